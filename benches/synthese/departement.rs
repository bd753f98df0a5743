//! A department: its sheets, its figures, its diagnosis, its care offer, what was asked of it.

use std::fmt::Write as _;

use super::Ecrire;
use super::alea::Alea;
use super::forme::Forme;
use super::mots::{self, cite};
use super::registre::{ANNEE, indicateur, lignes, source};

/// Writes `departements/<n>/`.
pub fn ecrire(f: &Forme, n: usize, out: Ecrire<'_>) {
    let (nom, id) = mots::territoire(n);
    let dossier = format!("departements/{id}");
    let a = &mut Alea::new(&f.graine, &dossier);
    let retenus: Vec<usize> = (0..f.objectifs).filter(|o| f.retenu(n, *o)).collect();
    let mut defis: Vec<usize> = retenus.iter().map(|o| Forme::defi(*o)).collect();
    defis.dedup();
    let codes: Vec<String> = defis.iter().map(|d| f.code_du_defi(*d)).collect();
    out(
        &format!("{dossier}/departement.yaml"),
        format!(
            "territoire: {id}\nplan: plan-regional\ndocument: doc-{id}\ntitre: Plan de santé du {nom} 2023-2028\n\
             en_bref: {}\nretenus: [{}]\nrevisions:\n  - {{ date: {ANNEE}-11, titre: Première publication, resume: Le texte adopté. }}\n",
            cite(&mots::phrase(a)),
            codes.join(", ")
        ),
    );
    let (adultes, enfants) = (a.entre(1, 9), a.entre(1, 4));
    let mut chiffres: Vec<String> =
        (0..f.indicateurs()).map(|i| observation(&indicateur(i), &a.decimal(8, 92), source(i))).collect();
    chiffres.push(observation("services-urgences", &(adultes + enfants).to_string(), "recensement"));
    out(&format!("{dossier}/indicateurs.yaml"), lignes("observations", chiffres));
    blocs(&dossier, f, a, out);
    demandes(&dossier, f, &retenus, a, out);
    out(&format!("{dossier}/offre/urgences.yaml"), urgences(adultes, enfants, a));
    out(&format!("{dossier}/offre/psychiatrie.yaml"), psychiatrie(a));
    for defi in defis.iter().filter(|d| (**d + n).is_multiple_of(4)) {
        let texte = format!("---\nsection: Diagnostic\n---\n## Les enjeux\n\n{}\n", mots::paragraphe(a, 3));
        out(&format!("{dossier}/defis/{}.md", f.code_du_defi(*defi)), texte);
    }
    for objectif in &retenus {
        let code = f.code(*objectif);
        out(&format!("{dossier}/objectifs/{code}.md"), fiche(f, &id, *objectif));
    }
    let etats = retenus.iter().step_by(5).enumerate().map(|(i, o)| {
        let etat = ["en-cours", "realisee", "a-venir", "reportee"].get(i % 4).copied().unwrap_or_default();
        let date = format!("2025-{:02}-{:02}", a.entre(1, 12), a.entre(1, 28));
        format!("{{ cible: {}, date: {date}, etat: {etat}, commentaire: {} }}", f.code(*o), cite(mots::precision(a)))
    });
    let etats: Vec<_> = etats.collect();
    out(&format!("{dossier}/suivi/2025.yaml"), lignes("etats", etats));
}

fn observation(id: &str, valeur: &str, source: &str) -> String {
    format!("{{ indicateur: {id}, valeur: \"{valeur}\", annee: {ANNEE}, source: {source}, section: Repères }}")
}

/// One sheet: about 430 words, with headings, lists, a table, a quote, links and figures.
fn fiche(f: &Forme, territoire: &str, objectif: usize) -> String {
    let a = &mut Alea::new(&f.graine, &format!("{territoire}/{}", f.code(objectif)));
    let serie = |j: usize| indicateur((objectif + 3 * j) % f.indicateurs());
    let lien = |a: &mut Alea| format!("[[{}]]", f.code(a.sous(f.objectifs)));
    let etiquettes = |a: &mut Alea, list: &[(&'static str, &str)]| {
        let (first, second) = (objectif % list.len(), a.sous(list.len()));
        let mut pair: Vec<_> = [first, second].into_iter().filter_map(|i| list.get(i)).map(|t| t.0).collect();
        pair.dedup();
        pair.join(", ")
    };
    let acteur = |i: usize| mots::ACTEURS.get(i % mots::ACTEURS.len()).map_or("", |x| x.0);
    let second = objectif + a.entre(1, mots::ACTEURS.len() - 1);
    let mut t = format!(
        "---\nsection: \"Réf. {}\"\nen_bref: {}\npour_qui: {}\nthemes: [{}]\nparcours: [{}]\nacteurs: [{}, {}]\nchiffres:\n",
        f.code(objectif),
        cite(&mots::phrase(a)),
        cite("Les habitants qui en ont besoin."),
        etiquettes(a, f.themes()),
        etiquettes(a, f.parcours()),
        acteur(objectif),
        acteur(second),
    );
    for j in 0..4 {
        let _ = writeln!(t, "  - indicateur: {}", serie(j));
    }
    let _ = write!(
        t,
        "  - {{ id: places, valeur: {}, qualificatif: plus de, unite: places, libelle: places ouvertes, annee: {ANNEE}, source: enquete }}\n\
         remarques:\n  - {}\n---\n",
        a.entre(20, 900),
        cite(mots::precision(a)),
    );
    let _ = write!(
        t,
        "## Constats\n\n{} La part est de [[chiffre:{}]], contre [[chiffre:{}@sylvanie]] dans la région. Voir aussi {}.\n\n",
        mots::paragraphe(a, 2),
        serie(0),
        serie(0),
        lien(a)
    );
    let _ = write!(t, "### Situation dans le territoire\n\n*{}.* {}\n\n", mots::precision(a), mots::phrase(a));
    puces(&mut t, a, 3);
    let _ = write!(
        t,
        "\n## Objectif\n\n**{}** {} Soit [[chiffre:places]].\n\n> {}\n",
        mots::phrase(a),
        mots::phrase(a),
        mots::phrase(a)
    );
    t.push_str("\n## Résultats attendus\n\n");
    puces(&mut t, a, 2);
    t.push_str("\n| Étape | Échéance | Budget (k€) | Pilote |\n|:---|:---:|---:|---|\n");
    for (i, etape) in ["Diagnostic", "Lancement", "Déploiement", "Bilan"].iter().enumerate() {
        let (trimestre, budget, pilote) = (a.entre(1, 4), a.decimal(10, 900), a.choix(&mots::SUJETS));
        let _ = writeln!(t, "| {etape} | trimestre {trimestre} de {} | {budget} | {pilote} |", 2024 + i);
    }
    let _ = write!(
        t,
        "\n## En pratique\n\n1. {}\n   - {}\n   - {}\n2. {}\n3. Poursuivre {}.\n\n",
        mots::phrase(a),
        mots::precision(a),
        mots::precision(a),
        mots::phrase(a),
        lien(a)
    );
    let _ = write!(
        t,
        "### Gouvernance\n\n{} Le détail figure sur [le site partenaire](https://partenaire.example/{territoire}/{}) ; \
         lire aussi [[acteur:{}|la fiche de l'acteur]] et {}.\n",
        mots::paragraphe(a, 2),
        f.code(objectif).to_lowercase(),
        acteur(objectif),
        lien(a)
    );
    t
}

fn puces(t: &mut String, a: &mut Alea, n: usize) {
    for _ in 0..n {
        let _ = writeln!(t, "- {}", mots::phrase(a));
    }
}

fn blocs(dossier: &str, f: &Forme, a: &mut Alea, out: Ecrire<'_>) {
    let tous = [
        ("diagnostic/population", "Qui vit ici", 0),
        ("diagnostic/etat-de-sante", "L'état de santé", 3),
        ("finances/moyens", "Les moyens financiers", 6),
        ("partenariats/autonomie", "Les partenaires de l'autonomie", 9),
    ];
    for (ordre, (nom, titre, debut)) in tous.into_iter().enumerate() {
        let mut t = format!("---\ntitre: {}\nordre: {}\nsection: Repères\nchiffres:\n", cite(titre), 10 * (ordre + 1));
        for i in 0..3 {
            let _ = writeln!(t, "  - indicateur: {}", indicateur((debut + i) % f.indicateurs()));
        }
        let _ = write!(t, "---\n{}\n\n### Ce qui change\n\n", mots::paragraphe(a, 4));
        puces(&mut t, a, 4);
        out(&format!("{dossier}/{nom}.md"), t);
    }
}

fn demandes(dossier: &str, f: &Forme, retenus: &[usize], a: &mut Alea, out: Ecrire<'_>) {
    let code = |a: &mut Alea| retenus.get(a.sous(retenus.len())).map_or_else(String::new, |o| f.code(*o));
    let points: Vec<String> = (0..6)
        .map(|i| {
            let lien = match i % 3 {
                0 => format!(", noeuds: [{}]", code(a)),
                1 => format!(", rapproches: [{}]", code(a)),
                _ => String::new(),
            };
            format!("      - {{ texte: {}{lien} }}\n", cite(&mots::phrase(a)))
        })
        .collect();
    out(
        &format!("{dossier}/besoins.yaml"),
        format!(
            "section: Consultation\nlistes:\n  - id: enjeux\n    titre: Ce qui est ressorti\n    points:\n{}",
            points.concat()
        ),
    );
    let paroles = (0..4).map(|_| {
        let texte = format!("Une personne demande ceci : {}", mots::precision(a).to_lowercase());
        format!("{{ texte: {}, origine: réunion publique, rapproches: [{}] }}", cite(&format!("{texte}.")), code(a))
    });
    let paroles: Vec<_> = paroles.collect();
    out(&format!("{dossier}/paroles.yaml"), format!("section: Consultation\n{}", lignes("paroles", paroles)));
}

fn urgences(adultes: usize, enfants: usize, a: &mut Alea) -> String {
    let antenne = a.entre(0, 3);
    format!(
        "section: Annexe\ntables:\n  - table: avant\n    date: {ANNEE}-06-01\n    lignes:\n\
         \x20     - {{ ligne: adultes, existant: {adultes} }}\n      - {{ ligne: enfants, existant: {enfants} }}\n\
         \x20 - table: apres\n    lignes:\n\
         \x20     - {{ ligne: antenne, cible: {antenne}/{}, renvoi: \"*\" }}\n      - {{ ligne: service, cible: \"-\" }}\n\
         recours: regional\ntransformations: |\n  {}\nnotes:\n  - {{ signe: \"*\", texte: Selon les candidatures. }}\n",
        antenne + a.entre(1, 3),
        mots::paragraphe(a, 2)
    )
}

fn psychiatrie(a: &mut Alea) -> String {
    let rows = ["complete", "jour", "enfants"].map(|ligne| {
        let existant = a.entre(0, 9);
        format!("      - {{ ligne: {ligne}, existant: {existant}, cible: {} }}\n", existant + a.entre(0, 2))
    });
    format!("section: Annexe\ntables:\n  - table: constant\n    lignes:\n{}recours: Non concerné\n", rows.concat())
}
