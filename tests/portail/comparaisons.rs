//! What only a portal of several territories can show: a node side by side, who retained what, two territories compared.

use std::sync::LazyLock;

use crate::support::{AUTRE_FICHE, OBSERVATIONS, Page, Portail, Site, minimal};

const PAIRE: &str = "comparer/valbrume-hautclair/";
const LA_BAS: &str = "departements/hautclair/indicateurs.yaml";
const DEFI_LA_BAS: &str = "departements/hautclair/defis/E1D1.md";

/// The minimal sources, and a second territory that carries out the same plan.
fn deux() -> Portail {
    Portail::minimal()
        .append(
            "referentiel/territoires.yaml",
            "  - id: hautclair\n    nom: Hautclair\n    nature: departement\n    parent: sylvanie\n    \
             formes: { article: le Hautclair, lieu: sur le Hautclair, genitif: du Hautclair }\n",
        )
        .append(
            "referentiel/documents.yaml",
            "  - { id: plan-hautclair, titre: Plan du Hautclair, editeur: agence-sylvanie, territoire: hautclair }\n",
        )
        .write(
            "departements/hautclair/departement.yaml",
            "territoire: hautclair\nplan: plan-sylvanie\ndocument: plan-hautclair\ntitre: Plan du Hautclair\n\
             retenus: [E1D1, E1D2]\n",
        )
        .write(
            "departements/hautclair/objectifs/E1D1O1.md",
            "---\nsection: Fiche A\nen_bref: Un bilan au village.\n---\n## Constats\n\nPersonne ne consulte.\n\n\
             ## En pratique\n\n- Une visite au marché.\n",
        )
        .write(
            "departements/hautclair/objectifs/E1D2O1.md",
            "---\nsection: Fiche B\n---\n## Constats\n\nLes escaliers sont raides.\n\n## En pratique\n\n- Une rampe.\n",
        )
        .write(
            LA_BAS,
            "observations:\n  - { indicateur: taux-pauvrete, valeur: 14, annee: 2022, source: annuaire }\n  \
             - { indicateur: services-urgences, valeur: 5, annee: 2021, source: annuaire }\n",
        )
        .write(
            "departements/hautclair/offre/urgences.yaml",
            "section: Annexe\ntables:\n  - table: avant\n    date: 2023-06-01\n    lignes:\n      \
             - { ligne: adultes, existant: 3 }\n      - { ligne: enfants, existant: 2 }\n  - table: apres\n    \
             lignes:\n      - { ligne: antenne, cible: 2 }\n      - { ligne: service, cible: \"-\" }\n      \
             - { ligne: poste-avance, cible: 4 }\n  - table: constant\n    lignes:\n      \
             - { ligne: regulation, existant: 1, cible: 1 }\n      - { ligne: ambulances, existant: 7, cible: 8 }\n",
        )
}

/// The untouched sources with two territories, published once.
fn site() -> &'static Site {
    static SITE: LazyLock<Site> = LazyLock::new(|| deux().site_with(&["--strict"]));
    &SITE
}

/// The rows of the tables of a page, as words.
fn rows(page: &Page) -> Vec<String> {
    page.texts_of("main table tr")
}

/// The row that begins with these words.
fn row(page: &Page, start: &str) -> String {
    let found = rows(page).into_iter().find(|r| r.starts_with(start));
    found.unwrap_or_else(|| panic!("no row « {start} » in {:?}", rows(page)))
}

#[test]
fn an_objectif_sets_the_texts_of_its_territories_side_by_side_part_by_part() {
    let page = site().page("objectifs/e1d1o1/");
    let constats = page.section("Constats");
    let (here, there) = (constats.find("La pauvreté touche 12,5 %"), constats.find("Personne ne consulte."));
    assert!(here.is_some() && here < there, "{constats}");
    assert!(!constats.contains("marché") && page.section("En pratique").contains("Une visite au marché."));
    for address in ["valbrume/e1d1o1/", "hautclair/e1d1o1/"] {
        assert!(page.links().iter().filter(|l| l.vers == address).count() >= 3, "{address}");
    }
    assert_eq!(page.texts_of("#constats-hautclair"), ["Sur le Hautclair"]);
}

#[test]
fn the_key_figures_of_each_sheet_stand_beside_the_texts() {
    let figures = site().page("objectifs/e1d1o1/").section("Chiffres-clés");
    assert!(figures.contains("plus de 1 200 bilans") && figures.contains("12,5 %"), "{figures}");
}

#[test]
fn an_objectif_of_a_single_territory_leads_to_its_sheet_and_does_not_repeat_it() {
    let page = site().page("objectifs/e1d1o2/");
    let who = page.section("Qui l'a retenu");
    assert!(who.contains("un seul l'a retenu : le Valbrume") && who.contains("Des formations courtes"), "{who}");
    assert!(page.links_to("valbrume/e1d1o2/"));
    assert!(!page.text().contains("Les aidants apprennent seuls"));
}

#[test]
fn a_link_in_the_text_of_a_territory_leads_to_the_pages_of_that_territory() {
    let page = site().page("objectifs/e1d1o1/");
    let links = page.links_of("main section section");
    let cited: Vec<_> = links.iter().filter(|l| l.texte.contains("Former les aidants")).map(|l| &l.vers).collect();
    assert_eq!(cited, ["valbrume/e1d1o2/"]);
}

#[test]
fn the_acronyms_of_the_texts_shown_are_explained() {
    assert!(site().page("objectifs/e1d1o1/").section("Sigles employés").contains("maison de santé rurale"));
}

#[test]
fn a_title_inside_a_text_stands_under_the_name_of_its_territory() {
    let texte = "### Plus finement\n\nLes aidants apprennent seuls.";
    let page = deux()
        .replace(AUTRE_FICHE, "Les aidants apprennent seuls.", texte)
        .copy(AUTRE_FICHE, "departements/hautclair/objectifs/E1D1O2.md")
        .site()
        .page("objectifs/e1d1o2/");
    assert_eq!(page.texts_of("main h4"), ["Plus finement", "Plus finement"]);
    assert!(!page.texts_of("main h3").contains(&"Plus finement".to_owned()));
}

#[test]
fn a_defi_gives_the_regional_text_once_then_what_a_territory_adds() {
    let added = "---\nsection: Chapitre\n---\n## Les enjeux\n\nIci, plus encore.\n";
    let page = deux().write(DEFI_LA_BAS, added).site().page("defis/e1d1/");
    let stakes = page.section("Les enjeux");
    assert_eq!(page.text().matches("les fragilités sont vues trop tard").count(), 1);
    let parts = ["vues trop tard", "Sur le Hautclair", "S'ajoute au texte régional", "Ici, plus encore."];
    let places: Vec<_> = parts.iter().map(|p| stakes.find(p).unwrap_or_else(|| panic!("« {p} »: {stakes}"))).collect();
    assert!(places.is_sorted(), "{stakes}");
    assert!(stakes.ends_with("Dans le Valbrume, rien n'est ajouté à ce texte."), "{stakes}");
}

#[test]
fn a_text_that_replaces_the_region_s_says_so() {
    let own = "---\nsection: Chapitre\nremplace: true\n---\n## Les enjeux\n\nTout autre chose.\n";
    let stakes = deux().write(DEFI_LA_BAS, own).site().page("defis/e1d1/").section("Les enjeux");
    assert!(stakes.contains("Remplace le texte régional Tout autre chose."), "{stakes}");
}

#[test]
fn a_defi_lists_the_sheets_of_each_territory_that_retained_it() {
    let page = site().page("defis/e1d1/");
    let who = page.section("Qui l'a retenu");
    assert!(who.contains("Dans le Valbrume") && who.contains("Former les aidants"), "{who}");
    assert!(page.links_to("hautclair/e1d1o1/") && page.links_to("valbrume/e1d1o2/"));
}

#[test]
fn the_matrix_says_of_each_code_who_retained_it() {
    let page = site().page("matrice/");
    assert_eq!(page.texts_of("main table thead th"), ["Code et titre", "Valbrume", "Hautclair"]);
    assert!(row(&page, "E1D2 Adapter").ends_with("– non retenu retenu : E1D2 sur le Hautclair"));
    assert!(row(&page, "E1D1O2 Former").ends_with("fiche : E1D1O2 dans le Valbrume – non retenu"));
    assert!(page.links_to("hautclair/e1d2/") && page.links_to("defis/e1d2/") && !page.links_to("valbrume/e1d2/"));
}

#[test]
fn the_matrix_counts_what_each_territory_retained() {
    let page = site().page("matrice/");
    assert_eq!(row(&page, "Défis, en tout"), "Défis, en tout 1 2");
    assert_eq!(row(&page, "Objectifs, en tout"), "Objectifs, en tout 2 2");
    assert!(row(&page, "E1 Bien vieillir").ends_with("Valbrume 1 défi Hautclair 2 défis"));
}

#[test]
fn the_matrix_has_headers_for_its_rows_its_columns_and_its_branches() {
    let page = site().page("matrice/");
    assert!(page.has("main table > caption") && page.has("tbody th.groupe"));
    let rows = page.attributes("tbody tr > :first-child", "scope");
    assert!(rows.len() > 5 && rows.iter().all(|s| s == "row"), "{rows:?}");
}

#[test]
fn a_single_territory_has_nothing_to_be_compared_with() {
    let site = minimal();
    assert!(!site.has("matrice/") && !site.has("comparer/"));
    assert!(site.pages().iter().all(|p| !site.text(p).contains("comparer/") && !site.text(p).contains("matrice/")));
}

#[test]
fn two_territories_have_one_page_named_in_the_order_of_the_register() {
    let site = site();
    assert!(site.has(PAIRE) && !site.has("comparer/hautclair-valbrume/"));
    for address in ["comparer/", "valbrume/", "hautclair/"] {
        assert!(site.page(address).links_to(PAIRE), "{address}");
    }
    for address in ["", "defis/", "valbrume/", "comparer/"] {
        assert!(site.page(address).links_to("matrice/"), "{address}");
    }
    assert!(site.page("indicateurs/taux-pauvrete/").links_to("comparer/"));
}

#[test]
fn a_figure_that_both_give_stands_beside_that_of_the_territory_above() {
    let page = site().page(PAIRE);
    assert_eq!(page.texts_of("main table.comparatif thead")[0], "Chiffre Valbrume Hautclair Sylvanie");
    assert_eq!(row(&page, "Taux de pauvreté"), "Taux de pauvreté 2022 12,5 % 14 % 15,5 %");
}

#[test]
fn figures_of_different_years_and_raw_counts_come_with_a_warning() {
    let page = site().page(PAIRE);
    let warned = row(&page, "Services d'urgences");
    assert!(warned.contains("Dates différentes : 2023 dans le Valbrume, 2021 sur le Hautclair"), "{warned}");
    assert!(page.section("Les chiffres").contains("Pour 1, les années sont différentes."));
    let all = rows(&page);
    let group = all.iter().position(|r| r == "Nombres bruts : à comparer en gardant en tête la population").unwrap();
    assert!(group < all.iter().position(|r| r.starts_with("Services d'urgences")).unwrap());
    assert!(group > all.iter().position(|r| r.starts_with("Taux de pauvreté")).unwrap());
}

#[test]
fn a_year_that_a_document_does_not_give_is_said_to_be_missing() {
    let page = deux().replace(LA_BAS, "valeur: 14, annee: 2022", "valeur: 14").site().page(PAIRE);
    let row = row(&page, "Taux de pauvreté");
    assert!(row.contains("2022 dans le Valbrume, année non précisée sur le Hautclair"), "{row}");
    assert!(page.section("Les chiffres").contains("un document au moins ne précise pas l'année"));
}

#[test]
fn a_figure_that_a_document_leaves_blank_is_not_compared() {
    let page = deux().replace(LA_BAS, "valeur: 14", "valeur:").site().page(PAIRE);
    assert!(rows(&page).iter().all(|r| !r.starts_with("Taux de pauvreté")), "{:?}", rows(&page));
}

#[test]
fn a_second_value_of_a_document_is_told_with_the_reason() {
    let second = "  - { indicateur: taux-pauvrete, valeur: 13, annee: 2022, source: annuaire, variante: fiche, \
                  discordance: La fiche arrondit. }\n";
    let page = deux().append(OBSERVATIONS, second).site().page(PAIRE);
    let row = row(&page, "Taux de pauvreté");
    assert!(row.contains("12,5 %") && row.ends_with("Valbrume : aussi 13 % (2022). La fiche arrondit."), "{row}");
}

#[test]
fn two_values_of_the_same_year_are_chosen_rather_than_the_latest() {
    let older = "  - { indicateur: services-urgences, valeur: 4, annee: 2021, source: annuaire }\n";
    let page = deux().append(OBSERVATIONS, older).site().page(PAIRE);
    assert_eq!(row(&page, "Services d'urgences"), "Services d'urgences 2021 4 5");
}

#[test]
fn what_both_retained_is_told_from_what_only_one_did() {
    let page = site().page(PAIRE);
    let kept = page.section("Ce qu'ils ont retenu");
    assert!(kept.contains("En commun : 1 défi") && kept.contains("Les deux E1D1O1"), "{kept}");
    assert!(kept.contains("Valbrume E1D1O2 Former les aidants"), "{kept}");
    assert!(page.section("Seulement dans le Valbrume : 0 défi").contains("Rien qui ne soit en commun."));
    assert!(page.section("Seulement sur le Hautclair : 1 défi").contains("Visiter chaque logement"));
    assert!(page.links_to("defis/e1d1/") && page.links_to("objectifs/e1d1o1/") && page.links_to("hautclair/e1d2/"));
}

#[test]
fn only_cells_of_the_same_table_stand_side_by_side() {
    let page = site().page(PAIRE);
    let tables = |regime: &str| page.texts_of(&format!("main .{regime} table"));
    let (before, after) = (tables("regime-avant").join(" "), tables("regime-apres").join(" "));
    assert!(before.contains("Accueil des adultes 2 3") && !before.contains("Antenne"), "{before}");
    assert!(after.contains("A Antenne 1 à 3 (*) 2") && !after.contains("Accueil"), "{after}");
    assert!(!before.contains("visé") && !after.contains("existe"), "{before} / {after}");
    assert!(row(&page, "Équipes d'ambulance Existant").ends_with("4 7"));
    assert!(row(&page, "Équipes d'ambulance Cible").ends_with("0 aucune 8"));
}

#[test]
fn each_kind_of_nothing_keeps_its_own_words_when_two_territories_are_compared() {
    let page = site().page(PAIRE);
    assert!(row(&page, "C Poste avancé").ends_with("NA non applicable 4"));
    assert!(row(&page, "D Équipe volante").ends_with("case vide pas de ligne"));
    assert!(rows(&page).iter().all(|r| !r.contains("Service complet")), "neither gives it: it is only counted");
    assert!(page.text().contains("Une case sans valeur dans les deux documents n'est pas reprise."));
    assert!(page.text().contains("(*) Valbrume, Urgences : Selon les candidatures."));
}

#[test]
fn no_comparison_skips_a_level_of_titles() {
    for address in ["matrice/", "comparer/", PAIRE, "objectifs/e1d1o1/", "defis/e1d1/", "valbrume/"] {
        let elements = site().page(address).elements();
        let levels = elements.iter().filter_map(|e| e.strip_prefix('h')?.parse::<u8>().ok());
        let mut above = 0;
        for level in levels {
            assert!(level <= above + 1, "/{address}: h{level} follows h{above}");
            above = level;
        }
    }
}

#[test]
fn the_offer_of_all_territories_is_drawn_where_the_law_did_not_change() {
    let page = deux().site().page("offre-de-soins/urgences/");
    assert_eq!(page.attributes("main svg.graphique", "data-graphique"), ["tableau-constant"]);
    let said = page.texts_of("main p.phrase");
    assert_eq!(said, ["La plus forte hausse : « Équipes d'ambulance » sur le Hautclair, de 7 à 8."]);
    for cle in ["tableau-constant:valbrume-ambulances-cible", "tableau-constant:hautclair-ambulances-existant"] {
        assert!(page.has(&format!("svg [data-c='{cle}']")) && page.has(&format!("td[data-c='{cle}']")), "{cle}");
    }
}

/// The minimal sources, with so many territories in all that carry out the same plan.
fn beaucoup(territoires: usize) -> Portail {
    (1..territoires).fold(Portail::minimal(), |p, n| {
        p.append(
            "referentiel/territoires.yaml",
            &format!(
                "  - id: val{n}\n    nom: Val {n}\n    nature: departement\n    parent: sylvanie\n    \
                 formes: {{ article: le Val {n}, lieu: dans le Val {n}, genitif: du Val {n} }}\n"
            ),
        )
        .append(
            "referentiel/documents.yaml",
            &format!("  - {{ id: plan-val{n}, titre: Plan {n}, editeur: agence-sylvanie, territoire: val{n} }}\n"),
        )
        .write(
            &format!("departements/val{n}/departement.yaml"),
            format!(
                "territoire: val{n}\nplan: plan-sylvanie\ndocument: plan-val{n}\ntitre: Plan du Val {n}\nretenus: [E1D1]\n"
            ),
        )
        .write(
            &format!("departements/val{n}/objectifs/E1D1O1.md"),
            format!("---\nsection: Fiche A\n---\n## Constats\n\nPersonne ne consulte au Val {n}.\n\n## En pratique\n\n- Une visite.\n"),
        )
    })
}

#[test]
fn territories_that_are_many_are_listed_once_and_each_text_stays_on_its_page() {
    let site = beaucoup(21).site();
    let register = site.page("objectifs/e1d1o1/");
    assert!(!register.text().contains("Personne ne consulte"), "{}", register.text());
    assert!(register.text().contains("ce que chacun en écrit est sur sa page"), "{}", register.text());
    assert!(register.links().iter().any(|l| l.texte == "Dans le Val 20"));
    let sheet = site.page("valbrume/e1d1o1/");
    assert!(!sheet.links().iter().any(|l| l.texte.contains("dans le Val 20")));
    assert!(sheet.links().iter().any(|l| l.texte.contains("le plan régional")));
}
