//! The files of a course: courses, lessons with their drills, cases and surveys, read and checked.
//!
//! - [`Kind`]: which kind of file a text is; where such files lie
//! - [`course`], [`lesson`], [`drill`], [`case`], [`survey`]: one kind each: what it says, and its reading
//! - [`lints`]: what only the engine can say of a lesson: its models acted, its drill walked
//! - [`Shelf`]: the scenarios and cases that a file may point at
//!
//! They are written like scenarios, read by the same reader, and what is wrong with them is told in the
//! same way: every problem at once, each with its place and what to do.
//!
//! **Invariants.** Cannot fail: whatever is wrong is among the problems, and there is a content only if
//! none of it is an error. The same text and shelf give the same answer.
//!
//! **Not here:** where the files lie on a disk (`counterpart-library`), and what is done with them.

pub mod case;
mod code;
pub mod course;
pub mod drill;
mod hand_in;
pub mod lesson;
pub mod lints;
mod order;
mod parts;
mod steps;
pub mod survey;
mod words;

pub use code::Code;

use counterpart_core::diagnostic::{Diagnostic, Severity};
use counterpart_core::scenario::outline::{Node, outline};
use counterpart_core::scenario::reading::{Dialect, Reader};
use counterpart_core::scenario::{self, MAX_PROBLEMS, Scenario, Seat, SeatIx};
use counterpart_core::text::Text;
use std::fmt;
use std::sync::Arc;

/// The version of these formats that is read.
pub const FORMAT: i64 = 1;

/// The page that shows how the files are written.
pub const PAGE: &str = "docs/course-format.md";

/// Which kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A course.
    Course,
    /// A lesson.
    Lesson,
    /// The drill of a lesson, which is generated.
    Drill,
    /// A case.
    Case,
    /// A survey.
    Survey,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 5] = [Kind::Course, Kind::Lesson, Kind::Drill, Kind::Case, Kind::Survey];

    /// The name before the file's outermost bracket.
    pub const fn root(self) -> &'static str {
        match self {
            Kind::Course => "Course",
            Kind::Lesson => "Lesson",
            Kind::Drill => "Drill",
            Kind::Case => "Case",
            Kind::Survey => "Survey",
        }
    }

    /// The folder of such files within that of the courses; none for the courses themselves.
    pub const fn folder(self) -> Option<&'static str> {
        match self {
            Kind::Course => None,
            Kind::Lesson | Kind::Drill => Some("lessons"),
            Kind::Case => Some("cases"),
            Kind::Survey => Some("surveys"),
        }
    }

    /// The kind that the beginning of a text names, also one that is mistyped; none for what isn't one of
    /// these.
    pub fn of(source: &str) -> Option<Kind> {
        let name = beginning(source);
        if name == "Scenario" {
            return None;
        }
        let root = scenario::id::nearest(name, Kind::ALL.map(Kind::root))?;
        Kind::ALL.into_iter().find(|kind| kind.root() == root)
    }

    /// The kind of a file by its name and the folder that it lies in.
    pub fn by_place(folder: &str, name: &str) -> Option<Kind> {
        match folder {
            "courses" => Some(Kind::Course),
            "lessons" if name.ends_with(drill::ENDING) => Some(Kind::Drill),
            "lessons" => Some(Kind::Lesson),
            "cases" => Some(Kind::Case),
            "surveys" => Some(Kind::Survey),
            _ => None,
        }
    }

    const fn dialect(self) -> Dialect {
        Dialect { page: PAGE, root: self.root(), named: words::named }
    }
}

/// The first name in a text, after white space and comments.
fn beginning(source: &str) -> &str {
    let mut rest = source.trim_start_matches('\u{feff}').trim_start();
    loop {
        rest = match (rest.strip_prefix("//"), rest.strip_prefix("/*")) {
            (Some(comment), _) => comment.split_once('\n').map_or("", |(_, rest)| rest),
            (_, Some(comment)) => comment.split_once("*/").map_or("", |(_, rest)| rest),
            _ => break,
        }
        .trim_start();
    }
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    &rest[..end]
}

/// A desk: a scenario and one of its seats, written `late-shipment/sales`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Desk {
    /// The scenario's id.
    pub scenario: String,
    /// The seat's id.
    pub seat: String,
}

impl fmt::Display for Desk {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.scenario, self.seat)
    }
}

/// What the files of a course may point at.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The scenarios that can be played, in the order of their ids.
    pub scenarios: Vec<Arc<Scenario>>,
    /// The ids of the cases.
    pub cases: Vec<String>,
}

impl Shelf {
    /// The scenario with this id.
    pub fn scenario(&self, id: &str) -> Option<&Arc<Scenario>> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }

    /// The scenario and the seat of a desk.
    pub fn desk(&self, desk: &Desk) -> Option<(&Arc<Scenario>, SeatIx, &Seat)> {
        let scenario = self.scenario(&desk.scenario)?;
        let (index, seat) = scenario.seat(&desk.seat)?;
        Some((scenario, index, seat))
    }
}

/// What reading a file came to.
#[derive(Debug)]
pub struct Parsed<T> {
    /// What it says, if no problem is an error.
    pub content: Option<T>,
    /// Everything that is wrong, in the order of the file.
    pub problems: Vec<Diagnostic>,
}

/// Reads a file of a kind.
fn parse<T>(kind: Kind, source: &str, read: impl FnOnce(&mut Reader, &Node) -> Option<T>) -> Parsed<T> {
    let mut problems = Vec::new();
    let node = outline(source, &mut problems);
    let content = node.and_then(|node| read(&mut Reader::of(kind.dialect(), source, &mut problems), &node));
    for problem in &mut problems {
        if problem.code == scenario::Code::EmptyFile.key() {
            problem.hint = words::start_from_the_example();
        }
    }
    problems.sort_by_key(|problem| (problem.span.map(|span| span.start), problem.code));
    problems.dedup();
    if problems.len() > MAX_PROBLEMS {
        problems.truncate(MAX_PROBLEMS);
        problems.push(Diagnostic {
            code: scenario::Code::MoreProblems.key(),
            severity: Severity::Error,
            span: None,
            message: Text::new("还有更多问题没有列出", "There are more problems than are listed here"),
            hint: Text::new("先改好前面的，再检查一次。", "Mend those above first, then check again."),
            mend: None,
        });
    }
    Parsed { content: content.filter(|_| problems.is_empty()), problems }
}
