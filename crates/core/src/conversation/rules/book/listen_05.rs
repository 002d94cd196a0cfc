//! LISTEN-05: listening that only listens.

use crate::conversation::rules::prelude::*;

/// Reflection builds rapport, but somebody who is only ever reflected back feels no more helped:
/// active listening made people feel understood, not better off (Bodie et al. 2015). So the third
/// move in a row that asks nothing and offers nothing costs a little.
pub const RULE: Rule = Rule {
    id: "LISTEN-05",
    family: Family::Listen,
    moves: &p::LISTENING_ONLY,
    name: Words::new("只听不动", "Only listening"),
    says: Words::new(
        "连着三句都只是复述、附和，对方会觉得你在应付。听到了，就问下去、说出来，或者往前走一步。",
        "Three sentences in a row that only reflect or agree start to sound like a technique. Once you have heard it, ask on, speak up or move on.",
    ),
    source: "Bodie et al. 2015; Kluger et al. 2023",
    example: Words::new(
        "“嗯，你们很难。”（第三次）→ “你除了嗯还会说什么？”",
        "“Yes, that's hard on you.” (for the third time) → “Is that all you ever say?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    moment.stalls().then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_in_a_row_stalls_even_in_the_heat() {
        Sketch::of(Acknowledge).listening_run(2).is_judged(&RULE, -1);
        Sketch::of(ReflectFeeling).listening_run(2).heat(80).is_judged(&RULE, -1);
    }

    #[test]
    fn the_second_does_not_and_a_question_never_does() {
        Sketch::of(Acknowledge).listening_run(1).passes(&RULE);
        Sketch::on(AskOpen, X).listening_run(4).passes(&RULE);
    }
}
