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
/// A sentence that fell so far short of the best that could be said there, in steps of judgement, is
/// worth saying otherwise whatever came of it.
const FAR_SHORT: i8 = 2;
/// A sentence that gave away so many points of what was attainable is worth saying otherwise however
/// well it was judged.
const MUCH_LOST: f64 = 2.0;
/// How many points of attainable outcome a step of judgement weighs when they are put in an order.
const POINTS_PER_STEP: f64 = 1.5;
/// A sentence that fitted less is only advised in the place of one that gave away so many points.
const MUCH_MORE: f64 = 4.0;
/// Less than this is no loss that anybody could name.
const NOTICEABLE: f64 = 0.5;

/// One thing worth doing otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Improvement {
    /// The turn, from 0.
    pub turn: usize,
    /// What would have been better there: the option that kept the most attainable, where much was lost,
    /// and otherwise the one that fitted best.
    pub better: OptionIx,
    /// How many steps of judgement what was said fell short of the best on offer, 0–4.
    pub short: i8,
    /// How many points of attainable outcome it gave away, 0–100.
    pub lost: f64,
}

impl Improvement {
    /// Whether the judgement and the outcome disagree: it fitted as well as anything there, and still gave
    /// much away.
    pub fn fitted_and_cost(&self) -> bool {
        self.short == 0 && self.lost >= NOTICEABLE
    }

    fn weight(&self) -> f64 {
        self.lost + POINTS_PER_STEP * f64::from(self.short)
    }
}

/// At most three things to improve, the costliest first, by how the sentence was judged and by how much of
/// the attainable outcome it gave away. Of turns that fell short in judgement, no two by the same
/// rule. A play that ended a point or more below what it could have come to always has one.
pub fn improvements(play: &Play, attainable: &Attainable) -> Vec<Improvement> {
    let spoken = play.turns().iter().enumerate().filter(|(_, turn)| !turn.is_prediction());
    let mut all: Vec<Improvement> =
        spoken.filter_map(|(turn, record)| missed(turn, record, attainable)).collect();
    all.sort_by(|a, b| b.weight().total_cmp(&a.weight()).then(a.turn.cmp(&b.turn)));
    let mut named: Vec<&str> = Vec::new();
    let mut worst: Vec<Improvement> = all
        .iter()
        .filter(|missed| missed.short >= FAR_SHORT || missed.lost >= MUCH_LOST)
        .filter(|missed| {
            let rule = play.turns()[missed.turn].chosen().judgement.rule.id;
            let new = missed.short == 0 || !named.contains(&rule);
            named.push(rule);
            new
        })
        .take(MOST_IMPROVEMENTS)
        .copied()
        .collect();
    if worst.is_empty() && attainable.missing() >= 1.0 {
        worst.extend(all.iter().filter(|missed| missed.lost > 0.0).max_by(|a, b| a.lost.total_cmp(&b.lost)));
    }
    worst
}

/// What a turn fell short of; none if nothing was better there.
fn missed(turn: usize, record: &TurnRecord, attainable: &Attainable) -> Option<Improvement> {
    let chosen = record.chosen();
    // Of equally good options, the first in the file.
    let fits_best = record.offers.iter().rev().max_by_key(|offer| offer.judgement.quality)?;
    let short = fits_best.judgement.quality - chosen.judgement.quality;
    let lost = attainable.lost_at(turn);
    let judged =
        |option| record.offers.iter().find(|offer| offer.option == option).map(|offer| offer.judgement);
    // What fitted less is only worth advising where it would have kept much more.
    let keeps_most = attainable.instead.get(turn).copied().flatten().filter(|option| {
        let fits_less = judged(*option).is_some_and(|kept| kept.quality < chosen.judgement.quality);
        lost >= if fits_less { MUCH_MORE } else { NOTICEABLE }
    });
    let better = keeps_most.unwrap_or(fits_best.option);
    (better != chosen.option).then_some(Improvement { turn, better, short, lost })
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
