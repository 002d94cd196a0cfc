//! Every kind of thing that can be said about a scenario's file: known here, once.
//!
//! Whoever reports something names its kind, so that one that isn't listed doesn't compile; and
//! `tests/broken.rs` asks for a file with the fault for every kind that is listed.
//!
//! **Not here:** the ids of lints (`counterpart-proof`), and what is wrong with `library.ron`.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// A kind of problem, or of something worth knowing.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every kind, as the reader comes across them: the text, values, names, the whole.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The name in reports, in kebab-case. Stable: scripts may rely on it.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Code::$name => $key,)*
                }
            }
        }
    };
}

codes! {
    /// A folder, a pipe or a device has the name of a scenario's file.
    NotAFile = "not-a-file",
    /// The system doesn't let the file be read.
    CannotRead = "cannot-read",
    /// A scenario's file but for one ending too many, such as `.ron.txt`.
    WrongEnding = "wrong-ending",
    /// The file is larger than any scenario.
    TooLarge = "too-large",
    /// The file is no text in UTF-8.
    NotUtf8 = "not-utf8",
    /// There is nothing in the file, or comments alone.
    EmptyFile = "empty-file",
    /// A mark, a quote or a bracket is missing, is one too many, or is another than RON's.
    Syntax = "syntax",
    /// The marks of a merge that wasn't finished.
    MergeConflict = "merge-conflict",
    /// Brackets in brackets, more than anybody could read.
    NestedTooDeep = "nested-too-deep",

    /// The version of the format is none that is read.
    WrongFormatVersion = "wrong-format-version",
    /// Worth knowing: the file is of the first version of the format.
    OldFormat = "old-format",
    /// Worth knowing, of a file of the first version: where a line may be crossed, the second wants it named.
    OldFormatLine = "old-format-line",
    /// Worth knowing, likewise: where somebody asks something, the second can say that it wants an answer.
    OldFormatQuestion = "old-format-question",
    /// Worth knowing, likewise: where somebody is held to account, the second model wants it owned.
    OldFormatAccount = "old-format-account",

    /// A field that must be there isn't.
    MissingField = "missing-field",
    /// A field that there isn't.
    UnknownField = "unknown-field",
    /// A field stands there twice.
    DuplicateField = "duplicate-field",
    /// A value of another kind than the field holds.
    WrongType = "wrong-type",
    /// A word that isn't in the closed list that it should be of.
    UnknownWord = "unknown-word",
    /// A move or a condition lacks what it is about.
    MissingArgument = "missing-argument",
    /// A move or a condition that is about nothing has something in brackets.
    UnwantedArgument = "unwanted-argument",
    /// A text lacks one of the file's languages.
    MissingLanguage = "missing-language",
    /// A text says nothing.
    EmptyText = "empty-text",
    /// A text is longer than any screen can show.
    TooLong = "too-long",
    /// A character that can't be seen, in a text or between values.
    HiddenCharacter = "hidden-character",
    /// A character that stands for one that was lost.
    LostCharacter = "lost-character",

    /// Worth a look: characters that no font of the program has.
    NotDrawn = "not-drawn",

    /// What can't be an id.
    BadId = "bad-id",
    /// An id stands there twice.
    DuplicateId = "duplicate-id",
    /// An id that nothing has.
    UnknownId = "unknown-id",
    /// The id is another than the file's name.
    IdNotFileName = "id-not-file-name",
    /// A number beyond what it may be.
    OutOfRange = "out-of-range",
    /// More of something than can be counted or taken in.
    TooMany = "too-many",
    /// A list that must hold something is empty.
    EmptyList = "empty-list",
    /// The last of a list with conditions has one.
    LastHasCondition = "last-has-condition",
    /// One of a list with conditions comes after one without.
    NeverReached = "never-reached",
    /// A condition that no state meets.
    ImpossibleCondition = "impossible-condition",

    /// A part of a face or figure that isn't drawn.
    UnknownPart = "unknown-part",
    /// What is no colour.
    BadColour = "bad-colour",
    /// The supplier and the customer are one department.
    SameDepartment = "same-department",
    /// Somebody would leave before a word is said.
    ContradictoryStart = "contradictory-start",
    /// Nothing says what it is worth to a department.
    MissingWorth = "missing-worth",

    /// There is nobody to play.
    NoSeat = "no-seat",
    /// Nobody sits across, too many do, or the player.
    BadTable = "bad-table",
    /// Somebody across the table has no mood to begin in.
    MissingStart = "missing-start",
    /// Somebody is named who doesn't sit across.
    NotAtTheTable = "not-at-the-table",
    /// An interest of the player's side stands where the other side's belongs.
    OwnInterest = "own-interest",
    /// What should end the conversation doesn't.
    NotAnEnding = "not-an-ending",
    /// A day that changes nothing.
    SameDay = "same-day",

    /// A beat has none, or several, of options, a prediction and an ending.
    BeatShape = "beat-shape",
    /// Too few options, or too many.
    OptionCount = "option-count",
    /// Too few options without a condition.
    TooFewOptions = "too-few-options",
    /// The right answer to a prediction isn't among the answers.
    TruthNotAmong = "truth-not-among",
    /// The second act of a sentence is its first.
    SameMove = "same-move",
    /// One sentence puts two agreements forward.
    TwoAgreements = "two-agreements",
    /// A line can be crossed, and nothing says which.
    MissingLine = "missing-line",
    /// A line is named that nothing crosses.
    IdleLine = "idle-line",
    /// An option crosses a line where there is none.
    NoLineHere = "no-line-here",
    /// A beat is named for its line and has none.
    NoLineThere = "no-line-there",
    /// One sentence both crosses a line and takes one back.
    CrossesAndTakesBack = "crosses-and-takes-back",
    /// A beat that nothing leads to.
    UnreachableBeat = "unreachable-beat",
    /// A way round that never ends.
    EndlessLoop = "endless-loop",

    /// There is more than is listed.
    MoreProblems = "more-problems",
}
