//! The seam of an incremental build: one call, and what it keeps for the next.
//!
//! [`rebuild`] reads and links the sources again, then renders the pages whose view or theme changed, as `build` does.
//! What one call learns that spares work to the next belongs in [`Previous`]: nothing outside this file would know.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::site::Site;
use crate::cache::Cache;
use crate::diagnostic::{Diagnostics, Files, Strictness};
use crate::pipeline::{self, Settings};
use crate::publish::MemorySink;

/// What must be built.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) settings: Settings,
    /// Which warnings stop a site too.
    pub(super) strictness: Strictness,
}

/// What a call leaves to the next one.
#[derive(Debug, Default)]
pub(super) struct Previous {
    /// The last good site.
    pub(super) site: Option<Arc<Site>>,
    /// What it was made of: pages by the fingerprint of their view.
    pub(super) cache: Cache,
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
    /// A fault of ours.
    Ours,
}

/// Makes the site from what the sources are now.
///
/// `changes` are the paths that may have changed since the last call on this [`Previous`], whatever it gave, as the
/// settings begin them; a folder stands for all that is in it. What comes out must not depend on them nor on
/// `previous`, which only spare work; a file that did not change shares its bytes with the site before. A site that is
/// refused leaves the last good one in `previous`.
pub(super) fn rebuild(
    order: &Order,
    previous: &mut Previous,
    _changes: &BTreeSet<PathBuf>,
    remarks: &mut Remarks,
) -> Result<Arc<Site>, Stopped> {
    let Remarks { diagnostics, files } = remarks;
    let prepared = pipeline::prepare(&order.settings, diagnostics);
    *files = prepared.sources.files;
    let linked = prepared.linked.filter(|_| order.accepts(diagnostics)).ok_or(Stopped::Mistake)?;
    let theme = pipeline::theme(&order.settings, &linked, files, diagnostics).ok_or(Stopped::Mistake)?;
    let sink = previous.site.as_ref().map_or_else(MemorySink::new, |site| MemorySink::after(site.files()));
    // Memory refuses nothing but two files of one path, which is a diagnostic by then.
    let cache = pipeline::make(&linked, &theme, files, &sink, &previous.cache, &|_, _| {}, diagnostics)
        .map_err(|_| Stopped::Ours)?;
    if !order.accepts(diagnostics) {
        return Err(Stopped::Mistake);
    }
    let site = Arc::new(Site::new(sink.into_files()));
    (previous.site, previous.cache) = (Some(Arc::clone(&site)), cache);
    Ok(site)
}

impl Order {
    fn accepts(&self, diagnostics: &mut Diagnostics) -> bool {
        diagnostics.promote(&self.strictness);
        !diagnostics.has_errors()
    }
}
