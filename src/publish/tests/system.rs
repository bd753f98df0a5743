//! Disks that are full, read-only, or keep what they hold.
//!
//! They are mounted in a namespace of a child process, so nothing is left behind. Where the system
//! forbids that (no `unshare`, a container without user namespaces), the tests say so and pass;
//! `cargo test -- --nocapture` shows it.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;

use super::super::{Operation, PublishError, Sink, verify};
use super::support::{Project, full_name, path, play, snapshot, texts};

#[test]
fn a_full_disk_leaves_the_old_site_and_says_so() {
    play("mount -t tmpfs -o size=512k none \"$1\"", &full_name(module_path!(), "scene_full_disk"));
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
    assert!(verify(&project.output()).unwrap().is_exact());
    println!("scene played");
}

#[test]
fn a_read_only_disk_is_refused_before_anything() {
    play(
        "mount -t tmpfs none \"$1\" && mkdir -p \"$1/content/plans\" && mount -o remount,ro none \"$1\"",
        &full_name(module_path!(), "scene_read_only"),
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
fn an_old_tree_that_cannot_be_removed_is_named_and_stops_no_build() {
    play(
        "mount -t tmpfs none \"$1\" && mkdir -p \"$1/site/herault\" \
         && printf '{\"generator\":\"garrigue\",\"format\":1,\"files\":{}}' > \"$1/site/.garrigue.json\" \
         && mount -t tmpfs none \"$1/site/herault\"",
        &full_name(module_path!(), "scene_stubborn_leftover"),
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

/// Whatever the room on the disk, a build publishes the whole new site or leaves the whole old one.
#[test]
fn a_disk_of_any_size_holds_the_old_site_or_the_new_one() {
    for kilobytes in (160..=400).step_by(24) {
        let mounts = format!("mount -t tmpfs -o size={kilobytes}k,nr_inodes={} none \"$1\"", kilobytes / 4);
        play(&mounts, &full_name(module_path!(), "scene_tight_disk"));
    }
}

#[test]
#[ignore = "a child process: `a_disk_of_any_size_holds_the_old_site_or_the_new_one` starts it"]
fn scene_tight_disk() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    let publish = |text: &str, pages: u32| {
        let publication = project.begin()?;
        for page in 0..pages {
            let bytes = text.repeat(2_000);
            publication.write(&path(&format!("d{}/p{page}/index.html", page % 3)), bytes.as_bytes())?;
        }
        publication.commit()
    };
    let first = publish("old", 9);
    let mut before = first.is_ok().then(|| snapshot(&project.output()));
    assert!(first.is_ok() || !project.output().exists());
    for (text, pages) in [("new", 9), ("old", 20), ("new", 3)] {
        match publish(text, pages) {
            Ok(published) => {
                assert!(published.leftovers.is_empty(), "{published:?}");
                before = Some(snapshot(&project.output()));
            }
            Err(error) => {
                let PublishError::Io { source, .. } = &error else { panic!("{error:?}") };
                assert_eq!(source.kind(), ErrorKind::StorageFull, "{error}");
            }
        }
        match &before {
            Some(before) => {
                assert_eq!(&snapshot(&project.output()), before);
                assert!(verify(&project.output()).unwrap().is_exact());
            }
            None => assert!(!project.output().exists()),
        }
        assert!(project.hidden().len() <= 1, "{:?}", project.hidden());
    }
    println!("scene played");
}

#[test]
fn where_another_user_may_not_write_nothing_changes_and_the_reason_is_told() {
    if !is_root() {
        eprintln!("skipped: only root can become another user");
        return;
    }
    let project = Project::new();
    project.publish("old").unwrap();
    let before = snapshot(&project.output());
    fs::set_permissions(project.root(), fs::Permissions::from_mode(0o755)).unwrap();
    let mut child = project.child(&full_name(module_path!(), "child_without_rights"));
    let played = child.uid(65_534).gid(65_534).current_dir("/").output().unwrap();
    if played.status.code() == Some(126) {
        eprintln!("skipped: another user may not run this test");
        return;
    }
    let said = String::from_utf8_lossy(&played.stdout).into_owned();
    assert!(said.contains("scene played"), "{said}{}", String::from_utf8_lossy(&played.stderr));
    assert_eq!(snapshot(&project.output()), before);
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[test]
#[ignore = "a child process: `where_another_user_may_not_write_nothing_changes_and_the_reason_is_told` starts it"]
fn child_without_rights() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    let error = project.begin().unwrap_err();
    let PublishError::Io { operation: Operation::Lock, source, .. } = &error else { panic!("{error:?}") };
    assert_eq!(source.kind(), ErrorKind::PermissionDenied);
    assert!(error.fr().contains("l'accès est refusé"), "{error}");
    println!("scene played");
}

/// The output may be read and its place may not be written in: a folder of another owner, a medium.
#[test]
fn a_read_only_output_stays_as_it_is() {
    play(
        "mount -t tmpfs none \"$1\" && mkdir \"$1/site\" \"$1/volume\" \
         && printf '{\"generator\":\"garrigue\",\"format\":1,\"files\":{}}' > \"$1/volume/.garrigue.json\" \
         && mount --bind \"$1/volume\" \"$1/site\" && mount -o remount,bind,ro \"$1/site\"",
        &full_name(module_path!(), "scene_read_only_output"),
    );
}

#[test]
#[ignore = "a child process: `a_read_only_output_stays_as_it_is` starts it"]
fn scene_read_only_output() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    let before = snapshot(project.root());
    let error = project.publish("new").unwrap_err();
    let PublishError::Io { source, .. } = &error else { panic!("{error:?}") };
    assert_eq!(source.kind(), ErrorKind::ReadOnlyFilesystem);
    assert!(error.fr().contains("ce disque est en lecture seule"), "{error}");
    assert_eq!(snapshot(project.root()), before);
    println!("scene played");
}
