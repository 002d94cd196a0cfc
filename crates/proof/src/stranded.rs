//! Plays that are left without a way to an agreement before time is up: two or three sentences before the
//! end nothing is agreed, and no sentence or two lead to where something could be proposed.
//!
//! **Not here:** plays that go round in a ring ([`super::cycles`]), how plays end ([`super::ends`]).

use super::cycles::shortest_to;
use super::policy::Chances;
use super::space::{Space, Target};
use counterpart_core::conversation::Pick;
use counterpart_core::scenario::{BeatIx, MoveKind, Seat, Turn};

/// With so many sentences left a play should still find its way to the table: with one there is no way to
/// go any more, and with more of them much can still come.
const LATE: std::ops::RangeInclusive<u8> = 2..=3;

/// How often plays are left without a way to an agreement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stranded {
    /// How many random plays come into such a state.
    pub random: f64,
    /// How many of skilled learners (θ = +2).
    pub skilled: f64,
    /// The beats at which random plays find themselves so first, the most common one first, with the share
    /// of all plays.
    pub at: Vec<(BeatIx, f64)>,
    /// A shortest play that gets there.
    pub shortest: Option<Vec<Pick>>,
}

/// How often plays of two policies are left without a way to an agreement. Only true if everything was
/// explored.
pub fn stranded(seat: &Seat, space: &Space, random: &[Chances], skilled: &[Chances]) -> Stranded {
    let states = states(seat, space);
    let mut at = vec![0.0; seat.beats.len()];
    for (beat, share) in shares(space, &states, random) {
        at[beat.index()] += share;
    }
    let mut at: Vec<(BeatIx, f64)> = (0u16..).map(BeatIx).zip(at).filter(|(_, share)| *share > 0.0).collect();
    // Of beats that are as common, the first in the file first.
    at.sort_by(|one, other| other.1.total_cmp(&one.1));
    Stranded {
        random: at.iter().map(|(_, share)| share).sum(),
        skilled: shares(space, &states, skilled).into_iter().map(|(_, share)| share).sum(),
        at,
        shortest: shortest_to(space, |node| states[node]),
    }
}

/// For each node, whether somebody speaks there late, and neither an agreement nor a place where one could be
/// proposed can be come to.
fn states(seat: &Seat, space: &Space) -> Vec<bool> {
    let tables: Vec<bool> = space
        .info_sets
        .iter()
        .map(|info_set| match &seat.beat(info_set.beat).turn {
            Turn::Speak(choices) => {
                let mut acts = info_set.options.iter().flat_map(|option| choices[option.index()].acts());
                acts.any(|act| matches!(act.kind, MoveKind::Propose | MoveKind::Trade | MoveKind::GiveIn))
            }
            Turn::Predict(_) | Turn::End(_) => false,
        })
        .collect();
    let mut gets_there = vec![false; space.node_count()];
    let mut stranded = vec![false; space.node_count()];
    for layer in space.layers.iter().rev() {
        let nodes: Vec<usize> = space.in_order(layer).collect();
        for node in nodes.into_iter().rev() {
            let info_set = space.info_set_of(node);
            gets_there[node] = tables[info_set]
                || space.targets(node).any(|target| match target {
                    Target::Node(next) => gets_there[next],
                    Target::End(end) => space.ends.class(end).agreement.is_some(),
                });
            let speaks = matches!(seat.beat(space.info_sets[info_set].beat).turn, Turn::Speak(_));
            stranded[node] = !gets_there[node] && speaks && LATE.contains(&space.state(node).turns_left);
        }
    }
    stranded
}

/// For each way into a stranded state from one that isn't, the beat it leads to and the share of a policy's
/// plays that take it.
fn shares(space: &Space, stranded: &[bool], policy: &[Chances]) -> Vec<(BeatIx, f64)> {
    let beat = |node: usize| space.info_sets[space.info_set_of(node)].beat;
    let mut shares = Vec::new();
    let mut mass = vec![0.0; space.node_count()];
    if let Target::Node(node) = space.opening {
        mass[node] = 1.0;
        if stranded[node] {
            shares.push((beat(node), 1.0));
        }
    }
    for layer in &space.layers {
        for node in space.in_order(layer) {
            let chances = &policy[space.info_set_of(node)];
            for (target, chance) in space.targets(node).zip(chances) {
                let Target::Node(next) = target else { continue };
                let share = mass[node] * chance;
                mass[next] += share;
                // Whoever is stranded stays so: counted once.
                if share > 0.0 && stranded[next] && !stranded[node] {
                    shares.push((beat(next), share));
                }
            }
        }
    }
    shares
}
