//! Markdown files: fiches, blocks, pages.

use super::{Desk, Plan, folder, head, unknown};
use crate::diagnostic::Bilingual;
use crate::model::{Code, NiveauBrut, NoeudBrut, PlanBrut, Rubrique};
use crate::say;

/// What a section says until somebody writes it; the portal prints it as it is.
const UNKNOWN: &str = "Non renseigné par le document.";

pub(super) fn fiche(desk: &Desk<'_>, plan: &mut Plan) -> Result<(), Bilingual> {
    let (dossier, files) = desk.dossier()?;
    let (of, _) = desk.plan_of(dossier, files)?;
    let nodes = nodes(&of.value);
    let written = desk.wanted.nom;
    let Some((code, rank, above)) = nodes.iter().find(|(c, ..)| Code::key(c) == Code::key(written)).copied() else {
        return Err(unknown("fiche", "sheet", written, nodes.iter().map(|(code, ..)| *code)));
    };
    let Some(niveau) = of.value.niveaux.iter().nth(rank).filter(|n| n.sections.iter().next().is_some()) else {
        return Err(say!(
            "{code} est d'un niveau qui n'a pas de texte (ses « sections » sont vides dans le plan).",
            "{code} is of a level that has no text (its “sections” are empty in the plan)."
        ));
    };
    let path = format!("{}/{}/{code}.md", folder(dossier), niveau.chemin.value);
    plan.create
        .push((desk.path(&path), fiche_text(niveau, of.value.themes.iter().next().map(|t| t.id.value.as_str()))));
    let retained = files.declinaison.as_ref().and_then(|d| d.value.retenus.as_ref());
    if let Some(retained) = retained
        && let Some(above) = above
        && !retained.iter().any(|r| code.starts_with(&r.value))
    {
        let name = head(dossier.racine);
        plan.next.push(say!(
            "ajoutez {above} à « retenus » dans {name} : sans cela, la fiche ne serait pas publiée (G408).",
            "add {above} to “retenus” in {name}: without it the sheet would not be published (G408)."
        ));
    }
    Ok(())
}

/// Every node of a plan: code, level, code above.
fn nodes(plan: &PlanBrut) -> Vec<(&str, usize, Option<&str>)> {
    fn walk<'p>(
        node: &'p NoeudBrut,
        rank: usize,
        above: Option<&'p str>,
        all: &mut Vec<(&'p str, usize, Option<&'p str>)>,
    ) {
        let code = node.code.value.as_str();
        all.push((code, rank, above));
        node.noeuds.iter().for_each(|below| walk(below, rank + 1, Some(code), all));
    }
    let mut all = Vec::new();
    plan.noeuds.iter().for_each(|node| walk(node, 0, None, &mut all));
    all
}

/// A fiche of a level, whole.
pub(super) fn fiche_text(niveau: &NiveauBrut, theme: Option<&str>) -> String {
    let theme = theme
        .map_or_else(String::new, |theme| format!("# Étiquettes du plan ; la liste est fermée.\nthemes: [{theme}]\n"));
    let sections = niveau.sections.iter().map(|s| format!("## {}\n\n{UNKNOWN}\n", s.titre.value));
    format!(
        "---\n# Où le lecteur trouve ce passage dans le document officiel.\nsection: {}\n\
         # en_bref: Ce qui est promis, en une ou deux phrases simples.\n# pour_qui: À qui cela s'adresse.\n{theme}\
         # Organismes cités, par leur identifiant : acteurs: [ … ]\n\
         # Chiffres : chiffres: [ {{ indicateur: … }} ], ou une valeur propre à la fiche :\n\
         # chiffres: [ {{ valeur: 80, libelle: structures partenaires, annee: 2023, source: … }} ]\n---\n{}",
        super::quoted("Document officiel"),
        sections.collect::<Vec<_>>().join("\n")
    )
}

pub(super) fn bloc(desk: &Desk<'_>, plan: &mut Plan) -> Result<(), Bilingual> {
    let (dossier, files) = desk.dossier()?;
    let parts = || Rubrique::TOUTES.into_iter().map(Rubrique::chemin);
    let (part, name) = desk.wanted.nom.split_once('/').unwrap_or((desk.wanted.nom, ""));
    let name = crate::french::fold::slug(name);
    if name.is_empty() || !parts().any(|p| p == part) {
        let list = parts().map(|p| format!("{p}/nom")).collect::<Vec<_>>().join(", ");
        return Err(say!("nommez la partie et le fichier : {list}.", "name the part and the file: {list}."));
    }
    let last = files.blocs.iter().filter(|(r, _)| r.chemin() == part).map(|(_, b)| b.head.value.ordre.value).max();
    let order = last.unwrap_or(0) + 10;
    let titre = super::quoted(desk.wanted.titre.unwrap_or(&name));
    plan.create.push((
        desk.path(&format!("{}/{part}/{name}.md", folder(dossier))),
        format!(
            "---\ntitre: {titre}\n# Les textes d'une partie se suivent par ordre croissant.\nordre: {order}\n\
             # Où le lecteur trouve ce passage dans le document officiel.\nsection: Document officiel\n\
             # chiffres: [ {{ indicateur: … }} ]\n---\n{UNKNOWN}\n"
        ),
    ));
    Ok(())
}

pub(super) fn page(desk: &Desk<'_>, plan: &mut Plan) {
    let titre = desk.titre();
    plan.create.push((
        desk.path(&format!("pages/{}.md", desk.id())),
        format!(
            "---\ntitre: {titre}\n# Une phrase pour les moteurs de recherche.\ndescription: {titre}\n\
             # Où la page est proposée : pied, principal ou aucun.\nmenu: pied\n---\n\
             Le texte de la page, en Markdown. Un lien vers une autre page s'écrit entre doubles crochets : `[[page:nom]]`.\n"
        ),
    ));
}
