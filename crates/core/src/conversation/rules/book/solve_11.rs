//! SOLVE-11: dates before a deal.

use crate::conversation::rules::prelude::*;

/// Fixing dates for what nobody agreed to is giving orders, the first of Gordon's roadblocks.
pub const RULE: Rule = Rule {
    id: "SOLVE-11",
    family: Family::Solve,
    moves: &[Commit],
    name: Words::new("没谈成就派活", "Dates before a deal"),
    says: Words::new(
        "还没有谈成什么，就定谁几点交什么，听着像在派活。",
        "Nothing is agreed yet, so fixing who does what by when sounds like giving orders.",
    ),
    source: "Gordon's roadblocks (ordering)",
    example: Words::new(
        "“那就这么定了，下班前给我。” → “谁跟你定了？”",
        "“So that's settled, I'll have it by six.” → “Who settled what?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[Commit]) && moment.state.agreed.is_none()).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_while_nothing_is_agreed() {
        Sketch::of(Commit).is_judged(&RULE, -1);
        Sketch::of(Commit).understood(X).heat(59).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_afterwards_or_of_other_moves() {
        Sketch::of(Commit).agreed(FAIR).passes(&RULE);
        Sketch::of(Demand).passes(&RULE);
    }
}
