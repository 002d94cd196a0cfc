//! Dates without a clock.

use std::fmt;

/// A day of the civil calendar: whole days since 1970-01-01 in the zone of the person it is about. What
/// happens at which hour plays no part in a course, so zones stay outside.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(pub i32);

/// The days of the week, Monday first (ISO 8601).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Weekday {
    /// The first.
    Monday,
    /// The second.
    Tuesday,
    /// The third.
    Wednesday,
    /// The fourth.
    Thursday,
    /// The fifth.
    Friday,
    /// The sixth.
    Saturday,
    /// The seventh.
    Sunday,
}

impl Day {
    /// So many days later, or earlier where `days` is negative.
    #[must_use]
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// How many days later this is than `earlier`: negative where it comes before.
    pub fn since(self, earlier: Day) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// Its day of the week. 1970-01-01 was a Thursday.
    pub fn weekday(self) -> Weekday {
        match self.0.rem_euclid(7) {
            0 => Weekday::Thursday,
            1 => Weekday::Friday,
            2 => Weekday::Saturday,
            3 => Weekday::Sunday,
            4 => Weekday::Monday,
            5 => Weekday::Tuesday,
            _ => Weekday::Wednesday,
        }
    }

    /// This day, or the Monday after it where it falls on a weekend.
    #[must_use]
    pub fn on_a_weekday(self) -> Day {
        match self.weekday() {
            Weekday::Saturday => self.plus(2),
            Weekday::Sunday => self.plus(1),
            _ => self,
        }
    }

    /// The day of a year, month (1–12) and day of the month of the Gregorian calendar; none if there is
    /// no such day. After H. Hinnant, "chrono-compatible low-level date algorithms" (2013).
    pub fn of(year: i32, month: u8, day: u8) -> Option<Day> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        let shifted = if month <= 2 { year - 1 } else { year };
        let (era, year_of_era) = (shifted.div_euclid(400), shifted.rem_euclid(400));
        let from_march = (i32::from(month) + 9) % 12;
        let day_of_year = (153 * from_march + 2) / 5 + i32::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let found = Day(era * 146_097 + day_of_era - 719_468);
        (found.parts() == (year, month, day)).then_some(found)
    }

    /// Its year, month (1–12) and day of the month.
    pub fn parts(self) -> (i32, u8, u8) {
        let shifted = i64::from(self.0) + 719_468;
        let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year as i32, month as u8, day as u8)
    }

    /// Reads `2027-03-01`; none for anything else.
    pub fn read(text: &str) -> Option<Day> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || [year.len(), month.len(), day.len()] != [4, 2, 2] {
            return None;
        }
        if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return None;
        }
        Day::of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Weekday};

    #[test]
    fn days_that_are_known() {
        assert_eq!(Day::of(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::of(2000, 2, 29), Some(Day(11_016)));
        assert_eq!(Day::read("2027-03-01").map(|day| day.to_string()).as_deref(), Some("2027-03-01"));
        // A Monday; the Saturday before it moves to it.
        let monday = Day::read("2027-03-01").expect("a day");
        assert_eq!(monday.weekday(), Weekday::Monday);
        assert_eq!(monday.plus(-2).on_a_weekday(), monday);
        assert_eq!(monday.plus(-1).on_a_weekday(), monday);
        assert_eq!(monday.plus(-3).on_a_weekday(), monday.plus(-3));
    }

    #[test]
    fn what_is_no_day_is_not_read() {
        for text in [
            "2027-02-29",
            "2027-13-01",
            "2027-00-10",
            "27-03-01",
            "2027-3-1",
            "2027-03-01x",
            "",
            "2027-04-31",
        ] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_of_a_thousand_years_is_its_own() {
        let first = Day::of(1600, 1, 1).expect("a day");
        for days in 0..366_000 {
            let day = first.plus(days);
            let (year, month, of_month) = day.parts();
            assert_eq!(Day::of(year, month, of_month), Some(day));
        }
    }
}
