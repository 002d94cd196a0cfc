//! LISTEN-15: a nod.

use crate::conversation::rules::prelude::*;

/// Letting a point stand is the least of listening, and MITI's affirming begins with it. It eases
/// while there is something to ease; in the heat it does most (HEAT-01).
pub const RULE: Rule = Rule {
    id: "LISTEN-15",
    family: Family::Listen,
    moves: &[Acknowledge],
    name: Words::new("点个头", "A nod"),
    says: Words::new(
        "火气在 30 到 59 之间，一句“这倒是”就能让话缓下来；不到 30 的时候，它就只是客气。",
        "While there is some heat, 30 to 59, a plain “that's true” takes the edge off. Below that it is mere politeness.",
    ),
    source: "MITI 4.2.1 (affirm)",
    example: Words::new("“单子改得晚，这倒是。”", "“The order did change late, that's true.”"),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.is(&[Acknowledge]) || moment.hot() {
        return None;
    }
    Some(if moment.cool() { 0 } else { 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helps_from_thirty_to_fifty_nine() {
        Sketch::of(Acknowledge).heat(30).is_judged(&RULE, 1);
        Sketch::of(Acknowledge).heat(59).is_judged(&RULE, 1);
    }

    #[test]
    fn is_neutral_below() {
        Sketch::of(Acknowledge).heat(29).is_judged(&RULE, 0);
        Sketch::of(Acknowledge).heat(0).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_in_the_heat_or_of_other_moves() {
        Sketch::of(Acknowledge).heat(60).passes(&RULE);
        Sketch::of(ReflectFeeling).heat(40).passes(&RULE);
    }
}
