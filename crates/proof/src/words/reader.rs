//! The classifier: naive Bayes over n-grams, for two classes, best options and others.
//!
//! An option that is the best of its beat in a share s of the states counts as s best and 1 − s other
//! options. For an n-gram that stands in b best and o other options, of B and O in all, the weight is
//! ln((b + αB/(B + O)) / (o + αO/(B + O))) − ln(B / O), α = 2: the evidence in nats, pulled towards none
//! at all by two options of the usual mixture. A sentence's score is the sum over its n-grams; those that
//! were never seen weigh nothing.

use std::collections::{BTreeMap, BTreeSet};

/// How many options of the usual mixture an n-gram is taken to have stood in already.
const ALREADY: f64 = 2.0;

/// In how many best options and others each n-gram stands.
#[derive(Debug, Default)]
pub struct Counts {
    grams: BTreeMap<String, [f64; 2]>,
    options: [f64; 2],
}

impl Counts {
    /// Counts an option that is the best of its beat so often.
    pub fn add(&mut self, grams: &BTreeSet<String>, share: f64) {
        let add = |to: &mut [f64; 2]| {
            to[0] += share;
            to[1] += 1.0 - share;
        };
        add(&mut self.options);
        for gram in grams {
            match self.grams.get_mut(gram) {
                Some(known) => add(known),
                None => add(self.grams.entry(gram.clone()).or_default()),
            }
        }
    }
}

/// What an n-gram tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight {
    /// The evidence that an option with it is the best, in nats; negative against it.
    pub nats: f64,
    /// How many standard deviations that is from nothing (Monroe, Colaresi and Quinn 2008).
    pub deviations: f64,
}

/// Somebody who has learnt from options.
#[derive(Debug)]
pub struct Reader<'c> {
    weights: BTreeMap<&'c str, Weight>,
}

impl<'c> Reader<'c> {
    /// A reader who has learnt from these.
    pub fn trained_on(counts: impl IntoIterator<Item = &'c Counts>) -> Reader<'c> {
        let mut sums: BTreeMap<&str, [f64; 2]> = BTreeMap::new();
        let mut options = [0.0; 2];
        let add =
            |to: &mut [f64; 2], more: &[f64; 2]| to.iter_mut().zip(more).for_each(|(to, more)| *to += more);
        for of in counts {
            add(&mut options, &of.options);
            for (gram, more) in &of.grams {
                add(sums.entry(gram).or_default(), more);
            }
        }
        let all = options[0] + options[1];
        let usual = options.map(|of| if all > 0.0 { of / all } else { 0.5 });
        let even = libm::log(usual[0] / usual[1]);
        let weights = sums.into_iter().map(|(gram, [best, other])| {
            let (best, other) = (best + ALREADY * usual[0], other + ALREADY * usual[1]);
            let nats = libm::log(best / other) - even;
            (gram, Weight { nats, deviations: nats / libm::sqrt(1.0 / best + 1.0 / other) })
        });
        Reader { weights: weights.collect() }
    }

    /// How much these n-grams speak for an option being the best, in nats.
    pub fn score(&self, grams: &BTreeSet<String>) -> f64 {
        grams.iter().filter_map(|gram| self.weights.get(gram.as_str())).map(|weight| weight.nats).sum()
    }

    /// What each n-gram tells, in their order.
    pub fn weights(&self) -> impl Iterator<Item = (&'c str, Weight)> + '_ {
        self.weights.iter().map(|(gram, weight)| (*gram, *weight))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grams(list: &[&str]) -> BTreeSet<String> {
        list.iter().map(|gram| (*gram).to_owned()).collect()
    }

    /// By hand: two best options and six others, so the usual mixture is 1 : 3. "a" stands in both best
    /// ones and no other: ln((2 + .5) / (0 + 1.5)) − ln(1/3) = ln 5. "b" stands in two others:
    /// ln(.5 / 3.5) − ln(1/3) = ln(3/7).
    #[test]
    fn the_weights_are_those_of_the_formula() {
        let mut counts = Counts::default();
        counts.add(&grams(&["a"]), 1.0);
        counts.add(&grams(&["a", "c"]), 1.0);
        for list in [&["b"][..], &["b", "c"], &[], &[], &[], &[]] {
            counts.add(&grams(list), 0.0);
        }
        let reader = Reader::trained_on([&counts]);
        let near = |found: f64, expected: f64| (found - expected).abs() < 1e-12;
        assert!(near(reader.score(&grams(&["a"])), libm::log(5.0)));
        assert!(near(reader.score(&grams(&["b"])), libm::log(3.0 / 7.0)));
        assert!(near(reader.score(&grams(&["a", "b"])), libm::log(15.0 / 7.0)));
        assert_eq!(reader.score(&grams(&["never seen"])), 0.0);
        let (_, weight) = reader.weights().next().expect("a");
        assert!(near(weight.deviations, libm::log(5.0) / libm::sqrt(1.0 / 2.5 + 1.0 / 1.5)));
    }
}
