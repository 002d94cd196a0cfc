//! WIN-01: a seat at which even the best play doesn’t win for both.

use super::subject::{Finding, Limits, SeatView, Spot, per_cent};
use super::{Check, Lint};
use counterpart_core::diagnostic::Severity;
use counterpart_core::text::Words;

/// A seat at which even the best play doesn’t win for both.
pub const LINT: Lint = Lint {
    id: "WIN-01",
    name: Words::new("赢不了双赢", "No win-win"),
    finds: Words::new(
        "最好的玩法也不是双赢，或者熟练的学员（θ = 2）很少做到",
        "Even the best play isn’t a win-win, or skilled learners (θ = 2) seldom reach one",
    ),
    why: Words::new(
        "做得再好也没有回报，等于在教人别费劲。",
        "If skill isn’t rewarded, the scenario teaches not to bother.",
    ),
    advice: Words::new(
        "看看最高分的那一局差在哪里：诉求、清晰度还是回合。",
        "See what the best play lacks: interests, clarity or turns.",
    ),
    fires: Words::new("最高分的一局停在各让一半", "The best play ends with splitting the difference"),
    passes: Words::new(
        "θ = 2 的学员有八成谈成双赢",
        "Learners at θ = 2 reach a win-win in four plays of five",
    ),
    severity: Severity::Error,
    limits: &[("skilled", 0.4)],
    check: Check::Seat(check),
};

fn check(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let skilled = view.proof.learners.last().map_or(0.0, |learner| learner.wins);
    let possible = skilled > 0.0;
    if skilled >= limits.get("skilled") {
        return Vec::new();
    }
    let share = per_cent(skilled);
    let (zh, en) = if possible {
        (
            format!("θ = 2 的学员只有 {share} 谈成双赢"),
            format!("Learners at θ = 2 reach a win-win in only {share} of plays"),
        )
    } else {
        ("怎么玩都谈不成双赢".to_owned(), "No play reaches a win-win".to_owned())
    };
    vec![Finding::new(Spot::Seat(view.proof.seat), zh, en)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_a_seat_where_skill_does_not_pay() {
        let winning = |share: f64| {
            sample::in_seat(&LINT, |proof| {
                for learner in &mut proof.learners {
                    learner.wins = share;
                }
            })
        };
        assert_eq!(winning(0.5), []);
        assert_eq!(winning(0.2).len(), 1);
        assert!(winning(0.0)[0].message.en.starts_with("No play"));
    }
}
