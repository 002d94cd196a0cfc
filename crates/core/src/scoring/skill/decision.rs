//! A choice among options, as the choice model sees it.

use crate::conversation::{Play, TurnRecord};
use crate::scenario::Cluster;

/// A telling choice: one among options that didn't all fit alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The judgements of all options shown.
    pub qualities: Vec<i8>,
    /// The judgement of the one that was chosen.
    pub chosen: i8,
    /// The clusters that it tells something about: those that the best and the worst option shown
    /// belong to. It doesn't depend on what was chosen, so that the choice can't select its own test.
    pub clusters: Vec<Cluster>,
}

impl Decision {
    /// The decision of a turn, if it was one: predictions aren't, nor turns in which all options
    /// were alike.
    pub fn of(turn: &TurnRecord) -> Option<Decision> {
        if turn.is_prediction() {
            return None;
        }
        let qualities: Vec<i8> = turn.offers.iter().map(|offer| offer.judgement.quality).collect();
        let (best, worst) = (*qualities.iter().max()?, *qualities.iter().min()?);
        if best == worst {
            return None;
        }
        let told: Vec<Cluster> = turn
            .offers
            .iter()
            .filter(|offer| [best, worst].contains(&offer.judgement.quality))
            .map(|offer| offer.act.kind.cluster())
            .collect();
        let clusters = Cluster::ALL.into_iter().filter(|cluster| told.contains(cluster)).collect();
        Some(Decision { qualities, chosen: turn.chosen().judgement.quality, clusters })
    }

    /// Whether it tells something about a cluster; about skill as a whole, every decision does.
    pub fn tells_of(&self, cluster: Option<Cluster>) -> bool {
        cluster.is_none_or(|cluster| self.clusters.contains(&cluster))
    }

    /// Whether the best on offer was taken.
    pub fn is_best(&self) -> bool {
        self.qualities.iter().all(|quality| *quality <= self.chosen)
    }

    /// Whether the worst on offer was taken.
    pub fn is_worst(&self) -> bool {
        self.qualities.iter().all(|quality| *quality >= self.chosen)
    }
}

/// The telling decisions of a play.
pub fn decisions(play: &Play) -> Vec<Decision> {
    play.turns().iter().filter_map(Decision::of).collect()
}
