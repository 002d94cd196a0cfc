//! The arguments of what has to do with courses: `course`, `lesson`, `case`, `certificate`.

use crate::course::day::Day;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// What to do with courses.
#[derive(Debug, Args)]
#[command(disable_help_subcommand = true)]
pub struct CourseArgs {
    /// What.
    #[command(subcommand)]
    pub what: CourseCommand,
}

/// A command about courses.
#[derive(Debug, Subcommand)]
pub enum CourseCommand {
    /// Checks the files of courses.
    Check(CourseCheckArgs),
    /// Tells a course in words.
    Show(CourseShowArgs),
    /// Takes in what was done on paper or elsewhere.
    Enter(CourseEnterArgs),
}

/// Which files of courses to check.
#[derive(Debug, Args)]
pub struct CourseCheckArgs {
    /// Files, or folders with files; what comes with the program if none is named.
    #[arg(id = "course-paths", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
    /// Where else to look.
    #[command(flatten)]
    pub places: CoursePlaces,
}

/// Which course to tell of.
#[derive(Debug, Args)]
pub struct CourseShowArgs {
    /// A file, or the id of a course that comes with the program.
    #[arg(id = "course-named", value_name = "FILE")]
    pub named: PathBuf,
    /// Where else to look.
    #[command(flatten)]
    pub places: CoursePlaces,
}

/// Which course something was done in, and the table that says what.
#[derive(Debug, Args)]
pub struct CourseEnterArgs {
    /// A file, or the id of a course.
    #[arg(id = "course-named", value_name = "FILE")]
    pub named: PathBuf,
    /// The table.
    #[arg(id = "enter-table", value_name = "TABLE")]
    pub table: PathBuf,
    /// The data folder that it goes into.
    #[arg(id = "enter-data", long = "data", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Where else to look.
    #[command(flatten)]
    pub places: CoursePlaces,
}

/// Whose certificate, of which course.
#[derive(Debug, Args)]
pub struct CertificateArgs {
    /// A file, or the id of a course.
    #[arg(id = "course-named", value_name = "FILE")]
    pub named: PathBuf,
    /// Their name, or the start of their id; whoever was here last if there is none.
    #[arg(id = "person", value_name = "NAME")]
    pub name: Option<String>,
    /// The data folder with the records.
    #[arg(id = "certificate-data", long = "data", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Where it goes; into the folder where one is unless named.
    #[arg(id = "certificate-to", long = "to", alias = "out", value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// The day that stands on it.
    #[arg(id = "certificate-on", long = "on", value_name = "DATE", value_parser = super::values::day)]
    pub on: Option<Day>,
    /// Where else to look.
    #[command(flatten)]
    pub places: CoursePlaces,
}

/// Where courses and scenarios of one's own lie.
#[derive(Debug, Args)]
pub struct CoursePlaces {
    /// A folder with courses of one's own.
    #[arg(id = "courses", long = "courses", value_name = "DIR")]
    pub courses: Option<PathBuf>,
    /// A folder with scenarios of one's own.
    #[arg(id = "course-scenarios", long = "scenarios", value_name = "DIR")]
    pub scenarios: Option<PathBuf>,
}

/// What to do with lessons.
#[derive(Debug, Args)]
#[command(disable_help_subcommand = true)]
pub struct LessonArgs {
    /// What.
    #[command(subcommand)]
    pub what: LessonCommand,
}

/// A command about lessons.
#[derive(Debug, Subcommand)]
pub enum LessonCommand {
    /// Lists them.
    List(CoursePlaces),
    /// Shows one as text.
    Show(LessonShowArgs),
    /// Makes the drill of one.
    Drill(LessonDrillArgs),
}

/// Which lesson to show.
#[derive(Debug, Args)]
pub struct LessonShowArgs {
    /// A file, or a lesson's id.
    #[arg(id = "lesson-named", value_name = "ID")]
    pub named: PathBuf,
    /// Where else to look.
    #[command(flatten)]
    pub places: CoursePlaces,
}

/// Of which lesson to make the drill.
#[derive(Debug, Args)]
pub struct LessonDrillArgs {
    /// A file, or a lesson's id.
    #[arg(id = "lesson-named", value_name = "ID")]
    pub named: PathBuf,
    /// Where the drill goes.
    #[arg(id = "drill-output", long = "output", short = 'o', value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Where else to look.
    #[command(flatten)]
    pub places: CoursePlaces,
}

/// What to do with cases.
#[derive(Debug, Args)]
#[command(disable_help_subcommand = true)]
pub struct CaseArgs {
    /// What.
    #[command(subcommand)]
    pub what: CaseCommand,
}

/// A command about cases.
#[derive(Debug, Subcommand)]
pub enum CaseCommand {
    /// Shows one as text.
    Show(CaseShowArgs),
}

/// Which case to show.
#[derive(Debug, Args)]
pub struct CaseShowArgs {
    /// A file, or a case's id.
    #[arg(id = "case-named", value_name = "ID")]
    pub named: PathBuf,
    /// Where else to look.
    #[command(flatten)]
    pub places: CoursePlaces,
}
