//! A seat's part of the hash: its beats, what can be said in them, and where that leads.

use super::{interest_ids, text, texts, word};
use crate::scenario::condition::Condition;
use crate::scenario::model::*;
use crate::scenario::moves::{Move, Target};
use crate::scenario::{BeatIx, CharacterIx, InterestIx};
use serde_json::{Value, json};

/// A seat and the scenario around it, which know the names of what is written as numbers.
pub(super) struct Within<'s> {
    pub(super) scenario: &'s Scenario,
    pub(super) seat: &'s Seat,
}

impl Within<'_> {
    fn person(&self, position: u8) -> &str {
        &self.scenario.character(self.seat.facing[usize::from(position)]).id
    }

    fn beat_id(&self, beat: BeatIx) -> &str {
        &self.seat.beat(beat).id
    }

    pub(super) fn seat(&self) -> Value {
        let Seat {
            id,
            plays,
            facing,
            turns,
            brief,
            knows,
            opens,
            walks_out,
            time_up,
            beats,
            watched: _, // The conditions that watch a beat name it.
        } = self.seat;
        let person = |person: &CharacterIx| json!(self.scenario.character(*person).id);
        let beats: serde_json::Map<String, Value> =
            beats.iter().map(|beat| (beat.id.clone(), self.beat(beat))).collect();
        json!({
            "id": id,
            "plays": person(plays),
            "facing": facing.iter().map(person).collect::<Value>(),
            "turns": turns,
            "brief": text(brief),
            "knows": texts(knows),
            "opens": self.beat_id(*opens),
            "walks_out": self.beat_id(*walks_out),
            "time_up": self.beat_id(*time_up),
            "beats": beats,
        })
    }

    fn beat(&self, beat: &Beat) -> Value {
        let Beat {
            id: _, // The key in the seat's map of beats.
            by,
            says,
            thinks,
            hints,
            stakes,
            face,
            turn,
        } = beat;
        json!({
            "by": self.person(*by),
            "says": self.line(says),
            "thinks": self.line(thinks),
            "hints": interest_ids(self.scenario, *hints),
            "stakes": word(stakes),
            "face": word(face),
            "turn": match turn {
                Turn::Speak(choices) => choices.iter().map(|choice| self.choice(choice)).collect(),
                Turn::Predict(prediction) => self.prediction(prediction),
                Turn::End(ending) => word(ending),
            },
        })
    }

    fn choice(&self, choice: &Choice) -> Value {
        let Choice { say, act, reaction, next, when, to, tone } = choice;
        json!({
            "say": text(say),
            "move": self.act(*act),
            "reaction": text(reaction),
            "next": self.next(next),
            "when": when.as_ref().map(|when| self.condition(when)),
            "to": self.person(*to),
            "tone": tone,
        })
    }

    fn prediction(&self, prediction: &Prediction) -> Value {
        let Prediction { truth, among, next } = prediction;
        let id = |interest: &InterestIx| json!(self.scenario.interest(*interest).id);
        json!({
            "truth": id(truth),
            "among": among.iter().map(id).collect::<Value>(),
            "next": self.next(next),
        })
    }

    fn act(&self, act: Move) -> Value {
        let Move { kind, target } = act;
        json!([
            kind.key(),
            match target {
                Target::Nothing => Value::Null,
                Target::Interest(interest) => json!(self.scenario.interest(interest).id),
                Target::Agreement(agreement) => json!(self.scenario.agreement(agreement).id),
            },
        ])
    }

    fn line(&self, line: &Line) -> Value {
        let Line { variants } = line;
        self.branches(variants, text)
    }

    fn next(&self, next: &Next) -> Value {
        let Next { branches } = next;
        self.branches(branches, |beat| json!(self.beat_id(*beat)))
    }

    fn branches<T>(&self, list: &[(Option<Condition>, T)], value: impl Fn(&T) -> Value) -> Value {
        list.iter()
            .map(|(when, item)| json!([when.as_ref().map(|when| self.condition(when)), value(item)]))
            .collect()
    }

    fn condition(&self, condition: &Condition) -> Value {
        let all = |parts: &[Condition]| parts.iter().map(|part| self.condition(part)).collect::<Value>();
        match condition {
            Condition::Between { gauge, of, min, max } => {
                json!([word(gauge), self.person(*of), min, max])
            }
            Condition::Revealed(interest) => json!(["Revealed", self.scenario.interest(*interest).id]),
            Condition::Understood(interest) => {
                json!(["Understood", self.scenario.interest(*interest).id])
            }
            Condition::Agreed(agreement) => json!(["Agreed", self.scenario.agreement(*agreement).id]),
            Condition::Refused(agreement) => json!(["Refused", self.scenario.agreement(*agreement).id]),
            Condition::Deceived => json!(["Deceived"]),
            Condition::Visited(bit) => {
                json!(["Visited", self.beat_id(self.seat.watched[usize::from(*bit)])])
            }
            Condition::TurnsLeft { min, max } => json!(["TurnsLeft", min, max]),
            Condition::All(parts) => json!(["All", all(parts)]),
            Condition::Any(parts) => json!(["Any", all(parts)]),
            Condition::Not(part) => json!(["Not", self.condition(part)]),
        }
    }
}
