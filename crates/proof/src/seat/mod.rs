//! What is proved of one seat: the figures, as data. `prove.rs` works them out.
//!
//! **Not here:** what to think of them ([`super::lints`]), figures over several seats
//! ([`super::cues`]), how they are printed (the command line).

mod ahead;
mod beats;
mod prove;

pub use prove::{prove_seat, prove_seat_while};

use super::answer::Answer;
use super::backward::Best;
use super::bots::Bot;
use super::breach::Breach;
use super::cycles::Stuck;
use super::stranded::Stranded;
use super::unreached::{Unreached, Unseen};
use super::why::{Blockers, Reason};
use counterpart_core::conversation::Pick;
use counterpart_core::scenario::{BeatIx, EndingKind, SeatIx};
use dashu_int::UBig;

/// The skills of the simulated learners.
pub const THETAS: [f64; 9] = [-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0];

/// How many states are explored at most unless told otherwise: they take less than a gigabyte.
pub const BUDGET: usize = 15_000_000;

/// What is true of a seat.
#[derive(Clone, Debug)]
pub struct SeatProof {
    /// The seat.
    pub seat: SeatIx,
    /// How much there is of it.
    pub size: Size,
    /// The endings, in the order of the file.
    pub endings: Vec<EndingProof>,
    /// The lowest and the highest outcome score.
    pub outcome: Extremes,
    /// The lowest and the highest points of each cluster, in the order of `Cluster::ALL`.
    pub clusters: Vec<Extremes>,
    /// What the bots come to.
    pub bots: Vec<BotProof>,
    /// What learners come to, by rising skill.
    pub learners: Vec<LearnerProof>,
    /// How far learners at θ = +1 and θ = −1 lie apart, in pooled standard deviations of the outcome
    /// score and of the points.
    pub d_prime: DPrime,
    /// A shortest play that wins for both.
    pub won: Answer<Best>,
    /// What stands between skilled learners (θ = +2) and a win-win.
    pub blockers: Blockers,
    /// Whether crossing a line pays, at each beat that has one.
    pub breaches: Vec<Breach>,
    /// How often plays are left without a way to an agreement before time is up.
    pub stranded: Stranded,
    /// A play that wins with fewer than two of the other side's interests understood.
    pub won_unheard: Answer<Vec<Pick>>,
    /// The beats, in the order of the file.
    pub beats: Vec<BeatProof>,
    /// What wasn't come upon.
    pub unseen: Unseen,
    /// What is missing where no play comes to a part of the file, as far as it can be said.
    pub reasons: Vec<(Unreached, Reason)>,
    /// A play that goes round without end.
    pub stuck: Answer<Stuck>,
    /// The ids of the rules that judge anything here.
    pub rules: std::collections::BTreeSet<&'static str>,
    /// The same for the seat's other days, in the order of the file, each as if it were the only one; none
    /// if the search of the day as it is written was stopped. Everything above but `unseen`, `reasons` and
    /// `rules`, which know every day, is of that one.
    pub days: Vec<SeatProof>,
}

impl SeatProof {
    /// Whether everything was explored. What is then said of the seat is the whole truth; otherwise
    /// probabilities are parts of the whole, and what wasn't come upon may still be there.
    pub const fn complete(&self) -> bool {
        self.size.plays.is_some()
    }

    /// The learner of this skill, one of [`THETAS`].
    pub fn learner(&self, theta: f64) -> Option<&LearnerProof> {
        self.learners.iter().find(|learner| learner.theta == theta)
    }
}

/// How much there is of a seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Size {
    /// States in which something is chosen, equal ones merged.
    pub states: usize,
    /// States with different futures: those from which the same choices lead to the same scores
    /// count once.
    pub futures: usize,
    /// Ends, equal ones merged.
    pub ends: usize,
    /// Choices over all states.
    pub choices: usize,
    /// Moments that look different to a player.
    pub info_sets: usize,
    /// Distinct plays; none if not everything was explored.
    pub plays: Option<UBig>,
    /// Memory for a state, in bytes.
    pub bytes_per_state: f64,
    /// How often a random play goes where nothing was explored; 0 unless the budget was used up.
    pub open: f64,
}

/// What is true of an ending.
#[derive(Clone, Debug, PartialEq)]
pub struct EndingProof {
    /// The beat.
    pub beat: BeatIx,
    /// Its kind.
    pub kind: EndingKind,
    /// A shortest play that comes to it.
    pub shortest: Answer<Vec<Pick>>,
    /// How often learners come to it, in the order of [`THETAS`].
    pub learners: Vec<f64>,
    /// What there is of plays that come to it although it is called an agreement and nothing was agreed.
    /// They count as out of time.
    pub unsettled: Unsettled,
}

/// Plays that end in an agreement with nothing agreed.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsettled {
    /// A shortest one.
    pub shortest: Answer<Vec<Pick>>,
    /// How often learners come to it so, in the order of [`THETAS`].
    pub learners: Vec<f64>,
}

/// The least and the most of something.
#[derive(Clone, Debug, PartialEq)]
pub struct Extremes {
    /// The least, and the play that gets it.
    pub least: Option<Best>,
    /// The most, and the play that gets it.
    pub most: Option<Best>,
}

/// What a bot comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct BotProof {
    /// Which.
    pub bot: Bot,
    /// Its mean outcome score, 0–100.
    pub mean: f64,
    /// The same on a scale from 0 (random) to 100 (the best there is).
    pub normalised: f64,
    /// How often it wins.
    pub wins: f64,
    /// How often what it says is judged better than the mean of what is on offer (as good counts half):
    /// the mean over the beats at which not all fits alike.
    pub ahead: f64,
    /// Over how many beats that was seen. A bot that learns from the seat itself has fewer, by what it
    /// learnt.
    pub over: f64,
}

/// What learners of one skill come to.
#[derive(Clone, Debug, PartialEq)]
pub struct LearnerProof {
    /// The skill.
    pub theta: f64,
    /// The mean outcome score, 0–100.
    pub mean: f64,
    /// Its standard deviation.
    pub spread: f64,
    /// The mean of the points: the sum of the judgements of what was said.
    pub points: f64,
    /// How often they win.
    pub wins: f64,
    /// Their plays that run out of time.
    pub out_of_time: OutOfTime,
    /// How often their plays go where nothing was explored; 0 unless the budget was used up.
    pub open: f64,
}

/// Plays that run out of time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OutOfTime {
    /// How many of all plays.
    pub share: f64,
    /// Of these, how many had settled on something all the same.
    pub settled: f64,
    /// How many of the other side's interests were understood in them, on the mean.
    pub understood: f64,
}

/// A distance in pooled standard deviations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DPrime {
    /// Of the outcome score.
    pub outcome: f64,
    /// Of the points.
    pub points: f64,
}

/// What is true of a beat.
#[derive(Clone, Debug, PartialEq)]
pub struct BeatProof {
    /// The beat.
    pub beat: BeatIx,
    /// The expected number of times that a random play comes to it.
    pub visits: f64,
    /// What it tells about skill around θ = 0, over a play: Fisher information.
    pub information: f64,
    /// Its options; none at predictions and endings.
    pub options: Vec<OptionProof>,
}

/// What is true of an option, over the random plays to which it is offered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OptionProof {
    /// The expected number of times that it is offered in a random play.
    pub offered: f64,
    /// Its mean judgement, −2…2.
    pub quality: f64,
    /// How often it is the best one, ties shared.
    pub best: f64,
    /// How often it fits: is judged +1 or +2.
    pub fits: f64,
    /// How often it hurts: is judged −1 or −2.
    pub hurts: f64,
    /// How often learners take it where it is offered, in the order of [`THETAS`].
    pub taken: Vec<f64>,
}
