//! Answers to requests, each with the headers that keep a browser from doing anything else with them.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use hyper::{Response, StatusCode};

/// An answer.
pub type Answer = Response<Full<Bytes>>;

/// What an answer that is no page may do in a browser: nothing.
const NOTHING: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");

/// Headers that stand in every answer. Nothing is kept in a cache, since the next room may have
/// another page; nothing is taken for another kind of content, or shown within another page.
const ALWAYS: [(HeaderName, HeaderValue); 6] = [
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), microphone=(), geolocation=()"),
    ),
];

/// Puts them there.
pub fn guarded<B>(mut answer: Response<B>) -> Response<B> {
    let headers = answer.headers_mut();
    headers.extend(ALWAYS);
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(NOTHING);
    answer
}

fn answer(status: StatusCode, kind: &'static str, body: Bytes) -> Answer {
    let mut answer = Response::new(Full::new(body));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    guarded(answer)
}

/// JSON that is ready to be sent.
pub fn json(status: StatusCode, text: String) -> Answer {
    answer(status, "application/json; charset=utf-8", Bytes::from(text))
}

/// A refusal, in one word.
pub fn refusal(status: StatusCode, why: &str) -> Answer {
    json(status, serde_json::json!({ "refused": why }).to_string())
}

/// The page, with what it may do.
pub fn page(html: Bytes, policy: &str) -> Answer {
    let mut answer = answer(StatusCode::OK, "text/html; charset=utf-8", html);
    if let Ok(policy) = HeaderValue::from_str(policy) {
        answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    answer
}
