//! The bots and the learners, written once more and as simply as can be.

use super::tree::Tree;
use counterpart_core::conversation::Offer;
use counterpart_core::scenario::Cluster;
use counterpart_core::scenario::MoveKind::{self, *};
use counterpart_core::text::Lang;
use counterpart_proof::bots::Bot;
use std::collections::BTreeMap;

/// The slope of the choice model, from its description (a = .7).
const SLOPE: f64 = 0.7;

/// Even chances.
pub fn even(tree: &Tree, moment: usize) -> Vec<f64> {
    let count = tree.moments[moment].offers.len();
    vec![1.0 / count as f64; count]
}

/// A learner of skill θ: softmax of a·θ·q.
pub fn learner(tree: &Tree, moment: usize, theta: f64) -> Vec<f64> {
    if tree.predicts(moment) {
        return even(tree, moment);
    }
    let weights: Vec<f64> = qualities(tree, moment).iter().map(|q| (SLOPE * theta * q).exp()).collect();
    let total: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / total).collect()
}

/// A learner with a skill of its own for each cluster, in the order of `Cluster::ALL`.
pub fn uneven_learner(tree: &Tree, moment: usize, thetas: &[f64; 5]) -> Vec<f64> {
    if tree.predicts(moment) {
        return even(tree, moment);
    }
    let weight = |offer: &Offer| {
        let theta =
            Cluster::ALL.iter().zip(thetas).find(|(cluster, _)| **cluster == offer.act.kind.cluster());
        (SLOPE * theta.expect("a cluster").1 * f64::from(offer.judgement.quality)).exp()
    };
    let weights: Vec<f64> = tree.moments[moment].offers.iter().map(weight).collect();
    let total: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / total).collect()
}

/// The Fisher information of one choice at θ = 0, a²·Var(q) over even chances, in the form
/// Var(q) = E[q²] − E[q]².
pub fn information(tree: &Tree, moment: usize) -> f64 {
    let qualities = qualities(tree, moment);
    let mean = |list: Vec<f64>| list.iter().sum::<f64>() / list.len() as f64;
    let squares = mean(qualities.iter().map(|q| q * q).collect());
    SLOPE * SLOPE * (squares - mean(qualities).powi(2))
}

/// The judgements of what is offered.
pub fn qualities(tree: &Tree, moment: usize) -> Vec<f64> {
    tree.moments[moment].offers.iter().map(|offer| f64::from(offer.judgement.quality)).collect()
}

/// The mean judgement of each kind of move, wherever random play is offered it.
pub fn usual_judgements(tree: &Tree, random: &[f64]) -> BTreeMap<MoveKind, f64> {
    let mut met: BTreeMap<MoveKind, Vec<(f64, f64)>> = BTreeMap::new();
    for (number, probability) in random.iter().enumerate().filter(|(number, _)| !tree.predicts(*number)) {
        for offer in &tree.moments[number].offers {
            let quality = f64::from(offer.judgement.quality);
            met.entry(offer.act.kind).or_default().push((*probability, quality));
        }
    }
    let mean = |met: Vec<(f64, f64)>| {
        let weight: f64 = met.iter().map(|(probability, _)| probability).sum();
        met.iter().map(|(probability, quality)| probability * quality).sum::<f64>() / weight
    };
    met.into_iter().map(|(kind, met)| (kind, mean(met))).collect()
}

/// A bot's chances at a moment.
pub fn bot(tree: &Tree, moment: usize, bot: Bot, usual: &BTreeMap<MoveKind, f64>) -> Vec<f64> {
    let offers = &tree.moments[moment].offers;
    if tree.predicts(moment) || bot == Bot::Random {
        return even(tree, moment);
    }
    let kinds: Vec<MoveKind> = offers.iter().map(|offer| offer.act.kind).collect();
    let length = |place: usize, lang: Lang| {
        let words = tree.choice(moment, place).expect("an option").say.get(lang);
        words.chars().count() as f64
    };
    let value = |place: usize| -> f64 {
        let kind = kinds[place];
        let is = |wanted: bool| if wanted { 1.0 } else { 0.0 };
        match bot {
            Bot::Random => 0.0,
            Bot::First => is(place == 0),
            Bot::Last => is(place + 1 == offers.len()),
            Bot::Longest(lang) => length(place, lang),
            Bot::Shortest(lang) => -length(place, lang),
            Bot::Warmest => f64::from(tree.choice(moment, place).expect("an option").tone),
            Bot::AlwaysReflect => is(matches!(kind, Reflect | ReflectFeeling | Acknowledge | Summarise)),
            Bot::AlwaysAsk => {
                is(matches!(kind, AskOpen | AskClosed | CheckInterest | InviteIdeas | InviteFeedback))
            }
            Bot::AlwaysAdvise => is(matches!(kind, Propose | Trade | OfferHelp | AdviseEarly)),
            Bot::Family(family) => is(kind.family() == family),
            Bot::Mode(mode) => is(kind.mode() == mode),
            Bot::ContextBlind => usual[&kind],
            Bot::BestFit => f64::from(offers[place].judgement.quality),
        }
    };
    // Means that are added up in another order differ in their last digits.
    let same = |one: f64, other: f64| (one - other).abs() < 1e-9;
    let best = (0..offers.len()).map(value).fold(f64::NEG_INFINITY, f64::max);
    let wanted = (0..offers.len()).filter(|place| same(value(*place), best)).count() as f64;
    (0..offers.len()).map(|place| if same(value(place), best) { 1.0 / wanted } else { 0.0 }).collect()
}
