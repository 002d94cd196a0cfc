//! Tables for a terminal: columns as wide as what stands in them, Chinese counted as two.

use unicode_width::UnicodeWidthStr as _;

/// Lines of cells with the columns lined up: the first to the left, the others to the right; a last
/// column that is marked as words to the left again.
pub fn table(rows: &[Vec<String>], words_last: bool) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
        })
        .collect();
    let lines = rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let space = " ".repeat(widths[column] - cell.width());
            let words = column == 0 || (words_last && column + 1 == columns);
            if words { format!("{cell}{space}") } else { format!("{space}{cell}") }
        });
        format!("  {}", cells.collect::<Vec<_>>().join("  ")).trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A whole number with its thousands apart.
pub fn grouped(digits: &str) -> String {
    let mut groups: Vec<&str> = Vec::new();
    let mut rest = digits;
    while rest.len() > 3 {
        let (front, group) = rest.split_at(rest.len() - 3);
        groups.push(group);
        rest = front;
    }
    groups.push(rest);
    groups.reverse();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_in_both_languages() {
        let rows = [
            vec!["随机选".to_owned(), "16.1".to_owned(), "1,2".to_owned()],
            vec!["first".to_owned(), "8".to_owned(), "4".to_owned()],
        ];
        assert_eq!(table(&rows, true), "  随机选  16.1  1,2\n  first      8  4");
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(["7", "123", "1234", "82667420"].map(grouped), ["7", "123", "1,234", "82,667,420"]);
    }
}
