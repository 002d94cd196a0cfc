//! Something that is offered: what it is, why, how long it takes, and the way to begin it.

use super::widgets::{Weight, bold, button, focus_if_none, heading, label, soft, text};
use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::course::due::Appointment;
use crate::course::path::{Offer, Task};
use crate::phrase;
use crate::scenario::Scenario;
use crate::session::course::{kicker, minutes_of, reason, title_of};
use crate::session::{CourseCommand, Session};
use egui::Ui;

/// How an offer is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dress {
    /// The size of its title.
    pub title: Size,
    /// How much its button asks to be pressed.
    pub weight: Weight,
    /// Whether its button takes the keyboard where nothing has it.
    pub first: bool,
    /// Whether the way to something else stands beside it.
    pub something_else: bool,
}

/// Draws it.
pub fn show(ui: &mut Ui, view: &mut View, offer: &Offer, dress: Dress) {
    let (theme, lang, session) = (view.theme, view.lang(), view.session);
    label(ui, bold(theme, Size::Small, kicker(offer, lang)).color(theme.palette.teal));
    let title = title_of(session, &offer.task, lang);
    heading(ui, theme, dress.title, &title);
    label(ui, text(theme, Size::Body, reason(session, offer, lang)));
    if let Some(minutes) = minutes_of(session, &offer.task) {
        label(ui, soft(theme, Size::Small, phrase!(lang, "course.minutes", minutes = minutes)));
    }
    ui.add_space(space::TIGHT);
    ui.horizontal_wrapped(|ui| {
        let begin = button(ui, theme, &begin_words(session, &offer.task, lang), dress.weight);
        ui.ctx().accesskit_node_builder(begin.id, |node| node.set_description(title.as_str()));
        if dress.first {
            focus_if_none(ui, &begin);
        }
        if begin.clicked() {
            view.ask(if takes_place_elsewhere(&offer.task) {
                CourseCommand::TookPlace(offer.task.clone())
            } else {
                CourseCommand::Begin(offer.task.clone())
            });
        }
        if dress.something_else
            && button(ui, theme, &phrase!(lang, "course.something_else"), Weight::Quiet).clicked()
        {
            view.ask(CourseCommand::SomethingElse);
        }
    });
}

/// Whether it happens outside the game, and is only noted here.
const fn takes_place_elsewhere(task: &Task) -> bool {
    matches!(task, Task::Survey | Task::Room | Task::Reaction | Task::Case(_))
}

fn begin_words(session: &Session, task: &Task, lang: crate::text::Lang) -> String {
    match task {
        task if takes_place_elsewhere(task) => phrase!(lang, "course.took_place"),
        Task::Library => phrase!(lang, "home.library"),
        Task::Desk { scenario, seat } => match session.seat_ref(scenario, seat) {
            Some(at) => phrase!(lang, "home.sit_at", seat = at.department().get(lang)),
            None => phrase!(lang, "course.start"),
        },
        _ => phrase!(lang, "course.start"),
    }
}

/// The scenario whose picture stands for it, if there is one.
pub fn scenario_of<'s>(session: &'s Session, task: &Task) -> Option<&'s Scenario> {
    let id = match task {
        Task::Desk { scenario, .. } | Task::Form { scenario, .. } => scenario.clone(),
        Task::Due(Appointment::Booster) => session.booster_desk()?.0,
        _ => return None,
    };
    session.library.find(&id).map(|scenario| &**scenario)
}
