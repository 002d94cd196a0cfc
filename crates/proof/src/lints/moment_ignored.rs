//! BOT-04: players who know good moves but don’t look at the moment.

use super::subject::{Finding, LibraryView, Limits, Spot};
use super::{Check, Lint};
use crate::bots::Bot;
use counterpart_core::diagnostic::Severity;
use counterpart_core::scoring::rounded;
use counterpart_core::text::Words;

/// Players who know good moves but don’t look at the moment.
pub const LINT: Lint = Lint {
    id: "BOT-04",
    name: Words::new("不看时机也能得分", "The moment doesn’t matter"),
    finds: Words::new(
        "只记得哪类话通常好、不看状态，平均拿到 60 分以上",
        "Knowing which moves are usually good, and ignoring the state, gets more than 60 on average",
    ),
    why: Words::new(
        "同一句话，这一刻对，下一刻错，才要看人。",
        "The same sentence must be right now and wrong later, or nobody need look.",
    ),
    advice: Words::new(
        "让同一类动作在不同的火气和进度下有好有坏。",
        "Let the same kind of move be good or bad by heat and by how far the talk has got.",
    ),
    fires: Words::new("不看时机拿到 75", "Ignoring the moment gets 75"),
    passes: Words::new("不看时机拿到 30", "Ignoring the moment gets 30"),
    severity: Severity::Error,
    limits: &[("most", 60.0)],
    check: Check::Library(check),
};

fn check(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let tricks = [Bot::ContextBlind];
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
                    if *bot == Bot::ContextBlind {
                        *mean = share;
                    }
                }
            })
        };
        assert_eq!(found(LINT.limits[0].1), []);
        assert_eq!(found(LINT.limits[0].1 + 1.0).len(), 1);
    }
}
