//! The hash of what a scenario means.
//!
//! Every struct is taken apart here field by field, without `..`: a field that is added to the model
//! fails to compile until this module says how it counts, or why it doesn't (`field: _`). The known
//! hashes of the shipped scenarios stand in `tests/engine/hash.rs`.
//!
//! What came with the second version of the format counts only where a file makes use of it
//! ([`and_if`]): a file of the first version keeps the hash that plays of it are kept under.
//!
//! **Not here:** the hash of a play or of a room's journal, which other crates keep.

mod seat;

use super::look::Look;
use super::model::*;
use super::vocabulary::ScenarioKind;
use super::{DepartmentIx, InterestIx};
use crate::text::Text;
use seat::Within;
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
    let Text { zh, en } = text;
    json!([zh, en])
}

fn texts(list: &[Text]) -> Value {
    list.iter().map(text).collect()
}

/// A word of a closed list, or several: the name that scenario files have for it.
fn word<T: serde::Serialize>(value: &T) -> Value {
    // What is handed over here is an enum without fields, or a list of them, which JSON can hold.
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn scenario(scenario: &Scenario) -> Value {
    let Scenario {
        id,
        hash: _,      // It is what is being computed.
        format: _,    // The same meaning in another version is the same scenario.
        languages: _, // The texts say it.
        title,
        summary,
        kind,
        problem,
        topics,
        room,
        departments,
        flow,
        facts,
        cast,
        interests,
        agreements,
        walk_away,
        seats,
        facilitator,
        pairing,
    } = scenario;
    let mut whole = json!({
        // That of this canonical form.
        "format": 1,
        "id": id,
        "title": text(title),
        "summary": text(summary),
        "problem": word(problem),
        "topics": word(topics),
        "room": word(room),
        "departments": departments.iter().map(department).collect::<Value>(),
        "flow": self::flow(scenario, flow),
        "facts": texts(facts),
        "cast": cast.iter().map(|person| character(scenario, person)).collect::<Value>(),
        "interests": interests.iter().map(|interest| self::interest(scenario, interest)).collect::<Value>(),
        "agreements": agreements.iter().map(|of| agreement(scenario, of)).collect::<Value>(),
        "walk_away": walk_away,
        "seats": seats.iter().map(|seat| Within { scenario, seat }.seat()).collect::<Value>(),
        "facilitator": self::facilitator(scenario, facilitator),
        "pairing": pairing.as_ref().map(text),
    });
    and_if(&mut whole, "kind", *kind != ScenarioKind::Scenario, || word(kind));
    whole
}

/// Adds a value to an object, if it counts.
fn and_if(object: &mut Value, key: &str, counts: bool, value: impl FnOnce() -> Value) {
    if let (true, Value::Object(object)) = (counts, object) {
        object.insert(key.to_owned(), value());
    }
}

fn department(department: &Department) -> Value {
    let Department { id, name } = department;
    json!([id, text(name)])
}

fn department_id(scenario: &Scenario, department: DepartmentIx) -> &str {
    &scenario.departments[department.index()].id
}

fn flow(scenario: &Scenario, flow: &Flow) -> Value {
    let Flow { supplier, customer, hands_over, end_customer } = flow;
    json!([
        department_id(scenario, *supplier),
        department_id(scenario, *customer),
        text(hands_over),
        text(end_customer),
    ])
}

fn character(scenario: &Scenario, character: &Character) -> Value {
    let Character {
        id,
        name,
        pronoun,
        department,
        role,
        look,
        start,
        interests: _, // The interests say whose they are.
    } = character;
    json!({
        "id": id,
        "name": text(name),
        "pronoun": word(pronoun),
        "department": department_id(scenario, *department),
        "role": text(role),
        "look": self::look(look),
        "start": start.as_ref().map(self::start),
    })
}

fn look(look: &Look) -> Value {
    let Look { body, head, beard, accessory, skin, hair, top, accent } = look;
    json!({
        "body": body,
        "head": head,
        "beard": beard,
        "accessory": accessory,
        "skin": skin,
        "hair": hair,
        "top": top,
        "accent": accent,
    })
}

fn start(start: &Start) -> Value {
    let Start { trust, heat, safety, clarity } = start;
    json!({ "trust": trust, "heat": heat, "safety": safety, "clarity": clarity })
}

fn interest(scenario: &Scenario, interest: &Interest) -> Value {
    let Interest { id, of, label, position, really, depth, kind } = interest;
    json!({
        "id": id,
        "of": scenario.character(*of).id,
        "label": text(label),
        "position": text(position),
        "really": text(really),
        "depth": depth,
        "kind": word(kind),
    })
}

/// The ids of a set of interests, in the order of the table.
fn interest_ids(scenario: &Scenario, set: u32) -> Value {
    (0u8..)
        .zip(&scenario.interests)
        .filter(|(index, _)| set & InterestIx(*index).bit() != 0)
        .map(|(_, interest)| json!(interest.id))
        .collect()
}

fn agreement(scenario: &Scenario, agreement: &Agreement) -> Value {
    let Agreement { id, title, worth, rests_on } = agreement;
    json!({
        "id": id,
        "title": text(title),
        "worth": worth,
        "rests_on": interest_ids(scenario, *rests_on),
    })
}

fn facilitator(scenario: &Scenario, facilitator: &Facilitator) -> Value {
    let Facilitator { before, pauses, after } = facilitator;
    json!({
        "before": text(before),
        "pauses": pauses.iter().map(|pause| self::pause(scenario, pause)).collect::<Value>(),
        "after": texts(after),
    })
}

fn pause(scenario: &Scenario, pause: &Pause) -> Value {
    let Pause { seat, beat, ask } = pause;
    let seat = &scenario.seats[seat.index()];
    json!([seat.id, seat.beat(*beat).id, text(ask)])
}
