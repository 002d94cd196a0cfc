//! REACH-05: a condition of an option that always holds.

use super::subject::{Finding, Limits, SeatView, Spot};
use super::{Check, Lint};
use crate::unreached::Unreached;
use counterpart_core::diagnostic::Severity;
#[cfg(test)]
use counterpart_core::scenario::{AgreementIx, BeatIx, SeatIx};
use counterpart_core::text::Words;

/// A condition of an option that always holds.
pub const LINT: Lint = Lint {
    id: "REACH-05",
    name: Words::new("白写的条件", "A condition that always holds"),
    finds: Words::new(
        "选项的 when 在走到这一拍时总是成立",
        "An option’s when holds whenever the beat is reached",
    ),
    why: Words::new(
        "读文件的人会以为它有时不出现。",
        "Whoever reads the file believes that the option is sometimes missing.",
    ),
    advice: Words::new("删掉 when，或者改成想要的条件。", "Delete the when, or change it to what was meant."),
    fires: Words::new("when: Heat(max: 100)", "when: Heat(max: 100)"),
    passes: Words::new(
        "when: Heat(max: 50)，有时成立有时不成立",
        "when: Heat(max: 50), which holds in some plays and not in others",
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
            Unreached::AlwaysOffered(beat, option) => Some(Finding::new(
                Spot::Option(at, *beat, *option),
                "这个选项的条件总是成立",
                "The condition of this option always holds",
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
            [Spot::Option(SeatIx(0), BeatIx(0), 0)]
        );
    }
}
