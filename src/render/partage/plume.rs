//! Words as paths.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};
use tiny_skia::{Path, PathBuilder};

/// How strong letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Graisse {
    /// Of sentences.
    Normale,
    /// Of titles.
    Forte,
}

/// The two fonts of pictures.
pub(super) struct Plume {
    normale: FontRef<'static>,
    forte: FontRef<'static>,
}

impl Plume {
    /// Libertinus Serif, regular and semi-bold; `None` when the crate no longer has them.
    pub(super) fn new() -> Option<Self> {
        let find = |wanted: &str| {
            typst_assets::fonts().filter_map(|data| FontRef::new(data).ok()).find(|font| {
                let name = |id| font.localized_strings(id).english_or_first().map(|s| s.to_string());
                name(skrifa::string::StringId::FULL_NAME).as_deref() == Some(wanted)
            })
        };
        Some(Self { normale: find("Libertinus Serif Regular")?, forte: find("Libertinus Serif Semibold")? })
    }

    fn font(&self, graisse: Graisse) -> &FontRef<'static> {
        match graisse {
            Graisse::Normale => &self.normale,
            Graisse::Forte => &self.forte,
        }
    }

    /// Whether a letter can be drawn.
    #[cfg(test)]
    pub(super) fn has(&self, letter: char) -> bool {
        self.forte.charmap().map(letter).is_some()
    }

    /// How wide a line is.
    pub(super) fn width(&self, text: &str, size: f32, graisse: Graisse) -> f32 {
        let font = self.font(graisse);
        let (map, metrics) = (font.charmap(), font.glyph_metrics(Size::new(size), LocationRef::default()));
        text.chars().filter_map(|c| metrics.advance_width(map.map(plain(c))?)).sum()
    }

    /// A line as one path, from its start on its base line, and its width.
    pub(super) fn line(&self, text: &str, x: f32, y: f32, size: f32, graisse: Graisse) -> (Option<Path>, f32) {
        let font = self.font(graisse);
        let (map, outlines) = (font.charmap(), font.outline_glyphs());
        let metrics = font.glyph_metrics(Size::new(size), LocationRef::default());
        let mut pen = Pen { builder: PathBuilder::new(), x, y };
        for letter in text.chars() {
            let Some(glyph) = map.map(plain(letter)) else { continue };
            if let Some(outline) = outlines.get(glyph) {
                // A letter that cannot be drawn leaves its place empty.
                let _ = outline.draw(DrawSettings::unhinted(Size::new(size), LocationRef::default()), &mut pen);
            }
            pen.x += metrics.advance_width(glyph).unwrap_or_default();
        }
        let width = pen.x - x;
        (pen.builder.finish(), width)
    }

    /// The lines of a text no wider than `width`, broken at spaces that may break.
    pub(super) fn wrap(&self, text: &str, size: f32, graisse: Graisse, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ').filter(|w| !w.is_empty()) {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), size, graisse) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
}

/// Spaces of any width are the font's own.
fn plain(letter: char) -> char {
    match letter {
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        letter => letter,
    }
}

/// Draws a glyph at its place: fonts count upwards, pictures downwards.
struct Pen {
    builder: PathBuilder,
    x: f32,
    y: f32,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.builder.move_to(self.x + x, self.y - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.builder.line_to(self.x + x, self.y - y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.builder.quad_to(self.x + cx, self.y - cy, self.x + x, self.y - y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.builder.cubic_to(self.x + ax, self.y - ay, self.x + bx, self.y - by, self.x + x, self.y - y);
    }

    fn close(&mut self) {
        self.builder.close();
    }
}
