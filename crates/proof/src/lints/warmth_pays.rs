//! BOT-02: players who go by tone.

use super::subject::{Finding, LibraryView, Limits, Spot};
use super::{Check, Lint};
use crate::bots::Bot;
use counterpart_core::diagnostic::Severity;
use counterpart_core::scoring::rounded;
use counterpart_core::text::Words;

/// Players who go by tone.
pub const LINT: Lint = Lint {
    id: "BOT-02",
    name: Words::new("嘴甜就能得分", "Warmth pays"),
    finds: Words::new(
        "总选听着最暖的，平均拿到 30 分以上",
        "Always what sounds warmest gets more than 30 on average",
    ),
    why: Words::new("和气不等于解决问题。", "Being nice isn’t the same as solving anything."),
    advice: Words::new(
        "让几个暖的选项错，让几个硬的选项对。",
        "Let some warm options be wrong and some firm ones right.",
    ),
    fires: Words::new("总选最暖的拿到 45", "Always the warmest gets 45"),
    passes: Words::new("总选最暖的拿到 20", "Always the warmest gets 20"),
    severity: Severity::Error,
    limits: &[("most", 30.0)],
    check: Check::Library(check),
};

fn check(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let tricks = [Bot::Warmest];
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
                    if *bot == Bot::Warmest {
                        *mean = share;
                    }
                }
            })
        };
        assert_eq!(found(LINT.limits[0].1), []);
        assert_eq!(found(LINT.limits[0].1 + 1.0).len(), 1);
    }
}
