//! How a connection becomes a WebSocket (RFC 6455, section 4.2).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::HeaderMap;
use hyper::header::{CONNECTION, HeaderName, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE};
use sha1::{Digest as _, Sha1};

/// What every server puts behind the key (RFC 6455, section 1.3).
const MAGIC: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// The answer to a request for a WebSocket; none if it isn't one.
pub fn accept(headers: &HeaderMap) -> Option<String> {
    let named = |name: HeaderName, word: &str| {
        let values = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
        values.flat_map(|value| value.split(',')).any(|part| part.trim().eq_ignore_ascii_case(word))
    };
    let key = headers.get(SEC_WEBSOCKET_KEY)?.to_str().ok()?;
    let is_key = STANDARD.decode(key).is_ok_and(|bytes| bytes.len() == 16);
    let wanted = named(CONNECTION, "upgrade") && named(UPGRADE, "websocket");
    (wanted && is_key && named(SEC_WEBSOCKET_VERSION, "13")).then(|| answer(key))
}

fn answer(key: &str) -> String {
    let mut hash = Sha1::new();
    hash.update(key);
    hash.update(MAGIC);
    STANDARD.encode(hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_that_of_the_standard() {
        // The example of RFC 6455, section 1.3.
        assert_eq!(answer("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }
}
