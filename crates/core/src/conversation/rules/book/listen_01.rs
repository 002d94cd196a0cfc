//! LISTEN-01: say it back.

use crate::conversation::rules::prelude::*;

/// A reflection that carries what was meant is the core of listening (MITI's complex reflection),
/// and perceived listening goes with better relationships (Kluger et al. 2023). It also makes sure
/// that it was understood.
pub const RULE: Rule = Rule {
    id: "LISTEN-01",
    family: Family::Listen,
    moves: &[Reflect],
    name: Words::new("说回给对方听", "Say it back"),
    says: Words::new(
        "对方说出了真正的难处。用自己的话说回去，等对方点头，这件事才算听懂了。",
        "They have said what is really the matter. Say it back in your own words and let them confirm it: only then is it understood.",
    ),
    source: "MITI 4.2.1 (complex reflection); Kluger et al. 2023",
    example: Words::new(
        "“你是说，灯坏着，夜里装车就是拿人去赌。” → “……对，就是这个。”",
        "“So with the lights out, loading at night is gambling with somebody's life.” → “…Yes. That's it.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let interest = moment.interest_of(Reflect)?;
    (moment.is_revealed(interest) && !moment.is_understood(interest)).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_what_was_said_and_not_yet_understood() {
        Sketch::on(Reflect, X).revealed(X).is_judged(&RULE, 2);
        Sketch::on(Reflect, X).revealed(X).heat(80).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_before_or_after_or_of_other_moves() {
        Sketch::on(Reflect, X).hinted(X).passes(&RULE);
        Sketch::on(Reflect, X).understood(X).passes(&RULE);
        Sketch::on(CheckInterest, X).revealed(X).passes(&RULE);
    }
}
