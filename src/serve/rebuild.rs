//! The seam of an incremental build: one call, and what it keeps for the next.
//!
//! [`rebuild`] reads and links the sources again, then renders the pages whose view or theme changed, as `build` does.
//! What one call learns that spares work to the next belongs in [`Previous`]: nothing outside this file would know. What
//! it learns that shows a page sooner is [`Ahead`].

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::ahead::Ahead;
use super::site::Site;
use crate::cache::Cache;
use crate::diagnostic::{Diagnostics, Files, Strictness};
use crate::pipeline::{self, Compiled, Prepared, Settings, Tools};
use crate::portal;
use crate::publish::MemorySink;

/// What must be built.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) settings: Settings,
    /// Which warnings stop a site too.
    pub(super) strictness: Strictness,
}

/// What a call leaves to the next one.
#[derive(Default)]
pub(super) struct Previous {
    /// The last good site.
    pub(super) site: Option<Arc<Site>>,
    /// What it was made of: pages by the fingerprint of their view.
    pub(super) cache: Cache,
    /// Its theme, compiled.
    pub(super) theme: Option<Compiled>,
}

/// A site that was made.
pub(super) struct Rebuilt {
    /// The site.
    pub(super) site: Arc<Site>,
    /// What makes single pages of it again.
    pub(super) ahead: Ahead,
}

/// What there is to say of the sources.
#[derive(Debug, Default)]
pub struct Remarks {
    /// Everything that is wrong.
    pub diagnostics: Diagnostics,
    /// The texts that messages quote.
    pub files: Files,
}

/// Why there is no site.
#[derive(Debug)]
pub(super) enum Stopped {
    /// A mistake of the author: [`Remarks`] say it.
    Mistake,
    /// A later save: nobody waits for this site.
    Abandoned,
    /// A fault of ours.
    Ours,
}

/// Makes the site from what the sources are now, unless `abandoned` is set meanwhile.
///
/// What comes out must not depend on `previous`, which only spares work; a file that did not change shares its bytes with
/// the site before. A site that is refused leaves the last good one in `previous`.
pub(super) fn rebuild(
    order: &Order,
    previous: &mut Previous,
    abandoned: &Arc<AtomicBool>,
    remarks: &mut Remarks,
) -> Result<Rebuilt, Stopped> {
    let go_on = || if abandoned.load(Ordering::Relaxed) { Err(Stopped::Abandoned) } else { Ok(()) };
    let Remarks { diagnostics, files } = remarks;
    let Prepared { sources, linked } = pipeline::prepare(&order.settings, diagnostics);
    go_on()?;
    *files = sources.files.clone();
    let linked = linked.filter(|_| order.accepts(diagnostics)).ok_or(Stopped::Mistake)?;
    let former = previous.theme.take();
    let theme = pipeline::theme_or(former, &order.settings, &linked, files, diagnostics).ok_or(Stopped::Mistake)?;
    let theme = Arc::clone(&previous.theme.insert(theme).theme);
    go_on()?;
    let sink = previous.site.as_ref().map_or_else(MemorySink::new, |site| MemorySink::after(site.files()));
    let sink = sink.unless(Arc::clone(abandoned));
    let mut pages = portal::Site::new(&linked.corpus, theme.catalogues());
    let tools = Tools { theme: &theme, files, sink: &sink, cache: &previous.cache, progress: &|_, _| {} };
    // Memory refuses nothing but two files of one path, which is a diagnostic by then.
    let cache = pipeline::make_of(&mut pages, &linked.textes, &tools, diagnostics).map_err(|_| Stopped::Ours)?;
    let socle = pages.into_socle();
    go_on()?;
    if !order.accepts(diagnostics) {
        return Err(Stopped::Mistake);
    }
    let site = Arc::new(Site::new(sink.into_files()));
    (previous.site, previous.cache) = (Some(Arc::clone(&site)), cache);
    let ahead = Ahead::new(order.settings.content.clone(), sources, linked.corpus, socle, theme);
    Ok(Rebuilt { site, ahead })
}

impl Order {
    fn accepts(&self, diagnostics: &mut Diagnostics) -> bool {
        diagnostics.promote(&self.strictness);
        !diagnostics.has_errors()
    }
}
