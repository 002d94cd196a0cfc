//! Rows and cells of a table (RFC 4180).

use super::Wrong;
use counterpart_phrases::phrase;

/// The marks that stand between cells, as spreadsheets write them.
const BETWEEN: [char; 3] = [',', ';', '\t'];

/// The rows of a table, by the names of its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    columns: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    columns: &'a [String],
    cells: &'a [String],
    /// In which line of the file it begins, from 1.
    pub line: usize,
}

impl Rows {
    /// Reads a table that has these columns. Empty rows are left out.
    ///
    /// # Errors
    ///
    /// A quotation that doesn't end, and columns that are missing.
    pub fn read(text: &str, needed: &[&str]) -> Result<Rows, Wrong> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = text.lines().next().unwrap_or_default();
        let count = |mark: &char| first.matches(*mark).count();
        // The last of those that are as frequent is taken by `max_by_key`; a comma comes before the others.
        let between = BETWEEN.into_iter().rev().max_by_key(count).unwrap_or(',');
        let mut all = split(text, between)?.into_iter();
        let columns: Vec<String> = all
            .next()
            .map(|(_, cells)| cells.iter().map(|cell| cell.trim().to_lowercase()).collect())
            .unwrap_or_default();
        let missing: Vec<&str> =
            needed.iter().copied().filter(|name| !columns.iter().any(|column| column == name)).collect();
        if !missing.is_empty() {
            let missing = missing.join(", ");
            return Err(Wrong::at(1, |lang| phrase!(lang, "entered.columns", columns = missing)));
        }
        let rows = all.filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())).collect();
        Ok(Rows { columns, rows })
    }

    /// Each row, in order.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { columns: &self.columns, cells, line: *line })
    }
}

impl<'a> Row<'a> {
    /// The cell of a column without the space around it; empty where there is none.
    pub fn cell(&self, column: &str) -> &'a str {
        let place = self.columns.iter().position(|known| known == column);
        place.and_then(|place| self.cells.get(place)).map_or("", |cell| cell.trim())
    }

    /// A whole number; an empty cell is 0.
    ///
    /// # Errors
    ///
    /// What is no number of 0 to 9 999.
    pub fn count(&self, column: &str) -> Result<u32, Wrong> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Ok(0);
        }
        cell.parse().ok().filter(|count| *count < 10_000).ok_or_else(|| {
            Wrong::at(self.line, |lang| phrase!(lang, "entered.count", column = column, cell = cell))
        })
    }
}

/// Splits a text into rows, each with the line in which it begins.
fn split(text: &str, between: char) -> Result<Vec<(usize, Vec<String>)>, Wrong> {
    let (mut rows, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut begins, mut opened) = (1, 1, None);
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        line += usize::from(char == '\n');
        match (opened, char) {
            (Some(_), '"') if chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            (Some(_), '"') => opened = None,
            (Some(_), other) => cell.push(other),
            (None, '"') if cell.trim().is_empty() => {
                cell.clear();
                opened = Some(line);
            }
            (None, '\r') if chars.peek() == Some(&'\n') => {}
            (None, '\n') => {
                cells.push(std::mem::take(&mut cell));
                rows.push((begins, std::mem::take(&mut cells)));
                begins = line;
            }
            (None, other) if other == between => cells.push(std::mem::take(&mut cell)),
            (None, other) => cell.push(other),
        }
    }
    if let Some(line) = opened {
        return Err(Wrong::at(line, |lang| phrase!(lang, "entered.quotation")));
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(cell);
        rows.push((begins, cells));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, columns: [&str; 2]) -> Vec<(usize, [String; 2])> {
        let rows = Rows::read(text, &columns).expect("a table");
        rows.iter().map(|row| (row.line, columns.map(|column| row.cell(column).to_owned()))).collect()
    }

    #[test]
    fn tables_of_any_spreadsheet_are_read() {
        let expected =
            [(2, ["1".to_owned(), "x, \"y\"\nz".to_owned()]), (5, ["2".to_owned(), String::new()])];
        for text in [
            "\u{feff}A,B\r\n1,\"x, \"\"y\"\"\nz\"\r\n\r\n2\r\n",
            "b;c;a\n\"x, \"\"y\"\"\nz\";9;1\n;;\n;;2",
            "a\tb\n 1 \t \"x, \"\"y\"\"\nz\"\n\t\n2\t",
        ] {
            assert_eq!(cells(text, ["a", "b"]), expected, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_by_its_line() {
        let told = |text: &str| Rows::read(text, &["a", "b"]).expect_err("wrong");
        assert_eq!(told("a,b\n1,2\n3,\"4\n5,6\n").line, 3);
        assert!(told("a,c\n").what.get(counterpart_core::text::Lang::En).contains("b"));
        assert_eq!(told("").line, 1);
        let rows = Rows::read("a,b\n-1,10000", &["a", "b"]).expect("a table");
        let row = rows.iter().next().expect("a row");
        assert!(row.count("a").is_err() && row.count("b").is_err());
        assert_eq!(row.count("c"), Ok(0), "what isn't there is 0");
    }
}
