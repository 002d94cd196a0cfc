//! The one thing that most people want on the home screen, with a picture of it.

use super::recent::title_of;
use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::offer::{self, Dress, scenario_of};
use crate::app::views::shared::scene::{
    Scene, cover, has_room_for_pictures, paint_place, paint_scene, scene_of,
};
use crate::app::views::shared::widgets::{
    Weight, bold, button, card, focus_if_none, heading, label, soft, text,
};
use crate::phrase;
use crate::records::PlaySummary;
use crate::scenario::{Face, Room, Seat};
use crate::session::{NavCommand, PlayCommand, Screen, Session, Work};
use egui::{Id, Rect, Sense, Ui, UiBuilder, vec2};

/// How many of what is offered the card shows: one, or none while there is a conversation to go on with or
/// nothing is known yet.
pub fn shows_an_offer(session: &Session) -> usize {
    let offers = session.course.offers();
    usize::from(session.to_go_on_with().is_none() && !offers.is_empty())
}

/// Draws the card. `height` is what the screen has for it; words that need more get more.
pub fn show(ui: &mut Ui, view: &mut View, height: f32) {
    let session = view.session;
    let unfinished = session.to_go_on_with();
    let offers = session.course.offers();
    let scene = match (unfinished, offers.first()) {
        (Some(play), _) => session
            .library
            .find(&play.row.scenario_id)
            .and_then(|found| scene_of(found, Face::Serious, Face::Explaining)),
        (None, Some(offer)) => match scenario_of(session, &offer.task) {
            Some(scenario) => scene_of(scenario, Face::Suspicious, Face::Explaining),
            None => cover(session),
        },
        (None, None) => cover(session),
    };
    card(ui, view.theme, |ui| {
        ui.set_width(ui.available_width());
        with_picture(ui, view, scene.as_ref(), height - 36.0, |ui, view| {
            match (unfinished, offers.first()) {
                (Some(play), _) => continue_words(ui, view, play),
                (None, Some(offer)) if view.session.library.playable().next().is_some() => {
                    let dress = Dress {
                        title: Size::Title,
                        weight: Weight::Primary,
                        first: true,
                        something_else: true,
                    };
                    offer::show(ui, view, offer, dress);
                }
                (None, _) => nothing_words(ui, view),
            }
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

/// Words where nothing is offered: it is being worked out, or there is nothing to play.
fn nothing_words(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    if view.session.is_at(Work::Course) {
        let words = phrase!(lang, "course.working_out");
        let shown = label(ui, soft(theme, Size::Body, &words));
        announce(&shown, &words);
        return;
    }
    heading(ui, theme, Size::Title, &phrase!(lang, "library.none"));
    label(ui, text(theme, Size::Body, phrase!(lang, "library.none_why")));
    ui.add_space(space::NORMAL);
    let response = button(ui, theme, &phrase!(lang, "home.library"), Weight::Primary);
    focus_if_none(ui, &response);
    if response.clicked() {
        view.ask(NavCommand::Go(Screen::Library));
    }
}

/// About how long a conversation takes: three quarters of a minute a sentence.
pub fn minutes(seat: &Seat) -> u32 {
    (u32::from(seat.turns) * 3).div_ceil(4).max(1)
}
