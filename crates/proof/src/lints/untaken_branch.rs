//! REACH-04: a branch that no play goes along.

use super::subject::{Finding, Limits, SeatView, Spot};
use super::{Check, Lint};
use crate::unreached::Unreached;
use counterpart_core::diagnostic::Severity;
#[cfg(test)]
use counterpart_core::scenario::{AgreementIx, BeatIx, SeatIx};
use counterpart_core::text::Words;

/// A branch that no play goes along.
pub const LINT: Lint = Lint {
    id: "REACH-04",
    name: Words::new("没人走的岔路", "A branch nobody takes"),
    finds: Words::new(
        "选项后面的一条去路，怎么玩都不会走",
        "A branch after an option that no play goes along",
    ),
    why: Words::new(
        "它的条件在这里不可能成立，或者前面的去路总是先成立。",
        "Its condition can’t hold here, or the branches before it always hold first.",
    ),
    advice: Words::new(
        "改条件、换次序，或者删掉这条去路。",
        "Change the condition or the order, or delete the branch.",
    ),
    fires: Words::new(
        "“谈成了”的去路，而这个方案这时不可能被接受",
        "A branch for an agreement that can’t be accepted at this point",
    ),
    passes: Words::new(
        "火气 60 以上走一边，否则走另一边，两边都有人走",
        "One way from a heat of 60, another below it, and plays go along both",
    ),
    severity: Severity::Warning,
    limits: &[],
    check: Check::Seat(check),
};

fn check(view: &SeatView, _: &Limits) -> Vec<Finding> {
    let at = view.proof.seat;
    view.proof
        .unreached
        .iter()
        .filter_map(|unreached| match unreached {
            Unreached::Branch(beat, option, branch) => Some(Finding::new(
                Spot::Branch(at, *beat, *option, *branch),
                format!("没有一次会走第 {} 条去路", branch + 1),
                format!("No play goes along branch {}", branch + 1),
            )),
            Unreached::AfterGuess(beat, branch) => Some(Finding::new(
                Spot::AfterGuess(at, *beat, *branch),
                format!("没有一次会走第 {} 条去路", branch + 1),
                format!("No play goes along branch {}", branch + 1),
            )),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_just_that() {
        assert_eq!(sample::in_seat(&LINT, |_| ()), []);
        let found = sample::in_seat(&LINT, |proof| {
            proof.unreached = vec![
                Unreached::Beat(BeatIx(1)),
                Unreached::Says(BeatIx(0), 1),
                Unreached::Option(BeatIx(0), 2),
                Unreached::Branch(BeatIx(0), 1, 0),
                Unreached::AlwaysOffered(BeatIx(0), 0),
                Unreached::Agreement(AgreementIx(0)),
            ];
        });
        assert_eq!(
            found.iter().map(|found| found.spot).collect::<Vec<_>>(),
            [Spot::Branch(SeatIx(0), BeatIx(0), 1, 0)]
        );
    }
}
