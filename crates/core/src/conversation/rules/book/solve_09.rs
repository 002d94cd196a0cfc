//! SOLVE-09: ideas before understanding.

use crate::conversation::rules::prelude::*;

/// Interests come before options (Fisher & Ury). Asked for ideas before anything was understood,
/// people hear that the problem is theirs.
pub const RULE: Rule = Rule {
    id: "SOLVE-09",
    family: Family::Solve,
    moves: &[InviteIdeas],
    name: Words::new("没听懂就要主意", "Ideas before understanding"),
    says: Words::new(
        "对方的难处还没听懂，就请对方想办法，等于把难题推了过去。",
        "None of their concerns is understood yet, so asking for their ideas hands the problem over to them.",
    ),
    source: "Fisher & Ury (interests before options)",
    example: Words::new(
        "“那你说怎么办？” → “凭什么让我想？”",
        "“Well, what do you suggest?” → “Why is that my job now?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[InviteIdeas]) && moment.understood_count() == 0).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_before_anything_is_understood() {
        Sketch::of(InviteIdeas).is_judged(&RULE, -1);
        Sketch::of(InviteIdeas).revealed(X).heat(59).is_judged(&RULE, -1);
        Sketch::of(InviteIdeas).after(InviteIdeas).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_afterwards_or_of_other_moves() {
        Sketch::of(InviteIdeas).understood(X).passes(&RULE);
        Sketch::of(AlignGoal).passes(&RULE);
    }
}
