//! The one thing that most people want on the home screen, with a picture of it.

use super::next::{Next, next};
use super::recent::title_of;
use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::scene::{
    Scene, cover, has_room_for_pictures, paint_place, paint_scene, scene_of,
};
use crate::app::views::shared::widgets::{
    Weight, bold, button, card, focus_if_none, heading, label, soft, text,
};
use crate::phrase;
use crate::records::PlaySummary;
use crate::scenario::{Face, Room, Scenario, Seat};
use crate::session::{NavCommand, PlayCommand, Screen};
use egui::{Id, Rect, Sense, Ui, UiBuilder, vec2};

/// Draws the card. `height` is what the screen has for it; words that need more get more.
pub fn show(ui: &mut Ui, view: &mut View, height: f32) {
    let session = view.session;
    let unfinished = session.progress.unfinished.first();
    let scene = match unfinished {
        Some(play) => session
            .library
            .find(&play.row.scenario_id)
            .and_then(|found| scene_of(found, Face::Serious, Face::Explaining)),
        None => match next(session) {
            Next::First(scenario, _) | Next::OtherSeat(scenario, _) | Next::Untried(scenario, _) => {
                scene_of(scenario, Face::Suspicious, Face::Explaining)
            }
            Next::Library | Next::Nothing => cover(session),
        },
    };
    card(ui, view.theme, |ui| {
        ui.set_width(ui.available_width());
        with_picture(ui, view, scene.as_ref(), height - 36.0, |ui, view| match unfinished {
            Some(play) => continue_words(ui, view, play),
            None => next_words(ui, view, true),
        });
    });
}

/// Words on the left and the picture on the right; one below the other where there is little room.
fn with_picture(
    ui: &mut Ui,
    view: &mut View,
    scene: Option<&Scene>,
    height: f32,
    words: impl FnOnce(&mut Ui, &mut View),
) {
    let theme = view.theme;
    let width = ui.available_width();
    let paint = |ui: &Ui, rect: Rect| match scene {
        Some(scene) => paint_scene(ui, theme, rect, scene),
        None => paint_place(ui, theme, rect, Room::MeetingRoom),
    };
    if width < 640.0 * theme.scale {
        if has_room_for_pictures(ui, theme) {
            let (rect, _) = ui.allocate_exact_size(vec2(width, 150.0), Sense::hover());
            paint(ui, rect);
            ui.add_space(space::NORMAL);
        }
        return words(ui, view);
    }
    let gap = space::WIDE;
    let picture = (width * 0.54).min(height * 2.1);
    let top_left = ui.cursor().min;
    let room = Rect::from_min_size(top_left, vec2(width - picture - gap, f32::INFINITY));
    let mut left = ui.new_child(UiBuilder::new().max_rect(room).id_salt("words"));
    words(&mut left, view);
    let tall = left.min_rect().height().max(height);
    let corner = top_left + vec2(width - picture, 0.0);
    let rect = Rect::from_min_size(corner, vec2(picture, tall));
    paint(ui, rect);
    ui.allocate_rect(Rect::from_min_size(top_left, vec2(width, tall)), Sense::hover());
}

/// Words and buttons for a conversation that was left.
fn continue_words(ui: &mut Ui, view: &mut View, play: &PlaySummary) {
    let (theme, lang) = (view.theme, view.lang());
    let uid = play.row.uid.clone();
    label(ui, bold(theme, Size::Small, phrase!(lang, "home.continue_kicker")).color(theme.palette.teal));
    heading(ui, theme, Size::Title, &title_of(view, play));
    label(ui, soft(theme, Size::Body, phrase!(lang, "home.continue_at", count = play.choices + 1)));
    ui.add_space(space::NORMAL);
    let asking = Id::new(("give up?", &uid));
    let sure = ui.data(|data| data.get_temp::<bool>(asking)).unwrap_or(false);
    if sure {
        label(ui, text(theme, Size::Body, phrase!(lang, "home.give_up_sure")));
    }
    ui.horizontal_wrapped(|ui| {
        let (go_on, leave) = if sure {
            (phrase!(lang, "home.give_up_no"), phrase!(lang, "home.give_up_yes"))
        } else {
            (phrase!(lang, "home.continue"), phrase!(lang, "home.give_up"))
        };
        let first = button(ui, theme, &go_on, Weight::Primary);
        focus_if_none(ui, &first);
        if first.clicked() {
            ui.data_mut(|data| data.remove::<bool>(asking));
            if !sure {
                view.ask(PlayCommand::Resume(uid.clone()));
            }
        }
        if button(ui, theme, &leave, Weight::Quiet).clicked() {
            ui.data_mut(|data| data.insert_temp(asking, !sure));
            if sure {
                view.ask(PlayCommand::GiveUp(uid.clone()));
            }
        }
    });
}

/// Words and a button for what to practise next. `first` says that it is what most people want now.
pub fn next_words(ui: &mut Ui, view: &mut View, first: bool) {
    let (theme, lang) = (view.theme, view.lang());
    let size = if first { Size::Title } else { Size::Heading };
    let kicker = phrase!(lang, "home.next");
    label(ui, bold(theme, Size::Small, kicker).color(theme.palette.teal));
    let seat_name =
        |scenario: &Scenario, seat: &Seat| scenario.department_name(seat.plays).get(lang).to_owned();
    let (title, why, button_words, screen) = match next(view.session) {
        Next::First(scenario, seat) => {
            let name = seat_name(scenario, seat);
            let why = phrase!(
                lang,
                "home.why_first",
                summary = scenario.summary.get(lang),
                minutes = minutes(seat)
            );
            (
                scenario.title.get(lang).to_owned(),
                why,
                phrase!(lang, "home.sit_at", seat = name),
                briefing(scenario, seat),
            )
        }
        Next::OtherSeat(scenario, seat) => {
            let name = seat_name(scenario, seat);
            let why = phrase!(lang, "home.why_other", seat = name);
            (
                scenario.title.get(lang).to_owned(),
                why,
                phrase!(lang, "home.sit_at", seat = name),
                briefing(scenario, seat),
            )
        }
        Next::Untried(scenario, seat) => {
            let why = phrase!(lang, "home.why_untried", summary = scenario.summary.get(lang));
            let label = phrase!(lang, "home.sit_at", seat = seat_name(scenario, seat));
            (scenario.title.get(lang).to_owned(), why, label, briefing(scenario, seat))
        }
        Next::Library => (
            phrase!(lang, "home.all_done"),
            phrase!(lang, "home.why_all_done"),
            phrase!(lang, "home.library"),
            Screen::Library,
        ),
        Next::Nothing => (
            phrase!(lang, "library.none"),
            phrase!(lang, "library.none_why"),
            phrase!(lang, "home.library"),
            Screen::Library,
        ),
    };
    heading(ui, theme, size, &title);
    label(ui, text(theme, Size::Body, why));
    ui.add_space(space::NORMAL);
    let weight = if first { Weight::Primary } else { Weight::Secondary };
    let response = button(ui, theme, &button_words, weight);
    if first {
        focus_if_none(ui, &response);
    }
    if response.clicked() {
        view.ask(NavCommand::Go(screen));
    }
}

/// About how long a conversation takes: three quarters of a minute a sentence.
pub fn minutes(seat: &Seat) -> u32 {
    (u32::from(seat.turns) * 3).div_ceil(4).max(1)
}

fn briefing(scenario: &Scenario, seat: &Seat) -> Screen {
    Screen::Briefing { scenario: scenario.id.clone(), seat: seat.id.clone() }
}
