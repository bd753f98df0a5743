//! What a style sheet may not do to who reads: shrink, veil, move, hide, or lock what a page shows.
//!
//! Only what selectors and values say is judged here; what pages then look like is seen in a browser (`tests/browser`).

use super::feuille::{Declaration, Regle, element, subject};
use super::rules;
use crate::diagnostic::{Bilingual, Diagnostic, Diagnostics, Rule};
use crate::model::Jetons;
use crate::say;

/// Checks every rule of a style sheet; `skip` has the classes of the skip link.
pub(super) fn check(rules: &[Regle<'_>], jetons: &Jetons, skip: Vec<&str>, out: &mut Diagnostics) {
    for rule in rules {
        if !rule.is_of_paper() {
            small(rule, jetons, out);
            justified(rule, out);
            veiled(rule, out);
            moving(rule, rules, out);
            underlined(rule, out);
            locked(rule, out);
            worded(rule, out);
        }
    }
    for class in skip {
        skipped(class, rules, out);
    }
}

fn push(
    out: &mut Diagnostics,
    rule: &'static Rule,
    of: &Regle<'_>,
    declaration: &Declaration<'_>,
    message: Bilingual,
    help: Bilingual,
) {
    out.push(Diagnostic::new(rule, message).at(of.span(declaration)).help(help));
}

/// The least size of a text, in parts of the size that the reader chose.
const LEAST: f64 = 0.75;

/// Reports text that is tiny, or that does not follow the size that the reader chose.
fn small(rule: &Regle<'_>, jetons: &Jetons, out: &mut Diagnostics) {
    // The text of a drawing is as large as the drawing.
    let drawn = |s: &&str| matches!(element(s), "text" | "tspan" | "svg");
    if rule.selectors.iter().all(drawn) {
        return;
    }
    for declaration in rule.declarations.iter().filter(|d| matches!(d.name, "font-size" | "font")) {
        let value = declaration.bare();
        let written = if declaration.name == "font" { size_of_font(value) } else { value };
        let size = match written.strip_prefix("var(--taille-").and_then(|rest| rest.split([',', ')']).next()) {
            Some(token) => jetons.tailles.get(token).map_or("", String::as_str),
            None => written,
        };
        // The smallest that it may become.
        let size = size
            .strip_prefix("clamp(")
            .or(size.strip_prefix("min("))
            .map_or(size, |rest| rest.split([',', ')']).next().unwrap_or_default().trim());
        let digits = size.len() - size.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let (number, unit) = size.split_at(digits);
        let number: Option<f64> = number.parse().ok();
        let fixed = number.is_some_and(|n| n > 0.0) && matches!(unit, "px" | "pt" | "cm" | "mm" | "in" | "pc" | "q");
        let tiny = match (number, unit) {
            (Some(n), "rem" | "em") => n < LEAST,
            (Some(n), "%") => n < LEAST * 100.0,
            _ => matches!(size, "xx-small" | "x-small"),
        };
        let message = if fixed {
            say!(
                "Ce texte fait {size}, quelle que soit la taille que le lecteur a choisie.",
                "This text is {size}, whatever size the reader chose."
            )
        } else if tiny {
            say!("Ce texte est minuscule : {size}.", "This text is tiny: {size}.")
        } else {
            continue;
        };
        let help = say!("écrivez la taille en rem, à partir de 0.75rem.", "write the size in rem, from 0.75rem on.");
        push(out, &rules::SMALL, rule, declaration, message, help);
    }
}

/// The size in the value of `font`: `italic 1rem/1.5 serif`.
fn size_of_font(value: &str) -> &str {
    let sized =
        |word: &&str| word.starts_with(|c: char| c.is_ascii_digit() || c == '.') || word.starts_with("var(--taille");
    // A weight is a number without a unit.
    let weight = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
    let word = value.split_whitespace().find(|word| sized(word) && !weight(word)).unwrap_or_default();
    word.split('/').next().unwrap_or_default()
}

/// Reports text whose words stand at uneven distances.
fn justified(rule: &Regle<'_>, out: &mut Diagnostics) {
    let found = rule.declarations.iter().find(|d| d.name.starts_with("text-align") && d.bare().starts_with("justify"));
    let Some(declaration) = found else { return };
    let message = say!("Ce texte est justifié.", "This text is justified.");
    let help = say!("alignez-le à gauche (start).", "align it to the left (start).");
    push(out, &rules::JUSTIFIED, rule, declaration, message, help);
}

/// Reports text that something lightens behind the back of the declared pairs.
fn veiled(rule: &Regle<'_>, out: &mut Diagnostics) {
    let steps = rule.is_within("@keyframes") || rule.is_within("@-webkit-keyframes");
    let wordless = |s: &&str| {
        let shape = ["path", "circle", "rect", "line", "polygon", "polyline", "ellipse", "img", "image", "hr", "g"];
        s.ends_with("::before") || s.ends_with("::after") || s.contains(":disabled") || shape.contains(&element(s))
    };
    if steps || rule.selectors.iter().all(wordless) {
        return;
    }
    let lightens = |d: &&Declaration<'_>| match d.name {
        "opacity" => {
            let value = d.bare();
            let part = value.strip_suffix('%').map(|n| n.parse().map(|n: f64| n / 100.0)).unwrap_or(value.parse());
            part.is_ok_and(|part| part < 1.0)
        }
        "filter" => ["opacity(", "contrast(", "brightness(", "blur("].iter().any(|f| d.value.contains(f)),
        _ => false,
    };
    let Some(declaration) = rule.declarations.iter().find(lightens) else { return };
    let (name, value) = (declaration.name, declaration.bare());
    let message = say!(
        "« {name}: {value} » change le contraste du texte, que les jetons ne contrôlent alors plus.",
        "“{name}: {value}” changes the contrast of the text, which the tokens then no longer check."
    );
    let help = say!(
        "donnez au texte une couleur plus douce de jetons.yaml, par exemple var(--couleur-texte-doux).",
        "give the text a softer colour of jetons.yaml, for instance var(--couleur-texte-doux)."
    );
    push(out, &rules::VEILED, rule, declaration, message, help);
}

/// Reports what moves although the reader asked that nothing does, and what never stops.
fn moving(rule: &Regle<'_>, all: &[Regle<'_>], out: &mut Diagnostics) {
    for declaration in &rule.declarations {
        let value = declaration.bare();
        let moves = match declaration.name {
            "animation" | "animation-name" | "transition" | "transition-property" => !matches!(value, "none" | "unset"),
            "scroll-behavior" => value == "smooth",
            _ => false,
        };
        if !moves {
            continue;
        }
        let endless = declaration.name == "animation" && value.split_whitespace().any(|word| word == "infinite");
        let asked = rule.is_within("prefers-reduced-motion: no-preference")
            || rule.is_within("prefers-reduced-motion:no-preference");
        if !endless && (asked || all.iter().any(|other| stills(other, rule, declaration.name))) {
            continue;
        }
        let name = declaration.name;
        let (message, help) = if endless {
            (
                say!("Cette animation ne s'arrête jamais.", "This animation never stops."),
                say!("donnez-lui une fin, en moins de cinq secondes.", "give it an end, within five seconds."),
            )
        } else {
            (
                say!(
                    "« {name} » bouge même quand le lecteur a demandé que rien ne bouge.",
                    "“{name}” moves even when the reader asked that nothing does."
                ),
                say!(
                    "écrivez la règle dans @media (prefers-reduced-motion: no-preference).",
                    "write the rule in @media (prefers-reduced-motion: no-preference)."
                ),
            )
        };
        push(out, &rules::MOVING, rule, declaration, message, help);
    }
}

/// Whether a rule stills a property of another when the reader asks for it.
fn stills(rule: &Regle<'_>, moved: &Regle<'_>, name: &str) -> bool {
    if !rule.around.iter().any(|a| a.contains("prefers-reduced-motion") && a.contains("reduce)")) {
        return false;
    }
    let family = name.split('-').next().unwrap_or_default();
    let still = |d: &&Declaration<'_>| {
        d.name.split('-').next() == Some(family)
            && (matches!(d.bare(), "none" | "auto" | "0s" | "0ms" | "0.01ms" | ".01ms") || d.bare().starts_with("none"))
    };
    rule.declarations.iter().filter(still).any(|d| {
        // A selector of everything yields to any other, unless it insists.
        let everything = rule.selectors.contains(&"*") && d.is_important();
        everything || moved.selectors.iter().all(|s| rule.selectors.contains(s))
    })
}

/// Elements that hold running text: a link in them stands among words.
const PROSE: [&str; 16] = [
    "html",
    "body",
    "main",
    "article",
    "section",
    "div",
    "p",
    "li",
    "ul",
    "ol",
    "dd",
    "td",
    "blockquote",
    "em",
    "strong",
    "a",
];

/// Reports links of running text that their colour alone tells from it.
fn underlined(rule: &Regle<'_>, out: &mut Diagnostics) {
    let Some(declaration) =
        rule.last(&["text-decoration", "text-decoration-line"]).filter(|d| d.bare().starts_with("none"))
    else {
        return;
    };
    let other_sign = rule.declarations.iter().any(|d| {
        let drawn = d.name.starts_with("border") || matches!(d.name, "box-shadow" | "background-image" | "outline");
        drawn && !matches!(d.bare(), "none" | "0")
    });
    // A link of running text: no class tells a menu, a button or a list from it.
    let among_words = |s: &&&str| {
        let states = [":link", ":visited", ":any-link", "[href]"];
        let bare =
            states.iter().fold((**s).to_owned(), |text, state| text.replace(state, "")).replace(".texte", "main");
        let mut words = bare.split(|c: char| c.is_whitespace() || c == '>').filter(|word| !word.is_empty());
        element(s) == "a" && words.all(|word| PROSE.contains(&word))
    };
    let Some(selector) = rule.selectors.iter().find(among_words).filter(|_| !other_sign) else { return };
    let message = say!(
        "« {selector} » ne distingue plus les liens du texte que par leur couleur.",
        "“{selector}” tells links from the text by their colour alone."
    );
    let help = say!(
        "gardez le trait sous les liens du texte ; ne le retirez que dans un menu ou une liste de liens.",
        "keep the line under links in the text; remove it only in a menu or a list of links."
    );
    push(out, &rules::NOT_UNDERLINED, rule, declaration, message, help);
}

/// Reports what cuts the page at its edges, or shows it one way round only.
fn locked(rule: &Regle<'_>, out: &mut Diagnostics) {
    let whole = |s: &&&str| matches!(element(s), "html" | "body" | "main") || matches!(subject(s), ":root" | "*");
    let Some(selector) = rule.selectors.iter().find(whole) else { return };
    let turned = rule.is_within("orientation:") || rule.is_within("orientation :");
    for declaration in &rule.declarations {
        let (name, value) = (declaration.name, declaration.bare());
        let cuts = matches!(name, "overflow" | "overflow-x" | "overflow-y")
            && value.split_whitespace().any(|word| matches!(word, "hidden" | "clip"));
        let turns = turned
            && match name {
                "display" => value == "none",
                "visibility" => value == "hidden",
                "transform" | "rotate" => value.contains("rotate") || name == "rotate",
                _ => false,
            };
        if cuts {
            let message = say!(
                "« {selector} » coupe ce qui dépasse de la page : agrandi, le texte s'y perd.",
                "“{selector}” cuts what is beyond the page: enlarged, its text is lost."
            );
            let help =
                say!("retirez « {name} » ; faites tenir ce qui dépasse.", "remove “{name}”; make what overflows fit.");
            push(out, &rules::LOCKED, rule, declaration, message, help);
        } else if turns {
            let message = say!(
                "« {selector} » n'est lisible que l'écran tourné dans un sens.",
                "“{selector}” can be read only with the screen turned one way."
            );
            let help = say!("montrez la page dans les deux sens.", "show the page both ways round.");
            push(out, &rules::LOCKED, rule, declaration, message, help);
        }
    }
}

/// Reports words that only the style sheet says.
fn worded(rule: &Regle<'_>, out: &mut Diagnostics) {
    let Some(declaration) = rule.last(&["content"]) else { return };
    // What stands after the stroke is for screen readers.
    let shown = declaration.bare().split(" / ").next().unwrap_or_default();
    let quoted = shown.split('"').skip(1).step_by(2).chain(shown.split('\'').skip(1).step_by(2));
    let Some(words) =
        quoted.into_iter().find(|w| !w.contains('\\') && w.chars().filter(|c| c.is_alphabetic()).count() > 1)
    else {
        return;
    };
    let message =
        say!("« {words} » n'est écrit que dans la feuille de style.", "“{words}” is written in the style sheet alone.");
    let help = say!("écrivez ces mots dans le modèle.", "write these words in the template.");
    push(out, &rules::WORDED, rule, declaration, message, help);
}

/// Reports a skip link that nobody ever sees, or that focus does not bring back.
fn skipped(class: &str, rules: &[Regle<'_>], out: &mut Diagnostics) {
    let named = |s: &str| {
        subject(s).match_indices(class).any(|(at, _)| {
            let (before, after) = subject(s).split_at(at);
            before.ends_with('.')
                && !after
                    .get(class.len()..)
                    .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
        })
    };
    // What holds only while focus is elsewhere hides nothing from who is there.
    let elsewhere = |s: &str| subject(s).contains(":not(:focus");
    let about = |focused: bool| {
        rules.iter().filter(move |r| {
            let fits = |s: &&str| named(s) && !elsewhere(s) && subject(s).contains(":focus") == focused;
            !r.is_of_paper() && r.selectors.iter().any(fits)
        })
    };
    let back = [
        "top",
        "left",
        "inset",
        "transform",
        "translate",
        "clip",
        "clip-path",
        "width",
        "height",
        "position",
        "margin",
    ];
    let brought_back = about(true).any(|r| r.declarations.iter().any(|d| back.contains(&d.name) && !is_away(d)));
    for rule in about(false).chain(about(true)) {
        for declaration in &rule.declarations {
            let gone = matches!((declaration.name, declaration.bare()), ("display", "none") | ("visibility", "hidden"));
            if gone || (is_away(declaration) && !brought_back) {
                let message = say!(
                    "Le lien d'évitement « .{class} » ne se voit jamais, même quand le clavier l'atteint.",
                    "The skip link “.{class}” is never seen, even when the keyboard reaches it."
                );
                let help = say!(
                    "placez-le hors de l'écran, et ramenez-le par « .{class}:focus {{ top: 0 }} ».",
                    "put it off the screen, and bring it back with “.{class}:focus {{ top: 0 }}”."
                );
                push(out, &rules::SKIP_HIDDEN, rule, declaration, message, help);
                return;
            }
        }
    }
}

/// Whether a declaration takes something out of sight.
fn is_away(declaration: &Declaration<'_>) -> bool {
    let value = declaration.bare();
    match declaration.name {
        "top" | "left" | "inset" | "margin" | "text-indent" | "margin-left" => {
            value.starts_with('-') && value.len() > 3
        }
        "transform" | "translate" => value.contains('-'),
        "clip" => value.starts_with("rect("),
        "clip-path" => value.starts_with("inset("),
        "width" | "height" => matches!(value, "1px" | "0"),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
