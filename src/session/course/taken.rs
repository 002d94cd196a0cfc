//! The course that a person has taken up: from which day on it counts, in which order they take its forms,
//! and what is kept for forms until they have been taken.
//!
//! What is reserved is written down when the course is taken up. So nothing is shown that should wait for a
//! form, even before the course's file has been read, or if that file is gone.

use crate::course::day::Day;
use crate::course::file::course::{Course, Keep, Order};
use crate::course::path::Form;
use crate::records::TakenUp;
use serde::{Deserialize, Serialize};

/// The course that a person has taken up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its id.
    pub course: String,
    /// Its first day.
    pub first_day: Day,
    /// When it was taken up, in milliseconds since 1970 (UTC).
    pub at_ms: i64,
    /// Its forms.
    pub forms: Vec<Form>,
    /// Whether the second form comes first: half of the people take it so.
    pub second_first: bool,
}

/// What is kept of it beside the course and the day.
#[derive(Serialize, Deserialize)]
struct Detail {
    /// Each form's desks, as `scenario/seat`.
    #[serde(default)]
    forms: Vec<Vec<String>>,
    #[serde(default)]
    second_first: bool,
    /// What was agreed to be handed in; none where nothing is.
    #[serde(default)]
    agreed: Option<String>,
}

impl Taken {
    /// What the records say. What no version of ours wrote is no form.
    pub(super) fn of(kept: TakenUp) -> Taken {
        let detail = serde_json::from_str(&kept.detail).unwrap_or_else(|error| {
            tracing::warn!(%error, "what is kept of a course that was taken up can't be read");
            Detail { forms: Vec::new(), second_first: false, agreed: None }
        });
        let desk = |desk: String| {
            desk.split_once('/').map(|(scenario, seat)| (scenario.to_owned(), seat.to_owned()))
        };
        let form = |(number, desks): (u8, Vec<String>)| Form {
            number,
            seats: desks.into_iter().filter_map(desk).collect(),
        };
        Taken {
            course: kept.course,
            first_day: Day(kept.day),
            at_ms: kept.at_ms,
            forms: (1..).zip(detail.forms).map(form).collect(),
            second_first: detail.second_first,
        }
    }

    /// The number of the form that is taken in a step that says this number.
    pub const fn form_in(&self, number: u8) -> u8 {
        match (self.second_first, number) {
            (true, 1) => 2,
            (true, 2) => 1,
            (_, number) => number,
        }
    }
}

/// What is to be kept of a course that somebody with this id takes up now. Half of the people begin with the
/// second form, by the last bit of their id and not by their department, so that how hard a form is cancels.
pub fn detail(course: &Course, uid: &str) -> String {
    let form = |desks: &Vec<_>| desks.iter().map(ToString::to_string).collect();
    let is_odd = uid.chars().last().and_then(|last| last.to_digit(16)).is_some_and(|last| last % 2 == 1);
    let detail = Detail {
        forms: course.forms.iter().map(form).collect(),
        second_first: course.order == Order::Counterbalanced && course.forms.len() >= 2 && is_odd,
        agreed: hands_in(course).then(|| agreed(course.keep).to_owned()),
    };
    serde_json::to_string(&detail).unwrap_or_else(|_| "{}".to_owned())
}

/// Whether somebody is asked before they take a course up: something of it leaves the desk.
pub fn hands_in(course: &Course) -> bool {
    course.keep != Keep::Nothing && !course.hand_in.is_empty()
}

const fn agreed(keep: Keep) -> &'static str {
    match keep {
        Keep::Nothing => "nothing",
        Keep::Outcomes => "outcomes",
        Keep::EveryChoice => "every-choice",
    }
}
