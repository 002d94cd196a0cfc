//! LISTEN-14: collected already.

use crate::conversation::rules::prelude::*;

/// Reflection alone must not win (Bodie et al. 2015): what is confirmed gets no truer by being
/// collected again.
pub const RULE: Rule = Rule {
    id: "LISTEN-14",
    family: Family::Listen,
    moves: &[Summarise],
    name: Words::new("已经收过了", "Collected already"),
    says: Words::new(
        "说出来的都确认过了，再小结一遍不碍事，也不往前走。",
        "All that was said is confirmed. Another summary does no harm and gets nobody further.",
    ),
    source: "Bodie et al. 2015",
    example: Words::new("“那我再从头捋一遍啊……”", "“Let me just run through it all once more…”"),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let said = moment.revealed_count();
    (moment.is(&[Summarise]) && said > 0 && said == moment.understood_count()).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_neutral_once_all_is_understood() {
        Sketch::of(Summarise).understood(X).is_judged(&RULE, 0);
        Sketch::of(Summarise).understood(X).understood(Y).hinted(X).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_before_or_of_other_moves() {
        Sketch::of(Summarise).passes(&RULE);
        Sketch::of(Summarise).understood(X).revealed(Y).passes(&RULE);
        Sketch::of(Acknowledge).understood(X).passes(&RULE);
    }
}
