//! Answers to requests, and rejections; each with the headers that keep a browser from doing anything else with them.

use axum::body::Bytes;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{Response, StatusCode};
use axum::response::{self, Html, IntoResponse};

/// An answer.
pub type Answer = response::Response;

/// Why a request is refused: the status, and a word for the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rejection(pub StatusCode, pub &'static str);

impl IntoResponse for Rejection {
    fn into_response(self) -> Answer {
        json(self.0, serde_json::json!({ "refused": self.1 }).to_string())
    }
}

/// What an answer that is no page may do in a browser: nothing.
const NOTHING: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");

/// Headers that stand in every answer. Nothing is kept in a cache, since the next room may have
/// another page; nothing is taken for another kind of content, or shown within another page.
const ALWAYS: [(HeaderName, HeaderValue); 5] = [
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), microphone=(), geolocation=()"),
    ),
];

/// Whether pages of another origin may have an answer within them; none may, unless it says so.
pub const OPENNESS: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Puts them there.
pub async fn guarded<B>(mut answer: Response<B>) -> Response<B> {
    let headers = answer.headers_mut();
    headers.extend(ALWAYS);
    headers.entry(OPENNESS).or_insert(HeaderValue::from_static("same-origin"));
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(NOTHING);
    answer
}

/// JSON that is ready to be sent.
pub fn json(status: StatusCode, text: String) -> Answer {
    const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");
    (status, [(CONTENT_TYPE, JSON)], text).into_response()
}

/// Where to go instead.
pub fn elsewhere(address: &str) -> Answer {
    let Ok(address) = HeaderValue::from_str(address) else {
        return Rejection(StatusCode::MISDIRECTED_REQUEST, "host").into_response();
    };
    (StatusCode::FOUND, [(LOCATION, address)]).into_response()
}

/// The page, with what it may do.
pub fn page(html: Bytes, policy: &str) -> Answer {
    let policy = HeaderValue::from_str(policy).unwrap_or_else(|error| {
        tracing::warn!(%error, "the page's policy is no header");
        NOTHING
    });
    ([(CONTENT_SECURITY_POLICY, policy)], Html(html)).into_response()
}
