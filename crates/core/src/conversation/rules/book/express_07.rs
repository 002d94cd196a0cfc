//! EXPRESS-07: take a fair point.

use crate::conversation::rules::prelude::*;

/// The receiving side of feedback: asking for the detail keeps it at the task, where it works
/// (Kluger & DeNisi 1996); explaining oneself moves it to the person.
pub const RULE: Rule = Rule {
    id: "EXPRESS-07",
    family: Family::Express,
    moves: &[ReceiveFeedback],
    name: Words::new("说得对，就收下", "Take a fair point"),
    says: Words::new(
        "对方批评得有道理。收下来，再问一句细节，比什么解释都管用。",
        "The criticism has a point. Taking it in, and asking for the detail, gets further than any explanation.",
    ),
    source: "SBI, from the receiving side; Kluger & DeNisi 1996",
    example: Words::new(
        "“改单没打电话，这点你说得对。你们最晚几点知道还来得及？”",
        "“I should have phoned about the change, you're right. What's the latest you'd need to know?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[ReceiveFeedback]) && moment.at_stake(Stake::Criticism)).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_a_fair_criticism_at_any_heat() {
        Sketch::of(ReceiveFeedback).stake(Stake::Criticism).is_judged(&RULE, 2);
        Sketch::of(ReceiveFeedback).stake(Stake::Criticism).heat(89).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_without_one_or_of_other_moves() {
        Sketch::of(ReceiveFeedback).stake(Stake::Fault).passes(&RULE);
        Sketch::of(Apologise).stake(Stake::Criticism).passes(&RULE);
    }
}
