//! LISTEN-10: asked and answered.

use crate::conversation::rules::prelude::*;

/// It is perceived listening that goes with good relationships (Kluger et al. 2023), and asking for
/// what was just said shows that nobody did.
pub const RULE: Rule = Rule {
    id: "LISTEN-10",
    family: Family::Listen,
    moves: &[AskOpen],
    name: Words::new("说过了还问", "Asked and answered"),
    says: Words::new(
        "对方已经说过了，再问一遍，听着像刚才没在听。把它说回去，或者往下走。",
        "They have told you already. Asking again sounds as if nobody had listened; say it back instead, or move on.",
    ),
    source: "Kluger et al. 2023",
    example: Words::new(
        "“那到底为什么不能发？” → “我刚才都白说了？”",
        "“So why can't it go out?” → “Was I talking to the wall just now?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let interest = moment.interest_of(AskOpen)?;
    (moment.is_revealed(interest)).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_on_what_was_said() {
        Sketch::on(AskOpen, X).revealed(X).is_judged(&RULE, -1);
        Sketch::on(AskOpen, X).understood(X).heat(59).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_before_or_of_other_moves() {
        Sketch::on(AskOpen, X).hinted(X).passes(&RULE);
        Sketch::of(AskOpen).revealed(X).passes(&RULE);
        Sketch::on(Reflect, X).revealed(X).passes(&RULE);
    }
}
