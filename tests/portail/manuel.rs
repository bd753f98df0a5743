//! The manual, followed word for word: each file that it shows is written, each command typed, each answer compared.
//!
//! A block after a line « `path` : » is the whole of that file. A block `sh` is typed in a shell; the block `text` after
//! it is what must be answered, line by line, `…` standing for anything. A command fails only where the answer that is
//! shown is an error.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::Portail;

const MANUEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/manuel");

/// Programs that would talk to another machine.
const ELSEWHERE: [&str; 4] = ["cargo", "rsync", "rclone", "xdg-open"];

/// A reader of the manual, with a terminal.
struct Reader {
    home: Portail,
    folder: PathBuf,
    /// What the last commands answered, and whether they succeeded.
    answer: String,
    succeeded: bool,
    commands: usize,
    files: usize,
    answers: usize,
}

impl Reader {
    fn new() -> Self {
        let home = ELSEWHERE.iter().fold(Portail::empty(), |p, name| {
            let p = p.write_outside(&format!("bin/{name}"), "#!/bin/sh\n");
            let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
            fs::set_permissions(p.path(&format!("bin/{name}")), mode).unwrap();
            p
        });
        let folder = home.path("");
        Self { home, folder, answer: String::new(), succeeded: true, commands: 0, files: 0, answers: 0 }
    }

    fn chapter(&mut self, name: &str) {
        let text = fs::read_to_string(Path::new(MANUEL).join(name)).unwrap();
        let mut lines = text.lines();
        let (mut said, mut pending) = (String::new(), None);
        while let Some(line) = lines.next() {
            let Some(kind) = line.strip_prefix("```") else {
                if !line.trim().is_empty() {
                    line.clone_into(&mut said);
                }
                continue;
            };
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let place = format!("{name}, « {said} »");
            if kind == "text" {
                self.compare(&block, &place);
                pending = None;
                continue;
            }
            // No answer was shown for the last commands: they must have succeeded.
            self.must_have_succeeded(pending.take());
            match kind {
                "sh" => {
                    self.type_in(&block.join("\n"));
                    pending = Some(place);
                }
                _ => self.write(&said, kind, &(block.join("\n") + "\n")),
            }
        }
        self.must_have_succeeded(pending);
    }

    fn must_have_succeeded(&self, place: Option<String>) {
        if let Some(place) = place {
            assert!(self.succeeded, "{place}:\n{}", self.answer);
        }
    }

    /// Writes the file that the line above a block names.
    fn write(&mut self, said: &str, kind: &str, text: &str) {
        let named = said.replace('\u{a0}', " ");
        let path = named.strip_prefix('`').and_then(|rest| rest.strip_suffix("` :"));
        let path = self.folder.join(path.unwrap_or_else(|| panic!("no file is named before this {kind}: {said}")));
        if kind == "yaml" && !path.starts_with(self.folder.join("content")) {
            self.work_as_forge(&serde_yaml::from_str(text).unwrap(), said);
        }
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self.files += 1;
    }

    /// Types the commands of a forge's file as its runner would, line by line, and looks for what it says it publishes.
    fn work_as_forge(&mut self, file: &serde_json::Value, said: &str) {
        let mut commands = Vec::new();
        collect(file, &["script", "run"], &mut commands);
        assert!(commands.iter().any(|c| c.starts_with("garrigue ")), "{said} publishes nothing");
        let before = self.folder.clone();
        for command in &commands {
            self.type_in(command);
            assert!(self.succeeded, "{said}, « {command} »:\n{}", self.answer);
        }
        let mut published = Vec::new();
        collect(file, &["paths", "path"], &mut published);
        assert!(!published.is_empty(), "{said} says nothing of what is published");
        for folder in published {
            let home = before.join(&folder).join("index.html");
            assert!(home.exists(), "{said}: « {folder} » is no portal");
        }
    }

    fn type_in(&mut self, commands: &str) {
        self.commands += commands.lines().count();
        if commands.starts_with("garrigue serve") {
            return self.serve();
        }
        let bin = Path::new(env!("CARGO_BIN_EXE_garrigue")).parent().unwrap();
        let path = format!("{}:{}:{}", self.home.path("bin").display(), bin.display(), std::env::var("PATH").unwrap());
        let output = Command::new("sh")
            .args(["-e", "-c", &format!("{commands}\npwd > \"$HOME/.pwd\"")])
            .current_dir(&self.folder)
            .env("PATH", path)
            .env("HOME", self.home.path(""))
            .env("COLUMNS", "400")
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr].concat();
        self.answer = String::from_utf8(text).unwrap().replace(['\u{a0}', '\u{202f}'], " ");
        self.succeeded = output.status.success();
        if self.succeeded {
            self.folder = fs::read_to_string(self.home.path(".pwd")).unwrap().trim_end().into();
        }
    }

    /// Starts the preview, without a browser, until it says where it is.
    fn serve(&mut self) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_garrigue"));
        command.args(["serve", "--port", "0"]).current_dir(&self.folder).stdout(Stdio::piped()).stderr(Stdio::null());
        if cfg!(not(feature = "serve")) {
            return;
        }
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        self.succeeded = line.contains("http://");
        self.answer = line;
    }

    fn compare(&mut self, expected: &[&str], place: &str) {
        let error = expected.iter().any(|line| line.starts_with("erreur["));
        assert_eq!(self.succeeded, !error, "{place}:\n{}", self.answer);
        for line in expected {
            let found = self.answer.lines().any(|answered| like(answered, line));
            assert!(found, "{place}: « {line} » is not answered by\n{}", self.answer);
            self.answers += 1;
        }
    }
}

/// Every text that stands under one of these names, in the order of the file.
fn collect(value: &serde_json::Value, names: &[&str], found: &mut Vec<String>) {
    use serde_json::Value;
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                match inner {
                    Value::String(text) if names.contains(&name.as_str()) => found.push(text.clone()),
                    Value::Array(items) if names.contains(&name.as_str()) => {
                        found.extend(items.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => collect(inner, names, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, names, found)),
        _ => {}
    }
}

/// Whether a line is what was expected of it, `…` standing for anything.
fn like(answered: &str, expected: &str) -> bool {
    let mut rest = answered;
    let parts: Vec<&str> = expected.split('…').collect();
    for (rank, part) in parts.iter().enumerate() {
        let Some(at) = rest.find(part) else { return false };
        if rank == 0 && at > 0 {
            return false;
        }
        rest = &rest[at + part.len()..];
    }
    rest.is_empty() || expected.ends_with('…')
}

#[test]
fn the_manual_followed_word_for_word_makes_a_portal_without_a_warning() {
    let mut chapters: Vec<String> =
        fs::read_dir(MANUEL).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    chapters.sort();
    let mut reader = Reader::new();
    for chapter in chapters.iter().filter(|name| *name != "README.md") {
        reader.chapter(chapter);
    }
    reader.type_in("garrigue check --strict");
    assert!(reader.succeeded, "{}", reader.answer);
    let (commands, files, answers) = (reader.commands, reader.files, reader.answers);
    assert!(commands > 30 && files > 40 && answers > 25, "{commands} commands, {files} files, {answers} answers");
}

#[test]
fn an_answer_is_compared_word_for_word_but_where_it_may_vary() {
    assert!(like("42 pages, 3 ko", "… pages, 3 ko") && like("42 pages, 3 ko", "… pages, …"));
    assert!(!like("42 pages, 3 ko", "pages, 3 ko") && !like("42 pages, 3 ko", "… pages, 4 ko"));
    assert!(!like("42 pages, 3 ko et plus", "… pages, 3 ko"));
}

#[test]
fn every_chapter_is_in_the_table_of_contents() {
    let contents = fs::read_to_string(format!("{MANUEL}/README.md")).unwrap();
    for chapter in fs::read_dir(MANUEL).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()) {
        assert!(chapter == "README.md" || contents.contains(&format!("({chapter})")), "{chapter}");
    }
}
