//! Answers the author's browser, from memory.

use std::net::TcpListener;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderName, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::media::{is_page, media_type};
use super::overlay::{self, ETAT, ETAT_STYLE, EVENTS, NEWS, SCRIPT, STYLE};
use super::site::{Answer, fingerprint};
use super::stage::Stage;
use super::{events, guard};

/// What every answer says: nothing is kept, guessed, embedded or read by others, and the policy is that of the
/// published portal, so that what it would block is seen here first.
const HEADERS: [(HeaderName, &str); 5] = [
    (CACHE_CONTROL, "no-store"),
    (HeaderName::from_static("x-content-type-options"), "nosniff"),
    (HeaderName::from_static("content-security-policy"), "default-src 'self'; frame-ancestors 'self'"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("referrer-policy"), "same-origin"),
];

/// Makes the page of what is missing, from the address of its stylesheet; `None` while the sources have errors.
pub type Etat = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// Answers until the listener fails; what is on the stage changes meanwhile, and `etat` is made when it is asked for.
///
/// # Errors
/// What the system says of the listener.
pub async fn serve(listener: TcpListener, stage: Stage, etat: Etat) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let port = listener.local_addr()?.port();
    let routes = Router::new()
        .route(EVENTS, get(events::listen))
        .route(NEWS, get(events::news))
        .route(SCRIPT, get(|| async { ([(CONTENT_TYPE, media_type(SCRIPT))], include_str!("client/apercu.js")) }))
        .route(STYLE, get(|| async { ([(CONTENT_TYPE, media_type(STYLE))], include_str!("client/apercu.css")) }))
        .route(ETAT, get(move || missing(Arc::clone(&etat))))
        .route(
            ETAT_STYLE,
            get(|| async { ([(CONTENT_TYPE, media_type(ETAT_STYLE))], include_str!("client/etat.css")) }),
        )
        .fallback(page)
        .with_state(stage)
        .layer(middleware::from_fn(move |request, next| protect(port, request, next)));
    axum::serve(tokio::net::TcpListener::from_std(listener)?, routes).await
}

async fn protect(port: u16, request: Request, next: Next) -> Response {
    let mut response = if guard::is_for_us(request.headers(), request.uri(), port) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "Cet aperçu ne répond qu'à cette machine.\n").into_response()
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, axum::http::HeaderValue::from_static(value));
    }
    response
}

/// The page of what is missing; it reads the sources, which must not keep the others waiting.
async fn missing(etat: Etat) -> Response {
    let page = tokio::task::spawn_blocking(move || etat(ETAT_STYLE)).await.ok().flatten();
    match page {
        Some(page) => ([(CONTENT_TYPE, media_type("index.html"))], page).into_response(),
        // What stops the portal is shown on each of its pages.
        None => (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, "/")]).into_response(),
    }
}

/// A file of the site, or the portal's page for what does not exist.
async fn page(State(stage): State<Stage>, request: Request) -> Response {
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response();
    }
    let mut stage = stage.watch();
    // The first visitor may come before the first build is over.
    let Ok(shown) = stage.wait_for(super::stage::Shown::is_ready).await.map(|shown| shown.clone()) else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let fault = shown.fault().map(AsRef::as_ref);
    let html = |status: StatusCode, bytes: &[u8]| {
        let page = overlay::page(bytes, &fingerprint(bytes), fault, shown.lang());
        (status, [(CONTENT_TYPE, media_type("index.html"))], page).into_response()
    };
    match shown.answer(request.uri().path()) {
        Some(Answer::File(path, bytes)) if is_page(&path) => html(StatusCode::OK, &bytes),
        Some(Answer::File(path, bytes)) => ([(CONTENT_TYPE, media_type(&path))], bytes).into_response(),
        Some(Answer::Folder(address)) => {
            let query = request.uri().query().map(|q| format!("?{q}")).unwrap_or_default();
            (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, format!("{address}{query}"))]).into_response()
        }
        Some(Answer::Nothing(bytes)) => html(StatusCode::NOT_FOUND, &bytes),
        None => html(StatusCode::SERVICE_UNAVAILABLE, &[]),
    }
}
