//! LISTEN-16: yes-or-no has its moment.

use crate::conversation::rules::prelude::*;

/// MITI counts closed questions apart from open ones: they narrow. That is of use once one knows
/// what about, and looks like a trap to somebody who doesn't trust the one who asks.
pub const RULE: Rule = Rule {
    id: "LISTEN-16",
    family: Family::Listen,
    moves: &[AskClosed],
    name: Words::new("问是不是，要看时候", "Yes-or-no has its moment"),
    says: Words::new(
        "听懂了一件事，再问是或否、问个数字，能把细节敲实。什么都没听懂、信任又不到 40 时，它听着像下套。",
        "Once something is understood, a question for yes, no or a figure nails down the detail. With nothing understood and trust below 40, it sounds like a trap.",
    ),
    source: "MITI 4.2.1 (closed question); a choice of the model",
    example: Words::new(
        "“灯修好要多久？三个小时够不够？”",
        "“How long is the repair? Would three hours do it?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.is(&[AskClosed]) {
        return None;
    }
    Some(if moment.understood_count() > 0 {
        1
    } else if moment.mind().trust < moment.p.wary {
        -1
    } else {
        0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helps_once_something_is_understood() {
        Sketch::of(AskClosed).understood(X).trust(10).is_judged(&RULE, 1);
        Sketch::of(AskClosed).understood(X).heat(59).is_judged(&RULE, 1);
    }

    #[test]
    fn sounds_like_a_trap_to_the_wary() {
        Sketch::of(AskClosed).trust(39).is_judged(&RULE, -1);
        Sketch::of(AskClosed).revealed(X).trust(0).is_judged(&RULE, -1);
    }

    #[test]
    fn is_neutral_otherwise() {
        Sketch::of(AskClosed).trust(40).is_judged(&RULE, 0);
        Sketch::of(AskClosed).revealed(X).trust(80).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_of_other_moves() {
        Sketch::of(AskOpen).passes(&RULE);
        Sketch::of(Interrogate).passes(&RULE);
    }
}
