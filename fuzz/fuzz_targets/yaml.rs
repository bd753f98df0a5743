#![no_main]

use std::cell::LazyCell;

use garrigue_fuzz::Atelier;
use libfuzzer_sys::fuzz_target;

thread_local!(static ATELIER: LazyCell<Atelier> = LazyCell::new(Atelier::new));

const FILES: [&str; 7] = [
    "portail.yaml",
    "accessibilite.yaml",
    "referentiel/acteurs.yaml",
    "referentiel/sigles.yaml",
    "referentiel/sources.yaml",
    "departements/valbrume/besoins.yaml",
    "departements/valbrume/paroles.yaml",
];

fuzz_target!(|input: (u8, &[u8])| {
    let (which, bytes) = input;
    let file = FILES[usize::from(which) % FILES.len()];
    ATELIER.with(|a| a.page(file, bytes, "").iter().for_each(|html| a.harmless(html)));
});
