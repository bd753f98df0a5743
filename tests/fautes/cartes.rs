//! Shapes of territories (G580 to G583), and the file that names them.

use crate::support::{Fault, Portail, faults};

const CARTES: &str = "referentiel/cartes.yaml";
const FORMES: &str = "referentiel/cartes/formes.geojson";

/// A square degree.
fn square(code: &str, west: i32) -> String {
    let east = west + 1;
    format!(
        "{{\"type\":\"Feature\",\"properties\":{{\"insee\":\"{code}\"}},\"geometry\":{{\"type\":\"Polygon\",\n\
         \"coordinates\":[[[{west},43],[{east},43],[{east},44],[{west},44],[{west},43]]]}}}}"
    )
}

fn collection(shapes: &[String]) -> String {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", shapes.join(",\n"))
}

/// The minimal sources, with a shape for their department.
fn drawn(p: Portail) -> Portail {
    p.replace("referentiel/territoires.yaml", "    code_insee: \"99\"\n", "    code_insee: \"98\"\n")
        .write(CARTES, "cartes:\n  - { fichier: formes.geojson, code: insee, attribution: Sylvanie, licence: CC0 }\n")
        .write(FORMES, collection(&[square("98", 3)]))
}

fn beside(p: Portail) -> Portail {
    p.append(
        "referentiel/territoires.yaml",
        "  - id: haut-val\n    nom: Haut-Val\n    nature: departement\n    parent: sylvanie\n    code_insee: \"97\"\n    \
         formes: { article: le Haut-Val, lieu: dans le Haut-Val, genitif: du Haut-Val }\n",
    )
}

faults![
    (
        a_number_that_is_none,
        Fault {
            code: "G580",
            broken: |p| drawn(p).replace(FORMES, "[3,44]", "[3,NaN]"),
            at: "content/referentiel/cartes/formes.geojson:3",
            help: "redemandez ce fichier",
            good: |p| drawn(p).replace(FORMES, "[3,44]", "[3,44.0]"),
        }
    ),
    (
        a_position_out_of_all_measure,
        Fault {
            code: "G580",
            broken: |p| drawn(p).replace(FORMES, "[3,44]", "[3,1e300]"),
            at: "content/referentiel/cartes/formes.geojson:3",
            help: "redemandez ce fichier",
            good: |p| drawn(p).replace(FORMES, "[3,44]", "[3,44,1200]"),
        }
    ),
    (
        geometry_deeper_than_any_surface,
        Fault {
            code: "G580",
            broken: |p| drawn(p).edit(FORMES, |t| t.replace("[[[3,43]", &format!("{}[3,43]", "[".repeat(9000)))),
            at: "content/referentiel/cartes/formes.geojson:3",
            help: "redemandez ce fichier",
            good: drawn,
        }
    ),
    (
        a_point_where_a_surface_is_wanted,
        Fault {
            code: "G580",
            broken: |p| drawn(p).write(
                FORMES,
                collection(&[square("98", 3)
                    .replace("Polygon", "Point")
                    .replace("[[[3,43],[4,43],[4,44],[3,44],[3,43]]]", "[3,43]")])
            ),
            at: "content/referentiel/cartes/formes.geojson:3",
            help: "redemandez ce fichier",
            good: drawn,
        }
    ),
    (
        a_file_of_shapes_without_any,
        Fault {
            code: "G580",
            broken: |p| drawn(p).write(FORMES, collection(&[])),
            at: "content/referentiel/cartes/formes.geojson",
            help: "redemandez ce fichier",
            good: drawn,
        }
    ),
    (
        lengths_where_degrees_were_announced,
        Fault {
            code: "G581",
            broken: |p| drawn(p).edit(FORMES, |t| t.replace(",4", ",6244")),
            at: "content/referentiel/cartes.yaml:2:16",
            help: "coordonnees: planes",
            good: |p| drawn(p).edit(FORMES, |t| t.replace(",4", ",6244")).replace(
                CARTES,
                "code: insee",
                "code: insee, coordonnees: planes"
            ),
        }
    ),
    (
        a_shape_whose_code_no_territory_has,
        Fault {
            code: "G582",
            broken: |p| drawn(p).write(FORMES, collection(&[square("98", 3), square("97", 4)])),
            at: "content/referentiel/cartes.yaml:2:16",
            help: "donnez ce « code_insee »",
            good: |p| beside(drawn(p)).write(FORMES, collection(&[square("98", 3), square("97", 4)])),
        }
    ),
    (
        a_property_that_holds_no_code,
        Fault {
            code: "G582",
            broken: |p| drawn(p).replace(CARTES, "code: insee, ", ""),
            at: "content/referentiel/cartes.yaml:2:16",
            help: "les propriétés d'une forme sont : insee",
            good: drawn,
        }
    ),
    (
        a_territory_that_a_map_leaves_out,
        Fault {
            code: "G583",
            broken: |p| beside(drawn(p)),
            at: "content/referentiel/cartes.yaml:2:16",
            help: "vérifiez leur « code_insee »",
            good: |p| beside(drawn(p))
                .edit("referentiel/territoires.yaml", |t| t.replace("    code_insee: \"97\"\n", "")),
        }
    ),
    (
        a_file_of_shapes_that_is_not_there,
        Fault {
            code: "G301",
            broken: |p| drawn(p).replace(CARTES, "formes.geojson", "forme.geojson"),
            at: "content/referentiel/cartes.yaml:2:16",
            help: "vouliez-vous dire « formes.geojson »",
            good: drawn,
        }
    ),
    (
        a_file_of_shapes_that_no_map_uses,
        Fault {
            code: "G301",
            broken: |p| drawn(p).copy(FORMES, "referentiel/cartes/autres.topojson"),
            at: "content/referentiel/cartes/autres.topojson",
            help: "ajoutez « - fichier: autres.topojson »",
            good: drawn,
        }
    ),
];
