//! MODE-01: a conflict-handling mode that is hardly ever, or nearly always, the best.

use super::subject::{Finding, LibraryView, Limits, Spot, per_cent};
use super::{Check, Lint};
use crate::cues::MODES;
use counterpart_core::diagnostic::Severity;
use counterpart_core::text::Words;

/// A conflict-handling mode that is hardly ever, or nearly always, the best.
pub const LINT: Lint = Lint {
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
    check: Check::Library(check),
};

fn check(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_the_mode_that_is_missing_and_the_one_that_is_everywhere() {
        assert_eq!(sample::in_library(&LINT, |_| ()), []);
        let found = sample::in_library(&LINT, |view| view.cues.modes = [0.1, 0.6, 0.05, 0.15, 0.1]);
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
