//! Turns as a person counts them: sentences that were said. A prediction says nothing; it stands after
//! a sentence.

use crate::phrase;
use crate::session::Review;
use crate::text::Lang;

/// A turn as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// The sentence of this number, from 1.
    Sentence(usize),
    /// A prediction after so many sentences.
    Guess(usize),
}

impl Number {
    /// The number of a turn, from 0.
    pub fn of(review: &Review, turn: usize) -> Number {
        let turns = review.play.turns();
        let said = turns.iter().take(turn + 1).filter(|record| !record.is_prediction()).count();
        let predicts = turns.get(turn).is_some_and(|record| record.is_prediction());
        if predicts { Number::Guess(said) } else { Number::Sentence(said) }
    }

    /// In words, with how many sentences there were.
    pub fn told(self, lang: Lang, review: &Review) -> String {
        let count = review.play.turns().iter().filter(|record| !record.is_prediction()).count();
        match self {
            Number::Sentence(number) => phrase!(lang, "debrief.turn_n", number = number, count = count),
            Number::Guess(number) => phrase!(lang, "debrief.guess_n", number = number, count = count),
        }
    }
}
