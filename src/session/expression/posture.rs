//! How somebody holds themselves, and how a single sentence goes through them.

use super::situation::Situation;
use crate::conversation::{Mind, Thresholds};
use crate::scenario::Feeling;

/// How somebody holds themselves. Shares are of their own width; towards the other is positive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Posture {
    /// How far they lean.
    pub lean: f32,
    /// How far their shoulders are turned away, 0–1.
    pub turned: f32,
    /// Whether their head is turned away as well.
    pub looks_away: bool,
    /// How far the shoulders have dropped, as a share of their height.
    pub drop: f32,
    /// How far the head is tilted, in degrees; towards the other is positive.
    pub tilt: f32,
    /// How deep and how quickly they breathe: 1 is calm.
    pub breath: f32,
}

/// The share of their width that people lean towards each other at full trust, at most.
const NEAREST: f32 = 0.06;
/// The share that they lean away, at most.
const FURTHEST: f32 = -0.12;

impl Posture {
    /// How a listener in a situation holds themselves; `speaks` while it is they who speak: whoever
    /// speaks looks at the one they speak to.
    pub fn of(situation: Situation, mind: &Mind, speaks: bool) -> Posture {
        let straight =
            Posture { lean: lean(mind), turned: 0.0, looks_away: false, drop: 0.0, tilt: 0.0, breath: 1.0 };
        match situation {
            Situation::WalkedOut => Posture { turned: 1.0, looks_away: true, breath: 1.8, ..straight },
            Situation::Furious => Posture { turned: 1.0, looks_away: !speaks, breath: 1.8, ..straight },
            Situation::Betrayed | Situation::ShutOff => {
                Posture { turned: 1.0, looks_away: !speaks, tilt: -4.0, ..straight }
            }
            Situation::Suspicious | Situation::Distant => Posture { turned: 1.0, tilt: -3.0, ..straight },
            Situation::Angry | Situation::Stung => Posture { tilt: 3.0, breath: 1.5, ..straight },
            Situation::Startled => Posture { lean: straight.lean - 0.03, tilt: -5.0, ..straight },
            Situation::Hurt => Posture { drop: 0.016, tilt: 5.0, breath: 0.8, ..straight },
            Situation::Feels(Feeling::Hurt) => Posture { drop: 0.014, tilt: 4.0, breath: 0.9, ..straight },
            Situation::Feels(Feeling::Ashamed) => {
                Posture { looks_away: !speaks, drop: 0.02, tilt: 7.0, breath: 0.8, ..straight }
            }
            Situation::Feels(Feeling::Afraid) => {
                Posture { lean: straight.lean - 0.03, tilt: -4.0, breath: 1.6, ..straight }
            }
            Situation::Feels(Feeling::Worn) => Posture { drop: 0.026, tilt: 5.0, breath: 0.7, ..straight },
            Situation::Feels(Feeling::Moved) => Posture { drop: 0.01, tilt: 3.0, breath: 1.2, ..straight },
            Situation::Worried => Posture { drop: 0.008, tilt: -3.0, breath: 1.2, ..straight },
            Situation::Weary => Posture { drop: 0.02, tilt: 4.0, breath: 0.8, ..straight },
            Situation::Relieved => Posture { drop: 0.018, tilt: 3.0, breath: 0.7, ..straight },
            Situation::Moved => Posture { drop: 0.008, tilt: 3.0, ..straight },
            Situation::Warmed | Situation::AtEase | Situation::Reconciled => {
                Posture { drop: 0.006, tilt: 2.0, breath: 0.9, ..straight }
            }
            Situation::Tense | Situation::Attentive => straight,
        }
    }
}

/// How far somebody leans: towards the other when they trust and are calm, away when they are hot or
/// wary.
fn lean(mind: &Mind) -> f32 {
    let at = Thresholds::DEFAULT;
    let trust = (f32::from(mind.trust) - f32::from(at.trusting)) / 100.0;
    let heat = f32::from(mind.heat.saturating_sub(at.at_ease_below)) / 100.0;
    let leaves = if mind.heat >= at.walks_out { 0.1 } else { 0.0 };
    (trust * 0.1 - heat * 0.12 - leaves).clamp(FURTHEST, NEAREST)
}

/// How a sentence goes through the one who hears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reaction {
    /// Jerks back.
    Startle,
    /// Shakes the head.
    Shake,
    /// Nods.
    Nod,
    /// Lets the shoulders down with a breath.
    Exhale,
}

impl Reaction {
    /// The reaction to a sentence of this quality (−2…2) that led to a situation; none if it was
    /// neither good nor bad.
    pub const fn to(quality: i8, situation: Situation) -> Option<Reaction> {
        match (quality, situation) {
            (_, Situation::Startled | Situation::Betrayed) => Some(Reaction::Startle),
            (..=-2, _) => Some(Reaction::Startle),
            (-1, _) => Some(Reaction::Shake),
            (1.., Situation::Relieved | Situation::Moved) => Some(Reaction::Exhale),
            (1.., _) => Some(Reaction::Nod),
            (0, _) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mind(trust: u8, heat: u8) -> Mind {
        Mind { trust, heat, safety: 50, clarity: 50, ..Mind::default() }
    }

    #[test]
    fn trust_leans_in_and_heat_leans_out() {
        let lean = |trust, heat| lean(&mind(trust, heat));
        assert!(lean(90, 20) > 0.0 && lean(45, 20).abs() < 1e-6 && lean(45, 70) < 0.0);
        assert!(lean(45, 85) < lean(45, 84), "whoever is about to leave shows it");
        assert!(lean(100, 0) <= NEAREST && lean(0, 100) >= FURTHEST);
    }

    #[test]
    fn the_shoulder_turns_on_fury_and_distrust_and_on_nothing_else() {
        let turned: Vec<Situation> = Situation::ALL
            .into_iter()
            .filter(|situation| Posture::of(*situation, &mind(50, 50), false).turned > 0.0)
            .collect();
        let expected = [
            Situation::Betrayed,
            Situation::WalkedOut,
            Situation::ShutOff,
            Situation::Furious,
            Situation::Suspicious,
            Situation::Distant,
        ];
        assert_eq!(turned, expected);
    }

    #[test]
    fn whoever_speaks_looks_at_the_other_until_they_are_gone() {
        for situation in Situation::ALL {
            let speaks = Posture::of(situation, &mind(50, 50), true);
            assert_eq!(speaks.looks_away, situation == Situation::WalkedOut, "{situation:?}");
        }
        assert!(Posture::of(Situation::Furious, &mind(50, 80), false).looks_away);
    }

    #[test]
    fn bad_lines_startle_and_good_ones_relieve() {
        assert_eq!(Reaction::to(-2, Situation::Angry), Some(Reaction::Startle));
        assert_eq!(Reaction::to(-1, Situation::Tense), Some(Reaction::Shake));
        assert_eq!(Reaction::to(-1, Situation::Startled), Some(Reaction::Startle));
        assert_eq!(Reaction::to(0, Situation::Attentive), None);
        assert_eq!(Reaction::to(1, Situation::Attentive), Some(Reaction::Nod));
        assert_eq!(Reaction::to(2, Situation::Relieved), Some(Reaction::Exhale));
    }
}
