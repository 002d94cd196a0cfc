//! Conditions: resolved, and refused where no state can meet them.

use super::findings::Findings;
use super::flow::Wanted;
use super::seat::SeatNames;
use crate::scenario::Code;
use crate::scenario::condition::{Condition, Gauge};
use crate::scenario::read::{ConditionDraft, Id, Spanned};
use crate::text::Text;

/// The most parts of one condition: more, nobody could say when it holds.
const MOST_PARTS: usize = 100;

/// How many parts a condition has, those within others counted, too.
fn parts(draft: &ConditionDraft) -> usize {
    1 + match draft {
        ConditionDraft::All(inner) | ConditionDraft::Any(inner) => {
            inner.iter().map(|part| parts(&part.value)).sum::<usize>()
        }
        ConditionDraft::Not(inner) => parts(&inner.value),
        _ => 0,
    }
}

/// Resolves a condition and reports what cannot hold.
pub fn condition(
    draft: &Spanned<ConditionDraft>,
    names: &mut SeatNames,
    findings: &mut Findings,
) -> Option<Condition> {
    let count = parts(&draft.value);
    if count > MOST_PARTS {
        findings.error(
            Code::TooMany,
            draft.span,
            Text::new(
                format!("这个条件有 {count} 个部分，最多 {MOST_PARTS} 个"),
                format!("This condition has {count} parts; at most {MOST_PARTS} are possible"),
            ),
            Text::new(
                "去掉重复的，或者拆到几句话里。",
                "Take out what stands there twice, or share it out among several lines.",
            ),
        );
        return None;
    }
    let resolved = resolve(&draft.value, names, findings)?;
    if let Some(why) = contradiction(&resolved) {
        findings.error(
            Code::ImpossibleCondition,
            draft.span,
            Text::new(
                format!("这个条件永远不成立：{}", why.zh),
                format!("This condition can never hold: {}", why.en),
            ),
            Text::new(
                "改掉矛盾的一半，或者删掉它守着的内容。",
                "Change one half of it, or take out what it guards.",
            ),
        );
    }
    Some(resolved)
}

fn resolve(draft: &ConditionDraft, names: &mut SeatNames, findings: &mut Findings) -> Option<Condition> {
    Some(match draft {
        ConditionDraft::Between { gauge, of, min, max } => {
            between(*gauge, of.as_ref(), [min, max], names, findings)?
        }
        ConditionDraft::Revealed(id) => Condition::Revealed(names.their_interest(id, findings)?),
        ConditionDraft::Understood(id) => Condition::Understood(names.their_interest(id, findings)?),
        ConditionDraft::Agreed(id) => Condition::Agreed(names.agreement(id, findings)?),
        ConditionDraft::Refused(id) => Condition::Refused(names.agreement(id, findings)?),
        ConditionDraft::Deceived => Condition::Deceived,
        ConditionDraft::Crossed(id) => Condition::Crossed(names.line(id, findings)?),
        ConditionDraft::Visited(id) => Condition::Visited(names.watch(id, findings)?),
        ConditionDraft::TurnsLeft { min, max } => {
            let (min, max) = interval([min, max], findings);
            Condition::TurnsLeft { min: min?, max: max? }
        }
        ConditionDraft::All(parts) => Condition::All(resolve_all(parts, names, findings)?),
        ConditionDraft::Any(parts) => Condition::Any(resolve_all(parts, names, findings)?),
        ConditionDraft::Not(part) => Condition::Not(Box::new(resolve(&part.value, names, findings)?)),
    })
}

fn between(
    gauge: Gauge,
    of: Option<&Id>,
    bounds: [&Option<Spanned<i64>>; 2],
    names: &SeatNames,
    findings: &mut Findings,
) -> Option<Condition> {
    let of = match of {
        None => Some(0),
        Some(person) => names.facing(person, findings),
    };
    let (min, max) = interval(bounds, findings);
    Some(Condition::Between { gauge, of: of?, min: min?, max: max? })
}

fn interval([min, max]: [&Option<Spanned<i64>>; 2], findings: &mut Findings) -> (Option<u8>, Option<u8>) {
    let mut bound = |number: &Option<Spanned<i64>>, usual| match number {
        None => Some(usual),
        Some(number) => findings.ranged(number, 0, 100),
    };
    (bound(min, 0), bound(max, 100))
}

fn resolve_all(
    parts: &[Spanned<ConditionDraft>],
    names: &mut SeatNames,
    findings: &mut Findings,
) -> Option<Vec<Condition>> {
    let parts: Vec<Option<Condition>> =
        parts.iter().map(|part| resolve(&part.value, names, findings)).collect();
    parts.into_iter().collect()
}

/// Notes what a condition can't hold without: interests that were said or understood, agreements
/// that were put forward.
pub fn wanted(draft: &ConditionDraft, names: &mut SeatNames) {
    let (wanted, id) = match draft {
        ConditionDraft::Revealed(id) => (Wanted::Revealed, id),
        ConditionDraft::Understood(id) => (Wanted::Understood, id),
        ConditionDraft::Agreed(id) => (Wanted::Agreed, id),
        ConditionDraft::Refused(id) => (Wanted::Refused, id),
        ConditionDraft::All(parts) => {
            return parts.iter().for_each(|part| self::wanted(&part.value, names));
        }
        _ => return,
    };
    let position = match wanted {
        Wanted::Revealed | Wanted::Understood => names.position_of_theirs(id),
        Wanted::Agreed | Wanted::Refused => names.known.names.agreements.position(&id.value),
    };
    if let Some(position) = position {
        names.reach.wants(wanted, position, id);
    }
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
