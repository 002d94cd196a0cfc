//! LISTEN-11: open at first, then to the point.

use crate::conversation::rules::prelude::*;

/// An open question starts a conversation well. MITI asks for at least as many reflections as
/// questions: the more is known, the less a question about everything tells.
pub const RULE: Rule = Rule {
    id: "LISTEN-11",
    family: Family::Listen,
    moves: &[AskOpen],
    name: Words::new("开头可以泛，后面要准", "Open at first, then to the point"),
    says: Words::new(
        "什么都还没听懂的时候，“怎么回事”是个好开头；听懂一件以后它就不管用了，听懂两件还这么问，就是绕圈子。",
        "While nothing is understood, “what's going on?” is a good start. After one point it adds nothing, and after two it goes round in circles.",
    ),
    source: "MITI 4.2.1 (reflections to questions)",
    example: Words::new("“你那边现在是个什么情况？”", "“How do things look from where you are?”"),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.is(&[AskOpen]) || moment.interest().is_some() {
        return None;
    }
    Some(match moment.understood_count() {
        0 => 1,
        1 => 0,
        _ => -1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_is_understood() {
        Sketch::of(AskOpen).is_judged(&RULE, 1);
        Sketch::of(AskOpen).revealed(X).revealed(Y).heat(59).is_judged(&RULE, 1);
        Sketch::of(AskOpen).understood(X).is_judged(&RULE, 0);
        Sketch::of(AskOpen).understood(X).understood(Y).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_of_questions_to_the_point() {
        Sketch::on(AskOpen, X).passes(&RULE);
        Sketch::of(AskClosed).passes(&RULE);
    }
}
