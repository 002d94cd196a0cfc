//! What people said at the end: counts of every answer, their own lines, and the plans that were shared.

use super::page::bar;
use counterpart_core::room::{Able, Clearer, Obstacle, Phone, RATINGS, Ratings, Reaction, Room, Use};
use counterpart_core::text::{Lang, labelled};
use counterpart_course::anonymity::Least;
use counterpart_course::counts::{Counted, counted, reactions};
use counterpart_phrases::{phrase, reaction, words};
use maud::{Markup, html};

/// A closed question, and how many gave which answer.
pub struct Asked {
    /// The question.
    pub question: String,
    /// Its answers, in their order.
    pub answers: Vec<String>,
    /// How many gave each; none if too few answered.
    pub counts: Counted,
}

/// An open question, and what was written, with the name of whoever gave one.
pub struct Written<'r> {
    /// The question.
    pub question: String,
    /// The lines.
    pub lines: Vec<(&'r Phone, &'r str)>,
}

/// What a room said at the end.
pub struct Said<'r> {
    /// How many phones answered.
    pub phones: usize,
    /// The closed questions that were put in this room.
    pub asked: Vec<Asked>,
    /// The open questions to which something was written.
    pub written: Vec<Written<'r>>,
}

impl Said<'_> {
    /// Reads it off a room. A room of an earlier version was asked for two ratings instead.
    pub fn of(room: &Room, lang: Lang) -> Said<'_> {
        let phones = room.phones();
        let answered = phones.iter().filter(|phone| phone.reaction.is_some() || phone.ratings.is_some());
        let mut asked = Vec::new();
        let mut written = Vec::new();
        if phones.iter().any(|phone| phone.reaction.is_some()) {
            let said = phones.iter().filter_map(|phone| Some((phone, phone.reaction.as_ref()?)));
            asked.extend(closed(said.clone().map(|(_, said)| said), lang));
            let open = |question: String, line: fn(&Reaction) -> &str| Written {
                question,
                lines: said.clone().map(|(phone, said)| (phone, line(said))).collect(),
            };
            written.push(open(reaction::ask_learnt(lang), |said| &said.learnt));
            written.push(open(reaction::ask_change(lang), |said| &said.change));
        }
        if phones.iter().any(|phone| phone.ratings.is_some()) {
            let said = phones.iter().filter_map(|phone| Some((phone, phone.ratings.as_ref()?)));
            asked.extend(rated(room, said.clone().map(|(_, said)| said), lang));
            let lines = said.map(|(phone, said)| (phone, said.different.as_str())).collect();
            written.push(Written { question: phrase!(lang, "room.ask_different"), lines });
        }
        for written in &mut written {
            written.lines.retain(|(_, line)| !line.is_empty());
        }
        written.retain(|written| !written.lines.is_empty());
        Said { phones: answered.count(), asked, written }
    }
}

fn closed<'r>(said: impl Iterator<Item = &'r Reaction> + Clone, lang: Lang) -> [Asked; 4] {
    let found = reactions(said, Least::default());
    let asked = |question, answers, counts| Asked { question, answers, counts };
    [
        asked(
            reaction::ask_uses(lang),
            Use::ALL.iter().map(|answer| reaction::uses(lang, *answer)).collect(),
            found.uses,
        ),
        asked(
            reaction::ask_able(lang),
            Able::ALL.iter().map(|answer| reaction::able(lang, *answer)).collect(),
            found.able,
        ),
        asked(
            reaction::ask_obstacle(lang),
            Obstacle::ALL.iter().map(|answer| reaction::obstacle(lang, *answer)).collect(),
            found.obstacles,
        ),
        asked(
            reaction::ask_clearer(lang),
            Clearer::ALL.iter().map(|answer| reaction::clearer(lang, *answer)).collect(),
            found.clearer,
        ),
    ]
}

fn rated<'r>(room: &Room, said: impl Iterator<Item = &'r Ratings> + Clone, lang: Lang) -> [Asked; 2] {
    let play = room.play();
    let other = play.scenario().department_of(play.seat().facing[0]);
    let department = play.scenario().departments[other.index()].name.get(lang);
    let ratings: Vec<u8> = RATINGS.collect();
    let answers = ratings.iter().map(u8::to_string);
    let scale = phrase!(lang, "room.scale");
    let asked = |question: String, rating: fn(&Ratings) -> u8| Asked {
        question: labelled(lang, &question, &scale),
        answers: answers.clone().collect(),
        counts: counted(&ratings, said.clone().map(rating), Least::default()),
    };
    [
        asked(phrase!(lang, "room.ask_understand", department = department), |said| said.understand),
        asked(phrase!(lang, "room.ask_useful"), |said| said.useful),
    ]
}

/// The answers to the questions at the end, and the plans that were shared.
pub fn feedback(room: &Room, lang: Lang) -> Markup {
    let said = Said::of(room, lang);
    let plans = room.phones().iter().filter_map(|phone| Some((phone, phone.plan.as_ref()?)));
    let plans: Vec<String> = plans
        .map(|(phone, plan)| {
            let sentence = words::plan(lang, &plan.when, &plan.then);
            by(phone, &sentence, lang)
        })
        .collect();
    html! {
        @if said.phones > 0 {
            section {
                h2 { (phrase!(lang, "report.feedback", count = said.phones)) }
                @for asked in &said.asked { (table(asked, lang)) }
                @for written in &said.written {
                    h3 { (written.question) }
                    (list(&written.lines.iter().map(|(phone, line)| by(phone, line, lang)).collect::<Vec<_>>()))
                }
            }
        }
        @if !plans.is_empty() {
            section {
                h2 { (phrase!(lang, "report.plans")) }
                (list(&plans))
            }
        }
    }
}

/// Whose words these are, where names were asked for and given.
fn by(phone: &Phone, words: &str, lang: Lang) -> String {
    match &phone.name {
        Some(name) => labelled(lang, name, words),
        None => words.to_owned(),
    }
}

fn list(items: &[String]) -> Markup {
    html! { ul { @for item in items { li { (item) } } } }
}

/// Why there are no counts.
pub fn too_few(lang: Lang) -> String {
    phrase!(lang, "report.too_few", least = Least::default().get())
}

fn table(asked: &Asked, lang: Lang) -> Markup {
    html! {
        h3 { (asked.question) }
        @if let Some(counts) = &asked.counts {
            @let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
            table.ratings {
                tbody {
                    @for (answer, count) in asked.answers.iter().zip(counts) {
                        tr {
                            th { (answer) }
                            td { (phrase!(lang, "report.people", count = count)) }
                            td.share { (bar((100 * u64::from(*count)).checked_div(all).unwrap_or(0))) }
                        }
                    }
                }
            }
        } @else {
            p.soft { (too_few(lang)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_text() {
        let said = "<script>alert(\"1\" & '2')</script>".to_owned();
        assert_eq!(
            list(&[said]).into_string(),
            "<ul><li>&lt;script&gt;alert(&quot;1&quot; &amp; '2')&lt;/script&gt;</li></ul>"
        );
    }
}
