//! Where a conversation turned, and the few things most worth doing otherwise next time.

use super::attainable::Attainable;
use crate::conversation::{Play, TurnRecord};
use crate::scenario::OptionIx;

/// At most so many things to improve: more feedback is not better feedback.
const MOST_IMPROVEMENTS: usize = 3;
/// At most so many turning points.
const MOST_TURNING_POINTS: usize = 3;
/// A turn counts as a turning point from this much change on, in points of trust and heat together.
const LEAST_CHANGE: i32 = 8;

/// One thing worth doing otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Improvement {
    /// The turn, from 0.
    pub turn: usize,
    /// The option that fitted best there.
    pub better: OptionIx,
}

/// At most three things to improve, the costliest first: turns that fell furthest short of the best
/// that could be said there, no two by the same rule.
pub fn improvements(play: &Play, attainable: &Attainable) -> Vec<Improvement> {
    let mut missed: Vec<(f64, usize, Improvement, &str)> = Vec::new();
    for (turn, record) in play.turns().iter().enumerate().filter(|(_, turn)| !turn.is_prediction()) {
        let chosen = record.chosen().judgement;
        // Of equally good options, the first in the file.
        let Some(better) = record.offers.iter().rev().max_by_key(|offer| offer.judgement.quality) else {
            continue;
        };
        let short = better.judgement.quality - chosen.quality;
        if short >= 2 {
            let lost = lost_at(attainable, turn);
            let improvement = Improvement { turn, better: better.option };
            missed.push((f64::from(short) + lost / 10.0, turn, improvement, chosen.rule.id));
        }
    }
    missed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut named: Vec<&str> = Vec::new();
    missed.retain(|(_, _, _, rule)| {
        let new = !named.contains(rule);
        named.push(rule);
        new
    });
    missed.into_iter().take(MOST_IMPROVEMENTS).map(|(_, _, improvement, _)| improvement).collect()
}

/// How much of the attainable outcome a turn gave away.
fn lost_at(attainable: &Attainable, turn: usize) -> f64 {
    let at = |turn: usize| attainable.outcomes.get(turn).copied().flatten();
    match (at(turn), at(turn + 1)) {
        (Some(before), Some(after)) => (before - after).max(0.0),
        _ => 0.0,
    }
}

/// The turns (from 0) at which the conversation changed most, in their order.
pub fn turning_points(play: &Play) -> Vec<usize> {
    let mut changes: Vec<(i32, usize)> = play
        .turns()
        .iter()
        .enumerate()
        .map(|(turn, record)| (change(record), turn))
        .filter(|(change, _)| *change >= LEAST_CHANGE)
        .collect();
    changes.sort_by_key(|(change, turn)| (-change, *turn));
    let mut turns: Vec<usize> = changes.into_iter().take(MOST_TURNING_POINTS).map(|(_, turn)| turn).collect();
    turns.sort_unstable();
    turns
}

fn change(record: &TurnRecord) -> i32 {
    let moved: i32 = record
        .before
        .minds
        .iter()
        .zip(&record.after.minds)
        .map(|(old, new)| {
            (i32::from(new.trust) - i32::from(old.trust)).abs()
                + (i32::from(new.heat) - i32::from(old.heat)).abs()
        })
        .sum();
    let newly_understood = (record.after.understood & !record.before.understood).count_ones();
    let settled = record.after.agreed != record.before.agreed;
    moved + 4 * i32::try_from(newly_understood).unwrap_or(0) + if settled { LEAST_CHANGE } else { 0 }
}
