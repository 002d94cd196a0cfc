//! SERVICE-08: a line that holds.

use crate::conversation::rules::prelude::*;

/// Every way of handling a conflict is right somewhere (dual-concern model): a firm no is, where
/// somebody could be hurt or a law be broken.
pub const RULE: Rule = Rule {
    id: "SERVICE-08",
    family: Family::Service,
    moves: &[SetBoundary],
    name: Words::new("这条线不能让", "A line that holds"),
    says: Words::new(
        "关系到安全或法规，把“不行”和原因都说清楚，对两边都是负责。语气可以软，线不能软。",
        "Where safety or the law is at stake, a clear no with its reason serves both sides. The tone may give; the line doesn't.",
    ),
    source: "Dual-concern model (competing has its place)",
    example: Words::new(
        "“灯没修好，夜里我不让人装车，出了事谁都担不起。白天你要几个人我给几个人。”",
        "“Nobody loads at night until those lights work; neither of us could answer for it. In daylight you can have all the people you need.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let holds = moment.at_stake(Stake::Safety) || moment.at_stake(Stake::Law);
    (moment.is(&[SetBoundary]) && holds).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_safety_and_the_law_at_any_heat() {
        Sketch::of(SetBoundary).stake(Stake::Safety).is_judged(&RULE, 2);
        Sketch::of(SetBoundary).stake(Stake::Law).heat(89).is_judged(&RULE, 2);
        Sketch::of(SetBoundary).stake(Stake::Trifle).stake(Stake::Safety).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_without_them_or_of_other_moves() {
        Sketch::of(SetBoundary).passes(&RULE);
        Sketch::of(SetBoundary).stake(Stake::Trifle).passes(&RULE);
        Sketch::of(Demand).stake(Stake::Safety).passes(&RULE);
    }
}
