//! A theme, compiled.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::assets::Assets;
use super::compact::Compact;
use super::{contrast, fingerprints, markdown, minify, prose, reading, rules, svg, words};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Files, Span};
use crate::fingerprint::{Fingerprint, Sha256};
use crate::model::Catalogues;
#[cfg(feature = "partage")]
use crate::portal::vue::Vignette;
use crate::portal::vue::Vue;
use crate::portal::vue::graphique::Graphique;
use crate::say;
use crate::source::theme::ThemeSources;

/// A theme, compiled: one environment shared by every thread.
pub struct Theme {
    /// One a language, the portal's first.
    tera: Vec<(String, Tera)>,
    assets: Arc<Assets>,
    templates: BTreeMap<String, Template>,
    shared: Vec<FileId>,
    catalogues: Arc<Catalogues>,
    /// Of each template, with all that it may put in a page.
    fingerprints: BTreeMap<String, Sha256>,
    #[cfg(feature = "partage")]
    palette: super::partage::Palette,
}

/// A template: where it was written, and what was compiled in its place.
struct Template {
    file: FileId,
    compact: Option<Compact>,
}

/// A page that its template could not make: a fault of the theme.
#[derive(Debug)]
pub struct RenderError(tera::Error);

impl Theme {
    /// Compiles templates, checks tokens and words, fingerprints assets; `None` when a template is refused.
    ///
    /// `langues` are those of the portal's pages, its own first.
    #[must_use]
    pub fn load(
        sources: &ThemeSources,
        langues: &[&str],
        files: &Files,
        minify: bool,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        contrast::check(&sources.jetons, diagnostics);
        let mut wrong = Diagnostics::default();
        words::check(sources, langues, files, &mut wrong);
        reading::check(&sources.templates, files, &mut wrong);
        if wrong.has_errors() {
            // Every page would say it again.
            diagnostics.extend(wrong);
            return None;
        }
        let assets = Arc::new(Assets::new(sources, files, diagnostics));
        let mut tera = Tera::new();
        // Everything is escaped, whatever the kind of file: what is safe says so.
        tera.autoescape_on([".html", ".xml", ".txt"]);
        register(&mut tera, &assets, sources, files, minify);
        let words = words::catalogues(sources);
        words::register(&mut tera, &words, langues.first().copied().unwrap_or_default());
        let compact = |name: &str, id: FileId| {
            let is_page = minify && Path::new(name).extension().is_some_and(|e| e == "html");
            if is_page { Compact::new(files.text(id)) } else { None }
        };
        let templates: BTreeMap<String, Template> = sources
            .templates
            .iter()
            .map(|(name, id)| (name.clone(), Template { file: *id, compact: compact(name, *id) }))
            .collect();
        let texts = templates.iter().map(|(name, template)| {
            let text = template.compact.as_ref().map_or_else(|| files.text(template.file), |c| c.text.as_str());
            (name.as_str(), text)
        });
        if let Err(error) = tera.add_raw_templates(texts) {
            diagnostics.push(explain(&error, &templates));
            return None;
        }
        let fingerprints = fingerprints::of(sources, &assets, files, minify);
        let in_language = |langue: &&str| {
            let mut own = tera.clone();
            words::register(&mut own, &words, langue);
            ((*langue).to_owned(), own)
        };
        let declares = |file: &FileId| fingerprints::declares_components(files.text(*file));
        let components = templates.values().map(|t| t.file).filter(declares);
        let shared = components.chain(sources.icones.values().copied()).collect();
        let tera = langues.iter().map(in_language).collect();
        #[cfg(feature = "partage")]
        let palette = super::partage::Palette::new(&sources.jetons);
        Some(Self {
            tera,
            assets,
            templates,
            shared,
            catalogues: words,
            fingerprints,
            #[cfg(feature = "partage")]
            palette,
        })
    }

    /// What decides a page's bytes: everything that its template may put in it, and its view.
    ///
    /// # Errors
    /// When the view cannot be written as JSON.
    pub fn fingerprint(&self, vue: &Vue) -> Result<Sha256, serde_json::Error> {
        let name = format!("{}.html", vue.modele);
        // A page without template is not made.
        let template = self.fingerprints.get(&name).map(Sha256::to_string).unwrap_or_default();
        let mut bytes = format!("{template} {name}\n").into_bytes();
        serde_json::to_writer(&mut bytes, vue)?;
        Ok(Fingerprint::of(&bytes).sha256)
    }

    /// Fills the template of a page.
    ///
    /// # Errors
    /// When the template uses something that the view does not have.
    pub fn render(&self, vue: &Vue) -> Result<String, RenderError> {
        let name = format!("{}.html", vue.modele);
        let context = Context::from_serialize(vue).map_err(RenderError)?;
        self.tera(&vue.page.langue).render(&name, &context).map_err(RenderError)
    }

    /// Fills a template that is no page (`sitemap.xml`…).
    ///
    /// # Errors
    /// As [`render`](Self::render).
    pub fn render_file(&self, name: &str, vue: &impl Serialize) -> Result<Vec<u8>, RenderError> {
        let context = Context::from_serialize(vue).map_err(RenderError)?;
        self.tera("").render(name, &context).map(String::into_bytes).map_err(RenderError)
    }

    /// The templates with the words of a language; those of the portal when there are none.
    fn tera(&self, langue: &str) -> &Tera {
        static NONE: LazyLock<Tera> = LazyLock::new(Tera::new);
        let own = self.tera.iter().find(|(l, _)| l == langue).or_else(|| self.tera.first());
        own.map_or(&NONE, |(_, tera)| tera)
    }

    /// What decides a picture's bytes: its description, and the colours of the theme.
    ///
    /// # Errors
    /// When the description cannot be written as JSON.
    #[cfg(feature = "partage")]
    pub fn picture_fingerprint(&self, vignette: &Vignette) -> Result<Sha256, serde_json::Error> {
        let mut bytes = format!("{:?}\n", self.palette).into_bytes();
        serde_json::to_writer(&mut bytes, vignette)?;
        Ok(Fingerprint::of(&bytes).sha256)
    }

    /// Paints a picture as a PNG file; `None` when there is no memory for it.
    #[cfg(feature = "partage")]
    #[must_use]
    pub fn picture(&self, vignette: &Vignette) -> Option<Vec<u8>> {
        super::partage::paint(vignette, &self.palette)
    }

    /// The words of each language, for the views to say.
    #[must_use]
    pub fn catalogues(&self) -> Arc<Catalogues> {
        Arc::clone(&self.catalogues)
    }

    /// The file of a template, by its name.
    #[must_use]
    pub fn template(&self, name: &str) -> Option<FileId> {
        self.templates.get(name).map(|template| template.file)
    }

    /// The files of what any template may put in a page: components, icons.
    pub fn shared(&self) -> impl Iterator<Item = FileId> + '_ {
        self.shared.iter().copied()
    }

    /// Every asset: path from the root, bytes.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets.files()
    }

    /// The file of a theme that wrote a byte of an asset, and its text when it is a style sheet.
    #[must_use]
    pub fn asset_source(&self, path: &str, at: usize) -> Option<(String, Option<FileId>)> {
        let name = self.assets.source(path, at)?;
        Some((format!("static/{name}"), self.assets.sheet(name)))
    }

    /// Says a rendering fault at its place in the template.
    #[must_use]
    pub fn explain(&self, error: &RenderError) -> Diagnostic {
        explain(&error.0, &self.templates)
    }
}

fn register(tera: &mut Tera, assets: &Arc<Assets>, sources: &ThemeSources, files: &Files, minify: bool) {
    tera.register_filter("prose", |value: Value, kwargs: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let anchors = kwargs.get::<bool>("ancres")?.unwrap_or(false);
        let deeper = kwargs.get::<usize>("decalage")?.unwrap_or(0);
        let prose = prose::read(&value)
            .ok_or_else(|| tera::Error::message("« prose » attend un texte de la vue : markdown, renvois"))?;
        Ok(Value::safe_string(&markdown::render(&prose, anchors, deeper)))
    });
    for (name, draw) in [("graphique", svg::draw as fn(&Graphique) -> String), ("vignette", svg::vignette)] {
        tera.register_filter(name, move |value: Value, _: Kwargs, _: &State<'_>| -> TeraResult<Value> {
            let graphique = Graphique::deserialize(&value)
                .map_err(|e| tera::Error::message(format!("« {name} » attend un graphique de la vue : {e}")))?;
            Ok(Value::safe_string(&draw(&graphique)))
        });
    }
    tera.register_filter("code", |text: &str, _: Kwargs, _: &State<'_>| Value::safe_string(&markdown::code(text)));
    tera.register_filter("capitalize_first", |text: &str, _: Kwargs, _: &State<'_>| -> String {
        let mut chars = text.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    });
    // Whole, since a template with Tera inside a script cannot be made smaller; what it holds was made harmless.
    tera.register_filter("donnees_structurees", |json: &str, _: Kwargs, _: &State<'_>| {
        let harmless = !json.contains(['<', '>', '&']);
        let json = if harmless { json } else { "{}" };
        Value::safe_string(&format!("<script type=\"application/ld+json\">{json}</script>"))
    });
    let assets = Arc::clone(assets);
    tera.register_function("asset", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let name = kwargs.must_get::<&str>("nom")?;
        assets
            .path(name)
            .map(ToOwned::to_owned)
            .ok_or_else(|| tera::Error::message(format!("le thème n'a pas de fichier static/{name}")))
    });
    let icons: BTreeMap<String, Value> =
        sources.icones.iter().map(|(name, id)| (name.clone(), icon(files.text(*id), minify))).collect();
    tera.register_function("icone", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let name = kwargs.must_get::<&str>("nom")?;
        icons
            .get(name)
            .cloned()
            .ok_or_else(|| tera::Error::message(format!("le thème n'a pas d'icône icones/{name}.svg")))
    });
}

/// An icon as it stands in a page.
fn icon(svg: &str, minify: bool) -> Value {
    let small = if minify { String::from_utf8(minify::html(svg)).ok() } else { None };
    Value::safe_string(small.as_deref().unwrap_or(svg).trim())
}

/// Says a fault of the engine in our own way: file, line, column, excerpt.
fn explain(error: &tera::Error, templates: &BTreeMap<String, Template>) -> Diagnostic {
    let missing = |what: &str| {
        Diagnostic::new(
            &rules::MISSING_TEMPLATE,
            say!("Le thème n'a pas de modèle « {what} ».", "The theme has no template “{what}”."),
        )
        .in_file(format!("templates/{what}"))
        .help(say!("ajoutez-le au thème.", "add it to the theme."))
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let message = cut(report.message());
            let diagnostic = Diagnostic::new(
                &rules::TEMPLATE,
                say!("Le modèle n'est pas valable ({message}).", "The template is not valid ({message})."),
            )
            .help(say!(
                "corrigez le modèle ; docs/theme.md dit ce que chacun reçoit.",
                "correct the template; docs/theme.md says what each receives."
            ));
            match templates.get(report.filename()) {
                Some(template) => {
                    let compiled = &report.span().range;
                    let range = template.compact.as_ref().map_or_else(|| compiled.clone(), |c| c.written(compiled));
                    diagnostic.at(Span::new(template.file, range.start, range.end.max(range.start + 1)))
                }
                None => diagnostic.in_file(report.filename()),
            }
        }
        ErrorKind::TemplateNotFound(name) => missing(name),
        ErrorKind::MissingParent { parent, .. } => missing(parent),
        other => {
            let message = cut(&other.to_string());
            Diagnostic::new(
                &rules::TEMPLATE,
                say!("Le thème n'est pas valable : {message}", "The theme is not valid: {message}"),
            )
        }
    }
}

/// The engine may quote a whole line in its message.
fn cut(message: &str) -> String {
    const MOST: usize = 400;
    if message.chars().count() <= MOST {
        message.to_owned()
    } else {
        message.chars().take(MOST).chain(['…']).collect()
    }
}
