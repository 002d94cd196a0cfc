//! HEAT-09: a word in good time.

use crate::conversation::rules::prelude::*;

/// Glasl's first stages can still be talked down by the two themselves, and the earlier the better.
/// When there is little heat, there is little to name.
pub const RULE: Rule = Rule {
    id: "HEAT-09",
    family: Family::Listen,
    moves: &[NameTension],
    name: Words::new("趁早点一句", "A word in good time"),
    says: Words::new(
        "火气到了 45、还没到 60，早点说破，能省下后面一场吵。再低一些，说不说差别不大。",
        "With heat between 45 and 59, a word about it now saves a row later. Lower down it makes little difference either way.",
    ),
    source: "Glasl's stages; Brett et al. 1998",
    example: Words::new(
        "“我听着咱俩话里都带刺了。慢点，一件一件说。”",
        "“I can hear an edge in both our voices. Let's slow down and take one thing at a time.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.is(&[NameTension]) || moment.hot() || moment.cool() {
        return None;
    }
    Some(if moment.heat() >= moment.p.settled { 1 } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helps_while_heat_is_building() {
        Sketch::of(NameTension).heat(45).is_judged(&RULE, 1);
        Sketch::of(NameTension).heat(59).is_judged(&RULE, 1);
    }

    #[test]
    fn is_neutral_when_there_is_little() {
        Sketch::of(NameTension).heat(30).is_judged(&RULE, 0);
        Sketch::of(NameTension).heat(44).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_outside_or_of_other_moves() {
        Sketch::of(NameTension).heat(29).passes(&RULE);
        Sketch::of(NameTension).heat(60).passes(&RULE);
        Sketch::of(Acknowledge).heat(50).passes(&RULE);
    }
}
