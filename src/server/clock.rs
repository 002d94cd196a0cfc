//! What time it is.

use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970. A countdown is kept in these, so that it goes on over a restart.
pub(super) fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// A time in UTC, as its parts: year, month, day, hour, minute, second.
pub(super) fn utc(unix_ms: u64) -> [u64; 6] {
    let seconds = unix_ms / 1000;
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Civil date from days (H. Hinnant): years start on 1 March, so a leap day comes last.
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    [year, month, day, second / 3600, second / 60 % 60, second % 60]
}

/// A time that sorts and is a file name everywhere: `20261123T142253Z`.
pub(super) fn stamp(unix_ms: u64) -> String {
    let [year, month, day, hour, minute, second] = utc(unix_ms);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
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
