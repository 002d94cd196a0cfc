//! A survey: what both sides of a line are asked, each item the mirror of the other side's.

use super::parts::closed_list;
use super::{Code, Kind, Parsed, parts};
use counterpart_core::scenario;
use counterpart_core::scenario::outline::Node;
use counterpart_core::scenario::reading::{Fields, Id, Keyword, Reader, Spanned};
use counterpart_core::scenario::{Cluster, Problem, Topic};
use counterpart_core::text::Text;

/// How many steps the scale has, from never to every time.
pub const STEPS: usize = 5;

/// The most items that a choice may name.
pub const MOST_CHOSEN: usize = 3;

/// A survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// The id, which is also the file's name.
    pub id: String,
    /// The name.
    pub title: Text,
    /// The question that all ratings answer.
    pub asks: Text,
    /// The steps of the scale, the lowest first.
    pub scale: [Text; STEPS],
    /// The way out of a rating: no answer, which counts nowhere.
    pub cannot_say: Text,
    /// The items, in their order.
    pub items: Vec<Item>,
}

/// One item, in both forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The code, such as `S04`: what spreadsheets and paper carry.
    pub code: String,
    /// What kind.
    pub kind: ItemKind,
    /// As the side that receives is asked.
    pub customer: Text,
    /// As the side that hands over is asked.
    pub provider: Text,
    /// What it is about; none of what is about everything.
    pub topic: Option<Topic>,
    /// What kind of trouble it shows, if one in particular.
    pub problem: Option<Problem>,
    /// What can be ticked beside an incident: that it helped, or that it hindered.
    pub options: Vec<Text>,
    /// What allows an incident to be made use of, if it is ticked.
    pub allows: Option<Text>,
}

impl Item {
    /// The cluster of its topic.
    pub fn cluster(&self) -> Option<Cluster> {
        self.topic.map(cluster)
    }
}

/// The cluster that a topic belongs to.
pub const fn cluster(topic: Topic) -> Cluster {
    match topic {
        Topic::ActiveListening | Topic::RecognisingConflict => Cluster::Listening,
        Topic::PerspectiveTaking => Cluster::Perspective,
        Topic::ClearExpression | Topic::Feedback | Topic::RoleClarity => Cluster::Expression,
        Topic::GoalAlignment | Topic::Solutions | Topic::WinWin => Cluster::Solving,
        Topic::BuildingTrust | Topic::CustomerOrientation => Cluster::Service,
    }
}

closed_list! {
    /// What kind of item.
    ItemKind, ("题型", "kind of item");
    /// Rated, each side of the other.
    Mirrored,
    /// Rated, both sides alike: about the relation.
    Relation,
    /// Rated, both sides alike: all in all. What the others are compared with.
    Overall,
    /// Which items would help most if they got better.
    Choice,
    /// What happened, in one's own words.
    Incident,
}

impl ItemKind {
    /// Whether it is answered on the scale.
    pub const fn is_rated(self) -> bool {
        matches!(self, ItemKind::Mirrored | ItemKind::Relation | ItemKind::Overall)
    }
}

/// Reads and checks a survey.
pub fn parse(source: &str) -> Parsed<Survey> {
    super::parse(Kind::Survey, source, survey)
}

fn survey(reader: &mut Reader, node: &Node) -> Option<Survey> {
    const KNOWN: &[&str] = &["format", "id", "title", "asks", "scale", "cannot_say", "items"];
    let fields = Fields::of(reader, node, Kind::Survey.root(), KNOWN)?;
    let format = parts::format(&fields, reader);
    let id = parts::own_id(&fields, reader);
    let title = fields.text(reader, "title");
    let asks = fields.text(reader, "asks");
    let scale = fields.part(reader, "scale", |reader, node| {
        let steps = reader.whole_list(node, |reader, node| reader.text(node))?;
        let have = steps.len();
        <[Text; STEPS]>::try_from(steps).ok().or_else(|| {
            reader.report(
                scenario::Code::OutOfRange,
                node.span,
                Text::new(
                    format!("量表要有 {STEPS} 档，这里有 {have} 档"),
                    format!("The scale has {STEPS} steps, and here are {have}"),
                ),
                Text::new("从“从不”到“每次”。", "From never to every time."),
            );
            None
        })
    });
    let cannot_say = fields.text(reader, "cannot_say");
    let items = fields.part(reader, "items", |reader, node| {
        let items = reader.whole_list(node, item)?;
        let items = parts::at_least(reader, node, items, 1)?;
        let codes: Vec<Id> = items.iter().map(|(code, _)| code.clone()).collect();
        parts::once(reader, &codes)?;
        Some(items.into_iter().map(|(_, item)| item).collect())
    });
    format?;
    Some(Survey {
        id: id?,
        title: title?,
        asks: asks?,
        scale: scale?,
        cannot_say: cannot_say?,
        items: items?,
    })
}

fn item(reader: &mut Reader, node: &Node) -> Option<(Id, Item)> {
    const KNOWN: &[&str] = &["code", "kind", "customer", "provider", "topic", "problem", "options", "allows"];
    let fields = Fields::of(reader, node, "item", KNOWN)?;
    let code = fields.part(reader, "code", code);
    let kind = fields.maybe_keyword(reader, "kind").map(|kind| kind.unwrap_or(ItemKind::Mirrored));
    let customer = fields.text(reader, "customer");
    let provider = fields.maybe(reader, "provider", |reader, node| reader.text(node));
    let topic = fields.maybe_keyword(reader, "topic");
    let problem = fields.maybe_keyword(reader, "problem");
    let options = fields.texts(reader, "options");
    let allows = fields.maybe(reader, "allows", |reader, node| reader.text(node));
    let (kind, customer, provider, topic) = (kind?, customer?, provider?, topic?);
    if kind == ItemKind::Mirrored && provider.is_none() {
        shape(
            reader,
            node,
            Text::new("这一题缺上游的问法", "This item lacks the provider's form"),
            Text::new("补上 provider；或者写 kind: Relation", "Add `provider`, or write kind: Relation"),
        );
        return None;
    }
    if matches!(kind, ItemKind::Mirrored | ItemKind::Relation) && topic.is_none() {
        shape(
            reader,
            node,
            Text::new("这一题没写是关于什么主题的", "This item doesn't say which topic it is about"),
            Text::new("补上 topic。", "Add `topic`."),
        );
        return None;
    }
    let provider = provider.unwrap_or_else(|| customer.clone());
    let code = code?;
    let item = Item {
        code: code.value.clone(),
        kind,
        customer,
        provider,
        topic,
        problem: problem?,
        options: options?,
        allows: allows?,
    };
    Some((code, item))
}

fn shape(reader: &mut Reader, node: &Node, message: Text, hint: Text) {
    reader.report_as(Code::ItemShape.key(), node.head(), message, hint);
}

/// A capital letter and two digits.
fn code(reader: &mut Reader, node: &Node) -> Option<Spanned<String>> {
    let code = reader.string(node)?;
    let is_one = code.value.len() == 3
        && code.value.starts_with(|c: char| c.is_ascii_uppercase())
        && code.value[1..].bytes().all(|byte| byte.is_ascii_digit());
    if !is_one {
        reader.report(
            scenario::Code::BadId,
            code.span,
            Text::new("题号是一个大写字母加两位数字", "The code of an item is a capital and two digits"),
            Text::new("比如 S04", "Such as S04"),
        );
        return None;
    }
    Some(code)
}
