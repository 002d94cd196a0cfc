//! Every kind of thing that can be said about a course's files and not about a scenario's: known here, once.
//!
//! What is wrong with a file as text, with a value or with an id has the kinds that scenarios have, too
//! (`counterpart_core::scenario::Code`); `tests/course_files.rs` asks for a file with the fault for every
//! kind that is listed.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// A kind of problem of a course's file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every kind.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The name in reports. Stable: scripts may rely on it.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Code::$name => $key,)*
                }
            }
        }
    };
}

codes! {
    /// What is no day of the calendar.
    NotADay = "not-a-day",
    /// What names no desk: a scenario and one of its seats.
    NotADesk = "not-a-desk",
    /// A scenario stands in two forms, or twice in one.
    ScenarioTwice = "scenario-twice",
    /// The forms don't have equally many conversations.
    UnevenForms = "uneven-forms",
    /// More forms than there are times at which one is taken.
    TooManyForms = "too-many-forms",
    /// A step comes before what it needs, or on a day that is past by then.
    StepOutOfOrder = "step-out-of-order",
    /// A step stands there twice that is taken once.
    StepTwice = "step-twice",
    /// A step needs something that the course doesn't have.
    StepWithout = "step-without",
    /// A room plays what a form keeps for later.
    FormGivenAway = "form-given-away",
    /// The steps take longer than the course lasts.
    TooLong = "too-long",
    /// A place for what is handed in that is none.
    BadHandIn = "bad-hand-in",
    /// Somewhere to hand things in, and nothing to hand in.
    NothingToHandIn = "nothing-to-hand-in",

    /// A sentence of a model can't be said.
    IllegalModel = "LESSON-01",
    /// The bad model isn't judged below 0 by a rule of the lesson.
    BadIsNotBad = "LESSON-02",
    /// The good model isn't judged above 0.
    GoodIsNotGood = "LESSON-03",
    /// Too few drill items, or all from one scenario.
    TooFewItems = "LESSON-04",
    /// All models lie in one form.
    ModelsInOneForm = "LESSON-05",
    /// The lesson takes too long to read.
    TooMuchToRead = "LESSON-06",
    /// A rule of the lesson is never shown.
    RuleNeverShown = "LESSON-07",

    /// The items of a drill are of another text of the scenario.
    StaleDrill = "stale-drill",
    /// A drill item is no longer what it was.
    IdleItem = "idle-item",
    /// A lesson has no drill.
    NoDrill = "no-drill",

    /// A fact lacks its source, its date or its kind.
    FactWithout = "CASE-01",
    /// A question has the points of one side only.
    OneSided = "CASE-02",
    /// A question of fact has no right answer, or another question has one.
    RightAnswer = "right-answer",

    /// An item of a survey lacks what its kind needs, or has what it can't have.
    ItemShape = "item-shape",
}
