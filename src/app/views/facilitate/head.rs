//! The line above the desk: what is played, who is there, whether everything is kept, and the ways out.

use crate::app::theme::{LINE, Size, space};
use crate::app::views::View;
use crate::app::views::shared::header_actions::{Way, head};
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::{bold, heading, label, soft};
use crate::phrase;
use crate::room::Phase;
use crate::server::spaced_code;
use crate::session::WorkshopCommand;
use crate::session::workshop::{FacilitatorCommand, Workshop};
use crate::text::Lang;
use egui::{CornerRadius, Rect, Stroke, Ui, UiBuilder, vec2};
use egui_phosphor::regular as icon;

/// Draws the line; gives what is left below it.
pub fn show(ui: &mut Ui, view: &mut View, workshop: &Workshop, rect: Rect) -> Rect {
    let (theme, lang) = (view.theme, view.lang());
    let ground = ui.painter().add(egui::Shape::Noop);
    let inner = rect.shrink2(vec2(space::WIDE, space::NORMAL));
    let mut row = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("head"));
    let projector = if workshop.projector {
        Way::to(
            icon::MONITOR,
            phrase!(lang, "desk.one_screen"),
            WorkshopCommand::Facilitate(FacilitatorCommand::SetProjector(false)),
        )
    } else {
        Way::to(
            icon::SIDEBAR_SIMPLE,
            phrase!(lang, "desk.fold"),
            WorkshopCommand::Facilitate(FacilitatorCommand::SetDrawer(false)),
        )
    };
    let second = (!workshop.projector).then(|| {
        Way::to(
            icon::PROJECTOR_SCREEN,
            phrase!(lang, "desk.two_screens"),
            WorkshopCommand::Facilitate(FacilitatorCommand::SetProjector(true)),
        )
    });
    let ways: Vec<Way> = [Some(projector), second]
        .into_iter()
        .flatten()
        .chain([
            Way::help(lang),
            Way::to(icon::SIGN_OUT, phrase!(lang, "desk.leave"), WorkshopCommand::Leave),
        ])
        .collect();
    head(&mut row, view, 420.0, &ways, |ui, view| {
        let playing = &workshop.snapshot.playing;
        let person = playing.play.seat().plays;
        let department = &workshop.scenario.departments[workshop.scenario.department_of(person).index()];
        let (title, seat) = (workshop.scenario.title.get(lang), department.name.get(lang));
        let title = match playing.play.day() {
            Some(day) => {
                let day = day.name.get(lang);
                phrase!(lang, "home.title_seat_and_day", title = title, seat = seat, day = day)
            }
            None => phrase!(lang, "home.title_and_seat", title = title, seat = seat),
        };
        heading(ui, view.theme, Size::Heading, &title);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::WIDE;
            label(ui, bold(view.theme, Size::Body, phase(lang, workshop)).color(view.theme.palette.teal));
            label(ui, soft(view.theme, Size::Body, who_is_there(view, workshop)));
            if let Some(joining) = &workshop.joining {
                let code = phrase!(lang, "projector.code", code = spaced_code(&joining.code));
                label(ui, soft(view.theme, Size::Body, code));
            }
        });
        if let Some(trouble) = &workshop.trouble {
            let words = trouble.told(lang);
            let shown = label(ui, bold(view.theme, Size::Body, &words).color(view.theme.palette.rust));
            announce(&shown, &words);
        } else if let Some(resumed) =
            workshop.resumed.as_ref().filter(|_| workshop.snapshot.phase != Phase::Ended)
        {
            // What was lost stays said; that all is there needs saying once.
            if resumed.lost > 0 || resumed.copy.is_some() {
                let words = resumed.told(lang);
                label(ui, bold(view.theme, Size::Small, words).color(view.theme.palette.rust));
            }
        }
    });
    let bottom = row.min_rect().bottom() + space::NORMAL;
    let p = &theme.palette;
    let filled = rect.with_max_y(bottom);
    ui.painter().set(ground, egui::Shape::rect_filled(filled, CornerRadius::ZERO, p.card));
    ui.painter().hline(rect.x_range(), bottom, Stroke::new(LINE, p.ink));
    rect.with_min_y(bottom + LINE)
}

/// Where the room is, in words.
pub fn phase(lang: Lang, workshop: &Workshop) -> String {
    match workshop.snapshot.phase {
        Phase::Lobby => phrase!(lang, "desk.phase_lobby"),
        Phase::Case => phrase!(lang, "desk.phase_case"),
        Phase::Agreement => phrase!(lang, "desk.phase_agreement"),
        Phase::Beat if workshop.is_heard() => phrase!(lang, "desk.phase_heard"),
        Phase::Beat => phrase!(lang, "desk.phase_beat"),
        Phase::Open => phrase!(lang, "desk.phase_open"),
        Phase::Closed => phrase!(lang, "desk.phase_closed"),
        Phase::Revealed => phrase!(lang, "desk.phase_revealed"),
        Phase::Discussion => phrase!(lang, "desk.phase_talk"),
        Phase::Feedback => phrase!(lang, "desk.phase_feedback"),
        Phase::Ended => phrase!(lang, "desk.phase_ended"),
    }
}

/// How many phones have joined, and how many of them are there right now.
fn who_is_there(view: &View, workshop: &Workshop) -> String {
    let lang = view.lang();
    if workshop.is_rehearsal() && workshop.joining.is_none() {
        return phrase!(lang, "desk.rehearsal");
    }
    phrase!(lang, "desk.phones", here = workshop.health.here, joined = workshop.snapshot.joined)
}
