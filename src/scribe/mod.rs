//! Writes the authors' own files, and only those: the seeds of a new site, a new fiche, a line more in a register.
//!
//! [`publish`](crate::publish) writes the site; this room writes sources. It never replaces a file that is there, but to
//! add to it or to repair it, and then only if it still is what was read ([`mod@write`]).

mod departements;
pub mod fix;
pub mod init;
pub mod new;
mod registre;
pub mod write;

pub use departements::{Departement, departement};

/// A text as YAML writes it, whatever it holds.
fn quoted(text: &str) -> String {
    // JSON strings are YAML; a plain word stays readable.
    let plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’'))
        && text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && !["true", "false", "null", "yes", "no", "NA"].contains(&text);
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_text_is_quoted_as_soon_as_yaml_could_read_it_otherwise() {
        assert_eq!(quoted("Schéma de l'Hérault"), "Schéma de l'Hérault");
        assert_eq!(quoted("Santé : agir"), "\"Santé : agir\"");
        assert_eq!(quoted("true"), "\"true\"");
        assert_eq!(quoted("2023"), "\"2023\"");
        assert_eq!(quoted("a \"b\" # c"), "\"a \\\"b\\\" # c\"");
    }
}
