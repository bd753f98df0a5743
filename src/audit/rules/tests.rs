//! The examples of the rule book: each bad one breaks its rule, each good one breaks none.

use super::PAGE;
use crate::audit::addresses::Addresses;
use crate::audit::page::PageRead;

/// A whole page around an example, unless it is one. All have the policy of the portal, but for those about it.
fn page(example: &str) -> String {
    let policy =
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", crate::export::entetes::POLITIQUE);
    if example.starts_with("<!doctype") {
        let about_it = example.contains("Content-Security-Policy");
        return if about_it { example.to_owned() } else { example.replacen("<head>", &format!("<head>{policy}"), 1) };
    }
    format!(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\">{policy}<meta name=\"viewport\" content=\"width=device-width\">\
         <title>La fiche – Valbrume</title></head><body><a href=\"#contenu\">Aller au contenu</a><header><p>Portail</p></header>\
         <main id=\"contenu\"><h1>La fiche</h1>\n{example}\n</main><footer><p>Éditeur</p></footer></body></html>"
    )
}

/// Rules whose examples are no piece of a page.
const APART: [&str; 5] = ["G801", "G830", "G831", "G882", "G883"];

/// The codes of the rules that an example breaks.
fn broken(example: &str) -> Vec<&'static str> {
    let site = Addresses::new("https://a.example/", ["index.html"]);
    let read = PageRead::new("index.html", &page(example), &site);
    read.faults.iter().map(|fault| PAGE[fault.rule as usize].rule.code).collect()
}

#[test]
fn the_examples_of_the_rule_book_are_true() {
    for rule in PAGE {
        let code = rule.rule.code;
        let book = rule.rule.page();
        // About sources, or about charts, which need a whole page of them: tests/fautes breaks these.
        if APART.contains(&code) {
            continue;
        }
        assert!(!book.bad.is_empty() && !book.good.is_empty(), "{code} has no example");
        let found = broken(book.bad);
        assert!(found.contains(&code), "the bad example of {code} breaks {found:?}:\n{}", book.bad);
        assert_eq!(broken(book.good), Vec::<&str>::new(), "the good example of {code}:\n{}", book.good);
    }
}

#[test]
fn each_rule_says_its_test_of_the_rgaa_or_that_there_is_none() {
    for rule in super::all() {
        let (code, text) = (rule.code, rule.text);
        let (fr, _) = text.split_once("## English").unwrap();
        let named = fr.contains("RGAA 4.1, ") || fr.contains("WCAG 2.2, ");
        assert!(named != fr.contains("sans test du RGAA"), "{code}");
    }
}

#[test]
fn an_example_breaks_the_rules_that_it_is_about_and_few_others() {
    for rule in PAGE.iter().filter(|rule| !APART.contains(&rule.rule.code)) {
        let mut found = broken(rule.rule.page().bad);
        found.sort_unstable();
        found.dedup();
        assert!(found.len() <= 3, "{}: {found:?}", rule.rule.code);
    }
}

/// Two columns under one header, which no cell names.
const PARTIAL: &str = "<table><caption>c</caption><thead><tr><th scope=\"col\" rowspan=\"2\">a</th><th scope=\"colgroup\" colspan=\"2\">b</th></tr>\
    <tr><th scope=\"col\">d</th><th scope=\"col\">e</th></tr></thead><tbody><tr><th scope=\"row\">f</th><td>1</td><td>2</td></tr></tbody></table>";

/// Rows under one title, which no cell names; the same title with a scope that the RGAA does not know; one that says
/// that it commands a row, and that no cell names.
const GROUPS: [&str; 3] = [
    "<table><caption>c</caption><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead>\
     <tbody><tr><th id=\"g\" colspan=\"2\">g</th></tr><tr><th scope=\"row\">f</th><td>1</td></tr></tbody></table>",
    "<table><caption>c</caption><thead><tr><th scope=\"col\">a</th><th id=\"b\" scope=\"col\">b</th></tr></thead>\
     <tbody><tr><th id=\"g\" scope=\"rowgroup\" colspan=\"2\">g</th></tr>\
     <tr><th id=\"f\" scope=\"row\">f</th><td headers=\"g f b\">1</td></tr></tbody></table>",
    "<table><caption>c</caption><thead><tr><th scope=\"col\">a</th><th id=\"b\" scope=\"col\">b</th></tr></thead>\
     <tbody><tr><th scope=\"row\" colspan=\"2\">g</th></tr>\
     <tr><th id=\"f\" scope=\"row\">f</th><td headers=\"f b\">1</td></tr></tbody></table>",
];

/// Every other fault that a rule promises to find.
#[test]
fn each_way_of_breaking_a_rule_is_found() {
    let whole = page("");
    let (before, rest) = whole.split_once("<meta http").unwrap();
    let after = rest.split_once('>').unwrap().1;
    let no_policy = format!("{before}{after}<!-- Content-Security-Policy -->");
    let late = whole.replacen("<meta http", "<link rel=\"icon\" href=\"./\"><meta http", 1);
    for (code, example) in [
        ("G804", "<p>Un <em>mot</p></em>"),
        ("G804", "<p>Fin</p></section>"),
        ("G804", "<p title=a title=b>x</p>"),
        ("G860", "<p><a href=\"#contenu\">un <a href=\"#contenu\">deux</a></a></p>"),
        ("G860", "<table><tr><td>1</td></tr>mots</table>"),
        ("G860", "<div><li>a</li></div>"),
        ("G861", "<p><big>a</big></p>"),
        ("G861", "<div bgcolor=\"#fff\">a</div>"),
        ("G863", "<p><a href=\"#contenu\" hreflang=\"anglais\">The plan</a></p>"),
        ("G865", "<h1>Un autre</h1>"),
        ("G865", "<h2><span></span></h2>"),
        ("G865", "<h3>Trop bas</h3>"),
        ("G866", "<nav><p>a</p></nav><nav aria-label=\"b\"><p>b</p></nav>"),
        ("G866", "<nav aria-label=\"b\"><p>a</p></nav><nav aria-label=\"b\"><p>b</p></nav>"),
        ("G868", "<table><caption>c</caption><tr><td>1</td></tr></table>"),
        ("G868", "<table><caption></caption><tr><th scope=\"col\">a</th></tr></table>"),
        ("G868", "<table><caption>c</caption><tr><th scope=\"colonne\">a</th></tr></table>"),
        ("G869", "<p><img src=\"./\"></p>"),
        ("G869", "<p><img src=\"./\" alt=\"carte.png\"></p>"),
        ("G869", "<p><svg role=\"img\"><path d=\"M0\"/></svg></p>"),
        ("G870", "<p><a href=\"#contenu\">En savoir plus</a></p>"),
        ("G870", "<p><a href=\"#contenu\"></a></p>"),
        ("G870", "<p><a href=\"#contenu\"><svg aria-hidden=\"true\"></svg></a></p>"),
        ("G871", "<p><a href=\"./\">La fiche</a> <a href=\"#contenu\">La fiche</a></p>"),
        ("G872", "<p><a href=\"https://exemple.fr/a.ods\">Les chiffres</a></p>"),
        ("G873", "<p role=\"bouton\">a</p>"),
        ("G873", "<p aria-libelle=\"a\">a</p>"),
        ("G873", "<div role=\"region\"><p>a</p></div>"),
        ("G873", "<p><label for=\"absent\">a</label></p>"),
        ("G874", "<p><select><option>1</option></select></p>"),
        ("G874", "<p><textarea></textarea></p>"),
        ("G875", "<details><p>a</p></details>"),
        ("G875", "<details><summary></summary><p>a</p></details>"),
        ("G876", "<p><input aria-label=\"a\" autofocus></p>"),
        ("G877", "<p><i class=\"fait\"></i></p>"),
        ("G877", "<p><span class=\"statut-ouvert\" aria-hidden=\"true\">●</span></p>"),
        ("G878", "<p><abbr title=\"ARS\">ARS</abbr></p>"),
        ("G879", "<p title=\"TODO\">a</p>"),
        ("G879", "<p>{{ vue.titre }}</p>"),
        ("G879", "<p>Chapitre à compléter.</p>"),
        ("G876", "<p aria-hidden=\"true\"><a href=\"#contenu\">Le contenu de la page</a></p>"),
        ("G876", "<p><video src=\"../\" autoplay></video></p>"),
        ("G873", "<p aria-hidden=\"oui\">a</p>"),
        ("G880", "<!doctype html><html lang=\"fr\"><head><base href=\"https://b.example/\"></head></html>"),
        (
            "G880",
            "<!doctype html><html lang=\"fr\"><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self' \
             'unsafe-inline'\"></head></html>",
        ),
        ("G880", "<script>alert(1)</script>"),
        ("G880", "<p><a href=\"JAVA&#x73;cript:alert(1)\">Un lien</a></p>"),
        ("G880", "<p onmouseover=\"a()\">a</p>"),
        ("G880", "<p><a HREF=\"javascript:alert(1)\">Un lien</a></p>"),
        ("G876", "<p TabIndex=\"5\">a</p>"),
        ("G863", "<p LANG=\"francais\">a</p>"),
        ("G873", "<p ARIA-Labeled=\"x\">a</p>"),
        ("G887", &no_policy),
        ("G887", &late),
        ("G888", "<form action=\"./\" target=\"ailleurs\"><p><button>Chercher</button></p></form>"),
        ("G889", "<p><a href=\"https://a.example/b\">www.a.example/b</a></p>"),
        ("G890", "<fieldset><p><label>Mot <input></label></p></fieldset>"),
        (
            "G890",
            "<p><label><input type=\"checkbox\" name=\"a\">Un</label> <label><input type=\"checkbox\" name=\"a\">Deux</label></p>",
        ),
        ("G891", "<p><button title=\"Envoyer\">Chercher</button></p>"),
        ("G868", "<table role=\"presentation\"><tr><th>a</th></tr></table>"),
        (
            "G868",
            "<table><caption>c</caption><tr><th scope=\"col\">a</th></tr><tr><td headers=\"contenu\">1</td></tr></table>",
        ),
        ("G868", PARTIAL),
        ("G868", GROUPS[0]),
        ("G868", GROUPS[1]),
        ("G868", GROUPS[2]),
        ("G881", "<p><img alt=\"\" src=\"//images.exemple.fr/a.png\"></p>"),
        ("G881", "<iframe title=\"La carte\" src=\"https://cartes.exemple.fr/\"></iframe>"),
    ] {
        let found = broken(example);
        assert!(found.contains(&code), "{code} does not see {example}: {found:?}");
    }
}

/// What is near a fault and is none.
#[test]
fn what_is_right_is_left_alone() {
    for example in [
        "<section><header><h2>a</h2></header><footer><p>b</p></footer></section>",
        "<p><a href=\"#contenu\">La fiche</a>, <a href=\"#contenu\">La fiche</a></p>",
        "<h2>Hérault</h2><p><a href=\"./\">Le diagnostic</a></p><h2>Lozère</h2><p><a href=\"#contenu\">Le diagnostic</a></p>",
        "<p><a href=\"./\">5</a> maternités et <a href=\"#contenu\">5</a> urgences</p>",
        "<div role=\"region\" tabindex=\"0\" aria-labelledby=\"t\"><table><caption id=\"t\">c</caption><tr><th scope=\"col\">a</th></tr></table></div>",
        "<p><svg role=\"img\" aria-labelledby=\"d\"><title id=\"d\">Le calendrier</title></svg></p>",
        "<p><a href=\"#contenu\" aria-label=\"Voir la fiche\"><svg aria-hidden=\"true\"></svg></a></p>",
        "<p><label>Mot <input></label> <input type=\"hidden\" value=\"x\"></p>",
        "<p><span class=\"etat-en-cours\" aria-hidden=\"true\">●</span> En cours</p>",
        "<script type=\"application/ld+json\">{\"@type\":\"WebPage\"}</script>",
        "<p><a href=\"https://exemple.fr/a.pdf\">Le plan</a> (PDF, 1,2 Mo)</p>",
        "<p><a href=\"mailto:contact@exemple.fr\">Nous écrire</a> <a href=\"tel:15\">Appeler le 15</a></p>",
        "<p><a href=\"./\" target=\"_self\">La fiche</a> <a href=\"https://a.example/\">www.a.example</a></p>",
        "<p><a href=\"https://a.example/\" target=\"_blank\" title=\"Le site (nouvel onglet)\">Le site</a></p>",
        "<div role=\"radiogroup\" aria-label=\"Question\"><p><label><input type=\"radio\" name=\"a\">Un</label> <label><input type=\"radio\" name=\"a\">Deux</label></p></div>",
        "<p><button aria-label=\"Fermer\">×</button> <a href=\"#contenu\" title=\"E1D1O1 : la fiche\">la fiche</a></p>",
        "<table><caption>c</caption><thead><tr><th scope=\"col\" rowspan=\"2\">a</th><th id=\"b\" colspan=\"2\">b</th></tr>\
         <tr><th id=\"d\">d</th><th id=\"e\">e</th></tr></thead><tbody><tr><th id=\"g\" colspan=\"3\">g</th></tr>\
         <tr><th id=\"f\" scope=\"row\" headers=\"g\">f</th><td headers=\"g b d f\">1</td><td headers=\"g b e f\">2</td></tr></tbody></table>",
        "<table role=\"presentation\"><tr><td>a</td></tr></table>",
        "<p>Les aider à compléter leur dossier ; l’article XXI de la loi.</p>",
    ] {
        assert_eq!(broken(example), Vec::<&str>::new(), "{example}");
    }
}
