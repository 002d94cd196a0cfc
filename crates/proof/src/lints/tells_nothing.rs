//! LEARN-01: a seat that doesn’t tell good players from poor ones.

use super::subject::{Finding, Limits, SeatView, Spot};
use super::{Check, Lint};
#[cfg(test)]
use crate::seat::DPrime;
use counterpart_core::diagnostic::Severity;
use counterpart_core::scoring::rounded;
use counterpart_core::text::Words;

/// A seat that doesn’t tell good players from poor ones.
pub const LINT: Lint = Lint {
    id: "LEARN-01",
    name: Words::new("分不出高下", "Tells nothing about skill"),
    finds: Words::new(
        "θ = +1 和 θ = −1 的学员，结果相差不到一个标准差",
        "Learners at θ = +1 and θ = −1 come out less than one standard deviation apart",
    ),
    why: Words::new("练得好不好，结果都差不多。", "Good and poor play come to much the same."),
    advice: Words::new(
        "让好选择更有后果，让坏选择更有代价。",
        "Let good choices lead further and poor ones cost more.",
    ),
    fires: Words::new("d′ = 0.4", "d′ = 0.4"),
    passes: Words::new("d′ = 2.1", "d′ = 2.1"),
    severity: Severity::Error,
    limits: &[("least", 1.0)],
    check: Check::Seat(check),
};

fn check(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let apart = view.proof.d_prime.outcome.min(view.proof.d_prime.points);
    if apart >= limits.get("least") {
        return Vec::new();
    }
    let apart = rounded(apart, 2);
    vec![Finding::new(Spot::Seat(view.proof.seat), format!("d′ 只有 {apart}"), format!("d′ is only {apart}"))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_a_seat_where_it_makes_no_difference() {
        let apart = |outcome: f64, points: f64| {
            sample::in_seat(&LINT, |proof| proof.d_prime = DPrime { outcome, points })
        };
        assert_eq!(apart(1.2, 3.0), []);
        assert_eq!(apart(0.9, 3.0).len(), 1);
        assert_eq!(apart(1.2, 0.3).len(), 1);
    }
}
