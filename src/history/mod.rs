//! What a person's stored plays come to: each replayed by the rules that there are now, and what that
//! says about the rules of then; skill over all of them; and what people did in a course.
//!
//! Both the game and the command line ask here, so that they say the same.
//!
//! **Not here:** the rows (`records`), what a choice does (`conversation`), the estimate (`scoring`), and
//! which words a screen has for it.

mod archive;
mod course;
mod replay;
mod skill;

pub use archive::all_kept;
pub use course::{Done, Said, done, fate_key, fate_words, participants, volunteers};
pub use replay::{CannotReplay, JudgedThen, judged_now, judged_then, replay};
pub use skill::{CountedPlay, NotCounted, PersonSkill, PlaysSoFar, skill};

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

/// The first day, from which days are counted.
const EPOCH: Date = date(1970, 1, 1);
/// More days than the calendar has to either side of it.
const DAYS: i64 = 7_000_000;

/// The day of a moment by a clock in this zone, in days since 1970-01-01; `at_ms` is in milliseconds since
/// 1970 (UTC).
pub fn day_of(at_ms: i64, zone: &TimeZone) -> i32 {
    // A clock that is out of the calendar's range is at one of its ends.
    let end = if at_ms < 0 { Timestamp::MIN } else { Timestamp::MAX };
    let at = Timestamp::from_millisecond(at_ms).unwrap_or(end);
    (at.to_zoned(zone.clone()).date() - EPOCH).get_days()
}

/// The date of a day.
pub fn date_of(day: i32) -> Date {
    let end = if day < 0 { Date::MIN } else { Date::MAX };
    EPOCH.checked_add(Span::new().days(i64::from(day).clamp(-DAYS, DAYS))).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_of_the_persons_own_clock() {
        let shanghai = TimeZone::fixed(jiff::tz::offset(8));
        for (at_ms, utc, east) in [
            (0, 0, 0),
            (57_599_999, 0, 0),
            (57_600_000, 0, 1), // Four in the afternoon in Greenwich is midnight in Shanghai.
            (86_400_000, 1, 1),
            (-1, -1, 0),
            (1_795_443_773_000, 20_780, 20_780),
        ] {
            assert_eq!((day_of(at_ms, &TimeZone::UTC), day_of(at_ms, &shanghai)), (utc, east), "{at_ms}");
        }
        assert_eq!(date_of(20_780), date(2026, 11, 23));
    }

    #[test]
    fn a_clock_that_is_far_out_is_no_trouble() {
        for at_ms in [i64::MIN, i64::MAX] {
            let day = day_of(at_ms, &TimeZone::UTC);
            assert_eq!(day_of(at_ms / 2, &TimeZone::UTC), day);
            assert_eq!(date_of(day).year() > 0, at_ms > 0);
        }
        assert_eq!((date_of(i32::MIN), date_of(i32::MAX)), (Date::MIN, Date::MAX));
    }
}
