//! What a desk tells of whom: how many telling choices of each cluster a conversation from it has.
//!
//! The exact figure would be the proof's, over every play. A few plays by fixed rules come close enough for
//! weights, and take no proof on the computer of whoever plays.

use counterpart_core::conversation::{Pick, Play};
use counterpart_core::scenario::{Cluster, MoveKind, Scenario, SeatIx};
use counterpart_core::scoring::decisions;
use std::cmp::Reverse;
use std::sync::Arc;

/// Which sentence is taken by turns, counted from the one that fits best: always the best one; the best and
/// the next; the next; the best and the third.
const WAYS: [[usize; 2]; 4] = [[0, 0], [0, 1], [1, 1], [0, 2]];

/// For each cluster, in the order of [`Cluster::ALL`], how many telling choices a conversation from a seat
/// has: the mean over a few plays, rounded.
pub fn telling(scenario: &Arc<Scenario>, seat: SeatIx) -> [u32; 5] {
    let mut sums = [0u32; 5];
    for way in WAYS {
        for decision in decisions(&played(Play::start(Arc::clone(scenario), seat), way)) {
            for cluster in decision.clusters {
                let place = Cluster::ALL.iter().position(|known| *known == cluster);
                sums[place.unwrap_or_default()] += 1;
            }
        }
    }
    let many = WAYS.len() as u32;
    sums.map(|sum| (sum + many / 2) / many)
}

/// A play to its end; turns are limited, so there is one.
fn played(mut play: Play, way: [usize; 2]) -> Play {
    while play.ending().is_none() {
        let mut offers = play.offers();
        // Stable: what fits alike stays in the order of the file.
        offers.sort_by_key(|offer| Reverse(offer.judgement.quality));
        let Some(last) = offers.len().checked_sub(1) else { break };
        let offer = offers[way[play.turns().len() % 2].min(last)];
        let confidence = (offer.act.kind == MoveKind::Predict).then_some(50);
        if play.pick(Pick { option: offer.option, confidence }).is_err() {
            break;
        }
    }
    play
}
