//! PERSP-02: a guess out of nowhere.

use crate::conversation::rules::prelude::*;

/// Without a sign of it, a guess is one's own view moved across the table, which doesn't get more
/// accurate by trying (Eyal et al. 2018).
pub const RULE: Rule = Rule {
    id: "PERSP-02",
    family: Family::Perspective,
    moves: &[CheckInterest],
    name: Words::new("没影儿的猜测", "A guess out of nowhere"),
    says: Words::new(
        "对方一点口风都没露，问得再客气，猜的也是自己的想法。先听，再求证。",
        "Nothing they said points there. However politely it is put, the guess comes from your side of the table: listen first, then check.",
    ),
    source: "Eyal et al. 2018",
    example: Words::new(
        "“你是不是怕领导怪你？” → “你想到哪儿去了。”",
        "“Is it that you're worried about your boss?” → “Where did you get that from?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let interest = moment.interest_of(CheckInterest)?;
    (!moment.is_hinted(interest) && !moment.is_revealed(interest)).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_before_anything_showed() {
        Sketch::on(CheckInterest, X).is_judged(&RULE, -1);
        Sketch::on(CheckInterest, X).hinted(Y).heat(59).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_once_it_showed_or_of_other_moves() {
        Sketch::on(CheckInterest, X).hinted(X).passes(&RULE);
        Sketch::on(CheckInterest, X).revealed(X).passes(&RULE);
        Sketch::on(AskOpen, X).passes(&RULE);
    }
}
