//! The dates for a calendar (RFC 5545), and as lines to paste.

use super::{Appointment, Due};
use crate::day::{Day, Weekday};
use std::fmt::Write as _;

/// The longest line of a calendar file, in octets without its end (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// What is said of an appointment, in the language of whoever reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentences<'a> {
    /// In a few words.
    pub summary: &'a str,
    /// In a sentence or two.
    pub description: &'a str,
}

/// An entry of a calendar: a whole day with an alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What tells it from every other, for ever: exported again, it replaces itself.
    pub uid: String,
    /// Its day.
    pub date: Day,
    /// In a few words.
    pub summary: String,
    /// In a sentence or two.
    pub description: String,
}

/// The entries of dates. `plan` is the uid of the plan that they belong to: it makes theirs.
pub fn entries<'a>(plan: &str, dates: &[Due], say: impl Fn(Appointment) -> Sentences<'a>) -> Vec<Entry> {
    let entry = |due: &Due| {
        let Sentences { summary, description } = say(due.what);
        let uid = format!("{plan}-{}@counterpart", key(due.what));
        let (summary, description) = (summary.to_owned(), description.to_owned());
        Entry { uid, date: due.date, summary, description }
    };
    dates.iter().map(entry).collect()
}

/// What of the uid tells the appointments of one plan from each other.
fn key(what: Appointment) -> String {
    match what {
        Appointment::Drill { of, again: false } => format!("drill-{of}"),
        Appointment::Drill { of, again: true } => format!("drill-again-{of}"),
        Appointment::Booster => "booster".to_owned(),
        Appointment::Last => "last".to_owned(),
    }
}

/// A calendar file: each entry is a whole day that keeps nobody busy, with an alarm at nine in the
/// morning. No time zone is in it, since a date has none. `made` is the day on which it is written;
/// calendars ask for a time, and get midnight.
pub fn calendar(entries: &[Entry], made: Day) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: &str| fold(&mut text, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Counterpart//Course//EN");
    line("CALSCALE", "GREGORIAN");
    for entry in entries {
        line("BEGIN", "VEVENT");
        line("UID", &escaped(&entry.uid));
        line("DTSTAMP", &format!("{}T000000Z", digits(made)));
        line("DTSTART;VALUE=DATE", &digits(entry.date));
        line("DTEND;VALUE=DATE", &digits(entry.date.plus(1)));
        line("SUMMARY", &escaped(&entry.summary));
        line("DESCRIPTION", &escaped(&entry.description));
        line("TRANSP", "TRANSPARENT");
        line("BEGIN", "VALARM");
        line("ACTION", "DISPLAY");
        line("DESCRIPTION", &escaped(&entry.summary));
        line("TRIGGER", "PT9H");
        line("END", "VALARM");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    text
}

/// The same as lines to paste into a chat: a date with its weekday, and what there is, without a name.
/// `weekdays` are what the days of the week are called, Monday first.
pub fn block(entries: &[Entry], weekdays: [&str; 7]) -> String {
    let lines = entries.iter().map(|entry| {
        let weekday = weekdays[place(entry.date.weekday())];
        // One line each, whatever the sentence holds.
        let summary: Vec<&str> = entry.summary.split_whitespace().collect();
        format!("{} {weekday} · {}", entry.date, summary.join(" "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

const fn place(weekday: Weekday) -> usize {
    match weekday {
        Weekday::Monday => 0,
        Weekday::Tuesday => 1,
        Weekday::Wednesday => 2,
        Weekday::Thursday => 3,
        Weekday::Friday => 4,
        Weekday::Saturday => 5,
        Weekday::Sunday => 6,
    }
}

/// `20270301`.
fn digits(day: Day) -> String {
    let (year, month, of_month) = day.parts();
    let mut text = String::new();
    // Writing to a string never fails.
    write!(text, "{year:04}{month:02}{of_month:02}").expect("a string");
    text
}

/// A text as a value (RFC 5545, 3.3.11): backslash, comma and semicolon escaped, ends of lines as `\n`,
/// other control characters left out.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").replace('\r', "\n").chars() {
        match c {
            '\\' | ',' | ';' => {
                value.push('\\');
                value.push(c);
            }
            '\n' => value.push_str("\\n"),
            '\t' => value.push(' '),
            c if c.is_control() => {}
            c => value.push(c),
        }
    }
    value
}

/// Adds a line, folded after at most [`LONGEST`] octets between two characters; what goes on begins with
/// a space.
fn fold(text: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(summary: &str, description: &str) -> Entry {
        let date = Day::read("2027-03-03").expect("a day");
        let uid = "9d02-drill-2027-03-01@counterpart".to_owned();
        Entry { uid, date, summary: summary.to_owned(), description: description.to_owned() }
    }

    #[test]
    fn an_entry_is_a_whole_day_with_an_alarm() {
        let made = Day::read("2027-03-01").expect("a day");
        let text = calendar(&[entry("五道题，三分钟", "If they ask; then, I call\nfirst. \\o/")], made);
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Counterpart//Course//EN\r\n\
            CALSCALE:GREGORIAN\r\nBEGIN:VEVENT\r\nUID:9d02-drill-2027-03-01@counterpart\r\n\
            DTSTAMP:20270301T000000Z\r\nDTSTART;VALUE=DATE:20270303\r\nDTEND;VALUE=DATE:20270304\r\n\
            SUMMARY:五道题，三分钟\r\nDESCRIPTION:If they ask\\; then\\, I call\\nfirst. \\\\o/\r\n\
            TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:五道题，三分钟\r\n\
            TRIGGER:PT9H\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn the_uid_is_that_of_the_plan_and_the_appointment() {
        let of = Day::read("2027-03-01").expect("a day");
        let due = |what| Due { what, since: of, date: of.plus(2), late: 0 };
        let dates = [due(Appointment::Drill { of, again: false }), due(Appointment::Last)];
        let found = entries("9d02", &dates, |_| Sentences { summary: "a", description: "b" });
        let uids: Vec<&str> = found.iter().map(|entry| entry.uid.as_str()).collect();
        assert_eq!(uids, ["9d02-drill-2027-03-01@counterpart", "9d02-last@counterpart"]);
    }

    #[test]
    fn lines_to_paste_have_a_date_a_weekday_and_what_there_is() {
        let week = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
        let text = block(&[entry("五道题，\n三分钟", ""), entry("再谈一次", "")], week);
        assert_eq!(text, "2027-03-03 周三 · 五道题， 三分钟\n2027-03-03 周三 · 再谈一次");
    }

    /// Undoes the folding and the escaping, as a calendar does.
    fn read_back(text: &str, name: &str) -> Vec<String> {
        let whole = text.replace("\r\n ", "");
        let values = whole.split("\r\n").filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        let unescaped = values.map(|value| {
            let mut found = String::new();
            let mut chars = value.chars();
            while let Some(c) = chars.next() {
                match c {
                    '\\' => found.extend(chars.next().map(|c| if c == 'n' { '\n' } else { c })),
                    c => found.push(c),
                }
            }
            found
        });
        unescaped.collect()
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_every_text_comes_back(summary in "[ -~一-龥，。；\n🙂]{0,120}", description in "\\PC{0,200}") {
            let made = Day(20_500);
            let text = calendar(&[entry(&summary, &description)], made);
            prop_assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
            for line in text.split("\r\n") {
                prop_assert!(line.len() <= LONGEST, "{} octets", line.len());
            }
            prop_assert_eq!(read_back(&text, "SUMMARY"), [summary.clone()]);
            prop_assert_eq!(read_back(&text, "DESCRIPTION"), [description, summary]);
        }
    }
}
