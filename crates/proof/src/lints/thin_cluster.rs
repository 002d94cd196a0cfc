//! CLUSTER-01: a cluster with too little evidence.

use super::subject::{Finding, LibraryView, Limits, Spot};
use super::{Check, Lint};
use counterpart_core::diagnostic::Severity;
use counterpart_core::scenario::Cluster;
use counterpart_core::scoring::rounded;
use counterpart_core::text::Words;

/// A cluster with too little evidence.
pub const LINT: Lint = Lint {
    id: "CLUSTER-01",
    name: Words::new("某一类练得太少", "A cluster with little evidence"),
    finds: Words::new(
        "普通学员把每个席位玩一遍，某一类看到的有效选项平均每个席位不到 3.4 个（十二个席位约 40 个）",
        "Playing every seat once, an average learner is shown fewer than 3.4 telling options a seat of a cluster (about 40 over twelve seats)",
    ),
    why: Words::new(
        "证据少，分数就不准，只能不显示。",
        "With little evidence an estimate is too wide to be shown.",
    ),
    advice: Words::new(
        "多写一些属于这一类的选项，好的坏的都算。",
        "Add options of that cluster, good and poor.",
    ),
    fires: Words::new("服务与信任每个席位 1.8 个", "1.8 a seat of Service"),
    passes: Words::new("每一类每个席位 4 个以上", "More than 4 a seat of each"),
    severity: Severity::Warning,
    limits: &[("per_seat", 3.4)],
    check: Check::Library(check),
};

fn check(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let clusters = Cluster::ALL.into_iter().zip(view.cues.shown);
    let seats = view.seats.max(1) as f64;
    clusters
        .filter(|(_, shown)| shown / seats < limits.get("per_seat"))
        .map(|(cluster, shown)| {
            let (name, count) = (cluster.name(), rounded(shown / seats, 1));
            Finding::new(
                Spot::Whole,
                format!("“{}”平均每个席位只看到 {count} 个选项", name.zh),
                format!("“{}” is shown {count} options a seat on average", name.en),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_the_cluster_that_is_short() {
        assert_eq!(sample::in_library(&LINT, |_| ()), []);
        let found = sample::in_library(&LINT, |view| view.cues.shown[4] = 30.0);
        assert_eq!(found.len(), 1);
    }
}
