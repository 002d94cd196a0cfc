//! TRAP-01: whose fault it is.

use crate::conversation::rules::prelude::*;

/// Contention is answered with contention, and the spiral ends one-sided (Brett et al. 1998).
/// Blaming is one of Gordon's roadblocks.
pub const RULE: Rule = Rule {
    id: "TRAP-01",
    family: Family::Trap,
    moves: &[Blame],
    name: Words::new("追究是谁的错", "Whose fault it is"),
    says: Words::new(
        "“还不是你们……”一出口，对方只剩还嘴这一条路。说发生了什么、带来什么就够了。",
        "“It's your fault” leaves them nothing but to hit back. What happened, and what followed from it, is enough.",
    ),
    source: "Gordon's roadblocks (blaming); Brett et al. 1998",
    example: Words::new(
        "“还不是你们拖的？” → “单子谁改的，你心里没数？”",
        "“It's late because you sat on it.” → “And who changed the order?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    moment.is(&[Blame]).then_some(-2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hurts_at_any_time() {
        Sketch::of(Blame).is_judged(&RULE, -2);
        Sketch::of(Blame).heat(0).trust(100).stake(Stake::Trifle).is_judged(&RULE, -2);
        Sketch::of(Blame).heat(89).is_judged(&RULE, -2);
    }

    #[test]
    fn has_nothing_to_say_of_other_moves() {
        Sketch::of(GiveFeedback).passes(&RULE);
        Sketch::of(Threaten).passes(&RULE);
    }
}
