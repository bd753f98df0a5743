//! The accessibility statement: never more than the audit file says.

use crate::support::{DEPARTEMENT, Portail, minimal};

const FICHIER: &str = "accessibilite.yaml";

/// The 106 criteria, each with the result that is given for it.
fn resultats(result: impl Fn(usize) -> &'static str) -> String {
    let counts = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];
    let all = (1..).zip(counts).flat_map(|(theme, count)| (1..=count).map(move |rank| (theme, rank)));
    all.enumerate().map(|(i, (theme, rank))| format!("    {theme}.{rank}: {}\n", result(i))).collect()
}

fn audited(resultats: &str) -> Portail {
    let audit = format!(
        "audit:\n  date: 2024-04-02\n  auditeur: Cabinet Exemple\n  methode: grille et lecteur d'écran\n  \
         referentiel: RGAA 4.1.2\n  pages: [Accueil, Une fiche]\n  resultats:\n{resultats}"
    );
    Portail::minimal().append(FICHIER, &audit)
}

/// What the foot of the home says.
fn pied(p: &Portail) -> String {
    let links = p.site().page("").links_of("footer");
    links.into_iter().find(|l| l.vers == "accessibilite/").unwrap().texte
}

#[test]
fn without_an_audit_a_portal_is_not_conforming_and_says_so_on_every_page() {
    for path in minimal().pages() {
        let links = minimal().page(path).links_of("footer");
        assert!(links.iter().any(|l| l.texte == "Accessibilité : non conforme"), "{path}: {links:?}");
    }
    let page = minimal().page("accessibilite/");
    assert_eq!(page.text_of("h1"), "Accessibilité : non conforme");
    assert!(page.section("État de conformité").contains("Aucun audit d'accessibilité n'a été mené"));
    assert!(page.section("Si quelque chose ne vous est pas accessible").contains("Écrivez à la maison des aînés"));
    assert!(page.section("Voies de recours").contains("Défenseur des droits"));
}

#[test]
fn a_portal_without_the_file_has_the_page_all_the_same() {
    let p = Portail::minimal().remove(FICHIER);
    assert_eq!(pied(&p), "Accessibilité : non conforme");
    let page = p.site().page("accessibilite/");
    assert!(page.section("Si quelque chose ne vous est pas accessible").contains("pas encore indiqué"));
    assert!(page.section("Voies de recours").contains("Défenseur des droits"));
}

#[test]
fn the_themes_of_an_audit_are_named_in_the_language_of_the_portal() {
    let themes = |langue: &str| {
        let p = audited(&resultats(|_| "C")).replace("portail.yaml", "langue: fr", &format!("langue: {langue}"));
        p.site().page("accessibilite/").texts_of("tbody th")
    };
    assert_eq!((themes("fr").len(), themes("en").len()), (13, 13));
    assert_eq!(themes("fr")[7], "8. Éléments obligatoires");
    assert_eq!(themes("en")[7], "8. Mandatory elements");
}

#[test]
fn the_level_is_what_the_results_amount_to() {
    let half = |met: usize| audited(&resultats(move |i| if i < met { "C" } else { "NC" }));
    assert_eq!(pied(&half(106)), "Accessibilité : totalement conforme");
    assert_eq!(pied(&half(105)), "Accessibilité : partiellement conforme");
    assert_eq!(pied(&half(53)), "Accessibilité : partiellement conforme");
    assert_eq!(pied(&half(52)), "Accessibilité : non conforme");
    let page = half(105).site().page("accessibilite/");
    assert!(page.section("État de conformité").contains("Critères respectés : 105 sur 106 applicables, soit 99 %"));
}

#[test]
fn what_was_not_tested_is_not_claimed() {
    let one = audited("    1.1: C\n");
    assert_eq!(pied(&one), "Accessibilité : non conforme");
    let state = one.site().page("accessibilite/").section("État de conformité");
    assert!(
        state.contains("Critères respectés : 1 sur 106") && state.contains("Les critères non testés comptent"),
        "{state}"
    );
    assert_eq!(pied(&audited(&resultats(|i| if i == 0 { "NA" } else { "C" }))), "Accessibilité : totalement conforme");
}

#[test]
fn the_page_shows_who_audited_what_how_and_until_when() {
    let constats = "  constats:\n    - { critere: \"3.2\", texte: Le contraste est trop faible. }\n  derogations:\n    - { critere: \"4.1\", texte: La vidéo est trop ancienne. }\n";
    // 1.1 to 1.9, 2.1, 2.2, 3.1, 3.2: the thirteenth; 4.1 is the fifteenth.
    let results = resultats(|i| if [12, 14, 20].contains(&i) { "NC" } else { "C" });
    let page = audited(&format!("{results}{constats}")).site().page("accessibilite/");
    let state = page.section("État de conformité");
    for said in [
        "RGAA 4.1.2",
        "2 avril 2024, par Cabinet Exemple",
        "grille et lecteur d'écran",
        "2 avril 2027",
        "établie le 6 mai 2024",
    ] {
        assert!(state.contains(said), "{said}: {state}");
    }
    let wrong = page.section("Contenus non accessibles");
    assert!(
        wrong.contains("Critère 3.2 : Le contraste est trop faible.") && wrong.contains("Critère 4.1 : La vidéo"),
        "{wrong}"
    );
    assert!(wrong.contains("sans autre précision dans l'audit : 4.7"), "{wrong}");
    assert_eq!(page.texts_of("main tbody tr").len(), 13);
    assert!(page.text_of("main tfoot").contains("103 3 0 0"), "{}", page.text_of("main tfoot"));
}

#[test]
fn an_audit_older_than_three_years_is_told_by_the_dates_of_the_sources_or_by_the_day_that_is_asked() {
    let fresh = audited(&resultats(|_| "C"));
    fresh.check().is_clean();
    assert_eq!(fresh.check_with(&["--date", "2027-04-01"]).of("G822").len(), 0);
    let told = fresh.check_with(&["--date", "2027-04-02"]);
    told.finds("G822", "content/accessibilite.yaml:6:9");
    assert_eq!(told.exit, 0, "a warning stops nothing");
    let revised = "revisions:\n  - { date: 2027-06, titre: Mise à jour }";
    let old = audited(&resultats(|_| "C")).replace(DEPARTEMENT, "revisions:", revised);
    assert_eq!(old.check_with(&["--date", "2030"]).of("G822").len(), 1, "told once");
}

#[test]
fn the_words_of_the_statement_explain_their_acronyms_and_a_text_may_lead_to_it() {
    let p = Portail::minimal()
        .append(FICHIER, "contenus_non_accessibles: Les cartes de l'ASY.\n")
        .append("pages/a-propos.md", "\nVoir [[page:accessibilite]].\n");
    let site = p.site();
    assert!(site.page("accessibilite/").section("Sigles employés").contains("ASY"));
    assert!(site.page("a-propos/").links_to("accessibilite/"));
}
