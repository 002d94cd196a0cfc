//! Cues: what gives the best option away to somebody who doesn't follow the conversation.
//!
//! Known ones are length, position, absolutes and hedges (Ebel & Frisbie 1991). Which option of a
//! beat is best depends on the state; here it is taken over the states in which a random play comes
//! to the beat. Every beat counts alike.

use super::bots::length;
use super::certainty::{Certainty, has_marker};
use super::languages::languages;
use super::seat::{BeatProof, SeatProof};
use counterpart_core::scenario::{Choice, Cluster, ConflictMode, Scenario, Turn};
use counterpart_core::text::Lang;

/// The conflict-handling modes, in the order in which they are counted.
pub const MODES: [ConflictMode; 5] = ConflictMode::ALL;

/// The cues of some seats.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cues {
    /// How many beats were counted: those that random play comes to, with something to choose.
    pub beats: usize,
    /// In each language, in the order of [`Lang::ALL`]; over no beats where nothing is written in it.
    pub by_lang: [LangCues; 2],
    /// How often the best option stands first, second, third, fourth in the file: shares of beats.
    pub position: [f64; 4],
    /// How often the option that sounds warmest is the best.
    pub warmest: f64,
    /// How often the best option belongs to each conflict-handling mode, in the order of [`MODES`].
    pub modes: [f64; 5],
    /// For each cluster, how many options that tell something about it an average player is shown,
    /// in one play of each seat: those of beats at which not all options fit alike.
    pub shown: [f64; 5],
}

impl Cues {
    /// The languages in which something is written, with their cues.
    pub fn languages(&self) -> impl Iterator<Item = (Lang, &LangCues)> {
        Lang::ALL.into_iter().zip(&self.by_lang).filter(|(_, of)| of.beats > 0)
    }
}

/// The cues of one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LangCues {
    /// How many beats were counted: those of scenarios that are written in it.
    pub beats: usize,
    /// How many options they have.
    pub options: usize,
    /// How often the best option is the longest.
    pub longest: f64,
    /// How often it is the shortest.
    pub shortest: f64,
    /// The correlation, within beats, of length and quality.
    pub correlation: f64,
    /// How often best options, and others, are absolute: `always`, `never`.
    pub absolutes: [f64; 2],
    /// How often best options, and others, hedge: `perhaps`, `might`.
    pub hedges: [f64; 2],
}

/// Sums over beats, from which shares follow.
#[derive(Default)]
struct Sums {
    beats: f64,
    cues: Cues,
    products: [[f64; 3]; 2],
}

/// The cues of some seats together.
pub fn cues<'a>(seats: impl IntoIterator<Item = (&'a Scenario, &'a SeatProof)>) -> Cues {
    let mut sums = Sums::default();
    for (scenario, proof) in seats {
        let seat = &scenario.seats[proof.seat.index()];
        let languages = languages(scenario);
        for beat in &proof.beats {
            if let Turn::Speak(choices) = &seat.beat(beat.beat).turn
                && beat.visits > 0.0
            {
                sums.add(choices, beat, &languages);
            }
        }
    }
    sums.cues()
}

/// The option that is the best in most of the states in which random play comes to a beat; of several,
/// the first. None where nobody comes by or nothing is to be chosen.
pub fn best_option(beat: &BeatProof) -> Option<usize> {
    let shares = best_shares(beat);
    let most = shares.iter().copied().fold(0.0, f64::max);
    if most > 0.0 { shares.iter().position(|share| *share == most) } else { None }
}

/// For each option of a beat, how often it is the one to choose; adds up to 1 where somebody comes by.
pub fn best_shares(beat: &BeatProof) -> Vec<f64> {
    let weights: Vec<f64> = beat.options.iter().map(|option| option.best * option.offered).collect();
    let total: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| if total > 0.0 { weight / total } else { 0.0 }).collect()
}

/// For each value, its share of being the highest: ties share.
fn highest(values: &[f64]) -> Vec<f64> {
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let ties = values.iter().filter(|value| **value == most).count() as f64;
    values.iter().map(|value| if *value == most { 1.0 / ties } else { 0.0 }).collect()
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

impl Sums {
    fn add(&mut self, choices: &[Choice], beat: &BeatProof, languages: &[Lang]) {
        let best = best_shares(beat);
        self.beats += 1.0;
        let cues = &mut self.cues;
        for (place, share) in best.iter().enumerate() {
            cues.position[place] += share;
            let mode = choices[place].act.kind.mode();
            for (sum, known) in cues.modes.iter_mut().zip(MODES) {
                *sum += if known == mode { *share } else { 0.0 };
            }
        }
        let tones: Vec<f64> = choices.iter().map(|choice| f64::from(choice.tone)).collect();
        cues.warmest += dot(&highest(&tones), &best);
        for (place, lang) in Lang::ALL.into_iter().enumerate().filter(|(_, lang)| languages.contains(lang)) {
            let lengths: Vec<f64> = choices.iter().map(|choice| length(choice, lang)).collect();
            let shortness: Vec<f64> = lengths.iter().map(|length| -length).collect();
            let of = &mut cues.by_lang[place];
            of.beats += 1;
            of.options += choices.len();
            of.longest += dot(&highest(&lengths), &best);
            of.shortest += dot(&highest(&shortness), &best);
            for (certainty, sums) in
                [(Certainty::Absolute, &mut of.absolutes), (Certainty::Hedge, &mut of.hedges)]
            {
                for (choice, share) in choices.iter().zip(&best) {
                    if has_marker(certainty, lang, choice.say.get(lang)) {
                        sums[0] += share;
                        sums[1] += 1.0 - share;
                    }
                }
            }
            // Lengths as a share of the beat's mean, so that long-winded beats don't count for more.
            let mean = lengths.iter().sum::<f64>() / lengths.len() as f64;
            let qualities: Vec<f64> = beat.options.iter().map(|option| option.quality).collect();
            let middle = qualities.iter().sum::<f64>() / qualities.len() as f64;
            let [cross, long, good] = &mut self.products[place];
            for (length, quality) in lengths.iter().zip(&qualities) {
                let (length, quality) = (length / mean - 1.0, quality - middle);
                *cross += length * quality;
                *long += length * length;
                *good += quality * quality;
            }
        }
        let telling = beat.information > 0.0;
        for (choice, option) in choices.iter().zip(&beat.options) {
            for (sum, cluster) in cues.shown.iter_mut().zip(Cluster::ALL) {
                *sum += if telling && choice.act.kind.cluster() == cluster { option.offered } else { 0.0 };
            }
        }
    }

    fn cues(mut self) -> Cues {
        let share = |sum: &mut f64, of: f64| *sum = if of > 0.0 { *sum / of } else { 0.0 };
        let cues = &mut self.cues;
        cues.beats = self.beats as usize;
        cues.position.iter_mut().chain(&mut cues.modes).for_each(|sum| share(sum, self.beats));
        share(&mut cues.warmest, self.beats);
        for (of, [cross, long, good]) in cues.by_lang.iter_mut().zip(self.products) {
            let (beats, options) = (of.beats as f64, of.options as f64);
            share(&mut of.longest, beats);
            share(&mut of.shortest, beats);
            for [best, other] in [&mut of.absolutes, &mut of.hedges] {
                share(best, beats);
                share(other, options - beats);
            }
            let scale = libm::sqrt(long * good);
            of.correlation = if scale > 0.0 { cross / scale } else { 0.0 };
        }
        self.cues
    }
}
