//! The steps of a course: what they are, how long they take, and how they are written.
//!
//! **Not here:** the order in which they make sense (`super::order`).

use super::order::{self, without};
use super::{Desk, Shelf, parts};
use counterpart_core::scenario;
use counterpart_core::scenario::outline::{Node, Shape};
use counterpart_core::scenario::reading::{Fields, Reader};
use counterpart_core::text::Text;

/// A step of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// How many days after the first one; 0 for that one itself.
    pub day: u16,
    /// What is done.
    pub what: What,
}

/// What is done in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Both sides of each line say how it goes.
    Survey,
    /// The conversations of a form are held, once, and count. Forms count from 1.
    Form(u8),
    /// What one does by oneself, as one's own figures advise.
    Path {
        /// How many lessons.
        lessons: u8,
        /// How many conversations.
        desks: u8,
        /// These cases, by their ids.
        cases: Vec<String>,
    },
    /// Everybody in one room, with their phones.
    Room {
        /// The desk that is played; the facilitator's choice if none is named.
        desk: Option<Desk>,
        /// The case that is talked about instead, by its id.
        case: Option<String>,
    },
    /// Five questions at the end of the day.
    Reaction,
    /// An if–then plan of one's own.
    Plan,
    /// Five moments of the lessons that were taken.
    Drill,
    /// The other desk of a conversation that was held, with the plan before it.
    Booster,
    /// What became of the plan, and the lines rated again.
    FollowUp,
}

impl What {
    /// The name in course files.
    pub const fn key(&self) -> &'static str {
        match self {
            What::Survey => "Survey",
            What::Form(_) => "Form",
            What::Path { .. } => "Path",
            What::Room { .. } => "Room",
            What::Reaction => "Reaction",
            What::Plan => "Plan",
            What::Drill => "Drill",
            What::Booster => "Booster",
            What::FollowUp => "FollowUp",
        }
    }

    /// How long it usually takes, in minutes. Conventions, not measurements: a conversation 12, a lesson 6,
    /// a case alone 10 and in a room 22, a room's conversation 30, a line of the survey 5.
    fn minutes(&self, forms: &[Vec<Desk>], lines: usize) -> usize {
        match self {
            What::Survey => 5 * lines.min(3),
            What::Form(number) => {
                let form = usize::from(*number).checked_sub(1).and_then(|index| forms.get(index));
                12 * form.map_or(0, Vec::len)
            }
            What::Path { lessons, desks, cases } => {
                6 * usize::from(*lessons) + 12 * usize::from(*desks) + 10 * cases.len()
            }
            What::Room { case: Some(_), .. } => 22,
            What::Room { .. } => 30,
            What::Reaction => 1,
            What::Plan | What::Drill => 3,
            What::Booster => 12,
            What::FollowUp => 5 * lines.min(3) + 3,
        }
    }
}

/// How long the steps of the first day take, in minutes.
pub fn needed(steps: &[Step], forms: &[Vec<Desk>], lines: usize) -> u16 {
    let first = steps.iter().filter(|step| step.day == 0);
    let minutes: usize = first.map(|step| step.what.minutes(forms, lines)).sum();
    u16::try_from(minutes).unwrap_or(u16::MAX)
}

/// What the checks of the steps know of the rest of the course.
pub struct Around<'a> {
    /// What there is to point at.
    pub shelf: &'a Shelf,
    /// The forms; none if they could not be read.
    pub forms: Option<&'a [Vec<Desk>]>,
    /// Whether there is a line.
    pub has_lines: bool,
}

/// The latest day that a step may have.
const LAST_DAY: u16 = 365;

/// Reads and checks the list of steps.
pub fn steps(reader: &mut Reader, node: &Node, around: &Around) -> Option<Vec<Step>> {
    let read = reader.list(node, |reader, node| {
        let (step, dated) = step(reader, node, around)?;
        Some((step, dated, node.head()))
    })?;
    let mut earlier: Vec<&Step> = Vec::new();
    // After one that can't be read, nothing is known of what came before.
    for (step, dated, head) in read.iter().map_while(Option::as_ref) {
        order::check(reader, step, *dated, *head, &earlier, around);
        earlier.push(step);
    }
    read.into_iter().map(|read| read.map(|(step, ..)| step)).collect()
}

/// A step, and whether it names its day.
fn step(reader: &mut Reader, node: &Node, around: &Around) -> Option<(Step, bool)> {
    const ALL: [&str; 9] =
        ["Survey", "Form", "Path", "Room", "Reaction", "Plan", "Drill", "Booster", "FollowUp"];
    let name = parts::variant(reader, node, Text::new("一步", "a step"), "Plan")?;
    let today = |what| Some((Step { day: 0, what }, false));
    let later = |what, day| Some((Step { day, what }, true));
    let bare = matches!(node.shape, Shape::Bare);
    match name.as_str() {
        "Survey" => alone(reader, node, "Survey").and_then(|()| today(What::Survey)),
        "Reaction" => alone(reader, node, "Reaction").and_then(|()| today(What::Reaction)),
        "Plan" => alone(reader, node, "Plan").and_then(|()| today(What::Plan)),
        "Drill" => later(What::Drill, day_of(reader, node, "Drill")?),
        "Booster" => later(What::Booster, day_of(reader, node, "Booster")?),
        "FollowUp" => later(What::FollowUp, day_of(reader, node, "FollowUp")?),
        "Form" => form(reader, node, around),
        "Path" => path(reader, node, around),
        "Room" if bare => today(What::Room { desk: None, case: None }),
        "Room" => room(reader, node, around),
        other => {
            let known = ALL.into_iter();
            reader.unknown(scenario::Code::UnknownWord, ("步骤", "step"), node.head(), other, known);
            None
        }
    }
}

fn alone(reader: &mut Reader, node: &Node, name: &str) -> Option<()> {
    if matches!(node.shape, Shape::Bare) {
        return Some(());
    }
    reader.report(
        scenario::Code::UnwantedArgument,
        node.span,
        Text::new(format!("{name} 后面不跟括号"), format!("`{name}` takes nothing in brackets")),
        Text::new(format!("只写 {name}"), format!("Write {name} alone")),
    );
    None
}

fn day_of(reader: &mut Reader, node: &Node, name: &'static str) -> Option<u16> {
    if matches!(node.shape, Shape::Bare) {
        reader.report(
            scenario::Code::MissingArgument,
            node.span,
            Text::new(format!("{name} 后面要写明是第几天"), format!("`{name}` needs to say on which day")),
            Text::new(format!("写成 {name}(day: 2)"), format!("Write {name}(day: 2)")),
        );
        return None;
    }
    let fields = Fields::of(reader, node, name, &["day"])?;
    let day = fields.number(reader, "day")?;
    u16::try_from(parts::between(reader, &day, 1, i64::from(LAST_DAY))?).ok()
}

fn form(reader: &mut Reader, node: &Node, around: &Around) -> Option<(Step, bool)> {
    let (number, day) = match &node.shape {
        Shape::Tuple(nodes) if nodes.len() == 1 => (reader.number(&nodes[0])?, None),
        Shape::Fields(_) => {
            let fields = Fields::of(reader, node, "Form", &["number", "day"])?;
            let number = fields.number(reader, "number");
            let day = fields.maybe_number(reader, "day")?;
            let day = match day {
                Some(day) => Some(u16::try_from(parts::between(reader, &day, 1, i64::from(LAST_DAY))?).ok()?),
                None => None,
            };
            (number?, day)
        }
        _ => {
            reader.report(
                scenario::Code::MissingArgument,
                node.span,
                Text::new("Form 后面要写明是第几组", "`Form` needs to say which form"),
                Text::new(
                    "写成 Form(1) 或 Form(number: 3, day: 60)",
                    "Write Form(1) or Form(number: 3, day: 60)",
                ),
            );
            return None;
        }
    };
    let there = around.forms.map_or(9, <[_]>::len);
    if there == 0 {
        without(
            reader,
            node.head(),
            Text::new("这个课程没有 forms", "This course has no `forms`"),
            Text::new("写上 forms，或者去掉这一步。", "Write `forms`, or take this step out."),
        );
        return None;
    }
    let number = parts::between(reader, &number, 1, i64::try_from(there).ok()?)?;
    let what = What::Form(u8::try_from(number).ok()?);
    Some((Step { day: day.unwrap_or(0), what }, day.is_some()))
}

fn path(reader: &mut Reader, node: &Node, around: &Around) -> Option<(Step, bool)> {
    let fields = Fields::of(reader, node, "Path", &["lessons", "desks", "cases"])?;
    let lessons = parts::small(&fields, reader, "lessons", 0, 0, 11);
    let desks = parts::small(&fields, reader, "desks", 0, 0, 24);
    let cases = fields.maybe(reader, "cases", |reader, node| {
        reader.whole_list(node, |reader, node| case(reader, node, around))
    });
    let (lessons, desks, cases) = (lessons?, desks?, cases?.unwrap_or_default());
    if lessons == 0 && desks == 0 && cases.is_empty() {
        without(
            reader,
            node.head(),
            Text::new("这条路上什么也没有", "There is nothing on this path"),
            Text::new("比如 Path(lessons: 2, desks: 1)", "Such as Path(lessons: 2, desks: 1)"),
        );
    }
    Some((Step { day: 0, what: What::Path { lessons, desks, cases } }, false))
}

fn case(reader: &mut Reader, node: &Node, around: &Around) -> Option<String> {
    let id = reader.string(node)?;
    parts::known(reader, &id, ("案例", "case"), around.shelf.cases.iter().map(String::as_str))?;
    Some(id.value)
}

fn room(reader: &mut Reader, node: &Node, around: &Around) -> Option<(Step, bool)> {
    let fields = Fields::of(reader, node, "Room", &["desk", "case"])?;
    let desk = fields.maybe(reader, "desk", |reader, node| parts::desk(reader, node, around.shelf));
    let case = fields.maybe(reader, "case", |reader, node| case(reader, node, around));
    let (desk, case) = (desk?.map(|desk| desk.value), case?);
    Some((Step { day: 0, what: What::Room { desk, case } }, false))
}
