//! FORM-03: a scenario that can be played from one desk only.

use super::subject::{Finding, Limits, Spot};
use super::{Check, Lint};
use counterpart_core::diagnostic::Severity;
use counterpart_core::scenario::Scenario;
use counterpart_core::text::Words;

/// A scenario that can be played from one desk only.
pub const LINT: Lint = Lint {
    id: "FORM-03",
    name: Words::new("只有一张桌子", "Only one desk"),
    finds: Words::new("情景只能从一个席位玩", "The scenario has only one seat"),
    why: Words::new(
        "换到对面那张桌子再谈一次，是这里最要紧的一步。",
        "Sitting down at the other desk is what all this is for.",
    ),
    advice: Words::new(
        "再写一个席位：同一件事，从对方那边谈。",
        "Write the other seat: the same conflict from the other side.",
    ),
    fires: Words::new("只有销售的席位", "A seat for Sales alone"),
    passes: Words::new("销售和仓库各有一个席位", "A seat for Sales and one for the warehouse"),
    severity: Severity::Warning,
    limits: &[("least", 2.0)],
    check: Check::Scenario(check),
};

fn check(scenario: &Scenario, limits: &Limits) -> Vec<Finding> {
    let count = scenario.seats.len();
    if count as f64 >= limits.get("least") {
        return Vec::new();
    }
    vec![Finding::new(
        Spot::Field("seats"),
        format!("只有 {count} 个席位"),
        format!("There is only {count} seat"),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_a_scenario_without_the_other_desk() {
        assert_eq!(sample::in_scenario(&LINT, |_| ()), []);
        assert_eq!(sample::in_scenario(&LINT, |scenario| scenario.seats.truncate(1)).len(), 1);
    }
}
