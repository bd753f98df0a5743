//! Texts of the plan: which title, which text, in which order, from which document.

use crate::support::{AUTRE_FICHE, BLOC, FICHE, PLAN, Portail, minimal, page_libre};

const ICI: &str = "valbrume/e1d1o2/";

#[test]
fn a_fiche_has_the_title_of_the_register() {
    let site = minimal();
    assert_eq!(site.page(ICI).text_of("h1"), "Former les aidants");
    assert!(site.page(ICI).text_of("title").starts_with("E1D1O2 Former les aidants – Valbrume – Portail d'essai"));
}

#[test]
fn a_title_of_the_territory_replaces_that_of_the_register_there_and_only_there() {
    let site = Portail::minimal().replace(AUTRE_FICHE, "section:", "titre: Former chaque aidant\nsection:").site();
    assert_eq!(site.page(ICI).text_of("h1"), "Former chaque aidant");
    assert_eq!(site.page("objectifs/e1d1o2/").text_of("h1"), "Former les aidants");
    let links = site.page("valbrume/e1d1/").links();
    assert!(links.iter().any(|l| l.vers == ICI && l.texte == "Former chaque aidant"), "{links:?}");
}

#[test]
fn a_title_changed_in_the_register_changes_everywhere() {
    let site = Portail::minimal().replace(PLAN, "titre: Former les aidants", "titre: Soutenir les aidants").site();
    let still: Vec<_> = site.pages().into_iter().filter(|p| site.text(p).contains("Former les aidants")).collect();
    assert!(still.is_empty(), "{still:?}");
    assert_eq!(site.page(ICI).text_of("h1"), "Soutenir les aidants");
}

#[test]
fn a_territory_shows_the_regional_text_of_a_defi_and_says_whose_it_is() {
    let section = minimal().page("valbrume/e1d1/").section("Les enjeux");
    assert!(section.starts_with("Texte commun à toute la région."), "{section}");
    assert!(section.ends_with("les fragilités sont vues trop tard."), "{section}");
}

#[test]
fn what_a_territory_adds_to_a_defi_comes_after_the_regional_text() {
    let added = "---\nsection: Fiche 1\n---\n## Les enjeux\n\nIci, les routes ferment en hiver.\n";
    let site = Portail::minimal().write("departements/valbrume/defis/E1D1.md", added).site();
    let text = site.page("valbrume/e1d1/").text();
    let (regional, local) = (text.find("vues trop tard"), text.find("les routes ferment"));
    assert!(regional.is_some() && regional < local, "{text}");
    assert!(
        site.page("valbrume/e1d1/").section("Les enjeux : ce qu'ajoute le Valbrume").starts_with("Ici, les routes")
    );
    let register = site.page("defis/e1d1/").section("Les enjeux");
    let (regional, local) = (register.find("vues trop tard"), register.find("Dans le Valbrume"));
    assert!(regional.is_some() && regional < local, "the register says whose text is whose: {register}");
    assert!(register.find("les routes ferment") > local, "{register}");
}

#[test]
fn a_register_without_regional_text_says_so() {
    assert!(minimal().page("defis/e1d2/").text().contains("Non renseigné : aucun des documents publiés ici"));
}

#[test]
fn sections_follow_the_plan_whatever_the_order_of_the_file() {
    let swapped = Portail::minimal().edit(AUTRE_FICHE, |text| {
        let (head, body) = text.split_once("## Constats").unwrap();
        let (findings, practice) = body.split_once("## En pratique").unwrap();
        format!("{head}## En pratique{practice}\n## Constats{findings}")
    });
    assert_eq!(swapped.site().page(ICI).text(), minimal().page(ICI).text());
}

#[test]
fn every_fiche_says_where_it_stands_in_the_official_document() {
    let text = minimal().page("valbrume/e1d1o1/").text();
    let origin =
        "Dans le document officiel : Fiche 1. Plan de santé du Valbrume, Agence de santé de Sylvanie, mai 2024.";
    assert!(text.contains(origin), "{text}");
    assert!(text.contains("seul le document fait foi"));
}

#[test]
fn a_remark_on_the_document_is_shown_apart_from_its_text() {
    let remarks = minimal().page("valbrume/e1d1o1/").section("Remarques sur le document");
    assert!(remarks.ends_with("Le document imprime deux fois la page 12."), "{remarks}");
}

#[test]
fn french_typography_is_laid_by_the_tool() {
    let site = Portail::minimal().replace(FICHE, "- Un courrier à", "- L'essentiel : \"un courrier\" à").site();
    let html = site.text("valbrume/e1d1o1/index.html");
    assert!(
        html.contains("L’essentiel\u{A0}: «\u{202F}un courrier\u{202F}»")
            || html.contains("L’essentiel\u{A0}: «\u{A0}un courrier\u{A0}»")
    );
}

#[test]
fn each_page_has_one_title_and_no_two_pages_the_same_window_title() {
    let site = minimal();
    let mut titles = std::collections::BTreeMap::new();
    for path in site.pages() {
        let page = site.page(path);
        assert_eq!(page.texts_of("h1").len(), 1, "{path}");
        let other = titles.insert(page.text_of("head > title"), path);
        assert_eq!(other, None, "{path}");
    }
}

#[test]
fn a_heading_of_a_free_page_has_an_address_that_links_may_end_with() {
    let page = minimal().page("a-propos/");
    assert_eq!(page.attributes("main h2[id]", "id")[0], "s-ce-qui-est-invente");
    assert!(page.text_of("#s-ce-qui-est-invente").contains("Ce qui est inventé"));
}

#[test]
fn a_heading_may_use_the_words_that_the_theme_uses_for_its_own_parts() {
    for title in ["Contenu", "Sigles", "Remarques"] {
        let text = format!("Un texte de l'ASY.\n\n## {title}\n\nEncore.");
        let outcome = Portail::minimal().write("pages/titres.md", page_libre("Titres", &text)).check();
        assert_eq!(outcome.exit, 0, "« {title} »: {outcome}");
    }
    let block = Portail::minimal().rename(BLOC, "departements/valbrume/diagnostic/sigles.md").check();
    assert_eq!(block.exit, 0, "{block}");
}
