//! A line's own figure, week by week.

use super::{Rows, Wrong};
use counterpart_course::evaluation::Weekly;
use counterpart_course::file::course::Course;
use counterpart_phrases::phrase;

/// Reads weekly figures of a course's lines: a row for each week, with the columns `line`, `figure` (what is counted, in
/// words), `when` (`before` or `after` the course) and `value`, in the order of the weeks.
///
/// # Errors
///
/// Everything that is wrong with the table.
pub fn weekly(text: &str, course: &Course) -> Result<Vec<Weekly>, Vec<Wrong>> {
    let rows = Rows::read(text, &["line", "figure", "when", "value"]).map_err(|wrong| vec![wrong])?;
    let (mut found, mut wrong): (Vec<Weekly>, Vec<Wrong>) = (Vec::new(), Vec::new());
    for row in rows.iter() {
        let (line, name) = (row.cell("line"), row.cell("figure"));
        let mut unknown = |column: &str, known: &str| {
            let cell = row.cell(column);
            wrong.push(Wrong::at(row.line, |lang| {
                phrase!(lang, "entered.unknown", column = column, cell = cell, known = known)
            }));
        };
        let ids: Vec<&str> = course.lines.iter().map(|line| line.id.as_str()).collect();
        if !ids.contains(&line) {
            unknown("line", &ids.join(", "));
            continue;
        }
        let Some(value) = row.cell("value").parse::<f64>().ok().filter(|value| value.is_finite()) else {
            let cell = row.cell("value");
            wrong.push(Wrong::at(row.line, |lang| phrase!(lang, "entered.value", cell = cell)));
            continue;
        };
        if !["before", "after"].contains(&row.cell("when")) {
            unknown("when", "before, after");
            continue;
        }
        let place = found.iter().position(|of| of.line == line && of.name == name).unwrap_or(found.len());
        if place == found.len() {
            let (line, name) = (line.to_owned(), name.to_owned());
            found.push(Weekly { line, name, before: Vec::new(), after: Vec::new() });
        }
        let own = &mut found[place];
        if row.cell("when") == "before" { own.before.push(value) } else { own.after.push(value) }
    }
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use counterpart_course::file::{Shelf, course};

    #[test]
    fn weeks_keep_their_order_and_what_is_wrong_its_line() {
        let file = r#"Course(format: 1, id: "c", title: (zh: "课", en: "Course"),
            departments: {"a": (zh: "甲", en: "A"), "b": (zh: "乙", en: "B")},
            lines: [(id: "a-b", supplier: "a", customer: "b", hands_over: (zh: "货", en: "goods"),
                end_customer: (zh: "客", en: "customer"), people: (supplier: 8, customer: 12))])"#;
        let course = course::parse(file, &Shelf::default()).content.expect("a course");
        let table =
            "line,figure,when,value\na-b,returns,before,9\na-b,returns,after,7.5\na-b,returns,before,11\n";
        let found = weekly(table, &course).expect("figures");
        assert_eq!(
            (found[0].before.as_slice(), found[0].after.as_slice()),
            ([9.0, 11.0].as_slice(), [7.5].as_slice())
        );
        let wrong = weekly("line,figure,when,value\nx,r,before,1\na-b,r,then,1\na-b,r,after,nan\n", &course);
        let lines: Vec<usize> = wrong.expect_err("wrong").iter().map(|of| of.line).collect();
        assert_eq!(lines, [2, 3, 4]);
    }
}
