//! TRAP-06: lecturing.

use crate::conversation::rules::prelude::*;

/// Lecturing and moralising are two of Gordon's roadblocks, and MITI counts persuading against
/// whoever does it.
pub const RULE: Rule = Rule {
    id: "TRAP-06",
    family: Family::Trap,
    moves: &[Lecture],
    name: Words::new("讲大道理", "Lecturing"),
    says: Words::new(
        "对方要的是办法，不是道理。讲流程、讲大局，听着都像“这你都不懂”。",
        "They need a way out, not a lesson. Talk of procedure and the bigger picture sounds like “don't you know that?”",
    ),
    source: "Gordon's roadblocks (lecturing, moralising); MITI 4.2.1 (persuade)",
    example: Words::new(
        "“做供应链，首先要有客户意识。” → “我干了十五年了。”",
        "“In supply chain it all starts with the customer.” → “I've been doing this for fifteen years.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    moment.is(&[Lecture]).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_at_any_time() {
        Sketch::of(Lecture).is_judged(&RULE, -1);
        Sketch::of(Lecture).heat(0).understood(X).is_judged(&RULE, -1);
        Sketch::of(Lecture).heat(89).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_of_other_moves() {
        Sketch::of(AdviseEarly).passes(&RULE);
        Sketch::of(StateFact).passes(&RULE);
    }
}
