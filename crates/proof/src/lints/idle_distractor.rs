//! LEARN-03: an option that hardly anybody of little skill picks.

use super::subject::{Finding, Limits, SeatView, Spot, per_cent};
use super::{Check, Lint};
use crate::seat::THETAS;
use counterpart_core::diagnostic::Severity;
#[cfg(test)]
use counterpart_core::scenario::{BeatIx, SeatIx};
use counterpart_core::text::Words;

/// An option that hardly anybody of little skill picks.
pub const LINT: Lint = Lint {
    id: "LEARN-03",
    name: Words::new("没人上当的选项", "An option nobody falls for"),
    finds: Words::new(
        "θ ≤ 0 的学员看到它，选它的不到 5%",
        "Of learners at θ ≤ 0 who are shown it, fewer than 5% pick it",
    ),
    why: Words::new("没人会选的话，只是占地方。", "What nobody would say only takes up room."),
    advice: Words::new(
        "换成一个懂行的人在坏日子里会说的话。",
        "Replace it by something a sensible person would say on a bad day.",
    ),
    fires: Words::new("选它的只有 2%", "2% pick it"),
    passes: Words::new("选它的有 20%", "20% pick it"),
    severity: Severity::Warning,
    limits: &[("share", 0.05)],
    check: Check::Seat(check),
};

fn check(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let low: Vec<usize> = (0..THETAS.len()).filter(|place| THETAS[*place] <= 0.0).collect();
    let mut findings = Vec::new();
    for beat in &view.proof.beats {
        for (option, proof) in (0u8..).zip(&beat.options) {
            let taken =
                low.iter().filter_map(|place| proof.taken.get(*place)).sum::<f64>() / low.len() as f64;
            // The best option is no distractor.
            if proof.offered > 0.0 && proof.best < 0.5 && taken < limits.get("share") {
                let share = per_cent(taken);
                findings.push(Finding::new(
                    Spot::Option(view.proof.seat, beat.beat, option),
                    format!("θ ≤ 0 的学员只有 {share} 选它"),
                    format!("Only {share} of learners at θ ≤ 0 pick it"),
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_what_only_takes_up_room() {
        assert_eq!(sample::in_seat(&LINT, |_| ()), []);
        let found = sample::in_seat(&LINT, |proof| {
            let option = &mut proof.beats[0].options[2];
            option.best = 0.0;
            option.taken.fill(0.02);
        });
        assert_eq!(
            found.iter().map(|found| found.spot).collect::<Vec<_>>(),
            [Spot::Option(SeatIx(0), BeatIx(0), 2)]
        );
    }
}
