//! Merges states that look alike and lead to the same places: minimisation by bisimulation, which in a
//! graph without cycles is one pass over the layers from the ends backwards. Whatever is asked of
//! plays, such states answer alike. It makes the walks over the graph several times shorter, and
//! changes none of their results.
//!
//! **Not here:** merging states on the way in, by what can't matter any more ([`super::relevance`]).

use super::space::{Edge, Graph, Layer, Space, Target};
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// A target as seen from a layer: what lies in a layer is numbered from its beginning.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Local {
    Here(u32),
    Next(u32),
    End(u32),
}

/// One layer, minimised.
#[derive(Default)]
struct Minimised {
    /// One of the old nodes for each new one.
    of: Vec<usize>,
    info_sets: Vec<u32>,
    first_edge: Vec<u32>,
    edges: Vec<Local>,
    predictions: Vec<u32>,
}

impl Minimised {
    fn edges(&self, node: u32) -> &[Local] {
        &self.edges[self.first_edge[node as usize] as usize..self.first_edge[node as usize + 1] as usize]
    }

    fn hash(info_set: u32, edges: &[Local]) -> u64 {
        let word = |edge: &Local| match edge {
            Local::Here(node) => u64::from(*node) << 2 | 1,
            Local::Next(node) => u64::from(*node) << 2 | 2,
            Local::End(end) => u64::from(*end) << 2 | 3,
        };
        edges.iter().map(word).fold(u64::from(info_set), |hash, word| {
            (hash.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        })
    }
}

/// The same space with alike states merged.
pub fn minimise(space: Space) -> Space {
    let graph = merged(&space, |end| end);
    space.with(graph)
}

/// How conversations can go, whatever they are worth: ends of one class are one, without a score, and states
/// from which the same choices lead to the same of them as well. Few states are left, and whatever is asked
/// but for scores has the same answer.
pub fn course(space: &Space) -> Space {
    space.course(merged(space, |end| usize::from(space.ends.class_of[end])))
}

/// The graph of a space with alike states merged, if its ends are numbered so.
fn merged(space: &Space, number: impl Fn(usize) -> usize) -> Graph {
    let mut layers: Vec<Minimised> = Vec::new();
    // For the layer that was minimised last: for each old node, the new one.
    let mut next: Vec<u32> = Vec::new();
    let mut next_start = space.node_count();
    let mut opening = match space.opening {
        Target::End(end) => Target::End(number(end)),
        Target::Node(node) => Target::Node(node),
    };
    for layer in space.layers.iter().rev() {
        let (minimised, map) = minimise_layer(space, layer, next_start, &next, &number);
        if let Target::Node(node) = space.opening
            && layer.nodes.contains(&node)
        {
            // The opening's layer is the first, so its numbers are those of the whole.
            opening = Target::Node(map[node - layer.nodes.start] as usize);
        }
        layers.push(minimised);
        next = map;
        next_start = layer.nodes.start;
    }
    layers.reverse();
    assemble(layers, opening)
}

fn minimise_layer(
    space: &Space,
    layer: &Layer,
    next_start: usize,
    next: &[u32],
    number: &impl Fn(usize) -> usize,
) -> (Minimised, Vec<u32>) {
    let mut minimised = Minimised { first_edge: vec![0], ..Minimised::default() };
    let mut map = vec![u32::MAX; layer.nodes.len()];
    let mut predicts = vec![false; layer.nodes.len()];
    for node in &layer.predictions {
        predicts[*node as usize - layer.nodes.start] = true;
    }
    // Half of them is what is left as a rule; less moving about while the table grows.
    let mut index: HashTable<u32> = HashTable::with_capacity(layer.nodes.len() / 2);
    let mut edges: Vec<Local> = Vec::new();
    let nodes: Vec<usize> = space.in_order(layer).collect();
    // What a node leads to in its own layer comes after it, so backwards.
    for node in nodes.into_iter().rev() {
        let info_set = space.info_set_of(node) as u32;
        edges.clear();
        edges.extend(space.targets(node).map(|target| match target {
            Target::End(end) => Local::End(number(end) as u32),
            Target::Node(target) if target >= next_start => Local::Next(next[target - next_start]),
            Target::Node(target) => Local::Here(map[target - layer.nodes.start]),
        }));
        let Minimised { of, info_sets, first_edge, edges: known, predictions } = &mut minimised;
        let edges_of = |number: u32| {
            &known[first_edge[number as usize] as usize..first_edge[number as usize + 1] as usize]
        };
        let found = index.entry(
            Minimised::hash(info_set, &edges),
            |number| info_sets[*number as usize] == info_set && edges_of(*number) == edges.as_slice(),
            |number| Minimised::hash(info_sets[*number as usize], edges_of(*number)),
        );
        map[node - layer.nodes.start] = match found {
            Entry::Occupied(found) => *found.get(),
            Entry::Vacant(place) => {
                let number = of.len() as u32;
                place.insert(number);
                if predicts[node - layer.nodes.start] {
                    predictions.push(number);
                }
                of.push(node);
                info_sets.push(info_set);
                known.extend(&edges);
                first_edge.push(known.len() as u32);
                number
            }
        };
    }
    // Those that came last lead to those before them.
    minimised.predictions.reverse();
    (minimised, map)
}

fn assemble(layers: Vec<Minimised>, opening: Target) -> Graph {
    let mut starts = Vec::with_capacity(layers.len() + 1);
    let mut count = 0;
    for layer in &layers {
        starts.push(count);
        count += layer.of.len();
    }
    starts.push(count);
    let mut of = Vec::with_capacity(count);
    let mut info_set_of = Vec::with_capacity(count);
    let mut first_edge = vec![0u32];
    let mut edges = Vec::new();
    let mut all = Vec::with_capacity(layers.len());
    for (index, layer) in layers.into_iter().enumerate() {
        let start = starts[index];
        for node in 0..layer.of.len() as u32 {
            edges.extend(layer.edges(node).iter().map(|edge| match edge {
                Local::Here(node) => Edge::node(start + *node as usize),
                Local::Next(node) => Edge::node(starts[index + 1] + *node as usize),
                Local::End(end) => Edge::end(*end as usize),
            }));
            first_edge.push(edges.len() as u32);
        }
        all.push(Layer {
            nodes: start..starts[index + 1],
            predictions: layer.predictions.iter().map(|node| start as u32 + node).collect(),
        });
        of.extend(layer.of);
        info_set_of.extend(layer.info_sets);
    }
    Graph { of, info_set_of, first_edge, edges, layers: all, opening }
}
