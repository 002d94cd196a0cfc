//! A lesson: one topic in six minutes, by moments of scenarios that the engine judges.

use super::{Desk, Kind, Parsed, Shelf, parts};
use counterpart_core::conversation::rules::{self, Rule};
use counterpart_core::conversation::{IllegalPick, Pick, Play};
use counterpart_core::scenario;
use counterpart_core::scenario::outline::Node;
use counterpart_core::scenario::reading::{Fields, Reader};
use counterpart_core::scenario::{MoveKind, OptionIx, Topic};
use counterpart_core::text::Text;
use std::sync::Arc;

/// A lesson.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The id, which is also the file's name.
    pub id: String,
    /// What it is about.
    pub topic: Topic,
    /// The name.
    pub title: Text,
    /// A question about one's own week, before anything is shown.
    pub recall: Text,
    /// Moments of scenarios, each with a sentence that fails and one that works: at least two.
    pub models: Vec<Model>,
    /// What it teaches, the most important first.
    pub rules: Vec<&'static Rule>,
    /// When the rules don't hold.
    pub unless: Text,
    /// What its drill is made of.
    pub drill: Choice,
    /// The beginnings of an if–then plan to choose from.
    pub ifs: Vec<Text>,
    /// The ends of it.
    pub thens: Vec<Text>,
    /// Where it comes from, as it is cited.
    pub sources: Vec<String>,
}

/// A moment, and what can be said there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Whose moment.
    pub desk: Desk,
    /// What is said until then.
    pub lead: Vec<OptionIx>,
    /// What goes wrong: one to three sentences.
    pub bad: Vec<OptionIx>,
    /// What works.
    pub good: Vec<OptionIx>,
    /// The sentence that links the two.
    pub say: Text,
}

/// Which moments become drill items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// How many are taken at a time.
    pub take: u8,
    /// The moves of which the best sentence is one.
    pub best: Vec<MoveKind>,
    /// The moves that tempt.
    pub against: Vec<MoveKind>,
}

impl Model {
    /// The conversation up to the moment; none if the desk isn't on the shelf.
    pub fn until(&self, shelf: &Shelf) -> Option<Result<Play, IllegalPick>> {
        play(shelf, &self.desk, &self.lead)
    }

    /// The conversation up to the moment and on, with the bad sentences or with the good ones.
    pub fn acted(&self, shelf: &Shelf, good: bool) -> Option<Result<Play, IllegalPick>> {
        let side = if good { &self.good } else { &self.bad };
        let picks: Vec<OptionIx> = self.lead.iter().chain(side).copied().collect();
        play(shelf, &self.desk, &picks)
    }
}

/// A play from a desk that has said these; none if the desk isn't on the shelf.
pub fn play(shelf: &Shelf, desk: &Desk, picks: &[OptionIx]) -> Option<Result<Play, IllegalPick>> {
    let (scenario, seat, _) = shelf.desk(desk)?;
    let picks: Vec<Pick> = picks.iter().map(|option| Pick::option(*option)).collect();
    Some(Play::replay(Arc::clone(scenario), seat, &picks))
}

/// Reads and checks a lesson, as far as its text says. What only the engine can say of it:
/// [`super::lints`].
pub fn parse(source: &str, shelf: &Shelf) -> Parsed<Lesson> {
    super::parse(Kind::Lesson, source, |reader, node| lesson(reader, node, shelf))
}

fn lesson(reader: &mut Reader, node: &Node, shelf: &Shelf) -> Option<Lesson> {
    const KNOWN: &[&str] = &[
        "format", "id", "topic", "title", "recall", "models", "rules", "unless", "drill", "plan", "sources",
    ];
    let fields = Fields::of(reader, node, Kind::Lesson.root(), KNOWN)?;
    let format = parts::format(&fields, reader);
    let id = parts::own_id(&fields, reader);
    let topic = fields.keyword(reader, "topic");
    let title = fields.text(reader, "title");
    let recall = fields.text(reader, "recall");
    let models = fields.part(reader, "models", |reader, node| {
        let models = reader.list(node, |reader, node| model(reader, node, shelf))?;
        parts::at_least(reader, node, models, 2)?.into_iter().collect::<Option<Vec<_>>>()
    });
    let rules = fields.part(reader, "rules", |reader, node| {
        let rules = reader.list(node, rule)?;
        parts::at_least(reader, node, rules, 1)?.into_iter().collect::<Option<Vec<_>>>()
    });
    let unless = fields.text(reader, "unless");
    let drill = fields.part(reader, "drill", drill);
    let plan = fields.part(reader, "plan", parts::plan);
    let sources = fields.maybe(reader, "sources", |reader, node| {
        reader.whole_list(node, |reader, node| Some(reader.string(node)?.value))
    });
    format?;
    let (ifs, thens) = plan?;
    Some(Lesson {
        id: id?,
        topic: topic?,
        title: title?,
        recall: recall?,
        models: models?,
        rules: rules?,
        unless: unless?,
        drill: drill?,
        ifs,
        thens,
        sources: sources?.unwrap_or_default(),
    })
}

fn model(reader: &mut Reader, node: &Node, shelf: &Shelf) -> Option<Model> {
    let fields = Fields::of(reader, node, "model", &["scenario", "seat", "lead", "bad", "good", "say"])?;
    let (scenario, seat) = (fields.id(reader, "scenario"), fields.id(reader, "seat"));
    let desk = scenario.zip(seat).and_then(|(scenario, seat)| parts::seat(reader, shelf, &scenario, &seat));
    let lead = fields.part(reader, "lead", parts::options);
    let side = |reader: &mut Reader, name: &'static str| {
        fields.part(reader, name, |reader, node| {
            let said = parts::options(reader, node)?;
            let said = parts::at_least(reader, node, said, 1)?;
            (said.len() <= MOST_TURNS).then_some(()).or_else(|| too_many(reader, node, said.len()))?;
            Some(said)
        })
    };
    let (bad, good) = (side(reader, "bad"), side(reader, "good"));
    let say = fields.text(reader, "say");
    Some(Model { desk: desk?, lead: lead?, bad: bad?, good: good?, say: say? })
}

/// The most sentences of a side of a model.
const MOST_TURNS: usize = 3;

fn too_many(reader: &mut Reader, node: &Node, have: usize) -> Option<()> {
    reader.report(
        scenario::Code::TooMany,
        node.span,
        Text::new(
            format!("这里有 {have} 句，最多 {MOST_TURNS} 句"),
            format!("There are {have} sentences here; at most {MOST_TURNS} are possible"),
        ),
        Text::new("留下最说明问题的。", "Keep those that show the point."),
    );
    None
}

fn rule(reader: &mut Reader, node: &Node) -> Option<&'static Rule> {
    let id = reader.string(node)?;
    let found = rules::find(&id.value);
    if found.is_none() {
        let known = rules::all().map(|rule| rule.id).collect::<Vec<_>>();
        let what = ("规则", "rule");
        reader.unknown(scenario::Code::UnknownId, what, id.span, &id.value, known.into_iter());
    }
    found
}

fn drill(reader: &mut Reader, node: &Node) -> Option<Choice> {
    let fields = Fields::of(reader, node, "drill", &["take", "best", "against"])?;
    let take = parts::small(&fields, reader, "take", 5, 1, 10);
    let moves = |reader: &mut Reader, name: &'static str| {
        fields.part(reader, name, |reader, node| {
            let moves = reader.list(node, |reader, node| reader.keyword::<MoveKind>(node))?;
            parts::at_least(reader, node, moves, 1)?.into_iter().collect::<Option<Vec<_>>>()
        })
    };
    let (best, against) = (moves(reader, "best"), moves(reader, "against"));
    Some(Choice { take: take?, best: best?, against: against? })
}
