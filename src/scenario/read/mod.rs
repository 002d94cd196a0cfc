//! From the text of a file to a draft: every value typed, nothing yet checked against anything else.
//!
//! Each field, entry and option is read by itself, so that one mistake doesn't hide the next.

mod fields;
mod value;

pub use value::{ConditionDraft, MoveDraft};

use super::model::{EndingKind, Face, InterestKind, Problem, Pronoun, Room, Stake, Start};
use super::moves::Topic;
use super::outline::{self, Node, Shape};
use crate::diagnostic::{Diagnostic, Span};
use crate::scenario::look::Look;
use crate::text::{Lang, Text};
use fields::Fields;
use serde::Deserialize;
use value::Reader;

/// A value with its place in the file.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// An entry of a map: its id and what it holds.
pub type Entry<T> = (Spanned<String>, T);

/// A whole file, typed.
#[derive(Debug)]
pub struct ScenarioDraft {
    pub id: Spanned<String>,
    pub title: Text,
    pub summary: Text,
    pub problem: Problem,
    pub topics: Vec<Topic>,
    pub room: Room,
    pub departments: Vec<Entry<Text>>,
    pub flow: Spanned<FlowDraft>,
    pub facts: Vec<Text>,
    pub cast: Vec<Entry<CharacterDraft>>,
    pub interests: Vec<Entry<InterestDraft>>,
    pub agreements: Vec<Entry<AgreementDraft>>,
    pub walk_away: Spanned<Vec<Entry<Spanned<i64>>>>,
    pub seats: Vec<Entry<SeatDraft>>,
    pub facilitator: Option<FacilitatorDraft>,
    pub pairing: Option<Text>,
}

#[derive(Debug)]
pub struct FlowDraft {
    pub supplier: Spanned<String>,
    pub customer: Spanned<String>,
    pub hands_over: Text,
    pub end_customer: Text,
}

#[derive(Debug)]
pub struct CharacterDraft {
    pub name: Text,
    pub pronoun: Pronoun,
    pub department: Spanned<String>,
    pub role: Text,
    pub look: Spanned<Look>,
    pub start: Option<Spanned<Start>>,
}

#[derive(Debug)]
pub struct InterestDraft {
    pub of: Spanned<String>,
    pub label: Text,
    pub position: Text,
    pub really: Text,
    pub depth: Spanned<i64>,
    pub kind: InterestKind,
}

#[derive(Debug)]
pub struct AgreementDraft {
    pub title: Text,
    pub worth: Spanned<Vec<Entry<Spanned<i64>>>>,
    pub rests_on: Vec<Spanned<String>>,
}

#[derive(Debug)]
pub struct SeatDraft {
    pub plays: Spanned<String>,
    pub facing: Spanned<Vec<Spanned<String>>>,
    pub turns: Spanned<i64>,
    pub brief: Text,
    pub knows: Vec<Text>,
    pub opens: Spanned<String>,
    pub walks_out: Spanned<String>,
    pub time_up: Spanned<String>,
    pub beats: Vec<Entry<BeatDraft>>,
}

#[derive(Debug)]
pub struct BeatDraft {
    pub span: Span,
    pub by: Spanned<String>,
    pub says: LineDraft,
    pub thinks: LineDraft,
    pub hints: Vec<Spanned<String>>,
    pub stakes: Vec<Stake>,
    pub face: Option<Face>,
    pub options: Option<Spanned<Vec<OptionDraft>>>,
    pub predict: Option<PredictDraft>,
    pub ends: Option<EndingKind>,
}

#[derive(Debug)]
pub struct LineDraft {
    pub span: Span,
    pub variants: Vec<(Option<Spanned<ConditionDraft>>, Spanned<Text>)>,
}

#[derive(Debug)]
pub struct NextDraft {
    pub span: Span,
    pub branches: Vec<(Option<Spanned<ConditionDraft>>, Spanned<String>)>,
}

#[derive(Debug)]
pub struct OptionDraft {
    pub say: Text,
    pub act: Spanned<MoveDraft>,
    pub reaction: Text,
    pub next: NextDraft,
    pub when: Option<Spanned<ConditionDraft>>,
    pub to: Option<Spanned<String>>,
    pub tone: Option<Spanned<i64>>,
}

#[derive(Debug)]
pub struct PredictDraft {
    pub truth: Spanned<String>,
    pub among: Spanned<Vec<Spanned<String>>>,
    pub next: NextDraft,
}

#[derive(Debug)]
pub struct FacilitatorDraft {
    pub before: Text,
    pub pauses: Vec<PauseDraft>,
    pub after: Vec<Text>,
}

#[derive(Debug)]
pub struct PauseDraft {
    pub seat: Option<Spanned<String>>,
    pub beat: Spanned<String>,
    pub ask: Text,
}

/// Reads a whole file. Gives a draft only if every field of it could be read.
pub fn read(source: &str, problems: &mut Vec<Diagnostic>) -> Option<ScenarioDraft> {
    let node = outline::outline(source, problems)?;
    let mut reader = Reader::new(source, problems);
    reader.find_languages(&node);
    let before = reader.problems.len();
    let draft = scenario(&mut reader, &node);
    draft.filter(|_| reader.problems.len() == before)
}

fn scenario(reader: &mut Reader, node: &Node) -> Option<ScenarioDraft> {
    const KNOWN: &[&str] = &[
        "format", "id", "languages", "title", "summary", "problem", "topics", "room",
        "departments", "flow", "facts", "cast", "interests", "agreements", "walk_away", "seats",
        "facilitator", "pairing",
    ];
    let fields = Fields::of(reader, node, "Scenario", KNOWN)?;
    fields.format(reader);
    let _: Option<Option<Spanned<Vec<Lang>>>> = fields.optional(reader, "languages");
    let id = fields.value(reader, "id");
    let title = fields.text(reader, "title");
    let summary = fields.text(reader, "summary");
    let problem = fields.plain(reader, "problem");
    let topics = fields.plain(reader, "topics");
    let room = fields.plain_or(reader, "room", Room::MeetingRoom);
    let departments = fields.map(reader, "departments", |reader, node| reader.text(node));
    let flow = fields.node(reader, "flow").and_then(|node| flow(reader, node));
    let facts = fields.texts(reader, "facts");
    let cast = fields.map(reader, "cast", character);
    let interests = fields.map(reader, "interests", interest);
    let agreements = fields.map(reader, "agreements", agreement);
    let walk_away = fields.node(reader, "walk_away").and_then(|node| numbers(reader, node));
    let seats = fields.map(reader, "seats", seat);
    let facilitator = fields.maybe(reader, "facilitator", facilitator);
    let pairing = fields.maybe(reader, "pairing", |reader, node| reader.text(node));
    Some(ScenarioDraft {
        id: id?,
        title: title?,
        summary: summary?,
        problem: problem?,
        topics: topics?,
        room: room?,
        departments: departments?,
        flow: flow?,
        facts: facts?,
        cast: cast?,
        interests: interests?,
        agreements: agreements?,
        walk_away: walk_away?,
        seats: seats?,
        facilitator: facilitator?,
        pairing: pairing?,
    })
}

fn flow(reader: &mut Reader, node: &Node) -> Option<Spanned<FlowDraft>> {
    let fields =
        Fields::of(reader, node, "flow", &["supplier", "customer", "hands_over", "end_customer"])?;
    let supplier = fields.value(reader, "supplier");
    let customer = fields.value(reader, "customer");
    let hands_over = fields.text(reader, "hands_over");
    let end_customer = fields.text(reader, "end_customer");
    Some(Spanned {
        span: node.span,
        value: FlowDraft {
            supplier: supplier?,
            customer: customer?,
            hands_over: hands_over?,
            end_customer: end_customer?,
        },
    })
}

fn character(reader: &mut Reader, node: &Node) -> Option<CharacterDraft> {
    const KNOWN: &[&str] = &["name", "pronoun", "department", "role", "look", "start"];
    let fields = Fields::of(reader, node, "person", KNOWN)?;
    let name = fields.text(reader, "name");
    let pronoun = fields.plain(reader, "pronoun");
    let department = fields.value(reader, "department");
    let role = fields.text(reader, "role");
    let look = fields.value(reader, "look");
    let start = fields.optional(reader, "start");
    Some(CharacterDraft {
        name: name?,
        pronoun: pronoun?,
        department: department?,
        role: role?,
        look: look?,
        start: start?,
    })
}

fn interest(reader: &mut Reader, node: &Node) -> Option<InterestDraft> {
    /// How safe somebody must feel before they say it, unless the file says otherwise.
    const USUAL_DEPTH: i64 = 55;
    const KNOWN: &[&str] = &["of", "label", "position", "really", "depth", "kind"];
    let fields = Fields::of(reader, node, "interest", KNOWN)?;
    let of = fields.value(reader, "of");
    let label = fields.text(reader, "label");
    let position = fields.text(reader, "position");
    let really = fields.text(reader, "really");
    let depth = fields.optional(reader, "depth");
    let kind = fields.plain_or(reader, "kind", InterestKind::Own);
    Some(InterestDraft {
        of: of?,
        label: label?,
        position: position?,
        really: really?,
        depth: depth?.unwrap_or(Spanned { value: USUAL_DEPTH, span: node.span }),
        kind: kind?,
    })
}

fn agreement(reader: &mut Reader, node: &Node) -> Option<AgreementDraft> {
    let fields = Fields::of(reader, node, "agreement", &["title", "worth", "rests_on"])?;
    let title = fields.text(reader, "title");
    let worth = fields.node(reader, "worth").and_then(|node| numbers(reader, node));
    let rests_on = fields.words(reader, "rests_on");
    Some(AgreementDraft { title: title?, worth: worth?, rests_on: rests_on?.value })
}

fn numbers(reader: &mut Reader, node: &Node) -> Option<Spanned<Vec<Entry<Spanned<i64>>>>> {
    let value = reader.map(node, |reader, node| reader.spanned(node))?;
    Some(Spanned { value, span: node.span })
}

fn seat(reader: &mut Reader, node: &Node) -> Option<SeatDraft> {
    const KNOWN: &[&str] = &[
        "plays", "facing", "turns", "brief", "knows", "opens", "walks_out", "time_up", "beats",
    ];
    let fields = Fields::of(reader, node, "seat", KNOWN)?;
    let plays = fields.value(reader, "plays");
    let facing = fields.words(reader, "facing");
    let turns = fields.value(reader, "turns");
    let brief = fields.text(reader, "brief");
    let knows = fields.texts(reader, "knows");
    let opens = fields.value(reader, "opens");
    let walks_out = fields.value(reader, "walks_out");
    let time_up = fields.value(reader, "time_up");
    let beats = fields.map(reader, "beats", beat);
    Some(SeatDraft {
        plays: plays?,
        facing: facing?,
        turns: turns?,
        brief: brief?,
        knows: knows?,
        opens: opens?,
        walks_out: walks_out?,
        time_up: time_up?,
        beats: beats?,
    })
}

/// Reads a beat.
pub fn beat(reader: &mut Reader, node: &Node) -> Option<BeatDraft> {
    const KNOWN: &[&str] =
        &["by", "says", "thinks", "hints", "stakes", "face", "options", "predict", "ends"];
    let fields = Fields::of(reader, node, "beat", KNOWN)?;
    let by = fields.value(reader, "by");
    let says = fields.node(reader, "says").and_then(|node| line(reader, node));
    let thinks = fields.node(reader, "thinks").and_then(|node| line(reader, node));
    let hints = fields.words_or_none(reader, "hints");
    let stakes = fields.plain_or(reader, "stakes", Vec::new());
    let face = fields.plain_or(reader, "face", None);
    let options = fields.maybe(reader, "options", |reader, node| {
        let value = reader.list(node, option)?;
        Some(Spanned { value, span: node.span })
    });
    let predict = fields.maybe(reader, "predict", predict);
    let ends = fields.plain_or(reader, "ends", None);
    Some(BeatDraft {
        span: node.span,
        by: by?,
        says: says?,
        thinks: thinks?,
        hints: hints?,
        stakes: stakes?,
        face: face?,
        options: options?,
        predict: predict?,
        ends: ends?,
    })
}

/// Reads an option.
pub fn option(reader: &mut Reader, node: &Node) -> Option<OptionDraft> {
    const KNOWN: &[&str] = &["say", "move", "reaction", "next", "when", "to", "tone"];
    let fields = Fields::of(reader, node, "option", KNOWN)?;
    let say = fields.text(reader, "say");
    let act = fields.value(reader, "move");
    let reaction = fields.text(reader, "reaction");
    let next = fields.node(reader, "next").and_then(|node| next(reader, node));
    let when = fields.optional(reader, "when");
    let to = fields.optional(reader, "to");
    let tone = fields.optional(reader, "tone");
    Some(OptionDraft {
        say: say?,
        act: act?,
        reaction: reaction?,
        next: next?,
        when: when?,
        to: to?,
        tone: tone?,
    })
}

fn predict(reader: &mut Reader, node: &Node) -> Option<PredictDraft> {
    let node = value::inside_some(node);
    let fields = Fields::of(reader, node, "predict", &["truth", "among", "next"])?;
    let truth = fields.value(reader, "truth");
    let among = fields.words(reader, "among");
    let next = fields.node(reader, "next").and_then(|node| next(reader, node));
    Some(PredictDraft { truth: truth?, among: among?, next: next? })
}

fn line(reader: &mut Reader, node: &Node) -> Option<LineDraft> {
    let variants = branches(reader, node, "text", |reader, node| {
        let value = reader.text(node)?;
        Some(Spanned { value, span: node.span })
    })?;
    Some(LineDraft { span: node.span, variants })
}

fn next(reader: &mut Reader, node: &Node) -> Option<NextDraft> {
    let branches = branches(reader, node, "to", |reader, node| reader.spanned(node))?;
    Some(NextDraft { span: node.span, branches })
}

/// One value, or a list of values with conditions.
fn branches<T>(
    reader: &mut Reader,
    node: &Node,
    key: &'static str,
    read: impl Fn(&mut Reader, &Node) -> Option<T>,
) -> Option<Vec<(Option<Spanned<ConditionDraft>>, T)>> {
    match &node.shape {
        Shape::List(_) => reader.list(node, |reader, node| {
            let fields = Fields::of(reader, node, key, &["when", key])?;
            let when = fields.optional(reader, "when");
            let value = fields.node(reader, key).and_then(|node| read(reader, node));
            Some((when?, value?))
        }),
        _ => Some(vec![(None, read(reader, node)?)]),
    }
}

fn facilitator(reader: &mut Reader, node: &Node) -> Option<FacilitatorDraft> {
    let node = value::inside_some(node);
    let fields = Fields::of(reader, node, "facilitator", &["before", "pauses", "after"])?;
    let before = fields.text(reader, "before");
    let pauses = fields.maybe(reader, "pauses", |reader, node| {
        reader.list(node, |reader, node| {
            let fields = Fields::of(reader, node, "pause", &["seat", "beat", "ask"])?;
            let seat = fields.optional(reader, "seat");
            let beat = fields.value(reader, "beat");
            let ask = fields.text(reader, "ask");
            Some(PauseDraft { seat: seat?, beat: beat?, ask: ask? })
        })
    });
    let after = fields.texts(reader, "after");
    Some(FacilitatorDraft { before: before?, pauses: pauses?.unwrap_or_default(), after: after? })
}

/// Reads a fragment of a file by itself: a `beat`, an `option`, a `condition`, a `text`, or else a
/// whole `scenario`. What the documentation's examples are read with.
pub fn fragment(kind: &str, source: &str) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let Some(node) = outline::outline(source, &mut problems) else {
        return problems;
    };
    let mut reader = Reader::new(source, &mut problems);
    match kind {
        "beat" => drop(beat(&mut reader, &node)),
        "option" => drop(option(&mut reader, &node)),
        "condition" => drop(reader.spanned::<ConditionDraft>(&node)),
        "text" => drop(reader.text(&node)),
        _ => drop(scenario(&mut reader, &node)),
    }
    problems
}

/// Whether a value can be read from RON as a scenario file would write it.
pub trait Readable: for<'de> Deserialize<'de> {}
impl<T: for<'de> Deserialize<'de>> Readable for T {}
