//! The most that can be had from a seat, and the play that gets it: dynamic programming from the
//! ends back to the opening.
//!
//! **Not here:** which goals there are ([`super::seat`]), what a policy comes to ([`super::forward`]).

use super::space::{Space, Target};
use counterpart_core::conversation::Pick;
use counterpart_core::scenario::{BeatIx, MAX_OPTIONS};

/// How many goals are pursued at a time.
pub const GOALS: usize = 3;

/// Something to get as much of as possible.
pub struct Goal<'a> {
    /// What each option of each information set brings at once.
    pub gains: Vec<[f64; MAX_OPTIONS]>,
    /// What each end brings; −∞ where a play must not end.
    pub ends: Box<dyn Fn(usize) -> f64 + 'a>,
}

/// The most of a goal, and how to get it.
#[derive(Clone, Debug, PartialEq)]
pub struct Best {
    /// How much: what was gained on the way and at the end.
    pub value: f64,
    /// A play that gets it; of several, the one whose choices come first in the file.
    pub picks: Vec<Pick>,
    /// The beats at which they were picked, one for each.
    pub beats: Vec<BeatIx>,
    /// The end it comes to; none where it stops at what wasn't explored.
    pub end: Option<usize>,
}

/// The most that can be had of each goal; none where no play gets anything of it. What wasn't
/// explored counts as out of reach.
pub fn best(space: &Space, goals: &[Goal]) -> Vec<Option<Best>> {
    goals.chunks(GOALS).flat_map(|goals| climb(space, goals)).collect()
}

type Values = [f64; GOALS];

const OUT_OF_REACH: Values = [f64::NEG_INFINITY; GOALS];

fn climb(space: &Space, goals: &[Goal]) -> Vec<Option<Best>> {
    let mut values = vec![OUT_OF_REACH; space.node_count()];
    let gains: Vec<[Values; MAX_OPTIONS]> = (0..space.info_sets.len())
        .map(|info_set| {
            let mut options = [[0.0; GOALS]; MAX_OPTIONS];
            for (goal, of) in goals.iter().enumerate() {
                for (place, gain) in of.gains[info_set].iter().enumerate() {
                    options[place][goal] = *gain;
                }
            }
            options
        })
        .collect();
    let after = |values: &[Values], target: Target| match target {
        Target::Node(node) => values[node],
        Target::End(end) => {
            let mut value = OUT_OF_REACH;
            for (value, goal) in value.iter_mut().zip(goals) {
                *value = (goal.ends)(end);
            }
            value
        }
    };
    let of_node = |values: &[Values], node: usize| {
        let gains = &gains[space.info_set_of(node)];
        let mut most = OUT_OF_REACH;
        for (place, target) in space.targets(node).enumerate() {
            let later = after(values, target);
            for goal in 0..GOALS {
                most[goal] = most[goal].max(gains[place][goal] + later[goal]);
            }
        }
        most
    };
    for layer in space.layers.iter().rev() {
        for node in layer.nodes.clone().rev() {
            values[node] = of_node(&values, node);
        }
        // Once more for the predictions, whose targets lie in the same layer: the last ones first.
        for node in layer.predictions.iter().rev() {
            values[*node as usize] = of_node(&values, *node as usize);
        }
    }
    (0..goals.len())
        .map(|goal| {
            let value = after(&values, space.opening)[goal];
            (value > f64::NEG_INFINITY).then(|| {
                follow(space, value, |node, place, target| {
                    gains[space.info_set_of(node)][place][goal] + after(&values, target)[goal]
                })
            })
        })
        .collect()
}

/// The play that takes the most valued choice everywhere.
fn follow(space: &Space, value: f64, of: impl Fn(usize, usize, Target) -> f64) -> Best {
    let mut found = Best { value, picks: Vec::new(), beats: Vec::new(), end: None };
    let mut at = space.opening;
    loop {
        let node = match at {
            Target::End(end) => return Best { end: Some(end), ..found },
            Target::Node(node) => node,
        };
        let info_set = &space.info_sets[space.info_set_of(node)];
        let mut best: Option<(f64, Pick, Target)> = None;
        for (place, target) in space.targets(node).enumerate() {
            let value = of(node, place, target);
            if best.is_none_or(|(most, _, _)| value > most) {
                best = Some((value, Pick::option(info_set.options[place]), target));
            }
        }
        let Some((_, pick, target)) = best else { return found };
        found.picks.push(pick);
        found.beats.push(info_set.beat);
        at = target;
    }
}
