//! The counters of a survey, typed in from paper or another program: for each item of a side, how many gave each answer.

use super::{Row, Rows, Wrong};
use counterpart_course::anonymity::{Answers, Closed, PICKS};
use counterpart_course::file::course::Course;
use counterpart_course::needs::{Item, Side, Tally};
use counterpart_phrases::phrase;

/// The columns of the five answers, from never to every time.
const VALUES: [&str; 5] = ["0", "1", "2", "3", "4"];

/// Reads the counters of a course's lines: a row for each line, side and item, with the columns `line`, `side`
/// (`customer` or `supplier`), `item` (its code), `answered` (how many sheets of that side), `0` to `4`, and `picked`.
/// Items that have no row have no answers.
///
/// # Errors
///
/// Everything that is wrong with the table.
pub fn counters(text: &str, course: &Course, items: &[Item]) -> Result<Closed, Vec<Wrong>> {
    let needed = [&["line", "side", "item", "answered"], VALUES.as_slice()].concat();
    let rows = Rows::read(text, &needed).map_err(|wrong| vec![wrong])?;
    let lines = course.lines.iter().map(|line| Answers {
        line: line.id.clone(),
        customer: Tally::empty(u32::from(line.customers), items.len()),
        provider: Tally::empty(u32::from(line.suppliers), items.len()),
    });
    let mut closed = Closed { lines: lines.collect() };
    let mut wrong: Vec<Wrong> = Vec::new();
    let mut seen = Vec::new();
    for row in rows.iter() {
        match place(&row, &closed, items) {
            Ok(place) if seen.contains(&place) => {
                wrong.push(Wrong::at(row.line, |lang| phrase!(lang, "entered.twice")));
            }
            Ok(place) => {
                seen.push(place);
                let answers = &mut closed.lines[place.0];
                let tally =
                    if place.1 == Side::Customer { &mut answers.customer } else { &mut answers.provider };
                wrong.extend(add(&row, tally, place.2).err());
            }
            Err(found) => wrong.push(found),
        }
    }
    for answers in &closed.lines {
        for tally in [&answers.customer, &answers.provider] {
            let picks: u32 = tally.picks.iter().sum();
            if picks > tally.answered * PICKS as u32 {
                let line = &answers.line;
                wrong.push(Wrong::at(1, |lang| phrase!(lang, "entered.picks", line = line, most = PICKS)));
            }
        }
    }
    if wrong.is_empty() { Ok(closed) } else { Err(wrong) }
}

/// Which line, side and item a row is about.
fn place(row: &Row, closed: &Closed, items: &[Item]) -> Result<(usize, Side, usize), Wrong> {
    let unknown = |column: &str, known: Vec<&str>| {
        let (cell, known) = (row.cell(column), known.join(", "));
        Wrong::at(row.line, |lang| {
            phrase!(lang, "entered.unknown", column = column, cell = cell, known = known)
        })
    };
    let ids: Vec<&str> = closed.lines.iter().map(|answers| answers.line.as_str()).collect();
    let line = ids.iter().position(|id| *id == row.cell("line"));
    let line = line.ok_or_else(|| unknown("line", ids))?;
    let side = match row.cell("side") {
        "customer" => Side::Customer,
        "supplier" => Side::Provider,
        _ => return Err(unknown("side", vec!["customer", "supplier"])),
    };
    let item = items.iter().position(|item| item.code == row.cell("item"));
    let codes = || items.iter().map(|item| item.code.as_str()).collect();
    Ok((line, side, item.ok_or_else(|| unknown("item", codes()))?))
}

/// Takes a row in: no more answers than sheets, and as many sheets as in the rows before.
fn add(row: &Row, tally: &mut Tally, item: usize) -> Result<(), Wrong> {
    let answered = row.count("answered")?;
    let earlier = std::mem::replace(&mut tally.answered, answered);
    if earlier != 0 && earlier != answered {
        return Err(Wrong::at(row.line, |lang| {
            phrase!(lang, "entered.answered", earlier = earlier, answered = answered)
        }));
    }
    for (value, column) in VALUES.into_iter().enumerate() {
        tally.values[item][value] = row.count(column)?;
    }
    tally.picks[item] = row.count("picked")?;
    let given: u32 = tally.values[item].iter().sum();
    if given > answered || tally.picks[item] > answered {
        return Err(Wrong::at(row.line, |lang| {
            phrase!(lang, "entered.too_many", given = given.max(tally.picks[item]), answered = answered)
        }));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use counterpart_course::file::{Shelf, course};

    fn course() -> Course {
        let file = r#"Course(format: 1, id: "c", title: (zh: "课", en: "Course"),
            departments: {"a": (zh: "甲", en: "A"), "b": (zh: "乙", en: "B")},
            lines: [(id: "a-b", supplier: "a", customer: "b", hands_over: (zh: "货", en: "goods"),
                end_customer: (zh: "客", en: "customer"), people: (supplier: 8, customer: 12))])"#;
        course::parse(file, &Shelf::default()).content.expect("a course")
    }

    fn items() -> Vec<Item> {
        let item = |code: &str| Item { code: code.to_owned(), topic: None, problem: None, mirrored: true };
        vec![item("S01"), item("S02")]
    }

    #[test]
    fn counters_come_in_by_line_side_and_item() {
        let table = "line,side,item,answered,0,1,2,3,4,picked,comment\n\
                     a-b,customer,S02,9,0,2,3,3,1,4,x\na-b,supplier,S01,6,,,,6,,\n";
        let closed = counters(table, &course(), &items()).expect("counters");
        let answers = &closed.lines[0];
        assert_eq!((answers.customer.people, answers.customer.answered), (12, 9));
        assert_eq!(answers.customer.values, [[0; 5], [0, 2, 3, 3, 1]]);
        assert_eq!(answers.customer.picks, [0, 4]);
        assert_eq!((answers.provider.people, answers.provider.answered), (8, 6));
        assert_eq!(answers.provider.values, [[0, 0, 0, 6, 0], [0; 5]]);
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let table = "line,side,item,answered,0,1,2,3,4,picked\n\
                     x,customer,S01,9,0,0,0,0,0,0\n\
                     a-b,upstream,S01,9,0,0,0,0,0,0\n\
                     a-b,customer,S09,9,0,0,0,0,0,0\n\
                     a-b,customer,S01,9,0,2,3,3,1,0\n\
                     a-b,customer,S01,9,0,2,3,3,1,0\n\
                     a-b,customer,S02,8,0,2,3,3,0,0\n\
                     a-b,supplier,S01,4,0,2,3,0,0,0\n\
                     a-b,supplier,S02,4,0,2,many,0,0,0\n";
        let wrong = counters(table, &course(), &items()).expect_err("wrong");
        assert_eq!(wrong.iter().map(|of| of.line).collect::<Vec<_>>(), [2, 3, 4, 6, 7, 8, 9]);
        let picks = "line,side,item,answered,0,1,2,3,4,picked\na-b,customer,S01,1,1,0,0,0,0,1\n";
        assert!(counters(picks, &course(), &items()).is_ok());
    }
}
