//! EXPRESS-02: say what you need, and why.

use crate::conversation::rules::prelude::*;

/// Reflection alone must not win (Bodie et al. 2015). A need with its reason can be met in more
/// ways than a demand (Fisher & Ury), and a request can be refused, which makes it one.
pub const RULE: Rule = Rule {
    id: "EXPRESS-02",
    family: Family::Express,
    moves: &[StateNeed],
    name: Words::new("说出需要和原因", "Say what you need, and why"),
    says: Words::new(
        "已经听懂了对方，轮到你说：要什么，为什么要。有了原因，对方才有办法一起想。",
        "Something of theirs is understood; now it's your turn. Say what you need and why: with the reason on the table, they can help to find a way.",
    ),
    source: "Nonviolent communication (need, request); Fisher & Ury",
    example: Words::new(
        "“图纸我周五前要，因为周六模具厂停机，错过就得再等两周。”",
        "“I need the drawings by Friday: the tool shop shuts on Saturday, and the next slot is two weeks out.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[StateNeed]) && moment.understood_count() > 0 && !moment.made_before()).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_once_something_is_understood() {
        Sketch::of(StateNeed).understood(X).is_judged(&RULE, 2);
        Sketch::of(StateNeed).understood(X).heat(59).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_before_or_again_or_of_other_moves() {
        Sketch::of(StateNeed).revealed(X).passes(&RULE);
        Sketch::of(StateNeed).understood(X).after(StateNeed).passes(&RULE);
        Sketch::of(StateFact).understood(X).passes(&RULE);
    }
}
