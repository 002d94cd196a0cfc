//! The screens of the game, and what each needs to have loaded when it opens.

use crate::course::day::Day;

/// A screen of the game, with what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The choice of language at the first start.
    Language,
    /// Where one comes in.
    Home,
    /// All scenarios.
    Library,
    /// Before a conversation.
    Briefing {
        /// The scenario's id.
        scenario: String,
        /// The seat's id.
        seat: String,
    },
    /// The conversation itself.
    Conversation,
    /// What it came to.
    Outcome,
    /// Looking back.
    Debrief,
    /// The lessons there are.
    Lessons,
    /// One of them.
    Lesson {
        /// The lesson's id.
        id: String,
    },
    /// A few moments of what was learnt on a day, by themselves.
    Drill {
        /// The day of the lessons.
        of: Day,
    },
    /// The course: its days, what was done, what comes next.
    Programme,
    /// How the person wants the game.
    Settings,
    /// Who is here, and what is kept of them.
    People,
    /// What others made and the game has in it, and under which licences.
    Licences,
    /// Before a workshop: which conversation, and how.
    Workshop,
    /// The room that is led from here: the facilitator's controls.
    Facilitate,
}

macro_rules! screens {
    ($($id:ident,)*) => {
        /// Which screen it is, whatever it is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ScreenId {
            $(#[doc = concat!("[`Screen::", stringify!($id), "`].")] $id,)*
        }

        impl ScreenId {
            /// Every screen.
            pub const ALL: &'static [ScreenId] = &[$(ScreenId::$id,)*];
        }
    };
}

screens! {
    Language,
    Home,
    Library,
    Briefing,
    Conversation,
    Outcome,
    Debrief,
    Lessons,
    Lesson,
    Drill,
    Programme,
    Settings,
    People,
    Licences,
    Workshop,
    Facilitate,
}

/// Something that a screen shows and that is read from the disk once, when the screen opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The plays so far: unfinished ones, the last ones, the seats that were finished and on which days.
    Progress,
    /// Who is here, and who else is at times.
    People,
    /// How much is kept of each of them.
    KeptOfPeople,
    /// Which sessions of workshops are kept.
    KeptRooms,
    /// The person's skill over all their plays.
    Skill,
    /// The lessons, and how far the person has come in each.
    Lessons,
    /// Which course was taken up, and what is locked until its forms are taken.
    Locks,
    /// The same, and where the person stands, what is due and what comes next.
    Course,
    /// The cases that a room can take up.
    Cases,
}

impl ScreenId {
    /// What it needs when it opens. Nothing is read from the disk while it is drawn.
    pub const fn needs(self) -> &'static [Need] {
        match self {
            ScreenId::Home => &[Need::People, Need::Progress, Need::KeptRooms, Need::Course],
            ScreenId::Programme => &[Need::People, Need::Progress, Need::Course],
            ScreenId::Library | ScreenId::Briefing => &[Need::Progress, Need::Locks],
            ScreenId::People => &[Need::People, Need::KeptOfPeople],
            ScreenId::Settings => &[Need::People],
            ScreenId::Workshop => &[Need::KeptRooms, Need::Cases],
            ScreenId::Debrief => &[Need::Skill],
            // What is locked first: nothing of it may stand in a lesson.
            ScreenId::Lessons | ScreenId::Lesson | ScreenId::Drill => &[Need::Locks, Need::Lessons],
            ScreenId::Language
            | ScreenId::Licences
            | ScreenId::Conversation
            | ScreenId::Outcome
            | ScreenId::Facilitate => &[],
        }
    }
}

impl Screen {
    /// Which one it is.
    pub const fn id(&self) -> ScreenId {
        match self {
            Screen::Language => ScreenId::Language,
            Screen::Home => ScreenId::Home,
            Screen::Library => ScreenId::Library,
            Screen::Briefing { .. } => ScreenId::Briefing,
            Screen::Conversation => ScreenId::Conversation,
            Screen::Outcome => ScreenId::Outcome,
            Screen::Debrief => ScreenId::Debrief,
            Screen::Lessons => ScreenId::Lessons,
            Screen::Lesson { .. } => ScreenId::Lesson,
            Screen::Drill { .. } => ScreenId::Drill,
            Screen::Programme => ScreenId::Programme,
            Screen::Settings => ScreenId::Settings,
            Screen::People => ScreenId::People,
            Screen::Licences => ScreenId::Licences,
            Screen::Workshop => ScreenId::Workshop,
            Screen::Facilitate => ScreenId::Facilitate,
        }
    }
}
