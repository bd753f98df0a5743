//! What a site lays over its theme, and the pages that come out of it (G701 to G705, G801 to G899).

use crate::support::{Fault, Portail, THEME, faults, page_libre};

/// A template of the site, laid over the theme's.
fn template(p: Portail, name: &str, text: &str) -> Portail {
    p.write(&format!("theme/templates/{name}"), text)
}

/// The template of free pages, with something more in it.
fn libre(p: Portail, more: &str) -> Portail {
    let frame =
        "{% extends \"base.html\" %}\n{% block contenu %}\n<h1>{{ page.titre }}</h1>\n{{ vue.prose | prose }}\n";
    template(p, "libre.html", &format!("{frame}{more}\n{{% endblock contenu %}}\n"))
}

/// The template of indicators, down to its chart, with something more under it.
fn indicateur(p: Portail, more: &str) -> Portail {
    let frame = "{% extends \"base.html\" %}\n{% block contenu %}\n<h1>{{ page.titre }}</h1>\n{{<figure_chiffres f={vue.figure} />}}\n";
    template(p, "indicateur.html", &format!("{frame}{more}\n{{% endblock contenu %}}\n"))
}

/// The table of an indicator.
const TABLE: &str = "{{<lignes_chiffres lignes={vue.lignes} legende={page.titre} id=\"t\" avec_libelle={false} />}}";

/// Tokens of the site, laid over the theme's.
fn tokens(p: Portail, yaml: &str) -> Portail {
    p.write("theme/jetons.yaml", yaml)
}

/// A feed without entries that says where it is.
fn flux(path: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<link href=\"{{{{ base_url }}}}{path}\"/></feed>\n"
    )
}

/// A site map of one page.
fn plan(path: &str) -> String {
    format!("<?xml version=\"1.0\"?>\n<urlset><url><loc>{{{{ base_url }}}}{path}</loc></url></urlset>\n")
}

/// Structured data about one page.
fn donnees(path: &str) -> String {
    format!("{{% set json = '{{\"url\":\"https://essai.example/{path}\"}}' %}}{{{{ json | donnees_structurees }}}}")
}

faults![
    (
        a_colour_written_in_the_style_sheet,
        Fault {
            code: "G708",
            broken: |p| p.write("theme/static/style.css", "/* Gris */\n.remarque { color: #999 }\n"),
            at: "content/theme/static/style.css:2:13",
            help: "jetons.yaml",
            good: |p| p.write("theme/static/style.css", ".remarque { color: var(--couleur-texte-doux) }\n"),
        }
    ),
    (
        a_focus_that_nobody_sees,
        Fault {
            code: "G710",
            broken: |p| p.write("theme/static/style.css", "a:focus-visible { outline: 0 !important }\n"),
            at: "content/theme/static/style.css:1:19",
            help: "une autre forme",
            good: |p| p
                .write("theme/static/style.css", "a:focus-visible { outline: 4px solid var(--couleur-focus) }\n"),
        }
    ),
    (
        a_text_too_small_to_read,
        Fault {
            code: "G711",
            broken: |p| p.write("theme/static/style.css", ".note { font-size: 9px }\n"),
            at: "content/theme/static/style.css:1:9",
            help: "0.75rem",
            good: |p| p.write("theme/static/style.css", ".note { font-size: 0.8rem }\n"),
        }
    ),
    (
        a_text_with_rivers_in_it,
        Fault {
            code: "G712",
            broken: |p| p.write("theme/static/style.css", ".texte p { text-align: justify }\n"),
            at: "content/theme/static/style.css:1:12",
            help: "à gauche",
            good: |p| p.write("theme/static/style.css", ".texte p { text-align: start }\n"),
        }
    ),
    (
        a_text_half_transparent,
        Fault {
            code: "G713",
            broken: |p| p.write("theme/static/style.css", ".mention { opacity: .5 }\n"),
            at: "content/theme/static/style.css:1:12",
            help: "couleur-texte-doux",
            good: |p| p.write("theme/static/style.css", ".mention { opacity: 1 }\n"),
        }
    ),
    (
        a_page_that_never_stops_moving,
        Fault {
            code: "G714",
            broken: |p| p.write("theme/static/style.css", ".carte { animation: tourne 2s infinite }\n"),
            at: "content/theme/static/style.css:1:10",
            help: "une fin",
            good: |p| p.write("theme/static/style.css", ".carte { animation: tourne 2s }\n"),
        }
    ),
    (
        links_that_only_their_colour_tells,
        Fault {
            code: "G715",
            broken: |p| p.write("theme/static/style.css", ".texte a { text-decoration: none }\n"),
            at: "content/theme/static/style.css:1:12",
            help: "gardez le trait",
            good: |p| p.write("theme/static/style.css", ".menu a { text-decoration: none }\n"),
        }
    ),
    (
        a_skip_link_that_nobody_sees,
        Fault {
            code: "G716",
            broken: |p| p.write("theme/static/style.css", ".evitement { display: none }\n"),
            at: "content/theme/static/style.css:1:14",
            help: "ramenez-le",
            good: |p| p.write("theme/static/style.css", ".evitement { font-weight: 700 }\n"),
        }
    ),
    (
        a_page_that_cuts_what_is_beyond_its_edges,
        Fault {
            code: "G717",
            broken: |p| p.write("theme/static/style.css", "body { overflow-x: hidden }\n"),
            at: "content/theme/static/style.css:1:8",
            help: "retirez",
            good: |p| p.write("theme/static/style.css", ".carte { overflow-x: hidden }\n"),
        }
    ),
    (
        words_that_only_the_style_says,
        Fault {
            code: "G718",
            broken: |p| p.write("theme/static/style.css", ".requis::after { content: \"obligatoire\" }\n"),
            at: "content/theme/static/style.css:1:18",
            help: "dans le modèle",
            good: |p| p.write("theme/static/style.css", ".requis::after { content: \"*\" / \"\" }\n"),
        }
    ),
    (
        two_colours_that_no_pair_declares,
        Fault {
            code: "G709",
            broken: |p| p.write(
                "theme/static/style.css",
                ".remarque { color: var(--couleur-attention); background: var(--couleur-carte-4) }\n"
            ),
            at: "content/theme/static/style.css:1:13",
            help: "{ encre: attention, fond: carte-4, usage: texte }",
            good: |p| p.write(
                "theme/static/style.css",
                ".remarque { color: var(--couleur-attention); background: var(--couleur-attention-fond) }\n"
            ),
        }
    ),
    (
        a_condition_on_a_field_of_no_item_of_a_list,
        Fault {
            code: "G910",
            broken: |p| libre(p, "{% for l in page.menu %}{% if l.icy %}<p>{{ l.texte }}</p>{% endif %}{% endfor %}"),
            at: "content/theme/templates/libre.html:5:33",
            help: "vouliez-vous dire « ici » ?",
            good: |p| libre(p, "{% for l in page.menu %}{% if l.ici %}<p>{{ l.texte }}</p>{% endif %}{% endfor %}"),
        }
    ),
    (
        a_filter_that_does_not_exist,
        Fault {
            code: "G911",
            broken: |p| libre(p, "<p>{{ page.portail | upcase }}</p>"),
            at: "content/theme/templates/libre.html:5:22",
            help: "upper",
            good: |p| libre(p, "<p>{{ page.portail | upper }}</p>"),
        }
    ),
    (
        an_inclusion_of_a_template_that_does_not_exist,
        Fault {
            code: "G911",
            broken: |p| libre(p, "{% include \"chez-moi-piece.html\" %}"),
            at: "content/theme/templates/libre.html:5:13",
            help: "vouliez-vous dire « chez-moi-pieces.html » ?",
            good: |p| libre(p, "{% include \"chez-moi-pieces.html\" %}"),
        }
    ),
    (
        a_block_that_no_extended_template_has,
        Fault {
            code: "G911",
            broken: |p| template(
                p,
                "libre.html",
                "{% extends \"base.html\" %}{% block contenus %}<h1>{{ page.titre }}</h1>{% endblock contenus %}"
            ),
            at: "content/theme/templates/libre.html:1:35",
            help: "vouliez-vous dire « contenu » ?",
            good: |p| libre(p, ""),
        }
    ),
    (
        an_argument_that_a_component_does_not_take,
        Fault {
            code: "G912",
            broken: |p| libre(p, "{% if page.sigles %}{{<sigles list={page.sigles} />}}{% endif %}"),
            at: "content/theme/templates/libre.html:5",
            help: "liste",
            good: |p| libre(p, "{% if page.sigles %}{{<sigles liste={page.sigles} />}}{% endif %}"),
        }
    ),
    (
        a_feed_that_leads_nowhere,
        Fault {
            code: "G801",
            broken: |p| template(p, "atom.xml", &flux("flux.xml")),
            at: "content/theme/templates/atom.xml:3",
            help: "corrigez l'adresse",
            good: |p| template(p, "atom.xml", &flux("atom.xml")),
        }
    ),
    (
        a_site_map_that_leads_nowhere,
        Fault {
            code: "G801",
            broken: |p| template(p, "sitemap.xml", &plan("perdue/")),
            at: "content/theme/templates/sitemap.xml:2",
            help: "corrigez l'adresse",
            good: |p| template(p, "sitemap.xml", &plan("sources/")),
        }
    ),
    (
        a_stylesheet_that_asks_for_a_file_that_is_not_there,
        Fault {
            code: "G801",
            broken: |p| p.write("theme/static/style/99-fond.css", ".fond { background: url(fond.svg); }\n"),
            at: "content/theme/static/style/99-fond.css:1:25",
            help: "corrigez l'adresse",
            good: |p| p.write("theme/static/style/99-fond.css", ".fond { background: url(#fond); }\n"),
        }
    ),
    (
        structured_data_that_name_a_page_that_is_not_there,
        Fault {
            code: "G801",
            broken: |p| libre(p, &donnees("perdue/")),
            at: "content/theme/templates/libre.html",
            help: "corrigez l'adresse",
            good: |p| libre(p, &donnees("sources/")),
        }
    ),
    (
        a_template_that_is_never_closed,
        Fault {
            code: "G701",
            broken: |p| template(
                p,
                "libre.html",
                "{% extends \"base.html\" %}\n{% block contenu %}\n<h1>{{ page.titre }</h1>\n"
            ),
            at: "content/theme/templates/libre.html:3",
            help: "docs/theme.md",
            good: |p| libre(p, "<p>{{ page.titre }}</p>"),
        }
    ),
    (
        a_template_that_asks_for_what_no_page_has,
        Fault {
            code: "G910",
            broken: |p| libre(p, "<p>{{ page.editur }}</p>"),
            at: "content/theme/templates/libre.html:5:12",
            help: "vouliez-vous dire « editeur » ?",
            good: |p| libre(p, "<p>{{ page.editeur }}</p>"),
        }
    ),
    (
        a_template_above_that_no_layer_has,
        Fault {
            code: "G702",
            broken: |p| template(p, "libre.html", "{% extends \"socle.html\" %}\n"),
            at: "templates/socle.html",
            help: "ajoutez-le au thème",
            good: |p| template(p, "socle.html", "<p>Inutilisé</p>"),
        }
    ),
    (
        a_colour_that_is_a_word,
        Fault {
            code: "G704",
            broken: |p| tokens(p, "couleurs:\n  fond: { clair: white, sombre: \"#000000\" }\n"),
            at: "content/theme/jetons.yaml:2:18",
            help: "écrivez-la #rrggbb",
            good: |p| tokens(p, "couleurs:\n  fond: { clair: \"#ffffff\", sombre: \"#000000\" }\n"),
        }
    ),
    (
        a_pair_of_colours_that_do_not_exist,
        Fault {
            code: "G704",
            broken: |p| tokens(p, "paires:\n  - { encre: texte, fond: papier, usage: texte }\n"),
            at: "content/theme/jetons.yaml:2:27",
            help: "déclarez-la dans « couleurs »",
            good: |p| tokens(p, "paires:\n  - { encre: texte, fond: fond, usage: texte }\n"),
        }
    ),
    (
        a_text_too_pale_to_read,
        Fault {
            code: "G705",
            broken: |p| tokens(p, "couleurs:\n  texte: { clair: \"#c0c0c0\", sombre: \"#ffffff\" }\n"),
            at: "content/theme/jetons.yaml:2:19",
            help: "éloignez les deux couleurs",
            good: |p| tokens(p, "couleurs:\n  texte: { clair: \"#000000\", sombre: \"#ffffff\" }\n"),
        }
    ),
    (
        an_unknown_file_in_the_site_s_theme,
        Fault {
            code: "G106",
            broken: |p| p.write("theme/modeles/libre.html", "<p>Perdu</p>"),
            at: "content/theme/modeles/libre.html",
            help: "templates/*.html",
            good: |p| p.write("theme/README.md", "Ce que ce thème change."),
        }
    ),
    (
        a_token_file_with_an_unknown_field,
        Fault {
            code: "G111",
            broken: |p| tokens(p, "couleur:\n  fond: { clair: \"#ffffff\", sombre: \"#000000\" }\n"),
            at: "content/theme/jetons.yaml:1:1",
            help: "vouliez-vous dire « couleurs » ?",
            good: |p| tokens(p, "tailles: { page: 70rem }\n"),
        }
    ),
    (
        a_link_of_the_theme_to_no_page,
        Fault {
            code: "G801",
            broken: |p| libre(p, "<p><a href=\"../contact/\">Nous écrire</a></p>"),
            at: "content/theme/templates/libre.html:5",
            help: "corrigez l'adresse",
            good: |p| libre(p, "<p><a href=\"../sources/\">Les sources</a></p>"),
        }
    ),
    (
        a_link_of_the_theme_to_no_anchor,
        Fault {
            code: "G801",
            broken: |p| libre(p, "<p><a href=\"#fin\">La fin</a></p>"),
            at: "content/theme/templates/libre.html:5",
            help: "corrigez l'adresse",
            good: |p| libre(p, "<p id=\"debut\"><a href=\"#debut\">Le début</a></p>"),
        }
    ),
    (
        an_anchor_twice_in_a_page,
        Fault {
            code: "G802",
            broken: |p| libre(p, "<p id=\"encore\">Un</p><p id=\"encore\">Deux</p>"),
            at: "content/theme/templates/libre.html:5",
            help: "un autre identifiant",
            good: |p| libre(p, "<p id=\"encore\">Un</p><p id=\"encore-2\">Deux</p>"),
        }
    ),
    (
        a_page_that_no_link_reaches,
        Fault {
            code: "G803",
            broken: |p| isolated(template(
                p,
                "plan-du-site.html",
                "{% extends \"base.html\" %}{% block contenu %}<h1>Plan</h1>{% endblock contenu %}"
            )),
            at: "content/pages/isolee.md:2",
            help: "une place dans un menu",
            good: isolated,
        }
    ),
    (
        html_that_a_browser_would_have_to_guess,
        Fault {
            code: "G804",
            broken: |p| libre(p, "<p title=\"un\" title=\"deux\">Deux titres</p>"),
            at: "content/theme/templates/libre.html:5",
            help: "fermée dans l'ordre",
            good: |p| libre(p, "<p title=\"un\">Un titre, et un &lt; bien écrit</p>"),
        }
    ),
    (
        two_pages_with_one_title,
        Fault {
            code: "G805",
            broken: |p| p.write("pages/a-propos-2.md", page_libre("À propos", "Une seconde page.")),
            at: "content/pages/a-propos-2.md:2",
            help: "donnez un autre titre",
            good: |p| p.write("pages/a-propos-2.md", page_libre("À propos encore", "Une seconde page.")),
        }
    ),
    (
        a_page_named_after_a_device_of_windows,
        Fault {
            code: "G806",
            broken: |p| p.write("pages/con.md", page_libre("Contact", "Nous écrire.")),
            at: "con/index.html",
            help: "donnez un autre identifiant",
            good: |p| p.write("pages/contact.md", page_libre("Contact", "Nous écrire.")),
        }
    ),
    (
        a_page_at_the_address_of_the_glossary,
        Fault {
            code: "G806",
            broken: |p| p.write("pages/glossaire.md", page_libre("Mon glossaire", "Texte.")),
            at: "glossaire/index.html",
            help: "donnez un autre identifiant",
            good: |p| p.write("pages/mon-glossaire.md", page_libre("Mon glossaire", "Texte.")),
        }
    ),
    (
        a_theme_that_prints_nothing_to_check,
        Fault { code: "G899", broken: mute, at: "", help: "", good: |p| libre(p, "") }
    ),
    (
        a_number_written_by_hand_in_a_template,
        Fault {
            code: "G830",
            broken: |p| indicateur(p, &format!("{TABLE}<p data-c=\"valeurs:sylvanie-2022\">15,6 %</p>")),
            at: "content/theme/templates/indicateur.html:5",
            help: "que donne la vue",
            good: |p| indicateur(p, &format!("{TABLE}<p data-c=\"valeurs:sylvanie-2022\">15,5 %</p>")),
        }
    ),
    (
        a_chart_without_its_table,
        Fault {
            code: "G831",
            broken: |p| indicateur(p, ""),
            at: "content/theme/templates/indicateur.html",
            help: "le tableau",
            good: |p| indicateur(p, TABLE),
        }
    ),
];

/// A frame that prints the title of a page and nothing of its blocks, which must exist all the same.
fn mute(p: Portail) -> Portail {
    let base = std::fs::read_to_string(format!("{THEME}/templates/base.html")).unwrap();
    let names = base.split("{% block ").skip(1).filter_map(|rest| rest.split_whitespace().next());
    let blocks: String = names.map(|name| format!("{{% block {name} %}}{{% endblock {name} %}}")).collect();
    let title = "<!doctype html><html lang=fr><title>{{ page.titre_complet }}</title>";
    template(p, "base.html", &format!("{title}{{% if false %}}{blocks}{{% endif %}}"))
}

/// A page that no menu shows.
fn isolated(p: Portail) -> Portail {
    p.write("pages/isolee.md", page_libre("Isolée", "Personne n'y mène.").replace("menu: pied", "menu: aucun"))
}

#[cfg(feature = "minify")]
#[test]
fn a_stylesheet_that_is_not_css() {
    Fault {
        code: "G703",
        broken: |p| p.write("theme/static/style.css", "body {\n  color: red\n}}\n@media { \n"),
        at: "content/theme/static/style.css:3",
        help: "corrigez cette ligne",
        good: |p| p.write("theme/static/style.css", "body { color: var(--couleur-texte) }\n"),
    }
    .run();
}

/// A theme of the project that names a parent.
fn enfant(parent: &str) -> Portail {
    Portail::minimal()
        .replace("portail.yaml", "theme: romarin", "theme: agence")
        .write_outside("themes/agence/theme.yaml", format!("parent: {parent}\n"))
}

#[test]
fn a_theme_whose_parent_does_not_exist_or_is_itself_is_told() {
    for (parent, help) in [("romarain", "vouliez-vous dire « romarin » ?"), ("agence", "nommez un autre thème")] {
        let outcome = enfant(parent).run(&["check", "--format", "json"]).with_json();
        assert_eq!(outcome.exit, 1, "{outcome}");
        outcome.finds("G913", "themes/agence/theme.yaml:1:9");
        assert!(outcome.stdout.contains(help), "{}", outcome.stdout);
    }
    assert_eq!(enfant("romarin").run(&["check"]).exit, 0);
}

#[test]
fn a_theme_that_does_not_exist_is_told_with_those_that_do() {
    let p = Portail::minimal();
    let outcome = p.run(&["check", "--format", "json", "--theme", "romarain"]);
    assert_eq!(outcome.exit, 1, "{outcome}");
    assert!(outcome.stdout.contains("G101"), "{}", outcome.stdout);
}

#[test]
fn a_link_of_the_site_s_theme_to_a_file_of_the_system_is_refused() {
    let p = Portail::minimal().write("theme/static/a.txt", "a").symlink("theme/static/passwd", "/etc/passwd");
    let outcome = p.examine();
    assert_eq!(outcome.exit, 1, "{outcome}");
    outcome.finds("G103", "content/theme/static/passwd");
}
