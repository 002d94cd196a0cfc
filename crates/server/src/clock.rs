//! What time it is.

use jiff::Timestamp;
use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970. A countdown is kept in these, so that it goes on over a restart.
pub(super) fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// A time as a timestamp; the last one there is, if it lies beyond.
pub(super) fn timestamp(unix_ms: u64) -> Timestamp {
    let at = i64::try_from(unix_ms).ok().and_then(|at| Timestamp::from_millisecond(at).ok());
    at.unwrap_or(Timestamp::MAX)
}

/// A time that sorts and is a file name everywhere: `20261123T142253Z`.
pub(super) fn stamp(unix_ms: u64) -> String {
    timestamp(unix_ms).strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_utc() {
        for (unix_ms, expected) in [
            (0, "19700101T000000Z"),
            (951_782_400_000, "20000229T000000Z"),
            (1_709_251_199_999, "20240229T235959Z"),
            (1_795_443_773_000, "20261123T142253Z"),
            (4_107_542_400_000, "21000301T000000Z"),
        ] {
            assert_eq!(stamp(unix_ms), expected);
        }
    }
}
