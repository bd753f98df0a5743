//! What themes are promised, and what they may change.

use std::path::Path;

use garrigue::diagnostic::Diagnostics;
use garrigue::pipeline;
use garrigue::portal::contrat::{Exemples, contrat};
use garrigue::portal::{self, Site};

use super::contrats::with_files;
use crate::support::{Portail, with_versions, workshop};

/// Sources of which most kinds of pages come.
fn everything() -> Portail {
    with_versions(Portail::minimal().with_contract().with_communes().with_entrees())
}

/// What the views of a portal hold that the contract does not say.
fn outside_the_contract(p: &Portail) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let linked = pipeline::prepare(&workshop::settings(p), &mut diagnostics).linked.unwrap();
    let site = Site::new(&linked.corpus, std::sync::Arc::new(garrigue::source::theme::mots()));
    let mut examples = Exemples::default();
    for page in &site.pages {
        examples.page(contrat(), &portal::vue(&site, page));
    }
    examples.fichiers(contrat(), &portal::vue::fichiers::fichiers(&site));
    examples.hors_contrat().to_vec()
}

#[test]
fn views_hold_what_the_contract_says_and_nothing_else() {
    let none = Vec::<String>::new();
    assert_eq!(outside_the_contract(&everything()), none);
    assert_eq!(outside_the_contract(&super::contrats::with_contracts()), none);
    let ocrie = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/autre-region/content"));
    assert_eq!(outside_the_contract(&with_files(Portail::empty(), ocrie)), none);
}

#[test]
fn no_two_types_of_the_contract_share_a_name() {
    // The second of a name would get a number, that a page more could give to another.
    let numbered: Vec<_> = contrat().types.keys().filter(|name| name.ends_with(char::is_numeric)).collect();
    assert!(numbered.is_empty(), "rename with #[schemars(rename)]: {numbered:?}");
}

#[test]
fn the_contract_in_the_documentation_is_that_of_the_program() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/contrat-de-theme.md");
    let printed = everything().run(&["theme", "--contract"]);
    assert_eq!(printed.exit, 0, "{printed}");
    if std::env::var_os("GARRIGUE_RECRIRE").is_some() {
        std::fs::write(path, &printed.stdout).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap();
    assert!(printed.stdout == published, "run: GARRIGUE_RECRIRE=1 cargo test --test portail -- the_contract_in");
}

#[test]
fn the_contract_of_one_template_has_its_types_and_no_other() {
    let p = Portail::minimal();
    let outcome = p.run(&["theme", "--contract", "glossaire"]);
    assert!(outcome.stdout.contains("### GlossaireVue") && outcome.stdout.contains("### Lien"), "{outcome}");
    assert!(!outcome.stdout.contains("### TerritoireVue"), "{outcome}");
    let outcome = p.run(&["theme", "--contract", "glosaire"]);
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stderr.contains("« glossaire.html »"), "{outcome}");
}

#[test]
fn the_contract_says_what_no_portal_shows_yet() {
    let outcome = Portail::empty().run(&["theme", "--contract", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    let field = &json["types"]["RenvoiVue"]["champs"]["langue"];
    assert_eq!(field["toujours"], false, "{field}");
    assert_eq!(json["modeles"]["fiche.html"]["variables"]["vue"]["objet"], "NoeudLocal");
}

/// A theme of the project that changes some files of the default theme.
fn agence() -> Portail {
    Portail::minimal()
        .replace("portail.yaml", "theme: romarin", "theme: agence")
        .write_outside("themes/agence/theme.yaml", "# Le thème de l'agence.\nparent: romarin\n")
}

#[test]
fn a_theme_changes_one_block_one_colour_and_one_word_of_its_parent() {
    let pied = "{% extends \"romarin/base.html\" %}\n{% block pied %}<p class=\"cadre\">{{ page.editeur }} répond à vos questions.</p>{{ super() }}{% endblock pied %}\n";
    let site = agence()
        .write_outside("themes/agence/templates/base.html", pied)
        .write_outside("themes/agence/jetons.yaml", "couleurs:\n  texte: { clair: \"#010203\", sombre: \"#fefdfc\" }\n")
        .write_outside("themes/agence/langues/fr.yaml", "cadre:\n  aller-au-contenu: Sauter au texte\n");
    let outcome = site.run(&["build", "--no-images"]);
    assert_eq!(outcome.exit, 0, "{outcome}");
    let site = site.output();
    let page = site.page("valbrume/e1d1o1/");
    let body = page.texts_of("body").join(" ");
    assert!(body.contains("répond à vos questions.") && body.contains("Sauter au texte"), "{body}");
    assert!(!page.texts_of("footer").is_empty(), "the parent's own foot is still there");
    let style = site.page("").attributes("link[rel=stylesheet]", "href").remove(0);
    assert!(site.text(&style).contains("#010203") && site.text(&style).contains("--couleur-fond"));
}

#[test]
fn a_change_in_the_parent_is_a_change_of_the_portal() {
    let p = agence()
        .write_outside("themes/base/theme.yaml", "parent: romarin\n")
        .write_outside("themes/agence/theme.yaml", "parent: base\n");
    let named = ["build", "--no-images", "--theme", "agence"];
    assert_eq!(p.run(&named).exit, 0);
    assert!(p.run(&named).stdout.contains("rien n'a changé"));
    let p = p.write_outside("themes/base/langues/fr.yaml", "cadre:\n  aller-au-contenu: Sauter au texte\n");
    assert_eq!(p.run(&named).exit, 0);
    assert!(p.output().page("").texts_of("body").join(" ").contains("Sauter au texte"));
}

#[test]
fn what_a_theme_is_made_of_is_told_and_each_file_can_be_had() {
    let words = "cadre:\n  aller-au-contenu: Sauter au texte\n";
    let p = agence().write_outside("themes/agence/langues/fr/cadre.yaml", words);
    let list = p.run(&["theme"]);
    assert_eq!(list.exit, 0, "{list}");
    assert!(
        list.stdout.contains(
            "langues/fr/cadre.yaml\tthemes/agence/langues/fr/cadre.yaml ← themes/romarin/langues/fr/cadre.yaml"
        ),
        "{list}"
    );
    let file = p.run(&["theme", "templates/glossaire.html"]);
    let written = std::fs::read_to_string(format!("{}/templates/glossaire.html", crate::support::THEME)).unwrap();
    assert_eq!(file.stdout, written);
    let wrong = p.run(&["theme", "glossaire.html"]);
    assert!(wrong.exit == 2 && wrong.stderr.contains("templates/glossaire.html"), "{wrong}");
}

/// The theme of the tests that has nothing of the default one.
const CARNET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/themes/carnet");

#[test]
fn a_theme_written_from_the_contract_alone_makes_the_whole_portal() {
    let p = Portail::minimal();
    let outcome = p.run(&["build", "--no-images", "--strict", "--theme", CARNET]);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{outcome}");
    let (own, usual) = (p.output(), crate::support::minimal());
    assert_eq!(own.pages(), usual.pages(), "the same pages at the same addresses");
    let fiche = own.page("valbrume/e1d1o1/");
    assert!(fiche.text().contains("La pauvreté touche"), "{}", fiche.text());
    assert!(fiche.attributes("script", "src").is_empty());
}

#[test]
fn a_theme_of_another_make_is_read_against_the_contract_too() {
    let p = Portail::minimal()
        .write(
            "theme/templates/pieces.html",
            std::fs::read_to_string(format!("{CARNET}/templates/pieces.html")).unwrap(),
        )
        .edit("theme/templates/pieces.html", |text| text.replacen("l.titre", "l.intitule", 1));
    let outcome = p.run(&["check", "--format", "json", "--theme", CARNET]).with_json();
    assert_eq!(outcome.exit, 1, "{outcome}");
    outcome.finds("G910", "content/theme/templates/pieces.html:3");
}
