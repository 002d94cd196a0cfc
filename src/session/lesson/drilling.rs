//! The drill of a lesson that is being taken: which moments, in which order, and what was said in each.

use super::acted::staged;
use crate::conversation::order::ShownOrder;
use crate::conversation::{Offer, Pick, Play, TurnRecord};
use crate::course::file::Shelf;
use crate::course::file::drill::Item;
use crate::records::DrillAnswer;
use crate::scenario::OptionIx;
use crate::session::{Phase, Playing};
use crate::text::Lang;
use std::collections::BTreeSet;

/// What has been answered in a drill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// How what was said is judged, −2 to +2.
    pub quality: i8,
    /// The best judgement that was there.
    pub best: i8,
}

/// The moments of a drill, one after the other.
#[derive(Clone, Debug, Default)]
pub struct Drilling {
    items: Vec<(Item, Play)>,
    at: usize,
    looks_before: bool,
    said: Option<Play>,
    answered: Vec<Answered>,
    seed: u64,
}

impl Drilling {
    /// The drill of these items. `answered` are the judgements of those before them.
    pub fn of(items: &[Item], shelf: &Shelf, answered: Vec<Answered>, seed: u64) -> Drilling {
        let items = items.iter().filter_map(|item| Some((item.clone(), item.until(shelf)?))).collect();
        let mut drilling = Drilling { items, at: 0, looks_before: false, said: None, answered, seed };
        drilling.arrive();
        drilling
    }

    /// The number of the moment that is looked at, from 1, and how many there are.
    pub fn number(&self) -> (usize, usize) {
        let before = self.answered.len() - usize::from(self.said.is_some());
        let all = before.max(self.at) - self.at + self.items.len();
        ((before + 1).min(all), all)
    }

    /// The moment that is looked at; none once there is no other.
    pub fn item(&self) -> Option<&Item> {
        self.items.get(self.at).map(|(item, _)| item)
    }

    /// The conversation up to it.
    pub fn until(&self) -> Option<&Play> {
        self.items.get(self.at).map(|(_, play)| play)
    }

    /// Whether what was said last on the way to the moment is looked at, and not the moment itself.
    pub const fn looks_before(&self) -> bool {
        self.looks_before
    }

    /// What was said at the moment, once something was.
    pub fn said(&self) -> Option<(&Play, &TurnRecord)> {
        let play = self.said.as_ref()?;
        Some((play, play.turns().last()?))
    }

    /// What can be said or could have been, in the order in which it is shown.
    pub fn shown(&self) -> Vec<Offer> {
        let Some(play) = self.until() else { return Vec::new() };
        let offers = play.offers();
        let options = offers.iter().map(|offer| offer.option);
        ShownOrder::shuffled(self.item_seed(), play.turns().len(), options).arrange(&offers)
    }

    /// The answers so far.
    pub fn answered(&self) -> &[Answered] {
        &self.answered
    }

    /// How many were answered with the best there was.
    pub fn best(&self) -> usize {
        self.answered.iter().filter(|answered| answered.quality == answered.best).count()
    }

    /// What saying something here comes to; none where that can't be said, or something was said already.
    pub fn tried(&self, option: OptionIx) -> Option<Play> {
        if self.looks_before || self.said.is_some() {
            return None;
        }
        let mut play = self.until()?.clone();
        play.pick(Pick::option(option)).is_ok().then_some(play)
    }

    /// Takes what was said.
    pub fn say(&mut self, said: Play) {
        let Some(turn) = said.turns().last() else { return };
        let best = turn.offers.iter().map(|offer| offer.judgement.quality).max().unwrap_or(0);
        self.answered.push(Answered { quality: turn.chosen().judgement.quality, best });
        self.said = Some(said);
    }

    /// On: from what led here to the moment, from what was said to the next moment. Gives whether there was
    /// something to go on to.
    pub fn on(&mut self) -> bool {
        if self.looks_before {
            self.looks_before = false;
        } else if self.said.is_some() {
            self.said = None;
            self.at += 1;
            self.arrive();
        }
        self.at < self.items.len()
    }

    /// What stands on the stage.
    pub fn playing(&self) -> Option<Playing> {
        let seed = self.item_seed();
        if let Some(said) = &self.said {
            return Some(staged(said.clone(), Phase::Heard, seed));
        }
        let phase = if self.looks_before { Phase::Heard } else { Phase::Choosing };
        Some(staged(self.until()?.clone(), phase, seed))
    }

    fn arrive(&mut self) {
        let led = self.until().and_then(|play| play.turns().last());
        self.looks_before = led.is_some_and(|turn| !turn.is_prediction());
    }

    fn item_seed(&self) -> u64 {
        self.seed.wrapping_add(self.answered.len() as u64 - u64::from(self.said.is_some()))
    }
}

/// Which items are taken: so many, in an order by the seed, those that were not `seen` first, and from at
/// least two scenarios where there are. `open` says of a scenario whether it may be shown.
pub fn taken(
    items: &[Item],
    count: usize,
    seen: &BTreeSet<(String, String, Vec<u32>)>,
    open: impl Fn(&str) -> bool,
    seed: u64,
) -> Vec<Item> {
    let mut order: Vec<(usize, &Item)> =
        items.iter().enumerate().filter(|(_, item)| open(&item.desk.scenario)).collect();
    order.sort_by_key(|(number, item)| (seen.contains(&key(item)), mixed(seed, *number as u64)));
    let order: Vec<Item> = order.into_iter().map(|(_, item)| item.clone()).collect();
    let (first, rest) = order.split_at(count.min(order.len()));
    let mut taken = first.to_vec();
    let all_from_one =
        taken.len() > 1 && taken.iter().all(|item| item.desk.scenario == taken[0].desk.scenario);
    let other = rest.iter().find(|item| all_from_one && item.desk.scenario != taken[0].desk.scenario);
    if let (Some(last), Some(other)) = (taken.last_mut(), other) {
        *last = other.clone();
    }
    taken
}

/// The answer that is kept of what was said at an item; none where nothing was said.
pub fn answer_of(
    lesson: String,
    item: &Item,
    said: &Play,
    lang: Lang,
    day: i32,
    at_ms: i64,
) -> Option<DrillAnswer> {
    let turn = said.turns().last()?;
    let (scenario_id, seat, lead) = key(item);
    Some(DrillAnswer {
        lesson,
        scenario_id,
        scenario_hash: said.scenario().hash.clone(),
        seat,
        lead,
        option: u32::from(turn.pick.option.0),
        quality: turn.chosen().judgement.quality,
        best: turn.offers.iter().map(|offer| offer.judgement.quality).max().unwrap_or(0),
        lang,
        day,
        at_ms,
    })
}

/// What tells an item from others: scenario, seat and what leads there.
pub fn key(item: &Item) -> (String, String, Vec<u32>) {
    let lead = item.lead.iter().map(|option| u32::from(option.0)).collect();
    (item.desk.scenario.clone(), item.desk.seat.clone(), lead)
}

/// A number that a seed and a position come to, without order: SplitMix64 (Steele, Lea & Flood 2014).
fn mixed(seed: u64, number: u64) -> u64 {
    let mut z = seed.wrapping_add((number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::file::Desk;

    fn items() -> Vec<Item> {
        let of = |scenario: &str, option: u8| Item {
            desk: Desk { scenario: scenario.to_owned(), seat: "seat".to_owned() },
            lead: vec![OptionIx(option)],
            best: OptionIx(0),
        };
        let mut items: Vec<Item> = (0..9).map(|option| of("one", option)).collect();
        items.push(of("two", 0));
        items
    }

    fn from(taken: &[Item], scenario: &str) -> usize {
        taken.iter().filter(|item| item.desk.scenario == scenario).count()
    }

    #[test]
    fn items_come_from_two_scenarios_and_each_once() {
        for seed in 0..500 {
            let found = taken(&items(), 5, &BTreeSet::new(), |_| true, seed);
            let keys: BTreeSet<_> = found.iter().map(key).collect();
            assert_eq!((found.len(), keys.len(), from(&found, "two")), (5, 5, 1), "seed {seed}");
        }
        let orders: BTreeSet<Vec<_>> = (0..50)
            .map(|seed| taken(&items(), 5, &BTreeSet::new(), |_| true, seed).iter().map(key).collect())
            .collect();
        assert!(orders.len() > 40, "only {} orders", orders.len());
    }

    #[test]
    fn what_was_not_seen_comes_first_and_what_is_locked_never() {
        let seen: BTreeSet<_> = items().iter().take(6).map(key).collect();
        for seed in 0..500 {
            let found = taken(&items(), 5, &seen, |_| true, seed);
            // Three of the first scenario and the one of the second are new: four, and one that was seen.
            let new = found.iter().filter(|item| !seen.contains(&key(item))).count();
            assert_eq!(new, 4, "seed {seed}");
            let open = taken(&items(), 5, &seen, |scenario| scenario == "two", seed);
            assert_eq!((open.len(), from(&open, "two")), (1, 1), "seed {seed}");
        }
    }
}
