//! Observations as an author writes them.

use crate::model::{Observation, Statut, Temps, Texte, Valeur};

/// A file of observations, each with its territory and its document, so that it may stand in any folder.
pub(super) fn write(observations: &[Observation]) -> String {
    let mut out = String::from("observations:\n");
    for o in observations {
        let indicateur = o.cle.as_ref().map_or("", |i| i.as_str());
        out.extend(["  - indicateur: ", &plain(indicateur), "\n"]);
        let mut field = |name: &str, value: String| out.extend(["    ", name, ": ", &value, "\n"]);
        field("territoire", plain(o.territoire.id.as_str()));
        match o.valeur {
            Valeur::Vide => field("valeur", String::new()),
            // French sources write a comma.
            valeur => field("valeur", quoted(&valeur.ecriture().replace('.', ","))),
        }
        match o.temps {
            Some(Temps::Periode(from, to)) => field("periode", quoted(&format!("{from}-{to}"))),
            Some(Temps::Date(date)) if date.mois.is_none() => field("annee", date.iso()),
            Some(Temps::Date(date)) => field("date", quoted(&date.iso())),
            None => {}
        }
        if o.statut != Statut::Constate {
            field("statut", o.statut.id().to_owned());
        }
        if let Some(source) = &o.source {
            field("source", plain(source.id.as_str()));
        }
        field("document", plain(o.document.id.as_str()));
        let texts: [(&str, &Option<Texte>); 6] = [
            ("qualificatif", &o.qualificatif),
            ("section", &o.section),
            ("rang", &o.rang),
            ("part", &o.part),
            ("note", &o.note),
            ("discordance", &o.discordance),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                field(name, quoted(text.as_str()));
            }
        }
        if let Some(variante) = &o.variante {
            field("variante", plain(variante.as_str()));
        }
    }
    out.replace(": \n", ":\n")
}

/// An identifier; quoted when YAML would take it for a number or a truth.
fn plain(id: &str) -> String {
    const SAID_OTHERWISE: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let word = id.starts_with(|c: char| c.is_ascii_lowercase()) && !SAID_OTHERWISE.contains(&id);
    if word { id.to_owned() } else { quoted(id) }
}

/// A text between double quotes, which YAML reads as JSON does.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
