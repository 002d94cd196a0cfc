//! PERSP-01: guess, and let them correct it.

use crate::conversation::rules::prelude::*;

/// Imagining how somebody sees it didn't make people more accurate in 25 experiments; asking did
/// (Eyal et al. 2018). A reading offered for correction asks.
pub const RULE: Rule = Rule {
    id: "PERSP-01",
    family: Family::Perspective,
    moves: &[CheckInterest],
    name: Words::new("猜一半，问一半", "Guess, and let them correct it"),
    says: Words::new(
        "对方话里有影子，你说出自己的猜测，请对方纠正。对方怎么想，是问来的，不是想来的。",
        "There are signs of it, and you offer your reading for correction. What others think is found out by asking, not by imagining.",
    ),
    source: "Eyal et al. 2018",
    example: Words::new(
        "“我猜你怕的不是晚，是出了事签字的是你。我说得对吗？”",
        "“My guess is you don't mind the delay so much as having your name on the safety form. Is that right?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let interest = moment.interest_of(CheckInterest)?;
    let showed = moment.is_hinted(interest) || moment.is_revealed(interest);
    (showed && !moment.is_understood(interest)).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_what_showed_or_was_said() {
        Sketch::on(CheckInterest, X).hinted(X).is_judged(&RULE, 2);
        Sketch::on(CheckInterest, X).revealed(X).heat(59).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_otherwise_or_of_other_moves() {
        Sketch::on(CheckInterest, X).passes(&RULE);
        Sketch::on(CheckInterest, X).understood(X).passes(&RULE);
        Sketch::on(GuessAsFact, X).hinted(X).passes(&RULE);
    }
}
