//! Whatever the moment of its death, a build leaves a whole site, and the next one tidies up.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use super::super::steps::Step;
use super::super::{PublishError, Sink, swap, verify};
use super::support::{self, Project, full_name, path, snapshot, texts, write_pages};

const LOCK_ONLY: [&str; 1] = [".site.garrigue-lock"];

fn kill_after(project: &Project, step: Step, test: &str) {
    assert!(support::kill_after(project, step, 1, &full_name(module_path!(), test)), "{step:?} was not reached");
}

#[test]
#[ignore = "a child process: the tests of this file start it"]
fn child_publishes() {
    if let Some(project) = Project::of_parent() {
        project.publish("new").unwrap();
    }
}

#[test]
#[ignore = "a child process: the tests of this file start it"]
fn child_swaps_in_two_renames() {
    if let Some(project) = Project::of_parent() {
        let place = project.guard().place(&project.output()).unwrap();
        let staged = project.root().join(".site.garrigue-new-abc");
        fs::create_dir(&staged).unwrap();
        swap::in_two_renames(&staged, &place).unwrap();
    }
}

#[test]
#[ignore = "a child process: the tests of this file start it"]
fn child_publishes_again_and_again() {
    if let Some(project) = Project::of_parent() {
        for turn in 0.. {
            project.publish(&format!("turn {turn}")).unwrap();
            if turn == 0 {
                eprintln!("published once");
            }
        }
    }
}

#[test]
fn a_build_killed_before_the_swap_leaves_the_old_site_and_the_next_one_tidies_up() {
    use Step::*;
    for step in [Locked, Recovered, Staged, Written, Listed, Synced] {
        let project = Project::new();
        project.publish("old").unwrap();
        let before = snapshot(&project.output());
        kill_after(&project, step, "child_publishes");
        assert_eq!(snapshot(&project.output()), before, "{step:?}");
        let has_leftover = !matches!(step, Locked | Recovered);
        assert_eq!(project.hidden().len(), 1 + usize::from(has_leftover), "{step:?}");
        project.publish("next").unwrap();
        assert_eq!(texts(&project.output()), ["next"], "{step:?}");
        assert_eq!(project.hidden(), LOCK_ONLY, "{step:?}");
    }
}

#[test]
fn a_build_killed_after_the_swap_leaves_the_new_site_and_the_next_one_tidies_up() {
    for (step, leftovers) in [(Step::Swapped, 1), (Step::Removed, 0)] {
        let project = Project::new();
        project.publish("old").unwrap();
        kill_after(&project, step, "child_publishes");
        assert_eq!(texts(&project.output()), ["new"], "{step:?}");
        assert_eq!(project.hidden().len(), 1 + leftovers, "{step:?}");
        project.publish("next").unwrap();
        assert_eq!(texts(&project.output()), ["next"], "{step:?}");
        assert_eq!(project.hidden(), LOCK_ONLY, "{step:?}");
    }
}

/// A site of which two pages stay, one changes, one comes and one goes.
fn publish_another(project: &Project) -> Result<(), PublishError> {
    let publication = project.begin()?;
    for (name, text) in
        [("404.html", "old"), ("herault/index.html", "old"), ("index.html", "new"), ("a/index.html", "new")]
    {
        publication.write(&path(name), text.as_bytes())?;
    }
    publication.commit().map(drop)
}

#[test]
#[ignore = "a child process: the tests of this file start it"]
fn child_publishes_another() {
    if let Some(project) = Project::of_parent() {
        publish_another(&project).unwrap();
    }
}

#[test]
fn a_build_killed_at_any_file_it_writes_or_links_leaves_one_whole_site_that_verifies() {
    use Step::*;
    let project = Project::new();
    let child = full_name(module_path!(), "child_publishes_another");
    let mut kills = Vec::new();
    for step in [Locked, Recovered, Staged, Written, Linked, Listed, Synced, Swapped, Removed] {
        for rank in 1.. {
            project.publish("old").unwrap();
            let before = snapshot(&project.output());
            if !support::kill_after(&project, step, rank, &child) {
                break;
            }
            kills.push(step);
            assert!(verify(&project.output()).unwrap().is_exact(), "{step:?} {rank}");
            let is_old = snapshot(&project.output()) == before;
            assert_eq!(is_old, !matches!(step, Swapped | Removed), "{step:?} {rank}");
            publish_another(&project).unwrap();
            assert!(verify(&project.output()).unwrap().is_exact(), "{step:?} {rank}");
            assert_eq!(project.hidden(), LOCK_ONLY, "{step:?} {rank}");
        }
    }
    assert_eq!(kills, [Locked, Recovered, Staged, Written, Written, Linked, Linked, Listed, Synced, Swapped, Removed]);
}

#[test]
fn the_lock_of_a_dead_process_is_free_and_no_longer_names_it() {
    let project = Project::new();
    project.publish("old").unwrap();
    kill_after(&project, Step::Staged, "child_publishes");
    let lock = project.root().join(LOCK_ONLY[0]);
    let dead: u32 = fs::read_to_string(&lock).unwrap().trim().parse().unwrap();
    assert_ne!(dead, std::process::id());
    let running = project.begin().unwrap();
    let PublishError::Busy { holder: Some(holder), .. } = project.begin().unwrap_err() else { panic!() };
    assert_eq!(holder.process, std::process::id());
    drop(running);
    assert_eq!(fs::read_to_string(&lock).unwrap(), "");
}

#[test]
fn a_first_build_killed_before_the_swap_leaves_no_output() {
    let project = Project::new();
    kill_after(&project, Step::Synced, "child_publishes");
    assert!(!project.output().exists());
    project.publish("next").unwrap();
    assert_eq!(texts(&project.output()), ["next"]);
    assert_eq!(project.hidden(), LOCK_ONLY);
}

#[test]
fn a_build_killed_between_two_renames_has_its_old_site_put_back_by_the_next_one() {
    let project = Project::new();
    project.publish("old").unwrap();
    let before = snapshot(&project.output());
    kill_after(&project, Step::SetAside, "child_swaps_in_two_renames");
    assert!(!project.output().exists());
    assert_eq!(project.hidden().len(), 3);
    // Even if that next build fails in turn.
    drop(project.begin().unwrap());
    assert_eq!(snapshot(&project.output()), before);
    assert_eq!(project.hidden(), LOCK_ONLY);
}

#[test]
fn without_exchange_two_renames_do_the_same() {
    let project = Project::new();
    project.publish("old").unwrap();
    let place = project.guard().place(&project.output()).unwrap();
    let staged = project.root().join(".site.garrigue-new-abc");
    fs::create_dir(&staged).unwrap();
    fs::write(staged.join("index.html"), "new").unwrap();
    let old = swap::in_two_renames(&staged, &place).unwrap();
    assert_eq!(fs::read(project.output().join("index.html")).unwrap(), b"new");
    assert_eq!(texts(&old), ["old"]);
}

#[test]
fn without_exchange_an_old_tree_that_stayed_is_out_of_the_way_of_the_next_one() {
    let project = Project::new();
    project.publish("old").unwrap();
    fs::create_dir_all(project.root().join(".site.garrigue-old/herault")).unwrap();
    fs::create_dir_all(project.root().join(".site.garrigue-new-0")).unwrap();
    drop(project.begin().unwrap());
    assert_eq!(texts(&project.output()), ["old"]);
    assert_eq!(project.hidden(), LOCK_ONLY);
}

#[test]
fn without_exchange_a_new_site_that_cannot_take_its_place_brings_the_old_one_back() {
    let project = Project::new();
    project.publish("old").unwrap();
    let before = snapshot(&project.output());
    let place = project.guard().place(&project.output()).unwrap();
    let missing = project.root().join(".site.garrigue-new-abc");
    let error = swap::in_two_renames(&missing, &place).unwrap_err();
    assert!(matches!(error, PublishError::Io { .. }), "{error}");
    assert_eq!(snapshot(&project.output()), before);
    assert_eq!(project.hidden(), LOCK_ONLY);
}

#[test]
fn a_build_killed_at_any_moment_leaves_one_whole_site() {
    let project = Project::new();
    project.publish("first").unwrap();
    for delay in (0..10).map(|turn| 3 * turn) {
        let mut child = project
            .child(&full_name(module_path!(), "child_publishes_again_and_again"))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut said).unwrap();
        assert_eq!(said, "published once\n");
        thread::sleep(Duration::from_millis(delay));
        child.kill().unwrap();
        assert_ne!(child.wait().unwrap().code(), Some(101));
        assert_eq!(texts(&project.output()).len(), 1);
        assert!(verify(&project.output()).unwrap().is_exact());
    }
    project.publish("next").unwrap();
    assert_eq!(texts(&project.output()), ["next"]);
    assert_eq!(project.hidden(), LOCK_ONLY);
}

#[test]
fn a_running_build_loses_nothing_to_one_that_is_refused() {
    let project = Project::new();
    let running = project.begin().unwrap();
    write_pages(&running, "running").unwrap();
    assert!(project.begin().unwrap_err().is_busy());
    running.commit().unwrap();
    assert_eq!(texts(&project.output()), ["running"]);
}

#[cfg(unix)]
#[test]
fn a_link_or_a_file_under_the_name_of_a_leftover_is_left_alone() {
    let project = Project::new();
    let treasure = Project::new();
    fs::write(treasure.root().join("letter.odt"), "precious").unwrap();
    let link = project.root().join(".site.garrigue-new-link");
    std::os::unix::fs::symlink(treasure.root(), &link).unwrap();
    fs::write(project.root().join(".site.garrigue-old"), "a file").unwrap();
    project.publish("new").unwrap();
    assert!(treasure.root().join("letter.odt").exists());
    assert!(link.is_symlink());
    assert!(project.root().join(".site.garrigue-old").is_file());
}
