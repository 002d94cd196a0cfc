//! Takes in connections.

use super::connection::{Connection, Counted};
use super::http::routes;
use super::hub::RoomHub;
use super::page::Page;
use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::net::IpAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

/// The longest head of a request that is taken, in bytes: the smallest that hyper allows.
const LONGEST_HEAD: usize = 8_192;
/// The most headers.
const MOST_HEADERS: usize = 64;
/// How long a connection may be used for requests before a new one has to be opened, so that one that
/// reads its answers by the byte doesn't stay for ever.
const ENOUGH: Duration = Duration::from_secs(120);
/// How long to wait when the system has no connections left to give.
const OUT_OF_FILES: Duration = Duration::from_millis(50);

/// Takes in connections until it is told to stop.
pub(super) async fn listen(
    hub: Arc<RoomHub>,
    page: Arc<Page>,
    listener: TcpListener,
    stop: watch::Receiver<bool>,
) {
    let routes = TowerToHyperService::new(routes(Arc::clone(&hub), page));
    let mut stopped = stop;
    // Where the system has none left to give, it says so many times a second.
    let mut is_told = false;
    let mut tick = interval(hub.limits.tick);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stopped.changed() => return,
            _ = tick.tick() => hub.tick(),
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => take_in(&hub, &routes, stream, address.ip()),
                Err(error) => {
                    if !is_told {
                        tracing::warn!(%error, "a connection can't be taken in");
                        is_told = true;
                    }
                    sleep(OUT_OF_FILES).await;
                }
            },
        }
    }
}

/// What answers the requests.
type Service = TowerToHyperService<Router>;

fn take_in(hub: &Arc<RoomHub>, routes: &Service, stream: TcpStream, from: IpAddr) {
    // One that is gone already needs no answer.
    let Ok(at) = stream.local_addr() else { return };
    let Some(connection) = Connection::let_in(hub, from, at) else { return };
    // Votes are small; they are not to wait for more.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "small messages of a connection wait for more");
    }
    let routes = routes.clone();
    let limits = hub.limits.clone();
    tokio::spawn(async move {
        let stream = Counted { stream, connection: Arc::clone(&connection) };
        let own = Arc::clone(&connection);
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(Arc::clone(&connection));
            routes.call(request)
        });
        // Not `axum::serve`: it would wait for ever for the head of a request.
        let served = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.patience)
            .max_buf_size(LONGEST_HEAD)
            .max_headers(MOST_HEADERS)
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades();
        let mut served = pin!(served);
        // What goes wrong on a connection is the phone's affair; it comes back by itself.
        let is_done = tokio::select! {
            done = timeout(ENOUGH, served.as_mut()) => done.is_ok(),
            () = own.gives_way() => true,
        };
        drop(own);
        if !is_done {
            served.as_mut().graceful_shutdown();
            timeout(limits.slow_reader, served).await.map(drop).unwrap_or_default();
        }
    });
}
