//! Contrast of the pairs of colours that a theme declares, in both schemes (WCAG 2.2, 1.4.3 and 1.4.11).

use super::rules;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Couleur, Jetons};
use crate::say;

/// A scheme in both languages, and the colour that it takes.
type Scheme = (&'static str, &'static str, fn(&Couleur) -> &str);

/// Reports every pair without enough contrast, and every colour or pair that cannot be read.
pub(super) fn check(jetons: &Jetons, diagnostics: &mut Diagnostics) {
    for (name, colour) in &jetons.couleurs {
        for text in [&colour.clair, &colour.sombre] {
            if luminance(text).is_none() {
                diagnostics.push(
                    Diagnostic::new(
                        &rules::TOKEN,
                        say!("La couleur « {name} » vaut « {text} ».", "The colour “{name}” is “{text}”."),
                    )
                    .in_file("jetons.yaml")
                    .help(say!("écrivez-la #rrggbb.", "write it #rrggbb.")),
                );
            }
        }
    }
    for pair in &jetons.paires {
        let named = |name: &str| jetons.couleurs.get(name);
        let (Some(ink), Some(ground)) = (named(&pair.encre.value), named(&pair.fond.value)) else {
            let (ink, ground) = (&pair.encre.value, &pair.fond.value);
            diagnostics.push(
                Diagnostic::new(
                    &rules::TOKEN,
                    say!(
                        "La paire « {ink} » sur « {ground} » nomme une couleur inconnue.",
                        "The pair “{ink}” on “{ground}” names an unknown colour."
                    ),
                )
                .in_file("jetons.yaml")
                .help(say!("déclarez-la dans « couleurs ».", "declare it in “couleurs”.")),
            );
            continue;
        };
        let schemes: [Scheme; 2] = [("clair", "light", |c| &c.clair), ("sombre", "dark", |c| &c.sombre)];
        for (fr, en, pick) in schemes {
            let Some(found) = ratio(pick(ink), pick(ground)) else { continue };
            let wanted = pair.usage.ratio();
            if found < wanted {
                let (ink, ground) = (&pair.encre.value, &pair.fond.value);
                diagnostics.push(
                    Diagnostic::new(
                        &rules::CONTRAST,
                        say!(
                            "En mode {fr}, « {ink} » sur « {ground} » a un contraste de {found:.2} ; il en faut {wanted}.",
                            "In {en} mode, “{ink}” on “{ground}” has a contrast of {found:.2}; {wanted} is needed."
                        ),
                    )
                    .in_file("jetons.yaml")
                    .help(say!("éloignez les deux couleurs.", "move both colours apart.")),
                );
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
