//! Names of files that a terminal would obey, wherever they come from.

use crate::support::{Outcome, Portail, THEME, page_libre};

/// A colour, a text turned round, a second line, the eight-bit start of a sequence, a tag that nobody sees.
const HOSTILE: &str = "a\u{1b}[31m\u{202e}b\nerreur: c\u{9b}d\u{e0041}";

fn harmless(outcome: &Outcome) {
    let hidden = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202e}' | '\u{e0041}');
    let said = format!("{}{}", outcome.stdout, outcome.stderr);
    assert!(!said.contains(hidden), "{said:?}");
    assert!(!said.lines().any(|line| line.starts_with("erreur: c")), "a name made a line of its own: {said:?}");
}

/// Tells the name, so that one knows which file it is, and nothing that a terminal obeys.
fn told(outcome: &Outcome, exit: i32) {
    harmless(outcome);
    assert_eq!(outcome.exit, exit, "{outcome:?}");
    let shown = r"\u{1b}[31m\u{202e}b\u{a}erreur: c\u{9b}d\u{e0041}";
    assert!(outcome.stderr.contains(shown), "{}", outcome.stderr);
}

#[test]
fn in_the_sources() {
    for p in [
        Portail::minimal().write(&format!("pages/{HOSTILE}.md"), page_libre("Titre", "Texte.")),
        Portail::minimal().write(&format!("{HOSTILE}/b.md"), page_libre("Titre", "Texte.")),
        Portail::minimal().write(&format!("pages/{HOSTILE}.txt"), "Texte."),
        Portail::minimal()
            .write(&format!("pages/{HOSTILE}é.md"), page_libre("Titre", "Texte."))
            .write(&format!("pages/{HOSTILE}e\u{301}.md"), page_libre("Titre", "Texte.")),
        Portail::minimal().symlink(&format!("pages/{HOSTILE}.md"), "/etc/passwd"),
    ] {
        told(&p.build(), 1);
        harmless(&p.run(&["check", "--theme", THEME]));
        let json = p.check();
        assert!(!json.stdout.contains(|c: char| c.is_control() && c != '\n'), "{:?}", json.stdout);
        let named = |d: &crate::support::Diagnostic| d.at().contains(HOSTILE) || d.message.contains(r"\u{202e}");
        assert!(json.problems.iter().any(named), "a program reads the true name: {json}");
    }
}

#[test]
fn in_the_theme() {
    for place in ["static", "templates", "icones", "."] {
        let p = Portail::minimal().write(&format!("theme/{place}/{HOSTILE}.css"), "p { margin: 0 }");
        let built = p.build();
        harmless(&built);
        assert_eq!(built.exit, 1, "{place}: {built:?}");
    }
}

#[test]
fn in_the_output() {
    let p = Portail::minimal();
    p.site();
    let p = p.write_outside(&format!("output/{HOSTILE}.html"), "À moi.");
    told(&p.build(), 3);
    told(&p.run(&["verify", "output"]), 1);
    let p = Portail::minimal().write_outside(&format!("{HOSTILE}/{HOSTILE}"), "À moi.");
    told(&p.build_with(&["--output", HOSTILE]), 3);
    told(&p.run(&["verify", HOSTILE]), 1);
    told(&p.run(&["verify", &format!("{HOSTILE}2")]), 3);
}

#[test]
fn of_the_output_itself() {
    let p = Portail::minimal();
    let built = p.build_with(&["--output", HOSTILE]);
    harmless(&built);
    assert_eq!(built.exit, 0);
    assert!(built.stdout.contains(r"a\u{1b}[31m"), "{}", built.stdout);
    harmless(&p.run(&["verify", HOSTILE]));
}

#[test]
fn in_a_command() {
    let p = Portail::minimal();
    for arguments in
        [&[HOSTILE][..], &["build", HOSTILE], &["build", "--lang", HOSTILE], &["build", "--content", HOSTILE]]
    {
        harmless(&p.run(arguments));
    }
}
