//! What can be asked for over HTTP: the page and its few requests, and nothing else.
//!
//! | request | answer |
//! |---|---|
//! | `GET /` | the page |
//! | `GET /api/hello` | that this is a room |
//! | `POST /api/code` | the token, for the right room code |
//! | `POST /api/act` | what a phone wants, done once it is on the disk |
//! | `POST /api/state` | the room, the counts and the phone itself, for those without a WebSocket |
//! | `GET /api/live` | a WebSocket |

use super::clock;
use super::hall::{Hall, Refused};
use super::listen::Guest;
use super::page::Page;
use super::respond::{Answer, guarded, json, page, refusal};
use super::secrets::{Secret, typed_code};
use super::wire::{self, Asked, Guess, Hello};
use super::{live, websocket};
use crate::room::Key;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{AUTHORIZATION, CONNECTION, CONTENT_TYPE, HOST, HeaderMap, HeaderValue, ORIGIN, UPGRADE};
use hyper::header::{SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_PROTOCOL};
use hyper::{Method, Request, Response, StatusCode};
use serde::de::DeserializeOwned;
use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;
use tokio::sync::oneshot;
use tokio::time::timeout;

/// Why a request is refused: the status, and a word for the page.
type No = (StatusCode, &'static str);

/// Answers one request.
pub(super) async fn serve(
    guest: Arc<Guest>,
    shown: Arc<Page>,
    request: Request<Incoming>,
) -> Result<Answer, Infallible> {
    Ok(answer(&guest, &shown, request).await.unwrap_or_else(|(status, why)| refusal(status, why)))
}

async fn answer(guest: &Arc<Guest>, shown: &Page, request: Request<Incoming>) -> Result<Answer, No> {
    let (hall, from) = (&guest.hall, guest.from);
    if !hall.gate.request(&hall.limits, from, clock::now()) {
        return Err((StatusCode::TOO_MANY_REQUESTS, "wait"));
    }
    let host = trusted(request.headers())?;
    match (request.method(), request.uri().path()) {
        (&Method::GET | &Method::HEAD, "/") => Ok(page(shown.html(), &shown.policy(&host))),
        (&Method::GET, "/api/hello") => Ok(json(StatusCode::OK, r#"{"room":true}"#.to_owned())),
        (&Method::GET, "/api/live") => upgrade(guest, request),
        (&Method::POST, "/api/code") => code(hall, from, body(hall, request).await?),
        (&Method::POST, "/api/act") => {
            let key = authorised(hall, request.headers())?;
            act(hall, from, key, body(hall, request).await?).await
        }
        (&Method::POST, "/api/state") => {
            let key = authorised(hall, request.headers())?;
            Ok(state(hall, key))
        }
        (_, "/" | "/api/hello" | "/api/live" | "/api/code" | "/api/act" | "/api/state") => {
            Err((StatusCode::METHOD_NOT_ALLOWED, "method"))
        }
        _ => Err((StatusCode::NOT_FOUND, "nothing")),
    }
}

/// The host that the browser thinks it is talking to. A page from elsewhere that has its name point
/// at this computer (DNS rebinding) gives its own name away, and a request that another page makes
/// names that page as its origin.
fn trusted(headers: &HeaderMap) -> Result<String, No> {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if !is_local(host) {
        return Err((StatusCode::MISDIRECTED_REQUEST, "host"));
    }
    let is_own =
        |origin: &HeaderValue| origin.to_str().is_ok_and(|o| o.strip_prefix("http://") == Some(host));
    match headers.get(ORIGIN) {
        Some(origin) if !is_own(origin) => Err((StatusCode::FORBIDDEN, "origin")),
        _ => Ok(host.to_owned()),
    }
}

/// Whether a host is an address, a plain name, or a name of the local network.
fn is_local(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    let is_word = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    address.parse::<IpAddr>().is_ok() || is_word(name.strip_suffix(".local").unwrap_or(name))
}

/// The phone that sends a request: `Authorization: Room TOKEN.KEY`.
fn authorised(hall: &Hall, headers: &HeaderMap) -> Result<Key, No> {
    let given = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.strip_prefix("Room ")).and_then(|value| value.split_once('.'));
    let refused = (StatusCode::UNAUTHORIZED, "token");
    let (token, key) = given.ok_or(refused)?;
    known(hall, &Hello { token: token.to_owned(), key: key.to_owned() }).ok_or(refused)
}

/// The key of a phone that says who it is; none if it wasn't invited.
pub(super) fn known(hall: &Hall, hello: &Hello) -> Option<Key> {
    let token = Secret::read(&hello.token).filter(|token| token.is(&hall.secret))?;
    Some(Secret::read(&hello.key)?.key_in(&token))
}

/// The body of a request, if it is JSON of this shape and not too long.
async fn body<T: DeserializeOwned>(hall: &Hall, request: Request<Incoming>) -> Result<T, No> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/json") {
        return Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, "json"));
    }
    let body = Limited::new(request.into_body(), hall.limits.message).collect();
    let Ok(body) = timeout(hall.limits.patience, body).await else {
        return Err((StatusCode::REQUEST_TIMEOUT, "slow"));
    };
    let Ok(body) = body else { return Err((StatusCode::PAYLOAD_TOO_LARGE, "long")) };
    serde_json::from_slice(&body.to_bytes()).ok().ok_or((StatusCode::BAD_REQUEST, "json"))
}

fn code(hall: &Hall, from: IpAddr, guess: Guess) -> Result<Answer, No> {
    if !hall.gate.guess(&hall.limits, from, clock::now()) {
        return Err((StatusCode::TOO_MANY_REQUESTS, "guesses"));
    }
    if typed_code(&guess.code) != hall.code {
        return Err((StatusCode::FORBIDDEN, "code"));
    }
    hall.gate.was_right(from);
    Ok(json(StatusCode::OK, serde_json::json!({ "token": hall.secret.to_string() }).to_string()))
}

async fn act(hall: &Hall, from: IpAddr, key: Key, asked: Asked) -> Result<Answer, No> {
    let id = asked.id;
    let (told, wait) = oneshot::channel();
    // Nobody waits any more if the phone has gone; what it did counts all the same.
    let then = Box::new(move |is_written| told.send(is_written).unwrap_or_default());
    let done = match hall.act_from(asked.what.command(key), Some(from), then) {
        Ok(()) if wait.await.unwrap_or(false) => Ok(()),
        Ok(()) => Err(Refused::Disk),
        Err(refused) => Err(refused),
    };
    Ok(match done {
        Ok(()) => json(StatusCode::OK, format!("[{},{}]", wire::done(id), hall.about(key))),
        Err(Refused::Disk) => {
            json(StatusCode::SERVICE_UNAVAILABLE, listed(wire::refused(id, &Refused::Disk)))
        }
        Err(refused) => json(StatusCode::OK, listed(wire::refused(id, &refused))),
    })
}

fn listed(message: String) -> String {
    format!("[{message}]")
}

fn state(hall: &Hall, key: Key) -> Answer {
    if let Some(phone) = hall.phone(key) {
        hall.asked(phone);
    }
    let (room, tally) = (hall.news.room.borrow().clone(), hall.news.tally.borrow().clone());
    json(StatusCode::OK, format!("[{room},{tally},{}]", hall.about(key)))
}

fn upgrade(guest: &Arc<Guest>, mut request: Request<Incoming>) -> Result<Answer, No> {
    let is_plain = !request.headers().contains_key(SEC_WEBSOCKET_PROTOCOL);
    let Some(accept) = websocket::accept(request.headers()).filter(|_| is_plain) else {
        return Err((StatusCode::UPGRADE_REQUIRED, "websocket"));
    };
    let (guest, upgraded) = (Arc::clone(guest), hyper::upgrade::on(&mut request));
    tokio::spawn(async move {
        if let Ok(upgraded) = upgraded.await {
            live::attend(&guest, upgraded).await;
        }
    });
    let mut answer = Response::new(Full::new(Bytes::new()));
    *answer.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    let headers = answer.headers_mut();
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
    headers.insert(CONNECTION, HeaderValue::from_static("Upgrade"));
    if let Ok(accept) = HeaderValue::from_str(&accept) {
        headers.insert(SEC_WEBSOCKET_ACCEPT, accept);
    }
    Ok(guarded(answer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_an_address_or_a_name_of_the_local_network() {
        for host in
            ["192.168.1.7:4710", "localhost:4710", "[::1]:80", "10.0.0.1", "my-pc", "My-PC.local:4710"]
        {
            assert!(is_local(host), "{host}");
        }
        for host in [
            "",
            "evil.com",
            "evil.com:4710",
            "evil.local.com",
            "192.168.1.7.evil.com:80",
            "a b",
            ".local",
            "a:b",
        ] {
            assert!(!is_local(host), "{host}");
        }
    }

    #[test]
    fn another_page_may_not_ask() {
        let with = |origin: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_static("10.0.0.1:4710"));
            headers.extend(origin.map(|origin| (ORIGIN, HeaderValue::from_static(origin))));
            trusted(&headers).is_ok()
        };
        assert!(with(None) && with(Some("http://10.0.0.1:4710")));
        assert!(!with(Some("http://10.0.0.1")) && !with(Some("http://evil.com")) && !with(Some("null")));
    }
}
