//! Plays that go round in a ring of beats and can't end but by the clock, with a shortest play that
//! gets there.
//!
//! **Not here:** what no play comes to at all ([`super::unreached`]). The graph of states itself has no
//! cycles, since turns are used up; the rings are those of the file's beats.

use super::relevance::successors;
use super::space::{Space, Target};
use counterpart_core::conversation::Pick;
use counterpart_core::scenario::{BeatIx, Seat, Turn};

/// So far that it can't be reached.
const NEVER: u16 = u16::MAX;

/// A shortest play from the opening to a node that is wanted; of several, the one whose choices come
/// first in the file. None if no play comes to any.
pub fn shortest_to(space: &Space, wanted: impl Fn(usize) -> bool) -> Option<Vec<Pick>> {
    let mut steps = vec![NEVER; space.node_count()];
    let after = |steps: &[u16], target: Target| match target {
        Target::Node(node) => steps[node],
        Target::End(_) => NEVER,
    };
    let of_node = |steps: &[u16], node: usize| {
        if wanted(node) {
            return 0;
        }
        space.targets(node).map(|target| after(steps, target).saturating_add(1)).min().unwrap_or(NEVER)
    };
    for layer in space.layers.iter().rev() {
        let nodes: Vec<usize> = space.in_order(layer).collect();
        for node in nodes.into_iter().rev() {
            steps[node] = of_node(&steps, node);
        }
    }
    let mut picks = Vec::new();
    let mut at = space.opening;
    while let Target::Node(node) = at {
        match steps[node] {
            0 => return Some(picks),
            NEVER => return None,
            left => {
                let options = &space.info_sets[space.info_set_of(node)].options;
                let (place, next) =
                    space.targets(node).enumerate().find(|(_, target)| after(&steps, *target) < left)?;
                picks.push(Pick::option(options[place]));
                at = next;
            }
        }
    }
    None
}

/// A play that goes round and can't get out: only the clock ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck {
    /// The beat that it comes back to.
    pub beat: BeatIx,
    /// A shortest play that gets there.
    pub picks: Vec<Pick>,
}

/// A play that is stuck, if there is one: it has turns enough to get from its beat to an ending
/// along the branches of the file and to go round once more, it does come back to its beat, but
/// whatever is said from there on, the meeting only runs out of time or somebody walks out.
pub fn stuck(seat: &Seat, space: &Space) -> Option<Stuck> {
    if space.cut_short {
        return None;
    }
    let chosen = chosen_endings(seat);
    let gets_out = gets_out(space, |end| chosen[space.ends.class(end).beat.index()]);
    let far = turns_to_an_ending(seat, &chosen);
    let found = (0..space.node_count()).find(|node| {
        if gets_out[*node] {
            return false;
        }
        let state = space.state(*node);
        let needed = far[state.beat.index()];
        needed != NEVER && u16::from(state.turns_left) > needed && comes_back(space, *node, state.beat)
    })?;
    let beat = space.state(found).beat;
    Some(Stuck { beat, picks: shortest_to(space, |node| node == found)? })
}

/// The endings that some branch of the file leads to.
fn chosen_endings(seat: &Seat) -> Vec<bool> {
    let mut chosen = vec![false; seat.beats.len()];
    for beat in &seat.beats {
        let branches: Vec<&[(Option<_>, BeatIx)]> = match &beat.turn {
            Turn::Speak(choices) => choices.iter().map(|choice| choice.next.branches.as_slice()).collect(),
            Turn::Predict(prediction) => vec![prediction.next.branches.as_slice()],
            Turn::End(_) => Vec::new(),
        };
        for (_, next) in branches.into_iter().flatten() {
            if matches!(seat.beat(*next).turn, Turn::End(_)) {
                chosen[next.index()] = true;
            }
        }
    }
    chosen
}

/// For each node, whether some play from it comes to a wanted end.
fn gets_out(space: &Space, wanted: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut out = vec![false; space.node_count()];
    for layer in space.layers.iter().rev() {
        let nodes: Vec<usize> = space.in_order(layer).collect();
        for node in nodes.into_iter().rev() {
            out[node] = space.targets(node).any(|target| match target {
                Target::Node(next) => out[next],
                Target::End(end) => wanted(end),
            });
        }
    }
    out
}

/// For each beat, how many things must at least be said to get to one of these endings along the
/// branches of the file, their conditions left aside.
fn turns_to_an_ending(seat: &Seat, chosen: &[bool]) -> Vec<u16> {
    let mut far: Vec<u16> = chosen.iter().map(|chosen| if *chosen { 0 } else { NEVER }).collect();
    let mut changed = true;
    while changed {
        changed = false;
        for (index, beat) in seat.beats.iter().enumerate() {
            let cost = u16::from(matches!(beat.turn, Turn::Speak(_)));
            // The two implied endings count only where a branch leads to them as well.
            let nearest = successors(seat, index)
                .map(|next| far[next.index()])
                .min()
                .map_or(NEVER, |nearest| nearest.saturating_add(cost));
            if nearest < far[index] {
                far[index] = nearest;
                changed = true;
            }
        }
    }
    far
}

/// Whether some play from a node comes back to the same beat.
fn comes_back(space: &Space, node: usize, beat: BeatIx) -> bool {
    let mut open: Vec<usize> = vec![node];
    let mut seen = std::collections::BTreeSet::new();
    while let Some(at) = open.pop() {
        for target in space.targets(at) {
            if let Target::Node(next) = target
                && seen.insert(next)
            {
                if space.info_sets[space.info_set_of(next)].beat == beat {
                    return true;
                }
                open.push(next);
            }
        }
    }
    false
}
