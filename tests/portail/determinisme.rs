//! Same input, same bytes.

use crate::support::{Portail, minimal};

#[test]
fn two_builds_give_the_same_bytes() {
    let p = Portail::minimal();
    p.site().assert_same(minimal());
    p.site().assert_same(minimal());
}

#[test]
fn one_thread_and_four_give_the_same_bytes() {
    Portail::minimal().site_with(&["--jobs", "1"]).assert_same(minimal());
    Portail::minimal().site_with(&["--jobs", "4"]).assert_same(minimal());
}

#[test]
fn one_thread_and_four_say_the_same_of_mistakes() {
    let p = Portail::minimal()
        .replace("referentiel/sources.yaml", "id: annuaire", "id: annuaires")
        .append("pages/a-propos.md", "\n<b>\n");
    let one = p.check_with(&["--jobs", "1"]);
    assert!(one.problems.len() > 2, "{one}");
    for _ in 0..3 {
        assert_eq!(p.check_with(&["--jobs", "4"]).stdout, one.stdout);
    }
}

#[test]
fn the_settings_of_whoever_builds_change_nothing() {
    let p = Portail::minimal();
    let mut command = p.command(&["build", "--theme", crate::support::THEME]);
    command.env("TZ", "Pacific/Auckland").env("LC_ALL", "tr_TR.UTF-8").env("LANG", "tr_TR.UTF-8").env("COLUMNS", "20");
    command.assert().success();
    p.output().assert_same(minimal());
}
