//! Lists of communes: CSV that cannot be read, codes that nothing declares, lists without a licence.

use crate::support::{Fault, Portail, faults};

const COMMUNES: &str = "referentiel/communes.csv";
const GROUPES: &str = "referentiel/intercommunalites.csv";

fn communes(p: Portail, from: &str, to: &str) -> Portail {
    p.with_communes().replace(COMMUNES, from, to)
}

faults![
    (
        a_commune_whose_name_holds_a_comma_without_quotes,
        Fault {
            code: "G620",
            broken: |p| communes(p, "Les Mares,99", "Mares, Les,99"),
            at: "content/referentiel/communes.csv:5:1",
            help: "entre guillemets doubles",
            good: |p| communes(p, "Les Mares,99", "\"Mares, Les\",99"),
        }
    ),
    (
        a_column_of_another_name,
        Fault {
            code: "G111",
            broken: |p| communes(p, "departement,", "département,"),
            at: "content/referentiel/communes.csv:1:10",
            help: "vouliez-vous dire « departement » ?",
            good: |p| communes(p, "code,nom,", "\"code\",nom,"),
        }
    ),
    (
        a_column_that_is_missing,
        Fault {
            code: "G112",
            broken: |p| p.with_communes().write(GROUPES, "code\n200000001\n"),
            at: "content/referentiel/intercommunalites.csv:1:1",
            help: "code, nom",
            good: |p| p.with_communes().write(GROUPES, "nom,code\nLa Source,200000001\n"),
        }
    ),
    (
        a_column_that_is_there_twice,
        Fault {
            code: "G113",
            broken: |p| p.with_communes().write(GROUPES, "code,nom,nom\n200000001,La Source,La Source\n"),
            at: "content/referentiel/intercommunalites.csv:1:10",
            help: "gardez-en une",
            good: |p| p.with_communes().write(GROUPES, "code,nom\n200000001,La Source\n"),
        }
    ),
    (
        a_department_that_no_territory_is,
        Fault {
            code: "G301",
            broken: |p| communes(p, "Les Mares,99", "Les Mares,77"),
            at: "content/referentiel/communes.csv:5:17",
            help: "code_insee: \"77\"",
            good: |p| communes(p, "Les Mares,99", "Les Mares,98"),
        }
    ),
    (
        a_group_of_communes_that_is_not_listed,
        Fault {
            code: "G301",
            broken: |p| communes(p, "Les Mares,99,", "Les Mares,99,200000010"),
            at: "content/referentiel/communes.csv:5:20",
            help: "vouliez-vous dire « 200000001 » ?",
            good: |p| communes(p, "Les Mares,99,", "Les Mares,99,200000001"),
        }
    ),
    (
        a_commune_listed_twice,
        Fault {
            code: "G302",
            broken: |p| communes(p, "99003,", "99001,"),
            at: "content/referentiel/communes.csv:5:1",
            help: "gardez une seule ligne",
            good: |p| communes(p, "99003,", "99004,"),
        }
    ),
    (
        a_commune_without_a_name,
        Fault {
            code: "G601",
            broken: |p| communes(p, "Les Mares", ""),
            at: "content/referentiel/communes.csv:5",
            help: "écrivez-le",
            good: |p| communes(p, "Les Mares", "Mares"),
        }
    ),
    (
        a_list_of_communes_without_its_licence,
        Fault {
            code: "G101",
            broken: |p| p.with_communes().remove("referentiel/decoupage.yaml"),
            at: "content/referentiel/decoupage.yaml",
            help: "docs/sources.md",
            good: |p| p.with_communes().remove("referentiel/decoupage.yaml").remove(COMMUNES).remove(GROUPES),
        }
    ),
];

#[test]
fn a_department_that_is_missing_is_told_once_with_how_many_communes_it_has() {
    let p = Portail::minimal().with_communes().replace("referentiel/territoires.yaml", "code_insee: \"99\"", "");
    let outcome = p.examine();
    let found = outcome.of("G301");
    assert_eq!(found.len(), 1, "{outcome}");
    assert!(found[0].message.contains("« 99 »") && found[0].message.contains("3 lignes"), "{outcome}");
}
