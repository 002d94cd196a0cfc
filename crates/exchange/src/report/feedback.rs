//! What people said at the end.

use super::html::Html;
use counterpart_core::room::{Feedback, Phone, RATINGS, Room};
use counterpart_core::text::{Lang, labelled};
use counterpart_phrases::phrase;

/// The answers to the three questions, and the plans that were shared.
pub fn feedback(room: &Room, lang: Lang) -> Html {
    let mut html = Html::new();
    let answers: Vec<(&Phone, &Feedback)> =
        room.phones().iter().filter_map(|phone| Some((phone, phone.feedback.as_ref()?))).collect();
    if !answers.is_empty() {
        let play = room.play();
        let other = play.scenario().department_of(play.seat().facing[0]);
        let department = play.scenario().departments[other.index()].name.get(lang);
        html.open("section", "");
        html.element("h2", &phrase!(lang, "report.feedback", count = answers.len()));
        let understand = phrase!(lang, "room.ask_understand", department = department);
        html.add(&rating(&understand, answers.iter().map(|(_, said)| said.understand), lang));
        let useful = phrase!(lang, "room.ask_useful");
        html.add(&rating(&useful, answers.iter().map(|(_, said)| said.useful), lang));
        html.classed("p", "soft", &phrase!(lang, "room.scale"));
        let written = answers.iter().filter(|(_, said)| !said.different.is_empty());
        let written: Vec<String> = written.map(|(phone, said)| by(phone, &said.different, lang)).collect();
        list(&mut html, &phrase!(lang, "room.ask_different"), &written);
        html.close("section");
    }
    let plans = room.phones().iter().filter_map(|phone| Some((phone, phone.plan.as_ref()?)));
    let plans: Vec<String> = plans
        .map(|(phone, plan)| {
            let sentence = phrase!(lang, "debrief.plan_sentence", when = plan.when, then = plan.then);
            by(phone, &sentence, lang)
        })
        .collect();
    if !plans.is_empty() {
        html.open("section", "").element("h2", &phrase!(lang, "report.plans"));
        list(&mut html, "", &plans);
        html.close("section");
    }
    html
}

/// Whose words these are, where names were asked for and given.
fn by(phone: &Phone, words: &str, lang: Lang) -> String {
    match &phone.name {
        Some(name) => labelled(lang, name, words),
        None => words.to_owned(),
    }
}

fn list(html: &mut Html, title: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    if !title.is_empty() {
        html.element("h3", title);
    }
    html.open("ul", "");
    for item in items {
        html.element("li", item);
    }
    html.close("ul");
}

fn rating(question: &str, values: impl Iterator<Item = u8> + Clone, lang: Lang) -> Html {
    let (count, sum) =
        values.clone().fold((0u64, 0u64), |(count, sum), value| (count + 1, sum + u64::from(value)));
    // In tenths, half up: whole numbers print alike everywhere.
    let tenths = (20 * sum + count).checked_div(2 * count).unwrap_or(0);
    let mean = format!("{}.{}", tenths / 10, tenths % 10);
    let mut html = Html::new();
    html.element("h3", question).element("p", &phrase!(lang, "report.mean", mean = mean));
    html.open("table", "ratings").open("tbody", "");
    for value in RATINGS {
        let these = values.clone().filter(|said| *said == value).count() as u64;
        html.open("tr", "").element("th", &value.to_string()).element("td", &these.to_string());
        html.open("td", "share").bar((100 * these).checked_div(count).unwrap_or(0)).close("td").close("tr");
    }
    html.close("tbody").close("table");
    html
}
