//! People, what they need, and who serves whom.

use super::findings::Findings;
use super::names::Names;
use crate::conversation::parameters::HEAT_WALK_OUT;
use crate::diagnostic::Span;
use crate::scenario::Code;
use crate::scenario::id::{CharacterIx, DepartmentIx, nearest};
use crate::scenario::look::{self, Look};
use crate::scenario::model::{Character, Flow, Interest, Start};
use crate::scenario::read::{
    CharacterDraft, FlowDraft, Id, InterestDraft, LookDraft, Spanned, StartDraft, shortened,
};
use crate::text::Text;

/// How safe somebody must feel before they say something, unless the file says otherwise.
const USUAL_DEPTH: u8 = 55;

/// Checks who serves whom.
pub fn flow(draft: FlowDraft, names: &Names, findings: &mut Findings) -> Option<Flow> {
    let mut department = |id: &Option<Id>| {
        let id = id.as_ref()?;
        names.departments.find_small(id, findings).map(DepartmentIx)
    };
    let supplier = department(&draft.supplier);
    let customer = department(&draft.customer);
    if let (Some(_), true, Some(written)) = (supplier, supplier == customer, &draft.customer) {
        findings.error(
            Code::SameDepartment,
            written.span,
            Text::new("上游和下游是同一个部门", "The supplier and the customer are the same department"),
            Text::new("写成两个部门：谁交付，谁接手。", "Name two: who hands over, and who takes over."),
        );
    }
    Some(Flow {
        supplier: supplier?,
        customer: customer?,
        hands_over: draft.hands_over?,
        end_customer: draft.end_customer?,
    })
}

/// Checks a person.
pub fn character(
    id: &Id,
    draft: CharacterDraft,
    names: &Names,
    findings: &mut Findings,
) -> Option<Character> {
    let department = draft.department.and_then(|id| names.departments.find_small(&id, findings));
    let look = draft.look.and_then(|draft| look(draft, findings));
    let start = draft.start.map(|start| start.map(|start| self::start(&start, findings)));
    Some(Character {
        id: id.value.clone(),
        name: draft.name?,
        pronoun: draft.pronoun?,
        department: DepartmentIx(department?),
        role: draft.role?,
        look: look?,
        start: match start? {
            None => None,
            Some(start) => Some(start?),
        },
        // Filled in once the interests are known.
        interests: 0,
    })
}

pub(super) fn start(draft: &StartDraft, findings: &mut Findings) -> Option<Start> {
    let mut gauge = |number: &Option<Spanned<i64>>| findings.ranged(number.as_ref()?, 0, 100);
    let trust = gauge(&draft.trust);
    let heat = gauge(&draft.heat);
    let safety = gauge(&draft.safety);
    let clarity = gauge(&draft.clarity);
    // Nobody can begin where people leave.
    if let (Some(heat), Some(written)) = (heat.filter(|heat| *heat >= HEAT_WALK_OUT), &draft.heat) {
        findings.error(
            Code::ContradictoryStart,
            written.span,
            Text::new(
                format!("火气从 {heat} 开始，一句话没说人就走了"),
                format!("Heat starts at {heat}: the person would walk out before a word is said"),
            ),
            Text::new(
                format!("火气到 {HEAT_WALK_OUT} 就会走人，从更低处开始。"),
                format!("People leave at {HEAT_WALK_OUT}; start below it."),
            ),
        );
    }
    Some(Start { trust: trust?, heat: heat?, safety: safety?, clarity: clarity? })
}

fn look(draft: LookDraft, findings: &mut Findings) -> Option<Look> {
    let mut part = |what: &str, known: &[&str], id: &Option<Id>| {
        if let Some(id) = id.as_ref().filter(|id| !known.contains(&id.value.as_str())) {
            unknown_part(what, known, id, findings);
        }
    };
    part("body", look::BODIES, &draft.body);
    part("head", look::HEADS, &draft.head);
    part("beard", look::BEARDS, &draft.beard.clone().flatten());
    part("accessory", look::ACCESSORIES, &draft.accessory.clone().flatten());
    let accent = draft.accent.clone().flatten();
    for colour in [&draft.skin, &draft.hair, &draft.top, &accent].into_iter().flatten() {
        if !look::is_colour(&colour.value) {
            bad_colour(&shortened(&colour.value), colour.span, findings);
        }
    }
    let value = |id: Id| id.value;
    Some(Look {
        body: draft.body?.value,
        head: draft.head?.value,
        beard: draft.beard?.map(value),
        accessory: draft.accessory?.map(value),
        skin: draft.skin?.value,
        hair: draft.hair?.value,
        top: draft.top?.value,
        accent: draft.accent?.map(value),
    })
}

fn unknown_part(what: &str, known: &[&str], part: &Id, findings: &mut Findings) {
    let shown = shortened(&part.value);
    let hint = match nearest(&part.value, known.iter().copied()) {
        Some(meant) => Text::new(format!("是不是 {meant}？"), format!("Did you mean `{meant}`?")),
        None => Text::new(
            format!("在 assets/people/{what} 里选一个，不带 .svg"),
            format!("Choose one from assets/people/{what}, without .svg"),
        ),
    };
    findings.error(
        Code::UnknownPart,
        part.span,
        Text::new(format!("{what} 里没有“{shown}”"), format!("There is no {what} `{shown}`")),
        hint,
    );
}

fn bad_colour(shown: &str, span: Span, findings: &mut Findings) {
    findings.error(
        Code::BadColour,
        span,
        Text::new(format!("“{shown}”不是颜色"), format!("`{shown}` is not a colour")),
        Text::new("写成 #rrggbb，比如 #3c6e8f", "Write #rrggbb, such as #3c6e8f"),
    );
}

/// Checks an interest.
pub fn interest(id: &Id, draft: InterestDraft, names: &Names, findings: &mut Findings) -> Option<Interest> {
    let of = draft.of.and_then(|id| names.cast.find_small(&id, findings));
    let depth = match draft.depth {
        Some(Some(depth)) => findings.ranged(&depth, 0, 100),
        Some(None) => Some(USUAL_DEPTH),
        None => None,
    };
    Some(Interest {
        id: id.value.clone(),
        of: CharacterIx(of?),
        label: draft.label?,
        position: draft.position?,
        really: draft.really?,
        depth: depth?,
        kind: draft.kind?,
    })
}
