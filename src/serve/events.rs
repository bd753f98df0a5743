//! What the server says to open pages: something has changed, and what that is for one of them.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::sse::{Event, KeepAlive};
use axum::response::{IntoResponse, Response, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use serde::{Deserialize, Serialize};

use super::media::media_type;
use super::stage::{Shown, Stage};

/// How long a browser waits before it looks again for a server that is gone.
const RETRY: Duration = Duration::from_secs(1);

/// An open page.
#[derive(Debug, Deserialize)]
pub(super) struct Opened {
    /// The path of its address.
    page: String,
    /// The fingerprint of the bytes that it shows.
    empreinte: String,
}

/// How things stand for an open page.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct News {
    /// Whether the page has changed.
    recharger: bool,
    /// What is wrong, as the terminal says it.
    faute: Option<String>,
}

/// Says, at once and then each time that what is shown changes, that pages may ask for [`news`].
///
/// A browser opens six connections to a server and no more, so its pages share one that stays open.
pub(super) async fn listen(State(stage): State<Stage>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut shown = stage.watch();
    shown.mark_changed();
    Sse::new(unfold(shown, |mut shown| async move {
        shown.changed().await.ok()?;
        Some((Ok(Event::default().retry(RETRY).data("regarder")), shown))
    }))
    .keep_alive(KeepAlive::default())
}

/// Says how things stand for a page.
///
/// The page gives the fingerprint of what it shows, so that one that comes back after a pause of the machine or a new
/// start of the server is told what it missed, and only that.
pub(super) async fn news(State(stage): State<Stage>, Query(opened): Query<Opened>) -> Response {
    match serde_json::to_string(&News::of(&stage.watch().borrow(), &opened)) {
        Ok(news) => ([(CONTENT_TYPE, media_type("news.json"))], news).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

impl News {
    fn of(shown: &Shown, opened: &Opened) -> Self {
        Self {
            recharger: shown.is_ready() && shown.fingerprint(&opened.page) != opened.empreinte,
            faute: shown.fault().map(ToString::to_string),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::publish::{MemorySink, OutPath, Sink};
    use crate::serve::Site;
    use crate::serve::site::fingerprint;

    fn site(home: &str, other: &str) -> Arc<Site> {
        let sink = MemorySink::new();
        for (path, text) in [("index.html", home), ("e1/index.html", other)] {
            sink.write(&OutPath::new(path).unwrap(), text.as_bytes()).unwrap();
        }
        Arc::new(Site::new(sink.into_files()))
    }

    #[test]
    fn a_page_is_reloaded_only_when_its_own_bytes_change() {
        let stage = Stage::default();
        let home = Opened { page: "/".to_owned(), empreinte: fingerprint(b"a") };
        let news = || News::of(&stage.watch().borrow(), &home);
        let quiet = News { recharger: false, faute: None };
        assert_eq!(news(), quiet, "nothing is there yet");
        stage.show(site("a", "b"));
        assert_eq!(news(), quiet);
        stage.show(site("a", "B"));
        assert_eq!(news(), quiet);
        stage.refuse("faute");
        assert_eq!(news(), News { recharger: false, faute: Some("faute".to_owned()) });
        stage.show(site("A", "B"));
        assert_eq!(news(), News { recharger: true, faute: None });
    }
}
