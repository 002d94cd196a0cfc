//! Whose requests are listened to: those of invited phones, from the room's own page. How often, `rate_limit`
//! says.

use super::answer::{Answer, Rejection, elsewhere};
use super::connection::Connection;
use super::hub::RoomHub;
use super::secrets::Secret;
use super::wire::Hello;
use axum::Extension;
use axum::extract::{FromRequestParts, Request};
use axum::http::header::{ACCEPT, AUTHORIZATION, HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use counterpart_core::room::Key;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use tokio::time::sleep;

/// Lets a request through that no other page has made; from where too many come, it waits.
pub(super) async fn admit(
    Extension(connection): Extension<Arc<Connection>>,
    request: Request,
    next: Next,
) -> Result<Answer, Rejection> {
    let hub = &connection.hub;
    hub.knocks(connection.from, connection.at);
    let wait = hub.rate_limit.request(&hub.limits, connection.from, hub.clock.now());
    if !wait.is_zero() {
        sleep(wait).await;
    }
    match is_own(request.headers()) {
        Ok(()) => Ok(next.run(request).await),
        // A person who typed a name of this computer that isn't known here: they are led to the address that it stood for.
        Err(Rejection(StatusCode::MISDIRECTED_REQUEST, _)) if is_page(&request) => {
            let path = request.uri().path_and_query().map_or("/", PathAndQuery::as_str);
            Ok(elsewhere(&format!("http://{}{path}", shown(connection.at))))
        }
        Err(rejection) => Err(rejection),
    }
}

/// Whether a browser asks for a page to show, and not a page for data.
pub(super) fn is_page(request: &Request) -> bool {
    let wants = request.headers().get(ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    request.method() == Method::GET
        && wants.contains("text/html")
        && !request.uri().path().starts_with("/api/")
        && !request.headers().contains_key(ORIGIN)
}

/// An address as it stands in a browser's line of addresses.
fn shown(at: SocketAddr) -> SocketAddr {
    SocketAddr::new(at.ip().to_canonical(), at.port())
}

/// The host that the browser thinks it is talking to.
pub(super) fn host(headers: &HeaderMap) -> &str {
    headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default()
}

/// A page from elsewhere that has its name point at this computer (DNS rebinding) gives its own name
/// away as the host, and a request that another page makes names that page as its origin.
fn is_own(headers: &HeaderMap) -> Result<(), Rejection> {
    let host = host(headers);
    if !is_local(host) {
        return Err(Rejection(StatusCode::MISDIRECTED_REQUEST, "host"));
    }
    let is_same =
        |origin: &HeaderValue| origin.to_str().is_ok_and(|o| o.strip_prefix("http://") == Some(host));
    match headers.get(ORIGIN) {
        Some(origin) if !is_same(origin) => Err(Rejection(StatusCode::FORBIDDEN, "origin")),
        _ => Ok(()),
    }
}

/// Whether a host is an address, a plain name, or a name of the local network.
fn is_local(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    // The dot at the end says that a name is whole.
    let name = &name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    let is_word = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let local = LOCAL.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    address.parse::<IpAddr>().is_ok() || is_word(local)
}

/// Endings of names that are given within a network and by nobody outside of it.
const LOCAL: [&str; 11] = [
    ".local",
    ".lan",
    ".home",
    ".home.arpa",
    ".internal",
    ".intranet",
    ".localdomain",
    ".private",
    ".corp",
    ".fritz.box",
    ".mshome.net",
];

/// The phone that sends a request: `Authorization: Room TOKEN.KEY`.
pub(super) struct Caller(pub Key);

impl FromRequestParts<Arc<RoomHub>> for Caller {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, hub: &Arc<RoomHub>) -> Result<Caller, Rejection> {
        let given = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let given =
            given.and_then(|value| value.strip_prefix("Room ")).and_then(|value| value.split_once('.'));
        let refused = Rejection(StatusCode::UNAUTHORIZED, "token");
        let (token, key) = given.ok_or(refused)?;
        let hello = Hello { token: token.to_owned(), key: key.to_owned() };
        let key = known(hub, &hello).ok_or(refused)?;
        if let Some(connection) = parts.extensions.get::<Arc<Connection>>() {
            connection.is_phone();
        }
        Ok(Caller(key))
    }
}

/// The key of a phone that says who it is; none if it wasn't invited.
pub(super) fn known(hub: &RoomHub, hello: &Hello) -> Option<Key> {
    let token = Secret::read(&hello.token).filter(|token| token.is(&hub.secret))?;
    Some(Secret::read(&hello.key)?.key_in(&token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_an_address_or_a_name_of_the_local_network() {
        for host in [
            "192.168.1.7:4710",
            "localhost:4710",
            "localhost.",
            "[::1]:80",
            "10.0.0.1",
            "my-pc",
            "My-PC.local:4710",
            "MY-PC.LOCAL.:4710",
            "pc.lan",
            "pc.fritz.box:4710",
            "pc.home.arpa",
            "pc.mshome.net",
        ] {
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
            "evil.com.",
            "pc.corp.example",
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
            is_own(&headers).is_ok()
        };
        assert!(with(None) && with(Some("http://10.0.0.1:4710")));
        assert!(!with(Some("http://10.0.0.1")) && !with(Some("http://evil.com")) && !with(Some("null")));
    }
}
