//! What fuzzing checks of each input, on a few that are known: the harness of `fuzz/` compiles, and refuses what it must.

#[path = "../../fuzz/src/lib.rs"]
#[allow(dead_code, reason = "each target uses its own part")]
mod atelier;

use atelier::Atelier;

const PAGE: &str = "pages/essai.md";

fn page(text: &str) -> Vec<u8> {
    format!("---\ntitre: Page\nmenu: pied\n---\n{text}\n").into_bytes()
}

#[test]
fn hostile_texts_are_refused_or_make_harmless_pages() {
    let atelier = Atelier::new();
    let made = |text: &str| atelier.page(PAGE, &page(text), "essai/");
    let plain = made("Un texte, [un lien](https://exemple.fr/).").unwrap();
    assert!(plain.contains("https://exemple.fr/"));
    atelier.harmless(&plain);
    for text in [
        "[a](javascript:alert(1))",
        "[a](java&#x09;script:alert(1))",
        "<svg onload=alert(1)></svg>",
        "```\"onmouseover=alert(1)\n```",
        "\u{202e}fdp.exe",
        "| a |\n| --- |\n| <img src=x onerror=alert(1)> |",
    ] {
        made(text).iter().for_each(|html| atelier.harmless(html));
    }
}

#[test]
fn a_page_that_runs_something_is_told_from_one_that_does_not() {
    let atelier = Atelier::new();
    let refused =
        |html: &str| std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| atelier.harmless(html))).is_err();
    for html in
        ["<p onclick=x>a", "<a href=javascript:x>a</a>", "<object></object>", "<script>x</script>", "<p style=x>a"]
    {
        assert!(refused(html), "{html}");
    }
}

#[test]
fn registers_and_tables_of_any_bytes_are_refused_or_read() {
    let atelier = Atelier::new();
    for bytes in [b"".as_slice(), b"\xff\xfe", b"sigles: [", b"sigles:\n  - { sigle: A, sens: \"<b>\" }\n"] {
        atelier.page("referentiel/sigles.yaml", bytes, "").iter().for_each(|html| atelier.harmless(html));
        atelier.receive(bytes);
    }
}
