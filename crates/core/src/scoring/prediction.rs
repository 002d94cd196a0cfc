//! Predictions: was it right, how sure was the player, and had they asked?

use crate::conversation::Play;
use crate::scenario::{InterestIx, MoveKind, Turn};

/// One prediction, scored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PredictionScore {
    /// At which turn, from 1.
    pub turn: usize,
    /// What the player took to matter most.
    pub guess: InterestIx,
    /// What did.
    pub truth: InterestIx,
    /// How sure the player was, 0–100; an unstated confidence counts as 50.
    pub confidence: u8,
    /// The Brier score of the confidence, 0 (sure and right) to 1 (sure and wrong) (Brier 1950).
    pub brier: f64,
    /// Whether the player had brought that interest up before. Getting perspective by asking makes
    /// readings more accurate; imagining it doesn't (Eyal, Steffel & Epley 2018).
    pub had_asked: bool,
}

impl PredictionScore {
    /// Whether it was right.
    pub fn is_right(&self) -> bool {
        self.guess == self.truth
    }
}

/// The confidence that is assumed when none was stated.
const UNSTATED: u8 = 50;

/// The predictions of a play.
pub fn predictions(play: &Play) -> Vec<PredictionScore> {
    let mut asked = 0u32;
    let mut scores = Vec::new();
    for (turn, record) in (1..).zip(play.turns()) {
        let act = record.chosen().act;
        let Some(interest) = act.interest() else { continue };
        if act.kind != MoveKind::Predict {
            if act.kind.probes() {
                asked |= interest.bit();
            }
            continue;
        }
        let Turn::Predict(prediction) = &play.seat().beat(record.before.beat).turn else { continue };
        let confidence = record.pick.confidence.unwrap_or(UNSTATED);
        let right = if interest == prediction.truth { 1.0 } else { 0.0 };
        let miss = f64::from(confidence) / 100.0 - right;
        scores.push(PredictionScore {
            turn,
            guess: interest,
            truth: prediction.truth,
            confidence,
            brier: miss * miss,
            had_asked: asked & prediction.truth.bit() != 0,
        });
    }
    scores
}
