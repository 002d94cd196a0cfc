//! Days: the same conversation begun differently.

use super::cast;
use super::findings::Findings;
use super::seat::SeatNames;
use crate::scenario::Code;
use crate::scenario::id::{BeatIx, CharacterIx};
use crate::scenario::model::{Day, Start};
use crate::scenario::read::{DayDraft, Entries, Id, shortened};
use crate::text::Text;

/// The most other days of a seat.
const MAX_DAYS: usize = 7;

/// What holds on a day unless it says otherwise.
#[derive(Clone, Copy)]
pub struct Usual<'s> {
    /// Who sits across.
    pub facing: &'s [CharacterIx],
    /// The first beat.
    pub opens: Option<BeatIx>,
    /// What the player knows.
    pub knows: Option<&'s [Text]>,
}

/// Checks the days of a seat.
pub fn days(
    draft: Option<Entries<DayDraft>>,
    usual: Usual,
    names: &mut SeatNames,
    findings: &mut Findings,
) -> Option<Vec<Day>> {
    let draft = draft?;
    findings.limit(("别的日子", "other days"), draft.list.len(), MAX_DAYS, draft.span);
    let whole = draft.whole;
    let days: Vec<Option<Day>> =
        draft.list.into_iter().map(|(id, draft)| day(&id, draft?, usual, names, findings)).collect();
    days.into_iter().collect::<Option<Vec<Day>>>().filter(|_| whole)
}

fn day(
    id: &Id,
    draft: DayDraft,
    usual: Usual,
    names: &mut SeatNames,
    findings: &mut Findings,
) -> Option<Day> {
    let opens = match &draft.opens {
        Some(Some(beat)) => names.beat(beat, findings),
        Some(None) => usual.opens,
        None => None,
    };
    let brought = draft.start?;
    let mut start: Vec<Option<Start>> = usual
        .facing
        .iter()
        .map(|person| names.known.brought.get(person.index()).copied().flatten())
        .collect();
    let mut readable = brought.whole;
    for (person, draft) in &brought.list {
        let own = draft.as_ref().and_then(|draft| cast::start(draft, findings));
        let position = names.facing(person, findings);
        match (position, own) {
            (Some(position), Some(own)) => start[usize::from(position)] = Some(own),
            _ => readable = false,
        }
    }
    let says_nothing = matches!(draft.opens, Some(None))
        && brought.whole
        && brought.list.is_empty()
        && matches!(draft.knows, Some(None));
    if says_nothing {
        findings.error(
            Code::SameDay,
            id.span,
            Text::new(
                format!("“{}”这一天和平常没有区别", shortened(&id.value)),
                format!("The day `{}` is like any other", shortened(&id.value)),
            ),
            Text::new(
                "写上 opens、start、knows 中至少一样。",
                "Give it at least one of `opens`, `start` and `knows`.",
            ),
        );
    }
    let knows = match draft.knows {
        Some(Some(knows)) => Some(knows),
        Some(None) => usual.knows.map(<[Text]>::to_vec),
        None => None,
    };
    if !readable {
        return None;
    }
    Some(Day {
        id: id.value.clone(),
        name: draft.name?,
        opens: opens?,
        start: start.into_iter().collect::<Option<_>>()?,
        knows: knows?,
    })
}
