//! Tables for spreadsheets: comma-separated values (RFC 4180), with a byte order mark, without which
//! some programs take Chinese for something else.

/// The beginning of a table.
const MARK: &str = "\u{feff}";

/// One table.
pub struct Table(String);

impl Table {
    /// One with these columns and no row yet.
    pub fn new(columns: &[String]) -> Table {
        let mut table = Table(MARK.to_owned());
        table.row(columns);
        table
    }

    /// Adds a row.
    pub fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        self.0.push_str(&cells.join(","));
        self.0.push_str("\r\n");
    }

    /// Its text.
    pub fn text(self) -> String {
        self.0
    }
}

/// A cell that is text and nothing else. What begins like a formula gets an apostrophe before it, so
/// that no spreadsheet calculates it; a number doesn't.
fn quoted(cell: &str) -> String {
    let begins =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    let is_formula = cell.trim_start().starts_with(begins) || cell.starts_with(begins);
    let mark = if is_formula && !is_number(cell) { "'" } else { "" };
    format!("\"{mark}{}\"", cell.replace('"', "\"\""))
}

/// Whether it is a number in digits, below 0 or with decimals, and nothing more.
fn is_number(cell: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let plain = cell.strip_prefix('-').unwrap_or(cell);
    plain.split_once('.').map_or_else(|| digits(plain), |(whole, rest)| digits(whole) && digits(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, written) in [
            ("=1+1", "\"'=1+1\""),
            ("  @SUM(A1)", "\"'  @SUM(A1)\""),
            ("+49 30", "\"'+49 30\""),
            ("-2+3", "\"'-2+3\""),
            ("-inf", "\"'-inf\""),
            ("-1.5.2", "\"'-1.5.2\""),
            ("＝1", "\"'＝1\""),
            ("-2", "\"-2\""),
            ("-0.31", "\"-0.31\""),
            ("a,\"b\"", "\"a,\"\"b\"\"\""),
            ("a=b", "\"a=b\""),
        ] {
            assert_eq!(quoted(cell), written);
        }
    }
}
