//! Which ids are used, and what to say of those that nothing has.
//!
//! A slip in a definition leaves every use of it without one. What is wrong is then the definition, which
//! nothing uses, and not the many places that are right: so the uses of an id are gathered, and one that
//! is defined nowhere is told once.

use super::findings::Findings;
use super::names::{Kind, Table};
use crate::diagnostic::{Lines, Span};
use crate::scenario::id::{distance, is_near};
use crate::scenario::read::{Id, shortened};
use crate::scenario::{Code, MAX_PROBLEMS};
use crate::text::{Lang, Text, list};
use std::collections::{BTreeMap, BTreeSet};

/// How many pairs of spellings are compared at most: dozens of slips in the largest of files.
const MOST_COMPARED: usize = 50_000;

/// The uses of a scenario's ids.
#[derive(Debug, Default)]
pub struct References {
    used: BTreeSet<(Kind, usize)>,
    unknown: BTreeMap<(Kind, String), Vec<Span>>,
}

impl References {
    /// What stands at this position of a table is used.
    pub fn used(&mut self, kind: Kind, position: usize) {
        self.used.insert((kind, position));
    }

    /// An id is used that is not in its table.
    pub fn unknown(&mut self, kind: Kind, id: &Id) {
        self.unknown.entry((kind, id.value.clone())).or_default().push(id.span);
    }

    /// A beat is named that none of these seats has. Where it is missed in one of them anyway, it is that
    /// seat's.
    pub fn unknown_in_any(&mut self, mut seats: impl Iterator<Item = Kind>, id: &Id) {
        let missed = seats.find(|seat| self.unknown.contains_key(&(*seat, id.value.clone())));
        self.unknown(missed.unwrap_or(Kind::AnyBeat), id);
    }
}

/// A definition that may have been meant.
#[derive(Clone, Copy)]
struct Candidate<'t> {
    id: &'t str,
    span: Span,
    edits: usize,
}

/// Reports every id that is used and defined nowhere, once.
pub fn tell(tables: &[&Table], source: &str, findings: &mut Findings) {
    let References { used, unknown } = std::mem::take(&mut findings.references);
    if unknown.is_empty() {
        return;
    }
    let mut missing: Vec<(Kind, String, Vec<Span>)> = unknown
        .into_iter()
        .map(|((kind, id), mut uses)| {
            uses.sort_unstable();
            (kind, id, uses)
        })
        .collect();
    missing.sort_by_key(|(_, _, uses)| uses.first().copied());
    let lines = Lines::of(source);
    let mut words: Option<BTreeMap<&str, usize>> = None;
    let mut compared = 0usize;
    // Whoever has so many to mend is helped by the first.
    for (kind, id, uses) in missing.iter().take(2 * MAX_PROBLEMS) {
        let of_kind = || {
            tables.iter().filter(move |table| {
                table.kind() == *kind || (*kind == Kind::AnyBeat && matches!(table.kind(), Kind::Beat(_)))
            })
        };
        let (mut in_use, mut idle): (Option<Candidate>, Option<Candidate>) = (None, None);
        for table in of_kind() {
            for (at, (known, span)) in (0..).zip(table.definitions()) {
                compared += 1;
                if compared > MOST_COMPARED || !is_near(id, known) {
                    continue;
                }
                let found = Candidate { id: known, span, edits: distance(id, known) };
                let best = if used.contains(&(table.kind(), at)) { &mut in_use } else { &mut idle };
                if best.is_none_or(|best| found.edits < best.edits) {
                    *best = Some(found);
                }
            }
        }
        let idle = idle.filter(|idle| in_use.is_none_or(|in_use| idle.edits <= in_use.edits));
        let missing = Missing { kind: *kind, id, uses, lines: &lines };
        let Some(idle) = idle else {
            missing.at_its_use(in_use, of_kind().flat_map(|table| table.ids()), findings);
            continue;
        };
        let slip = match uses.len() {
            1 => which(id, idle.id, words.get_or_insert_with(|| words_of(source))),
            _ => Slip::Definition,
        };
        if slip != Slip::Use {
            missing.at_a_definition(idle, findings);
        }
        if slip != Slip::Definition {
            missing.at_its_use(Some(idle), std::iter::empty(), findings);
        }
    }
}

/// Where a letter is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slip {
    Definition,
    Use,
    /// It can't be told.
    Either,
}

/// Which of two spellings is the slip, if each stands there once: the one with fewer words that the file
/// knows from elsewhere.
fn which(used: &str, defined: &str, words: &BTreeMap<&str, usize>) -> Slip {
    let strange = |id: &str, other: &str| {
        let parts = id.split('-').filter(|part| !other.split('-').any(|known| known == *part));
        let own = |part: &str| id.split('-').filter(|known| *known == part).count();
        parts.filter(|part| words.get(part).copied().unwrap_or_default() <= own(part)).count()
    };
    match strange(used, defined).cmp(&strange(defined, used)) {
        std::cmp::Ordering::Less => Slip::Definition,
        std::cmp::Ordering::Equal => Slip::Either,
        std::cmp::Ordering::Greater => Slip::Use,
    }
}

/// How often each word in small letters and digits stands in a file.
fn words_of(source: &str) -> BTreeMap<&str, usize> {
    let mut words = BTreeMap::new();
    for word in source.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit()) {
        *words.entry(word).or_default() += 1;
    }
    words
}

/// An id that is used and defined nowhere.
struct Missing<'m> {
    kind: Kind,
    id: &'m str,
    uses: &'m [Span],
    lines: &'m Lines,
}

impl Missing<'_> {
    fn first(&self) -> Span {
        self.uses.first().copied().unwrap_or_default()
    }

    /// Nothing uses a definition that is spelt much like it.
    fn at_a_definition(&self, idle: Candidate, findings: &mut Findings) {
        let (zh, en, _) = self.kind.named();
        let (missing, defined) = (shortened(self.id), shortened(idle.id));
        let line = self.lines.line(self.first().start);
        let places = match self.uses.len() {
            1 => Text::new(format!("用在第 {line} 行"), format!("is used in line {line}")),
            count => Text::new(
                format!("用在 {count} 处（最早在第 {line} 行）"),
                format!("is used in {count} places (first in line {line})"),
            ),
        };
        findings.error(
            Code::UnknownId,
            idle.span,
            Text::new(
                format!("没有地方用到{zh}“{defined}”；“{missing}”{}，却没有定义", places.zh),
                format!("Nothing uses the {en} `{defined}`; `{missing}` {} and defined nowhere", places.en),
            ),
            Text::new(
                format!("如果是一回事，这里改成 {missing}；不是，就把 {missing} 补上。"),
                format!("If they are one, write `{missing}` here; if not, add `{missing}`."),
            ),
        );
    }

    /// Told where it is first used.
    fn at_its_use<'k>(
        &self,
        meant: Option<Candidate>,
        known: impl Iterator<Item = &'k str>,
        findings: &mut Findings,
    ) {
        const MOST_LISTED: usize = 12;
        let (zh, en, plural) = self.kind.named();
        let hint = match meant {
            Some(meant) => {
                let meant = shortened(meant.id);
                Text::new(format!("是不是 {meant}？"), format!("Did you mean `{meant}`?"))
            }
            None => {
                let known: Vec<String> = known.take(MOST_LISTED + 1).map(shortened).collect();
                if (1..=MOST_LISTED).contains(&known.len()) {
                    let all = known.join(", ");
                    Text::new(format!("已有的{zh}：{all}"), format!("The {plural} here: {all}"))
                } else {
                    Text::new(
                        format!("改成已有的{zh}，或者把它补上。"),
                        format!("Use {} {en} that exists, or write this one.", article(en)),
                    )
                }
            }
        };
        let shown = shortened(self.id);
        let message = match self.uses.len() {
            1 => Text::new(format!("没有叫“{shown}”的{zh}"), format!("There is no {en} `{shown}`")),
            count => {
                let [in_zh, in_en] = Lang::ALL.map(|lang| self.in_lines(lang));
                Text::new(
                    format!("没有叫“{shown}”的{zh}，却有 {count} 处用到它：第 {in_zh} 行"),
                    format!("There is no {en} `{shown}`, and {count} places use it: lines {in_en}"),
                )
            }
        };
        findings.error(Code::UnknownId, self.first(), message, hint);
    }

    /// The lines in which it is used, as many as help.
    fn in_lines(&self, lang: Lang) -> String {
        const MOST: usize = 5;
        let mut lines: Vec<usize> = self.uses.iter().map(|span| self.lines.line(span.start)).collect();
        lines.dedup();
        let mut shown: Vec<String> = lines.iter().take(MOST).map(ToString::to_string).collect();
        if lines.len() > MOST {
            shown.push("…".to_owned());
        }
        list(lang, &shown.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_spellings_the_one_with_strange_words_is_the_slip() {
        let words = words_of("the dock is safe; dock-safety: dock-safty");
        assert_eq!(which("dock-safety", "dick-safety", &words), Slip::Definition);
        assert_eq!(which("dick-safety", "dock-safety", &words), Slip::Use);
        assert_eq!(which("dock-safety", "dock-safty", &words), Slip::Either, "each stands there once");
    }
}
