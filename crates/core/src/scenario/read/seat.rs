//! Seats, beats and options as authors write them.

use super::draft::*;
use super::fields::Fields;
use super::reader::Reader;
use crate::scenario::outline::{Node, Shape};
use crate::scenario::speech::Fit;
use crate::text::Text;

/// Reads a seat.
pub fn seat(reader: &mut Reader, node: &Node) -> Option<SeatDraft> {
    const KNOWN: &[&str] =
        &["plays", "facing", "turns", "brief", "knows", "opens", "walks_out", "time_up", "days", "beats"];
    let fields = Fields::of(reader, node, "seat", KNOWN)?;
    Some(SeatDraft {
        plays: fields.id(reader, "plays"),
        facing: fields.ids(reader, "facing"),
        turns: fields.number(reader, "turns"),
        brief: fields.text(reader, "brief"),
        knows: fields.texts(reader, "knows"),
        opens: fields.id(reader, "opens"),
        walks_out: fields.id(reader, "walks_out"),
        time_up: fields.id(reader, "time_up"),
        days: fields.maybe_map(reader, "days", day),
        beats: fields.map(reader, "beats", beat).unwrap_or_default(),
    })
}

/// Reads a day.
pub fn day(reader: &mut Reader, node: &Node) -> Option<DayDraft> {
    let fields = Fields::of(reader, node, "day", &["name", "opens", "start", "knows"])?;
    Some(DayDraft {
        name: fields.label(reader, "name"),
        opens: fields.maybe_id(reader, "opens"),
        start: fields.maybe_map(reader, "start", super::start),
        knows: fields
            .maybe(reader, "knows", |reader, node| reader.whole_list(node, |reader, node| reader.text(node))),
    })
}

fn promise(reader: &mut Reader, node: &Node) -> Option<PromiseDraft> {
    let fields = Fields::of(reader, node, "promise", &["what", "worth"])?;
    Some(PromiseDraft {
        what: fields.text(reader, "what"),
        worth: fields.map(reader, "worth", |reader, node| reader.number(node)),
    })
}

/// Reads a beat.
pub fn beat(reader: &mut Reader, node: &Node) -> Option<BeatDraft> {
    const KNOWN: &[&str] = &[
        "by", "says", "thinks", "hints", "stakes", "feels", "asks", "line", "promises", "face", "options",
        "predict", "ends",
    ];
    let fields = Fields::of(reader, node, "beat", KNOWN)?;
    Some(BeatDraft {
        by: fields.id(reader, "by"),
        says: fields.part(reader, "says", line),
        thinks: fields.part(reader, "thinks", line),
        hints: fields
            .maybe(reader, "hints", |reader, node| reader.whole_list(node, |r, node| r.string(node)))
            .map(Option::unwrap_or_default),
        stakes: fields
            .maybe(reader, "stakes", |reader, node| reader.whole_list(node, |r, node| r.keyword(node)))
            .map(Option::unwrap_or_default),
        feels: fields.maybe_keyword(reader, "feels"),
        asks: fields.flag(reader, "asks"),
        line: fields.maybe(reader, "line", |reader, node| reader.text(node)),
        promises: fields.maybe(reader, "promises", promise),
        face: fields.maybe_keyword(reader, "face"),
        options: fields.maybe(reader, "options", |reader, node| {
            let value = reader.list(node, option)?;
            Some(Spanned { value, span: node.span })
        }),
        predict: fields.maybe(reader, "predict", predict),
        ends: fields.maybe_keyword(reader, "ends"),
    })
}

/// Reads an option.
pub fn option(reader: &mut Reader, node: &Node) -> Option<OptionDraft> {
    const KNOWN: &[&str] =
        &["say", "move", "also", "crosses", "takes_back", "reaction", "coach", "next", "when", "to", "tone"];
    let fields = Fields::of(reader, node, "option", KNOWN)?;
    Some(OptionDraft {
        say: fields.text(reader, "say"),
        act: fields.part(reader, "move", |reader, node| reader.act(node)),
        also: fields.maybe(reader, "also", |reader, node| {
            Some(Spanned { value: reader.act(node)?, span: node.span })
        }),
        crosses: fields.flag(reader, "crosses"),
        takes_back: fields.maybe_id(reader, "takes_back"),
        reaction: fields.part(reader, "reaction", reaction),
        coach: fields.maybe(reader, "coach", coach),
        next: fields.part(reader, "next", next),
        when: fields.maybe(reader, "when", |reader, node| reader.condition(node)),
        to: fields.maybe_id(reader, "to"),
        tone: fields.maybe_number(reader, "tone"),
    })
}

/// What is thought: by how it fitted, or else a text that may depend on the state.
fn reaction(reader: &mut Reader, node: &Node) -> Option<ReactionDraft> {
    if !is_by_fit(node) {
        return line(reader, node).map(ReactionDraft::ByState);
    }
    let fields = Fields::of(reader, node, "reaction", &BY_FIT)?;
    Some(ReactionDraft::ByFit(Fit::ALL.map(|fit| fields.text(reader, fit.key()))))
}

/// What a coach says: a text, or one by how it fitted, not necessarily for every fit.
fn coach(reader: &mut Reader, node: &Node) -> Option<[Option<Text>; 3]> {
    if !is_by_fit(node) {
        let text = reader.text(node)?;
        return Some([Some(text.clone()), Some(text.clone()), Some(text)]);
    }
    let fields = Fields::of(reader, node, "coach", &BY_FIT)?;
    let [hurts, neutral, fits] =
        Fit::ALL.map(|fit| fields.maybe(reader, fit.key(), |reader, node| reader.text(node)));
    Some([hurts?, neutral?, fits?])
}

const BY_FIT: [&str; 3] = [Fit::ALL[0].key(), Fit::ALL[1].key(), Fit::ALL[2].key()];

/// Whether a value is written by how something fitted.
fn is_by_fit(node: &Node) -> bool {
    let Shape::Fields(fields) = &node.inside_some().shape else { return false };
    fields.iter().any(|field| BY_FIT.contains(&field.name.as_str()))
}

fn predict(reader: &mut Reader, node: &Node) -> Option<PredictDraft> {
    let fields = Fields::of(reader, node, "prediction", &["truth", "among", "next"])?;
    Some(PredictDraft {
        truth: fields.id(reader, "truth"),
        among: fields.ids(reader, "among"),
        next: fields.part(reader, "next", next),
    })
}

fn line(reader: &mut Reader, node: &Node) -> Option<LineDraft> {
    branches(reader, node, "variant", "text", |reader, node| reader.text_at(node))
}

fn next(reader: &mut Reader, node: &Node) -> Option<NextDraft> {
    branches(reader, node, "branch", "to", |reader, node| reader.string(node))
}

/// One value, or a list of values with conditions.
fn branches<T>(
    reader: &mut Reader,
    node: &Node,
    what: &'static str,
    key: &'static str,
    read: impl Fn(&mut Reader, &Node) -> Option<Spanned<T>>,
) -> Option<Branches<T>> {
    let node = node.inside_some();
    let list = match &node.shape {
        Shape::List(_) => reader.list(node, |reader, node| {
            let fields = Fields::of(reader, node, what, &[key, "when"])?;
            let when = fields.maybe(reader, "when", |reader, node| reader.condition(node));
            // An unknown field may well be the condition under another name.
            let when = when.filter(|when| when.is_some() || fields.all_known());
            Some((when, fields.part(reader, key, &read)))
        })?,
        _ => vec![Some((Some(None), Some(read(reader, node)?)))],
    };
    Some(Branches { span: node.span, list })
}
