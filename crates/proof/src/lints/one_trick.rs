//! TRICK-01: a seat at which one trick gets far.

use super::subject::{Finding, Limits, SeatView, Spot};
use super::{Check, Lint};
use crate::bots::Bot;
use counterpart_core::diagnostic::Severity;
use counterpart_core::scoring::rounded;
use counterpart_core::text::Words;

/// A seat at which one trick gets far.
pub const LINT: Lint = Lint {
    id: "TRICK-01",
    name: Words::new("一招走天下", "One trick gets far"),
    finds: Words::new(
        "在这个席位上，光靠一个套路就拿到一大半分",
        "At this seat, one trick alone gets most of what there is to get",
    ),
    why: Words::new("学会的就是那个套路。", "The trick is what will be learnt."),
    advice: Words::new(
        "让这个套路在几个关键时刻行不通。",
        "Let the trick fail at a few moments that matter.",
    ),
    fires: Words::new("能复述就复述，拿到 70", "Reflecting whenever possible gets 70"),
    passes: Words::new("最好的套路拿到 35", "The best trick gets 35"),
    severity: Severity::Warning,
    limits: &[("most", 60.0)],
    check: Check::Seat(check),
};

fn check(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let tricks = view.proof.bots.iter().filter(|bot| !matches!(bot.bot, Bot::Random | Bot::BestFit));
    tricks
        .filter(|bot| bot.normalised > limits.get("most"))
        .map(|bot| {
            let (name, share) = (bot.bot.name(), rounded(bot.normalised, 0));
            Finding::new(
                Spot::Seat(view.proof.seat),
                format!("“{}”拿到 {share}（0 是随机，100 是最好）", name.zh),
                format!("“{}” gets {share} (0 is random, 100 the best there is)", name.en),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_the_trick_and_not_the_oracle() {
        let found = sample::in_seat(&LINT, |proof| {
            for bot in &mut proof.bots {
                bot.normalised = if bot.bot == Bot::Warmest || bot.bot == Bot::BestFit { 80.0 } else { 0.0 };
            }
        });
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].message.en.contains("warmest"));
    }
}
