//! What can be asked for over HTTP: the page and its few requests, and nothing else.
//!
//! | request | answer |
//! |---|---|
//! | `GET /`, and whatever else a person types into a browser | the page |
//! | `GET /api/hello` | that this is a room, and under which addresses of this computer |
//! | `POST /api/code` | the token, for the right room code |
//! | `POST /api/act` | what a phone wants, done once it is on the disk |
//! | `POST /api/state` | the room, the counts and the phone itself, for those without a WebSocket |
//! | `GET /api/live` | a WebSocket |

use super::answer::{Answer, OPENNESS, Rejection, guarded, json, page};
use super::auth::{Caller, admit, host, is_page};
use super::connection::Connection;
use super::hub::{Refused, RoomHub, Who};
use super::page::Page;
use super::secrets::is_code;
use super::websocket::attend;
use super::wire::{self, Asked, Guess};
use axum::body::to_bytes;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{FromRequest, Request, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use axum::middleware::{from_fn, map_response};
use axum::response::IntoResponse as _;
use axum::routing::{get, post};
use axum::{Extension, Router};
use serde::de::DeserializeOwned;
use std::net::IpAddr;
use std::sync::Arc;
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};

/// How much is set aside for reading from a WebSocket, in bytes: several honest messages, and little
/// enough for thousands of phones.
const READ_AT_ONCE: usize = 1_024;
/// How much may come together before it is written, in bytes. Nothing is set aside for it, and whatever
/// is said is flushed at once, so this only keeps what belongs together in one write.
const WRITTEN_AT_ONCE: usize = 16_384;

/// Answers to everything that can be asked. A request carries the [`Connection`] who makes it.
pub(super) fn routes(hub: Arc<RoomHub>, shown: Arc<Page>) -> Router {
    let everywhere = Arc::clone(&shown);
    let (at_front, elsewhere) = (Arc::clone(&hub), Arc::clone(&hub));
    let front = move |headers: HeaderMap| async move {
        page(shown.html(), &shown.policy(host(&headers), &at_front.own_addresses()))
    };
    // Whatever a person types behind the address, the room code for one, is the page's to make sense of.
    let nothing = move |request: Request| async move {
        match is_page(&request) {
            true => {
                let policy = everywhere.policy(host(request.headers()), &elsewhere.own_addresses());
                page(everywhere.html(), &policy)
            }
            false => Rejection(StatusCode::NOT_FOUND, "nothing").into_response(),
        }
    };
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
        .with_state(hub)
}

async fn other_method() -> Rejection {
    Rejection(StatusCode::METHOD_NOT_ALLOWED, "method")
}

/// That this is a room, and at which addresses of this computer somebody has come to it. A page at another of them may
/// ask whether it is answered.
async fn hello(State(hub): State<Arc<RoomHub>>) -> Answer {
    let text = serde_json::json!({ "room": true, "at": hub.own_addresses() }).to_string();
    ([(OPENNESS, HeaderValue::from_static("cross-origin"))], json(StatusCode::OK, text)).into_response()
}

/// The body of a request, if it is JSON of this shape and not too long.
struct Said<T>(T);

impl<T: DeserializeOwned> FromRequest<Arc<RoomHub>> for Said<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, hub: &Arc<RoomHub>) -> Result<Said<T>, Rejection> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.unwrap_or_default().starts_with("application/json") {
            return Err(Rejection(StatusCode::UNSUPPORTED_MEDIA_TYPE, "json"));
        }
        let body = to_bytes(request.into_body(), hub.limits.message);
        let Ok(body) = timeout(hub.limits.patience, body).await else {
            return Err(Rejection(StatusCode::REQUEST_TIMEOUT, "slow"));
        };
        let Ok(body) = body else { return Err(Rejection(StatusCode::PAYLOAD_TOO_LARGE, "long")) };
        serde_json::from_slice(&body).ok().map(Said).ok_or(Rejection(StatusCode::BAD_REQUEST, "json"))
    }
}

async fn code(
    State(hub): State<Arc<RoomHub>>,
    Extension(connection): Extension<Arc<Connection>>,
    Said(guess): Said<Guess>,
) -> Result<Answer, Rejection> {
    let (limits, from) = (&hub.limits, connection.from);
    let wait = hub.rate_limit.code(limits, from, hub.clock.now());
    // Right or wrong, it waits as long; only a wrong one is ever refused.
    if !is_code(&guess.code, &hub.code()) {
        if !hub.rate_limit.wrong(limits, from, hub.clock.now()) {
            return Err(Rejection(StatusCode::TOO_MANY_REQUESTS, "guesses"));
        }
        // Given back also if whoever guesses hangs up.
        let _waiting = Waiting(&hub, from);
        sleep(wait).await;
        return Err(Rejection(StatusCode::FORBIDDEN, "code"));
    }
    sleep(wait).await;
    Ok(json(StatusCode::OK, serde_json::json!({ "token": hub.secret.to_string() }).to_string()))
}

/// A wrong code that waits for its answer.
struct Waiting<'h>(&'h RoomHub, IpAddr);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.rate_limit.answered(self.1);
    }
}

async fn act(
    State(hub): State<Arc<RoomHub>>,
    Extension(connection): Extension<Arc<Connection>>,
    Caller(key): Caller,
    Said(asked): Said<Asked>,
) -> Answer {
    let id = asked.id;
    let (told, wait) = oneshot::channel();
    // Nobody waits any more if the phone has gone; what it did counts all the same.
    let then = Box::new(move |is_written| told.send(is_written).unwrap_or_default());
    let done = match hub.act(asked.what.command(key), Who::Phone(connection.from), then) {
        Ok(()) if wait.await.unwrap_or(false) => Ok(()),
        Ok(()) => Err(Refused::Disk),
        Err(refused) => Err(refused),
    };
    match done {
        Ok(()) => {
            json(StatusCode::OK, format!("[{},{}]", wire::done(id), hub.about(key, connection.at.ip())))
        }
        Err(Refused::Disk) => {
            json(StatusCode::SERVICE_UNAVAILABLE, listed(wire::refused(id, &Refused::Disk)))
        }
        Err(refused) => json(StatusCode::OK, listed(wire::refused(id, &refused))),
    }
}

fn listed(message: String) -> String {
    format!("[{message}]")
}

async fn state(
    State(hub): State<Arc<RoomHub>>,
    Extension(connection): Extension<Arc<Connection>>,
    Caller(key): Caller,
) -> Answer {
    let at = connection.at.ip();
    if let Some(phone) = hub.phone(key) {
        hub.asked(phone, at);
    }
    let (room, tally) = (hub.news.room.borrow().clone(), hub.news.tally.borrow().clone());
    json(StatusCode::OK, format!("[{room},{tally},{}]", hub.about(key, at)))
}

async fn live(
    Extension(connection): Extension<Arc<Connection>>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Answer, Rejection> {
    // The page names no protocol within the protocol; whoever does wants something else.
    let is_plain = |upgrade: &WebSocketUpgrade| upgrade.requested_protocols().next().is_none();
    let refused = Rejection(StatusCode::UPGRADE_REQUIRED, "websocket");
    let upgrade = upgrade.ok().filter(is_plain).ok_or(refused)?;
    let longest = connection.hub.limits.message;
    let upgrade = upgrade.max_message_size(longest).max_frame_size(longest);
    let upgrade = upgrade.read_buffer_size(READ_AT_ONCE).write_buffer_size(WRITTEN_AT_ONCE);
    Ok(upgrade.on_upgrade(|socket| attend(connection, socket)))
}
