//! HEAT-08: questions can wait.

use crate::conversation::rules::prelude::*;

/// Probing is one of Gordon's roadblocks when somebody is upset: it steers, while they want to be
/// heard. An open question steers least, so it passes a little longer.
pub const RULE: Rule = Rule {
    id: "HEAT-08",
    family: Family::Listen,
    moves: &[AskOpen, CheckInterest, AskClosed],
    name: Words::new("火头上别追着问", "Questions can wait"),
    says: Words::new(
        "火气在 60 以上，猜原因、问是不是，听着都像审问。开放的问题还勉强接得住，到了 72 也会碰壁。",
        "From a heat of 60, guesses at their reasons and yes-or-no questions sound like an inquiry. An open question may just pass; from 72 it hits the same wall.",
    ),
    source: "Gordon's roadblocks (probing); MITI 4.2.1",
    example: Words::new(
        "“是不是人手不够？” → “我够不够跟你有什么关系！”",
        "“Is it that you're short of people?” → “What's that to you?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.hot() {
        None
    } else if moment.is(&[AskOpen]) {
        Some(if moment.heat() >= moment.p.boiling { -1 } else { 0 })
    } else {
        moment.is(&[CheckInterest, AskClosed]).then_some(-1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_questions_and_guesses_misfire_from_sixty() {
        Sketch::on(CheckInterest, X).hinted(X).heat(60).is_judged(&RULE, -1);
        Sketch::of(AskClosed).understood(X).heat(60).is_judged(&RULE, -1);
    }

    #[test]
    fn open_ones_only_from_seventy_two() {
        Sketch::on(AskOpen, X).hinted(X).heat(60).is_judged(&RULE, 0);
        Sketch::of(AskOpen).heat(71).is_judged(&RULE, 0);
        Sketch::on(AskOpen, X).hinted(X).heat(72).is_judged(&RULE, -1);
        Sketch::of(AskOpen).heat(89).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_below_or_of_other_moves() {
        Sketch::on(AskOpen, X).heat(59).passes(&RULE);
        Sketch::of(AskClosed).heat(59).passes(&RULE);
        Sketch::on(Reflect, X).heat(80).passes(&RULE);
    }
}
