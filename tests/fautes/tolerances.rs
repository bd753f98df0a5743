//! What a portal tolerates, and what it may not (G884 to G886).

use crate::support::{Fault, Portail, faults};

const FICHIER: &str = "portail.yaml";

/// A portal whose free pages have a table without a caption: an error, on every free page.
fn sans_titre(p: Portail) -> Portail {
    let frame =
        "{% extends \"base.html\" %}\n{% block contenu %}\n<h1>{{ page.titre }}</h1>\n{{ vue.prose | prose }}\n";
    let table =
        "<table><thead><tr><th scope=\"col\">Mois</th></tr></thead><tbody><tr><td>mai</td></tr></tbody></table>";
    p.write("theme/templates/libre.html", format!("{frame}{table}\n{{% endblock contenu %}}\n"))
}

/// An entry of the list.
fn tolere(p: Portail, regle: &str, ou: &str, jusqu_au: &str) -> Portail {
    let entry = format!("{{ regle: {regle}, ou: \"{ou}\", raison: en travaux, jusqu_au: {jusqu_au} }}");
    p.append(FICHIER, &format!("tolerances:\n  - {entry}\n"))
}

/// Where the entry's rule stands.
const ICI: &str = "content/portail.yaml:9:14";

faults![
    (
        a_tolerance_of_what_is_right,
        Fault {
            code: "G884",
            broken: |p| tolere(p, "G868", "/a-propos/", "2199"),
            at: ICI,
            help: "supprimez-la",
            good: |p| tolere(sans_titre(p), "G868", "/a-propos/", "2199"),
        }
    ),
    (
        a_tolerance_that_points_elsewhere,
        Fault {
            code: "G884",
            broken: |p| tolere(sans_titre(p), "G868", "/a-propos", "2199"),
            at: ICI,
            help: "une adresse de page commence par « / »",
            good: |p| tolere(sans_titre(p), "G868", "templates/*.html", "2199"),
        }
    ),
    (
        a_tolerance_of_another_rule,
        Fault {
            code: "G868",
            broken: |p| tolere(sans_titre(p), "G869", "/a-propos/", "2199"),
            at: "content/theme/templates/libre.html:5",
            help: "",
            good: |p| tolere(sans_titre(p), "g868", "*", "2199").replace(FICHIER, "\"*\"", "\"/*\""),
        }
    ),
    (
        a_tolerance_whose_time_is_over,
        Fault {
            code: "G885",
            broken: |p| tolere(sans_titre(p), "G868", "/a-propos/", "2020-05"),
            at: ICI,
            help: "une date plus lointaine",
            good: |p| tolere(sans_titre(p), "G868", "/a-propos/", "2199-05"),
        }
    ),
    (
        a_tolerance_of_a_dead_link,
        Fault {
            code: "G886",
            broken: |p| tolere(p, "G801", "/a-propos/", "2199"),
            at: ICI,
            help: "garrigue explain",
            good: |p| tolere(sans_titre(p), "G868", "/a-propos/", "2199"),
        }
    ),
    (
        a_tolerance_of_no_rule,
        Fault {
            code: "G886",
            broken: |p| tolere(p, "G9999", "/a-propos/", "2199"),
            at: ICI,
            help: "seuls se tolèrent",
            good: |p| tolere(sans_titre(p), "G868", "/a-propos/", "2199"),
        }
    ),
    (
        a_tolerance_without_reason,
        Fault {
            code: "G601",
            broken: |p| tolere(sans_titre(p), "G868", "/a-propos/", "2199").replace(FICHIER, "en travaux", "\" \""),
            at: "content/portail.yaml:9",
            help: "remplissez",
            good: |p| tolere(sans_titre(p), "G868", "/a-propos/", "2199"),
        }
    ),
];

#[test]
fn a_tolerance_is_said_to_be_over_on_the_day_that_one_asks_about() {
    let p = tolere(sans_titre(Portail::minimal()), "G868", "/a-propos/", "2030-05");
    p.check_with(&["--date", "2030-05-31"]).is_clean();
    p.check_with(&["--date", "2030-06-01"]).finds("G885", ICI);
}

#[test]
fn what_a_tolerance_of_the_past_hid_is_found_again() {
    let over = tolere(sans_titre(Portail::minimal()), "G868", "/a-propos/", "2020-05");
    over.check().finds("G868", "content/theme/templates/libre.html:5");
}
