#![no_main]

use garrigue::french::typography::typeset;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let once = typeset(text);
    assert_eq!(typeset(&once), once, "typeset twice is not typeset once: {text:?}");
    let digits = |t: &str| t.chars().filter(|c| c.is_numeric()).collect::<String>();
    assert_eq!(digits(&once), digits(text), "{text:?}");
    // An ordinal loses letters: « 11ème » and « XIXème » are « 11e » and « XIXe ».
    if !text.contains(|c: char| c.is_numeric() || "IVXLCDM".contains(c)) {
        let letters = |t: &str| t.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        assert_eq!(letters(&once), letters(text), "{text:?}");
    }
});
