//! One way through a file: what is open, what disagrees with the indenting, and what might mend it.

use super::*;

const fn index(kind: char) -> usize {
    match kind {
        '(' => 0,
        '[' => 1,
        _ => 2,
    }
}

impl Pass<'_, '_, '_> {
    pub(super) fn push(&mut self, open: Open) {
        self.kinds[index(open.kind)] += 1;
        self.open.push(open);
    }

    pub(super) fn pop(&mut self) -> Option<Open> {
        let top = self.open.pop()?;
        self.kinds[index(top.kind)] -= 1;
        Some(top)
    }

    pub(super) fn propose(&mut self, change: Change, told: Told) {
        if self.looks_further()
            && let Some(trials) = self.trials.as_deref_mut()
        {
            trials.push(Trial { change, told });
        }
    }

    /// Whether more may be proposed. Of a file of brackets alone few are tried, since each takes long.
    pub(super) fn looks_further(&self) -> bool {
        let most = (20_000_000 / (self.layout.brackets.len() + 1)).clamp(8, MOST_TRIALS);
        self.trials.as_ref().is_some_and(|trials| trials.len() < most)
    }

    /// Whether a row is indented as what is open says.
    pub(super) fn begin(&mut self, number: usize, row: &Row) {
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
    pub(super) fn close_before(&mut self, number: usize) {
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
    pub(super) fn close(&mut self, number: usize, row: &Row, place: usize, bracket: &Bracket) {
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
    pub(super) fn opened_above(&mut self, number: usize, row: &Row, bracket: &Bracket) {
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
    pub(super) fn opened_in_row(&mut self, number: usize, row: &Row, bracket: &Bracket) {
        let (before, indent, kind) = (row.brackets.start, row.indent, bracket.kind);
        let told = Told::NotOpenedInRow { close: bracket.span, kind };
        self.propose(Change::Opened { row: number, before, kind, indent }, told);
    }

    /// Whether what was opened within a row is closed there, or goes on below its last bracket.
    pub(super) fn end(&mut self, number: usize, row: &Row) {
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
    pub(super) fn finish(mut self) -> Weight {
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
