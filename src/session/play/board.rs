//! The board: what the other side cares about, as far as a person knows it, and what a proposal rests on.
//!
//! What hasn't been said is counted and never named.
//!
//! **Not here:** its words and signs (`app::views::shared::board`).

use crate::conversation::{Offer, Play, State};
use crate::scenario::{AgreementIx, CharacterIx, InterestIx, Scenario};

/// Interests of the other side, by how far they have come to light. Each list is in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// Said, and shown to have been understood.
    pub understood: Vec<InterestIx>,
    /// Said, and not yet checked.
    pub heard: Vec<InterestIx>,
    /// How many haven't been said.
    pub unsaid: usize,
}

impl Board {
    /// All interests of those across the table, in a state of a play.
    pub fn of(play: &Play, state: &State) -> Board {
        Board::among(play, state, u32::MAX)
    }

    /// What the proposal of an offer rests on of what those across the table care about, in a state of a play;
    /// none if the offer proposes nothing.
    pub fn under(play: &Play, state: &State, offer: &Offer) -> Option<Board> {
        let agreement = offer.act.agreement()?;
        Some(Board::among(play, state, play.scenario().agreement(agreement).rests_on))
    }

    /// What an agreement rests on of what those across the table care about, once all of it is understood.
    pub fn once_understood(play: &Play, agreement: AgreementIx) -> Board {
        let set = play.scenario().agreement(agreement).rests_on;
        let theirs = theirs(play.scenario(), &play.seat().facing);
        let understood = theirs.filter(|interest| interest.bit() & set != 0).collect();
        Board { understood, heard: Vec::new(), unsaid: 0 }
    }

    /// Those of a set of bits.
    fn among(play: &Play, state: &State, set: u32) -> Board {
        let mut board = Board { understood: Vec::new(), heard: Vec::new(), unsaid: 0 };
        for interest in theirs(play.scenario(), &play.seat().facing) {
            if interest.bit() & set == 0 {
                continue;
            }
            match (state.is_revealed(interest), state.is_understood(interest)) {
                (_, true) => board.understood.push(interest),
                (true, false) => board.heard.push(interest),
                (false, false) => board.unsaid += 1,
            }
        }
        board
    }

    /// How many there are.
    pub const fn all(&self) -> usize {
        self.said() + self.unsaid
    }

    /// How many were said, understood or not.
    pub const fn said(&self) -> usize {
        self.understood.len() + self.heard.len()
    }
}

fn theirs<'s>(
    scenario: &'s Scenario,
    facing: &'s [CharacterIx],
) -> impl Iterator<Item = InterestIx> + use<'s> {
    facing.iter().flat_map(|person| scenario.interests_of(*person))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::Pick;
    use crate::library::Library;
    use crate::scenario::SeatIx;

    /// Every play of every seat that always says what fits best, at every moment.
    fn moments() -> Vec<Play> {
        let mut moments = Vec::new();
        for scenario in Library::load(None).playable() {
            for (seat, _) in (0u8..).zip(&scenario.seats) {
                let mut play = Play::start(scenario.clone(), SeatIx(seat));
                while play.ending().is_none() {
                    moments.push(play.clone());
                    let offers = play.offers();
                    let best = offers.iter().max_by_key(|offer| offer.judgement.quality).expect("an offer");
                    let predicts = play.option(play.beat(), best.option).is_none();
                    let pick = Pick { option: best.option, confidence: predicts.then_some(60) };
                    play.pick(pick).expect("it was offered");
                }
                moments.push(play);
            }
        }
        moments
    }

    #[test]
    fn everything_they_care_about_stands_there_once_from_the_first_moment_to_the_last() {
        let mut understood = 0;
        for play in moments() {
            let board = Board::of(&play, play.state());
            let theirs = theirs(play.scenario(), &play.seat().facing).count();
            assert_eq!(board.all(), theirs, "{}", play.scenario().id);
            assert!(board.heard.iter().all(|interest| !board.understood.contains(interest)));
            if play.turns().is_empty() {
                assert_eq!(board.understood, [], "{}", play.scenario().id);
            }
            understood += board.understood.len();
        }
        assert!(understood > 0, "nobody ever understands anything");
    }

    #[test]
    fn a_proposal_rests_on_what_the_file_says_and_of_the_other_side_alone() {
        let mut proposals = 0;
        for play in moments() {
            let board = Board::of(&play, play.state());
            for offer in play.offers() {
                let under = Board::under(&play, play.state(), &offer);
                assert_eq!(under.is_some(), offer.act.agreement().is_some());
                let (Some(under), Some(agreement)) = (under, offer.act.agreement()) else { continue };
                proposals += 1;
                let set = play.scenario().agreement(agreement).rests_on;
                let named = || under.understood.iter().chain(&under.heard);
                assert!(named().all(|interest| interest.bit() & set != 0));
                assert!(under.understood.iter().all(|interest| board.understood.contains(interest)));
                assert!(under.heard.iter().all(|interest| board.heard.contains(interest)));
                let theirs = theirs(play.scenario(), &play.seat().facing);
                assert_eq!(under.all(), theirs.filter(|interest| interest.bit() & set != 0).count());
            }
        }
        assert!(proposals > 20, "only {proposals}");
    }
}
