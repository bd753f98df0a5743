//! A page as the rules see it, and what is kept of it for the rules that look across pages.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::addresses::{Addresses, Mark, Target, mark};
use super::fault::{Fault, Faults};
use super::formes::{self, FauteDeForme};
use super::html::{self, Attr, Disorder, Document, Id, Tag};
use super::poids::Poids;
use super::rules;
use super::structured::structured;

/// Attributes that are one address.
const ADDRESSES: [Attr; 6] = [Attr::Href, Attr::Src, Attr::Poster, Attr::Data, Attr::Action, Attr::XlinkHref];

/// A finished page, before the rules.
pub(super) struct Page<'p> {
    pub(super) path: &'p str,
    /// Window title.
    pub(super) title: &'p str,
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
    links: OnceCell<Vec<Link<'p>>>,
}

/// A link, as readers are told of it.
pub(super) struct Link<'p> {
    pub(super) id: Id,
    /// Where it leads, as written.
    pub(super) href: &'p str,
    /// Its name ([`Page::name`]).
    pub(super) name: Cow<'p, str>,
}

impl<'p> Page<'p> {
    /// Every link, in order: its name is read once for all rules.
    pub(super) fn links(&self) -> &[Link<'p>] {
        self.links.get_or_init(|| {
            let link = |id: Id| {
                let href = self.document.raw(id, Attr::Href)?;
                let plain = self.document.plain(id).filter(|_| !self.is_given_a_name(id));
                let name = match plain.map(html::words) {
                    Some(words) if !words.is_empty() => words,
                    _ => Cow::Owned(self.name(id)),
                };
                Some(Link { id, href, name })
            };
            self.document.all(Tag::A).filter_map(link).collect()
        })
    }

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
        if self.is_given_a_name(id) { self.name(id) } else { String::new() }
    }

    /// Whether an element has `aria-labelledby` or `aria-label`.
    pub(super) fn is_given_a_name(&self, id: Id) -> bool {
        [Attr::AriaLabel, Attr::AriaLabelledby].into_iter().any(|attr| self.document.bears(id, attr))
    }

    /// What a screen reader calls an element (the steps of the standard that pages without script need): what
    /// `aria-labelledby` names, `aria-label`, a text alternative, its words but for hidden ones, its `title`.
    pub(super) fn name(&self, id: Id) -> String {
        let page = self.document;
        if let Some(others) = page.attribute(id, Attr::AriaLabelledby) {
            let names: Vec<_> =
                others.split_whitespace().filter_map(|other| self.by_id(other)).map(|o| self.inner_name(o)).collect();
            if names.iter().any(|name| !name.is_empty()) {
                return names.join(" ");
            }
        }
        let own = |attr: Attr| page.attribute(id, attr).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
        if let Some(label) = own(Attr::AriaLabel) {
            return label;
        }
        if matches!(page.tag(id), Tag::Img | Tag::Area) && !page.is_foreign(id) {
            return own(Attr::Alt).or_else(|| own(Attr::Title)).unwrap_or_default();
        }
        let inner = self.inner_name(id);
        if inner.is_empty() { own(Attr::Title).unwrap_or_default() } else { inner }
    }

    /// The words of an element with the alternatives of its pictures, without what is hidden.
    fn inner_name(&self, id: Id) -> String {
        let page = self.document;
        // From the first byte of what is hidden to the last.
        let mut hidden: Vec<Range<u32>> = Vec::new();
        let mut words = String::new();
        let mut others = page.within(id).peekable();
        if others.peek().is_none() {
            return page.words(id);
        }
        let mut alternatives: Vec<(u32, &str)> = Vec::new();
        for other in others {
            if self.is_hidden(other) {
                hidden.push(page.start(other)..page.end(other));
            } else if page.tag(other) == Tag::Img
                && let Some(alt) = page.raw(other, Attr::Alt)
            {
                alternatives.push((page.start(other), alt));
            } else if let Some(label) = page.raw(other, Attr::AriaLabel) {
                alternatives.push((page.start(other), label));
            }
        }
        let mut pieces: Vec<(u32, &str)> = page.texts_from(id).chain(alternatives).collect();
        pieces.retain(|(at, _)| !hidden.iter().any(|range| range.contains(at)));
        pieces.sort_by_key(|(at, _)| *at);
        for (_, piece) in &pieces {
            html::join(&mut words, piece);
        }
        words.trim().to_owned()
    }

    /// Whether an element is kept from screen readers.
    pub(super) fn is_hidden(&self, id: Id) -> bool {
        let page = self.document;
        page.raw(id, Attr::AriaHidden) == Some("true") || page.bears(id, Attr::Hidden)
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
            document.borne(Attr::Id).map(|id| (mark(&html::resolve(id.value)), id.bearer())).collect();
        ids.sort_unstable();
        let title = document.all(Tag::Title).next().map_or_else(String::new, |id| document.words(id));
        // A chart, or a number that one may show: most pages have none.
        let drawn = [Attr::Graphique, Attr::Cle].into_iter().any(|attr| document.borne(attr).next().is_some());
        let formes = if drawn { formes::faults(document) } else { Vec::new() };
        let mut kept = Self { path: path.to_owned(), title: title.clone(), ..Self::default() };
        kept.anchors = ids.iter().map(|(id, _)| *id).collect();
        let mut page = Page {
            path,
            title: &title,
            document,
            site,
            disorders: &read.disorders,
            errors: &read.errors,
            formes: &formes,
            poids: Poids::default(),
            ids,
            links: OnceCell::new(),
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
        let document = page.document;
        let mut follow = |link: &str, id: Id| self.link(&html::resolve(link), id, here, page, &mut room, faults);
        for borne in ADDRESSES.into_iter().flat_map(|attr| document.borne(attr)) {
            follow(borne.value, borne.bearer());
        }
        for borne in [Attr::Srcset, Attr::Imagesrcset].into_iter().flat_map(|attr| document.borne(attr)) {
            for candidate in borne.value.split(',').filter_map(|c| c.split_whitespace().next()) {
                follow(candidate, borne.bearer());
            }
        }
        for borne in document.borne(Attr::Content) {
            let id = borne.bearer();
            if document.raw(id, Attr::HttpEquiv).is_some_and(|h| h.eq_ignore_ascii_case("refresh")) {
                if let Some(link) = redirection(borne.value) {
                    follow(link, id);
                }
            } else if is_address(document, id) {
                follow(borne.value, id);
            }
        }
        for id in page.document.all(Tag::Script) {
            if page.document.raw(id, Attr::Type) == Some("application/ld+json") {
                self.structured(id, page, &mut room, faults);
            }
        }
        self.targets.sort_unstable();
        self.targets.dedup();
        self.targets.shrink_to_fit();
    }

    /// Follows every address of the site in a block of structured data.
    fn structured(&mut self, id: Id, page: &Page<'_>, room: &mut String, faults: &mut Faults<'_>) {
        for link in structured(page.document.inner(id), page.site.base_url()) {
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
    let named = page.raw(id, Attr::Property).or_else(|| page.raw(id, Attr::Name)).unwrap_or_default();
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
