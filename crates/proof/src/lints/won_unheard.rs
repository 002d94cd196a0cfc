//! WIN-02: a win-win by somebody who hasn’t understood two interests.

use super::subject::{Finding, Limits, SeatView, Spot};
use super::{Check, Lint};
#[cfg(test)]
use counterpart_core::conversation::Pick;
use counterpart_core::diagnostic::Severity;
use counterpart_core::text::Words;

/// A win-win by somebody who hasn’t understood two interests.
pub const LINT: Lint = Lint {
    id: "WIN-02",
    name: Words::new("没听懂也赢", "Won without hearing"),
    finds: Words::new(
        "对方的诉求听懂不到两个，也能谈成双赢",
        "A play wins for both with fewer than two of the other side’s interests understood",
    ),
    why: Words::new("那就不用听了。", "Then listening isn’t needed."),
    advice: Words::new(
        "让好方案依据对方的诉求（rests_on）。",
        "Let good agreements rest on the other side’s interests (rests_on).",
    ),
    fires: Words::new("开场就提方案，对方就答应了", "A proposal right at the start is accepted"),
    passes: Words::new(
        "方案依据的三个诉求都听懂了，对方才答应",
        "It is accepted once the three interests it rests on are understood",
    ),
    severity: Severity::Error,
    limits: &[],
    check: Check::Seat(check),
};

fn check(view: &SeatView, _: &Limits) -> Vec<Finding> {
    let won = view.proof.won_unheard.iter();
    won.map(|picks| {
        let choices = crate::choices_list(picks);
        Finding::new(
            Spot::Seat(view.proof.seat),
            format!("对方的诉求听懂不到两个也谈成了双赢：--choices {choices}"),
            format!("A win-win with fewer than two interests understood: --choices {choices}"),
        )
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn names_the_play() {
        assert_eq!(sample::in_seat(&LINT, |proof| proof.won_unheard = None), []);
        let found = sample::in_seat(&LINT, |proof| proof.won_unheard = Some(vec![Pick::option(1)]));
        assert!(found[0].message.en.ends_with("--choices 2"), "{found:?}");
    }
}
