//! LISTEN-03: catching the half-sentence.

use crate::conversation::rules::prelude::*;

/// To pick up what only half showed adds meaning to the words (MITI's complex reflection). It is
/// worth less than saying back what was said, as it may be off the mark.
pub const RULE: Rule = Rule {
    id: "LISTEN-03",
    family: Family::Listen,
    moves: &[Reflect],
    name: Words::new("接住半句话", "Catching the half-sentence"),
    says: Words::new(
        "话里只露了个头，你接住了。对方觉得够安全，就会往下说。",
        "Only a corner of it showed, and you picked it up. If it feels safe enough, they'll say the rest.",
    ),
    source: "MITI 4.2.1 (complex reflection)",
    example: Words::new(
        "“夜班就剩那几个人，是吧……” → “两个。编制是四个。”",
        "“Just those few left on nights, then…” → “Two. It should be four.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let interest = moment.interest_of(Reflect)?;
    (moment.is_hinted(interest) && !moment.is_revealed(interest)).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helps_when_it_showed_but_was_not_said() {
        Sketch::on(Reflect, X).hinted(X).is_judged(&RULE, 1);
        Sketch::on(Reflect, X).hinted(X).revealed(Y).is_judged(&RULE, 1);
    }

    #[test]
    fn has_nothing_to_say_otherwise_or_of_other_moves() {
        Sketch::on(Reflect, X).passes(&RULE);
        Sketch::on(Reflect, X).revealed(X).passes(&RULE);
        Sketch::on(AskOpen, X).hinted(X).passes(&RULE);
    }
}
