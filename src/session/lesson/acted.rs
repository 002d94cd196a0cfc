//! A lesson's model, acted by the engine: the same moment with the sentences that fail and with those that
//! work.

use crate::conversation::{Mind, Play, TurnRecord};
use crate::course::file::Shelf;
use crate::course::file::lesson::Model;
use crate::session::{Mode, Phase, Playing};
use crate::text::Text;

/// What a sentence does to heat and trust, as far as something rises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Heat rises, and more than trust does.
    Heat,
    /// Neither rises.
    Neither,
    /// Trust rises, and at least as much as heat does.
    Trust,
}

impl Change {
    /// Each of them, in the order in which they are offered.
    pub const ALL: [Change; 3] = [Change::Heat, Change::Neither, Change::Trust];

    /// What lies between two states of the same person.
    pub fn between(before: &Mind, after: &Mind) -> Change {
        let heat = i16::from(after.heat) - i16::from(before.heat);
        let trust = i16::from(after.trust) - i16::from(before.trust);
        match (heat.max(0), trust.max(0)) {
            (0, 0) => Change::Neither,
            (heat, trust) if heat > trust => Change::Heat,
            _ => Change::Trust,
        }
    }

    /// What a turn changed in whoever it was said to.
    pub fn of(play: &Play, turn: &TurnRecord) -> Change {
        let [before, after] = minds(play, turn);
        Change::between(before, after)
    }
}

/// Whoever a turn was said to, before and after it.
pub fn minds<'t>(play: &Play, turn: &'t TurnRecord) -> [&'t Mind; 2] {
    let to = play.option(turn.before.beat, turn.pick.option).map_or(0, |said| usize::from(said.to));
    [&turn.before.minds[to], &turn.after.minds[to]]
}

/// A moment of a model, as it stands on the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// What was said last on the way there.
    Before,
    /// What the other side says, before the sentence of this number, from 0.
    Line(usize),
    /// The last sentence is being said; what it does isn't seen yet.
    Asked,
    /// What the sentence of this number, from 0, has done.
    Heard(usize),
}

/// A model, acted.
#[derive(Clone, Debug)]
pub struct Acted {
    /// The sentence that links both sides.
    pub say: Text,
    lead: usize,
    bad: Play,
    good: Play,
}

impl Acted {
    /// By the scenarios on a shelf; none if one of its sentences can't be said there.
    pub fn of(model: &Model, shelf: &Shelf) -> Option<Acted> {
        let bad = model.acted(shelf, false)?.ok()?;
        let good = model.acted(shelf, true)?.ok()?;
        let says = |play: &Play| play.turns().len() > model.lead.len();
        (says(&bad) && says(&good)).then(|| Acted {
            say: model.say.clone(),
            lead: model.lead.len(),
            bad,
            good,
        })
    }

    /// The whole play of a side.
    pub const fn side(&self, good: bool) -> &Play {
        if good { &self.good } else { &self.bad }
    }

    /// What is said on a side, from the moment on: at least one sentence.
    pub fn turns(&self, good: bool) -> &[TurnRecord] {
        &self.side(good).turns()[self.lead..]
    }

    /// What happens after the last of the sentences that fail, as the engine has it.
    pub fn change(&self) -> Change {
        self.turns(false).last().map_or(Change::Neither, |turn| Change::of(&self.bad, turn))
    }

    /// What is shown of a side, in order. Before the sentences that fail there is what led to them, and
    /// before the last of them does what it does one is asked.
    pub fn moments(&self, good: bool) -> Vec<Moment> {
        let mut moments = Vec::new();
        let led = self.side(good).turns()[..self.lead].last();
        if !good && led.is_some_and(|turn| !turn.is_prediction()) {
            moments.push(Moment::Before);
        }
        let last = self.turns(good).len() - 1;
        for number in 0..=last {
            moments.push(Moment::Line(number));
            if !good && number == last {
                moments.push(Moment::Asked);
            }
            moments.push(Moment::Heard(number));
        }
        moments
    }

    /// A moment of a side for the stage.
    pub fn playing(&self, good: bool, moment: Moment) -> Option<Playing> {
        let turns = self.turns(good);
        let (said, phase) = match moment {
            Moment::Before => (0, Phase::Heard),
            Moment::Line(number) => (number, Phase::Choosing),
            Moment::Asked => (turns.len() - 1, Phase::Choosing),
            Moment::Heard(number) => (number + 1, Phase::Heard),
        };
        let held = (moment == Moment::Asked).then(|| turns.last().map(|turn| turn.pick.option)).flatten();
        let play = self.side(good);
        let play = play.anew(&play.picks()[..self.lead + said]).ok()?;
        Some(Playing { held, ..staged(play, phase, 0) })
    }
}

/// A play on the stage that nobody keeps.
pub fn staged(play: Play, phase: Phase, seed: u64) -> Playing {
    Playing { play, uid: String::new(), seed, mode: Mode::Guided, phase, guess: None, held: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rises_more_is_what_happens() {
        let mind = |heat, trust| Mind { heat, trust, ..Mind::default() };
        for (before, after, change) in [
            (mind(47, 48), mind(52, 39), Change::Heat),
            (mind(72, 25), mind(71, 16), Change::Neither),
            (mind(70, 25), mind(70, 25), Change::Neither),
            (mind(40, 50), mind(30, 56), Change::Trust),
            // Both rise: the larger one; on a par, trust, which is rarer to rise by mistake.
            (mind(40, 50), mind(43, 51), Change::Heat),
            (mind(40, 50), mind(41, 53), Change::Trust),
            (mind(40, 50), mind(42, 52), Change::Trust),
        ] {
            assert_eq!(Change::between(&before, &after), change, "{before:?} {after:?}");
        }
    }
}
