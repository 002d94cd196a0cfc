//! The figures of a proof, added up over all plays.

use super::brute_bots::{bot, even, information, learner, qualities, usual_judgements};
use super::tree::{End, Tree};
use counterpart_core::scenario::{BeatIx, Cluster, MAX_OPTIONS, Turn};
use counterpart_proof::THETAS;
use counterpart_proof::bots::Bot;

/// What the plays of somebody come to.
pub struct Figures {
    /// For each ending, the probability.
    pub endings: Vec<(BeatIx, f64)>,
    /// The mean and the variance of the outcome score.
    pub score: [f64; 2],
    /// The mean and the variance of the points.
    pub points: [f64; 2],
    /// The probability of a win-win.
    pub wins: f64,
    /// The probability of a win-win with fewer than two of the other side's interests understood.
    pub wins_unheard: f64,
}

/// What the plays of a learner come to.
pub fn of_learner(tree: &Tree, theta: f64) -> Figures {
    figures(tree, &tree.probabilities(|moment| learner(tree, moment, theta)))
}

/// What the plays of a bot come to.
pub fn of_bot(tree: &Tree, which: Bot) -> Figures {
    let usual = usual_judgements(tree, &tree.probabilities(|moment| even(tree, moment)));
    figures(tree, &tree.probabilities(|moment| bot(tree, moment, which, &usual)))
}

/// What plays come to that come to each moment with these probabilities.
pub fn figures(tree: &Tree, probabilities: &[f64]) -> Figures {
    let beats = tree.ending_beats().into_iter();
    let at = |beat: BeatIx| {
        let ends = tree.ends().filter(|(number, _)| tree.moments[*number].state.beat == beat);
        ends.map(|(number, _)| probabilities[number]).sum()
    };
    let moments = |of: &dyn Fn(usize) -> f64| -> [f64; 2] {
        let mean: f64 = tree.ends().map(|(number, _)| probabilities[number] * of(number)).sum();
        let off = |number: usize| probabilities[number] * (of(number) - mean).powi(2);
        [mean, tree.ends().map(|(number, _)| off(number)).sum()]
    };
    let score = |number: usize| tree.moments[number].end.as_ref().expect("an end").score;
    let of_those = |wanted: &dyn Fn(&End) -> bool| -> f64 {
        tree.ends().filter(|(_, end)| wanted(end)).map(|(number, _)| probabilities[number]).sum()
    };
    Figures {
        endings: beats.map(|beat| (beat, at(beat))).collect(),
        score: moments(&score),
        points: moments(&|number| points(tree, number, |_| true)),
        wins: of_those(&|end| end.won),
        wins_unheard: of_those(&|end| end.won && end.understood < 2),
    }
}

/// The sum of the judgements of what was said on the way to a moment, as far as it counts for a
/// cluster that is wanted.
pub fn points(tree: &Tree, moment: usize, wanted: impl Fn(Cluster) -> bool) -> f64 {
    let said = tree.way_to(moment).into_iter().filter(|(at, _)| !tree.predicts(*at));
    said.map(|(at, place)| tree.moments[at].offers[place])
        .filter(|offer| wanted(offer.act.kind.cluster()))
        .map(|offer| f64::from(offer.judgement.quality))
        .sum()
}

/// What a beat and its options come to, by the plays that come by.
#[derive(Default)]
pub struct BeatFigures {
    /// The expected visits of a random play.
    pub visits: f64,
    /// The information at θ = 0 over a play.
    pub information: f64,
    /// For each option.
    pub options: [OptionFigures; MAX_OPTIONS],
}

/// What an option comes to.
#[derive(Default)]
pub struct OptionFigures {
    /// The expected number of times it is offered to random play.
    pub offered: f64,
    /// Its mean judgement there, times that.
    pub quality: f64,
    /// How often it is the best, ties shared, times that.
    pub best: f64,
    /// For each learner, how often it is taken and how often it is offered.
    pub taken: [[f64; 2]; THETAS.len()],
}

/// What every beat comes to.
pub fn beats(tree: &Tree) -> Vec<BeatFigures> {
    let mut beats: Vec<BeatFigures> = tree.seat().beats.iter().map(|_| BeatFigures::default()).collect();
    let random = tree.probabilities(|moment| even(tree, moment));
    let learners = THETAS.map(|theta| tree.probabilities(|moment| learner(tree, moment, theta)));
    for (number, moment) in tree.moments.iter().enumerate().filter(|(_, moment)| moment.end.is_none()) {
        let beat = &mut beats[moment.state.beat.index()];
        beat.visits += random[number];
        if !matches!(tree.seat().beat(moment.state.beat).turn, Turn::Speak(_)) {
            continue;
        }
        beat.information += random[number] * information(tree, number);
        let qualities = qualities(tree, number);
        let best = qualities.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let ties = qualities.iter().filter(|quality| **quality == best).count() as f64;
        for (place, offer) in moment.offers.iter().enumerate() {
            let option = &mut beat.options[offer.option.index()];
            option.offered += random[number];
            option.quality += random[number] * qualities[place];
            option.best += if qualities[place] == best { random[number] / ties } else { 0.0 };
            for ((taken, theta), probabilities) in option.taken.iter_mut().zip(THETAS).zip(&learners) {
                taken[0] += probabilities[number] * learner(tree, number, theta)[place];
                taken[1] += probabilities[number];
            }
        }
    }
    beats
}

/// How often a bot's sentence is judged above the mean of what is offered, ties half: the mean over the
/// beats at which some judgements differ, by the plays of random play that come by.
pub fn ahead(tree: &Tree, which: Bot) -> f64 {
    let random = tree.probabilities(|moment| even(tree, moment));
    let usual = usual_judgements(tree, &random);
    let mut beats = vec![[0.0; 2]; tree.seat().beats.len()];
    for (number, moment) in tree.moments.iter().enumerate() {
        if moment.end.is_some() || tree.predicts(number) {
            continue;
        }
        let qualities = qualities(tree, number);
        if qualities.iter().all(|quality| *quality == qualities[0]) {
            continue;
        }
        let mean = qualities.iter().sum::<f64>() / qualities.len() as f64;
        let chances = bot(tree, number, which, &usual);
        let ahead = chances.iter().zip(&qualities).map(|(chance, quality)| {
            // A mean of thirds is only nearly what it is.
            if (quality - mean).abs() < 1e-9 {
                chance / 2.0
            } else if *quality > mean {
                *chance
            } else {
                0.0
            }
        });
        let beat = &mut beats[moment.state.beat.index()];
        beat[0] += random[number] * ahead.sum::<f64>();
        beat[1] += random[number];
    }
    let shares: Vec<f64> = beats.iter().filter(|beat| beat[1] > 0.0).map(|beat| beat[0] / beat[1]).collect();
    if shares.is_empty() { 0.0 } else { shares.iter().sum::<f64>() / shares.len() as f64 }
}
