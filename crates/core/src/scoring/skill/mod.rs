//! Skill: what a person's choices say about the person, with its uncertainty.
//!
//! Skill belongs to a person and not to a play. One conversation says little: somebody who knows the
//! warehouse does well in the warehouse, and what nine choices in one scenario have in common is as much
//! the scenario as the person. So evidence comes from *first plays of seats* ([`counting()`] says which),
//! in as many scenarios as there are, and a testlet model ([`posterior()`]) takes out what a scenario has
//! to do with it. In generalisability theory's words: the scenario is the unit.
//!
//! Whether anything is shown depends on how much evidence there is and never on what was chosen
//! ([`LEAST_SCENARIOS`], [`LEAST_TELLING`]); below that there are counts and no [`Estimate`] at all.
//!
//! This is not a test of people: it has been validated on none, and its figures must not be used for
//! hiring or appraisal.
//!
//! **Not here:** reading plays from the store and replaying them, which those who have a store do.

mod counting;
mod decision;
mod posterior;

pub use counting::{PastPlay, Practice, counting};
pub use decision::{Decision, decisions};
pub use posterior::{Estimate, posterior};

use crate::conversation::Play;
use crate::scenario::Cluster;
use crate::text::Words;

/// The slope a of the choice model: an option of judgement q is chosen with a probability in proportion
/// to exp(a·ability·q). With .6–.8, 25 choices of simulated players are about as reliable as human
/// situational-judgement tests (α .50–.66) once people differ from scenario to scenario by
/// [`TESTLET_SD`]; steeper would flatter the library.
pub const SLOPE: f64 = 0.7;
/// The standard deviation σ of what a scenario adds to a person's ability, on the scale of θ, on which
/// people differ by 1. A choice of the model, to be estimated once there are plays of people: with it six
/// scenarios are as reliable as published figures for six (G = .63–.74), or a little more.
pub const TESTLET_SD: f64 = 1.2;
/// Of so many different scenarios there must be evidence before an estimate is shown.
pub const LEAST_SCENARIOS: usize = 4;
/// And so many telling decisions before one of a cluster is.
pub const LEAST_TELLING: usize = 20;
/// A seat doesn't count if another seat of the same scenario was played less than so many days before.
/// A choice of the model: what the other side thinks is still remembered then.
pub const MEMORY_DAYS: i32 = 14;
/// Somebody is *steady* if the lower end of their band is above this: better than choosing at random,
/// with a chance of about five in six.
pub const STEADY_ABOVE: f64 = 0.0;
/// Somebody is *at home* if the lower end of their band is above this: at θ = .75 the best of four
/// options judged 2, 0, −1 and −2 is chosen six times in ten. A choice of the model, like the other.
pub const AT_HOME_ABOVE: f64 = 0.75;

/// What one play is evidence of.
#[derive(Clone, Debug, PartialEq)]
pub struct PlayEvidence {
    /// The id of the scenario. Both seats of one scenario share what the scenario adds.
    pub scenario: String,
    /// Its telling decisions.
    pub decisions: Vec<Decision>,
}

impl PlayEvidence {
    /// That of a play so far.
    pub fn of(play: &Play) -> PlayEvidence {
        PlayEvidence { scenario: play.scenario().id.clone(), decisions: decisions(play) }
    }
}

/// How much evidence there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// In how many different scenarios there was a telling decision.
    pub scenarios: usize,
    /// How many telling decisions there were.
    pub telling: usize,
    /// In how many of them the best on offer was taken.
    pub best: usize,
}

/// What the evidence comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measure {
    /// How much there is.
    pub evidence: Evidence,
    /// The estimate; none while there isn't enough evidence, so that nobody can show it.
    pub estimate: Option<Estimate>,
}

/// A person's skill as far as the evidence goes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Skills {
    /// Over all decisions.
    pub composite: Measure,
    /// For each cluster, in the order of [`Cluster::ALL`].
    pub clusters: [Measure; 5],
}

/// An estimate in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Not better than choosing at random, as far as can be told.
    New,
    /// Better than that.
    Steady,
    /// Far better.
    AtHome,
}

impl Standing {
    /// The word.
    pub const fn name(self) -> Words {
        match self {
            Standing::New => Words::new("还生", "Still new"),
            Standing::Steady => Words::new("稳", "Steady"),
            Standing::AtHome => Words::new("熟", "At home"),
        }
    }

    /// The word in data: `new`, `steady` or `at-home`.
    pub const fn key(self) -> &'static str {
        match self {
            Standing::New => "new",
            Standing::Steady => "steady",
            Standing::AtHome => "at-home",
        }
    }
}

impl Estimate {
    /// One standard deviation to either side of the mean: two in three people lie within.
    pub fn band(&self) -> [f64; 2] {
        [self.mean - self.sd, self.mean + self.sd]
    }

    /// In a word. It goes by the lower end of the band, so that it promises little.
    pub fn standing(&self) -> Standing {
        match self.band()[0] {
            low if low > AT_HOME_ABOVE => Standing::AtHome,
            low if low > STEADY_ABOVE => Standing::Steady,
            _ => Standing::New,
        }
    }
}

impl Evidence {
    /// That of some plays, of one cluster or of all decisions.
    pub fn of(plays: &[PlayEvidence], cluster: Option<Cluster>) -> Evidence {
        let mut scenarios: Vec<&str> = Vec::new();
        let mut evidence = Evidence::default();
        for play in plays {
            let told = play.decisions.iter().filter(|decision| decision.tells_of(cluster));
            let before = evidence.telling;
            for decision in told {
                evidence.telling += 1;
                evidence.best += usize::from(decision.is_best());
            }
            if evidence.telling > before && !scenarios.contains(&play.scenario.as_str()) {
                scenarios.push(&play.scenario);
            }
        }
        evidence.scenarios = scenarios.len();
        evidence
    }

    /// How many more scenarios are needed before an estimate is shown.
    pub const fn scenarios_missing(&self) -> usize {
        LEAST_SCENARIOS.saturating_sub(self.scenarios)
    }

    /// How many more telling decisions are needed before the estimate of a cluster is shown.
    pub const fn telling_missing(&self) -> usize {
        LEAST_TELLING.saturating_sub(self.telling)
    }
}

/// A person's skill from first plays of seats, in any order.
pub fn skills(plays: &[PlayEvidence]) -> Skills {
    let composite = measure(plays, None, |evidence| evidence.scenarios_missing() == 0);
    let clusters = Cluster::ALL.map(|cluster| {
        measure(plays, Some(cluster), |evidence| {
            evidence.scenarios_missing() == 0 && evidence.telling_missing() == 0
        })
    });
    Skills { composite, clusters }
}

fn measure(
    plays: &[PlayEvidence],
    cluster: Option<Cluster>,
    is_enough: impl FnOnce(&Evidence) -> bool,
) -> Measure {
    let evidence = Evidence::of(plays, cluster);
    let estimate = is_enough(&evidence).then(|| posterior(plays, cluster));
    Measure { evidence, estimate }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn play(scenario: &str, decisions: usize, chosen: i8) -> PlayEvidence {
        let decision = Decision { qualities: vec![2, 0, -2], chosen, clusters: vec![Cluster::Listening] };
        PlayEvidence { scenario: scenario.to_owned(), decisions: vec![decision; decisions] }
    }

    #[test]
    fn the_gate_counts_scenarios_and_decisions_and_not_answers() {
        for chosen in [2, 0, -2] {
            let plays: Vec<PlayEvidence> = ["a", "b", "c"].map(|id| play(id, 30, chosen)).to_vec();
            let three = skills(&plays);
            assert_eq!(three.composite.estimate, None, "three scenarios");
            // A second seat of the same scenario is no new scenario.
            let again = [plays.clone(), vec![play("a", 30, chosen)]].concat();
            assert_eq!(skills(&again).composite.evidence.scenarios, 3);
            assert_eq!(skills(&again).composite.estimate, None);
            // Neither is one in which nothing was told.
            let silent = [plays.clone(), vec![play("d", 0, chosen)]].concat();
            assert_eq!(skills(&silent).composite.estimate, None);
            let four = skills(&[plays, vec![play("d", 1, chosen)]].concat());
            assert!(four.composite.estimate.is_some() && four.clusters[0].estimate.is_some());
            assert!(four.clusters[1].estimate.is_none() && four.clusters[1].evidence.telling == 0);
        }
        let nineteen: Vec<PlayEvidence> =
            [("a", 5), ("b", 5), ("c", 5), ("d", 4)].map(|(id, many)| play(id, many, 2)).to_vec();
        let found = skills(&nineteen);
        assert!(found.composite.estimate.is_some(), "the composite needs no number of decisions");
        assert_eq!((found.clusters[0].estimate, found.clusters[0].evidence.telling_missing()), (None, 1));
        let twenty = skills(&[nineteen, vec![play("a", 1, -2)]].concat());
        assert!(twenty.clusters[0].estimate.is_some());
        assert_eq!(twenty.clusters[0].evidence, Evidence { scenarios: 4, telling: 20, best: 19 });
    }

    #[test]
    fn the_best_play_of_four_scenarios_has_a_word_and_a_poor_one_another() {
        let of = |chosen| {
            let plays = ["a", "b", "c", "d"].map(|id| play(id, 9, chosen));
            skills(&plays).composite.estimate.expect("enough").standing()
        };
        assert_eq!([of(-2), of(0), of(2)], [Standing::New, Standing::New, Standing::AtHome]);
    }

    #[test]
    fn a_word_goes_by_the_lower_end_of_the_band() {
        let word = |mean, sd| Estimate { mean, sd }.standing();
        assert_eq!(word(0.5, 0.5), Standing::New);
        assert_eq!(word(0.51, 0.5), Standing::Steady);
        assert_eq!(word(1.25, 0.5), Standing::Steady);
        assert_eq!(word(1.26, 0.5), Standing::AtHome);
        assert_eq!(word(1.25, 0.4), Standing::AtHome, "the same, more surely");
    }
}
