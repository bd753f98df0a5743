//! Colours that a stylesheet really brings together, next to the pairs that the tokens declare.
//!
//! The pairs of `jetons.yaml` are what [`contrast`](super::contrast) checks: a colour written as it is, or a pair that nobody
//! declared, would go unchecked. Which element stands in which is not known here; what selectors say is: a rule that gives
//! an ink and a ground, or an ink to what stands in something that has a ground, brings the two together. What no selector
//! says is seen in a browser (`tests/browser/accessibility.test.mjs`).

use std::collections::{BTreeMap, BTreeSet};

use super::feuille::{Declaration, Regle};
use super::rules;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::model::{Jetons, Usage};
use crate::say;

/// Checks every rule of a style sheet.
pub(super) fn check(rules: &[Regle<'_>], jetons: &Jetons, diagnostics: &mut Diagnostics) {
    for rule in rules {
        literals(rule, diagnostics);
        focus(rule, diagnostics);
    }
    pairs(rules, jetons, diagnostics);
}

/// Whether a property paints.
fn paints(name: &str) -> bool {
    matches!(name, "color" | "fill" | "stroke" | "box-shadow" | "text-shadow" | "caret-color" | "accent-color")
        || ["background", "border", "outline", "text-decoration", "column-rule"]
            .iter()
            .any(|start| name.starts_with(start))
}

/// The names of colours (CSS Color 4, 6.1) that a stylesheet may be tempted to write.
const NAMED: [&str; 40] = [
    "aqua",
    "beige",
    "black",
    "blue",
    "brown",
    "coral",
    "crimson",
    "cyan",
    "darkblue",
    "darkgray",
    "darkgreen",
    "darkgrey",
    "darkred",
    "dimgray",
    "dimgrey",
    "fuchsia",
    "gold",
    "gray",
    "green",
    "grey",
    "indigo",
    "khaki",
    "lightgray",
    "lightgrey",
    "lime",
    "magenta",
    "maroon",
    "navy",
    "olive",
    "orange",
    "pink",
    "purple",
    "red",
    "salmon",
    "silver",
    "teal",
    "tomato",
    "violet",
    "white",
    "yellow",
];

/// The functions that make a colour.
const MADE: [&str; 12] = [
    "rgb(",
    "rgba(",
    "hsl(",
    "hsla(",
    "hwb(",
    "lab(",
    "lch(",
    "oklab(",
    "oklch(",
    "color(",
    "color-mix(",
    "light-dark(",
];

/// A value without its addresses, where `#` starts the name of a drawing.
fn without_addresses(value: &str) -> String {
    let mut pieces = value.split("url(");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once(')').map_or("", |(_, after)| after))
}

/// Reports the colours that a rule writes as they are.
fn literals(rule: &Regle<'_>, diagnostics: &mut Diagnostics) {
    for declaration in rule.declarations.iter().filter(|d| paints(d.name) || d.name.starts_with("--")) {
        let name = declaration.name;
        let value = without_addresses(declaration.value);
        let words = || value.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '/' | '!'));
        let hex = |word: &&str| {
            word.strip_prefix('#')
                .is_some_and(|d| matches!(d.len(), 3 | 4 | 6 | 8) && d.bytes().all(|b| b.is_ascii_hexdigit()))
        };
        let named = |word: &&str| NAMED.iter().any(|known| word.eq_ignore_ascii_case(known));
        let lower = value.to_ascii_lowercase();
        let is_made = |made: &&&str| {
            lower
                .match_indices(**made)
                .any(|(at, _)| !lower.get(..at).is_some_and(|t| t.ends_with(|c: char| c.is_alphanumeric() || c == '-')))
        };
        let made = MADE.iter().find(is_made).map(|made| made.trim_end_matches('('));
        let Some(colour) = words().find(|w| hex(w) || (paints(name) && named(w))).or(made) else { continue };
        diagnostics.push(
            Diagnostic::new(
                &rules::LITERAL,
                say!(
                    "« {name} » écrit une couleur que rien ne contrôle : {colour}.",
                    "“{name}” writes a colour that nothing checks: {colour}."
                ),
            )
            .at(rule.span(declaration))
            .help(say!(
                "donnez-lui un nom dans jetons.yaml, en clair et en sombre, et employez var(--couleur-…).",
                "give it a name in jetons.yaml, light and dark, and use var(--couleur-…)."
            )),
        );
    }
}

/// Reports a rule that hides where the keyboard is.
fn focus(rule: &Regle<'_>, diagnostics: &mut Diagnostics) {
    let hides = |d: &&Declaration<'_>| {
        matches!(d.name, "outline" | "outline-style" | "outline-width")
            && matches!(d.bare(), "none" | "0" | "0px" | "hidden")
    };
    // The main content takes focus from the skip link alone: nobody has to find it again.
    if rule.selectors.iter().all(|selector| selector.starts_with("main:")) {
        return;
    }
    let Some(found) = rule.declarations.iter().find(hides) else { return };
    diagnostics.push(
        Diagnostic::new(
            &rules::FOCUS,
            say!(
                "« {} » efface le cadre qui montre où est le clavier.",
                "“{}” erases the frame that shows where the keyboard is.",
                rule.selectors.join(", ")
            ),
        )
        .at(rule.span(found))
        .help(say!("donnez-lui une autre forme, ou retirez la ligne.", "give it another form, or remove the line.")),
    );
}

/// What a value may be: tokens of colour, with the rule that gave each through a property of its own.
type Couleurs = Vec<(String, Option<usize>)>;

/// Reports the pairs that selectors bring together and that nobody declared.
fn pairs(rules: &[Regle<'_>], jetons: &Jetons, diagnostics: &mut Diagnostics) {
    let own = properties(rules);
    let value = |rule: &Regle<'_>, names: &[&str]| -> Couleurs {
        rule.last(names).map_or_else(Vec::new, |d| resolve(d.value, &own))
    };
    let grounds: BTreeMap<&str, Couleurs> = rules
        .iter()
        .flat_map(|rule| rule.selectors.iter().map(move |selector| (*selector, rule)))
        .filter_map(|(selector, rule)| {
            let ground = value(rule, &["background", "background-color"]);
            (!ground.is_empty() && !selector.contains("::")).then_some((selector, ground))
        })
        .collect();
    let page = grounds.get("body").or_else(|| grounds.get("html")).cloned().unwrap_or_default();
    // A contrast is the same both ways; what holds for a drawing does not hold for words.
    let words = jetons.paires.iter().filter(|pair| pair.usage != Usage::Graphique);
    let named = words.map(|pair| (pair.encre.value.as_str(), pair.fond.value.as_str()));
    let declared: BTreeSet<(&str, &str)> = named.flat_map(|(ink, ground)| [(ink, ground), (ground, ink)]).collect();
    let mut told = BTreeSet::new();
    for rule in rules {
        let inks = value(rule, &["color"]);
        let Some(place) = rule.last(&["color"]).map(|d| rule.span(d)) else { continue };
        let same = value(rule, &["background", "background-color"]);
        for selector in &rule.selectors {
            let around = || {
                let parts: Vec<&str> = selector.split([' ', '>', '+', '~']).filter(|part| !part.is_empty()).collect();
                parts.iter().rev().find_map(|part| grounds.get(part))
            };
            let under = if same.is_empty() { around().unwrap_or(&page) } else { &same };
            for (ink, from) in &inks {
                for (ground, of) in under {
                    // Two properties that one rule gives go together: an accent and its tint.
                    let apart = from.is_some() && of.is_some() && from != of;
                    let pair = (ink.as_str(), ground.as_str());
                    if apart || ink == ground || declared.contains(&pair) || !told.insert((ink.clone(), ground.clone()))
                    {
                        continue;
                    }
                    diagnostics.push(undeclared(pair, selector, place));
                }
            }
        }
    }
}

fn undeclared((ink, ground): (&str, &str), selector: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &rules::UNDECLARED,
        say!(
            "« {selector} » pose l'encre « {ink} » sur « {ground} » : cette paire n'est pas déclarée, donc pas contrôlée.",
            "“{selector}” puts the ink “{ink}” on “{ground}”: this pair is not declared, so not checked."
        ),
    )
    .at(place)
    .help(say!(
        "ajoutez {{ encre: {ink}, fond: {ground}, usage: texte }} aux paires de jetons.yaml.",
        "add {{ encre: {ink}, fond: {ground}, usage: texte }} to the pairs of jetons.yaml."
    ))
}

/// What the stylesheet's own properties may be, with the rule that gives each value.
fn properties(rules: &[Regle<'_>]) -> BTreeMap<String, Couleurs> {
    let mut own: BTreeMap<String, Couleurs> = BTreeMap::new();
    for (rank, rule) in rules.iter().enumerate() {
        for own_property in rule.declarations.iter().filter(|d| d.name.starts_with("--")) {
            let tokens = tokens(own_property.value)
                .filter_map(|t| t.strip_prefix("--couleur-"))
                .map(|t| (t.to_owned(), Some(rank)));
            own.entry(own_property.name.to_owned()).or_default().extend(tokens);
        }
    }
    own
}

/// The colours that a value may be. A gradient is a drawing: no text stands on one of its colours alone.
fn resolve(value: &str, own: &BTreeMap<String, Couleurs>) -> Couleurs {
    if value.contains("gradient(") {
        return Vec::new();
    }
    let colours = |token: &str| match token.strip_prefix("--couleur-") {
        Some(name) => vec![(name.to_owned(), None)],
        None => own.get(token).cloned().unwrap_or_default(),
    };
    tokens(value).flat_map(colours).collect()
}

/// The properties that a value asks for.
fn tokens(value: &str) -> impl Iterator<Item = &str> {
    value.match_indices("var(").filter_map(|(at, found)| {
        let name = value.get(at + found.len()..)?.split([',', ')']).next()?;
        Some(name.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::super::feuille;
    use super::*;
    use crate::diagnostic::Files;

    /// What is said of a sheet, with these pairs.
    fn said(css: &str, pairs: &[(&str, &str)]) -> Vec<(&'static str, String)> {
        let pair = |(i, f): &(&str, &str)| format!("  - {{ encre: {i}, fond: {f}, usage: texte }}\n");
        let pairs = pairs.iter().map(pair).collect::<Vec<_>>().concat();
        let yaml = if pairs.is_empty() { "{}".to_owned() } else { format!("paires:\n{pairs}") };
        let jetons: Jetons = serde_yaml::from_str(&yaml).unwrap();
        let mut diagnostics = Diagnostics::default();
        let mut files = Files::default();
        let file = files.add("s.css", css);
        check(&feuille::read(file, css), &jetons, &mut diagnostics);
        let line = |d: &Diagnostic| d.span.map_or(0, |span| files.place(span).line);
        diagnostics.iter().map(|d| (d.rule.code, format!("{} {}", line(d), d.message.fr))).collect()
    }

    fn codes(css: &str, pairs: &[(&str, &str)]) -> Vec<&'static str> {
        said(css, pairs).into_iter().map(|(code, _)| code).collect()
    }

    #[test]
    fn a_colour_written_as_it_is_is_found_whatever_its_form() {
        for bad in [
            "p { color: #ccc }",
            "p{background:RGBA(0,0,0,.5)}",
            "p { border: 1px solid Red }",
            "p { fill: color-mix(in srgb, var(--couleur-a), var(--couleur-b)) }",
            "@media print { p { color: black } }",
            ":root { --gris: #808080 }",
        ] {
            assert_eq!(codes(bad, &[]), ["G708"], "{bad}");
        }
        for good in [
            "p { color: inherit; background: transparent }",
            "p::before { content: \"#fff red\" }",
            "a { background: url(#abc) }",
            "#fade { border-color: CanvasText }",
            "/* color: red */ p { grid-area: red }",
        ] {
            assert_eq!(codes(good, &[]), Vec::<&str>::new(), "{good}");
        }
        assert!(said("a { top: 0 }\n\np {\n  left: 0;\n  color: #ccc;\n}", &[])[0].1.starts_with("5 "));
    }

    #[test]
    fn a_rule_that_gives_both_colours_wants_their_pair() {
        let css = "p { background: var(--couleur-b); color: var(--couleur-a) }";
        assert_eq!(codes(css, &[]), ["G709"]);
        assert_eq!(codes(css, &[("a", "b")]), Vec::<&str>::new());
        assert_eq!(codes(css, &[("b", "a")]), Vec::<&str>::new(), "a contrast is the same both ways");
    }

    #[test]
    fn an_ink_alone_stands_on_what_its_selector_names_or_on_the_page() {
        let page = "body { background: var(--couleur-b) } ";
        assert_eq!(codes(&format!("{page}p {{ color: var(--couleur-a) }}"), &[]), ["G709"]);
        assert_eq!(codes(&format!("{page}p {{ color: var(--couleur-a) }}"), &[("a", "b")]), Vec::<&str>::new());
        let foot = ".pied { background: var(--couleur-c) } .pied li > a { color: var(--couleur-a) }";
        assert_eq!(codes(&format!("{page}{foot}"), &[("a", "b")]), ["G709"]);
        assert_eq!(codes(&format!("{page}{foot}"), &[("a", "c")]), Vec::<&str>::new());
    }

    #[test]
    fn two_properties_of_one_rule_go_together_and_no_others() {
        let css = ".x { --encre: var(--couleur-a); --fond: var(--couleur-b) } \
                   .y { --encre: var(--couleur-c); --fond: var(--couleur-d) } \
                   .t { color: var(--encre); background: var(--fond) }";
        assert_eq!(codes(css, &[("a", "b"), ("c", "d")]), Vec::<&str>::new());
        assert_eq!(codes(css, &[("a", "b")]), ["G709"]);
    }
}
