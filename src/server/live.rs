//! A phone's live connection: what it wants comes in, what it is to know goes out.

use super::clock;
use super::gate::Bucket;
use super::hall::{Hall, Refused};
use super::http::known;
use super::listen::Guest;
use super::websocket::{self, Frame, Wrong, code};
use super::wire::{self, Asked, Hello};
use crate::room::Key;
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use std::net::IpAddr;
use std::sync::Arc;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until, timeout};

/// How many answers may wait for a phone that doesn't read them.
const UNREAD: usize = 64;

/// How a connection came to its end.
enum End {
    /// It is gone.
    Gone,
    /// It is closed, for this reason.
    Close(u16),
}

/// One end of a connection, with what has come and isn't read yet.
struct Reader {
    stream: OwnedReadHalf,
    received: Vec<u8>,
    longest: usize,
}

impl Reader {
    /// The next frame. Nothing is lost if the waiting is broken off.
    async fn next(&mut self) -> Result<Frame, End> {
        loop {
            let read = websocket::read(&mut self.received, self.longest);
            match read.map_err(|wrong| End::Close(closing(wrong)))? {
                Some(Frame::Close) => return Err(End::Close(code::DONE)),
                Some(frame) => return Ok(frame),
                None => match self.stream.read_buf(&mut self.received).await {
                    Ok(1..) => {}
                    Ok(0) | Err(_) => return Err(End::Gone),
                },
            }
        }
    }
}

const fn closing(wrong: Wrong) -> u16 {
    match wrong {
        Wrong::Protocol => code::PROTOCOL,
        Wrong::NotText => code::DATA,
        Wrong::TooLong => code::TOO_LONG,
    }
}

/// The other end.
struct Writer {
    stream: OwnedWriteHalf,
    hall: Arc<Hall>,
    /// What goes out next, in one piece.
    bytes: Vec<u8>,
}

impl Writer {
    async fn flush(&mut self) -> Result<(), End> {
        let written = timeout(self.hall.limits.slow_reader, self.stream.write_all(&self.bytes)).await;
        self.bytes.clear();
        if matches!(written, Ok(Ok(()))) { Ok(()) } else { Err(End::Gone) }
    }

    async fn text(&mut self, text: &str) -> Result<(), End> {
        websocket::text(text, &mut self.bytes);
        self.flush().await
    }
}

/// Serves a connection until it ends.
pub(super) async fn attend(guest: &Guest, upgraded: Upgraded) {
    let (hall, from) = (&guest.hall, guest.from);
    let Ok(parts) = upgraded.downcast::<TokioIo<TcpStream>>() else { return };
    let (read, write) = parts.io.into_inner().into_split();
    let longest = hall.limits.message;
    let mut reader = Reader { stream: read, received: parts.read_buf.to_vec(), longest };
    let mut writer = Writer { stream: write, hall: Arc::clone(hall), bytes: Vec::new() };
    let end = match greeted(hall, &mut reader).await {
        Ok(key) => {
            let mut phone = hall.phone(key);
            phone.iter().for_each(|phone| hall.live(*phone, true));
            let end = talk(hall, from, key, &mut phone, &mut reader, &mut writer).await;
            phone.iter().for_each(|phone| hall.live(*phone, false));
            end
        }
        Err(end) => end,
    };
    if let End::Close(code) = end {
        websocket::close(code, &mut writer.bytes);
        // Whoever has gone needs no farewell.
        writer.flush().await.unwrap_or_default();
        timeout(hall.limits.patience, writer.stream.shutdown()).await.map(drop).unwrap_or_default();
    }
}

/// Who it is: the first message.
async fn greeted(hall: &Hall, reader: &mut Reader) -> Result<Key, End> {
    match timeout(hall.limits.patience, reader.next()).await {
        Ok(Ok(Frame::Text(text))) => {
            let hello = serde_json::from_str::<Hello>(&text).ok();
            hello.and_then(|hello| known(hall, &hello)).ok_or(End::Close(code::POLICY))
        }
        Ok(Ok(_)) | Err(_) => Err(End::Close(code::POLICY)),
        Ok(Err(end)) => Err(end),
    }
}

/// Takes in and sends out. Returns how it ended.
async fn talk(
    hall: &Arc<Hall>,
    from: IpAddr,
    key: Key,
    phone: &mut Option<u32>,
    reader: &mut Reader,
    writer: &mut Writer,
) -> End {
    let end = talking(hall, from, key, phone, reader, writer).await;
    end.err().unwrap_or(End::Close(code::DONE))
}

async fn talking(
    hall: &Arc<Hall>,
    from: IpAddr,
    key: Key,
    phone: &mut Option<u32>,
    reader: &mut Reader,
    writer: &mut Writer,
) -> Result<(), End> {
    let limits = &hall.limits;
    let (mut room, mut tally) = (hall.news.room.subscribe(), hall.news.tally.subscribe());
    let (answers, mut answered) = mpsc::channel::<String>(UNREAD);
    let mut bucket = Bucket::full(limits.burst, clock::now());
    let mut silent_for = 0;
    let mut alarm = Instant::now() + limits.silence;

    writer.text(&hall.about(key)).await?;
    room.mark_changed();
    tally.mark_changed();
    loop {
        tokio::select! {
            frame = reader.next() => {
                (silent_for, alarm) = (0, Instant::now() + limits.silence);
                if !bucket.take(limits.burst, u64::from(limits.messages_per_second) * 60, clock::now()) {
                    return Err(End::Close(code::POLICY));
                }
                match frame? {
                    Frame::Text(text) => {
                        let asked = serde_json::from_str(&text).ok().ok_or(End::Close(code::DATA))?;
                        asks(hall, from, key, asked, &answers);
                    }
                    Frame::Ping(content) => {
                        websocket::pong(&content, &mut writer.bytes);
                        writer.flush().await?;
                    }
                    Frame::Pong | Frame::Close => {}
                }
            }
            answer = answered.recv() => {
                let mut next = answer;
                while let Some(answer) = next {
                    websocket::text(&answer, &mut writer.bytes);
                    next = answered.try_recv().ok();
                }
                if phone.is_none() {
                    *phone = hall.phone(key);
                    phone.iter().for_each(|phone| hall.live(*phone, true));
                    websocket::text(&hall.about(key), &mut writer.bytes);
                }
                writer.flush().await?;
            }
            _ = room.changed() => {
                let text = room.borrow_and_update().clone();
                writer.text(&text).await?;
            }
            _ = tally.changed() => {
                let text = tally.borrow_and_update().clone();
                writer.text(&text).await?;
            }
            () = sleep_until(alarm) => {
                silent_for += 1;
                if silent_for >= 3 {
                    return Err(End::Gone);
                }
                alarm = Instant::now() + limits.silence;
                websocket::ping(&mut writer.bytes);
                // Pages don't see pings; from this they know that the connection is alive.
                let text = tally.borrow_and_update().clone();
                writer.text(&text).await?;
            }
        }
    }
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
    if let Err(refused) = hall.act_from(asked.what.command(key), Some(from), then) {
        answers.try_send(wire::refused(id, &refused)).unwrap_or_default();
    }
}
