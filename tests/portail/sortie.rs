//! Where a site may be published: never over what Garrigue did not make.

use crate::support::{Outcome, Portail, THEME};

/// Builds there, and fails unless the command refused and the project is as it was.
fn refused(p: &Portail, output: &str) -> Outcome {
    let before = p.entries();
    let outcome = p.build_with(&["--output", output]);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (3, ""), "« {output} »: {}", outcome.stderr);
    assert!(outcome.stderr.starts_with("erreur: "), "{}", outcome.stderr);
    assert_eq!(p.entries(), before, "« {output} »");
    outcome
}

#[test]
fn the_project_its_sources_and_their_parents_are_refused() {
    let p = Portail::minimal();
    let sources = p.path("content");
    for output in [".", "./", "content", "content/", "content/pages", "content/site", "content/../content", "..", "/"] {
        refused(&p, output);
    }
    refused(&p, sources.to_str().unwrap());
    assert_eq!(p.build().exit, 0, "the sources are still there");
}

#[test]
fn the_theme_is_refused() {
    let outcome = refused(&Portail::minimal(), THEME);
    assert!(outcome.stderr.contains("romarin"), "{}", outcome.stderr);
}

#[test]
fn the_home_folder_is_refused() {
    let p = Portail::minimal().write_outside("maison/projet/lisez-moi.txt", "Rien.");
    let mut command = p.command(&["build", "--theme", THEME, "--output", "maison"]);
    let outcome = Outcome::new(&command.env("HOME", p.path("maison")).output().unwrap());
    assert_eq!(outcome.exit, 3, "{}", outcome.stderr);
    assert!(p.path("maison/projet/lisez-moi.txt").exists());
}

#[test]
fn a_folder_that_holds_something_else_is_refused_and_kept() {
    let p = Portail::minimal().write_outside("photos/vacances.jpg", "Une plage.");
    refused(&p, "photos");
    assert_eq!(std::fs::read_to_string(p.path("photos/vacances.jpg")).unwrap(), "Une plage.");
}

#[test]
fn a_published_site_to_which_somebody_added_a_file_is_refused_and_kept() {
    let p = Portail::minimal();
    p.site();
    let p = p.write_outside("output/mon-fichier.html", "À moi.");
    let outcome = refused(&p, "output");
    assert!(outcome.stderr.contains("mon-fichier.html"), "{}", outcome.stderr);
    assert!(p.path("output/mon-fichier.html").exists());
}

#[test]
fn a_file_a_link_or_a_folder_without_parent_is_refused() {
    let p = Portail::minimal().write_outside("fichier", "Texte.");
    std::fs::create_dir(p.path("vrai")).unwrap();
    std::os::unix::fs::symlink(p.path("vrai"), p.path("lien")).unwrap();
    for output in ["fichier", "lien", "lien/", "absent/site"] {
        refused(&p, output);
    }
}

#[test]
fn an_empty_folder_and_a_site_of_ours_are_taken() {
    let p = Portail::minimal();
    std::fs::create_dir(p.path("vide")).unwrap();
    for output in ["vide", "vide", "nouveau", "./nouveau/"] {
        let outcome = p.build_with(&["--output", output]);
        assert_eq!(outcome.exit, 0, "« {output} »: {}", outcome.stderr);
    }
    assert!(p.path("vide/index.html").exists() && p.path("nouveau/index.html").exists());
}

#[test]
fn a_page_that_no_longer_exists_leaves_with_the_old_site() {
    let p = Portail::minimal().write("pages/ephemere.md", crate::support::page_libre("Éphémère", "Une saison."));
    assert!(p.site().has("ephemere/"));
    assert!(!p.remove("pages/ephemere.md").site().has("ephemere/"));
}
