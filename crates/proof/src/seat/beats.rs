//! The figures of a seat's beats and their options.

use super::prove::Figures;
use super::{BeatProof, OptionProof, THETAS};
use crate::forward::Flow;
use crate::learner::information;
use crate::policy::Chances;
use counterpart_core::scenario::{BeatIx, Turn};

impl Figures<'_> {
    /// What is true of each beat, in the order of the file. `middle` is the place of θ = 0 among the
    /// policies: random play.
    pub(super) fn beats(&self, policies: &[Vec<Chances>], flows: &[Flow], middle: usize) -> Vec<BeatProof> {
        let mut beats: Vec<BeatProof> = (0u16..)
            .zip(&self.seat.beats)
            .map(|(index, beat)| {
                let options = match &beat.turn {
                    Turn::Speak(choices) => choices.len(),
                    _ => 0,
                };
                let unseen = OptionProof { taken: vec![0.0; THETAS.len()], ..OptionProof::default() };
                BeatProof {
                    beat: BeatIx(index),
                    visits: 0.0,
                    information: 0.0,
                    options: vec![unseen; options],
                }
            })
            .collect();
        // How often each option is offered to each learner.
        let mut offered: Vec<Vec<[f64; THETAS.len()]>> =
            beats.iter().map(|beat| vec![[0.0; THETAS.len()]; beat.options.len()]).collect();
        for (number, info_set) in self.space.info_sets.iter().enumerate() {
            let beat = &mut beats[info_set.beat.index()];
            let visits = flows[middle].info_sets[number];
            beat.visits += visits;
            if beat.options.is_empty() {
                continue;
            }
            beat.information += visits * information(info_set, &policies[middle][number]);
            let best = info_set.best();
            let ties = info_set.judgements.iter().filter(|judged| Some(judged.quality) == best).count();
            for (place, option) in info_set.options.iter().enumerate() {
                let quality = info_set.judgements[place].quality;
                let proof = &mut beat.options[option.index()];
                proof.offered += visits;
                proof.quality += visits * f64::from(quality);
                match quality {
                    1.. => proof.fits += visits,
                    0 => {}
                    _ => proof.hurts += visits,
                }
                if Some(quality) == best {
                    proof.best += visits / ties as f64;
                }
                for learner in 0..THETAS.len() {
                    let visits = flows[learner].info_sets[number];
                    offered[info_set.beat.index()][option.index()][learner] += visits;
                    proof.taken[learner] += visits * policies[learner][number][place];
                }
            }
        }
        for (beat, offered) in beats.iter_mut().zip(&offered) {
            for (option, offered) in beat.options.iter_mut().zip(offered) {
                if option.offered > 0.0 {
                    option.quality /= option.offered;
                    option.best /= option.offered;
                    option.fits /= option.offered;
                    option.hurts /= option.offered;
                }
                for (taken, offered) in option.taken.iter_mut().zip(offered) {
                    *taken = if *offered > 0.0 { *taken / offered } else { 0.0 };
                }
            }
        }
        beats
    }
}
