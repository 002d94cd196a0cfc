//! Answers of a search that may have been stopped: what was come upon is true, what wasn't is impossible
//! only if everything was explored.
//!
//! **Not here:** what was asked ([`super::seat`], [`super::unreached`]).

/// Whether some play comes to something, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// One does: this one.
    Seen(T),
    /// None does: everything was explored.
    Impossible,
    /// None was come upon, and not everything was explored.
    NotKnown,
}

impl<T> Answer<T> {
    /// Of what was found, and whether everything was explored.
    pub fn of(found: Option<T>, complete: bool) -> Answer<T> {
        match (found, complete) {
            (Some(found), _) => Answer::Seen(found),
            (None, true) => Answer::Impossible,
            (None, false) => Answer::NotKnown,
        }
    }

    /// What was seen, if anything was.
    pub const fn seen(&self) -> Option<&T> {
        match self {
            Answer::Seen(found) => Some(found),
            Answer::Impossible | Answer::NotKnown => None,
        }
    }

    /// The answer with what was seen made into something else.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Answer<U> {
        match self {
            Answer::Seen(found) => Answer::Seen(change(found)),
            Answer::Impossible => Answer::Impossible,
            Answer::NotKnown => Answer::NotKnown,
        }
    }
}

/// A share of plays that is known only so far: what was come upon is in it for certain, what wasn't
/// explored may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// At least so much, 0–1.
    pub least: f64,
    /// At most so much, 0–1; the same if everything was explored.
    pub most: f64,
}

impl Bounds {
    /// Of a share that was come upon, and the share of plays that go where nothing was explored.
    pub fn of(come_upon: f64, open: f64) -> Bounds {
        Bounds { least: come_upon, most: (come_upon + open).min(1.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_come_upon_is_impossible_only_if_everything_was_explored() {
        assert_eq!(Answer::of(Some(1), false), Answer::Seen(1));
        assert_eq!(Answer::of(Some(1), true).map(|one| one + 1), Answer::Seen(2));
        assert_eq!(Answer::<u8>::of(None, true), Answer::Impossible);
        assert_eq!(Answer::<u8>::of(None, false).seen(), None);
        assert_eq!(Answer::<u8>::of(None, false), Answer::NotKnown);
        assert_eq!(Bounds::of(0.2, 0.5), Bounds { least: 0.2, most: 0.7 });
        assert_eq!(Bounds::of(0.9, 0.5).most, 1.0);
    }
}
