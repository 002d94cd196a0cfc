//! The rows and brackets of a file, and how well they fit together.

use super::skipped::{comment, raw_text, text};
use super::*;

impl<'s> Layout<'s> {
    /// The rows and brackets of a file; nothing if a text or a comment never ends: then that is the slip.
    pub(super) fn of(source: &'s str) -> Option<Layout<'s>> {
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
    pub(super) fn edges(&mut self) {
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
    pub(super) fn weigh(&self, trial: Option<&Trial>, trials: Option<&mut Vec<Trial>>) -> Weight {
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

    /// Where a bracket is missing that should stand before a row: in the row itself where nothing but a
    /// comma is left of what closed it, else at the end of the one above.
    pub(super) fn before(&self, row: usize) -> Span {
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

    pub(super) fn line_of(&self, span: Span) -> usize {
        let row = self.rows.partition_point(|row| row.span.start <= span.start);
        row.checked_sub(1).and_then(|row| self.rows.get(row)).map_or(1, |row| row.line)
    }
}
