//! Conditions: resolved, and refused where no state can meet them.

use super::Findings;
use super::seat::{SeatNames, Within};
use crate::diagnostic::Span;
use crate::scenario::condition::{Condition, Gauge};
use crate::scenario::id::InterestIx;
use crate::scenario::read::{ConditionDraft, Spanned};
use crate::text::Text;

/// Resolves a condition and reports what cannot hold.
pub fn condition(
    draft: &Spanned<ConditionDraft>,
    seat: &mut SeatNames,
    within: &Within,
    findings: &mut Findings,
) -> Option<Condition> {
    let resolved = resolve(&draft.value, draft.span, seat, within, findings)?;
    if let Some(why) = contradiction(&resolved) {
        findings.error(
            "impossible-condition",
            draft.span,
            Text::new(format!("这个条件永远不成立：{}", why.zh), format!("This can never hold: {}", why.en)),
            Text::new("改掉矛盾的一半，或者删掉它守着的内容。", "Change one half of it, or take out what it guards."),
        );
    }
    Some(resolved)
}

fn resolve(
    draft: &ConditionDraft,
    span: Span,
    seat: &mut SeatNames,
    within: &Within,
    findings: &mut Findings,
) -> Option<Condition> {
    let id = |word: &String| Spanned { value: word.clone(), span };
    let gauge = |gauge, of: &Option<String>, min: &Option<i64>, max: &Option<i64>, seat: &SeatNames, findings: &mut Findings| {
        let of = match of {
            None => 0,
            Some(person) => seat.facing(&id(person), within, findings)?,
        };
        let bound = |value: &Option<i64>, usual: i64, findings: &mut Findings| {
            findings.ranged(&Spanned { value: value.unwrap_or(usual), span }, 0, 100)
        };
        let min = bound(min, 0, findings);
        let max = bound(max, 100, findings);
        Some(Condition::Between { gauge, of, min, max })
    };
    Some(match draft {
        ConditionDraft::Trust { of, min, max } => gauge(Gauge::Trust, of, min, max, seat, findings)?,
        ConditionDraft::Heat { of, min, max } => gauge(Gauge::Heat, of, min, max, seat, findings)?,
        ConditionDraft::Safety { of, min, max } => gauge(Gauge::Safety, of, min, max, seat, findings)?,
        ConditionDraft::Clarity { of, min, max } => gauge(Gauge::Clarity, of, min, max, seat, findings)?,
        ConditionDraft::Revealed(interest) => {
            Condition::Revealed(seat.their_interest(&id(interest), within, findings)?)
        }
        ConditionDraft::Understood(interest) => {
            Condition::Understood(seat.their_interest(&id(interest), within, findings)?)
        }
        ConditionDraft::Agreed(agreement) => {
            Condition::Agreed(super::agreement_of(within.names, &id(agreement), findings)?)
        }
        ConditionDraft::Refused(agreement) => {
            Condition::Refused(super::agreement_of(within.names, &id(agreement), findings)?)
        }
        ConditionDraft::Deceived => Condition::Deceived,
        ConditionDraft::Visited(beat) => Condition::Visited(seat.watch(&id(beat), findings)?),
        ConditionDraft::TurnsLeft { min, max } => Condition::TurnsLeft {
            min: findings.ranged(&Spanned { value: min.unwrap_or(0), span }, 0, 100),
            max: findings.ranged(&Spanned { value: max.unwrap_or(100), span }, 0, 100),
        },
        ConditionDraft::All(parts) => {
            Condition::All(resolve_all(parts, span, seat, within, findings)?)
        }
        ConditionDraft::Any(parts) => {
            Condition::Any(resolve_all(parts, span, seat, within, findings)?)
        }
        ConditionDraft::Not(part) => {
            Condition::Not(Box::new(resolve(part, span, seat, within, findings)?))
        }
    })
}

fn resolve_all(
    parts: &[ConditionDraft],
    span: Span,
    seat: &mut SeatNames,
    within: &Within,
    findings: &mut Findings,
) -> Option<Vec<Condition>> {
    let parts: Vec<Option<Condition>> =
        parts.iter().map(|part| resolve(part, span, seat, within, findings)).collect();
    parts.into_iter().collect()
}

/// Why a condition can't hold, if that shows without playing: empty intervals, a thing and its
/// opposite, understood but not said, two agreements at once.
fn contradiction(condition: &Condition) -> Option<Text> {
    match condition {
        Condition::Between { min, max, .. } | Condition::TurnsLeft { min, max } if min > max => {
            Some(Text::new(
                format!("最小 {min} 大于最大 {max}"),
                format!("the least, {min}, is more than the most, {max}"),
            ))
        }
        Condition::Any(parts) if parts.is_empty() => {
            Some(Text::new("Any 里什么也没有", "there is nothing in `Any`"))
        }
        Condition::Any(parts) => {
            let all: Option<Vec<Text>> = parts.iter().map(contradiction).collect();
            all?.into_iter().next()
        }
        Condition::Not(part) => match part.as_ref() {
            Condition::All(parts) if parts.is_empty() => {
                Some(Text::new("All 里什么也没有，总是成立", "there is nothing in `All`, which always holds"))
            }
            Condition::Between { min: 0, max: 100, .. } => {
                Some(Text::new("0 到 100 总是成立", "0 to 100 always holds"))
            }
            _ => None,
        },
        Condition::All(parts) => parts.iter().find_map(contradiction).or_else(|| clash(parts)),
        _ => None,
    }
}

fn clash(parts: &[Condition]) -> Option<Text> {
    let mut flat = Vec::new();
    flatten(parts, &mut flat);
    for (position, one) in flat.iter().enumerate() {
        for other in &flat[position + 1..] {
            if let Some(why) = clash_of_two(one, other).or_else(|| clash_of_two(other, one)) {
                return Some(why);
            }
        }
    }
    None
}

fn flatten<'c>(parts: &'c [Condition], flat: &mut Vec<&'c Condition>) {
    for part in parts {
        match part {
            Condition::All(inner) => flatten(inner, flat),
            other => flat.push(other),
        }
    }
}

fn clash_of_two(one: &Condition, other: &Condition) -> Option<Text> {
    match (one, other) {
        (
            Condition::Between { gauge, of, min, max },
            Condition::Between { gauge: gauge2, of: of2, min: min2, max: max2 },
        ) if gauge == gauge2 && of == of2 && (max < min2 || max2 < min) => Some(Text::new(
            format!("{min}–{max} 和 {min2}–{max2} 没有重叠"),
            format!("{min}–{max} and {min2}–{max2} don't overlap"),
        )),
        (Condition::Agreed(a), Condition::Agreed(b)) if a != b => {
            Some(Text::new("两个方案不能同时成立", "two agreements can't both stand"))
        }
        (Condition::Understood(a), Condition::Not(part)) if **part == Condition::Revealed(*a) => {
            Some(Text::new("没说出来的，不可能已经懂了", "what wasn't said can't have been understood"))
        }
        (any, Condition::Not(part)) if any == part.as_ref() => {
            Some(Text::new("它和它的反面同时要求", "it asks for a thing and its opposite"))
        }
        _ => None,
    }
}

/// The interests that a condition needs to have been said or understood.
pub fn needed(condition: &Condition, interests: &mut Vec<InterestIx>) {
    match condition {
        Condition::Revealed(interest) | Condition::Understood(interest) => interests.push(*interest),
        Condition::All(parts) => parts.iter().for_each(|part| needed(part, interests)),
        _ => {}
    }
}
