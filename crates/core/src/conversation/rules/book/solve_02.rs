//! SOLVE-02: worse than no deal.

use crate::conversation::rules::prelude::*;

/// Nobody settles for less than they have without settling (Fisher & Ury's BATNA), and the less
/// they trust, the more it must be above that.
pub const RULE: Rule = Rule {
    id: "SOLVE-02",
    family: Family::Solve,
    moves: &[Propose, Trade],
    name: Words::new("还不如不谈", "Worse than no deal"),
    says: Words::new(
        "这个条件对对方来说还不如不谈，或者只比不谈好一点点；信任越低，这一点点越不够。先弄清对方丢不起的是什么。",
        "To them this is worse than walking away, or so little better that with this little trust it isn't worth the risk. Find out what they can't afford to lose.",
    ),
    source: "Fisher & Ury (BATNA)",
    example: Words::new(
        "“今晚全部装完，罚款的事我去说。” → “那我还不如不接。”",
        "“You load the lot tonight, and I'll have a word about the penalty.” → “Then I'd rather not do it at all.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    moment.offered().filter(|offer| !moment.worth_enough(*offer)).map(|_| -2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_badly_below_walking_away() {
        Sketch::offering(Propose, BAD).understood(Y).trust(100).clarity(100).is_judged(&RULE, -2);
        Sketch::offering(Trade, BAD).understood(X).understood(Y).is_judged(&RULE, -2);
    }

    #[test]
    fn outranks_what_is_not_understood() {
        Sketch::offering(Propose, BAD).is_judged(&RULE, -2);
    }

    #[test]
    fn asks_for_a_margin_that_shrinks_with_trust() {
        // Worth 45, walking away 30: a margin of 15 is met, one of 16 is not.
        Sketch::offering(Propose, THIN).trust(22).is_judged(&RULE, -2);
        Sketch::offering(Propose, THIN).trust(23).passes(&RULE);
    }

    #[test]
    fn has_nothing_to_say_of_enough_or_of_other_moves() {
        Sketch::offering(Trade, FAIR).trust(0).passes(&RULE);
        Sketch::offering(Demand, BAD).passes(&RULE);
        Sketch::offering(GiveIn, BAD).passes(&RULE);
    }
}
