//! EXPRESS-05: not safe enough for feedback.

use crate::conversation::rules::prelude::*;

/// Feedback that is taken as being about the person harms (Kluger & DeNisi 1996), and that is how
/// somebody on their guard takes it.
pub const RULE: Rule = Rule {
    id: "EXPRESS-05",
    family: Family::Express,
    moves: &[GiveFeedback],
    name: Words::new("还不到直说的时候", "Not safe enough for feedback"),
    says: Words::new(
        "安全感不到 45，再客观的意见也会被当成算账。先让这场谈话变得安全一点。",
        "With safety below 45, even well-put feedback is taken as settling scores. Make it safer to talk first.",
    ),
    source: "Kluger & DeNisi 1996",
    example: Words::new(
        "“周二那份需求发得太晚了。” → “又开始翻旧账。”",
        "“Tuesday's spec came far too late.” → “Here we go, raking things up.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let unsafe_yet = moment.understood_count() > 0 && moment.mind().safety < moment.p.safe_for_feedback;
    (moment.is(&[GiveFeedback]) && unsafe_yet).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_below_a_safety_of_forty_five() {
        Sketch::of(GiveFeedback).understood(X).safety(44).is_judged(&RULE, -1);
        Sketch::of(GiveFeedback).understood(X).safety(0).heat(59).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_above_or_of_other_moves() {
        Sketch::of(GiveFeedback).understood(X).safety(45).passes(&RULE);
        Sketch::of(StateNeed).understood(X).safety(10).passes(&RULE);
    }
}
