//! The small signs of life: breath, blinks and moving lips. All of it follows from the time and a
//! seed alone, so that it can be told in advance and looks the same at any number of frames a second.

use crate::session::face_parts::{Features, Mouth};

/// How long a calm breath takes, in seconds.
const BREATH_SECS: f32 = 3.8;
/// Somebody blinks once in a span of so many seconds, somewhere in it.
const BLINK_SPAN_SECS: f32 = 4.2;
/// How long eyes stay shut in a blink, in seconds: a little more than a frame of small movements.
const BLINK_SECS: f32 = 0.22;
/// How long a mouth keeps a shape, in seconds.
const SYLLABLE_SECS: f32 = 0.19;

/// How far the chest has risen, 0–1, for somebody who breathes `pace` times as quickly as a calm one.
pub fn breath(seed: u32, secs: f32, pace: f32) -> f32 {
    let shifted = secs + share(seed) * BREATH_SECS;
    let along = shifted * pace * std::f32::consts::TAU / BREATH_SECS;
    0.5 - 0.5 * along.cos()
}

/// Whether the eyes are shut in a blink.
pub fn blinks(seed: u32, secs: f32) -> bool {
    let span = (secs / BLINK_SPAN_SECS).max(0.0) as u32;
    let within = secs - span as f32 * BLINK_SPAN_SECS;
    let at = share(mixed(seed, span)) * (BLINK_SPAN_SECS - BLINK_SECS);
    (at..at + BLINK_SECS).contains(&within)
}

/// The mouth of somebody who has been speaking for so long.
pub fn speaks(features: Features, seed: u32, secs: f32) -> Features {
    let syllable = (secs / SYLLABLE_SECS).max(0.0) as u32;
    let shapes = features.speech();
    // Never the same twice running: each syllable takes the next shape or the one after it, and
    // every now and then the lips close.
    let turn = (0..=syllable).fold(0, |turn, at| turn + 1 + (mixed(seed, at) % 2) as usize);
    let shape = turn % (shapes.len() + 1);
    match shapes.get(shape) {
        Some(shape) => features.speaking(*shape),
        None => closed(features),
    }
}

/// The same face between two syllables. A mouth that is drawn open has nothing to close to.
fn closed(features: Features) -> Features {
    match features.mouth {
        Mouth::Of(_) => features,
        Mouth::Speaking(_) => features.speaking(features.speech()[1]),
    }
}

/// How long it takes to say a text, in seconds: five Chinese characters a second, or fifteen letters.
pub fn saying_secs(text: &str) -> f32 {
    const SHORTEST: f32 = 0.9;
    const LONGEST: f32 = 12.0;
    let secs: f32 = text.chars().map(|char| if char >= '\u{2e80}' { 1.0 / 5.0 } else { 1.0 / 15.0 }).sum();
    secs.clamp(SHORTEST, LONGEST)
}

/// A number mixed from two others, the same on every machine (the finaliser of MurmurHash3).
fn mixed(seed: u32, at: u32) -> u32 {
    let mut hash = seed ^ at.wrapping_mul(0x9e37_79b9);
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

/// A number from 0 up to 1.
fn share(seed: u32) -> f32 {
    (mixed(seed, 1) >> 8) as f32 / (1u32 << 24) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Face;

    /// Two minutes, in the steps in which small movements are drawn.
    fn two_minutes() -> impl Iterator<Item = f32> {
        (0..1440).map(|step| step as f32 / 12.0)
    }

    #[test]
    fn everybody_blinks_at_their_own_time_and_never_for_long() {
        let shut = |seed| two_minutes().map(|secs| blinks(seed, secs)).collect::<Vec<bool>>();
        for seed in 0..50 {
            let shut = shut(seed);
            let begun = shut.windows(2).filter(|pair| !pair[0] && pair[1]).count();
            assert!((120.0 / BLINK_SPAN_SECS) as usize - begun.min(28) <= 1, "{begun} blinks in two minutes");
            let longest = shut.split(|shut| !shut).map(<[bool]>::len).max();
            // Two blinks may follow one another at once.
            assert!(longest <= Some(6), "{longest:?} frames");
        }
        assert_ne!(shut(1), shut(2));
        assert_eq!(shut(1), shut(1));
    }

    #[test]
    fn breath_goes_all_the_way_out_and_in_and_is_quicker_under_strain() {
        let breaths = |pace| {
            let rises: Vec<f32> = two_minutes().map(|secs| breath(3, secs, pace)).collect();
            assert!(rises.iter().all(|rise| (0.0..=1.0).contains(rise)));
            assert!(rises.iter().any(|rise| *rise < 0.02) && rises.iter().any(|rise| *rise > 0.98));
            rises.windows(2).filter(|pair| pair[0] < 0.5 && pair[1] >= 0.5).count()
        };
        let (calm, strained) = (breaths(1.0), breaths(1.8));
        assert!(calm.abs_diff((120.0 / BREATH_SECS) as usize) <= 1, "{calm}");
        assert!(strained > calm);
    }

    #[test]
    fn lips_move_with_every_syllable_and_close_in_between() {
        for face in Face::ALL {
            let features = Features::from(*face);
            let mouths: Vec<Mouth> =
                (0..60).map(|at| speaks(features, 5, (at as f32 + 0.5) * SYLLABLE_SECS).mouth).collect();
            assert!(mouths.contains(&features.mouth), "{face:?} closes");
            let moved = mouths.windows(2).filter(|pair| pair[0] != pair[1]).count();
            assert!(moved >= 40, "{face:?}: {moved} of 59");
            assert!(features.speech().iter().all(|shape| mouths.contains(&Mouth::Speaking(*shape))));
        }
    }

    #[test]
    fn a_long_line_takes_longer_in_either_language() {
        let chinese = "昨晚月台差点出事，你们问过一句吗？";
        assert!(saying_secs(chinese) > 3.0 && saying_secs(chinese) < 4.0);
        let english = "Last night somebody nearly got hurt at the dock. Did any of you ask?";
        assert!((saying_secs(english) - saying_secs(chinese)).abs() < 1.5);
        assert!(saying_secs("好。") > 0.5);
        assert!(saying_secs(&english.repeat(50)) < 13.0);
    }
}
