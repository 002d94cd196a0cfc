//! TRAP-12: question upon question.

use crate::conversation::rules::prelude::*;

/// Probing is one of Gordon's roadblocks; MITI asks for at least one reflection to a question.
pub const RULE: Rule = Rule {
    id: "TRAP-12",
    family: Family::Trap,
    moves: &[Interrogate],
    name: Words::new("连环追问", "Question upon question"),
    says: Words::new(
        "一个接一个地问，对方忙着招架，说出来的只会越来越少。问一个，听完，说说听到了什么。",
        "Question upon question keeps them on the defensive, and they say less each time. Ask one, hear the answer, say what you heard.",
    ),
    source: "Gordon's roadblocks (probing); MITI 4.2.1 (reflections to questions)",
    example: Words::new(
        "“几点知道的？谁值班？为什么不报？” → “你是来审我的？”",
        "“When did you know? Who was on shift? Why wasn't it reported?” → “Is this an inquiry?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    moment.is(&[Interrogate]).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_at_any_time() {
        Sketch::of(Interrogate).is_judged(&RULE, -1);
        Sketch::of(Interrogate).heat(0).understood(X).is_judged(&RULE, -1);
        Sketch::of(Interrogate).heat(89).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_of_other_moves() {
        Sketch::of(AskClosed).passes(&RULE);
        Sketch::of(AskOpen).passes(&RULE);
    }
}
