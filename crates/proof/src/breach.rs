//! Whether crossing a line pays: at every beat with a line, what is attainable after the no against what is
//! attainable after crossing it, over every state that comes there.
//!
//! **Not here:** what a crossed line does to the outcome (`scoring::outcome`), what is said of a finding
//! ([`super::lints`]).

use super::space::{Space, Target};
use counterpart_core::scenario::{BeatIx, Choice, MoveKind, Seat, Turn};

/// Differences below this are rounding.
const NOTHING: f64 = 1e-9;

/// What was found at one beat with a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Breach {
    /// The beat.
    pub beat: BeatIx,
    /// In how many states somebody can refuse and can cross the line there.
    pub states: usize,
    /// In how many of these more is attainable after crossing.
    pub pays: usize,
    /// By how much at the most, in points of the outcome's score; 0 if it never does.
    pub most: f64,
}

/// Every beat with a line at which the player can both refuse and cross it, in the order of the file. Only
/// true if everything was explored.
pub fn breaches(seat: &Seat, space: &Space) -> Vec<Breach> {
    if seat.lines.is_empty() {
        return Vec::new();
    }
    let values = attainable(space);
    let after = |target: Target| match target {
        Target::Node(node) => values[node],
        Target::End(end) => space.ends.scores[end],
    };
    let mut found: Vec<Breach> =
        seat.lines.iter().map(|beat| Breach { beat: *beat, states: 0, pays: 0, most: 0.0 }).collect();
    for node in 0..space.node_count() {
        let info_set = &space.info_sets[space.info_set_of(node)];
        let Some(breach) = found.iter_mut().find(|breach| breach.beat == info_set.beat) else { continue };
        let Turn::Speak(choices) = &seat.beat(info_set.beat).turn else { continue };
        let most = |of: fn(&Choice) -> bool| {
            let kept = space
                .targets(node)
                .enumerate()
                .filter(|(place, _)| of(&choices[info_set.options[*place].index()]));
            kept.map(|(_, target)| after(target)).fold(f64::NEG_INFINITY, f64::max)
        };
        let (crossing, refusing) = (most(|choice| choice.crosses), most(refuses));
        if crossing > f64::NEG_INFINITY && refusing > f64::NEG_INFINITY {
            breach.states += 1;
            if crossing > refusing + NOTHING {
                breach.pays += 1;
                breach.most = breach.most.max(crossing - refusing);
            }
        }
    }
    found.retain(|breach| breach.states > 0);
    found
}

/// Whether a sentence says no.
fn refuses(choice: &Choice) -> bool {
    choice.acts().any(|act| act.kind == MoveKind::SetBoundary)
}

/// The best score that can still be reached from each node.
fn attainable(space: &Space) -> Vec<f64> {
    let mut values = vec![f64::NEG_INFINITY; space.node_count()];
    let best = |values: &[f64], node: usize| {
        let of = |target: Target| match target {
            Target::Node(node) => values[node],
            Target::End(end) => space.ends.scores[end],
        };
        space.targets(node).map(of).fold(f64::NEG_INFINITY, f64::max)
    };
    for layer in space.layers.iter().rev() {
        for node in layer.nodes.clone().rev() {
            values[node] = best(&values, node);
        }
        // Predictions lead on within the layer: the last ones first.
        for node in layer.predictions.iter().rev() {
            values[*node as usize] = best(&values, *node as usize);
        }
    }
    values
}
