//! Lints about tricks that pay: what players get who don’t follow the conversation.

use super::finding::{between, per_cent};
use super::{Check, Class, Finding, LibraryView, Limits, Lint, SeatView, Spot, lints};
use crate::bots::Bot;
use crate::interval::of_share;
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
        class: Class::GivesAway,
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
        class: Class::GivesAway,
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
        class: Class::GivesAway,
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
        class: Class::GivesAway,
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
        class: Class::GivesAway,
        limits: &[("most", 60.0)],
        check: Check::Library(|view, limits| trick_pays(view, limits, [Bot::ContextBlind])),
    };
}

/// TRICK-01: what pays and can't be luck, since what it picks is better than the mean of what is on offer
/// more often than picking at random is.
fn one_trick_gets_far(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let bots = &view.proof().bots;
    let luck = bots.iter().find(|bot| bot.bot == Bot::Random).map_or(0.5, |random| random.ahead);
    let tricks = bots.iter().filter(|bot| !matches!(bot.bot, Bot::Random | Bot::BestFit));
    tricks
        .filter(|bot| bot.normalised > limits.get("most") && of_share(bot.ahead, bot.over).low > luck)
        .map(|bot| {
            let (name, share, most) = (bot.bot.name(), rounded(bot.normalised, 0), limits.get("most"));
            let ahead = per_cent(bot.ahead);
            Finding::new(
                Spot::Seat(view.proof().seat),
                format!(
                    "“{}”拿到 {share}，最多 {most}（0 是随机，100 是最好）；{ahead} 的拍里它选的比平均好",
                    name.zh
                ),
                format!(
                    "“{}” gets {share} of at most {most} (0 is random, 100 the best there is); what it picks is better than the mean in {ahead} of beats",
                    name.en
                ),
            )
        })
        .collect()
}

/// Those of the tricks that get more than the limit `most`, on the mean over all seats, and not by luck.
/// Of one scenario its seats tell more, so that this is said of several only.
fn trick_pays(view: &LibraryView, limits: &Limits, tricks: impl IntoIterator<Item = Bot>) -> Vec<Finding> {
    if view.scenarios < 2 {
        return Vec::new();
    }
    let luck = view.bot(Bot::Random).map_or(0.5, |random| random.ahead);
    tricks
        .into_iter()
        .filter_map(|bot| view.bot(bot))
        .filter(|of| of.mean > limits.get("most") && of.interval().low > luck)
        .map(|of| {
            let (name, share, most) = (of.bot.name(), rounded(of.mean, 1), limits.get("most"));
            let (ahead, interval) = (per_cent(of.ahead), between(of.interval()));
            Finding::new(
                Spot::Whole,
                format!(
                    "“{}”平均拿到 {share}，最多 {most}（0 是随机，100 是最好）；{ahead} 的拍里它选的比平均好（区间 {interval}）",
                    name.zh
                ),
                format!(
                    "“{}” gets {share} on average, of at most {most} (0 is random, 100 the best there is); what it picks is better than the mean in {ahead} of beats (interval {interval})",
                    name.en
                ),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;

    #[test]
    fn finds_the_trick_and_not_the_oracle_nor_luck() {
        let found = |ahead: f64, over: f64| {
            sample::in_seat(&ONE_TRICK_GETS_FAR, |proof| {
                for bot in &mut proof.bots {
                    let tried = matches!(bot.bot, Bot::Warmest | Bot::BestFit);
                    bot.normalised = if tried { 80.0 } else { 0.0 };
                    bot.ahead = if tried { ahead } else { 0.5 };
                    bot.over = over;
                }
            })
        };
        let twenty = found(0.8, 20.0);
        assert_eq!(twenty.len(), 1, "{twenty:?}");
        assert!(twenty[0].message.en.contains("warmest"));
        assert_eq!(found(0.8, 5.0), [], "four of five beats may be luck");
        assert_eq!(found(0.6, 20.0), [], "so may twelve of twenty");
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
            let found = |share: f64, scenarios: usize| {
                sample::in_library(lint, |view| {
                    view.scenarios = scenarios;
                    for of in view.bots.iter_mut().filter(|of| of.bot == trick) {
                        (of.mean, of.ahead) = (share, 0.7);
                    }
                })
            };
            assert_eq!(found(lint.limits[0].1, 6), [], "{}", lint.id);
            assert_eq!(found(lint.limits[0].1 + 1.0, 6).len(), 1, "{}", lint.id);
            assert_eq!(found(lint.limits[0].1 + 1.0, 1), [], "{}: of one scenario its seats tell", lint.id);
        }
    }
}
