//! What lints look at: what the search of a seat answered, a seat with all its figures, or several seats
//! together.
//!
//! A view has what is true. So the figures of a seat can only be looked at if everything was explored,
//! and of what a stopped search didn't come upon nobody can take "not known" for "never".
//!
//! **Not here:** what lints find ([`super::finding`]).

use crate::answer::{Answer, Bounds};
use crate::backward::Best;
use crate::bots::Bot;
use crate::cues::Cues;
use crate::cycles::Stuck;
use crate::interval::{Interval, of_share};
use crate::seat::{EndingProof, OutOfTime, SeatProof, Size, THETAS};
use crate::unreached::{Unreached, Unseen};
use crate::variety::{Variety, variety};
use crate::why::{Blockers, Reason};
use crate::words::{WordsAudit, audit};
use counterpart_core::conversation::Pick;
use counterpart_core::scenario::{Scenario, Seat, SeatIx, Turn};

/// A seat, and what the search of it answered, whether or not it was stopped.
#[derive(Clone, Copy, Debug)]
pub struct AnswersView<'a> {
    scenario: &'a Scenario,
    proof: &'a SeatProof,
}

impl<'a> AnswersView<'a> {
    /// Of a seat that was proved.
    pub const fn of(scenario: &'a Scenario, proof: &'a SeatProof) -> AnswersView<'a> {
        AnswersView { scenario, proof }
    }

    /// The scenario.
    pub const fn scenario(&self) -> &'a Scenario {
        self.scenario
    }

    /// The seat.
    pub fn seat(&self) -> &'a Seat {
        &self.scenario.seats[self.proof.seat.index()]
    }

    /// Which seat it is.
    pub const fn seat_ix(&self) -> SeatIx {
        self.proof.seat
    }

    /// How much was explored.
    pub const fn size(&self) -> &'a Size {
        &self.proof.size
    }

    /// Whether that is everything.
    pub const fn complete(&self) -> bool {
        self.proof.complete()
    }

    /// What wasn't come upon.
    pub const fn unseen(&self) -> &'a Unseen {
        &self.proof.unseen
    }

    /// A play that goes round without end.
    pub const fn stuck(&self) -> &'a Answer<Stuck> {
        &self.proof.stuck
    }

    /// A shortest play that wins for both.
    pub const fn won(&self) -> &'a Answer<Best> {
        &self.proof.won
    }

    /// What stands between skilled learners (θ = +2) and a win-win.
    pub const fn blockers(&self) -> &'a Blockers {
        &self.proof.blockers
    }

    /// What is missing where no play comes to a part of the file.
    pub fn reason(&self, part: Unreached) -> Option<&'a Reason> {
        self.proof.reasons.iter().find(|(of, _)| *of == part).map(|(_, reason)| reason)
    }

    /// How many sentences are said in a play; guesses cost none.
    pub fn sentences(&self, best: &Best) -> usize {
        let seat = self.seat();
        best.beats.iter().filter(|beat| matches!(seat.beat(**beat).turn, Turn::Speak(_))).count()
    }

    /// A play that wins for both with fewer than two interests understood.
    pub const fn won_unheard(&self) -> &'a Answer<Vec<Pick>> {
        &self.proof.won_unheard
    }

    /// The endings: the shortest plays to them are answers, how often they are come to is asked with
    /// [`AnswersView::comes_to`].
    pub fn endings(&self) -> &'a [EndingProof] {
        &self.proof.endings
    }

    /// How often learners of a skill come to an ending.
    pub fn comes_to(&self, ending: &EndingProof, theta: f64) -> Bounds {
        let place = THETAS.iter().position(|known| *known == theta);
        let open = self.proof.learner(theta).map_or(1.0, |learner| learner.open);
        place.map_or(Bounds { least: 0.0, most: 1.0 }, |place| Bounds::of(ending.learners[place], open))
    }

    /// How often learners of a skill win for both.
    pub fn wins(&self, theta: f64) -> Bounds {
        let learner = self.proof.learner(theta);
        learner.map_or(Bounds { least: 0.0, most: 1.0 }, |learner| Bounds::of(learner.wins, learner.open))
    }
}

/// A seat of which everything was explored, with all that was proved of it.
#[derive(Clone, Copy, Debug)]
pub struct SeatView<'a> {
    scenario: &'a Scenario,
    proof: &'a SeatProof,
}

impl<'a> SeatView<'a> {
    /// Of a seat that was proved; none if its search was stopped.
    pub fn of(scenario: &'a Scenario, proof: &'a SeatProof) -> Option<SeatView<'a>> {
        proof.complete().then_some(SeatView { scenario, proof })
    }

    /// The scenario.
    pub const fn scenario(&self) -> &'a Scenario {
        self.scenario
    }

    /// The seat.
    pub fn seat(&self) -> &'a Seat {
        &self.scenario.seats[self.proof.seat.index()]
    }

    /// What was proved.
    pub const fn proof(&self) -> &'a SeatProof {
        self.proof
    }
}

/// Several seats together: those of which everything was explored.
#[derive(Clone, Debug)]
pub struct LibraryView {
    /// How many scenarios there are.
    pub scenarios: usize,
    /// How many seats.
    pub seats: usize,
    /// Their cues.
    pub cues: Cues,
    /// What each bot comes to over those seats that it can play.
    pub bots: Vec<LibraryBot>,
    /// What a reader of words alone gets, in each language that several scenarios are written in.
    pub words: Vec<WordsAudit>,
    /// How unlike the seats are.
    pub variety: Variety,
    /// For each seat, by its name, how skilled learners (θ = +2) run out of time.
    pub out_of_time: Vec<(String, OutOfTime)>,
}

/// What a bot comes to over several seats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LibraryBot {
    /// Which.
    pub bot: Bot,
    /// The mean over the seats: 0 random, 100 the best there is.
    pub mean: f64,
    /// How often it is ahead of the mean of what is on offer, over the beats of all seats.
    pub ahead: f64,
    /// Over so many beats.
    pub over: f64,
}

impl LibraryBot {
    /// How far its being ahead can be trusted.
    pub fn interval(&self) -> Interval {
        of_share(self.ahead, self.over)
    }
}

impl LibraryView {
    /// Of these seats.
    pub fn of(seats: &[SeatView]) -> LibraryView {
        let mut ids: Vec<&str> = seats.iter().map(|view| view.scenario.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        let all = || seats.iter().map(|view| (view.scenario, view.proof));
        let out_of_time = seats.iter().filter_map(|view| {
            let name = format!("{} · {}", view.scenario.id, view.seat().id);
            Some((name, view.proof.learner(2.0)?.out_of_time))
        });
        LibraryView {
            scenarios: ids.len(),
            seats: seats.len(),
            cues: crate::cues::cues(all()),
            bots: bots(seats),
            words: audit(&all().collect::<Vec<_>>()),
            variety: variety(all()),
            out_of_time: out_of_time.collect(),
        }
    }

    /// What a bot comes to; none if it can play at no seat.
    pub fn bot(&self, wanted: Bot) -> Option<&LibraryBot> {
        self.bots.iter().find(|of| of.bot == wanted)
    }
}

/// What each bot comes to over those seats that it can play.
fn bots(seats: &[SeatView]) -> Vec<LibraryBot> {
    let of = |bot: Bot| {
        let played: Vec<_> =
            seats.iter().filter_map(|view| view.proof.bots.iter().find(|known| known.bot == bot)).collect();
        let over: f64 = played.iter().map(|of| of.over).sum();
        let ahead: f64 = played.iter().map(|of| of.ahead * of.over).sum();
        (!played.is_empty()).then(|| LibraryBot {
            bot,
            mean: played.iter().map(|of| of.normalised).sum::<f64>() / played.len() as f64,
            ahead: if over > 0.0 { ahead / over } else { 0.0 },
            over,
        })
    };
    Bot::all(&counterpart_core::text::Lang::ALL).into_iter().filter_map(of).collect()
}
