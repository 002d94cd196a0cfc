//! The questions at the end of a session and their answers, for phones and reports.

use crate::phrase;
use counterpart_core::room::{Able, Clearer, Obstacle, Use};
use counterpart_core::text::Lang;

/// How much of it one can use next week.
pub fn ask_uses(lang: Lang) -> String {
    phrase!(lang, "reaction.uses")
}

/// An answer to it.
pub fn uses(lang: Lang, answer: Use) -> String {
    match answer {
        Use::Nothing => phrase!(lang, "reaction.uses_nothing"),
        Use::Perhaps => phrase!(lang, "reaction.uses_perhaps"),
        Use::One => phrase!(lang, "reaction.uses_one"),
        Use::Several => phrase!(lang, "reaction.uses_several"),
    }
}

/// How sure one is of doing it.
pub fn ask_able(lang: Lang) -> String {
    phrase!(lang, "reaction.able")
}

/// An answer to it.
pub fn able(lang: Lang, answer: Able) -> String {
    match answer {
        Able::Unsure => phrase!(lang, "reaction.able_unsure"),
        Able::WithHelp => phrase!(lang, "reaction.able_with_help"),
        Able::Alone => phrase!(lang, "reaction.able_alone"),
        Able::ShowOthers => phrase!(lang, "reaction.able_show_others"),
    }
}

/// What is most likely to be in the way.
pub fn ask_obstacle(lang: Lang) -> String {
    phrase!(lang, "reaction.obstacle")
}

/// An answer to it.
pub fn obstacle(lang: Lang, answer: Obstacle) -> String {
    match answer {
        Obstacle::NoOccasion => phrase!(lang, "reaction.no_occasion"),
        Obstacle::NoTime => phrase!(lang, "reaction.no_time"),
        Obstacle::Superior => phrase!(lang, "reaction.superior"),
        Obstacle::OtherSide => phrase!(lang, "reaction.other_side"),
        Obstacle::Forgotten => phrase!(lang, "reaction.forgotten"),
        Obstacle::Nothing => phrase!(lang, "reaction.nothing_stops"),
    }
}

/// What the other department is up against.
pub fn ask_clearer(lang: Lang) -> String {
    phrase!(lang, "reaction.clearer")
}

/// An answer to it.
pub fn clearer(lang: Lang, answer: Clearer) -> String {
    match answer {
        Clearer::No => phrase!(lang, "reaction.clearer_no"),
        Clearer::Little => phrase!(lang, "reaction.clearer_little"),
        Clearer::OneThing => phrase!(lang, "reaction.clearer_one"),
    }
}

/// Which thing somebody didn't know before.
pub fn ask_learnt(lang: Lang) -> String {
    phrase!(lang, "reaction.learnt")
}

/// What to change next time.
pub fn ask_change(lang: Lang) -> String {
    phrase!(lang, "reaction.change")
}
