//! PERSP-04: in your place, once told.

use crate::conversation::rules::prelude::*;

/// People who feel that somebody has seen it from their side warm to them (Goldstein et al. 2014),
/// provided that there is something to have seen.
pub const RULE: Rule = Rule {
    id: "PERSP-04",
    family: Family::Perspective,
    moves: &[TakeTheirSide],
    name: Words::new("听过了，再说“换了是我”", "In your place, once told"),
    says: Words::new(
        "对方已经说出了难处，这时站到那张桌子后面说一句，对方就知道话传到了。",
        "They have told you what makes it hard. Putting yourself at their desk now shows that it arrived.",
    ),
    source: "Goldstein et al. 2014",
    example: Words::new(
        "“换了是我，灯没修好，我也不敢让人上叉车。”",
        "“In your place I wouldn't put anyone on a forklift with those lights out, either.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[TakeTheirSide]) && moment.revealed_count() > 0).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helps_once_something_is_said() {
        Sketch::of(TakeTheirSide).revealed(X).is_judged(&RULE, 1);
        Sketch::of(TakeTheirSide).understood(X).heat(80).is_judged(&RULE, 1);
    }

    #[test]
    fn has_nothing_to_say_before_or_of_other_moves() {
        Sketch::of(TakeTheirSide).hinted(X).passes(&RULE);
        Sketch::of(Acknowledge).revealed(X).passes(&RULE);
    }
}
