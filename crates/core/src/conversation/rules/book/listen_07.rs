//! LISTEN-07: still comforting, time to work.

use crate::conversation::rules::prelude::*;

/// Listened to, people feel more understood than when they are advised, and no more satisfied
/// (Weger et al. 2014): once they are calm, they want to get on.
pub const RULE: Rule = Rule {
    id: "LISTEN-07",
    family: Family::Listen,
    moves: &[ReflectFeeling],
    name: Words::new("该谈事了，还在安慰", "Still comforting, time to work"),
    says: Words::new(
        "火气已经不到 30，可以谈事了，再回头安慰，又把人拉回情绪里。",
        "Heat is below 30 and they are ready to work. Going back to how hard it must be only pulls them away from it.",
    ),
    source: "Weger et al. 2014; Bodie et al. 2015",
    example: Words::new(
        "“你这阵子心里一定不好受吧。” → “还行。咱们说排期吧。”",
        "“This must be such a difficult time for you.” → “I'm fine. Shall we do the schedule?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[ReflectFeeling]) && moment.cool()).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_below_a_heat_of_thirty() {
        Sketch::of(ReflectFeeling).heat(29).is_judged(&RULE, -1);
        Sketch::of(ReflectFeeling).heat(0).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_from_thirty_on_or_of_other_moves() {
        Sketch::of(ReflectFeeling).heat(30).passes(&RULE);
        Sketch::of(Acknowledge).heat(20).passes(&RULE);
    }
}
