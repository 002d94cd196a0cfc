//! TRAP-11: yielding to be done with it.

use crate::conversation::rules::prelude::*;

/// Yielding shows concern for them and none for oneself (dual-concern model), and what is settled
/// that way is often worse for both (Thompson & Hrebec 1996).
pub const RULE: Rule = Rule {
    id: "TRAP-11",
    family: Family::Trap,
    moves: &[GiveIn],
    name: Words::new("一让了之", "Yielding to be done with it"),
    says: Words::new(
        "为了快点结束而让，这边的需要没说，那边的难处也没解决，过两天还得再谈一次。",
        "Giving way to be done with it leaves your need unsaid and their problem unsolved. It will be back in two days.",
    ),
    source: "Dual-concern model (accommodating); Thompson & Hrebec 1996",
    example: Words::new("“算了算了，听你们的。”", "“Never mind. Have it your way.”"),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let special = [Stake::Trifle, Stake::Safety, Stake::Law];
    let elsewhere = !special.into_iter().any(|stake| moment.at_stake(stake));
    (moment.is(&[GiveIn]) && elsewhere).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_whatever_it_is_for() {
        Sketch::of(GiveIn).is_judged(&RULE, -1);
        Sketch::offering(GiveIn, FAIR).understood(X).heat(89).is_judged(&RULE, -1);
        Sketch::offering(GiveIn, THIN).stake(Stake::Criticism).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_of_a_trifle_or_of_safety_or_of_other_moves() {
        Sketch::of(GiveIn).stake(Stake::Trifle).passes(&RULE);
        Sketch::of(GiveIn).stake(Stake::Law).passes(&RULE);
        Sketch::offering(Trade, THIN).passes(&RULE);
    }
}
