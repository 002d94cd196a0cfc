//! EXPRESS-10: roles are clear by now.

use crate::conversation::rules::prelude::*;

/// What is clear needs no clearing up. It does no harm, but it takes a turn.
pub const RULE: Rule = Rule {
    id: "EXPRESS-10",
    family: Family::Express,
    moves: &[ClarifyRoles],
    name: Words::new("分工已经清楚", "Roles are clear by now"),
    says: Words::new(
        "谁做什么已经说清楚了，再讲一遍分工，没有新东西。",
        "It is clear by now who does what. Going over it again brings nothing new.",
    ),
    source: "A choice of the model",
    example: Words::new(
        "“我再强调一下，通知归我们，排班归你们。”",
        "“Just to stress it again: we notify, you roster.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let clear = moment.understood_count() > 0 && moment.mind().clarity >= moment.p.roles_clear;
    (moment.is(&[ClarifyRoles]) && clear).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_neutral_from_a_clarity_of_seventy() {
        Sketch::of(ClarifyRoles).understood(X).clarity(70).is_judged(&RULE, 0);
        Sketch::of(ClarifyRoles).understood(X).clarity(100).heat(59).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_below_or_of_other_moves() {
        Sketch::of(ClarifyRoles).understood(X).clarity(69).passes(&RULE);
        Sketch::of(StateFact).clarity(80).passes(&RULE);
    }
}
