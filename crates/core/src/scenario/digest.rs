//! The hash of what a scenario means.

use super::condition::Condition;
use super::model::*;
use super::moves::{Move, Target};
use crate::text::Text;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// SHA-256, in hexadecimal, over every value of a scenario written in one canonical way: keys in
/// alphabetical order, what a file left out as its usual value, things named by their ids. The order
/// of lists counts, and that of people, interests, agreements, departments and seats, which is the
/// order on screen; that of a seat's beats doesn't.
pub fn hash(scenario: &Scenario) -> String {
    let canonical = self::scenario(scenario).to_string();
    Sha256::digest(canonical.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn text(text: &Text) -> Value {
    json!([text.zh, text.en])
}

fn texts(list: &[Text]) -> Value {
    list.iter().map(text).collect()
}

fn plain<T: serde::Serialize>(value: &T) -> Value {
    // Every value handed over here is a struct, an enum or a number, which JSON can always hold.
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn scenario(scenario: &Scenario) -> Value {
    let department = |index: super::DepartmentIx| scenario.departments[index.index()].id.as_str();
    json!({
        "format": super::FORMAT,
        "id": scenario.id,
        "title": text(&scenario.title),
        "summary": text(&scenario.summary),
        "problem": plain(&scenario.problem),
        "topics": plain(&scenario.topics),
        "room": plain(&scenario.room),
        "departments": scenario.departments.iter().map(|d| json!([d.id, text(&d.name)])).collect::<Value>(),
        "flow": [
            department(scenario.flow.supplier),
            department(scenario.flow.customer),
            text(&scenario.flow.hands_over),
            text(&scenario.flow.end_customer),
        ],
        "facts": texts(&scenario.facts),
        "cast": scenario.cast.iter().map(|person| json!({
            "id": person.id,
            "name": text(&person.name),
            "pronoun": plain(&person.pronoun),
            "department": department(person.department),
            "role": text(&person.role),
            "look": plain(&person.look),
            "start": plain(&person.start),
        })).collect::<Value>(),
        "interests": scenario.interests.iter().map(|interest| json!({
            "id": interest.id,
            "of": scenario.character(interest.of).id,
            "label": text(&interest.label),
            "position": text(&interest.position),
            "really": text(&interest.really),
            "depth": interest.depth,
            "kind": plain(&interest.kind),
        })).collect::<Value>(),
        "agreements": scenario.agreements.iter().map(|agreement| json!({
            "id": agreement.id,
            "title": text(&agreement.title),
            "worth": agreement.worth,
            "rests_on": interests(scenario, agreement.rests_on),
        })).collect::<Value>(),
        "walk_away": scenario.walk_away,
        "seats": scenario.seats.iter().map(|seat| Within { scenario, seat }.seat()).collect::<Value>(),
        "facilitator": {
            "before": text(&scenario.facilitator.before),
            "pauses": scenario.facilitator.pauses.iter().map(|pause| {
                let seat = &scenario.seats[pause.seat.index()];
                json!([seat.id, seat.beat(pause.beat).id, text(&pause.ask)])
            }).collect::<Value>(),
            "after": texts(&scenario.facilitator.after),
        },
        "pairing": scenario.pairing.as_ref().map(text),
    })
}

/// The ids of a set of interests, in the order of the table.
fn interests(scenario: &Scenario, set: u32) -> Value {
    (0u8..)
        .zip(&scenario.interests)
        .filter(|(index, _)| set & super::InterestIx(*index).bit() != 0)
        .map(|(_, interest)| json!(interest.id))
        .collect()
}

/// A seat and the scenario around it, which know the names of what is written as numbers.
struct Within<'s> {
    scenario: &'s Scenario,
    seat: &'s Seat,
}

impl Within<'_> {
    fn person(&self, position: u8) -> &str {
        &self.scenario.character(self.seat.facing[usize::from(position)]).id
    }

    fn beat_id(&self, beat: super::BeatIx) -> &str {
        &self.seat.beat(beat).id
    }

    fn seat(&self) -> Value {
        let seat = self.seat;
        let id = |person: &super::CharacterIx| json!(self.scenario.character(*person).id);
        let beats: serde_json::Map<String, Value> =
            seat.beats.iter().map(|beat| (beat.id.clone(), self.beat(beat))).collect();
        json!({
            "id": seat.id,
            "plays": id(&seat.plays),
            "facing": seat.facing.iter().map(id).collect::<Value>(),
            "turns": seat.turns,
            "brief": text(&seat.brief),
            "knows": texts(&seat.knows),
            "opens": self.beat_id(seat.opens),
            "walks_out": self.beat_id(seat.walks_out),
            "time_up": self.beat_id(seat.time_up),
            "beats": beats,
        })
    }

    fn beat(&self, beat: &Beat) -> Value {
        json!({
            "by": self.person(beat.by),
            "says": self.branches(&beat.says.variants, text),
            "thinks": self.branches(&beat.thinks.variants, text),
            "hints": interests(self.scenario, beat.hints),
            "stakes": plain(&beat.stakes),
            "face": plain(&beat.face),
            "turn": match &beat.turn {
                Turn::Speak(choices) => choices.iter().map(|choice| self.choice(choice)).collect(),
                Turn::Predict(prediction) => json!({
                    "truth": self.scenario.interest(prediction.truth).id,
                    "among": prediction.among.iter()
                        .map(|interest| json!(self.scenario.interest(*interest).id))
                        .collect::<Value>(),
                    "next": self.next(&prediction.next),
                }),
                Turn::End(ending) => plain(ending),
            },
        })
    }

    fn choice(&self, choice: &Choice) -> Value {
        json!({
            "say": text(&choice.say),
            "move": self.act(choice.act),
            "reaction": text(&choice.reaction),
            "next": self.next(&choice.next),
            "when": choice.when.as_ref().map(|when| self.condition(when)),
            "to": self.person(choice.to),
            "tone": choice.tone,
        })
    }

    fn act(&self, act: Move) -> Value {
        json!([
            act.kind.key(),
            match act.target {
                Target::Nothing => Value::Null,
                Target::Interest(interest) => json!(self.scenario.interest(interest).id),
                Target::Agreement(agreement) => json!(self.scenario.agreement(agreement).id),
            },
        ])
    }

    fn next(&self, next: &Next) -> Value {
        self.branches(&next.branches, |beat| json!(self.beat_id(*beat)))
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
                json!([plain(gauge), self.person(*of), min, max])
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
