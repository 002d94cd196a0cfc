//! EXPRESS-11: put the fact on the table.

use crate::conversation::rules::prelude::*;

/// Nonviolent communication begins with what could be seen or counted, without a verdict on it:
/// both sides can agree to that.
pub const RULE: Rule = Rule {
    id: "EXPRESS-11",
    family: Family::Express,
    moves: &[StateFact],
    name: Words::new("把事实摆到桌上", "Put the fact on the table"),
    says: Words::new(
        "清晰度不到 60，情况还模糊。一个具体的数字或时间，能让两边说的是同一件事。",
        "With clarity below 60, things are still vague. A figure or a time gets both sides talking about the same thing.",
    ),
    source: "Nonviolent communication (observation without evaluation)",
    example: Words::new(
        "“病区周一开六十张床，另外一百八十台下周才用得上。”",
        "“The ward opens with sixty beds on Monday; the other hundred and eighty aren't needed until next week.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[StateFact]) && !moment.hot() && moment.mind().clarity < moment.p.clear).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helps_below_a_clarity_of_sixty() {
        Sketch::of(StateFact).clarity(59).is_judged(&RULE, 1);
        Sketch::of(StateFact).clarity(0).heat(59).is_judged(&RULE, 1);
    }

    #[test]
    fn has_nothing_to_say_above_or_in_the_heat_or_of_other_moves() {
        Sketch::of(StateFact).clarity(60).passes(&RULE);
        Sketch::of(StateFact).clarity(20).heat(60).passes(&RULE);
        Sketch::of(ClarifyRoles).clarity(20).passes(&RULE);
    }
}
