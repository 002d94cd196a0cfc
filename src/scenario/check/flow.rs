//! The ways through a seat: from the opening to every beat, and from every beat to an ending.
//!
//! This looks at where transitions could lead, not at whether their conditions can be met; what
//! depends on the state is proved by exploring it.

use super::Findings;
use crate::diagnostic::Span;
use crate::scenario::id::{BeatIx, InterestIx};
use crate::scenario::model::{Beat, Next, Seat, Turn};
use crate::scenario::moves::MoveKind;
use crate::text::Text;

/// Reports beats that nothing leads to, beats that no ending follows, and interests that a
/// condition asks for though no option can bring them up. `places` are the beats' ids in the file.
pub fn check(seat: &Seat, places: &[Span], findings: &mut Findings) {
    let reached = reached(seat);
    let ends = reaches_an_ending(seat);
    for ((beat, place), (reached, ends)) in
        seat.beats.iter().zip(places).zip(reached.iter().zip(&ends))
    {
        if !reached {
            findings.error(
                "unreachable-beat",
                *place,
                Text::new(
                    format!("没有任何一步通向节拍“{}”", beat.id),
                    format!("Nothing leads to the beat `{}`", beat.id),
                ),
                Text::new("让某个选项的 next 指向它，或者删掉它。", "Let the `next` of an option point to it, or delete it."),
            );
        } else if !ends {
            findings.error(
                "endless-loop",
                *place,
                Text::new(
                    format!("从节拍“{}”出发走不到任何结局", beat.id),
                    format!("No ending can be reached from the beat `{}`", beat.id),
                ),
                Text::new("给这个圈开一个出口。", "Give this loop a way out."),
            );
        }
    }
    predictions_alone(seat, places, findings);
    unasked(seat, places, findings);
}

/// Where a beat may lead, whatever the state.
pub fn follows(beat: &Beat) -> Vec<BeatIx> {
    let of = |next: &Next| next.branches.iter().map(|(_, to)| *to).collect::<Vec<_>>();
    match &beat.turn {
        Turn::Speak(choices) => choices.iter().flat_map(|choice| of(&choice.next)).collect(),
        Turn::Predict(prediction) => of(&prediction.next),
        Turn::End(_) => Vec::new(),
    }
}

fn reached(seat: &Seat) -> Vec<bool> {
    let mut seen = vec![false; seat.beats.len()];
    let mut open = vec![seat.opens, seat.walks_out, seat.time_up];
    while let Some(beat) = open.pop() {
        if !std::mem::replace(&mut seen[beat.index()], true) {
            open.extend(follows(seat.beat(beat)));
        }
    }
    seen
}

fn reaches_an_ending(seat: &Seat) -> Vec<bool> {
    let mut ends: Vec<bool> =
        seat.beats.iter().map(|beat| matches!(beat.turn, Turn::End(_))).collect();
    loop {
        let before = ends.clone();
        for (index, beat) in seat.beats.iter().enumerate() {
            ends[index] |= follows(beat).iter().any(|next| before[next.index()]);
        }
        if ends == before {
            return ends;
        }
    }
}

/// A ring of nothing but predictions would go on for ever, since they cost no turn.
fn predictions_alone(seat: &Seat, places: &[Span], findings: &mut Findings) {
    for (index, beat) in seat.beats.iter().enumerate() {
        let mut open = match &beat.turn {
            Turn::Predict(_) => follows(beat),
            _ => continue,
        };
        let mut seen = vec![false; seat.beats.len()];
        while let Some(next) = open.pop() {
            if !matches!(seat.beat(next).turn, Turn::Predict(_)) {
                continue;
            }
            if next.index() == index {
                findings.error(
                    "endless-loop",
                    places[index],
                    Text::new(
                        format!("预测“{}”绕了一圈又回到自己", beat.id),
                        format!("The prediction `{}` leads back to itself through predictions alone", beat.id),
                    ),
                    Text::new("预测不占发言次数，中间要有一次发言。", "A prediction costs no turn: let the player speak in between."),
                );
                break;
            }
            if !std::mem::replace(&mut seen[next.index()], true) {
                open.extend(follows(seat.beat(next)));
            }
        }
    }
}

/// Interests that some condition needs, though no option of the seat can bring them up.
fn unasked(seat: &Seat, places: &[Span], findings: &mut Findings) {
    let mut asked = 0u32;
    for beat in &seat.beats {
        if let Turn::Speak(choices) = &beat.turn {
            for choice in choices {
                let opens = matches!(
                    choice.act.kind,
                    MoveKind::AskOpen | MoveKind::Reflect | MoveKind::CheckInterest
                );
                if let Some(interest) = choice.act.interest().filter(|_| opens) {
                    asked |= interest.bit();
                }
            }
        }
    }
    for (beat, place) in seat.beats.iter().zip(places) {
        let mut wanted: Vec<InterestIx> = Vec::new();
        for_each_condition(beat, |condition| super::conditions::needed(condition, &mut wanted));
        wanted.retain(|interest| asked & interest.bit() == 0);
        if !wanted.is_empty() {
            findings.error(
                "impossible-condition",
                *place,
                Text::new(
                    format!("节拍“{}”的条件要求一个诉求，可这个座位上没有一句话能问出它", beat.id),
                    format!("A condition in the beat `{}` needs an interest that no option of this seat can bring up", beat.id),
                ),
                Text::new(
                    "加一个 AskOpen、Reflect 或 CheckInterest 的选项，或者改条件。",
                    "Add an option with AskOpen, Reflect or CheckInterest, or change the condition.",
                ),
            );
        }
    }
}

fn for_each_condition(beat: &Beat, mut f: impl FnMut(&crate::scenario::condition::Condition)) {
    let lines = beat.says.variants.iter().chain(&beat.thinks.variants);
    lines.filter_map(|(when, _)| when.as_ref()).for_each(&mut f);
    let nexts: Vec<&Next> = match &beat.turn {
        Turn::Speak(choices) => {
            choices.iter().filter_map(|choice| choice.when.as_ref()).for_each(&mut f);
            choices.iter().map(|choice| &choice.next).collect()
        }
        Turn::Predict(prediction) => vec![&prediction.next],
        Turn::End(_) => Vec::new(),
    };
    nexts.iter().flat_map(|next| &next.branches).filter_map(|(when, _)| when.as_ref()).for_each(f);
}
