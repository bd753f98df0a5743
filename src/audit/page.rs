//! A page as the rules see it, and what is kept of it for the rules that look across pages.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::addresses::{Addresses, Mark, Target, mark};
use super::fault::{Fault, Faults};
use super::files;
use super::formes::{self, FauteDeForme};
use super::html::{self, Disorder, Document, Id, Tag};
use super::poids::Poids;
use super::rules;

/// A finished page, before the rules.
pub(super) struct Page<'p> {
    pub(super) path: &'p str,
    pub(super) document: &'p Document<'p>,
    pub(super) site: &'p Addresses,
    /// What the reading itself found.
    pub(super) disorders: &'p [Disorder],
    pub(super) errors: &'p [(String, u32)],
    /// Charts whose forms disagree.
    pub(super) formes: &'p [FauteDeForme],
    /// What it weighs.
    pub(super) poids: Poids,
    /// Every `id`, in order of mark.
    ids: Vec<(Mark, Id)>,
}

impl Page<'_> {
    /// The element that has an `id`.
    pub(super) fn by_id(&self, id: &str) -> Option<Id> {
        let wanted = mark(id);
        let at = self.ids.partition_point(|(known, _)| *known < wanted);
        self.ids.get(at).filter(|(known, _)| *known == wanted).map(|(_, id)| *id)
    }

    /// Every `id` with its element, in order of mark.
    pub(super) fn ids(&self) -> &[(Mark, Id)] {
        &self.ids
    }

    /// The name that an element is given by `aria-labelledby` or `aria-label`; empty when it has none.
    pub(super) fn name_given(&self, id: Id) -> String {
        let given = ["aria-label", "aria-labelledby"].iter().any(|name| self.document.raw(id, name).is_some());
        if given { self.name(id) } else { String::new() }
    }

    /// What a screen reader calls an element (the steps of the standard that pages without script need): what
    /// `aria-labelledby` names, `aria-label`, a text alternative, its words but for hidden ones, its `title`.
    pub(super) fn name(&self, id: Id) -> String {
        let page = self.document;
        if let Some(others) = page.attribute(id, "aria-labelledby") {
            let names: Vec<_> =
                others.split_whitespace().filter_map(|other| self.by_id(other)).map(|o| self.inner_name(o)).collect();
            if names.iter().any(|name| !name.is_empty()) {
                return names.join(" ");
            }
        }
        let own = |name: &str| page.attribute(id, name).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
        if let Some(label) = own("aria-label") {
            return label;
        }
        if matches!(page.tag(id), Tag::Img | Tag::Area) && !page.is_foreign(id) {
            return own("alt").or_else(|| own("title")).unwrap_or_default();
        }
        let inner = self.inner_name(id);
        if inner.is_empty() { own("title").unwrap_or_default() } else { inner }
    }

    /// The words of an element with the alternatives of its pictures, without what is hidden.
    fn inner_name(&self, id: Id) -> String {
        let page = self.document;
        let mut hidden: Vec<Id> = Vec::new();
        let mut words = String::new();
        let mut others = page.within(id).peekable();
        if others.peek().is_none() {
            return page.words(id);
        }
        let mut alternatives: Vec<(u32, Cow<'_, str>)> = Vec::new();
        for other in others {
            if self.is_hidden(other) {
                hidden.push(other);
            } else if page.tag(other) == Tag::Img
                && let Some(alt) = page.raw(other, "alt")
            {
                alternatives.push((page.start(other), Cow::Borrowed(alt)));
            } else if let Some(label) = page.raw(other, "aria-label") {
                alternatives.push((page.start(other), Cow::Borrowed(label)));
            }
        }
        let shown = |at: u32| {
            !page
                .holding(at)
                .is_some_and(|holder| std::iter::once(holder).chain(page.above(holder)).any(|h| hidden.contains(&h)))
        };
        let texts = page.texts_from(id).filter(|(at, _)| hidden.is_empty() || shown(*at));
        let mut pieces: Vec<(u32, Cow<'_, str>)> = texts.map(|(at, text)| (at, Cow::Borrowed(text))).collect();
        pieces.extend(alternatives.into_iter().filter(|(at, _)| hidden.is_empty() || shown(*at)));
        pieces.sort_by_key(|(at, _)| *at);
        for (_, piece) in &pieces {
            html::join(&mut words, piece);
        }
        words.trim().to_owned()
    }

    /// Whether an element is kept from screen readers.
    pub(super) fn is_hidden(&self, id: Id) -> bool {
        let page = self.document;
        page.raw(id, "aria-hidden") == Some("true") || page.raw(id, "hidden").is_some()
    }

    /// Whether an element, or one around it, is kept from screen readers.
    pub(super) fn is_within_hidden(&self, id: Id) -> bool {
        std::iter::once(id).chain(self.document.above(id)).any(|id| self.is_hidden(id))
    }
}

/// What a finished page holds, for rules that look across pages.
///
/// Addresses and anchors are kept as marks, and links as their targets: at fifty thousand pages, their texts would
/// weigh more than the sources.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct PageRead {
    /// Path of its file from the root.
    pub(super) path: String,
    /// Window title.
    pub(super) title: String,
    /// Every anchor, in order of mark.
    pub(super) anchors: Vec<Mark>,
    /// Every other page or file that it links to, in order of mark, once.
    pub(super) targets: Vec<Mark>,
    /// Every other page or file that its structured data name, which no visitor follows.
    pub(super) named: Vec<Mark>,
    /// The links to an anchor of another page: page, anchor, as written.
    pub(super) anchored: Vec<(Mark, Mark, String)>,
    /// How many of its links stay in the site.
    pub(super) links: usize,
    /// What is wrong with it, whatever the others hold.
    pub(super) faults: Vec<Fault>,
    /// What it weighs.
    pub(super) poids: Poids,
    /// How many things each rule looked at.
    pub(super) looked: Vec<u32>,
    /// How many things each rule could have looked at.
    pub(super) there: Vec<u32>,
}

impl PageRead {
    /// Reads a page of a site.
    #[must_use]
    pub fn new(path: &str, html: &str, site: &Addresses) -> Self {
        let read = html::read(html);
        let document = &read.page;
        let mut ids: Vec<(Mark, Id)> =
            document.elements().filter_map(|id| document.attribute(id, "id").map(|value| (mark(&value), id))).collect();
        ids.sort_unstable();
        let title = document.all(Tag::Title).next().map_or_else(String::new, |id| document.words(id));
        // A chart, or a number that one may show: most pages have none.
        let drawn = ["data-graphique", "data-c"]
            .iter()
            .any(|name| memchr::memmem::find(html.as_bytes(), name.as_bytes()).is_some());
        let formes = if drawn { formes::faults(document) } else { Vec::new() };
        let mut kept = Self { path: path.to_owned(), title, ..Self::default() };
        kept.anchors = ids.iter().map(|(id, _)| *id).collect();
        let mut page = Page {
            path,
            document,
            site,
            disorders: &read.disorders,
            errors: &read.errors,
            formes: &formes,
            poids: Poids::default(),
            ids,
        };
        page.poids = Poids::of(&page);
        kept.poids = page.poids;
        let mut faults = Faults::new(document);
        kept.follow(&page, faults.of(rules::BROKEN));
        for (rank, rule) in rules::PAGE.iter().enumerate() {
            let looked = (rule.apply)(&page, faults.of(rank));
            kept.looked.push(u32::try_from(looked).unwrap_or(u32::MAX));
            let there: usize = rule.about.iter().map(|tag| document.count(*tag)).sum();
            kept.there.push(u32::try_from(there).unwrap_or(u32::MAX));
        }
        kept.faults = faults.into_list();
        kept
    }

    /// What it weighs.
    #[must_use]
    pub fn poids(&self) -> &Poids {
        &self.poids
    }

    /// Its window title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Keeps what its HTML weighs, compressed, once somebody asked.
    pub fn note_weight(&mut self, compressed: u64) {
        self.poids.compresse = Some(compressed);
    }

    /// Whether each of its links still leads to a file of a site, as when it was read.
    #[must_use]
    pub fn still_leads(&self, site: &Addresses) -> bool {
        self.targets.iter().chain(&self.named).all(|target| site.holds(*target))
    }

    /// Follows every address of the page.
    fn follow(&mut self, page: &Page<'_>, faults: &mut Faults<'_>) {
        let here = mark(page.path);
        let mut room = String::new();
        for id in page.document.elements() {
            for (name, value) in page.document.each_attribute(id) {
                match name {
                    "href" | "src" | "poster" | "data" | "action" | "xlink:href" => {
                        self.link(&html::resolve(value), id, here, page, &mut room, faults);
                    }
                    "srcset" | "imagesrcset" => {
                        for candidate in value.split(',').filter_map(|c| c.split_whitespace().next()) {
                            self.link(&html::resolve(candidate), id, here, page, &mut room, faults);
                        }
                    }
                    "content"
                        if page.document.raw(id, "http-equiv").is_some_and(|h| h.eq_ignore_ascii_case("refresh")) =>
                    {
                        if let Some(link) = redirection(value) {
                            self.link(&html::resolve(link), id, here, page, &mut room, faults);
                        }
                    }
                    "content" if is_address(page.document, id) => {
                        self.link(&html::resolve(value), id, here, page, &mut room, faults);
                    }
                    _ => {}
                }
            }
        }
        for id in page.document.all(Tag::Script) {
            if page.document.raw(id, "type") == Some("application/ld+json") {
                self.structured(id, page, &mut room, faults);
            }
        }
        self.targets.sort_unstable();
        self.targets.dedup();
        self.targets.shrink_to_fit();
    }

    /// Follows every address of the site in a block of structured data.
    fn structured(&mut self, id: Id, page: &Page<'_>, room: &mut String, faults: &mut Faults<'_>) {
        for link in files::structured(page.document.inner(id), page.site.base_url()) {
            match page.site.target(page.path, &link, room) {
                Target::Elsewhere => {}
                Target::Nowhere => faults.in_words(id, &link, rules::leads_nowhere(&link)),
                Target::Here(target, _) => self.named.push(target),
            }
        }
    }

    fn link(&mut self, link: &str, id: Id, here: Mark, page: &Page<'_>, room: &mut String, faults: &mut Faults<'_>) {
        let broken = match page.site.target(page.path, link, room) {
            Target::Elsewhere => return,
            Target::Nowhere => true,
            Target::Here(target, anchor) if target == here => {
                anchor.is_some_and(|a| !a.is_empty() && self.anchors.binary_search(&mark(a)).is_err())
            }
            Target::Here(target, anchor) => {
                self.targets.push(target);
                if let Some(anchor) = anchor {
                    self.anchored.push((target, mark(anchor), link.to_owned()));
                }
                false
            }
        };
        self.links += 1;
        if broken {
            faults.at(id, rules::leads_nowhere(link));
        }
    }
}

/// Whether the `content` of a `meta` is an address: what a shared link shows.
fn is_address(page: &Document<'_>, id: Id) -> bool {
    let named = page.raw(id, "property").or_else(|| page.raw(id, "name")).unwrap_or_default();
    page.tag(id) == Tag::Meta && matches!(named, "og:image" | "og:url" | "og:image:url" | "twitter:image")
}

/// Where a page sends whoever opens it: `0; url=../ailleurs/`.
fn redirection(content: &str) -> Option<&str> {
    let (_, target) = content.split_once([';', ','])?;
    let target = target.trim_start();
    let named = target.get(..3).filter(|name| name.eq_ignore_ascii_case("url")).and_then(|_| target.get(3..));
    let target = named.and_then(|rest| rest.trim_start().strip_prefix('=')).unwrap_or(target);
    Some(target.trim().trim_matches(['\'', '"']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirection_is_followed_as_a_link_is() {
        let site = Addresses::new("https://a.example/", ["index.html", "b/index.html"]);
        let lost = |content: &str| {
            let html =
                format!("<!doctype html><html><head><meta http-equiv=\"Refresh\" content=\"{content}\"></head></html>");
            let read = PageRead::new("index.html", &html, &site);
            (read.links, read.faults.iter().filter(|f| usize::from(f.rule) == rules::BROKEN).count())
        };
        assert_eq!(lost("0; url=b/"), (1, 0));
        assert_eq!(lost("0;URL = 'c/'"), (1, 1));
        assert_eq!(lost("30"), (0, 0));
    }
}
