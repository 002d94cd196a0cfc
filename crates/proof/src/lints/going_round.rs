//! LOOP-01: a play that goes round and can’t get out.

use super::subject::{Finding, Limits, SeatView, Spot};
use super::{Check, Lint};
#[cfg(test)]
use crate::reach::Stuck;
#[cfg(test)]
use counterpart_core::conversation::Pick;
use counterpart_core::diagnostic::Severity;
#[cfg(test)]
use counterpart_core::scenario::{BeatIx, SeatIx};
use counterpart_core::text::Words;

/// A play that goes round and can’t get out.
pub const LINT: Lint = Lint {
    id: "LOOP-01",
    name: Words::new("绕不出去", "Going round"),
    finds: Words::new(
        "有的玩法会绕回同一拍，怎么选都出不去，只能等时间到",
        "Some play comes back to the same beat and can’t get out of it, whatever is said, until time runs out",
    ),
    why: Words::new(
        "时间到是结局之一，不该是唯一的出路。",
        "Running out of time is an ending; it shouldn’t be the only way out.",
    ),
    advice: Words::new("给这一圈加一条不靠条件的出路。", "Give the ring a way out that needs no condition."),
    fires: Words::new(
        "两拍互相跳，只有火气低于 30 才离得开，而火气在这里降不下来",
        "Two beats lead to each other unless heat is below 30, and nothing there lowers it",
    ),
    passes: Words::new("第三次绕回来时有一条直接结束的去路", "There is a branch that ends it"),
    severity: Severity::Error,
    limits: &[],
    check: Check::Seat(check),
};

fn check(view: &SeatView, _: &Limits) -> Vec<Finding> {
    let stuck = view.proof.stuck.iter();
    stuck
        .map(|stuck| {
            let choices = crate::choices_list(&stuck.picks);
            Finding::new(
                Spot::Beat(view.proof.seat, stuck.beat),
                format!("会绕回这一拍，再也出不去：--choices {choices}"),
                format!("Plays come back to this beat and never get out: --choices {choices}"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn names_the_beat_and_the_play() {
        assert_eq!(sample::in_seat(&LINT, |_| ()), []);
        let found = sample::in_seat(&LINT, |proof| {
            proof.stuck = Some(Stuck { beat: BeatIx(1), picks: vec![Pick::option(0), Pick::option(2)] });
        });
        assert_eq!(found[0].spot, Spot::Beat(SeatIx(0), BeatIx(1)));
        assert!(found[0].message.en.ends_with("1,3"), "{found:?}");
    }
}
