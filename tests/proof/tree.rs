//! Every play of a seat, as a tree: played with `conversation::Play` alone, nothing merged, nothing
//! forgotten.

use counterpart_core::conversation::{Offer, Pick, Play, State};
use counterpart_core::scenario::{BeatIx, Choice, EndingKind, Scenario, Seat, SeatIx, Turn};
use counterpart_core::scoring::{OutcomeKind, outcome};
use std::sync::Arc;

/// A moment of a play: where something is chosen, or where it is over.
pub struct Moment {
    /// The moment before, and which of its offers was taken.
    pub from: Option<(usize, usize)>,
    /// The state.
    pub state: State,
    /// What may be chosen; nothing once it is over.
    pub offers: Vec<Offer>,
    /// For each offer, the moment that follows.
    pub next: Vec<usize>,
    /// How it ended, if it is over.
    pub end: Option<End>,
}

/// The end of a play.
pub struct End {
    /// The outcome score, 0–100.
    pub score: f64,
    /// Whether it is a win-win.
    pub won: bool,
    /// How many of the other side's interests were understood.
    pub understood: u32,
    /// How it counts.
    pub ending: EndingKind,
    /// Whether anything was settled.
    pub settled: bool,
}

/// All plays; a moment stands before those that follow it, in the order of the file.
pub struct Tree {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The moments, the opening first.
    pub moments: Vec<Moment>,
}

impl Tree {
    /// All plays of the first seat, if there are at most so many moments in them.
    pub fn of(scenario: &Arc<Scenario>, most: usize) -> Option<Tree> {
        let mut tree = Tree { scenario: Arc::clone(scenario), moments: Vec::new() };
        tree.grow(&Play::start(Arc::clone(scenario), SeatIx(0)), None, most).then_some(tree)
    }

    fn grow(&mut self, play: &Play, from: Option<(usize, usize)>, most: usize) -> bool {
        let number = self.moments.len();
        if number >= most {
            return false;
        }
        let offers = play.offers();
        let end = play.ending().map(|_| {
            let outcome = outcome(&self.scenario, self.seat(), play.state()).expect("it is over");
            let theirs = |understood: u32, of| understood & self.scenario.interests_mask(of);
            let understood = self
                .seat()
                .facing
                .iter()
                .map(|person| theirs(play.state().understood, *person).count_ones())
                .sum();
            End {
                score: outcome.score,
                won: outcome.kind == OutcomeKind::WinWin,
                understood,
                ending: outcome.ending,
                settled: outcome.agreement.is_some(),
            }
        });
        self.moments.push(Moment {
            from,
            state: *play.state(),
            offers: offers.clone(),
            next: Vec::new(),
            end,
        });
        for (place, offer) in offers.iter().enumerate() {
            let mut after = play.clone();
            after.pick(Pick::option(offer.option)).expect("it was offered");
            let next = self.moments.len();
            self.moments[number].next.push(next);
            if !self.grow(&after, Some((number, place)), most) {
                return false;
            }
        }
        true
    }

    /// The seat.
    pub fn seat(&self) -> &Seat {
        &self.scenario.seats[0]
    }

    /// The moments at which it is over.
    pub fn ends(&self) -> impl Iterator<Item = (usize, &End)> {
        self.moments.iter().enumerate().filter_map(|(number, moment)| Some((number, moment.end.as_ref()?)))
    }

    /// Whether a moment is one of guessing, which costs no turn and counts for nothing.
    pub fn predicts(&self, moment: usize) -> bool {
        matches!(self.seat().beat(self.moments[moment].state.beat).turn, Turn::Predict(_))
    }

    /// The option behind an offer; none for a guess.
    pub fn choice(&self, moment: usize, place: usize) -> Option<&Choice> {
        let Moment { state, offers, .. } = &self.moments[moment];
        match &self.seat().beat(state.beat).turn {
            Turn::Speak(choices) => Some(&choices[offers[place].option.index()]),
            _ => None,
        }
    }

    /// The choices of the play that comes to a moment: which moments it chose at, and what.
    pub fn way_to(&self, moment: usize) -> Vec<(usize, usize)> {
        let mut way: Vec<(usize, usize)> =
            std::iter::successors(self.moments[moment].from, |(at, _)| self.moments[*at].from).collect();
        way.reverse();
        way
    }

    /// The picks of the play that comes to a moment.
    pub fn picks_to(&self, moment: usize) -> Vec<Pick> {
        let way = self.way_to(moment).into_iter();
        way.map(|(at, place)| Pick::option(self.moments[at].offers[place].option)).collect()
    }

    /// The play that makes these picks: the moment it comes to, if every pick may be made.
    pub fn follow(&self, picks: &[Pick]) -> Option<usize> {
        picks.iter().try_fold(0, |at, pick| {
            let place = self.moments[at].offers.iter().position(|offer| offer.option == pick.option)?;
            Some(self.moments[at].next[place])
        })
    }

    /// The first of the shortest plays to a moment that is wanted, in the order of the file.
    pub fn shortest(&self, wanted: impl Fn(usize, &Moment) -> bool) -> Option<Vec<Pick>> {
        let found = self.moments.iter().enumerate().filter(|(number, moment)| wanted(*number, moment));
        // Of several that are equally short, the first one stays.
        found.map(|(number, _)| self.picks_to(number)).min_by_key(Vec::len)
    }

    /// The probability of a play coming to each moment, if somebody chooses with these chances.
    pub fn probabilities(&self, chances: impl Fn(usize) -> Vec<f64>) -> Vec<f64> {
        let mut probabilities = vec![0.0; self.moments.len()];
        probabilities[0] = 1.0;
        for (number, moment) in self.moments.iter().enumerate() {
            if moment.end.is_none() {
                for (next, chance) in moment.next.iter().zip(chances(number)) {
                    probabilities[*next] = probabilities[number] * chance;
                }
            }
        }
        probabilities
    }

    /// Whether a moment is the end of a play that is called an agreement and settled nothing.
    pub fn is_unsettled(&self, moment: &Moment) -> bool {
        let called = matches!(self.seat().beat(moment.state.beat).turn, Turn::End(EndingKind::Agreement));
        called && moment.end.as_ref().is_some_and(|end| !end.settled)
    }

    /// The endings of the seat.
    pub fn ending_beats(&self) -> Vec<BeatIx> {
        let beats = (0u16..).map(BeatIx).zip(&self.seat().beats);
        beats.filter(|(_, beat)| matches!(beat.turn, Turn::End(_))).map(|(at, _)| at).collect()
    }
}
