//! SOLVE-07: “we all want the same”.

use crate::conversation::rules::prelude::*;

/// A common goal named before anything was understood moralises (one of Gordon's roadblocks): it
/// asks the other side to give way for it.
pub const RULE: Rule = Rule {
    id: "SOLVE-07",
    family: Family::Solve,
    moves: &[AlignGoal],
    name: Words::new("空谈大局", "“We all want the same”"),
    says: Words::new(
        "对方的难处一件都没听懂，就说“目标是一致的”，听着像要对方先让。",
        "None of their concerns is understood, so “we all want the same thing” sounds like “you first”.",
    ),
    source: "Gordon's roadblocks (moralising); Fisher & Ury",
    example: Words::new(
        "“大家都是为了公司好嘛。” → “那怎么每次加班的都是我们？”",
        "“We all want what's best for the company.” → “Then why is it always us on overtime?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[AlignGoal]) && moment.understood_count() == 0).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_before_anything_is_understood() {
        Sketch::of(AlignGoal).is_judged(&RULE, -1);
        Sketch::of(AlignGoal).revealed(X).heat(59).is_judged(&RULE, -1);
        Sketch::of(AlignGoal).after(AlignGoal).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_afterwards_or_of_other_moves() {
        Sketch::of(AlignGoal).understood(X).passes(&RULE);
        Sketch::of(InviteIdeas).passes(&RULE);
    }
}
