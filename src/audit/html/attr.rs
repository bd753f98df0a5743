//! The attributes that rules ask about: one byte each, so that a rule goes from one bearer to the next without reading
//! the attributes of every element.

/// What an attribute is: bits.
mod is {
    /// Of ARIA 1.2.
    pub(super) const ARIA: u8 = 1;
    /// Holds `id`s of elements of the page.
    pub(super) const NAMES: u8 = 1 << 1;
    /// Is `true` or `false`, and nothing else.
    pub(super) const TRUTH: u8 = 1 << 2;
    /// Draws, whatever the element.
    pub(super) const DRAWS: u8 = 1 << 3;
    /// Draws on some elements, and means something on others.
    pub(super) const MAY_DRAW: u8 = 1 << 4;
}

macro_rules! attributes {
    ($($variant:ident $name:literal $flags:expr),+ $(,)?) => {
        /// An attribute's name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(in crate::audit) enum Attr {
            $($variant),+,
            /// Starts as those of ARIA do, and is none of them.
            UnknownAria,
            /// What a script does at an event: `onclick`.
            Handler,
            Other,
        }

        impl Attr {
            /// How many there are.
            pub(in crate::audit) const COUNT: usize = Attr::Other as usize + 1;

            const ALL: [Self; Self::COUNT] = [$(Self::$variant),+, Self::UnknownAria, Self::Handler, Self::Other];

            const FLAGS: [u8; Self::COUNT] = [$($flags),+, 0, 0, 0];

            /// The attribute of a name in lower case.
            fn known(name: &[u8]) -> Self {
                match name {
                    $($name => Self::$variant,)+
                    [b'a', b'r', b'i', b'a', b'-', ..] => Self::UnknownAria,
                    [b'o', b'n', _, ..] => Self::Handler,
                    _ => Self::Other,
                }
            }
        }
    };
}

use is::{ARIA, DRAWS, MAY_DRAW, NAMES, TRUTH};

attributes! {
    Accesskey b"accesskey" 0, Action b"action" 0, Alt b"alt" 0, Autofocus b"autofocus" 0, Autoplay b"autoplay" 0,
    Class b"class" 0, Colspan b"colspan" 0, Content b"content" 0, Data b"data" 0, Disabled b"disabled" 0, For b"for" 0,
    Formaction b"formaction" 0, Headers b"headers" NAMES, Hidden b"hidden" 0, Href b"href" 0, Hreflang b"hreflang" 0,
    HttpEquiv b"http-equiv" 0, Id b"id" 0, Imagesrcset b"imagesrcset" 0, Lang b"lang" 0, Loading b"loading" 0,
    Name b"name" 0, Placeholder b"placeholder" 0, Popovertarget b"popovertarget" NAMES, Poster b"poster" 0,
    Property b"property" 0, Rel b"rel" 0, Role b"role" 0, Rowspan b"rowspan" 0, Scope b"scope" 0, Src b"src" 0,
    Srcdoc b"srcdoc" 0, Srcset b"srcset" 0, Style b"style" 0, Tabindex b"tabindex" 0, Target b"target" 0,
    Title b"title" 0, Type b"type" MAY_DRAW, Value b"value" 0, XlinkHref b"xlink:href" 0, XmlLang b"xml:lang" 0,
    // What draws, everywhere then on some elements.
    Align b"align" DRAWS, Background b"background" DRAWS, Bgcolor b"bgcolor" DRAWS, Cellpadding b"cellpadding" DRAWS,
    Cellspacing b"cellspacing" DRAWS, Hspace b"hspace" DRAWS, Nowrap b"nowrap" DRAWS, Valign b"valign" DRAWS,
    Vspace b"vspace" DRAWS,
    Alink b"alink" MAY_DRAW, Border b"border" MAY_DRAW, Color b"color" MAY_DRAW, Compact b"compact" MAY_DRAW, Height b"height" MAY_DRAW, Link b"link" MAY_DRAW,
    Size b"size" MAY_DRAW, Summary b"summary" MAY_DRAW, Text b"text" MAY_DRAW, Vlink b"vlink" MAY_DRAW, Width b"width" MAY_DRAW,
    // The charts of a theme (audit/formes.rs).
    Bas b"data-de" 0, Cle b"data-c" 0, Graphique b"data-graphique" 0, Haut b"data-a" 0, Hauteurs b"data-y" 0,
    AriaActivedescendant b"aria-activedescendant" ARIA | NAMES, AriaAtomic b"aria-atomic" ARIA | TRUTH,
    AriaAutocomplete b"aria-autocomplete" ARIA, AriaBraillelabel b"aria-braillelabel" ARIA,
    AriaBrailleroledescription b"aria-brailleroledescription" ARIA, AriaBusy b"aria-busy" ARIA | TRUTH,
    AriaChecked b"aria-checked" ARIA, AriaColcount b"aria-colcount" ARIA, AriaColindex b"aria-colindex" ARIA,
    AriaColindextext b"aria-colindextext" ARIA, AriaColspan b"aria-colspan" ARIA,
    AriaControls b"aria-controls" ARIA | NAMES, AriaCurrent b"aria-current" ARIA,
    AriaDescribedby b"aria-describedby" ARIA | NAMES, AriaDescription b"aria-description" ARIA,
    AriaDetails b"aria-details" ARIA | NAMES, AriaDisabled b"aria-disabled" ARIA | TRUTH,
    AriaErrormessage b"aria-errormessage" ARIA | NAMES, AriaExpanded b"aria-expanded" ARIA | TRUTH,
    AriaFlowto b"aria-flowto" ARIA | NAMES, AriaHaspopup b"aria-haspopup" ARIA,
    AriaHidden b"aria-hidden" ARIA | TRUTH, AriaInvalid b"aria-invalid" ARIA,
    AriaKeyshortcuts b"aria-keyshortcuts" ARIA, AriaLabel b"aria-label" ARIA,
    AriaLabelledby b"aria-labelledby" ARIA | NAMES, AriaLevel b"aria-level" ARIA, AriaLive b"aria-live" ARIA,
    AriaModal b"aria-modal" ARIA | TRUTH, AriaMultiline b"aria-multiline" ARIA | TRUTH,
    AriaMultiselectable b"aria-multiselectable" ARIA, AriaOrientation b"aria-orientation" ARIA,
    AriaOwns b"aria-owns" ARIA | NAMES, AriaPlaceholder b"aria-placeholder" ARIA, AriaPosinset b"aria-posinset" ARIA,
    AriaPressed b"aria-pressed" ARIA, AriaReadonly b"aria-readonly" ARIA | TRUTH, AriaRelevant b"aria-relevant" ARIA,
    AriaRequired b"aria-required" ARIA | TRUTH, AriaRoledescription b"aria-roledescription" ARIA,
    AriaRowcount b"aria-rowcount" ARIA, AriaRowindex b"aria-rowindex" ARIA, AriaRowindextext b"aria-rowindextext" ARIA,
    AriaRowspan b"aria-rowspan" ARIA, AriaSelected b"aria-selected" ARIA, AriaSetsize b"aria-setsize" ARIA,
    AriaSort b"aria-sort" ARIA, AriaValuemax b"aria-valuemax" ARIA, AriaValuemin b"aria-valuemin" ARIA,
    AriaValuenow b"aria-valuenow" ARIA, AriaValuetext b"aria-valuetext" ARIA,
}

impl Attr {
    /// The attribute of a name, in any case.
    pub(super) fn of(name: &str) -> Self {
        if name.bytes().any(|b| b.is_ascii_uppercase()) {
            return Self::known(name.to_ascii_lowercase().as_bytes());
        }
        Self::known(name.as_bytes())
    }

    /// Every attribute.
    pub(in crate::audit) fn all() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }

    fn flags(self) -> u8 {
        Self::FLAGS.get(self as usize).copied().unwrap_or(0)
    }

    /// Whether it is one of ARIA 1.2.
    pub(in crate::audit) fn is_aria(self) -> bool {
        self.flags() & ARIA != 0
    }

    /// Whether it names elements of the page by their `id`.
    pub(in crate::audit) fn names_elements(self) -> bool {
        self.flags() & NAMES != 0
    }

    /// Whether it may only be `true` or `false`.
    pub(in crate::audit) fn is_truth(self) -> bool {
        self.flags() & TRUTH != 0
    }

    /// Whether it draws, whatever the element.
    pub(in crate::audit) fn draws(self) -> bool {
        self.flags() & DRAWS != 0
    }

    /// Whether it draws on some elements.
    pub(in crate::audit) fn may_draw(self) -> bool {
        self.flags() & (DRAWS | MAY_DRAW) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::Attr;

    #[test]
    fn a_name_is_known_in_any_case() {
        assert_eq!([Attr::of("HREF"), Attr::of("href"), Attr::of("hrefs")], [Attr::Href, Attr::Href, Attr::Other]);
        assert_eq!([Attr::of("onClick"), Attr::of("on"), Attr::of("one")], [Attr::Handler, Attr::Other, Attr::Handler]);
        assert_eq!([Attr::of("aria-labeled"), Attr::of("aria-label")], [Attr::UnknownAria, Attr::AriaLabel]);
    }
}
