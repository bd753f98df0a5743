//! Faults of accessibility that a theme or a source puts in pages, each told where it was written (G860 to G881).

use crate::support::{Fault, Portail, THEME, faults};

/// The template of free pages, with something more on its seventh line.
fn libre(p: Portail, more: &str) -> Portail {
    let frame =
        "{% extends \"base.html\" %}\n{% block contenu %}\n<h1>{{ page.titre }}</h1>\n{{ vue.prose | prose }}\n\n";
    p.write("theme/templates/libre.html", format!("{frame}{more}\n{{% endblock contenu %}}\n"))
}

/// Where [`libre`] writes.
const ICI: &str = "content/theme/templates/libre.html:6";

/// The frame of all pages, with a passage of it replaced.
fn base(p: Portail, from: &str, to: &str) -> Portail {
    let text = std::fs::read_to_string(format!("{THEME}/templates/base.html")).unwrap();
    assert_eq!(text.matches(from).count(), 1, "« {from} » must stand exactly once in base.html");
    p.write("theme/templates/base.html", text.replacen(from, to, 1))
}

/// The frame of all pages, laid over the theme's.
const CADRE: &str = "content/theme/templates/base.html";

/// Text that hardly shrinks, in words.
fn bruit(length: usize) -> String {
    let mut state: u32 = 1;
    let mut next = |at: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if at % 12 == 11 { ' ' } else { char::from(b"bcdfghjklmnpqrsvwz0123456789"[(state >> 16) as usize % 28]) }
    };
    (0..length).map(&mut next).collect()
}

/// Pictures of the theme, each asked for by the page.
fn images(names: &[&str], more: &str) -> String {
    let image = |name: &&str| format!("<p><img src=\"../{{{{ asset(nom=\"{name}\") }}}}\" alt=\"\"{more}></p>");
    names.iter().map(image).collect()
}

/// A portal with three pictures.
fn illustre(p: Portail) -> Portail {
    ["a", "b", "c"].into_iter().fold(p, |p, name| {
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><title>{name}</title></svg>");
        p.write(&format!("theme/static/{name}.svg"), svg)
    })
}

faults![
    (
        a_page_that_is_heavy_even_compressed,
        Fault {
            code: "G882",
            broken: |p| libre(p, &format!("<p>{}</p>", bruit(130_000))),
            at: "content/theme/templates/libre.html",
            help: "plusieurs pages",
            good: |p| libre(p, &format!("<p>{}</p>", "eau claire ".repeat(12_000))),
        }
    ),
    (
        a_page_that_asks_for_more_files_than_it_may,
        Fault {
            code: "G883",
            broken: |p| libre(illustre(p), &images(&["a.svg", "b.svg", "c.svg"], "")),
            at: "content/theme/templates/libre.html",
            help: "loading=",
            good: |p| libre(illustre(p), &images(&["a.svg", "b.svg", "c.svg"], " loading=\"lazy\"")),
        }
    ),
    (
        a_paragraph_that_is_not_closed,
        Fault {
            code: "G804",
            broken: |p| libre(p, "<div><p>Sans fin</div>"),
            at: ICI,
            help: "fermée dans l'ordre",
            good: |p| libre(p, "<div><p>Avec sa fin</p></div>"),
        }
    ),
    (
        a_list_that_holds_paragraphs,
        Fault {
            code: "G860",
            broken: |p| libre(p, "<ul><p>Un point</p></ul>"),
            at: ICI,
            help: "déplacez-le",
            good: |p| libre(p, "<ul><li><p>Un point</p></li></ul>"),
        }
    ),
    (
        a_link_in_a_link,
        Fault {
            code: "G860",
            broken: |p| libre(p, "<p><a href=\"../sources/\">Toutes <a href=\"../glossaire/\">les sources</a></a></p>"),
            at: ICI,
            help: "déplacez-le",
            good: |p| libre(p, "<p><a href=\"../sources/\">Toutes</a> <a href=\"../glossaire/\">les sources</a></p>"),
        }
    ),
    (
        a_text_that_html_centres,
        Fault {
            code: "G861",
            broken: |p| libre(p, "<center>Au milieu</center>"),
            at: ICI,
            help: "feuille de style",
            good: |p| libre(p, "<p>Au milieu</p>"),
        }
    ),
    (
        a_language_that_is_none,
        Fault {
            code: "G862",
            broken: |p| base(p, "lang=\"{{ page.langue }}\"", "lang=\"français\""),
            at: CADRE,
            help: "page.langue",
            good: |p| base(p, "lang=\"{{ page.langue }}\"", "lang=\"fr-FR\""),
        }
    ),
    (
        a_passage_in_a_language_that_is_none,
        Fault {
            code: "G863",
            broken: |p| libre(p, "<p>Le <span lang=\"anglais\">burn-out</span></p>"),
            at: ICI,
            help: "fr, en, oc",
            good: |p| libre(p, "<p>Le <span lang=\"en\">burn-out</span></p>"),
        }
    ),
    (
        a_window_without_title,
        Fault {
            code: "G864",
            broken: |p| base(p, "<title>{{ page.titre_complet }}</title>", ""),
            at: "content/theme/templates/base.html",
            help: "titre_complet",
            good: |p| base(
                p,
                "<title>{{ page.titre_complet }}</title>",
                "<title>{{ page.titre_complet }} | Sylvanie</title>"
            ),
        }
    ),
    (
        a_heading_two_levels_lower,
        Fault {
            code: "G865",
            broken: |p| libre(p, "<h2>Un</h2><h4>Trop bas</h4>"),
            at: ICI,
            help: "sans saut",
            good: |p| libre(p, "<h2>Un</h2><h3>Juste en dessous</h3>"),
        }
    ),
    (
        two_navigations_with_one_name,
        Fault {
            code: "G866",
            broken: |p| libre(p, "<nav aria-label=\"Menu principal\"><p>Ici</p></nav>"),
            at: ICI,
            help: "aria-label différent",
            good: |p| libre(p, "<nav aria-label=\"Dans cette page\"><p>Ici</p></nav>"),
        }
    ),
    (
        a_page_without_main_content,
        Fault { code: "G866", broken: sans_contenu_principal, at: CADRE, help: "<main>", good: |p| p }
    ),
    (
        a_skip_link_to_the_menu,
        Fault {
            code: "G867",
            broken: |p| base(p, "href=\"#contenu\"", "href=\"#menu\""),
            at: CADRE,
            help: "id=\"contenu\"",
            good: |p| base(p, "{{ mot(cle=\"cadre.aller-au-contenu\") }}", "Sauter le menu"),
        }
    ),
    (
        a_table_without_caption,
        Fault {
            code: "G868",
            broken: |p| libre(p, "<table><tr><th scope=\"col\">Un</th></tr><tr><td>1</td></tr></table>"),
            at: ICI,
            help: "<caption>",
            good: |p| libre(
                p,
                "<table><caption>Les uns</caption><tr><th scope=\"col\">Un</th></tr><tr><td>1</td></tr></table>"
            ),
        }
    ),
    (
        a_picture_without_alternative,
        Fault {
            code: "G869",
            broken: |p| libre(
                p.write("theme/static/carte.svg", SVG),
                "<p><img src=\"../{{ asset(nom=\"carte.svg\") }}\"></p>"
            ),
            at: ICI,
            help: "décorative",
            good: |p| libre(
                p.write("theme/static/carte.svg", SVG),
                "<p><img src=\"../{{ asset(nom=\"carte.svg\") }}\" alt=\"La carte des vallées\"></p>"
            ),
        }
    ),
    (
        a_link_called_here,
        Fault {
            code: "G870",
            broken: |p| libre(p, "<p>Les sources sont <a href=\"../sources/\">ici</a>.</p>"),
            at: ICI,
            help: "nommez dans le lien",
            good: |p| libre(p, "<p><a href=\"../sources/\">Les sources</a> sont publiées.</p>"),
        }
    ),
    (
        a_link_called_here_in_a_source,
        Fault {
            code: "G870",
            broken: |p| p.append("pages/a-propos.md", "\nPour le glossaire, [cliquez ici](https://exemple.fr/).\n"),
            at: "content/pages/a-propos.md",
            help: "nommez dans le lien",
            good: |p| p.append("pages/a-propos.md", "\nIl y a aussi [le glossaire national](https://exemple.fr/).\n"),
        }
    ),
    (
        two_links_with_one_name,
        Fault {
            code: "G871",
            broken: |p| libre(
                p,
                "<ul><li><a href=\"../sources/\">La liste</a></li><li><a href=\"../glossaire/\">La liste</a></li></ul>"
            ),
            at: ICI,
            help: "ce qui le distingue",
            good: |p| libre(
                p,
                "<ul><li><a href=\"../sources/\">La liste</a> des sources</li><li><a href=\"../glossaire/\">La liste</a> des sigles</li></ul>"
            ),
        }
    ),
    (
        a_download_that_says_nothing,
        Fault {
            code: "G872",
            broken: |p| p.append("pages/a-propos.md", "\nLire [le plan régional](https://exemple.fr/plan.pdf).\n"),
            at: "content/pages/a-propos.md",
            help: "le format et le poids",
            good: |p| p.append("pages/a-propos.md", "\nLire [le plan régional (pdf)](https://exemple.fr/plan.pdf).\n"),
        }
    ),
    (
        a_region_named_by_nothing,
        Fault {
            code: "G873",
            broken: |p| libre(p, "<section aria-labelledby=\"absent\"><p>Un</p></section>"),
            at: ICI,
            help: "donnez cet identifiant",
            good: |p| libre(p, "<section aria-labelledby=\"la\"><h2 id=\"la\">Un</h2></section>"),
        }
    ),
    (
        a_field_without_label,
        Fault {
            code: "G874",
            broken: |p| libre(
                p,
                "<form action=\"../sources/\"><p><input type=\"search\" placeholder=\"Chercher\"></p></form>"
            ),
            at: ICI,
            help: "<label",
            good: |p| libre(
                p,
                "<form action=\"../sources/\"><p><label>Chercher <input type=\"search\"></label></p></form>"
            ),
        }
    ),
    (
        a_button_that_is_only_a_drawing,
        Fault {
            code: "G875",
            broken: |p| libre(p, "<p><button>{{ icone(nom=\"recherche\") }}</button></p>"),
            at: ICI,
            help: "ce qu'il fait",
            good: |p| libre(p, "<p><button>{{ icone(nom=\"recherche\") }} Chercher</button></p>"),
        }
    ),
    (
        a_page_that_cannot_be_enlarged,
        Fault {
            code: "G876",
            broken: |p| base(p, "initial-scale=1", "initial-scale=1, user-scalable=no"),
            at: CADRE,
            help: "retirez-le",
            good: |p| base(p, "initial-scale=1", "initial-scale=1.0"),
        }
    ),
    (
        a_state_that_is_only_a_colour,
        Fault {
            code: "G877",
            broken: |p| libre(p, "<p>Action 1 <span class=\"etat-realisee\"></span></p>"),
            at: ICI,
            help: "en toutes lettres",
            good: |p| libre(p, "<p>Action 1 <span class=\"etat-realisee\">réalisée</span></p>"),
        }
    ),
    (
        an_abbreviation_without_its_meaning,
        Fault {
            code: "G878",
            broken: |p| libre(p, "<p><abbr>ARS</abbr></p>"),
            at: ICI,
            help: "title",
            good: |p| libre(p, "<p><abbr title=\"agence régionale de santé\">ARS</abbr></p>"),
        }
    ),
    (
        a_text_left_by_the_maker_of_the_theme,
        Fault {
            code: "G879",
            broken: |p| libre(p, "<p>Lorem ipsum dolor sit amet.</p>"),
            at: ICI,
            help: "le texte définitif",
            good: |p| libre(p, "<p>Le plan est publié.</p>"),
        }
    ),
    (
        a_style_in_a_tag,
        Fault {
            code: "G880",
            broken: |p| libre(p, "<p style=\"color:red\">Attention</p>"),
            at: ICI,
            help: "static/",
            good: |p| libre(p, "<p class=\"avis\">Attention</p>"),
        }
    ),
    (
        a_frame_without_the_policy,
        Fault {
            code: "G887",
            broken: |p| base(p, POLITIQUE, ""),
            at: CADRE,
            help: "page.politique",
            good: |p| base(
                p,
                POLITIQUE,
                &POLITIQUE.replace("{{ page.politique }}", "{{ page.politique }}; img-src 'self'")
            ),
        }
    ),
    (
        a_policy_that_forgets_a_directive,
        Fault {
            code: "G887",
            broken: |p| base(p, "content=\"{{ page.politique }}\"", "content=\"default-src 'self'\""),
            at: "content/theme/templates/base.html:5",
            help: "page.politique",
            good: |p| p,
        }
    ),
    (
        a_link_that_opens_another_window,
        Fault {
            code: "G888",
            broken: |p| libre(p, "<p><a href=\"https://exemple.fr/\" target=\"_blank\">Le ministère</a></p>"),
            at: ICI,
            help: "nouvelle fenêtre",
            good: |p| libre(
                p,
                "<p><a href=\"https://exemple.fr/\" target=\"_blank\">Le ministère (nouvelle fenêtre)</a></p>"
            ),
        }
    ),
    (
        a_link_with_its_address_for_words,
        Fault {
            code: "G889",
            broken: |p| p.append("pages/a-propos.md", "\nLire <https://exemple.fr/plan/2024>.\n"),
            at: "content/pages/a-propos.md",
            help: "nommez ce qu'on y trouve",
            good: |p| p.append("pages/a-propos.md", "\nLire [le plan de 2024](https://exemple.fr/plan/2024).\n"),
        }
    ),
    (
        choices_without_their_question,
        Fault {
            code: "G890",
            broken: |p| libre(p, &format!("<form action=\"../sources/\">{CHOIX}</form>")),
            at: ICI,
            help: "<legend>",
            good: |p| libre(
                p,
                &format!(
                    "<form action=\"../sources/\"><fieldset><legend>Êtes-vous aidant ?</legend>{CHOIX}</fieldset></form>"
                )
            ),
        }
    ),
    (
        a_link_that_is_not_called_what_it_says,
        Fault {
            code: "G891",
            broken: |p| libre(p, "<p><a href=\"../sources/\" aria-label=\"Ouvrir la liste\">Les sources</a></p>"),
            at: ICI,
            help: "les mots que l'on voit",
            good: |p| libre(p, "<p><a href=\"../sources/\" aria-label=\"Les sources du plan\">Les sources</a></p>"),
        }
    ),
    (
        a_table_whose_headers_command_a_part_of_it,
        Fault {
            code: "G868",
            broken: |p| libre(p, &deux_etages("", "", "")),
            at: ICI,
            help: "headers=",
            good: |p| libre(p, &deux_etages(" headers=\"l g a\"", " headers=\"l g b\"", " id=\"l\"")),
        }
    ),
    (
        a_font_from_another_host,
        Fault {
            code: "G881",
            broken: |p| base(
                p,
                "{% block tete %}",
                "<link rel=\"stylesheet\" href=\"https://polices.exemple.fr/css\">{% block tete %}"
            ),
            at: CADRE,
            help: "copiez le fichier",
            good: |p| base(
                p,
                "{% block tete %}",
                "<link rel=\"license\" href=\"https://exemple.fr/licence\">{% block tete %}"
            ),
        }
    ),
];

/// The policy that every page bears.
const POLITIQUE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"{{ page.politique }}\">";

/// A question without its words.
const CHOIX: &str = "<p><label><input type=\"radio\" name=\"r\" value=\"o\">Oui</label> <label><input type=\"radio\" name=\"r\" value=\"n\">Non</label></p>";

/// A table of two columns under one header; what its cells and its row have more.
fn deux_etages(a: &str, b: &str, row: &str) -> String {
    format!(
        "<table><caption>Les lits</caption><thead><tr><th scope=\"col\" rowspan=\"2\">Lieu</th><th id=\"g\" \
         colspan=\"2\">Lozère</th></tr><tr><th id=\"a\" scope=\"col\">Avant</th><th id=\"b\" scope=\"col\">Après</th></tr></thead>\
         <tbody><tr><th{row} scope=\"row\">Mende</th><td{a}>1</td><td{b}>2</td></tr></tbody></table>"
    )
}

/// A drawing.
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>";

/// A frame whose main content is a block like another.
fn sans_contenu_principal(p: Portail) -> Portail {
    let text = std::fs::read_to_string(format!("{THEME}/templates/base.html")).unwrap();
    let text = text.replace("<main id=\"contenu\" tabindex=\"-1\">", "<div id=\"contenu\" tabindex=\"-1\">");
    p.write("theme/templates/base.html", text.replace("</main>", "</div>"))
}
