//! People, what they need, and who serves whom.

use super::Findings;
use super::names::Names;
use crate::diagnostic::Span;
use crate::scenario::id::{CharacterIx, DepartmentIx, nearest};
use crate::scenario::look::{self, Look};
use crate::scenario::model::{Character, Flow, Interest};
use crate::scenario::read::{CharacterDraft, Entry, FlowDraft, InterestDraft, Spanned};
use crate::text::Text;

/// Checks who serves whom.
pub fn flow(draft: &Spanned<FlowDraft>, names: &Names, findings: &mut Findings) -> Option<Flow> {
    let supplier = names.departments.find(&draft.value.supplier, findings);
    let customer = names.departments.find(&draft.value.customer, findings);
    let (supplier, customer) = (DepartmentIx(supplier?), DepartmentIx(customer?));
    if supplier == customer {
        findings.error(
            "same-department",
            draft.value.customer.span,
            Text::new("上游和下游是同一个部门", "The supplier and the customer are the same department"),
            Text::new("写成两个部门：谁交付，谁接手。", "Name two: who hands over, and who takes over."),
        );
    }
    Some(Flow {
        supplier,
        customer,
        hands_over: draft.value.hands_over.clone(),
        end_customer: draft.value.end_customer.clone(),
    })
}

/// Checks a person.
pub fn character(
    (id, draft): Entry<CharacterDraft>,
    names: &Names,
    findings: &mut Findings,
) -> Option<Character> {
    let department = names.departments.find(&draft.department, findings);
    parts(&draft.look.value, draft.look.span, findings);
    if let Some(start) = &draft.start {
        let state = start.value;
        for value in [state.trust, state.heat, state.safety, state.clarity] {
            findings.ranged(&Spanned { value: i64::from(value), span: start.span }, 0, 100);
        }
        if (90..=100).contains(&state.heat) {
            findings.error(
                "contradictory-start",
                start.span,
                Text::new(
                    format!("火气从 {} 开始，第一句还没说人就走了", state.heat),
                    format!("Heat starts at {}: the person walks out before a word is said", state.heat),
                ),
                Text::new("火气到 90 就会离席，请从更低处开始。", "People leave at 90; start lower."),
            );
        }
    }
    Some(Character {
        id: id.value,
        name: draft.name,
        pronoun: draft.pronoun,
        department: DepartmentIx(department?),
        role: draft.role,
        look: draft.look.value,
        start: draft.start.map(|start| start.value),
    })
}

fn parts(look: &Look, span: Span, findings: &mut Findings) {
    let parts = [
        ("body", Some(&look.body), look::BODIES),
        ("head", Some(&look.head), look::HEADS),
        ("beard", look.beard.as_ref(), look::BEARDS),
        ("accessory", look.accessory.as_ref(), look::ACCESSORIES),
    ];
    for (what, part, known) in parts {
        let Some(part) = part.filter(|part| !known.contains(&part.as_str())) else { continue };
        let hint = match nearest(part, known.iter().copied()) {
            Some(meant) => Text::new(format!("是不是 {meant}？"), format!("Did you mean `{meant}`?")),
            None => Text::new(
                format!("在 assets/people/{what} 里选一个。"),
                format!("Choose one from assets/people/{what}."),
            ),
        };
        findings.error(
            "unknown-part",
            span,
            Text::new(format!("没有叫“{part}”的 {what}"), format!("There is no {what} `{part}`")),
            hint,
        );
    }
    let colours = [Some(&look.skin), Some(&look.hair), Some(&look.top), look.accent.as_ref()];
    for colour in colours.into_iter().flatten().filter(|colour| !look::is_colour(colour)) {
        findings.error(
            "bad-colour",
            span,
            Text::new(format!("“{colour}”不是颜色"), format!("`{colour}` is not a colour")),
            Text::new("写成 #rrggbb，比如 #3c6e8f。", "Write #rrggbb, such as #3c6e8f."),
        );
    }
}

/// Checks an interest.
pub fn interest(
    id: Spanned<String>,
    draft: InterestDraft,
    names: &Names,
    findings: &mut Findings,
) -> Option<Interest> {
    let of = names.cast.find(&draft.of, findings);
    let depth = findings.ranged(&draft.depth, 0, 100);
    Some(Interest {
        id: id.value,
        of: CharacterIx(of?),
        label: draft.label,
        position: draft.position,
        really: draft.really,
        depth,
        kind: draft.kind,
    })
}
