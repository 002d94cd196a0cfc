//! What is forgotten must not matter for any move in any state, the rarest ones included.

use super::forgetting::twins_stay_twins;
use super::parsed;
use counterpart_core::conversation::{Mind, State};
use counterpart_core::scenario::{AgreementIx, Argument, BeatIx, MoveKind, Scenario};
use proptest::prelude::*;
use std::sync::Arc;

const TEXT: &str = "(zh: \"嗯。\", en: \"Hm.\")";

/// A hall from which branches lead to a beat for every move, where nothing else can be said, to
/// either of two people, and after which it is over: so hardly anything matters there but what the
/// rules ask about this one move.
fn one_move_a_beat() -> Arc<Scenario> {
    let moves: Vec<String> = MoveKind::ALL
        .iter()
        .filter_map(|kind| {
            let about = match kind.argument()? {
                Argument::Nothing => String::new(),
                Argument::Interest => "(\"i0\")".to_owned(),
                Argument::MaybeInterest | Argument::MaybeAgreement => "(None)".to_owned(),
                Argument::Agreement => "(\"g0\")".to_owned(),
            };
            Some(format!("{}{about}", kind.key()))
        })
        .chain(["AskOpen(\"i0\")", "Demand(\"g0\")", "GiveIn(\"g0\")"].map(str::to_owned))
        .collect();
    let look = "(body: \"Tee\", head: \"Bun\", skin: \"#aaaaaa\", hair: \"#222222\", top: \"#333333\")";
    let person = |id: &str, department: &str| {
        let start = "start: (trust: 50, heat: 50, safety: 50, clarity: 50)";
        format!(
            "\"{id}\": (name: {TEXT}, pronoun: She, department: \"{department}\", role: {TEXT}, look: {look}, {start}),"
        )
    };
    let interest = |id: &str, of: &str| {
        format!("\"{id}\": (of: \"{of}\", label: {TEXT}, position: {TEXT}, really: {TEXT}),")
    };
    let to_all: String = (0..moves.len())
        .map(|number| format!("(when: Heat(min: {number}, max: {number}), to: \"b{number}\"),"))
        .collect();
    let beats: String = moves
        .iter()
        .enumerate()
        .map(|(number, act)| {
            let option = |to: &str| {
                format!("(say: {TEXT}, reaction: {TEXT}, move: {act}, to: \"{to}\", next: \"over\"),")
            };
            let options = option("ann") + &option("bob");
            format!("\"b{number}\": (by: \"ann\", says: {TEXT}, thinks: {TEXT}, options: [{options}]),")
        })
        .collect();
    let hall = format!(
        "(say: {TEXT}, reaction: {TEXT}, move: Acknowledge, next: [{to_all} (to: \"over\")]),
        (say: {TEXT}, reaction: {TEXT}, move: Acknowledge, next: \"over\"),"
    );
    parsed(&format!(
        "Scenario(format: 2, id: \"moves\", problem: UnclearRoles, topics: [], title: {TEXT}, summary: {TEXT},
        departments: {{\"a\": {TEXT}, \"b\": {TEXT}}},
        flow: (supplier: \"a\", customer: \"b\", hands_over: {TEXT}, end_customer: {TEXT}),
        cast: {{ {} {} {} }}, interests: {{ {} {} {} }},
        agreements: {{\"g0\": (title: {TEXT}, worth: {{\"a\": 70, \"b\": 45}}, rests_on: [\"i0\"])}},
        walk_away: {{\"a\": 20, \"b\": 30}},
        seats: {{\"a\": (plays: \"me\", facing: [\"ann\", \"bob\"], turns: 5, brief: {TEXT}, opens: \"hall\",
            walks_out: \"leaves\", time_up: \"over\", beats: {{
            \"hall\": (by: \"ann\", says: {TEXT}, thinks: {TEXT}, options: [{hall}]), {beats}
            \"leaves\": (by: \"ann\", says: {TEXT}, thinks: {TEXT}, ends: WalkOut),
            \"over\": (by: \"ann\", says: {TEXT}, thinks: {TEXT}, ends: Agreement),
        }})}})",
        person("me", "a"),
        person("ann", "b"),
        person("bob", "b"),
        interest("i0", "ann"),
        interest("i1", "ann"),
        interest("i2", "bob"),
    ))
}

/// Somebody in any mood in which people stay.
fn mind() -> impl Strategy<Value = Mind> {
    (0u8..=100, 0u8..85, 0u8..=100, 0u8..=100, any::<bool>(), 0u8..=3).prop_map(
        |(trust, heat, safety, clarity, deceived, promise_due)| Mind {
            trust: if deceived { trust.min(75) } else { trust },
            heat,
            safety,
            clarity,
            deceived,
            promise_due: if deceived { 0 } else { promise_due },
        },
    )
}

#[test]
fn what_is_forgotten_matters_to_no_move_in_any_state() {
    let scenario = one_move_a_beat();
    let seat = &scenario.seats[0];
    let sets = (0u32..8, 0u32..8, 0u32..8, 0u32..1 << MoveKind::REMEMBERED.len());
    let rest = (1u8..=5, 0u8..=3, any::<bool>(), any::<bool>());
    let states = ([mind(), mind()], sets, rest).prop_map(|(minds, sets, rest)| {
        let (hinted, revealed, understood, used) = sets;
        let (turns_left, listening_run, agreed, refused) = rest;
        State {
            beat: BeatIx(0),
            turns_left,
            minds: [minds[0], minds[1], Mind::default()],
            boiled_over: minds[0].heat > minds[1].heat,
            owed: minds[0].trust > minds[1].trust,
            crossed: 0,
            // Understood only if said, said only if shown.
            hinted: hinted | revealed | understood,
            revealed: revealed | understood,
            understood,
            used,
            listening_run,
            agreed: agreed.then_some(AgreementIx(0)),
            refused: u16::from(refused),
            visited: 0,
        }
    });
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let holds = runner.run(&states, |state| {
        for (beat, known) in (0u16..).map(BeatIx).zip(&seat.beats) {
            let held = twins_stay_twins(&scenario, seat, &State { beat, ..state });
            held.map_err(|error| TestCaseError::fail(format!("{}: {error}", known.id)))?;
        }
        Ok(())
    });
    assert!(holds.is_ok(), "{holds:?}");
}
