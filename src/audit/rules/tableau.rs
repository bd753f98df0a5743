#![doc = include_str!("../../../docs/regles/G868.md")]

use super::PageRule;
use crate::audit::addresses::{Marks, mark};
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Document, Id, Tag, resolve};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static TABLE: Rule = rule!(error, "G868", "tableau");

pub(super) const RULE: PageRule = PageRule {
    rule: &TABLE,
    about: &[Tag::Table],
    always: false,
    apply,
    help: || {
        say!(
            "donnez au tableau un <caption>, à chaque <th> un texte et scope=\"col\" ou « row » ; si un <th> ne commande qu'une partie des lignes ou des colonnes, un id au lieu de scope, que chaque <td> nomme dans headers=\"…\".",
            "give the table a <caption>, each <th> words and scope=\"col\" or “row”; if a <th> heads a part of the rows or columns only, an id instead of scope, that each <td> names in headers=\"…\"."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut names: Vec<(String, Id)> = Vec::new();
    let by_cells = named_by_cells(document);
    for table in document.all(Tag::Table) {
        if matches!(document.raw(table, Attr::Role), Some("presentation" | "none")) {
            let of_data =
                |id: Id| matches!(document.tag(id), Tag::Th | Tag::Caption) || document.bears(id, Attr::Scope);
            if let Some(found) = document.within(table).find(|id| of_data(*id)) {
                faults.at(
                    found,
                    say!(
                        "Ce tableau se dit de présentation, et a des en-têtes.",
                        "This table says that it is for layout, and has headers."
                    ),
                );
            }
            continue;
        }
        let caption = document.children(table).find(|id| document.tag(*id) == Tag::Caption);
        let mut name = caption.map(|id| page.name(id)).unwrap_or_default();
        if name.is_empty() {
            name = if page.is_given_a_name(table) { page.name(table) } else { region_name(page, table) };
        }
        if name.is_empty() {
            faults.at(table, say!("Ce tableau n'a pas de titre.", "This table has no caption."));
        } else if caption.is_none_or(|id| document.raw(id, Attr::Class) != Some("hors-ecran")) {
            // A caption that nobody sees is made of the columns: two tables of the same columns have the same.
            names.push((name, table));
        }
        let cells = document.within(table);
        if !cells.clone().any(|id| document.tag(id) == Tag::Th) {
            faults.at(table, say!("Ce tableau n'a aucune cellule d'en-tête.", "This table has no header cell."));
        }
        for th in cells.clone().filter(|id| document.tag(*id) == Tag::Th) {
            header(page, th, &by_cells, faults);
        }
        complex(page, table, faults);
    }
    names.sort();
    for pair in names.windows(2) {
        if let [(a, _), (b, second)] = pair
            && a == b
        {
            faults.at(
                *second,
                say!("Deux tableaux de la page se nomment « {a} ».", "Two tables of the page are called “{a}”."),
            );
        }
    }
    document.count(Tag::Table)
}

/// The `id`s that data cells name as their headers.
fn named_by_cells(document: &Document<'_>) -> Marks {
    let mut named = Marks::default();
    for borne in document.borne(Attr::Headers).filter(|borne| document.tag(borne.bearer()) == Tag::Td) {
        named.extend(resolve(borne.value).split_whitespace().map(mark));
    }
    named
}

/// A header that commands a part of its row or column only is not found by position: the cells must name it.
fn complex(page: &Page<'_>, table: Id, faults: &mut Faults<'_>) {
    let document = page.document;
    let cells = || document.within(table).filter(|id| matches!(document.tag(*id), Tag::Td | Tag::Th));
    let headers: Vec<Id> = cells().filter(|id| document.tag(*id) == Tag::Th).collect();
    for cell in cells() {
        let Some(named) = document.attribute(cell, Attr::Headers) else { continue };
        let own = |name: &str| page.by_id(name).is_some_and(|id| headers.binary_search(&id).is_ok());
        if let Some(lost) = named.split_whitespace().find(|name| !own(name)) {
            faults.at(
                cell,
                say!(
                    "« {lost} » n'est pas une cellule d'en-tête de ce tableau.",
                    "“{lost}” is no header cell of this table."
                ),
            );
        }
    }
    let Some(partial) = headers.iter().copied().find(|id| is_partial(page, *id)) else { return };
    let unnamed = cells().find(|id| document.tag(*id) == Tag::Td && !document.bears(*id, Attr::Headers));
    if unnamed.is_some() {
        faults.at(
            partial,
            say!(
                "Cette cellule d'en-tête ne commande qu'une partie du tableau, et toutes les cellules ne nomment pas leurs en-têtes.",
                "This header cell commands a part of the table only, and not every cell names its headers."
            ),
        );
    }
}

/// Whether a header commands a part of its table: some columns, the rows below it when it takes a whole row, those
/// beside it when it takes several.
fn is_partial(page: &Page<'_>, th: Id) -> bool {
    let document = page.document;
    let span = |attr: Attr| document.raw(th, attr).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1) > 1;
    let at_the_top = || document.above(th).any(|up| document.tag(up) == Tag::Thead);
    span(Attr::Colspan) || span(Attr::Rowspan) && !at_the_top()
}

/// The name of the region that holds a table and nothing else to name: what a table that scrolls by itself is given.
fn region_name(page: &Page<'_>, table: Id) -> String {
    let around = page.document.parent(table).filter(|up| page.document.raw(*up, Attr::Role) == Some("region"));
    around.map(|region| page.name(region)).unwrap_or_default()
}

fn header(page: &Page<'_>, th: Id, by_cells: &Marks, faults: &mut Faults<'_>) {
    let document = page.document;
    match document.raw(th, Attr::Scope) {
        Some(scope @ ("col" | "row" | "colgroup" | "rowgroup")) if scope.ends_with("group") || is_partial(page, th) => {
            faults.at(
                th,
                say!(
                    "scope=\"{scope}\" : une cellule d'en-tête qui ne commande qu'une partie du tableau n'a pas de scope, et les cellules la nomment.",
                    "scope=\"{scope}\": a header cell that commands a part of the table only has no scope, and the cells name it."
                ),
            );
        }
        Some("col" | "row") => {}
        Some(scope) => faults.at(
            th,
            say!(
                "« {scope} » n'est pas une portée de cellule d'en-tête.",
                "“{scope}” is not a scope of a header cell."
            ),
        ),
        None if document.bears(th, Attr::Id) && !document.bears(th, Attr::Role) => {
            // Cells may name their headers one by one.
            let id = document.attribute(th, Attr::Id).unwrap_or_default();
            if !by_cells.contains(&mark(&id)) {
                faults.at(th, say!("Cette cellule d'en-tête n'a pas de scope.", "This header cell has no scope."));
            }
        }
        None => faults.at(th, say!("Cette cellule d'en-tête n'a pas de scope.", "This header cell has no scope.")),
    }
    if document.is_blank(th) && page.name(th).is_empty() {
        faults.at(th, say!("Cette cellule d'en-tête est vide.", "This header cell is empty."));
    }
}
