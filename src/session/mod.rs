//! What the game knows and does, without a window: the screens' model, and what comes of what
//! they ask for.
//!
//! Views read a [`Session`] and push [`Command`]s; [`Session::apply`] hands each to its area, which has a
//! file of its own: `navigation` (a stack of screens, each with what it needs loaded when it opens),
//! `records`, `people`, `course`, `settings`, `play`, `review`, `lesson`, `workshop`. It knows neither Bevy nor egui, so every journey through the
//! game can be tested without either.
//!
//! **Not here:** how anything looks (`app`), what a move does (`conversation`), how rows are kept
//! (`records`).

pub mod background;
mod command;
pub mod course;
mod diagnostics;
mod expression;
pub mod lesson;
mod library;
mod navigation;
mod people;
mod play;
mod preferences;
mod progress;
mod records;
mod review;
mod screen;
mod settings;
mod told;
pub mod workshop;

pub use background::Work;
pub use command::Command;
pub use course::CourseCommand;
pub use expression::{Glimpse, Own, Posture, Reaction, Seen, Situation, face_of, face_parts};
pub use lesson::{LessonCommand, Lessons};
pub use navigation::{NavCommand, Navigation};
pub use people::{PERSON_LENGTH, People, PeopleCommand};
pub use play::{Board, Phase, PlayCommand, Playing};
pub use preferences::{Mode, Preferences, ThemeChoice};
pub use progress::Progress;
pub use records::RecordsCommand;
pub use review::{Review, ReviewCommand};
pub use screen::{Need, Screen, ScreenId};
pub use settings::SettingsCommand;
pub use workshop::WorkshopCommand;

use crate::history::PersonSkill;
use crate::library::Library;
use crate::records::Store;
use crate::scenario::SeatRef;
use crate::server::KeptRoom;
use crate::text::{Lang, Text};
use background::AtWork;
use course::OwnCourse;
use jiff::tz::TimeZone;
use play::ChosenDays;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use workshop::{Preparation, Workshop};

/// Where time and chance come from, and what lies beyond the game. The game hands over the system's;
/// tests hand over their own.
pub struct Outside {
    /// The time now, in milliseconds since 1970 (UTC).
    pub now_ms: Box<dyn Fn() -> i64 + Send + Sync>,
    /// Milliseconds of a clock that only ever goes forward, whatever is done to the system's: for everything that takes
    /// time.
    pub steady_ms: Arc<dyn Fn() -> u64 + Send + Sync>,
    /// The zone of the person's clock, for dates that are read.
    pub zone: TimeZone,
    /// 128 random bits.
    pub random: Box<dyn FnMut() -> u128 + Send + Sync>,
    /// The folder in which rooms are kept; none if nothing can be.
    pub data: Option<PathBuf>,
    /// Has the screen drawn again: something has happened that nobody at this computer did.
    pub wake: Arc<dyn Fn() + Send + Sync>,
    /// Does what takes longer than a picture may.
    pub worker: background::Worker,
    /// Opens a file with the program that the system has for it; gives whether there is one.
    pub open: Box<dyn Fn(&Path) -> bool + Send + Sync>,
}

impl Outside {
    /// Time and chance, and nothing beyond: no folder, nobody to wake, no program to open anything. What takes long
    /// is done at once. The one clock stands for both.
    pub fn of(
        now_ms: impl Fn() -> i64 + Send + Sync + 'static,
        random: impl FnMut() -> u128 + Send + Sync + 'static,
    ) -> Outside {
        let now_ms = Arc::new(now_ms);
        let steady = Arc::clone(&now_ms);
        Outside {
            now_ms: Box::new(move || now_ms()),
            steady_ms: Arc::new(move || u64::try_from(steady()).unwrap_or(0)),
            zone: TimeZone::UTC,
            random: Box::new(random),
            data: None,
            wake: Arc::new(|| {}),
            worker: background::at_once(),
            open: Box::new(|_| false),
        }
    }
}

/// The scenario that newcomers begin with, and that stands for the game, if it is there.
pub const BEGIN_WITH: &str = "late-shipment";

/// A message to the person that stays until it is put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened and what it means for them.
    pub text: Text,
}

/// Everything the screens show.
pub struct Session {
    /// The scenarios.
    pub library: Arc<Library>,
    /// How this person wants the game.
    pub preferences: Preferences,
    navigation: Navigation,
    /// The play that is going on or was just finished.
    pub playing: Option<Playing>,
    /// The look back at a finished play.
    pub review: Option<Review>,
    /// The lessons there are, and the one that is being taken.
    pub lessons: Lessons,
    /// Who is here, and who else is at times.
    pub people: People,
    /// What was played so far.
    pub progress: Progress,
    chosen_days: ChosenDays,
    /// Their course: what is due, what comes next, where they stand.
    pub course: OwnCourse,
    /// The person's skill over all their plays, as of when a screen opened that shows it.
    pub skill: PersonSkill,
    /// What a facilitator has settled for the next room.
    pub preparation: Preparation,
    /// The room that is led from here.
    pub workshop: Option<Workshop>,
    /// The cases that a room can take up.
    pub cases: Vec<Arc<crate::course::file::case::Case>>,
    /// The workshop's sessions that are kept, the latest first.
    pub kept_rooms: Vec<KeptRoom>,
    resumable: BTreeSet<PathBuf>,
    /// Messages to the person.
    pub notices: Vec<Notice>,
    /// Whether the game should close.
    pub closing: bool,
    store: Store,
    not_opened: Option<Text>,
    not_kept: Option<Text>,
    at_work: AtWork,
    outside: Outside,
    seed: Option<u64>,
}

impl Session {
    /// A session at its first screen: the choice of language if none was chosen, home otherwise.
    /// `lang` overrides the stored language; `seed` fixes the order of options for every play.
    pub fn new(
        library: Library,
        store: Store,
        outside: Outside,
        lang: Option<Lang>,
        seed: Option<u64>,
    ) -> Session {
        let kept = store.settings();
        let mut preferences = kept.as_ref().cloned().unwrap_or_default();
        let chosen = preferences.lang.is_some() || lang.is_some();
        if lang.is_some() {
            preferences.lang = lang;
        }
        let preparation = Preparation::usual(&library, BEGIN_WITH, &preferences);
        let mut session = Session {
            library: Arc::new(library),
            preferences,
            navigation: Navigation::at(Screen::Language),
            playing: None,
            review: None,
            lessons: Lessons::default(),
            people: People::default(),
            progress: Progress::default(),
            chosen_days: ChosenDays::default(),
            course: OwnCourse::default(),
            skill: PersonSkill::default(),
            preparation,
            workshop: None,
            cases: Vec::new(),
            kept_rooms: Vec::new(),
            resumable: BTreeSet::new(),
            notices: Vec::new(),
            closing: false,
            store,
            not_opened: None,
            not_kept: None,
            at_work: AtWork::default(),
            outside,
            seed,
        };
        session.read_or_tell(kept);
        session.hurry_the_store();
        session.tell_unread();
        if chosen {
            session.apply(NavCommand::Go(Screen::Home));
            if session.people.are_several() {
                session.apply(NavCommand::Go(Screen::People));
            }
        }
        session
    }

    /// Carries out one command. What can't be carried out now changes nothing; what the store refuses is
    /// told to the person.
    pub fn apply(&mut self, command: impl Into<Command>) {
        let done = match command.into() {
            Command::Nav(command) => {
                self.navigate(command);
                Ok(())
            }
            Command::Records(command) => {
                self.open_records(command);
                Ok(())
            }
            Command::People(command) => self.people_do(command),
            Command::Course(command) => self.course_do(command),
            Command::Settings(command) => self.change_setting(command),
            Command::Play(command) => self.play(command),
            Command::Review(command) => self.look_back(command),
            Command::Lesson(command) => self.take_lesson(command),
            Command::Workshop(command) => self.work(command),
        };
        if let Err(error) = done {
            self.tell_not_kept(&error);
        }
    }

    /// The screen that is open.
    pub const fn screen(&self) -> &Screen {
        self.navigation.open()
    }

    /// The time by the clock of the room that is led, in milliseconds: what the end of a vote is in.
    pub fn room_ms(&self) -> u64 {
        let host = self.workshop.as_ref().and_then(Workshop::host);
        host.map_or_else(|| (self.outside.steady_ms)(), crate::server::Host::now_ms)
    }

    /// The play that the stage acts out: the room's while one is led, that of a lesson or of a drill while one is taken, otherwise
    /// the trainee's.
    pub fn on_stage(&self) -> Option<&Playing> {
        match (self.screen(), &self.workshop) {
            (Screen::Facilitate, Some(workshop)) => Some(&workshop.snapshot.playing),
            (Screen::Lesson { .. }, _) => self.lessons.taking.as_ref().and_then(lesson::Taking::on_stage),
            (Screen::Drill { .. }, _) => self.lessons.day_drill.as_ref().and_then(lesson::DayDrill::on_stage),
            _ => self.playing.as_ref(),
        }
    }

    /// The language of the screens.
    pub fn lang(&self) -> Lang {
        self.preferences.lang.unwrap_or(Lang::En)
    }

    /// A seat of a scenario that can be played, by their ids.
    pub fn seat_ref(&self, scenario: &str, seat: &str) -> Option<SeatRef<'_>> {
        let scenario = self.library.find(scenario)?;
        let (_, seat) = scenario.seat(seat)?;
        Some(SeatRef { scenario, seat })
    }

    /// Tells the person something.
    pub fn tell(&mut self, text: Text) {
        let notice = Notice { text };
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// Whether a room votes at this moment.
    pub fn votes(&self) -> bool {
        self.workshop.as_ref().is_some_and(|workshop| workshop.snapshot.phase == crate::room::Phase::Open)
    }
}
