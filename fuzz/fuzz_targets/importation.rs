#![no_main]

use std::cell::LazyCell;

use garrigue_fuzz::Atelier;
use libfuzzer_sys::fuzz_target;

thread_local!(static ATELIER: LazyCell<Atelier> = LazyCell::new(Atelier::new));

/// A row that is right: what the engine changes of it is often nearly right.
const TABLE: &str = "indicateur,territoire,document,quand,forme,valeur,minimum,maximum,ecriture,qualificatif,note,variante\n\
    taux-pauvrete,valbrume,plan-valbrume,2020,,3,,,,,,\n";

fuzz_target!(|input: (bool, &[u8])| {
    let (whole, bytes) = input;
    let table = if whole { bytes.to_vec() } else { [TABLE.as_bytes(), bytes].concat() };
    ATELIER.with(|a| a.receive(&table));
});
