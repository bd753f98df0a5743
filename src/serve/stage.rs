//! What is shown now: the last good site, and the mistakes that stop the next one.

use std::sync::Arc;

use axum::body::Bytes;
use tokio::sync::watch;

use super::site::{Answer, Site, fingerprint};
use crate::diagnostic::Lang;
use crate::publish::HeldFiles;

/// What every visitor sees.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    site: Option<Arc<Site>>,
    /// The same with pages of its author's latest saves, as long as the site that they announce is being built.
    ahead: Option<Arc<Site>>,
    fault: Option<Arc<str>>,
    /// Language of the messages.
    lang: Lang,
}

impl Shown {
    /// Whether there is anything to show yet.
    pub(super) fn is_ready(&self) -> bool {
        self.site.is_some() || self.fault.is_some()
    }

    /// What stands at the path of an address; `None` as long as no site was good.
    pub(super) fn answer(&self, path: &str) -> Option<Answer> {
        self.ahead.as_ref().or(self.site.as_ref()).map(|site| site.answer(path))
    }

    /// The fingerprint of what a visitor sees at the path of an address.
    pub(super) fn fingerprint(&self, path: &str) -> String {
        match self.answer(path) {
            Some(Answer::File(_, bytes) | Answer::Nothing(bytes)) => fingerprint(&bytes),
            Some(Answer::Folder(_)) | None => fingerprint(&Bytes::new()),
        }
    }

    /// The language of the messages.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// What is wrong now.
    pub(super) fn fault(&self) -> Option<&Arc<str>> {
        self.fault.as_ref()
    }
}

/// Where the workshop puts what it made, and where visitors look.
#[derive(Debug, Clone)]
pub struct Stage {
    shown: watch::Sender<Shown>,
}

impl Default for Stage {
    fn default() -> Self {
        Self { shown: watch::Sender::new(Shown::default()) }
    }
}

impl Stage {
    /// An empty stage, whose messages are in a language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { shown: watch::Sender::new(Shown { lang, ..Shown::default() }) }
    }

    /// Shows a site without mistakes.
    pub fn show(&self, site: Arc<Site>) {
        self.shown.send_modify(|shown| (shown.site, shown.ahead, shown.fault) = (Some(site), None, None));
    }

    /// Shows pages ahead of the next site, over one without mistakes: what is wrong is not known to be corrected yet.
    /// Says whether they are shown.
    #[must_use]
    pub fn advance(&self, pages: HeldFiles) -> bool {
        self.shown.send_if_modified(|shown| {
            let Some(site) = shown.ahead.as_ref().or(shown.site.as_ref()).filter(|_| shown.fault.is_none()) else {
                return false;
            };
            shown.ahead = Some(Arc::new(site.with(pages)));
            true
        })
    }

    /// Shows what is wrong over the last good site.
    pub fn refuse(&self, fault: &str) {
        self.shown.send_modify(|shown| (shown.ahead, shown.fault) = (None, Some(Arc::from(fault))));
    }

    pub(super) fn watch(&self) -> watch::Receiver<Shown> {
        self.shown.subscribe()
    }
}
