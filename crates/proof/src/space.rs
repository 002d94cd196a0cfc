//! Everything that can happen at a seat: all states that some play comes through, equal ones merged.
//!
//! The states form layers by the number of turns left, so the graph has no cycles and every figure
//! that a policy's choices determine can be had exactly in one walk along it ([`super::forward`],
//! [`super::backward`]).

use super::coverage::Coverage;
use super::ends::{Counter, Ends};
use super::key::{Key, Packing, Wide, Widest};
use super::relevance::Relevance;
use super::situation::{Look, Situation};
use counterpart_core::conversation::parameters::Parameters;
use counterpart_core::conversation::{Engine, State};
use counterpart_core::scenario::{Scenario, Seat, Turn};
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use std::ops::Range;

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

/// How many states are looked up at once.
const BATCH: usize = 1 << 10;

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

/// Keys of one of three widths.
#[derive(Debug)]
enum Keys {
    Narrow(Vec<u128>),
    Wide(Vec<Wide>),
    Widest(Vec<Widest>),
}

/// All that can happen at a seat.
#[derive(Debug)]
pub struct Space {
    packing: Packing,
    nodes: Keys,
    /// The ends.
    pub ends: Ends,
    /// The situation of each node.
    situation_of: Vec<u32>,
    /// Where the edges of each node begin; one more than there are nodes.
    first_edge: Vec<u32>,
    edges: Vec<Edge>,
    /// The layers, the opening first.
    pub layers: Vec<Layer>,
    /// The situations.
    pub situations: Vec<Situation>,
    /// What was seen on the way.
    pub coverage: Coverage,
    /// Where the play begins.
    pub opening: Target,
    /// Whether the budget was used up: nodes without edges are then open questions.
    pub cut_short: bool,
}

impl Space {
    /// Explores a seat with the numbers of the model as they are. After `budget` states it stops
    /// (see [`Space::cut_short`]). `progress` hears after every layer how many turns are left and how
    /// many states were found.
    pub fn explore(
        scenario: &Scenario,
        seat: &Seat,
        budget: usize,
        progress: &mut dyn FnMut(u8, usize),
    ) -> Space {
        Space::explore_under(&Parameters::DEFAULT, scenario, seat, budget, progress)
    }

    /// Explores a seat under other numbers of the model.
    pub fn explore_under(
        p: &Parameters,
        scenario: &Scenario,
        seat: &Seat,
        budget: usize,
        progress: &mut dyn FnMut(u8, usize),
    ) -> Space {
        let packing = Packing::of(scenario, seat);
        // Node numbers take 31 bits.
        let budget = budget.min(END as usize - 1);
        let engine = Engine { scenario, seat, p };
        if packing.bits() <= <u128 as Key>::BITS {
            Explorer::<u128>::new(engine, packing).explore(budget, progress).into_space(Keys::Narrow)
        } else if packing.bits() <= <Wide as Key>::BITS {
            Explorer::<Wide>::new(engine, packing).explore(budget, progress).into_space(Keys::Wide)
        } else {
            Explorer::<Widest>::new(engine, packing).explore(budget, progress).into_space(Keys::Widest)
        }
    }

    /// How many states there are at which something is chosen.
    pub fn node_count(&self) -> usize {
        self.situation_of.len()
    }

    /// How many choices there are over all states.
    pub fn edge_count(&self) -> usize {
        self.edges.len()
    }

    /// The situation of a node, by its number.
    pub fn situation_of(&self, node: usize) -> usize {
        self.situation_of[node] as usize
    }

    /// Where the choices of a node lead, in the order of its situation's options; none where
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
            Keys::Narrow(keys) => self.packing.unpack(keys[node]),
            Keys::Wide(keys) => self.packing.unpack(keys[node]),
            Keys::Widest(keys) => self.packing.unpack(keys[node]),
        }
    }

    /// The same space with other nodes, each of which stands for old ones like the one named in `of`.
    pub(super) fn with_nodes(
        self,
        of: &[usize],
        situation_of: Vec<u32>,
        first_edge: Vec<u32>,
        edges: Vec<Edge>,
        layers: Vec<Layer>,
        opening: Target,
    ) -> Space {
        let nodes = match &self.nodes {
            Keys::Narrow(keys) => Keys::Narrow(of.iter().map(|old| keys[*old]).collect()),
            Keys::Wide(keys) => Keys::Wide(of.iter().map(|old| keys[*old]).collect()),
            Keys::Widest(keys) => Keys::Widest(of.iter().map(|old| keys[*old]).collect()),
        };
        Space { nodes, situation_of, first_edge, edges, layers, opening, ..self }
    }

    /// The memory that a merged state takes, in bytes, everything counted that grows with them.
    pub fn bytes_per_state(&self) -> f64 {
        let key = match self.nodes {
            Keys::Narrow(_) => size_of::<u128>(),
            Keys::Wide(_) => size_of::<Wide>(),
            Keys::Widest(_) => size_of::<Widest>(),
        };
        let each = key + size_of::<u32>() * 2;
        let ends = self.ends.scores.len() * (size_of::<f64>() + size_of::<u16>());
        let all = each * self.node_count() + size_of::<Edge>() * self.edges.len() + ends;
        all as f64 / self.node_count().max(1) as f64
    }
}

/// Keys with their numbers.
struct Table<K> {
    keys: Vec<K>,
    index: HashTable<u32>,
}

impl<K: Key> Table<K> {
    fn new() -> Table<K> {
        Table { keys: Vec::new(), index: HashTable::new() }
    }

    /// The number of a key.
    fn number(&mut self, key: K) -> usize {
        let Table { keys, index } = self;
        let hash = key.hash();
        let entry =
            index.entry(hash, |number| keys[*number as usize] == key, |number| keys[*number as usize].hash());
        match entry {
            Entry::Occupied(found) => *found.get() as usize,
            Entry::Vacant(place) => {
                let number = keys.len() as u32;
                keys.push(key);
                place.insert(number);
                number as usize
            }
        }
    }

    /// Forgets which numbers the keys have; they keep them.
    fn close(&mut self) {
        self.index.clear();
    }

    /// Makes room for so many keys.
    fn expect(&mut self, more: usize) {
        self.keys.reserve(more);
        let Table { keys, index } = self;
        index.reserve(more, |number| keys[*number as usize].hash());
    }
}

/// A state on its way in.
enum Arriving<K> {
    End(u32),
    Node(K),
}

struct Explorer<'a, K> {
    engine: Engine<'a>,
    packing: Packing,
    relevance: Relevance,
    nodes: Table<K>,
    ends: Counter<'a>,
    situation_of: Vec<u32>,
    first_edge: Vec<u32>,
    edges: Vec<Edge>,
    layers: Vec<Layer>,
    situations: Vec<Situation>,
    known: HashTable<u32>,
    /// States on their way in. Looking many up at once lets the machine
    /// wait for several places of memory at a time.
    arriving: Vec<Arriving<K>>,
    coverage: Coverage,
    opening: Target,
    cut_short: bool,
}

impl<'a, K: Key> Explorer<'a, K> {
    fn new(engine: Engine<'a>, packing: Packing) -> Explorer<'a, K> {
        Explorer {
            engine,
            packing,
            relevance: Relevance::of(engine.scenario, engine.seat),
            nodes: Table::new(),
            ends: Counter::new(engine.scenario, engine.seat),
            situation_of: Vec::new(),
            first_edge: vec![0],
            edges: Vec::new(),
            layers: Vec::new(),
            situations: Vec::new(),
            known: HashTable::new(),
            arriving: Vec::new(),
            coverage: Coverage::of(engine.seat),
            opening: Target::Node(0),
            cut_short: false,
        }
    }

    fn explore(mut self, budget: usize, progress: &mut dyn FnMut(u8, usize)) -> Self {
        let opening = State::opening(self.engine.scenario, self.engine.seat);
        let edge = self.arrive(&opening);
        self.opening = edge.target();
        let mut start = 0;
        let mut turns_left = opening.turns_left;
        while start < self.nodes.keys.len() {
            let end = self.layer(start, budget);
            progress(turns_left, self.nodes.keys.len());
            turns_left = turns_left.saturating_sub(1);
            start = end;
        }
        self
    }

    /// Takes a state in, and tells where it is.
    fn arrive(&mut self, state: &State) -> Edge {
        match self.arriving(state) {
            Arriving::End(number) => Edge::end(number as usize),
            Arriving::Node(key) => Edge::node(self.nodes.number(key)),
        }
    }

    /// What a state is on its way in. Ends are few: they are looked up at once.
    fn arriving(&mut self, state: &State) -> Arriving<K> {
        if let Some(end) = self.ends.number(state) {
            self.coverage.hears(self.engine.seat, state);
            return Arriving::End(end);
        }
        Arriving::Node(self.packing.pack(&self.relevance.reduced(state)))
    }

    /// Explores the layer that begins at a node: its predictions first, which may add to it, then
    /// what is said in it. Gives the beginning of the next layer.
    fn layer(&mut self, start: usize, budget: usize) -> usize {
        let seat = self.engine.seat;
        // The edges of predictions, which are found before the layer's other edges.
        let mut predicted: Vec<(usize, Vec<Edge>)> = Vec::new();
        let mut node = start;
        while node < self.nodes.keys.len() {
            let beat = self.packing.beat(self.nodes.keys[node]);
            if let Turn::Predict(prediction) = &seat.beat(beat).turn {
                let state: State = self.packing.unpack(self.nodes.keys[node]);
                // A guess changes nothing about where the conversation goes.
                let step = self.engine.guess(&state, prediction, prediction.truth);
                self.coverage.guesses(state.beat, step.branch);
                let edge = self.arrive(&step.after);
                predicted.push((node, vec![edge; prediction.among.len()]));
            }
            node += 1;
        }
        let end = self.nodes.keys.len();
        self.nodes.close();
        // Most layers grow threefold; less moving about while the table grows.
        self.nodes.expect(3 * (end - start));
        let mut guesses = predicted.iter().peekable();
        for node in start..end {
            let state: State = self.packing.unpack(self.nodes.keys[node]);
            self.coverage.hears(seat, &state);
            let guess = guesses.next_if(|(predicting, _)| *predicting == node);
            // Only what isn't said is left out.
            self.cut_short |= guess.is_none() && self.nodes.keys.len() > budget;
            match guess {
                None if !self.cut_short => self.speak(&state),
                guess => {
                    self.take_in();
                    self.edges.extend(guess.into_iter().flat_map(|(_, edges)| edges));
                    self.situate(&Look::of(&self.engine, &state));
                }
            }
            self.first_edge.push((self.edges.len() + self.arriving.len()) as u32);
        }
        self.take_in();
        let predictions = self.in_order(start, &predicted);
        self.layers.push(Layer { nodes: start..end, predictions });
        if self.cut_short {
            // What was found in the next layer stays open.
            let open = end..self.nodes.keys.len();
            for node in open.clone() {
                let state: State = self.packing.unpack(self.nodes.keys[node]);
                self.coverage.hears(seat, &state);
                self.situate(&Look::of(&self.engine, &state));
                self.first_edge.push(self.edges.len() as u32);
            }
            if !open.is_empty() {
                self.layers.push(Layer { nodes: open.clone(), predictions: Vec::new() });
            }
            return open.end;
        }
        end
    }

    /// The predictions of a layer, each before those that it leads to. Chains of them are short.
    fn in_order(&self, start: usize, predicted: &[(usize, Vec<Edge>)]) -> Vec<u32> {
        let mut order: Vec<u32> = Vec::with_capacity(predicted.len());
        let mut placed = vec![false; predicted.len()];
        let place_of = |node: usize| predicted.binary_search_by_key(&node, |(node, _)| *node).ok();
        for first in 0..predicted.len() {
            // Along the chain to its end, then back: what it leads to stands before it, so the whole
            // is turned round at the end.
            let mut chain = Vec::new();
            let mut at = Some(first);
            while let Some(place) = at.filter(|place| !placed[*place]) {
                placed[place] = true;
                chain.push(place);
                at = match predicted[place].1.first().map(|edge| edge.target()) {
                    Some(Target::Node(node)) if node >= start => place_of(node),
                    _ => None,
                };
            }
            order.extend(chain.into_iter().rev().map(|place| predicted[place].0 as u32));
        }
        order.reverse();
        order
    }

    /// Says everything that can be said in a state.
    fn speak(&mut self, state: &State) {
        let seat = self.engine.seat;
        let Turn::Speak(choices) = &seat.beat(state.beat).turn else { return };
        let mut look = Look::at(state.beat);
        for (option, choice) in (0u8..).zip(choices) {
            if choice.when.as_ref().is_some_and(|when| !state.holds(when)) {
                continue;
            }
            let step = self.engine.step(state, choice);
            look.offer(option, step.judgement);
            self.coverage.goes(state.beat, option, step.branch, step.after.agreed);
            let arriving = self.arriving(&step.after);
            self.arriving.push(arriving);
        }
        self.situate(&look);
        if self.arriving.len() >= BATCH {
            self.take_in();
        }
    }

    /// Takes in the states that wait for it.
    fn take_in(&mut self) {
        let mut arriving = std::mem::take(&mut self.arriving);
        for arriving in arriving.drain(..) {
            let edge = match arriving {
                Arriving::End(number) => Edge::end(number as usize),
                Arriving::Node(key) => Edge::node(self.nodes.number(key)),
            };
            self.edges.push(edge);
        }
        self.arriving = arriving;
    }

    /// Notes what a state looks like to somebody who has to choose in it.
    fn situate(&mut self, look: &Look) {
        let Explorer { situations, known, coverage, .. } = self;
        let found = known.entry(
            look.hash(),
            |number| look.is(&situations[*number as usize]),
            |number| Look::from(&situations[*number as usize]).hash(),
        );
        let number = match found {
            Entry::Occupied(found) => *found.get(),
            Entry::Vacant(place) => {
                let number = situations.len() as u32;
                let situation = look.situation();
                coverage.offers(&situation);
                situations.push(situation);
                place.insert(number);
                number
            }
        };
        self.situation_of.push(number);
    }

    fn into_space(self, keys: fn(Vec<K>) -> Keys) -> Space {
        Space {
            packing: self.packing,
            nodes: keys(self.nodes.keys),
            ends: self.ends.into_ends(),
            situation_of: self.situation_of,
            first_edge: self.first_edge,
            edges: self.edges,
            layers: self.layers,
            situations: self.situations,
            coverage: self.coverage,
            opening: self.opening,
            cut_short: self.cut_short,
        }
    }
}
