//! EXPRESS-01: heard before heard from.

use crate::conversation::rules::prelude::*;

/// Perceived listening goes with better relationships (Kluger et al. 2023), and what one says for
/// oneself before it is just another demand. That it must come first is a choice of the model.
pub const RULE: Rule = Rule {
    id: "EXPRESS-01",
    family: Family::Express,
    moves: &[StateNeed, GiveFeedback, ClarifyRoles],
    name: Words::new("先听懂，再开口", "Heard before heard from"),
    says: Words::new(
        "对方的难处还一件都没听懂，这时说需要、提意见、讲分工，听着都是“你得配合我”。先听懂一件。",
        "None of their concerns is understood yet, so needs, feedback and roles all come across as “fit in with me”. Understand one thing first.",
    ),
    source: "Kluger et al. 2023; Gordon's roadblocks",
    example: Words::new(
        "“我周五前要图纸。” → “你知道我手上压着几个项目吗？”",
        "“I need the drawings by Friday.” → “Do you know how many jobs I've got on my desk?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let speaks_up = moment.is(&[StateNeed, GiveFeedback, ClarifyRoles]);
    (speaks_up && moment.understood_count() == 0).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_before_anything_is_understood() {
        Sketch::of(StateNeed).revealed(X).is_judged(&RULE, -1);
        Sketch::of(GiveFeedback).safety(90).is_judged(&RULE, -1);
        Sketch::of(ClarifyRoles).clarity(10).heat(59).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_afterwards_or_of_other_moves() {
        Sketch::of(StateNeed).understood(X).passes(&RULE);
        Sketch::of(StateFact).passes(&RULE);
    }
}
