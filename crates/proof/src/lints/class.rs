//! The classes of findings: what kind of trouble it is, and of how much one can say it.

use counterpart_core::diagnostic::Severity;
use counterpart_core::text::Words;

/// What kind of trouble a lint finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// It doesn't work as it is written, whatever the file is for.
    Broken,
    /// The best option, or a good result, can be had without following the conversation. Said only where
    /// there are beats enough to tell.
    GivesAway,
    /// Each file may be as it is; together they train one thing too much, or another too little. Never
    /// said of one file or one seat.
    Balance,
}

impl Class {
    /// Every class, the one that matters most first.
    pub const ALL: [Class; 3] = [Class::Broken, Class::GivesAway, Class::Balance];

    /// How much it matters, unless a library says otherwise.
    pub const fn severity(self) -> Severity {
        match self {
            Class::Broken | Class::GivesAway => Severity::Error,
            Class::Balance => Severity::Warning,
        }
    }

    /// The id in reports. Stable.
    pub const fn id(self) -> &'static str {
        match self {
            Class::Broken => "broken",
            Class::GivesAway => "gives-away",
            Class::Balance => "balance",
        }
    }

    /// What it is called.
    pub const fn name(self) -> Words {
        match self {
            Class::Broken => Words::new("有毛病", "broken"),
            Class::GivesAway => Words::new("露底", "gives itself away"),
            Class::Balance => Words::new("不均衡", "balance"),
        }
    }
}

/// Of how much something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One scenario, or some of its seats.
    One,
    /// Several scenarios: a library, or a course.
    Library,
}

impl Scope {
    /// Of so many scenarios.
    pub const fn of(scenarios: usize) -> Scope {
        if scenarios > 1 { Scope::Library } else { Scope::One }
    }

    /// Whether findings of this class can be said of it.
    pub fn allows(self, class: Class) -> bool {
        self == Scope::Library || class != Class::Balance
    }
}
