//! Contrast of the pairs of colours that a theme declares, in both schemes (WCAG 2.2, 1.4.3 and 1.4.11).

use super::rules;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::model::{Couleur, Jetons, Loc};
use crate::say;

/// A scheme in both languages, and the colour that it takes.
type Scheme = (&'static str, &'static str, fn(&Couleur) -> &Loc<String>);

const SCHEMES: [Scheme; 2] = [("clair", "light", |c| &c.clair), ("sombre", "dark", |c| &c.sombre)];

/// Places a fault of the tokens.
fn placed(diagnostic: Diagnostic, place: Option<Span>) -> Diagnostic {
    match place {
        Some(span) => diagnostic.at(span),
        None => diagnostic.in_file("jetons.yaml"),
    }
}

/// Reports every pair without enough contrast, and every colour or pair that cannot be read.
pub(super) fn check(jetons: &Jetons, diagnostics: &mut Diagnostics) {
    for (name, colour) in &jetons.couleurs {
        for (_, _, pick) in SCHEMES {
            let text = &pick(colour).value;
            if luminance(text).is_none() {
                let unread = Diagnostic::new(
                    &rules::TOKEN,
                    say!("La couleur « {name} » vaut « {text} ».", "The colour “{name}” is “{text}”."),
                )
                .help(say!("écrivez-la #rrggbb.", "write it #rrggbb."));
                diagnostics.push(placed(unread, colour.place(pick)));
            }
        }
    }
    for pair in &jetons.paires {
        let named = |name: &str| jetons.couleurs.get(name);
        let (Some(ink), Some(ground)) = (named(&pair.encre.value), named(&pair.fond.value)) else {
            let (ink, ground) = (&pair.encre.value, &pair.fond.value);
            let unknown = if named(ink).is_none() { &pair.encre } else { &pair.fond };
            let lost = Diagnostic::new(
                &rules::TOKEN,
                say!(
                    "La paire « {ink} » sur « {ground} » nomme une couleur inconnue.",
                    "The pair “{ink}” on “{ground}” names an unknown colour."
                ),
            )
            .help(say!("déclarez-la dans « couleurs ».", "declare it in “couleurs”."));
            diagnostics.push(placed(lost, pair.place(unknown)));
            continue;
        };
        for (fr, en, pick) in SCHEMES {
            let Some(found) = ratio(&pick(ink).value, &pick(ground).value) else { continue };
            let wanted = pair.usage.ratio();
            if found < wanted {
                // Of two colours that two files give, the last one came upon the other.
                let (first, last) = if ground.fichier > ink.fichier { (ink, ground) } else { (ground, ink) };
                let (ink, ground) = (&pair.encre.value, &pair.fond.value);
                let mut pale = Diagnostic::new(
                    &rules::CONTRAST,
                    say!(
                        "En mode {fr}, « {ink} » sur « {ground} » a un contraste de {found:.2} ; il en faut {wanted}.",
                        "In {en} mode, “{ink}” on “{ground}” has a contrast of {found:.2}; {wanted} is needed."
                    ),
                )
                .help(say!("éloignez les deux couleurs.", "move both colours apart."));
                if let Some(other) = first.place(pick) {
                    pale = pale.related(other, say!("l'autre couleur", "the other colour"));
                }
                if let Some(declared) = pair.place(&pair.encre) {
                    pale = pale.related(declared, say!("la paire", "the pair"));
                }
                diagnostics.push(placed(pale, last.place(pick)));
            }
        }
    }
}

/// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
fn ratio(a: &str, b: &str) -> Option<f64> {
    let (a, b) = (luminance(a)?, luminance(b)?);
    Some((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

/// The relative luminance of `#rrggbb`, from 0 to 1 (WCAG 2.2, "relative luminance").
fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii())?;
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?) / 255.0;
        Some(if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
    };
    Some(0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_is_twenty_one_to_one() {
        assert!((ratio("#000000", "#ffffff").unwrap() - 21.0).abs() < 0.001);
        assert!((ratio("#777777", "#ffffff").unwrap() - 4.48).abs() < 0.01);
        assert!(ratio("#fff", "#000000").is_none());
    }
}
