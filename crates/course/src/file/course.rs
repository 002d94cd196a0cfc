//! A course: the lines it is about, its steps on their days, what is taken as a form, and what leaves a desk.

use super::hand_in::hand_in;
use super::parts::closed_list;
use super::steps::{self, Step};
use super::{Code, Desk, Kind, Parsed, Shelf, parts};
use crate::day::Day;
use counterpart_core::scenario;
use counterpart_core::scenario::outline::{Node, Shape};
use counterpart_core::scenario::reading::{Entries, Fields, Id, Keyword, Reader, Spanned};
use counterpart_core::text::Text;

pub use super::hand_in::HandIn;
pub use super::steps::{Step as CourseStep, What as StepKind};

/// No figure is shown about fewer people than this, whatever a course says.
pub const LEAST: u8 = 5;

/// A course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The id, which is also the file's name.
    pub id: String,
    /// The name.
    pub title: Text,
    /// Who holds it, if it is said.
    pub organiser: Option<Text>,
    /// When it begins, if it is said.
    pub opens: Option<Day>,
    /// How long its first day lasts, in minutes, if it is said.
    pub minutes: Option<u16>,
    /// The departments, by their ids.
    pub departments: Vec<(String, Text)>,
    /// Who serves whom.
    pub lines: Vec<Line>,
    /// The forms: desks that are kept for measuring, and equally hard.
    pub forms: Vec<Vec<Desk>>,
    /// In which order the first two forms are taken.
    pub order: Order,
    /// What happens, in its order.
    pub steps: Vec<Step>,
    /// Where what is handed in goes; nothing is handed in if there is no such place.
    pub hand_in: Vec<HandIn>,
    /// What is handed in.
    pub keep: Keep,
    /// No figure is shown about fewer people: 5–50.
    pub least: u8,
}

/// A hand-over from one department to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The id.
    pub id: String,
    /// The department that hands over, by its id.
    pub supplier: String,
    /// The department that receives.
    pub customer: String,
    /// What is handed over.
    pub hands_over: Text,
    /// The customer outside whom it is for in the end.
    pub end_customer: Text,
    /// How many people the supplier's side has that this is about.
    pub suppliers: u16,
    /// How many the customer's side has.
    pub customers: u16,
}

impl Course {
    /// The name of a department.
    pub fn department(&self, id: &str) -> Option<&Text> {
        self.departments.iter().find(|(known, _)| known == id).map(|(_, name)| name)
    }

    /// The form that a scenario is kept for, from 0.
    pub fn form_of(&self, scenario: &str) -> Option<usize> {
        self.forms.iter().position(|form| form.iter().any(|desk| desk.scenario == scenario))
    }

    /// How long the first day takes, in minutes: an estimate by the usual lengths of its steps.
    pub fn needed(&self) -> u16 {
        steps::needed(&self.steps, &self.forms, self.lines.len())
    }
}

closed_list! {
    /// In which order the first two forms are taken.
    Order, ("顺序", "order");
    /// Half of the people begin with the second.
    Counterbalanced,
    /// All begin with the first.
    AsWritten,
}

closed_list! {
    /// What leaves a desk.
    Keep, ("交出的内容", "kind of handing in");
    /// Nothing.
    Nothing,
    /// What was done and what it came to, without a word of what was said.
    Outcomes,
    /// Every choice as well.
    EveryChoice,
}

/// Reads and checks a course.
pub fn parse(source: &str, shelf: &Shelf) -> Parsed<Course> {
    super::parse(Kind::Course, source, |reader, node| course(reader, node, shelf))
}

fn course(reader: &mut Reader, node: &Node, shelf: &Shelf) -> Option<Course> {
    const KNOWN: &[&str] = &[
        "format",
        "id",
        "title",
        "organiser",
        "opens",
        "minutes",
        "departments",
        "lines",
        "forms",
        "order",
        "steps",
        "hand_in",
        "keep",
        "least",
    ];
    let fields = Fields::of(reader, node, Kind::Course.root(), KNOWN)?;
    let format = parts::format(&fields, reader);
    let id = parts::own_id(&fields, reader);
    let title = fields.text(reader, "title");
    let organiser = fields.maybe(reader, "organiser", |reader, node| reader.text(node));
    let opens = fields.maybe(reader, "opens", parts::day);
    let minutes = fields.maybe(reader, "minutes", |reader, node| {
        let number = reader.number(node)?;
        Some(Spanned { value: parts::between(reader, &number, 10, 480)?, span: number.span })
    });
    let departments = fields.maybe_map(reader, "departments", |reader, node| reader.text(node));
    let departments = departments.unwrap_or_default();
    let lines = fields.part(reader, "lines", |reader, node| lines(reader, node, &departments));
    let forms = fields.maybe(reader, "forms", |reader, node| forms(reader, node, shelf));
    let order = fields.maybe_keyword(reader, "order");
    let steps = fields.maybe(reader, "steps", |reader, node| {
        let known = steps::Around {
            shelf,
            forms: forms.as_ref().map(|forms| forms.as_deref().unwrap_or_default()),
            has_lines: lines.as_ref().is_none_or(|lines| !lines.is_empty()),
        };
        steps::steps(reader, node, &known)
    });
    let hand_in = fields.maybe(reader, "hand_in", hand_in);
    let keep = fields.maybe_keyword(reader, "keep");
    let least = parts::small(&fields, reader, "least", LEAST, LEAST, 50);
    if let (Some(Some(Keep::Nothing)), Some(Some(places))) = (keep, &hand_in)
        && !places.is_empty()
        && let Some(node) = fields.find("keep")
    {
        reader.report_as(
            Code::NothingToHandIn.key(),
            node.span,
            Text::new(
                "写了交到哪里，却什么也不交",
                "It says where to hand in, and that nothing is handed in",
            ),
            Text::new("删掉 hand_in；或者写 keep: Outcomes。", "Delete `hand_in`, or write keep: Outcomes."),
        );
    }
    format?;
    let course = Course {
        id: id?,
        title: title?,
        organiser: organiser?,
        opens: opens?,
        minutes: None,
        departments: departments
            .list
            .into_iter()
            .map(|(id, name)| Some((id.value, name?)))
            .collect::<Option<Vec<_>>>()?,
        lines: lines?,
        forms: forms?.unwrap_or_default(),
        order: order?.unwrap_or(Order::Counterbalanced),
        steps: steps?.unwrap_or_default(),
        hand_in: hand_in?.unwrap_or_default(),
        keep: keep?.unwrap_or(Keep::Outcomes),
        least: least?,
    };
    fits(reader, course, minutes?)
}

/// The steps of the first day must fit into its time.
fn fits(reader: &mut Reader, course: Course, minutes: Option<Spanned<i64>>) -> Option<Course> {
    let Some(minutes) = minutes else { return Some(course) };
    let (needed, have) = (course.needed(), u16::try_from(minutes.value).ok()?);
    if needed > have {
        reader.report_as(
            Code::TooLong.key(),
            minutes.span,
            Text::new(
                format!("这些步骤大约要 {needed} 分钟，只有 {have} 分钟"),
                format!("These steps take about {needed} minutes, and there are {have}"),
            ),
            Text::new("减掉一步，或者把时间写长些。", "Take a step out, or allow more time."),
        );
    }
    Some(Course { minutes: Some(have), ..course })
}

fn lines(reader: &mut Reader, node: &Node, departments: &Entries<Text>) -> Option<Vec<Line>> {
    let ids = |node: &Node, reader: &mut Reader| -> Vec<Id> {
        let Shape::List(nodes) = &node.inside_some().shape else { return Vec::new() };
        let id = |node: &Node| match &node.inside_some().shape {
            Shape::Fields(fields) => {
                fields.iter().find(|field| field.name == "id").map(|field| field.value.span)
            }
            _ => None,
        };
        nodes
            .iter()
            .filter_map(id)
            .map(|span| Spanned { value: reader.slice(span).trim_matches('"').to_owned(), span })
            .collect()
    };
    let lines = reader.whole_list(node, |reader, node| line(reader, node, departments));
    let ids = ids(node, reader);
    parts::once(reader, &ids)?;
    lines
}

fn line(reader: &mut Reader, node: &Node, departments: &Entries<Text>) -> Option<Line> {
    const KNOWN: &[&str] = &["id", "supplier", "customer", "hands_over", "end_customer", "people"];
    let fields = Fields::of(reader, node, "line", KNOWN)?;
    let id = parts::own_id(&fields, reader);
    let department = |reader: &mut Reader, name: &'static str| {
        let id = fields.id(reader, name)?;
        if departments.whole {
            let known = departments.list.iter().map(|(id, _)| id.value.as_str());
            parts::known(reader, &id, ("部门", "department"), known)?;
        }
        Some(id)
    };
    let supplier = department(reader, "supplier");
    let customer = department(reader, "customer");
    if let (Some(supplier), Some(customer)) = (&supplier, &customer)
        && supplier.value == customer.value
    {
        reader.report(
            scenario::Code::SameDepartment,
            customer.span,
            Text::new("上游和下游是同一个部门", "The supplier and the customer are one department"),
            Text::new("改掉其中一个。", "Change one of the two."),
        );
    }
    let hands_over = fields.text(reader, "hands_over");
    let end_customer = fields.text(reader, "end_customer");
    let people = fields.part(reader, "people", |reader, node| {
        let fields = Fields::of(reader, node, "people", &["supplier", "customer"])?;
        let side = |reader: &mut Reader, name: &'static str| {
            let number = fields.number(reader, name)?;
            u16::try_from(parts::between(reader, &number, 1, 10_000)?).ok()
        };
        let (supplier, customer) = (side(reader, "supplier"), side(reader, "customer"));
        Some((supplier?, customer?))
    });
    let (suppliers, customers) = people?;
    Some(Line {
        id: id?,
        supplier: supplier?.value,
        customer: customer?.value,
        hands_over: hands_over?,
        end_customer: end_customer?,
        suppliers,
        customers,
    })
}

/// As many forms as there are times at which one is taken: before, after, and on the last day.
const MOST_FORMS: usize = 3;

fn forms(reader: &mut Reader, node: &Node, shelf: &Shelf) -> Option<Vec<Vec<Desk>>> {
    let mut seen: Vec<Spanned<Desk>> = Vec::new();
    let forms = reader.whole_list(node, |reader, node| {
        let desks = reader.list(node, |reader, node| parts::desk(reader, node, shelf))?;
        let desks = parts::at_least(reader, node, desks, 1)?;
        Some(Spanned { value: desks, span: node.span })
    })?;
    let desks = forms.iter().flat_map(|form| form.value.iter().flatten());
    for desk in desks {
        if seen.iter().any(|earlier| earlier.value.scenario == desk.value.scenario) {
            reader.report_as(
                Code::ScenarioTwice.key(),
                desk.span,
                Text::new(
                    format!("情景 {} 已经用在前面了", desk.value.scenario),
                    format!("The scenario `{}` is taken already", desk.value.scenario),
                ),
                Text::new(
                    "一个情景只能用一次：谁也不该事先见过后面的题。",
                    "Use each scenario once: nobody may have seen a form before it is taken.",
                ),
            );
        }
        seen.push(desk.clone());
    }
    for form in forms.iter().skip(MOST_FORMS) {
        reader.report_as(
            Code::TooManyForms.key(),
            form.span,
            Text::new(
                format!("最多 {MOST_FORMS} 组：课前、课后，和最后一天"),
                format!("There are at most {MOST_FORMS} forms: before, after, and on the last day"),
            ),
            Text::new(
                "删掉这一组，或者把它的对话分到前面几组里。",
                "Delete this one, or share its conversations out among the others.",
            ),
        );
    }
    let first = forms.first().map_or(0, |form| form.value.len());
    for form in forms.iter().filter(|form| form.value.len() != first) {
        let have = form.value.len();
        reader.report_as(
            Code::UnevenForms.key(),
            form.span,
            Text::new(
                format!("第一组有 {first} 段对话，这一组有 {have} 段"),
                format!("The first form has {first} conversations, this one {have}"),
            ),
            Text::new("每一组都要一样多，才比得起来。", "Give each as many, or they can't be compared."),
        );
    }
    let whole = |form: Spanned<Vec<Option<Spanned<Desk>>>>| {
        form.value.into_iter().map(|desk| desk.map(|desk| desk.value)).collect::<Option<Vec<_>>>()
    };
    forms.into_iter().map(whole).collect()
}

/// Reads steps by themselves, as the documentation shows them.
pub fn check_steps(source: &str, shelf: &Shelf) -> Vec<counterpart_core::diagnostic::Diagnostic> {
    let around = steps::Around { shelf, forms: None, has_lines: true };
    super::parse(Kind::Course, source, |reader, node| steps::steps(reader, node, &around)).problems
}
