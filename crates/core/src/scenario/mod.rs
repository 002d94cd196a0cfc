//! What an author writes: one file, one scenario.
//!
//! [`parse`] takes the text of a file and gives a checked [`Scenario`], or everything that is wrong
//! with it: never only the first problem, and never half a scenario. This floor reads no file.

pub mod check;
mod code;
mod columns;
pub mod condition;
mod digest;
pub mod id;
pub mod look;
pub mod mend;
pub mod model;
pub mod moves;
pub mod outline;
pub mod places;
mod read;
mod seat_ref;
pub mod speech;
mod topics;
pub mod vocabulary;

pub use code::Code;
pub use condition::{Condition, Gauge};
pub use id::{AgreementIx, BeatIx, CharacterIx, DayIx, DepartmentIx, InterestIx, OptionIx, SeatIx};
pub use model::*;
pub use moves::{Argument, Clarity, Cluster, ConflictMode, Family, Move, MoveKind, Target, Topic, Trait};
pub use read::{CONDITIONS, shortened};
pub use seat_ref::SeatRef;
pub use speech::*;
pub use vocabulary::*;

/// The reader of scenarios, for files of other kinds that are written alike.
pub mod reading {
    pub use super::read::{Dialect, Entries, Fields, Id, Keyword, Reader, Spanned, shortened};
}

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Text;

/// The format's version that this build writes, and the latest that it reads.
pub const FORMAT: u32 = 2;

/// The earliest version that it reads: what it can't say is filled in.
pub const OLDEST_FORMAT: u32 = 1;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 2 * 1024 * 1024;

/// The longest name, title, label or role of a file, in characters.
pub const LONGEST_LABEL: usize = 300;

/// The longest text of a file otherwise, in characters.
pub const LONGEST_TEXT: usize = 2000;

/// The most problems of one file that are named; more would help nobody.
pub const MAX_PROBLEMS: usize = 500;

/// Whether more problems were found than are named, so that looking for further ones is idle.
fn enough(problems: &[Diagnostic]) -> bool {
    // Not all are found in the order of the file; with so many more, the first ones are among them.
    problems.len() > 4 * MAX_PROBLEMS
}

/// What reading a file came to.
#[derive(Debug)]
pub struct Parsed {
    /// The scenario, if no problem is an error.
    pub scenario: Option<Scenario>,
    /// Everything that is wrong or worth knowing, in the order of the file.
    pub problems: Vec<Diagnostic>,
}

/// Reads a part of a file by itself, a `beat`, an `option`, a `condition` or a `text`, and gives what
/// is wrong with how it is written. Whether its ids exist can only be told of a whole file.
pub fn check_fragment(kind: &str, source: &str) -> Vec<Diagnostic> {
    read::fragment(kind, source)
}

/// Reads and checks one scenario from the text of its file.
///
/// Cannot fail and does not stop at the first problem: whatever is wrong is in
/// [`Parsed::problems`], and there is a scenario only if none of it is an error.
pub fn parse(source: &str) -> Parsed {
    let Read { scenario, mut problems, .. } = look(source);
    let is_error = |problem: &Diagnostic| problem.severity == Severity::Error;
    let errors = problems.iter().filter(|problem| is_error(problem)).count();
    // What is only worth knowing takes no place from what is wrong, and makes no file unplayable.
    let mut notes = MAX_PROBLEMS.saturating_sub(errors);
    problems.retain(|problem| {
        let kept = is_error(problem) || notes > 0;
        notes = notes.saturating_sub(usize::from(!is_error(problem)));
        kept
    });
    if errors > MAX_PROBLEMS {
        problems.truncate(MAX_PROBLEMS);
        problems.push(more_problems());
    }
    Parsed { scenario: scenario.filter(|_| errors == 0), problems }
}

/// A file as far as it could be read, with all that can be said of it.
struct Read {
    /// Whether it is known where everything lies in it.
    to_the_end: bool,
    scenario: Option<Scenario>,
    /// In the order of the file.
    problems: Vec<Diagnostic>,
}

fn look(source: &str) -> Read {
    let mut problems = Vec::new();
    let draft = read::read(source, &mut problems);
    let to_the_end = draft.is_some();
    let scenario = draft.and_then(|draft| check::check(draft, source, &mut problems));
    problems.sort_by_key(|problem| (problem.span.map(|span| span.start), problem.code));
    problems.dedup();
    Read { to_the_end, scenario, problems }
}

fn more_problems() -> Diagnostic {
    Diagnostic {
        code: Code::MoreProblems.key(),
        severity: Severity::Error,
        span: None,
        message: Text::new("还有更多问题没有列出", "There are more problems than are listed here"),
        hint: Text::new("先改好前面的，再检查一次。", "Mend those above first, then check again."),
        mend: None,
    }
}
