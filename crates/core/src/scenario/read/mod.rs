//! From the text of a file to a draft: every value typed, nothing yet checked against anything else.
//!
//! Each field, entry and option is read by itself, so that one mistake doesn't hide the next.

mod acts;
mod conditions;
mod draft;
mod fields;
mod leaf;
mod reader;
mod seat;
mod texts;

pub use conditions::CONDITIONS;
pub use draft::*;
pub use fields::Fields;
pub use leaf::Keyword;
pub use reader::{Dialect, Reader, shortened};

use super::outline::{self, Node};
use crate::diagnostic::Diagnostic;

/// Reads a whole file, as far as it can be read.
pub fn read(source: &str, problems: &mut Vec<Diagnostic>) -> Option<ScenarioDraft> {
    let node = outline::outline(source, problems)?;
    let mut reader = Reader::new(source, problems);
    let draft = scenario(&mut reader, &node);
    reader.tell_undrawn();
    draft
}

fn scenario(reader: &mut Reader, node: &Node) -> Option<ScenarioDraft> {
    const KNOWN: &[&str] = &[
        "format",
        "id",
        "kind",
        "languages",
        "title",
        "summary",
        "problem",
        "topics",
        "room",
        "departments",
        "flow",
        "facts",
        "cast",
        "interests",
        "agreements",
        "walk_away",
        "seats",
        "facilitator",
        "pairing",
    ];
    let fields = Fields::of(reader, node, "Scenario", KNOWN)?;
    let format = fields.format(reader);
    let languages =
        fields.maybe(reader, "languages", |reader, node| reader.whole_list(node, |r, node| r.keyword(node)));
    if let Some(Some(languages)) = languages.filter(|found| found.as_ref().is_some_and(|l| !l.is_empty())) {
        reader.languages = languages;
    }
    Some(ScenarioDraft {
        format,
        languages: reader.languages.clone(),
        kind: fields.maybe_keyword(reader, "kind").map(|kind| kind.unwrap_or(super::ScenarioKind::Scenario)),
        id: fields.part(reader, "id", |reader, node| reader.id(node)),
        title: fields.label(reader, "title"),
        summary: fields.text(reader, "summary"),
        problem: fields.keyword(reader, "problem"),
        topics: fields
            .part(reader, "topics", |reader, node| reader.whole_list(node, |r, node| r.keyword(node))),
        room: fields.maybe_keyword(reader, "room").map(|room| room.unwrap_or(super::Room::MeetingRoom)),
        departments: fields.map(reader, "departments", |r, node| r.label(node)).unwrap_or_default(),
        flow: fields.part(reader, "flow", flow),
        facts: fields.texts(reader, "facts"),
        cast: fields.map(reader, "cast", character).unwrap_or_default(),
        interests: fields.map(reader, "interests", interest).unwrap_or_default(),
        agreements: fields.map(reader, "agreements", agreement).unwrap_or_default(),
        walk_away: fields.map(reader, "walk_away", |r, node| r.number(node)),
        seats: fields.map(reader, "seats", seat::seat).unwrap_or_default(),
        facilitator: fields.maybe(reader, "facilitator", facilitator),
        pairing: fields.maybe(reader, "pairing", |reader, node| reader.text(node)),
    })
}

fn flow(reader: &mut Reader, node: &Node) -> Option<FlowDraft> {
    let fields = Fields::of(reader, node, "flow", &["supplier", "customer", "hands_over", "end_customer"])?;
    Some(FlowDraft {
        supplier: fields.id(reader, "supplier"),
        customer: fields.id(reader, "customer"),
        hands_over: fields.text(reader, "hands_over"),
        end_customer: fields.text(reader, "end_customer"),
    })
}

fn character(reader: &mut Reader, node: &Node) -> Option<CharacterDraft> {
    const KNOWN: &[&str] = &["name", "pronoun", "department", "role", "look", "start"];
    let fields = Fields::of(reader, node, "person", KNOWN)?;
    Some(CharacterDraft {
        name: fields.label(reader, "name"),
        pronoun: fields.keyword(reader, "pronoun"),
        department: fields.id(reader, "department"),
        role: fields.label(reader, "role"),
        look: fields.part(reader, "look", look),
        start: fields.maybe(reader, "start", start),
    })
}

fn look(reader: &mut Reader, node: &Node) -> Option<LookDraft> {
    const KNOWN: &[&str] = &["body", "head", "beard", "accessory", "skin", "hair", "top", "accent"];
    let fields = Fields::of(reader, node, "look", KNOWN)?;
    Some(LookDraft {
        body: fields.id(reader, "body"),
        head: fields.id(reader, "head"),
        beard: fields.maybe_id(reader, "beard"),
        accessory: fields.maybe_id(reader, "accessory"),
        skin: fields.id(reader, "skin"),
        hair: fields.id(reader, "hair"),
        top: fields.id(reader, "top"),
        accent: fields.maybe_id(reader, "accent"),
    })
}

pub(super) fn start(reader: &mut Reader, node: &Node) -> Option<StartDraft> {
    let fields = Fields::of(reader, node, "start", &["trust", "heat", "safety", "clarity"])?;
    Some(StartDraft {
        trust: fields.number(reader, "trust"),
        heat: fields.number(reader, "heat"),
        safety: fields.number(reader, "safety"),
        clarity: fields.number(reader, "clarity"),
    })
}

fn interest(reader: &mut Reader, node: &Node) -> Option<InterestDraft> {
    const KNOWN: &[&str] = &["of", "label", "position", "really", "depth", "kind"];
    let fields = Fields::of(reader, node, "interest", KNOWN)?;
    Some(InterestDraft {
        of: fields.id(reader, "of"),
        label: fields.label(reader, "label"),
        position: fields.text(reader, "position"),
        really: fields.text(reader, "really"),
        depth: fields.maybe_number(reader, "depth"),
        kind: fields.maybe_keyword(reader, "kind").map(|kind| kind.unwrap_or(super::InterestKind::Own)),
    })
}

fn agreement(reader: &mut Reader, node: &Node) -> Option<AgreementDraft> {
    let fields = Fields::of(reader, node, "agreement", &["title", "worth", "rests_on"])?;
    Some(AgreementDraft {
        title: fields.label(reader, "title"),
        worth: fields.map(reader, "worth", |reader, node| reader.number(node)),
        rests_on: fields.ids(reader, "rests_on").map(|ids| ids.value),
    })
}

fn facilitator(reader: &mut Reader, node: &Node) -> Option<FacilitatorDraft> {
    let fields = Fields::of(reader, node, "facilitator", &["before", "pauses", "after"])?;
    Some(FacilitatorDraft {
        before: fields.text(reader, "before"),
        pauses: fields
            .maybe(reader, "pauses", |reader, node| reader.list(node, pause))
            .map(Option::unwrap_or_default),
        after: fields.texts(reader, "after"),
    })
}

fn pause(reader: &mut Reader, node: &Node) -> Option<PauseDraft> {
    let fields = Fields::of(reader, node, "pause", &["beat", "ask", "seat"])?;
    Some(PauseDraft {
        seat: fields.maybe_id(reader, "seat"),
        beat: fields.id(reader, "beat"),
        ask: fields.text(reader, "ask"),
    })
}

/// Reads a fragment of a file by itself: a `beat`, an `option`, a `day`, a `condition`, a `text`, or else a
/// whole `scenario`. What the documentation's examples are read with.
pub fn fragment(kind: &str, source: &str) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let Some(node) = outline::outline(source, &mut problems) else {
        return problems;
    };
    let mut reader = Reader::new(source, &mut problems);
    match kind {
        "beat" => drop(seat::beat(&mut reader, &node)),
        "option" => drop(seat::option(&mut reader, &node)),
        "day" => drop(seat::day(&mut reader, &node)),
        "condition" => drop(reader.condition(&node)),
        "text" => drop(reader.text(&node)),
        _ => drop(scenario(&mut reader, &node)),
    }
    problems
}
