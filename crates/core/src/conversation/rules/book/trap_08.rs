//! TRAP-08: a promise that won't hold.

use crate::conversation::rules::prelude::*;

/// After a deception trust never recovers fully, whatever is done for it (Schweitzer et al. 2006).
/// What the promise wins now and costs later is a matter of the state; this is only its first
/// price.
pub const RULE: Rule = Rule {
    id: "TRAP-08",
    family: Family::Trap,
    moves: &[Overpromise],
    name: Words::new("许了做不到的", "A promise that won't hold"),
    says: Words::new(
        "这会儿听着舒服，几句话以后就会露馅，信任再也回不到原来的高度。只答应做得到的。",
        "It sounds good now. A few turns on it comes out, and trust never again gets as high as it could. Promise what you can keep.",
    ),
    source: "Schweitzer, Hershey & Bradlow 2006",
    example: Words::new(
        "“放心，罚款我保证给你免了。” → “……财务说没这回事。”",
        "“Don't worry, I'll get that penalty waived, guaranteed.” → “…Finance have never heard of it.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    moment.is(&[Overpromise]).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_at_any_time() {
        Sketch::of(Overpromise).is_judged(&RULE, -1);
        Sketch::of(Overpromise).heat(0).agreed(FAIR).is_judged(&RULE, -1);
        Sketch::of(Overpromise).heat(89).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_of_other_moves() {
        Sketch::of(OfferHelp).passes(&RULE);
        Sketch::of(Commit).agreed(FAIR).passes(&RULE);
    }
}
