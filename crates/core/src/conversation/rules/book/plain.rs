//! PLAIN-01: neither here nor there.

use crate::conversation::rules::prelude::*;

/// The last rule: what no other has anything to say about leaves things as they are.
pub const RULE: Rule = Rule {
    id: "PLAIN-01",
    family: Family::Express,
    moves: MoveKind::ALL,
    name: Words::new("不好不坏", "Neither here nor there"),
    says: Words::new(
        "这句话此刻既没有帮上忙，也没有碍事。",
        "At this moment the sentence neither helps nor hurts.",
    ),
    source: "The model's neutral point",
    example: Words::new("“嗯，那个……”", "“Well, about that…”"),
    judge,
};

fn judge(_: &Moment) -> Option<i8> {
    Some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_move_is_left_without_a_rule_of_its_own() {
        // Whatever the state, every move of the list meets a rule that says something about it.
        for sketch in everywhere() {
            sketch.is_not_judged_by(&RULE);
        }
    }

    #[test]
    fn it_speaks_where_no_other_does() {
        // A prediction that nobody asked for: no scenario has one.
        Sketch::on(Predict, X).is_judged(&RULE, 0);
    }
}
