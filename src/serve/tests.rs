//! What an author sees ahead is what the whole build makes, and whatever was saved before, a build ends as a first one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use proptest::prelude::*;
use tempfile::TempDir;

use super::desk::{Desk, Task};
use super::site::Answer;
use super::{Batch, Site, Stage, Workshop};
use crate::diagnostic::{Lang, Strictness};
use crate::pipeline::Settings;
use crate::publish::HeldFiles;

const FICHE: &str = "departements/valbrume/objectifs/E1D1O1.md";
const AUTRE: &str = "departements/valbrume/objectifs/E1D1O2.md";
const BLOC: &str = "departements/valbrume/diagnostic/population.md";
const OFFRE: &str = "departements/valbrume/offre/urgences.yaml";
const BESOINS: &str = "departements/valbrume/besoins.yaml";
const PAGE: &str = "/valbrume/e1d1o1/";

/// The smallest portal, to be edited.
struct Projet(TempDir);

impl Projet {
    fn new() -> Self {
        let projet = Self(TempDir::new().unwrap());
        copy(&here("tests/fixtures/minimal/content"), &projet.path(""));
        projet
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join("content").join(file)
    }

    fn edit(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(from), "{file} does not say « {from} »");
        fs::write(self.path(file), text.replacen(from, to, 1)).unwrap();
    }

    fn saved(&self, file: &str) -> BTreeSet<PathBuf> {
        BTreeSet::from([self.path(file)])
    }

    fn workshop(&self) -> Workshop {
        let settings = Settings {
            content: self.path(""),
            theme: Some(here("themes/romarin")),
            themes: PathBuf::new(),
            base_url: None,
            minify: false,
            images: false,
        };
        Workshop::new(settings, Strictness::default(), rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap())
    }
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (entry, target) = entry.map(|e| (e.path(), to.join(e.file_name()))).unwrap();
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            fs::copy(entry, target).unwrap();
        }
    }
}

fn task() -> Task {
    Task { saved: BTreeSet::new(), abandoned: Arc::default() }
}

/// A build that nobody interrupts.
fn build(workshop: &mut Workshop) -> Batch {
    workshop.build(&task()).unwrap()
}

fn good(batch: &Batch) -> &Arc<Site> {
    let told: Vec<_> = batch.remarks.diagnostics.iter().map(|d| &d.message.fr).collect();
    batch.site.as_ref().unwrap_or_else(|| panic!("{told:?}"))
}

fn bytes(files: &HeldFiles) -> Vec<(&str, &[u8])> {
    files.iter().map(|(path, held)| (path.as_str(), &*held.bytes)).collect()
}

#[test]
fn what_is_shown_ahead_is_what_the_whole_build_makes_of_it() {
    let projet = Projet::new();
    let mut workshop = projet.workshop();
    let mut batch = build(&mut workshop);
    good(&batch);
    let edits = [
        (FICHE, "Un courrier à chaque nouveau retraité.", "Une visite, avec l'ASY et la MSR.", "valbrume/e1d1o1/"),
        (FICHE, "section: Fiche 1", "section: Fiche 1\ntitre: Rendre visite", "valbrume/e1d1o1/"),
        (FICHE, "valeur: 1 200", "valeur: 1 300", "valbrume/e1d1o1/"),
        (FICHE, "parcours: [vieillissement]\n", "", "valbrume/e1d1o1/"),
        (AUTRE, "themes: [acces-aux-soins]", "themes: [acces-aux-soins, prevention]", "valbrume/e1d1o2/"),
        (AUTRE, "Trois soirées par canton.", "Deux soirées, comme [[E1D1O1]].", "valbrume/e1d1o2/"),
        (BLOC, "Un territoire de villages", "Un territoire de hameaux", "valbrume/diagnostic/"),
        (OFFRE, "Deux services se rapprochent.", "Trois services.", "valbrume/offre-de-soins/urgences/"),
        (BESOINS, "Être aidé avant la crise.", "Être aidé à temps.", "valbrume/besoins/"),
    ];
    for (turn, (file, from, to, page)) in edits.into_iter().enumerate() {
        projet.edit(file, from, to);
        let pages = batch.ahead.as_mut().unwrap().pages(&projet.saved(file));
        let page = format!("{page}index.html");
        assert_eq!(pages.keys().map(ToString::to_string).collect::<Vec<_>>(), [page], "{file}: {to}");
        let next = build(&mut workshop);
        let made = good(&next).files();
        for (path, held) in &pages {
            let wanted = String::from_utf8_lossy(&made[path].bytes);
            assert_eq!(String::from_utf8_lossy(&held.bytes), wanted, "{file}: {to}");
        }
        // Several saves may follow one whole build.
        if turn % 3 == 2 {
            batch = next;
        }
    }
}

#[test]
fn what_may_change_more_than_a_folder_is_not_shown_ahead() {
    let projet = Projet::new();
    let mut batch = build(&mut projet.workshop());
    let ahead = batch.ahead.as_mut().unwrap();
    for file in [
        "referentiel/acteurs.yaml",
        "portail.yaml",
        "departements/valbrume/departement.yaml",
        "departements/valbrume/indicateurs.yaml",
        "departements/valbrume/objectifs",
        "departements/valbrume",
        "pages/a-propos.md",
        "",
    ] {
        assert!(ahead.pages(&projet.saved(file)).is_empty(), "{file}");
    }
    projet.edit(FICHE, "[prevention]", "[preventoin]");
    assert!(ahead.pages(&projet.saved(FICHE)).is_empty(), "a mistake is for the whole build to tell");
    projet.edit(AUTRE, "Trois soirées", "Deux soirées");
    assert!(ahead.pages(&projet.saved(AUTRE)).is_empty(), "its folder has a mistake");
    projet.edit(FICHE, "[preventoin]", "[prevention]");
    assert_eq!(ahead.pages(&projet.saved(FICHE)).len(), 1, "corrected");
    fs::rename(projet.path(FICHE), projet.path("departements/valbrume/objectifs/E1D2O1.md")).unwrap();
    let both = [FICHE, "departements/valbrume/objectifs/E1D2O1.md"].map(|file| projet.path(file));
    assert!(ahead.pages(&BTreeSet::from(both)).is_empty(), "a file that is gone and one that is new");
}

#[test]
fn two_sheets_saved_together_wait_for_the_whole_since_one_may_show_on_the_page_of_the_other() {
    use Save::Edit;
    let projet = Projet::new();
    let mut batch = build(&mut projet.workshop());
    let saved: BTreeSet<PathBuf> = [Edit(5), Edit(2)].iter().flat_map(|save| save.make(&projet)).collect();
    assert_eq!(saved.len(), 2);
    assert!(batch.ahead.as_mut().unwrap().pages(&saved).is_empty());
}

#[cfg(unix)]
#[test]
fn a_fiche_that_became_a_link_is_not_read_ahead() {
    let projet = Projet::new();
    let mut batch = build(&mut projet.workshop());
    let secret = projet.0.path().join("secret.md");
    fs::write(&secret, fs::read_to_string(projet.path(FICHE)).unwrap().replace("courrier", "secret")).unwrap();
    fs::remove_file(projet.path(FICHE)).unwrap();
    std::os::unix::fs::symlink(secret, projet.path(FICHE)).unwrap();
    assert!(batch.ahead.as_mut().unwrap().pages(&projet.saved(FICHE)).is_empty());
}

/// What an author may write and take back: a passage of a file for another, some of them mistakes.
const EDITS: [(&str, &str, &str); 16] = [
    (FICHE, "Un courrier", "Deux courriers de l'ASY"),
    (FICHE, "[[E1D1O2]]", "[[E1D1O22]]"),
    (FICHE, "valeur: 1 200", "valeur: 1 300"),
    (FICHE, "section: Fiche 1\n", "section: Fiche 1\ntitre: Rendre visite\n"),
    (FICHE, "parcours: [vieillissement]\n", "parcours: []\n"),
    (AUTRE, "[acces-aux-soins]", "[acces-aux-soins, prevention]"),
    (AUTRE, "Trois soirées par canton.", "Deux soirées, comme [[E1D1O1]]."),
    (AUTRE, "## En pratique", "**En pratique**"),
    (BLOC, "Un territoire de villages", "Un territoire de hameaux"),
    (OFFRE, "existant: 2", "existant: 3"),
    (BESOINS, "Être aidé avant la crise.", "Être aidé à temps."),
    ("departements/valbrume/indicateurs.yaml", "valeur: 12,5", "valeur: 13"),
    ("departements/valbrume/departement.yaml", "Ce que le Valbrume", "Ce que notre territoire"),
    ("referentiel/acteurs.yaml", "nom: ", "nom: La "),
    ("referentiel/acteurs.yaml", "nature: ", "natrue: "),
    ("referentiel/plans/plan-sylvanie.yaml", "titre: Former les aidants", "titre: Épauler les aidants"),
];

/// Files that come and go, under another name.
const MOVES: [(&str, &str); 3] = [
    (AUTRE, "departements/valbrume/objectifs/E1D2O1.md"),
    ("pages/a-propos.md", "pages/qui-sommes-nous.md"),
    (BESOINS, "departements/valbrume/besoins.md"),
];

/// One save of an author: what it does the first time, it takes back the second.
#[derive(Debug, Clone, Copy)]
enum Save {
    Edit(usize),
    Move(usize),
    Asset,
}

impl Save {
    fn any() -> impl Strategy<Value = Self> {
        prop_oneof![
            8 => (0..EDITS.len()).prop_map(Self::Edit),
            2 => (0..MOVES.len()).prop_map(Self::Move),
            1 => Just(Self::Asset),
        ]
    }

    /// Makes it; gives the files that it touches, none when there is nothing to change.
    fn make(self, projet: &Projet) -> Vec<PathBuf> {
        match self {
            Self::Edit(rank) => {
                let (file, from, to) = EDITS[rank];
                let Ok(text) = fs::read_to_string(projet.path(file)) else { return Vec::new() };
                // What is written instead may hold what was there.
                let (from, to) = if text.contains(to) { (to, from) } else { (from, to) };
                assert!(text.contains(from), "{file} says neither « {from} » nor « {to} »");
                fs::write(projet.path(file), text.replacen(from, to, 1)).unwrap();
                vec![projet.path(file)]
            }
            Self::Move(rank) => {
                let (here, there) = (projet.path(MOVES[rank].0), projet.path(MOVES[rank].1));
                let (from, to) = if here.exists() { (&here, &there) } else { (&there, &here) };
                fs::rename(from, to).unwrap();
                vec![here, there]
            }
            Self::Asset => {
                let asset = projet.path("theme/static/robots-de-plus.txt");
                fs::create_dir_all(asset.parent().unwrap()).unwrap();
                match fs::remove_file(&asset) {
                    Ok(()) => {}
                    Err(_) => fs::write(&asset, "rien").unwrap(),
                }
                vec![asset]
            }
        }
    }
}

/// Each turn, some saves, then a build: it ends as a first one of the same sources, and what was shown ahead is in it.
fn follow(turns: &[Vec<Save>]) {
    let projet = Projet::new();
    let mut workshop = projet.workshop();
    let mut batch = build(&mut workshop);
    let mut good_before = true;
    for saves in turns {
        let saved: BTreeSet<PathBuf> = saves.iter().flat_map(|save| save.make(&projet)).collect();
        let shown = batch.ahead.as_mut().map(|ahead| ahead.pages(&saved)).unwrap_or_default();
        let next = build(&mut workshop);
        let first = build(&mut projet.workshop());
        assert_eq!(next.site.is_some(), first.site.is_some(), "{saves:?}");
        let (Some(site), Some(first)) = (&next.site, &first.site) else {
            good_before = false;
            continue;
        };
        assert!(bytes(&site.files()) == bytes(&first.files()), "{saves:?}");
        let made = site.files();
        // Over a mistake, nothing that is shown ahead is put on the stage.
        for (path, held) in shown.iter().filter(|_| good_before) {
            assert!(held.bytes == made[path].bytes, "{path}, after {saves:?}");
        }
        (batch, good_before) = (next, true);
    }
}

proptest! {
    // Each turn is two whole builds: few cases, of several turns, and little time to find a smaller one.
    #![proptest_config(ProptestConfig { max_shrink_iters: 24, failure_persistence: None, ..ProptestConfig::with_cases(4) })]
    #[test]
    fn after_any_saves_the_site_is_that_of_a_first_build(
        turns in prop::collection::vec(prop::collection::vec(Save::any(), 1..4), 2..6)
    ) {
        follow(&turns);
    }
}

#[test]
fn a_mistake_that_is_taken_back_leaves_the_site_of_a_first_build() {
    use Save::{Asset, Edit, Move};
    follow(&[vec![Edit(0)], vec![Edit(1)], vec![Edit(5), Move(1)], vec![Edit(1)], vec![Move(0)], vec![Move(0), Asset]]);
}

#[test]
fn a_save_shows_its_page_at_once_and_the_build_that_it_interrupts_never() {
    let projet = Projet::new();
    let stage = Stage::new(Lang::Fr);
    let desk = Desk::new(stage.clone());
    let mut workshop = projet.workshop();
    let shown = || match stage.watch().borrow().answer(PAGE) {
        Some(Answer::File(_, bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!(desk.save(projet.saved("")), 0, "nothing is known yet");
    let mut first = workshop.build(&desk.take().unwrap()).unwrap();
    assert!(desk.put(&mut first, ""));
    projet.edit(FICHE, "Un courrier", "Deux courriers");
    assert_eq!(desk.save(projet.saved(FICHE)), 1);
    assert!(shown().contains("Deux courriers"));
    let second = desk.take().unwrap();
    let mut late = workshop.build(&second).unwrap();
    projet.edit(FICHE, "Deux courriers", "Trois courriers");
    assert_eq!(desk.save(projet.saved(FICHE)), 1);
    assert!(second.abandoned.load(Ordering::Relaxed));
    assert!(workshop.build(&second).is_none(), "it stops before its end");
    assert!(!desk.put(&mut late, "") && shown().contains("Trois courriers"));
    let third = desk.take().unwrap();
    assert_eq!(third.saved, projet.saved(FICHE));
    assert!(desk.put(&mut workshop.build(&third).unwrap(), ""));
    assert!(shown().contains("Trois courriers"));
    desk.close();
    assert!(desk.take().is_none());
}

#[test]
fn what_was_shown_ahead_goes_back_to_the_last_good_page_when_the_whole_is_refused() {
    let projet = Projet::new();
    let stage = Stage::new(Lang::Fr);
    let desk = Desk::new(stage.clone());
    let mut workshop = projet.workshop();
    let mut turn = |file: &str| {
        let count = desk.save(projet.saved(file));
        let mut batch = workshop.build(&desk.take().unwrap()).unwrap();
        assert!(desk.put(&mut batch, "faute"));
        count
    };
    let shows = |text: &str| match stage.watch().borrow().answer(PAGE) {
        Some(Answer::File(_, bytes)) => String::from_utf8_lossy(&bytes).contains(text),
        other => panic!("{other:?}"),
    };
    turn("");
    // The page is right and the mistake elsewhere: only the whole knows.
    projet.edit("referentiel/acteurs.yaml", "nom:", "nmo:");
    projet.edit(FICHE, "Un courrier", "Deux courriers");
    assert_eq!(turn(FICHE), 1);
    assert!(shows("Un courrier") && stage.watch().borrow().fault().is_some());
    projet.edit(FICHE, "Deux courriers", "Trois courriers");
    assert_eq!(turn(FICHE), 0, "nothing is shown ahead over a mistake");
    assert!(shows("Un courrier"));
    projet.edit("referentiel/acteurs.yaml", "nmo:", "nom:");
    turn("referentiel/acteurs.yaml");
    assert!(shows("Trois courriers") && stage.watch().borrow().fault().is_none());
}
