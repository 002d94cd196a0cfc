//! What may stand on the command line. What the help says about it is in `help.rs`.

mod courses;
mod values;

pub use courses::{
    CaseArgs, CaseCommand, CertificateArgs, CourseArgs, CourseCheckArgs, CourseCommand, CourseEnterArgs,
    CoursePlaces, CourseShowArgs, LessonArgs, LessonCommand, LessonDrillArgs, LessonShowArgs,
};
pub use values::Wanted;

use crate::course::day::Day;
use crate::room::MOST_TEAMS;
use crate::text::Lang;
use clap::{ArgAction, Args, Parser, Subcommand};
use std::ffi::OsString;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "counterpart", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true)]
pub struct Line {
    /// What to do; the game if nothing is named.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to start the game.
    #[command(flatten)]
    pub game: GameArgs,
    /// In which language.
    #[arg(long, global = true, value_name = "zh|en", value_parser = str::parse::<Lang>)]
    pub lang: Option<Lang>,
    /// Prints the help.
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
    /// Prints the version.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
}

/// How the game is started: what may stand on the command line, what the game takes, and what it starts
/// itself with again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct GameArgs {
    /// The folder for the store, if not the usual one.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// A folder with scenarios of one's own, beside those that come with the game.
    #[arg(long, value_name = "DIR")]
    pub scenarios: Option<PathBuf>,
    /// The language, if not the one in the settings. On the command line it goes with every command
    /// (`Line::lang`).
    #[arg(skip)]
    pub lang: Option<Lang>,
    /// The seed of the order in which options are shown, if not a random one.
    #[arg(id = "game-seed", long = "seed", value_name = "N", value_parser = values::number(0..=u64::MAX), allow_negative_numbers = true)]
    pub seed: Option<u64>,
    /// Set when the game starts itself again to say that it broke down: the log.
    #[arg(long, hide = true)]
    pub after_crash: Option<PathBuf>,
    /// Breaks down on purpose once the second thing is said, for the test of what happens then.
    #[arg(long, hide = true)]
    pub plant_panic: bool,
}

impl GameArgs {
    /// The arguments with which the game starts again as it was started, to tell of a breakdown: its
    /// log. A fault that was planted isn't planted again.
    pub fn again(&self, log: &Path) -> Vec<OsString> {
        let GameArgs { data, scenarios, lang, seed, after_crash: _, plant_panic: _ } = self;
        let folder = |path: &PathBuf| path.clone().into_os_string();
        let given = [
            ("--after-crash", Some(log.as_os_str().to_owned())),
            ("--data", data.as_ref().map(folder)),
            ("--scenarios", scenarios.as_ref().map(folder)),
            ("--lang", lang.map(|lang| lang.code().into())),
            ("--seed", seed.map(|seed| seed.to_string().into())),
        ];
        let given = given.into_iter().filter_map(|(name, value)| Some([name.into(), value?]));
        given.flatten().collect()
    }
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Checks scenario files.
    Check(CheckArgs),
    /// Proves everything that is true of scenarios.
    Prove(ProveArgs),
    /// Draws one as a map.
    Graph(GraphArgs),
    /// Plays one in the terminal.
    Play(PlayArgs),
    /// Says what one's plays come to together.
    Skill(SkillArgs),
    /// Lists who is at this computer; prints or deletes what is kept of somebody.
    People(PeopleArgs),
    /// Prints the rules of the conversation model.
    Rules(RulesArgs),
    /// Checks courses, or tells one in words.
    Course(CourseArgs),
    /// Lists lessons, shows one, or makes its drill.
    Lesson(LessonArgs),
    /// Shows a case.
    Case(CaseArgs),
    /// Leads a room with everybody's phones.
    Host(HostArgs),
    /// Writes the report of a session that is kept, or of a course.
    Report(ReportArgs),
    /// Writes a certificate of what somebody did in a course.
    Certificate(CertificateArgs),
    /// Writes one file to send in when something is wrong.
    Diagnostics(DiagnosticsArgs),
    /// Prints what others made and the game has in it, with its licences.
    #[command(alias = "licenses")]
    Licences(LicencesArgs),
    /// Takes a picture of every screen.
    Shots(ShotsArgs),
}

/// Whose licences.
#[derive(Debug, Args)]
pub struct LicencesArgs {
    /// Parts of names; everything if there are none.
    #[arg(id = "licences-parts", value_name = "NAME")]
    pub parts: Vec<String>,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
}

/// What to check.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Files, or folders with files.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
    /// Mends first what can be mended for certain.
    #[arg(long, conflicts_with = "json")]
    pub mend: bool,
}

/// What to prove.
#[derive(Debug, Args)]
pub struct ProveArgs {
    /// Files, or folders with files.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Only this seat.
    #[arg(id = "prove-seat", long = "seat", value_name = "SEAT")]
    pub seat: Option<String>,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
    /// As a page of Markdown about the library.
    #[arg(long, conflicts_with = "json")]
    pub markdown: bool,
    /// With every figure.
    #[arg(long, conflicts_with_all = ["json", "markdown"])]
    pub full: bool,
    /// With the words that tell the best option.
    #[arg(long, conflicts_with_all = ["json", "markdown"])]
    pub words: bool,
    /// At most so many states.
    #[arg(long, value_name = "STATES", value_parser = values::states, allow_negative_numbers = true)]
    pub budget: Option<usize>,
    /// Under other numbers of the model as well.
    #[arg(long)]
    pub sensitivity: bool,
    /// The best parallel forms instead, or how far those that are named lie apart.
    #[arg(long, value_name = "A/X+B/Y,…", num_args = 0..=1, require_equals = true)]
    #[arg(conflicts_with_all = ["markdown", "full", "words", "sensitivity", "prove-seat"])]
    pub forms: Option<Option<String>>,
}

/// What to draw.
#[derive(Debug, Args)]
pub struct GraphArgs {
    /// The scenario file.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Which seat.
    #[arg(long, value_name = "SEAT")]
    pub seat: Option<String>,
    /// On which day.
    #[arg(long, value_name = "DAY")]
    pub day: Option<String>,
    /// At most so many states.
    #[arg(long, value_name = "STATES", value_parser = values::states, allow_negative_numbers = true)]
    pub budget: Option<usize>,
    /// For Graphviz.
    #[arg(long)]
    pub dot: bool,
    /// To a file.
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
}

/// What to play, and how.
#[derive(Debug, Args)]
pub struct PlayArgs {
    /// The scenario file.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// From which desk.
    #[arg(long, value_name = "SEAT")]
    pub seat: Option<String>,
    /// On which day.
    #[arg(long, value_name = "DAY")]
    pub day: Option<String>,
    /// What to say, without asking.
    #[arg(long, value_name = "1,3,2@80", allow_hyphen_values = true)]
    pub choices: Option<String>,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
    /// Without the other side's thoughts.
    #[arg(long, conflicts_with = "json")]
    pub hide: bool,
    /// The seed of the order in which options are shown.
    #[arg(long, value_name = "N", value_parser = values::number(0..=u64::MAX), allow_negative_numbers = true)]
    pub seed: Option<u64>,
}

/// Whose skill, and how to say it.
#[derive(Debug, Args)]
pub struct SkillArgs {
    /// The data folder with the plays.
    #[arg(id = "skill-data", long = "data", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// A folder with scenarios of one's own.
    #[arg(id = "skill-scenarios", long = "scenarios", value_name = "DIR")]
    pub scenarios: Option<PathBuf>,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
}

/// Of whom, and what to do with what is kept of them.
#[derive(Debug, Args)]
pub struct PeopleArgs {
    /// Their name, or the start of their id; whoever was here last if there is none.
    #[arg(id = "person", value_name = "NAME")]
    pub name: Option<String>,
    /// Print all that is kept.
    #[arg(long, conflicts_with_all = ["delete", "people-json"])]
    pub show: bool,
    /// Delete all that is kept.
    #[arg(long, conflicts_with = "people-json")]
    pub delete: bool,
    /// Really.
    #[arg(long, requires = "delete")]
    pub yes: bool,
    /// The data folder with the records.
    #[arg(id = "people-data", long = "data", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// As JSON.
    #[arg(id = "people-json", long = "json")]
    pub json: bool,
}

/// Which rule.
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// The rule; all of them if none is named.
    #[arg(value_name = "ID")]
    pub id: Option<String>,
}

/// Which room to lead, and how.
#[derive(Debug, Args)]
pub struct HostArgs {
    /// A scenario file, or the id of a scenario that comes with the program; none is needed to go on with a session.
    #[arg(value_name = "SCENARIO", required_unless_present = "resume")]
    pub scenario: Option<PathBuf>,
    /// From which desk.
    #[arg(long, value_name = "SEAT")]
    pub seat: Option<String>,
    /// On which day.
    #[arg(long, value_name = "DAY")]
    pub day: Option<String>,
    /// The case that is taken up first.
    #[arg(id = "host-case", long = "case", value_name = "CASE", conflicts_with = "resume")]
    pub case: Option<PathBuf>,
    /// At which port.
    #[arg(long, value_name = "PORT", value_parser = values::number(0..=u16::MAX), allow_negative_numbers = true)]
    pub port: Option<u16>,
    /// At which of this computer's addresses.
    #[arg(long, value_name = "ADDRESS", value_parser = values::address)]
    pub address: Option<IpAddr>,
    /// The folder for journals and reports.
    #[arg(id = "host-data", long = "data", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// How many phones may take part.
    #[arg(long, value_name = "N", default_value_t = 3_000, value_parser = values::number(1..=20_000_u32), hide_default_value = true, allow_negative_numbers = true)]
    pub seats: u32,
    /// How many phones may share a network address.
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = values::number(1..=u32::MAX), hide_default_value = true, allow_negative_numbers = true)]
    pub per_address: u32,
    /// How many teams.
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = values::number(0..=MOST_TEAMS), hide_default_value = true, allow_negative_numbers = true)]
    pub teams: u8,
    /// Asks for names.
    #[arg(long)]
    pub names: bool,
    /// Opens a new room even if one is unfinished.
    #[arg(long, conflicts_with = "resume")]
    pub new: bool,
    /// The folder of the session to go on with.
    #[arg(long, value_name = "FOLDER")]
    pub resume: Option<PathBuf>,
}

/// Of which session, or of which course, to write the report, and where to.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// The folder of a session, or a data folder.
    #[arg(id = "report-folder", value_name = "FOLDER", conflicts_with_all = ["report-course", "report-data"])]
    pub folder: Option<PathBuf>,
    /// Of a course instead.
    #[arg(id = "report-course", long = "course", value_name = "ID")]
    pub course: Option<PathBuf>,
    /// The data folders with the records of those who took it.
    #[arg(id = "report-data", long = "data", value_name = "DIR", requires = "report-course")]
    pub data: Vec<PathBuf>,
    /// The folders of sessions whose answers at the end are counted.
    #[arg(id = "report-room", long = "room", value_name = "FOLDER", requires = "report-course")]
    pub rooms: Vec<PathBuf>,
    /// The data folders of an earlier wave of the same course.
    #[arg(id = "report-earlier", long = "earlier", value_name = "DIR", requires = "report-course")]
    pub earlier: Vec<PathBuf>,
    /// Whom to interview about it, and what to ask.
    #[arg(long, requires = "report-course")]
    pub interviews: bool,
    /// The day that stands on it.
    #[arg(id = "report-on", long = "on", value_name = "DATE", requires = "report-course", value_parser = values::day)]
    pub on: Option<Day>,
    /// A folder with courses of one's own.
    #[arg(id = "report-courses", long = "courses", value_name = "DIR", requires = "report-course")]
    pub courses: Option<PathBuf>,
    /// Where the report goes; beside the record unless named.
    #[arg(long, alias = "out", value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// A folder with scenarios of one's own.
    #[arg(id = "report-scenarios", long = "scenarios", value_name = "DIR")]
    pub scenarios: Option<PathBuf>,
}

/// Where to.
#[derive(Debug, Args)]
pub struct DiagnosticsArgs {
    /// The file; in the data folder unless named.
    #[arg(id = "diagnostics-file", value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// The data folder that it is about.
    #[arg(id = "diagnostics-data", long = "data", value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// Pictures of what.
#[derive(Debug, Args)]
pub struct ShotsArgs {
    /// The folder for the pictures.
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// How large the window is.
    #[arg(long, value_name = "WxH", default_value = "1280x720", hide_default_value = true, value_parser = values::size)]
    pub size: (u32, u32),
    /// Only pictures whose names have one of these parts.
    #[arg(long, value_name = "PART,…", value_delimiter = ',', allow_hyphen_values = true)]
    pub only: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_game_starts_again_with_what_it_was_started_with() {
        let log = Path::new("a folder/counterpart.log");
        let whole = GameArgs {
            data: Some("数据".into()),
            scenarios: Some("own scenarios".into()),
            lang: Some(Lang::Zh),
            seed: Some(u64::MAX),
            after_crash: None,
            plant_panic: true,
        };
        for game in [whole, GameArgs::default()] {
            let program = std::iter::once(OsString::from("counterpart"));
            let line = Line::try_parse_from(program.chain(game.again(log))).expect("arguments of the game");
            let told = GameArgs { lang: line.lang, ..line.game };
            let after_crash = Some(log.to_owned());
            assert_eq!(told, GameArgs { after_crash, plant_panic: false, ..game });
        }
    }
}
