//! One vote of the room.

use crate::conversation::Pick;
use crate::conversation::order::{ShownOrder, ShownPlace};
use crate::scenario::{BeatIx, OptionIx};

/// What a phone wants said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The option.
    pub option: OptionIx,
    /// In a prediction, how sure: 0–100.
    pub sure: Option<u8>,
    /// The phone's own count of what it sends; a later one replaces an earlier one, never the
    /// other way about.
    pub nth: u32,
}

/// A vote on one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// On which road, as a position in the list of roads.
    pub road: usize,
    /// After how many picks of that road.
    pub turn: usize,
    /// At which beat.
    pub beat: BeatIx,
    /// Whether it asks for a prediction and not for a sentence.
    pub is_prediction: bool,
    /// The options in the order in which they are shown.
    pub shown: ShownOrder,
    /// The votes, in the order of the phones.
    pub(super) votes: Vec<Option<Vote>>,
    /// Raised hands, in the order in which the options are shown; empty if none were counted.
    pub hands: Vec<u32>,
    /// When it closes by itself, in milliseconds of the clock that opened it.
    pub closes_at: Option<u64>,
    /// Whether votes are still taken.
    pub is_open: bool,
    /// What was taken in the end.
    pub taken: Option<Pick>,
}

/// The count of a ballot, in the order in which the options are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Phones for each option.
    pub phones: Vec<u32>,
    /// Raised hands for each option.
    pub hands: Vec<u32>,
}

impl Tally {
    /// Phones and hands together, for each option.
    pub fn totals(&self) -> Vec<u64> {
        self.phones.iter().zip(&self.hands).map(|(a, b)| u64::from(*a) + u64::from(*b)).collect()
    }

    /// Everything that was counted.
    pub fn all(&self) -> u64 {
        self.totals().iter().sum()
    }

    /// The places that have the most; none if nobody voted.
    pub fn leaders(&self) -> Vec<ShownPlace> {
        let totals = self.totals();
        let most = totals.iter().copied().max().unwrap_or(0);
        let leads = |total: u64| most > 0 && total == most;
        let places = ShownPlace::each().zip(totals);
        places.filter(|(_, total)| leads(*total)).map(|(place, _)| place).collect()
    }
}

impl Ballot {
    /// The vote of a phone, by its position.
    pub fn vote(&self, phone: usize) -> Option<&Vote> {
        self.votes.get(phone)?.as_ref()
    }

    /// How many phones have voted.
    pub fn voted(&self) -> usize {
        self.votes.iter().flatten().count()
    }

    /// The count of everybody.
    pub fn tally(&self) -> Tally {
        self.tally_of(|_| true, true)
    }

    /// The count of the phones at some positions; raised hands belong to no phone.
    pub fn tally_of(&self, counts: impl Fn(usize) -> bool, with_hands: bool) -> Tally {
        let votes: Vec<Option<Vote>> =
            self.votes.iter().enumerate().map(|(phone, vote)| vote.filter(|_| counts(phone))).collect();
        let hands = if with_hands { self.hands.as_slice() } else { &[] };
        let place = |option| self.shown.shown_at(option).map(ShownPlace::index);
        tally_of(&votes, hands, self.shown.len(), place)
    }

    /// How sure those were, on average, who voted for an option of a prediction; none if nobody
    /// said. Rounded half up.
    pub fn sure_of(&self, option: OptionIx) -> Option<u8> {
        let said = self.votes.iter().flatten().filter(|vote| vote.option == option);
        let (count, sum) = said
            .filter_map(|vote| vote.sure)
            .fold((0u32, 0u32), |(count, sum), sure| (count + 1, sum + u32::from(sure)));
        u8::try_from((2 * sum + count).checked_div(2 * count)?).ok()
    }

    pub(super) fn put(&mut self, phone: usize, vote: Vote) {
        if self.votes.len() <= phone {
            self.votes.resize(phone + 1, None);
        }
        self.votes[phone] = Some(vote);
    }
}

/// The count of votes and hands for so many options, each at its place.
pub(super) fn tally_of(
    votes: &[Option<Vote>],
    hands: &[u32],
    options: usize,
    place: impl Fn(OptionIx) -> Option<usize>,
) -> Tally {
    let mut phones = vec![0; options];
    for at in votes.iter().flatten().filter_map(|vote| place(vote.option)) {
        phones[at] += 1;
    }
    let mut hands = hands.to_vec();
    hands.resize(options, 0);
    Tally { phones, hands }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ballot(votes: &[Option<(u8, u8)>], hands: &[u32]) -> Ballot {
        let vote = |vote: &Option<(u8, u8)>| {
            vote.map(|(option, sure)| Vote { option: OptionIx(option), sure: Some(sure), nth: 1 })
        };
        Ballot {
            road: 0,
            turn: 0,
            beat: BeatIx(0),
            is_prediction: true,
            shown: ShownOrder::of([2, 0, 1]),
            votes: votes.iter().map(vote).collect(),
            hands: hands.to_vec(),
            closes_at: None,
            is_open: true,
            taken: None,
        }
    }

    #[test]
    fn phones_and_hands_are_counted_in_the_order_shown() {
        let tally = ballot(&[Some((2, 50)), None, Some((0, 50)), Some((2, 50))], &[0, 1, 5]).tally();
        assert_eq!(tally.phones, [2, 1, 0]);
        assert_eq!(tally.totals(), [2, 2, 5]);
        assert_eq!((tally.all(), tally.leaders()), (9, vec![ShownPlace(2)]));
    }

    #[test]
    fn a_tie_has_several_leaders_and_an_empty_ballot_none() {
        assert_eq!(ballot(&[Some((2, 50)), Some((1, 50))], &[]).tally().leaders(), [0, 2].map(ShownPlace));
        assert_eq!(ballot(&[None], &[]).tally().leaders(), Vec::<ShownPlace>::new());
    }

    #[test]
    fn sureness_is_that_of_those_who_chose_the_option() {
        let ballot = ballot(&[Some((1, 40)), Some((1, 95)), Some((0, 10))], &[]);
        assert_eq!(ballot.sure_of(OptionIx(1)), Some(68), "67.5, half up");
        assert_eq!(ballot.sure_of(OptionIx(2)), None);
    }
}
