//! What no play comes upon, and plays that can't get out, read off all plays.

use super::tree::Tree;
use counterpart_core::conversation::{State, parameters};
use counterpart_core::scenario::{AgreementIx, BeatIx, Choice, Condition, Next, OptionIx, Scenario, Turn};
use counterpart_proof::unreached::Unreached;
use std::collections::BTreeSet;

/// What no play comes upon, in the words of the proof.
pub fn unreached(tree: &Tree) -> BTreeSet<Unreached> {
    let mut all = everything(tree);
    for (number, moment) in tree.moments.iter().enumerate() {
        let at = moment.state.beat;
        let beat = tree.seat().beat(at);
        all.remove(&Unreached::Beat(at));
        all.remove(&Unreached::Says(at, first(&moment.state, &beat.says.variants)));
        all.remove(&Unreached::Thinks(at, first(&moment.state, &beat.thinks.variants)));
        if let Turn::Predict(prediction) = &beat.turn {
            // A guess changes nothing, so the branch follows from the state before it.
            all.remove(&Unreached::AfterGuess(at, first(&moment.state, &prediction.next.branches)));
        }
        let Turn::Speak(choices) = &beat.turn else { continue };
        for (option, choice) in OptionIx::each().zip(choices) {
            let offered = moment.offers.iter().position(|offer| offer.option == option);
            let Some(place) = offered else {
                all.remove(&Unreached::AlwaysOffered(at, option));
                continue;
            };
            all.remove(&Unreached::Option(at, option));
            let after = &tree.moments[moment.next[place]].state;
            if let Some(branch) = branch(tree, number, choice, after) {
                all.remove(&Unreached::Branch(at, option, branch));
            }
            if let Some(agreed) = after.agreed {
                all.remove(&Unreached::Agreement(agreed));
            }
        }
    }
    // What lies in something that isn't reached isn't named again.
    let whole = all.clone();
    all.retain(|one| match *one {
        Unreached::Beat(_) | Unreached::Agreement(_) => true,
        Unreached::Says(at, _)
        | Unreached::Thinks(at, _)
        | Unreached::Option(at, _)
        | Unreached::AfterGuess(at, _) => !whole.contains(&Unreached::Beat(at)),
        Unreached::Branch(at, option, _) | Unreached::AlwaysOffered(at, option) => {
            !whole.contains(&Unreached::Beat(at)) && !whole.contains(&Unreached::Option(at, option))
        }
    });
    all
}

/// Everything that a proof could name.
fn everything(tree: &Tree) -> BTreeSet<Unreached> {
    let mut all = BTreeSet::new();
    for (at, beat) in (0u16..).map(BeatIx).zip(&tree.seat().beats) {
        all.insert(Unreached::Beat(at));
        all.extend((0u8..).zip(&beat.says.variants).map(|(variant, _)| Unreached::Says(at, variant)));
        all.extend((0u8..).zip(&beat.thinks.variants).map(|(variant, _)| Unreached::Thinks(at, variant)));
        if let Turn::Predict(prediction) = &beat.turn {
            let branches = (0u8..).zip(&prediction.next.branches);
            all.extend(branches.map(|(branch, _)| Unreached::AfterGuess(at, branch)));
        }
        let Turn::Speak(choices) = &beat.turn else { continue };
        for (option, choice) in OptionIx::each().zip(choices) {
            all.insert(Unreached::Option(at, option));
            if choice.when.is_some() {
                all.insert(Unreached::AlwaysOffered(at, option));
            }
            let branches = (0u8..).zip(&choice.next.branches);
            all.extend(branches.map(|(branch, _)| Unreached::Branch(at, option, branch)));
        }
    }
    let agreements = (0u8..).zip(&tree.scenario.agreements);
    all.extend(agreements.map(|(index, _)| Unreached::Agreement(AgreementIx(index))));
    all
}

fn first<T>(state: &State, variants: &[(Option<Condition>, T)]) -> u8 {
    let holds = |(when, _): &(Option<Condition>, T)| when.as_ref().is_none_or(|when| state.holds(when));
    variants.iter().position(holds).expect("the last one always does") as u8
}

/// The branch by which a choice went on, from the states around it.
fn branch(tree: &Tree, moment: usize, choice: &Choice, after: &State) -> Option<u8> {
    let people = tree.seat().facing.len();
    if after.minds[..people].iter().any(|mind| mind.heat >= parameters::HEAT_WALK_OUT) {
        return None;
    }
    // Branches are chosen before the next beat counts as visited.
    let before = State { visited: tree.moments[moment].state.visited, ..*after };
    let branch = first(&before, &choice.next.branches);
    let to = choice.next.branches[usize::from(branch)].1;
    let over = matches!(tree.seat().beat(to).turn, Turn::End(_));
    assert!(to == after.beat || (after.turns_left == 0 && !over), "the engine went by another branch");
    (after.turns_left > 0 || over).then_some(branch)
}

/// Every beat at which some play is stuck, with the fewest picks that get there: there are turns
/// enough to come to an ending along the branches of the file and to go round once more, some way on
/// comes back to the beat, and none comes to an ending that a branch of the file leads to.
pub fn stuck(tree: &Tree) -> Vec<usize> {
    let seat = tree.seat();
    let mut chosen = BTreeSet::new();
    for next in seat.beats.iter().flat_map(|beat| nexts(&beat.turn)) {
        chosen.extend(next.branches.iter().map(|(_, to)| *to).filter(|to| ends(tree, *to)));
    }
    // Both from the last moment backwards: what follows a moment stands after it.
    let count = tree.moments.len();
    let (mut gets_out, mut comes_by) = (vec![false; count], vec![BTreeSet::new(); count]);
    for (number, moment) in tree.moments.iter().enumerate().rev() {
        gets_out[number] = match moment.end {
            Some(_) => chosen.contains(&moment.state.beat),
            None => moment.next.iter().any(|next| gets_out[*next]),
        };
        for next in &moment.next {
            let mut there: BTreeSet<BeatIx> = comes_by[*next].clone();
            there.insert(tree.moments[*next].state.beat);
            comes_by[number].extend(there);
        }
    }
    let is_stuck = |number: &usize| {
        let moment = &tree.moments[*number];
        moment.end.is_none()
            && !gets_out[*number]
            && comes_by[*number].contains(&moment.state.beat)
            && far(tree, moment.state.beat, &chosen).is_some_and(|far| moment.state.turns_left > far)
    };
    (0..count).filter(is_stuck).collect()
}

fn ends(tree: &Tree, beat: BeatIx) -> bool {
    matches!(tree.seat().beat(beat).turn, Turn::End(_))
}

fn nexts(turn: &Turn) -> Vec<&Next> {
    match turn {
        Turn::Speak(choices) => choices.iter().map(|choice| &choice.next).collect(),
        Turn::Predict(prediction) => vec![&prediction.next],
        Turn::End(_) => Vec::new(),
    }
}

/// How many things must be said from a beat to one of the endings: all beats that can be come to
/// after so many.
fn far(tree: &Tree, beat: BeatIx, chosen: &BTreeSet<BeatIx>) -> Option<u8> {
    let seat = tree.seat();
    let mut here = BTreeSet::from([beat]);
    for said in 0..=seat.beats.len() as u8 {
        // Guesses cost nothing.
        loop {
            let guesses = here.iter().map(|at| &seat.beat(*at).turn);
            let guesses = guesses.filter(|turn| matches!(turn, Turn::Predict(_)));
            let on: BTreeSet<BeatIx> =
                guesses.flat_map(nexts).flat_map(|next| next.branches.iter().map(|(_, to)| *to)).collect();
            if on.is_subset(&here) {
                break;
            }
            here.extend(on);
        }
        if here.iter().any(|at| chosen.contains(at)) {
            return Some(said);
        }
        let spoken = here.iter().map(|at| &seat.beat(*at).turn);
        let spoken: Vec<&Turn> = spoken.filter(|turn| matches!(turn, Turn::Speak(_))).collect();
        let mut there: BTreeSet<BeatIx> = spoken
            .iter()
            .flat_map(|turn| nexts(turn))
            .flat_map(|next| next.branches.iter().map(|b| b.1))
            .collect();
        if !spoken.is_empty() {
            // Whatever is said, somebody may leave, or the meeting be over.
            there.extend([seat.walks_out, seat.time_up]);
        }
        here = there;
    }
    None
}

/// What is unreached, in words that name it: `Says asks 0`.
pub fn in_words(scenario: &Scenario, unreached: &[Unreached]) -> Vec<String> {
    let seat = &scenario.seats[0];
    let id = |beat: BeatIx| &seat.beat(beat).id;
    unreached
        .iter()
        .map(|one| match *one {
            Unreached::Beat(beat) => format!("Beat {}", id(beat)),
            Unreached::Says(beat, variant) => format!("Says {} {variant}", id(beat)),
            Unreached::Thinks(beat, variant) => format!("Thinks {} {variant}", id(beat)),
            Unreached::Option(beat, option) => format!("Option {} {}", id(beat), option.0),
            Unreached::Branch(beat, option, branch) => format!("Branch {} {} {branch}", id(beat), option.0),
            Unreached::AfterGuess(beat, branch) => format!("AfterGuess {} {branch}", id(beat)),
            Unreached::AlwaysOffered(beat, option) => format!("AlwaysOffered {} {}", id(beat), option.0),
            Unreached::Agreement(agreement) => {
                format!("Agreement {}", scenario.agreement(agreement).id)
            }
        })
        .collect()
}
