//! What the filter `prose` receives: a text of the view, borrowed from it.

use tera::Value;
use tera::value::Key;

/// A Markdown text and what replaces each `[[…]]` in it.
#[derive(Debug)]
pub(super) struct Prose<'v> {
    pub(super) markdown: &'v str,
    pub(super) renvois: Vec<Renvoi<'v>>,
    /// Whether French typography leaves it alone.
    pub(super) etranger: bool,
    /// The acronyms to explain where they stand first.
    pub(super) sigles: Vec<Sigle<'v>>,
}

/// An acronym and its page.
#[derive(Debug)]
pub(super) struct Sigle<'v> {
    pub(super) mot: &'v str,
    pub(super) sens: &'v str,
    pub(super) href: &'v str,
}

/// What replaces a `[[…]]`.
#[derive(Debug)]
pub(super) struct Renvoi<'v> {
    pub(super) href: Option<&'v str>,
    pub(super) texte: &'v str,
    pub(super) code: Option<&'v str>,
    pub(super) qualificatif: Option<&'v str>,
    pub(super) langue: Option<&'v str>,
}

/// Reads a text of the view (`portal::vue::ProseVue`); `None` for anything else.
pub(super) fn read(value: &Value) -> Option<Prose<'_>> {
    let renvois = field(value, "renvois")?.as_array()?.iter().map(renvoi).collect::<Option<Vec<_>>>()?;
    let etranger = field(value, "etranger").is_some_and(Value::is_truthy);
    let sigles = field(value, "sigles")?.as_array()?.iter().map(sigle).collect::<Option<Vec<_>>>()?;
    Some(Prose { markdown: field(value, "markdown")?.as_str()?, renvois, sigles, etranger })
}

fn sigle(value: &Value) -> Option<Sigle<'_>> {
    let text = |name| field(value, name).and_then(Value::as_str);
    Some(Sigle { mot: text("sigle")?, sens: text("sens")?, href: text("href")? })
}

fn renvoi(value: &Value) -> Option<Renvoi<'_>> {
    let text = |name| field(value, name).and_then(Value::as_str);
    let texte = text("texte")?;
    let (code, qualificatif) = (text("code"), text("qualificatif"));
    Some(Renvoi { href: text("href"), texte, code, qualificatif, langue: text("langue") })
}

fn field<'v>(value: &'v Value, name: &'static str) -> Option<&'v Value> {
    value.as_map()?.get(&Key::Str(name))
}
