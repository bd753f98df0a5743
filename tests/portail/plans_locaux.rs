//! A local contract is a plan of its own: what it carries out of the plans above is computed, and shows at both ends.

use super::contrats::{site, with_contracts};
use crate::support::{Page, page_libre};

const FICHE: &str = "contrats/vallee/1.1/";
const AUTRE: &str = "contrats/vallee/1.2/";

/// What a page says of the contracts that carry it out.
fn served(address: &str) -> String {
    site().page(address).section("Mis en œuvre près de chez vous")
}

#[test]
fn an_objectif_of_the_department_lists_the_fiches_that_carry_it_out() {
    assert!(site().page("valbrume/e1d1o1/").links_to(FICHE));
    let shown = served("valbrume/e1d1o1/");
    assert!(shown.contains("Contrat de la Vallée 2024-2027 Même objectif 1.1 Attirer des soignants"), "{shown}");
}

#[test]
fn carrying_out_the_very_node_is_told_apart_from_sharing_the_node_above() {
    let shown = served("valbrume/e1d1o1/");
    let (same, branch) = shown.split_once("Même défi seulement").unwrap_or_else(|| panic!("{shown}"));
    assert!(same.contains("Attirer des soignants") && !same.contains("Aller vers les villages"), "{shown}");
    assert!(branch.contains("Aller vers les villages") && !branch.contains("Attirer"), "{shown}");
    let only = served("valbrume/e1d1o2/");
    assert!(!only.contains("Même objectif") && only.contains("Même défi seulement"), "{only}");
}

#[test]
fn a_fiche_shows_the_nodes_that_it_carries_out_at_their_best_page() {
    let fiche = site().page(FICHE);
    assert!(fiche.links_to("valbrume/e1d1o1/"), "the department has a sheet for this one");
    assert!(fiche.links_to("objectifs/e1d2o1/"), "only the register has this one");
    let shown = fiche.section("Ce que la fiche met en œuvre");
    assert!(shown.contains("Même objectif dans le Valbrume Pour les nouveaux retraités."), "{shown}");
    assert!(!shown.contains("seulement"), "{shown}");
    let shown = site().page(AUTRE).section("Ce que la fiche met en œuvre");
    assert!(shown.contains("Aller vers les personnes isolées Même défi seulement dans le Valbrume"), "{shown}");
}

#[test]
fn a_node_of_the_register_lists_the_fiches_of_every_contract() {
    let node = site().page("objectifs/e1d2o1/");
    assert!(node.links_to(FICHE) && node.links_to("contrats/plaine/1.1/"), "{:?}", node.links());
    assert!(site().page("objectifs/e1d1o3/").links_to(AUTRE));
}

#[test]
fn a_fiche_that_carries_out_nothing_is_shown_nowhere_else() {
    assert!(!site().page("contrats/vallee/2.1/").links_to("valbrume/e1d1o1/"));
    for address in ["valbrume/e1d1/", "valbrume/e1d1o1/", "defis/e1d1/", "defis/e1d2/"] {
        assert!(!site().page(address).links_to("contrats/vallee/2.1/"), "{address}");
    }
}

#[test]
fn the_table_of_the_links_between_plans_is_computed_from_what_each_fiche_says() {
    let rows = site().page("contrats/vallee/articulation/").texts_of("table.articulation tr");
    assert_eq!(
        rows,
        [
            "Fiche-action Plan de Sylvanie Plan de santé du Valbrume 2024-2028",
            "1.1 Attirer des soignants E1D1O1 Proposer un bilan à la retraite E1D2O1 Visiter chaque logement E1D1 Repérer les fragilités",
            "1.2 Aller vers les villages E1D1O3 Aller vers les personnes isolées E1D1 Repérer les fragilités",
            "2.1 Tenir une réunion par an rien rien en commun",
        ]
    );
}

#[test]
fn what_the_department_did_not_retain_is_not_in_common_with_it() {
    let rows = site().page("contrats/plaine/articulation/").texts_of("table.articulation tbody tr");
    assert_eq!(rows[0], "1.1 Marcher chaque dimanche E1D2O1 Visiter chaque logement rien en commun");
    let shown = site().page("contrats/plaine/1.1/").section("Ce que la fiche met en œuvre");
    assert!(shown.contains("Rien en commun") && !shown.contains("Même"), "{shown}");
    assert!(!site().page("valbrume/e1d1o1/").links_to("contrats/plaine/1.1/"));
}

#[test]
fn steps_and_the_steps_inside_them_keep_the_order_of_the_document() {
    let action = site().page(FICHE).section("1.1-A1 Accueillir les soignants");
    let steps = "Écrire aux écoles. Préparer les journées d'accueil. Réserver les salles. Inviter les anciens. Recevoir les candidats.";
    assert!(action.contains(steps), "{action}");
    let inner = site().page(FICHE).texts_of(".action > ul > li > ul");
    assert_eq!(inner, ["Réserver les salles. Inviter les anciens."]);
}

#[test]
fn a_finding_that_two_fiches_share_shows_on_both() {
    let finding = |address: &str| site().page(address).section("Pourquoi : le diagnostic");
    let (one, other) = (finding(FICHE), finding(AUTRE));
    assert!(one.contains("Un seul cabinet reste ouvert.") && one.contains("Les bénévoles sont nombreux."), "{one}");
    assert!(other.contains("Un seul cabinet reste ouvert.") && !other.contains("bénévoles"), "{other}");
}

#[test]
fn a_roadmap_shows_who_carries_an_action_what_the_team_does_and_what_comes_of_it() {
    let page = site().page("contrats/vallee/feuilles-de-route/");
    let shown = page.section("Une journée santé");
    assert!(shown.contains("Qui la porte : Maison des aînés, Équipe de la Vallée."), "{shown}");
    assert!(shown.contains("Trouver un lieu. Prévenir les médecins."), "{shown}");
    assert!(shown.contains("Résultat attendu : Une journée chaque année."), "{shown}");
    assert!(page.links_to("contrats/vallee/1/") && page.links_to("acteurs/equipe/"));
    assert!(shown.contains("Rapprochement de la rédaction : 1.2-A2 Ouvrir une permanence"), "{shown}");
    assert!(page.links_to("contrats/vallee/1.2/#action-1-2-a2"), "{:?}", page.links());
}

#[test]
fn a_fiche_is_linked_from_outside_by_the_name_of_its_contract() {
    let p = with_contracts()
        .write("pages/liens.md", page_libre("Liens", "Voir [[vallee/1.1]] et [[plaine/1.1|celle-ci]]."));
    let site = p.site();
    assert!(link(&site.page("liens/"), FICHE).contains("Attirer des soignants"));
    assert_eq!(link(&site.page("liens/"), "contrats/plaine/1.1/"), "celle-ci");
    assert!(site.page(FICHE).section("Cité par").contains("Liens"));
}

#[test]
fn a_code_alone_means_nothing_outside_its_contract() {
    let broken = with_contracts().write("pages/liens.md", page_libre("Liens", "Voir [[1.1]]."));
    assert_ne!(broken.check().exit, 0);
}

#[test]
fn two_contracts_may_both_have_a_code() {
    let (here, there) = (site().page(FICHE), site().page("contrats/plaine/1.1/"));
    assert_eq!(here.text_of("h1"), "Attirer des soignants");
    assert_eq!(there.text_of("h1"), "Marcher chaque dimanche");
    let inside = site().page("contrats/plaine/1.2/");
    assert_eq!(link(&inside, "contrats/plaine/1.1/"), "la marche", "a code alone is that of the contract");
    assert!(here.section("Cité par").contains("Marcher chaque dimanche"));
}

/// The words of the link that leads to an address.
fn link(page: &Page, address: &str) -> String {
    let found = page.links_of("main p").into_iter().find(|l| l.vers == address);
    found.unwrap_or_else(|| panic!("no link to {address}: {:?}", page.links())).texte
}
