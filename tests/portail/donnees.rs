//! Open data: the same figures as the pages, described, linked, and read back.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::support::{FICHE, OBSERVATIONS, PLAN, Portail, Site, minimal};

/// The rows of a table, by column.
fn rows(site: &Site, path: &str) -> Vec<BTreeMap<String, String>> {
    let text = site.text(path);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap_or_else(|e| panic!("{path}: {e}"))).collect()
}

fn json(site: &Site, path: &str) -> Value {
    serde_json::from_str(&site.text(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The figure of the fiche, when its value is written so.
fn written(valeur: &str) -> (BTreeMap<String, String>, Value) {
    let site = Portail::minimal().replace(FICHE, "valeur: 1 200", &format!("valeur: {valeur}")).site();
    let row = rows(&site, "donnees/chiffres.csv").remove(0);
    assert_eq!(row["territoire"], "valbrume", "{row:?}");
    (row, json(&site, "donnees/chiffres.json")[0].clone())
}

#[test]
fn each_form_of_a_value_fills_its_own_cells_and_no_other() {
    let cases = [
        ("12,50", ["nombre", "12.50", "", "", "12.50"]),
        ("0", ["nombre", "0", "", "", "0"]),
        ("\"1,2 million\"", ["nombre", "1200000.0", "", "", "1.2 million"]),
        ("4/13", ["intervalle", "", "4", "13", "4/13"]),
        ("1 sur 2", ["rapport", "", "", "", "1 sur 2"]),
        ("2e", ["rang", "", "", "", "2e"]),
        ("\"-\"", ["tiret", "", "", "", "-"]),
        ("NA", ["na", "", "", "", "NA"]),
    ];
    for (source, cells) in cases {
        let (row, object) = written(source);
        let found = ["forme", "valeur", "minimum", "maximum", "ecriture"].map(|c| row[c].as_str());
        assert_eq!(found, cells, "{source}");
        let number = object["valeur"].as_f64();
        assert_eq!(number, cells[1].parse().ok(), "{source}: {object}");
        assert_eq!(object["ecriture"].as_str().unwrap_or_default(), cells[4], "{source}");
    }
}

#[test]
fn a_cell_of_the_care_offer_tells_nothing_a_dash_and_zero_apart() {
    let offre = rows(minimal(), "donnees/offre.csv");
    let of = |ligne: &str| offre.iter().find(|r| r["ligne"] == ligne && r["colonne"] == "cible").unwrap();
    let said = |ligne: &str| (of(ligne)["forme"].as_str(), of(ligne)["valeur"].as_str());
    assert_eq!(said("helico"), ("vide", ""));
    assert_eq!(said("service"), ("tiret", ""));
    assert_eq!(said("poste-avance"), ("na", ""));
    assert_eq!(said("ambulances"), ("nombre", "0"));
    let range = of("antenne");
    assert_eq!([&range["minimum"], &range["maximum"], &range["regime"]], ["1", "3", "apres"]);
    assert_eq!(range["note"], "Selon les candidatures.");
}

#[test]
fn every_table_has_the_columns_of_its_schema_and_every_key_leads_to_a_row() {
    let site = Portail::minimal().with_contract().site();
    let package = json(&site, "donnees/datapackage.json");
    let resources = package["resources"].as_array().unwrap();
    let ids: BTreeMap<&str, BTreeSet<String>> = resources
        .iter()
        .map(|r| {
            let table = rows(&site, &format!("donnees/{}", r["path"].as_str().unwrap()));
            (r["name"].as_str().unwrap(), table.iter().filter_map(|row| row.get("id").cloned()).collect())
        })
        .collect();
    let mut led = 0;
    for resource in resources {
        let name = resource["name"].as_str().unwrap();
        let path = format!("donnees/{name}.csv");
        let fields: Vec<&str> =
            resource["schema"]["fields"].as_array().unwrap().iter().map(|f| f["name"].as_str().unwrap()).collect();
        assert_eq!(site.text(&path).split("\r\n").next().unwrap(), fields.join(","), "{name}");
        assert_eq!(resource["bytes"].as_u64().unwrap(), site.text(&path).len() as u64, "{name}");
        let objects = json(&site, &format!("donnees/{name}.json"));
        assert_eq!(objects.as_array().unwrap().len(), rows(&site, &path).len(), "{name}");
        for key in resource["schema"]["foreignKeys"].as_array().into_iter().flatten() {
            let target = match key["reference"]["resource"].as_str().unwrap() {
                "" => name,
                other => other,
            };
            let column = key["fields"].as_str().unwrap();
            for row in rows(&site, &path).iter().filter(|row| !row[column].is_empty()) {
                assert!(ids[target].contains(&row[column]), "{name}.{column}: {} is no {target}", row[column]);
                led += 1;
            }
        }
    }
    assert!(led > 50, "only {led} keys were followed");
}

#[test]
fn every_page_that_a_table_names_exists() {
    let site = Portail::minimal().with_contract().site();
    let mut seen = 0;
    for (path, _) in site.files().filter(|(p, _)| p.starts_with("donnees/") && p.ends_with(".csv")) {
        for row in rows(&site, path) {
            let Some(page) = row.get("page").or(row.get("adresse")).filter(|p| !p.is_empty()) else { continue };
            let address = page.strip_prefix("https://essai.example/").unwrap_or_else(|| panic!("{path}: {page}"));
            assert!(site.has(address.split('#').next().unwrap()), "{path}: {page}");
            seen += 1;
        }
    }
    assert!(seen > 50, "only {seen} addresses were looked at");
}

#[test]
fn a_text_stands_alone_its_links_public_and_its_figures_printed() {
    let sections = rows(minimal(), "donnees/sections.csv");
    let texte = |id: &str| crate::support::plain(&sections.iter().find(|s| s["id"] == id).unwrap()["texte"]);
    let constats = texte("valbrume/e1d1o1#constats");
    let figure = "La pauvreté touche [12,5 %](https://essai.example/indicateurs/taux-pauvrete/) des habitants.";
    assert!(constats.starts_with(figure), "{constats}");
    let link = "([voir les tableaux](https://essai.example/valbrume/offre-de-soins/urgences/))";
    assert!(constats.contains(link), "{constats}");
    assert!(!sections.iter().any(|s| s["texte"].contains("[[")), "a reference is left");
}

#[test]
fn what_is_exported_then_imported_is_exported_to_the_same_bytes() {
    let p = Portail::minimal().append(OBSERVATIONS, "  - { indicateur: taux-pauvrete, valeur: 4/13, periode: 2018-2020, statut: projection, qualificatif: près de, rang: 2e du pays, part: un tiers, note: \"Un « essai » : à vérifier, \\\"vraiment\\\".\" }\n  - { indicateur: services-urgences, valeur: , date: 2021-06 }\n");
    let before = p.site();
    let read = p.run(&["import", "output/donnees", "--all", "--into", "toutes.yaml"]);
    assert_eq!(read.exit, 0, "{read}");
    let yaml = std::fs::read_to_string(p.path("toutes.yaml")).unwrap();
    let again = p.write("referentiel/observations.yaml", yaml).remove(OBSERVATIONS);
    let after = again.site();
    for file in ["donnees/observations.csv", "donnees/observations.json"] {
        assert_eq!(after.text(file), before.text(file), "{file}");
    }
    assert_eq!(rows(&before, "donnees/observations.csv").len(), 5);
}

#[test]
fn only_what_the_sources_lack_is_given_and_no_file_is_ever_overwritten() {
    let head = "indicateur;territoire;document;quand;valeur;source\r\n";
    let table = format!("{head}taux-pauvrete;valbrume;plan-valbrume;2023;12,9;enquete-habitants\r\n");
    let p = Portail::minimal().write_outside("recu.csv", table);
    p.site();
    let known = p.run(&["import", "output/donnees"]);
    assert!(known.exit == 0 && known.stdout.is_empty(), "{known}");
    let new = p.run(&["import", "recu.csv"]);
    let wanted = "observations:\n  - indicateur: taux-pauvrete\n    territoire: valbrume\n    valeur: \"12,9\"\n    \
                  annee: 2023\n    source: enquete-habitants\n    document: plan-valbrume\n";
    assert_eq!(new.stdout, wanted, "{new}");
    let refused = p.run(&["import", "recu.csv", "--into", "recu.csv"]);
    assert_eq!(refused.exit, 3, "{refused}");
    assert!(std::fs::read_to_string(p.path("recu.csv")).unwrap().starts_with(head));
}

#[test]
fn a_hostile_title_is_told_to_search_engines_as_it_is_and_ends_nothing() {
    let title = "Fin </script><script>alert(1)</script> <!-- & \"x\" ]]> '";
    let quoted = serde_json::to_string(&title.replace("</", "< /").replace("<s", "< s").replace("<!", "< !")).unwrap();
    let site = Portail::minimal().replace(PLAN, "titre: Former les aidants", &format!("titre: {quoted}")).site();
    let block = |path: &str| site.page(path).attributes("script[type='application/ld+json']", "type").len();
    for path in site.pages().into_iter().filter(|p| *p != "404.html" && !p.contains("/imprimer/")) {
        let text = site.text(path);
        let open = text.find("application/ld+json").unwrap_or_else(|| panic!("{path} has no structured data"));
        let body = &text[text[open..].find('>').unwrap() + open + 1..];
        let body = &body[..body.find("</script>").unwrap()];
        let read: Value = serde_json::from_str(body).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert_eq!(read["@context"], "https://schema.org", "{path}");
        assert!(!body.contains(['<', '>', '&']), "{path}");
        assert_eq!(block(path.trim_end_matches("index.html")), 1, "{path}");
    }
    assert!(site.text("valbrume/e1d1o2/index.html").contains("\\u003c /script\\u003e"));
}

#[test]
fn a_page_says_which_official_document_it_restates_and_where_it_stands() {
    let text = minimal().text("valbrume/e1d1o1/index.html");
    let start = text.find("{\"@context\"").unwrap();
    let block: Value = serde_json::from_str(&text[start..start + text[start..].find("</script>").unwrap()]).unwrap();
    let graph = block["@graph"].as_array().unwrap();
    let steps = graph.iter().find(|n| n["@type"] == "BreadcrumbList").unwrap()["itemListElement"].as_array().unwrap();
    assert_eq!(steps[0]["item"], "https://essai.example/");
    assert_eq!(steps.last().unwrap()["item"], "https://essai.example/valbrume/e1d1o1/");
    let document = &graph.iter().find(|n| n["@type"] == "WebPage").unwrap()["isBasedOn"];
    assert_eq!(document["name"], "Plan de santé du Valbrume");
    assert_eq!(document["datePublished"], "2024-05");
    assert_eq!(document["publisher"]["@type"], "GovernmentOrganization");
}

#[test]
fn a_licence_is_named_when_the_publisher_gives_one_and_said_to_be_missing_otherwise() {
    assert!(minimal().page("donnees/").text().contains("Licence non précisée"));
    assert!(json(minimal(), "donnees/datapackage.json").get("licenses").is_none());
    let licence = "licence: { nom: Licence d'essai, url: https://licence.example/, code: essai-1.0 }\n";
    let site = Portail::minimal().append("portail.yaml", licence).site();
    assert!(site.page("donnees/").text().contains("Licence Licence d'essai"));
    let package = json(&site, "donnees/datapackage.json");
    assert_eq!(package["licenses"][0]["name"], "essai-1.0");
    let catalogue = json(&site, "donnees/catalogue.jsonld");
    assert_eq!(catalogue["@graph"][0]["dct:license"]["@id"], "https://licence.example/");
}

#[test]
fn an_indicator_links_to_its_files_with_their_real_size() {
    let site = minimal();
    let page = site.page("indicateurs/taux-pauvrete/");
    for format in ["csv", "json"] {
        assert!(page.links_to(&format!("indicateurs/taux-pauvrete/taux-pauvrete.{format}")), "{format}");
        let size = site.text(&format!("indicateurs/taux-pauvrete/taux-pauvrete.{format}")).len();
        let shown = if size < 1000 {
            format!("{size} octets")
        } else {
            format!("{:.1} ko", size.div_ceil(100) as f64 / 10.0).replace('.', ",")
        };
        assert!(page.text().contains(&shown), "{format}: {shown}");
    }
}
