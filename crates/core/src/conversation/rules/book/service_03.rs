//! SERVICE-03: thanks, once.

use crate::conversation::rules::prelude::*;

/// Affirming does some good whenever it is about something particular (MITI 4.2.1); said again it
/// is a phrase.
pub const RULE: Rule = Rule {
    id: "SERVICE-03",
    family: Family::Service,
    moves: &[Appreciate],
    name: Words::new("谢一次是真，再谢是套话", "Thanks, once"),
    says: Words::new(
        "平心静气的时候，具体谢一件事，能添一点好感；再谢一遍就没有新意思了。",
        "When things are calm, thanks for something particular does a little good. The second time it adds nothing.",
    ),
    source: "MITI 4.2.1 (affirm)",
    example: Words::new(
        "“上周那批样品早到了一天，帮了大忙。”",
        "“Those samples came a day early last week. That saved us.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.is(&[Appreciate]) || moment.hot() || moment.at_stake(Stake::Concession) {
        return None;
    }
    Some(if moment.made_before() { 0 } else { 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helps_the_first_time() {
        Sketch::of(Appreciate).is_judged(&RULE, 1);
        Sketch::of(Appreciate).heat(59).is_judged(&RULE, 1);
    }

    #[test]
    fn is_neutral_the_second_time() {
        Sketch::of(Appreciate).after(Appreciate).is_judged(&RULE, 0);
        Sketch::of(Appreciate).after(Appreciate).heat(59).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_otherwise_or_of_other_moves() {
        Sketch::of(Appreciate).heat(60).passes(&RULE);
        Sketch::of(Appreciate).stake(Stake::Concession).passes(&RULE);
        Sketch::of(Apologise).passes(&RULE);
    }
}
