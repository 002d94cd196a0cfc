//! `counterpart prove`: everything that is true of scenarios.
//!
//! **Not here:** the proof itself (`proof`), and what is looked for (`proof::lints`).

mod forms;
mod json;
mod markdown;
mod plain;
pub mod progress;
mod report;
mod sensitivity;
mod tables;
mod words;
mod workers;

use super::args::ProveArgs;
use super::check::{cannot_read, files, problems};
use super::interrupt::Interrupt;
use super::print::Console;
use super::{COULD_NOT, FINE, PROBLEMS, render};
use crate::conversation::Pick;
use crate::diagnostic::{Diagnostic, Severity};
use crate::library::{self, LoadedFile};
use crate::phrase;
use crate::proof::findings::{Found, in_library, in_scenario, in_seat, on_days};
use crate::proof::lints::{LibraryView, Scope, SeatView, class_of};
use crate::proof::settings::Settings;
use crate::proof::{BUDGET, SeatProof, choices_list, prove_seat_while};
use crate::scenario::places::Places;
use crate::scenario::{Day, Scenario, Seat, SeatIx};
use crate::text::{Lang, list};
use progress::Progress;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use workers::{NoRoom, Pool, share_out};

/// A seat that was proved.
pub struct Proved {
    scenario: Arc<Scenario>,
    proof: SeatProof,
    /// The other day of the seat that this is about, on which alone the scenario takes place; none for the
    /// seat itself.
    day: Option<Day>,
    /// How long it took, all days together; none for a day.
    took: Option<Duration>,
}

impl Proved {
    fn seat(&self) -> &Seat {
        &self.scenario.seats[self.proof.seat.index()]
    }

    /// The other days of the seat, each by itself.
    fn on_days(&self) -> Vec<Proved> {
        let days = self.seat().each_day().zip(&self.proof.days);
        let proved = days.filter_map(|((index, day), proof)| {
            let scenario = Arc::new(self.scenario.on_day(self.proof.seat, index)?);
            Some(Proved { scenario, proof: proof.clone(), day: Some(day.clone()), took: None })
        });
        proved.collect()
    }

    /// The seat's id, and the day's if it is another one.
    fn seat_and_day(&self) -> String {
        let seat = &self.seat().id;
        self.day.as_ref().map_or_else(|| seat.clone(), |day| format!("{seat} · {}", day.id))
    }

    /// How a play is called up again: its choices, and the day if it is another one.
    fn choices(&self, picks: &[Pick]) -> String {
        let choices = choices_list(picks);
        self.day.as_ref().map_or_else(|| choices.clone(), |day| format!("{choices} --day {}", day.id))
    }

    /// Scenario and seat, as tables name them.
    fn name(&self) -> String {
        format!("{} · {}", self.scenario.id, self.seat().id)
    }
}

/// Proves the scenarios in the files and folders.
pub fn prove(console: Console, args: &ProveArgs, lang: Lang) -> io::Result<u8> {
    let mut complaints = Vec::new();
    let mut checked: Vec<LoadedFile> = Vec::new();
    for path in &args.paths {
        match files(path, lang) {
            Err(complaint) => complaints.push(complaint),
            Ok(paths) => {
                for path in paths {
                    match library::check_file(&path) {
                        Ok(file) => checked.push(file),
                        Err(error) => complaints.push(cannot_read(&path, &error.cause, lang)),
                    }
                }
            }
        }
    }
    let (settings, own) = settings(&args.paths);
    let mut wrong = own.as_ref().is_some_and(|own| !own.problems.is_empty());
    if let Some(own) = &own {
        problems(own, lang, console.colours_err, |text| console.complain(&text))?;
    }
    for file in checked.iter().filter(|file| file.scenario.is_none()) {
        problems(file, lang, console.colours_err, |text| console.complain(&text))?;
        let file = render::plain(&file.name);
        console.complain(&phrase!(lang, "cli.prove.broken", file = file))?;
        wrong = true;
    }
    let tasks = tasks(&checked, args.seat.as_deref());
    if let (true, Some(seat)) = (tasks.is_empty() && !wrong && complaints.is_empty(), &args.seat) {
        complaints.push(phrase!(lang, "cli.prove.no_such_seat", seat = seat));
    }
    let budget = args.budget.unwrap_or(BUDGET);
    let interrupt = Interrupt::listen();
    let proved = prove_all(&tasks, budget, &interrupt, lang);
    if interrupt.is_told() && proved.len() < tasks.len() {
        complaints.push(stopped(&tasks, &proved, lang));
        if proved.is_empty() {
            return told(console, &complaints, wrong);
        }
    }
    if let Some(named) = &args.forms {
        let forms = forms::forms(&proved, named.as_deref());
        let words = if args.json { serde_json::to_string_pretty(&forms.json())? } else { forms.words(lang) };
        console.line(&words)?;
        return told(console, &complaints, wrong || !forms.are_alike());
    }
    let findings = Findings::of(&checked, &proved, &settings);
    let sensitivity = args.sensitivity && !interrupt.is_told();
    let robustness = sensitivity.then(|| sensitivity::robustness(&proved, budget, lang));
    if args.json {
        console.line(&json::whole(&checked, &proved, &findings, robustness.as_deref(), lang)?)?;
    } else if args.markdown {
        console.line(markdown::page(&proved, &findings).trim_end())?;
    } else {
        report::print(console, args, &checked, &proved, &findings, lang)?;
        if let Some(robustness) = &robustness {
            console.line(&sensitivity::words(robustness, lang))?;
        }
    }
    wrong |= findings.count(Severity::Error) > 0;
    told(console, &complaints, wrong)
}

/// Complains of what couldn't be done, and gives the exit code.
fn told(console: Console, complaints: &[String], wrong: bool) -> io::Result<u8> {
    for complaint in complaints {
        console.complain(complaint)?;
    }
    Ok(match (complaints.is_empty(), wrong) {
        (false, _) => COULD_NOT,
        (true, true) => PROBLEMS,
        (true, false) => FINE,
    })
}

/// Says that somebody had enough, and which seats are not proved.
fn stopped(tasks: &[(Arc<Scenario>, SeatIx)], proved: &[Proved], lang: Lang) -> String {
    if proved.is_empty() {
        return phrase!(lang, "cli.prove.stopped_at_nothing");
    }
    let is_proved = |task: &&(Arc<Scenario>, SeatIx)| {
        proved.iter().any(|proved| Arc::ptr_eq(&proved.scenario, &task.0) && proved.proof.seat == task.1)
    };
    let missing: Vec<String> = tasks
        .iter()
        .filter(|task| !is_proved(task))
        .map(|(scenario, seat)| format!("{} · {}", scenario.id, scenario.seats[seat.index()].id))
        .collect();
    let missing = list(lang, &missing.iter().map(String::as_str).collect::<Vec<_>>());
    phrase!(lang, "cli.prove.stopped", done = proved.len(), all = tasks.len(), missing = missing)
}

/// What the library says that the first path lies in.
pub fn settings(paths: &[impl AsRef<Path>]) -> (Settings, Option<LoadedFile>) {
    let Some(first) = paths.first().map(AsRef::as_ref) else { return (Settings::default(), None) };
    let folder = if library::is_folder(first) { Some(first) } else { first.parent() };
    // A file named without a folder lies in the present one.
    let folder = folder.map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    folder.map_or_else(|| (Settings::default(), None), library::settings_in)
}

/// The seats to prove.
fn tasks(checked: &[LoadedFile], wanted: Option<&str>) -> Vec<(Arc<Scenario>, SeatIx)> {
    let scenarios = checked.iter().filter_map(|file| file.scenario.as_ref());
    scenarios
        .flat_map(|scenario| {
            let seats = (0u8..).map(SeatIx).zip(&scenario.seats);
            seats
                .filter(|(_, seat)| wanted.is_none_or(|wanted| wanted == seat.id))
                .map(|(index, _)| (Arc::clone(scenario), index))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Why the search of a seat broke off.
enum BrokenOff {
    /// It begins again when there is room for it.
    NoRoom,
    /// Somebody has had enough.
    Told,
}

/// Proves seats, in their order; fewer than all once somebody has had enough. They share one budget of states
/// that are held at a time, and each may come to that many.
fn prove_all(
    tasks: &[(Arc<Scenario>, SeatIx)],
    budget: usize,
    interrupt: &Interrupt,
    lang: Lang,
) -> Vec<Proved> {
    let progress = Progress::new(tasks.len(), lang);
    let pool = Pool::new(budget);
    let proved = share_out(tasks, |place, (scenario, seat)| {
        let started = Instant::now();
        let mut seen = 0;
        let proof = pool.run(place, || {
            let proof = prove_seat_while(scenario, *seat, budget, &mut |_, states| {
                if interrupt.is_told() {
                    return ControlFlow::Break(BrokenOff::Told);
                }
                // A second look begins at few states again.
                progress.explored(states.saturating_sub(seen));
                seen = seen.max(states);
                pool.holds(place, states).map_break(|NoRoom| BrokenOff::NoRoom)
            });
            match proof {
                ControlFlow::Continue(proof) => ControlFlow::Continue(Some(proof)),
                ControlFlow::Break(BrokenOff::Told) => ControlFlow::Continue(None),
                ControlFlow::Break(BrokenOff::NoRoom) => ControlFlow::Break(NoRoom),
            }
        });
        progress.seat_done();
        Some(Proved {
            scenario: Arc::clone(scenario),
            proof: proof?,
            day: None,
            took: Some(started.elapsed()),
        })
    });
    progress.finish();
    proved
}

/// Everything that the lints found.
pub struct Findings {
    /// For each file, in their order.
    files: Vec<Vec<Diagnostic>>,
    /// Of all seats together.
    library: Vec<Diagnostic>,
    /// What they went by.
    view: LibraryView,
}

impl Findings {
    fn of(checked: &[LoadedFile], proved: &[Proved], settings: &Settings) -> Findings {
        let seats_of = |scenario: &Arc<Scenario>| {
            let scenario = Arc::clone(scenario);
            proved.iter().filter(move |proved| Arc::ptr_eq(&proved.scenario, &scenario))
        };
        let looked_at = checked.iter().filter_map(|file| file.scenario.as_ref());
        let scope = Scope::of(looked_at.filter(|scenario| seats_of(scenario).next().is_some()).count());
        let files = checked
            .iter()
            .map(|file| {
                let Some(scenario) = &file.scenario else { return Vec::new() };
                let places = Places::of(&file.source);
                let mut found: Vec<Found> = in_scenario(scenario, scope, settings);
                for Proved { proof, .. } in seats_of(scenario) {
                    found.extend(in_seat(scenario, proof, scope, settings));
                    found.extend(on_days(scenario, proof, scope, settings));
                }
                let mut found: Vec<Diagnostic> =
                    found.iter().map(|found| found.diagnostic(scenario, &places)).collect();
                found.sort_by_key(|found| (class_of(found.code), found.span.map(|span| span.start)));
                found
            })
            .collect();
        let whole = proved.iter().filter_map(|proved| SeatView::of(&proved.scenario, &proved.proof));
        let view = LibraryView::of(&whole.collect::<Vec<_>>());
        let mut library: Vec<Diagnostic> = in_library(&view, settings).iter().map(Found::at_large).collect();
        library.sort_by_key(|found| class_of(found.code));
        Findings { files, library, view }
    }

    /// All of them: those of the files, then those of all seats together.
    fn all(&self) -> Vec<&Diagnostic> {
        self.files.iter().flatten().chain(&self.library).collect()
    }

    fn count(&self, severity: Severity) -> usize {
        self.all().iter().filter(|found| found.severity == severity).count()
    }
}
