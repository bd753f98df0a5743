//! What did not change is not written again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use super::super::former::Former;
use super::super::{Fingerprint, MANIFEST_NAME, MemorySink, Operation, PublishError, Sink, staging};
use super::support::{Project, path, snapshot, texts, write_pages};

/// When each thing under a folder was last changed.
fn times(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let entries = WalkDir::new(folder).into_iter().map(Result::unwrap);
    entries.map(|e| (e.path().to_path_buf(), e.metadata().unwrap().modified().unwrap())).collect()
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

/// Gives every file of a site a time that no build of this test can have.
fn age(output: &Path) -> SystemTime {
    let long_ago = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    for entry in WalkDir::new(output).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file()) {
        fs::File::options().append(true).open(entry.path()).unwrap().set_modified(long_ago).unwrap();
    }
    long_ago
}

#[test]
fn a_site_of_which_nothing_changes_is_left_exactly_as_it_is() {
    let project = Project::new();
    project.publish("same").unwrap();
    let before = times(&project.output());
    #[cfg(unix)]
    let inode = |path: &Path| std::os::unix::fs::MetadataExt::ino(&fs::metadata(path).unwrap());
    #[cfg(unix)]
    let folder = inode(&project.output());

    let publication = project.begin().unwrap();
    write_pages(&publication, "same").unwrap();
    assert_eq!(project.hidden(), [".site.garrigue-lock"], "no staging folder was needed");
    let published = publication.commit().unwrap();
    assert_eq!((published.new, published.kept, published.removed, published.files), (0, 4, 0, 4));
    assert_eq!(times(&project.output()), before);
    #[cfg(unix)]
    assert_eq!(inode(&project.output()), folder, "the folder itself is the same one");
}

#[test]
fn files_that_did_not_change_keep_their_time_and_the_others_are_new() {
    let project = Project::new();
    project.publish("old").unwrap();
    let long_ago = age(&project.output());

    let publication = project.begin().unwrap();
    assert!(publication.write(&path("index.html"), b"new").unwrap().new);
    assert!(!publication.write(&path("404.html"), b"old").unwrap().new);
    assert!(publication.keep(&path("herault/index.html"), &Fingerprint::of(b"old")).unwrap());
    let published = publication.commit().unwrap();
    assert_eq!((published.new, published.kept, published.removed, published.bytes), (1, 2, 1, 9));
    for (name, text, is_old) in
        [("index.html", "new", false), ("404.html", "old", true), ("herault/index.html", "old", true)]
    {
        let file = project.output().join(name);
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
        assert_eq!(modified(&file) == long_ago, is_old, "{name}");
    }
    assert!(!project.output().join("herault/e1d3o7").exists());
    assert_eq!(texts(&project.output()), ["old", "new"]);
    assert_eq!(project.hidden(), [".site.garrigue-lock"]);
}

#[test]
fn a_site_that_only_loses_pages_is_published_without_them() {
    let project = Project::new();
    project.publish("same").unwrap();
    let publication = project.begin().unwrap();
    assert!(publication.keep(&path("index.html"), &Fingerprint::of(b"same")).unwrap());
    let published = publication.commit().unwrap();
    assert_eq!((published.new, published.kept, published.removed), (0, 1, 3));
    let left = WalkDir::new(project.output()).into_iter().filter(|e| e.as_ref().unwrap().file_type().is_file());
    assert_eq!(left.count(), 2, "the page and the manifest");
}

#[test]
fn a_page_is_kept_by_its_bytes_and_not_by_what_the_manifest_says() {
    let project = Project::new();
    project.publish("right").unwrap();
    let page = project.output().join("index.html");
    // Same size, and a time that tells nothing.
    let time = modified(&page);
    fs::write(&page, "wrong").unwrap();
    fs::File::options().append(true).open(&page).unwrap().set_modified(time).unwrap();

    let publication = project.begin().unwrap();
    assert!(!publication.keep(&path("index.html"), &Fingerprint::of(b"right")).unwrap());
    assert!(!publication.keep(&path("404.html"), &Fingerprint::of(b"other")).unwrap());
    assert!(!publication.keep(&path("absent.html"), &Fingerprint::of(b"right")).unwrap());
    write_pages(&publication, "right").unwrap();
    let published = publication.commit().unwrap();
    assert_eq!((published.new, published.kept), (1, 3));
    assert_eq!(texts(&project.output()), ["right"]);
}

#[test]
fn a_refused_keep_promises_nothing_and_a_granted_one_takes_the_address() {
    let project = Project::new();
    project.publish("old").unwrap();
    let publication = project.begin().unwrap();
    assert!(publication.keep(&path("index.html"), &Fingerprint::of(b"old")).unwrap());
    let error = publication.write(&path("index.html"), b"old").unwrap_err();
    assert!(matches!(error, PublishError::Duplicate { .. }), "{error}");
    let publication = project.begin_again(publication);
    assert!(!publication.keep(&path("index.html"), &Fingerprint::of(b"new")).unwrap());
    publication.write(&path("404.html"), b"old").unwrap();
    assert_eq!(publication.commit().unwrap().files, 1);
    assert!(!MemorySink::new().keep(&path("index.html"), &Fingerprint::of(b"old")).unwrap());
}

#[test]
fn a_file_changed_by_hand_between_the_rendering_and_the_publication_stops_it() {
    for all_kept in [true, false] {
        let project = Project::new();
        project.publish("old").unwrap();
        let publication = project.begin().unwrap();
        write_pages(&publication, "old").unwrap();
        if !all_kept {
            publication.write(&path("more.html"), b"more").unwrap();
        }
        fs::write(project.output().join("herault/index.html"), "by hand").unwrap();
        let before = snapshot(&project.output());
        let error = publication.commit().unwrap_err();
        let PublishError::Altered { path, .. } = &error else { panic!("{error:?}") };
        assert_eq!(path.as_str(), "herault/index.html");
        assert_eq!(snapshot(&project.output()), before);
        assert_eq!(project.hidden(), [".site.garrigue-lock"]);
        // The next build mends it.
        assert_eq!(project.publish("old").unwrap().new, 1);
        assert_eq!(texts(&project.output()), ["old"]);
    }
}

#[test]
fn a_file_removed_by_hand_during_the_build_stops_it() {
    let project = Project::new();
    project.publish("old").unwrap();
    let publication = project.begin().unwrap();
    write_pages(&publication, "old").unwrap();
    fs::remove_file(project.output().join("404.html")).unwrap();
    assert!(matches!(publication.commit(), Err(PublishError::Altered { .. })));
}

/// A backup made of hard links changes what the system says of a file, not its bytes.
#[test]
fn a_backup_of_links_stops_nothing_and_is_never_written_into() {
    let project = Project::new();
    project.publish("old").unwrap();
    let publication = project.begin().unwrap();
    write_pages(&publication, "old").unwrap();
    let backup = project.root().join("backup.html");
    fs::hard_link(project.output().join("index.html"), &backup).unwrap();
    assert_eq!(publication.commit().unwrap().kept, 4);
    project.publish("new").unwrap();
    assert_eq!(fs::read_to_string(&backup).unwrap(), "old");
}

#[cfg(unix)]
#[test]
fn nothing_is_kept_through_a_link() {
    let project = Project::new();
    project.publish("old").unwrap();
    let elsewhere = project.root().join("elsewhere");
    fs::rename(project.output().join("herault/e1d3o7"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, project.output().join("herault/e1d3o7")).unwrap();
    fs::rename(project.output().join("404.html"), project.root().join("page.html")).unwrap();
    let former = Former::read(&project.output()).unwrap();
    let fingerprint = Fingerprint::of(b"old");
    assert!(former.matches(&path("herault/index.html"), &fingerprint).is_some());
    assert!(former.matches(&path("herault/e1d3o7/index.html"), &fingerprint).is_none(), "in a linked folder");
    std::os::unix::fs::symlink(project.root().join("page.html"), project.output().join("404.html")).unwrap();
    assert!(former.matches(&path("404.html"), &fingerprint).is_none(), "a link itself");
    let fifo = project.output().join("index.html");
    fs::remove_file(&fifo).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    assert!(former.matches(&path("index.html"), &fingerprint).is_none(), "a pipe, for which nobody waits");
}

#[test]
fn where_a_file_admits_no_link_a_copy_keeps_its_time_and_permissions() {
    let project = Project::new();
    project.publish("old").unwrap();
    let long_ago = age(&project.output());
    let (from, to) = (project.output().join("index.html"), project.root().join("copy.html"));
    let mut permissions = fs::metadata(&from).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&from, permissions.clone()).unwrap();
    let copy = |wanted: &[u8]| staging::copy(&from, &to, Some(&Fingerprint::of(wanted)), Operation::CarryOver).unwrap();
    assert!(copy(b"new").is_none() && !to.exists(), "a file that has changed is not copied");
    assert!(copy(b"old").is_some());
    assert_eq!((fs::read_to_string(&to).unwrap().as_str(), modified(&to)), ("old", long_ago));
    assert_eq!(fs::metadata(&to).unwrap().permissions(), permissions);
}

/// An immutable file can be neither linked nor removed: it is copied, and the old tree is named.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_nobody_may_link_or_remove_stops_no_build() {
    use std::process::Command;
    let project = Project::new();
    project.publish("old").unwrap();
    let page = project.output().join("404.html");
    if !Command::new("chattr").arg("+i").arg(&page).output().is_ok_and(|done| done.status.success()) {
        eprintln!("skipped: this system does not let a test make a file immutable");
        return;
    }
    let publication = project.begin().unwrap();
    write_pages(&publication, "old").unwrap();
    publication.write(&path("more.html"), b"old").unwrap();
    let published = publication.commit();
    let leftover = WalkDir::new(project.root()).into_iter().filter_map(Result::ok);
    let immutable = leftover.filter(|e| e.file_name() == "404.html").map(walkdir::DirEntry::into_path);
    for file in immutable {
        Command::new("chattr").arg("-i").arg(file).output().unwrap();
    }
    let published = published.unwrap();
    assert_eq!((published.new, published.kept, published.leftovers.len()), (1, 4, 1));
    assert_eq!(texts(&project.output()), ["old"]);
    drop(project.begin().unwrap());
    assert_eq!(project.hidden(), [".site.garrigue-lock"]);
}

#[test]
fn two_thousand_kept_pages_are_linked_by_all_threads() {
    let project = Project::new();
    let fill = |text: &str| {
        let publication = project.begin().unwrap();
        for page in 0..2_000 {
            let name = format!("d{}/p{page}/index.html", page % 40);
            publication.write(&path(&name), if page == 0 { text.as_bytes() } else { b"page" }).unwrap();
        }
        publication.commit().unwrap()
    };
    fill("one");
    let published = fill("two");
    assert_eq!((published.new, published.kept, published.removed), (1, 1_999, 0));
    assert!(project.output().join(MANIFEST_NAME).exists());
    assert_eq!(texts(&project.output()), ["two", "page"]);
}
