//! The dates of a course for a calendar, and as lines to paste. The game reminds nobody: it may not be
//! running. The calendar does.

use super::told::{appointment_about, appointment_title};
use crate::course::day::Day;
use crate::course::due::{Sentences, block, calendar, entries};
use crate::phrase;
use crate::session::Session;
use crate::text::{Lang, Text};

/// The name of the file for a calendar, beside the records.
const FILE: &str = "counterpart-dates.ics";

impl Session {
    /// The dates that are still to come as lines to paste into a chat; empty if there are none.
    pub fn dates_to_paste(&self) -> String {
        let lang = self.lang();
        let week: [String; 7] = weekdays(lang);
        block(&self.date_entries(lang), week.each_ref().map(String::as_str))
    }

    fn date_entries(&self, lang: Lang) -> Vec<crate::course::due::Entry> {
        let Some(standing) = &self.course.standing else { return Vec::new() };
        // A calendar replaces what it knows by its id: that of the person and the course.
        let course = self.course.taken.as_ref().map_or("", |taken| taken.course.as_str());
        let own = format!("{}-{course}", self.people.here);
        let said: Vec<_> = standing
            .dates
            .iter()
            .map(|due| {
                let title = appointment_title(self, due.what, lang);
                (due.what, title, appointment_about(due.what, lang))
            })
            .collect();
        entries(&own, &standing.dates, |what| {
            let found = said.iter().find(|(known, ..)| *known == what);
            found.map_or(Sentences { summary: "", description: "" }, |(_, summary, description)| Sentences {
                summary,
                description,
            })
        })
    }

    /// Writes the dates into a file for a calendar, and opens it.
    pub(super) fn write_dates(&mut self) {
        let both = |in_lang: &dyn Fn(Lang) -> String| Text::new(in_lang(Lang::Zh), in_lang(Lang::En));
        let entries = self.date_entries(self.lang());
        if entries.is_empty() {
            return;
        }
        let Some(folder) = self.outside.data.clone() else {
            return self.tell(both(&|lang| phrase!(lang, "course.dates_no_folder")));
        };
        let path = folder.join(FILE);
        match std::fs::write(&path, calendar(&entries, self.today())) {
            Ok(()) => {
                (self.outside.open)(&path);
                self.tell(both(&|lang| phrase!(lang, "course.dates_written", path = path.display())));
            }
            Err(cause) => {
                tracing::warn!(%cause, "the dates can't be written");
                let cause = crate::text::system_says(&cause);
                self.tell(both(&|lang| {
                    let (path, cause) = (path.display(), cause.get(lang));
                    phrase!(lang, "course.dates_not_written", path = path, cause = cause)
                }));
            }
        }
    }
}

/// The days of the week, Monday first.
fn weekdays(lang: Lang) -> [String; 7] {
    [
        phrase!(lang, "course.monday"),
        phrase!(lang, "course.tuesday"),
        phrase!(lang, "course.wednesday"),
        phrase!(lang, "course.thursday"),
        phrase!(lang, "course.friday"),
        phrase!(lang, "course.saturday"),
        phrase!(lang, "course.sunday"),
    ]
}

/// A date with its day of the week.
pub fn with_weekday(day: Day, lang: Lang) -> String {
    let place = (day.0 + 3).rem_euclid(7) as usize;
    format!("{day} {}", weekdays(lang)[place])
}
