//! END-01: fewer than three endings that an average learner comes to.

use super::subject::{Finding, Limits, SeatView, Spot, per_cent};
use super::{Check, Lint};
use crate::seat::THETAS;
use counterpart_core::diagnostic::Severity;
use counterpart_core::text::Words;

/// Fewer than three endings that an average learner comes to.
pub const LINT: Lint = Lint {
    id: "END-01",
    name: Words::new("结局太单一", "Endings too much alike"),
    finds: Words::new(
        "普通学员（θ = 0）有 5% 以上机会走到的结局不到三个",
        "Fewer than three endings come up in at least 5% of an average learner’s plays (θ = 0)",
    ),
    why: Words::new(
        "怎么谈都一个结局，选择就没有分量。",
        "Where everything ends alike, choices have no weight.",
    ),
    advice: Words::new(
        "让谈崩、闹到上级、时间到和勉强谈成都有可能。",
        "Make a walk-out, an escalation, running out of time and a thin agreement all possible.",
    ),
    fires: Words::new("96% 都是时间到", "96% run out of time"),
    passes: Words::new(
        "时间到 40%，谈崩 30%，勉强谈成 20%",
        "40% run out of time, 30% walk out, 20% settle thinly",
    ),
    severity: Severity::Error,
    limits: &[("endings", 3.0), ("share", 0.05)],
    check: Check::Seat(check),
};

fn check(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let middle = THETAS.iter().position(|theta| *theta == 0.0).unwrap_or(0);
    let share = limits.get("share");
    let shares: Vec<f64> =
        view.proof.endings.iter().filter_map(|ending| ending.learners.get(middle).copied()).collect();
    let common = shares.iter().filter(|of| **of >= share).count();
    if common as f64 >= limits.get("endings") {
        return Vec::new();
    }
    let share = per_cent(share);
    vec![Finding::new(
        Spot::Seat(view.proof.seat),
        format!("θ = 0 的学员只有 {common} 个结局达到 {share}"),
        format!("Learners at θ = 0 come to only {common} endings in {share} of plays or more"),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_a_seat_that_ends_one_way() {
        assert_eq!(sample::in_seat(&LINT, |_| ()), []);
        let found = sample::in_seat(&LINT, |proof| {
            for ending in &mut proof.endings {
                ending.learners.fill(0.04);
            }
        });
        assert_eq!(found.len(), 1);
    }
}
