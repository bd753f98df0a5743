//! `garrigue verify`: whether a folder is exactly a build.

use std::fs;

use crate::support::{Portail, minimal};

#[test]
fn a_site_just_published_is_exact_and_its_copy_too() {
    let p = Portail::minimal();
    p.site();
    let outcome = p.run(&["verify", "output"]);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
    assert!(outcome.stdout.contains("« output » est exactement ce que dit son manifeste"), "{}", outcome.stdout);
    assert_eq!(outcome.stdout.lines().count(), 1);
    let english = p.run(&["verify", "output", "--lang", "en"]);
    assert!(english.stdout.contains("is exactly what its manifest says"), "{}", english.stdout);
    let quiet = p.run(&["verify", "--quiet", "output"]);
    assert_eq!((quiet.exit, quiet.stdout.as_str(), quiet.stderr.as_str()), (0, "", ""));
    let elsewhere = Portail::empty().publish(minimal());
    assert_eq!(elsewhere.run(&["verify", "output"]).exit, 0);
    assert_eq!(elsewhere.entries(), ["output"], "nothing is written, not even a lock");
}

#[test]
fn every_difference_is_named_with_its_kind() {
    let p = Portail::minimal();
    p.site();
    fs::write(p.path("output/index.html"), "piraté").unwrap();
    fs::remove_file(p.path("output/robots.txt")).unwrap();
    fs::write(p.path("output/intrus.php"), "<?php").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", p.path("output/lien")).unwrap();
    let outcome = p.run(&["verify", "output"]);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (1, ""));
    let said = outcome.stderr.replace('\u{a0}', " ");
    assert!(said.starts_with("erreur: « output » n'est pas exactement ce que dit son manifeste.\n"), "{said}");
    let kinds = "manquants (1) :\n  robots.txt\nmodifiés (1) :\n  index.html\najoutés (1) :\n  intrus.php\nliens symboliques (1) :\n  lien\n";
    assert!(said.ends_with(kinds), "{said}");
    let english = p.run(&["--lang", "en", "verify", "output"]).stderr;
    assert!(english.contains("missing (1):\n  robots.txt\nchanged (1):\n  index.html\nadded (1):"), "{english}");
    let quiet = p.run(&["verify", "--quiet", "output"]);
    assert_eq!(quiet.exit, 1);
    assert!(quiet.stderr.contains("intrus.php"), "a problem is told even so: {}", quiet.stderr);
}

#[test]
fn of_many_files_the_first_twenty_are_named_and_the_others_counted() {
    let p = Portail::minimal();
    p.site();
    for number in 0..33 {
        fs::write(p.path(&format!("output/intrus-{number:02}.txt")), "").unwrap();
    }
    let said = p.run(&["verify", "output"]).stderr;
    assert!(said.contains("ajoutés (33)") && said.contains("  … et 13 autres\n"), "{said}");
    assert!(said.contains("intrus-19.txt") && !said.contains("intrus-20.txt"), "{said}");
}

#[test]
fn a_folder_that_is_no_site_is_told_as_such() {
    let p = Portail::minimal();
    let outcome = p.run(&["verify", "content"]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.stderr.contains("n'a pas de manifeste"), "{}", outcome.stderr);
    assert_eq!(p.run(&["verify", "absent"]).exit, 3);
    let forgotten = p.run(&["verify"]);
    assert_eq!(forgotten.exit, 2);
    assert!(forgotten.stderr.contains("il manque") && forgotten.stderr.contains("<DOSSIER>"), "{}", forgotten.stderr);
}
