//! A stored play, replayed; and whether the rules of now judge it as those of then did.

use crate::conversation::{Pick, Play, TurnRecord, digest};
use crate::library::Library;
use crate::phrase;
use crate::records::{Judged, StoredPlay};
use crate::scenario::OptionIx;
use crate::scoring::{outcome_of, rounded};
use crate::text::{Lang, Text};

/// Why a stored play can't be replayed. Its record stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotReplay {
    /// Its scenario isn't there, or isn't what it was.
    Scenario,
    /// By the rules of now, something that was chosen would not be on offer.
    Rules,
}

impl CannotReplay {
    /// What happened and what to do about it, with the score of then if there was one.
    pub fn told(self, stored: &StoredPlay) -> Text {
        let both = |told: &dyn Fn(Lang) -> String| Text::new(told(Lang::Zh), told(Lang::En));
        let score = stored.row.ended.as_ref().and_then(|ended| ended.outcome);
        let why = both(&|lang| match self {
            CannotReplay::Scenario => phrase!(lang, "history.scenario_changed"),
            CannotReplay::Rules => phrase!(lang, "history.rules_changed"),
        });
        match score {
            Some(score) => {
                both(&|lang| phrase!(lang, "history.score_then", why = why.get(lang), score = score))
            }
            None => why,
        }
    }
}

/// How a play was judged by other rules than those of now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JudgedThen {
    /// The score of then, 0–100; none if it wasn't played to an end.
    pub score: Option<u8>,
    /// The score by the rules of now.
    pub score_now: Option<u8>,
    /// How many sentences are judged otherwise now; none if their judgements weren't kept.
    pub otherwise: Option<usize>,
}

impl JudgedThen {
    /// What to say of it: by which rules it was judged, and what is different.
    pub fn told(&self, lang: Lang) -> String {
        let score = match (self.score, self.score_now) {
            (Some(then), Some(now)) if then != now => phrase!(lang, "history.scores", then = then, now = now),
            _ => String::new(),
        };
        match self.otherwise {
            Some(0) if self.score == self.score_now => phrase!(lang, "history.judged_alike"),
            Some(otherwise) => phrase!(lang, "history.judged_otherwise", count = otherwise, score = score),
            None => phrase!(lang, "history.judged_unknown", score = score),
        }
    }
}

/// Replays a stored play by the rules of now.
///
/// # Errors
///
/// [`CannotReplay`] if its scenario or the rules have changed too much for that.
pub fn replay(library: &Library, stored: &StoredPlay) -> Result<Play, CannotReplay> {
    let row = &stored.row;
    let scenario = library.find(&row.scenario_id).filter(|found| found.hash == row.scenario_hash);
    let scenario = scenario.ok_or(CannotReplay::Scenario)?;
    let (seat, at) = scenario.seat(&row.seat).ok_or(CannotReplay::Scenario)?;
    let day = match row.day.as_deref().map(|id| at.day(id)) {
        Some(None) => return Err(CannotReplay::Scenario),
        found => found.flatten().map(|(day, _)| day),
    };
    let picks: Vec<Pick> = stored
        .choices
        .iter()
        .map(|choice| Pick {
            // A number that no option has stops the replay, as any option that isn't offered does.
            option: OptionIx(u8::try_from(choice.option).unwrap_or(u8::MAX)),
            confidence: choice.confidence,
        })
        .collect();
    // Which pick isn't legal says nothing to anybody who could mend it.
    let why = if row.rules == digest() { CannotReplay::Scenario } else { CannotReplay::Rules };
    Play::start_on(scenario.clone(), seat, day).with(&picks).ok().ok_or(why)
}

/// How a turn is judged now, as it is kept with its choice.
pub fn judged_now(turn: &TurnRecord) -> Judged {
    let judgement = turn.chosen().judgement;
    Judged {
        quality: judgement.quality,
        rule: judgement.rule.id.to_owned(),
        offered: turn.offers.iter().map(|offer| offer.judgement.quality).collect(),
    }
}

/// How many choices of a play are judged otherwise now than when they were made: whatever rules that was
/// by, the evidence is the same if there are none. None if that wasn't kept of all of them.
pub(super) fn otherwise(stored: &StoredPlay, play: &Play) -> Option<usize> {
    stored.choices.iter().zip(play.turns()).try_fold(0, |count, (choice, turn)| {
        let then = choice.judged.as_ref()?;
        Some(count + usize::from(*then != judged_now(turn)))
    })
}

/// How a play was judged then, if that was by other rules than those of now.
pub fn judged_then(stored: &StoredPlay, play: &Play) -> Option<JudgedThen> {
    (stored.row.rules != digest()).then(|| JudgedThen {
        score: stored.row.ended.as_ref().and_then(|ended| ended.outcome),
        score_now: outcome_of(play).map(|outcome| rounded(outcome.score, 0) as u8),
        otherwise: otherwise(stored, play),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_depends_on_what_is_known_and_what_is_different() {
        let told = |score, score_now, otherwise| {
            Lang::ALL.map(|lang| JudgedThen { score, score_now, otherwise }.told(lang))
        };
        let alike = told(Some(64), Some(64), Some(0));
        let scored = told(Some(64), Some(71), Some(0));
        let some = told(Some(64), Some(71), Some(3));
        let unknown = told(None, None, None);
        for (place, _) in Lang::ALL.iter().enumerate() {
            let all = [&alike[place], &scored[place], &some[place], &unknown[place]];
            for (at, one) in all.iter().enumerate() {
                assert!(!one.contains("%{") && !one.contains("history."), "{one}");
                assert!(all[..at].iter().all(|other| other != one), "{one}");
            }
            assert!(scored[place].contains("64") && scored[place].contains("71"), "{}", scored[place]);
            assert!(some[place].contains('3') && !alike[place].contains("64"), "{}", some[place]);
        }
    }
}
