//! `garrigue verify`: says whether a folder is exactly a build.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::report::Report;
use crate::diagnostic::{Bilingual, visible};
use crate::publish::{self, Verdict};
use crate::say;

/// How many files of one kind are named.
const NAMED: usize = 20;

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Dossier à comparer à son manifeste : une sortie, une copie, un miroir
    #[arg(value_name = "DOSSIER")]
    site: PathBuf,
}

impl Verify {
    pub(super) fn run(&self, report: &Report) -> Exit {
        let verdict = match publish::verify(&self.site) {
            Ok(verdict) => verdict,
            Err(error) => {
                report.fault(&Bilingual::new(error.fr(), error.en()));
                return if error.is_about_manifest() { Exit::Content } else { Exit::Disk };
            }
        };
        let shown = self.site.to_string_lossy();
        let (files, site) = (verdict.files, visible(&shown));
        if verdict.is_exact() {
            report.result(&say!(
                "{files} fichiers : « {site} » est exactement ce que dit son manifeste.",
                "{files} files: “{site}” is exactly what its manifest says."
            ));
            return Exit::Fine;
        }
        let Bilingual { fr, en } = differences(&verdict);
        report.fault(&say!(
            "« {site} » n'est pas exactement ce que dit son manifeste.\n{fr}",
            "“{site}” is not exactly what its manifest says.\n{en}"
        ));
        Exit::Content
    }
}

/// Every kind of difference, with the names of the first files.
fn differences(verdict: &Verdict) -> Bilingual {
    let Verdict { missing, changed, added, links, unfinished, .. } = verdict;
    let ours = |paths: &[publish::OutPath]| paths.iter().map(|path| PathBuf::from(path.as_str())).collect::<Vec<_>>();
    let kinds = [
        (say!("manquants", "missing"), ours(missing)),
        (say!("modifiés", "changed"), ours(changed)),
        (say!("ajoutés", "added"), added.clone()),
        (say!("liens symboliques", "symbolic links"), links.clone()),
    ];
    let mut all = Bilingual::new("", "");
    for (kind, paths) in kinds.iter().filter(|(_, paths)| !paths.is_empty()) {
        let Bilingual { fr, en } = named(kind, paths);
        all.fr.push_str(&fr);
        all.en.push_str(&en);
    }
    if *unfinished {
        all.fr.push_str("une publication n'y est pas finie : la prochaine construction la finira.\n");
        all.en.push_str("a publication is not finished there: the next build will finish it.\n");
    }
    Bilingual::new(all.fr.trim_end(), all.en.trim_end())
}

fn named(kind: &Bilingual, paths: &[PathBuf]) -> Bilingual {
    let mut list = String::new();
    for path in paths.iter().take(NAMED) {
        list.extend(["  ", &visible(&path.to_string_lossy()), "\n"]);
    }
    let (count, rest) = (paths.len(), paths.len().saturating_sub(NAMED));
    let more =
        if rest == 0 { Bilingual::new("", "") } else { say!("  … et {rest} autres\n", "  … and {rest} more\n") };
    Bilingual::new(
        format!("{} ({count}) :\n{list}{}", kind.fr, more.fr),
        format!("{} ({count}):\n{list}{}", kind.en, more.en),
    )
}
