//! The care offer of a territory, row by row against the nomenclature.

use std::sync::Arc;

use super::chiffres::read_valeur;
use super::context::{ACTIVITE, Context, Log};
use super::offre::table_of;
use super::prose::{self, Scope};
use super::rules;
use crate::diagnostic::{Diagnostic, Files};
use crate::model::{
    Activite, Cells, Colonne, DatePartielle, LigneLocale, LigneOffre, Loc, Note, OffreBrute, OffreLocale, Recours,
    TableLocale, TableLocaleBrute, TableOffre, Valeur,
};
use crate::say;
use crate::source::Parsed;
use crate::source::hints::{decimal_comma, nearest};

pub(super) fn link(file: &Parsed<OffreBrute>, files: &Files, scope: &Scope<'_>, log: &mut Log) -> Option<OffreLocale> {
    let mut cx = Context::of(file, log);
    let brut = &file.value;
    let name = Loc { value: file.stem.clone(), range: 0..0 };
    let activite = cx.find(&name, &scope.registres.activites, &ACTIVITE)?;
    let mut tables: Vec<(usize, TableLocale)> = Vec::new();
    for table in &brut.tables {
        let Some(linked) = table_locale(table, &activite, &mut cx) else { continue };
        if tables.iter().any(|(rank, _)| *rank == linked.0) {
            duplicate(&table.table, &mut cx);
            continue;
        }
        tables.push(linked);
    }
    tables.sort_by_key(|(rank, _)| *rank);
    for table in &activite.tables {
        let filled = tables.iter().any(|(_, t)| Arc::ptr_eq(&t.table, table));
        if !filled && table.lignes.iter().any(|l| !l.facultative) {
            let id = &table.id;
            let span = cx.start();
            cx.push(
                Diagnostic::new(&rules::OFFER_ROW, say!("Le tableau « {id} » manque.", "The table “{id}” is missing."))
                    .at(span)
                    .help(say!("ajoutez « - table: {id} » et ses lignes.", "add “- table: {id}” and its rows.")),
            );
        }
    }
    let notes =
        brut.notes.iter().map(|n| Note { signe: n.signe.value.trim().to_owned(), texte: cx.texte(&n.texte) }).collect();
    let recours = match &brut.recours {
        None => Recours::NonRenseigne,
        Some(text) if text.value.trim() == "Non concerné" => Recours::NonConcerne,
        Some(text) if text.value.trim() == "regional" => {
            if activite.recours.get().is_none() {
                cx.report(
                    &rules::UNKNOWN,
                    &text.range,
                    say!(
                        "Le registre n'a pas de texte commun pour cette activité.",
                        "The register has no shared text for this activity."
                    ),
                    Some(say!("écrivez le texte ici.", "write the text here.")),
                );
            }
            Recours::Regional
        }
        Some(text) => Recours::Local(prose::from_yaml(text, files, scope, &mut cx)),
    };
    Some(OffreLocale {
        section: cx.maybe_texte(brut.section.as_ref()),
        tables: tables.into_iter().map(|(_, table)| table).collect(),
        recours,
        transformations: brut.transformations.as_ref().map(|t| prose::from_yaml(t, files, scope, &mut cx)),
        notes,
        noeuds: brut.noeuds.iter().filter_map(|c| cx.noeud(c, scope.registres, scope.plan)).collect(),
        remarques: cx.textes(&brut.remarques),
        span: cx.start(),
        activite,
    })
}

fn table_locale(brut: &TableLocaleBrute, activite: &Activite, cx: &mut Context<'_>) -> Option<(usize, TableLocale)> {
    let Some(table) = table_of(activite, &brut.table.value) else {
        let known = activite.tables.iter().map(|t| t.id.as_str()).collect::<Vec<_>>().join(", ");
        let name = &brut.table.value;
        cx.report(
            &rules::UNKNOWN,
            &brut.table.range,
            say!("Cette activité n'a pas de tableau « {name} ».", "This activity has no table “{name}”."),
            Some(say!("possibles : {known}.", "possible: {known}.")),
        );
        return None;
    };
    let rank = activite.tables.iter().position(|t| Arc::ptr_eq(t, table))?;
    let mut rows: Vec<(usize, LigneLocale)> = Vec::new();
    let mut meant = Vec::new();
    for cells in &brut.lignes {
        let (row, ligne) = match ligne(cells, table, cx) {
            Ok(ligne) => ligne,
            Err(near) => {
                meant.extend(near);
                continue;
            }
        };
        if let Some((_, first)) = rows.iter().find(|(r, _)| *r == row) {
            let (first, again) = (first.span, ligne.span);
            let id = &ligne.ligne.id;
            cx.push(
                Diagnostic::new(
                    &rules::DUPLICATE,
                    say!("La ligne « {id} » est écrite deux fois.", "The row “{id}” is written twice."),
                )
                .at(again)
                .related(first, say!("première fois", "first time"))
                .help(say!("gardez-en une.", "keep one.")),
            );
            continue;
        }
        rows.push((row, ligne));
    }
    for (row, ligne) in table.lignes.iter().enumerate() {
        if !ligne.facultative && !meant.contains(&row) && !rows.iter().any(|(r, _)| *r == row) {
            let id = &ligne.id;
            cx.report(
                &rules::OFFER_ROW,
                &brut.table.range,
                say!("La ligne « {id} » manque dans ce tableau.", "The row “{id}” is missing from this table."),
                Some(say!(
                    "ajoutez-la, avec une case vide si le document n'écrit rien.",
                    "add it, with a blank cell if the document writes nothing."
                )),
            );
        }
    }
    rows.sort_by_key(|(row, _)| *row);
    let date = cx.maybe(brut.date.as_ref(), DatePartielle::parse);
    let lignes = rows.into_iter().map(|(_, ligne)| ligne).collect();
    Some((rank, TableLocale { table: Arc::clone(table), date, lignes }))
}

/// A row and its rank; for one that is wrong, the rank of the row that its author seems to have meant.
fn ligne(cells: &Loc<Cells>, table: &TableOffre, cx: &mut Context<'_>) -> Result<(usize, LigneLocale), Option<usize>> {
    let field = |name: &str| cells.value.0.iter().find(|(key, _)| key.value == name).map(|(_, value)| value);
    let name = field("ligne").and_then(|v| Some((v.value.as_deref()?, &v.range)));
    let Some((name, range)) = name else {
        cx.report(
            &rules::OFFER_ROW,
            &cells.range,
            say!("Cette ligne ne dit pas laquelle elle est.", "This row does not say which one it is."),
            Some(say!("ajoutez « ligne: … ».", "add “ligne: …”.")),
        );
        return Err(None);
    };
    let Some(rank) = table.lignes.iter().position(|l| l.id.as_str() == name) else {
        let near = nearest(name, table.lignes.iter().map(|l| l.id.as_str()));
        cx.report(
            &rules::UNKNOWN,
            range,
            say!("Ce tableau n'a pas de ligne « {name} ».", "This table has no row “{name}”."),
            Some(match near {
                Some(near) => say!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?"),
                None => say!("les lignes sont dans referentiel/offre.yaml.", "rows are in referentiel/offre.yaml."),
            }),
        );
        return Err(near.and_then(|near| table.lignes.iter().position(|l| l.id.as_str() == near)));
    };
    let row: &Arc<LigneOffre> = table.lignes.get(rank).ok_or(None)?;
    let meant = unknown_cells(cells, table, cx);
    let written = table.colonnes.iter().filter(|c| !meant.contains(&c.id()));
    let cellules: Vec<(Colonne, Valeur)> =
        written.filter_map(|c| Some((*c, cellule(*c, field(c.id()), &cells.range, cx)?))).collect();
    let renvoi = field("renvoi").and_then(|v| v.value.clone()).map(|v| v.trim().to_owned());
    let span = cx.span(range);
    Ok((rank, LigneLocale { ligne: Arc::clone(row), cellules, renvoi, span }))
}

fn cellule(
    colonne: Colonne,
    value: Option<&Loc<Option<String>>>,
    row: &std::ops::Range<usize>,
    cx: &mut Context<'_>,
) -> Option<Valeur> {
    let Some(value) = value else {
        let id = colonne.id();
        cx.report(
            &rules::OFFER_CELL,
            row,
            say!("La colonne « {id} » manque.", "The column “{id}” is missing."),
            Some(say!(
                "écrivez « {id}: » suivi de la valeur, ou de rien si la case est vide dans le document.",
                "write “{id}:” and the value, or nothing if the cell is blank in the document."
            )),
        );
        return None;
    };
    let valeur = read_valeur(value, cx)?;
    let counts = match valeur {
        Valeur::Nombre(n) => n.absolu().is_integer() && !n.absolu().is_sign_negative(),
        Valeur::Intervalle(a, b) => a.absolu().is_integer() && b.absolu().is_integer(),
        Valeur::Tiret | Valeur::NonApplicable | Valeur::Vide => true,
        Valeur::Rapport(..) | Valeur::Rang(_) => false,
    };
    if !counts {
        cx.report(
            &rules::OFFER_CELL,
            &value.range,
            say!("Une case de l'offre de soins compte des implantations.", "A cell of the care offer counts sites."),
            Some(say!(
                "écrivez un nombre entier, un intervalle (4/13), \"-\", NA, ou rien.",
                "write a whole number, a range (4/13), \"-\", NA, or nothing."
            )),
        );
    }
    Some(valeur)
}

/// Tells the cells of columns that are not; gives those that their author seems to have meant.
fn unknown_cells(cells: &Loc<Cells>, table: &TableOffre, cx: &mut Context<'_>) -> Vec<&'static str> {
    let mut meant = Vec::new();
    for (key, _) in &cells.value.0 {
        let known = ["ligne", "renvoi"].into_iter().chain(table.colonnes.iter().map(|c| c.id()));
        if known.clone().any(|k| k == key.value) {
            continue;
        }
        let name = &key.value;
        let all = known.clone().collect::<Vec<_>>().join(", ");
        let absent = known.filter(|k| !cells.value.0.iter().any(|(key, _)| key.value == *k));
        let near = nearest(name, absent);
        meant.extend(near);
        cx.report(
            &rules::OFFER_CELL,
            &key.range,
            say!("Ce tableau n'a pas de colonne « {name} ».", "This table has no column “{name}”."),
            Some(if name.bytes().all(|b| b.is_ascii_digit()) {
                decimal_comma(name)
            } else if let Some(near) = near {
                say!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?")
            } else {
                say!("possibles : {all}.", "possible: {all}.")
            }),
        );
    }
    meant
}

fn duplicate(loc: &Loc<String>, cx: &mut Context<'_>) {
    let name = &loc.value;
    cx.report(
        &rules::DUPLICATE,
        &loc.range,
        say!("Le tableau « {name} » est écrit deux fois.", "The table “{name}” is written twice."),
        Some(say!("réunissez ses lignes.", "bring its rows together.")),
    );
}
