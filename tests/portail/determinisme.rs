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
    let mut command = p.command(&["build", "--no-images", "--theme", crate::support::THEME]);
    command.env("TZ", "Pacific/Auckland").env("LC_ALL", "tr_TR.UTF-8").env("LANG", "tr_TR.UTF-8").env("COLUMNS", "20");
    command.assert().success();
    p.output().assert_same(minimal());
}

#[test]
fn the_number_of_threads_that_the_environment_asks_for_changes_nothing() {
    for threads in ["1", "3"] {
        let p = Portail::minimal();
        let mut command = p.command(&["build", "--no-images", "--theme", crate::support::THEME]);
        command.env("RAYON_NUM_THREADS", threads);
        command.assert().success();
        p.output().assert_same(minimal());
    }
}

/// No date of a page comes from the clock, so there is none that this variable would have to replace.
#[test]
fn the_day_of_the_build_is_nowhere_and_source_date_epoch_changes_nothing() {
    for epoch in ["0", "1", "4102444800"] {
        let p = Portail::minimal();
        let mut command = p.command(&["build", "--no-images", "--theme", crate::support::THEME]);
        command.env("SOURCE_DATE_EPOCH", epoch);
        command.assert().success();
        p.output().assert_same(minimal());
    }
}

#[test]
fn the_folder_where_the_project_lies_changes_nothing() {
    let p = Portail::minimal();
    let far = Portail::empty();
    let place = far.path("un dossier/avec des accents é/et un long chemin");
    std::fs::create_dir_all(&place).unwrap();
    let copied = std::process::Command::new("cp").arg("-r").arg(p.path("content")).arg(&place).status().unwrap();
    assert!(copied.success());
    let content = place.join("content");
    let mut command = far.command(&["build", "--no-images", "--theme", crate::support::THEME, "--output", "ailleurs"]);
    command.arg("--content").arg(content);
    command.assert().success();
    crate::support::Site::read(&far.path("ailleurs")).assert_same(minimal());
}
