//! States packed into short strings of bits, so that millions of them fit into memory and compare
//! quickly. How many bits each part takes follows from the seat.
//!
//! **Not here:** what of a state may be left out first ([`super::relevance`]), the table of those that
//! were met ([`super::space`]).

use counterpart_core::conversation::{Mind, State};
use counterpart_core::scenario::{AgreementIx, BeatIx, MAX_FACING, MoveKind, Scenario, Seat};

/// A state as bits. Three kinds: most seats fit into 128 bits, those with several people across the
/// table may need more.
pub trait PackedState: Key {
    /// No bits.
    const EMPTY: Self;
    /// How many bits it holds.
    const BITS: u32;
    /// Moves everything up and puts these bits below.
    fn push(&mut self, bits: u32, width: u32);
    /// Takes the lowest bits away again.
    fn pop(&mut self, width: u32) -> u32;
}

/// What is looked up in a table.
pub trait Key: Copy + Eq {
    /// A hash that doesn't depend on the machine.
    fn hash(&self) -> u64;
}

impl Key for u64 {
    fn hash(&self) -> u64 {
        mixed(0x2545_F491_4F6C_DD1D, *self)
    }
}

/// Mixes a word into a hash: multiply and fold, the step of wyhash.
const fn mixed(hash: u64, word: u64) -> u64 {
    let product = ((hash ^ word) as u128).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
    (product as u64) ^ ((product >> 64) as u64)
}

const fn low_bits(width: u32) -> u128 {
    (1 << width) - 1
}

impl PackedState for u128 {
    const EMPTY: u128 = 0;
    const BITS: u32 = 128;

    #[inline]
    fn push(&mut self, bits: u32, width: u32) {
        *self = (*self << width) | u128::from(bits);
    }

    #[inline]
    fn pop(&mut self, width: u32) -> u32 {
        let bits = *self & low_bits(width);
        *self >>= width;
        bits as u32
    }
}

impl Key for u128 {
    fn hash(&self) -> u64 {
        mixed(mixed(0x2545_F491_4F6C_DD1D, *self as u64), (*self >> 64) as u64)
    }
}

/// A key of up to 256 bits, the highest first.
pub type Wide = [u128; 2];

/// A key of up to 384 bits: the largest seat that can be loaded takes 282.
pub type Widest = [u128; 3];

impl<const PARTS: usize> PackedState for [u128; PARTS] {
    const EMPTY: [u128; PARTS] = [0; PARTS];
    const BITS: u32 = 128 * PARTS as u32;

    fn push(&mut self, bits: u32, width: u32) {
        let mut carried = u128::from(bits);
        for part in self.iter_mut().rev().filter(|_| width > 0) {
            let over = *part >> (128 - width);
            *part = (*part << width) | carried;
            carried = over;
        }
    }

    fn pop(&mut self, width: u32) -> u32 {
        let mut carried = 0;
        for part in self.iter_mut().filter(|_| width > 0) {
            let over = *part & low_bits(width);
            *part = (*part >> width) | (carried << (128 - width));
            carried = over;
        }
        carried as u32
    }
}

impl<const PARTS: usize> Key for [u128; PARTS] {
    fn hash(&self) -> u64 {
        self.iter().map(Key::hash).reduce(mixed).unwrap_or(0)
    }
}

/// How many bits each part of a state takes at one seat.
#[derive(Clone, Copy, Debug)]
pub struct Packing {
    people: usize,
    beat: u32,
    interests: u32,
    agreements: u32,
    agreed: u32,
    watched: u32,
    lines: u32,
}

/// Bits for a number up to 127.
const GAUGE: u32 = 7;
/// Bits for whether it boiled over, and whether a fault is owed.
const FLAGS: u32 = 2;
/// Bits for the turns left, of which there are at most 40.
const TURNS: u32 = 6;
/// Bits for the turns until a promise comes out, and for the run of listening moves. Both are small
/// numbers of the model; a proof may try them a quarter larger.
const SMALL: u32 = 4;

/// The bits for a number below `count`.
const fn width(count: usize) -> u32 {
    usize::BITS - count.saturating_sub(1).leading_zeros()
}

impl Packing {
    /// For this seat.
    pub fn of(scenario: &Scenario, seat: &Seat) -> Packing {
        Packing {
            people: seat.facing.len().min(MAX_FACING),
            beat: width(seat.beats.len()),
            interests: scenario.interests.len() as u32,
            agreements: scenario.agreements.len() as u32,
            agreed: width(scenario.agreements.len() + 1),
            watched: seat.watched.len() as u32,
            lines: seat.lines.len() as u32,
        }
    }

    /// How many bits a state takes.
    pub const fn bits(&self) -> u32 {
        let mind = 4 * GAUGE + 1 + SMALL;
        let sets = 3 * self.interests + MoveKind::REMEMBERED.len() as u32 + self.agreements + self.watched;
        self.people as u32 * mind + FLAGS + self.lines + sets + SMALL + self.agreed + TURNS + self.beat
    }

    /// A state as bits.
    pub fn pack<K: PackedState>(&self, state: &State) -> K {
        let mut key = K::EMPTY;
        for mind in &state.minds[..self.people] {
            let gauges = [mind.trust, mind.heat, mind.safety, mind.clarity];
            let gauges = gauges.into_iter().fold(0, |bits, gauge| (bits << GAUGE) | u32::from(gauge));
            key.push(gauges, 4 * GAUGE);
            key.push((u32::from(mind.promise_due) << 1) | u32::from(mind.deceived), SMALL + 1);
        }
        key.push((u32::from(state.boiled_over) << 1) | u32::from(state.owed), FLAGS);
        key.push(u32::from(state.crossed), self.lines);
        key.push(state.hinted, self.interests);
        key.push(state.revealed, self.interests);
        key.push(state.understood, self.interests);
        key.push(state.used, MoveKind::REMEMBERED.len() as u32);
        key.push(u32::from(state.refused), self.agreements);
        key.push(state.visited, self.watched);
        key.push(u32::from(state.listening_run), SMALL);
        key.push(state.agreed.map_or(0, |agreed| u32::from(agreed.0) + 1), self.agreed);
        key.push(u32::from(state.turns_left), TURNS);
        key.push(u32::from(state.beat.0), self.beat);
        key
    }

    /// The beat alone.
    pub fn beat<K: PackedState>(&self, mut key: K) -> BeatIx {
        BeatIx(key.pop(self.beat) as u16)
    }

    /// The state that was written.
    pub fn unpack<K: PackedState>(&self, mut key: K) -> State {
        let beat = BeatIx(key.pop(self.beat) as u16);
        let turns_left = key.pop(TURNS) as u8;
        let agreed = (key.pop(self.agreed) as u8).checked_sub(1).map(AgreementIx);
        let listening_run = key.pop(SMALL) as u8;
        let visited = key.pop(self.watched);
        let refused = key.pop(self.agreements) as u16;
        let used = key.pop(MoveKind::REMEMBERED.len() as u32);
        let understood = key.pop(self.interests);
        let revealed = key.pop(self.interests);
        let hinted = key.pop(self.interests);
        let crossed = key.pop(self.lines) as u8;
        let flags = key.pop(FLAGS);
        let mut minds = [Mind::default(); MAX_FACING];
        for mind in minds[..self.people].iter_mut().rev() {
            let promise = key.pop(SMALL + 1);
            mind.deceived = promise & 1 == 1;
            mind.promise_due = (promise >> 1) as u8;
            for gauge in [&mut mind.clarity, &mut mind.safety, &mut mind.heat, &mut mind.trust] {
                *gauge = key.pop(GAUGE) as u8;
            }
        }
        State {
            beat,
            turns_left,
            minds,
            boiled_over: flags & 2 != 0,
            owed: flags & 1 != 0,
            crossed,
            hinted,
            revealed,
            understood,
            used,
            listening_run,
            agreed,
            refused,
            visited,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_come_back_in_the_opposite_order_from_keys_of_both_kinds() {
        fn there_and_back<K: PackedState>() {
            let parts = [(5, 3), (0, 0), (127, 7), (1, 1), (0xFFFF_FFFF, 32), (0, 4), (77, 28), (9, 32)];
            let mut key = K::EMPTY;
            for (bits, width) in parts {
                key.push(bits, width);
            }
            for (bits, width) in parts.into_iter().rev() {
                assert_eq!(key.pop(width), bits, "{width} bits of {}", K::BITS);
            }
            assert!(key == K::EMPTY);
        }
        there_and_back::<u128>();
        there_and_back::<Wide>();
        there_and_back::<Widest>();
    }

    #[test]
    fn a_width_is_just_wide_enough() {
        assert_eq!([1, 2, 3, 4, 5, 34, 64, 65].map(width), [0, 1, 2, 2, 3, 6, 6, 7]);
    }
}
