//! Sessions that are kept: those of today that were not ended, to choose from, and below all else the others, with
//! their reports.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::{
    Weight, button, card, focus_if_none, heading, label, soft, text, tinted_card,
};
use crate::phrase;
use crate::server::{KeptRoom, KeptState};
use crate::session::{Session, Work, WorkshopCommand};
use egui::Ui;

/// The most sessions that are listed; what is older is found with `counterpart report`.
const MOST: usize = 12;

/// The sessions of today that were not ended.
pub fn unfinished(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    let rooms: Vec<KeptRoom> = view.session.unfinished_rooms().take(MOST).cloned().collect();
    if rooms.is_empty() {
        return;
    }
    tinted_card(ui, theme, theme.palette.note, |ui| {
        ui.set_width(ui.available_width());
        heading(ui, theme, Size::Heading, &phrase!(lang, "workshop.unfinished"));
        label(ui, text(theme, Size::Body, phrase!(lang, "workshop.unfinished_means")));
        for room in &rooms {
            row(ui, view, room, true);
        }
    });
    ui.add_space(space::NORMAL);
}

/// All others: ended, old, put aside, or not to be read.
pub fn others(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    let is_shown_above = |session: &Session, room: &KeptRoom| {
        session.unfinished_rooms().take(MOST).any(|one| one.folder == room.folder)
    };
    let rooms = view.session.kept_rooms.iter().filter(|room| !is_shown_above(view.session, room));
    let rooms: Vec<KeptRoom> = rooms.take(MOST).cloned().collect();
    let (reads, writes) = (view.session.is_at(Work::KeptRooms), view.session.is_at(Work::KeptReport));
    if rooms.is_empty() && !reads {
        return;
    }
    ui.add_space(space::NORMAL);
    card(ui, theme, |ui| {
        ui.set_width(ui.available_width());
        heading(ui, theme, Size::Heading, &phrase!(lang, "workshop.kept"));
        label(ui, soft(theme, Size::Small, phrase!(lang, "workshop.kept_means")));
        let working = [
            reads.then(|| phrase!(lang, "workshop.kept_reading")),
            writes.then(|| phrase!(lang, "workshop.kept_writing")),
        ];
        for words in working.into_iter().flatten() {
            let shown = label(ui, text(theme, Size::Body, &words));
            announce(&shown, &words);
        }
        for room in &rooms {
            row(ui, view, room, false);
        }
    });
}

/// A session, and what can be done with it.
fn row(ui: &mut Ui, view: &mut View, room: &KeptRoom, is_first: bool) {
    let (theme, lang) = (view.theme, view.lang());
    ui.add_space(space::TIGHT);
    let line = view.session.line_of(room, lang);
    label(ui, text(theme, Size::Body, &line));
    let folder = phrase!(lang, "workshop.kept_folder", path = room.folder.display());
    if !matches!(room.state, KeptState::Unfinished | KeptState::Ended) || room.lost > 0 {
        label(ui, soft(theme, Size::Small, folder));
    }
    let can_be_told = !matches!(room.state, KeptState::Unreadable | KeptState::Trouble(_) | KeptState::InUse);
    ui.horizontal_wrapped(|ui| {
        if view.session.can_go_on(room) {
            let weight = if is_first { Weight::Primary } else { Weight::Secondary };
            let go_on = button(ui, theme, &phrase!(lang, "workshop.go_on"), weight);
            if is_first {
                focus_if_none(ui, &go_on);
            }
            if go_on.clicked() {
                view.ask(WorkshopCommand::Resume(room.folder.clone()));
            }
        }
        if can_be_told && button(ui, theme, &phrase!(lang, "workshop.kept_report"), Weight::Quiet).clicked() {
            view.ask(WorkshopCommand::ReportKept(room.folder.clone()));
        }
    });
}
