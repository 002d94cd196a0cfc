//! Ids as authors write them, and the small numbers they become once checked.

use serde::Serialize;
use strsim::levenshtein;

/// Whether a word may be an id: lower-case ASCII words and digits joined by single hyphens,
/// 1–64 characters. Nothing that could be a path, a drive or a hidden file passes.
///
/// ```
/// use counterpart_core::scenario::id::is_kebab_case;
/// assert!(is_kebab_case("late-shipment-2"));
/// assert!(!is_kebab_case("../late"));
/// assert!(!is_kebab_case("Late"));
/// ```
pub fn is_kebab_case(word: &str) -> bool {
    word.len() <= 64
        && word.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The closest of `known` to a mistyped `word`, if one is close enough to be meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (levenshtein(word, candidate), candidate))
        .min()
        .filter(|(edits, candidate)| *edits <= 1 + candidate.chars().count() / 5)
        .map(|(_, candidate)| candidate)
}

macro_rules! index {
    ($(#[$doc:meta] $name:ident),* $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        pub struct $name(pub u8);

        impl $name {
            /// As a position in its table.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// As one bit of a set.
            pub const fn bit(self) -> u32 {
                1 << self.0
            }
        }
    )*};
}

index! {
    /// A person of the cast.
    CharacterIx,
    /// A department.
    DepartmentIx,
    /// An interest; at most 32 to a scenario.
    InterestIx,
    /// An agreement; at most 16 to a scenario.
    AgreementIx,
    /// Another day of a seat.
    DayIx,
    /// A seat.
    SeatIx,
}

/// A beat of a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct BeatIx(pub u16);

impl BeatIx {
    /// As a position in the seat's list of beats.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_joined_by_hyphens_are_ids() {
        for good in ["a", "late-shipment", "dock-2"] {
            assert!(is_kebab_case(good), "{good}");
        }
        for bad in ["", "-", "a--b", "a-", "-a", "A", "a_b", "a b", "../x", "a/b", "c:", "迟到"] {
            assert!(!is_kebab_case(bad), "{bad}");
        }
        assert!(!is_kebab_case(&"a".repeat(65)));
    }

    #[test]
    fn a_mistyped_id_finds_the_one_that_was_meant() {
        let known = ["dock-safety", "night-cover"];
        assert_eq!(nearest("dock-safty", known), Some("dock-safety"));
        assert_eq!(nearest("holiday", known), None);
        assert_eq!(nearest("age", ["name"]), None, "in a short word two letters are too many");
        assert_eq!(levenshtein("kitten", "sitting"), 3);
    }
}
