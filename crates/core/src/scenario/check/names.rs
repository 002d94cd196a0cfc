//! The ids of a scenario, and what to say when one is not among them.

use super::findings::Findings;
use crate::scenario::Code;
use crate::scenario::id::nearest;
use crate::scenario::read::{Entries, Id, ScenarioDraft, shortened};
use crate::text::Text;

/// The ids of one kind of thing, in the order of the file.
pub struct Table {
    what: &'static str,
    ids: Vec<String>,
    /// Whether these are all of them: if some couldn't be read, nothing is known to be missing.
    whole: bool,
}

impl Table {
    /// The ids of these entries.
    pub fn of<T>(what: &'static str, entries: &Entries<T>) -> Table {
        let ids = entries.list.iter().map(|(id, _)| id.value.clone()).collect();
        Table { what, ids, whole: entries.whole }
    }

    /// The ids.
    pub fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.ids.iter().map(String::as_str)
    }

    /// Whether these are all of them.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// The position of an id that is known; unlike [`Table::find`], reports nothing.
    pub fn position(&self, id: &str) -> Option<u8> {
        u8::try_from(self.ids.iter().position(|known| known == id)?).ok()
    }

    /// The position of an id; reports one that is not known.
    pub fn find(&self, id: &Id, findings: &mut Findings) -> Option<usize> {
        let found = self.ids.iter().position(|known| *known == id.value);
        if found.is_none() && self.whole {
            unknown(findings, id, self.what, self.ids());
        }
        found
    }

    /// The position of an id as a small number. Tables that don't fit in one are refused as too
    /// long before anything is looked up.
    pub fn find_small(&self, id: &Id, findings: &mut Findings) -> Option<u8> {
        self.find(id, findings).and_then(|position| u8::try_from(position).ok())
    }
}

/// Every table of ids that a scenario has.
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
            departments: Table::of("department", &draft.departments),
            cast: Table::of("person", &draft.cast),
            interests: Table::of("interest", &draft.interests),
            agreements: Table::of("agreement", &draft.agreements),
            seats: Table::of("seat", &draft.seats),
        }
    }
}

/// Reports an id that points at nothing.
pub fn unknown<'k>(
    findings: &mut Findings,
    id: &Id,
    what: &str,
    known: impl Iterator<Item = &'k str> + Clone,
) {
    const MOST_LISTED: usize = 12;
    let (kind, plural) = match what {
        "department" => ("部门", "departments"),
        "person" => ("人物", "people"),
        "interest" => ("诉求", "interests"),
        "agreement" => ("方案", "agreements"),
        "seat" => ("位子", "seats"),
        _ => ("节拍", "beats"),
    };
    let hint = match nearest(&id.value, known.clone()) {
        Some(meant) => Text::new(format!("是不是 {meant}？"), format!("Did you mean `{meant}`?")),
        None if (1..=MOST_LISTED).contains(&known.clone().count()) => {
            let all = known.collect::<Vec<_>>().join(", ");
            Text::new(format!("已有的{kind}：{all}"), format!("The {plural} here: {all}"))
        }
        None => Text::new(
            format!("改成已有的{kind}，或者把它补上。"),
            format!("Use a {what} that exists, or write this one."),
        ),
    };
    let shown = shortened(&id.value);
    findings.error(
        Code::UnknownId,
        id.span,
        Text::new(format!("没有叫“{shown}”的{kind}"), format!("There is no {what} `{shown}`")),
        hint,
    );
}
