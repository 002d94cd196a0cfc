//! HEAT-05: a break that nobody needs.

use crate::conversation::rules::prelude::*;

/// Putting a matter off shows little concern for either side (dual-concern model) as long as both
/// could well talk about it. In between, a break does no harm.
pub const RULE: Rule = Rule {
    id: "HEAT-05",
    family: Family::Service,
    moves: &[TakeABreak],
    name: Words::new("还不到停的时候", "Too early for a break"),
    says: Words::new(
        "火气不到 45 就喊停，谈得正好的事就断了。45 到 71 之间，停一停不好也不坏，不如把话听完。",
        "Below a heat of 45 a break cuts off talk that was going well. From there to 71 it does neither good nor harm; hearing them out does more.",
    ),
    source: "Dual-concern model (avoiding)",
    example: Words::new(
        "“要不今天先到这儿，改天再说？” → “不是刚说到点子上吗？”",
        "“Shall we leave it there for today?” → “We'd only just got to the point.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.is(&[TakeABreak]) || moment.heat() >= moment.p.boiling {
        return None;
    }
    Some(if moment.heat() < moment.p.settled { -1 } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interrupts_below_a_heat_of_forty_five() {
        Sketch::of(TakeABreak).heat(44).is_judged(&RULE, -1);
        Sketch::of(TakeABreak).heat(0).is_judged(&RULE, -1);
    }

    #[test]
    fn is_neutral_from_there_to_seventy_one() {
        Sketch::of(TakeABreak).heat(45).is_judged(&RULE, 0);
        Sketch::of(TakeABreak).heat(71).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_above_or_of_other_moves() {
        Sketch::of(TakeABreak).heat(72).passes(&RULE);
        Sketch::of(SetBoundary).heat(20).passes(&RULE);
    }
}
