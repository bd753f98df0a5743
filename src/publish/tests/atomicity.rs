//! A site appears whole, or not at all.

use std::thread;

use super::super::{Publication, PublishError, Published, Sink};
use super::support::{Project, path, snapshot, texts, write_pages};

const LOCK_ONLY: [&str; 1] = [".site.garrigue-lock"];

#[test]
fn a_first_publication_creates_the_output() {
    let project = Project::new();
    let published = project.publish("new").unwrap();
    let expected = Published {
        output: project.output(),
        files: 4,
        bytes: 12,
        new: 4,
        kept: 0,
        removed: 0,
        in_place: false,
        leftovers: Vec::new(),
    };
    assert_eq!(published, expected);
    assert_eq!(texts(&project.output()), ["new"]);
    assert_eq!(project.hidden(), LOCK_ONLY);
}

#[test]
fn a_publication_replaces_the_whole_site() {
    let project = Project::new();
    project.publish("old").unwrap();
    let publication = project.begin().unwrap();
    publication.write(&path("index.html"), b"new").unwrap();
    publication.commit().unwrap();
    assert_eq!(texts(&project.output()), ["new"]);
    assert!(!project.output().join("herault").exists());
    assert_eq!(project.hidden(), LOCK_ONLY);
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let project = Project::new();
    project.publish("same").unwrap();
    let first = snapshot(&project.output());
    project.publish("same").unwrap();
    assert_eq!(snapshot(&project.output()), first);
}

#[test]
fn a_build_that_fails_leaves_the_site_byte_identical() {
    let project = Project::new();
    project.publish("old").unwrap();
    let before = snapshot(&project.output());
    let publication = project.begin().unwrap();
    write_pages(&publication, "new").unwrap();
    drop(publication);
    assert_eq!(snapshot(&project.output()), before);
    assert_eq!(project.hidden(), LOCK_ONLY);
}

#[test]
fn a_first_build_that_fails_leaves_no_output() {
    let project = Project::new();
    write_pages(&project.begin().unwrap(), "new").unwrap();
    assert!(!project.output().exists());
    assert_eq!(project.hidden(), LOCK_ONLY);
}

#[test]
fn nothing_is_published_after_a_refused_page_even_if_its_error_was_dropped() {
    for (first, second) in [("a", "a"), ("a", "a/b"), ("a/b", "a")] {
        let project = Project::new();
        let publication = project.begin().unwrap();
        publication.write(&path(first), b"1").unwrap();
        let _ = publication.write(&path(second), b"2");
        let error = publication.commit().unwrap_err();
        assert!(matches!(&error, PublishError::Unfinished { path } if path.as_str() == second));
        assert!(!project.output().exists());
    }
}

#[test]
fn a_publication_without_a_page_does_not_empty_the_site() {
    let project = Project::new();
    project.publish("old").unwrap();
    let error = project.begin().unwrap().commit().unwrap_err();
    assert!(matches!(error, PublishError::Nothing { .. }), "{error}");
    assert_eq!(texts(&project.output()), ["old"]);
}

#[test]
fn a_second_build_of_the_same_output_is_refused_at_once() {
    let project = Project::new();
    let first = project.begin().unwrap();
    let detour = project.root().join("content/../site/");
    let error = Publication::begin(&detour, &project.guard()).unwrap_err();
    assert!(error.is_busy(), "{error}");
    let PublishError::Busy { holder: Some(holder), .. } = error else { panic!("{error:?}") };
    assert_eq!(holder.process, std::process::id());
    assert!(holder.elapsed.as_secs() < 60, "{holder:?}");
    write_pages(&first, "first").unwrap();
    first.commit().unwrap();
    project.publish("second").unwrap();
    assert_eq!(texts(&project.output()), ["second"]);
}

#[test]
fn of_builds_that_start_together_one_only_begins() {
    let project = Project::new();
    let barrier = std::sync::Barrier::new(8);
    let begun: Vec<_> = thread::scope(|scope| {
        let builds: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    barrier.wait();
                    project.begin()
                })
            })
            .collect();
        builds.into_iter().map(|build| build.join().unwrap()).collect()
    });
    assert_eq!(begun.iter().filter(|build| build.is_ok()).count(), 1);
    assert!(begun.iter().filter_map(|build| build.as_ref().err()).all(PublishError::is_busy));
}

#[test]
fn two_outputs_are_built_at_once() {
    let project = Project::new();
    let other = Publication::begin(&project.root().join("other"), &project.guard()).unwrap();
    project.publish("new").unwrap();
    write_pages(&other, "other").unwrap();
    other.commit().unwrap();
    assert_eq!(texts(&project.root().join("other")), ["other"]);
}

#[test]
fn two_thousand_pages_written_by_eight_threads_are_all_there() {
    let project = Project::new();
    let publication = project.begin().unwrap();
    thread::scope(|scope| {
        for worker in 0..8 {
            let publication = &publication;
            scope.spawn(move || {
                // Eight threads meet in each folder.
                for page in (worker..2_000).step_by(8) {
                    let name = format!("d{}/p{}/{page}.html", page / 200, page / 8);
                    publication.write(&path(&name), b"page").unwrap();
                }
            });
        }
    });
    assert_eq!(publication.commit().unwrap().files, 2_000);
    assert_eq!(texts(&project.output()), ["page"]);
}

/// Where the kernel exchanges folders (this test asks it), no visitor meets a hole.
#[cfg(target_os = "linux")]
#[test]
fn a_reader_never_meets_a_missing_or_a_mixed_site() {
    use std::fs;
    use std::sync::atomic::{AtomicBool, Ordering};
    let project = Project::new();
    project.publish("old").unwrap();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut read = 0;
            while !done.load(Ordering::Relaxed) {
                assert!(fs::read(project.output().join("herault/index.html")).is_ok());
                read += 1;
            }
            read
        });
        for turn in 0..30 {
            project.publish(&format!("turn {turn}")).unwrap();
        }
        done.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap() > 0);
    });
}

#[cfg(unix)]
#[test]
fn a_new_site_has_the_mode_of_any_new_folder_and_a_replaced_one_keeps_its_own() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    let project = Project::new();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    project.publish("old").unwrap();
    assert_eq!(mode(&project.output()), mode(&project.root().join("content")));
    fs::set_permissions(project.output(), fs::Permissions::from_mode(0o750)).unwrap();
    project.publish("new").unwrap();
    assert_eq!(mode(&project.output()), 0o750);
}

#[test]
fn a_publication_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Publication>();
}
