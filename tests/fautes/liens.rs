//! Links, images and HTML that must not be published (G305 to G308).

use crate::support::{AUTRE_FICHE, FICHE, Fault, PAGE, PLAN, Portail, faults};

/// A text where a link stands at column 5 of line 12 of the free page.
fn linked(p: Portail, link: &str) -> Portail {
    p.append(PAGE, &format!("\nLa {link}\n"))
}

faults![
    (
        a_link_to_nothing,
        Fault {
            code: "G305",
            broken: |p| linked(p, "[charte]()"),
            at: "content/pages/a-propos.md:12:4",
            help: "donnez son adresse",
            good: |p| linked(p, "[charte](https://charte.example/)"),
        }
    ),
    (
        a_link_to_a_bare_anchor,
        Fault {
            code: "G305",
            broken: |p| linked(p, "[charte](#)"),
            at: "content/pages/a-propos.md:12:4",
            help: "donnez son adresse",
            good: |p| linked(p, "[charte](https://charte.example/#fin)"),
        }
    ),
    (
        a_link_without_words,
        Fault {
            code: "G305",
            broken: |p| linked(p, "[](https://charte.example/)"),
            at: "content/pages/a-propos.md:12:4",
            help: "écrivez entre crochets où mène le lien",
            good: |p| linked(p, "[*charte*](https://charte.example/)"),
        }
    ),
    (
        a_link_that_runs_a_script,
        Fault {
            code: "G306",
            broken: |p| linked(p, "[charte](javascript:alert(1))"),
            at: "content/pages/a-propos.md:12:4",
            help: "seuls https:, http: et tel: le sont",
            good: |p| linked(p, "[`javascript:`](https://charte.example/javascript:)"),
        }
    ),
    (
        an_address_without_its_scheme,
        Fault {
            code: "G306",
            broken: |p| linked(p, "[charte](www.charte.example)"),
            at: "content/pages/a-propos.md:12:4",
            help: "écrivez https://www.charte.example",
            good: |p| linked(p, "[standard](tel:+33400000000)"),
        }
    ),
    (
        a_page_linked_by_its_address,
        Fault {
            code: "G306",
            broken: |p| linked(p, "[fiche](/valbrume/e1d1o1/)"),
            at: "content/pages/a-propos.md:12:4",
            help: "entre doubles crochets : [[E1D3O7]]",
            good: |p| linked(p, "[[E1D1O1|fiche]]"),
        }
    ),
    (
        an_actor_s_site_that_is_a_script,
        Fault {
            code: "G306",
            broken: |p| p.replace(
                "referentiel/acteurs.yaml",
                "    role:",
                "    url: \"javascript:alert(1)\"\n    role:"
            ),
            at: "content/referentiel/acteurs.yaml:6:10",
            help: "commence par https://",
            good: |p| p.replace("referentiel/acteurs.yaml", "    role:", "    url: https://aines.example/\n    role:"),
        }
    ),
    (
        a_portal_whose_address_is_a_script,
        Fault {
            code: "G306",
            broken: |p| p.replace("portail.yaml", "https://essai.example/", "\"javascript:alert(1)//\""),
            at: "content/portail.yaml:3:11",
            help: "commence par https:// et finit par « / »",
            good: |p| p.replace("portail.yaml", "https://essai.example/", "https://essai.example/sous/chemin/"),
        }
    ),
    (
        a_script_in_a_text,
        Fault {
            code: "G307",
            broken: |p| linked(p, "<script>alert(1)</script>"),
            at: "content/pages/a-propos.md:12:4",
            help: "pour montrer un « < », écrivez \\<",
            good: |p| linked(p, "balise \\<script>"),
        }
    ),
    (
        a_block_of_html_in_a_text,
        Fault {
            code: "G307",
            broken: |p| p.append(PAGE, "\n<div onclick=\"alert(1)\">\nTexte\n</div>\n"),
            at: "content/pages/a-propos.md:12:1",
            help: "écrivez en Markdown",
            good: |p| p.append(PAGE, "\n`<div onclick=\"alert(1)\">`\n"),
        }
    ),
    (
        html_in_a_title,
        Fault {
            code: "G307",
            broken: |p| p.replace(PLAN, "titre: Former les aidants", "titre: Former <b>les aidants</b>"),
            at: "content/referentiel/plans/plan-sylvanie.yaml:35:20",
            help: "un texte simple, sans balise",
            good: |p| p.replace(PLAN, "titre: Former les aidants", "titre: Former à moins de < 3 ans > les aidants"),
        }
    ),
    (
        a_comment_in_a_text,
        Fault {
            code: "G307",
            broken: |p| p.append(PAGE, "\n<!-- à cacher -->\n"),
            at: "content/pages/a-propos.md:12:1",
            help: "écrivez en Markdown",
            good: |p| p.replace(FICHE, "section: Fiche 1", "section: Fiche 1 # caché"),
        }
    ),
    (
        an_image_without_text_alternative,
        Fault {
            code: "G308",
            broken: |p| linked(p, "![](https://images.example/carte.png)"),
            at: "content/pages/a-propos.md:12:4",
            help: "dites ce que celle-ci montre",
            good: |p| linked(p, "[La carte du territoire](https://images.example/carte.png)"),
        }
    ),
];

#[test]
fn a_script_does_not_pass_by_hiding_its_name() {
    let links = [
        "[a](JaVaScRiPt:alert(1))",
        "[a](<java\tscript:alert(1)>)",
        "[a](< javascript:alert(1)>)",
        "[a](&#1;javascript:alert(1))",
        "[a](javascript&colon;alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](&#x6A;avascript&#58;alert(1))",
        "[a](java&Tab;script:alert(1))",
        "[a](java&NewLine;script:alert(1))",
        "[a](javascript\\:alert(1))",
        "[a](vbscript:msgbox(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](//ailleurs.example/)",
        "[a](file:///etc/passwd)",
        "[a](mailto:jeanne.dupont@essai.example)",
        "<javascript:alert(1)>",
        "![a](javascript:alert(1))",
        "![a](data:image/svg+xml;base64,PHN2Zz4=)",
        "[a][b]\n\n[b]: javascript:alert(1)",
        "[javascript:alert(1)]\n\n[javascript:alert(1)]: JAVASCRIPT:alert(1)",
    ];
    for link in links {
        let outcome = linked(Portail::minimal(), link).examine();
        assert_eq!(outcome.exit, 1, "« {link} » passed");
        outcome.finds("G306", "content/pages/a-propos.md:12");
    }
}

#[test]
fn a_script_in_a_double_bracket_is_no_link() {
    for link in ["[[javascript:alert(1)]]", "[[javascript:alert(1)|charte]]", "[[ javascript:x ]]"] {
        let outcome = linked(Portail::minimal(), link).examine();
        outcome.finds("G301", "content/pages/a-propos.md:12");
    }
}

#[test]
fn html_is_refused_in_every_short_text() {
    let places = [
        ("portail.yaml", "titre: Portail d'essai", "titre: Portail <img src=x onerror=alert(1)>"),
        ("portail.yaml", "editeur: Les essais", "editeur: <b>Les essais"),
        (FICHE, "en_bref: Un bilan", "en_bref: </p>Un bilan"),
        (FICHE, "libelle: bilans", "libelle: <i>bilans"),
        (FICHE, "unite: bilans", "unite: <i>bilans"),
        (FICHE, "Le document imprime", "<!--Le document imprime"),
        (AUTRE_FICHE, "section: Fiche 2", "section: <?php Fiche 2"),
        ("referentiel/sigles.yaml", "sens: maison", "sens: <u>maison"),
        ("referentiel/acteurs.yaml", "nom: Maison", "nom: <u>Maison"),
        ("referentiel/territoires.yaml", "lieu: dans le", "lieu: <u>dans le"),
    ];
    for (path, from, to) in places {
        let outcome = Portail::minimal().replace(path, from, to).examine();
        outcome.finds("G307", &format!("content/{path}"));
    }
}

#[test]
fn html_is_refused_in_every_text_of_the_nomenclature_and_of_the_offer() {
    let outcome = Portail::minimal()
        .replace("referentiel/offre.yaml", "recours: Le centre", "recours: Le <b>centre")
        .replace("departements/valbrume/offre/urgences.yaml", "Deux services", "<i>Deux</i> services")
        .examine();
    outcome.finds("G307", "content/referentiel/offre.yaml:9:17");
    outcome.finds("G307", "content/departements/valbrume/offre/urgences.yaml:20:3");
}
