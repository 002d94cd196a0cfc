//! SERVICE-01: thank them for the step.

use crate::conversation::rules::prelude::*;

/// Affirming something particular is one of MITI's relational skills, and how they were treated is
/// part of what people take away from a negotiation (Curhan et al. 2006). A step that is seen is
/// taken again.
pub const RULE: Rule = Rule {
    id: "SERVICE-01",
    family: Family::Service,
    moves: &[Appreciate],
    name: Words::new("对方让了一步，要看见", "Thank them for the step"),
    says: Words::new(
        "对方刚让了一步。说清谢的是哪一步，下一步才好走。",
        "They have just given something. Thanking them for exactly that makes the next step easier.",
    ),
    source: "MITI 4.2.1 (affirm); Curhan et al. 2006 (subjective value)",
    example: Words::new(
        "“你把周末的班挪给我们，这个情我记着，谢谢。”",
        "“You moved a weekend shift for us. I won't forget that. Thank you.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[Appreciate]) && moment.at_stake(Stake::Concession)).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_a_concession_at_any_heat_and_each_time() {
        Sketch::of(Appreciate).stake(Stake::Concession).is_judged(&RULE, 2);
        Sketch::of(Appreciate).stake(Stake::Concession).heat(60).is_judged(&RULE, 2);
        Sketch::of(Appreciate).stake(Stake::Concession).after(Appreciate).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_without_one_or_of_other_moves() {
        Sketch::of(Appreciate).stake(Stake::Criticism).passes(&RULE);
        Sketch::of(Acknowledge).stake(Stake::Concession).passes(&RULE);
    }
}
