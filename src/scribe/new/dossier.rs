//! The folder of a department, or of a contract.

use super::items::add_document;
use super::{Desk, Plan, quoted, unknown};
use crate::diagnostic::Bilingual;
use crate::say;
use crate::scribe::departement as find;
use crate::source::dossier::Racine;

pub(super) fn departement(desk: &Desk<'_>, plan: &mut Plan) -> Result<(), Bilingual> {
    let wanted = desk.wanted.nom;
    let Some(d) = find(wanted) else {
        return Err(say!(
            "« {wanted} » n'est pas un département : donnez son code (34) ou son nom (Hérault).",
            "“{wanted}” is not a department: give its code (34) or its name (Hérault)."
        ));
    };
    let id = d.id();
    let Some(followed) = desk.sources.plans.first() else {
        return Err(say!(
            "il faut d'abord un plan dans referentiel/plans/.",
            "a plan is needed first, in referentiel/plans/."
        ));
    };
    let known = desk.sources.territoires.iter().flat_map(|p| p.value.territoires.iter());
    let has = |id: &str| known.clone().any(|t| t.id.value == id);
    if !has(&id) {
        if !has(&d.region_id()) {
            desk.add(plan, "referentiel/territoires.yaml", "territoires", d.region_yaml());
        }
        desk.add(plan, "referentiel/territoires.yaml", "territoires", d.yaml());
    }
    let titre = format!("Schéma de santé {}", d.genitif());
    let titre = quoted(desk.wanted.titre.unwrap_or(&titre));
    let document = format!("schema-{id}");
    add_document(desk, plan, &document, &id, &titre)?;
    let stem = &followed.stem;
    plan.create.push((
        desk.path(&format!("{}/{id}/{}", Racine::Departements.dossier(), Racine::Departements.tete())),
        format!(
            "# Comment ce territoire décline le plan.\nterritoire: {id}\nplan: {stem}\n\
             # Le document officiel, déclaré dans referentiel/documents.yaml.\ndocument: {document}\ntitre: {titre}\n\
             # en_bref: Ce que ce territoire a choisi de faire, en une phrase.\n\
             # Les nœuds que le territoire a retenus ; chacun doit avoir au moins une fiche.\nretenus: []\n"
        ),
    ));
    plan.next.push(say!(
        "écrivez une première fiche : garrigue new fiche CODE --territoire {id}, et ajoutez à « retenus » ce dont elle dépend.",
        "write a first sheet: garrigue new fiche CODE --territoire {id}, and add to “retenus” what it is under."
    ));
    Ok(())
}

pub(super) fn contrat(desk: &Desk<'_>, plan: &mut Plan) -> Result<(), Bilingual> {
    let known = desk.sources.territoires.iter().flat_map(|p| p.value.territoires.iter());
    let ids = || known.clone().map(|t| t.id.value.as_str());
    let territoire = desk.wanted.territoire.unwrap_or_default();
    if !ids().any(|id| id == territoire) {
        return Err(unknown("territoire", "territory", territoire, ids()));
    }
    let Some(served) = desk.sources.plans.first() else {
        return Err(say!(
            "il faut d'abord un plan dans referentiel/plans/.",
            "a plan is needed first, in referentiel/plans/."
        ));
    };
    let (id, titre) = (desk.id(), desk.titre());
    let document = format!("contrat-{id}");
    add_document(desk, plan, &document, territoire, &titre)?;
    let (editeur, periode, stem) = (&served.value.editeur.value, &served.value.periode, &served.stem);
    let (debut, fin) = (&periode.debut.value, &periode.fin.value);
    let mut file = |name: &str, text: String| {
        plan.create.push((desk.path(&format!("{}/{id}/{name}", Racine::Contrats.dossier())), text));
    };
    file(
        Racine::Contrats.tete(),
        format!(
            "# Le contrat ; son plan est dans plan.yaml.\nterritoire: {territoire}\ndocument: {document}\ntitre: {titre}\n\
             # en_bref: Ce que le contrat promet, en une phrase.\n"
        ),
    );
    file(
        "plan.yaml",
        format!(
            "# Le plan du contrat. Ses codes (1.1) ne valent que chez lui ; ailleurs, on écrit [[{id}/1.1]].\n\
             titre: {titre}\ntitre_court: {titre}\nterritoire: {territoire}\nperiode: {{ debut: {debut}, fin: {fin} }}\n\
             editeur: {editeur}\n# Les plans que celui-ci met en œuvre.\nsert: [{stem}]\nniveaux:\n  \
             - {{ id: axe, nom: axe, pluriel: axes, motif: \"{{n}}\", chemin: axes }}\n  - id: fiche-action\n    \
             nom: fiche-action\n    pluriel: fiches-actions\n    motif: \"{{parent}}.{{n}}\"\n    chemin: fiches\n    \
             sections: [ {{ id: objectif-general, titre: Objectif général, obligatoire: true }} ]\n  \
             - {{ id: action, nom: action, pluriel: actions, motif: \"{{parent}}-A{{n}}\", chemin: actions }}\nnoeuds:\n  \
             - code: \"1\"\n    titre: Un premier axe\n    noeuds: [ {{ code: \"1.1\", titre: Une première fiche }} ]\n"
        ),
    );
    file(
        "fiches/1.1.md",
        "---\n# Où le lecteur trouve ce passage dans le document officiel.\nsection: Fiche 1.1\n\
         # Les actions, leurs pilotes et leurs livrables : voir docs/sources.md.\n---\n## Objectif général\n\n\
         Non renseigné par le document.\n"
            .to_owned(),
    );
    Ok(())
}
