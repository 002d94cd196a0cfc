//! The whole report as one page.

use super::feedback::feedback;
use super::html::Html;
use super::road::roads;
use counterpart_core::room::{Phone, Room};
use counterpart_core::text::{self, Lang};
use counterpart_phrases::phrase;
use jiff::Zoned;

const STYLE: &str = include_str!("../../../../assets/report/style.css");

/// The report as one page that needs nothing beside it.
pub fn page(room: &Room, began: &Zoned, is_whole: bool, lang: Lang) -> String {
    let play = room.play();
    let scenario = play.scenario();
    let person = scenario.character(play.seat().plays);
    let title = phrase!(lang, "report.title", title = scenario.title.get(lang));
    let mut html = Html::new();
    html.raw("<!doctype html><html lang=\"").raw(match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    });
    html.raw("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
    // Nothing in a report is to be run or fetched, whatever somebody may have got into it.
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    html.raw("style-src 'unsafe-inline'\"><style>").raw(STYLE).raw("</style>");
    html.element("title", &title).raw("</head><body>");
    html.open("header", "").element("h1", &title);
    // The zone is named, so that a report that travels is still read rightly.
    let date = began.strftime("%Y-%m-%d %H:%M (UTC%:z)").to_string();
    let department = scenario.departments[person.department.index()].name.get(lang);
    let (name, role) = (person.name.get(lang), person.role.get(lang));
    html.classed("p", "soft", &date);
    html.element("p", &phrase!(lang, "phone.you_are", name = name, department = department, role = role));
    html.element("p", play.seat().brief.get(lang));
    html.element(
        "p",
        &phrase!(lang, "report.counts", phones = room.phones().len(), ballots = room.ballots().len()),
    );
    let names: Vec<&str> = room.phones().iter().filter_map(name_of).collect();
    if !names.is_empty() {
        html.element("p", &phrase!(lang, "report.names", names = text::list(lang, &names)));
    }
    if !is_whole {
        html.element("p", &phrase!(lang, "report.stopped"));
    }
    html.close("header").add(&roads(room, lang)).add(&feedback(room, lang));
    html.open("footer", "").element("p", &phrase!(lang, "debrief.not_a_test")).close("footer");
    html.raw("</body></html>\n");
    html.into_string()
}

fn name_of(phone: &Phone) -> Option<&str> {
    phone.name.as_deref()
}
