//! EXPRESS-06: ask about your own part.

use crate::conversation::rules::prelude::*;

/// Quality between departments is a gap between expectation and perception, and it shows only when
/// it is asked for in both directions (Frost & Kumar 2000).
pub const RULE: Rule = Rule {
    id: "EXPRESS-06",
    family: Family::Express,
    moves: &[InviteFeedback],
    name: Words::new("问问自己这边", "Ask about your own part"),
    says: Words::new(
        "问一次“我们这边哪里让你们难做”，对方就敢多说一点。火头上问，或者问了又问，就没有这个效果。",
        "Asking once what your own side makes difficult gives them room to speak. Asked in the heat, or a second time, it adds nothing.",
    ),
    source: "Frost & Kumar 2000",
    example: Words::new(
        "“我们销售这边，哪一步最让你们仓库难做？”",
        "“What do we in Sales do that makes your job hardest?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.is(&[InviteFeedback]) {
        return None;
    }
    Some(if moment.hot() || moment.made_before() { 0 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_the_first_time() {
        Sketch::of(InviteFeedback).is_judged(&RULE, 2);
        Sketch::of(InviteFeedback).heat(59).is_judged(&RULE, 2);
    }

    #[test]
    fn is_neutral_in_the_heat_and_the_second_time() {
        Sketch::of(InviteFeedback).heat(60).is_judged(&RULE, 0);
        Sketch::of(InviteFeedback).after(InviteFeedback).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_of_other_moves() {
        Sketch::of(GiveFeedback).passes(&RULE);
        Sketch::of(AskOpen).passes(&RULE);
    }
}
