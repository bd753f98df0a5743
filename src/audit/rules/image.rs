#![doc = include_str!("../../../docs/regles/G869.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Id, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static IMAGE: Rule = rule!(error, "G869", "image");

pub(super) const RULE: PageRule = PageRule {
    rule: &IMAGE,
    about: &[Tag::Img, Tag::Svg, Tag::Area, Tag::Canvas, Tag::Object, Tag::Embed, Tag::Iframe],
    always: false,
    apply,
    help: || {
        say!(
            "écrivez ce que montre l'image (alt, aria-label), ou déclarez-la décorative (alt=\"\", aria-hidden=\"true\").",
            "write what the picture shows (alt, aria-label), or declare it decorative (alt=\"\", aria-hidden=\"true\")."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut looked = 0;
    for tag in [Tag::Img, Tag::Area] {
        for id in document.all(tag) {
            looked += 1;
            let declared = document.bears(id, Attr::Alt) || page.is_within_hidden(id);
            if !declared && page.name(id).is_empty() {
                faults.at(id, say!("Cette image n'a pas d'alternative.", "This picture has no text alternative."));
            } else if let Some(alt) = document.attribute(id, Attr::Alt).filter(|alt| is_file_name(alt)) {
                faults.at(
                    id,
                    say!(
                        "L'alternative « {alt} » est un nom de fichier.",
                        "The alternative “{alt}” is the name of a file."
                    ),
                );
            }
        }
    }
    for id in document.all(Tag::Svg) {
        looked += 1;
        if !page.is_within_hidden(id) {
            drawing(page, id, faults);
        }
    }
    for tag in [Tag::Canvas, Tag::Object, Tag::Embed, Tag::Iframe] {
        for id in document.all(tag) {
            looked += 1;
            if !page.is_within_hidden(id) && page.name(id).is_empty() {
                faults.at(id, say!("Ce contenu incorporé n'a pas de nom.", "This embedded content has no name."));
            }
        }
    }
    looked
}

fn drawing(page: &Page<'_>, id: Id, faults: &mut Faults<'_>) {
    // A drawing that holds links is a group with a name: a picture would hide them.
    if !matches!(page.document.raw(id, Attr::Role), Some("img" | "group" | "figure" | "graphics-document")) {
        faults.at(
            id,
            say!(
                "Ce dessin n'est ni décoratif (aria-hidden=\"true\"), ni une image (role=\"img\").",
                "This drawing is neither decorative (aria-hidden=\"true\") nor a picture (role=\"img\")."
            ),
        );
        return;
    }
    let titled = page
        .document
        .within(id)
        .any(|inner| page.document.start_tag(inner).starts_with("<title") && !page.document.is_blank(inner));
    let labelled = page.is_given_a_name(id);
    if !(titled || (labelled && !page.name(id).is_empty())) {
        faults.at(id, say!("Ce dessin n'a pas de nom.", "This drawing has no name."));
    }
}

fn is_file_name(alt: &str) -> bool {
    let lower = alt.to_ascii_lowercase();
    [".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif", ".avif"].iter().any(|end| lower.ends_with(end))
}
