//! The command line: `check`, `prove`, `graph`, `play`, `skill`, `people`, `rules`, `course`, `lesson`, `case`, `host`,
//! `report`, `certificate`, `diagnostics`, `licences`, and the arguments of the game.
//!
//! Exit codes: 0 done and nothing wrong, 1 something is wrong with a file, 2 could not run.
//!
//! **Not here:** anything that decides. A command reads its arguments, asks the crates beneath, and prints;
//! the room of `host` is led by `room`, its phones by `server`. Arguments stand in `args`, their help in
//! `help`, printing in `print`.

mod args;
mod case;
mod certificate;
mod check;
pub mod choices;
mod course;
mod debrief;
mod diagnostics;
mod enter;
mod evaluation;
mod graph;
mod help;
mod host;
mod interactive;
mod interrupt;
mod lesson;
mod licences;
mod mend;
mod people;
mod play;
mod print;
mod prove;
mod render;
mod report;
mod rules;
mod seats;
mod skill;
mod story;
mod tables;
mod transcript;

pub use args::GameArgs;
pub use host::order;

use crate::log::{self, Terminal};
use crate::phrase;
use crate::records;
use crate::text::Lang;
use args::{Command, CourseArgs, CourseCommand, Line};
use clap::FromArgMatches as _;
use print::Console;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

/// Done, and nothing is wrong.
const FINE: u8 = 0;
/// Something is wrong with a file.
const PROBLEMS: u8 = 1;
/// It could not be done.
const COULD_NOT: u8 = 2;

/// What the command line asked for.
#[derive(Debug)]
pub enum Asked {
    /// A command, which is done.
    Done(ExitCode),
    /// The game.
    Game(GameArgs),
    /// Pictures of the game's screens.
    Shots(Shots),
}

/// Which pictures to take.
#[derive(Clone, Debug)]
pub struct Shots {
    /// The folder for them.
    pub dir: PathBuf,
    /// In which languages.
    pub langs: Vec<Lang>,
    /// The width and height of the window.
    pub size: (u32, u32),
    /// Parts of the names of the pictures that are wanted; all if there are none.
    pub only: Vec<String>,
}

/// Does what the arguments ask for (the program's own name first), except what needs the game: that
/// is for the caller.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Asked {
    let args: Vec<OsString> = args.into_iter().collect();
    let console = Console::of_process();
    let lang = asked_lang(&args).unwrap_or_else(of_environment);
    let line =
        help::command(lang).try_get_matches_from(&args).and_then(|found| Line::from_arg_matches(&found));
    let line = match line {
        Ok(line) => line,
        Err(error) => return Asked::Done(code(console, help::answer(console, &error, lang))),
    };
    let Some(command) = line.command else {
        return Asked::Game(GameArgs { lang: line.lang, ..line.game });
    };
    if line.game != GameArgs::default() {
        let complaint = phrase!(lang, "cli.usage.game_options");
        return Asked::Done(code(console, console.complain(&complaint).map(|()| COULD_NOT)));
    }
    let folder = match &command {
        Command::Host(host) => host.data.clone(),
        Command::Diagnostics(diagnostics) => diagnostics.data.clone(),
        Command::Skill(skill) => skill.data.clone(),
        Command::People(people) => people.data.clone(),
        Command::Certificate(certificate) => certificate.data.clone(),
        Command::Course(CourseArgs { what: CourseCommand::Enter(args) }) => args.data.clone(),
        _ => None,
    };
    log::start(folder.or_else(records::data_dir).as_deref(), Terminal::Silent);
    let done = match command {
        Command::Shots(shots) => {
            let langs = line.lang.map_or(Lang::ALL.to_vec(), |lang| vec![lang]);
            return Asked::Shots(Shots { dir: shots.dir, langs, size: shots.size, only: shots.only });
        }
        Command::Check(check) => check::check(console, &check, for_scripts(check.json, line.lang, lang)),
        Command::Prove(prove) => prove::prove(console, &prove, for_scripts(prove.json, line.lang, lang)),
        Command::Graph(args) => graph::graph(console, &args, lang),
        Command::Play(play) => play::play(console, &play, for_scripts(play.json, line.lang, lang)),
        Command::Skill(skill) => skill::skill_of(console, &skill, for_scripts(skill.json, line.lang, lang)),
        Command::People(args) => people::people(console, &args, for_scripts(args.json, line.lang, lang)),
        Command::Rules(rules) => rules::rules(console, &rules, lang),
        Command::Course(CourseArgs { what: CourseCommand::Check(args) }) => {
            course::check(console, &args, for_scripts(args.json, line.lang, lang))
        }
        Command::Course(CourseArgs { what: CourseCommand::Show(args) }) => course::show(console, &args, lang),
        Command::Course(CourseArgs { what: CourseCommand::Enter(args) }) => {
            enter::enter(console, &args, lang)
        }
        Command::Lesson(args) => lesson::lesson(console, &args, lang),
        Command::Case(args) => case::case(console, &args, lang),
        Command::Host(host) => host::host(console, &host, lang),
        Command::Report(args) => report::report(console, &args, lang),
        Command::Certificate(args) => certificate::certificate(console, &args, lang),
        Command::Diagnostics(args) => diagnostics::diagnostics(console, &args, lang),
        Command::Licences(args) => {
            licences::licences(console, &args, for_scripts(args.json, line.lang, lang))
        }
    };
    Asked::Done(code(console, done))
}

/// For a build without the game: says so, and what there is instead.
pub fn without_game() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    let lang = asked_lang(&args).unwrap_or_else(of_environment);
    let console = Console::of_process();
    code(console, console.complain(&phrase!(lang, "cli.without_game")).map(|()| COULD_NOT))
}

/// The exit code of something that was done, or that could not be printed. Whoever stopped reading
/// need not be told.
fn code(console: Console, done: io::Result<u8>) -> ExitCode {
    match done {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            if error.kind() != io::ErrorKind::BrokenPipe {
                // Where even this can't be printed, the exit code still tells.
                console.complain(&format!("counterpart: {error}")).unwrap_or_default();
                tracing::error!(%error, "what there was to say can't be printed");
            }
            ExitCode::from(COULD_NOT)
        }
    }
}

/// What scripts read doesn't depend on whose machine they run on: unless a language is asked for,
/// English.
fn for_scripts(json: bool, asked: Option<Lang>, otherwise: Lang) -> Lang {
    if json { asked.unwrap_or(Lang::En) } else { otherwise }
}

/// The language that the arguments ask for, read before the rest so that what is wrong with the
/// rest can be said in it.
fn asked_lang(args: &[OsString]) -> Option<Lang> {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let after = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    after.or(joined)?.parse().ok()
}

/// The language of the environment: the first of these that says anything, as POSIX has it.
fn of_environment() -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(std::env::var_os)
        .find(|value| !value.is_empty())
        .as_deref()
        .and_then(OsStr::to_str)
        .map_or(Lang::En, Lang::of_locale)
}
