//! How a seat is explored: breadth first, layer by layer, each state looked up before it is new.

use super::table::{BATCH, Table};
use super::{Edge, Layer, PackedStates, Space, Target};
use crate::coverage::Coverage;
use crate::ends::{Counter, Counts, End, Ends};
use crate::info_set::{InfoSet, Lookup};
use crate::packed_state::{PackedState, Packing};
use crate::relevance::Relevance;
use counterpart_core::conversation::{Engine, State};
use counterpart_core::scenario::{MAX_OPTIONS, OptionIx, Turn};
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use std::ops::ControlFlow;

/// After so many states of a layer somebody may want to stop: a twentieth of a second's work.
const ASK_EVERY: usize = 1 << 16;

pub(super) struct Explorer<'a, K> {
    engine: Engine<'a>,
    packing: Packing,
    counts: Counts<'a>,
    relevance: Relevance,
    nodes: Table<K>,
    counter: Counter<'a>,
    ends: Ends,
    ends_by_key: Table<u64>,
    info_set_of: Vec<u32>,
    first_edge: Vec<u32>,
    edges: Vec<Edge>,
    layers: Vec<Layer>,
    info_sets: Vec<InfoSet>,
    known: HashTable<u32>,
    /// States and ends on their way in, with the edges that lead to them.
    arriving: Vec<(K, u32)>,
    ending: Vec<(End, u32)>,
    coverage: Coverage,
    opening: Target,
    cut_short: bool,
}

impl<'a, K: PackedState> Explorer<'a, K> {
    /// Nothing explored yet.
    pub fn new(engine: Engine<'a>, packing: Packing, counts: Counts<'a>) -> Explorer<'a, K> {
        Explorer {
            engine,
            packing,
            counts,
            relevance: match counts {
                Counts::Scores => Relevance::of(engine.scenario, engine.seat),
                Counts::Course(expected) => Relevance::of_course(&engine, expected),
            },
            nodes: Table::new(),
            counter: Counter::new(engine.scenario, engine.seat, matches!(counts, Counts::Scores)),
            ends: Ends::default(),
            ends_by_key: Table::new(),
            info_set_of: Vec::new(),
            first_edge: vec![0],
            edges: Vec::new(),
            layers: Vec::new(),
            info_sets: Vec::new(),
            known: HashTable::new(),
            arriving: Vec::new(),
            ending: Vec::new(),
            coverage: Coverage::of(engine.seat),
            opening: Target::Node(0),
            cut_short: false,
        }
    }

    /// Explores everything that can follow these openings, or as much as the budget and `progress` allow (see
    /// [`Space::explore_while`]). All of them have the same turns left.
    pub fn explore<B>(
        mut self,
        openings: &[State],
        budget: usize,
        progress: &mut dyn FnMut(u8, usize) -> ControlFlow<B>,
    ) -> ControlFlow<B, Self> {
        let targets: Vec<Target> = openings.iter().map(|opening| self.arrive(opening).target()).collect();
        self.opening = targets.first().copied().unwrap_or(self.opening);
        let mut start = 0;
        let mut turns_left = self.engine.seat.turns;
        while start < self.nodes.keys.len() && self.as_expected() {
            let end = self.layer(start, budget, &mut |states| progress(turns_left, states))?;
            progress(turns_left, self.nodes.keys.len())?;
            turns_left = turns_left.saturating_sub(1);
            start = end;
        }
        ControlFlow::Continue(self)
    }

    /// Whether everything was judged as expected so far: the rest isn't worth looking at otherwise.
    fn as_expected(&self) -> bool {
        match self.counts {
            Counts::Scores => true,
            Counts::Course(expected) => expected.holds(&self.info_sets),
        }
    }

    /// Takes a state in, and tells where it is.
    fn arrive(&mut self, state: &State) -> Edge {
        self.send(state);
        self.resolve_arrivals();
        self.edges.pop().unwrap_or(Edge::node(0))
    }

    /// Sends a state on its way in, with an edge that leads to it.
    fn send(&mut self, state: &State) {
        let edge = self.edges.len() as u32;
        if let Some(end) = self.counter.end(state) {
            self.coverage.record_state(self.engine.seat, state);
            self.ending.push((end, edge));
        } else {
            self.arriving.push((self.packing.pack(&self.relevance.reduced(state)), edge));
        }
        // Where it leads to is known once that was looked up.
        self.edges.push(Edge::node(0));
    }

    /// Explores the layer that begins at a node: its predictions first, which may add to it, then
    /// what is said in it. Gives the beginning of the next layer.
    fn layer<B>(
        &mut self,
        start: usize,
        budget: usize,
        progress: &mut dyn FnMut(usize) -> ControlFlow<B>,
    ) -> ControlFlow<B, usize> {
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
                self.coverage.record_guess(state.beat, step.branch);
                let edge = self.arrive(&step.after);
                predicted.push((node, vec![edge; prediction.among.len()]));
            }
            node += 1;
        }
        let end = self.nodes.keys.len();
        // Most layers grow threefold; less moving about while the table grows.
        self.nodes.close(3 * (end - start));
        let mut guesses = predicted.iter().peekable();
        for node in start..end {
            let state: State = self.packing.unpack(self.nodes.keys[node]);
            self.coverage.record_state(seat, &state);
            let guess = guesses.next_if(|(predicting, _)| *predicting == node);
            // Only what isn't said is left out.
            self.cut_short |= guess.is_none() && self.nodes.keys.len() > budget;
            match guess {
                None if !self.cut_short => self.speak(&state),
                guess => {
                    self.resolve_arrivals();
                    self.edges.extend(guess.into_iter().flat_map(|(_, edges)| edges));
                    self.intern_info_set(&Lookup::of(&self.engine, &state));
                }
            }
            self.first_edge.push(self.edges.len() as u32);
            if (node - start) % ASK_EVERY == ASK_EVERY - 1 {
                progress(self.nodes.keys.len())?;
            }
        }
        self.resolve_arrivals();
        let predictions = self.in_order(start, &predicted);
        self.layers.push(Layer { nodes: start..end, predictions });
        if self.cut_short {
            // What was found in the next layer stays open.
            let open = end..self.nodes.keys.len();
            for node in open.clone() {
                let state: State = self.packing.unpack(self.nodes.keys[node]);
                self.coverage.record_state(seat, &state);
                self.intern_info_set(&Lookup::of(&self.engine, &state));
                self.first_edge.push(self.edges.len() as u32);
            }
            if !open.is_empty() {
                self.layers.push(Layer { nodes: open.clone(), predictions: Vec::new() });
            }
            return ControlFlow::Continue(open.end);
        }
        ControlFlow::Continue(end)
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
        let mut lookup = Lookup::at(state.beat);
        for (option, choice) in OptionIx::each().zip(choices) {
            if choice.when.as_ref().is_some_and(|when| !state.holds(when)) {
                continue;
            }
            let step = self.engine.step(state, choice);
            lookup.offer(option, step.judgement);
            self.coverage.record_choice(state.beat, option, step.branch, step.after.agreed);
            self.send(&step.after);
        }
        self.intern_info_set(&lookup);
        if self.arriving.len().max(self.ending.len()) > BATCH - MAX_OPTIONS {
            self.resolve_arrivals();
        }
    }

    /// Looks up the states that wait for it, and so completes their edges.
    fn resolve_arrivals(&mut self) {
        let Explorer { arriving, ending, nodes, ends, ends_by_key, edges, .. } = self;
        nodes.numbers(arriving, |key| key.0, |(_, edge), number| edges[edge as usize] = Edge::node(number));
        arriving.clear();
        ends_by_key.numbers(
            ending,
            |(end, _)| end.key(),
            |(end, edge), number| {
                if number == ends.scores.len() {
                    ends.push(end);
                }
                edges[edge as usize] = Edge::end(number);
            },
        );
        ending.clear();
    }

    /// Numbers what a state looks like to somebody who has to choose in it.
    fn intern_info_set(&mut self, lookup: &Lookup) {
        let Explorer { info_sets, known, coverage, .. } = self;
        let found = known.entry(
            lookup.hash(),
            |number| lookup.matches(&info_sets[*number as usize]),
            |number| Lookup::from(&info_sets[*number as usize]).hash(),
        );
        let number = match found {
            Entry::Occupied(found) => *found.get(),
            Entry::Vacant(place) => {
                let number = info_sets.len() as u32;
                let info_set = lookup.to_info_set();
                coverage.record_offers(&info_set);
                info_sets.push(info_set);
                place.insert(number);
                number
            }
        };
        self.info_set_of.push(number);
    }

    /// What was found.
    pub fn into_space(self, keys: fn(Vec<K>) -> PackedStates) -> Space {
        Space {
            packing: self.packing,
            nodes: keys(self.nodes.keys),
            ends: self.counter.into_ends(self.ends),
            info_set_of: self.info_set_of,
            first_edge: self.first_edge,
            edges: self.edges,
            layers: self.layers,
            info_sets: self.info_sets,
            coverage: self.coverage,
            opening: self.opening,
            cut_short: self.cut_short,
        }
    }
}
