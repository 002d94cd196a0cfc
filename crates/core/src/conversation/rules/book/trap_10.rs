//! TRAP-10: not this line.

use crate::conversation::rules::prelude::*;

/// Accommodating looks after the relation and drops the matter (dual-concern model). Where somebody
/// could be hurt or a law be broken, the matter can't be dropped.
pub const RULE: Rule = Rule {
    id: "TRAP-10",
    family: Family::Trap,
    moves: &[GiveIn],
    name: Words::new("这里不能让", "Not this line"),
    says: Words::new(
        "关系到安全或法规，让一步换来的和气，出事那天就没了。说不行，说原因，再想别的路。",
        "Where safety or the law is at stake, the peace bought by giving way lasts until something happens. Say no, say why, and look for another way.",
    ),
    source: "Dual-concern model (accommodating)",
    example: Words::new(
        "“行吧，今晚先摸黑装，就这一回。”",
        "“All right, load in the dark, then. Just this once.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let too_much = moment.at_stake(Stake::Safety) || moment.at_stake(Stake::Law);
    (moment.is(&[GiveIn]) && too_much).then_some(-2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hurts_where_safety_or_the_law_is_at_stake() {
        Sketch::of(GiveIn).stake(Stake::Safety).is_judged(&RULE, -2);
        Sketch::offering(GiveIn, FAIR).stake(Stake::Law).heat(0).is_judged(&RULE, -2);
    }

    #[test]
    fn has_nothing_to_say_otherwise_or_of_other_moves() {
        Sketch::of(GiveIn).passes(&RULE);
        Sketch::of(GiveIn).stake(Stake::Trifle).passes(&RULE);
        Sketch::of(SetBoundary).stake(Stake::Safety).passes(&RULE);
    }
}
