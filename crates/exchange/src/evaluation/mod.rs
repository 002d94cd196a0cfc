//! The manager's page: what a course came to, on one sheet of A4 and its back, and three tables beside it.
//!
//! Nothing in them is about one person, and nothing about fewer people than the course's least: [`Figures`] has
//! nothing else to give. What can't be said is said in words.

mod charts;
mod page;
mod tables;
#[cfg(test)]
mod tests;
mod words;

use crate::report::{NotKept, keep_files};
use counterpart_core::text::Lang;
use counterpart_course::day::Day;
use counterpart_course::evaluation::Figures;
use counterpart_course::file::course::{Course, StepKind};
use counterpart_course::file::survey::{Item, Survey};
use std::path::{Path, PathBuf};

/// What an evaluation is about.
#[derive(Clone, Copy, Debug)]
pub struct Evaluated<'a> {
    /// The course.
    pub course: &'a Course,
    /// The survey whose items its lines were rated by.
    pub survey: &'a Survey,
    /// What may be shown of it.
    pub figures: &'a Figures,
    /// The day on which it is written.
    pub on: Day,
}

/// An evaluation, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// The manager's page.
    pub html: String,
    /// The figures of everybody, as comma-separated values.
    pub group: String,
    /// Each item of each line.
    pub line_items: String,
    /// What became of plans, as counts.
    pub plans: String,
}

impl Evaluation {
    /// What is told of a course, in one language.
    pub fn of(evaluated: &Evaluated, lang: Lang) -> Evaluation {
        Evaluation {
            html: page::page(evaluated, lang),
            group: tables::group(evaluated, lang),
            line_items: tables::line_items(evaluated, lang),
            plans: tables::plans(evaluated, lang),
        }
    }

    /// Writes it into a folder, as a report is written: the page first, then the tables.
    pub fn keep(&self, folder: &Path) -> Result<Vec<PathBuf>, NotKept> {
        let files = [
            ("evaluation", "html", self.html.as_bytes()),
            ("group", "csv", self.group.as_bytes()),
            ("line_items", "csv", self.line_items.as_bytes()),
            ("plans", "csv", self.plans.as_bytes()),
        ];
        keep_files(folder, &files)
    }
}

impl<'a> Evaluated<'a> {
    /// The item of the survey that is the so-manieth of those that are rated.
    fn item(&self, place: usize) -> Option<&'a Item> {
        self.survey.items.iter().filter(|item| item.kind.is_rated()).nth(place)
    }

    /// The names of a line's customers and suppliers.
    fn sides(&self, line: &str, lang: Lang) -> [&'a str; 2] {
        let found = self.course.lines.iter().find(|known| known.id == line);
        let name = |id: &str| self.course.department(id).map_or("", |name| name.get(lang));
        found.map_or(["", ""], |line| [name(&line.customer), name(&line.supplier)])
    }

    /// The day of the third form.
    fn third_day(&self) -> u16 {
        let form = |step: &&counterpart_course::file::course::CourseStep| step.what == StepKind::Form(3);
        self.course.steps.iter().find(form).map_or(0, |step| step.day)
    }

    /// The day on which plans are looked at again, if the course has one.
    fn follow_up_day(&self) -> Option<u16> {
        self.course.steps.iter().find(|step| step.what == StepKind::FollowUp).map(|step| step.day)
    }
}
