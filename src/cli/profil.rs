//! `--profil`: the processor time of each stage, as a table.

use rustix::time::{ClockId, clock_gettime};

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
        Etape::Ecriture => say!("écriture", "writing"),
        Etape::Liens => say!("liens", "links"),
        Etape::Echange => say!("échange", "exchange"),
    }
}
