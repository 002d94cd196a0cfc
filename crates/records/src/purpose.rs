//! What a play was for: a conversation of one's own choice, a part of a form, a step of a course.
//!
//! **Not here:** what a form is and when it may be taken (`counterpart-course`).

use super::error::StoreError;
use super::rows::PlaySummary;
use super::store::Store;
use rusqlite::params;

/// What a play was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Purpose {
    /// Nothing beyond itself: practice of one's own choice, and every play from before schema version 9.
    #[default]
    Free,
    /// Part of the first form of a course.
    FormOne,
    /// Part of the second form.
    FormTwo,
    /// Part of the third form.
    FormThree,
    /// What the path of a course offered.
    Path,
    /// The other desk as follow-up, with the plan before it.
    Booster,
}

impl Purpose {
    /// Each of them.
    pub const ALL: [Purpose; 6] = [
        Purpose::Free,
        Purpose::FormOne,
        Purpose::FormTwo,
        Purpose::FormThree,
        Purpose::Path,
        Purpose::Booster,
    ];

    /// The word for it in records and data.
    pub const fn key(self) -> &'static str {
        match self {
            Purpose::Free => "free",
            Purpose::FormOne => "form-1",
            Purpose::FormTwo => "form-2",
            Purpose::FormThree => "form-3",
            Purpose::Path => "path",
            Purpose::Booster => "booster",
        }
    }

    /// The one with this word; none for any other.
    pub fn of_key(key: &str) -> Option<Purpose> {
        Purpose::ALL.into_iter().find(|purpose| purpose.key() == key)
    }

    /// That of a conversation of a form, by the form's number; none but for 1 to 3.
    pub const fn of_form(number: u8) -> Option<Purpose> {
        match number {
            1 => Some(Purpose::FormOne),
            2 => Some(Purpose::FormTwo),
            3 => Some(Purpose::FormThree),
            _ => None,
        }
    }

    /// The number of the form that it is part of, from 1; none if it is part of no form.
    pub const fn form(self) -> Option<u8> {
        match self {
            Purpose::FormOne => Some(1),
            Purpose::FormTwo => Some(2),
            Purpose::FormThree => Some(3),
            Purpose::Free | Purpose::Path | Purpose::Booster => None,
        }
    }
}

impl Store {
    /// The plays of the person who is here that were for this in this course (empty: in none), ended or not,
    /// the one begun first first.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn plays_for(&self, course: &str, purpose: Purpose) -> Result<Vec<PlaySummary>, StoreError> {
        self.summaries(
            "AND course = ?2 AND purpose = ?3 ORDER BY id",
            params![self.here, course, purpose.key()],
        )
    }
}
