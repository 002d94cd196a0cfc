//! The hash of what a scenario means.

use super::read::{
    AgreementDraft, BeatDraft, CharacterDraft, Entry, InterestDraft, LineDraft, NextDraft,
    OptionDraft, PredictDraft, ScenarioDraft, SeatDraft, Spanned,
};
use crate::text::Text;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// SHA-256, in hexadecimal, over every value of a scenario written in one canonical way: keys in
/// alphabetical order, what is left out written as its usual value, lists in the order of the file.
/// The entries of a map have no order, except that of the tables of people, interests, agreements
/// and departments, which decides the order on screen.
pub fn hash(draft: &ScenarioDraft) -> String {
    let canonical = scenario(draft).to_string();
    Sha256::digest(canonical.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn text(text: &Text) -> Value {
    json!([text.zh, text.en])
}

fn texts(list: &[Text]) -> Value {
    list.iter().map(text).collect()
}

fn ids(list: &[Spanned<String>]) -> Value {
    list.iter().map(|id| json!(id.value)).collect()
}

fn entries<T>(list: &[Entry<T>], value: impl Fn(&T) -> Value) -> Value {
    list.iter().map(|(id, entry)| json!([id.value, value(entry)])).collect()
}

/// Entries whose order means nothing.
fn unordered<T>(list: &[Entry<T>], value: impl Fn(&T) -> Value) -> Value {
    list.iter().map(|(id, entry)| (id.value.clone(), value(entry))).collect::<serde_json::Map<_, _>>().into()
}

fn plain<T: serde::Serialize>(value: &T) -> Value {
    // Every value handed over here is a struct, an enum or a number, which JSON can always hold.
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn worths(list: &Spanned<Vec<Entry<Spanned<i64>>>>) -> Value {
    unordered(&list.value, |worth| json!(worth.value))
}

fn scenario(draft: &ScenarioDraft) -> Value {
    let flow = &draft.flow.value;
    json!({
        "format": super::FORMAT,
        "id": draft.id.value,
        "title": text(&draft.title),
        "summary": text(&draft.summary),
        "problem": plain(&draft.problem),
        "topics": plain(&draft.topics),
        "room": plain(&draft.room),
        "departments": entries(&draft.departments, text),
        "flow": [flow.supplier.value, flow.customer.value, text(&flow.hands_over), text(&flow.end_customer)],
        "facts": texts(&draft.facts),
        "cast": entries(&draft.cast, character),
        "interests": entries(&draft.interests, interest),
        "agreements": entries(&draft.agreements, agreement),
        "walk_away": worths(&draft.walk_away),
        "seats": entries(&draft.seats, seat),
        "facilitator": draft.facilitator.as_ref().map(|notes| json!({
            "before": text(&notes.before),
            "pauses": notes.pauses.iter().map(|pause| json!([
                pause.seat.as_ref().map(|seat| &seat.value), pause.beat.value, text(&pause.ask),
            ])).collect::<Value>(),
            "after": texts(&notes.after),
        })),
        "pairing": draft.pairing.as_ref().map(text),
    })
}

fn character(draft: &CharacterDraft) -> Value {
    json!({
        "name": text(&draft.name),
        "pronoun": plain(&draft.pronoun),
        "department": draft.department.value,
        "role": text(&draft.role),
        "look": plain(&draft.look.value),
        "start": draft.start.as_ref().map(|start| plain(&start.value)),
    })
}

fn interest(draft: &InterestDraft) -> Value {
    json!({
        "of": draft.of.value,
        "label": text(&draft.label),
        "position": text(&draft.position),
        "really": text(&draft.really),
        "depth": draft.depth.value,
        "kind": plain(&draft.kind),
    })
}

fn agreement(draft: &AgreementDraft) -> Value {
    json!({ "title": text(&draft.title), "worth": worths(&draft.worth), "rests_on": ids(&draft.rests_on) })
}

fn seat(draft: &SeatDraft) -> Value {
    json!({
        "plays": draft.plays.value,
        "facing": ids(&draft.facing.value),
        "turns": draft.turns.value,
        "brief": text(&draft.brief),
        "knows": texts(&draft.knows),
        "opens": draft.opens.value,
        "walks_out": draft.walks_out.value,
        "time_up": draft.time_up.value,
        "beats": unordered(&draft.beats, beat),
    })
}

fn beat(draft: &BeatDraft) -> Value {
    json!({
        "by": draft.by.value,
        "says": line(&draft.says),
        "thinks": line(&draft.thinks),
        "hints": ids(&draft.hints),
        "stakes": plain(&draft.stakes),
        "face": plain(&draft.face),
        "options": draft.options.as_ref().map(|options| options.value.iter().map(option).collect::<Value>()),
        "predict": draft.predict.as_ref().map(predict),
        "ends": plain(&draft.ends),
    })
}

fn option(draft: &OptionDraft) -> Value {
    json!({
        "say": text(&draft.say),
        "move": plain(&draft.act.value),
        "reaction": text(&draft.reaction),
        "next": next(&draft.next),
        "when": draft.when.as_ref().map(|when| plain(&when.value)),
        "to": draft.to.as_ref().map(|to| &to.value),
        "tone": draft.tone.as_ref().map(|tone| tone.value),
    })
}

fn predict(draft: &PredictDraft) -> Value {
    json!({ "truth": draft.truth.value, "among": ids(&draft.among.value), "next": next(&draft.next) })
}

fn line(draft: &LineDraft) -> Value {
    draft
        .variants
        .iter()
        .map(|(when, said)| json!([when.as_ref().map(|when| plain(&when.value)), text(&said.value)]))
        .collect()
}

fn next(draft: &NextDraft) -> Value {
    draft
        .branches
        .iter()
        .map(|(when, to)| json!([when.as_ref().map(|when| plain(&when.value)), to.value]))
        .collect()
}
