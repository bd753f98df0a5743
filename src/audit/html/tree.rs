//! From tags to a tree, and what a browser would have to mend on the way.
//!
//! The standard lets many end tags out and has a repair for everything; here each element that has an end tag is closed
//! by it, in order, and stands where the standard lets it stand. A page that keeps to that is read as it is written,
//! by every browser, and a forgotten end tag is told where it is forgotten.

use std::ops::Range;

use super::document::{Document, Id, NONE, Node};
use super::tag::Tag;

/// An element that a browser would have to move, close or ignore.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::audit) enum Disorder {
    /// It is never closed, or something else is closed first.
    Unclosed(Id),
    /// An end tag that closes nothing; in this element, at this byte.
    Stray(Option<Id>, u32),
    /// It may not stand in this element.
    Misplaced(Id, Id),
    /// Words that stand right in an element that may hold none.
    Words(Id),
    /// « /> » on an element that it does not close.
    SelfClosed(Id),
    /// The page does not start with « <!doctype html> ».
    NoDoctype,
}

/// An element that is open, and what it makes of what comes inside.
#[derive(Debug, Clone, Copy)]
struct Open<'h> {
    id: u32,
    tag: Tag,
    name: &'h str,
    /// The innermost element around that may hold words only.
    words: u32,
    /// The link or button around.
    active: u32,
    /// The form around.
    form: u32,
    /// Whether what comes inside belongs to an SVG or a formula.
    foreign: bool,
    /// Whether this element does.
    is_foreign: bool,
}

/// Builds the tree of a page.
pub(super) struct Tree<'h> {
    pub(super) page: Document<'h>,
    open: Vec<Open<'h>>,
    disorders: Vec<Disorder>,
    doctype: bool,
}

const OUTSIDE: Open<'static> = Open {
    id: NONE,
    tag: Tag::Other,
    name: "",
    words: NONE,
    active: NONE,
    form: NONE,
    foreign: false,
    is_foreign: false,
};

impl<'h> Tree<'h> {
    pub(super) fn new(html: &'h str) -> Self {
        Self { page: Document::new(html), open: Vec::with_capacity(32), disorders: Vec::new(), doctype: false }
    }

    pub(super) fn doctype(&mut self) {
        self.doctype |= self.page.nodes.is_empty();
    }

    /// A piece of text.
    pub(super) fn text(&mut self, start: usize, end: usize) {
        let (start, end) = (small(start), small(end));
        self.page.texts.push(start..end);
        let Some(top) = self.open.last() else { return };
        let holds_none = !top.is_foreign
            && matches!(
                top.tag,
                Tag::Html
                    | Tag::Head
                    | Tag::Table
                    | Tag::Thead
                    | Tag::Tbody
                    | Tag::Tfoot
                    | Tag::Tr
                    | Tag::Colgroup
                    | Tag::Ul
                    | Tag::Ol
                    | Tag::Menu
                    | Tag::Dl
                    | Tag::Select
                    | Tag::Optgroup
            );
        if holds_none {
            let text = self.page.html.get(start as usize..end as usize).unwrap_or_default();
            if !text.trim().is_empty() {
                self.disorders.push(Disorder::Words(Id(top.id)));
            }
        }
    }

    /// A start tag, with the attributes read since `first`; says whether its content is no markup.
    pub(super) fn open(
        &mut self,
        tag: Tag,
        name: &'h str,
        tag_bytes: Range<usize>,
        first: usize,
        closed: bool,
    ) -> bool {
        let up = self.open.last().copied().unwrap_or(OUTSIDE);
        let id = small(self.page.nodes.len());
        let texts = small(self.page.texts.len());
        let foreign = up.foreign;
        self.page.nodes.push(Node {
            tag,
            foreign,
            parent: up.id,
            after: id + 1,
            next: NONE,
            open: small(tag_bytes.start)..small(tag_bytes.end),
            close: small(tag_bytes.end),
            attributes: small(first)..small(self.page.attributes.len()),
            texts: texts..texts,
        });
        self.chain(tag, id);
        if !foreign || tag.breaks_out() {
            self.judge(tag, id, up);
        }
        let leaf = if foreign { closed } else { tag.is_void() };
        if closed && !leaf && !matches!(tag, Tag::Svg | Tag::Math) {
            self.disorders.push(Disorder::SelfClosed(Id(id)));
        }
        if leaf || (closed && matches!(tag, Tag::Svg | Tag::Math)) {
            return false;
        }
        let inside = |is: bool, around: u32| if is { id } else { around };
        let integration = foreign && matches!(name, "foreignObject" | "foreignobject" | "desc" | "title");
        self.open.push(Open {
            id,
            tag,
            name,
            words: if integration { NONE } else { inside(!foreign && tag.holds_words(), up.words) },
            active: inside(!foreign && matches!(tag, Tag::A | Tag::Button), up.active),
            form: inside(!foreign && tag == Tag::Form, up.form),
            foreign: if foreign { !integration } else { matches!(tag, Tag::Svg | Tag::Math) },
            is_foreign: foreign,
        });
        !foreign && tag.is_raw()
    }

    fn chain(&mut self, tag: Tag, id: u32) {
        let page = &mut self.page;
        let Some(last) = page.last.get_mut(tag as usize) else { return };
        match page.nodes.get_mut(*last as usize) {
            Some(before) => before.next = id,
            None => {
                if let Some(first) = page.first.get_mut(tag as usize) {
                    *first = id;
                }
            }
        }
        *last = id;
    }

    /// Says whether an element may stand where it does.
    fn judge(&mut self, tag: Tag, id: u32, up: Open<'h>) {
        let held_by = if up.foreign {
            // A browser would close the whole drawing before it.
            Some(up.id)
        } else if !may_hold(up.tag, tag) || (!up.is_foreign && !stands_in(tag, up.tag, self.above(1))) {
            Some(up.id)
        } else if tag.is_block() && up.words != NONE && !tag_in_words(tag, up.tag) {
            Some(up.words)
        } else if tag.is_active() && up.active != NONE {
            Some(up.active)
        } else if tag == Tag::Form && up.form != NONE {
            Some(up.form)
        } else {
            None
        };
        if let Some(holder) = held_by {
            self.disorders.push(Disorder::Misplaced(Id(id), Id(holder)));
        }
    }

    /// The tag of an element that is open, from the innermost.
    fn above(&self, rank: usize) -> Tag {
        self.open.iter().rev().nth(rank).map_or(Tag::Other, |open| open.tag)
    }

    /// An end tag.
    pub(super) fn close(&mut self, tag: Tag, name: &'h str, start: usize, end: usize) {
        let same = |open: &Open<'h>| open.tag == tag && (tag != Tag::Other || open.name.eq_ignore_ascii_case(name));
        let Some(rank) = self.open.iter().rposition(same) else {
            let top = self.open.last().map(|open| Id(open.id));
            self.disorders.push(Disorder::Stray(top, small(start)));
            return;
        };
        while self.open.len() > rank + 1 {
            let unclosed = self.open.last().map_or(NONE, |open| open.id);
            self.disorders.push(Disorder::Unclosed(Id(unclosed)));
            self.pop(start);
        }
        self.pop(start);
        let _ = end;
    }

    fn pop(&mut self, close: usize) {
        let Some(open) = self.open.pop() else { return };
        let (after, texts) = (small(self.page.nodes.len()), small(self.page.texts.len()));
        if let Some(node) = self.page.nodes.get_mut(open.id as usize) {
            node.after = after;
            node.close = small(close);
            node.texts.end = texts;
        }
    }

    pub(super) fn finish(mut self) -> (Document<'h>, Vec<Disorder>) {
        let end = self.page.html.len();
        while let Some(open) = self.open.last() {
            // The end of a page closes these, and nothing can come after.
            if !matches!(open.tag, Tag::Html | Tag::Body) {
                self.disorders.push(Disorder::Unclosed(Id(open.id)));
            }
            self.pop(end);
        }
        if !self.doctype {
            self.disorders.push(Disorder::NoDoctype);
        }
        self.page.link_attributes();
        (self.page, self.disorders)
    }
}

/// Whether an element may hold another right in it, as far as the one outside decides.
fn may_hold(outer: Tag, inner: Tag) -> bool {
    use Tag as T;
    let script = matches!(inner, T::Script | T::Template);
    match outer {
        T::Html => matches!(inner, T::Head | T::Body),
        T::Head => inner.is_of_head(),
        T::Ul | T::Ol | T::Menu => inner == T::Li || script,
        T::Dl => matches!(inner, T::Dt | T::Dd | T::Div) || script,
        T::Table => matches!(inner, T::Caption | T::Colgroup | T::Thead | T::Tbody | T::Tfoot | T::Tr) || script,
        T::Thead | T::Tbody | T::Tfoot => inner == T::Tr || script,
        T::Tr => matches!(inner, T::Td | T::Th) || script,
        T::Colgroup => matches!(inner, T::Col | T::Template),
        T::Select => matches!(inner, T::Option | T::Optgroup | T::Hr) || script,
        T::Optgroup => inner == T::Option || script,
        T::Picture => matches!(inner, T::Source | T::Img) || script,
        _ => true,
    }
}

/// Whether an element may stand right in another, as far as the one inside decides; `grand` is the one around.
fn stands_in(inner: Tag, outer: Tag, grand: Tag) -> bool {
    use Tag as T;
    match inner {
        T::Html => outer == T::Other,
        T::Head | T::Body => outer == T::Html,
        T::Title | T::Base => outer == T::Head,
        T::Li => matches!(outer, T::Ul | T::Ol | T::Menu),
        T::Dt | T::Dd => outer == T::Dl || (outer == T::Div && grand == T::Dl),
        T::Caption | T::Colgroup | T::Thead | T::Tbody | T::Tfoot => outer == T::Table,
        T::Tr => matches!(outer, T::Table | T::Thead | T::Tbody | T::Tfoot),
        T::Td | T::Th => outer == T::Tr,
        T::Col => outer == T::Colgroup,
        T::Option => matches!(outer, T::Select | T::Optgroup | T::Datalist),
        T::Optgroup => outer == T::Select,
        T::Summary => outer == T::Details,
        T::Figcaption => outer == T::Figure,
        T::Legend => outer == T::Fieldset,
        _ => true,
    }
}

/// Headings may name a group of fields or what unfolds.
fn tag_in_words(inner: Tag, outer: Tag) -> bool {
    (inner.is_heading() && matches!(outer, Tag::Summary | Tag::Legend)) || (inner == Tag::Hr && outer == Tag::Select)
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(NONE)
}
