//! Sources of somebody who means harm: each trick that has caught another generator, on the parsed pages.
//!
//! What is refused must be told at its line; what is accepted must have become text.

use std::time::{Duration, Instant};

use garrigue::model::Texte;

use crate::support::{AUTRE_FICHE, DEPARTEMENT, PLAN, Portail, SIGLES, minimal, page_libre, plain};

/// Markdown that leads, or loads, elsewhere than on the web: scheme, case, entities, tabs, controls, other hosts.
const ADDRESSES: [&str; 35] = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;&#x61;vascript:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](<  javascript:alert(1)>)",
    "[x](&#1;javascript:alert(1))",
    "[x](\u{2028}javascript:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](javascript\\:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](livescript:alert(1))",
    "[x](data:text/html,alert)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](data&colon;text/html,alert)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://a.example/1)",
    "[x](view-source:https://a.example/)",
    "[x](//ailleurs.example/)",
    "[x](\\\\ailleurs.example/)",
    "[x](https:ailleurs)",
    "[x](?a=javascript:1)",
    "[x](/absolu)",
    "<javascript:alert(1)>",
    "<data:text/html,alert>",
    "<mailto:x@a.example?body=1>",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,alert)",
    "![x](https://ailleurs.example/pixel.png)",
    "[*![x](javascript:alert(1))*](https://a.example/)",
];

/// HTML that a browser would run, load, or read otherwise than as text.
const TAGS: [&str; 18] = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//a.example></ScRiPt>",
    "<svg onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x></style></mglyph></table></mtext></math>",
    "<math><annotation-xml encoding=\"text/html\"><img src=x></annotation-xml></math>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><img src=x></template>",
    "<style>body { display: none }</style>",
    "<iframe srcdoc=x></iframe>",
    "<img src=x onerror=alert(1)>",
    "<base href=//a.example/>",
    "<meta http-equiv=refresh content=0>",
    "<a href=javascript:alert(1)>x</a>",
    "</title><b>x</b>",
    "<!-- x -->",
    "<![CDATA[ x ]]>",
    "<?php x ?>",
];

/// A page with one trick a paragraph; the text of the page, and the line of each trick.
fn paragraphs(tricks: &[&str]) -> (String, Vec<usize>) {
    let text = page_libre("Ruses", &tricks.iter().map(|t| format!("Mot {t} mot.\n\n")).collect::<String>());
    let lines = tricks.iter().map(|t| text.lines().position(|l| l == format!("Mot {t} mot.")).unwrap() + 1).collect();
    (text, lines)
}

#[test]
fn every_address_that_is_not_of_the_web_is_refused_at_its_line() {
    let (text, lines) = paragraphs(&ADDRESSES);
    let outcome = Portail::minimal().write("pages/ruses.md", text).check();
    for (trick, line) in ADDRESSES.iter().zip(lines) {
        let here = format!("content/pages/ruses.md:{line}");
        let told = outcome.problems.iter().filter(|d| d.at() == here || d.at().starts_with(&format!("{here}:")));
        assert!(told.clone().any(|d| ["G305", "G306", "G307"].contains(&d.code.as_str())), "{trick}: {outcome}");
    }
}

#[test]
fn an_address_given_far_from_its_link_is_judged_like_the_others() {
    let text = page_libre("Ruses", "Un [mot][r], [r] et ![r].\n\n[r]: javascript&colon;alert(1) \"titre\"\n");
    let outcome = Portail::minimal().write("pages/ruses.md", text).check();
    assert_eq!(outcome.of("G306").len(), 3, "{outcome}");
}

#[test]
fn every_tag_is_refused_at_its_line() {
    let (text, lines) = paragraphs(&TAGS);
    let outcome = Portail::minimal().write("pages/ruses.md", text).check();
    for (trick, line) in TAGS.iter().zip(lines) {
        let here = format!("content/pages/ruses.md:{line}:");
        assert!(outcome.of("G307").iter().any(|d| d.at().starts_with(&here)), "{trick}: {outcome}");
    }
}

#[test]
fn a_tag_that_starts_a_paragraph_or_hides_in_a_list_a_table_or_a_quote_is_refused() {
    for text in
        ["<svg onload=x>", "- <script>", "> <img src=x>", "| a |\n|---|\n| <b> |", "1. x\n   <p>", "## <i>T</i>"]
    {
        let outcome = Portail::minimal().write("pages/ruses.md", page_libre("Ruses", text)).check();
        assert!(!outcome.of("G307").is_empty(), "{text}: {outcome}");
    }
}

#[test]
fn the_name_after_a_fence_stays_in_its_attribute() {
    let text = "```a\"><script>alert(1)</script>\n</code></pre><script>alert(2)</script>\n```\n\n~~~ x' onclick='y\ncode\n~~~\n";
    let page = Portail::minimal().write("pages/ruses.md", page_libre("Ruses", text)).site().page("ruses/");
    assert!(!page.has("main script") && !page.has("[onclick]"));
    assert!(page.texts_of("main pre code")[0].contains("</code></pre><script>alert(2)</script>"));
}

#[test]
fn the_title_of_a_link_and_the_words_of_a_heading_make_no_attribute_and_no_element() {
    let text = "## Titre {#x onclick=y .z} \"'\n\nUn [annuaire](https://a.example/ \"annuaire' onclick='x\" ) et \
                [autre](https://a.example/?q=%22%3E%3Cscript%3E 'autre\" onfocus=\"y').\n";
    let page = Portail::minimal().write("pages/ruses.md", page_libre("Ruses", text)).site().page("ruses/");
    assert!(!page.has("[onclick], [onfocus], main script, main .z, main #x"));
    assert_eq!(page.attributes("main a[title]", "title").len(), 2);
}

#[test]
fn an_address_in_a_yaml_field_is_that_of_a_web_page_or_is_refused() {
    for url in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "java\\tscript:alert(1)",
        "\\u0001javascript:alert(1)",
        "https://a.example/\\tb",
        "https://a.example/ b",
        "data:text/html,x",
        "//a.example/",
        "javascript://a.example/%0aalert(1)",
    ] {
        let field = format!("    url: \"{url}\"\n    role:");
        let outcome = Portail::minimal().replace("referentiel/acteurs.yaml", "    role:", &field).check();
        assert!(!outcome.of("G306").is_empty(), "{url}: {outcome}");
    }
}

#[test]
fn characters_that_turn_the_writing_round_are_refused_in_a_text_a_field_and_an_escape() {
    for c in ['\u{202A}', '\u{202E}', '\u{2066}', '\u{2069}'] {
        let escaped = format!("titre: \"Former \\u{:04x}les aidants\"", u32::from(c));
        let field = format!("titre: Former {c}les aidants");
        for broken in [
            Portail::minimal().replace(PLAN, "titre: Former les aidants", &escaped),
            Portail::minimal().replace(PLAN, "titre: Former les aidants", &field),
            Portail::minimal().replace(SIGLES, "sigle: ASY", &format!("sigle: A{c}Y")),
            Portail::minimal().replace(AUTRE_FICHE, "Les aidants apprennent seuls.", &format!("Les {c}aidants.")),
            Portail::minimal().replace(
                AUTRE_FICHE,
                "Les aidants apprennent seuls.",
                &format!("Les &#{};aidants.", u32::from(c)),
            ),
        ] {
            let outcome = broken.check();
            assert_eq!(outcome.of("G105").len(), 1, "{c:?}: {outcome}");
        }
    }
}

#[test]
fn no_control_character_reaches_a_page() {
    let controls: String =
        (1..32).chain(127..160).filter_map(char::from_u32).filter(|c| !"\n\r\t".contains(*c)).collect();
    let text = page_libre("Ruses", &format!("Un mot\u{0}{controls}fin.\n\n`a\u{8}b`\n\n    c\u{1b}[31md\n"));
    let built = Portail::minimal().write("pages/ruses.md", text).build();
    // Refused with its line, or published without them: never published with them.
    assert_eq!(built.exit, 1, "{built}");
    assert!(built.stderr.contains("pages/ruses.md:6"), "{built}");
}

#[test]
fn a_word_of_ten_thousand_letters_is_published_as_it_is() {
    let word = "a".repeat(10_000);
    let site = Portail::minimal().replace(PLAN, "titre: Former les aidants", &format!("titre: {word}")).site();
    assert_eq!(site.page("valbrume/e1d1o2/").text_of("h1"), word);
}

#[test]
fn a_head_cannot_be_closed_opened_or_typed_by_what_it_holds() {
    let body = "Les aidants apprennent seuls.";
    let refused = [
        // A type of another language, and keys merged from elsewhere.
        Portail::minimal().replace(AUTRE_FICHE, "section: Fiche 2", "section: !!python/object:os.system [id]"),
        Portail::minimal().replace(AUTRE_FICHE, "section: Fiche 2", "section: Fiche 2\n<<: { inconnu: 1 }"),
    ];
    for (rank, broken) in refused.into_iter().enumerate() {
        let outcome = broken.check();
        assert!(
            outcome.exit == 1 && outcome.problems.iter().all(|d| d.at().contains("E1D1O2.md")),
            "{rank}: {outcome}"
        );
    }
    // A second head is a rule and a paragraph, not fields.
    let site = Portail::minimal().replace(AUTRE_FICHE, body, &format!("{body}\n\n---\n\ntitre: Autre\n\n---\n")).site();
    let page = site.page("valbrume/e1d1o2/");
    assert_eq!(page.text_of("h1"), "Former les aidants");
    assert!(page.text().contains("titre : Autre"));
}

#[test]
fn what_ends_a_tag_in_a_text_ends_none_in_the_page() {
    let text = "fin &lt;/title&gt; &lt;/script&gt; --> ]]> {{ x }}".replace("{{ x }}", "{ x }");
    let quoted = serde_json::to_string(&text).unwrap();
    let site = Portail::minimal()
        .replace(PLAN, "titre: Former les aidants", &format!("titre: {quoted}"))
        .replace(DEPARTEMENT, "titre: Première publication", &format!("titre: {quoted}"))
        .site();
    for path in minimal().pages() {
        assert_eq!(site.page(path).elements(), minimal().page(path).elements(), "{path}");
    }
    let shown = plain(Texte::new(&text).as_str());
    assert!(plain(&site.page("valbrume/e1d1o2/").text_of("head > title")).contains(&shown), "{shown}");
}

/// Texts that have cost others hours, gigabytes or their stack; each is some hundreds of kilobytes.
#[test]
fn a_text_made_to_exhaust_the_reader_is_refused_or_published_in_time() {
    let many = 60_000;
    let long = format!("https://a.example/{}", "a".repeat(20_000));
    let columns = format!("{}\n{}\n{}", "|a".repeat(2_000), "|-".repeat(2_000), "|a\n".repeat(20_000));
    for (name, text) in [
        ("brackets", "[".repeat(many)),
        ("images", "![".repeat(many)),
        ("brackets that close", format!("{}{}", "[".repeat(many), "](x)".repeat(many / 4))),
        ("stars", "*a ".repeat(many)),
        ("stars and underscores", "*_".repeat(many)),
        ("backticks", (1..600).map(|n| format!("{} ", "`".repeat(n))).collect()),
        ("angles", "<".repeat(many)),
        ("comments", "<!--".repeat(many / 4)),
        ("quotes", format!("{}x", ">".repeat(many))),
        ("lists", (0..400).map(|n| format!("{}- x\n", " ".repeat(n * 2))).collect()),
        ("references", format!("[r]: {long}\n\n{}", "[r] ".repeat(many / 4))),
        ("columns", columns),
        ("double brackets", "[[".repeat(many)),
        ("entities", "&#0;&amp".repeat(many / 4)),
        ("quotation marks", "« \" ' : ".repeat(many / 8)),
        ("slips of typography", "oe ,a  b ;c 1ier`x`".repeat(many / 16)),
        ("letters of one word", "Etoe".repeat(many / 4)),
        ("spaces", format!("a{}b", " ".repeat(many))),
        ("links that do not close", "a  b](".repeat(many / 8)),
    ] {
        let start = Instant::now();
        let built = Portail::minimal().write("pages/ruses.md", page_libre("Ruses", &text)).build();
        assert!(built.exit <= 1, "{name}: {}", built.exit);
        assert!(start.elapsed() < Duration::from_secs(20), "{name}: {:?}", start.elapsed());
        assert!(built.stderr.len() < 4_000_000, "{name}: a message of {} bytes", built.stderr.len());
    }
}
