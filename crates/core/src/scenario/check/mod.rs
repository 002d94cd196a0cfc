//! From a draft to a checked scenario: every id resolved, every value in range, every beat on a way
//! from the opening to an ending.
//!
//! What couldn't be read is passed over, and so is what depends on it: one mistake is reported once,
//! and doesn't hide the others.

mod beat;
mod branches;
mod cast;
mod conditions;
mod days;
mod findings;
mod first;
mod flow;
mod lines;
mod names;
mod reach;
mod references;
mod seat;
mod worth;

pub(super) use lines::usual as usual_line;

use super::Code;
use super::digest;
use super::id::{BeatIx, CharacterIx, InterestIx, SeatIx};
use super::model::*;
use super::read::{self, Entries, FacilitatorDraft, PauseDraft, ScenarioDraft, SeatDraft};
use crate::diagnostic::Diagnostic;
use crate::text::Text;
use findings::Findings;
use names::{Kind, Names, Table};

/// The most interests a scenario may have: they are remembered as bits of one number.
pub const MAX_INTERESTS: usize = 32;
/// The most agreements a scenario may have, likewise.
pub const MAX_AGREEMENTS: usize = 16;
/// The most people and departments a scenario may have.
pub const MAX_PEOPLE: usize = 32;
/// The most seats a scenario may have.
pub const MAX_SEATS: usize = 16;
/// The most beats a seat may have.
pub const MAX_BEATS: usize = 1000;

/// What the checks of a seat know of the rest of the scenario.
struct Known<'n> {
    names: &'n Names,
    /// Of each person, whether they have a start; none where that couldn't be read.
    starts: Vec<Option<bool>>,
    /// Of each person, what they bring along; none where that couldn't be read or isn't there.
    brought: Vec<Option<Start>>,
    /// Of each interest, whose it is.
    owners: Vec<Option<CharacterIx>>,
    /// The version of the format that the file is written in.
    format: u32,
}

/// Checks a draft. Gives a scenario as far as one can be made; the caller keeps it only if no
/// problem is an error.
pub fn check(draft: ScenarioDraft, source: &str, problems: &mut Vec<Diagnostic>) -> Option<Scenario> {
    let findings = &mut Findings::new(problems);
    if !limits(&draft, findings) {
        return None;
    }
    first::notes(&draft, findings);
    let names = Names::of(&draft);
    let beats: Vec<Table> =
        (0u8..).zip(&draft.seats.list).map(|(index, (_, seat))| beats(index, seat.as_ref())).collect();
    let scenario = resolved(draft, &names, &beats, findings);
    let tables: Vec<&Table> = names.tables().into_iter().chain(&beats).collect();
    references::tell(&tables, source, findings);
    scenario
}

/// The ids of a seat's beats; of a seat that can't be read, none is known to be missing.
fn beats(index: u8, seat: Option<&SeatDraft>) -> Table {
    let kind = Kind::Beat(index);
    seat.map_or_else(|| Table::of(kind, &Entries::<()>::default()), |seat| Table::of(kind, &seat.beats))
}

/// Resolves what the draft points to, as far as it can be.
fn resolved(
    draft: ScenarioDraft,
    names: &Names,
    beats: &[Table],
    findings: &mut Findings,
) -> Option<Scenario> {
    let departments = checked(draft.departments, |id, name: Option<Text>| {
        Some(Department { id: id.value.clone(), name: name? })
    });
    let flow = draft.flow.and_then(|flow| cast::flow(flow, names, findings));
    let starts =
        draft.cast.list.iter().map(|(_, person)| Some(person.as_ref()?.start.as_ref()?.is_some())).collect();
    let mut brought = Vec::new();
    let cast = checked(draft.cast, |id, person| {
        let person = person.and_then(|person| cast::character(id, person, names, findings));
        brought.push(person.as_ref().and_then(|person| person.start));
        person
    });
    let mut owners = Vec::new();
    let interests = checked(draft.interests, |id, interest| {
        let interest = interest.and_then(|interest| cast::interest(id, interest, names, findings));
        owners.push(interest.as_ref().map(|interest| interest.of));
        interest
    });
    let agreements = checked(draft.agreements, |id, draft| worth::agreement(id, draft?, names, findings));
    let walk_away = draft.walk_away.and_then(|draft| worth::worths(&draft, names, findings));
    let format = draft.format.and_then(|format| u32::try_from(format.value).ok());
    let known = Known { names, starts, brought, owners, format: format.unwrap_or(super::FORMAT) };
    let seats = checked(draft.seats, |id, seat| {
        let index = names.seats.position(&id.value)?;
        seat::seat(index, id, seat?, &known, findings)
    });
    let facilitator = match draft.facilitator {
        None => None,
        Some(None) => draft.title.clone().map(|title| Facilitator {
            before: title,
            pauses: Vec::new(),
            after: Vec::new(),
        }),
        Some(Some(notes)) => self::facilitator(notes, beats, names, findings),
    };
    let (mut cast, interests) = (cast?, interests?);
    for (index, interest) in (0u8..).zip(&interests) {
        cast[interest.of.index()].interests |= InterestIx(index).bit();
    }
    let scenario = Scenario {
        id: draft.id?.value,
        hash: String::new(),
        format: format?,
        languages: draft.languages,
        title: draft.title?,
        summary: draft.summary?,
        kind: draft.kind?,
        problem: draft.problem?,
        topics: draft.topics?,
        room: draft.room?,
        departments: departments?,
        flow: flow?,
        facts: draft.facts?,
        cast,
        interests,
        agreements: agreements?,
        walk_away: walk_away?,
        seats: seats?,
        facilitator: facilitator?,
        pairing: draft.pairing?,
    };
    Some(Scenario { hash: digest::hash(&scenario), ..scenario })
}

/// Checks how many there are of everything: more could not be numbered, so that nothing else is
/// looked at then.
fn limits(draft: &ScenarioDraft, findings: &mut Findings) -> bool {
    let mut fits = true;
    let mut limit = |words, count: usize, most: usize, span| {
        findings.limit(words, count, most, span);
        fits &= count <= most;
    };
    limit(("部门", "departments"), draft.departments.list.len(), MAX_PEOPLE, draft.departments.span);
    limit(("人物", "people"), draft.cast.list.len(), MAX_PEOPLE, draft.cast.span);
    limit(("诉求", "interests"), draft.interests.list.len(), MAX_INTERESTS, draft.interests.span);
    limit(("方案", "agreements"), draft.agreements.list.len(), MAX_AGREEMENTS, draft.agreements.span);
    limit(("位子", "seats"), draft.seats.list.len(), MAX_SEATS, draft.seats.span);
    for seat in draft.seats.list.iter().filter_map(|(_, seat)| seat.as_ref()) {
        limit(("节拍", "beats"), seat.beats.list.len(), MAX_BEATS, seat.beats.span);
    }
    if draft.seats.whole && draft.seats.list.is_empty() {
        findings.error(
            Code::NoSeat,
            draft.seats.span,
            Text::new("没有可以谈的位子", "There is no seat to play from"),
            Text::new("在 seats 里至少写一个。", "Write at least one in `seats`."),
        );
    }
    fits
}

/// Checks every entry, those that couldn't be read, too; nothing if one of them is no good.
fn checked<D, T>(
    entries: Entries<D>,
    mut check: impl FnMut(&read::Id, Option<D>) -> Option<T>,
) -> Option<Vec<T>> {
    let whole = entries.whole;
    let checked: Vec<Option<T>> = entries.list.into_iter().map(|(id, draft)| check(&id, draft)).collect();
    checked.into_iter().collect::<Option<Vec<T>>>().filter(|_| whole)
}

fn facilitator(
    notes: FacilitatorDraft,
    beats: &[Table],
    names: &Names,
    findings: &mut Findings,
) -> Option<Facilitator> {
    let pauses: Option<Vec<Option<Pause>>> = notes
        .pauses
        .map(|pauses| pauses.into_iter().map(|draft| pause(draft?, beats, names, findings)).collect());
    Some(Facilitator {
        before: notes.before?,
        pauses: pauses?.into_iter().collect::<Option<Vec<Pause>>>()?,
        after: notes.after?,
    })
}

fn pause(draft: PauseDraft, beats: &[Table], names: &Names, findings: &mut Findings) -> Option<Pause> {
    let only = match &draft.seat {
        Some(Some(seat)) => Some(names.seats.find(seat, findings)?),
        Some(None) => None,
        None => return None,
    };
    let beat = draft.beat?;
    let searched =
        || (0u8..).zip(beats).filter(|(seat, _)| only.is_none_or(|only| only == usize::from(*seat)));
    let found = searched().find_map(|(seat, table)| {
        let position = table.place(&beat.value)?;
        findings.references.used(table.kind(), position);
        Some((SeatIx(seat), BeatIx(u16::try_from(position).ok()?)))
    });
    if found.is_none() && searched().all(|(_, table)| table.is_whole()) {
        findings.references.unknown_in_any(searched().map(|(_, table)| table.kind()), &beat);
    }
    let (seat, beat) = found?;
    Some(Pause { seat, beat, ask: draft.ask? })
}
