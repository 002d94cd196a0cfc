//! Perspective: how they see it is asked for, not imagined.

use crate::conversation::rules::prelude::*;

rules! {
    /// Imagining how somebody sees it didn't make people more accurate in 25 experiments; asking did
    /// (Eyal et al. 2018). A reading offered for correction asks.
    GUESS_AND_LET_THEM_CORRECT_IT {
        id: "PERSP-01",
        family: Family::Perspective,
        moves: &[CheckInterest],
        reads: &[Hinted, Revealed, Understood],
        name: Words::new("猜一半，问一半", "Guess, and let them correct it"),
        says: Words::new(
            "对方话里已经带出来一点，你说出自己的猜测，请对方纠正。对方怎么想，是问来的，不是想来的。",
            "There are signs of it, and you offer your reading for correction. What others think is found out by asking, not by imagining.",
        ),
        source: "Eyal et al. 2018",
        example: Words::new(
            "“我猜你怕的不是晚，是出了事签字的是你。我说得对吗？”",
            "“My guess is you don't mind the delay so much as having your name on the safety form. Is that right?”",
        ),
        judge: |moment| {
            let showed = moment.is_hinted()? || moment.is_revealed()?;
            (showed && !moment.is_understood()?).then_some(2)
        },
    }

    /// Without a sign of it, a guess is one's own view moved across the table, which doesn't get more
    /// accurate by trying (Eyal et al. 2018).
    A_GUESS_OUT_OF_NOWHERE {
        id: "PERSP-02",
        family: Family::Perspective,
        moves: &[CheckInterest],
        reads: &[Hinted, Revealed],
        name: Words::new("没影儿的猜测", "A guess out of nowhere"),
        says: Words::new(
            "对方一点口风都没露，问得再客气，猜的也是自己的想法。先听，再求证。",
            "Nothing they said points there. However politely it is put, the guess comes from your side of the table: listen first, then check.",
        ),
        source: "Eyal et al. 2018",
        example: Words::new(
            "“你是不是怕领导怪你？” → “你想到哪儿去了。”",
            "“Is it that you're worried about your boss?” → “Where did you get that from?”",
        ),
        judge: |moment| (!moment.is_hinted()? && !moment.is_revealed()?).then_some(-1),
    }

    /// Checking serves to understand; once it is understood, checking again makes them doubt that it
    /// was (Bodie et al. 2015: more of it brings no more).
    CHECKED_ONCE_ALREADY {
        id: "PERSP-03",
        family: Family::Perspective,
        moves: &[CheckInterest],
        reads: &[Understood],
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
        judge: |moment| moment.is_understood()?.then_some(-1),
    }

    /// People who feel that somebody has seen it from their side warm to them (Goldstein et al. 2014),
    /// provided that there is something to have seen.
    IN_YOUR_PLACE_ONCE_TOLD {
        id: "PERSP-04",
        family: Family::Perspective,
        moves: &[TakeTheirSide],
        reads: &[AllRevealed, MadeBefore],
        name: Words::new("听过了，再说“换了是我”", "In your place, once told"),
        says: Words::new(
            "对方已经说出了难处，这时站在对方的位置说一句，对方就知道你听进去了。说一次是懂，次次这么说就成了口头禅。",
            "They have told you what makes it hard. Putting yourself in their place now shows that it arrived. Once is understanding; every time, it is a phrase.",
        ),
        source: "Goldstein et al. 2014",
        example: Words::new(
            "“换了是我，灯没修好，我也不敢让人上叉车。”",
            "“In your place I wouldn't put anyone on a forklift with those lights out, either.”",
        ),
        judge: |moment| (moment.revealed_count() > 0).then(|| if moment.made_before() { 0 } else { 2 }),
    }

    /// Across 25 experiments taking somebody's perspective didn't make people more accurate about it;
    /// getting it, by asking, did (Eyal et al. 2018).
    TAKEN_NOT_GOT {
        id: "PERSP-05",
        family: Family::Perspective,
        moves: &[TakeTheirSide],
        reads: &[AllRevealed, AllHinted, MadeBefore],
        name: Words::new("没听就说懂", "Assumed, not understood"),
        says: Words::new(
            "对方还没说难在哪儿，“换了是我”说的多半是自己的想象。话里已经带出一点，这么说还接得上；一点影子也没有，先问。",
            "They haven't said what makes it hard, so “in your place” mostly describes your own picture of it. With something to go on it still connects; with nothing, ask first.",
        ),
        source: "Eyal et al. 2018",
        example: Words::new(
            "“换了是我，我也嫌麻烦。” → “我不是嫌麻烦。”",
            "“In your place I couldn't be bothered, either.” → “Who says I can't be bothered?”",
        ),
        judge: |moment| match () {
            () if moment.revealed_count() > 0 => None,
            () if moment.hinted_count() == 0 => Some(-1),
            () => Some(if moment.made_before() { 0 } else { 1 }),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guess_and_let_them_correct_it_fits_what_showed_or_was_said() {
        Sketch::on(CheckInterest, X).hinted(X).is_judged(&GUESS_AND_LET_THEM_CORRECT_IT, 2);
        Sketch::on(CheckInterest, X).revealed(X).heat(59).is_judged(&GUESS_AND_LET_THEM_CORRECT_IT, 2);
    }

    #[test]
    fn guess_and_let_them_correct_it_has_nothing_to_say_otherwise_or_of_other_moves() {
        Sketch::on(CheckInterest, X).passes(&GUESS_AND_LET_THEM_CORRECT_IT);
        Sketch::on(CheckInterest, X).understood(X).passes(&GUESS_AND_LET_THEM_CORRECT_IT);
        Sketch::on(GuessAsFact, X).hinted(X).passes(&GUESS_AND_LET_THEM_CORRECT_IT);
    }

    #[test]
    fn a_guess_out_of_nowhere_misfires_before_anything_showed() {
        Sketch::on(CheckInterest, X).is_judged(&A_GUESS_OUT_OF_NOWHERE, -1);
        Sketch::on(CheckInterest, X).hinted(Y).heat(59).is_judged(&A_GUESS_OUT_OF_NOWHERE, -1);
    }

    #[test]
    fn a_guess_out_of_nowhere_has_nothing_to_say_once_it_showed_or_of_other_moves() {
        Sketch::on(CheckInterest, X).hinted(X).passes(&A_GUESS_OUT_OF_NOWHERE);
        Sketch::on(CheckInterest, X).revealed(X).passes(&A_GUESS_OUT_OF_NOWHERE);
        Sketch::on(AskOpen, X).passes(&A_GUESS_OUT_OF_NOWHERE);
    }

    #[test]
    fn checked_once_already_misfires_on_what_is_understood() {
        Sketch::on(CheckInterest, X).understood(X).is_judged(&CHECKED_ONCE_ALREADY, -1);
        Sketch::on(CheckInterest, X).understood(X).heat(59).is_judged(&CHECKED_ONCE_ALREADY, -1);
    }

    #[test]
    fn checked_once_already_has_nothing_to_say_before_or_of_other_moves() {
        Sketch::on(CheckInterest, X).revealed(X).passes(&CHECKED_ONCE_ALREADY);
        Sketch::on(Reflect, X).understood(X).passes(&CHECKED_ONCE_ALREADY);
    }

    #[test]
    fn in_your_place_once_told_helps_once_something_is_said() {
        Sketch::of(TakeTheirSide).revealed(X).is_judged(&IN_YOUR_PLACE_ONCE_TOLD, 2);
        Sketch::of(TakeTheirSide).understood(X).heat(80).is_judged(&IN_YOUR_PLACE_ONCE_TOLD, 2);
        Sketch::of(TakeTheirSide).revealed(X).after(TakeTheirSide).is_judged(&IN_YOUR_PLACE_ONCE_TOLD, 0);
    }

    #[test]
    fn in_your_place_once_told_has_nothing_to_say_before_or_of_other_moves() {
        Sketch::of(TakeTheirSide).hinted(X).passes(&IN_YOUR_PLACE_ONCE_TOLD);
        Sketch::of(Acknowledge).revealed(X).passes(&IN_YOUR_PLACE_ONCE_TOLD);
    }

    #[test]
    fn taken_not_got_misfires_before_anything_is_said() {
        Sketch::of(TakeTheirSide).is_judged(&TAKEN_NOT_GOT, -1);
        Sketch::of(TakeTheirSide).heat(80).is_judged(&TAKEN_NOT_GOT, -1);
    }

    #[test]
    fn taken_not_got_helps_where_something_has_shown() {
        Sketch::of(TakeTheirSide).hinted(X).heat(80).is_judged(&TAKEN_NOT_GOT, 1);
        Sketch::of(TakeTheirSide).hinted(X).after(TakeTheirSide).is_judged(&TAKEN_NOT_GOT, 0);
    }

    #[test]
    fn taken_not_got_has_nothing_to_say_afterwards_or_of_other_moves() {
        Sketch::of(TakeTheirSide).revealed(X).passes(&TAKEN_NOT_GOT);
        Sketch::of(ReflectFeeling).passes(&TAKEN_NOT_GOT);
    }
}
