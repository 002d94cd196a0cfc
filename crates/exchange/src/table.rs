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

/// Somebody's words as they are to stand in a cell: what a spreadsheet would take for a number, a date, a time or a
/// truth and write otherwise (`00123`, `1-2`, `3/4`, `1E5`, `TRUE`) gets an apostrophe before it.
pub fn words(cell: &str) -> String {
    const MOST_DIGITS: usize = 15;
    let bare = cell.trim();
    let is_of = |c: char| {
        c.is_ascii_digit()
            || matches!(c, '-' | '/' | ':' | '.' | ',' | '%' | 'e' | 'E' | '+' | ' ' | '(' | ')')
            || matches!(c, '年' | '月' | '日' | '时' | '分' | '秒' | '$' | '￥' | '¥' | '€')
    };
    let begins_so = bare.starts_with(|c: char| is_of(c) && !matches!(c, 'e' | 'E'));
    let is_figures = begins_so && bare.contains(|c: char| c.is_ascii_digit()) && bare.chars().all(is_of);
    let digits = bare.trim_start_matches('-');
    let begins_with_nothing = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    let is_as_written = is_number(bare) && !begins_with_nothing && digits.len() <= MOST_DIGITS;
    let is_truth = ["true", "false"].contains(&bare.to_ascii_lowercase().as_str());
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = bare.to_ascii_lowercase();
    let is_date = bare.contains(|c: char| c.is_ascii_digit())
        && months.iter().any(|month| {
            lower
                .replacen(month, "", 1)
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | ' ' | '.' | ','))
                && lower.contains(month)
        });
    let mark = if is_truth || is_date || is_figures && !is_as_written { "'" } else { "" };
    format!("{mark}{cell}")
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

    #[test]
    fn what_people_wrote_stays_as_they_wrote_it() {
        for retyped in [
            "00123",
            "1-2",
            "13800138000138000",
            "1E5",
            "12:30",
            "3/4",
            "TRUE",
            "false",
            "2026-1-1",
            "5%",
            "1,5",
            "-07",
            "3月4日",
            "2026年3月",
            "(12)",
            "1.2.3",
            "3-Mar",
            "mar 5",
            "￥5",
            " 007 ",
        ] {
            assert_eq!(words(retyped), format!("'{retyped}"), "{retyped}");
        }
        for kept in
            ["7", "-2", "0.5", "0", "张敏", "3 of them", "周三 3 点", "May", "E5", "", "1 Mayfair", "A-1"]
        {
            assert_eq!(words(kept), kept, "{kept}");
        }
    }
}
