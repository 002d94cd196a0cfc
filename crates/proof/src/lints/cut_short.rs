//! BUDGET-01: more states than were to be explored.

use super::subject::{Finding, Limits, SeatView, Spot, per_cent};
use super::{Check, Lint};
use counterpart_core::diagnostic::Severity;
use counterpart_core::text::Words;

/// More states than were to be explored.
pub const LINT: Lint = Lint {
    id: "BUDGET-01",
    name: Words::new("没有算完", "Not everything was explored"),
    finds: Words::new("状态太多，预算内没有算完", "There are more states than the budget allows"),
    why: Words::new(
        "没算完，就不能说走不到、谈不成；概率也只是一部分。",
        "What wasn’t come upon may still be there, and the probabilities are parts of the whole.",
    ),
    advice: Words::new(
        "减少回合或者选项，或者用 --budget 给多一点。",
        "Use fewer turns or options, or allow more with --budget.",
    ),
    fires: Words::new("预算一百万，状态三百万", "A budget of a million, and three million states"),
    passes: Words::new("预算一千五百万，状态三百万", "A budget of fifteen million, and three million states"),
    severity: Severity::Error,
    limits: &[],
    check: Check::Seat(check),
};

fn check(view: &SeatView, _: &Limits) -> Vec<Finding> {
    if view.proof.size.plays.is_some() {
        return Vec::new();
    }
    let (states, open) = (view.proof.size.states, per_cent(view.proof.size.open));
    vec![Finding::new(
        Spot::Seat(view.proof.seat),
        format!("算了 {states} 个状态就停了，随机玩有 {open} 走到没算的地方"),
        format!("It stopped after {states} states; {open} of random plays go where nothing was explored"),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn says_how_much_is_open() {
        assert_eq!(sample::in_seat(&LINT, |_| ()), []);
        let found = sample::in_seat(&LINT, |proof| {
            proof.size.plays = None;
            proof.size.open = 0.25;
        });
        assert!(found[0].message.en.contains("25%"), "{found:?}");
    }
}
