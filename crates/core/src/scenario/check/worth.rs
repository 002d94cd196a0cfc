//! Agreements, and what they and walking away are worth.

use super::findings::Findings;
use super::names::Names;
use crate::diagnostic::Span;
use crate::scenario::Code;
use crate::scenario::id::InterestIx;
use crate::scenario::model::Agreement;
use crate::scenario::read::{AgreementDraft, Entries, Id, Spanned, shortened};
use crate::text::Text;

/// Checks an agreement.
pub fn agreement(
    id: &Id,
    draft: AgreementDraft,
    names: &Names,
    findings: &mut Findings,
) -> Option<Agreement> {
    let worth = draft.worth.and_then(|draft| worths(&draft, names, findings));
    let rests_on: Option<Vec<Option<u8>>> = draft
        .rests_on
        .map(|interests| interests.iter().map(|id| names.interests.find_small(id, findings)).collect());
    let rests_on: Option<Vec<u8>> = rests_on?.into_iter().collect();
    let rests_on = rests_on?.into_iter().fold(0, |set, interest| set | InterestIx(interest).bit());
    Some(Agreement { id: id.value.clone(), title: draft.title?, worth: worth?, rests_on })
}

/// A worth for every department, in the order of the departments.
pub fn worths(draft: &Entries<Spanned<i64>>, names: &Names, findings: &mut Findings) -> Option<Vec<u8>> {
    let departments: Vec<&str> = names.departments.ids().collect();
    let mut worths: Vec<Option<u8>> = vec![None; departments.len()];
    let mut named = vec![false; departments.len()];
    let mut strangers = !draft.whole;
    for (department, number) in &draft.list {
        let number = number.as_ref().and_then(|number| findings.ranged(number, 0, 100));
        match names.departments.find(department, findings) {
            Some(department) => {
                worths[department] = number;
                named[department] = true;
            }
            None => strangers = true,
        }
    }
    for (id, named) in departments.iter().zip(&named) {
        // A department that isn't known is most likely this one mistyped.
        if !named && !strangers {
            missing(id, draft.span, findings);
        }
    }
    worths.into_iter().collect()
}

fn missing(department: &str, span: Span, findings: &mut Findings) {
    let department = shortened(department);
    let sample = format!("\"{department}\": 50");
    findings.error(
        Code::MissingWorth,
        span,
        Text::new(
            format!("没写对 {department} 值多少"),
            format!("What it is worth to `{department}` is missing"),
        ),
        Text::new(format!("加上 {sample}"), format!("Add {sample}")),
    );
}
