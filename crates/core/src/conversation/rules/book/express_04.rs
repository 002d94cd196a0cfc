//! EXPRESS-04: when, what, and what followed.

use crate::conversation::rules::prelude::*;

/// Feedback works by pointing at the task; over a third of it does harm, more so the nearer it
/// comes to the person (Kluger & DeNisi 1996). Situation, behaviour and impact keep it at the task.
pub const RULE: Rule = Rule {
    id: "EXPRESS-04",
    family: Family::Express,
    moves: &[GiveFeedback],
    name: Words::new("时间、事情、影响", "When, what, and what followed"),
    says: Words::new(
        "听懂了对方，也安全得可以直说。讲清什么时候、做了什么、带来什么，意见就成了信息。",
        "They have been understood, and it is safe enough to be direct. Said as when, what and what followed, criticism becomes information.",
    ),
    source: "SBI (Center for Creative Leadership); Kluger & DeNisi 1996",
    example: Words::new(
        "“周二的需求是夜里十一点发的，测试周三全部重排，有两个用例没跑成。”",
        "“Tuesday's spec came at eleven at night. The testers had to start over on Wednesday, and two cases never ran.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let fits = moment.understood_count() > 0 && moment.mind().safety >= moment.p.safe_for_feedback;
    (moment.is(&[GiveFeedback]) && fits).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_from_a_safety_of_forty_five() {
        Sketch::of(GiveFeedback).understood(X).safety(45).is_judged(&RULE, 2);
        Sketch::of(GiveFeedback).understood(X).safety(90).heat(59).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_below_or_too_early_or_of_other_moves() {
        Sketch::of(GiveFeedback).understood(X).safety(44).passes(&RULE);
        Sketch::of(GiveFeedback).revealed(X).safety(90).passes(&RULE);
        Sketch::of(StateFact).understood(X).passes(&RULE);
    }
}
