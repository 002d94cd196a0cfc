//! REACH-02: a variant of a line that nobody ever hears.

use super::subject::{Finding, Limits, SeatView, Spot};
use super::{Check, Lint};
use crate::unreached::Unreached;
use counterpart_core::diagnostic::Severity;
#[cfg(test)]
use counterpart_core::scenario::{AgreementIx, BeatIx, SeatIx};
use counterpart_core::text::Words;

/// A variant of a line that nobody ever hears.
pub const LINT: Lint = Lint {
    id: "REACH-02",
    name: Words::new("听不到的一句", "A line nobody hears"),
    finds: Words::new(
        "对白或心里话有一个变体，条件从来轮不到",
        "A variant of a line or a thought whose turn never comes",
    ),
    why: Words::new(
        "前面的变体总是先成立，或者它的条件到这里不可能成立。",
        "The variants before it always hold first, or its condition can’t hold here.",
    ),
    advice: Words::new("调换变体的次序，或者改条件。", "Change the order of the variants, or the condition."),
    fires: Words::new(
        "第二个变体要火气 60 以上，而第一个变体 50 以上就成立",
        "The second asks for a heat of 60 and the first for 50",
    ),
    passes: Words::new("先问 60，再问 50", "First 60, then 50"),
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
            Unreached::Says(beat, variant) => Some(Finding::new(
                Spot::Says(at, *beat, *variant),
                "怎么玩都听不到这一句",
                "No play hears this line",
            )),
            Unreached::Thinks(beat, variant) => Some(Finding::new(
                Spot::Thinks(at, *beat, *variant),
                "怎么玩都看不到这句心里话",
                "No play shows this thought",
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
            [Spot::Says(SeatIx(0), BeatIx(0), 1)]
        );
    }
}
