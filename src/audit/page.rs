//! What the audit keeps of a page: its title, its anchors, where its links lead, and what is wrong with it alone.

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use serde::{Deserialize, Serialize};

use super::addresses::{Addresses, Mark, Target, mark};
use super::formes::{self, FauteDeForme};

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
    /// The links to an anchor of another page: page, anchor, as written.
    pub(super) anchored: Vec<(Mark, Mark, String)>,
    /// How many of its links stay in the site.
    pub(super) links: usize,
    /// What is wrong with it.
    pub(super) faults: Vec<Fault>,
}

/// What is wrong with a page, whatever the others hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Fault {
    /// A link that leads to no file of the build, or to no anchor of the page itself.
    BrokenLink(String),
    /// An `id` written twice.
    DuplicateId(String),
    /// What the tokenizer refused.
    Html(String),
    /// A chart whose forms disagree, or of which nothing can be read.
    Forme(FauteDeForme),
}

impl PageRead {
    /// Reads a page of a site.
    #[must_use]
    pub fn new(path: &str, html: &[u8], site: &Addresses) -> Self {
        let mut reader = Reader::new(path, site);
        let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| {
            reader.event(&event);
            None::<()>
        });
        Tokenizer::new_with_emitter(html, emitter).for_each(drop);
        let has_figures = reader.has_figures;
        let mut page = reader.finish();
        if has_figures {
            page.faults.extend(formes::faults(html).into_iter().map(Fault::Forme));
        }
        page
    }

    /// Whether each of its links still leads to a file of a site, as when it was read.
    #[must_use]
    pub fn still_leads(&self, site: &Addresses) -> bool {
        self.targets.iter().all(|target| site.holds(*target))
    }
}

/// Reads one page, event by event.
struct Reader<'s> {
    site: &'s Addresses,
    here: Mark,
    page: PageRead,
    attribute: Attribute,
    /// The attributes of the tag being read.
    names: Names,
    in_title: bool,
    /// Room for the address of a link.
    room: String,
    ids: Vec<String>,
    /// The links to an anchor of the page itself.
    own: Vec<String>,
    /// Whether it holds a chart, or a number that one may show.
    has_figures: bool,
}

/// The names of the attributes of one tag, end to end: a tag has a few, and a page thousands of tags.
#[derive(Default)]
struct Names {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Names {
    fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
    }

    /// Adds a name; false when it is there already.
    fn add(&mut self, name: &[u8]) -> bool {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let known = starts.zip(&self.ends).any(|(start, end)| self.bytes.get(start..*end) == Some(name));
        self.bytes.extend_from_slice(name);
        self.ends.push(self.bytes.len());
        !known
    }
}

/// The attribute whose value comes next.
#[derive(Clone, Copy)]
enum Attribute {
    Id,
    Address,
    Other,
}

impl<'s> Reader<'s> {
    fn new(path: &str, site: &'s Addresses) -> Self {
        Self {
            site,
            here: mark(path),
            page: PageRead { path: path.to_owned(), ..PageRead::default() },
            attribute: Attribute::Other,
            names: Names::default(),
            in_title: false,
            room: String::new(),
            ids: Vec::new(),
            own: Vec::new(),
            has_figures: false,
        }
    }

    fn event(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.attribute = Attribute::Other;
                self.names.clear();
                // An SVG may have a title of its own.
                self.in_title = *name == b"title" && self.page.title.is_empty();
            }
            CallbackEvent::AttributeName { name } => {
                self.has_figures |= matches!(*name, b"data-c" | b"data-graphique");
                // The tokenizer leaves this fault to whoever builds its tags.
                if !self.names.add(name) {
                    self.page.faults.push(Fault::Html(html5gum::Error::DuplicateAttribute.to_string()));
                }
                self.attribute = match *name {
                    b"id" => Attribute::Id,
                    b"href" | b"src" => Attribute::Address,
                    _ => Attribute::Other,
                };
            }
            CallbackEvent::AttributeValue { value } => match self.attribute {
                Attribute::Id => self.ids.push(String::from_utf8_lossy(value).into_owned()),
                Attribute::Address => self.link(&String::from_utf8_lossy(value)),
                Attribute::Other => {}
            },
            CallbackEvent::EndTag { .. } => {
                self.attribute = Attribute::Other;
                self.in_title = false;
            }
            CallbackEvent::String { value } if self.in_title => {
                self.page.title.push_str(&String::from_utf8_lossy(value));
            }
            CallbackEvent::Error(error) => self.page.faults.push(Fault::Html(error.to_string())),
            _ => {}
        }
    }

    fn link(&mut self, link: &str) {
        match self.site.target(&self.page.path, link, &mut self.room) {
            Target::Elsewhere => return,
            Target::Nowhere => self.page.faults.push(Fault::BrokenLink(link.to_owned())),
            Target::Here(page, anchor) if page == self.here => {
                if anchor.is_some() {
                    self.own.push(link.to_owned());
                }
            }
            Target::Here(page, anchor) => {
                self.page.targets.push(page);
                if let Some(anchor) = anchor {
                    self.page.anchored.push((page, mark(anchor), link.to_owned()));
                }
            }
        }
        self.page.links += 1;
    }

    fn finish(mut self) -> PageRead {
        self.page.targets.sort_unstable();
        self.page.targets.dedup();
        self.page.targets.shrink_to_fit();
        self.ids.sort_unstable();
        for pair in self.ids.chunk_by(|a, b| a == b).filter(|same| same.len() > 1) {
            self.page.faults.extend(pair.first().map(|id| Fault::DuplicateId(id.clone())));
        }
        self.page.anchors = self.ids.iter().map(|id| mark(id)).collect();
        self.page.anchors.sort_unstable();
        for link in self.own {
            let anchor = link.split_once('#').map(|(_, anchor)| mark(anchor));
            if anchor.is_none_or(|a| self.page.anchors.binary_search(&a).is_err()) {
                self.page.faults.push(Fault::BrokenLink(link));
            }
        }
        self.page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_as_a_browser_would() {
        let site = Addresses::new("https://a.example/", ["a/index.html", "index.html"]);
        let page = PageRead::new(
            "a/index.html",
            b"<title>T &amp; U</title><p id=x><a href='../?a=1&amp;b#y'>z</a><a href=../#y>z</a><svg><title>n</title></svg>",
            &site,
        );
        assert_eq!(page.title, "T & U");
        assert_eq!(page.anchors, [mark("x")]);
        assert_eq!(page.targets, [mark("index.html")]);
        assert_eq!(page.anchored, [(mark("index.html"), mark("y"), "../#y".to_owned())]);
        assert_eq!(page.faults, [Fault::BrokenLink("../?a=1&b#y".to_owned())]);
    }

    #[test]
    fn an_attribute_written_twice_in_a_tag_is_a_fault() {
        let site = Addresses::new("https://a.example/", ["index.html"]);
        let read = |html: &str| PageRead::new("index.html", html.as_bytes(), &site).faults;
        assert_eq!(read("<p title=a title=b>"), [Fault::Html("duplicate-attribute".to_owned())]);
        assert_eq!(read("<p title=a class=b><p title=b><i lang=fr titles=x>"), []);
    }
}
