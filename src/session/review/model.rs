//! Looking back at a finished play.

use crate::conversation::Play;
use crate::scoring::{
    Attainable, Improvement, Outcome, PredictionScore, Skills, attainable, decisions, improvements, outcome,
    predictions, skills, turning_points,
};
use crate::session::Mode;
use std::collections::BTreeSet;

/// A finished play, scored and explained.
#[derive(Clone, Debug)]
pub struct Review {
    /// The play.
    pub play: Play,
    /// Its id in the store.
    pub uid: String,
    /// How it was played.
    pub mode: Mode,
    /// What it came to for both departments.
    pub outcome: Outcome,
    /// What it says about skill.
    pub skills: Skills,
    /// What could have been had.
    pub attainable: Attainable,
    /// Where it turned, as turns from 0.
    pub turning_points: Vec<usize>,
    /// At most three things to do otherwise.
    pub improvements: Vec<Improvement>,
    /// The predictions.
    pub predictions: Vec<PredictionScore>,
    /// The turn that is looked at, from 0.
    pub selected: usize,
    /// Whether the person has had the chance to recall, and the replay is shown.
    pub replay_shown: bool,
    /// The turns, from 0, whose thought was uncovered.
    pub uncovered: BTreeSet<usize>,
    /// What the person remembered.
    pub recall: Option<String>,
    /// The if–then plan.
    pub plan: Option<String>,
}

impl Review {
    /// Scores a play; none while it goes on.
    pub fn of(play: Play, uid: String, mode: Mode) -> Option<Review> {
        let outcome = outcome(play.scenario(), play.seat(), play.state())?;
        let attainable = attainable(&play);
        let turning_points = turning_points(&play);
        Some(Review {
            uid,
            mode,
            skills: skills(&decisions(&play)),
            improvements: improvements(&play, &attainable),
            predictions: predictions(&play),
            selected: turning_points.first().copied().unwrap_or(0),
            turning_points,
            attainable,
            outcome,
            play,
            replay_shown: false,
            uncovered: BTreeSet::new(),
            recall: None,
            plan: None,
        })
    }
}
