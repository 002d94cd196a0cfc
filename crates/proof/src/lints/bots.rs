//! Lints about tricks that pay: what players get who don’t follow the conversation.

use super::{Check, Finding, LibraryView, Limits, Lint, SeatView, Spot, lints};
use crate::bots::Bot;
use counterpart_core::diagnostic::Severity;
use counterpart_core::scenario::Family;
use counterpart_core::scoring::rounded;
use counterpart_core::text::{Lang, Words};

lints! {
    /// A seat at which one trick gets far.
    ONE_TRICK_GETS_FAR = Lint {
        id: "TRICK-01",
        name: Words::new("一招走天下", "One trick gets far"),
        finds: Words::new(
            "在这个位子上，光靠一个套路就拿到一大半分",
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
        check: Check::Seat(one_trick_gets_far),
    };

    /// Players who go by place or length.
    SHAPE_PAYS = Lint {
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
        check: Check::Library(|view, limits| {
            let places = [Bot::First, Bot::Last].into_iter();
            let lengths = Lang::ALL.into_iter().flat_map(|lang| [Bot::Longest(lang), Bot::Shortest(lang)]);
            trick_pays(view, limits, places.chain(lengths))
        }),
    };

    /// Players who go by tone.
    WARMTH_PAYS = Lint {
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
        check: Check::Library(|view, limits| trick_pays(view, limits, [Bot::Warmest])),
    };

    /// Players who stick to one family of moves.
    ONE_FAMILY_PAYS = Lint {
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
        check: Check::Library(|view, limits| {
            let habits = [Bot::AlwaysReflect, Bot::AlwaysAsk, Bot::AlwaysAdvise].into_iter();
            trick_pays(view, limits, habits.chain(Family::SPOKEN.map(Bot::Family)))
        }),
    };

    /// Players who know good moves but don’t look at the moment.
    MOMENT_IGNORED = Lint {
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
        check: Check::Library(|view, limits| trick_pays(view, limits, [Bot::ContextBlind])),
    };
}

/// TRICK-01
fn one_trick_gets_far(view: &SeatView, limits: &Limits) -> Vec<Finding> {
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

/// Those of the tricks that get more than the limit `most`, on the mean over all seats.
fn trick_pays(view: &LibraryView, limits: &Limits, tricks: impl IntoIterator<Item = Bot>) -> Vec<Finding> {
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
    use crate::lints::sample;

    #[test]
    fn finds_the_trick_and_not_the_oracle() {
        let found = sample::in_seat(&ONE_TRICK_GETS_FAR, |proof| {
            for bot in &mut proof.bots {
                bot.normalised = if bot.bot == Bot::Warmest || bot.bot == Bot::BestFit { 80.0 } else { 0.0 };
            }
        });
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].message.en.contains("warmest"));
    }

    #[test]
    fn each_finds_a_trick_that_gets_more_than_the_limit() {
        let table = [
            (&SHAPE_PAYS, Bot::Last),
            (&WARMTH_PAYS, Bot::Warmest),
            (&ONE_FAMILY_PAYS, Bot::AlwaysAsk),
            (&MOMENT_IGNORED, Bot::ContextBlind),
        ];
        for (lint, trick) in table {
            let found = |share: f64| {
                sample::in_library(lint, |view| {
                    for (bot, mean) in &mut view.bots {
                        if *bot == trick {
                            *mean = share;
                        }
                    }
                })
            };
            assert_eq!(found(lint.limits[0].1), [], "{}", lint.id);
            assert_eq!(found(lint.limits[0].1 + 1.0).len(), 1, "{}", lint.id);
        }
    }
}
