//! Soft tones, made of numbers: for a choice, for a turn of the mood, for the end.
//!
//! Everything here is plain arithmetic and needs no sound card. What a tone says is always to be seen
//! as well. In builds with the feature `sound` they can be heard.

use crate::conversation::{Mind, Play};
use crate::scenario::EndingKind;
use std::f32::consts::TAU;

/// The loudest that a tone gets at full volume, of 1.
const LOUDEST: f32 = 0.22;
/// How long a note takes to swell, in seconds: what begins at once clicks.
const SWELL_SECS: f32 = 0.012;
/// How far a mood must turn to be heard, in points of trust and safety gained and heat lost.
const HEARD: i16 = 10;

/// What a tone stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was said.
    Choice,
    /// The mood has turned for the better.
    Better,
    /// The mood has turned for the worse.
    Worse,
    /// It ended with an agreement.
    Agreed,
    /// It ended otherwise.
    Ended,
}

/// A note: its pitch in hertz, when it begins, how long it takes to fade, and how loud it is.
struct Note {
    hertz: f32,
    at_secs: f32,
    secs: f32,
    loud: f32,
}

const fn note(hertz: f32, at_secs: f32, secs: f32, loud: f32) -> Note {
    Note { hertz, at_secs, secs, loud }
}

impl Tone {
    /// Every tone.
    pub const ALL: [Tone; 5] = [Tone::Choice, Tone::Better, Tone::Worse, Tone::Agreed, Tone::Ended];

    /// Its notes: rising thirds of a pentatonic scale for what is good, a falling second, low and
    /// short, for what isn't.
    const fn notes(self) -> &'static [Note] {
        match self {
            Tone::Choice => const { &[note(587.33, 0.0, 0.16, 0.5)] },
            Tone::Better => const { &[note(440.0, 0.0, 0.30, 0.7), note(554.37, 0.11, 0.42, 0.7)] },
            Tone::Worse => const { &[note(246.94, 0.0, 0.26, 0.8), note(220.0, 0.13, 0.40, 0.8)] },
            Tone::Agreed => {
                const {
                    &[
                        note(440.0, 0.0, 0.5, 0.55),
                        note(554.37, 0.14, 0.6, 0.55),
                        note(659.26, 0.28, 0.9, 0.6),
                    ]
                }
            }
            Tone::Ended => const { &[note(293.66, 0.0, 0.5, 0.6), note(246.94, 0.2, 0.8, 0.6)] },
        }
    }

    /// How long it sounds, in seconds.
    pub fn secs(self) -> f32 {
        self.notes().iter().map(|note| note.at_secs + note.secs).fold(0.0, f32::max)
    }

    /// Its samples at a volume of 0–100 per cent, −1…1, so many a second, one channel. They begin and
    /// end in silence.
    pub fn samples(self, volume_percent: u8, per_second: u32) -> Vec<f32> {
        let count = (self.secs() * per_second as f32) as usize;
        // Ears hear ratios: half of the way is a quarter of the strength.
        let volume = (f32::from(volume_percent.min(100)) / 100.0).powi(2) * LOUDEST;
        (0..=count).map(|sample| volume * self.at(sample as f32 / per_second as f32)).collect()
    }

    fn at(self, secs: f32) -> f32 {
        let notes = self.notes();
        let sum: f32 = notes.iter().map(|note| note.at(secs - note.at_secs)).sum();
        sum / notes.len() as f32
    }
}

impl Note {
    /// A sine with a little of its octave, that swells quickly and fades slowly to nothing.
    fn at(&self, secs: f32) -> f32 {
        if !(0.0..self.secs).contains(&secs) {
            return 0.0;
        }
        let swell = (secs / SWELL_SECS).min(1.0);
        let fade = (1.0 - secs / self.secs).powi(2);
        let wave = (TAU * self.hertz * secs).sin() + 0.18 * (TAU * 2.0 * self.hertz * secs).sin();
        self.loud * swell * fade * wave / 1.18
    }
}

/// The tones that follow the last turn of a play, in their order; none for one that has none.
pub fn after_turn(play: &Play) -> Vec<Tone> {
    let Some(turn) = play.turns().last() else { return Vec::new() };
    let mut tones = vec![Tone::Choice];
    if let Some(ending) = play.ending() {
        tones.push(if ending == EndingKind::Agreement { Tone::Agreed } else { Tone::Ended });
        return tones;
    }
    let to = play.option(turn.before.beat, turn.pick.option).map_or(0, |choice| usize::from(choice.to));
    if let (Some(before), Some(after)) = (turn.before.minds.get(to), turn.after.minds.get(to)) {
        tones.extend(turn_of_mood(before, after));
    }
    tones
}

/// The tone of a change of mind, if it is large enough to be heard.
fn turn_of_mood(before: &Mind, after: &Mind) -> Option<Tone> {
    let change = |new: u8, old: u8| i16::from(new) - i16::from(old);
    let better = change(after.trust, before.trust) + change(after.safety, before.safety)
        - change(after.heat, before.heat);
    match better {
        HEARD.. => Some(Tone::Better),
        _ if better <= -HEARD => Some(Tone::Worse),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE_RATE: u32 = 44_100;

    #[test]
    fn every_tone_begins_and_ends_in_silence_and_never_clicks() {
        for tone in Tone::ALL {
            let samples = tone.samples(100, SAMPLE_RATE);
            assert_eq!(samples[0], 0.0, "{tone:?}");
            assert!(samples[samples.len() - 1].abs() < 1e-4, "{tone:?}");
            let steepest = samples.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0, f32::max);
            // A sine of the highest pitch used, octave included, is no steeper than that.
            assert!(steepest < LOUDEST * TAU * 2.0 * 660.0 / SAMPLE_RATE as f32, "{tone:?}: {steepest}");
        }
    }

    #[test]
    fn tones_stay_soft_and_follow_the_volume() {
        let peak = |tone: Tone, volume| {
            tone.samples(volume, SAMPLE_RATE).into_iter().map(f32::abs).fold(0.0, f32::max)
        };
        for tone in Tone::ALL {
            assert!(peak(tone, 100) <= LOUDEST && peak(tone, 100) > 0.03, "{tone:?}: {}", peak(tone, 100));
            assert_eq!(peak(tone, 0), 0.0);
            assert!((peak(tone, 50) - peak(tone, 100) / 4.0).abs() < 1e-4);
            assert_eq!(peak(tone, 255), peak(tone, 100), "more than all is all");
        }
    }

    #[test]
    fn a_tone_has_as_many_samples_as_its_length_says_and_none_is_long() {
        for tone in Tone::ALL {
            let secs = tone.samples(50, 48_000).len() as f32 / 48_000.0;
            assert!((secs - tone.secs()).abs() < 1e-3, "{tone:?}");
            assert!(secs > 0.1 && secs < 1.5, "{tone:?}: {secs} s");
        }
        assert!(Tone::Choice.secs() < Tone::Agreed.secs());
    }

    #[test]
    fn only_a_turn_of_the_mood_is_heard() {
        let mind = |trust, heat| Mind { trust, heat, safety: 50, ..Mind::default() };
        let turn = |trust, heat| turn_of_mood(&mind(50, 50), &mind(trust, heat));
        assert_eq!(turn(55, 45), Some(Tone::Better));
        assert_eq!(turn(45, 55), Some(Tone::Worse));
        assert_eq!(turn(54, 45), None);
        assert_eq!(turn(50, 50), None);
    }
}
