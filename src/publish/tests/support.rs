//! A project on a temporary disk, and processes that may die.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;
use walkdir::WalkDir;

use super::super::steps::Step;
use super::super::{Guard, OutPath, Publication, PublishError, Published, Sink};

/// The variable that tells a child process where its project is.
const SCENE: &str = "GARRIGUE_SCENE";

/// A project with sources, an output named `site`, and nothing else.
pub(super) struct Project {
    root: PathBuf,
    _disk: Option<TempDir>,
}

impl Project {
    pub(super) fn new() -> Self {
        let disk = TempDir::new().unwrap();
        let project = Self::at(disk.path());
        Self { _disk: Some(disk), ..project }
    }

    /// A project in a folder that somebody else removes.
    pub(super) fn at(root: &Path) -> Self {
        let root = fs::canonicalize(root).unwrap();
        fs::create_dir_all(root.join("content/plans")).unwrap();
        Self { root, _disk: None }
    }

    /// The project of the parent process, or nothing when the test was not started by one.
    pub(super) fn of_parent() -> Option<Self> {
        std::env::var_os(SCENE).map(|root| Self::at(Path::new(&root)))
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn output(&self) -> PathBuf {
        self.root.join("site")
    }

    pub(super) fn guard(&self) -> Guard {
        Guard { project: self.root.clone(), home: None, sources: vec![self.root.join("content")] }
    }

    pub(super) fn begin(&self) -> Result<Publication, PublishError> {
        Publication::begin(&self.output(), &self.guard())
    }

    /// Gives up a publication and starts another.
    pub(super) fn begin_again(&self, given_up: Publication) -> Publication {
        drop(given_up);
        self.begin().unwrap()
    }

    /// Publishes a site of a few pages that all say the same thing.
    pub(super) fn publish(&self, text: &str) -> Result<Published, PublishError> {
        let publication = self.begin()?;
        write_pages(&publication, text)?;
        publication.commit()
    }

    /// Publishes the same pages under another name.
    pub(super) fn publish_at(&self, name: &str, text: &str) {
        let publication = Publication::begin(&self.root.join(name), &self.guard()).unwrap();
        write_pages(&publication, text).unwrap();
        publication.commit().unwrap();
    }

    /// What hides beside the output: lock and leftovers.
    pub(super) fn hidden(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.root)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.starts_with(".site."))
            .collect();
        names.sort();
        names
    }

    /// Runs an ignored test of this binary in a process of its own, on this project.
    pub(super) fn child(&self, test: &str) -> Command {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(arguments(test)).env(SCENE, &self.root);
        command
    }

    /// Like [`child`](Self::child), after a command line of a shell that may mount things, in a
    /// namespace that dies with it. `$1` is the root of the project.
    pub(super) fn child_on_own_mounts(&self, mounts: &str, test: &str) -> Command {
        let mut command = Command::new("unshare");
        let script = format!("{mounts} && root=$1 && shift && cd / && exec \"$@\"");
        command
            .args(["-rm", "sh", "-ec", &script, "sh"])
            .arg(&self.root)
            .arg(std::env::current_exe().unwrap())
            .args(arguments(test))
            .env(SCENE, &self.root);
        command
    }
}

/// Plays a scene on its own mounts, or says that these cannot be made.
pub(super) fn play(mounts: &str, scene: &str) {
    let project = Project::new();
    let probe = Command::new("unshare").args(["-rm", "mount", "-t", "tmpfs", "none"]).arg(project.root()).output();
    if !probe.is_ok_and(|probe| probe.status.success()) {
        eprintln!("skipped: this system does not let a test mount a disk");
        return;
    }
    let played = project.child_on_own_mounts(mounts, scene).output().unwrap();
    let said = String::from_utf8_lossy(&played.stdout);
    assert!(
        played.status.success() && said.contains("scene played"),
        "{mounts}: {said}{}",
        String::from_utf8_lossy(&played.stderr)
    );
}

/// Kills a child process of a test after the n-th time that it reaches a step; false when it ended
/// before.
pub(super) fn kill_after(project: &Project, step: Step, rank: u32, test: &str) -> bool {
    let status = project
        .child(test)
        .env("GARRIGUE_ABORT_AFTER", format!("{step:?}:{rank}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    // A test that fails exits with 101; an abort has no exit code on Unix.
    assert_ne!(status.code(), Some(101), "{step:?} {rank}: {status}");
    !status.success()
}

fn arguments(test: &str) -> [&str; 5] {
    [test, "--exact", "--ignored", "--nocapture", "--test-threads=1"]
}

/// The name by which the test runner knows a function of a module.
pub(super) fn full_name(module: &str, test: &str) -> String {
    let inside = module.split_once("::").map_or(module, |(_, rest)| rest);
    format!("{inside}::{test}")
}

pub(super) fn path(text: &str) -> OutPath {
    OutPath::new(text).unwrap()
}

pub(super) fn write_pages(sink: &dyn Sink, text: &str) -> Result<(), PublishError> {
    for name in ["index.html", "herault/index.html", "herault/e1d3o7/index.html", "404.html"] {
        sink.write(&path(name), text.as_bytes())?;
    }
    Ok(())
}

/// Everything under a folder: files with their bytes, folders and links with what they are.
pub(super) fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    WalkDir::new(folder)
        .into_iter()
        .map(|entry| {
            let entry = entry.unwrap();
            let what = if entry.file_type().is_file() {
                fs::read(entry.path()).unwrap()
            } else {
                format!("{:?}", entry.file_type()).into_bytes()
            };
            (entry.path().to_path_buf(), what)
        })
        .collect()
}

/// The text of every page of a published site, and that its manifest tells the truth.
pub(super) fn texts(output: &Path) -> Vec<String> {
    let manifest = super::super::Manifest::read(output).unwrap().unwrap();
    assert!(!manifest.files().is_empty());
    let mut texts: Vec<String> = manifest
        .files()
        .iter()
        .map(|(path, fingerprint)| {
            let bytes = fs::read(output.join(path.as_str())).unwrap();
            assert_eq!(&super::super::Fingerprint::of(&bytes), fingerprint, "{path}");
            String::from_utf8(bytes).unwrap()
        })
        .collect();
    texts.dedup();
    texts
}
