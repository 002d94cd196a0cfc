//! FORM-02: a seat with too few endings.

use super::subject::{Finding, Limits, Spot};
use super::{Check, Lint};
use counterpart_core::diagnostic::Severity;
use counterpart_core::scenario::Scenario;
use counterpart_core::scenario::{Seat, SeatIx, Turn};
use counterpart_core::text::Words;

/// A seat with too few endings.
pub const LINT: Lint = Lint {
    id: "FORM-02",
    name: Words::new("结局太少", "Too few endings"),
    finds: Words::new("一个席位的结局不到三个", "A seat has fewer than three endings"),
    why: Words::new(
        "只有输赢两种结局，谈得好不好就看不出来。",
        "With only won or lost, how the talk went doesn’t show.",
    ),
    advice: Words::new(
        "加上结局：谈成、勉强谈成、闹到上级、谈崩、时间到。",
        "Add endings: a good agreement, a thin one, escalation, a walk-out, out of time.",
    ),
    fires: Words::new("只有“谈成”和“谈崩”", "Only an agreement and a walk-out"),
    passes: Words::new("谈成、勉强谈成、谈崩、时间到", "Two kinds of agreement, a walk-out, out of time"),
    severity: Severity::Warning,
    limits: &[("least", 3.0)],
    check: Check::Scenario(check),
};

fn check(scenario: &Scenario, limits: &Limits) -> Vec<Finding> {
    let endings = |seat: &Seat| seat.beats.iter().filter(|beat| matches!(beat.turn, Turn::End(_))).count();
    (0u8..)
        .zip(&scenario.seats)
        .filter(|(_, seat)| (endings(seat) as f64) < limits.get("least"))
        .map(|(index, seat)| {
            let count = endings(seat);
            Finding::new(
                Spot::Seat(SeatIx(index)),
                format!("只有 {count} 个结局"),
                format!("There are only {count} endings"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_a_seat_that_can_only_be_won_or_lost() {
        assert_eq!(sample::in_scenario(&LINT, |_| ()), []);
        let found = sample::in_scenario(&LINT, |scenario| {
            let beats = &mut scenario.seats[0].beats;
            let mut kept = 0;
            beats.retain(|beat| {
                kept += usize::from(matches!(beat.turn, Turn::End(_)));
                kept <= 2 || !matches!(beat.turn, Turn::End(_))
            });
        });
        assert_eq!(found.iter().map(|found| found.spot).collect::<Vec<_>>(), [Spot::Seat(SeatIx(0))]);
    }
}
