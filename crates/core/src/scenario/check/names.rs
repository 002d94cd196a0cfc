//! The ids of a scenario, and where each is defined.

use super::findings::Findings;
use crate::diagnostic::Span;
use crate::scenario::read::{Entries, Id, ScenarioDraft};
use std::collections::BTreeMap;

/// What an id is an id of. The beats of each seat are a kind of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Department,
    Person,
    Interest,
    Agreement,
    Seat,
    /// A beat of the seat at this position.
    Beat(u8),
    /// A beat of whichever seat: what a pause may name.
    AnyBeat,
}

impl Kind {
    /// What it is called in Chinese, in English, and in English of several.
    pub const fn named(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Kind::Department => ("部门", "department", "departments"),
            Kind::Person => ("人物", "person", "people"),
            Kind::Interest => ("诉求", "interest", "interests"),
            Kind::Agreement => ("方案", "agreement", "agreements"),
            Kind::Seat => ("位子", "seat", "seats"),
            Kind::Beat(_) | Kind::AnyBeat => ("节拍", "beat", "beats"),
        }
    }
}

/// The ids of one kind of thing, in the order of the file.
pub struct Table {
    kind: Kind,
    ids: Vec<Id>,
    positions: BTreeMap<String, usize>,
    /// Whether these are all of them: if some couldn't be read, nothing is known to be missing.
    whole: bool,
}

impl Table {
    /// The ids of these entries.
    pub fn of<T>(kind: Kind, entries: &Entries<T>) -> Table {
        let ids: Vec<Id> = entries.list.iter().map(|(id, _)| id.clone()).collect();
        let positions = ids.iter().enumerate().map(|(at, id)| (id.value.clone(), at)).collect();
        Table { kind, ids, positions, whole: entries.whole }
    }

    /// What these are the ids of.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The ids.
    pub fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.ids.iter().map(|id| id.value.as_str())
    }

    /// The ids with where they are defined.
    pub fn definitions(&self) -> impl Iterator<Item = (&str, Span)> {
        self.ids.iter().map(|id| (id.value.as_str(), id.span))
    }

    /// Whether these are all of them.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// Where an id stands in the table; unlike [`Table::find`], reports nothing.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// The same as a small number.
    pub fn position(&self, id: &str) -> Option<u8> {
        u8::try_from(self.place(id)?).ok()
    }

    /// The position of an id that is used; one that is not known will be reported with all its uses.
    pub fn find(&self, id: &Id, findings: &mut Findings) -> Option<usize> {
        let found = self.place(&id.value);
        match found {
            Some(position) => findings.references.used(self.kind, position),
            None if self.whole => findings.references.unknown(self.kind, id),
            None => {}
        }
        found
    }

    /// The position of an id as a small number. Tables that don't fit in one are refused as too
    /// long before anything is looked up.
    pub fn find_small(&self, id: &Id, findings: &mut Findings) -> Option<u8> {
        self.find(id, findings).and_then(|position| u8::try_from(position).ok())
    }
}

/// Every table of ids that a scenario has, but for those of its seats.
pub struct Names {
    pub departments: Table,
    pub cast: Table,
    pub interests: Table,
    pub agreements: Table,
    pub seats: Table,
}

impl Names {
    /// The ids of a draft.
    pub fn of(draft: &ScenarioDraft) -> Names {
        Names {
            departments: Table::of(Kind::Department, &draft.departments),
            cast: Table::of(Kind::Person, &draft.cast),
            interests: Table::of(Kind::Interest, &draft.interests),
            agreements: Table::of(Kind::Agreement, &draft.agreements),
            seats: Table::of(Kind::Seat, &draft.seats),
        }
    }

    /// All of them.
    pub fn tables(&self) -> [&Table; 5] {
        [&self.departments, &self.cast, &self.interests, &self.agreements, &self.seats]
    }
}
