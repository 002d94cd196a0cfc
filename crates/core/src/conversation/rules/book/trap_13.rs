//! TRAP-13: their motive, as a fact.

use crate::conversation::rules::prelude::*;

/// Interpreting is one of Gordon's roadblocks; and imagined motives are often wrong, while asking
/// finds them out (Eyal et al. 2018). With nothing to go on it is a slight.
pub const RULE: Rule = Rule {
    id: "TRAP-13",
    family: Family::Trap,
    moves: &[GuessAsFact],
    name: Words::new("替对方下结论", "Their motive, as a fact"),
    says: Words::new(
        "就算猜中，“你就是……”也没给对方留话；没有一点影子的时候，更伤人。换成“我猜是……，对吗？”",
        "Even when it is right, “you just want…” leaves them no say; with nothing to go on it hurts more. Make it “My guess is… Is that so?”",
    ),
    source: "Eyal et al. 2018; Gordon's roadblocks (interpreting)",
    example: Words::new(
        "“你就是怕担责任。” → “你知道我担了多少吗？”",
        "“You're just afraid of taking responsibility.” → “Do you know how much of it I carry?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let something_to_go_on = |interest| moment.is_hinted(interest) || moment.is_revealed(interest);
    let grounded = moment.interest().is_some_and(something_to_go_on);
    moment.is(&[GuessAsFact]).then_some(if grounded { -1 } else { -2 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_even_when_there_are_signs() {
        Sketch::on(GuessAsFact, X).hinted(X).is_judged(&RULE, -1);
        Sketch::on(GuessAsFact, X).understood(X).heat(89).is_judged(&RULE, -1);
    }

    #[test]
    fn hurts_without_any() {
        Sketch::on(GuessAsFact, X).is_judged(&RULE, -2);
        Sketch::on(GuessAsFact, X).revealed(Y).heat(0).is_judged(&RULE, -2);
    }

    #[test]
    fn has_nothing_to_say_of_other_moves() {
        Sketch::on(CheckInterest, X).passes(&RULE);
        Sketch::on(Reflect, X).passes(&RULE);
    }
}
