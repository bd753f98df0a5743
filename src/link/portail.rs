//! The portal's own settings.

use super::context::{Context, Log};
use super::rules;
use crate::diagnostic::Diagnostic;
use crate::model::{DatePartielle, Langue, LicenceDuPortail, Portail, PortailBrut, Tolerance, ToleranceBrute};
use crate::say;
use crate::source::Parsed;

pub(super) fn link(file: &Parsed<PortailBrut>, log: &mut Log) -> Option<Portail> {
    let mut cx = Context::of(file, log);
    let brut = &file.value;
    let base_url = cx.read(&brut.base_url, base_url);
    let langue = brut.langue.value.trim();
    if !["fr", "en"].contains(&langue) {
        cx.report(
            &rules::UNKNOWN,
            &brut.langue.range,
            say!("La langue « {langue} » n'est pas disponible.", "The language “{langue}” is not available."),
            Some(say!("écrivez fr ou en.", "write fr or en.")),
        );
    }
    let mut langues: Vec<Langue> = Vec::new();
    for loc in &brut.langues {
        let Some(other) = cx.read(loc, Langue::parse) else { continue };
        if other.as_str() == langue || langues.contains(&other) {
            let name = other.as_str();
            cx.report(
                &rules::DUPLICATE,
                &loc.range,
                say!(
                    "La langue « {name} » est déjà celle du portail.",
                    "The language “{name}” is the portal's already."
                ),
                Some(say!("supprimez-la de cette liste.", "delete it from this list.")),
            );
            continue;
        }
        langues.push(other);
    }
    let tolerances = brut.tolerances.iter().filter_map(|t| tolerance(t, &mut cx)).collect();
    Some(Portail {
        titre: cx.texte(&brut.titre),
        sous_titre: cx.maybe_texte(brut.sous_titre.as_ref()),
        base_url: base_url?,
        langue: langue.to_owned(),
        langues,
        editeur: cx.texte(&brut.editeur),
        theme: cx.slug(&brut.theme)?,
        avertissement: cx.maybe_texte(brut.avertissement.as_ref()),
        images: brut.images.unwrap_or(true),
        licence: brut.licence.as_ref().and_then(|l| {
            Some(LicenceDuPortail {
                nom: cx.texte(&l.nom),
                url: cx.url(Some(&l.url))?,
                code: l.code.as_ref().map(|c| c.value.trim().to_owned()),
            })
        }),
        tolerances,
    })
}

/// Reads what is accepted for a while; that the rule may be, [`crate::check`] says.
fn tolerance(brut: &ToleranceBrute, cx: &mut Context<'_>) -> Option<Tolerance> {
    for text in [&brut.ou, &brut.raison] {
        if text.value.trim().is_empty() {
            cx.report(
                &rules::BLANK,
                &text.range,
                say!("Une tolérance dit où et pourquoi.", "A tolerance says where and why."),
                Some(say!("remplissez ce champ, ou supprimez l'entrée.", "fill this in, or delete the entry.")),
            );
        }
    }
    let until = cx.read(&brut.jusqu_au, DatePartielle::parse)?;
    Some(Tolerance::new(brut.regle.value.trim(), brut.ou.value.trim(), until, cx.span(&brut.regle.range)))
}

/// Reads the public address of a portal: `https:` or `http:`, with a final slash.
///
/// # Errors
/// A diagnostic without place.
pub fn base_url(text: &str) -> Result<String, Box<Diagnostic>> {
    let text = text.trim();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let ok = rest.is_some_and(|r| {
        r.len() > 1
            && r.ends_with('/')
            && !r.starts_with('/')
            && r.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/:%".contains(&b))
    });
    if ok {
        return Ok(text.to_owned());
    }
    Err(Box::new(
        Diagnostic::new(
            &rules::UNSAFE_LINK,
            say!("« {text} » n'est pas l'adresse d'un portail.", "“{text}” is not the address of a portal."),
        )
        .help(say!(
            "écrivez une adresse qui commence par https:// et finit par « / ».",
            "write an address that starts with https:// and ends with “/”."
        )),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portal_address_is_http_and_ends_with_a_slash() {
        assert!(base_url("https://sante.example/plans/").is_ok());
        for bad in ["https://sante.example", "ftp://a/", "javascript:alert(1)/", "https:///", "https://a b/"] {
            assert!(base_url(bad).is_err(), "{bad}");
        }
    }
}
