//! The words of the theme: complete in each language, and nowhere else.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use garrigue::model::{Catalogue, Partie};

use crate::support::{Page, Site, THEME, plain};

/// What a template may write itself, because no language changes it, with its reason.
const ALLOWED: [(&str, &str, &str); 8] = [
    ("territoire.html", " affiche{%", "a class, which the template gives to base.html"),
    ("donnees.html", "<code>nombre</code>", "what the column « forme » of the files may hold"),
    ("donnees.html", "<code>intervalle</code>", "as above"),
    ("donnees.html", "<code>rapport</code>", "as above"),
    ("donnees.html", "<code>rang</code>", "as above"),
    ("donnees.html", "<code>tiret</code>", "as above"),
    ("donnees.html", "<code>na</code>", "as above"),
    ("donnees.html", "<code>vide</code>", "as above"),
];

/// The attributes that a reader sees or hears.
const SAID: [&str; 5] = ["aria-label=\"", "alt=\"", "placeholder=\"", "title=\"", "data-une=\""];

fn catalogue(langue: &str) -> Catalogue {
    let mut all = Catalogue::default();
    for (path, text) in words(langue) {
        let words = serde_yaml::from_str::<Catalogue>(&text).unwrap();
        let twice: Vec<_> = words.cles().filter(|cle| all.a(cle)).collect();
        assert!(twice.is_empty(), "{path} says again {twice:?}");
        all.lay(words);
    }
    all.en(langue)
}

/// The files of words of a language.
fn words(langue: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    texts(&format!("{THEME}/langues/{langue}"), &mut all);
    assert!(all.len() > 3, "{}", all.len());
    all
}

fn texts(folder: &str, out: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(path.to_str().unwrap(), out);
        } else {
            out.insert(path.to_str().unwrap().to_owned(), std::fs::read_to_string(&path).unwrap());
        }
    }
}

fn templates() -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    texts(&format!("{THEME}/templates"), &mut all);
    assert!(all.len() > 50, "{}", all.len());
    all.into_iter()
        .map(|(path, text)| (Path::new(&path).file_name().unwrap().to_str().unwrap().to_owned(), text))
        .collect()
}

/// A template without what opens and closes as told.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push(' ');
        out.push_str(part.split_once(close).map_or("", |(_, after)| after));
    }
    out
}

/// The words that a template writes itself.
fn literal_words(template: &str) -> Vec<String> {
    let template = without(template, "{#", "#}");
    // A string that a component receives is a name, or words if it looks like some.
    let calls = template.split("{{<").skip(1).filter_map(|c| c.split("/>}}").next());
    let strings = calls.flat_map(|c| {
        c.split("=\"").skip(1).filter_map(|s| s.split('"').next()).map(str::to_owned).collect::<Vec<_>>()
    });
    let mut found: Vec<String> =
        strings.filter(|s| s.trim().contains(' ') || s.contains(char::is_uppercase) || !s.is_ascii()).collect();
    let bare = without(&without(&template, "{{", "}}"), "{%", "%}");
    for attribute in SAID {
        let values = bare.split(attribute).skip(1).filter_map(|rest| rest.split('"').next());
        found.extend(values.filter(|v| v.contains(char::is_alphabetic)).map(str::to_owned));
    }
    let bare = without(&bare, "<", ">");
    found.extend(bare.split_whitespace().filter(|w| w.contains(char::is_alphabetic)).map(str::to_owned));
    found
}

#[test]
fn the_catalogues_of_all_languages_have_the_same_names_and_the_same_holes() {
    let (french, english) = (catalogue("fr"), catalogue("en"));
    assert_eq!(french.cles().collect::<Vec<_>>(), english.cles().collect::<Vec<_>>());
    for cle in french.cles() {
        assert_eq!(french.trous(cle), english.trous(cle), "{cle}");
    }
    assert!(french.fautes().is_empty() && english.fautes().is_empty());
}

#[test]
fn every_word_of_the_catalogues_is_used() {
    let mut sources = templates();
    texts("src", &mut sources);
    let all: String = sources.into_values().collect();
    let french = catalogue("fr");
    let unused: Vec<_> = french.cles().filter(|cle| !all.contains(&format!("\"{cle}\""))).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn no_template_writes_words_itself() {
    let mut templates = templates();
    for (name, fragment, reason) in ALLOWED {
        let template = templates.get_mut(name).unwrap();
        assert!(template.contains(fragment), "{name}: {fragment}, {reason}");
        *template = template.replace(fragment, if fragment.ends_with("{%") { "{%" } else { "" });
    }
    for (name, template) in templates.iter().filter(|(name, _)| name.ends_with(".html")) {
        let words = literal_words(template);
        assert!(words.is_empty(), "{name}: {words:?}");
    }
}

#[test]
fn words_written_in_a_template_are_seen_wherever_they_stand() {
    let seen = [
        "<p>Bonjour</p>",
        "<p aria-label=\"Aller\">{{ x }}</p>",
        "{{<entree titre=\"Les fiches\" href={x} />}}",
        "{% if x %}Oui{% endif %}",
    ];
    for template in seen {
        assert_eq!(literal_words(template).len().min(1), 1, "{template}");
    }
    assert!(
        literal_words("<p class=\"doux\">{{ mot(cle=\"a.b\") }} : {{<code c={x} classe=\"nb\" />}}</p>").is_empty()
    );
}

#[test]
fn french_words_never_break_a_line_before_their_punctuation() {
    let all: String = words("fr").into_values().collect();
    for line in all.lines().filter(|l| !l.starts_with('#')) {
        // The braces, colons and commas of YAML itself.
        let words = line.split_once(": ").map_or("", |(_, words)| words);
        for pair in [" :", " ;", " !", " ?", " »", "« "] {
            assert!(!words.contains(pair), "{line}");
        }
    }
}

/// French words that the fixtures write themselves, as titles of their own; and the column `texte`, whose nature comes next.
const CONTENT: [&str; 4] = ["Comprendre", "Offre de soins", "Le portail", "texte Markdown"];

/// A portal in English with every kind of page, whose content alone is French.
fn english() -> Vec<(String, Page)> {
    static PORTALS: LazyLock<[Site; 2]> = LazyLock::new(|| {
        let everything = super::contrats::with_contracts().with_communes().with_entrees();
        let others = super::autre_region::ocrie();
        [everything, others].map(|p| p.replace("portail.yaml", "langue: fr", "langue: en").site())
    });
    let pages = PORTALS.iter().flat_map(|site| site.pages().into_iter().map(|a| (a.to_owned(), site.page(a))));
    pages.collect()
}

#[test]
fn a_portal_in_english_has_no_french_word_of_the_interface() {
    let (french, english_words) = (catalogue("fr"), catalogue("en"));
    let texts = |words: &Catalogue| {
        let mut texts: Vec<(String, String)> = Vec::new();
        for cle in words.cles() {
            for formule in [1, 2].into_iter().filter_map(|n| words.mot(cle, Some(n))) {
                let parts = formule.parties().filter_map(|p| if let Partie::Texte(t) = p { Some(t) } else { None });
                // A tag cuts the words that a page shows.
                texts.extend(
                    parts.flat_map(|t| t.split(['<', '>'])).map(|t| (cle.to_owned(), plain(t).trim().to_owned())),
                );
            }
        }
        texts
    };
    let english_texts: Vec<String> = texts(&english_words).into_iter().map(|(_, text)| text).collect();
    // Longer than what a title of the sources may be by chance.
    let said: Vec<(String, String)> = texts(&french)
        .into_iter()
        .filter(|(_, fr)| {
            fr.len() > 9 && fr.contains(' ') && !english_texts.contains(fr) && !CONTENT.contains(&fr.as_str())
        })
        .collect();
    assert!(said.len() > 600, "{}", said.len());
    let mut wrong = Vec::new();
    for (address, page) in english() {
        assert_eq!(page.attributes("html", "lang"), ["en"], "{address}");
        let mut shown = vec![page.text()];
        let data = "script[type='application/ld+json']";
        if page.has(data) {
            shown.extend(page.texts_of(data));
        }
        for name in ["aria-label", "placeholder", "content", "title"] {
            shown.extend(page.attributes(&format!("[{name}]"), name));
        }
        let shown = plain(&shown.join("\n"));
        wrong.extend(
            said.iter()
                .filter(|(_, fr)| shown.contains(fr.as_str()))
                .map(|(cle, fr)| format!("{address}: {cle}: {fr}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_of_page_is_in_the_portal_in_english() {
    let shown: String = english().iter().map(|(_, page)| page.text()).collect::<Vec<_>>().join("\n");
    // Sentences that stand on one kind of page each.
    for cle in [
        "accueil.titre",
        "accessibilite.etat",
        "comparer.lire",
        "demandes.qui",
        "donnees.tableur",
        "glossaire.usage",
        "introuvable.reprendre",
        "matrice.code-et-titre",
        "offre.essentiel",
        "recherche.sujets",
        "sources.documents",
        "suivi.lire",
        "calendrier.lire",
        "articulation.lire",
        "chez-moi.trouver",
        "entrees.urgent",
        "imprimer.table",
    ] {
        assert!(plain(&shown).contains(&plain(catalogue("en").texte(cle))), "{cle}");
    }
}

#[test]
fn a_portal_in_english_writes_its_numbers_and_dates_in_english() {
    let mut read = 0;
    let months = ["janvier", "février", "avril", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
    for (address, page) in english() {
        let all = |selector: &str| if page.has(selector) { page.texts_of(selector) } else { Vec::new() };
        for number in all("[data-c]") {
            let marks: Vec<&str> = number.split(',').skip(1).collect();
            let thousands = |after: &&str| after.len() >= 3 && after.bytes().take(3).all(|b| b.is_ascii_digit());
            assert!(marks.iter().all(thousands) && !number.contains(" %"), "{address}: {number}");
            read += 1;
        }
        for date in all("time") {
            assert!(!months.iter().any(|m| date.contains(m)), "{address}: {date}");
        }
    }
    assert!(read > 50, "{read}");
    let shown: String = english().iter().map(|(_, page)| page.text()).collect::<Vec<_>>().join("\n");
    for (fr, en) in [("juin 2023", "1 June 2023"), ("mai 2024", "May 2024"), ("dans le Valbrume", "in Valbrume")] {
        assert!(shown.contains(en) && !shown.contains(fr), "{en}");
    }
}

#[test]
fn the_data_dictionary_of_a_portal_in_english_is_in_english() {
    let read = |langue: &str| -> serde_json::Value {
        let site = super::contrats::with_contracts()
            .replace("portail.yaml", "langue: fr", &format!("langue: {langue}"))
            .site();
        serde_json::from_str(&site.text("donnees/datapackage.json")).unwrap()
    };
    let said = |package: &serde_json::Value| -> Vec<(String, String)> {
        let mut all = Vec::new();
        for table in package["resources"].as_array().unwrap() {
            let fields = table["schema"]["fields"].as_array().unwrap();
            for thing in fields.iter().chain([table]) {
                for what in ["title", "description"] {
                    let path = format!("{}.{}.{what}", table["name"], thing["name"]);
                    all.push((path, thing[what].as_str().unwrap().to_owned()));
                }
            }
        }
        all
    };
    let (french, english) = (said(&read("fr")), said(&read("en")));
    assert!(french.len() > 400, "{}", french.len());
    // Words that both languages have.
    let shared = [
        "Page",
        "Source",
        "Document",
        "Passage",
        "Note",
        "Moment",
        "Mention",
        "Plans",
        "Plan",
        "Code",
        "Date",
        "Sources",
        "Section",
        "Coordination",
        "Actions",
        "Action",
        "Consultation",
        "Minimum",
        "Maximum",
        "Observations",
    ];
    for ((path, fr), (_, en)) in french.iter().zip(&english) {
        assert!(fr != en || shared.contains(&fr.as_str()), "{path}: {fr}");
    }
}
