//! FORM-04: too little for a facilitator, or nothing to predict.

use super::subject::{Finding, Limits, Spot};
use super::{Check, Lint};
use counterpart_core::diagnostic::Severity;
use counterpart_core::scenario::Scenario;
use counterpart_core::scenario::{SeatIx, Turn};
use counterpart_core::text::Words;

/// Too little for a facilitator, or nothing to predict.
pub const LINT: Lint = Lint {
    id: "FORM-04",
    name: Words::new("没给主持人留话", "Little for a facilitator"),
    finds: Words::new(
        "停顿不到三处，课后问题不到三个，或者某个席位没有预测",
        "Fewer than three pauses or questions afterwards, or a seat without a prediction",
    ),
    why: Words::new(
        "停下来猜一猜、谈一谈，练的东西才带得走。",
        "Stopping to guess and to talk is what makes practice last.",
    ),
    advice: Words::new(
        "补上 facilitator.pauses、facilitator.after 和一个 predict。",
        "Add to facilitator.pauses and facilitator.after, and a predict beat.",
    ),
    fires: Words::new("只有一处停顿", "One pause"),
    passes: Words::new(
        "三处停顿、三个问题、每个席位一次预测",
        "Three pauses, three questions, a prediction at every seat",
    ),
    severity: Severity::Warning,
    limits: &[("pauses", 3.0), ("questions", 3.0), ("predictions", 1.0)],
    check: Check::Scenario(check),
};

fn check(scenario: &Scenario, limits: &Limits) -> Vec<Finding> {
    let mut findings = Vec::new();
    let notes = &scenario.facilitator;
    for (count, limit, zh, en) in [
        (notes.pauses.len(), "pauses", "处停顿", "pauses"),
        (notes.after.len(), "questions", "个课后问题", "questions afterwards"),
    ] {
        if (count as f64) < limits.get(limit) {
            let (zh, en) = (format!("只有 {count} {zh}"), format!("There are only {count} {en}"));
            findings.push(Finding::new(Spot::Field("facilitator"), zh, en));
        }
    }
    for (index, seat) in (0u8..).zip(&scenario.seats) {
        let predictions = seat.beats.iter().filter(|beat| matches!(beat.turn, Turn::Predict(_))).count();
        if (predictions as f64) < limits.get("predictions") {
            let spot = Spot::Seat(SeatIx(index));
            findings.push(Finding::new(spot, "没有预测", "There is no prediction"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_what_a_facilitator_misses() {
        assert_eq!(sample::in_scenario(&LINT, |_| ()), []);
        let found = sample::in_scenario(&LINT, |scenario| {
            scenario.facilitator.pauses.truncate(2);
            scenario.facilitator.after.clear();
            scenario.seats[1].beats.retain(|beat| !matches!(beat.turn, Turn::Predict(_)));
        });
        assert_eq!(found.len(), 3, "{found:?}");
    }
}
