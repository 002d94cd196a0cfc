//! Where somebody stands, in counts of what they have done and understood; and what has grown.
//!
//! **Not here:** skill and its uncertainty (`crate::history`), what comes next (`counterpart-course`).

use crate::conversation::Play;
use crate::library::Library;
use crate::scoring::decisions;
use std::collections::{BTreeMap, BTreeSet};

/// A rule is one's own once it fitted so many times…
const OWN_TIMES: usize = 3;
/// …in so many scenarios.
const OWN_SCENARIOS: usize = 2;
/// Growth is told from so many conversations on.
const GROWS_FROM: usize = 3;
/// At most so many conversations at either end are compared.
const COMPARED: usize = 5;

/// Where somebody stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reached {
    /// How many conversations were had to their end.
    pub conversations: usize,
    /// How many desks they sat at.
    pub desks: usize,
    /// Of how many.
    pub desks_all: usize,
    /// How many interests they heard, in the scenarios that they have sat down to.
    pub heard: usize,
    /// Of how many that are there to be heard.
    pub heard_all: usize,
    /// The rules that have become their own, by their ids, in the order in which they did.
    pub rules: Vec<&'static str>,
    /// The scenarios that they have sat down to, in the order of the library.
    pub scenarios: Vec<ReachedScenario>,
    /// What has grown; none before the third conversation.
    pub growth: Option<Growth>,
}

/// A scenario that somebody has sat down to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReachedScenario {
    /// Its id.
    pub id: String,
    /// At how many of its desks.
    pub desks: usize,
    /// Of how many.
    pub desks_all: usize,
    /// How many interests they heard at any of them.
    pub heard: usize,
    /// Of how many.
    pub heard_all: usize,
}

/// Counts over some conversations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How often what fitted best was said.
    pub best: usize,
    /// Of how many choices that tell.
    pub telling: usize,
    /// How many interests were heard.
    pub heard: usize,
    /// Of how many.
    pub heard_all: usize,
}

impl Counts {
    fn of(play: &Play) -> Counts {
        let decided = decisions(play);
        let seat = play.seat();
        let theirs: BTreeSet<_> =
            seat.facing.iter().flat_map(|person| play.scenario().interests_of(*person)).collect();
        Counts {
            best: decided.iter().filter(|decision| decision.is_best()).count(),
            telling: decided.len(),
            heard: theirs.iter().filter(|interest| play.state().is_revealed(**interest)).count(),
            heard_all: theirs.len(),
        }
    }

    fn plus(self, other: Counts) -> Counts {
        Counts {
            best: self.best + other.best,
            telling: self.telling + other.telling,
            heard: self.heard + other.heard,
            heard_all: self.heard_all + other.heard_all,
        }
    }
}

/// The first conversations beside the last ones: as many of either, none in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Growth {
    /// How many conversations stand on either side: one of three, five of ten and more.
    pub conversations: usize,
    /// What the first ones came to.
    pub first: Counts,
    /// What the last ones came to.
    pub last: Counts,
}

impl Growth {
    fn of(each: &[Counts]) -> Option<Growth> {
        if each.len() < GROWS_FROM {
            return None;
        }
        let many = (each.len() / 2).min(COMPARED);
        let sum = |some: &[Counts]| some.iter().copied().fold(Counts::default(), Counts::plus);
        Some(Growth { conversations: many, first: sum(&each[..many]), last: sum(&each[each.len() - many..]) })
    }
}

impl Reached {
    /// By the conversations that were had to their end, the first one first.
    pub(super) fn of(plays: &[Play], library: &Library) -> Reached {
        let each: Vec<Counts> = plays.iter().map(Counts::of).collect();
        let mut reached = Reached {
            conversations: plays.len(),
            desks_all: library.playable().map(|scenario| scenario.seats.len()).sum(),
            rules: own_rules(plays),
            growth: Growth::of(&each),
            ..Reached::default()
        };
        for scenario in library.playable() {
            let mut own = plays.iter().filter(|play| play.scenario().id == scenario.id).peekable();
            if own.peek().is_none() {
                continue;
            }
            let (mut desks, mut heard) = (BTreeSet::new(), BTreeSet::new());
            for play in own {
                desks.insert(play.seat().id.clone());
                let theirs =
                    play.seat().facing.iter().flat_map(|person| play.scenario().interests_of(*person));
                heard.extend(theirs.filter(|interest| play.state().is_revealed(*interest)));
            }
            let facing = scenario.seats.iter().flat_map(|seat| seat.facing.iter());
            let all: BTreeSet<_> = facing.flat_map(|person| scenario.interests_of(*person)).collect();
            reached.scenarios.push(ReachedScenario {
                id: scenario.id.clone(),
                desks: desks.len(),
                desks_all: scenario.seats.len(),
                heard: heard.len(),
                heard_all: all.len(),
            });
        }
        reached.desks = reached.scenarios.iter().map(|scenario| scenario.desks).sum();
        reached.heard = reached.scenarios.iter().map(|scenario| scenario.heard).sum();
        reached.heard_all = reached.scenarios.iter().map(|scenario| scenario.heard_all).sum();
        reached
    }
}

/// The rules by which sentences fitted often enough, in the order in which that was reached.
fn own_rules(plays: &[Play]) -> Vec<&'static str> {
    let mut fitted: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
    let mut own: Vec<&'static str> = Vec::new();
    for play in plays {
        for turn in play.turns().iter().filter(|turn| !turn.is_prediction()) {
            let judgement = turn.chosen().judgement;
            if judgement.quality <= 0 {
                continue;
            }
            let (times, scenarios) = fitted.entry(judgement.rule.id).or_default();
            *times += 1;
            scenarios.insert(&play.scenario().id);
            let is_own = *times >= OWN_TIMES && scenarios.len() >= OWN_SCENARIOS;
            if is_own && !own.contains(&judgement.rule.id) {
                own.push(judgement.rule.id);
            }
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(best: usize) -> Counts {
        Counts { best, telling: 10, heard: 1, heard_all: 4 }
    }

    /// Of three, the first beside the last; of ten and more, five beside five.
    #[test]
    fn growth_compares_as_many_at_either_end_and_none_twice() {
        let of = |many: usize| Growth::of(&(1..=many).map(counts).collect::<Vec<_>>());
        assert_eq!([0, 1, 2].map(of), [None; 3]);
        let three = of(3).expect("growth");
        assert_eq!((three.conversations, three.first.best, three.last.best), (1, 1, 3));
        let ten = of(10).expect("growth");
        assert_eq!((ten.conversations, ten.first.best, ten.last.best), (5, 15, 40));
        assert_eq!((ten.last.telling, ten.last.heard, ten.last.heard_all), (50, 5, 20));
        let thirty = of(30).expect("growth");
        assert_eq!((thirty.conversations, thirty.first.best, thirty.last.best), (5, 15, 140));
    }
}
