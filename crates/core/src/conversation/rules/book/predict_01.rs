//! PREDICT-01: read right.

use crate::conversation::rules::prelude::*;

/// Whether one sees what matters to the other side can be tested only by saying it before it shows.
/// It changes nothing between the two; it is evidence.
pub const RULE: Rule = Rule {
    id: "PREDICT-01",
    family: Family::Predict,
    moves: &[Predict],
    name: Words::new("看准了", "Read right"),
    says: Words::new(
        "对方此刻最在意的，正是这一件。凭的要是对方说过的话，下次也靠得住。",
        "This is what matters most to them right now. If the answer rests on what they said, the same way of reading will serve next time.",
    ),
    source: "Eyal et al. 2018",
    example: Words::new(
        "“他最在意的是昨晚差点撞到人。”（前面问过、听过）→ 说对了。",
        "“It's last night's near miss that he cares about most.” (after asking, and hearing) → It is.",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let guess = moment.interest_of(Predict)?;
    (moment.truth()? == guess).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_the_truth_at_any_heat() {
        Sketch::on(Predict, X).predicting(X).is_judged(&RULE, 1);
        Sketch::on(Predict, Y).predicting(Y).heat(89).is_judged(&RULE, 1);
    }

    #[test]
    fn has_nothing_to_say_of_a_miss_or_of_other_moves() {
        Sketch::on(Predict, X).predicting(Y).passes(&RULE);
        Sketch::on(Predict, X).passes(&RULE);
        Sketch::on(CheckInterest, X).hinted(X).predicting(X).passes(&RULE);
    }
}
