//! How many plays there are, exactly.
//!
//! **Not here:** how likely they are ([`super::forward`]).

use super::space::{Space, Target};
use dashu_int::UBig;

/// The number of distinct plays of a seat: lists of choices from the opening to an end, guesses
/// included (how sure somebody is doesn't count). None if not everything was explored.
pub fn plays(space: &Space) -> Option<UBig> {
    if space.cut_short {
        return None;
    }
    // Most counts fit into 128 bits, which are a good deal faster.
    count::<u128>(space).map(UBig::from).or_else(|| count::<UBig>(space))
}

trait Count: Clone {
    const NONE: Self;
    fn one() -> Self;
    /// Adds, unless that is too much.
    fn add(&mut self, more: &Self) -> Option<()>;
}

impl Count for u128 {
    const NONE: u128 = 0;

    fn one() -> u128 {
        1
    }

    fn add(&mut self, more: &u128) -> Option<()> {
        *self = self.checked_add(*more)?;
        Some(())
    }
}

impl Count for UBig {
    const NONE: UBig = UBig::ZERO;

    fn one() -> UBig {
        UBig::from(1u8)
    }

    fn add(&mut self, more: &UBig) -> Option<()> {
        *self += more;
        Some(())
    }
}

fn count<C: Count>(space: &Space) -> Option<C> {
    let mut ended = C::NONE;
    let mut here = vec![C::NONE; space.layers.first().map_or(0, |layer| layer.nodes.len())];
    match space.opening {
        Target::Node(node) => here[node] = C::one(),
        Target::End(_) => ended = C::one(),
    }
    for (index, layer) in space.layers.iter().enumerate() {
        let next = space.layers.get(index + 1).map_or(0..0, |next| next.nodes.clone());
        let mut there = vec![C::NONE; next.len()];
        for node in space.in_order(layer) {
            let ways = here[node - layer.nodes.start].clone();
            for target in space.targets(node) {
                match target {
                    Target::Node(target) if layer.nodes.contains(&target) => {
                        here[target - layer.nodes.start].add(&ways)?;
                    }
                    Target::Node(target) => there[target - next.start].add(&ways)?,
                    Target::End(_) => ended.add(&ways)?,
                }
            }
        }
        here = there;
    }
    Some(ended)
}
