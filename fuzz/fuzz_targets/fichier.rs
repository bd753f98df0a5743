#![no_main]

use std::cell::LazyCell;

use garrigue_fuzz::Atelier;
use libfuzzer_sys::fuzz_target;

thread_local!(static ATELIER: LazyCell<Atelier> = LazyCell::new(Atelier::new));

fuzz_target!(|bytes: &[u8]| {
    ATELIER.with(|a| a.page("pages/essai.md", bytes, "essai/").iter().for_each(|html| a.harmless(html)));
});
