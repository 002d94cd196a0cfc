//! Random scenarios that the loader finds nothing wrong with.

#[path = "random_file.rs"]
mod file;

use proptest::prelude::*;

/// What a condition is made of.
type Guard = (u8, u8, u8);

/// A scenario in numbers; whatever they are, [`RandomScenario::to_ron`] makes a valid file of them.
#[derive(Clone, Debug)]
pub struct RandomScenario {
    turns: u8,
    starts: [[u8; 4]; 2],
    depths: Vec<u8>,
    worths: Vec<[u8; 2]>,
    walk_away: [u8; 2],
    beats: Vec<RandomBeat>,
    /// What the line of each of the three endings depends on.
    farewells: [Option<Guard>; 3],
    /// How many interests the player's own person has, which no line is about.
    own_interests: u8,
}

#[derive(Clone, Debug)]
struct RandomBeat {
    predicts: bool,
    by: bool,
    hints: Option<u8>,
    stake: Option<u8>,
    /// What is felt, asked and promised, as bits.
    more: u8,
    when: Option<Guard>,
    muses: Option<Guard>,
    options: Vec<RandomOption>,
}

#[derive(Clone, Debug)]
struct RandomOption {
    kind: u8,
    about: u8,
    next: u8,
    when: Option<Guard>,
    branch: Option<Guard>,
    to: Option<bool>,
    tone: Option<i8>,
    length: u8,
    /// What else the sentence does, as bits.
    more: u8,
}

/// Any such scenario.
#[allow(dead_code, reason = "not every test that takes in this file uses both")]
pub fn scenario() -> impl Strategy<Value = RandomScenario> {
    scenario_of(1..=14)
}

/// Any such scenario that is short enough to play in every way there is.
#[allow(dead_code, reason = "not every test that takes in this file uses both")]
pub fn short_scenario() -> impl Strategy<Value = RandomScenario> {
    scenario_of(1..=4)
}

/// Any such scenario of so many turns.
pub fn scenario_of(turns: std::ops::RangeInclusive<u8>) -> impl Strategy<Value = RandomScenario> {
    let start = || [0u8..=100, 0..=84, 0..=100, 0..=100];
    let condition = || prop::option::of((any::<u8>(), 0u8..=100, 0u8..=100));
    let sound = (prop::option::of(-2i8..=2), any::<u8>(), any::<u8>());
    let to = prop::option::of(any::<bool>());
    let option = (any::<u8>(), any::<u8>(), any::<u8>(), condition(), condition(), to, sound).prop_map(
        |(kind, about, next, when, branch, to, (tone, length, more))| RandomOption {
            kind,
            about,
            next,
            when,
            branch,
            to,
            tone,
            length,
            more,
        },
    );
    let beat = (
        prop::bool::weighted(0.2),
        any::<bool>(),
        prop::option::of(any::<u8>()),
        prop::option::of(any::<u8>()),
        any::<u8>(),
        condition(),
        condition(),
        prop::collection::vec(option, 2..=4),
    )
        .prop_map(|(predicts, by, hints, stake, more, when, muses, options)| RandomBeat {
            predicts,
            by,
            hints,
            stake,
            more,
            when,
            muses,
            options,
        });
    (
        turns,
        [start(), start()],
        prop::collection::vec(0u8..=100, 1..=4),
        prop::collection::vec([0u8..=100, 0..=100], 1..=3),
        [0u8..=60, 0..=60],
        prop::collection::vec(beat, 1..=7),
        [condition(), condition(), condition()],
    )
        .prop_map(|(turns, starts, depths, worths, walk_away, beats, farewells)| RandomScenario {
            turns,
            starts,
            depths,
            worths,
            walk_away,
            beats,
            farewells,
            own_interests: 0,
        })
}

impl RandomScenario {
    /// The same with so many interests of the player's own person (at most 28), which nobody asks
    /// about: nothing changes but what a state takes to write down.
    #[allow(dead_code, reason = "not every test that takes in this file pads")]
    pub fn padded(mut self, own_interests: u8) -> RandomScenario {
        self.own_interests = own_interests;
        self
    }
}
