//! LISTEN-13: nothing to collect yet.

use crate::conversation::rules::prelude::*;

/// A summary of what was never said is one's own view of it, and one's own view is a poor guide to
/// theirs (Eyal et al. 2018).
pub const RULE: Rule = Rule {
    id: "LISTEN-13",
    family: Family::Listen,
    moves: &[Summarise],
    name: Words::new("还没东西可收", "Nothing to collect yet"),
    says: Words::new(
        "对方还没说出什么要紧的，这时做小结，收的只能是自己的看法。",
        "They haven't said what matters yet, so a summary now can only collect your own view.",
    ),
    source: "OARS (summarise); Eyal et al. 2018",
    example: Words::new(
        "“总结一下，就是你们排不开。” → “你总结得可真快。”",
        "“To sum up, you can't fit it in.” → “Well, that was quick.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[Summarise]) && moment.revealed_count() == 0).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_before_anything_is_said() {
        Sketch::of(Summarise).is_judged(&RULE, -1);
        Sketch::of(Summarise).hinted(X).heat(80).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_afterwards_or_of_other_moves() {
        Sketch::of(Summarise).revealed(X).passes(&RULE);
        Sketch::of(Reflect).passes(&RULE);
    }
}
