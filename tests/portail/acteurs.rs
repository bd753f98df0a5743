//! An actor's page shows everything that it carries, by role; one that leads is not one that is merely named.

use crate::support::{Page, Portail, Site, minimal};

const CONTRAT: &str = "contrats/vallee/1.1/";

/// The minimal sources, and a contract of one sheet with two actions and a roadmap.
fn with_contract() -> Portail {
    Portail::minimal()
        .append(
            "referentiel/territoires.yaml",
            "  - id: vallee\n    nom: La Vallée\n    nature: local\n    parent: valbrume\n    formes: { article: la Vallée, lieu: dans la Vallée, genitif: de la Vallée }\n",
        )
        .append(
            "referentiel/acteurs.yaml",
            "  - { id: equipe, nom: Équipe de la Vallée, nature: structure }\n  - { id: mairie, nom: Mairie, nature: collectivite }\n",
        )
        .write("contrats/vallee/plan.yaml", PLAN)
        .write(
            "contrats/vallee/contrat.yaml",
            "territoire: vallee\ndocument: plan-valbrume\ntitre: Contrat de la Vallée 2024-2027\n",
        )
        .write("contrats/vallee/fiches/1.1.md", FICHE_ACTION)
        .write("contrats/vallee/feuilles-de-route.yaml", FEUILLE)
}

const PLAN: &str = "\
titre: Contrat de la Vallée 2024-2027
titre_court: Contrat de la Vallée
territoire: vallee
periode: { debut: 2024, fin: 2027 }
editeur: agence-sylvanie
sert: [plan-sylvanie]
niveaux:
  - { id: axe, nom: axe, pluriel: axes, motif: \"{n}\", chemin: axes }
  - id: fiche-action
    nom: fiche-action
    pluriel: fiches-actions
    motif: \"{parent}.{n}\"
    chemin: fiches
    sections: [ { id: presentation, titre: Présentation, obligatoire: true } ]
  - { id: action, nom: action, pluriel: actions, motif: \"{parent}-A{n}\", chemin: actions }
noeuds:
  - { code: \"1\", titre: Se soigner, noeuds: [ { code: \"1.1\", titre: Attirer des soignants } ] }
";

const FICHE_ACTION: &str = "\
---
section: Annexe 1
partenaires: [mairie]
actions:
  - code: 1.1-A1
    titre: Accueillir les soignants
    pilotes: [equipe]
    calendrier: { prevu: [2024, 2025, 2026], non_prevu: [2027] }
    etapes: [ Ouvrir une MSR. ]
  - code: 1.1-A2
    titre: Loger les stagiaires
    pilotes: [equipe, mairie]
    calendrier: { prevu: [2024] }
---
## Présentation

L'[[acteur:equipe]] s'en charge.
";

const FEUILLE: &str = "\
feuilles:
  - id: caisse
    partenaire: maison-des-aines
    titre: Feuille de route avec la Maison des aînés
    section: Annexe 2
    actions:
      - { titre: Une journée santé, portage: [maison-des-aines, mairie], noeuds: [\"1\"] }
";

fn site() -> &'static Site {
    static SITE: std::sync::LazyLock<Site> = std::sync::LazyLock::new(|| with_contract().site());
    &SITE
}

fn actor(id: &str) -> Page {
    site().page(&format!("acteurs/{id}/"))
}

#[test]
fn an_action_names_its_pilots_and_a_pilot_leads_to_the_action() {
    assert!(site().page(CONTRAT).links_to("acteurs/equipe/"));
    let led = actor("equipe");
    assert!(led.links_to("contrats/vallee/1.1/#action-1-1-a1"), "{:?}", led.links());
    assert!(led.links_to(CONTRAT), "the sheet of the action is named too");
}

#[test]
fn an_actor_shows_the_years_of_the_actions_that_it_leads() {
    let led = actor("equipe").section("Pilote 2 actions");
    assert!(led.contains("Accueillir les soignants Prévue de 2024 à 2026"), "{led}");
}

#[test]
fn years_that_the_document_does_not_give_are_said_to_be_unknown() {
    let led = actor("equipe").section("Pilote 2 actions");
    assert!(led.contains("Prévue en 2024, suite non précisée"), "{led}");
    let none = with_contract().replace("contrats/vallee/fiches/1.1.md", "    calendrier: { prevu: [2024] }\n", "");
    let led = none.site().page("acteurs/equipe/").section("Pilote 2 actions");
    assert!(led.contains("Loger les stagiaires Années non précisées"), "{led}");
}

#[test]
fn a_roadmap_names_who_carries_its_actions_and_they_lead_to_them() {
    assert!(site().page("contrats/vallee/feuilles-de-route/").links_to("acteurs/mairie/"));
    let carried = actor("mairie");
    assert!(carried.section("Porte une action de feuille de route").contains("Une journée santé"));
    assert!(carried.links_to("contrats/vallee/feuilles-de-route/#feuille-caisse-1"));
}

#[test]
fn a_partner_shows_the_fiches_and_the_roadmaps_that_count_on_it() {
    assert!(site().page(CONTRAT).links_to("acteurs/mairie/"));
    let joined = actor("mairie").section("Partenaire d'une fiche");
    assert!(joined.contains("Attirer des soignants"), "{joined}");
    let joined = actor("maison-des-aines").section("Partenaire d'une feuille de route");
    assert!(joined.contains("Feuille de route avec la Maison des aînés"), "{joined}");
}

#[test]
fn a_publisher_shows_its_plans_and_its_documents() {
    let published = minimal().page("acteurs/agence-sylvanie/").section("Publie un plan et 2 documents");
    assert!(published.contains("Plan de santé de Sylvanie 2023-2028"), "{published}");
    assert!(minimal().page("acteurs/agence-sylvanie/").links_to("sources/#document-plan-valbrume"));
}

#[test]
fn roles_come_from_the_strongest_to_the_weakest() {
    let titles = actor("mairie").texts_of("main h2");
    assert_eq!(titles, ["Pilote une action", "Porte une action de feuille de route", "Partenaire d'une fiche"]);
}

#[test]
fn a_page_where_an_actor_leads_is_not_counted_as_one_that_only_names_it() {
    assert!(!actor("equipe").text().contains("parle"), "{}", actor("equipe").text());
}

#[test]
fn an_actor_that_plans_only_name_is_not_shown_as_one_that_acts() {
    let named = minimal().page("acteurs/maison-des-aines/");
    assert!(!named.has("main .role"));
    assert!(named.text().contains("nomment cet acteur, sans dire qu'il pilote"), "{}", named.text());
}

#[test]
fn the_list_of_actors_counts_what_each_one_carries() {
    let list = site().page("acteurs/");
    let pilots = list.section("Ils pilotent des actions");
    assert!(pilots.contains("Équipe de la Vallée Pilote 2 actions"), "{pilots}");
    assert!(
        pilots.contains("Mairie Pilote une action Porte une action de feuille de route Partenaire d'une fiche"),
        "{pilots}"
    );
    assert!(!pilots.contains("Agence de santé"), "an actor that leads nothing is elsewhere: {pilots}");
}

#[test]
fn the_words_of_an_action_are_read_for_acronyms() {
    assert!(site().page(CONTRAT).section("Sigles employés").contains("maison de santé rurale"));
}

#[test]
fn a_roadmap_that_names_a_node_shows_at_the_node() {
    assert!(site().page("contrats/vallee/1/").links_to("contrats/vallee/feuilles-de-route/"));
}

#[test]
fn a_text_that_stands_in_place_of_the_region_s_is_alone_on_the_page() {
    let own = "---\nsection: Chapitre 1\nremplace: true\n---\n## Les enjeux\n\nIci, tout se voit à temps.\n";
    let p = Portail::minimal().write("departements/valbrume/defis/E1D1.md", own).replace(
        "referentiel/plans/plan-sylvanie/E1D1.md",
        "trop tard",
        "trop tard, dit l'[[acteur:maison-des-aines]]",
    );
    let site = p.site();
    let here = site.page("valbrume/e1d1/").text();
    assert!(here.contains("tout se voit à temps") && !here.contains("trop tard"), "{here}");
    assert!(!site.page("acteurs/maison-des-aines/").links_to("valbrume/e1d1/"));
    assert!(site.page("acteurs/maison-des-aines/").links_to("defis/e1d1/"));
}
