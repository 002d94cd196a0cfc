//! REACH-06: an agreement that no play at this seat settles on.

use super::subject::{Finding, Limits, SeatView, Spot};
use super::{Check, Lint};
use crate::unreached::Unreached;
use counterpart_core::diagnostic::Severity;
#[cfg(test)]
use counterpart_core::scenario::{AgreementIx, BeatIx};
use counterpart_core::text::Words;

/// An agreement that no play at this seat settles on.
pub const LINT: Lint = Lint {
    id: "REACH-06",
    name: Words::new("谈不成的方案", "An agreement nobody reaches"),
    finds: Words::new(
        "从这个席位怎么谈，对方都不会接受某个方案",
        "No play at this seat gets the other side to accept an agreement",
    ),
    why: Words::new(
        "结果图上有它，却谁也到不了。",
        "It stands in the picture of results, and nobody can get there.",
    ),
    advice: Words::new(
        "看看它依据的诉求能不能都听懂，价值够不够，有没有地方提。",
        "See whether all interests it rests on can be understood, whether it is worth enough, and where it can be put.",
    ),
    fires: Words::new(
        "方案要听懂四个诉求，而回合只够听懂三个",
        "It rests on four interests, and there are turns for three",
    ),
    passes: Words::new("方案要听懂三个，八句话能做到", "It rests on three, which takes eight sentences"),
    severity: Severity::Error,
    limits: &[],
    check: Check::Seat(check),
};

fn check(view: &SeatView, _: &Limits) -> Vec<Finding> {
    view.proof
        .unreached
        .iter()
        .filter_map(|unreached| match unreached {
            Unreached::Agreement(agreement) => Some(Finding::new(
                Spot::Agreement(*agreement),
                format!("从席位 {} 怎么玩都谈不成它", view.seat.id),
                format!("No play at the seat {} settles on it", view.seat.id),
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
            [Spot::Agreement(AgreementIx(0))]
        );
    }
}
