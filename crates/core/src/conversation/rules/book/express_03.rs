//! EXPRESS-03: once is enough.

use crate::conversation::rules::prelude::*;

/// A need said again and again turns back into a position (Fisher & Ury).
pub const RULE: Rule = Rule {
    id: "EXPRESS-03",
    family: Family::Express,
    moves: &[StateNeed],
    name: Words::new("说过一遍就够了", "Once is enough"),
    says: Words::new(
        "需要已经说过了，再说一遍不会更清楚。接下来该谈怎么办。",
        "The need has been said. Saying it again makes it no clearer; what to do about it comes next.",
    ),
    source: "Fisher & Ury",
    example: Words::new(
        "“我还是那句话，周五前要。” → “我记着呢。”",
        "“As I said, by Friday.” → “I wrote it down.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[StateNeed]) && moment.understood_count() > 0 && moment.made_before()).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_neutral_the_second_time() {
        Sketch::of(StateNeed).understood(X).after(StateNeed).is_judged(&RULE, 0);
        Sketch::of(StateNeed).understood(X).after(StateNeed).heat(59).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_the_first_time_or_of_other_moves() {
        Sketch::of(StateNeed).understood(X).passes(&RULE);
        Sketch::of(StateNeed).understood(X).after(InviteIdeas).passes(&RULE);
        Sketch::of(StateFact).understood(X).passes(&RULE);
    }
}
