//! What is proved of one seat: the figures, as data. `prove.rs` works them out.
//!
//! **Not here:** what to think of them ([`super::lints`]), figures over several seats
//! ([`super::cues`]), how they are printed (the command line).

mod beats;
mod prove;

pub use prove::{prove_seat, prove_seat_while};

use super::backward::Best;
use super::bots::Bot;
use super::cycles::Stuck;
use super::unreached::Unreached;
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
    /// A play that wins with fewer than two of the other side's interests understood.
    pub won_unheard: Option<Vec<Pick>>,
    /// The beats, in the order of the file.
    pub beats: Vec<BeatProof>,
    /// What no play comes upon.
    pub unreached: Vec<Unreached>,
    /// A play that goes round without end.
    pub stuck: Option<Stuck>,
    /// The ids of the rules that judge anything here.
    pub rules: std::collections::BTreeSet<&'static str>,
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
    /// A shortest play that comes to it; none if none does.
    pub shortest: Option<Vec<Pick>>,
    /// How often learners come to it, in the order of [`THETAS`].
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
    /// How often learners take it where it is offered, in the order of [`THETAS`].
    pub taken: Vec<f64>,
}
