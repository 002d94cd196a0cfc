//! SERVICE-09: not every line is a red line.

use crate::conversation::rules::prelude::*;

/// Firmness answers firmness (Brett et al. 1998). What is spent on a trifle, or in the heat, is
/// missing where it counts.
pub const RULE: Rule = Rule {
    id: "SERVICE-09",
    family: Family::Service,
    moves: &[SetBoundary],
    name: Words::new("底线不能到处划", "Not every line is a red line"),
    says: Words::new(
        "为小事划底线，或者在火头上划，只会让对方也硬起来。别的时候划一条，不好不坏。",
        "A line drawn over a trifle, or in the heat, makes the other side dig in. Elsewhere it does neither good nor harm.",
    ),
    source: "Dual-concern model (competing); Brett et al. 1998",
    example: Words::new(
        "“表格必须用我们的模板，这是原则。” → “一张表，也要讲原则？”",
        "“It has to be on our template. That's a matter of principle.” → “Principle? It's a form.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.is(&[SetBoundary]) || moment.at_stake(Stake::Safety) || moment.at_stake(Stake::Law) {
        return None;
    }
    Some(if moment.at_stake(Stake::Trifle) || moment.hot() { -1 } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_over_a_trifle_and_in_the_heat() {
        Sketch::of(SetBoundary).stake(Stake::Trifle).is_judged(&RULE, -1);
        Sketch::of(SetBoundary).heat(60).is_judged(&RULE, -1);
    }

    #[test]
    fn is_neutral_otherwise() {
        Sketch::of(SetBoundary).heat(59).is_judged(&RULE, 0);
        Sketch::of(SetBoundary).stake(Stake::Criticism).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_of_safety_or_the_law_or_of_other_moves() {
        Sketch::of(SetBoundary).stake(Stake::Safety).heat(80).passes(&RULE);
        Sketch::of(SetBoundary).stake(Stake::Law).passes(&RULE);
        Sketch::of(StateNeed).heat(80).passes(&RULE);
    }
}
