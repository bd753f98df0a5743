//! Pictures for social networks, painted from their description: same description and theme, same bytes.
//!
//! The words are set in Libertinus Serif, which comes as a crate: the fonts of a machine would give each machine its own
//! bytes. Letters become paths ([`plume`]), paths become pixels (`tiny-skia`), pixels a palette of few colours
//! ([`png`]): a flat picture of a dozen kilobytes.

mod plume;
mod png;

use std::collections::BTreeMap;

use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Transform};

use crate::model::Jetons;
use crate::portal::vue::{CarteDeVignette, HAUTEUR, LARGEUR, Vignette};
use plume::{Graisse, Plume};

const MARGIN: f32 = 72.0;
const WIDTH: f32 = 1200.0;
const HEIGHT: f32 = 630.0;

/// Height of the landscape at the foot.
const GROUND: f32 = 92.0;

/// What pictures take from a theme.
#[derive(Debug, Clone, Default)]
pub struct Palette(BTreeMap<String, [u8; 3]>);

impl Palette {
    /// The light colours of a theme.
    #[must_use]
    pub fn new(jetons: &Jetons) -> Self {
        let colours = jetons.couleurs.iter();
        Self(colours.filter_map(|(name, colour)| Some((name.clone(), rgb(&colour.clair.value)?))).collect())
    }

    /// A colour of the theme; ink, for a theme that does not have it.
    fn get(&self, name: &str) -> Color {
        let [r, g, b] = self.0.get(name).copied().unwrap_or([29, 36, 33]);
        Color::from_rgba8(r, g, b, 255)
    }
}

fn rgb(hex: &str) -> Option<[u8; 3]> {
    let digits = hex.strip_prefix('#').filter(|d| d.len() == 6)?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// Paints a picture as a PNG file; `None` when there is no memory for it.
#[must_use]
pub fn paint(vignette: &Vignette, palette: &Palette) -> Option<Vec<u8>> {
    let mut page = Page { pixmap: Pixmap::new(LARGEUR, HAUTEUR)?, plume: Plume::new()?, palette };
    page.paint(vignette);
    png::encode(&page.pixmap)
}

struct Page<'p> {
    pixmap: Pixmap,
    plume: Plume,
    palette: &'p Palette,
}

impl Page<'_> {
    fn paint(&mut self, v: &Vignette) {
        let (accent, tint) = match v.accent {
            0 => ("romarin".to_owned(), "relief-ciel".to_owned()),
            n => (format!("accent-{n}"), format!("teinte-{n}")),
        };
        self.pixmap.fill(self.palette.get(&tint));
        self.landscape();
        self.brand(v);
        let right = v.carte.as_ref().map_or(WIDTH - MARGIN, |_| 800.0);
        let mut y = self.above(v, &accent, 172.0);
        let room = HEIGHT - GROUND - 40.0;
        y = self.title(v, y + 26.0, right - MARGIN, if v.barres.is_empty() { 280.0 } else { 160.0 });
        if v.barres.is_empty() {
            self.sentence(&v.phrase, y + 22.0, right - MARGIN, room);
        } else {
            self.bars(v, &accent, y + 30.0, room);
        }
        if let Some(carte) = &v.carte {
            self.map(carte, &accent);
        }
    }

    fn fill(&mut self, path: &Path, colour: Color) {
        let mut paint = Paint::default();
        paint.set_color(colour);
        self.pixmap.fill_path(path, &paint, FillRule::EvenOdd, Transform::identity(), None);
    }

    fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Color) {
        if let Some(rect) = Rect::from_xywh(x, y, width, height) {
            self.fill(&PathBuilder::from_rect(rect), colour);
        }
    }

    fn text(&mut self, text: &str, x: f32, y: f32, size: f32, graisse: Graisse, colour: Color) -> f32 {
        let (path, width) = self.plume.line(text, x, y, size, graisse);
        if let Some(path) = path {
            self.fill(&path, colour);
        }
        width
    }

    /// Two hills, as at the head of the theme's pages.
    fn landscape(&mut self) {
        let hills: [(&str, [(f32, f32); 6]); 2] = [
            ("relief-pente", [(0.0, 60.0), (240.0, 30.0), (520.0, 66.0), (800.0, 44.0), (1010.0, 8.0), (1200.0, 40.0)]),
            ("romarin", [(0.0, 14.0), (260.0, 26.0), (560.0, 8.0), (780.0, 18.0), (1000.0, 6.0), (1200.0, 10.0)]),
        ];
        for (at, (colour, crest)) in hills.into_iter().enumerate() {
            let top = HEIGHT - GROUND + if at == 0 { 0.0 } else { 26.0 };
            let mut builder = PathBuilder::new();
            builder.move_to(0.0, HEIGHT);
            let mut last = (0.0, top);
            for (x, y) in crest {
                let middle = f32::midpoint(last.0, x);
                if x == 0.0 {
                    builder.line_to(x, top + y);
                } else {
                    builder.cubic_to(middle, last.1, middle, top + y, x, top + y);
                }
                last = (x, top + y);
            }
            builder.line_to(WIDTH, HEIGHT);
            builder.close();
            if let Some(path) = builder.finish() {
                let colour = self.palette.get(colour);
                self.fill(&path, colour);
            }
        }
    }

    /// A leaf, and the name of the portal; its address on the ground.
    fn brand(&mut self, v: &Vignette) {
        let (x, y, side, round) = (MARGIN, 52.0, 46.0, 15.0);
        let mut leaf = PathBuilder::new();
        leaf.move_to(x, y);
        leaf.line_to(x + side - round, y);
        leaf.quad_to(x + side, y, x + side, y + round);
        leaf.line_to(x + side, y + side);
        leaf.line_to(x + round, y + side);
        leaf.quad_to(x, y + side, x, y + side - round);
        leaf.close();
        let romarin = self.palette.get("romarin");
        if let Some(leaf) = leaf.finish() {
            self.fill(&leaf, romarin);
        }
        let pale = self.palette.get("fond");
        self.rect(x + 21.5, y + 9.0, 3.0, 30.0, pale);
        for (rank, reach) in [8.0_f32, 11.0, 11.0].into_iter().enumerate() {
            #[allow(clippy::cast_precision_loss)]
            let from = y + 17.0 + rank as f32 * 7.5;
            for side in [-1.0_f32, 1.0] {
                let mut branch = PathBuilder::new();
                branch.move_to(x + 23.0, from + 5.0);
                branch.line_to(x + 23.0 + side * reach, from - 3.5);
                branch.line_to(x + 23.0 + side * reach, from);
                branch.line_to(x + 23.0, from + 8.5);
                branch.close();
                if let Some(branch) = branch.finish() {
                    self.fill(&branch, pale);
                }
            }
        }
        let ink = self.palette.get("texte");
        self.text(&v.portail, x + side + 18.0, y + 34.0, 30.0, Graisse::Forte, ink);
        let width = self.plume.width(&v.adresse, 24.0, Graisse::Normale);
        self.text(&v.adresse, WIDTH - MARGIN - width, HEIGHT - 18.0, 24.0, Graisse::Normale, pale);
    }

    /// What stands above the title; gives the line on which it stands.
    fn above(&mut self, v: &Vignette, accent: &str, y: f32) -> f32 {
        let colour = self.palette.get(accent);
        let words = v.surtitre.join(" · ");
        let mut x = MARGIN;
        if let Some(code) = &v.code {
            let width = self.plume.width(code, 27.0, Graisse::Forte) + 28.0;
            self.rect(x, y - 31.0, width, 42.0, colour);
            let tint = self.palette.get("fond");
            self.text(code, x + 14.0, y, 27.0, Graisse::Forte, tint);
            x += width + 20.0;
        }
        self.text(&words, x, y, 29.0, Graisse::Forte, colour);
        if words.is_empty() && v.code.is_none() { y - 40.0 } else { y }
    }

    /// The title, as large as its place permits; gives the line on which it ends.
    fn title(&mut self, v: &Vignette, top: f32, width: f32, height: f32) -> f32 {
        let ink = self.palette.get("texte");
        let sizes = [68.0, 62.0, 56.0, 50.0, 45.0, 40.0, 36.0];
        let fits = sizes.into_iter().find_map(|size| {
            let lines = self.plume.wrap(&v.titre, size, Graisse::Forte, width);
            #[allow(clippy::cast_precision_loss)]
            let high = lines.len() as f32 * size * 1.14;
            (high <= height).then_some((size, lines))
        });
        let (size, lines) = fits.unwrap_or_else(|| {
            let mut lines = self.plume.wrap(&v.titre, 36.0, Graisse::Forte, width);
            lines.truncate(6);
            if let Some(last) = lines.last_mut() {
                last.push('…');
            }
            (36.0, lines)
        });
        let mut y = top;
        for line in lines {
            y += size * 1.14;
            self.text(&line, MARGIN, y, size, Graisse::Forte, ink);
        }
        y
    }

    /// As many whole lines of a sentence as there is room for.
    fn sentence(&mut self, phrase: &str, top: f32, width: f32, bottom: f32) {
        const SIZE: f32 = 29.0;
        let ink = self.palette.get("texte-doux");
        let lines = self.plume.wrap(phrase, SIZE, Graisse::Normale, width);
        let count = lines.len();
        let mut y = top;
        for (at, mut line) in lines.into_iter().enumerate() {
            y += SIZE * 1.32;
            let next = y + SIZE * 1.32;
            if y > bottom || at == 3 {
                return;
            }
            if (next > bottom || at == 2) && at + 1 < count {
                line = format!("{}…", line.trim_end_matches([',', ';', '.', ':', ' ', '\u{a0}']));
            }
            self.text(&line, MARGIN, y, SIZE, Graisse::Normale, ink);
        }
    }

    /// Figures, one under the other: name, bar, value.
    fn bars(&mut self, v: &Vignette, accent: &str, top: f32, bottom: f32) {
        let (ink, soft) = (self.palette.get("texte"), self.palette.get("figure-2"));
        let strong = self.palette.get(accent);
        #[allow(clippy::cast_precision_loss)]
        let step = ((bottom - top) / v.barres.len() as f32).min(58.0);
        let size = (step * 0.62).min(34.0);
        let longest = |plume: &Plume, pick: fn(&crate::portal::vue::BarreDeVignette) -> &str, g| {
            v.barres.iter().map(|b| plume.width(pick(b), size, g)).fold(0.0, f32::max)
        };
        let names = longest(&self.plume, |b| &b.nom, Graisse::Normale) + 28.0;
        let values = longest(&self.plume, |b| &b.valeur, Graisse::Forte) + 28.0;
        let room = (WIDTH - 2.0 * MARGIN - names - values).max(0.0);
        let mut y = top + step * 0.5;
        for (at, bar) in v.barres.iter().enumerate() {
            let line = y + size * 0.34;
            self.text(&bar.nom, MARGIN, line, size, Graisse::Normale, ink);
            let mut x = MARGIN + names;
            if let Some(part) = bar.part {
                #[allow(clippy::cast_precision_loss)]
                let length = (room * part as f32 / 1000.0).max(3.0);
                self.rect(x, y - size * 0.36, length, size * 0.72, if at == 0 { strong } else { soft });
                x += length + 18.0;
            }
            self.text(&bar.valeur, x, line, size, Graisse::Forte, ink);
            y += step;
        }
    }

    /// The territory of the page among its neighbours.
    fn map(&mut self, carte: &CarteDeVignette, accent: &str) {
        let (left, top, width, height) = (836.0, 150.0, 300.0, 330.0);
        #[allow(clippy::cast_precision_loss)]
        let (across, down) = (carte.largeur as f32, carte.hauteur as f32);
        let scale = (width / across).min(height / down);
        let to = Transform::from_scale(scale, scale)
            .post_translate(left + (width - across * scale) / 2.0, top + (height - down * scale) / 2.0);
        let (strong, soft, line) = (self.palette.get(accent), self.palette.get("fond"), self.palette.get("filet"));
        for (data, told) in &carte.formes {
            let Some(path) = outline(data).and_then(|p| p.transform(to)) else { continue };
            self.fill(&path, if *told { strong } else { soft });
            let mut paint = Paint::default();
            paint.set_color(line);
            let stroke = tiny_skia::Stroke { width: 1.6, ..tiny_skia::Stroke::default() };
            self.pixmap.stroke_path(&path, &paint, &stroke, Transform::identity(), None);
        }
    }
}

/// Reads the paths that [`crate::geo::trace`] writes: a start, then steps, for each ring.
fn outline(data: &str) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for ring in data.split('z').filter(|r| !r.is_empty()) {
        let (start, steps) = ring.strip_prefix('M')?.split_once('l')?;
        let (x, y) = start.split_once(' ')?;
        let (mut x, mut y): (f32, f32) = (x.parse().ok()?, y.parse().ok()?);
        builder.move_to(x, y);
        let apart = steps.replace('-', " -");
        let mut numbers = apart.split_whitespace().map_while(|n| n.parse::<f32>().ok());
        while let (Some(dx), Some(dy)) = (numbers.next(), numbers.next()) {
            (x, y) = (x + dx, y + dy);
            builder.line_to(x, y);
        }
        builder.close();
    }
    builder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portal::vue::BarreDeVignette;

    fn vignette(titre: &str) -> Vignette {
        Vignette {
            fichier: "partage/x.png".into(),
            portail: "Portail".into(),
            adresse: "a.example".into(),
            surtitre: vec!["Valbrume".into()],
            code: Some("E1D1".into()),
            titre: titre.into(),
            phrase: "Une phrase.".into(),
            accent: 1,
            barres: vec![BarreDeVignette { nom: "Valbrume".into(), valeur: "19 %".into(), part: Some(1000) }],
            carte: None,
        }
    }

    #[test]
    fn the_same_description_gives_the_same_small_png() {
        let palette = Palette(BTreeMap::from([("teinte-1".to_owned(), [228, 237, 229])]));
        let (a, b) = (paint(&vignette("Été"), &palette), paint(&vignette("Été"), &palette));
        assert_eq!(a, b);
        let bytes = a.unwrap();
        assert!(bytes.starts_with(b"\x89PNG") && bytes.len() < 40_000, "{}", bytes.len());
        assert_ne!(Some(bytes), paint(&vignette("Hiver"), &palette));
    }

    #[test]
    fn accents_are_drawn() {
        let plume = Plume::new().unwrap();
        let drawn = |text: &str| plume.line(text, 0.0, 0.0, 40.0, Graisse::Forte).0.map(|p| p.bounds().height());
        assert!(drawn("É").unwrap() > drawn("E").unwrap());
        for letter in "àâçéèêëîïôùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛÜŒ«»’…–·€".chars() {
            assert!(plume.has(letter), "{letter}");
        }
    }

    #[test]
    fn no_line_of_a_title_leaves_its_place() {
        let plume = Plume::new().unwrap();
        let title = "Développer dès le plus jeune âge l’éducation à l’usage approprié de l’offre de soins";
        let lines = plume.wrap(title, 60.0, Graisse::Forte, 500.0);
        assert!(lines.len() > 3);
        assert!(lines.iter().all(|l| plume.width(l, 60.0, Graisse::Forte) <= 500.0), "{lines:?}");
        assert_eq!(lines.join(" "), title);
    }
}
