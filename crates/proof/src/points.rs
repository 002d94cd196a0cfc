//! The points of a policy's plays: the sum of the judgements of what was said, its mean and spread.
//!
//! **Not here:** the outcome score ([`super::forward`]).

use super::policy::Chances;
use super::space::{Space, Target};
use counterpart_core::scenario::{Seat, Turn};

/// The mean and the standard deviation of the points of a policy's plays.
pub fn points(space: &Space, seat: &Seat, policy: &[Chances]) -> (f64, f64) {
    // For each node, the probability of a play coming by, and that times the mean and the mean
    // square of the points it brings along.
    type Moments = [f64; 3];
    let passed_on = |from: &Moments, chance: f64, points: f64| -> Moments {
        let [mass, first, second] = *from;
        [
            chance * mass,
            chance * (first + points * mass),
            chance * (second + 2.0 * points * first + points * points * mass),
        ]
    };
    let add =
        |sum: &mut Moments, part: &Moments| sum.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
    let counts: Vec<bool> = space
        .info_sets
        .iter()
        .map(|info_set| matches!(seat.beat(info_set.beat).turn, Turn::Speak(_)))
        .collect();
    let mut ended: Moments = [0.0; 3];
    let mut here: Vec<Moments> = vec![[0.0; 3]; space.layers.first().map_or(0, |layer| layer.nodes.len())];
    if let Target::Node(node) = space.opening {
        here[node] = [1.0, 0.0, 0.0];
    }
    for (index, layer) in space.layers.iter().enumerate() {
        let next = space.layers.get(index + 1).map_or(0..0, |next| next.nodes.clone());
        let mut there: Vec<Moments> = vec![[0.0; 3]; next.len()];
        for node in space.in_order(layer) {
            let from = here[node - layer.nodes.start];
            if from[0] <= 0.0 {
                continue;
            }
            let info_set = space.info_set_of(node);
            let judgements = &space.info_sets[info_set].judgements;
            for (place, target) in space.targets(node).enumerate() {
                let quality = f64::from(judgements[place].quality);
                let part =
                    passed_on(&from, policy[info_set][place], if counts[info_set] { quality } else { 0.0 });
                match target {
                    Target::Node(target) if layer.nodes.contains(&target) => {
                        add(&mut here[target - layer.nodes.start], &part);
                    }
                    Target::Node(target) => add(&mut there[target - next.start], &part),
                    Target::End(_) => add(&mut ended, &part),
                }
            }
        }
        here = there;
    }
    let [mass, first, second] = ended;
    let share = if mass > 0.0 { 1.0 / mass } else { 0.0 };
    let mean = first * share;
    (mean, libm::sqrt((second * share - mean * mean).max(0.0)))
}
