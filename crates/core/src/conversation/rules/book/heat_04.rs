//! HEAT-04: stop before it boils over.

use crate::conversation::rules::prelude::*;

/// Every way of handling a conflict is right somewhere (dual-concern model): when heat leaves no
/// room for words, putting it off for a while is. It must be a break with an end, not a way out.
pub const RULE: Rule = Rule {
    id: "HEAT-04",
    family: Family::Service,
    moves: &[TakeABreak],
    name: Words::new("先停一停", "Stop for ten minutes"),
    says: Words::new(
        "火气到了 72，说什么都会变成下一轮的弹药。说好几点回来接着谈，是少数还管用的一句话。",
        "From a heat of 72, whatever is said becomes ammunition. To stop, and to say when you'll go on, is one of the few things that still help.",
    ),
    source: "Dual-concern model (avoiding has its place); Glasl's stages",
    example: Words::new(
        "“咱们都先喝口水，十点一刻回这儿接着谈，我不走。”",
        "“Let's both get some water and be back here at a quarter past ten. I'm not walking out on this.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.heat() >= moment.p.boiling && moment.is(&[TakeABreak])).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_from_a_heat_of_seventy_two() {
        Sketch::of(TakeABreak).heat(72).is_judged(&RULE, 2);
        Sketch::of(TakeABreak).heat(89).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_below_or_of_other_moves() {
        Sketch::of(TakeABreak).heat(71).passes(&RULE);
        Sketch::of(NameTension).heat(80).passes(&RULE);
    }
}
