//! What is kept of the person who is here: how much, where, and the ways to read and to delete it.

use super::{called, submit};
use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::widgets::{
    Weight, bold, button, card, heading, label, soft, text, tinted_card,
};
use crate::phrase;
use crate::session::PeopleCommand;
use egui::{Id, Ui};

/// Draws the card.
pub fn show(ui: &mut Ui, view: &mut View) {
    let (theme, lang, session) = (view.theme, view.lang(), view.session);
    let Some((person, Some(kept))) = session.people.here() else { return };
    let name = session.name_of(person);
    card(ui, theme, |ui| {
        ui.set_width(ui.available_width());
        heading(ui, theme, Size::Heading, &phrase!(lang, "people.about", name = name));
        let what = phrase!(
            lang,
            "people.about_what",
            plays = kept.plays,
            choices = kept.choices,
            words = kept.own_words,
            plans = kept.plans,
            steps = kept.steps
        );
        label(ui, text(theme, Size::Body, what));
        let where_to = match session.records_file() {
            Some(path) => phrase!(lang, "people.about_where", path = path.display()),
            None => phrase!(lang, "people.about_nowhere"),
        };
        label(ui, soft(theme, Size::Body, where_to));
        ui.add_space(space::TIGHT);
        let written = button(ui, theme, &phrase!(lang, "people.write_all"), Weight::Secondary);
        if written.clicked() {
            view.ask(PeopleCommand::WriteAll);
        }
        ui.add_space(space::NORMAL);
        let id = Id::new(("another name", &person.uid));
        let [other, department] = called(ui, view, id);
        let taken = session.people.is_taken(&other, &department, &person.uid);
        ui.add_space(space::TIGHT);
        if submit(ui, view, &phrase!(lang, "people.call"), &other, taken) {
            ui.data_mut(|data| data.remove::<[String; 2]>(id));
            view.ask(PeopleCommand::Call { name: other, department });
        } else if taken {
            label(ui, bold(theme, Size::Small, phrase!(lang, "people.taken")).color(theme.palette.rust));
        }
        ui.add_space(space::NORMAL);
        forget(ui, view, &name, kept.plays, kept.plans);
    });
}

/// The way to delete it, which asks first.
fn forget(ui: &mut Ui, view: &mut View, name: &str, plays: u32, plans: u32) {
    let (theme, lang) = (view.theme, view.lang());
    // The button that was pressed is gone by then, and with it what had the keyboard: the question takes it once.
    let told = Id::new("the question about deleting was put");
    if !view.session.people.asked {
        ui.data_mut(|data| data.remove::<bool>(told));
        if button(ui, theme, &phrase!(lang, "people.forget"), Weight::Quiet).clicked() {
            view.ask(PeopleCommand::AskForget);
        }
        return;
    }
    tinted_card(ui, theme, theme.palette.rust_soft, |ui| {
        ui.set_width(ui.available_width());
        let sure = phrase!(lang, "people.forget_sure", name = name, plays = plays, plans = plans);
        label(ui, bold(theme, Size::Body, sure).color(theme.palette.rust));
        ui.add_space(space::TIGHT);
        ui.horizontal_wrapped(|ui| {
            let keep = button(ui, theme, &phrase!(lang, "people.forget_no"), Weight::Primary);
            // Enter, pressed once more by mistake, deletes nothing.
            if !ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(told), true)) {
                keep.request_focus();
                keep.scroll_to_me(None);
            }
            if keep.clicked() {
                view.ask(PeopleCommand::DontForget);
            }
            if button(ui, theme, &phrase!(lang, "people.forget_yes"), Weight::Secondary).clicked() {
                view.ask(PeopleCommand::Forget);
            }
        });
    });
}
