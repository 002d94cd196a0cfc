//! LISTEN-08: ask where it showed.

use crate::conversation::rules::prelude::*;

/// What others think is found out by asking (Eyal et al. 2018), and best where they have let it
/// show: there an open question invites instead of probing.
pub const RULE: Rule = Rule {
    id: "LISTEN-08",
    family: Family::Listen,
    moves: &[AskOpen],
    name: Words::new("顺着露头的那句问", "Ask where it showed"),
    says: Words::new(
        "对方话里已经露了头，顺着那句开口问，问到的正是还没说出来的那件事。",
        "It showed in what they said. An open question right there goes to what has been left unsaid.",
    ),
    source: "MITI 4.2.1 (open question); Eyal et al. 2018",
    example: Words::new(
        "“你说夜里不能装，昨晚是出了什么事？”",
        "“No loading at night, you said. What happened last night?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let interest = moment.interest_of(AskOpen)?;
    (moment.is_hinted(interest) && !moment.is_revealed(interest)).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_what_showed_and_was_not_said() {
        Sketch::on(AskOpen, X).hinted(X).is_judged(&RULE, 2);
        Sketch::on(AskOpen, X).hinted(X).heat(59).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_otherwise_or_of_other_moves() {
        Sketch::on(AskOpen, X).passes(&RULE);
        Sketch::on(AskOpen, X).revealed(X).passes(&RULE);
        Sketch::of(AskOpen).hinted(X).passes(&RULE);
        Sketch::on(CheckInterest, X).hinted(X).passes(&RULE);
    }
}
