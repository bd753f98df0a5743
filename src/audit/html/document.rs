//! A page as a tree, laid flat: elements in the order of their start tags, so that what an element holds is a range.

use std::borrow::Cow;
use std::ops::Range;

use super::attr::Attr;
use super::tag::Tag;

/// The rank of an element in its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::audit) struct Id(pub(super) u32);

/// No element.
pub(super) const NONE: u32 = u32::MAX;

/// An element.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) tag: Tag,
    /// Whether it belongs to an SVG or a formula (its root does not).
    pub(super) foreign: bool,
    pub(super) parent: u32,
    /// Rank after its last descendant.
    pub(super) after: u32,
    /// The next element of the same tag.
    pub(super) next: u32,
    /// Bytes of its start tag.
    pub(super) open: Range<u32>,
    /// Where its end tag starts.
    pub(super) close: u32,
    pub(super) attributes: Range<u32>,
    pub(super) texts: Range<u32>,
}

/// An attribute as written: references are not resolved.
#[derive(Debug, Clone, Copy)]
pub(in crate::audit) struct Attribute<'h> {
    pub(in crate::audit) attr: Attr,
    pub(in crate::audit) name: &'h str,
    /// Empty when it has none.
    pub(in crate::audit) value: &'h str,
    owner: u32,
    /// The next attribute of the same name.
    next: u32,
}

impl<'h> Attribute<'h> {
    pub(super) fn new(attr: Attr, name: &'h str, value: &'h str) -> Self {
        Self { attr, name, value, owner: NONE, next: NONE }
    }

    /// The element that bears it.
    pub(in crate::audit) fn bearer(&self) -> Id {
        Id(self.owner)
    }
}

/// A page, read.
#[derive(Debug)]
pub(in crate::audit) struct Document<'h> {
    pub(super) html: &'h str,
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute<'h>>,
    pub(super) texts: Vec<Range<u32>>,
    pub(super) first: [u32; Tag::COUNT],
    pub(super) last: [u32; Tag::COUNT],
    /// The first attribute of each name.
    borne: [u32; Attr::COUNT],
}

impl<'h> Document<'h> {
    pub(super) fn new(html: &'h str) -> Self {
        let size = html.len();
        Self {
            html,
            nodes: Vec::with_capacity(size / 40),
            attributes: Vec::with_capacity(size / 40),
            texts: Vec::with_capacity(size / 40),
            first: [NONE; Tag::COUNT],
            last: [NONE; Tag::COUNT],
            borne: [NONE; Attr::COUNT],
        }
    }

    /// Links each attribute to its element and to the next of the same name, once all are read.
    pub(super) fn link_attributes(&mut self) {
        for (owner, node) in self.nodes.iter().enumerate().rev() {
            let range = node.attributes.start as usize..node.attributes.end as usize;
            let own = self.attributes.get_mut(range).unwrap_or_default();
            for (at, attribute) in node.attributes.clone().zip(own).rev() {
                let Some(first) = self.borne.get_mut(attribute.attr as usize) else { continue };
                attribute.owner = u32::try_from(owner).unwrap_or(NONE);
                attribute.next = std::mem::replace(first, at);
            }
        }
    }

    fn node(&self, id: Id) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    fn bytes(&self, range: Range<u32>) -> &'h str {
        self.html.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// Every element of HTML of a tag, in order; those of an SVG are not HTML.
    pub(in crate::audit) fn all(&self, tag: Tag) -> impl Iterator<Item = Id> + '_ {
        self.everywhere(tag).filter(|id| !self.is_foreign(*id))
    }

    /// Every element of a tag, those of an SVG too, in order.
    pub(in crate::audit) fn everywhere(&self, tag: Tag) -> impl Iterator<Item = Id> + '_ {
        let mut at = self.first.get(tag as usize).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            let node = self.nodes.get(at as usize)?;
            let id = Id(at);
            at = node.next;
            Some(id)
        })
    }

    /// How many elements of HTML have a tag.
    pub(in crate::audit) fn count(&self, tag: Tag) -> usize {
        self.all(tag).count()
    }

    /// Every element, in order.
    pub(in crate::audit) fn elements(&self) -> impl Iterator<Item = Id> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(NONE)).map(Id)
    }

    pub(in crate::audit) fn tag(&self, id: Id) -> Tag {
        self.node(id).map_or(Tag::Other, |n| n.tag)
    }

    pub(in crate::audit) fn is_foreign(&self, id: Id) -> bool {
        self.node(id).is_some_and(|n| n.foreign)
    }

    /// The elements within an element, in order.
    pub(in crate::audit) fn within(&self, id: Id) -> impl DoubleEndedIterator<Item = Id> + Clone + use<> {
        let after = self.node(id).map_or(0, |n| n.after);
        (id.0 + 1..after.max(id.0 + 1)).map(Id)
    }

    /// The elements right under an element.
    pub(in crate::audit) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let end = self.node(id).map_or(0, |n| n.after);
        let mut at = id.0 + 1;
        std::iter::from_fn(move || {
            let node = self.nodes.get(at as usize).filter(|_| at < end)?;
            let child = Id(at);
            at = node.after;
            Some(child)
        })
    }

    pub(in crate::audit) fn parent(&self, id: Id) -> Option<Id> {
        self.node(id).map(|n| n.parent).filter(|p| *p != NONE).map(Id)
    }

    /// The elements that hold an element, the nearest first.
    pub(in crate::audit) fn above(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// An attribute as written: `&amp;` is still `&amp;`. Empty when it has no value.
    pub(in crate::audit) fn raw(&self, id: Id, attr: Attr) -> Option<&'h str> {
        self.attributes(id).find(|a| a.attr == attr).map(|a| a.value)
    }

    /// Whether an element bears an attribute.
    pub(in crate::audit) fn bears(&self, id: Id, attr: Attr) -> bool {
        self.raw(id, attr).is_some()
    }

    /// An attribute's value.
    pub(in crate::audit) fn attribute(&self, id: Id, attr: Attr) -> Option<Cow<'h, str>> {
        self.raw(id, attr).map(super::reference::resolve)
    }

    /// Every attribute of a name in the page, in order.
    pub(in crate::audit) fn borne(&self, attr: Attr) -> impl Iterator<Item = &Attribute<'h>> + '_ {
        let first = self.borne.get(attr as usize).copied().unwrap_or(NONE);
        std::iter::successors(self.attributes.get(first as usize), |a| self.attributes.get(a.next as usize))
    }

    /// Every attribute of an element.
    pub(in crate::audit) fn attributes(&self, id: Id) -> std::slice::Iter<'_, Attribute<'h>> {
        let range = self.node(id).map_or(0..0, |n| n.attributes.clone());
        self.attributes.get(range.start as usize..range.end as usize).unwrap_or_default().iter()
    }

    /// The pieces of text in an element, as written, those of scripts left out.
    pub(in crate::audit) fn texts(&self, id: Id) -> impl Iterator<Item = &'h str> + '_ {
        let range = self.node(id).map_or(0..0, |n| n.texts.clone());
        let texts = self.texts.get(range.start as usize..range.end as usize).unwrap_or_default();
        texts.iter().map(|text| self.bytes(text.clone()))
    }

    /// The pieces of text in an element with where each starts, as written.
    pub(in crate::audit) fn texts_from(&self, id: Id) -> impl Iterator<Item = (u32, &'h str)> + '_ {
        let range = self.node(id).map_or(0..0, |n| n.texts.clone());
        let texts = self.texts.get(range.start as usize..range.end as usize).unwrap_or_default();
        texts.iter().map(|text| (text.start, self.bytes(text.clone())))
    }

    /// Every piece of text of the page with where it starts, as written.
    pub(in crate::audit) fn all_texts(&self) -> impl Iterator<Item = (u32, &'h str)> + '_ {
        self.texts.iter().map(|text| (text.start, self.bytes(text.clone())))
    }

    /// The page as written, without what its scripts hold.
    pub(in crate::audit) fn without_scripts(&self) -> impl Iterator<Item = &'h str> + '_ {
        let scripts = self.all(Tag::Script).filter_map(|id| self.node(id)).map(|n| n.open.end..n.close);
        let length = u32::try_from(self.html.len()).unwrap_or(NONE);
        let mut from = 0;
        scripts.chain(std::iter::once(length..length)).map(move |script| {
            let before = self.bytes(from..script.start);
            from = script.end;
            before
        })
    }

    /// The words of an element, one space between them.
    pub(in crate::audit) fn words(&self, id: Id) -> String {
        let mut words = String::new();
        for text in self.texts(id) {
            super::reference::join(&mut words, text);
        }
        words.truncate(words.trim_end().len());
        words
    }

    /// Whether an element shows no word and holds nothing but white space.
    pub(in crate::audit) fn is_blank(&self, id: Id) -> bool {
        self.texts(id).all(|text| text.trim().is_empty())
    }

    /// The innermost element that holds a byte of the page.
    pub(in crate::audit) fn holding(&self, at: u32) -> Option<Id> {
        let rank = self.nodes.partition_point(|n| n.open.start <= at).checked_sub(1)?;
        let mut id = Id(u32::try_from(rank).ok()?);
        while self.node(id)?.close <= at {
            id = self.parent(id)?;
        }
        Some(id)
    }

    /// Where an element's start tag begins.
    pub(in crate::audit) fn start(&self, id: Id) -> u32 {
        self.node(id).map_or(0, |n| n.open.start)
    }

    /// Where an element's end tag begins.
    pub(in crate::audit) fn end(&self, id: Id) -> u32 {
        self.node(id).map_or(0, |n| n.close)
    }

    /// The start tag of an element, as written.
    pub(in crate::audit) fn start_tag(&self, id: Id) -> &'h str {
        self.node(id).map_or("", |n| self.bytes(n.open.clone()))
    }

    /// What stands between the tags of an element, as written.
    pub(in crate::audit) fn inner(&self, id: Id) -> &'h str {
        self.node(id).map_or("", |n| self.bytes(n.open.end..n.close))
    }

    /// The text of an element that holds one piece of text and nothing else, as written.
    pub(in crate::audit) fn plain(&self, id: Id) -> Option<&'h str> {
        let node = self.node(id).filter(|n| n.after == id.0 + 1 && n.texts.len() == 1)?;
        self.texts.get(node.texts.start as usize).map(|text| self.bytes(text.clone()))
    }

    /// The page from a byte on, as written.
    pub(in crate::audit) fn from(&self, at: u32) -> &'h str {
        self.html.get(at as usize..).unwrap_or_default()
    }
}
