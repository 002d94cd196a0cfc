//! FORM-01: too few interests on one side, or none that is shared or tradable.

use super::subject::{Finding, Limits, Spot};
use super::{Check, Lint};
use counterpart_core::diagnostic::Severity;
use counterpart_core::scenario::InterestKind;
use counterpart_core::scenario::Scenario;
use counterpart_core::text::Words;

/// Too few interests on one side, or none that is shared or tradable.
pub const LINT: Lint = Lint {
    id: "FORM-01",
    name: Words::new("诉求太少", "Too few interests"),
    finds: Words::new(
        "某一方的诉求不到三个，或者没有共同的，或者没有可交换的",
        "Somebody across a table has fewer than three interests, none that is shared, or none that can be traded",
    ),
    why: Words::new(
        "没有共同点就没有共同的目标，没有可交换的就只能各让一步。",
        "Without something shared there is no common goal, and without something to trade only splitting the difference is left.",
    ),
    advice: Words::new(
        "给这一方补上诉求，标上 kind: Shared 或 kind: Tradable。",
        "Add interests on that side, and mark one as kind: Shared and one as kind: Tradable.",
    ),
    fires: Words::new("李伟只有两个诉求", "Li Wei has two interests"),
    passes: Words::new(
        "李伟有四个，一个共同，一个可交换",
        "Li Wei has four, one of them shared and one tradable",
    ),
    severity: Severity::Warning,
    limits: &[("least", 3.0)],
    check: Check::Scenario(check),
};

fn check(scenario: &Scenario, limits: &Limits) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, seat) in (0u8..).zip(&scenario.seats) {
        for person in &seat.facing {
            let kinds: Vec<InterestKind> =
                scenario.interests_of(*person).map(|interest| scenario.interest(interest).kind).collect();
            let name = &scenario.character(*person).name;
            let spot = Spot::Field("interests");
            if (kinds.len() as f64) < limits.get("least") {
                let count = kinds.len();
                findings.push(Finding::new(
                    spot,
                    format!("{}只有 {count} 个诉求", name.zh),
                    format!("{} has too few interests: {count}", name.en),
                ));
            }
            for (kind, zh, en) in [
                (InterestKind::Shared, "没有和对方共同的诉求", "has no interest that the other side shares"),
                (InterestKind::Tradable, "没有可交换的诉求", "has no interest that can be traded"),
            ] {
                if !kinds.contains(&kind) {
                    let (zh, en) = (format!("{}{zh}", name.zh), format!("{} {en}", name.en));
                    findings.push(Finding::new(spot, zh, en));
                }
            }
        }
        // Both desks face the same people when there are more than two.
        if index > 1 {
            break;
        }
    }
    findings.dedup();
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_a_side_with_too_little_to_talk_about() {
        assert_eq!(sample::in_scenario(&LINT, |_| ()), []);
        let none_shared = sample::in_scenario(&LINT, |scenario| {
            for interest in &mut scenario.interests {
                interest.kind = InterestKind::Own;
            }
        });
        assert_eq!(none_shared.len(), 4, "{none_shared:?}");
    }
}
