//! « Et chez moi ? »: from a commune to the plans that cover it, with or without a script.

use crate::support::{Portail, Site};

const TOUS: &str = "et-chez-moi/";
const ICI: &str = "et-chez-moi/valbrume/";
const AILLEURS: &str = "et-chez-moi/clairval/";

fn site() -> &'static Site {
    static SITE: std::sync::LazyLock<Site> =
        std::sync::LazyLock::new(|| Portail::minimal().with_contract().with_communes().site_with(&["--strict"]));
    &SITE
}

fn commune(page: &str, code: &str) -> String {
    site().page(page).text_of(&format!("#c{code}"))
}

#[test]
fn a_commune_is_found_in_its_department_by_its_initial_and_leads_to_the_plan() {
    let page = site().page(ICI);
    assert!(site().page(TOUS).links_to(ICI));
    let letters: Vec<_> = page.links_of("nav .lettres").into_iter().map(|l| l.texte).collect();
    assert_eq!(letters, ["E", "L", "P"], "an accent does not make a letter");
    assert!(page.has("#lettre-e") && commune(ICI, "99001").contains("Étang-la-Source"));
    assert!(page.section("Les plans qui vous concernent").contains("du Valbrume 2024-2028"));
    assert!(page.links_to("valbrume/") && page.links_to("engagements/"));
}

#[test]
fn a_local_plan_is_told_beside_the_communes_of_its_perimeter_and_no_other() {
    assert!(commune(ICI, "99001").contains("Contrat de la Source"), "{}", commune(ICI, "99001"));
    assert!(!commune(ICI, "99003").contains("Contrat"), "it belongs to no group of communes");
    let plans = site().page(ICI).section("Les plans qui vous concernent");
    assert!(plans.contains("Il couvre 2 communes"), "{plans}");
}

#[test]
fn communes_of_one_name_are_told_apart_by_their_department() {
    let listed = |page: &str| site().page(page).texts_of(".commune");
    assert_eq!(listed(ICI).iter().filter(|n| *n == "Pont-Sainte-Rive").count(), 1);
    assert_eq!(listed(AILLEURS), ["Pont-Sainte-Rive"]);
    let data = site().text("et-chez-moi/communes.js");
    assert!(data.contains(r#"["Clairval","clairval/",["c98001 Pont-Sainte-Rive""#), "{data}");
    assert!(data.contains("c99002 Pont-Sainte-Rive"), "{data}");
}

#[test]
fn a_department_without_a_plan_says_so_and_shows_the_plan_of_its_region() {
    let page = site().page(AILLEURS);
    assert!(page.text_of(".tete").contains("n'est pas encore publié dans ce portail"), "{}", page.text_of(".tete"));
    assert!(page.section("Les plans qui vous concernent").contains("Il vaut pour la Sylvanie"));
    assert!(site().page(TOUS).section("Les autres départements").contains("Clairval 1 commune"));
}

#[test]
fn a_group_of_communes_says_what_it_has_in_another_department() {
    let groups = site().page(ICI).section("Trouver son intercommunalité");
    assert!(groups.contains("2 communes dans le Valbrume, et 1 dans un autre département"), "{groups}");
}

#[test]
fn the_lists_say_where_they_come_from_and_under_which_licence() {
    for address in [TOUS, ICI, AILLEURS] {
        let page = site().page(address);
        let links = page.attributes("main a[href^=https]", "href");
        assert_eq!(links, ["https://communes.example/", "https://licence.example/"], "{address}");
        assert!(page.text().contains("Institut de Sylvanie") && page.text().contains("Limites de 2024"));
    }
}

#[test]
fn a_commune_that_a_plan_names_leads_to_its_own_page() {
    let village = "  - id: les-mares\n    nom: Les Mares\n    nature: local\n    parent: valbrume\n    code_insee: \"99003\"\n    formes: { article: Les Mares, lieu: aux Mares, genitif: des Mares }\n";
    let fiche = crate::support::FICHE;
    let p = Portail::minimal().with_communes().append("referentiel/territoires.yaml", village);
    let p = p.replace(fiche, "Un courrier", "Aux [[territoire:les-mares]], un courrier");
    let links = p.site().page(ICI).links_of("#c99003");
    assert_eq!(links.into_iter().map(|l| l.vers).collect::<Vec<_>>(), ["territoires/les-mares/"]);
}

#[test]
fn a_portal_without_a_list_of_communes_has_none_of_these_pages() {
    let site = crate::support::minimal();
    assert!(!site.has(TOUS) && site.files().all(|(path, _)| !path.starts_with("et-chez-moi/")));
}

#[test]
fn a_spreadsheet_with_semicolons_gives_the_same_pages() {
    let semicolons = |p: Portail, path: &str| p.edit(path, |text| text.replace(',', ";").replace('\n', "\r\n"));
    let p = Portail::minimal().with_contract().with_communes();
    let p = semicolons(p, "referentiel/communes.csv");
    let p = semicolons(p, "referentiel/intercommunalites.csv");
    p.site().assert_same(site());
}

#[test]
fn the_page_of_a_plan_leads_to_its_communes() {
    let listed = |page: &str| site().page(page).section("Aller plus loin");
    assert!(listed("valbrume/").contains("La liste des 3 communes"), "{}", listed("valbrume/"));
    assert!(listed("contrats/source/").contains("La liste des 3 communes"), "{}", listed("contrats/source/"));
    assert!(site().page("valbrume/").links_to(ICI));
    assert!(site().page("contrats/source/").links_to(TOUS), "its communes lie in two departments");
    assert!(!crate::support::minimal().page("valbrume/").text().contains("Les communes"));
}
