//! Whether a folder is exactly a build.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::{MANIFEST_NAME, PublishError, Verdict, verify};
use super::support::{Project, path, snapshot, write_pages};

fn exact() -> Verdict {
    Verdict { files: 4, ..Verdict::default() }
}

#[test]
fn a_site_just_published_and_its_copy_are_exact() {
    let project = Project::new();
    project.publish("old").unwrap();
    assert_eq!(verify(&project.output()).unwrap(), exact());
    let copy = project.root().join("mirror");
    assert!(std::process::Command::new("cp").arg("-r").arg(project.output()).arg(&copy).status().unwrap().success());
    fs::write(copy.join(".gitignore"), "*").unwrap();
    let before = snapshot(project.root());
    assert!(verify(&copy).unwrap().is_exact(), "git's files belong to the author");
    assert_eq!(snapshot(project.root()), before);
}

#[test]
fn every_difference_is_named() {
    let project = Project::new();
    project.publish("old").unwrap();
    let site = project.output();
    fs::write(site.join("index.html"), "OLD").unwrap();
    fs::write(site.join("404.html"), "longer").unwrap();
    fs::remove_dir_all(site.join("herault/e1d3o7")).unwrap();
    fs::write(site.join("herault/photo.jpg"), "").unwrap();
    fs::write(site.join("Thumbs.db"), "").unwrap();
    let verdict = verify(&site).unwrap();
    assert!(!verdict.is_exact());
    assert_eq!(verdict.changed, [path("404.html"), path("index.html")]);
    assert_eq!(verdict.missing, [path("herault/e1d3o7/index.html")]);
    assert_eq!(verdict.added, [PathBuf::from("Thumbs.db"), PathBuf::from("herault/photo.jpg")]);
    assert!(verdict.links.is_empty() && !verdict.unfinished);
}

#[cfg(unix)]
#[test]
fn a_link_is_told_and_never_followed() {
    use std::os::unix::fs::symlink;
    let project = Project::new();
    project.publish("old").unwrap();
    let site = project.output();
    let elsewhere = project.root().join("elsewhere");
    fs::rename(site.join("herault"), &elsewhere).unwrap();
    symlink(&elsewhere, site.join("herault")).unwrap();
    fs::rename(site.join("404.html"), project.root().join("page.html")).unwrap();
    symlink(project.root().join("page.html"), site.join("404.html")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(site.join("pipe")).status().unwrap().success());
    let verdict = verify(&site).unwrap();
    assert_eq!(verdict.links, [PathBuf::from("404.html"), PathBuf::from("herault")]);
    assert_eq!(verdict.missing, [path("herault/e1d3o7/index.html"), path("herault/index.html")]);
    assert_eq!(verdict.added, [PathBuf::from("pipe")]);
    // The folder itself may be given by a link, as servers do.
    let current = project.root().join("current");
    project.publish_at("release", "old");
    symlink("release", &current).unwrap();
    assert!(verify(&current).unwrap().is_exact());
}

#[test]
fn a_folder_without_a_manifest_of_this_garrigue_is_an_error() {
    let project = Project::new();
    fs::create_dir(project.output()).unwrap();
    let refused = |site: &Path| verify(site).unwrap_err();
    assert!(matches!(refused(&project.output()), PublishError::NoManifest { .. }));
    let manifest = project.output().join(MANIFEST_NAME);
    fs::write(&manifest, "{").unwrap();
    assert!(matches!(refused(&project.output()), PublishError::ManifestUnreadable { .. }));
    fs::write(&manifest, r#"{"generator":"garrigue","format":1,"files":{"a":{"size":1}}}"#).unwrap();
    assert!(matches!(refused(&project.output()), PublishError::ManifestOld { .. }));
    for absent in ["absent", "content/plans/absent"] {
        let error = refused(&project.root().join(absent));
        assert!(matches!(error, PublishError::Io { .. }) && !error.is_about_manifest(), "{error}");
    }
}

#[test]
fn a_build_under_way_does_not_change_what_is_said_of_the_published_site() {
    let project = Project::new();
    project.publish("old").unwrap();
    let publication = project.begin().unwrap();
    write_pages(&publication, "new").unwrap();
    assert_eq!(verify(&project.output()).unwrap(), exact());
}
