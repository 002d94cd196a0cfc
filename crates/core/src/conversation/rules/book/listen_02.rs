//! LISTEN-02: nothing to say back.

use crate::conversation::rules::prelude::*;

/// What somebody hasn't let show can't be reflected, only imagined, and imagining is no way to find
/// out (Eyal et al. 2018).
pub const RULE: Rule = Rule {
    id: "LISTEN-02",
    family: Family::Listen,
    moves: &[Reflect],
    name: Words::new("没说过的，别往回说", "Saying back what wasn't said"),
    says: Words::new(
        "这件事对方还没提过，“你的意思是……”就成了替人说话。想知道，就问。",
        "It hasn't come up, so saying it back puts words in their mouth. If you want to know, ask.",
    ),
    source: "Eyal et al. 2018; MITI 4.2.1",
    example: Words::new(
        "“所以你是担心年底考核。” → “我什么时候提考核了？”",
        "“So it's your year-end review you're worried about.” → “When did I mention that?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let interest = moment.interest_of(Reflect)?;
    (!moment.is_revealed(interest) && !moment.is_hinted(interest)).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_on_what_neither_showed_nor_was_said() {
        Sketch::on(Reflect, X).is_judged(&RULE, -1);
        Sketch::on(Reflect, X).revealed(Y).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_once_it_showed_or_of_other_moves() {
        Sketch::on(Reflect, X).hinted(X).passes(&RULE);
        Sketch::on(Reflect, X).revealed(X).passes(&RULE);
        Sketch::on(AskOpen, X).passes(&RULE);
    }
}
