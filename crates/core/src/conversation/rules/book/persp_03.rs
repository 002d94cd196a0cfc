//! PERSP-03: checked once already.

use crate::conversation::rules::prelude::*;

/// Checking serves to understand; once it is understood, checking again makes them doubt that it
/// was (Bodie et al. 2015: more of it brings no more).
pub const RULE: Rule = Rule {
    id: "PERSP-03",
    family: Family::Perspective,
    moves: &[CheckInterest],
    name: Words::new("确认过了还在求证", "Checked once already"),
    says: Words::new(
        "这一点已经说透、确认过了，再问“是不是因为……”，等于说刚才白谈了。",
        "This was said and confirmed. Asking “is it because…?” once more makes the first time look like a waste.",
    ),
    source: "Bodie et al. 2015; a choice of the model",
    example: Words::new(
        "“所以你还是担心没人签字，对吧？” → “对。这是第三遍了。”",
        "“So it's the sign-off that worries you, right?” → “Right. That's the third time.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let interest = moment.interest_of(CheckInterest)?;
    (moment.is_understood(interest)).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_on_what_is_understood() {
        Sketch::on(CheckInterest, X).understood(X).is_judged(&RULE, -1);
        Sketch::on(CheckInterest, X).understood(X).heat(59).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_before_or_of_other_moves() {
        Sketch::on(CheckInterest, X).revealed(X).passes(&RULE);
        Sketch::on(Reflect, X).understood(X).passes(&RULE);
    }
}
