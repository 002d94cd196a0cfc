//! Follow-up by fixed dates: on day 2 a few items of the lessons, on day 12 the other desk with the plan
//! before it, on day 60 the last form and the plan looked back at. They keep a rule and a plan in reach;
//! nothing is claimed of spacing for conversations themselves, on which its gain is small (Donovan &
//! Radosevich 1999; for what is remembered, a fifth of the span is about the best gap: Cepeda et al. 2008).
//!
//! Rules: a date counts from what happened and not from what was planned; a date on a weekend is moved to
//! Monday; late is never failed, and shifts what follows by the delay; [`DROPPED_AFTER`] days late it is
//! offered once more, and then dropped quietly.
//!
//! - dates: [`due()`], [`dates`], [`Schedule`]
//! - for calendars and chats: [`calendar()`], [`block`]

mod calendar;

pub use calendar::{Entry, Sentences, block, calendar, entries};

use crate::day::Day;

/// After so many days late something is offered once more and then dropped; nothing shifts what follows
/// by more.
pub const DROPPED_AFTER: i32 = 21;
/// A drill is passed if at least so many of its items were answered with the best there was.
pub const PASSED_FROM: u32 = 3;
/// The gap to the second try of a drill, in days.
const AGAIN_AFTER: i32 = 2;

/// On which days follow-up lies, counted from the day that it follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The drill: 2 of 60.
    pub drill: i32,
    /// The other desk: 12 of 60, a fifth of the span.
    pub booster: i32,
    /// The last form: how long the course is.
    pub last: i32,
}

impl Schedule {
    /// Sixty days.
    pub const SIXTY: Schedule = Schedule { drill: 2, booster: 12, last: 60 };

    /// That of a course of so many days, at least 3: day 2 and day 12 in proportion, rounded, each a day
    /// after the one before it at least.
    pub fn of(days: i32) -> Schedule {
        let last = days.max(3);
        let part = |of: i32| (last * of + 30) / 60;
        let drill = part(2).clamp(1, last - 2);
        Schedule { drill, booster: part(12).clamp(drill + 1, last - 1), last }
    }
}

/// What may be due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Appointment {
    /// Items of the lessons of a day.
    Drill {
        /// The day of the lessons.
        of: Day,
        /// Whether it is the second try.
        again: bool,
    },
    /// The other desk of a scenario of the first form, with the plan before it.
    Booster,
    /// The last form; the plan looked back at; the line rated again.
    Last,
}

/// What happened, as far as dates hang on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A lesson was taken to its end.
    Lesson {
        /// On which day.
        day: Day,
    },
    /// A plan was made.
    Plan {
        /// On which day.
        day: Day,
    },
    /// A drill was done.
    Drill {
        /// On which day.
        day: Day,
        /// The day of the lessons that it was about.
        of: Day,
        /// How many of its items were answered with the best there was.
        best: u32,
    },
    /// The other desk was sat at, as follow-up.
    Booster {
        /// On which day.
        day: Day,
    },
    /// The last day's work was done.
    Last {
        /// On which day.
        day: Day,
    },
    /// Something due was offered.
    Offered {
        /// On which day.
        day: Day,
        /// What.
        what: Appointment,
    },
}

/// Something with its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub what: Appointment,
    /// The day from which it counts.
    pub since: Day,
    /// Its date: a weekday.
    pub date: Day,
    /// How many days it is late; 0 before its date and on it.
    pub late: i32,
}

/// What is due, oldest first: the date has come, it isn't done, and it wasn't dropped.
pub fn due(history: &[Event], schedule: Schedule, now: Day) -> Vec<Due> {
    let mut found = dates(history, schedule, now);
    found.retain(|due| due.date <= now && !was_dropped(history, due, now));
    found
}

/// Everything that isn't done with the date that it has as things stand now, dropped or not, oldest first.
pub fn dates(history: &[Event], schedule: Schedule, now: Day) -> Vec<Due> {
    let mut found: Vec<Due> =
        drill_days(history).filter_map(|of| drill(history, schedule, of, now)).collect();
    found.extend(chain(history, schedule, now));
    found.sort_by_key(|due| (due.date, due.what));
    found
}

/// The days with lessons, each once, oldest first.
fn drill_days(history: &[Event]) -> impl Iterator<Item = Day> + use<> {
    let mut days: Vec<Day> = history
        .iter()
        .filter_map(|event| if let Event::Lesson { day } = event { Some(*day) } else { None })
        .collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter()
}

/// The tries of the drill about the lessons of a day, oldest first: on which day, and whether it passed.
fn tries(history: &[Event], lessons: Day) -> Vec<(Day, bool)> {
    let mut tries: Vec<(Day, bool)> = history
        .iter()
        .filter_map(|event| match event {
            Event::Drill { day, of, best } if *of == lessons => Some((*day, *best >= PASSED_FROM)),
            _ => None,
        })
        .collect();
    tries.sort_by_key(|(day, _)| *day);
    tries
}

fn drill(history: &[Event], schedule: Schedule, of: Day, now: Day) -> Option<Due> {
    let (since, days, again) = match tries(history, of).as_slice() {
        [] => (of, schedule.drill, false),
        [(day, false)] => (*day, AGAIN_AFTER, true),
        _ => return None,
    };
    let date = since.plus(days).on_a_weekday();
    Some(Due { what: Appointment::Drill { of, again }, since, date, late: late(date, now) })
}

fn late(date: Day, now: Day) -> i32 {
    now.since(date).max(0)
}

/// The day from which the later dates count: that of the first plan, or of the first lesson where no plan
/// was made. None if nothing has happened.
fn day_zero(history: &[Event]) -> Option<Day> {
    let plan = history.iter().filter_map(|event| match event {
        Event::Plan { day } => Some(*day),
        _ => None,
    });
    plan.min().or_else(|| drill_days(history).next())
}

/// The later dates, shifted by the delay of what comes before them.
fn chain(history: &[Event], schedule: Schedule, now: Day) -> Vec<Due> {
    let Some(zero) = day_zero(history) else { return Vec::new() };
    let mut found = Vec::new();
    // The drill of the lessons next before the plan is the one that comes before.
    let lessons = drill_days(history).filter(|day| *day <= zero).last();
    let mut shift = lessons.map_or(0, |of| {
        let date = of.plus(schedule.drill).on_a_weekday();
        delay(date, tries(history, of).first().map(|(day, _)| *day), now)
    });
    let done = |what: Appointment| {
        let days = history.iter().filter_map(move |event| match (event, what) {
            (Event::Booster { day }, Appointment::Booster) | (Event::Last { day }, Appointment::Last) => {
                Some(*day)
            }
            _ => None,
        });
        days.min()
    };
    for (what, days) in [(Appointment::Booster, schedule.booster), (Appointment::Last, schedule.last)] {
        let date = zero.plus(days).plus(shift).on_a_weekday();
        let done = done(what);
        if done.is_none() {
            found.push(Due { what, since: zero, date, late: late(date, now) });
        }
        shift += delay(date, done, now);
    }
    found
}

/// By how much something done on a day, or still to be done now, shifts what follows.
fn delay(date: Day, done: Option<Day>, now: Day) -> i32 {
    done.unwrap_or(now).since(date).clamp(0, DROPPED_AFTER)
}

/// Whether something very late has been offered once more on an earlier day.
fn was_dropped(history: &[Event], due: &Due, now: Day) -> bool {
    let last_call = due.date.plus(DROPPED_AFTER);
    history.iter().any(|event| {
        matches!(event, Event::Offered { day, what } if *what == due.what && *day > last_call && *day < now)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::read(text).expect("a day")
    }

    fn told(found: &[Due]) -> Vec<(Appointment, String, i32)> {
        found.iter().map(|due| (due.what, due.date.to_string(), due.late)).collect()
    }

    #[test]
    fn a_course_of_n_days_scales() {
        assert_eq!(Schedule::of(60), Schedule::SIXTY);
        assert_eq!(Schedule::of(90), Schedule { drill: 3, booster: 18, last: 90 });
        assert_eq!(Schedule::of(30), Schedule { drill: 1, booster: 6, last: 30 });
        assert_eq!(Schedule::of(1), Schedule { drill: 1, booster: 2, last: 3 });
    }

    /// Monday 2027-03-01: day 2 is Wednesday the 3rd, day 12 Saturday the 13th and so Monday the 15th,
    /// day 60 Friday 2027-04-30.
    #[test]
    fn the_three_dates_of_a_monday() {
        let monday = day("2027-03-01");
        let history = [Event::Lesson { day: monday }, Event::Plan { day: monday }];
        let drill = Appointment::Drill { of: monday, again: false };
        assert_eq!(
            told(&dates(&history, Schedule::SIXTY, monday)),
            [
                (drill, "2027-03-03".to_owned(), 0),
                (Appointment::Booster, "2027-03-15".to_owned(), 0),
                (Appointment::Last, "2027-04-30".to_owned(), 0),
            ]
        );
        assert_eq!(due(&history, Schedule::SIXTY, monday.plus(1)), []);
        assert_eq!(
            told(&due(&history, Schedule::SIXTY, monday.plus(2))),
            [(drill, "2027-03-03".to_owned(), 0)]
        );
    }

    /// The drill of Wednesday the 3rd done on Monday the 8th is 5 days late: day 12 becomes day 17,
    /// Thursday the 18th, day 60 day 65, Wednesday 2027-05-05. Sat at on the 22nd, 4 more: day 69, the
    /// 9th, a Sunday, and so Monday 2027-05-10.
    #[test]
    fn late_shifts_what_follows_by_the_delay() {
        let monday = day("2027-03-01");
        let mut history = vec![
            Event::Lesson { day: monday },
            Event::Plan { day: monday },
            Event::Drill { day: day("2027-03-08"), of: monday, best: 4 },
        ];
        let found = dates(&history, Schedule::SIXTY, day("2027-03-08"));
        let expected = [(Appointment::Booster, "2027-03-18"), (Appointment::Last, "2027-05-05")];
        assert_eq!(told(&found), expected.map(|(what, date)| (what, date.to_owned(), 0)));
        history.push(Event::Booster { day: day("2027-03-22") });
        let found = dates(&history, Schedule::SIXTY, day("2027-03-22"));
        assert_eq!(told(&found), [(Appointment::Last, "2027-05-10".to_owned(), 0)]);
        history.push(Event::Last { day: day("2027-05-20") });
        assert_eq!(dates(&history, Schedule::SIXTY, day("2027-05-20")), []);
    }

    /// Fewer than three of five: again two days later, once.
    #[test]
    fn a_drill_comes_again_once() {
        let monday = day("2027-03-01");
        let failed = |day: Day| Event::Drill { day, of: monday, best: 2 };
        let mut history = vec![Event::Lesson { day: monday }, failed(day("2027-03-03"))];
        let drills = |history: &[Event]| {
            let all = dates(history, Schedule::SIXTY, day("2027-03-04"));
            all.into_iter().filter(|due| matches!(due.what, Appointment::Drill { .. })).collect::<Vec<_>>()
        };
        let again = Appointment::Drill { of: monday, again: true };
        assert_eq!(told(&drills(&history)), [(again, "2027-03-05".to_owned(), 0)]);
        history.push(failed(day("2027-03-05")));
        assert_eq!(drills(&history), []);
        let passed =
            [Event::Lesson { day: monday }, Event::Drill { day: day("2027-03-03"), of: monday, best: 3 }];
        assert_eq!(drills(&passed), []);
    }

    #[test]
    fn after_three_weeks_it_is_offered_once_and_then_dropped() {
        let monday = day("2027-03-01");
        let mut history = vec![Event::Lesson { day: monday }];
        let what = Appointment::Drill { of: monday, again: false };
        let is_due = |history: &[Event], now: Day| {
            due(history, Schedule::SIXTY, now).iter().any(|due| due.what == what)
        };
        let last_call = day("2027-03-03").plus(DROPPED_AFTER);
        history.push(Event::Offered { day: last_call, what });
        assert!(is_due(&history, last_call.plus(40)), "not offered since it is that late");
        history.push(Event::Offered { day: last_call.plus(40), what });
        assert!(is_due(&history, last_call.plus(40)), "still there on that day");
        assert!(!is_due(&history, last_call.plus(41)));
    }

    fn events() -> impl Strategy<Value = Vec<Event>> {
        let day = || (20_500i32..20_600).prop_map(Day);
        let event = prop_oneof![
            day().prop_map(|day| Event::Lesson { day }),
            day().prop_map(|day| Event::Plan { day }),
            (day(), day(), 0u32..6).prop_map(|(day, of, best)| Event::Drill { day, of, best }),
            day().prop_map(|day| Event::Booster { day }),
            day().prop_map(|day| Event::Last { day }),
            day().prop_map(|day| Event::Offered { day, what: Appointment::Booster }),
        ];
        prop::collection::vec(event, 0..12)
    }

    proptest! {
        #[test]
        fn dates_are_weekdays_in_their_order(history in events(), now in (20_500i32..20_800).prop_map(Day)) {
            let found = dates(&history, Schedule::SIXTY, now);
            prop_assert!(found.windows(2).all(|pair| pair[0].date <= pair[1].date));
            for due in &found {
                prop_assert_eq!(due.date, due.date.on_a_weekday());
                prop_assert!(due.date > due.since && due.late == (now.0 - due.date.0).max(0));
            }
            let date = |what| found.iter().find(|due| due.what == what).map(|due| due.date);
            if let (Some(booster), Some(last)) = (date(Appointment::Booster), date(Appointment::Last)) {
                prop_assert!(booster < last);
            }
        }

        #[test]
        fn it_does_not_depend_on_the_order_of_what_happened(history in events(), now in (20_500i32..20_800).prop_map(Day)) {
            let mut reversed = history.clone();
            reversed.reverse();
            // Two tries of one day are in the order in which they come: told apart by nothing else.
            let tries = history.iter().filter(|event| matches!(event, Event::Drill { .. })).count();
            prop_assume!(tries < 2);
            prop_assert_eq!(due(&history, Schedule::SIXTY, now), due(&reversed, Schedule::SIXTY, now));
        }

        #[test]
        fn waiting_brings_no_date_nearer(history in events(), now in (20_500i32..20_800).prop_map(Day)) {
            let (today, tomorrow) = (dates(&history, Schedule::SIXTY, now), dates(&history, Schedule::SIXTY, now.plus(1)));
            for due in &today {
                let later = tomorrow.iter().find(|other| other.what == due.what).expect("still there");
                prop_assert!(later.date >= due.date);
            }
        }
    }
}
