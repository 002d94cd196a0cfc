//! LISTEN-09: a fair question in the dark.

use crate::conversation::rules::prelude::*;

/// An open question is rarely wrong (MITI counts it for the good); asked before anything points
/// there, it is only less likely to be answered.
pub const RULE: Rule = Rule {
    id: "LISTEN-09",
    family: Family::Listen,
    moves: &[AskOpen],
    name: Words::new("还没露头，也可以问", "A fair question in the dark"),
    says: Words::new(
        "这件事还没露过头，开放地问一句总不吃亏；等对方话里带出来再问，会更准。",
        "Nothing has pointed there yet, and an open question still does some good. It does more once they have let it show.",
    ),
    source: "MITI 4.2.1 (open question)",
    example: Words::new(
        "“你们组的准时率，现在是怎么算的？”",
        "“How do they work out your on-time figure these days?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let interest = moment.interest_of(AskOpen)?;
    (!moment.is_hinted(interest) && !moment.is_revealed(interest)).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helps_before_it_showed() {
        Sketch::on(AskOpen, X).is_judged(&RULE, 1);
        Sketch::on(AskOpen, X).understood(Y).heat(59).is_judged(&RULE, 1);
    }

    #[test]
    fn has_nothing_to_say_once_it_showed_or_of_other_moves() {
        Sketch::on(AskOpen, X).hinted(X).passes(&RULE);
        Sketch::on(AskOpen, X).revealed(X).passes(&RULE);
        Sketch::of(AskOpen).passes(&RULE);
    }
}
