//! States as signs: nothing is said by colour alone. Their words are `crate::words`, the same on every
//! surface.

use crate::conversation::Mind;
use crate::conversation::glasl::Escalation;
use crate::scenario::Feeling;
use egui_phosphor::regular as icon;

/// How heated somebody is, or that they feel something else, as a drawn face.
pub const fn sign(mind: &Mind, feels: Option<Feeling>) -> &'static str {
    match (Escalation::of_heat(mind.heat), feels) {
        (Escalation::WinLose, _) => icon::SMILEY_ANGRY,
        (_, Some(Feeling::Moved)) => icon::HEART,
        (_, Some(_)) => icon::DROP,
        (Escalation::Calm, None) => icon::SMILEY,
        (Escalation::Hardening, None) => icon::SMILEY_MEH,
        (Escalation::Debate, None) => icon::SMILEY_NERVOUS,
        (Escalation::Deeds, None) => icon::SMILEY_SAD,
    }
}
