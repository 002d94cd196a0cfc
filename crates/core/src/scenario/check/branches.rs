//! Lists with conditions: texts that depend on the state, and where a choice leads.

use super::conditions::{self, condition};
use super::findings::Findings;
use super::flow::Way;
use super::seat::SeatNames;
use crate::diagnostic::Span;
use crate::scenario::Code;
use crate::scenario::condition::Condition;
use crate::scenario::id::BeatIx;
use crate::scenario::read::{Branches, ConditionDraft, LineDraft, NextDraft, ReactionDraft, Spanned};
use crate::scenario::speech::{Line, Next, Reaction};
use crate::text::Text;

/// A condition that need not be there.
pub fn guard(
    draft: &Option<Option<Spanned<ConditionDraft>>>,
    names: &mut SeatNames,
    findings: &mut Findings,
) -> Option<Option<Condition>> {
    match draft {
        None => None,
        Some(None) => Some(None),
        Some(Some(draft)) => {
            conditions::wanted(&draft.value, names);
            Some(Some(condition(draft, names, findings)?))
        }
    }
}

/// A text that may depend on the state.
pub fn line(draft: &LineDraft, names: &mut SeatNames, findings: &mut Findings) -> Option<Line> {
    last_is_open(draft, findings);
    let variants: Vec<Option<(Option<Condition>, Text)>> = draft
        .list
        .iter()
        .map(|variant| {
            let (when, text) = variant.as_ref()?;
            let when = guard(when, names, findings);
            Some((when?, text.as_ref()?.value.clone()))
        })
        .collect();
    Some(Line { variants: variants.into_iter().collect::<Option<_>>()? })
}

/// What is thought on hearing an option.
pub fn reaction(draft: ReactionDraft, names: &mut SeatNames, findings: &mut Findings) -> Option<Reaction> {
    Some(match draft {
        ReactionDraft::ByState(draft) => Reaction::ByState(line(&draft, names, findings)?),
        ReactionDraft::ByFit([hurts, neutral, fits]) => Reaction::ByFit([hurts?, neutral?, fits?]),
    })
}

/// Where a choice leads; what could be found of it goes into `way`, too.
pub fn next(
    draft: Option<&NextDraft>,
    names: &mut SeatNames,
    way: &mut Way,
    findings: &mut Findings,
) -> Option<Next> {
    let Some(draft) = draft else {
        way.unsure = true;
        return None;
    };
    last_is_open(draft, findings);
    let branches: Vec<Option<(Option<Condition>, BeatIx)>> = draft
        .list
        .iter()
        .map(|branch| {
            let to = branch.as_ref().and_then(|(_, to)| names.beat(to.as_ref()?, findings));
            match to {
                Some(to) => way.to.push(to.index()),
                None => way.unsure = true,
            }
            let when = guard(&branch.as_ref()?.0, names, findings);
            Some((when?, to?))
        })
        .collect();
    Some(Next { branches: branches.into_iter().collect::<Option<_>>()? })
}

/// Of a list with conditions, the last must be without, and no other.
fn last_is_open<T>(draft: &Branches<T>, findings: &mut Findings) {
    let Some((last, earlier)) = draft.list.split_last() else {
        findings.error(
            Code::EmptyList,
            draft.span,
            Text::new("这个列表是空的", "This list is empty"),
            Text::new("至少写一项。", "Write at least one item."),
        );
        return;
    };
    if let Some((Some(Some(condition)), _)) = last {
        let hint = Text::new("在最后加一项不带 when 的。", "Add a last item without `when`.");
        findings.error(
            Code::LastHasCondition,
            condition.span,
            Text::new(
                "最后一项带着条件，可能一项都轮不到",
                "The last item has a condition, so that perhaps none holds",
            ),
            hint,
        );
    }
    let open = |branch: &(Option<Option<_>>, Option<Spanned<T>>)| matches!(branch.0, Some(None));
    for item in earlier.iter().flatten().filter(|item| open(item)) {
        let place = item.1.as_ref().map_or(Span::new(draft.span.start, draft.span.start), |v| v.span);
        findings.error(
            Code::NeverReached,
            place,
            Text::new(
                "这一项没有条件，后面的永远轮不到",
                "This item has no condition, so those after it are never reached",
            ),
            Text::new("给它加上 when，或者移到最后。", "Give it a `when`, or move it to the end."),
        );
    }
}
