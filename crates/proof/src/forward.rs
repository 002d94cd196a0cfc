//! Where a policy's plays go: probabilities, exactly, in one walk along the layers.
//!
//! **Not here:** the sum of judgements on the way ([`super::points`]), the best there is
//! ([`super::backward`]).

use super::policy::Chances;
use super::space::{Layer, Space, Target};

/// How many policies are walked at a time: enough to share the reading of the graph, few enough to
/// keep the memory of a layer small.
pub const LANES: usize = 4;

/// Where the plays of a policy go.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// For each information set, the expected number of times that a play comes to it.
    pub info_sets: Vec<f64>,
    /// For each class of ends (see [`super::ends`]), the probability that a play ends in it.
    pub classes: Vec<f64>,
    /// The probability that a play ends in a win-win, and in how many of these fewer than two of the
    /// other side's interests were understood.
    pub wins: [f64; 2],
    /// The mean outcome score of the plays that end, 0–100.
    pub mean: f64,
    /// The standard deviation of the outcome score.
    pub spread: f64,
    /// The probability that a play goes where nothing was explored.
    pub open: f64,
}

/// The flows of policies, given each one's chances in every information set.
pub fn flows(space: &Space, policies: &[Vec<Chances>]) -> Vec<Flow> {
    policies.chunks(LANES).flat_map(|policies| Walk::new(space, policies).flows(policies.len())).collect()
}

type Lanes = [f64; LANES];

const NOTHING: Lanes = [0.0; LANES];

struct Walk<'a> {
    space: &'a Space,
    /// For each information set, for each option, the chance under each policy.
    chances: Vec<[Lanes; counterpart_core::scenario::MAX_OPTIONS]>,
    info_sets: Vec<Lanes>,
    classes: Vec<Lanes>,
    wins: [Lanes; 2],
    first_moment: Lanes,
    second_moment: Lanes,
    open: Lanes,
}

impl<'a> Walk<'a> {
    fn new(space: &'a Space, policies: &[Vec<Chances>]) -> Walk<'a> {
        let chances = (0..space.info_sets.len())
            .map(|info_set| {
                let mut options = [NOTHING; counterpart_core::scenario::MAX_OPTIONS];
                for (lane, policy) in policies.iter().enumerate() {
                    for (place, chance) in policy[info_set].iter().enumerate() {
                        options[place][lane] = *chance;
                    }
                }
                options
            })
            .collect();
        Walk {
            space,
            chances,
            info_sets: vec![NOTHING; space.info_sets.len()],
            classes: vec![NOTHING; space.ends.classes.len()],
            wins: [NOTHING; 2],
            first_moment: NOTHING,
            second_moment: NOTHING,
            open: NOTHING,
        }
    }

    fn flows(mut self, policies: usize) -> Vec<Flow> {
        let space = self.space;
        let start = space.layers.first().map_or(0..0, |layer| layer.nodes.clone());
        let mut here = vec![NOTHING; start.len()];
        match space.opening {
            Target::Node(node) => here[node] = [1.0; LANES],
            Target::End(end) => self.finish(end, &[1.0; LANES]),
        }
        for (index, layer) in space.layers.iter().enumerate() {
            let next = space.layers.get(index + 1).map_or(0..0, |next| next.nodes.clone());
            let mut there = vec![NOTHING; next.len()];
            for node in space.in_order(layer) {
                self.step(node, layer, &mut here, next.start, &mut there);
            }
            here = there;
        }
        (0..policies).map(|lane| self.flow(lane)).collect()
    }

    fn step(&mut self, node: usize, layer: &Layer, here: &mut [Lanes], next: usize, there: &mut [Lanes]) {
        let start = layer.nodes.start;
        let mass = here[node - start];
        if mass == NOTHING {
            return;
        }
        let info_set = self.space.info_set_of(node);
        add(&mut self.info_sets[info_set], &mass);
        if self.space.is_open(node) {
            add(&mut self.open, &mass);
            return;
        }
        for (place, target) in self.space.targets(node).enumerate() {
            let chance = self.chances[info_set][place];
            let part: Lanes = std::array::from_fn(|lane| mass[lane] * chance[lane]);
            match target {
                Target::Node(target) if layer.nodes.contains(&target) => {
                    add(&mut here[target - start], &part)
                }
                Target::Node(target) => add(&mut there[target - next], &part),
                Target::End(end) => self.finish(end, &part),
            }
        }
    }

    fn finish(&mut self, end: usize, mass: &Lanes) {
        let class = self.space.ends.class_of[end];
        add(&mut self.classes[usize::from(class)], mass);
        let class = &self.space.ends.classes[usize::from(class)];
        let score = self.space.ends.scores[end];
        add(&mut self.first_moment, &mass.map(|mass| mass * score));
        add(&mut self.second_moment, &mass.map(|mass| mass * score * score));
        if class.won {
            add(&mut self.wins[0], mass);
            if class.understood < 2 {
                add(&mut self.wins[1], mass);
            }
        }
    }

    fn flow(&self, lane: usize) -> Flow {
        let of = |list: &[Lanes]| list.iter().map(|lanes| lanes[lane]).collect::<Vec<f64>>();
        let classes = of(&self.classes);
        let ended: f64 = classes.iter().sum();
        let share = if ended > 0.0 { 1.0 / ended } else { 0.0 };
        let mean = self.first_moment[lane] * share;
        let variance = (self.second_moment[lane] * share - mean * mean).max(0.0);
        Flow {
            info_sets: of(&self.info_sets),
            classes,
            wins: self.wins.map(|lanes| lanes[lane]),
            mean,
            spread: libm::sqrt(variance),
            open: self.open[lane],
        }
    }
}

fn add(sum: &mut Lanes, part: &Lanes) {
    for (sum, part) in sum.iter_mut().zip(part) {
        *sum += part;
    }
}
