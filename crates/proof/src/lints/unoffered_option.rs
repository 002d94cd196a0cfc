//! REACH-03: an option that is never on offer.

use super::subject::{Finding, Limits, SeatView, Spot};
use super::{Check, Lint};
use crate::unreached::Unreached;
use counterpart_core::diagnostic::Severity;
#[cfg(test)]
use counterpart_core::scenario::{AgreementIx, BeatIx, SeatIx};
use counterpart_core::text::Words;

/// An option that is never on offer.
pub const LINT: Lint = Lint {
    id: "REACH-03",
    name: Words::new("从不出现的选项", "An option never on offer"),
    finds: Words::new(
        "走到这一拍时，选项的条件从来不成立",
        "An option whose condition never holds when the beat is reached",
    ),
    why: Words::new("写了没人选得到。", "Nobody can ever choose it."),
    advice: Words::new(
        "改它的 when，或者让前面的话能满足它。",
        "Change its when, or let what comes before make it true.",
    ),
    fires: Words::new(
        "要先听懂一个这时还没人说过的诉求",
        "It asks for an interest to be understood that nobody can have mentioned yet",
    ),
    passes: Words::new("要先听懂上一拍说的诉求", "It asks for one that came up in the beat before"),
    severity: Severity::Error,
    limits: &[],
    check: Check::Seat(check),
};

fn check(view: &SeatView, _: &Limits) -> Vec<Finding> {
    let at = view.proof.seat;
    view.proof
        .unreached
        .iter()
        .filter_map(|unreached| match unreached {
            Unreached::Option(beat, option) => Some(Finding::new(
                Spot::Option(at, *beat, *option),
                "这个选项从来不会出现",
                "This option is never on offer",
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
            [Spot::Option(SeatIx(0), BeatIx(0), 2)]
        );
    }
}
