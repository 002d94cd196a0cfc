//! What time it is: by the system's clock, for dates, and by the room's own, for everything that takes time.

use jiff::Timestamp;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// The room's clock, in milliseconds. It begins at about the system's time and then only ever goes forward, as fast as
/// time does: the system's is put right when a computer joins a network, by minutes or by hours, and a vote, a
/// limit or a countdown is not to notice.
#[derive(Debug)]
pub(super) struct RoomClock {
    began: u64,
    since: Instant,
}

impl RoomClock {
    /// A clock that begins now, at this time.
    pub(super) fn beginning_at(now: u64) -> RoomClock {
        RoomClock { began: now, since: Instant::now() }
    }

    /// What time it is.
    pub(super) fn now(&self) -> u64 {
        self.began.saturating_add(u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX))
    }
}

/// Milliseconds since 1970 by the system's clock: for dates and nothing else.
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
