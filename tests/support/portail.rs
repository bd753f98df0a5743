//! A project in a temporary folder: sources to break, and the real program to run on them.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

use super::{Outcome, Site, workshop};

/// The theme of the repository.
pub const THEME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/romarin");

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/minimal/content");
const COMMUNES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/communes/content");
const ENTREES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/entrees/content");
const CONTRAT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/contrat/content");

/// A project: `content/`, and `output/` once it is built.
pub struct Portail {
    folder: TempDir,
}

impl Portail {
    /// A project with the minimal sources, which have neither error nor warning.
    pub fn minimal() -> Self {
        let portail = Self::empty();
        copy_all(Path::new(FIXTURE), &portail.path("content"));
        portail
    }

    /// The same project with a local contract, `contrats/source/`, and what the registers must declare for it.
    pub fn with_contract(self) -> Self {
        add_all(Path::new(CONTRAT), &self.path("content"));
        self
    }

    /// The same project with a list of communes: three in Valbrume, and one, in a department without a plan, that has
    /// the name of one of them.
    pub fn with_communes(self) -> Self {
        add_all(Path::new(COMMUNES), &self.path("content"));
        self
    }

    /// The same project with ways in by need: an « aidant » and a « médecin ».
    pub fn with_entrees(self) -> Self {
        add_all(Path::new(ENTREES), &self.path("content"));
        self
    }

    /// A project without any file.
    pub fn empty() -> Self {
        // In memory where the system has such a folder: nothing here has to outlive a test.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
        Self { folder: folder.or_else(|_| TempDir::new()).unwrap() }
    }

    /// A place of the project on the disk.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file of the sources, with the folders that it needs.
    pub fn write(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        write(&self.source(path), bytes.as_ref());
        self
    }

    /// Writes a file of the project, outside its sources.
    pub fn write_outside(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        write(&self.path(path), bytes.as_ref());
        self
    }

    /// Replaces a passage that stands exactly once in a file of the sources.
    pub fn replace(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "« {from} » must stand exactly once in {path}");
        self.write(path, text.replacen(from, to, 1))
    }

    /// Adds text at the end of a file of the sources.
    pub fn append(self, path: &str, text: &str) -> Self {
        self.edit(path, |whole| whole + text)
    }

    /// Rewrites a file of the sources.
    pub fn edit(self, path: &str, change: impl FnOnce(String) -> String) -> Self {
        let text = change(self.read(path));
        self.write(path, text)
    }

    /// Copies a file of the sources.
    pub fn copy(self, from: &str, to: &str) -> Self {
        let text = self.read(from);
        self.write(to, text)
    }

    /// Removes a file of the sources.
    pub fn remove(self, path: &str) -> Self {
        fs::remove_file(self.source(path)).unwrap();
        self
    }

    /// Renames a file or a folder of the sources.
    pub fn rename(self, from: &str, to: &str) -> Self {
        let target = self.source(to);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::rename(self.source(from), target).unwrap();
        self
    }

    /// Makes a symbolic link in the sources.
    pub fn symlink(self, path: &str, target: impl AsRef<Path>) -> Self {
        std::os::unix::fs::symlink(target, self.source(path)).unwrap();
        self
    }

    /// A file of the sources.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.source(path)).unwrap()
    }

    /// Puts a published site in `output/`, as an earlier build would have done.
    pub fn publish(self, site: &Site) -> Self {
        for (path, bytes) in site.files() {
            write(&self.path("output").join(path), bytes);
        }
        self
    }

    /// Every problem, found in this process: what `check` says, much sooner.
    pub fn examine(&self) -> Outcome {
        workshop::examine(self)
    }

    /// Runs `check` with the repository's theme; the outcome has every problem.
    pub fn check(&self) -> Outcome {
        self.check_with(&[])
    }

    /// Runs `check` with more arguments.
    pub fn check_with(&self, arguments: &[&str]) -> Outcome {
        let mut all = vec!["check", "--format", "json", "--theme", THEME];
        all.extend(arguments);
        self.run(&all).with_json()
    }

    /// Runs `build` with the repository's theme.
    pub fn build(&self) -> Outcome {
        self.build_with(&[])
    }

    /// Runs `build` with more arguments. No picture is painted: `tests/portail/partage.rs` has its own builds.
    pub fn build_with(&self, arguments: &[&str]) -> Outcome {
        let mut all = vec!["build", "--no-images", "--theme", THEME];
        all.extend(arguments);
        self.run(&all)
    }

    /// Builds, and gives the published site; fails when the program refuses.
    pub fn site(&self) -> Site {
        self.site_with(&[])
    }

    /// Builds with more arguments, and gives the published site.
    pub fn site_with(&self, arguments: &[&str]) -> Site {
        let outcome = self.build_with(arguments);
        assert_eq!(outcome.exit, 0, "{}", outcome.stderr);
        self.output()
    }

    /// What `output/` holds.
    pub fn output(&self) -> Site {
        Site::read(&self.path("output"))
    }

    /// What stands in the project's folder, by name.
    pub fn entries(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Runs the program in the project's folder, away from the settings of whoever runs the tests.
    pub fn run(&self, arguments: &[&str]) -> Outcome {
        let output = self.command(arguments).output().unwrap();
        Outcome::new(&output)
    }

    /// The program, ready to run in the project's folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        Command::from_std(self.process(arguments))
    }

    /// The program, ready to start in the project's folder and to be talked to while it runs.
    pub fn process(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_garrigue"));
        command.current_dir(self.folder.path()).args(arguments);
        for name in ["HOME", "COLUMNS", "NO_COLOR", "TERM", "LANG", "LC_ALL"] {
            command.env_remove(name);
        }
        command
    }

    fn source(&self, path: &str) -> PathBuf {
        self.path("content").join(path)
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn copy_all(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            write(&target, &fs::read(entry.path()).unwrap());
        }
    }
}

/// Adds the files of a folder to another; those that are there already are continued.
fn add_all(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            add_all(&entry.path(), &target);
        } else {
            let before = fs::read(&target).unwrap_or_default();
            write(&target, &[before, fs::read(entry.path()).unwrap()].concat());
        }
    }
}
