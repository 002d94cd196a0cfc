//! The whole report as one page. maud writes it: whatever stands in round brackets there is text, and
//! nothing that was typed can be anything else.

use super::agreement::agreement;
use super::case::case;
use super::feedback::feedback;
use super::road::roads;
use crate::document::document;
use counterpart_core::room::{Phone, Room};
use counterpart_core::text::{self, Lang};
use counterpart_phrases::phrase;
use jiff::Zoned;
use maud::{Markup, html};

const STYLE: &str = include_str!("../../../../assets/report/style.css");

/// The report as one page that needs nothing beside it; `lacks` says what isn't in it.
pub fn page(room: &Room, began: &Zoned, lacks: &[String], lang: Lang) -> String {
    let title = phrase!(lang, "report.title", title = room.play().scenario().title.get(lang));
    let body = html! {
        (header(room, &title, began, lacks, lang))
        (case(room, lang))
        (roads(room, lang))
        (feedback(room, lang))
        (agreement(room, began, lang))
        footer { p { (phrase!(lang, "debrief.not_a_test")) } }
    };
    document(lang, STYLE, &title, &body)
}

/// What the session was.
fn header(room: &Room, title: &str, began: &Zoned, lacks: &[String], lang: Lang) -> Markup {
    let play = room.play();
    let scenario = play.scenario();
    let person = scenario.character(play.seat().plays);
    let department = scenario.departments[person.department.index()].name.get(lang);
    let (name, role) = (person.name.get(lang), person.role.get(lang));
    // The zone is named, so that a report that travels is still read rightly.
    let date = began.strftime("%Y-%m-%d %H:%M (UTC%:z)").to_string();
    let (phones, ballots) = (room.phones().len(), room.ballots().len());
    let names: Vec<&str> = room.phones().iter().filter_map(name_of).collect();
    html! {
        header {
            h1 { (title) }
            p.soft { (date) }
            p { (phrase!(lang, "phone.you_are", name = name, department = department, role = role)) }
            p { (play.seat().brief.get(lang)) }
            @if let Some(day) = play.day() {
                p { (phrase!(lang, "report.day", day = day.name.get(lang))) }
            }
            p { (phrase!(lang, "report.counts", phones = phones, ballots = ballots)) }
            @if !names.is_empty() {
                p { (phrase!(lang, "report.names", names = text::list(lang, &names))) }
            }
            @for lack in lacks {
                p { strong { (lack) } }
            }
        }
    }
}

/// A bar that is filled to a share of 0–100.
pub fn bar(percent: u64) -> Markup {
    html! { div.bar { i style={ "width:" (percent.min(100)) "%" } {} } }
}

fn name_of(phone: &Phone) -> Option<&str> {
    phone.name.as_deref()
}
