//! A synthetic portal of any size, in the project's own source format: a pure function of a seed and a size.

mod alea;
mod contrat;
mod departement;
mod forme;
mod mots;
mod registre;

pub use forme::Forme;

/// Receives every file: path from `content/`, text.
pub type Ecrire<'a> = &'a mut dyn FnMut(&str, String);

/// Makes every file of a portal, always in the same order.
pub fn portail(forme: &Forme, out: Ecrire<'_>) {
    registre::ecrire(forme, out);
    for n in 0..forme.territoires {
        departement::ecrire(forme, n, out);
        if Forme::a_un_contrat(n) {
            contrat::ecrire(forme, n, out);
        }
    }
}
