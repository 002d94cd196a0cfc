//! Ids as authors write them, and the small numbers they become once checked.

use serde::{Deserialize, Serialize};
use strsim::osa_distance;

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
    word.len() <= LONGEST_ID
        && word.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The most characters of an id.
pub const LONGEST_ID: usize = 64;

/// How many letters must be changed, added, left out or swapped with their neighbour to make one word of
/// the other.
pub fn distance(one: &str, other: &str) -> usize {
    osa_distance(one, other)
}

/// Whether a mistyped `word` may have been meant for `known`: with one letter in five wrong, and one more.
pub fn is_near(word: &str, known: &str) -> bool {
    let (length, wanted) =
        (word.chars().take(2 * LONGEST_ID).count(), known.chars().take(2 * LONGEST_ID).count());
    let most = 1 + wanted / 5;
    // What is much longer need not be compared letter by letter, which takes long for long words.
    wanted <= LONGEST_ID && length.abs_diff(wanted) <= most && distance(word, known) <= most
}

/// The closest of `known` to a mistyped `word`, if one is close enough to be meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known.into_iter().filter(|known| is_near(word, known)).min_by_key(|known| (distance(word, known), *known))
}

macro_rules! index {
    ($(#[$doc:meta] $name:ident),* $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        pub struct $name(pub u8);

        impl $name {
            /// As a position in its table.
            #[inline]
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// As one bit of a set.
            #[inline]
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
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// An option of a beat by its position in the file, from 0; at a prediction, one of its answers. Plays,
/// votes, journals and records name an option so. Where it stands on a screen is another number, a
/// [`ShownPlace`](crate::conversation::order::ShownPlace): the order of showing leads from one to the
/// other, and nothing else does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OptionIx(pub u8);

impl OptionIx {
    /// Every index from 0 on, to be zipped with the options of a beat.
    pub fn each() -> impl Iterator<Item = OptionIx> {
        (0u8..).map(OptionIx)
    }

    /// As a position in the beat's list of options.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The number in the file, from 1, as authors count and `--choices` writes it.
    pub const fn number(self) -> usize {
        self.0 as usize + 1
    }

    /// The option that has this number in the file, from 1; none for 0 and for numbers that no beat
    /// could have.
    pub fn from_number(number: usize) -> Option<OptionIx> {
        number.checked_sub(1).and_then(|index| u8::try_from(index).ok()).map(OptionIx)
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
    fn a_number_of_the_file_and_an_index_are_one_apart() {
        for index in 0..=u8::MAX {
            let option = OptionIx(index);
            assert_eq!(option.number(), usize::from(index) + 1);
            assert_eq!(OptionIx::from_number(option.number()), Some(option));
        }
        assert_eq!([0, 257, usize::MAX].map(OptionIx::from_number), [None; 3]);
        assert_eq!(OptionIx::each().nth(3), Some(OptionIx(3)));
    }

    #[test]
    fn a_mistyped_id_finds_the_one_that_was_meant() {
        let known = ["dock-safety", "night-cover"];
        assert_eq!(nearest("dock-safty", known), Some("dock-safety"));
        assert_eq!(nearest("holiday", known), None);
        assert_eq!(nearest("age", ["name"]), None, "in a short word two letters are too many");
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("agian", "again"), 1, "two letters swapped are one slip");
        assert_eq!(nearest(&"a".repeat(2_000_000), [&*"a".repeat(2_000_000), "aa"]), None, "nobody's id");
    }
}
