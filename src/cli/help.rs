//! What the program says about its own arguments, in both languages: the help, and what is wrong
//! with a command line.

use super::args::{Line, Wanted};
use super::print::Console;
use super::{COULD_NOT, FINE};
use crate::phrase;
use crate::text::Lang;
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, Command, CommandFactory as _};
use std::error::Error as _;
use std::io;

/// The command line with its help in one language.
pub fn command(lang: Lang) -> Command {
    let command = worded(Line::command(), lang).about(phrase!(lang, "cli.help.about"));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(&name, |sub| {
            let within: Vec<String> = sub.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
            let sub = within.into_iter().fold(sub, |sub, inner| {
                let words = about(&format!("{name} {inner}"), lang);
                sub.mut_subcommand(&inner, |sub| worded(sub, lang).about(words))
            });
            worded(sub, lang).about(about(&name, lang))
        })
    })
}

/// A command with the words about its arguments, and around them.
fn worded(command: Command, lang: Lang) -> Command {
    let usage = phrase!(lang, "cli.help.usage", line = "{usage}");
    let mut template = format!("{{about-with-newline}}\n{usage}");
    let mut section = |exists: bool, title: String, tag: &str| {
        if exists {
            template.push_str(&format!("\n\n{title}\n{tag}"));
        }
    };
    section(command.has_subcommands(), phrase!(lang, "cli.help.commands"), "{subcommands}");
    let arguments = command.get_positionals().next().is_some();
    section(arguments, phrase!(lang, "cli.help.arguments"), "{positionals}");
    section(true, phrase!(lang, "cli.help.options"), "{options}");
    command.help_template(template).mut_args(|arg| {
        let help = help(&arg, lang);
        arg.help(help)
    })
}

fn about(command: &str, lang: Lang) -> String {
    match command {
        "check" => phrase!(lang, "cli.help.check"),
        "prove" => phrase!(lang, "cli.help.prove"),
        "graph" => phrase!(lang, "cli.help.graph"),
        "play" => phrase!(lang, "cli.help.play"),
        "skill" => phrase!(lang, "cli.help.skill"),
        "people" => phrase!(lang, "cli.help.people"),
        "rules" => phrase!(lang, "cli.help.rules"),
        "course" => phrase!(lang, "cli.help.course"),
        "course check" => phrase!(lang, "cli.help.course_check"),
        "course show" => phrase!(lang, "cli.help.course_show"),
        "course enter" => phrase!(lang, "cli.help.course_enter"),
        "lesson" => phrase!(lang, "cli.help.lesson"),
        "lesson list" => phrase!(lang, "cli.help.lesson_list"),
        "lesson show" => phrase!(lang, "cli.help.lesson_show"),
        "lesson drill" => phrase!(lang, "cli.help.lesson_drill"),
        "case" | "case show" => phrase!(lang, "cli.help.case"),
        "diagnostics" => phrase!(lang, "cli.help.diagnostics"),
        "licences" => phrase!(lang, "cli.help.licences"),
        "host" => phrase!(lang, "cli.help.host"),
        "report" => phrase!(lang, "cli.help.report"),
        "certificate" => phrase!(lang, "cli.help.certificate"),
        "shots" => phrase!(lang, "cli.help.shots"),
        _ => String::new(),
    }
}

fn help(arg: &Arg, lang: Lang) -> String {
    match arg.get_id().as_str() {
        "lang" => phrase!(lang, "cli.help.lang"),
        "help" => phrase!(lang, "cli.help.help"),
        "version" => phrase!(lang, "cli.help.version"),
        "data" => phrase!(lang, "cli.help.data"),
        "scenarios" | "skill-scenarios" | "report-scenarios" | "course-scenarios" => {
            phrase!(lang, "cli.help.scenarios")
        }
        "skill-data" | "people-data" | "certificate-data" => phrase!(lang, "cli.help.skill_data"),
        "person" => phrase!(lang, "cli.help.people_name"),
        "show" => phrase!(lang, "cli.help.people_show"),
        "delete" => phrase!(lang, "cli.help.people_delete"),
        "yes" => phrase!(lang, "cli.help.people_yes"),
        "seed" | "game-seed" => phrase!(lang, "cli.help.seed"),
        "paths" => phrase!(lang, "cli.help.paths"),
        "json" | "people-json" => phrase!(lang, "cli.help.json"),
        "mend" => phrase!(lang, "cli.help.mend"),
        "courses" | "report-courses" => phrase!(lang, "cli.help.courses"),
        "course-paths" => phrase!(lang, "cli.help.course_paths"),
        "course-named" => phrase!(lang, "cli.help.course_named"),
        "lesson-named" => phrase!(lang, "cli.help.lesson_named"),
        "case-named" => phrase!(lang, "cli.help.case_named"),
        "drill-output" => phrase!(lang, "cli.help.drill_output"),
        "file" => phrase!(lang, "cli.help.file"),
        "sensitivity" => phrase!(lang, "cli.help.sensitivity"),
        "markdown" => phrase!(lang, "cli.help.markdown"),
        "dot" => phrase!(lang, "cli.help.dot"),
        "output" => phrase!(lang, "cli.help.output"),
        "prove-seat" => phrase!(lang, "cli.help.prove_seat"),
        "budget" => phrase!(lang, "cli.help.budget"),
        "full" => phrase!(lang, "cli.help.full"),
        "words" => phrase!(lang, "cli.help.words"),
        "forms" => phrase!(lang, "cli.help.forms"),
        "seat" => phrase!(lang, "cli.help.seat"),
        "day" => phrase!(lang, "cli.help.day"),
        "choices" => phrase!(lang, "cli.help.choices"),
        "hide" => phrase!(lang, "cli.help.hide"),
        "id" => phrase!(lang, "cli.help.id"),
        "licences-parts" => phrase!(lang, "cli.help.licences_parts"),
        "scenario" => phrase!(lang, "cli.help.scenario"),
        "port" => phrase!(lang, "cli.help.port"),
        "address" => phrase!(lang, "cli.help.address"),
        "host-case" => phrase!(lang, "cli.help.host_case"),
        "host-data" => phrase!(lang, "cli.help.host_data"),
        "seats" => phrase!(lang, "cli.help.seats"),
        "diagnostics-file" => phrase!(lang, "cli.help.diagnostics_file"),
        "diagnostics-data" => phrase!(lang, "cli.help.diagnostics_data"),
        "per_address" => phrase!(lang, "cli.help.per_address"),
        "teams" => phrase!(lang, "cli.help.teams"),
        "names" => phrase!(lang, "cli.help.names"),
        "new" => phrase!(lang, "cli.help.new"),
        "resume" => phrase!(lang, "cli.help.resume"),
        "enter-table" => phrase!(lang, "cli.help.enter_table"),
        "enter-data" => phrase!(lang, "cli.help.enter_data"),
        "report-course" => phrase!(lang, "cli.help.report_course"),
        "report-data" => phrase!(lang, "cli.help.report_data"),
        "report-room" => phrase!(lang, "cli.help.report_room"),
        "report-earlier" => phrase!(lang, "cli.help.report_earlier"),
        "interviews" => phrase!(lang, "cli.help.interviews"),
        "report-on" | "certificate-on" => phrase!(lang, "cli.help.on"),
        "certificate-to" => phrase!(lang, "cli.help.certificate_to"),
        "report-folder" => phrase!(lang, "cli.help.report_folder"),
        "to" => phrase!(lang, "cli.help.report_to"),
        "dir" => phrase!(lang, "cli.help.dir"),
        "size" => phrase!(lang, "cli.help.size"),
        "only" => phrase!(lang, "cli.help.only"),
        _ => String::new(),
    }
}

/// Prints the help or the version if that was asked for, or else what is wrong with the command
/// line.
pub fn answer(console: Console, error: &clap::Error, lang: Lang) -> io::Result<u8> {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let shown = error.render();
        let shown = if console.colours_out { shown.ansi().to_string() } else { shown.to_string() };
        console.line(shown.trim_end())?;
        return Ok(FINE);
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        console.complain(error.render().to_string().trim_end())?;
        return Ok(COULD_NOT);
    }
    console.complain(&complaint(error, lang))?;
    Ok(COULD_NOT)
}

fn complaint(error: &clap::Error, lang: Lang) -> String {
    let told = |kind| error.get(kind).map(|value| value.to_string()).unwrap_or_default();
    let arg = told(ContextKind::InvalidArg);
    let value = told(ContextKind::InvalidValue);
    let wrong = match error.kind() {
        ErrorKind::UnknownArgument => phrase!(lang, "cli.usage.unknown", word = arg),
        ErrorKind::InvalidSubcommand => {
            phrase!(lang, "cli.usage.unknown", word = told(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => phrase!(lang, "cli.usage.missing", arg = arg),
        ErrorKind::InvalidValue if value.is_empty() => {
            phrase!(lang, "cli.usage.no_value", arg = arg)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let unfit = phrase!(lang, "cli.usage.value", value = value, arg = arg);
            let wanted = error.source().and_then(|source| source.downcast_ref::<Wanted>());
            match wanted {
                Some(wanted) => {
                    let wanted = wanted.in_words(lang);
                    phrase!(lang, "cli.usage.value_wanted", unfit = unfit, wanted = wanted)
                }
                None => unfit,
            }
        }
        ErrorKind::ArgumentConflict => {
            phrase!(lang, "cli.usage.conflict", arg = arg, prior = told(ContextKind::PriorArg))
        }
        _ => phrase!(lang, "cli.usage.other"),
    };
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand].map(told).concat();
    let meant = if meant.is_empty() { String::new() } else { phrase!(lang, "cli.usage.meant", word = meant) };
    phrase!(lang, "cli.usage.wrong", wrong = wrong, meant = meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_holds_together() {
        command(Lang::Zh).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn every_command_and_argument_has_its_words_in_both_languages() {
        let (zh, en) = (command(Lang::Zh), command(Lang::En));
        let words = |command: &Command| -> Vec<String> {
            let args = command.get_arguments().filter(|arg| !arg.is_hide_set());
            let about = command.get_about().into_iter();
            about.chain(args.filter_map(Arg::get_help)).map(ToString::to_string).collect()
        };
        let all = |command: &Command| -> Vec<String> {
            let mut commands = vec![command];
            let mut next = 0;
            while let Some(command) = commands.get(next).copied() {
                commands.extend(command.get_subcommands());
                next += 1;
            }
            commands.into_iter().flat_map(words).collect()
        };
        let (zh, en) = (all(&zh), all(&en));
        assert_eq!(zh.len(), en.len());
        for (zh, en) in zh.iter().zip(&en) {
            assert!(zh.chars().any(|c| c > '\u{2e80}'), "no Chinese: {zh} / {en}");
            assert!(en.chars().any(|c| c.is_ascii_alphabetic()), "no English: {en}");
        }
    }
}
