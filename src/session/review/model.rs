//! Looking back at a finished play.

use crate::conversation::Play;
use crate::history::JudgedThen;
use crate::phrase;
use crate::records::PlanText;
use crate::scenario::Cluster;
use crate::scoring::{
    Attainable, Evidence, Improvement, Outcome, PlayEvidence, PredictionScore, improvements, outcome_of,
    predictions, rounded, turning_points,
};
use crate::session::Mode;
use crate::text::Lang;
use crate::words;
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
    /// How it was judged then, if that was by other rules than those of now, by which all else here goes.
    pub then: Option<JudgedThen>,
    /// What it is evidence of. Whether it counts towards skill, the person's history knows.
    pub evidence: PlayEvidence,
    /// What could have been had, as far as it is known.
    pub attainable: Attainable,
    /// Whether that has been worked out, or as much of it as could be.
    pub is_worked_out: bool,
    /// Where it turned, as turns from 0.
    pub turning_points: Vec<usize>,
    /// At most three things to do otherwise, by what is known of what could have been had.
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
    /// The if–then plan, in the person's own words.
    pub plan: Option<PlanText>,
}

impl Review {
    /// Scores a play; none while it goes on. What could have been had is still to be worked out.
    pub fn of(play: Play, uid: String, mode: Mode) -> Option<Review> {
        let outcome = outcome_of(&play)?;
        let attainable = Attainable::unsearched(&play);
        let turning_points = turning_points(&play);
        Some(Review {
            uid,
            mode,
            then: None,
            evidence: PlayEvidence::of(&play),
            improvements: improvements(&play, &attainable),
            predictions: predictions(&play),
            selected: turning_points.first().copied().unwrap_or(0),
            turning_points,
            attainable,
            is_worked_out: false,
            outcome,
            play,
            replay_shown: false,
            uncovered: BTreeSet::new(),
            recall: None,
            plan: None,
        })
    }

    /// Takes in what could have been had.
    pub fn take_in(&mut self, attainable: Attainable) {
        self.improvements = improvements(&self.play, &attainable);
        self.attainable = attainable;
        self.is_worked_out = true;
    }

    /// How many telling decisions there were in it about a cluster, or in all, and how many were the best.
    pub fn told_of(&self, cluster: Option<Cluster>) -> Evidence {
        Evidence::of(std::slice::from_ref(&self.evidence), cluster)
    }

    /// The points, and the most that there were: whether that is still being worked out, known, or not to be known.
    pub fn points_in(&self, lang: Lang) -> String {
        if self.is_worked_out {
            return words::points(lang, self.outcome.score, &self.attainable);
        }
        phrase!(lang, "outcome.points_working", points = rounded(self.outcome.score, 0))
    }

    /// The plan as a sentence in this language; what was kept as a sentence stays the one that it was.
    pub fn plan_in(&self, lang: Lang) -> Option<String> {
        self.plan.as_ref().map(|plan| match plan {
            PlanText::Halves { when, then } => words::plan(lang, when, then),
            PlanText::Sentence(sentence) => sentence.clone(),
        })
    }
}
