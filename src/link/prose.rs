//! Markdown: refuses what must not be published, resolves every `[[…]]`.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::chiffres;
use super::context::{ACTEUR, ACTIVITE, Context, PAGE, TERRITOIRE, TextePublic, What, find, find_noeud};
use super::{Registres, crochets, rules};
use crate::diagnostic::{Bilingual, Diagnostic, Files, Rule, Span};
use crate::french::fold;
use crate::model::{ACCESSIBILITE, Document, Loc, Observation, Plan, Prose, Renvoi, Territoire, markdown_options};
use crate::say;
use crate::source::hints::nearest;
use crate::source::rules::ENCODING;
use crate::source::turns_round;

/// What a text may refer to.
pub(super) struct Scope<'a> {
    pub(super) registres: &'a Registres,
    /// The territory whose figures `[[chiffre:…]]` prints.
    pub(super) territoire: Option<&'a Arc<Territoire>>,
    /// The plan whose codes come first.
    pub(super) plan: Option<&'a Plan>,
    /// The document that the texts report.
    pub(super) document: Option<&'a Arc<Document>>,
    /// Figures of the fiche itself, cited by their `id`.
    pub(super) locaux: &'a [Arc<Observation>],
}

impl<'a> Scope<'a> {
    /// The scope of a text that belongs to no territory.
    pub(super) fn general(registres: &'a Registres) -> Self {
        Self { registres, territoire: None, plan: None, document: None, locaux: &[] }
    }
}

/// Links a Markdown text written in a YAML field.
///
/// A block text is indented in the file: places in it are those of the field.
pub(super) fn from_yaml(loc: &Loc<String>, files: &Files, scope: &Scope<'_>, cx: &mut Context<'_>) -> Prose {
    let span = cx.span(&loc.range);
    let written = files.text(span.file).get(span.start as usize..span.end as usize).unwrap_or_default();
    // When the field is written on one line without quotes, places inside it are exact.
    let exact = written == loc.value;
    let place = |range: &Range<usize>| {
        if exact { span.part(range.start, range.end) } else { locate(&loc.value, range, span, files) }
    };
    Linker { scope, lowest: 3, cx }.link(&loc.value, &place)
}

/// Links the body of a Markdown file, or a part of it; its titles start at level `lowest`.
pub(super) fn body(range: Range<usize>, files: &Files, scope: &Scope<'_>, lowest: u8, cx: &mut Context<'_>) -> Prose {
    let file = cx.file;
    let text = files.text(file).get(range.clone()).unwrap_or_default();
    let place = |part: &Range<usize>| Span::new(file, range.start + part.start, range.start + part.end);
    Linker { scope, lowest, cx }.link(text, &place)
}

/// Finds, in the source of a YAML block, the passage that stands at `range` of its value.
fn locate(value: &str, range: &Range<usize>, span: Span, files: &Files) -> Span {
    let passage = value.get(range.clone()).unwrap_or_default();
    let first_line = passage.lines().next().unwrap_or_default();
    let before = value.get(..range.start).unwrap_or_default().matches(first_line).count();
    let source = files.text(span.file).get(span.start as usize..).unwrap_or_default();
    if first_line.is_empty() {
        return span;
    }
    source.match_indices(first_line).nth(before).map_or(span, |(at, found)| {
        Span::new(span.file, span.start as usize + at, span.start as usize + at + found.len())
    })
}

struct Linker<'s, 'c, 'a> {
    scope: &'s Scope<'s>,
    lowest: u8,
    cx: &'c mut Context<'a>,
}

impl Linker<'_, '_, '_> {
    fn link(mut self, text: &str, place: &dyn Fn(&Range<usize>) -> Span) -> Prose {
        let mut prose = Prose { markdown: text.trim().to_owned(), renvois: Vec::new(), mots: String::new() };
        let shift = text.len() - text.trim_start().len();
        let place = |range: &Range<usize>| place(&(range.start + shift..range.end + shift));
        let source = prose.markdown.clone();
        let mut masked: Vec<Range<usize>> = Vec::new();
        let mut html = false;
        let mut alt: Option<(Range<usize>, String)> = None;
        let mut link_text: Option<(Range<usize>, bool)> = None;
        // The words of `[[E1D3O7]]` are those of the title that will replace it.
        let mut raw_target = false;
        let mut previous_heading = self.lowest - 1;
        for (event, range) in Parser::new_ext(&source, markdown_options()).into_offset_iter() {
            if let Event::Code(_) | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) = event {
                masked.push(range.clone());
            }
            match event {
                // The end of an element was told with its start.
                Event::Html(_) | Event::InlineHtml(_)
                    if html && source.get(range.clone()).is_some_and(|tag| tag.starts_with("</")) => {}
                Event::Html(_) | Event::InlineHtml(_) => {
                    html = true;
                    let tag = source.get(range.clone()).unwrap_or_default();
                    self.refuse(
                        &rules::RAW_HTML,
                        place(&range),
                        say!("Le HTML n'est pas accepté dans les textes.", "HTML is not accepted in texts."),
                        in_markdown(tag),
                    );
                }
                Event::Start(Tag::Link { link_type: LinkType::WikiLink { has_pothole }, dest_url, .. }) => {
                    link_text = None;
                    raw_target = !has_pothole;
                    match resolve(&dest_url, self.scope) {
                        Ok(renvoi) => {
                            if !has_pothole {
                                prose.mots.push_str(&name_of(&renvoi));
                            }
                            prose.renvois.push(renvoi);
                        }
                        Err(diagnostic) => self.cx.push(diagnostic.at(place(&range))),
                    }
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    self.check_url(&dest_url, place(&range));
                    link_text = Some((range, false));
                }
                Event::End(TagEnd::Link) => {
                    raw_target = false;
                    if let Some((range, false)) = link_text.take() {
                        self.refuse(
                            &rules::EMPTY_LINK,
                            place(&range),
                            say!("Ce lien n'a pas de texte.", "This link has no text."),
                            say!("écrivez entre crochets où mène le lien.", "write between brackets where it leads."),
                        );
                    }
                }
                Event::Start(Tag::Image { .. }) => alt = Some((range, String::new())),
                Event::End(TagEnd::Image) => {
                    if let Some((range, words)) = alt.take() {
                        self.refuse_image(&words, place(&range));
                    }
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let level = level as u8;
                    if level < self.lowest || level > previous_heading + 1 {
                        let (lowest, next) =
                            ("#".repeat(self.lowest.into()), "#".repeat((previous_heading + 1).into()));
                        self.refuse(
                            &rules::HEADING,
                            place(&range),
                            say!("Ce titre n'est pas au bon niveau.", "This title is not at the right level."),
                            say!(
                                "ici les titres commencent à « {lowest} » et descendent d'un niveau à la fois : écrivez « {next} ».",
                                "titles start at “{lowest}” here and go down one level at a time: write “{next}”."
                            ),
                        );
                    }
                    previous_heading = level.max(self.lowest);
                }
                Event::Text(t) | Event::Code(t) => {
                    self.check_order(&t, &place(&range));
                    if let Some((_, text)) = &mut alt {
                        text.push_str(&t);
                    }
                    if let Some((_, filled)) = &mut link_text {
                        *filled |= !t.trim().is_empty();
                    }
                    if !raw_target {
                        prose.mots.push_str(&t);
                    }
                }
                Event::SoftBreak
                | Event::HardBreak
                | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell) => {
                    prose.mots.push('\n');
                }
                _ => {}
            }
        }
        for (range, diagnostic) in crochets::check(&source, &masked, self.scope) {
            self.cx.push(diagnostic.at(place(&range)));
        }
        let whole = place(&(0..prose.markdown.len()));
        self.cx.log.textes.push(TextePublic { texte: prose.mots.clone(), span: whole });
        prose
    }

    fn refuse(&mut self, rule: &'static Rule, span: Span, message: Bilingual, help: Bilingual) {
        self.cx.push(Diagnostic::new(rule, message).at(span).help(help));
    }

    /// The file holds no such character, but an entity (`&#8238;`) may name one.
    fn check_order(&mut self, text: &str, span: &Span) {
        if text.contains(turns_round) {
            self.refuse(
                &ENCODING,
                *span,
                say!(
                    "Ce texte change l'ordre des lettres qu'il montre.",
                    "This text changes the order of the letters that it shows."
                ),
                say!(
                    "retirez ce caractère, même écrit par son numéro.",
                    "remove this character, even written by its number."
                ),
            );
        }
    }

    /// Texts have no pictures: one of another site would not show, and would tell that site who reads the page; one of
    /// the sources is read by nothing.
    fn refuse_image(&mut self, alt: &str, span: Span) {
        let words = alt.trim();
        if words.is_empty() {
            return self.refuse(
                &rules::IMAGE_ALT,
                span,
                say!("Cette image n'a pas d'alternative.", "This image has no text alternative."),
                say!(
                    "les textes n'ont pas d'images : dites ce que celle-ci montre, ou mettez un lien vers elle : [ce qu'elle montre](https://…).",
                    "texts have no pictures: say what this one shows, or link to it: [what it shows](https://…)."
                ),
            );
        }
        self.refuse(
            &rules::UNSAFE_LINK,
            span,
            say!("Les textes n'ont pas d'images.", "Texts have no pictures."),
            say!(
                "dites ce que celle-ci montre, ou mettez un lien vers la page qui la porte : [{words}](https://…).",
                "say what this one shows, or link to the page that bears it: [{words}](https://…)."
            ),
        );
    }

    fn check_url(&mut self, url: &str, span: Span) {
        let plain: String = url.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
        if plain.is_empty() || plain == "#" {
            self.refuse(
                &rules::EMPTY_LINK,
                span,
                say!("Ce lien ne mène nulle part.", "This link leads nowhere."),
                say!("donnez son adresse, ou retirez le lien.", "give its address, or remove the link."),
            );
            return;
        }
        let scheme = plain.split_once(':').map(|(scheme, _)| scheme.to_lowercase());
        let before_path = plain.split(['/', '?', '#']).next().unwrap_or_default();
        match scheme.as_deref() {
            Some("https" | "http") if has_host(&plain) => {}
            // The number is public too: the rule on personal data reads it.
            Some("tel") => self.cx.log.textes.push(TextePublic { texte: plain, span }),
            Some(scheme) if before_path.contains(':') && !matches!(scheme, "https" | "http") => self.refuse(
                &rules::UNSAFE_LINK,
                span,
                say!("Un lien « {scheme}: » n'est pas accepté.", "A “{scheme}:” link is not accepted."),
                say!("seuls https:, http: et tel: le sont.", "only https:, http: and tel: are."),
            ),
            _ if plain.starts_with("www.") => self.refuse(
                &rules::UNSAFE_LINK,
                span,
                say!("« {plain} » n'est pas une adresse complète.", "“{plain}” is not a complete address."),
                say!("une adresse commence par https:// : écrivez https://{plain}", "an address starts with https://: write https://{plain}"),
            ),
            _ => self.refuse(
                &rules::UNSAFE_LINK,
                span,
                say!("« {plain} » n'est pas une adresse complète.", "“{plain}” is not a complete address."),
                say!(
                    "un lien vers une page du portail s'écrit entre doubles crochets : [[E1D3O7]] ; un autre commence par https://.",
                    "write a link to a page of the portal between double brackets: [[E1D3O7]]; any other starts with https://."
                ),
            ),
        }
    }
}

/// What may stand before the colon of a link.
pub(super) const SORTES: [&str; 7] = ["chiffre", "offre", "theme", "parcours", "acteur", "territoire", "page"];

/// Finds what stands between the double brackets of a link.
pub(super) fn resolve(target: &str, scope: &Scope<'_>) -> Result<Renvoi, Box<Diagnostic>> {
    let r = scope.registres;
    let Some((kind, name)) = target.split_once(':') else {
        return find_noeud(target.trim(), r, scope.plan).map(Renvoi::Noeud);
    };
    let name = name.trim();
    match kind.trim() {
        // « [[thème:…]] » : the kind is right but for its accents.
        kind if !SORTES.contains(&kind) && SORTES.contains(&fold::fold(kind).as_str()) => {
            let right = fold::fold(kind);
            Err(Box::new(
                Diagnostic::new(
                    &rules::UNKNOWN,
                    say!("« {kind}: » n'est pas une sorte de renvoi.", "“{kind}:” is not a kind of link."),
                )
                .help(say!(
                    "écrivez « {right}: », sans accent ni capitale.",
                    "write “{right}:”, without accent or capital."
                ))
                .fix(format!("{kind}:"), format!("{right}:")),
            ))
        }
        "chiffre" => chiffre(name, scope).map(Renvoi::Chiffre),
        "offre" => find(name, &r.activites, &ACTIVITE).map(Renvoi::Activite),
        "theme" => find(name, &r.themes, &THEME).map(Renvoi::Etiquette),
        "parcours" => find(name, &r.parcours, &PARCOURS).map(Renvoi::Etiquette),
        "acteur" => find(name, &r.acteurs, &ACTEUR).map(Renvoi::Acteur),
        "territoire" => find(name, &r.territoires, &TERRITOIRE).map(Renvoi::Territoire),
        "page" if name == ACCESSIBILITE => Ok(Renvoi::Accessibilite),
        "page" => find(name, &r.pages, &PAGE).map(Renvoi::Page),
        other => Err(Box::new(
            Diagnostic::new(
                &rules::UNKNOWN,
                say!("« {other}: » n'est pas une sorte de renvoi.", "“{other}:” is not a kind of link."),
            )
            .help(
                match nearest(other, ["chiffre", "offre", "theme", "parcours", "acteur", "territoire", "page"]) {
                    Some(near) => say!("vouliez-vous dire « {near}: » ?", "did you mean “{near}:”?"),
                    None => say!(
                        "possibles : un code seul, chiffre:, offre:, theme:, parcours:, acteur:, territoire:, page:.",
                        "possible: a code alone, chiffre:, offre:, theme:, parcours:, acteur:, territoire:, page:."
                    ),
                },
            ),
        )),
    }
}

/// Resolves `nom`, `nom/variante`, `nom@territoire`.
fn chiffre(name: &str, scope: &Scope<'_>) -> Result<Arc<Observation>, Box<Diagnostic>> {
    let r = scope.registres;
    if let Some(local) =
        scope.locaux.iter().find(|o| o.cle.as_ref().is_some_and(|c| c.as_str() == name) && o.indicateur.is_none())
    {
        return Ok(Arc::clone(local));
    }
    let named = name.contains('@');
    let (name, territoire) = match name.split_once('@') {
        Some((name, place)) => (name, Some(find(place, &r.territoires, &TERRITOIRE)?)),
        None => (name, scope.territoire.cloned()),
    };
    let (name, variante) = match name.split_once('/') {
        Some((name, variante)) => (name, Some(variante)),
        None => (name, None),
    };
    find(name, &r.indicateurs, &super::context::INDICATEUR)?;
    let Some(territoire) = territoire else {
        return Err(Box::new(
            Diagnostic::new(
                &rules::UNKNOWN,
                say!("Ce texte n'appartient à aucun territoire.", "This text belongs to no territory."),
            )
            .help(say!("dites lequel : [[chiffre:{name}@occitanie]].", "say which: [[chiffre:{name}@occitanie]].")),
        ));
    };
    // A territory that the author names is the one whose figure is printed, or none is.
    chiffres::observation(name, variante, &territoire, !named, r)
        .cloned()
        .ok_or_else(|| Box::new(chiffres::absent(name, variante, &territoire, r)))
}

const THEME: What = What { fr: "thème", en: "theme", declared_in: "referentiel/plans/" };
const PARCOURS: What = What { fr: "parcours", en: "pathway", declared_in: "referentiel/plans/" };

/// How to write in Markdown what a tag is for.
fn in_markdown(tag: &str) -> Bilingual {
    let name: String = tag.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
    match name.to_ascii_lowercase().as_str() {
        "b" | "strong" => say!("en gras, on écrit **texte**.", "bold is written **text**."),
        "i" | "em" => say!("en italique, on écrit *texte*.", "italics are written *text*."),
        "sup" | "sub" => say!("écrivez-le sans balise : 2e, m², CO2.", "write it without a tag: 2e, m², CO2."),
        "br" | "p" => {
            say!("pour un nouveau paragraphe, laissez une ligne vide.", "for a new paragraph, leave a blank line.")
        }
        "a" => say!("un lien s'écrit [texte](https://…).", "a link is written [text](https://…)."),
        "ul" | "ol" | "li" => {
            say!("une liste s'écrit « - », une ligne par élément.", "a list is written “- ”, one line an item.")
        }
        _ => say!(
            "écrivez en Markdown ; pour montrer un « < », écrivez \\<.",
            "write Markdown; to show a “<”, write \\<."
        ),
    }
}

/// Whether the scheme is followed by the name of a host: `https:x` is an address of the portal itself.
fn has_host(url: &str) -> bool {
    url.split_once("://")
        .is_some_and(|(scheme, rest)| !scheme.contains('/') && !rest.starts_with('/') && !rest.is_empty())
}

/// The words that a link without text of its own will show.
fn name_of(renvoi: &Renvoi) -> String {
    match renvoi {
        Renvoi::Noeud(n) => n.titre.to_string(),
        Renvoi::Chiffre(_) => String::new(),
        Renvoi::Activite(a) => a.titre.to_string(),
        Renvoi::Etiquette(e) => e.nom.to_string(),
        Renvoi::Acteur(a) => a.nom.to_string(),
        Renvoi::Territoire(t) => t.nom.to_string(),
        Renvoi::Page(p) => p.titre.to_string(),
        Renvoi::Accessibilite => "Accessibilité".to_owned(),
    }
}
