//! SOLVE-10: who, what, by when.

use crate::conversation::rules::prelude::*;

/// Intentions that name when and how are carried out far more often than those that don't
/// (Gollwitzer & Sheeran 2006).
pub const RULE: Rule = Rule {
    id: "SOLVE-10",
    family: Family::Solve,
    moves: &[Commit],
    name: Words::new("落到人和时间", "Who, what, by when"),
    says: Words::new(
        "谈成了。把谁、做什么、几点前说定，答应才会变成行动。",
        "There is an agreement. Who does what by when is what turns it into action.",
    ),
    source: "Gollwitzer & Sheeran 2006",
    example: Words::new(
        "“六十台两点前装完，你来排；一点前签字送到你手上，我去跑。”",
        "“Sixty loaded by two, that's you. The signature in your hands by one, that's me.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[Commit]) && moment.state.agreed.is_some()).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_once_something_is_agreed() {
        Sketch::of(Commit).agreed(THIN).is_judged(&RULE, 2);
        Sketch::of(Commit).agreed(FAIR).heat(59).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_before_or_of_other_moves() {
        Sketch::of(Commit).understood(X).passes(&RULE);
        Sketch::of(Summarise).agreed(FAIR).passes(&RULE);
    }
}
