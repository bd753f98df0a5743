//! What the command prints, and how it ends.

use garrigue::publish::{Guard, Publication};

use crate::support::{AUTRE_FICHE, Outcome, Portail, THEME};

fn broken() -> Portail {
    Portail::minimal().replace(AUTRE_FICHE, "[acces-aux-soins]", "[acces-aux-soin]")
}

#[test]
fn a_build_that_goes_well_prints_one_line_and_ends_with_0() {
    let p = Portail::minimal();
    let outcome = p.build();
    assert_eq!(outcome.exit, 0);
    assert_eq!(outcome.stderr, "");
    assert_eq!(outcome.stdout.lines().count(), 1, "{}", outcome.stdout);
    let summary = format!("{} pages, ", p.output().pages().len());
    assert!(outcome.stdout.starts_with(&summary) && outcome.stdout.contains("« output »"), "{}", outcome.stdout);
}

#[test]
fn mistakes_end_a_command_with_1_and_go_to_standard_error() {
    let p = broken();
    let built = p.build();
    assert_eq!((built.exit, built.stdout.as_str()), (1, ""));
    assert!(built.stderr.contains("erreur[G303]"), "{}", built.stderr);
    assert!(built.stderr.contains("rien n'a été publié, « output » est inchangé"), "{}", built.stderr);
    assert_eq!(p.check().exit, 1);
    assert!(!p.path("output").exists());
}

#[test]
fn a_warning_is_told_and_published_all_the_same() {
    let p = Portail::minimal().append(AUTRE_FICHE, "\nAvec le CLIC.\n");
    let built = p.build();
    assert_eq!(built.exit, 0);
    assert!(built.stderr.contains("attention[G602]"), "{}", built.stderr);
    assert!(built.stdout.contains("1 avertissement(s)"), "{}", built.stdout);
    let strict = p.build_with(&["--strict"]);
    assert_eq!(strict.exit, 1);
    assert!(strict.stderr.contains("erreur[G602]"), "{}", strict.stderr);
}

#[test]
fn the_warnings_of_a_rule_that_is_denied_stop_a_build() {
    let p = Portail::minimal().append(AUTRE_FICHE, "\nAvec le CLIC.\n");
    assert_eq!(p.build_with(&["--deny", "G872"]).exit, 0);
    for name in ["G602", "g602", "sigle-inconnu"] {
        let denied = p.build_with(&["--deny", "G872", "--deny", name]);
        assert_eq!(denied.exit, 1);
        assert!(denied.stderr.contains("erreur[G602]"), "{}", denied.stderr);
    }
    assert_eq!(p.check_with(&["--deny", "G602"]).exit, 1);
    let unknown = p.run(&["check", "--deny", "G000"]);
    assert_eq!(unknown.exit, 2);
    assert!(unknown.stderr.contains("G000"), "{}", unknown.stderr);
}

#[test]
fn a_command_that_is_not_written_as_it_should_ends_with_2() {
    let p = Portail::minimal();
    let written: [&[&str]; 11] = [
        &[],
        &["bulid"],
        &["build", "--outptu", "site"],
        &["build", "--jobs", "0"],
        &["build", "--base-url", "javascript:alert(1)"],
        &["check", "--format", "xml"],
        &["check", "--output", "site"],
        &["build", "--lang", "oc"],
        &["serve", "--port", "70000"],
        &["headers"],
        &["headers", "iis"],
    ];
    for arguments in written {
        let outcome = p.run(arguments);
        assert_eq!(outcome.exit, 2, "{arguments:?}: {}", outcome.stderr);
        assert_eq!(outcome.stdout, "", "{arguments:?}");
        assert!(!outcome.stderr.is_empty(), "{arguments:?}");
    }
    assert_eq!(p.entries(), ["content"]);
}

#[test]
fn a_slip_in_a_command_is_told_with_the_word_that_was_meant() {
    let p = Portail::minimal();
    for (arguments, meant) in [(["bulid", "-q"], "« build »"), (["build", "--outptu=site"], "« --output »")] {
        let outcome = p.run(&arguments);
        assert!(outcome.stderr.contains("n'existe pas") && outcome.stderr.contains(meant), "{}", outcome.stderr);
    }
    let english = p.run(&["--lang", "en", "check", "--strcit"]);
    assert!(english.stderr.contains("Did you mean “--strict”?"), "{}", english.stderr);
}

#[test]
fn what_is_wrong_with_a_command_is_said_with_its_reason() {
    let p = Portail::minimal();
    let cases: [(&[&str], &str); 6] = [
        (&["new"], "il manque : <SORTE>, <NOM>"),
        (&["check", "content"], "« content » est de trop ici"),
        (&["--jobs", "2", "check"], "elle suit la commande"),
        (&["build", "--jobs", "0"], "un nombre entier de 1 à 512"),
        (&["init", "x", "--debut", "1800"], "un nombre entier de 1990 à 2100"),
        (&["check", "--date", "12/10/2024"], "« 12/10/2024 » n'est pas une date"),
    ];
    for (arguments, reason) in cases {
        let outcome = p.run(arguments);
        assert!(outcome.stderr.contains(reason), "{arguments:?}: {}", outcome.stderr);
    }
}

#[test]
fn help_and_the_manual_page_have_no_word_of_another_language() {
    let p = Portail::minimal();
    let first = p.run(&["--help"]).stdout;
    let names: Vec<&str> =
        first.lines().filter_map(|l| l.strip_prefix("  ")?.split_once("  ").map(|(name, _)| name)).collect();
    let commands: Vec<&str> = names.into_iter().filter(|n| n.bytes().all(|b| b.is_ascii_lowercase())).collect();
    assert!(commands.len() > 10, "{first}");
    let mut told = vec![first.clone(), p.run(&["man"]).stdout];
    told.extend(commands.iter().map(|name| p.run(&[name, "--help"]).stdout));
    for text in &told {
        for word in ["default", "ossible values", "Usage:", "Options:", "Arguments:", ".SH NAME", ".SH EXTRA"] {
            assert!(!text.contains(word), "« {word} »:\n{text}");
        }
    }
    let check = p.run(&["check", "--help"]).stdout;
    assert!(check.starts_with("garrigue-check — Vérifie les sources"), "{check}");
    assert!(check.contains("[défaut\u{a0}: content]") && check.contains("- sarif "), "{check}");
}

#[test]
fn help_in_english_has_no_word_of_french() {
    const FRENCH: [&str; 17] = [
        " le ",
        " la ",
        " les ",
        " des ",
        " du ",
        " une ",
        " pour ",
        " est ",
        " sans ",
        " avec ",
        "défaut",
        "possibles",
        "Utilisation",
        "Commandes",
        "DOSSIER",
        "LANGUE",
        "Exemples",
    ];
    let p = Portail::minimal();
    let english = |arguments: &[&str]| p.run(&[&["--lang", "en"], arguments].concat()).stdout;
    let first = english(&["--help"]);
    let after = first.split("Commands:\n").nth(1).unwrap();
    let names: Vec<&str> =
        after.lines().map_while(|l| l.strip_prefix("  ")).filter_map(|l| l.split_whitespace().next()).collect();
    assert!(names.len() > 10, "{first}");
    let mut told = vec![first.clone(), english(&["man"]), english(&["completions", "fish"])];
    told.extend(names.iter().flat_map(|name| [english(&[name, "--help"]), english(&[name, "-h"])]));
    for text in &told {
        for line in text.lines() {
            // Names and titles that an example gives stay those of a French portal.
            let shown = line.split('"').step_by(2).collect::<String>();
            let shown = shown.replace("objectif, défi, axe", "");
            let french = FRENCH.iter().find(|word| shown.contains(**word)).or(shown.contains(" :").then_some(&" :"));
            assert!(french.is_none(), "« {} » in {line}\n{text}", french.unwrap());
            assert!(!shown.contains(['é', 'è', 'à', 'ê', 'ç']), "{line}");
        }
    }
    assert!(
        english(&["check", "--help"]).starts_with("garrigue-check — Checks the sources without writing anything\n")
    );
    assert!(english(&["build", "--help"]).contains("[default: content]"));
    let wrong = p.run(&["--lang", "en", "build", "--jobs", "0"]).stderr;
    assert!(wrong.contains("a whole number from 1 to 512"), "{wrong}");
}

#[test]
fn help_and_version_are_answers_and_end_with_0() {
    let p = Portail::minimal();
    for arguments in [&["--help"][..], &["--version"], &["build", "--help"], &["check", "--help"]] {
        let outcome = p.run(arguments);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{arguments:?}");
        assert!(outcome.stdout.contains("garrigue"), "{arguments:?}: {}", outcome.stdout);
    }
    assert!(p.run(&["--help"]).stdout.contains("Codes de sortie"));
}

#[test]
fn a_second_build_of_one_output_ends_with_3_at_once() {
    let p = Portail::minimal();
    let before = p.site();
    let guard = Guard { project: p.path("content"), ..Guard::default() };
    let held = Publication::begin(&p.path("output"), &guard).unwrap();
    let busy = p.build();
    assert_eq!((busy.exit, busy.stdout.as_str()), (3, ""), "{}", busy.stderr);
    drop(held);
    p.output().assert_same(&before);
    assert_eq!(p.build().exit, 0, "the lock dies with its holder");
}

#[test]
fn checking_needs_no_lock_and_writes_nothing() {
    let p = Portail::minimal();
    let guard = Guard { project: p.path("content"), ..Guard::default() };
    let _held = Publication::begin(&p.path("output"), &guard).unwrap();
    let entries = p.entries();
    p.check().is_clean();
    assert_eq!(p.entries(), entries);
}

#[test]
fn sources_that_are_not_there_are_told_with_the_way_out() {
    let p = Portail::empty();
    let outcome = p.check();
    assert_eq!(outcome.exit, 1);
    assert!(outcome.finds("G101", "content").help.contains("--content"), "{outcome}");
    assert_eq!(p.build().exit, 1);
    assert!(p.entries().is_empty());
}

#[test]
fn the_json_of_a_check_is_json_even_with_nothing_to_say() {
    let outcome = Portail::minimal().check();
    assert_eq!(outcome.stdout.trim(), "[]");
    assert_eq!(outcome.stderr, "");
}

#[test]
fn the_text_and_the_json_of_a_check_say_the_same_problems() {
    let p = broken().append("pages/a-propos.md", "\n<i>\n");
    let json = p.check();
    let text = p.run(&["check", "--theme", THEME]);
    assert_eq!((text.exit, json.exit), (1, 1));
    assert!(json.problems.len() >= 2, "{json}");
    for problem in &json.problems {
        assert!(text.stderr.contains(&format!("[{}]: {}", problem.code, problem.message)), "{}", text.stderr);
        assert!(text.stderr.contains(&problem.at()), "{} in {}", problem.at(), text.stderr);
    }
}

#[test]
fn messages_are_in_french_unless_english_is_asked_for() {
    let p = broken();
    let english = |o: &Outcome| o.stderr.contains("error[G303]") && o.stderr.contains("is not in the plan's list");
    let french = p.build();
    assert!(french.stderr.contains("erreur[G303]") && french.stderr.contains("solution: écrivez"), "{}", french.stderr);
    let after = p.build_with(&["--lang", "en"]);
    assert!(english(&after) && after.stderr.contains("help: write “acces-aux-soins”"), "{}", after.stderr);
    assert!(english(&p.run(&["--lang", "en", "build", "--theme", THEME])), "the option may come first");
    let json = p.check_with(&["--lang", "en"]);
    assert!(json.problems[0].message.ends_with("is not in the plan's list."), "{json}");
    let summary = Portail::minimal().build_with(&["--lang", "en"]);
    assert!(summary.stdout.contains("0 warning(s)") && summary.stdout.contains("“output”"), "{}", summary.stdout);
}

#[test]
fn quiet_keeps_the_problems_and_nothing_else() {
    let fine = Portail::minimal().build_with(&["--quiet"]);
    assert_eq!((fine.exit, fine.stdout.as_str(), fine.stderr.as_str()), (0, "", ""));
    let wrong = broken().build_with(&["-q"]);
    assert_eq!((wrong.exit, wrong.stdout.as_str()), (1, ""));
    assert!(wrong.stderr.contains("erreur[G303]"), "{}", wrong.stderr);
}

#[test]
fn nothing_is_coloured_when_nobody_looks() {
    let p = broken();
    let mut command = p.command(&["check", "--theme", THEME]);
    let outcome = Outcome::new(&command.env("TERM", "xterm-256color").output().unwrap());
    assert!(!outcome.stderr.contains('\u{1b}'), "{:?}", outcome.stderr);
}

#[test]
fn the_headers_of_a_host_are_those_that_a_build_writes() {
    let p = Portail::minimal();
    let written = p.site().text("_headers");
    assert_eq!(p.run(&["headers", "fichier"]).stdout.trim_end(), written.trim_end());
    let policy = written.lines().find_map(|l| l.trim().strip_prefix("Content-Security-Policy: ")).unwrap();
    for serveur in ["nginx", "apache"] {
        let outcome = p.run(&["headers", serveur]);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
        assert!(outcome.stdout.contains(policy) && outcome.stdout.contains("/404.html"), "{}", outcome.stdout);
    }
}
