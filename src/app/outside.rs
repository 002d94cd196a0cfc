//! The system's clock and chance, for the session.

use super::session::Outside;
use std::time::{SystemTime, UNIX_EPOCH};

/// The system's clock and random numbers.
pub fn outside() -> Outside {
    Outside { now_ms: Box::new(now_ms), random: Box::new(random) }
}

/// Milliseconds since 1970 (UTC); 0 on a clock that stands before it.
pub fn now_ms() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_millis()).ok())
        .unwrap_or(0)
}

fn random() -> u128 {
    let mut bytes = [0; 16];
    match getrandom::fill(&mut bytes) {
        Ok(()) => u128::from_le_bytes(bytes),
        // A system without random numbers still has a clock: ids stay unique on one machine.
        Err(_) => u128::from(now_ms().unsigned_abs()) << 64 | u128::from(std::process::id()),
    }
}
