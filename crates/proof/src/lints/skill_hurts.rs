//! LEARN-02: an expected score that falls as skill rises.

use super::subject::{Finding, Limits, SeatView, Spot};
use super::{Check, Lint};
use counterpart_core::diagnostic::Severity;
use counterpart_core::scoring::rounded;
use counterpart_core::text::Words;

/// An expected score that falls as skill rises.
pub const LINT: Lint = Lint {
    id: "LEARN-02",
    name: Words::new("越会谈分越低", "Skill that hurts"),
    finds: Words::new(
        "学员的能力高一档，平均结果反而低了",
        "A learner of more skill comes out lower on average",
    ),
    why: Words::new(
        "规则认为好的话，在这里没有好结果。",
        "What the rules call fitting doesn’t lead to good results here.",
    ),
    advice: Words::new(
        "看看高分选项通向哪里，是不是绕了远路。",
        "See where the fitting options lead; perhaps the long way round.",
    ),
    fires: Words::new("θ = 1 平均 50 分，θ = 1.5 平均 46 分", "A mean of 50 at θ = 1 and of 46 at θ = 1.5"),
    passes: Words::new("分数一路上升", "The mean rises all the way"),
    severity: Severity::Error,
    limits: &[],
    check: Check::Seat(check),
};

fn check(view: &SeatView, _: &Limits) -> Vec<Finding> {
    let pairs = view.proof.learners.iter().zip(view.proof.learners.iter().skip(1));
    pairs
        .filter(|(less, more)| more.mean <= less.mean)
        .map(|(less, more)| {
            let (low, high) = (rounded(less.mean, 1), rounded(more.mean, 1));
            Finding::new(
                Spot::Seat(view.proof.seat),
                format!("θ = {} 平均 {low} 分，θ = {} 平均 {high} 分", less.theta, more.theta),
                format!("A mean of {low} at θ = {}, but of {high} at θ = {}", less.theta, more.theta),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_the_step_that_goes_down() {
        let rising = |step: f64| {
            sample::in_seat(&LINT, |proof| {
                let mut mean = 10.0;
                for learner in &mut proof.learners {
                    mean += step;
                    learner.mean = mean;
                }
            })
        };
        assert_eq!(rising(1.0), []);
        assert_eq!(rising(-1.0).len(), 8);
    }
}
