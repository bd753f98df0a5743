//! Items of registers.

use super::{Desk, Plan, folder, quoted, unknown};
use crate::diagnostic::Bilingual;
use crate::say;

type Done = Result<(), Bilingual>;

/// Refuses an identifier that its register has.
fn fresh<'n>(id: &str, register: &str, mut known: impl Iterator<Item = &'n str>) -> Done {
    if id.is_empty() {
        return Err(say!("donnez un nom avec au moins une lettre.", "give a name with at least one letter."));
    }
    if known.any(|k| k == id) {
        return Err(say!(
            "« {id} » est déjà dans {register} : rien n'a été écrit.",
            "“{id}” is in {register} already: nothing was written."
        ));
    }
    Ok(())
}

pub(super) fn indicateur(desk: &Desk<'_>, plan: &mut Plan) -> Done {
    let (id, nom) = (desk.id(), desk.titre());
    let known = desk.sources.indicateurs.as_ref().map(|p| &p.value);
    let ids = known.into_iter().flat_map(|k| k.indicateurs.iter()).map(|i| i.id.value.as_str());
    fresh(&id, "referentiel/indicateurs.yaml", ids)?;
    let rubrique = known.and_then(|k| k.rubriques.iter().next()).map(|r| r.id.value.as_str());
    let Some(rubrique) = rubrique else {
        return Err(say!(
            "déclarez d'abord une rubrique dans referentiel/indicateurs.yaml : rubriques: [ {{ id: population, titre: Population }} ].",
            "first declare a “rubrique” in referentiel/indicateurs.yaml: rubriques: [ {{ id: population, titre: Population }} ]."
        ));
    };
    let item = format!(
        "  - id: {id}\n    nom: {nom}\n    # unite: \"%\"              # « % », « ans », « places »… ; sans elle, un simple nombre\n    \
         sens: neutre              # plus, moins ou neutre : dans quel sens la situation s'améliore\n    \
         nature: effectif          # part, effectif, montant, taux, duree, evolution, seuil ou cible\n    \
         rubrique: {rubrique}\n    # definition: Ce que le document en dit, et rien d'autre.\n"
    );
    desk.add(plan, "referentiel/indicateurs.yaml", "indicateurs", item);
    plan.next.push(say!(
        "donnez-lui une valeur : garrigue new observation {id} --territoire DOSSIER",
        "give it a value: garrigue new observation {id} --territoire DIR"
    ));
    Ok(())
}

pub(super) fn observation(desk: &Desk<'_>, plan: &mut Plan) -> Done {
    let id = desk.id();
    let known = desk.sources.indicateurs.iter().flat_map(|p| p.value.indicateurs.iter());
    let ids = || known.clone().map(|i| i.id.value.as_str());
    if !ids().any(|k| k == id) {
        return Err(unknown("indicateur", "indicator", &id, ids()));
    }
    let (dossier, files) = desk.dossier()?;
    let there = files.observations.iter().flat_map(|p| p.value.observations.iter());
    if there.filter(|o| o.annee.is_none()).any(|o| o.indicateur.value == id) {
        let name = &dossier.nom;
        return Err(say!(
            "« {name} » a déjà une valeur sans année pour « {id} » : complétez-la d'abord.",
            "“{name}” already has a value without year for “{id}”: complete that one first."
        ));
    }
    let item = format!(
        "  - indicateur: {id}\n    valeur:                   # le nombre, sans unité ; vide : le document ne le donne pas\n    \
         # annee: 2024             # ou periode: 2020-2022, ou date: 2023-06\n    \
         # source: …               # un identifiant de referentiel/sources.yaml\n    \
         # section: …              # où le lire dans le document officiel\n"
    );
    desk.add(plan, &format!("{}/indicateurs.yaml", folder(dossier)), "observations", item);
    Ok(())
}

pub(super) fn source(desk: &Desk<'_>, plan: &mut Plan) -> Done {
    let (id, nom) = (desk.id(), desk.titre());
    let known = desk.sources.sources.iter().flat_map(|p| p.value.sources.iter());
    fresh(&id, "referentiel/sources.yaml", known.map(|s| s.id.value.as_str()))?;
    let item = format!(
        "  - id: {id}\n    nom: {nom}\n    # editeur: …               # qui la publie\n    # date: 2023              # année, année-mois ou année-mois-jour\n    # url: https://…\n"
    );
    desk.add(plan, "referentiel/sources.yaml", "sources", item);
    plan.next.push(say!("citez-la d'un chiffre : source: {id}", "name it with a figure: source: {id}"));
    Ok(())
}

pub(super) fn acteur(desk: &Desk<'_>, plan: &mut Plan) -> Done {
    let (id, nom) = (desk.id(), desk.titre());
    let known = desk.sources.acteurs.iter().flat_map(|p| p.value.acteurs.iter());
    fresh(&id, "referentiel/acteurs.yaml", known.map(|a| a.id.value.as_str()))?;
    let item = format!(
        "  - id: {id}\n    nom: {nom}\n    nature: structure         # institution, collectivite, etablissement, structure, association, profession ou instance\n    \
         # sigle: …\n    # role: Ce que fait cet acteur, en une phrase.\n"
    );
    desk.add(plan, "referentiel/acteurs.yaml", "acteurs", item);
    plan.next.push(say!("citez-le dans une fiche : acteurs: [{id}]", "name it in a sheet: acteurs: [{id}]"));
    Ok(())
}

pub(super) fn sigle(desk: &Desk<'_>, plan: &mut Plan) -> Done {
    let sigle = desk.wanted.nom;
    let Some(sens) = desk.wanted.titre else {
        return Err(say!(
            "dites ce que {sigle} veut dire : --titre \"…\".",
            "say what {sigle} stands for: --titre \"…\"."
        ));
    };
    let known = desk.sources.sigles.iter().flat_map(|p| p.value.sigles.iter());
    fresh(sigle, "referentiel/sigles.yaml", known.map(|s| s.sigle.value.as_str()))?;
    let item = format!(
        "  - sigle: {}\n    sens: {}\n    origine: usage            # document (le document le développe) ou usage (vous le développez)\n",
        quoted(sigle),
        quoted(sens)
    );
    desk.add(plan, "referentiel/sigles.yaml", "sigles", item);
    Ok(())
}

pub(super) fn document(desk: &Desk<'_>, plan: &mut Plan) -> Done {
    let known = desk.sources.territoires.iter().flat_map(|p| p.value.territoires.iter());
    let ids = || known.clone().map(|t| t.id.value.as_str());
    let territoire = desk.wanted.territoire.unwrap_or_default();
    if !ids().any(|id| id == territoire) {
        return Err(unknown("territoire", "territory", territoire, ids()));
    }
    add_document(desk, plan, &desk.id(), territoire, &desk.titre())
}

/// Adds a document, published by whoever publishes the first plan.
pub(super) fn add_document(desk: &Desk<'_>, plan: &mut Plan, id: &str, territoire: &str, titre: &str) -> Done {
    let known = desk.sources.documents.iter().flat_map(|p| p.value.documents.iter());
    fresh(id, "referentiel/documents.yaml", known.map(|d| d.id.value.as_str()))?;
    let editeur = desk.sources.plans.first().map_or("editeur", |p| p.value.editeur.value.as_str());
    let item = format!(
        "  - id: {id}\n    titre: {titre}\n    editeur: {editeur}        # un acteur\n    territoire: {territoire}\n    \
         # date: 2024-10           # année, année-mois ou année-mois-jour\n    # url: https://…          # où lire le document officiel\n"
    );
    desk.add(plan, "referentiel/documents.yaml", "documents", item);
    Ok(())
}

pub(super) fn territoire(desk: &Desk<'_>, plan: &mut Plan) -> Done {
    let (id, nom) = (desk.id(), desk.titre());
    let known = desk.sources.territoires.iter().flat_map(|p| p.value.territoires.iter());
    fresh(&id, "referentiel/territoires.yaml", known.clone().map(|t| t.id.value.as_str()))?;
    let parent = known.last().map_or("…", |t| t.id.value.as_str());
    let raw = desk.wanted.titre.unwrap_or(desk.wanted.nom);
    let item = format!(
        "  - id: {id}\n    nom: {nom}\n    nature: local             # pays, region, departement, intercommunalite ou local\n    \
         parent: {parent}        # le territoire qui le contient\n    \
         formes: {{ article: {}, lieu: {}, genitif: {} }}   # vérifiez : « l'Hérault », « dans l'Hérault », « de l'Hérault »\n",
        quoted(raw),
        quoted(&format!("à {raw}")),
        quoted(&crate::french::grammar::de(raw)),
    );
    desk.add(plan, "referentiel/territoires.yaml", "territoires", item);
    Ok(())
}
