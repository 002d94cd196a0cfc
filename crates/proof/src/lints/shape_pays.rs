//! BOT-01: players who go by place or length.

use super::subject::{Finding, LibraryView, Limits, Spot};
use super::{Check, Lint};
use crate::bots::Bot;
use counterpart_core::diagnostic::Severity;
use counterpart_core::scoring::rounded;
use counterpart_core::text::Lang;
use counterpart_core::text::Words;

/// Players who go by place or length.
pub const LINT: Lint = Lint {
    id: "BOT-01",
    name: Words::new("看样子就能得分", "Shape pays"),
    finds: Words::new(
        "总选第一个、最后一个、最长或最短，平均能拿到 15 分以上",
        "Always the first, last, longest or shortest option gets more than 15 on average",
    ),
    why: Words::new("不读内容也能得分。", "One can score without reading."),
    advice: Words::new("换次序，调长短。", "Change the order and the lengths."),
    fires: Words::new("总选最短的拿到 28", "Always the shortest gets 28"),
    passes: Words::new("总选最短的拿到 4", "Always the shortest gets 4"),
    severity: Severity::Error,
    limits: &[("most", 15.0)],
    check: Check::Library(check),
};

fn check(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let tricks = [Bot::First, Bot::Last]
        .into_iter()
        .chain(Lang::ALL.into_iter().flat_map(|lang| [Bot::Longest(lang), Bot::Shortest(lang)]));
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
                    if *bot == Bot::Last {
                        *mean = share;
                    }
                }
            })
        };
        assert_eq!(found(LINT.limits[0].1), []);
        assert_eq!(found(LINT.limits[0].1 + 1.0).len(), 1);
    }
}
