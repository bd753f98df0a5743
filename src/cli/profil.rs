//! `--profil`: the processor time of each stage, and the weight of the pages of each template, as tables.

use rustix::time::{ClockId, clock_gettime};

use crate::audit::poids::par_genre;
use crate::cache::Cache;
use crate::diagnostic::Bilingual;
use crate::profil::{self, Etape};
use crate::say;

/// Starts the measure.
pub(super) fn commencer() {
    profil::commencer(horloge);
}

fn horloge(par_page: bool) -> u64 {
    let id = if par_page { ClockId::ThreadCPUTime } else { ClockId::ProcessCPUTime };
    let now = clock_gettime(id);
    let part = |n: i64| u64::try_from(n).unwrap_or(0);
    part(now.tv_sec) * 1_000_000_000 + part(now.tv_nsec)
}

/// The table; what no stage claims (starting, sorting, freeing) is the last line.
pub(super) fn tableau() -> Bilingual {
    let all = horloge(false);
    let stages = profil::releve();
    let known: u64 = stages.iter().map(|(_, spent)| spent).sum();
    let mut table = say!("processeur, par étape :", "processor time, by stage:");
    let mut row = |name: &Bilingual, spent: u64| {
        let (tenths, ms) = (spent.saturating_mul(1000) / all.max(1), spent / 1_000_000);
        let numbers = format!("{ms:>8} ms {:>3},{} %", tenths / 10, tenths % 10);
        table.fr = format!("{}\n  {:<14}{numbers}", table.fr, name.fr);
        table.en = format!("{}\n  {:<14}{}", table.en, name.en, numbers.replace(',', "."));
    };
    for (etape, spent) in stages {
        row(&nom(etape), spent);
    }
    row(&say!("le reste", "the rest"), all.saturating_sub(known));
    row(&say!("en tout", "in all"), all);
    table
}

fn nom(etape: Etape) -> Bilingual {
    match etape {
        Etape::Lecture => say!("lecture", "reading"),
        Etape::Liaison => say!("liaison", "linking"),
        Etape::Controle => say!("contrôle", "checks"),
        Etape::Theme => say!("thème", "theme"),
        Etape::Donnees => say!("données", "data"),
        Etape::Vues => say!("vues", "views"),
        Etape::Modeles => say!("modèles", "templates"),
        Etape::Images => say!("images", "pictures"),
        Etape::Recherche => say!("recherche", "search"),
        Etape::Relecture => say!("relecture", "reading back"),
        Etape::Pesee => say!("pesée", "weighing"),
        Etape::Ecriture => say!("écriture", "writing"),
        Etape::Liens => say!("liens", "links"),
        Etape::Echange => say!("échange", "exchange"),
    }
}

/// What the pages of each template weigh, kept pages included: the median and the heaviest.
pub(super) fn poids(cache: &Cache) -> Bilingual {
    let kinds = par_genre(cache.pages.values().map(|page| (page.modele.as_str(), &page.read)));
    let mut table = say!(
        "poids des pages, par modèle (HTML ; entre parenthèses, compressé avec la feuille de style) :",
        "weight of pages, by template (HTML; in brackets, compressed with the style sheet):"
    );
    for kind in kinds {
        let (modele, pages, path) = (&kind.modele, kind.pages, &kind.chemin);
        let heaviest = &kind.plus_lourde;
        let (fr, en) = if heaviest.compresse.is_some() { ("", "") } else { ("au plus ", "at most ") };
        let (median, html, total) = (kb(kind.mediane), kb(heaviest.html), kb(heaviest.total()));
        let row = say!(
            "  {modele:<22}{pages:>6} p., médiane {median:>4} ko, la plus lourde {html:>4} ko ({fr}{total} ko) : {path}",
            "  {modele:<22}{pages:>6} p., median {median:>4} kB, heaviest {html:>4} kB ({en}{total} kB): {path}"
        );
        table.fr = format!("{}\n{}", table.fr, row.fr);
        table.en = format!("{}\n{}", table.en, row.en);
    }
    table
}

/// Whole kilobytes, rounded up.
fn kb(bytes: u64) -> u64 {
    bytes.div_ceil(1000)
}
