//! The ids of a scenario, and what to say when one is not among them.

use super::Findings;
use crate::scenario::id::nearest;
use crate::scenario::read::{Entry, ScenarioDraft, Spanned};
use crate::text::Text;

/// The ids of one kind of thing, in the order of the file.
pub struct Table {
    what: &'static str,
    ids: Vec<String>,
}

impl Table {
    fn of<T>(what: &'static str, entries: &[Entry<T>]) -> Table {
        Table { what, ids: entries.iter().map(|(id, _)| id.value.clone()).collect() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// The ids.
    pub fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.ids.iter().map(String::as_str)
    }

    /// The position of an id; reports one that is not known.
    pub fn find(&self, id: &Spanned<String>, findings: &mut Findings) -> Option<u8> {
        let found = self.ids.iter().position(|known| *known == id.value);
        if found.is_none() {
            unknown(findings, id, self.what, self.ids());
        }
        found.and_then(|position| u8::try_from(position).ok())
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
    id: &Spanned<String>,
    what: &str,
    known: impl Iterator<Item = &'k str> + Clone,
) {
    const MOST_LISTED: usize = 12;
    let kind = match what {
        "department" => "部门",
        "person" => "人物",
        "interest" => "诉求",
        "agreement" => "方案",
        "seat" => "座位",
        _ => "节拍",
    };
    let hint = match nearest(&id.value, known.clone()) {
        Some(meant) => Text::new(format!("是不是 {meant}？"), format!("Did you mean `{meant}`?")),
        None if known.clone().count() <= MOST_LISTED => {
            let all = known.collect::<Vec<_>>().join(", ");
            Text::new(format!("已有的{kind}：{all}。"), format!("Known {what}s: {all}."))
        }
        None => Text::new(
            format!("改成已有的{kind}，或者把它补上。"),
            format!("Use a {what} that exists, or write this one."),
        ),
    };
    findings.error(
        "unknown-id",
        id.span,
        Text::new(
            format!("没有叫“{}”的{kind}", id.value),
            format!("There is no {what} `{}`", id.value),
        ),
        hint,
    );
}
