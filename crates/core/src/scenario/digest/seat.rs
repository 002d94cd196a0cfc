//! A seat's part of the hash: its beats, what can be said in them, and where that leads.

use super::{and_if, interest_ids, start, text, texts, word};
use crate::scenario::check::usual_line;
use crate::scenario::condition::Condition;
use crate::scenario::model::*;
use crate::scenario::moves::{Move, MoveKind, Target};
use crate::scenario::speech::*;
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
            days,
            beats,
            watched: _, // The conditions that watch a beat name it, and its promise is its own.
            lines: _,   // The options that cross them say so.
        } = self.seat;
        let person = |person: &CharacterIx| json!(self.scenario.character(*person).id);
        let beats: serde_json::Map<String, Value> =
            beats.iter().map(|beat| (beat.id.clone(), self.beat(beat))).collect();
        let mut seat = json!({
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
        });
        and_if(&mut seat, "days", !days.is_empty(), || days.iter().map(|day| self.day(day)).collect());
        seat
    }

    fn day(&self, day: &Day) -> Value {
        let Day { id, name, opens, start, knows } = day;
        json!({
            "id": id,
            "name": text(name),
            "opens": self.beat_id(*opens),
            "start": start.iter().map(self::start).collect::<Value>(),
            "knows": texts(knows),
        })
    }

    fn promise(&self, promise: &Promise) -> Value {
        let Promise { what, worth } = promise;
        json!({ "what": text(what), "worth": worth })
    }

    fn beat(&self, beat: &Beat) -> Value {
        let Beat {
            id: _, // The key in the seat's map of beats.
            by,
            says,
            thinks,
            hints,
            stakes,
            feels,
            asks,
            line,
            promises,
            face,
            turn,
        } = beat;
        let mut value = json!({
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
        });
        and_if(&mut value, "feels", feels.is_some(), || word(feels));
        and_if(&mut value, "asks", *asks, || json!(asks));
        // Files of the first version have no words for a line; the usual ones say no more than the stakes.
        let own = line.as_ref().is_some_and(|line| *line != usual_line(stakes));
        and_if(&mut value, "line", own, || json!(line.as_ref().map(text)));
        and_if(&mut value, "promises", promises.is_some(), || {
            json!(promises.as_ref().map(|promise| self.promise(promise)))
        });
        value
    }

    fn choice(&self, choice: &Choice) -> Value {
        let Choice { say, act, also, crosses, takes_back, reaction, coach, next, when, to, tone } = choice;
        let mut value = json!({
            "say": text(say),
            "move": self.act(*act),
            "reaction": self.reaction(reaction),
            "next": self.next(next),
            "when": when.as_ref().map(|when| self.condition(when)),
            "to": self.person(*to),
            "tone": tone,
        });
        let Coaching { by_fit } = coach;
        // Where safety or the law is at stake, yielding crosses without saying so.
        let said = *crosses && act.kind != MoveKind::GiveIn;
        and_if(&mut value, "also", also.is_some(), || json!(also.map(|also| self.act(also))));
        and_if(&mut value, "crosses", said, || json!(crosses));
        and_if(&mut value, "takes_back", takes_back.is_some(), || {
            json!(takes_back.map(|line| self.beat_id(self.seat.lines[usize::from(line)])))
        });
        and_if(&mut value, "coach", by_fit.iter().any(Option::is_some), || {
            by_fit.iter().map(|said| json!(said.as_ref().map(text))).collect()
        });
        value
    }

    /// A reaction that is one text counts as just that.
    fn reaction(&self, reaction: &Reaction) -> Value {
        match reaction {
            Reaction::ByState(Line { variants }) => match variants.as_slice() {
                [(None, only)] => text(only),
                _ => self.branches(variants, text),
            },
            Reaction::ByFit(texts) => json!({ "by_fit": super::texts(texts) }),
        }
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
            Condition::Crossed(line) => {
                json!(["Crossed", self.beat_id(self.seat.lines[usize::from(*line)])])
            }
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
