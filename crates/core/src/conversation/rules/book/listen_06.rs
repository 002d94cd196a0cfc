//! LISTEN-06: name the strain.

use crate::conversation::rules::prelude::*;

/// Naming what is behind the words adds meaning to them (MITI's complex reflection). With some heat
/// left it eases; above 60 it does more (HEAT-01).
pub const RULE: Rule = Rule {
    id: "LISTEN-06",
    family: Family::Listen,
    moves: &[ReflectFeeling],
    name: Words::new("说出对方的不容易", "Name the strain"),
    says: Words::new(
        "火气还在 30 到 59 之间，说出对方这会儿难在哪儿，话就松一些。",
        "Between 30 and 59 there is still some heat in it. Naming the strain behind the words loosens things a little.",
    ),
    source: "MITI 4.2.1 (complex reflection)",
    example: Words::new(
        "“连着三周自己顶夜班，搁谁都吃不消。”",
        "“Three weeks of covering nights yourself. Anyone would be worn out.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[ReflectFeeling]) && !moment.hot() && !moment.cool()).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helps_from_thirty_to_fifty_nine() {
        Sketch::of(ReflectFeeling).heat(30).is_judged(&RULE, 1);
        Sketch::of(ReflectFeeling).heat(59).is_judged(&RULE, 1);
    }

    #[test]
    fn has_nothing_to_say_outside_or_of_other_moves() {
        Sketch::of(ReflectFeeling).heat(29).passes(&RULE);
        Sketch::of(ReflectFeeling).heat(60).passes(&RULE);
        Sketch::of(Acknowledge).heat(40).passes(&RULE);
    }
}
