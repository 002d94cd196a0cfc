//! SOLVE-06: name what both want.

use crate::conversation::rules::prelude::*;

/// A goal that both have turns two positions into one problem (Fisher & Ury); high concern for both
/// begins there (dual-concern model). Said twice it is a slogan.
pub const RULE: Rule = Rule {
    id: "SOLVE-06",
    family: Family::Solve,
    moves: &[AlignGoal],
    name: Words::new("说出两边都要的", "Name what both want"),
    says: Words::new(
        "听懂了对方，再说出两边都要的那件事，“你还是我”就变成了“怎么办”。说一次有用，反复说就成了口号。",
        "With something of theirs understood, naming what both of you want turns “you or me” into “how”. Once is enough; repeated, it becomes a slogan.",
    ),
    source: "Fisher & Ury; dual-concern model",
    example: Words::new(
        "“丢了仁康，你加人的预算没了，我的年框也没了。咱俩都得把它保住。”",
        "“If we lose Renkang, you lose your extra hands and I lose the contract. We both need to keep them.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.is(&[AlignGoal]) || moment.understood_count() == 0 {
        return None;
    }
    Some(if moment.made_before() { 0 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_once_something_is_understood() {
        Sketch::of(AlignGoal).understood(X).is_judged(&RULE, 2);
        Sketch::of(AlignGoal).understood(X).heat(59).is_judged(&RULE, 2);
    }

    #[test]
    fn is_neutral_the_second_time() {
        Sketch::of(AlignGoal).understood(X).after(AlignGoal).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_before_or_of_other_moves() {
        Sketch::of(AlignGoal).revealed(X).passes(&RULE);
        Sketch::of(InviteIdeas).understood(X).passes(&RULE);
    }
}
