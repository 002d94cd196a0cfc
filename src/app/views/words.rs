//! States and judgements in words: nothing is said by colour alone.

use crate::conversation::Mind;
use crate::conversation::glasl::Escalation;
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
    let trust = match mind.trust {
        0..25 => phrase!(lang, "trust.none"),
        25..45 => phrase!(lang, "trust.little"),
        45..65 => phrase!(lang, "trust.some"),
        _ => phrase!(lang, "trust.much"),
    };
    match lang {
        Lang::Zh => format!("{heat}，{trust}"),
        Lang::En => format!("{heat}, {trust}"),
    }
}
