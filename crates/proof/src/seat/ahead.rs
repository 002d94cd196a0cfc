//! How often a bot's sentence is judged better than the mean of what is on offer, over how many beats:
//! whether what it gets can be luck.

use super::prove::Figures;
use crate::bots::Bot;
use crate::forward::Flow;
use crate::policy::Chances;
use counterpart_core::scenario::{MoveKind, Turn};
use std::collections::BTreeSet;

impl Figures<'_> {
    /// How often a policy is ahead of the mean, where random play comes by: the mean over the beats at
    /// which not everything fits alike, and their number.
    pub(super) fn ahead(&self, policy: &[Chances], random: &Flow) -> (f64, f64) {
        let mut beats = vec![[0.0; 2]; self.seat.beats.len()];
        for (number, info_set) in self.space.info_sets.iter().enumerate() {
            if !matches!(self.seat.beat(info_set.beat).turn, Turn::Speak(_)) {
                continue;
            }
            // Whole numbers: the quality of each times how many there are, against the sum.
            let count = info_set.judgements.len() as i32;
            let sum: i32 = info_set.judgements.iter().map(|judged| i32::from(judged.quality)).sum();
            let scaled = info_set.judgements.iter().map(|judged| count * i32::from(judged.quality));
            if scaled.clone().all(|quality| quality == sum) {
                continue;
            }
            let ahead: f64 = scaled
                .zip(&policy[number])
                .map(|(quality, chance)| match quality.cmp(&sum) {
                    std::cmp::Ordering::Greater => *chance,
                    std::cmp::Ordering::Equal => chance / 2.0,
                    std::cmp::Ordering::Less => 0.0,
                })
                .sum();
            let [weighted, visits] = &mut beats[info_set.beat.index()];
            *weighted += random.info_sets[number] * ahead;
            *visits += random.info_sets[number];
        }
        let telling: Vec<f64> =
            beats.iter().filter(|[_, visits]| *visits > 0.0).map(|[ahead, visits]| ahead / visits).collect();
        let over = telling.len() as f64;
        (if over > 0.0 { telling.iter().sum::<f64>() / over } else { 0.0 }, over)
    }

    /// The share of the beats that still says something about a bot after it has learnt from them: one
    /// that keeps a mean for each kind of move uses up as many of the options as there are kinds.
    pub(super) fn left_after_learning(&self, bot: Bot) -> f64 {
        if bot != Bot::ContextBlind {
            return 1.0;
        }
        let spoken = self.seat.beats.iter().filter_map(|beat| match &beat.turn {
            Turn::Speak(choices) => Some(choices),
            Turn::Predict(_) | Turn::End(_) => None,
        });
        let options: Vec<MoveKind> = spoken.flatten().map(|choice| choice.act.kind).collect();
        let kinds: BTreeSet<MoveKind> = options.iter().copied().collect();
        1.0 - kinds.len() as f64 / options.len().max(1) as f64
    }
}
