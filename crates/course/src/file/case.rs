//! A case: facts of a company with their sources, questions to vote on, and the points of both sides.

use super::parts::closed_list;
use super::{Code, Kind, Parsed, Shelf, parts};
use counterpart_core::diagnostic::Span;
use counterpart_core::room;
use counterpart_core::scenario::OptionIx;
use counterpart_core::scenario::outline::Node;
use counterpart_core::scenario::reading::{Fields, Id, Keyword, Reader};
use counterpart_core::text::Text;

/// A case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The id, which is also the file's name.
    pub id: String,
    /// The company, or what else the case is about.
    pub company: Text,
    /// The name, if it has one beside the company's.
    pub title: Option<Text>,
    /// When the sources were looked at: a year, a month or a day.
    pub retrieved: String,
    /// What is to be borne in mind of the sources, if it is more than what is said of every case.
    pub note: Option<Text>,
    /// The facts, in their order.
    pub facts: Vec<Fact>,
    /// The questions.
    pub asks: Vec<Question>,
    /// What of it holds between one's own two departments: the question at the end.
    pub our_line: Option<Text>,
    /// Scenarios with the same structure, by their ids.
    pub bones: Vec<String>,
    /// The beginnings of an if–then plan to choose from.
    pub ifs: Vec<Text>,
    /// The ends of it.
    pub thens: Vec<Text>,
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The id.
    pub id: String,
    /// Whose account it is.
    pub kind: FactKind,
    /// When it was said or happened: a year, a month or a day.
    pub date: String,
    /// What it says.
    pub says: Text,
    /// Where it stands.
    pub source: String,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The id.
    pub id: String,
    /// What it asks for.
    pub kind: AskKind,
    /// The question.
    pub ask: Text,
    /// What is written down before the vote, line by line.
    pub write: Vec<Text>,
    /// What can be voted for; nothing where something is written or talked about.
    pub options: Vec<Text>,
    /// The right one, where there is one.
    pub right: Option<OptionIx>,
    /// The facts that are shown with it, by their ids.
    pub shows: Vec<String>,
    /// What speaks for and against.
    pub experts: Vec<Point>,
}

/// A point of somebody who thought about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// For or against.
    pub weighs: Weighs,
    /// The point.
    pub says: Text,
    /// Where it comes from.
    pub source: String,
}

closed_list! {
    /// Whose account a fact is.
    FactKind, ("来源类型", "kind of source");
    /// The company's own text.
    Own,
    /// A named person's account.
    Named,
    /// Somebody else's: a study, a paper, the press.
    Third,
}

closed_list! {
    /// What a question asks for.
    AskKind, ("问法", "kind of question");
    /// A judgement: there is no right answer.
    Judge,
    /// What one would do, or does, oneself.
    Do,
    /// The case set against another one, or against one's own line.
    Compare,
    /// Something that is known: the only kind with right answers.
    Fact,
}

closed_list! {
    /// For or against.
    Weighs, ("立场", "side");
    /// For.
    Good,
    /// Against.
    Bad,
}

impl Case {
    /// What it is called: by its title, or else by the company.
    pub fn name(&self) -> &Text {
        self.title.as_ref().unwrap_or(&self.company)
    }

    /// The same as a room takes it up.
    pub fn for_room(&self) -> room::Case {
        let place = |id: &String| {
            let at = self.facts.iter().position(|fact| fact.id == *id);
            at.and_then(|at| u16::try_from(at).ok())
        };
        let fact = |fact: &Fact| room::CaseFact {
            says: fact.says.clone(),
            date: fact.date.clone(),
            source: fact.source.clone(),
        };
        let point = |point: &Point| room::CasePoint {
            is_for: point.weighs == Weighs::Good,
            says: point.says.clone(),
            source: point.source.clone(),
        };
        let ask = |ask: &Question| room::CaseAsk {
            ask: ask.ask.clone(),
            write: ask.write.clone(),
            options: ask.options.clone(),
            right: ask.right,
            shows: ask.shows.iter().filter_map(place).collect(),
            points: ask.experts.iter().map(point).collect(),
        };
        room::Case {
            id: self.id.clone(),
            title: self.name().clone(),
            note: self.note.clone(),
            facts: self.facts.iter().map(fact).collect(),
            asks: self.asks.iter().map(ask).collect(),
            our_line: self.our_line.clone(),
            bones: self.bones.clone(),
        }
    }
}

/// Reads and checks a case.
pub fn parse(source: &str, shelf: &Shelf) -> Parsed<Case> {
    super::parse(Kind::Case, source, |reader, node| case(reader, node, shelf))
}

fn case(reader: &mut Reader, node: &Node, shelf: &Shelf) -> Option<Case> {
    const KNOWN: &[&str] = &[
        "format",
        "id",
        "company",
        "title",
        "retrieved",
        "note",
        "facts",
        "asks",
        "our_line",
        "bones",
        "plan",
    ];
    let fields = Fields::of(reader, node, Kind::Case.root(), KNOWN)?;
    let format = parts::format(&fields, reader);
    let id = parts::own_id(&fields, reader);
    let company = fields.text(reader, "company");
    let title = fields.maybe(reader, "title", |reader, node| reader.text(node));
    let retrieved = fields.part(reader, "retrieved", parts::date);
    let note = fields.maybe(reader, "note", |reader, node| reader.text(node));
    let facts = fields.part(reader, "facts", |reader, node| {
        let facts = reader.list(node, fact)?;
        let facts = parts::at_least(reader, node, facts, 1)?;
        Some(facts)
    });
    let known: Vec<Id> = facts.iter().flatten().flatten().map(|(id, _)| id.clone()).collect();
    let single = parts::once(reader, &known);
    // If a fact could not be read, what points at it may well point at something.
    let whole = facts.as_ref().is_some_and(|facts| facts.iter().all(Option::is_some));
    let facts_known = whole.then_some(known.as_slice());
    let asks = fields.part(reader, "asks", |reader, node| {
        let asks = reader.list(node, |reader, node| question(reader, node, facts_known))?;
        let asks = parts::at_least(reader, node, asks, 1)?.into_iter().collect::<Option<Vec<_>>>()?;
        let ids: Vec<Id> = asks.iter().map(|(id, _)| id.clone()).collect();
        parts::once(reader, &ids)?;
        Some(asks.into_iter().map(|(_, ask)| ask).collect())
    });
    let our_line = fields.maybe(reader, "our_line", |reader, node| reader.text(node));
    let plan = fields.maybe(reader, "plan", parts::plan);
    let bones = fields.maybe(reader, "bones", |reader, node| {
        reader.whole_list(node, |reader, node| {
            let id = reader.string(node)?;
            let scenarios = shelf.scenarios.iter().map(|known| known.id.as_str());
            parts::known(reader, &id, ("情景", "scenario"), scenarios)?;
            Some(id.value)
        })
    });
    format?;
    single?;
    let (ifs, thens) = plan?.unwrap_or_default();
    let facts = facts?.into_iter().map(|fact| fact.map(|(_, fact)| fact)).collect::<Option<Vec<_>>>()?;
    Some(Case {
        id: id?,
        company: company?,
        title: title?,
        retrieved: retrieved?,
        note: note?,
        facts,
        asks: asks?,
        our_line: our_line?,
        bones: bones?.unwrap_or_default(),
        ifs,
        thens,
    })
}

fn fact(reader: &mut Reader, node: &Node) -> Option<(Id, Fact)> {
    let fields = Fields::of(reader, node, "fact", &["id", "kind", "date", "says", "source"])?;
    let id = fields.part(reader, "id", |reader, node| reader.id(node));
    for (name, zh, en) in [("kind", "种类", "kind"), ("date", "日期", "date"), ("source", "出处", "source")]
    {
        let empty =
            fields.find(name).is_some_and(|node| reader.slice(node.span).trim_matches('"').trim().is_empty());
        let missing = fields.find(name).is_none() && !fields.mistyped(name);
        if missing || empty {
            without(reader, fields.find(name).map_or(node.head(), |node| node.span), zh, en, name);
        }
    }
    fields.find("kind")?;
    fields.find("date")?;
    fields.find("source")?;
    let kind = fields.keyword(reader, "kind");
    let date = fields.part(reader, "date", |reader, node| {
        if reader.slice(node.span) == UNDATED { Some("n.d.".to_owned()) } else { parts::date(reader, node) }
    });
    let says = fields.text(reader, "says");
    let source = fields.id(reader, "source")?.value;
    let id = id?;
    let fact = Fact { id: id.value.clone(), kind: kind?, date: date?, says: says?, source };
    Some((id, fact))
}

/// What stands in the place of a date where a source has none.
const UNDATED: &str = "\"n.d.\"";

fn without(reader: &mut Reader, span: Span, zh: &str, en: &str, name: &str) {
    reader.report_as(
        Code::FactWithout.key(),
        span,
        Text::new(format!("这条事实没有{zh}"), format!("This fact has no {en}")),
        Text::new(
            format!("补上 {name}；找不到的话，删掉这条事实。"),
            format!("Add `{name}`, or delete the fact if it can't be found."),
        ),
    );
}

fn question(reader: &mut Reader, node: &Node, facts: Option<&[Id]>) -> Option<(Id, Question)> {
    const KNOWN: &[&str] = &["id", "kind", "ask", "write", "options", "right", "shows", "experts"];
    let fields = Fields::of(reader, node, "question", KNOWN)?;
    let id = fields.part(reader, "id", |reader, node| reader.id(node));
    let kind: Option<AskKind> = fields.keyword(reader, "kind");
    let ask = fields.text(reader, "ask");
    let write = fields.texts(reader, "write");
    let options = fields.texts(reader, "options");
    let right = fields.maybe(reader, "right", parts::option);
    let shows = fields.maybe(reader, "shows", |reader, node| {
        reader.whole_list(node, |reader, node| {
            let id = reader.string(node)?;
            if let Some(facts) = facts {
                parts::known(reader, &id, ("事实", "fact"), facts.iter().map(|fact| fact.value.as_str()))?;
            }
            Some(id.value)
        })
    });
    let experts = fields.maybe(reader, "experts", |reader, node| reader.whole_list(node, point));
    let (kind, options, right) = (kind?, options?, right?);
    right_answer(reader, node, kind, &options, right)?;
    let experts = experts?.unwrap_or_default();
    let weighed = |side| experts.iter().any(|point: &Point| point.weighs == side);
    let both = weighed(Weighs::Good) && weighed(Weighs::Bad);
    if matches!(kind, AskKind::Judge | AskKind::Compare) && !both {
        reader.report_as(
            Code::OneSided.key(),
            node.head(),
            Text::new("这个问题没有两边的看法", "This question lacks the points of one side"),
            Text::new(
                "experts 里 Good 和 Bad 至少各写一条。",
                "Write at least one Good and one Bad point in `experts`.",
            ),
        );
        return None;
    }
    let id = id?;
    let question = Question {
        id: id.value.clone(),
        kind,
        ask: ask?,
        write: write?,
        options,
        right,
        shows: shows?.unwrap_or_default(),
        experts,
    };
    Some((id, question))
}

fn right_answer(
    reader: &mut Reader,
    node: &Node,
    kind: AskKind,
    options: &[Text],
    right: Option<OptionIx>,
) -> Option<()> {
    let (message, hint) = if kind == AskKind::Fact && right.is_none() {
        (
            Text::new("问事实的问题要有正确答案", "A question of fact needs its right answer"),
            Text::new("补上 right，比如 right: 2", "Add `right`, such as right: 2"),
        )
    } else if kind != AskKind::Fact && right.is_some() {
        (
            Text::new("只有问事实的问题才有正确答案", "Only a question of fact has a right answer"),
            Text::new("删掉 right；或者写 kind: Fact", "Delete `right`, or write kind: Fact"),
        )
    } else if right.is_some_and(|option| option.index() >= options.len()) {
        (
            Text::new("正确答案不在选项里", "The right answer is none of the options"),
            Text::new("写选项的编号，从 1 开始。", "Write the number of an option, from 1."),
        )
    } else {
        return Some(());
    };
    reader.report_as(Code::RightAnswer.key(), node.head(), message, hint);
    None
}

fn point(reader: &mut Reader, node: &Node) -> Option<Point> {
    let fields = Fields::of(reader, node, "point", &["weighs", "says", "source"])?;
    let weighs = fields.keyword(reader, "weighs");
    let says = fields.text(reader, "says");
    let source = fields.id(reader, "source");
    Some(Point { weighs: weighs?, says: says?, source: source?.value })
}
