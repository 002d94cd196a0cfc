//! CUE-03: best options that stand too often in one place.

use super::subject::{Finding, LibraryView, Limits, Spot, per_cent};
use super::{Check, Lint};
use counterpart_core::diagnostic::Severity;
use counterpart_core::text::Words;

/// Best options that stand too often in one place.
pub const LINT: Lint = Lint {
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
    severity: Severity::Warning,
    limits: &[("most", 0.4)],
    check: Check::Library(check),
};

fn check(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let places = (1..).zip(view.cues.position);
    places
        .filter(|(_, share)| *share > limits.get("most"))
        .map(|(place, share): (usize, f64)| {
            let share = per_cent(share);
            Finding::new(
                Spot::Whole,
                format!("最好的选项有 {share} 写在第 {place} 个"),
                format!("The best option stands in place {place} in {share} of beats"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_a_favourite_place() {
        assert_eq!(sample::in_library(&LINT, |_| ()), []);
        let found = sample::in_library(&LINT, |view| view.cues.position = [0.1, 0.1, 0.1, 0.7]);
        assert!(found[0].message.en.contains("place 4"), "{found:?}");
    }
}
