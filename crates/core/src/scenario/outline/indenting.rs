//! Where a bracket is missing or one too many, by the indenting.
//!
//! The scanner notices a missing bracket only where nothing makes sense any more, which may be hundreds of
//! lines below or above. Whoever writes a file indents it, though, and the indenting says what should
//! belong to what. So once a file is known to be broken, its brackets are gone through once more: wherever
//! they and the indenting disagree, a bracket is added or taken out, as a trial, and the trial after which
//! brackets and indenting agree best is where the slip is.
//!
//! **Not here:** whether a file is broken at all; a file may be indented as anybody likes.

use super::syntax;
use crate::characters::{closes, meant};
use crate::diagnostic::{Diagnostic, Span};
use crate::text::Text;
use std::ops::Range;

/// How many places are tried at most; the first disagreement is nearly always at the slip.
const MOST_TRIALS: usize = 60;

/// What is wrong with the brackets, if that shows; the place comes first in the file of all it leads to.
pub fn slip(source: &str) -> Option<Box<Diagnostic>> {
    let layout = Layout::of(source)?;
    let mut trials = Vec::new();
    let as_it_is = layout.weigh(None, Some(&mut trials));
    if as_it_is.faults == 0 {
        return None;
    }
    let weighed = trials.iter().map(|trial| (layout.weigh(Some(trial), None), trial));
    let (best, trial) = weighed.min_by_key(|(weight, _)| *weight)?;
    (best < as_it_is).then(|| layout.told(trial))
}

/// How badly brackets fit together, and then how badly they fit the indenting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    faults: usize,
    oddities: usize,
}

#[derive(Clone, Copy, Debug)]
struct Bracket {
    span: Span,
    opens: bool,
    /// The ordinary bracket that opens such a pair.
    kind: char,
    /// A closing one with nothing but others before it on its line, or an opening one with nothing but
    /// others behind it.
    at_the_edge: bool,
}

/// A line with something on it.
#[derive(Debug)]
struct Row {
    line: usize,
    indent: usize,
    /// From its first character that is no blank to its last, comments left out.
    span: Span,
    brackets: Range<usize>,
}

struct Layout<'s> {
    source: &'s str,
    rows: Vec<Row>,
    brackets: Vec<Bracket>,
}

/// A bracket added before another one (or at the end of a row), or one taken out.
#[derive(Clone, Copy, Debug)]
enum Change {
    Opened {
        row: usize,
        before: usize,
        kind: char,
        indent: usize,
    },
    Closed {
        row: usize,
        before: usize,
        kind: char,
    },
    Dropped(usize),
    /// A closing one, taken for whatever is open.
    Swapped(usize),
}

/// A change to try, and how it is told if it is the one.
#[derive(Clone, Copy, Debug)]
struct Trial {
    change: Change,
    told: Told,
}

#[derive(Clone, Copy, Debug)]
enum Told {
    /// A bracket that is opened and closed within a row isn't closed.
    NotClosedInRow { open: Span, kind: char },
    /// A bracket that is opened in another row isn't closed before this row.
    NotClosedBefore { row: usize, line: usize, kind: char },
    /// What this one closes isn't opened above, where this row ends.
    NotOpenedAbove { row: usize, close: Span, kind: char },
    /// This one closes another kind.
    OtherKind { close: Span, line: usize, kind: char },
    /// What this one closes isn't opened in its row.
    NotOpenedInRow { close: Span, kind: char },
}

/// A bracket that is open at a point of the file.
struct Open {
    span: Span,
    kind: char,
    row: usize,
    indent: usize,
    /// How far what it holds is indented.
    inside: Option<usize>,
    at_the_edge: bool,
    /// Its place among the brackets; one that was added has that of the next.
    place: usize,
}

const fn closing(kind: char) -> char {
    match kind {
        '[' => ']',
        '{' => '}',
        _ => ')',
    }
}

impl<'s> Layout<'s> {
    /// The rows and brackets of a file; nothing if a text or a comment never ends: then that is the slip.
    fn of(source: &'s str) -> Option<Layout<'s>> {
        let mut layout = Layout { source, rows: Vec::new(), brackets: Vec::new() };
        let (mut at, mut line, mut line_start) = (0, 1, 0);
        let mut row: Option<Row> = None;
        while let Some(c) = source[at..].chars().next() {
            let rest = &source[at..];
            let start = at;
            if c == '\n' {
                layout.rows.extend(row.take());
                at += 1;
                (line, line_start) = (line + 1, at);
                continue;
            } else if rest.starts_with("//") {
                at += rest.find('\n').unwrap_or(rest.len());
                continue;
            } else if rest.starts_with("/*") {
                let length = comment(rest)?;
                let lines = rest[..length].matches('\n').count();
                at += length;
                if lines > 0 {
                    layout.rows.extend(row.take());
                    line += lines;
                    line_start = source[..at].rfind('\n').map_or(0, |newline| newline + 1);
                }
                continue;
            } else if c.is_whitespace() {
                at += c.len_utf8();
                continue;
            } else if c == '"' || meant(c) == Some('"') {
                at += text(rest, c)?;
            } else if let Some(length) = raw_text(source, at) {
                at += length?;
            } else {
                at += c.len_utf8();
                let bracket = meant(c).unwrap_or(c);
                let kind = match bracket {
                    '(' | ')' => Some('('),
                    '[' | ']' => Some('['),
                    '{' | '}' => Some('{'),
                    _ => None,
                };
                if let Some(kind) = kind {
                    let opens = bracket == kind;
                    layout.brackets.push(Bracket {
                        span: Span::new(start, at),
                        opens,
                        kind,
                        at_the_edge: false,
                    });
                }
            }
            let brackets = layout.brackets.len();
            let before =
                brackets - usize::from(layout.brackets.last().is_some_and(|last| last.span.start == start));
            let row = row.get_or_insert_with(|| Row {
                line,
                indent: source[line_start..start].chars().count(),
                span: Span::new(start, at),
                brackets: before..brackets,
            });
            row.span.end = at;
            row.brackets.end = brackets;
        }
        layout.rows.extend(row);
        layout.edges();
        Some(layout)
    }

    /// Finds the brackets that stand at the edges of their rows.
    fn edges(&mut self) {
        let only = |between: &str, others: &[char]| {
            between.chars().all(|c| c.is_whitespace() || others.contains(&c))
        };
        for row in &self.rows {
            let mut edge = row.span.start;
            for bracket in &mut self.brackets[row.brackets.clone()] {
                if bracket.opens || !only(&self.source[edge..bracket.span.start], &[',']) {
                    break;
                }
                bracket.at_the_edge = true;
                edge = bracket.span.end;
            }
            let mut edge = row.span.end;
            for bracket in self.brackets[row.brackets.clone()].iter_mut().rev() {
                if !bracket.opens || !only(&self.source[bracket.span.end..edge], &[]) {
                    break;
                }
                bracket.at_the_edge = true;
                edge = bracket.span.start;
            }
        }
    }

    /// Goes through the file with one change made to it, and notes what may be tried instead.
    fn weigh(&self, trial: Option<&Trial>, trials: Option<&mut Vec<Trial>>) -> Weight {
        let change = trial.map(|trial| trial.change);
        let mut pass =
            Pass { layout: self, open: Vec::new(), kinds: [0; 3], weight: Weight::default(), trials };
        for (number, row) in self.rows.iter().enumerate() {
            pass.begin(number, row);
            for place in row.brackets.start..=row.brackets.end {
                match change {
                    Some(Change::Opened { row: at, before, kind, indent })
                        if (at, before) == (number, place) =>
                    {
                        let span = Span::new(row.span.end, row.span.end);
                        pass.push(Open {
                            span,
                            kind,
                            row: number,
                            indent,
                            inside: None,
                            at_the_edge: before == row.brackets.end,
                            place,
                        });
                    }
                    Some(Change::Closed { row: at, before, kind }) if (at, before) == (number, place) => {
                        match pass.open.last() {
                            Some(top) if top.kind == kind => drop(pass.pop()),
                            _ => pass.weight.faults += 1,
                        }
                    }
                    Some(Change::Dropped(dropped)) if dropped == place => continue,
                    _ => {}
                }
                let Some(bracket) = self.brackets.get(place).filter(|_| place < row.brackets.end) else {
                    continue;
                };
                if bracket.opens {
                    pass.push(Open {
                        span: bracket.span,
                        kind: bracket.kind,
                        row: number,
                        indent: row.indent,
                        inside: None,
                        at_the_edge: bracket.at_the_edge,
                        place,
                    });
                } else {
                    let taken = pass
                        .open
                        .last()
                        .filter(|_| matches!(change, Some(Change::Swapped(at)) if at == place));
                    let kind = taken.map_or(bracket.kind, |top| top.kind);
                    pass.close(number, row, place, &Bracket { kind, ..*bracket });
                }
            }
            pass.end(number, row);
        }
        pass.finish()
    }

    fn told(&self, trial: &Trial) -> Box<Diagnostic> {
        match trial.told {
            Told::NotClosedInRow { open, kind } => {
                let (opened, close) = (&self.source[open.start..open.end], closing(kind));
                syntax(
                    open,
                    Text::new(format!("这个“{opened}”没有闭合"), format!("This `{opened}` isn't closed")),
                    Text::new(
                        format!("在它的内容后面加上“{close}”。"),
                        format!("Add `{close}` after what it holds."),
                    ),
                )
            }
            Told::NotClosedBefore { row, line, kind } => {
                let close = closing(kind);
                syntax(
                    self.before(row),
                    Text::new(
                        format!("这里少了一个“{close}”：第 {line} 行的“{kind}”没有闭合"),
                        format!("A `{close}` is missing here: the `{kind}` of line {line} isn't closed"),
                    ),
                    Text::new(
                        format!("补上“{close}”。看缩进，下面的内容不在它里面。"),
                        format!("Add `{close}`: by its indenting, what follows doesn't belong inside."),
                    ),
                )
            }
            Told::NotOpenedAbove { row, close, kind } => {
                let closed = &self.source[close.start..close.end];
                let line = self.line_of(close);
                let end = self.rows[row].span.end;
                let last = self.source[..end].chars().next_back().map_or(0, char::len_utf8);
                syntax(
                    Span::new(end - last, end),
                    Text::new(
                        format!("这里少了一个“{kind}”：第 {line} 行的“{closed}”没有对应的开头"),
                        format!(
                            "A `{kind}` is missing here: nothing is opened for the `{closed}` of line {line}"
                        ),
                    ),
                    Text::new(
                        format!("在后面补上“{kind}”。看缩进，到第 {line} 行为止都属于它。"),
                        format!(
                            "Add `{kind}` behind it: by the indenting, all down to line {line} belongs inside."
                        ),
                    ),
                )
            }
            Told::OtherKind { close, line, kind } => {
                let (closed, wanted) = (&self.source[close.start..close.end], closing(kind));
                syntax(
                    close,
                    Text::new(
                        format!("第 {line} 行的“{kind}”在这里用“{closed}”闭合了"),
                        format!("The `{kind}` of line {line} is closed by a `{closed}` here"),
                    ),
                    Text::new(format!("换成“{wanted}”。"), format!("Write `{wanted}` instead.")),
                )
            }
            Told::NotOpenedInRow { close, kind } => {
                let closed = &self.source[close.start..close.end];
                syntax(
                    close,
                    Text::new(
                        format!("这个“{closed}”没有对应的“{kind}”"),
                        format!("Nothing is opened for this `{closed}`"),
                    ),
                    Text::new(
                        format!("在它的内容前面补上“{kind}”；如果是多打的，就删掉它。"),
                        format!("Put `{kind}` before what it holds, or delete it if it is one too many."),
                    ),
                )
            }
        }
    }

    /// Where a bracket is missing that should stand before a row: in the row itself where nothing but a
    /// comma is left of what closed it, else at the end of the one above.
    fn before(&self, row: usize) -> Span {
        let left_over = self
            .rows
            .get(row)
            .filter(|row| self.source[row.span.start..row.span.end].trim_matches(',').is_empty());
        if let Some(row) = left_over {
            return row.span;
        }
        let Some(above) = row.checked_sub(1).and_then(|above| self.rows.get(above)) else {
            return Span::default();
        };
        let end = above.span.end;
        let last = self.source[..end].chars().next_back().map_or(0, char::len_utf8);
        Span::new(end - last, end)
    }

    fn line_of(&self, span: Span) -> usize {
        let row = self.rows.partition_point(|row| row.span.start <= span.start);
        row.checked_sub(1).and_then(|row| self.rows.get(row)).map_or(1, |row| row.line)
    }
}

/// One way through a file.
struct Pass<'l, 's, 't> {
    layout: &'l Layout<'s>,
    open: Vec<Open>,
    /// How many of each kind are open.
    kinds: [usize; 3],
    weight: Weight,
    trials: Option<&'t mut Vec<Trial>>,
}

const fn index(kind: char) -> usize {
    match kind {
        '(' => 0,
        '[' => 1,
        _ => 2,
    }
}

impl Pass<'_, '_, '_> {
    fn push(&mut self, open: Open) {
        self.kinds[index(open.kind)] += 1;
        self.open.push(open);
    }

    fn pop(&mut self) -> Option<Open> {
        let top = self.open.pop()?;
        self.kinds[index(top.kind)] -= 1;
        Some(top)
    }

    fn propose(&mut self, change: Change, told: Told) {
        if self.looks_further()
            && let Some(trials) = self.trials.as_deref_mut()
        {
            trials.push(Trial { change, told });
        }
    }

    /// Whether more may be proposed. Of a file of brackets alone few are tried, since each takes long.
    fn looks_further(&self) -> bool {
        let most = (20_000_000 / (self.layout.brackets.len() + 1)).clamp(8, MOST_TRIALS);
        self.trials.as_ref().is_some_and(|trials| trials.len() < most)
    }

    /// Whether a row is indented as what is open says.
    fn begin(&mut self, number: usize, row: &Row) {
        let closes = self.layout.brackets[row.brackets.clone()]
            .first()
            .is_some_and(|first| !first.opens && first.at_the_edge);
        if closes {
            return;
        }
        let Some(top) = self.open.last_mut() else {
            // Nothing is open: only the beginning of the file can stand here.
            self.weight.oddities += usize::from(row.indent > 0 || number > 0);
            return;
        };
        if top.indent >= row.indent {
            self.weight.oddities += 1;
            self.close_before(number);
        } else {
            let inside = *top.inside.get_or_insert(row.indent);
            self.weight.oddities += usize::from(row.indent != inside);
        }
    }

    /// Proposes to close what is open before a row.
    fn close_before(&mut self, number: usize) {
        let Some(above) = number.checked_sub(1) else { return };
        let Some((kind, open)) = self.open.last().map(|top| (top.kind, top.span)) else { return };
        let line = self.layout.line_of(open);
        let before = self.layout.rows[above].brackets.end;
        self.propose(
            Change::Closed { row: above, before, kind },
            Told::NotClosedBefore { row: number, line, kind },
        );
    }

    /// Takes in a closing bracket.
    fn close(&mut self, number: usize, row: &Row, place: usize, bracket: &Bracket) {
        let (kind, close) = (bracket.kind, bracket.span);
        let here = Told::NotOpenedInRow { close, kind };
        let Some(top) = self.open.last() else {
            self.weight.faults += 1;
            self.propose(Change::Dropped(place), here);
            self.opened_above(number, row, bracket);
            self.opened_in_row(number, row, bracket);
            return;
        };
        let (top_row, top_indent, top_kind, top_span) = (top.row, top.indent, top.kind, top.span);
        if top_kind != kind {
            self.weight.faults += 1;
            let told = if top_row == number {
                Told::NotClosedInRow { open: top_span, kind: top_kind }
            } else if bracket.at_the_edge {
                let line = self.layout.line_of(top_span);
                Told::NotClosedBefore { row: number, line, kind: top_kind }
            } else {
                here
            };
            // Behind another one, such as in `))`, there is most likely one missing where both were opened.
            let behind_another = place > row.brackets.start;
            if !behind_another {
                self.propose(Change::Dropped(place), here);
            }
            if bracket.at_the_edge && top_indent < row.indent {
                self.opened_above(number, row, bracket);
            }
            self.propose(Change::Closed { row: number, before: place, kind: top_kind }, told);
            if !bracket.at_the_edge {
                self.opened_in_row(number, row, bracket);
            }
            if behind_another {
                self.propose(Change::Dropped(place), here);
            }
            let line = self.layout.line_of(top_span);
            self.propose(Change::Swapped(place), Told::OtherKind { close, line, kind: top_kind });
            if self.kinds[index(kind)] == 0 {
                return;
            }
            while self.pop().is_some_and(|top| top.kind != kind) {
                self.weight.faults += 1;
            }
            return;
        }
        self.pop();
        if top_row == number {
            return;
        }
        if !bracket.at_the_edge {
            self.weight.oddities += 1;
            self.opened_in_row(number, row, bracket);
            self.propose(Change::Dropped(place), here);
        } else if top_indent > row.indent {
            self.weight.oddities += 1;
            let line = self.layout.line_of(top_span);
            let told = Told::NotClosedBefore { row: number, line, kind };
            self.propose(Change::Closed { row: number, before: place, kind }, told);
        } else if top_indent < row.indent {
            self.weight.oddities += 1;
            let behind_another = place > row.brackets.start;
            if behind_another {
                self.opened_above(number, row, bracket);
            }
            self.propose(Change::Dropped(place), here);
            if !behind_another {
                self.opened_above(number, row, bracket);
            }
        }
    }

    /// Proposes to open what is closed here where the last row was indented like this one.
    fn opened_above(&mut self, number: usize, row: &Row, bracket: &Bracket) {
        if !self.looks_further() {
            return;
        }
        let rows = &self.layout.rows[..number];
        let least = self.open.last().map_or(0, |top| top.row);
        let found = rows.iter().rposition(|above| above.indent <= row.indent).filter(|found| *found >= least);
        let Some(found) = found else { return };
        let (before, indent, kind) = (rows[found].brackets.end, row.indent, bracket.kind);
        let told = Told::NotOpenedAbove { row: found, close: bracket.span, kind };
        self.propose(Change::Opened { row: found, before, kind, indent }, told);
    }

    /// Proposes to open what is closed here at the beginning of its row.
    fn opened_in_row(&mut self, number: usize, row: &Row, bracket: &Bracket) {
        let (before, indent, kind) = (row.brackets.start, row.indent, bracket.kind);
        let told = Told::NotOpenedInRow { close: bracket.span, kind };
        self.propose(Change::Opened { row: number, before, kind, indent }, told);
    }

    /// Whether what was opened within a row is closed there, or goes on below its last bracket.
    fn end(&mut self, number: usize, row: &Row) {
        let first = self.open.iter().rposition(|open| open.row != number).map_or(0, |last| last + 1);
        for place in (first..self.open.len()).rev() {
            let open = &self.open[place];
            if open.at_the_edge {
                continue;
            }
            let (span, kind) = (open.span, open.kind);
            self.weight.oddities += 1;
            let told = Told::NotClosedInRow { open: span, kind };
            let above = self.open.get(place + 1).map_or(row.brackets.end, |above| above.place);
            self.propose(Change::Closed { row: number, before: above, kind }, told);
        }
    }

    /// What is left open at the end of the file.
    fn finish(mut self) -> Weight {
        let rows = self.layout.rows.len();
        self.weight.faults += self.open.len();
        if let (Some(last), Some(top)) = (rows.checked_sub(1), self.open.last()) {
            let (kind, span) = (top.kind, top.span);
            let line = self.layout.line_of(span);
            let before = self.layout.rows[last].brackets.end;
            let told = if top.row == last {
                Told::NotClosedInRow { open: span, kind }
            } else {
                Told::NotClosedBefore { row: rows, line, kind }
            };
            self.propose(Change::Closed { row: last, before, kind }, told);
        }
        self.weight
    }
}

/// The length of a comment between marks; nothing if it never ends.
fn comment(rest: &str) -> Option<usize> {
    let (mut depth, mut at) = (0usize, 0);
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        if here.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += 1;
        }
    }
    None
}

/// The length of a text in quotes; nothing if it doesn't end on its line.
fn text(rest: &str, open: char) -> Option<usize> {
    let closing = if open == '"' { &['"'] } else { closes(open) };
    let mut characters = rest.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        if closing.contains(&c) {
            return Some(at + c.len_utf8());
        }
        match c {
            '\n' => return None,
            '\\' if open == '"' => {
                characters.next()?;
            }
            _ => {}
        }
    }
    None
}

/// The length of a raw text, if one begins here; nothing in it if it doesn't end on its line.
fn raw_text(source: &str, at: usize) -> Option<Option<usize>> {
    let within_a_word = source[..at].ends_with(|c: char| c == '_' || c.is_alphanumeric());
    let after = source[at..].strip_prefix('r').filter(|_| !within_a_word)?;
    let hashes = after.bytes().take_while(|byte| *byte == b'#').count();
    let inside = after[hashes..].strip_prefix('"')?;
    let line = inside.lines().next().unwrap_or("");
    let close = format!("\"{}", "#".repeat(hashes));
    Some(line.find(&close).map(|end| 1 + hashes + 1 + end + close.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(source: &str) -> Option<usize> {
        let start = slip(source)?.span?.start;
        Some(source[..start].matches('\n').count() + 1)
    }

    const FILE: &str = "S(\n    a: (x: 1, y: \")\"),\n    b: [\n        (\n            c: T(1),\n        ),\n        (\n            d: {\n                \"k\": (1),\n            },\n        ),\n    ],\n)\n";

    #[test]
    fn brackets_that_fit_together_are_none_of_its_business() {
        assert_eq!(line(FILE), None);
        assert_eq!(line("S(\na: [1,\n2], b: (\n)\n)"), None, "however they are indented");
    }

    #[test]
    fn each_bracket_of_a_file_is_missed_where_it_was() {
        let places =
            FILE.char_indices().filter(|(at, c)| "()[]{}".contains(*c) && !FILE[..*at].ends_with('"'));
        for (at, bracket) in places {
            let broken = format!("{}{}", &FILE[..at], &FILE[at + 1..]);
            let was = FILE[..at].matches('\n').count() + 1;
            let found = line(&broken).unwrap_or_else(|| panic!("{bracket} of line {was}"));
            assert!(found.abs_diff(was) <= 1, "{bracket} of line {was} is missed in line {found}\n{broken}");
        }
    }

    #[test]
    fn a_bracket_too_many_is_found_where_it_is() {
        for (extra, at) in [("    )\n", 3), ("    b: 2),\n", 3), ("  ]\n", 3)] {
            let file = format!("S(\n    a: 1,\n{extra}    c: 3,\n)\n");
            assert_eq!(line(&file), Some(at), "{file}");
        }
    }

    #[test]
    fn a_text_or_comment_that_never_ends_is_another_matter() {
        assert_eq!(line("S(\n    a: \"x,\n"), None);
        assert_eq!(line("S( /* \n"), None);
    }

    #[test]
    fn many_brackets_on_one_line_are_gone_through_in_good_time() {
        for piece in ["(", ")", "(]", "[(", ")]}", "(,", "\"\"("] {
            let source = piece.repeat(200_000);
            assert!(
                slip(&source).is_some_and(|found| found.span.is_some_and(|span| span.end <= source.len()))
            );
        }
    }
}
