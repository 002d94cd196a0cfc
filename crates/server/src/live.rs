//! A phone's live connection: what it wants comes in, what it is to know goes out.

use super::clock;
use super::gate::Bucket;
use super::guest::Guest;
use super::hall::{Hall, Refused, Who};
use super::trust::known;
use super::wire::{self, Asked, Hello};
use axum::body::Bytes;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, close_code as code};
use counterpart_core::room::Key;
use futures_util::SinkExt as _;
use std::convert::Infallible;
use std::io::ErrorKind;
use std::net::IpAddr;
use std::sync::Arc;
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep_until, timeout};
use tungstenite::Error;
use tungstenite::error::ProtocolError;

/// How many answers may wait for a phone that doesn't read them.
const UNREAD: usize = 64;

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

/// A phone's WebSocket, held to the room's limits.
struct Line {
    socket: WebSocket,
    guest: Arc<Guest>,
}

impl Line {
    /// The next message, or none for a sign of life. Nothing is lost if the waiting is broken off.
    async fn next(&mut self) -> Result<Option<Utf8Bytes>, End> {
        let came = self.socket.recv().await;
        self.guest.awaits_message();
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
        let patience = self.guest.hall.limits.slow_reader;
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
pub(super) async fn attend(guest: Arc<Guest>, socket: WebSocket) {
    guest.awaits_message();
    let mut line = Line { socket, guest };
    let end = match greeted(&mut line).await {
        Ok(key) => {
            let hall = Arc::clone(&line.guest.hall);
            let mut phone = hall.phone(key);
            phone.iter().for_each(|phone| hall.live(*phone, true));
            let Err(end) = talk(&hall, key, &mut phone, &mut line).await;
            phone.iter().for_each(|phone| hall.live(*phone, false));
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
    let hall = Arc::clone(&line.guest.hall);
    match timeout(hall.limits.patience, line.next()).await {
        Ok(Ok(Some(text))) => {
            let hello = serde_json::from_str::<Hello>(&text).ok();
            hello.and_then(|hello| known(&hall, &hello)).ok_or(End::Close(code::POLICY))
        }
        Ok(Ok(None)) | Err(_) => Err(End::Close(code::POLICY)),
        Ok(Err(end)) => Err(end),
    }
}

/// Takes in and sends out, until that comes to its end.
async fn talk(
    hall: &Arc<Hall>,
    key: Key,
    phone: &mut Option<u32>,
    line: &mut Line,
) -> Result<Infallible, End> {
    let (limits, from) = (&hall.limits, line.guest.from);
    let (mut room, mut tally) = (hall.news.room.subscribe(), hall.news.tally.subscribe());
    let (answers, mut answered) = mpsc::channel::<String>(UNREAD);
    let mut waiting = Vec::new();
    let mut bucket = Bucket::full(limits.burst, clock::now());
    let mut silent_for = 0;
    let mut alarm = Instant::now() + limits.silence;

    let known = [Utf8Bytes::from(hall.about(key)), latest(&mut room), latest(&mut tally)];
    line.send(known.map(Message::Text)).await?;
    loop {
        tokio::select! {
            message = line.next() => {
                (silent_for, alarm) = (0, Instant::now() + limits.silence);
                if !bucket.take(limits.burst, u64::from(limits.messages_per_second) * 60, clock::now()) {
                    return Err(End::Close(code::POLICY));
                }
                match message? {
                    Some(text) => {
                        let asked = serde_json::from_str(&text).ok().ok_or(End::Close(code::UNSUPPORTED))?;
                        asks(hall, from, key, asked, &answers);
                    }
                    None => line.send([]).await?,
                }
            }
            _ = answered.recv_many(&mut waiting, UNREAD) => {
                if phone.is_none() {
                    *phone = hall.phone(key);
                    phone.iter().for_each(|phone| hall.live(*phone, true));
                    waiting.push(hall.about(key));
                }
                line.send(waiting.drain(..).map(Message::from)).await?;
            }
            _ = room.changed() => line.send([Message::Text(latest(&mut room))]).await?,
            _ = tally.changed() => line.send([Message::Text(latest(&mut tally))]).await?,
            () = sleep_until(alarm) => {
                if line.guest.is_halfway() {
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
fn asks(hall: &Arc<Hall>, from: IpAddr, key: Key, asked: Asked, answers: &mpsc::Sender<String>) {
    let id = asked.id;
    let later = answers.clone();
    let then = Box::new(move |is_written: bool| {
        let answer = if is_written { wire::done(id) } else { wire::refused(id, &Refused::Disk) };
        // A phone that doesn't read its answers asks again; what it did counts once.
        later.try_send(answer).unwrap_or_default();
    });
    if let Err(refused) = hall.act(asked.what.command(key), Who::Phone(from), then) {
        answers.try_send(wire::refused(id, &refused)).unwrap_or_default();
    }
}
