#![no_main]

use garrigue::french::typography::typeset;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let once = typeset(text);
    assert_eq!(typeset(&once), once, "typeset twice is not typeset once: {text:?}");
    let kept = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    assert_eq!(kept(&once), kept(text), "{text:?}");
});
