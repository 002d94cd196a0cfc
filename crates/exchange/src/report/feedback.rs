//! What people said at the end.

use super::page::bar;
use counterpart_core::room::{Feedback, Phone, RATINGS, Room};
use counterpart_core::text::{Lang, labelled};
use counterpart_phrases::phrase;
use maud::{Markup, html};

/// The answers to the three questions, and the plans that were shared.
pub fn feedback(room: &Room, lang: Lang) -> Markup {
    let answers: Vec<(&Phone, &Feedback)> =
        room.phones().iter().filter_map(|phone| Some((phone, phone.feedback.as_ref()?))).collect();
    let plans = room.phones().iter().filter_map(|phone| Some((phone, phone.plan.as_ref()?)));
    let plans: Vec<String> = plans
        .map(|(phone, plan)| {
            let sentence = phrase!(lang, "debrief.plan_sentence", when = plan.when, then = plan.then);
            by(phone, &sentence, lang)
        })
        .collect();
    html! {
        @if !answers.is_empty() { (answered(room, &answers, lang)) }
        @if !plans.is_empty() {
            section {
                h2 { (phrase!(lang, "report.plans")) }
                (list(&plans))
            }
        }
    }
}

fn answered(room: &Room, answers: &[(&Phone, &Feedback)], lang: Lang) -> Markup {
    let play = room.play();
    let other = play.scenario().department_of(play.seat().facing[0]);
    let department = play.scenario().departments[other.index()].name.get(lang);
    let understand = phrase!(lang, "room.ask_understand", department = department);
    let written = answers.iter().filter(|(_, said)| !said.different.is_empty());
    let written: Vec<String> = written.map(|(phone, said)| by(phone, &said.different, lang)).collect();
    html! {
        section {
            h2 { (phrase!(lang, "report.feedback", count = answers.len())) }
            (rating(&understand, answers.iter().map(|(_, said)| said.understand), lang))
            (rating(&phrase!(lang, "room.ask_useful"), answers.iter().map(|(_, said)| said.useful), lang))
            p.soft { (phrase!(lang, "room.scale")) }
            @if !written.is_empty() {
                h3 { (phrase!(lang, "room.ask_different")) }
                (list(&written))
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

fn rating(question: &str, values: impl Iterator<Item = u8> + Clone, lang: Lang) -> Markup {
    let (count, sum) =
        values.clone().fold((0u64, 0u64), |(count, sum), value| (count + 1, sum + u64::from(value)));
    // In tenths, half up: whole numbers print alike everywhere.
    let tenths = (20 * sum + count).checked_div(2 * count).unwrap_or(0);
    let mean = format!("{}.{}", tenths / 10, tenths % 10);
    let gave = |rating: u8| values.clone().filter(|said| *said == rating).count() as u64;
    html! {
        h3 { (question) }
        p { (phrase!(lang, "report.mean", mean = mean)) }
        table.ratings {
            tbody {
                @for value in RATINGS {
                    tr {
                        th { (value) }
                        td { (gave(value)) }
                        td.share { (bar((100 * gave(value)).checked_div(count).unwrap_or(0))) }
                    }
                }
            }
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
