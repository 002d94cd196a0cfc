//! States as keys of every width.

use super::tree::Tree;
use super::{for_any, parsed, proved, random};
use counterpart_core::conversation::{Mind, Pick, Play, State};
use counterpart_core::scenario::{AgreementIx, BeatIx, MoveKind, OptionIx, Scenario};
use counterpart_core::scoring::outcome;
use counterpart_proof::SeatProof;
use counterpart_proof::packed_state::{PackedState, Packing, Wide, Widest};
use counterpart_proof::relevance::Relevance;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::Arc;

/// So many interests of nobody's concern make every state too wide for a narrow key.
const MANY: u8 = 20;

fn comes_back<K: PackedState>(packing: &Packing, state: &State) -> bool {
    let key: K = packing.pack(state);
    packing.beat(key) == state.beat && packing.unpack(key) == *state
}

#[test]
fn every_state_comes_back_from_keys_of_every_width_that_holds_it() {
    for_any(100, random::short_scenario(), |_, scenario| {
        let tree = Tree::of(scenario, 5_000);
        prop_assume!(tree.is_some());
        let seat = &scenario.seats[0];
        let packing = Packing::of(scenario, seat);
        let relevance = Relevance::of(scenario, seat);
        for moment in &tree.expect("not too many").moments {
            for state in [moment.state, relevance.reduced(&moment.state)] {
                if packing.bits() <= <u128 as PackedState>::BITS {
                    prop_assert!(comes_back::<u128>(&packing, &state), "{:?}", state);
                }
                prop_assert!(comes_back::<Wide>(&packing, &state), "{:?}", state);
                prop_assert!(comes_back::<Widest>(&packing, &state), "{:?}", state);
            }
        }
        Ok(())
    });
}

/// A proof without what depends on the width of its keys.
fn figures(proof: SeatProof) -> String {
    let size = counterpart_proof::seat::Size { bytes_per_state: 0.0, ..proof.size };
    format!("{:?}", SeatProof { size, ..proof })
}

#[test]
fn a_proof_is_the_same_with_keys_of_either_width() {
    for_any(100, random::scenario_of(1..=5), |random, scenario| {
        let wide = parsed(&random.clone().padded(MANY).to_ron());
        let bits = |scenario: &Scenario| Packing::of(scenario, &scenario.seats[0]).bits();
        prop_assert!(
            bits(scenario) <= <u128 as PackedState>::BITS && bits(&wide) > <u128 as PackedState>::BITS
        );
        prop_assert_eq!(figures(proved(scenario)), figures(proved(&wide)));
        Ok(())
    });
}

/// The largest seat that the loader accepts: three people, 32 interests, 16 agreements, a thousand
/// beats of which 32 are asked about, 40 turns.
fn largest() -> Arc<Scenario> {
    let text = "(zh: \"嗯。\", en: \"Hm.\")";
    let look = "(body: \"Tee\", head: \"Bun\", skin: \"#aaaaaa\", hair: \"#222222\", top: \"#333333\")";
    let mut people = String::new();
    for id in ["ann", "bob", "cat"] {
        let start = "start: (trust: 100, heat: 20, safety: 100, clarity: 100)";
        write!(
            people,
            "\"{id}\": (name: {text}, pronoun: She, department: \"b\", role: {text}, look: {look}, {start}),"
        )
        .expect("a string takes it");
    }
    let list = |count: usize, entry: &dyn Fn(usize) -> String| (0..count).map(entry).collect::<String>();
    let interests =
        list(32, &|n| format!("\"i{n}\": (of: \"ann\", label: {text}, position: {text}, really: {text}),"));
    let agreements =
        list(16, &|n| format!("\"g{n}\": (title: {text}, worth: {{\"a\": 50, \"b\": 50}}, rests_on: []),"));
    let says = list(32, &|n| format!("(when: Visited(\"n{n}\"), text: {text}),"));
    let beats = list(998, &|n| {
        let next = if n < 997 { format!("n{}", n + 1) } else { "over".to_owned() };
        let option = format!("(say: {text}, reaction: {text}, move: StateFact, next: \"{next}\"),");
        format!("\"n{n}\": (by: \"ann\", says: {text}, thinks: {text}, options: [{option}{option}]),")
    });
    parsed(&format!(
        "Scenario(format: 2, id: \"largest\", problem: UnclearRoles, topics: [], title: {text}, summary: {text},
        departments: {{\"a\": {text}, \"b\": {text}}},
        flow: (supplier: \"a\", customer: \"b\", hands_over: {text}, end_customer: {text}),
        cast: {{\"me\": (name: {text}, pronoun: She, department: \"a\", role: {text}, look: {look}), {people}}},
        interests: {{{interests}}}, agreements: {{{agreements}}}, walk_away: {{\"a\": 10, \"b\": 10}},
        seats: {{\"a\": (plays: \"me\", facing: [\"ann\", \"bob\", \"cat\"], turns: 40, brief: {text},
            opens: \"n0\", walks_out: \"leaves\", time_up: \"over\", beats: {{ {beats}
            \"leaves\": (by: \"ann\", says: {text}, thinks: {text}, ends: WalkOut),
            \"over\": (by: \"ann\", says: [{says} (text: {text})], thinks: {text}, ends: TimeUp),
        }})}})"
    ))
}

/// So many ones.
fn low_bits(count: usize) -> u8 {
    (0..count).fold(0, |bits, bit| bits | 1 << bit)
}

/// No scenario that the loader accepts may be too large for a proof to tell its states apart.
#[test]
fn the_fullest_state_of_the_largest_seat_comes_back() {
    let scenario = largest();
    let packing = Packing::of(&scenario, &scenario.seats[0]);
    let opening = *Play::start(Arc::clone(&scenario), super::SEAT).state();
    let mind = Mind { trust: 100, heat: 100, safety: 100, clarity: 100, deceived: true, promise_due: 4 };
    let fullest = State {
        beat: BeatIx(999),
        turns_left: 40,
        minds: [mind; 3],
        boiled_over: true,
        owed: true,
        crossed: low_bits(scenario.seats[0].lines.len()),
        hinted: u32::MAX,
        revealed: u32::MAX,
        understood: u32::MAX,
        used: (1 << MoveKind::REMEMBERED.len()) - 1,
        listening_run: 3,
        agreed: Some(AgreementIx(15)),
        refused: u16::MAX,
        visited: u32::MAX,
    };
    assert!(packing.bits() <= <Widest as PackedState>::BITS, "{} bits", packing.bits());
    for state in [opening, fullest] {
        assert!(comes_back::<Widest>(&packing, &state), "{} bits: {state:?}", packing.bits());
    }
}

/// Nothing forks in it, so every play says the same forty things, each in one of two ways: there are
/// 2⁴⁰ of them through forty states. What is written first of a state is what is lost if a key is too
/// narrow: the first person's mind, on which the score depends.
#[test]
fn the_largest_seat_is_proved() {
    let scenario = largest();
    let proof = proved(&scenario);
    assert_eq!((proof.size.states, proof.size.plays), (40, Some((1u64 << 40).into())));
    let mut play = Play::start(Arc::clone(&scenario), super::SEAT);
    while play.ending().is_none() {
        play.pick(Pick::option(OptionIx(0))).expect("two options");
    }
    let score = outcome(&scenario, play.seat(), play.state()).expect("it is over").score;
    assert_eq!(proof.outcome.most.map(|most| most.value), Some(score));
}
