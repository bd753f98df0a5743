//! So many out of so many: as many signs as the whole, the part filled.

use super::barres::cle;
use super::plume::{LARGEUR, Plume, cadre, em, escape, lignes, vignette as petite};
use crate::portal::vue::graphique::{Graphique, Mesure};

/// Signs on a line.
const PAR_LIGNE: u32 = 10;

pub(super) fn draw(graphique: &Graphique) -> String {
    let mut body = Plume::default();
    let mut y = 0;
    for rangee in graphique.groupes.iter().flat_map(|g| &g.rangees) {
        let Some(chiffre) = &rangee.chiffre else { continue };
        let cle = cle(graphique, chiffre);
        let room = LARGEUR.saturating_sub(chiffre.texte.chars().count() + 2).max(14);
        body.trace(format_args!(
            "<text class=\"g-nombre\" x=\"100%\" y=\"{}\" data-c=\"{cle}\">{}</text>",
            em(y + 100),
            escape(&chiffre.texte)
        ));
        for nom in lignes(&rangee.nom, room) {
            body.trace(format_args!(
                "<text class=\"g-nom g-ici\" x=\"0\" y=\"{}\">{}</text>",
                em(y + 100),
                escape(&nom)
            ));
            y += 125;
        }
        y += 25;
        let Mesure::Rapport(part, whole) = chiffre.mesure else { continue };
        for rank in 0..whole {
            let sorte = if rank < part { "g-barre" } else { "g-possible" };
            body.trace(format_args!(
                "<circle class=\"{sorte}\" data-c=\"{cle}\" cx=\"{}\" cy=\"{}\" r=\".6em\"/>",
                em(70 + rank % PAR_LIGNE * 165),
                em(y + 60 + rank / PAR_LIGNE * 165)
            ));
        }
        y += whole.div_ceil(PAR_LIGNE) * 165 + 40;
    }
    if body.is_empty() { String::new() } else { cadre(graphique, "signes", y, "", body.as_str()) }
}

/// The signs of the first row.
pub(super) fn vignette(graphique: &Graphique) -> String {
    let mut rangees = graphique.groupes.iter().flat_map(|g| &g.rangees).filter_map(|r| r.chiffre.as_ref());
    let Some(Mesure::Rapport(part, whole)) = rangees.next().map(|c| &c.mesure) else { return String::new() };
    let mut body = Plume::default();
    for rank in 0..*whole {
        let sorte = if rank < *part { "g-barre" } else { "g-possible" };
        let (x, y) = (5 + rank % PAR_LIGNE * 10, 5 + rank / PAR_LIGNE * 10);
        body.trace(format_args!("<circle class=\"{sorte}\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/>"));
    }
    petite(whole.div_ceil(PAR_LIGNE) * 10, body.as_str())
}
