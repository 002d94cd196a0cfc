//! Everything that can happen at a seat: all states that some play comes through, equal ones merged.
//!
//! The states form layers by the number of turns left, so the graph has no cycles and every figure
//! that a policy's choices determine can be had exactly in one walk along it ([`super::forward`],
//! [`super::backward`]). This file holds the graph, `explore.rs` how it is found.
//!
//! **Not here:** merging states with the same future ([`super::minimise`]), and every figure.

mod explore;
mod table;

use super::coverage::Coverage;
use super::ends::{Counts, Ends};
use super::horizon::Expected;
use super::info_set::InfoSet;
use super::packed_state::{PackedState, Packing, Wide, Widest};
use counterpart_core::conversation::parameters::Parameters;
use counterpart_core::conversation::{Engine, State};
use counterpart_core::scenario::{Scenario, Seat};
use explore::Explorer;
use std::convert::Infallible;
use std::ops::{ControlFlow, Range};

/// Where a choice leads: to a state that goes on, or to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A node, by its number.
    Node(usize),
    /// An end, by its number.
    End(usize),
}

/// A target in four bytes: the top bit tells ends from nodes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge(u32);

const END: u32 = 1 << 31;

impl Edge {
    /// To a node.
    pub const fn node(number: usize) -> Edge {
        Edge(number as u32)
    }

    /// To an end.
    pub const fn end(number: usize) -> Edge {
        Edge(number as u32 | END)
    }

    const fn target(self) -> Target {
        if self.0 & END == 0 { Target::Node(self.0 as usize) } else { Target::End((self.0 & !END) as usize) }
    }
}

/// The states of one layer, by the number of turns left.
#[derive(Clone, Debug)]
pub struct Layer {
    /// The nodes.
    pub nodes: Range<usize>,
    /// Those at predictions, which lead to other nodes of the same layer, in an order in which each
    /// comes before those that it leads to.
    pub predictions: Vec<u32>,
}

/// Packed states of one of three widths.
#[derive(Debug)]
enum PackedStates {
    Narrow(Vec<u128>),
    Wide(Vec<Wide>),
    Widest(Vec<Widest>),
}

impl PackedStates {
    /// Those with these numbers.
    fn of(&self, numbers: &[usize]) -> PackedStates {
        fn of<K: Copy>(keys: &[K], numbers: &[usize]) -> Vec<K> {
            numbers.iter().map(|number| keys[*number]).collect()
        }
        match self {
            PackedStates::Narrow(keys) => PackedStates::Narrow(of(keys, numbers)),
            PackedStates::Wide(keys) => PackedStates::Wide(of(keys, numbers)),
            PackedStates::Widest(keys) => PackedStates::Widest(of(keys, numbers)),
        }
    }
}

/// States and where their choices lead, made of another graph.
pub(super) struct Graph {
    /// For each node, one of those of the other graph that it stands for.
    pub of: Vec<usize>,
    pub info_set_of: Vec<u32>,
    pub first_edge: Vec<u32>,
    pub edges: Vec<Edge>,
    pub layers: Vec<Layer>,
    pub opening: Target,
}

/// All that can happen at a seat.
#[derive(Debug)]
pub struct Space {
    packing: Packing,
    nodes: PackedStates,
    /// The ends.
    pub ends: Ends,
    /// The information set of each node.
    info_set_of: Vec<u32>,
    /// Where the edges of each node begin; one more than there are nodes.
    first_edge: Vec<u32>,
    edges: Vec<Edge>,
    /// The layers, the opening first.
    pub layers: Vec<Layer>,
    /// The information sets.
    pub info_sets: Vec<InfoSet>,
    /// What was seen on the way.
    pub coverage: Coverage,
    /// Where the play begins.
    pub opening: Target,
    /// Whether the budget was used up: nodes without edges are then open questions.
    pub cut_short: bool,
}

impl Space {
    /// Explores a seat with the numbers of the model as they are. After `budget` states it stops (see
    /// [`Space::cut_short`]).
    pub fn explore(scenario: &Scenario, seat: &Seat, budget: usize) -> Space {
        Space::explore_under(&Parameters::DEFAULT, scenario, seat, budget)
    }

    /// Explores a seat under other numbers of the model.
    pub fn explore_under(p: &Parameters, scenario: &Scenario, seat: &Seat, budget: usize) -> Space {
        let ControlFlow::Continue(space) = Space::explore_while(p, scenario, seat, budget, &mut |_, _| {
            ControlFlow::<Infallible>::Continue(())
        });
        space
    }

    /// Explores a seat as long as `progress` wants to go on. It hears how many turns are left and how
    /// many states were found, after every layer and, within a layer, every 65,536 states. Breaks
    /// with what `progress` breaks with; nothing is left of the space then.
    pub fn explore_while<B>(
        p: &Parameters,
        scenario: &Scenario,
        seat: &Seat,
        budget: usize,
        progress: &mut dyn FnMut(u8, usize) -> ControlFlow<B>,
    ) -> ControlFlow<B, Space> {
        let opening = State::opening(scenario, seat);
        Space::explore_for(Counts::Scores, &Engine { scenario, seat, p }, &[opening], budget, progress)
    }

    /// Explores how a conversation can go, whatever it is worth, as long as `progress` wants to go on (see
    /// [`Space::explore_while`]): the same information sets, endings and lines as in the whole space, and by
    /// far fewer states. The ends have no score. What is judged otherwise than `expected` leads to another
    /// search; it is expected from then on. Of several openings, such as those of the days of a seat, the
    /// space begins with the first, and its coverage is that of all.
    pub fn explore_course<B>(
        engine: &Engine,
        openings: &[State],
        expected: &mut Expected,
        budget: usize,
        progress: &mut dyn FnMut(u8, usize) -> ControlFlow<B>,
    ) -> ControlFlow<B, Space> {
        loop {
            let found = Space::explore_for(Counts::Course(expected), engine, openings, budget, progress)?;
            if expected.holds(&found.info_sets) {
                return ControlFlow::Continue(found);
            }
            expected.join(Expected::of(&found.info_sets));
        }
    }

    fn explore_for<B>(
        counts: Counts,
        engine: &Engine,
        openings: &[State],
        budget: usize,
        progress: &mut dyn FnMut(u8, usize) -> ControlFlow<B>,
    ) -> ControlFlow<B, Space> {
        let engine = *engine;
        let Engine { scenario, seat, .. } = engine;
        let packing = Packing::of(scenario, seat);
        // Node numbers take 31 bits.
        let budget = budget.min(END as usize - 1);
        ControlFlow::Continue(if packing.bits() <= <u128 as PackedState>::BITS {
            let explorer = Explorer::<u128>::new(engine, packing, counts);
            explorer.explore(openings, budget, progress)?.into_space(PackedStates::Narrow)
        } else if packing.bits() <= <Wide as PackedState>::BITS {
            let explorer = Explorer::<Wide>::new(engine, packing, counts);
            explorer.explore(openings, budget, progress)?.into_space(PackedStates::Wide)
        } else {
            let explorer = Explorer::<Widest>::new(engine, packing, counts);
            explorer.explore(openings, budget, progress)?.into_space(PackedStates::Widest)
        })
    }

    /// How many states there are at which something is chosen.
    pub fn node_count(&self) -> usize {
        self.info_set_of.len()
    }

    /// How many choices there are over all states.
    pub fn edge_count(&self) -> usize {
        self.edges.len()
    }

    /// The information set of a node, by its number.
    pub fn info_set_of(&self, node: usize) -> usize {
        self.info_set_of[node] as usize
    }

    /// Where the choices of a node lead, in the order of its information set's options; none where
    /// exploration was cut short.
    pub fn targets(&self, node: usize) -> impl ExactSizeIterator<Item = Target> + '_ {
        let edges = self.first_edge[node] as usize..self.first_edge[node + 1] as usize;
        self.edges[edges].iter().map(|edge| edge.target())
    }

    /// Whether nothing is known of what follows a node.
    pub fn is_open(&self, node: usize) -> bool {
        self.first_edge[node] == self.first_edge[node + 1]
    }

    /// The nodes of a layer, each before those of the same layer that it leads to.
    pub fn in_order<'a>(&self, layer: &'a Layer) -> impl Iterator<Item = usize> + use<'a> {
        let mut sorted = layer.predictions.clone();
        sorted.sort_unstable();
        let mut sorted = sorted.into_iter().peekable();
        let predictions = layer.predictions.iter().map(|node| *node as usize);
        let spoken =
            layer.nodes.clone().filter(move |node| sorted.next_if(|next| *next as usize == *node).is_none());
        predictions.chain(spoken)
    }

    /// The state at a node, without what can't matter any more.
    pub fn state(&self, node: usize) -> State {
        match &self.nodes {
            PackedStates::Narrow(keys) => self.packing.unpack(keys[node]),
            PackedStates::Wide(keys) => self.packing.unpack(keys[node]),
            PackedStates::Widest(keys) => self.packing.unpack(keys[node]),
        }
    }

    /// The same space with another graph.
    pub(super) fn with(self, graph: Graph) -> Space {
        let nodes = self.nodes.of(&graph.of);
        let Graph { info_set_of, first_edge, edges, layers, opening, .. } = graph;
        Space { nodes, info_set_of, first_edge, edges, layers, opening, ..self }
    }

    /// The same with another graph, in which the number of an end is that of its class.
    pub(super) fn course(&self, graph: Graph) -> Space {
        let Graph { of, info_set_of, first_edge, edges, layers, opening } = graph;
        Space {
            packing: self.packing,
            nodes: self.nodes.of(&of),
            ends: self.ends.without_scores(),
            info_set_of,
            first_edge,
            edges,
            layers,
            info_sets: self.info_sets.clone(),
            coverage: self.coverage.clone(),
            opening,
            cut_short: self.cut_short,
        }
    }

    /// The memory that a merged state takes, in bytes, everything counted that grows with them.
    pub fn bytes_per_state(&self) -> f64 {
        let key = match self.nodes {
            PackedStates::Narrow(_) => size_of::<u128>(),
            PackedStates::Wide(_) => size_of::<Wide>(),
            PackedStates::Widest(_) => size_of::<Widest>(),
        };
        let each = key + size_of::<u32>() * 2;
        let ends = self.ends.scores.len() * (size_of::<f64>() + size_of::<u16>());
        let all = each * self.node_count() + size_of::<Edge>() * self.edges.len() + ends;
        all as f64 / self.node_count().max(1) as f64
    }
}
