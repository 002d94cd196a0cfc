//! A phone's WebSocket: what it wants comes in, what it is to know goes out. Whatever goes out comes from the
//! hub; the same without a WebSocket stands in `http`.

use super::auth::known;
use super::connection::Connection;
use super::hub::{Refused, RoomHub, Who};
use super::rate_limit::Bucket;
use super::wire::{self, Asked, Hello};
use axum::body::Bytes;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, close_code as code};
use counterpart_core::room::Key;
use futures_util::SinkExt as _;
use std::convert::Infallible;
use std::io::ErrorKind;
use std::net::IpAddr;
use std::sync::Arc;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{Instant, sleep_until, timeout};
use tungstenite::Error;
use tungstenite::error::ProtocolError;

/// How many answers may wait for a phone that doesn't read them.
const UNREAD: usize = 64;

/// The code of a connection that is closed since the same phone has opened a newer one: of those that RFC 6455 leaves
/// to applications.
const NEWER: u16 = 4000;

/// How a connection came to its end.
enum End {
    /// It is gone.
    Gone,
    /// The phone takes its leave.
    Left,
    /// It is closed, for this reason.
    Close(u16),
}

/// Why nothing can be read from a connection any more.
fn end(error: axum::Error) -> End {
    match error.into_inner().downcast_ref::<Error>() {
        Some(Error::Capacity(_)) => End::Close(code::SIZE),
        Some(Error::Utf8(_)) => End::Close(code::UNSUPPORTED),
        Some(Error::Io(error)) if error.kind() == ErrorKind::QuotaExceeded => End::Close(code::POLICY),
        Some(Error::Protocol(ProtocolError::ResetWithoutClosingHandshake)) => End::Gone,
        Some(Error::Protocol(_)) => End::Close(code::PROTOCOL),
        _ => End::Gone,
    }
}

/// A message that is none of those that phones send. Its words may have been typed, so they aren't logged.
fn unread(error: serde_json::Error) -> End {
    tracing::debug!(kind = ?error.classify(), "a message can't be read");
    End::Close(code::UNSUPPORTED)
}

/// A phone's WebSocket, held to the room's limits.
struct Line {
    socket: WebSocket,
    connection: Arc<Connection>,
}

impl Line {
    /// The next message, or none for a sign of life. Nothing is lost if the waiting is broken off.
    async fn next(&mut self) -> Result<Option<Utf8Bytes>, End> {
        let came = self.socket.recv().await;
        self.connection.awaits_message();
        match came {
            Some(Ok(Message::Text(text))) => Ok(Some(text)),
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(None),
            Some(Ok(Message::Binary(_))) => Err(End::Close(code::UNSUPPORTED)),
            Some(Ok(Message::Close(_))) => Err(End::Left),
            Some(Err(error)) => Err(end(error)),
            None => Err(End::Gone),
        }
    }

    /// Sends these, and what the library has to answer, in as few writes as possible.
    async fn send(&mut self, messages: impl IntoIterator<Item = Message>) -> Result<(), End> {
        let patience = self.connection.hub.limits.slow_reader;
        let all = async {
            for message in messages {
                self.socket.feed(message).await?;
            }
            self.socket.flush().await
        };
        if matches!(timeout(patience, all).await, Ok(Ok(()))) { Ok(()) } else { Err(End::Gone) }
    }
}

/// Serves a connection until it ends.
pub(super) async fn attend(connection: Arc<Connection>, socket: WebSocket) {
    connection.awaits_message();
    let mut line = Line { socket, connection };
    let end = match greeted(&mut line).await {
        Ok(key) => {
            let (hub, at) = (Arc::clone(&line.connection.hub), line.connection.at.ip());
            let mut phone = hub.phone(key);
            line.connection.is_phone();
            let (number, is_older) = hub.opens(key);
            phone.iter().for_each(|phone| hub.live(*phone, at));
            let Err(end) = talk(&hub, key, &mut phone, is_older, &mut line).await;
            phone.iter().for_each(|phone| hub.not_live(*phone));
            hub.closes(key, number);
            end
        }
        Err(end) => end,
    };
    let farewell = match end {
        End::Gone => return,
        // The library answers in kind.
        End::Left => None,
        End::Close(code) => Some(Message::Close(Some(CloseFrame { code, reason: Utf8Bytes::default() }))),
    };
    // Whoever has gone in the meantime needs none.
    line.send(farewell).await.unwrap_or(());
}

/// Who it is: the first message.
async fn greeted(line: &mut Line) -> Result<Key, End> {
    let hub = Arc::clone(&line.connection.hub);
    let connection = Arc::clone(&line.connection);
    let first = tokio::select! {
        first = timeout(hub.limits.patience, line.next()) => first,
        () = connection.gives_way() => return Err(End::Gone),
    };
    match first {
        Ok(Ok(Some(text))) => {
            let hello = serde_json::from_str::<Hello>(&text).ok();
            hello.and_then(|hello| known(&hub, &hello)).ok_or(End::Close(code::POLICY))
        }
        Ok(Ok(None)) | Err(_) => Err(End::Close(code::POLICY)),
        Ok(Err(end)) => Err(end),
    }
}

/// Takes in and sends out, until that comes to its end.
async fn talk(
    hub: &Arc<RoomHub>,
    key: Key,
    phone: &mut Option<u32>,
    mut is_older: oneshot::Receiver<()>,
    line: &mut Line,
) -> Result<Infallible, End> {
    let (limits, from, at) = (&hub.limits, line.connection.from, line.connection.at.ip());
    let (mut room, mut tally) = (hub.news.room.subscribe(), hub.news.tally.subscribe());
    let (answers, mut answered) = mpsc::channel::<String>(UNREAD);
    let mut waiting = Vec::new();
    let mut bucket = Bucket::full(limits.burst, hub.clock.now());
    let mut silent_for = 0;
    let mut alarm = Instant::now() + limits.silence;

    let known = [Utf8Bytes::from(hub.about(key, at)), latest(&mut room), latest(&mut tally)];
    line.send(known.map(Message::Text)).await?;
    loop {
        tokio::select! {
            message = line.next() => {
                (silent_for, alarm) = (0, Instant::now() + limits.silence);
                if !bucket.take(limits.burst, u64::from(limits.messages_per_second) * 60, hub.clock.now()) {
                    return Err(End::Close(code::POLICY));
                }
                match message? {
                    Some(text) => {
                        let asked = serde_json::from_str(&text).map_err(unread)?;
                        asks(hub, from, key, asked, &answers);
                    }
                    None => line.send([]).await?,
                }
            }
            _ = answered.recv_many(&mut waiting, UNREAD) => {
                if phone.is_none() {
                    *phone = hub.phone(key);
                    phone.iter().for_each(|phone| hub.live(*phone, at));
                    waiting.push(hub.about(key, at));
                }
                line.send(waiting.drain(..).map(Message::from)).await?;
            }
            _ = room.changed() => line.send([Message::Text(latest(&mut room))]).await?,
            _ = tally.changed() => line.send([Message::Text(latest(&mut tally))]).await?,
            _ = &mut is_older => return Err(End::Close(NEWER)),
            () = sleep_until(alarm) => {
                if line.connection.is_halfway() {
                    return Err(End::Close(code::UNSUPPORTED));
                }
                silent_for += 1;
                if silent_for >= 3 {
                    return Err(End::Gone);
                }
                alarm = Instant::now() + limits.silence;
                // Pages don't see pings; from the counts they know that the connection is alive.
                line.send([Message::Ping(Bytes::new()), Message::Text(latest(&mut tally))]).await?;
            }
        }
    }
}

/// The latest news: one text that all connections share.
fn latest(news: &mut watch::Receiver<Utf8Bytes>) -> Utf8Bytes {
    news.borrow_and_update().clone()
}

/// Has something done. The answer goes the way of all answers, once it is on the disk.
fn asks(hub: &Arc<RoomHub>, from: IpAddr, key: Key, asked: Asked, answers: &mpsc::Sender<String>) {
    let id = asked.id;
    let later = answers.clone();
    let then = Box::new(move |is_written: bool| {
        let answer = if is_written { wire::done(id) } else { wire::refused(id, &Refused::Disk) };
        give(&later, answer);
    });
    if let Err(refused) = hub.act(asked.what.command(key), Who::Phone(from), then) {
        give(answers, wire::refused(id, &refused));
    }
}

/// Hands an answer to a phone's connection.
fn give(answers: &mpsc::Sender<String>, answer: String) {
    match answers.try_send(answer) {
        // A phone that has gone, or doesn't read its answers, asks again; what it did counts once.
        Ok(()) | Err(TrySendError::Closed(_)) => {}
        Err(TrySendError::Full(_)) => tracing::debug!("a phone doesn't read its answers"),
    }
}
