//! SERVICE-04: own it.

use crate::conversation::rules::prelude::*;

/// Where a fault stands between two people, nothing else moves until somebody owns it. It works at
/// any heat, and once.
pub const RULE: Rule = Rule {
    id: "SERVICE-04",
    family: Family::Service,
    moves: &[Apologise],
    name: Words::new("错了就认", "Own it"),
    says: Words::new(
        "这件事确实是我们这边的错。认得具体，认一次，谈话才能往前走。",
        "It was your own side's fault. Owning it, once and in plain words, lets the conversation move on.",
    ),
    source: "A choice of the model",
    example: Words::new(
        "“改了单没通知夜班，是我们的错，对不起。”",
        "“We changed the order and never told the night shift. That was our mistake, and I'm sorry.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[Apologise]) && moment.at_stake(Stake::Fault) && !moment.made_before()).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_a_fault_the_first_time_at_any_heat() {
        Sketch::of(Apologise).stake(Stake::Fault).is_judged(&RULE, 2);
        Sketch::of(Apologise).stake(Stake::Fault).heat(89).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_without_one_or_again_or_of_other_moves() {
        Sketch::of(Apologise).stake(Stake::Criticism).passes(&RULE);
        Sketch::of(Apologise).stake(Stake::Fault).after(Apologise).passes(&RULE);
        Sketch::of(ReceiveFeedback).stake(Stake::Fault).passes(&RULE);
    }
}
