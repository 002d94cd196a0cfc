//! Takes in connections.

use super::guest::{Counted, Guest};
use super::hall::Hall;
use super::http::routes;
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
    hall: Arc<Hall>,
    page: Arc<Page>,
    listener: TcpListener,
    stop: watch::Receiver<bool>,
) {
    let routes = TowerToHyperService::new(routes(Arc::clone(&hall), page));
    let mut stopped = stop;
    let mut tick = interval(hall.limits.tick);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stopped.changed() => return,
            _ = tick.tick() => hall.tick(),
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => take_in(&hall, &routes, stream, address.ip()),
                Err(_) => sleep(OUT_OF_FILES).await,
            },
        }
    }
}

/// What answers the requests.
type Service = TowerToHyperService<Router>;

fn take_in(hall: &Arc<Hall>, routes: &Service, stream: TcpStream, from: IpAddr) {
    let Some(guest) = Guest::let_in(hall, from) else { return };
    // Votes are small; they are not to wait for more.
    stream.set_nodelay(true).unwrap_or_default();
    let routes = routes.clone();
    let limits = hall.limits.clone();
    tokio::spawn(async move {
        let stream = Counted { stream, guest: Arc::clone(&guest) };
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(Arc::clone(&guest));
            routes.call(request)
        });
        // Not `axum::serve`: it would wait for ever for the head of a request.
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.patience)
            .max_buf_size(LONGEST_HEAD)
            .max_headers(MOST_HEADERS)
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades();
        let mut connection = pin!(connection);
        // What goes wrong on a connection is the phone's affair; it comes back by itself.
        if timeout(ENOUGH, connection.as_mut()).await.is_err() {
            connection.as_mut().graceful_shutdown();
            timeout(limits.slow_reader, connection).await.map(drop).unwrap_or_default();
        }
    });
}
