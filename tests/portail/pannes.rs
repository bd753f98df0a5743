//! A build that is killed, that meets another, or that may not write: the published site is one whole build.

#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::fs;
use std::os::unix::process::CommandExt;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{Outcome, Portail, THEME, minimal, page_libre};

/// What a build has left in its place, lock and memory apart.
fn leftovers(p: &Portail) -> Vec<String> {
    let known = [".output.garrigue-lock", ".output.garrigue-cache"];
    p.entries().into_iter().filter(|name| name.contains("garrigue") && !known.contains(&name.as_str())).collect()
}

#[test]
fn a_build_killed_at_any_moment_leaves_a_whole_site_and_the_next_one_tidies_up() {
    let p = (0..40).fold(Portail::minimal(), |p, n| {
        p.write(&format!("pages/page-{n}.md"), page_libre(&format!("Page {n}"), "Un texte."))
    });
    let timed = Instant::now();
    let mut whole = p.site();
    let long = timed.elapsed();
    let mut p = p;
    for turn in 0..12_u32 {
        // Half of the pages change each time: the others are linked.
        for n in 0..20 {
            p = p.write(&format!("pages/page-{n}.md"), page_libre(&format!("Page {n}"), &format!("Version {turn}.")));
        }
        let mut build = p.process(&["build", "--no-images", "--theme", THEME]);
        let mut child = build.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(long * turn / 10);
        child.kill().unwrap();
        child.wait().unwrap();
        let verdict = p.run(&["verify", "output"]);
        assert_eq!(verdict.exit, 0, "turn {turn}: {}", verdict.stderr);
        let now = p.output();
        if now.text("page-1/index.html") == whole.text("page-1/index.html") {
            now.assert_same(&whole);
        }
        whole = p.site();
        assert_eq!(leftovers(&p), Vec::<String>::new(), "turn {turn}");
        assert!(whole.text("page-1/index.html").contains(&format!("Version {turn}.")));
    }
    p.site().assert_same(&whole);
}

#[test]
fn of_two_builds_at_once_the_second_names_the_first() {
    let p = Portail::minimal();
    p.site();
    let guard = garrigue::publish::Guard { project: p.path("content"), ..garrigue::publish::Guard::default() };
    let held = garrigue::publish::Publication::begin(&p.path("output"), &guard).unwrap();
    let busy = p.build();
    assert_eq!(busy.exit, 3);
    let named = format!("(processus {}, depuis moins d'une minute)", std::process::id());
    assert!(busy.stderr.replace('\u{a0}', " ").contains(&named), "{}", busy.stderr);
    let english = p.build_with(&["--lang", "en"]).stderr;
    assert!(english.contains(&format!("(process {}, for less than a minute)", std::process::id())), "{english}");
    drop(held);
}

#[test]
fn builds_that_start_together_publish_one_whole_site() {
    let p = Portail::minimal();
    let mut builds: Vec<_> = (0..4)
        .map(|_| {
            p.process(&["build", "--no-images", "--theme", THEME])
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let ends: Vec<_> = builds.drain(..).map(|child| Outcome::new(&child.wait_with_output().unwrap())).collect();
    assert!(ends.iter().any(|end| end.exit == 0), "{ends:?}");
    assert!(ends.iter().all(|end| end.exit == 0 || (end.exit == 3 && end.stderr.contains("processus"))), "{ends:?}");
    p.output().assert_same(minimal());
    assert_eq!(leftovers(&p), Vec::<String>::new());
}

#[test]
fn what_did_not_change_is_not_touched() {
    let p = Portail::minimal();
    p.site();
    let time = |name: &str| fs::metadata(p.path("output").join(name)).unwrap().modified().unwrap();
    let before = [time("index.html"), time("robots.txt"), time(".garrigue.json"), time("")];
    thread::sleep(Duration::from_millis(20));
    // With its memory and without it.
    let again = p.build();
    assert!(again.stdout.contains("rien n'a changé"), "{}", again.stdout);
    fs::remove_file(p.path(".output.garrigue-cache")).unwrap();
    assert!(p.build().stdout.contains("rien n'a changé"));
    assert_eq!([time("index.html"), time("robots.txt"), time(".garrigue.json"), time("")], before);
    let p = p.write("pages/nouvelle.md", page_libre("Nouvelle", "Texte."));
    let more = p.build();
    // Only files of the search index have names that say their content.
    let now = p.output();
    let gone = minimal().files().filter(|(name, _)| !now.has(name) && !name.starts_with("recherche/"));
    assert_eq!(gone.count(), 0, "{}", more.stdout);
    let robots = fs::metadata(p.path("output/robots.txt")).unwrap().modified().unwrap();
    assert_eq!(robots, before[1]);
}

#[test]
fn where_the_builder_may_not_write_the_site_stays_and_the_reason_is_told() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    if fs::metadata("/proc/self").map_or(1, |own| own.uid()) != 0 {
        eprintln!("skipped: only root can become another user");
        return;
    }
    let p = Portail::minimal();
    let before = p.site();
    fs::set_permissions(p.path(""), fs::Permissions::from_mode(0o755)).unwrap();
    let p = p.append("pages/a-propos.md", "\nUne phrase de plus.\n");
    let mut build = p.process(&["build", "--no-images", "--theme", THEME]);
    let outcome = match build.uid(65_534).gid(65_534).output() {
        Ok(output) => Outcome::new(&output),
        Err(error) => {
            eprintln!("skipped: another user may not run the program ({error})");
            return;
        }
    };
    assert_eq!(outcome.exit, 3, "{outcome}");
    assert!(outcome.stderr.contains("l'accès est refusé"), "{}", outcome.stderr);
    p.output().assert_same(&before);
    assert_eq!(p.run(&["verify", "output"]).exit, 0);
}

/// Runs a script in the project's folder, with mounts of its own; `None` where the system lets no test mount a disk.
fn on_own_mounts(p: &Portail, script: &str) -> Option<String> {
    let probe = std::process::Command::new("unshare").args(["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]).output();
    if !probe.is_ok_and(|probe| probe.status.success()) {
        eprintln!("skipped: this system does not let a test mount a disk");
        return None;
    }
    let mut shell = std::process::Command::new("unshare");
    let run = shell.args(["-rm", "sh", "-c", script]).current_dir(p.path("")).env_remove("HOME");
    let output = run.env("G", env!("CARGO_BIN_EXE_garrigue")).env("THEME", THEME).env("LC_ALL", "C").output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn on_a_full_disk_the_site_is_the_old_one_or_the_new_one() {
    let (mut refused, mut taken) = (0, 0);
    for kilobytes in [100, 300, 500, 700, 900, 1_100, 1_400, 1_800, 2_600, 4_000] {
        let p = Portail::minimal();
        let script = format!(
            "mkdir disk && mount -t tmpfs -o size={kilobytes}k none disk
             build() {{ \"$G\" build -q --theme \"$THEME\" --output disk/site 2>said; echo $1 $?; grep -o 'disque est plein' said; }}
             whole() {{ test ! -e disk/site || \"$G\" verify -q disk/site 2>&1; echo $1 $?; ls -A disk | grep new-; }}
             build first; whole verified
             find content -name '*.md' -exec sed -i 's/é/è/g' {{}} +
             build second; whole verified"
        );
        let Some(said) = on_own_mounts(&p, &script) else { return };
        assert_eq!(said.matches("verified 0").count(), 2, "{kilobytes}: {said}");
        assert!(!said.contains("new-"), "a staging folder stayed: {said}");
        let full = said.matches("disque est plein").count();
        assert_eq!(full, said.matches(" 3\n").count(), "{kilobytes}: {said}");
        assert_eq!(full + said.matches("first 0").count() + said.matches("second 0").count(), 2, "{said}");
        refused += full;
        taken += 2 - full;
    }
    assert!(refused > 2 && taken > 2, "{refused} refused, {taken} taken");
}

#[test]
fn on_a_volume_the_command_says_that_files_were_replaced_one_by_one() {
    let p = Portail::minimal();
    let script = "mkdir output && mount -t tmpfs none output
        \"$G\" build --theme \"$THEME\" 2>&1 && \"$G\" verify output 2>&1
        \"$G\" build --theme \"$THEME\" --lang en 2>&1 && ls -A . && ls -A output | grep garrigue";
    let Some(said) = on_own_mounts(&p, script) else { return };
    assert!(said.starts_with("note: « output » ne peut pas être échangé d'un coup"), "{said}");
    assert!(said.contains("est exactement ce que dit son manifeste"), "{said}");
    assert!(said.contains("nothing has changed") && said.matches("note:").count() == 1, "{said}");
    let visible: Vec<_> = said.lines().rev().take(5).collect();
    assert_eq!(visible, [".garrigue.json", ".garrigue-lock", "output", "content", ".output.garrigue-cache"], "{said}");
}
