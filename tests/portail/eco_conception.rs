//! The eco-design statement: what was measured of the pages, and nothing else.

use crate::support::{Portail, minimal};

#[test]
fn every_page_leads_to_the_eco_design_statement() {
    for path in minimal().pages() {
        let links = minimal().page(path).links_of("footer");
        assert!(links.iter().any(|l| l.texte == "Éco-conception"), "{path}");
    }
}

#[test]
fn the_statement_measures_every_page_but_itself() {
    let site = minimal();
    let page = site.page("eco-conception/");
    let others = site.pages().len() - 1;
    assert!(page.section("Ce qui a été mesuré").contains(&format!("Toutes les pages de ce portail ({others})")));
    let told: usize = page.texts_of("tbody tr td:last-child").iter().map(|n| n.parse::<usize>().unwrap()).sum();
    assert_eq!(told, others, "{:?}", page.texts_of("tbody tr td:last-child"));
    assert!(page.links().iter().all(|l| l.vers != "eco-conception/"));
}

#[test]
fn the_statement_follows_what_pages_become() {
    let weights = |p: &Portail| p.site().page("eco-conception/").texts_of("tbody tr:first-child *");
    let heavy = Portail::minimal().append("pages/a-propos.md", &noise());
    let (before, after) = (weights(&Portail::minimal()), weights(&heavy));
    assert_ne!(before, after);
    assert!(after[0].contains("À propos"), "{after:?}");
}

#[test]
fn what_the_cache_remembers_does_not_change_the_statement() {
    let p = Portail::minimal().append("pages/a-propos.md", "\nUne phrase de plus.\n");
    let at_once = p.site().page("eco-conception/").text();
    let first = Portail::minimal();
    assert_eq!(first.build().exit, 0);
    let later = first.append("pages/a-propos.md", "\nUne phrase de plus.\n");
    assert_eq!(later.build().exit, 0);
    assert_eq!(later.output().page("eco-conception/").text(), at_once);
}

/// Words that hardly shrink.
fn noise() -> String {
    let mut state: u32 = 1;
    let mut next = |at: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if at % 9 == 8 { ' ' } else { char::from(b"bcdfghjklmnpqrsvwz"[(state >> 16) as usize % 18]) }
    };
    format!("\n{}\n", (0..30_000).map(&mut next).collect::<String>())
}
