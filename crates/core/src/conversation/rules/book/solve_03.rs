//! SOLVE-03: right idea, not clear yet.

use crate::conversation::rules::prelude::*;

/// A plan can be weighed only when facts, needs and roles are on the table.
pub const RULE: Rule = Rule {
    id: "SOLVE-03",
    family: Family::Solve,
    moves: &[Propose, Trade],
    name: Words::new("方向对，还没说清", "Right idea, not clear yet"),
    says: Words::new(
        "方案本身可行，但清晰度不到 50：事实、需要、分工还没摆清楚，对方没法点头。",
        "The plan could work, but clarity is below 50: with facts, needs and roles still vague, they can't say yes to it.",
    ),
    source: "A choice of the model",
    example: Words::new(
        "“要不分两批发？” → “哪两批？谁说了算？”",
        "“What about two deliveries?” → “Which two? And who decides?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.offered().is_some() && moment.mind().clarity < moment.p.clear_enough).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_neutral_below_a_clarity_of_fifty() {
        Sketch::offering(Propose, FAIR).understood(X).clarity(49).is_judged(&RULE, 0);
        Sketch::offering(Trade, THIN).clarity(0).heat(59).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_above_or_of_other_moves() {
        Sketch::offering(Propose, FAIR).understood(X).clarity(50).passes(&RULE);
        Sketch::offering(Demand, FAIR).clarity(20).passes(&RULE);
    }
}
