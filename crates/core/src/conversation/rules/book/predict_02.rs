//! PREDICT-02: not that one.

use crate::conversation::rules::prelude::*;

/// Trying harder to imagine it didn't make people more accurate; asking did (Eyal et al. 2018). So
/// a miss points back at the conversation.
pub const RULE: Rule = Rule {
    id: "PREDICT-02",
    family: Family::Predict,
    moves: &[Predict],
    name: Words::new("不是这一件", "Not that one"),
    says: Words::new(
        "对方此刻最在意的是另一件。回头看看话里哪儿露过头，或者开口问：光靠想，很难想得更准。",
        "Something else matters most to them now. Look back at where it showed, or ask: imagining harder seldom gets nearer.",
    ),
    source: "Eyal et al. 2018",
    example: Words::new(
        "“他最在意的是季度奖。”（没问过）→ 是昨晚差点撞到人。",
        "“It's the bonus that he cares about most.” (without having asked) → It's last night's near miss.",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let guess = moment.interest_of(Predict)?;
    (moment.truth()? != guess).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_off_the_mark_at_any_heat() {
        Sketch::on(Predict, X).predicting(Y).is_judged(&RULE, -1);
        Sketch::on(Predict, Y).predicting(X).heat(89).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_of_a_hit_or_of_other_moves() {
        Sketch::on(Predict, X).predicting(X).passes(&RULE);
        Sketch::on(Predict, X).passes(&RULE);
        Sketch::on(GuessAsFact, X).predicting(Y).passes(&RULE);
    }
}
