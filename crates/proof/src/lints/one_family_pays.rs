//! BOT-03: players who stick to one family of moves.

use super::subject::{Finding, LibraryView, Limits, Spot};
use super::{Check, Lint};
use crate::bots::Bot;
use counterpart_core::diagnostic::Severity;
use counterpart_core::scenario::Family;
use counterpart_core::scoring::rounded;
use counterpart_core::text::Words;

/// Players who stick to one family of moves.
pub const LINT: Lint = Lint {
    id: "BOT-03",
    name: Words::new("只会一样也能得分", "One family of moves pays"),
    finds: Words::new(
        "只复述、只提问、只出主意，或者只用一类动作，平均拿到 30 分以上",
        "Only reflecting, only asking, only advising, or only one family of moves gets more than 30 on average",
    ),
    why: Words::new(
        "倾听不是目的，说清和方案也要有。",
        "Listening isn’t the goal; speaking up and solving belong to it.",
    ),
    advice: Words::new(
        "加几处听下去就错的时刻，和几处该提方案的时刻。",
        "Add moments where listening on is wrong, and some where a proposal is right.",
    ),
    fires: Words::new("能问就问拿到 42", "Asking whenever possible gets 42"),
    passes: Words::new("能问就问拿到 18", "Asking whenever possible gets 18"),
    severity: Severity::Error,
    limits: &[("most", 30.0)],
    check: Check::Library(check),
};

fn check(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let tricks = [Bot::AlwaysReflect, Bot::AlwaysAsk, Bot::AlwaysAdvise].into_iter().chain(
        [Family::Listen, Family::Perspective, Family::Express, Family::Solve, Family::Service, Family::Trap]
            .map(Bot::Family),
    );
    tricks
        .into_iter()
        .filter(|bot| view.bot(*bot) > limits.get("most"))
        .map(|bot| {
            let (name, share) = (bot.name(), rounded(view.bot(bot), 1));
            Finding::new(
                Spot::Whole,
                format!("“{}”平均拿到 {share}（0 是随机，100 是最好）", name.zh),
                format!("“{}” gets {share} on average (0 is random, 100 the best there is)", name.en),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_the_trick() {
        let found = |share: f64| {
            sample::in_library(&LINT, |view| {
                for (bot, mean) in &mut view.bots {
                    if *bot == Bot::AlwaysAsk {
                        *mean = share;
                    }
                }
            })
        };
        assert_eq!(found(LINT.limits[0].1), []);
        assert_eq!(found(LINT.limits[0].1 + 1.0).len(), 1);
    }
}
