//! Where a site may be written.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::{Guard, Publication, PublishError};
use super::support::{Project, snapshot};

/// What `begin` answers; whatever it is, a refusal must not have touched the disk.
fn refusal(project: &Project, output: impl AsRef<Path>, guard: &Guard) -> PublishError {
    let before = snapshot(project.root());
    let error = Publication::begin(output.as_ref(), guard).expect_err("must be refused");
    assert_eq!(snapshot(project.root()), before);
    error
}

#[test]
fn the_root_of_the_disk_is_refused() {
    let project = Project::new();
    let guard = Guard { home: Some(project.root().to_path_buf()), ..project.guard() };
    for root in ["/", "/.", "//", "/.."] {
        assert!(matches!(refusal(&project, root, &guard), PublishError::Root { .. }), "{root}");
    }
}

#[test]
fn the_home_folder_and_what_holds_it_are_refused() {
    let project = Project::new();
    let home = project.root().join("people/anne");
    fs::create_dir_all(&home).unwrap();
    let guard = Guard { home: Some(home.clone()), ..project.guard() };
    for output in [home.clone(), home.join("../anne/."), project.root().join("people")] {
        assert!(matches!(refusal(&project, output, &guard), PublishError::Home { .. }));
    }
    assert!(Publication::begin(&home.join("site"), &guard).is_ok());
}

#[test]
fn the_project_and_what_holds_it_are_refused() {
    let project = Project::new();
    let root = project.root();
    for output in [root.to_path_buf(), root.join("content/.."), root.join("content/../..")] {
        let error = refusal(&project, output, &project.guard());
        assert!(matches!(error, PublishError::Project { .. }), "{error}");
    }
}

#[test]
fn a_source_folder_what_holds_it_and_what_lies_in_it_are_refused() {
    let project = Project::new();
    let elsewhere = Project::new();
    fs::create_dir(elsewhere.root().join("themes")).unwrap();
    let guard = Guard {
        sources: vec![project.root().join("content"), elsewhere.root().join("themes/clair")],
        ..project.guard()
    };
    for output in [
        project.root().join("content"),
        project.root().join("content/site"),
        project.root().join("content/plans"),
        project.root().join("content/plans/../site"),
        elsewhere.root().join("themes"),
        // The theme does not exist yet: its place is refused all the same.
        elsewhere.root().join("themes/clair"),
        elsewhere.root().to_path_buf(),
    ] {
        let error = refusal(&project, &output, &guard);
        assert!(matches!(error, PublishError::Source { .. }), "{output:?}: {error}");
    }
}

#[test]
fn a_folder_whose_name_only_starts_like_a_source_is_accepted() {
    let project = Project::new();
    assert!(Publication::begin(&project.root().join("content-site"), &project.guard()).is_ok());
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_is_refused_with_or_without_a_slash() {
    let project = Project::new();
    let target = project.root().join("real");
    fs::create_dir(&target).unwrap();
    std::os::unix::fs::symlink(&target, project.output()).unwrap();
    for output in [project.output(), project.root().join("site/"), project.root().join("site/.")] {
        let error = refusal(&project, output, &project.guard());
        assert!(matches!(&error, PublishError::Symlink { target: t, .. } if *t == target), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_on_the_way_does_not_disguise_a_source() {
    let project = Project::new();
    let shortcut = project.root().join("shortcut");
    std::os::unix::fs::symlink(project.root().join("content"), &shortcut).unwrap();
    let error = refusal(&project, shortcut.join("site"), &project.guard());
    assert!(matches!(error, PublishError::Source { .. }), "{error}");
}

#[test]
fn a_file_is_refused() {
    let project = Project::new();
    fs::write(project.output(), "a file").unwrap();
    let error = refusal(&project, project.output(), &project.guard());
    assert!(matches!(error, PublishError::NotAFolder { .. }), "{error}");
}

#[test]
fn a_folder_whose_parent_is_missing_is_refused() {
    let project = Project::new();
    fs::write(project.root().join("file"), "").unwrap();
    for output in ["missing/site", "file/site", "missing/.."] {
        let error = refusal(&project, project.root().join(output), &project.guard());
        assert!(matches!(error, PublishError::ParentMissing { .. }), "{output}: {error}");
    }
}

#[test]
fn an_empty_path_stands_for_the_current_folder() {
    let project = Project::new();
    let guard = Guard { project: PathBuf::new(), ..Guard::default() };
    let error = refusal(&project, "", &guard);
    assert!(matches!(error, PublishError::Project { .. }), "{error}");
}
