//! Lints about cues: what gives the best option away to somebody who doesn’t follow the conversation.
//! What counts as a cue stands in [`crate::cues`].

use super::finding::{between, count, in_words, per_cent};
use super::{Check, Class, Finding, LibraryView, Limits, Lint, SeatView, Spot, lints};
use crate::bots::length;
use crate::interval::{of_correlation, of_difference, of_share};
use crate::languages::languages;
use counterpart_core::scenario::{OptionIx, Turn};
use counterpart_core::scoring::rounded;
use counterpart_core::text::Words;

lints! {
    /// Best options that are too often, or too seldom, the longest.
    LENGTH_GIVES_AWAY = Lint {
        id: "CUE-01",
        name: Words::new("长的就是对的", "Length gives it away"),
        finds: Words::new(
            "最好的选项是最长一句的比例不在 15%–35% 之间",
            "The best option is the longest in fewer than 15% or more than 35% of beats",
        ),
        why: Words::new("会考试的人挑最长的。", "Test-wise people pick the longest."),
        advice: Words::new(
            "把好选项写短，把坏选项写得周到。",
            "Shorten good options, and let poor ones be thorough.",
        ),
        fires: Words::new("52% 的时候最长的最好", "The longest is best in 52% of beats"),
        passes: Words::new("26%，差不多碰巧", "26%, about what chance gives"),
        class: Class::GivesAway,
        limits: &[("least", 0.15), ("most", 0.35)],
        check: Check::Library(length_gives_away),
    };

    /// Length that goes along with quality.
    LENGTH_GOES_WITH_QUALITY = Lint {
        id: "CUE-02",
        name: Words::new("长短和好坏有关", "Length goes with quality"),
        finds: Words::new(
            "同一拍里，句子长短和好坏的相关超过 0.10",
            "Within beats, length and quality correlate by more than .10",
        ),
        why: Words::new("不看内容也能猜。", "One can guess without reading."),
        advice: Words::new("好的坏的，都有长有短。", "Let good and poor options be long and short alike."),
        fires: Words::new("r = 0.3", "r = .3"),
        passes: Words::new("r = −0.04", "r = −.04"),
        class: Class::GivesAway,
        limits: &[("most", 0.1)],
        check: Check::Library(length_goes_with_quality),
    };

    /// Best options that stand too often in one place.
    PLACE_GIVES_AWAY = Lint {
        id: "CUE-03",
        name: Words::new("位置露底", "Position gives it away"),
        finds: Words::new(
            "最好的选项有 40% 以上都写在同一个位置",
            "The best option stands in one place of the file in more than 40% of beats",
        ),
        why: Words::new(
            "玩的时候次序会打乱，可投票和讲义照文件的次序。",
            "Play shuffles them, but ballots and handouts follow the file.",
        ),
        advice: Words::new("换一换选项在文件里的次序。", "Change the order of options in the file."),
        fires: Words::new("一半都写在第一个", "Half of them stand first"),
        passes: Words::new("四个位置各占四分之一上下", "About a quarter in each place"),
        class: Class::GivesAway,
        limits: &[("most", 0.4)],
        check: Check::Library(place_gives_away),
    };

    /// Absolutes or hedges that tell best options from others.
    MANNER_GIVES_AWAY = Lint {
        id: "CUE-04",
        name: Words::new("口气露底", "Manner gives it away"),
        finds: Words::new(
            "“一定、从来”或“可能、要不”在好选项和坏选项里出现的比例相差 15 个百分点以上",
            "Absolutes or hedges are more than 15 points more common in best options than in others, or less",
        ),
        why: Words::new("会考试的人避开绝对的，挑含糊的。", "Test-wise people avoid absolutes and pick hedges."),
        advice: Words::new(
            "让好选项也说得斩钉截铁，坏选项也留有余地。",
            "Let good options be blunt, too, and poor ones tentative.",
        ),
        fires: Words::new(
            "“可能”在好选项里占 40%，在坏选项里占 5%",
            "“Perhaps” in 40% of best options and in 5% of others",
        ),
        passes: Words::new("8% 和 10%", "8% and 10%"),
        class: Class::GivesAway,
        limits: &[("most", 0.15)],
        check: Check::Library(manner_gives_away),
    };

    /// A beat whose best option is always the same, and the longest.
    OBVIOUS_BEAT = Lint {
        id: "CUE-05",
        name: Words::new("一眼看穿", "An obvious beat"),
        finds: Words::new(
            "不管什么状态，最好的总是同一个选项，而它在文件的每种语言里都最长",
            "One option is best in every state, and the longest in every language of the file",
        ),
        why: Words::new(
            "不用听对方说了什么，挑长的就行。",
            "There is no need to listen; picking the long one will do.",
        ),
        advice: Words::new(
            "让另一个选项在某些状态下更好，或者把它写短。",
            "Let another option be better in some states, or shorten this one.",
        ),
        fires: Words::new("复述永远最好，也永远最长", "The reflection is always best and always longest"),
        passes: Words::new(
            "火气高时承认最好，火气低时提问最好",
            "Acknowledging is best while it is hot, asking once it isn’t",
        ),
        class: Class::GivesAway,
        limits: &[("share", 0.999)],
        check: Check::Seat(obvious_beat),
    };
}

/// CUE-01
fn length_gives_away(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let (least, most) = (limits.get("least"), limits.get("most"));
    view.cues
        .languages()
        .map(|(lang, of)| (lang, of, of_share(of.longest, of.beats as f64)))
        .filter(|(_, _, interval)| interval.is_beyond(least, most))
        .map(|(lang, of, interval)| {
            let (zh, en) = in_words(lang);
            let (share, interval, beats) = (per_cent(of.longest), between(interval), of.beats);
            let (least, most) = (per_cent(least), per_cent(most));
            Finding::new(
                Spot::Whole,
                format!("{zh}里，{beats} 拍中有 {share} 最长的就是最好的（区间 {interval}），应在 {least} 到 {most} 之间"),
                format!(
                    "In {en} the longest option is the best in {share} of {beats} beats (interval {interval}); it should be from {least} to {most}"
                ),
            )
        })
        .collect()
}

/// CUE-02
fn length_goes_with_quality(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let most = limits.get("most");
    view.cues
        .languages()
        .map(|(lang, of)| (lang, of, of_correlation(of.correlation, (of.options - of.beats) as f64)))
        .filter(|(_, _, interval)| interval.is_beyond(-most, most))
        .map(|(lang, of, interval)| {
            let (zh, en) = in_words(lang);
            let r = rounded(of.correlation, 2);
            let (low, high, options) = (rounded(interval.low, 2), rounded(interval.high, 2), of.options);
            let (which_zh, which_en) =
                if r > 0.0 { ("长的更好", "longer ones are better") } else { ("短的更好", "shorter ones are better") };
            Finding::new(
                Spot::Whole,
                format!("{zh}里，{options} 个选项的长短和好坏相关 {r}（区间 {low} 到 {high}）：{which_zh}；最多 ±{most}"),
                format!(
                    "In {en} length and quality of {options} options correlate by {r} (interval {low} to {high}): {which_en}; at most ±{most}"
                ),
            )
        })
        .collect()
}

/// CUE-03
fn place_gives_away(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let (most, beats) = (limits.get("most"), view.cues.beats);
    let places = (1..).zip(view.cues.position);
    places
        .map(|(place, share): (usize, f64)| (place, share, of_share(share, beats as f64)))
        .filter(|(_, _, interval)| interval.low > most)
        .map(|(place, share, interval)| {
            let (share, interval, most) = (per_cent(share), between(interval), per_cent(most));
            Finding::new(
                Spot::Whole,
                format!("{beats} 拍中，最好的选项有 {share} 写在第 {place} 个（区间 {interval}），最多 {most}"),
                format!(
                    "The best option stands in place {place} in {share} of {beats} beats (interval {interval}), of at most {most}"
                ),
            )
        })
        .collect()
}

/// CUE-04
fn manner_gives_away(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let most = limits.get("most");
    let mut findings = Vec::new();
    for (lang, of) in view.cues.languages() {
        let (beats, others) = (of.beats as f64, (of.options - of.beats) as f64);
        for ([best, other], manner_zh, manner_en) in
            [(of.absolutes, "绝对的词", "absolutes"), (of.hedges, "含糊的词", "hedges")]
        {
            let apart = of_difference((best, beats), (other, others));
            if apart.is_beyond(-most, most) {
                let (best, other, interval) = (per_cent(best), per_cent(other), between(apart));
                let (zh, en) = in_words(lang);
                findings.push(Finding::new(
                    Spot::Whole,
                    format!("{zh}里，{manner_zh}在最好的选项中占 {best}，在其他选项中占 {other}（相差的区间 {interval}）"),
                    format!(
                        "In {en}, {best} of best options and {other} of the others have {manner_en} (interval of the difference {interval})"
                    ),
                ));
            }
        }
    }
    findings
}

/// CUE-05
fn obvious_beat(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let languages = languages(view.scenario());
    let mut findings = Vec::new();
    for beat in &view.proof().beats {
        let Turn::Speak(choices) = &view.seat().beat(beat.beat).turn else { continue };
        for (option, proof) in OptionIx::each().zip(&beat.options) {
            let own = &choices[option.index()];
            // By how much it is longer than the longest other, in the language where that is least.
            let longer = languages.iter().map(|lang| {
                let others = choices.iter().enumerate().filter(|(other, _)| *other != option.index());
                let next = others.map(|(_, choice)| length(choice, *lang)).fold(0.0, f64::max);
                length(own, *lang) - next
            });
            let longer = longer.fold(f64::INFINITY, f64::min);
            if proof.offered > 0.0 && proof.best >= limits.get("share") && longer > 0.0 {
                let share = per_cent(proof.best);
                findings.push(Finding::new(
                    Spot::Option(view.proof().seat, beat.beat, option),
                    format!("它在 {share} 的状态里最好，又比别的都长，至少长 {longer} 个字符"),
                    format!(
                        "It is the best in {share} of states, and longer than any other, by at least {}",
                        count(longer as usize, "character", "characters")
                    ),
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;

    #[test]
    fn finds_too_many_and_too_few_where_there_are_beats_enough_to_tell() {
        let found = |share: f64, beats: usize| {
            sample::in_library(&LENGTH_GIVES_AWAY, |view| {
                view.cues.by_lang[1].longest = share;
                view.cues.by_lang[1].beats = beats;
            })
        };
        assert_eq!(found(0.3, 300), []);
        let many = found(0.45, 300);
        assert!(many[0].message.en.contains("English") && many[0].message.en.contains("45% of 300 beats"));
        assert_eq!(found(0.08, 300).len(), 1);
        assert_eq!(found(0.4, 300), [], "of 300 beats, 40% may be 34.6% in truth");
        assert_eq!(found(0.6, 10), [], "of ten beats, 60% may be a third in truth");
        assert_eq!(found(0.7, 10).len(), 1, "but hardly 70%: from 39.7%");
        assert_eq!(found(0.9, 0), [], "nothing is written in it");
    }

    #[test]
    fn finds_either_sign_where_there_are_options_enough_to_tell() {
        let found = |r: f64, options: usize| {
            sample::in_library(&LENGTH_GOES_WITH_QUALITY, |view| {
                view.cues.by_lang[0].correlation = r;
                view.cues.by_lang[0].options = options;
            })
        };
        assert_eq!(found(0.1, 1_000), []);
        assert_eq!(found(0.2, 1_000).len(), 1);
        assert_eq!(found(-0.2, 1_000).len(), 1);
        assert_eq!(found(0.2, 140), [], "40 degrees of freedom");
    }

    #[test]
    fn finds_a_favourite_place() {
        assert_eq!(sample::in_library(&PLACE_GIVES_AWAY, |_| ()), []);
        let found = |beats: usize| {
            sample::in_library(&PLACE_GIVES_AWAY, |view| {
                view.cues.position = [0.1, 0.1, 0.1, 0.7];
                view.cues.beats = beats;
            })
        };
        assert!(found(100)[0].message.en.contains("place 4"), "{:?}", found(100));
        assert_eq!(found(8), [], "of eight beats that is luck");
    }

    #[test]
    fn finds_a_manner_of_speaking() {
        assert_eq!(sample::in_library(&MANNER_GIVES_AWAY, |_| ()), []);
        let found = |beats: usize| {
            sample::in_library(&MANNER_GIVES_AWAY, |view| {
                let of = &mut view.cues.by_lang[1];
                (of.hedges, of.beats, of.options) = ([0.4, 0.05], beats, 4 * beats);
            })
        };
        assert!(found(100)[0].message.en.contains("hedges"), "{:?}", found(100));
        assert_eq!(found(10), [], "four of ten beats");
    }

    #[test]
    fn finds_a_long_answer_that_is_always_right() {
        let found = |share: f64| {
            sample::in_seat(&OBVIOUS_BEAT, |proof| {
                for beat in &mut proof.beats {
                    for option in &mut beat.options {
                        option.best = share;
                    }
                }
            })
        };
        assert_eq!(found(0.9), []);
        assert!(!found(1.0).is_empty(), "some beat has a longest option");
    }
}
