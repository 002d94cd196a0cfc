//! What a turn did: figures, what came to light, what was settled or turned down.

use super::{name, sign};
use crate::app::theme::Size;
use crate::app::views::View;
use crate::app::views::shared::widgets::{self, soft, text};
use crate::conversation::{Event, Mind, TurnRecord};
use crate::phrase;
use crate::scenario::{BeatIx, InterestIx};
use crate::session::Review;
use crate::text::Lang;
use egui::Ui;
use egui_phosphor::regular as icon;

/// The person whom a turn was said to, as a position in the seat's `facing`.
fn hearer(review: &Review, record: &TurnRecord) -> usize {
    let option = review.play.option(record.before.beat, record.pick.option);
    usize::from(option.map_or(review.play.seat().beat(record.before.beat).by, |choice| choice.to))
}

/// The figures that changed in the person who heard it.
pub fn gauges(ui: &mut Ui, view: &View, review: &Review, record: &TurnRecord) {
    let (lang, theme) = (view.lang(), view.theme);
    let person = hearer(review, record);
    let (old, new) = (record.before.minds[person], record.after.minds[person]);
    let changes = changes(lang, &old, &new);
    if changes.is_empty() {
        widgets::label(ui, soft(theme, Size::Small, phrase!(lang, "debrief.nothing_changed")));
    }
    for change in changes {
        widgets::label(ui, soft(theme, Size::Small, change));
    }
}

fn changes(lang: Lang, old: &Mind, new: &Mind) -> Vec<String> {
    let told = [
        (old.heat, new.heat, phrase!(lang, "debrief.heat_from_to", from = old.heat, to = new.heat)),
        (old.trust, new.trust, phrase!(lang, "debrief.trust_from_to", from = old.trust, to = new.trust)),
        (old.safety, new.safety, phrase!(lang, "debrief.safety_from_to", from = old.safety, to = new.safety)),
        (
            old.clarity,
            new.clarity,
            phrase!(lang, "debrief.clarity_from_to", from = old.clarity, to = new.clarity),
        ),
    ];
    told.into_iter().filter(|(old, new, _)| old != new).map(|(_, _, change)| change).collect()
}

/// Everything else that it did, a line each.
pub fn show(ui: &mut Ui, view: &View, review: &Review, record: &TurnRecord) {
    let (lang, theme) = (view.lang(), view.theme);
    let play = &review.play;
    if let Some(thought) = play.reaction(record) {
        let person = name(lang, review, play.seat().facing[hearer(review, record)]);
        let reaction = phrase!(lang, "debrief.reaction", name = person, thought = thought.get(lang));
        widgets::label(ui, text(theme, Size::Body, reaction).color(theme.palette.plum));
    }
    for prediction in review.predictions.iter().filter(|prediction| prediction.turn == review.selected + 1) {
        let told = if prediction.is_right() {
            phrase!(lang, "debrief.guess_right", sure = prediction.confidence)
        } else {
            phrase!(lang, "debrief.guess_wrong", sure = prediction.confidence)
        };
        sign::line(ui, theme, icon::EYE, &told);
        sign::line(ui, theme, icon::KEY, &interest(lang, review, prediction.truth));
        let asked = if prediction.had_asked {
            phrase!(lang, "debrief.had_asked")
        } else {
            phrase!(lang, "debrief.had_not_asked")
        };
        sign::line(ui, theme, icon::CHAT_TEXT, &asked);
    }
    for event in &record.events {
        if let Some((sign, told)) = event_told(lang, review, event) {
            sign::line(ui, theme, sign, &told);
        }
    }
}

fn event_told(lang: Lang, review: &Review, event: &Event) -> Option<(&'static str, String)> {
    let scenario = review.play.scenario();
    let facing = &review.play.seat().facing;
    let who = |person: u8| name(lang, review, facing[usize::from(person)]);
    match event {
        Event::Revealed(ix) => {
            let told = phrase!(lang, "debrief.revealed", interest = scenario.interest(*ix).label.get(lang));
            Some((icon::MAGNIFYING_GLASS, told))
        }
        Event::Understood(ix) => {
            Some((icon::KEY, phrase!(lang, "debrief.understood", interest = interest(lang, review, *ix))))
        }
        Event::Accepted(ix) => {
            let told = phrase!(lang, "debrief.accepted", agreement = scenario.agreement(*ix).title.get(lang));
            Some((icon::HANDSHAKE, told))
        }
        Event::Refused(ix) => {
            let told = phrase!(lang, "debrief.refused", agreement = scenario.agreement(*ix).title.get(lang));
            Some((icon::PROHIBIT, told))
        }
        Event::Crossed(at) => {
            Some((icon::WARNING, phrase!(lang, "debrief.crossed", what = line(lang, review, *at))))
        }
        Event::TakenBack(at) => Some((
            icon::ARROW_COUNTER_CLOCKWISE,
            phrase!(lang, "debrief.taken_back", what = line(lang, review, *at)),
        )),
        Event::Owned => Some((icon::CHECK, phrase!(lang, "debrief.owned"))),
        Event::PromiseBroken(person) => {
            Some((icon::HEART_BREAK, phrase!(lang, "debrief.promise_broken", name = who(*person))))
        }
        Event::WalkedOut(person) => {
            Some((icon::SIGN_OUT, phrase!(lang, "debrief.walked_out", name = who(*person))))
        }
        Event::TimeUp => Some((icon::CLOCK, phrase!(lang, "debrief.time_up"))),
        Event::Arrived(_) | Event::Ended(_) => None,
    }
}

/// An interest: its label, and what it really is.
fn interest(lang: Lang, review: &Review, interest: InterestIx) -> String {
    let interest = review.play.scenario().interest(interest);
    phrase!(lang, "debrief.interest", label = interest.label.get(lang), really = interest.really.get(lang))
}

/// What must not be agreed to at a beat.
fn line(lang: Lang, review: &Review, at: BeatIx) -> &str {
    review.play.seat().beat(at).line.as_ref().map_or("", |line| line.get(lang))
}
