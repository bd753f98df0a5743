//! Fiches: the head, then the sections that the level declares.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::chiffres::{self, Cadre};
use super::commun::Commun;
use super::context::{ACTEUR, CONSTAT, Context, DOCUMENT, Log, MOYEN, PLAN, SOURCE, find_noeud};
use super::prose::{self, Scope};
use super::{Registres, actions, etiquettes, rules, sous_titres, suivi, versions};
use crate::diagnostic::{Diagnostic, Files, Span};
use crate::french::fold;
use crate::model::{
    DatePartielle, Fiche, FicheBrute, LienBrut, LienDePlan, Loc, Niveau, Noeud, Section, SectionType, Texte,
    markdown_options,
};
use crate::say;
use crate::source::content::Texts;
use crate::source::hints::nearest;

/// Links the regional texts of plans, in the plan's order.
pub(super) fn regional(
    textes: &[(String, Texts<FicheBrute>)],
    files: &Files,
    r: &Registres,
    log: &mut Log,
) -> Vec<Arc<Fiche>> {
    let mut fiches = Vec::new();
    for (plan, file) in textes {
        let folder = Loc { value: plan.clone(), range: 0..0 };
        let Some(plan) = Context::of(&file.head, log).find(&folder, &r.plans, &PLAN) else { continue };
        let documents = &r.documents;
        let document = documents.values().find(|d| d.territoire.id == plan.territoire.id).or(documents.values().next());
        let scope =
            Scope { registres: r, territoire: Some(&plan.territoire), plan: Some(&*plan), document, locaux: &[] };
        fiches.extend(link(file, files, &scope, &Commun::default(), false, log));
    }
    unique(fiches.into_iter().map(Arc::new).collect(), r, log)
}

/// A fiche whose file has not the name of a code: what is wrong is the name, and no line of it.
fn misnamed(diagnostic: Diagnostic, file: &Texts<FicheBrute>, files: &Files, scope: &Scope<'_>) -> Diagnostic {
    let stem = &file.head.stem;
    let code = versions::bare(stem);
    let right = diagnostic.right.clone();
    let told = diagnostic.in_file(files.path(file.head.file));
    if let Some(right) = right {
        return told.help(say!(
            "renommez ce fichier « {right}.md » : le nom est le code, écrit comme dans le plan.",
            "rename this file “{right}.md”: the name is the code, written as in the plan."
        ));
    }
    if code != stem && scope.registres.noeud(code, scope.plan).is_some() {
        return told.help(say!(
            "le nom d'un fichier est le code seul, « {code}.md » ; si celui-ci est une copie, supprimez-le.",
            "the name of a file is the code alone, “{code}.md”; if this one is a copy, delete it."
        ));
    }
    told
}

/// Links a fiche; `whole` says whether required sections must be there (a regional text or a local addition may not
/// have them all).
pub(super) fn link(
    file: &Texts<FicheBrute>,
    files: &Files,
    scope: &Scope<'_>,
    commun: &Commun,
    whole: bool,
    log: &mut Log,
) -> Option<Fiche> {
    let mut cx = Context::of(&file.head, log);
    let r = scope.registres;
    let brut = &file.head.value;
    let start = cx.start();
    let noeud = match find_noeud(&file.head.stem, r, scope.plan) {
        Ok(noeud) => noeud,
        Err(diagnostic) => {
            cx.push(misnamed(*diagnostic, file, files, scope));
            return None;
        }
    };
    if let Some(plan) = scope.plan.filter(|p| p.id != noeud.niveau.plan) {
        let (code, titre) = (&noeud.code, &plan.titre_court);
        cx.push(
            Diagnostic::new(
                &rules::UNKNOWN,
                say!("{code} n'est pas un code de « {titre} ».", "{code} is not a code of “{titre}”."),
            )
            .at(start)
            .help(say!(
                "ce dossier n'a que des fiches de ce plan : donnez au fichier l'un de ses codes, ou déplacez-le.",
                "this folder only has fiches of that plan: name the file after one of its codes, or move it."
            )),
        );
        return None;
    }
    let territoire = scope.territoire?;
    let document = match &brut.document {
        Some(loc) => cx.find(loc, &r.documents, &DOCUMENT)?,
        None => Arc::clone(scope.document?),
    };
    let section = cx.texte(&brut.section);
    let cadre = Cadre { territoire, document: &document, section: &section };
    let chiffres = chiffres::link(&brut.chiffres, &cadre, r, &mut cx);
    let titre = brut.titre.as_ref().map(|loc| {
        let titre = cx.texte(loc);
        if titre == noeud.titre {
            cx.report(
                &rules::TITLE_DRIFT,
                &loc.range,
                say!("Ce titre est celui du registre.", "This title is the register's."),
                Some(say!("supprimez la ligne « titre ».", "delete the line “titre”.")),
            );
        }
        titre
    });
    let scope = Scope { locaux: &chiffres, ..*scope };
    let sections = sections(file, files, &noeud, &scope, whole, &mut cx);
    let mut fiche = Fiche {
        section: section.clone(),
        titre,
        en_bref: cx.maybe_texte(brut.en_bref.as_ref()),
        pour_qui: cx.maybe_texte(brut.pour_qui.as_ref()),
        themes: etiquettes::find(&brut.themes, &r.themes, &mut cx),
        parcours: etiquettes::find(&brut.parcours, &r.parcours, &mut cx),
        acteurs: cx.find_all(&brut.acteurs, &r.acteurs, &ACTEUR),
        chiffres: Vec::new(),
        remarques: cx.textes(&brut.remarques),
        sections,
        code: brut.code,
        mots_cles: cx.textes(&brut.mots_cles),
        a_relever: cx.maybe_texte(brut.a_relever.as_ref()),
        parole: cx.maybe_texte(brut.parole.as_ref()),
        remplace: brut.remplace,
        mise_a_jour: cx.maybe(brut.mise_a_jour.as_ref(), DatePartielle::parse),
        sert: brut.sert.iter().filter_map(|l| lien(l, &scope, &mut cx)).collect(),
        cadres: cx.textes(&brut.cadres),
        sources: cx.find_all(&brut.sources, &r.sources, &SOURCE),
        constats: cx.find_all(&brut.constats, &commun.constats, &CONSTAT),
        partenaires: cx.find_all(&brut.partenaires, &r.acteurs, &ACTEUR),
        actions: actions::link(&brut.actions, &noeud, files, &scope, &mut cx),
        indicateurs: suivi::indicateurs(&brut.indicateurs, &noeud.code, &mut cx),
        moyens: cx.find_all(&brut.moyens, &commun.moyens, &MOYEN),
        span: start,
        territoire: Arc::clone(territoire),
        document: Arc::clone(&document),
        noeud,
    };
    fiche.chiffres = chiffres;
    Some(fiche)
}

/// A node of another plan, which the fiche's own plan must say that it carries out.
fn lien(brut: &LienBrut, scope: &Scope<'_>, cx: &mut Context<'_>) -> Option<LienDePlan> {
    let note = cx.maybe_texte(brut.note.as_ref());
    let noeud = cx.noeud(&brut.noeud, scope.registres, None)?;
    let plan = scope.plan?;
    if !plan.sert.iter().any(|p| p.id == noeud.niveau.plan) {
        let (code, other) = (&noeud.code, &noeud.niveau.plan);
        let place =
            if plan.dossier.is_some() { "plan.yaml".into() } else { format!("referentiel/plans/{}.yaml", plan.id) };
        let help = if plan.id == *other {
            say!(
                "« sert » nomme des nœuds d'un autre plan ; pour citer celui-ci dans un texte, écrivez [[{code}]].",
                "“sert” names nodes of another plan; to cite this one in a text, write [[{code}]]."
            )
        } else {
            say!("ajoutez « {other} » à « sert » dans {place}.", "add “{other}” to “sert” in {place}.")
        };
        cx.report(
            &rules::NOT_SERVED,
            &brut.noeud.range,
            say!(
                "{code} est d'un plan que celui-ci ne dit pas mettre en œuvre.",
                "{code} is of a plan that this one does not say it carries out."
            ),
            Some(help),
        );
    }
    Some(LienDePlan { noeud, note })
}

/// Puts fiches in the plan's order and refuses two for one node (`E1D3O7.md` twice, in two folders).
pub(super) fn unique(mut fiches: Vec<Arc<Fiche>>, r: &Registres, log: &mut Log) -> Vec<Arc<Fiche>> {
    let rank = |f: &Arc<Fiche>| r.plans.values().enumerate().find_map(|(p, plan)| Some((p, plan.rang(&f.noeud)?)));
    fiches.sort_by_cached_key(rank);
    let mut out: Vec<Arc<Fiche>> = Vec::new();
    for fiche in fiches {
        if let Some(first) = out.last().filter(|f| f.noeud == fiche.noeud) {
            let code = &fiche.noeud.code;
            log.diagnostics.push(
                Diagnostic::new(
                    &rules::DUPLICATE,
                    say!("Deux fiches portent le code {code}.", "Two fiches have the code {code}."),
                )
                .at(fiche.span)
                .related(first.span, say!("première fiche", "first fiche"))
                .help(say!("renommez ou supprimez l'une des deux.", "rename or delete one of them.")),
            );
            continue;
        }
        out.push(fiche);
    }
    out
}

pub(super) struct Heading {
    pub(super) text: String,
    pub(super) level: HeadingLevel,
    pub(super) range: Range<usize>,
}

fn sections(
    file: &Texts<FicheBrute>,
    files: &Files,
    noeud: &Noeud,
    scope: &Scope<'_>,
    whole: bool,
    cx: &mut Context<'_>,
) -> Vec<Section> {
    let text = files.text(file.head.file).get(file.body.clone()).unwrap_or_default();
    let at =
        |range: &Range<usize>| Span::new(file.head.file, file.body.start + range.start, file.body.start + range.end);
    let headings = headings(text);
    let tops: Vec<&Heading> = headings.iter().filter(|h| h.level == HeadingLevel::H2).collect();
    let titled: Vec<usize> = tops.iter().filter_map(|h| Some(definition(&noeud.niveau, &h.text)?.0)).collect();
    let slips = sous_titres::slips(text, &headings, &noeud.niveau, &titled, whole);
    for slip in &slips {
        cx.push(slip.told(&noeud.niveau).at(at(&slip.range)));
    }
    let is_slip = |h: &Heading| slips.iter().any(|s| s.range.start == h.range.start);
    for heading in headings.iter().filter(|h| h.level == HeadingLevel::H1 && !is_slip(h)) {
        cx.push(drift(heading, noeud).at(at(&heading.range)));
    }
    // Required sections that an author wrote, with a slip that is told where it stands.
    let mut meant: Vec<usize> = slips.iter().map(|slip| slip.rank).collect();
    let starts = || tops.iter().map(|h| h.range.start).chain(slips.iter().map(|s| s.range.start));
    let first = headings.first().map_or(text.len(), |h| h.range.start).min(starts().min().unwrap_or(text.len()));
    if !text.get(..first).unwrap_or_default().trim().is_empty() {
        cx.push(
            Diagnostic::new(
                &rules::SECTION,
                say!("Ce texte n'est dans aucune section.", "This text is in no section."),
            )
            .at(at(&(0..first)))
            .help(expected(&noeud.niveau)),
        );
    }
    let is_written = |section: &SectionType, meant: &[usize]| {
        let rank = noeud.niveau.sections.iter().position(|s| s.id == section.id);
        rank.is_some_and(|rank| meant.contains(&rank))
            || tops.iter().any(|h| definition(&noeud.niveau, &h.text).is_some_and(|(_, d)| d.id == section.id))
    };
    let mut heads: Vec<(usize, Range<usize>)> = Vec::new();
    let mut found: Vec<(usize, Section)> = Vec::new();
    for heading in &tops {
        let end = starts().filter(|start| *start > heading.range.start).min().unwrap_or(text.len());
        let content = heading.range.end..end;
        let Some((rank, definition)) = definition(&noeud.niveau, &heading.text) else {
            let name = &heading.text;
            let absent = noeud.niveau.sections.iter().filter(|s| !is_written(s, &meant));
            let near = nearest(name, absent.map(|s| s.titre.as_str())).map(str::to_owned);
            let help = match &near {
                Some(titre) => say!("vouliez-vous dire « ## {titre} » ?", "did you mean “## {titre}”?"),
                None => expected(&noeud.niveau),
            };
            cx.push(
                Diagnostic::new(
                    &rules::SECTION,
                    say!("La section « {name} » n'existe pas à ce niveau.", "This level has no section “{name}”."),
                )
                .at(at(&heading.range))
                .help(help),
            );
            let rank = near.and_then(|n| noeud.niveau.sections.iter().position(|s| s.titre.as_str() == n));
            meant.extend(rank);
            continue;
        };
        if let Some((_, before)) = heads.iter().find(|(r, _)| *r == rank) {
            // The title of another section may have been copied, and never changed.
            let absent = noeud.niveau.sections.iter().find(|s| whole && s.obligatoire && !is_written(s, &meant));
            let label = say!("la première", "the first");
            cx.push(twice(heading, absent).at(at(&heading.range)).related(at(before), label));
            meant.extend(absent.and_then(|a| noeud.niveau.sections.iter().position(|s| s.id == a.id)));
            continue;
        }
        heads.push((rank, heading.range.clone()));
        if text.get(content.clone()).unwrap_or_default().trim().is_empty() {
            cx.push(missing(definition, true).at(at(&heading.range)));
            continue;
        }
        let range = file.body.start + content.start..file.body.start + content.end;
        let prose = prose::body(range, files, scope, 3, cx);
        found.push((rank, Section { definition: Arc::clone(definition), prose }));
    }
    if whole {
        let required = noeud.niveau.sections.iter().filter(|s| s.obligatoire);
        for section in required {
            if !is_written(section, &meant) {
                let span = cx.start();
                cx.push(missing(section, false).at(span));
            }
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, section)| section).collect()
}

fn headings(text: &str) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    let mut inside = false;
    for (event, range) in Parser::new_ext(text, markdown_options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                inside = true;
                headings.push(Heading { text: String::new(), level, range });
            }
            Event::End(TagEnd::Heading(_)) => inside = false,
            Event::Text(t) | Event::Code(t) if inside => {
                if let Some(heading) = headings.last_mut() {
                    heading.text.push_str(&t);
                }
            }
            _ => {}
        }
    }
    headings
}

/// The section that a title names, with its rank.
pub(super) fn definition<'n>(niveau: &'n Niveau, title: &str) -> Option<(usize, &'n Arc<SectionType>)> {
    let of = |is: &dyn Fn(&str) -> bool| niveau.sections.iter().enumerate().find(|(_, s)| is(s.titre.as_str()));
    // Nearly all are written as the plan writes them.
    of(&|titre| titre == title).or_else(|| {
        let title = fold::fold(Texte::new(title).as_str());
        of(&|titre| fold::fold(titre) == title)
    })
}

fn expected(niveau: &Niveau) -> crate::diagnostic::Bilingual {
    if niveau.sections.is_empty() {
        let nom = &niveau.pluriel;
        return say!("les {nom} n'ont pas de texte dans ce plan.", "{nom} have no text in this plan.");
    }
    let all = niveau.sections.iter().map(|s| format!("« ## {} »", s.titre)).collect::<Vec<_>>().join(", ");
    say!("sections possibles : {all}.", "possible sections: {all}.")
}

fn missing(section: &SectionType, empty: bool) -> Diagnostic {
    let titre = &section.titre;
    let message = if empty {
        say!("La section « {titre} » est vide.", "The section “{titre}” is empty.")
    } else {
        say!("Il manque la section « {titre} ».", "The section “{titre}” is missing.")
    };
    Diagnostic::new(&rules::MISSING_SECTION, message).help(say!(
        "ajoutez un titre « ## {titre} » et son texte ; si le document n'en dit rien, écrivez « Non renseigné par le document. »",
        "add a title “## {titre}” and its text; if the document says nothing, write “Non renseigné par le document.”"
    ))
}

fn twice(heading: &Heading, absent: Option<&Arc<SectionType>>) -> Diagnostic {
    let name = &heading.text;
    let help = match absent.map(|section| &section.titre) {
        Some(titre) => say!(
            "si ce texte est celui de « {titre} », qui manque, écrivez « ## {titre} » ; sinon, réunissez les deux textes.",
            "if this text is that of “{titre}”, which is missing, write “## {titre}”; otherwise bring both texts together."
        ),
        None => {
            say!("réunissez les deux textes sous le premier titre.", "bring both texts together under the first title.")
        }
    };
    Diagnostic::new(
        &rules::SECTION,
        say!("La section « {name} » est écrite deux fois.", "The section “{name}” is written twice."),
    )
    .help(help)
}

fn drift(heading: &Heading, noeud: &Noeud) -> Diagnostic {
    let titre = &noeud.titre;
    Diagnostic::new(
        &rules::TITLE_DRIFT,
        say!("Le titre d'une fiche vient du registre.", "A fiche takes its title from the register."),
    )
    .help(if Texte::new(&heading.text) == *titre {
        say!("supprimez cette ligne.", "delete this line.")
    } else {
        say!(
            "le registre écrit « {titre} » ; si le territoire a choisi un autre titre, mettez-le dans l'en-tête : « titre: … ».",
            "the register says “{titre}”; if the territory chose another title, put it in the head: “titre: …”."
        )
    })
}
