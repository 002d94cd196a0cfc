//! An open connection, counted, and how much of what comes on it may go by without being a message. What
//! is said on it stands in `http` and `websocket`.

use super::hub::RoomHub;
use std::io::{self, ErrorKind, IoSlice};
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::Notify;

/// How much may come for a message, in messages of the greatest length: what is read ahead, and the
/// frames of one that comes in pieces.
const FOR_ONE: usize = 4;

/// An open connection, counted until nobody holds it any more: as HTTP, and then as a WebSocket.
pub(super) struct Connection {
    /// The room.
    pub hub: Arc<RoomHub>,
    /// Where it comes from.
    pub from: IpAddr,
    /// At which of this computer's addresses it has arrived.
    pub at: SocketAddr,
    /// Which of all connections it is.
    number: u64,
    /// Notified when it has to give way to another.
    gives_way: Arc<Notify>,
    /// How many bytes may still come before a message has to be whole.
    left: AtomicUsize,
}

impl Connection {
    /// Lets a connection in, unless there are too many.
    pub(super) fn let_in(hub: &Arc<RoomHub>, from: IpAddr, at: SocketAddr) -> Option<Arc<Connection>> {
        let (number, gives_way) = hub.rate_limit.enter(&hub.limits, from)?;
        // What is no WebSocket yet has a limit for each request.
        let left = AtomicUsize::new(usize::MAX);
        Some(Arc::new(Connection { hub: Arc::clone(hub), from, at, number, gives_way, left }))
    }

    /// Waits until it has to give way to another.
    pub(super) async fn gives_way(&self) {
        self.gives_way.notified().await;
    }

    /// A phone has said who it is: it gives way to nobody.
    pub(super) fn is_phone(&self) {
        self.hub.rate_limit.is_phone(self.from, self.number);
    }

    /// The next message may come.
    pub(super) fn awaits_message(&self) {
        self.left.store(self.at_most(), Ordering::Relaxed);
    }

    /// Whether something has come that isn't a whole message yet.
    pub(super) fn is_halfway(&self) -> bool {
        self.left.load(Ordering::Relaxed) < self.at_most()
    }

    fn at_most(&self) -> usize {
        self.hub.limits.message * FOR_ONE
    }

    fn heard(&self, bytes: usize) -> io::Result<()> {
        let left = self.left.load(Ordering::Relaxed);
        self.left.store(left.saturating_sub(bytes), Ordering::Relaxed);
        if bytes > left { Err(ErrorKind::QuotaExceeded.into()) } else { Ok(()) }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.hub.rate_limit.left(self.from, self.number);
    }
}

/// What comes on a connection, counted. The WebSocket's library takes a message in as many pieces as it comes and tells
/// of none before all are there, so what comes in the meantime is counted below it.
pub(super) struct Counted {
    /// Where it comes from.
    pub stream: TcpStream,
    /// Whose it is.
    pub connection: Arc<Connection>,
}

impl AsyncRead for Counted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        to: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = to.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, to);
        read.map(|read| read.and_then(|()| self.connection.heard(to.filled().len() - before)))
    }
}

impl AsyncWrite for Counted {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, from: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, from)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        from: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, from)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
