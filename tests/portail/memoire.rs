//! What a build remembers of the last one: it does less, and the portal is the same.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::support::{AUTRE_FICHE, BLOC, PAGE, Portail, THEME};

/// Every file of the portal with its bytes and when it was last written.
fn files(p: &Portail) -> Vec<(String, Vec<u8>, SystemTime)> {
    fn walk(root: &Path, folder: &Path, into: &mut Vec<(String, Vec<u8>, SystemTime)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, into);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                into.push((name, fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap()));
            }
        }
    }
    let (root, mut all) = (p.path("output"), Vec::new());
    walk(&root, &root, &mut all);
    all.sort();
    all
}

/// The names of the files that were written between two states, without the manifest.
fn written(before: &[(String, Vec<u8>, SystemTime)], after: &[(String, Vec<u8>, SystemTime)]) -> Vec<String> {
    let changed = after.iter().filter(|file| !before.contains(file)).map(|(name, ..)| name.clone());
    changed.filter(|name| name != ".garrigue.json").collect()
}

/// Asserts that the portal is what a build without memory makes of the same sources.
fn is_as_if_made_anew(p: &Portail) {
    let bytes = |p: &Portail| files(p).into_iter().map(|(name, bytes, _)| (name, bytes)).collect::<Vec<_>>();
    let remembered = bytes(p);
    fs::remove_dir_all(p.path("output")).unwrap();
    fs::remove_file(p.path(".output.garrigue-cache")).unwrap();
    assert_eq!(p.build().exit, 0);
    assert!(remembered == bytes(p), "the portal differs from one made anew");
}

#[test]
fn a_build_that_changes_nothing_writes_nothing_and_says_the_same_warnings() {
    let p = Portail::minimal().append(AUTRE_FICHE, "\nAvec le CLIC.\n");
    let first = p.build();
    let before = files(&p);
    let second = p.build();
    assert_eq!(second.exit, 0);
    assert!(second.stdout.contains("rien n'a changé"), "{}", second.stdout);
    assert!(second.stderr.contains("attention[G602]"), "{}", second.stderr);
    assert_eq!(first.stderr, second.stderr);
    assert!(before == files(&p), "a file was touched");
    assert_eq!(p.build_with(&["--strict"]).exit, 1);
}

#[test]
fn a_sheet_that_is_edited_rewrites_only_the_pages_that_say_it() {
    let p = Portail::minimal();
    assert_eq!(p.build().exit, 0);
    let before = files(&p);
    let p = p.append(AUTRE_FICHE, "\nUne phrase de plus.\n");
    assert_eq!(p.build().exit, 0);
    let changed = written(&before, &files(&p));
    assert!(changed.contains(&"valbrume/e1d1o2/index.html".to_owned()), "{changed:?}");
    assert!(changed.len() * 4 < before.len(), "{changed:?} of {}", before.len());
    is_as_if_made_anew(&p);
}

#[test]
fn a_fault_of_a_page_that_is_kept_is_told_again() {
    let p = Portail::minimal().append(PAGE, "\nLire [le plan régional](https://exemple.fr/plan.pdf).\n");
    assert!(p.build().stderr.contains("attention[G872]"));
    let p = p.append(AUTRE_FICHE, "\nUne phrase de plus.\n");
    let warm = p.build();
    assert!(warm.stderr.contains("attention[G872]"), "{}", warm.stderr);
    fs::remove_dir_all(p.path("output")).unwrap();
    fs::remove_file(p.path(".output.garrigue-cache")).unwrap();
    assert_eq!(p.build().stderr, warm.stderr);
}

#[test]
fn a_title_that_changes_is_changed_wherever_it_is_shown() {
    let p = Portail::minimal();
    assert_eq!(p.build().exit, 0);
    let p = p.edit("referentiel/acteurs.yaml", |text| text.replace("nom: ", "nom: Nouveau "));
    assert_eq!(p.build().exit, 0);
    is_as_if_made_anew(&p);
}

#[test]
fn a_theme_that_changes_renders_every_page_again() {
    let p = Portail::minimal();
    assert_eq!(p.build().exit, 0);
    let p = p.write("theme/langues/fr.yaml", "cadre: { aller-au-contenu: Aller au texte }\n");
    assert_eq!(p.build().exit, 0);
    is_as_if_made_anew(&p);
    let pages = files(&p).into_iter().filter(|(name, ..)| name.ends_with(".html"));
    assert!(pages.into_iter().all(|(_, bytes, _)| String::from_utf8_lossy(&bytes).contains("Aller au texte")));
}

#[test]
fn a_template_that_changes_renders_again_the_pages_that_it_makes_and_no_other() {
    let p = Portail::minimal();
    assert_eq!(p.build().exit, 0);
    let before = files(&p);
    let text = fs::read_to_string(format!("{THEME}/templates/libre.html")).unwrap();
    let p = p.write("theme/templates/libre.html", text.replacen("<h1", "<h1 data-essai", 1));
    assert_eq!(p.build().exit, 0);
    let changed = written(&before, &files(&p));
    let pages: Vec<_> = changed.iter().filter(|name| name.ends_with(".html") && !name.starts_with("eco-")).collect();
    assert_eq!(pages, ["a-propos/index.html"], "{changed:?}");
    is_as_if_made_anew(&p);
}

#[test]
fn a_component_that_changes_is_changed_wherever_it_is_used() {
    let p = Portail::minimal();
    assert_eq!(p.build().exit, 0);
    let text = fs::read_to_string(format!("{THEME}/templates/figures.html")).unwrap();
    assert!(text.contains("<p class=\"phrase\""));
    let p = p.write("theme/templates/figures.html", text.replace("<p class=\"phrase\"", "<p class=\"phrase essai\""));
    assert_eq!(p.build().exit, 0);
    is_as_if_made_anew(&p);
}

#[test]
fn a_passage_that_a_component_includes_is_changed_wherever_the_component_is_used() {
    let text = fs::read_to_string(format!("{THEME}/templates/figures.html")).unwrap();
    assert!(text.contains("<p class=\"phrase\""));
    let includes = text.replace("<p class=\"phrase\"", "{% include \"passage.html\" %}<p class=\"phrase\"");
    let p = Portail::minimal()
        .write("theme/templates/figures.html", includes)
        .write("theme/templates/passage.html", "<p>Un passage.</p>\n");
    assert_eq!(p.build().exit, 0);
    let p = p.write("theme/templates/passage.html", "<p>Un autre passage.</p>\n");
    assert_eq!(p.build().exit, 0);
    is_as_if_made_anew(&p);
    let said =
        files(&p).iter().filter(|(_, bytes, _)| String::from_utf8_lossy(bytes).contains("Un autre passage")).count();
    assert!(said > 0);
}

#[test]
fn a_memory_that_is_lost_damaged_or_of_another_program_changes_nothing() {
    let p = Portail::minimal();
    assert_eq!(p.build().exit, 0);
    let (memory, before) = (p.path(".output.garrigue-cache"), files(&p));
    let whole = fs::read(&memory).unwrap();
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x20;
    let other = String::from_utf8(whole.clone()).unwrap().replacen(env!("CARGO_PKG_VERSION"), "9.9.9", 1).into_bytes();
    for damaged in [Vec::new(), whole[..whole.len() / 2].to_vec(), flipped, other, b"\xff\xfe\n".to_vec()] {
        fs::write(&memory, &damaged).unwrap();
        assert_eq!(p.build().exit, 0);
        assert!(before == files(&p), "a file was touched");
        assert!(fs::read(&memory).unwrap() == whole, "the next build has nothing to remember");
    }
    fs::remove_file(&memory).unwrap();
    assert_eq!(p.build().exit, 0);
    assert!(before == files(&p), "a file was touched");
}

#[test]
fn a_page_that_somebody_changed_in_the_output_is_put_right() {
    let p = Portail::minimal();
    assert_eq!(p.build().exit, 0);
    let home = p.path("output/index.html");
    let right = fs::read(&home).unwrap();
    fs::write(&home, "<p>autre chose").unwrap();
    assert_eq!(p.build().exit, 0);
    assert!(fs::read(&home).unwrap() == right, "the home is still wrong");
    fs::remove_file(&home).unwrap();
    assert_eq!(p.build().exit, 0);
    assert!(fs::read(&home).unwrap() == right, "the home is still missing");
}

#[test]
fn a_mistake_made_after_a_good_build_is_told_and_repaired() {
    let p = Portail::minimal();
    assert_eq!(p.build().exit, 0);
    let before = files(&p);
    let block = fs::read_to_string(p.path("content").join(BLOC)).unwrap();
    let p = p.append(BLOC, "\nVoir [[E9D9O9]].\n");
    assert_eq!(p.build().exit, 1);
    assert!(before == files(&p), "a file was touched");
    let p = p.write(BLOC, &block);
    let repaired = p.build();
    assert!(repaired.stdout.contains("rien n'a changé"), "{}", repaired.stdout);
}
