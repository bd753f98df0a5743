#![no_main]

use std::cell::LazyCell;

use garrigue_fuzz::Atelier;
use libfuzzer_sys::fuzz_target;

thread_local!(static ATELIER: LazyCell<Atelier> = LazyCell::new(Atelier::new));

fuzz_target!(|text: &str| {
    let page = format!("---\ntitre: Page\nmenu: pied\n---\n{text}\n");
    ATELIER.with(|a| a.page("pages/essai.md", page.as_bytes(), "essai/").iter().for_each(|html| a.harmless(html)));
});
