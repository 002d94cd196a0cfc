//! EXPRESS-12: enough facts.

use crate::conversation::rules::prelude::*;

/// Once the facts are on the table, more of them serve to be right rather than to be clear.
pub const RULE: Rule = Rule {
    id: "EXPRESS-12",
    family: Family::Express,
    moves: &[StateFact],
    name: Words::new("事实够了", "Enough facts"),
    says: Words::new(
        "清晰度到了 60，情况已经摆清楚，再加一条也改变不了什么。该谈怎么办了。",
        "From a clarity of 60 the facts are on the table, and one more changes little. It is time for what to do.",
    ),
    source: "A choice of the model",
    example: Words::new(
        "“补充一下，上个月也晚过两次。”",
        "“For the record, it was late twice last month, too.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[StateFact]) && !moment.hot() && moment.mind().clarity >= moment.p.clear).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_neutral_from_a_clarity_of_sixty() {
        Sketch::of(StateFact).clarity(60).is_judged(&RULE, 0);
        Sketch::of(StateFact).clarity(100).heat(59).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_below_or_in_the_heat_or_of_other_moves() {
        Sketch::of(StateFact).clarity(59).passes(&RULE);
        Sketch::of(StateFact).clarity(80).heat(60).passes(&RULE);
        Sketch::of(StateNeed).clarity(80).passes(&RULE);
    }
}
