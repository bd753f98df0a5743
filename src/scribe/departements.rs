//! How each French department is named in a sentence, and its region.
//!
//! Names and codes are those of the official geographic code (Insee, Licence ouverte 2.0); the prepositions are usage.

use super::quoted;
use crate::french::fold::slug;

const DEPARTEMENTS: &str = include_str!("departements.csv");
const REGIONS: &str = include_str!("regions.csv");

/// A department.
#[derive(Debug, Clone, Copy)]
pub struct Departement {
    /// Official code: `34`, `2A`, `974`.
    pub code: &'static str,
    /// Name.
    pub nom: &'static str,
    forms: [&'static str; 3],
    region: (&'static str, &'static str, [&'static str; 3]),
}

/// The department of a code (`34`, `2a`) or a name (`hérault`).
#[must_use]
pub fn departement(wanted: &str) -> Option<Departement> {
    let wanted = wanted.trim();
    let code = if wanted.len() == 1 { format!("0{wanted}") } else { wanted.to_uppercase() };
    let row = rows::<6>(DEPARTEMENTS).find(|[c, nom, ..]| *c == code || slug(nom) == slug(wanted))?;
    let [code, nom, article, lieu, genitif, region] = row;
    let [region, nom_region, a, l, g] = rows::<5>(REGIONS).find(|[code, ..]| *code == region)?;
    Some(Departement { code, nom, forms: [article, lieu, genitif], region: (region, nom_region, [a, l, g]) })
}

fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().filter_map(|line| line.split(';').collect::<Vec<_>>().try_into().ok())
}

impl Departement {
    /// Its identifier: `herault`.
    #[must_use]
    pub fn id(&self) -> String {
        slug(self.nom)
    }

    /// « de l'Hérault ».
    #[must_use]
    pub fn genitif(&self) -> &'static str {
        self.forms[2]
    }

    /// « dans l'Hérault ».
    #[must_use]
    pub fn lieu(&self) -> &'static str {
        self.forms[1]
    }

    /// The identifier of its region.
    #[must_use]
    pub fn region_id(&self) -> String {
        slug(self.region.1)
    }

    /// Its region, as an item of `territoires.yaml`.
    #[must_use]
    pub fn region_yaml(&self) -> String {
        territoire(&self.region_id(), self.region.1, "region", None, self.region.0, self.region.2)
    }

    /// Itself, as an item of `territoires.yaml`.
    #[must_use]
    pub fn yaml(&self) -> String {
        territoire(&self.id(), self.nom, "departement", Some(&self.region_id()), self.code, self.forms)
    }
}

fn territoire(id: &str, nom: &str, nature: &str, parent: Option<&str>, code: &str, forms: [&str; 3]) -> String {
    let [article, lieu, genitif] = forms.map(quoted);
    let parent = parent.map_or_else(String::new, |parent| format!("    parent: {parent}\n"));
    format!(
        "  - id: {id}\n    nom: {}\n    nature: {nature}\n{parent}    code_insee: \"{code}\"\n    \
         formes: {{ article: {article}, lieu: {lieu}, genitif: {genitif} }}\n",
        quoted(nom)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_department_has_its_forms_and_its_region() {
        let mut count = 0;
        for line in DEPARTEMENTS.lines() {
            let code = line.split(';').next().unwrap();
            let found = departement(code).unwrap();
            assert_eq!(departement(found.nom).unwrap().code, code);
            assert!(found.forms.iter().all(|form| form.ends_with(found.nom)), "{line}");
            assert!(found.region.2.iter().all(|form| !form.is_empty()), "{line}");
            count += 1;
        }
        assert_eq!(count, 101);
    }

    #[test]
    fn a_department_is_found_however_it_is_typed() {
        for typed in ["34", "herault", "Hérault", " 34 "] {
            assert_eq!(departement(typed).unwrap().id(), "herault");
        }
        assert_eq!(departement("1").unwrap().nom, "Ain");
        assert_eq!(departement("2a").unwrap().nom, "Corse-du-Sud");
        assert!(departement("20").is_none() && departement("Wallonie").is_none());
    }
}
