//! TRAP-09: give way on what costs little.

use crate::conversation::rules::prelude::*;

/// Every way of handling a conflict is right somewhere (dual-concern model): yielding is, where it
/// costs little and matters to them.
pub const RULE: Rule = Rule {
    id: "TRAP-09",
    family: Family::Trap,
    moves: &[GiveIn],
    name: Words::new("小事让得起", "Give way on what costs little"),
    says: Words::new(
        "这件事花不了什么，痛痛快快地让，把时间和人情留给要紧的事。",
        "This costs next to nothing. Give way gladly, and keep time and goodwill for what matters.",
    ),
    source: "Dual-concern model (accommodating has its place)",
    example: Words::new(
        "“行，就用你们的表，格式我回头改。”",
        "“Fine, your form it is. I'll sort out the layout later.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[GiveIn]) && moment.at_stake(Stake::Trifle)).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_a_trifle_at_any_heat() {
        Sketch::of(GiveIn).stake(Stake::Trifle).is_judged(&RULE, 2);
        Sketch::offering(GiveIn, THIN).stake(Stake::Trifle).heat(89).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_of_more_or_of_other_moves() {
        Sketch::of(GiveIn).passes(&RULE);
        Sketch::of(GiveIn).stake(Stake::Safety).passes(&RULE);
        Sketch::of(OfferHelp).stake(Stake::Trifle).passes(&RULE);
    }
}
