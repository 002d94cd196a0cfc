//! Predictions, and what is left.

use crate::conversation::rules::prelude::*;

rules! {
    /// Whether one sees what matters to the other side can be tested only by saying it before it shows.
    /// It changes nothing between the two; it is evidence.
    READ_RIGHT {
        id: "PREDICT-01",
        family: Family::Predict,
        moves: &[Predict],
        reads: &[],
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
        judge: |moment| (moment.truth()? == moment.interest()?).then_some(1),
    }

    /// Trying harder to imagine it didn't make people more accurate; asking did (Eyal et al. 2018). So
    /// a miss points back at the conversation.
    NOT_THAT_ONE {
        id: "PREDICT-02",
        family: Family::Predict,
        moves: &[Predict],
        reads: &[],
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
        judge: |moment| (moment.truth()? != moment.interest()?).then_some(-1),
    }

    /// The last rule: what no other has anything to say about leaves things as they are.
    NEITHER_HERE_NOR_THERE {
        id: "PLAIN-01",
        family: Family::Express,
        moves: MoveKind::ALL,
        reads: &[],
        name: Words::new("不好不坏", "Neither here nor there"),
        says: Words::new(
            "这句话此刻既没有帮上忙，也没有碍事。",
            "At this moment the sentence neither helps nor hurts.",
        ),
        source: "The model's neutral point",
        example: Words::new(
            "“嗯，那个……”",
            "“Well, about that…”",
        ),
        judge: |_| Some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_right_fits_the_truth_at_any_heat() {
        Sketch::on(Predict, X).predicting(X).is_judged(&READ_RIGHT, 1);
        Sketch::on(Predict, Y).predicting(Y).heat(89).is_judged(&READ_RIGHT, 1);
    }

    #[test]
    fn read_right_has_nothing_to_say_of_a_miss_or_of_other_moves() {
        Sketch::on(Predict, X).predicting(Y).passes(&READ_RIGHT);
        Sketch::on(Predict, X).passes(&READ_RIGHT);
        Sketch::on(CheckInterest, X).hinted(X).predicting(X).passes(&READ_RIGHT);
    }

    #[test]
    fn not_that_one_is_off_the_mark_at_any_heat() {
        Sketch::on(Predict, X).predicting(Y).is_judged(&NOT_THAT_ONE, -1);
        Sketch::on(Predict, Y).predicting(X).heat(89).is_judged(&NOT_THAT_ONE, -1);
    }

    #[test]
    fn not_that_one_has_nothing_to_say_of_a_hit_or_of_other_moves() {
        Sketch::on(Predict, X).predicting(X).passes(&NOT_THAT_ONE);
        Sketch::on(Predict, X).passes(&NOT_THAT_ONE);
        Sketch::on(GuessAsFact, X).predicting(Y).passes(&NOT_THAT_ONE);
    }

    #[test]
    fn neither_here_nor_there_no_move_is_left_without_a_rule_of_its_own() {
        // Whatever the state, every move of the list meets a rule that says something about it.
        for sketch in everywhere() {
            sketch.is_not_judged_by(&NEITHER_HERE_NOR_THERE);
        }
    }

    #[test]
    fn neither_here_nor_there_it_speaks_where_no_other_does() {
        // A prediction that nobody asked for: no scenario has one.
        Sketch::on(Predict, X).is_judged(&NEITHER_HERE_NOR_THERE, 0);
    }
}
