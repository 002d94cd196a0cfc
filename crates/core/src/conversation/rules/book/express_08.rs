//! EXPRESS-08: nothing to take in.

use crate::conversation::rules::prelude::*;

/// Where nothing is criticised, there is nothing to receive; it costs nothing, either.
pub const RULE: Rule = Rule {
    id: "EXPRESS-08",
    family: Family::Express,
    moves: &[ReceiveFeedback],
    name: Words::new("没人批评，无从收下", "Nothing to take in"),
    says: Words::new(
        "对方这会儿没有批评什么，“您说得对，我改”就落了空。不碍事，也没用。",
        "Nothing is being criticised just now, so “you're right, I'll change that” has nothing to land on. It neither helps nor hurts.",
    ),
    source: "A choice of the model",
    example: Words::new(
        "“您批评得对，我们一定改。” → “我没批评你啊。”",
        "“Fair criticism, we'll do better.” → “I wasn't criticising you.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[ReceiveFeedback]) && !moment.at_stake(Stake::Criticism)).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_neutral_without_a_criticism() {
        Sketch::of(ReceiveFeedback).is_judged(&RULE, 0);
        Sketch::of(ReceiveFeedback).stake(Stake::Concession).heat(80).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_of_a_criticism_or_of_other_moves() {
        Sketch::of(ReceiveFeedback).stake(Stake::Criticism).passes(&RULE);
        Sketch::of(InviteFeedback).passes(&RULE);
    }
}
