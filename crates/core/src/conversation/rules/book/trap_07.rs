//! TRAP-07: advice too soon.

use crate::conversation::rules::prelude::*;

/// Advised people feel less understood than those who were listened to (Weger et al. 2014), and
/// before one has understood, advice is about one's own picture of it. Later it is harmless; asking
/// for ideas does more.
pub const RULE: Rule = Rule {
    id: "TRAP-07",
    family: Family::Trap,
    moves: &[AdviseEarly],
    name: Words::new("建议给早了", "Advice too soon"),
    says: Words::new(
        "什么都没听懂就给建议，多半是对方早就试过的。听懂以后再给，不碍事；一起想，会更好。",
        "With nothing understood, advice is usually what they tried long ago. Later on it does no harm, and working it out together does more.",
    ),
    source: "Weger et al. 2014; MITI 4.2.1 (persuade)",
    example: Words::new(
        "“从白班调两个到夜班不就行了？” → “白班一共就三个人。”",
        "“Why not move two from days to nights?” → “There are three on days.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    moment.is(&[AdviseEarly]).then_some(if moment.understood_count() == 0 { -1 } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_before_anything_is_understood() {
        Sketch::of(AdviseEarly).is_judged(&RULE, -1);
        Sketch::of(AdviseEarly).revealed(X).heat(89).is_judged(&RULE, -1);
    }

    #[test]
    fn is_neutral_afterwards() {
        Sketch::of(AdviseEarly).understood(X).is_judged(&RULE, 0);
        Sketch::of(AdviseEarly).understood(X).heat(89).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_of_other_moves() {
        Sketch::of(Lecture).passes(&RULE);
        Sketch::of(InviteIdeas).passes(&RULE);
    }
}
