//! PERSP-05: taken, not got.

use crate::conversation::rules::prelude::*;

/// Across 25 experiments taking somebody's perspective didn't make people more accurate about it;
/// getting it, by asking, did (Eyal et al. 2018).
pub const RULE: Rule = Rule {
    id: "PERSP-05",
    family: Family::Perspective,
    moves: &[TakeTheirSide],
    name: Words::new("没听就说懂", "Taken, not got"),
    says: Words::new(
        "对方还没说难在哪儿，“换了是我”说的只是自己的想象。想知道那张桌子后面怎么回事，先问。",
        "They haven't said what makes it hard, so “in your place” describes your own picture of it. Asking gets nearer than imagining.",
    ),
    source: "Eyal et al. 2018",
    example: Words::new(
        "“换了是我，我也嫌麻烦。” → “我不是嫌麻烦。”",
        "“In your place I couldn't be bothered, either.” → “Who says I can't be bothered?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[TakeTheirSide]) && moment.revealed_count() == 0).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_before_anything_is_said() {
        Sketch::of(TakeTheirSide).is_judged(&RULE, -1);
        Sketch::of(TakeTheirSide).hinted(X).heat(80).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_afterwards_or_of_other_moves() {
        Sketch::of(TakeTheirSide).revealed(X).passes(&RULE);
        Sketch::of(ReflectFeeling).passes(&RULE);
    }
}
