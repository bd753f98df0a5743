//! Faults of accessibility and security, put one by one into the theme and the sources of a whole small portal: each must
//! be told, by its rule, at the file that was changed.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::support::{BLOC, PAGE, PLAN, Portail, SIGLES, THEME};

/// A fault: what it is, the rule that must speak, the file that it must name, and how it is made.
type Injected = (&'static str, &'static str, &'static str, fn(Portail) -> Portail);

const CADRE: &str = "content/theme/templates/base.html";
const LIBRE: &str = "content/theme/templates/libre.html:6";
const STYLE: &str = "content/theme/static/style.css:1";
const JETONS: &str = "content/theme/jetons.yaml:2";
const TEXTE: &str = "content/pages/a-propos.md";

/// The frame of all pages, with a passage of it replaced.
fn base(p: Portail, from: &str, to: &str) -> Portail {
    let text = std::fs::read_to_string(format!("{THEME}/templates/base.html")).unwrap();
    assert!(text.contains(from), "base.html has no « {from} »");
    p.write("theme/templates/base.html", text.replacen(from, to, 1))
}

/// The template of free pages, with something more on its sixth line.
fn libre(p: Portail, more: &str) -> Portail {
    let frame =
        "{% extends \"base.html\" %}\n{% block contenu %}\n<h1>{{ page.titre }}</h1>\n{{ vue.prose | prose }}\n\n";
    p.write("theme/templates/libre.html", format!("{frame}{more}\n{{% endblock contenu %}}\n"))
}

fn style(p: Portail, css: &str) -> Portail {
    p.write("theme/static/style.css", format!("{css}\n"))
}

fn jetons(p: Portail, colours: &str) -> Portail {
    p.write("theme/jetons.yaml", format!("couleurs:\n  {colours}\n"))
}

fn texte(p: Portail, words: &str) -> Portail {
    p.append(PAGE, &format!("\n{words}\n"))
}

const FAULTS: &[Injected] = &[
    // The frame of every page.
    ("no language", "G862", CADRE, |p| base(p, " lang=\"{{ page.langue }}\"", "")),
    ("no window title", "G864", CADRE, |p| base(p, "<title>{{ page.titre_complet }}</title>", "")),
    ("one window title for all", "G805", CADRE, |p| base(p, "{{ page.titre_complet }}", "Le portail de santé")),
    ("no zoom", "G876", CADRE, |p| base(p, "initial-scale=1", "initial-scale=1, maximum-scale=1")),
    ("a page that reloads", "G876", CADRE, |p| {
        base(p, "<title>", "<meta http-equiv=\"refresh\" content=\"60\"><title>")
    }),
    ("no skip link", "G867", CADRE, |p| {
        base(p, "<a class=\"evitement\" href=\"#contenu\">{{ mot(cle=\"cadre.aller-au-contenu\") }}</a>", "")
    }),
    ("a skip link to nothing", "G867", CADRE, |p| base(p, "<main id=\"contenu\"", "<main id=\"principal\"")),
    ("no main content", "G866", CADRE, |p| {
        let text = std::fs::read_to_string(format!("{THEME}/templates/base.html")).unwrap();
        let text = text.replace("<main id=\"contenu\" tabindex=\"-1\">", "<div id=\"contenu\" tabindex=\"-1\">");
        p.write("theme/templates/base.html", text.replace("</main>", "</div>"))
    }),
    ("a menu without a name", "G866", CADRE, |p| {
        base(p, "<nav class=\"menu\" aria-label=\"{{ mot(cle=\"cadre.menu-principal\") }}\">", "<nav class=\"menu\">")
    }),
    ("a search field without label", "G874", CADRE, |p| {
        base(p, "<label class=\"lu\" for=\"q\">", "<label class=\"lu\">")
    }),
    ("a search button that is only a drawing", "G875", CADRE, |p| {
        base(p, "<span class=\"lu\">{{ mot(cle=\"cadre.rechercher\") }}</span></button>", "</button>")
    }),
    ("no policy", "G887", CADRE, |p| {
        base(p, "<meta http-equiv=\"Content-Security-Policy\" content=\"{{ page.politique }}\">", "")
    }),
    ("a policy that lets inline scripts in", "G880", CADRE, |p| {
        base(p, "{{ page.politique }}", "{{ page.politique }}; script-src 'self' 'unsafe-inline'")
    }),
    ("a policy that forgets plug-ins", "G887", CADRE, |p| base(p, "{{ page.politique }}", "default-src 'self'")),
    ("a script before the policy", "G887", CADRE, |p| {
        base(
            p,
            "<meta charset=\"utf-8\">",
            "<meta charset=\"utf-8\"><script src=\"{{ page.racine }}{{ asset(nom=\"hors-ligne.js\") }}\"></script>",
        )
    }),
    ("a script written in the page", "G880", CADRE, |p| base(p, "</body>", "<script>var visites = 1</script></body>")),
    ("a style written in the page", "G880", CADRE, |p| {
        base(p, "</head>", "<style>a { color: inherit }</style></head>")
    }),
    ("a base that diverts every address", "G880", CADRE, |p| {
        base(p, "<title>", "<base href=\"https://miroir.exemple.fr/\"><title>")
    }),
    ("a script of another site", "G881", CADRE, |p| {
        base(p, "</body>", "<script src=\"https://mesure.exemple.fr/m.js\"></script></body>")
    }),
    ("a font of another site", "G881", CADRE, |p| {
        base(p, "</head>", "<link rel=\"stylesheet\" href=\"https://polices.exemple.fr/css\"></head>")
    }),
    ("a pixel of another site", "G881", CADRE, |p| {
        base(p, "</body>", "<p><img src=\"//mesure.exemple.fr/p.gif\" alt=\"\"></p></body>")
    }),
    ("a frame of another site", "G881", LIBRE, |p| {
        libre(p, "<iframe src=\"https://cartes.exemple.fr/\" title=\"Carte\"></iframe>")
    }),
    ("a form that answers to another site", "G881", LIBRE, |p| {
        libre(p, "<form action=\"https://ailleurs.exemple.fr/\"><p><label>Mot <input name=\"m\"></label></p></form>")
    }),
    ("a plug-in", "G881", LIBRE, |p| libre(p, "<object data=\"https://ailleurs.exemple.fr/a.swf\"></object>")),
    ("a connection to another site, made ready", "G881", CADRE, |p| {
        base(p, "</head>", "<link rel=\"preconnect\" href=\"https://polices.exemple.fr\"></head>")
    }),
    ("a drawing that runs something", "G880", "static/carte.svg", |p| {
        p.write("theme/static/carte.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")
    }),
    ("a drawing that listens", "G880", "static/carte.svg", |p| {
        p.write("theme/static/carte.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"></svg>")
    }),
    ("a page that no template makes", "G880", "static/visite.html", |p| {
        p.write(
            "theme/static/visite.html",
            "<!doctype html><title>Visite</title><script src=\"//ailleurs.example/\"></script>",
        )
    }),
    ("a button that answers to another site", "G881", LIBRE, |p| {
        libre(
            p,
            "<form action=\"../sources/\"><p><button formaction=\"https://ailleurs.exemple.fr/\">Envoyer</button></p></form>",
        )
    }),
    // One template.
    ("a link that runs something", "G880", LIBRE, |p| {
        libre(p, "<p><a href=\"java&#x73;cript:alert(1)\">Ouvrir la carte</a></p>")
    }),
    ("a handler of events", "G880", LIBRE, |p| libre(p, "<p onclick=\"ouvrir()\">La carte</p>")),
    ("a style in a tag", "G880", LIBRE, |p| libre(p, "<p style=\"color: red\">Attention</p>")),
    ("a heading too deep", "G865", LIBRE, |p| libre(p, "<h4>Détail</h4>")),
    ("an empty heading", "G865", LIBRE, |p| libre(p, "<h2></h2>")),
    ("a second main heading", "G865", LIBRE, |p| libre(p, "<h1>Encore un titre</h1>")),
    ("a picture without alternative", "G869", LIBRE, |p| {
        libre(p, "<p><img src=\"../{{ asset(nom=\"favicon.svg\") }}\"></p>")
    }),
    ("a drawing without name", "G869", LIBRE, |p| {
        libre(p, "<p><svg role=\"img\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1z\"/></svg></p>")
    }),
    ("a table without caption", "G868", LIBRE, |p| {
        libre(p, "<table><tr><th scope=\"col\">Lits</th></tr><tr><td>3</td></tr></table>")
    }),
    ("a header without scope", "G868", LIBRE, |p| {
        libre(p, "<table><caption>Les lits</caption><tr><th>Lits</th></tr><tr><td>3</td></tr></table>")
    }),
    ("two levels of headers that no cell names", "G868", LIBRE, |p| {
        libre(
            p,
            "<table><caption>Les lits</caption><tr><th scope=\"col\">Lieu</th><th scope=\"colgroup\" colspan=\"2\">Lits</th></tr><tr><td>Mende</td><td>3</td><td>4</td></tr></table>",
        )
    }),
    ("headers in a table of layout", "G868", LIBRE, |p| {
        libre(p, "<table role=\"presentation\"><tr><th scope=\"col\">Lits</th></tr></table>")
    }),
    ("a link called here", "G870", LIBRE, |p| libre(p, "<p>Les sources sont <a href=\"../sources/\">ici</a>.</p>")),
    ("a link without words", "G870", LIBRE, |p| libre(p, "<p><a href=\"../sources/\"></a></p>")),
    ("two links of one name", "G871", LIBRE, |p| {
        libre(
            p,
            "<ul><li><a href=\"../sources/\">La liste</a></li><li><a href=\"../glossaire/\">La liste</a></li></ul>",
        )
    }),
    ("a link that says something else aloud", "G891", LIBRE, |p| {
        libre(p, "<p><a href=\"../sources/\" aria-label=\"Ouvrir\">Toutes les sources</a></p>")
    }),
    ("a window that opens without a word", "G888", LIBRE, |p| {
        libre(p, "<p><a href=\"https://exemple.fr/\" target=\"_blank\">Le ministère</a></p>")
    }),
    ("a field without label", "G874", LIBRE, |p| libre(p, "<p><input type=\"email\" placeholder=\"Adresse\"></p>")),
    ("choices without their question", "G890", LIBRE, |p| {
        libre(
            p,
            "<p><label><input type=\"radio\" name=\"r\">Oui</label> <label><input type=\"radio\" name=\"r\">Non</label></p>",
        )
    }),
    ("a button that is only a cross", "G875", LIBRE, |p| {
        libre(p, "<p><button type=\"button\"><svg aria-hidden=\"true\"><path d=\"M0 0\"/></svg></button></p>")
    }),
    ("an order of the keyboard's own", "G876", LIBRE, |p| {
        libre(p, "<p><a href=\"../sources/\" tabindex=\"3\">Les sources du plan</a></p>")
    }),
    ("a film that starts by itself", "G876", LIBRE, |p| {
        libre(p, "<p><video src=\"../{{ asset(nom=\"favicon.svg\") }}\" autoplay></video></p>")
    }),
    ("a link that screen readers do not meet", "G876", LIBRE, |p| {
        libre(p, "<p aria-hidden=\"true\"><a href=\"../sources/\">Les sources du plan</a></p>")
    }),
    ("a frame without title", "G869", LIBRE, |p| libre(p, "<iframe src=\"../sources/\"></iframe>")),
    ("a name that nothing gives", "G873", LIBRE, |p| {
        libre(p, "<section aria-labelledby=\"absent\"><p>Un</p></section>")
    }),
    ("a role that does not exist", "G873", LIBRE, |p| libre(p, "<p role=\"bouton\">Ouvrir</p>")),
    ("an identifier twice", "G802", LIBRE, |p| libre(p, "<p id=\"a\">Un</p><p id=\"a\">Deux</p>")),
    ("a tag that is not closed", "G804", LIBRE, |p| libre(p, "<div><p>Sans fin</div>")),
    ("a list without items", "G860", LIBRE, |p| libre(p, "<ul><p>Un point</p></ul>")),
    ("a text that HTML centres", "G861", LIBRE, |p| libre(p, "<center>Au milieu</center>")),
    ("a language that is none", "G863", LIBRE, |p| libre(p, "<p lang=\"anglais\">The plan</p>")),
    ("a state that is only a colour", "G877", LIBRE, |p| {
        libre(p, "<p>Action 1 <span class=\"etat-realisee\"></span></p>")
    }),
    ("an abbreviation without its meaning", "G878", LIBRE, |p| libre(p, "<p><abbr>ARS</abbr></p>")),
    ("a text left by its maker", "G879", LIBRE, |p| libre(p, "<p>Lorem ipsum dolor sit amet.</p>")),
    ("a link to nothing", "G801", LIBRE, |p| libre(p, "<p><a href=\"../nulle-part/\">La carte des maternités</a></p>")),
    // The style sheet and its tokens.
    ("a text too pale", "G705", JETONS, |p| jetons(p, "texte: { clair: \"#c0c0c0\", sombre: \"#ffffff\" }")),
    ("a text too dark in the dark", "G705", JETONS, |p| jetons(p, "lien: { clair: \"#17604a\", sombre: \"#17604a\" }")),
    ("a colour that nothing checks", "G708", STYLE, |p| style(p, ".note { color: #999 }")),
    ("two colours that no pair declares", "G709", STYLE, |p| {
        style(p, ".note { color: var(--couleur-attention); background: var(--couleur-carte-4) }")
    }),
    ("a focus that nobody sees", "G710", STYLE, |p| style(p, "a:focus { outline: none }")),
    ("a text of nine pixels", "G711", STYLE, |p| style(p, ".note { font-size: 9px }")),
    ("a justified text", "G712", STYLE, |p| style(p, ".texte p { text-align: justify }")),
    ("a text half transparent", "G713", STYLE, |p| style(p, ".mention { opacity: .5 }")),
    ("a page that never stops moving", "G714", STYLE, |p| style(p, ".carte { animation: tourne 2s infinite }")),
    ("links that only their colour tells", "G715", STYLE, |p| style(p, "main a { text-decoration: none }")),
    ("a skip link hidden for good", "G716", STYLE, |p| style(p, ".evitement { display: none }")),
    ("a page cut at its edges", "G717", STYLE, |p| style(p, "body { overflow: hidden }")),
    ("words that only the style says", "G718", STYLE, |p| style(p, ".requis::after { content: \"obligatoire\" }")),
    ("a sheet of another site", "G881", STYLE, |p| style(p, "@import url(\"https://polices.exemple.fr/a.css\");")),
    // The sources.
    ("HTML in a text", "G307", TEXTE, |p| texte(p, "<iframe src=\"https://ailleurs.example/\"></iframe>")),
    ("a script in a text", "G307", TEXTE, |p| texte(p, "<script>alert(1)</script>")),
    ("an address that runs something", "G306", TEXTE, |p| texte(p, "[La carte](javascript:alert(1))")),
    ("an address hidden behind entities", "G306", TEXTE, |p| texte(p, "[La carte](&#106;avascript:alert(1))")),
    ("an address that is a document", "G306", TEXTE, |p| texte(p, "[La carte](data:text/html;base64,PHNjcmlwdD4=)")),
    ("a picture without alternative in a text", "G308", TEXTE, |p| texte(p, "![](carte.png)")),
    ("a link called here in a text", "G870", TEXTE, |p| {
        texte(p, "Les sources sont [ici](https://exemple.fr/sources).")
    }),
    ("an address for words", "G889", TEXTE, |p| texte(p, "Lire <https://exemple.fr/plan/2024>.")),
    ("a file of no known format", "G872", TEXTE, |p| texte(p, "Lire [le plan régional](https://exemple.fr/plan.pdf).")),
    ("a link to a fiche that is not there", "G301", TEXTE, |p| texte(p, "Voir [[E9D9O9]].")),
    ("a heading that skips a level", "G406", "content/departements/valbrume/diagnostic/population.md", |p| {
        p.append(BLOC, "\n#### Détail\n\nTexte.\n")
    }),
    ("HTML in a title", "G307", "content/referentiel/plans/plan-sylvanie.yaml", |p| {
        p.replace(PLAN, "titre: Former les aidants", "titre: \"Former <img src=x onerror=alert(1)> les aidants\"")
    }),
    ("a sign that turns the text around", "G105", TEXTE, |p| texte(p, "Un texte \u{202E}retourné.")),
    ("somebody's telephone", "G604", TEXTE, |p| texte(p, "Appelez le 06 12 34 56 78.")),
    ("a link out of the sources", "G103", "content/pages/secret.md", |p| p.symlink("pages/secret.md", "/etc/passwd")),
    ("a file that grows without measure", "G115", "content/referentiel/sigles.yaml:1", |p| {
        p.write(SIGLES, format!("sigles: {}{}\n", "[".repeat(10_000), "]".repeat(10_000)))
    }),
];

/// What goes wrong with a fault: nothing, when it is told as it must be.
fn missed(&(name, code, at, inject): &Injected) -> Option<String> {
    let outcome = inject(Portail::minimal()).examine();
    let told: Vec<String> = outcome.of(code).iter().map(|d| d.at()).collect();
    let found = told.iter().any(|place| place.starts_with(at));
    let said =
        || outcome.problems.iter().map(|d| format!("\n    {} {} {}", d.code, d.at(), d.message)).collect::<String>();
    (!found).then(|| format!("{name}: no {code} at {at}, but{}", said()))
}

#[test]
fn every_fault_put_into_a_portal_is_told_where_it_was_made() {
    Portail::minimal().examine().is_clean();
    let next = AtomicUsize::new(0);
    let work = || -> Vec<String> {
        std::iter::from_fn(|| FAULTS.get(next.fetch_add(1, Ordering::Relaxed))).filter_map(missed).collect()
    };
    let hands = thread::available_parallelism().map_or(1, usize::from);
    let lost: Vec<String> = thread::scope(|scope| {
        let all: Vec<_> = (0..hands).map(|_| scope.spawn(work)).collect();
        all.into_iter().flat_map(|hand| hand.join().unwrap()).collect()
    });
    assert!(lost.is_empty(), "{} of {} faults were not told:\n{}", lost.len(), FAULTS.len(), lost.join("\n"));
}

#[test]
fn the_faults_are_of_many_kinds() {
    let mut by_rule: BTreeMap<&str, usize> = BTreeMap::new();
    FAULTS.iter().for_each(|(_, code, ..)| *by_rule.entry(code).or_default() += 1);
    assert!(FAULTS.len() >= 60 && by_rule.len() >= 40, "{} faults of {} rules", FAULTS.len(), by_rule.len());
}
