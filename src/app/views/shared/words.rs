//! States and judgements in words: nothing is said by colour alone.

use crate::conversation::glasl::Escalation;
use crate::conversation::{Mind, Reliance};
use crate::phrase;
use crate::text::Lang;
use egui_phosphor::regular as icon;

pub use crate::words::{judgement, judgement_sign};

/// How heated somebody is, as a drawn face.
pub const fn mood_sign(mind: &Mind) -> &'static str {
    match Escalation::of_heat(mind.heat) {
        Escalation::Calm => icon::SMILEY,
        Escalation::Hardening => icon::SMILEY_MEH,
        Escalation::Debate => icon::SMILEY_NERVOUS,
        Escalation::Deeds => icon::SMILEY_SAD,
        Escalation::WinLose => icon::SMILEY_ANGRY,
    }
}

/// How somebody feels, in words: how heated, and how far they trust.
pub fn mood(lang: Lang, mind: &Mind) -> String {
    let heat = Escalation::of_heat(mind.heat).name().get(lang);
    let trust = match Reliance::of_trust(mind.trust) {
        Reliance::None => phrase!(lang, "trust.none"),
        Reliance::Little => phrase!(lang, "trust.little"),
        Reliance::Some => phrase!(lang, "trust.some"),
        Reliance::Much => phrase!(lang, "trust.much"),
    };
    match lang {
        Lang::Zh => format!("{heat}，{trust}"),
        Lang::En => format!("{heat}, {trust}"),
    }
}
