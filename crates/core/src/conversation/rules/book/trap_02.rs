//! TRAP-02: “it's nothing”.

use crate::conversation::rules::prelude::*;

/// Making light of it is one of Gordon's roadblocks, and nothing says more plainly that one hasn't
/// listened (Kluger et al. 2023).
pub const RULE: Rule = Rule {
    id: "TRAP-02",
    family: Family::Trap,
    moves: &[Dismiss],
    name: Words::new("“多大点事”", "“It's nothing”"),
    says: Words::new(
        "把对方觉得要紧的事说成小事，就听不到第二件了。",
        "Call small what matters to them, and there won't be a second thing that they tell you.",
    ),
    source: "Gordon's roadblocks (making light of it); Kluger et al. 2023",
    example: Words::new(
        "“不就一盏灯吗，至于吗？” → “行，那你晚上来开叉车。”",
        "“It's one light bulb. Is it worth the fuss?” → “Fine. You drive the forklift tonight.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    moment.is(&[Dismiss]).then_some(-2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hurts_at_any_time() {
        Sketch::of(Dismiss).is_judged(&RULE, -2);
        Sketch::of(Dismiss).heat(0).trust(100).stake(Stake::Trifle).is_judged(&RULE, -2);
        Sketch::of(Dismiss).heat(89).is_judged(&RULE, -2);
    }

    #[test]
    fn has_nothing_to_say_of_other_moves() {
        Sketch::of(Deflect).passes(&RULE);
        Sketch::of(Acknowledge).passes(&RULE);
    }
}
