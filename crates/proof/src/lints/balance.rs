//! Lints about what a library trains, how evenly, and whether there is time for it.
//!
//! **Not here:** what somebody recognises who has played others ([`super::sameness`]).

use super::finding::{names, per_cent};
use super::{Check, Class, Finding, LibraryView, Limits, Lint, Spot, lints};
use crate::cues::MODES;
use counterpart_core::scenario::{Cluster, Family, MoveKind};
use counterpart_core::scoring::rounded;
use counterpart_core::text::Words;

lints! {
    /// A conflict-handling mode that is hardly ever, or nearly always, the best.
    ONE_MODE_ONLY = Lint {
        id: "MODE-01",
        name: Words::new("处理冲突只有一种方式", "One way of handling conflict"),
        finds: Words::new(
            "五种方式里，有一种在不到 8% 的拍里最好，或者有一种超过 50%",
            "One of the five modes is the best in fewer than 8% of beats, or one in more than 50%",
        ),
        why: Words::new(
            "每种方式都有用得着的时候：该坚持的坚持，该让的让。",
            "Every mode has its place: standing firm, yielding, trading, stopping for a moment.",
        ),
        advice: Words::new(
            "加几处该划清底线、该交换、该让一步、该停一停的时刻。",
            "Add moments for a firm line, for a trade, for yielding, for a break.",
        ),
        fires: Words::new("折中只在 3% 的拍里最好", "Compromising is best in 3% of beats"),
        passes: Words::new("五种各占 10%–40%", "Each is best in 10% to 40%"),
        class: Class::Balance,
        limits: &[("least", 0.08), ("most", 0.5)],
        check: Check::Library(one_mode_only),
    };

    /// A cluster with too little evidence.
    THIN_CLUSTER = Lint {
        id: "CLUSTER-01",
        name: Words::new("某一类练得太少", "A cluster with few choices"),
        finds: Words::new(
            "普通学员把每个位子玩一遍，某一类看到的有效选项平均每个位子不到 3.4 个（十二个位子约 40 个）",
            "Playing every seat once, an average learner is shown fewer than 3.4 telling options a seat of a cluster (about 40 over twelve seats)",
        ),
        why: Words::new(
            "选择少，分数就不准，只能不显示。",
            "With few choices an estimate is too wide to be shown.",
        ),
        advice: Words::new(
            "多写一些属于这一类的选项，好的坏的都算。",
            "Add options of that cluster, good and poor.",
        ),
        fires: Words::new("服务与信任每个位子 1.8 个", "1.8 a seat of Service"),
        passes: Words::new("每一类每个位子 4 个以上", "More than 4 a seat of each"),
        class: Class::Balance,
        limits: &[("per_seat", 3.4)],
        check: Check::Library(thin_cluster),
    };

    /// A seat at which skilled players run out of time.
    NO_TIME_FOR_SKILL = Lint {
        id: "TIME-01",
        name: Words::new("会谈的也来不及", "No time for skill"),
        finds: Words::new(
            "会谈的学员（θ = +2）在某个位子有 10% 以上的时候时间不够",
            "At some seat, skilled learners (θ = +2) run out of time in more than 10% of plays",
        ),
        why: Words::new(
            "每句都说对了还谈不完，学到的是快，不是会谈。",
            "Who says the right thing each time and isn’t done has learnt to hurry, not to talk.",
        ),
        advice: Words::new(
            "多给一两个回合，或者让最后几拍总有一个选项通向方案。",
            "Give one or two turns more, or let one option of each late beat lead to a proposal.",
        ),
        fires: Words::new("θ = +2 的学员 36% 时间不够", "36% of plays at θ = +2 run out of time"),
        passes: Words::new("8% 时间不够", "8% do"),
        class: Class::Balance,
        limits: &[("most", 0.1)],
        check: Check::Library(no_time_for_skill),
    };
}

/// TIME-01
fn no_time_for_skill(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let most = limits.get("most");
    view.out_of_time
        .iter()
        .filter(|(_, of)| of.share > most)
        .map(|(name, of)| {
            let (share, most, settled) = (per_cent(of.share), per_cent(most), per_cent(of.settled));
            let understood = rounded(of.understood, 1);
            Finding::new(
                Spot::Whole,
                format!(
                    "{name}：会谈的（θ = +2）{share} 时间不够，最多 {most}；其中 {settled} 已经谈成了什么，平均听懂 {understood} 个诉求"
                ),
                format!(
                    "{name}: skilled players (θ = +2) run out of time in {share} of plays, of at most {most}; {settled} of these have settled on something, with {understood} interests understood on the mean"
                ),
            )
        })
        .collect()
}

/// MODE-01
fn one_mode_only(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let (least, most, beats) = (limits.get("least"), limits.get("most"), view.cues.beats);
    let modes = MODES.into_iter().zip(view.cues.modes);
    modes
        .filter(|(_, share)| !(least..=most).contains(share))
        .map(|(mode, share)| {
            let few = share < least;
            // So many beats more, or fewer, would do.
            let short = if few { least - share } else { share - most };
            let short = libm::ceil(short * beats as f64);
            let moves: Vec<Words> = MoveKind::ALL
                .iter()
                .filter(|kind| kind.mode() == mode && kind.argument().is_some() && kind.family() != Family::Trap)
                .map(|kind| Words::new(kind.name().zh, kind.key()))
                .collect();
            let (name, share, (moves_zh, moves_en)) = (mode.name(), per_cent(share), names(&moves));
            let (least, most) = (per_cent(least), per_cent(most));
            let (zh, en) = if few {
                (
                    format!("“{}”在 {beats} 拍中的 {share} 里最好，至少要 {least}：还差 {short} 拍", name.zh),
                    format!("“{}” is the best in {share} of {beats} beats, of at least {least}: {short} more would do", name.en),
                )
            } else {
                (
                    format!("“{}”在 {beats} 拍中的 {share} 里最好，最多 {most}：多了 {short} 拍", name.zh),
                    format!("“{}” is the best in {share} of {beats} beats, of at most {most}: {short} too many", name.en),
                )
            };
            let finding = Finding::new(Spot::Whole, zh, en);
            if few {
                finding.advised(
                    format!("加几处{moves_zh}最合适的时刻。"),
                    format!("Add moments at which one of these is the right thing: {moves_en}."),
                )
            } else {
                finding.advised(
                    format!("让别的方式在更多时刻最合适；属于它的有{moves_zh}。"),
                    format!("Let other ways be right at more moments; these belong to it: {moves_en}."),
                )
            }
        })
        .collect()
}

/// CLUSTER-01
fn thin_cluster(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let least = limits.get("per_seat");
    let clusters = Cluster::ALL.into_iter().zip(view.cues.shown);
    let seats = view.seats.max(1) as f64;
    clusters
        .filter(|(_, shown)| shown / seats < least)
        .map(|(cluster, shown)| {
            let (name, number) = (cluster.name(), rounded(shown / seats, 1));
            let short = libm::ceil(least * seats - shown);
            Finding::new(
                Spot::Whole,
                format!("“{}”平均每个位子只看到 {number} 个选项，至少要 {least}：一共还差 {short} 个", name.zh),
                format!(
                    "“{}” is shown {number} options a seat on average, of at least {least}: {short} more over all seats would do",
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
    use crate::seat::OutOfTime;

    #[test]
    fn finds_the_mode_that_is_missing_and_the_one_that_is_everywhere() {
        assert_eq!(sample::in_library(&ONE_MODE_ONLY, |_| ()), []);
        let found = sample::in_library(&ONE_MODE_ONLY, |view| view.cues.modes = [0.1, 0.6, 0.05, 0.15, 0.1]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].message.en.ends_with("10 too many"), "60 of 100 beats: {found:?}");
        assert!(found[1].message.en.ends_with("3 more would do"), "5 of 100 beats: {found:?}");
        let advice = found[1].advice.clone().expect("it names the moves").en;
        assert!(advice.contains("AskClosed and Trade"), "{advice}");
    }

    #[test]
    fn finds_the_cluster_that_is_short() {
        assert_eq!(sample::in_library(&THIN_CLUSTER, |_| ()), []);
        let found = sample::in_library(&THIN_CLUSTER, |view| view.cues.shown[4] = 30.0);
        assert_eq!(found.len(), 1);
        assert!(found[0].message.en.contains("11 more"), "30 of 40.8: {found:?}");
    }

    #[test]
    fn finds_the_seat_that_is_too_short() {
        let with = |share: f64| {
            sample::in_library(&NO_TIME_FOR_SKILL, |view| {
                let of = OutOfTime { share, settled: 0.25, understood: 2.5 };
                view.out_of_time = vec![("a · b".to_owned(), of)];
            })
        };
        assert_eq!(with(0.1), []);
        let found = with(0.3);
        assert!(
            found[0].message.en.starts_with("a · b: ") && found[0].message.en.contains("30%"),
            "{found:?}"
        );
    }
}
