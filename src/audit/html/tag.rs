//! The elements of HTML, and what the standard says of each that a reader of finished pages has to know.

/// What an element is: bits, so that a question is one instruction.
mod is {
    /// Never has an end tag.
    pub(super) const VOID: u16 = 1;
    /// May stand in a block only: a browser closes an open `p` before it.
    pub(super) const BLOCK: u16 = 1 << 1;
    /// May hold words and what goes with words only.
    pub(super) const WORDS: u16 = 1 << 2;
    /// Can be operated.
    pub(super) const ACTIVE: u16 = 1 << 3;
    /// Its content is text, whatever it looks like.
    pub(super) const RAW: u16 = 1 << 4;
    /// No longer in the standard.
    pub(super) const GONE: u16 = 1 << 5;
    /// Belongs to the head.
    pub(super) const HEAD: u16 = 1 << 6;
    /// A heading.
    pub(super) const HEADING: u16 = 1 << 7;
    /// In an SVG or a formula, ends it.
    pub(super) const BREAKS_OUT: u16 = 1 << 8;
}

macro_rules! tags {
    ($($variant:ident $name:literal $flags:expr),+ $(,)?) => {
        /// An element's name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(in crate::audit) enum Tag { $($variant),+, Other }

        impl Tag {
            /// How many there are.
            pub(in crate::audit) const COUNT: usize = Tag::Other as usize + 1;

            /// The element of a name in lower case.
            pub(super) fn of(name: &[u8]) -> Self {
                match name { $($name => Self::$variant,)+ _ => Self::Other }
            }

            fn flags(self) -> u16 {
                const FLAGS: [u16; Tag::COUNT] = [$($flags),+, 0];
                FLAGS.get(self as usize).copied().unwrap_or(0)
            }
        }
    };
}

use is::{ACTIVE, BLOCK, BREAKS_OUT, GONE, HEAD, HEADING, RAW, VOID, WORDS};

tags! {
    Html b"html" 0, Head b"head" BREAKS_OUT, Body b"body" BREAKS_OUT,
    Title b"title" HEAD | RAW, Base b"base" HEAD | VOID, Link b"link" HEAD | VOID, Meta b"meta" HEAD | VOID | BREAKS_OUT,
    Style b"style" HEAD | RAW, Script b"script" HEAD | RAW, Noscript b"noscript" HEAD, Template b"template" HEAD,
    A b"a" ACTIVE, Abbr b"abbr" WORDS, B b"b" WORDS | BREAKS_OUT, Bdi b"bdi" WORDS, Bdo b"bdo" WORDS, Br b"br" VOID | BREAKS_OUT,
    Cite b"cite" WORDS, Code b"code" WORDS | BREAKS_OUT, Data b"data" WORDS, Dfn b"dfn" WORDS, Em b"em" WORDS | BREAKS_OUT,
    I b"i" WORDS | BREAKS_OUT, Kbd b"kbd" WORDS, Mark b"mark" WORDS, Q b"q" WORDS, S b"s" WORDS | BREAKS_OUT, Samp b"samp" WORDS,
    Small b"small" WORDS | BREAKS_OUT, Span b"span" WORDS | BREAKS_OUT, Strong b"strong" WORDS | BREAKS_OUT,
    Sub b"sub" WORDS | BREAKS_OUT, Sup b"sup" WORDS | BREAKS_OUT, Time b"time" WORDS, U b"u" WORDS | BREAKS_OUT, Var b"var" WORDS | BREAKS_OUT,
    Wbr b"wbr" VOID, Del b"del" 0, Ins b"ins" 0, Map b"map" 0, Ruby b"ruby" WORDS | BREAKS_OUT, Rt b"rt" WORDS, Rp b"rp" WORDS,
    Img b"img" VOID | BREAKS_OUT, Picture b"picture" WORDS, Source b"source" VOID, Track b"track" VOID, Area b"area" VOID,
    Audio b"audio" 0, Video b"video" 0, Canvas b"canvas" 0, Iframe b"iframe" RAW | ACTIVE, Embed b"embed" VOID | ACTIVE | BREAKS_OUT, Object b"object" 0,
    Svg b"svg" 0, Math b"math" 0,
    Label b"label" WORDS | ACTIVE, Button b"button" WORDS | ACTIVE, Input b"input" VOID | ACTIVE, Select b"select" ACTIVE, Textarea b"textarea" RAW | ACTIVE,
    Option b"option" WORDS, Optgroup b"optgroup" 0, Datalist b"datalist" 0, Output b"output" WORDS, Progress b"progress" WORDS, Meter b"meter" WORDS,
    P b"p" BLOCK | WORDS | BREAKS_OUT,
    H1 b"h1" BLOCK | WORDS | HEADING | BREAKS_OUT, H2 b"h2" BLOCK | WORDS | HEADING | BREAKS_OUT, H3 b"h3" BLOCK | WORDS | HEADING | BREAKS_OUT,
    H4 b"h4" BLOCK | WORDS | HEADING | BREAKS_OUT, H5 b"h5" BLOCK | WORDS | HEADING | BREAKS_OUT, H6 b"h6" BLOCK | WORDS | HEADING | BREAKS_OUT,
    Pre b"pre" BLOCK | WORDS | BREAKS_OUT, Legend b"legend" BLOCK | WORDS, Summary b"summary" BLOCK | WORDS,
    Address b"address" BLOCK, Article b"article" BLOCK, Aside b"aside" BLOCK, Blockquote b"blockquote" BLOCK | BREAKS_OUT, Details b"details" BLOCK,
    Dialog b"dialog" BLOCK, Div b"div" BLOCK | BREAKS_OUT, Dl b"dl" BLOCK | BREAKS_OUT, Dt b"dt" BLOCK | BREAKS_OUT, Dd b"dd" BLOCK | BREAKS_OUT,
    Fieldset b"fieldset" BLOCK, Figure b"figure" BLOCK, Figcaption b"figcaption" BLOCK, Footer b"footer" BLOCK, Form b"form" BLOCK, Header b"header" BLOCK,
    Hgroup b"hgroup" BLOCK, Hr b"hr" BLOCK | VOID | BREAKS_OUT, Main b"main" BLOCK, Menu b"menu" BLOCK | BREAKS_OUT, Nav b"nav" BLOCK,
    Ol b"ol" BLOCK | BREAKS_OUT, Ul b"ul" BLOCK | BREAKS_OUT, Li b"li" BLOCK | BREAKS_OUT, Search b"search" BLOCK, Section b"section" BLOCK,
    Table b"table" BLOCK | BREAKS_OUT, Caption b"caption" BLOCK, Colgroup b"colgroup" BLOCK, Col b"col" BLOCK | VOID, Thead b"thead" BLOCK,
    Tbody b"tbody" BLOCK, Tfoot b"tfoot" BLOCK, Tr b"tr" BLOCK, Td b"td" BLOCK, Th b"th" BLOCK,
    Acronym b"acronym" GONE, Applet b"applet" GONE, Basefont b"basefont" GONE | VOID, Bgsound b"bgsound" GONE | VOID, Big b"big" GONE | BREAKS_OUT,
    Blink b"blink" GONE, Center b"center" GONE | BLOCK | BREAKS_OUT, Dir b"dir" GONE | BLOCK, Font b"font" GONE, Frame b"frame" GONE | VOID,
    Frameset b"frameset" GONE, Image b"image" GONE, Isindex b"isindex" GONE, Keygen b"keygen" GONE | VOID, Listing b"listing" GONE | BLOCK | BREAKS_OUT,
    Marquee b"marquee" GONE, Menuitem b"menuitem" GONE, Nobr b"nobr" GONE | BREAKS_OUT, Noembed b"noembed" GONE | RAW, Noframes b"noframes" GONE | RAW,
    Param b"param" GONE | VOID, Plaintext b"plaintext" GONE | BLOCK, Rb b"rb" GONE, Rtc b"rtc" GONE, Spacer b"spacer" GONE, Strike b"strike" GONE | BREAKS_OUT,
    Tt b"tt" GONE | BREAKS_OUT, Xmp b"xmp" GONE | BLOCK | RAW,
}

impl Tag {
    pub(in crate::audit) fn is_void(self) -> bool {
        self.flags() & VOID != 0
    }

    pub(super) fn is_block(self) -> bool {
        self.flags() & BLOCK != 0
    }

    pub(super) fn holds_words(self) -> bool {
        self.flags() & WORDS != 0
    }

    pub(super) fn is_active(self) -> bool {
        self.flags() & ACTIVE != 0
    }

    pub(super) fn is_raw(self) -> bool {
        self.flags() & RAW != 0
    }

    pub(in crate::audit) fn is_gone(self) -> bool {
        self.flags() & GONE != 0
    }

    pub(super) fn is_of_head(self) -> bool {
        self.flags() & HEAD != 0
    }

    pub(in crate::audit) fn is_heading(self) -> bool {
        self.flags() & HEADING != 0
    }

    pub(super) fn breaks_out(self) -> bool {
        self.flags() & BREAKS_OUT != 0
    }

    /// From 1 to 6 for a heading.
    pub(in crate::audit) fn level(self) -> Option<u8> {
        self.is_heading().then(|| self as u8 - Self::H1 as u8 + 1)
    }
}
