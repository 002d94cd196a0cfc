//! WIN-03: a seat at which random play wins too often.

use super::subject::{Finding, Limits, SeatView, Spot, per_cent};
use super::{Check, Lint};
use crate::bots::Bot;
use counterpart_core::diagnostic::Severity;
use counterpart_core::text::Words;

/// A seat at which random play wins too often.
pub const LINT: Lint = Lint {
    id: "WIN-03",
    name: Words::new("瞎选也赢", "Luck wins"),
    finds: Words::new("随机选也有 5% 以上谈成双赢", "Random play reaches a win-win in more than 5% of plays"),
    why: Words::new("运气能赢，说明不了本事。", "What luck can win says nothing about skill."),
    advice: Words::new(
        "让通向双赢的路需要更多对的选择。",
        "Let the way to a win-win take more good choices.",
    ),
    fires: Words::new("随机玩有 12% 双赢", "12% of random plays win"),
    passes: Words::new("随机玩有 1% 双赢", "1% of random plays win"),
    severity: Severity::Error,
    limits: &[("most", 0.05)],
    check: Check::Seat(check),
};

fn check(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let random = view.proof.bots.iter().find(|bot| bot.bot == Bot::Random).map_or(0.0, |bot| bot.wins);
    if random <= limits.get("most") {
        return Vec::new();
    }
    let share = per_cent(random);
    vec![Finding::new(
        Spot::Seat(view.proof.seat),
        format!("随机选有 {share} 谈成双赢"),
        format!("{share} of random plays reach a win-win"),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_a_seat_that_luck_wins() {
        let winning = |share: f64| {
            sample::in_seat(&LINT, |proof| {
                for bot in &mut proof.bots {
                    bot.wins = share;
                }
            })
        };
        assert_eq!(winning(0.05), []);
        assert_eq!(winning(0.06).len(), 1);
    }
}
