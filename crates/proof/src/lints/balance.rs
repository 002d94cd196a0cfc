//! Lints about what a library trains, and how evenly.

use super::finding::per_cent;
use super::{Check, Finding, LibraryView, Limits, Lint, Spot, lints};
use crate::cues::MODES;
use counterpart_core::diagnostic::Severity;
use counterpart_core::scenario::Cluster;
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
        severity: Severity::Error,
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
        severity: Severity::Warning,
        limits: &[("per_seat", 3.4)],
        check: Check::Library(thin_cluster),
    };
}

/// MODE-01
fn one_mode_only(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let modes = MODES.into_iter().zip(view.cues.modes);
    modes
        .filter(|(_, share)| !(limits.get("least")..=limits.get("most")).contains(share))
        .map(|(mode, share)| {
            let (name, share) = (mode.name(), per_cent(share));
            Finding::new(
                Spot::Whole,
                format!("“{}”在 {share} 的拍里最好", name.zh),
                format!("“{}” is the best in {share} of beats", name.en),
            )
        })
        .collect()
}

/// CLUSTER-01
fn thin_cluster(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let clusters = Cluster::ALL.into_iter().zip(view.cues.shown);
    let seats = view.seats.max(1) as f64;
    clusters
        .filter(|(_, shown)| shown / seats < limits.get("per_seat"))
        .map(|(cluster, shown)| {
            let (name, count) = (cluster.name(), rounded(shown / seats, 1));
            Finding::new(
                Spot::Whole,
                format!("“{}”平均每个位子只看到 {count} 个选项", name.zh),
                format!("“{}” is shown {count} options a seat on average", name.en),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;

    #[test]
    fn finds_the_mode_that_is_missing_and_the_one_that_is_everywhere() {
        assert_eq!(sample::in_library(&ONE_MODE_ONLY, |_| ()), []);
        let found = sample::in_library(&ONE_MODE_ONLY, |view| view.cues.modes = [0.1, 0.6, 0.05, 0.15, 0.1]);
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn finds_the_cluster_that_is_short() {
        assert_eq!(sample::in_library(&THIN_CLUSTER, |_| ()), []);
        let found = sample::in_library(&THIN_CLUSTER, |view| view.cues.shown[4] = 30.0);
        assert_eq!(found.len(), 1);
    }
}
