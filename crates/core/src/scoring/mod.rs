//! What a play comes to, and what a person's plays come to together: the outcome of each for both
//! departments, and skill over all of them. Two things, kept apart: one can settle badly with skill and
//! well by luck.
//!
//! This is not a test of people. It has not been validated on any, and its figures must not be used
//! for hiring or appraisal.

mod attainable;
mod headline;
mod improve;
mod outcome;
mod prediction;
mod skill;

pub use attainable::{Attainable, Effort, Points, attainable, attainable_within, best_outcome};
pub use headline::Headline;
pub use improve::{Improvement, improvements, turning_points};
pub use outcome::{Gain, JOINT, Outcome, OutcomeKind, Scorer, WIN, coolness, gains, outcome, outcome_of};
pub use prediction::{PredictionScore, predictions};
pub use skill::{
    AT_HOME_ABOVE, Decision, Estimate, Evidence, LEAST_SCENARIOS, LEAST_TELLING, MEMORY_DAYS, Measure,
    PastPlay, PlayEvidence, Practice, SLOPE, STEADY_ABOVE, Skills, Standing, TESTLET_SD, counting, decisions,
    posterior, skills,
};

/// Rounds a figure for output, so that it prints alike everywhere: half away from zero, and never
/// as minus zero.
pub fn rounded(value: f64, decimals: u32) -> f64 {
    let scale = f64::from(10u32.pow(decimals));
    let rounded = libm::round(value * scale) / scale;
    if rounded == 0.0 { 0.0 } else { rounded }
}
