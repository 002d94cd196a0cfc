//! SOLVE-08: ask for their idea.

use crate::conversation::rules::prelude::*;

/// MITI credits seeking collaboration. Who has thought of a part of the plan need not be won over
/// to it.
pub const RULE: Rule = Rule {
    id: "SOLVE-08",
    family: Family::Solve,
    moves: &[InviteIdeas],
    name: Words::new("请对方出主意", "Ask for their idea"),
    says: Words::new(
        "难处听懂了，问一句“换你来排，怎么办好”，方案里就有了对方的一份。问过就接着谈，不必再问。",
        "Their difficulty is understood; asking how they would do it makes the plan partly theirs. After that, work with the answer instead of asking again.",
    ),
    source: "MITI 4.2.1 (seeking collaboration)",
    example: Words::new(
        "“这个月台你最熟。要是你来排，今天怎么发？”",
        "“You know that dock best. If it were up to you, how would it go out today?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.is(&[InviteIdeas]) || moment.understood_count() == 0 {
        return None;
    }
    Some(if moment.made_before() { 0 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_once_something_is_understood() {
        Sketch::of(InviteIdeas).understood(X).is_judged(&RULE, 2);
        Sketch::of(InviteIdeas).understood(X).heat(59).is_judged(&RULE, 2);
    }

    #[test]
    fn is_neutral_the_second_time() {
        Sketch::of(InviteIdeas).understood(X).after(InviteIdeas).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_before_or_of_other_moves() {
        Sketch::of(InviteIdeas).revealed(X).passes(&RULE);
        Sketch::of(InviteFeedback).understood(X).passes(&RULE);
    }
}
