//! REACH-01: a beat that no play comes to.

use super::subject::{Finding, Limits, SeatView, Spot};
use super::{Check, Lint};
use crate::unreached::Unreached;
use counterpart_core::diagnostic::Severity;
#[cfg(test)]
use counterpart_core::scenario::{AgreementIx, BeatIx, SeatIx};
use counterpart_core::text::Words;

/// A beat that no play comes to.
pub const LINT: Lint = Lint {
    id: "REACH-01",
    name: Words::new("走不到的一拍", "A beat nobody comes to"),
    finds: Words::new(
        "有一拍，条件算进去以后，怎么玩都走不到",
        "A beat that no play comes to, conditions considered",
    ),
    why: Words::new(
        "写了没人看得到，前面的条件多半写错了。",
        "What nobody sees was written in vain, and a condition before it is likely wrong.",
    ),
    advice: Words::new(
        "放宽通向它的条件，或者删掉它。",
        "Loosen the conditions that lead to it, or delete it.",
    ),
    fires: Words::new(
        "只有信任到 95 才走到，而信任最高到 80",
        "It takes a trust of 95, and trust never gets above 80",
    ),
    passes: Words::new("信任到 70 就走到", "It takes a trust of 70"),
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
            Unreached::Beat(beat) => Some(Finding::new(
                Spot::Beat(at, *beat),
                "怎么玩都走不到这一拍",
                "No play comes to this beat",
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
            [Spot::Beat(SeatIx(0), BeatIx(1))]
        );
    }
}
