//! From a draft to a checked scenario: every id resolved, every value in range, every beat on a way
//! from the opening to an ending.

mod cast;
mod conditions;
mod flow;
mod names;
mod seat;

use super::digest;
use super::id::{AgreementIx, BeatIx, InterestIx, SeatIx};
use super::model::*;
use super::read::{AgreementDraft, Entry, ScenarioDraft, Spanned};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::text::Text;
use names::Names;

/// The most interests a scenario may have: they are remembered as bits of one number.
pub const MAX_INTERESTS: usize = 32;
/// The most agreements a scenario may have, likewise.
pub const MAX_AGREEMENTS: usize = 16;

/// Collects what is wrong.
pub(super) struct Findings<'p> {
    problems: &'p mut Vec<Diagnostic>,
}

impl Findings<'_> {
    fn add(&mut self, severity: Severity, code: &'static str, span: Span, message: Text, hint: Text) {
        self.problems.push(Diagnostic { code, severity, span: Some(span), message, hint });
    }

    fn error(&mut self, code: &'static str, span: Span, message: Text, hint: Text) {
        self.add(Severity::Error, code, span, message, hint);
    }

    fn warning(&mut self, code: &'static str, span: Span, message: Text, hint: Text) {
        self.add(Severity::Warning, code, span, message, hint);
    }

    /// A number that must lie between two others.
    fn ranged(&mut self, number: &Spanned<i64>, min: u8, max: u8) -> u8 {
        match u8::try_from(number.value) {
            Ok(value) if (min..=max).contains(&value) => value,
            _ => {
                self.error(
                    "out-of-range",
                    number.span,
                    Text::new(
                        format!("{} 不在 {min} 到 {max} 之间", number.value),
                        format!("{} is not between {min} and {max}", number.value),
                    ),
                    Text::new("换一个范围内的整数。", "Write a whole number in that range."),
                );
                min
            }
        }
    }
}

/// Checks a draft. Gives a scenario as far as one can be made; the caller keeps it only if no
/// problem is an error.
pub fn check(draft: ScenarioDraft, problems: &mut Vec<Diagnostic>) -> Option<Scenario> {
    let findings = &mut Findings { problems };
    if !super::id::is_kebab_case(&draft.id.value) {
        findings.error(
            "bad-id",
            draft.id.span,
            Text::new(
                format!("“{}”不能作 id", draft.id.value),
                format!("`{}` can't be an id", draft.id.value),
            ),
            Text::new(
                "只用小写字母、数字和连字符，比如 late-shipment，最多 64 个字符。",
                "Use lower-case letters, digits and hyphens only, such as late-shipment, 64 characters at most.",
            ),
        );
    }
    limit(findings, "interests", draft.interests.len(), MAX_INTERESTS, draft.id.span)?;
    limit(findings, "agreements", draft.agreements.len(), MAX_AGREEMENTS, draft.id.span)?;
    limit(findings, "cast", draft.cast.len(), MAX_INTERESTS, draft.id.span)?;
    limit(findings, "departments", draft.departments.len(), MAX_INTERESTS, draft.id.span)?;
    limit(findings, "seats", draft.seats.len(), MAX_AGREEMENTS, draft.id.span)?;

    let names = Names::of(&draft);
    let hash = digest::hash(&draft);
    let departments = draft
        .departments
        .into_iter()
        .map(|(id, name)| Department { id: id.value, name })
        .collect();
    let flow = cast::flow(&draft.flow, &names, findings);
    let cast: Option<Vec<Character>> =
        draft.cast.into_iter().map(|entry| cast::character(entry, &names, findings)).collect();
    let interests: Vec<Option<Interest>> = draft
        .interests
        .into_iter()
        .map(|(id, draft)| cast::interest(id, draft, &names, findings))
        .collect();
    let agreements: Vec<Agreement> = draft
        .agreements
        .into_iter()
        .map(|entry| agreement(entry, &names, findings))
        .collect();
    let walk_away = worths(&draft.walk_away, &names, findings);
    let interests: Option<Vec<Interest>> = interests.into_iter().collect();
    let (cast, interests) = (cast?, interests?);
    if draft.seats.is_empty() {
        findings.error(
            "no-seat",
            draft.id.span,
            Text::new("没有可以坐的位子", "There is no seat to play from"),
            Text::new("在 seats 里至少写一个。", "Write at least one in `seats`."),
        );
    }
    let mut seats = Vec::new();
    for entry in draft.seats {
        let within = seat::Within { names: &names, cast: &cast, interests: &interests };
        seats.push(seat::seat(entry, &within, findings)?);
    }
    let facilitator = match draft.facilitator {
        None => Facilitator { before: draft.title.clone(), pauses: Vec::new(), after: Vec::new() },
        Some(notes) => Facilitator {
            before: notes.before,
            pauses: notes
                .pauses
                .into_iter()
                .filter_map(|pause| {
                    let only = pause.seat.and_then(|seat| names.seats.find(&seat, findings));
                    let found = find_beat(&seats, only, &pause.beat.value);
                    if found.is_none() {
                        let beats = seats.iter().flat_map(|seat| seat.beats.iter().map(|b| b.id.as_str()));
                        names::unknown(findings, &pause.beat, "beat", beats);
                    }
                    let (seat, beat) = found?;
                    Some(Pause { seat, beat, ask: pause.ask })
                })
                .collect(),
            after: notes.after,
        },
    };
    Some(Scenario {
        id: draft.id.value,
        hash,
        title: draft.title,
        summary: draft.summary,
        problem: draft.problem,
        topics: draft.topics,
        room: draft.room,
        departments,
        flow: flow?,
        facts: draft.facts,
        cast,
        interests,
        agreements,
        walk_away,
        seats,
        facilitator,
        pairing: draft.pairing,
    })
}

fn limit(findings: &mut Findings, what: &str, count: usize, most: usize, span: Span) -> Option<()> {
    if count <= most {
        return Some(());
    }
    findings.error(
        "too-many",
        span,
        Text::new(
            format!("{what} 有 {count} 个，最多 {most} 个"),
            format!("There are {count} {what}; at most {most} are possible"),
        ),
        Text::new("删减，或者拆成两个情景。", "Take some out, or make two scenarios of it."),
    );
    None
}

fn find_beat(seats: &[Seat], only: Option<u8>, id: &str) -> Option<(SeatIx, BeatIx)> {
    (0u8..)
        .zip(seats)
        .filter(|(index, _)| only.is_none_or(|only| only == *index))
        .find_map(|(index, seat)| Some((SeatIx(index), seat.find(id)?)))
}

fn agreement(
    (id, draft): Entry<AgreementDraft>,
    names: &Names,
    findings: &mut Findings,
) -> Agreement {
    let worth = worths(&draft.worth, names, findings);
    let rests_on = draft
        .rests_on
        .iter()
        .filter_map(|interest| names.interests.find(interest, findings))
        .fold(0, |set, interest| set | InterestIx(interest).bit());
    Agreement { id: id.value, title: draft.title, worth, rests_on }
}

/// A worth for every department, in the order of the departments.
fn worths(
    draft: &Spanned<Vec<Entry<Spanned<i64>>>>,
    names: &Names,
    findings: &mut Findings,
) -> Vec<u8> {
    let mut worths: Vec<Option<u8>> = vec![None; names.departments.len()];
    for (department, number) in &draft.value {
        if let Some(department) = names.departments.find(department, findings) {
            worths[usize::from(department)] = Some(findings.ranged(number, 0, 100));
        }
    }
    names
        .departments
        .ids()
        .zip(worths)
        .map(|(id, worth)| {
            worth.unwrap_or_else(|| {
                findings.error(
                    "missing-worth",
                    draft.span,
                    Text::new(format!("没写对 {id} 值多少"), format!("What it is worth to `{id}` is missing")),
                    Text::new(format!("加上 \"{id}\": 0 到 100。"), format!("Add \"{id}\": 0 to 100.")),
                );
                0
            })
        })
        .collect()
}

/// The agreement as an index, if the id is known.
fn agreement_of(names: &Names, id: &Spanned<String>, findings: &mut Findings) -> Option<AgreementIx> {
    names.agreements.find(id, findings).map(AgreementIx)
}
