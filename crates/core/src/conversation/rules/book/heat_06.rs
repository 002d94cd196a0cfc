//! HEAT-06: no solutions in the heat.

use crate::conversation::rules::prelude::*;

/// Somebody who is heated hears a plan as an attempt to be done with them; MITI counts persuading
/// among what stands in the way. High on Glasl's stages words themselves are no longer believed, so
/// there it costs more.
pub const RULE: Rule = Rule {
    id: "HEAT-06",
    family: Family::Solve,
    moves: &[Propose, Trade, Commit, InviteIdeas, AlignGoal],
    name: Words::new("火头上不谈方案", "No solutions in the heat"),
    says: Words::new(
        "火气在 60 以上，再好的方案听着也像在打发人；到了 75，就是火上浇油。先把火接住，方案不会跑。",
        "From a heat of 60 even a good plan sounds like being fobbed off, and from 75 it adds fuel. See to the heat first; the plan will keep.",
    ),
    source: "Glasl's stages; MITI 4.2.1 (persuade)",
    example: Words::new(
        "“这样，你们今晚加个班，先发一半，行不行？” → “我说了半天，你就这一句？”",
        "“Right, how about overtime tonight, and half of it goes?” → “After all I've told you, that's it?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.hot() || !moment.is(&[Propose, Trade, Commit, InviteIdeas, AlignGoal]) {
        return None;
    }
    Some(if moment.heat() >= moment.p.adds_fuel { -2 } else { -1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_from_a_heat_of_sixty() {
        Sketch::offering(Propose, FAIR).understood(X).heat(60).is_judged(&RULE, -1);
        Sketch::offering(Trade, THIN).heat(74).is_judged(&RULE, -1);
        Sketch::of(InviteIdeas).understood(X).heat(60).is_judged(&RULE, -1);
    }

    #[test]
    fn adds_fuel_from_seventy_five() {
        Sketch::offering(Propose, FAIR).understood(X).heat(75).is_judged(&RULE, -2);
        Sketch::of(AlignGoal).understood(X).heat(89).is_judged(&RULE, -2);
        Sketch::of(Commit).agreed(FAIR).heat(75).is_judged(&RULE, -2);
    }

    #[test]
    fn has_nothing_to_say_below_or_of_other_moves() {
        Sketch::offering(Propose, FAIR).understood(X).heat(59).passes(&RULE);
        Sketch::of(StateFact).heat(80).passes(&RULE);
    }
}
