//! A territory's version of a plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::{Context, DOCUMENT, Log, PLAN, TERRITOIRE, What};
use super::prose::Scope;
use super::{Registres, besoins, blocs, commun, feuilles, fiches, offre_locale, rules, suivi};
use crate::diagnostic::{Diagnostic, FileId, Files, Span};
use crate::model::{
    Code, DatePartielle, Declinaison, DeclinaisonBrute, Document, Fiche, FicheBrute, Noeud, Plan, Revision, Suivi,
    Territoire,
};
use crate::say;
use crate::source::Parsed;
use crate::source::content::Texts;
use crate::source::dossier::{Dossier, DossierSources, Racine};
use crate::source::hints::nearest;

/// Whose a folder is and which document it reports, needed before the rest of it is linked.
pub(super) fn whose(s: &DossierSources, r: &Registres) -> (Option<Arc<Territoire>>, Option<Arc<Document>>) {
    let Some(head) = s.declinaison.as_ref().map(|d| &d.value) else { return (None, None) };
    (r.territoires.get(head.territoire.value.as_str()).cloned(), r.documents.get(head.document.value.as_str()).cloned())
}

/// Fiches by the folder where they are and the one that their level asks for.
type Misplaced<'f> = BTreeMap<(&'f String, String), Vec<(Arc<Noeud>, Span)>>;

/// Fiches that are not in the folder of their level: the name of a folder that holds several is what is wrong, once.
fn wrong_folder(folder: &str, expected: &str, fiches: &[(Arc<Noeud>, Span)]) -> Option<Diagnostic> {
    let ((first, span), others) = fiches.split_first().map(|(first, others)| (first, others.len()))?;
    let (code, nom) = (&first.code, &first.niveau.nom);
    let told = if others == 0 {
        Diagnostic::new(
            &rules::WRONG_FOLDER,
            say!("{code} est du niveau « {nom} ».", "{code} is of the level “{nom}”."),
        )
        .help(say!("déplacez le fichier dans le dossier « {expected} ».", "move the file to the folder “{expected}”."))
    } else {
        Diagnostic::new(
            &rules::WRONG_FOLDER,
            say!(
                "{code} et {others} autre(s) fiche(s) du dossier « {folder} » sont du niveau « {nom} ».",
                "{code} and {others} other fiche(s) of the folder “{folder}” are of the level “{nom}”."
            ),
        )
        .help(say!(
            "renommez ce dossier « {expected} », ou déplacez-y ces fichiers.",
            "rename this folder “{expected}”, or move these files there."
        ))
    };
    Some(told.at(*span))
}

/// What an earlier linking of a folder gave, of which one file has changed since.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deja<'d> {
    pub(super) declinaison: &'d Declinaison,
    pub(super) sauf: FileId,
}

impl<'d> Deja<'d> {
    /// The fiches that need not be linked again, by file. They hold what the registers and the common file of their folder
    /// say, and nothing of each other: when the file that changed is one of them, all the others.
    fn fiches(self, s: &DossierSources) -> BTreeMap<FileId, &'d Arc<Fiche>> {
        let changed = |(_, fiche): &(String, Texts<FicheBrute>)| fiche.head.file == self.sauf;
        let all = s.fiches.iter().any(changed).then_some(&self.declinaison.fiches).into_iter().flatten();
        all.map(|fiche| (fiche.span.file, fiche)).filter(|(file, _)| *file != self.sauf).collect()
    }
}

/// Links a folder; `deja` is what it gave before, if that is known.
pub(super) fn link(
    dossier: &Dossier,
    s: &DossierSources,
    deja: Option<Deja<'_>>,
    files: &Files,
    r: &Registres,
    log: &mut Log,
) -> Option<Arc<Declinaison>> {
    let file = s.declinaison.as_ref()?;
    let head = head(dossier, file, s.plan.is_some(), r, log)?;
    let scope = Scope {
        registres: r,
        territoire: Some(&head.territoire),
        plan: Some(&*head.plan),
        document: Some(&head.document),
        locaux: &[],
    };
    let commun = commun::link(s.commun.as_ref(), files, &scope, log);
    let deja = deja.map(|deja| deja.fiches(s)).unwrap_or_default();
    let mut linked: Vec<Arc<Fiche>> = Vec::new();
    let mut misplaced = Misplaced::new();
    for (folder, fiche) in &s.fiches {
        let whole = head.plan.niveau_des_fiches().is_some_and(|n| n.chemin.as_str() == folder);
        let known = deja.get(&fiche.head.file).map(|fiche| Arc::clone(fiche));
        let again = || fiches::link(fiche, files, &scope, &commun, whole, log).map(Arc::new);
        let Some(one) = known.or_else(again) else { continue };
        let expected = &one.noeud.niveau.chemin;
        if expected.as_str() != folder {
            let span = Context::of(&fiche.head, log).start();
            misplaced.entry((folder, expected.to_string())).or_default().push((Arc::clone(&one.noeud), span));
        }
        linked.push(one);
    }
    for ((folder, expected), fiches) in misplaced {
        log.diagnostics.extend(wrong_folder(folder, &expected, &fiches));
    }
    let fiches = fiches::unique(linked, r, log);
    let offre = s.offre.iter().filter_map(|f| offre_locale::link(f, files, &scope, log)).collect::<Vec<_>>();
    let mut offre: Vec<_> = offre.into_iter().map(Arc::new).collect();
    offre.sort_by_key(|o| r.activites.get_index_of(o.activite.id.as_str()));
    let blocs = s.blocs.iter().filter_map(|(rubrique, f)| blocs::link(*rubrique, f, files, &scope, log)).collect();
    Some(Arc::new(Declinaison {
        blocs: blocs::sort(blocs),
        besoins: s.besoins.as_ref().map(|f| besoins::besoins(f, &scope, log)),
        paroles: s.paroles.as_ref().map(|f| besoins::paroles(f, &scope, log)),
        offre,
        feuilles: s.feuilles.as_ref().map_or_else(Vec::new, |f| feuilles::link(f, &fiches, files, &scope, log)),
        suivi: suivi::link(&s.suivi, &fiches, log),
        fiches: fiches.into(),
        ..head
    }))
}

const DOSSIER: What = What {
    fr: "territoire (le nom du dossier en est un)",
    en: "territory (the folder is named after one)",
    declared_in: "referentiel/territoires.yaml",
};

/// `departement.yaml` or `contrat.yaml` alone.
///
/// `own` says whether the folder has a plan of its own, right or wrong.
fn head(
    dossier: &Dossier,
    file: &Parsed<DeclinaisonBrute>,
    own: bool,
    r: &Registres,
    log: &mut Log,
) -> Option<Declinaison> {
    let mut cx = Context::of(file, log);
    let brut = &file.value;
    let folder = &dossier.nom;
    // A contract may be called otherwise than the territory that signed it.
    let namesake = dossier.racine == Racine::Contrats || brut.territoire.value == *folder;
    let territoire =
        cx.find_or_suppose(&brut.territoire, &r.territoires, if namesake { &TERRITOIRE } else { &DOSSIER });
    if !namesake {
        let name = &brut.territoire.value;
        cx.report(
            &rules::WRONG_FOLDER,
            &brut.territoire.range,
            say!(
                "Ce fichier est dans le dossier « {folder} » et parle de « {name} ».",
                "This file is in the folder “{folder}” and speaks of “{name}”."
            ),
            Some(say!("donnez le même nom aux deux.", "give both the same name.")),
        );
    }
    let plan = match &brut.plan {
        Some(loc) => cx.find_or_suppose(loc, &r.plans, &PLAN),
        None => own_plan(dossier, own, r, &mut cx),
    };
    let document = cx.find_or_suppose(&brut.document, &r.documents, &DOCUMENT);
    let (territoire, plan, document) = (territoire?, plan?, document?);
    let retenus = retenus(brut, &plan, r, &mut cx);
    let revisions = brut
        .revisions
        .iter()
        .filter_map(|rev| {
            Some(Revision {
                date: cx.read(&rev.date, DatePartielle::parse)?,
                titre: cx.texte(&rev.titre),
                resume: cx.maybe_texte(rev.resume.as_ref()),
            })
        })
        .collect();
    Some(Declinaison {
        titre: cx.texte(&brut.titre),
        en_bref: cx.maybe_texte(brut.en_bref.as_ref()),
        span: cx.start(),
        chemin: dossier.racine.adresse(&dossier.nom),
        territoire,
        plan,
        document,
        retenus: retenus.into(),
        revisions,
        fiches: Vec::new().into(),
        blocs: Vec::new(),
        besoins: None,
        paroles: None,
        offre: Vec::new(),
        feuilles: Vec::new(),
        suivi: Suivi::default(),
    })
}

/// The plan that the folder itself declares.
fn own_plan(dossier: &Dossier, written: bool, r: &Registres, cx: &mut Context<'_>) -> Option<Arc<Plan>> {
    let adresse = dossier.racine.adresse(&dossier.nom);
    let own = r.plans.values().find(|p| p.dossier.as_ref() == Some(&adresse));
    // What is wrong in plan.yaml was said there.
    if own.is_none() && !written {
        let span = cx.start();
        cx.push(
            Diagnostic::new(
                &rules::UNKNOWN,
                say!(
                    "Ce dossier ne dit pas quel plan il porte.",
                    "This folder does not say which plan it carries out."
                ),
            )
            .at(span)
            .help(say!(
                "ajoutez « plan: » et l'identifiant d'un plan du registre, ou un fichier plan.yaml dans ce dossier.",
                "add “plan:” and the identifier of a plan of the register, or a file plan.yaml to this folder."
            )),
        );
    }
    own.cloned()
}

/// The retained nodes, in the plan's order; each must be right above the level of the fiches.
fn retenus(brut: &DeclinaisonBrute, plan: &Plan, r: &Registres, cx: &mut Context<'_>) -> Vec<Arc<Noeud>> {
    let level = plan.niveau_des_fiches().map_or(0, |n| n.rang.saturating_sub(1));
    let Some(retenus) = &brut.retenus else {
        return plan.niveaux.get(level).into_iter().flat_map(|n| plan.du_niveau(n)).cloned().collect();
    };
    let mut found: Vec<Arc<Noeud>> = Vec::new();
    for loc in retenus {
        // What is retained decides which fiches are right: the nearest code stands for one that is misspelt.
        let near = || nearest(&loc.value, plan.noeuds.keys().map(Code::as_str)).and_then(|c| plan.noeuds.get(c));
        let Some(noeud) = cx.noeud(loc, r, Some(plan)).or_else(|| near().cloned()) else { continue };
        let code: &Code = &noeud.code;
        if noeud.niveau.rang != level || noeud.niveau.plan != plan.id {
            let nom = plan.niveaux.get(level).map(|n| n.nom.to_string()).unwrap_or_default();
            let titre = &plan.titre_court;
            cx.report(
                &rules::UNKNOWN,
                &loc.range,
                say!("{code} n'est pas du niveau « {nom} ».", "{code} is not of the level “{nom}”."),
                Some(say!(
                    "on retient des nœuds de ce niveau de « {titre} ».",
                    "what is retained is of that level of “{titre}”."
                )),
            );
        } else if found.contains(&noeud) {
            cx.report(
                &rules::DUPLICATE,
                &loc.range,
                say!("{code} est retenu deux fois.", "{code} is retained twice."),
                Some(say!("gardez-le une fois.", "keep it once.")),
            );
        } else {
            found.push(noeud);
        }
    }
    found.sort_by_key(|n| plan.noeuds.get_index_of(n.code.as_str()));
    found
}
