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
use super::guest::Guest;
use super::hall::{Hall, Refused, Who};
use super::live::attend;
use super::page::Page;
use super::respond::{Answer, No, guarded, json, page};
use super::secrets::typed_code;
use super::trust::{Caller, admit, host};
use super::wire::{self, Asked, Guess};
use axum::body::to_bytes;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{FromRequest, Request, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderMap};
use axum::middleware::{from_fn, map_response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use tokio::sync::oneshot;
use tokio::time::timeout;

/// How much is set aside for reading from a WebSocket, in bytes: several honest messages, and little
/// enough for thousands of phones.
const READ_AT_ONCE: usize = 1_024;
/// How much may come together before it is written, in bytes. Nothing is set aside for it, and whatever
/// is said is flushed at once, so this only keeps what belongs together in one write.
const WRITTEN_AT_ONCE: usize = 16_384;

/// Answers to everything that can be asked. A request carries the [`Guest`] who makes it.
pub(super) fn routes(hall: Arc<Hall>, shown: Arc<Page>) -> Router {
    let front = move |headers: HeaderMap| async move { page(shown.html(), &shown.policy(host(&headers))) };
    Router::new()
        .route("/", get(front))
        .route("/api/hello", get(hello).head(other_method))
        .route("/api/live", get(live).head(other_method))
        .route("/api/code", post(code))
        .route("/api/act", post(act))
        .route("/api/state", post(state))
        .method_not_allowed_fallback(other_method)
        .fallback(nothing)
        .layer(from_fn(admit))
        .layer(map_response(guarded))
        .with_state(hall)
}

async fn other_method() -> No {
    No(StatusCode::METHOD_NOT_ALLOWED, "method")
}

async fn nothing() -> No {
    No(StatusCode::NOT_FOUND, "nothing")
}

async fn hello() -> Answer {
    json(StatusCode::OK, r#"{"room":true}"#.to_owned())
}

/// The body of a request, if it is JSON of this shape and not too long.
struct Said<T>(T);

impl<T: DeserializeOwned> FromRequest<Arc<Hall>> for Said<T> {
    type Rejection = No;

    async fn from_request(request: Request, hall: &Arc<Hall>) -> Result<Said<T>, No> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.unwrap_or_default().starts_with("application/json") {
            return Err(No(StatusCode::UNSUPPORTED_MEDIA_TYPE, "json"));
        }
        let body = to_bytes(request.into_body(), hall.limits.message);
        let Ok(body) = timeout(hall.limits.patience, body).await else {
            return Err(No(StatusCode::REQUEST_TIMEOUT, "slow"));
        };
        let Ok(body) = body else { return Err(No(StatusCode::PAYLOAD_TOO_LARGE, "long")) };
        serde_json::from_slice(&body).ok().map(Said).ok_or(No(StatusCode::BAD_REQUEST, "json"))
    }
}

async fn code(
    State(hall): State<Arc<Hall>>,
    Extension(guest): Extension<Arc<Guest>>,
    Said(guess): Said<Guess>,
) -> Result<Answer, No> {
    if !hall.gate.guess(&hall.limits, guest.from, clock::now()) {
        return Err(No(StatusCode::TOO_MANY_REQUESTS, "guesses"));
    }
    if typed_code(&guess.code) != hall.code {
        return Err(No(StatusCode::FORBIDDEN, "code"));
    }
    hall.gate.was_right(guest.from);
    Ok(json(StatusCode::OK, serde_json::json!({ "token": hall.secret.to_string() }).to_string()))
}

async fn act(
    State(hall): State<Arc<Hall>>,
    Extension(guest): Extension<Arc<Guest>>,
    Caller(key): Caller,
    Said(asked): Said<Asked>,
) -> Answer {
    let id = asked.id;
    let (told, wait) = oneshot::channel();
    // Nobody waits any more if the phone has gone; what it did counts all the same.
    let then = Box::new(move |is_written| told.send(is_written).unwrap_or_default());
    let done = match hall.act(asked.what.command(key), Who::Phone(guest.from), then) {
        Ok(()) if wait.await.unwrap_or(false) => Ok(()),
        Ok(()) => Err(Refused::Disk),
        Err(refused) => Err(refused),
    };
    match done {
        Ok(()) => json(StatusCode::OK, format!("[{},{}]", wire::done(id), hall.about(key))),
        Err(Refused::Disk) => {
            json(StatusCode::SERVICE_UNAVAILABLE, listed(wire::refused(id, &Refused::Disk)))
        }
        Err(refused) => json(StatusCode::OK, listed(wire::refused(id, &refused))),
    }
}

fn listed(message: String) -> String {
    format!("[{message}]")
}

async fn state(State(hall): State<Arc<Hall>>, Caller(key): Caller) -> Answer {
    if let Some(phone) = hall.phone(key) {
        hall.asked(phone);
    }
    let (room, tally) = (hall.news.room.borrow().clone(), hall.news.tally.borrow().clone());
    json(StatusCode::OK, format!("[{room},{tally},{}]", hall.about(key)))
}

async fn live(
    Extension(guest): Extension<Arc<Guest>>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Answer, No> {
    // The page names no protocol within the protocol; whoever does wants something else.
    let is_plain = |upgrade: &WebSocketUpgrade| upgrade.requested_protocols().next().is_none();
    let refused = No(StatusCode::UPGRADE_REQUIRED, "websocket");
    let upgrade = upgrade.ok().filter(is_plain).ok_or(refused)?;
    let longest = guest.hall.limits.message;
    let upgrade = upgrade.max_message_size(longest).max_frame_size(longest);
    let upgrade = upgrade.read_buffer_size(READ_AT_ONCE).write_buffer_size(WRITTEN_AT_ONCE);
    Ok(upgrade.on_upgrade(|socket| attend(guest, socket)))
}
