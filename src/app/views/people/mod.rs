//! Who is here, of several people at one computer; and all that is kept of them, to read and to delete.

mod about;

use super::View;
use crate::app::theme::{Size, space};
use crate::app::views::shared::header_actions::{Way, head};
use crate::app::views::shared::text_field::one_line;
use crate::app::views::shared::widgets::{
    Weight, bold, button, card, focus_if_none, heading, label, page, pressed, soft,
};
use crate::phrase;
use crate::records::{Kept, Person};
use crate::room::typed;
use crate::session::{NavCommand, PERSON_LENGTH, PeopleCommand, Screen};
use egui::{Id, Key, Ui};

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    if pressed(ui, Key::Escape) {
        view.ask(NavCommand::Go(Screen::Home));
    }
    page(ui, theme, 860.0, |ui| {
        head(ui, view, 320.0, &[Way::home(lang), Way::help(lang)], |ui, _| {
            heading(ui, theme, Size::Title, &phrase!(lang, "people.title"));
            label(ui, soft(theme, Size::Body, phrase!(lang, "people.not_locked")));
        });
        ui.add_space(space::NORMAL);
        for (person, kept) in &view.session.people.everybody {
            card(ui, theme, |ui| {
                ui.set_width(ui.available_width());
                one(ui, view, person, *kept);
            });
            ui.add_space(space::TIGHT);
        }
        card(ui, theme, |ui| {
            ui.set_width(ui.available_width());
            new(ui, view);
        });
        ui.add_space(space::WIDE);
        about::show(ui, view);
    });
}

/// Somebody of whom something is kept, and the way to sit down as them: beside it, or beneath where there is
/// little room.
fn one(ui: &mut Ui, view: &mut View, person: &Person, kept: Option<Kept>) {
    const WAY: f32 = 240.0;
    let room = ui.available_width() - WAY * view.theme.scale;
    if room > WAY * view.theme.scale {
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(room);
                who(ui, view, person, kept);
            });
            way(ui, view, person);
        });
    } else {
        who(ui, view, person, kept);
        ui.add_space(space::TIGHT);
        way(ui, view, person);
    }
}

fn who(ui: &mut Ui, view: &View, person: &Person, kept: Option<Kept>) {
    let (theme, lang) = (view.theme, view.lang());
    ui.horizontal_wrapped(|ui| {
        heading(ui, theme, Size::Heading, &view.session.name_of(person));
        if person.uid == view.session.people.here {
            label(ui, bold(theme, Size::Small, phrase!(lang, "people.here")).color(theme.palette.teal));
        }
    });
    let plays = kept.map(|kept| match kept.plays {
        0 => phrase!(lang, "people.kept_none"),
        plays => phrase!(lang, "people.kept", plays = plays, plans = kept.plans),
    });
    let department = Some(person.department.clone()).filter(|department| !department.is_empty());
    let words: Vec<String> = department.into_iter().chain(plays).collect();
    label(ui, soft(theme, Size::Body, words.join(" · ")));
}

fn way(ui: &mut Ui, view: &mut View, person: &Person) {
    let (theme, lang) = (view.theme, view.lang());
    let is_here = person.uid == view.session.people.here;
    let (words, weight) = match person.name.as_str() {
        _ if is_here => (phrase!(lang, "people.go_on"), Weight::Primary),
        "" => (phrase!(lang, "people.sit_down_nameless"), Weight::Secondary),
        name => (phrase!(lang, "people.sit_down", name = name), Weight::Secondary),
    };
    let response = button(ui, theme, &words, weight);
    if is_here {
        focus_if_none(ui, &response);
    }
    if response.clicked() {
        view.ask(PeopleCommand::SitDown(person.uid.clone()));
    }
}

/// What somebody new is called.
fn new(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    heading(ui, theme, Size::Heading, &phrase!(lang, "people.new"));
    let id = Id::new(("somebody new", view.session.people.everybody.len()));
    let [name, department] = called(ui, view, id);
    let taken = view.session.people.is_taken(&name, &department, "");
    ui.add_space(space::TIGHT);
    if submit(ui, view, &phrase!(lang, "people.add"), &name, taken) {
        ui.data_mut(|data| data.remove::<[String; 2]>(id));
        view.ask(PeopleCommand::Add { name, department });
    } else if taken {
        label(ui, bold(theme, Size::Small, phrase!(lang, "people.taken")).color(theme.palette.rust));
    }
}

/// The fields for a name and a department, with what is typed in them.
fn called(ui: &mut Ui, view: &View, id: Id) -> [String; 2] {
    let (theme, lang) = (view.theme, view.lang());
    let mut typed = ui.data_mut(|data| data.get_temp::<[String; 2]>(id)).unwrap_or_default();
    let fields = [
        (phrase!(lang, "people.name"), phrase!(lang, "people.name_hint")),
        (phrase!(lang, "people.department"), String::new()),
    ];
    let width = (420.0 * theme.scale).min(ui.available_width());
    for ((part, (name, hint)), value) in fields.iter().enumerate().zip(&mut typed) {
        let name = label(ui, bold(theme, Size::Body, name));
        one_line(ui, theme, id.with(part), value, &name, PERSON_LENGTH, hint, width);
    }
    ui.data_mut(|data| data.insert_temp(id, typed.clone()));
    typed
}

/// The button that takes what was typed, which waits for a name that isn't taken.
fn submit(ui: &mut Ui, view: &View, words: &str, name: &str, taken: bool) -> bool {
    let complete = !typed(name, PERSON_LENGTH).is_empty() && !taken;
    ui.add_enabled_ui(complete, |ui| button(ui, view.theme, words, Weight::Secondary)).inner.clicked()
}
