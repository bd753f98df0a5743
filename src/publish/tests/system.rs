//! Disks that are full, read-only, or cannot move a folder.
//!
//! They are mounted in a namespace of a child process, so nothing is left behind. Where the system
//! forbids that (no `unshare`, a container without user namespaces), the tests say so and pass;
//! `cargo test -- --nocapture` shows it.

use std::fs;
use std::io::ErrorKind;
use std::process::Command;

use super::super::{Operation, Publication, PublishError, Sink};
use super::support::{Project, full_name, path, snapshot, texts};

/// Plays a scene on its own mounts, or says that these cannot be made.
fn play(mounts: &str, scene: &str) {
    let project = Project::new();
    let probe = Command::new("unshare").args(["-rm", "mount", "-t", "tmpfs", "none"]).arg(project.root()).output();
    if !probe.is_ok_and(|probe| probe.status.success()) {
        eprintln!("skipped: this system does not let a test mount a disk");
        return;
    }
    let name = full_name(module_path!(), scene);
    let played = project.child_on_own_mounts(mounts, &name).output().unwrap();
    let said = String::from_utf8_lossy(&played.stdout);
    assert!(
        played.status.success() && said.contains("scene played"),
        "{said}{}",
        String::from_utf8_lossy(&played.stderr)
    );
}

#[test]
fn a_full_disk_leaves_the_old_site_and_says_so() {
    play("mount -t tmpfs -o size=512k none \"$1\"", "scene_full_disk");
}

#[test]
#[ignore = "a child process: `a_full_disk_leaves_the_old_site_and_says_so` starts it"]
fn scene_full_disk() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    project.publish("old").unwrap();
    let before = snapshot(&project.output());
    let publication = project.begin().unwrap();
    let error = (0..)
        .map(|n| publication.write(&path(&format!("p{n}/index.html")), &vec![b'x'; 20_000]))
        .find_map(Result::err)
        .unwrap();
    let PublishError::Io { operation: Operation::Write, source, .. } = &error else { panic!("{error:?}") };
    assert_eq!(source.kind(), ErrorKind::StorageFull);
    assert!(error.fr().contains("le disque est plein"), "{error}");
    // Not even a commit that ignores the error publishes the pages that did fit.
    assert!(matches!(publication.commit(), Err(PublishError::Unfinished { .. })));
    assert_eq!(snapshot(&project.output()), before);
    project.publish("next").unwrap();
    assert_eq!(texts(&project.output()), ["next"]);
    println!("scene played");
}

#[test]
fn a_read_only_disk_is_refused_before_anything() {
    play(
        "mount -t tmpfs none \"$1\" && mkdir -p \"$1/content/plans\" && mount -o remount,ro none \"$1\"",
        "scene_read_only",
    );
}

#[test]
#[ignore = "a child process: `a_read_only_disk_is_refused_before_anything` starts it"]
fn scene_read_only() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    let error = project.begin().unwrap_err();
    let PublishError::Io { operation: Operation::Lock, source, path } = &error else { panic!("{error:?}") };
    assert_eq!(source.kind(), ErrorKind::ReadOnlyFilesystem);
    assert!(path.starts_with(project.root()));
    println!("scene played");
}

#[test]
fn a_mount_point_is_refused_before_anything() {
    play("mkdir \"$1/site\" && mount -t tmpfs none \"$1/site\"", "scene_mount_point");
}

#[test]
#[ignore = "a child process: `a_mount_point_is_refused_before_anything` starts it"]
fn scene_mount_point() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    let error = project.begin().unwrap_err();
    assert!(matches!(error, PublishError::CannotMove { .. }), "{error}");
    // What the message advises works.
    let inside = project.output().join("site");
    let publication = Publication::begin(&inside, &project.guard()).unwrap();
    publication.write(&path("index.html"), b"new").unwrap();
    publication.commit().unwrap();
    assert_eq!(texts(&inside), ["new"]);
    println!("scene played");
}

#[test]
fn a_mount_point_on_the_same_disk_is_refused_at_the_swap() {
    play(
        "mount -t tmpfs none \"$1\" && mkdir \"$1/site\" \"$1/volume\" && mount --bind \"$1/volume\" \"$1/site\"",
        "scene_bind_mount",
    );
}

#[test]
#[ignore = "a child process: `a_mount_point_on_the_same_disk_is_refused_at_the_swap` starts it"]
fn scene_bind_mount() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    let error = project.publish("new").unwrap_err();
    assert!(matches!(error, PublishError::CannotMove { .. }), "{error}");
    assert_eq!(fs::read_dir(project.output()).unwrap().count(), 0);
    assert_eq!(project.hidden(), [".site.garrigue-lock"]);
    println!("scene played");
}

/// A container whose image holds a site, and that builds it again.
#[test]
fn a_site_in_the_image_of_a_container_is_refused_and_intact() {
    play(
        "mkdir \"$1/m\" && mount -t tmpfs none \"$1/m\" && cd \"$1/m\" && mkdir -p up work low/site \
         && printf '{\"generator\":\"garrigue\",\"format\":1,\"files\":{}}' > low/site/.garrigue.json \
         && mount -t overlay -o lowerdir=low,upperdir=up,workdir=work none \"$1\"",
        "scene_container",
    );
}

#[test]
#[ignore = "a child process: `a_site_in_the_image_of_a_container_is_refused_and_intact` starts it"]
fn scene_container() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    let before = snapshot(&project.output());
    let error = project.publish("new").unwrap_err();
    assert!(matches!(error, PublishError::CannotMove { .. }), "{error}");
    assert_eq!(snapshot(&project.output()), before);
    assert_eq!(project.hidden(), [".site.garrigue-lock"]);
    println!("scene played");
}

#[test]
fn an_old_tree_that_cannot_be_removed_is_named_and_stops_no_build() {
    play(
        "mount -t tmpfs none \"$1\" && mkdir -p \"$1/site/herault\" \
         && printf '{\"generator\":\"garrigue\",\"format\":1,\"files\":{}}' > \"$1/site/.garrigue.json\" \
         && mount -t tmpfs none \"$1/site/herault\"",
        "scene_stubborn_leftover",
    );
}

#[test]
#[ignore = "a child process: `an_old_tree_that_cannot_be_removed_is_named_and_stops_no_build` starts it"]
fn scene_stubborn_leftover() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    for text in ["new", "next"] {
        let published = project.publish(text).unwrap();
        assert_eq!(texts(&project.output()), [text]);
        let [leftover] = &published.leftovers[..] else { panic!("{published:?}") };
        assert!(leftover.join("herault").is_dir());
        assert!(!leftover.join("index.html").exists());
    }
    println!("scene played");
}
