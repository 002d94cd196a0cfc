//! A plan shown to a partner: what of it is ticked, the text that this makes, and the same as a code for a phone.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::projector::qr_code;
use crate::app::views::shared::choice::switch;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::{
    Weight, bold, button, card, focus_if_none, heading, label, soft, text, tinted_card,
};
use crate::phrase;
use crate::records::KeptPlan;
use crate::server::Qr;
use crate::session::CourseCommand;
use crate::session::course::{Piece, Showing, plan_words};
use crate::text::Lang;
use egui::{Id, Sense, Ui, Vec2, WidgetInfo, WidgetType};

/// How large the code is, at text of 100 %.
const CODE: f32 = 260.0;

/// What a piece is called.
fn name(piece: Piece, lang: Lang) -> String {
    match piece {
        Piece::Name => phrase!(lang, "partner.name"),
        Piece::Plan => phrase!(lang, "partner.plan"),
        Piece::Day => phrase!(lang, "partner.day"),
        Piece::Became => phrase!(lang, "partner.became"),
        Piece::Line => phrase!(lang, "partner.line"),
    }
}

/// Draws it.
pub fn show(ui: &mut Ui, view: &mut View, showing: &Showing, plan: &KeptPlan) {
    let (theme, lang, session) = (view.theme, view.lang(), view.session);
    card(ui, theme, |ui| {
        ui.set_width(ui.available_width());
        heading(ui, theme, Size::Title, &phrase!(lang, "partner.title"));
        label(ui, text(theme, Size::Body, phrase!(lang, "partner.what")));
        ui.add_space(space::NORMAL);
        label(ui, bold(theme, Size::Body, phrase!(lang, "partner.tick")));
        let there = Piece::ALL.into_iter().filter(|piece| session.piece_of(*piece, plan, lang).is_some());
        for piece in there {
            ui.add_space(space::TIGHT);
            if switch(ui, theme, &name(piece, lang), showing.ticked.contains(&piece)).is_some() {
                view.ask(CourseCommand::TickForPartner(piece));
            }
        }
        ui.add_space(space::NORMAL);
        match session.shown_to_partner() {
            Some(words) => shown(ui, view, &words),
            None => {
                label(ui, soft(theme, Size::Body, phrase!(lang, "partner.nothing_ticked")));
            }
        }
        ui.add_space(space::NORMAL);
        let done = button(ui, theme, &phrase!(lang, "partner.done"), Weight::Secondary);
        focus_if_none(ui, &done);
        if done.clicked() {
            view.ask(CourseCommand::DontShow);
        }
    });
}

/// What is shown, as text and as a code.
fn shown(ui: &mut Ui, view: &View, words: &str) {
    let (theme, lang) = (view.theme, view.lang());
    tinted_card(ui, theme, theme.palette.note, |ui| {
        ui.set_width(ui.available_width());
        label(ui, soft(theme, Size::Small, phrase!(lang, "partner.they_see")));
        for line in words.lines() {
            label(ui, bold(theme, Size::Body, line));
        }
    });
    ui.add_space(space::NORMAL);
    match Qr::of(words) {
        Some(qr) => {
            let side = (CODE * theme.scale).min(ui.available_width());
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
            qr_code::paint_named(ui, rect, &qr, &phrase!(lang, "partner.code"));
            label(ui, soft(theme, Size::Small, phrase!(lang, "partner.code_how")));
        }
        None => {
            label(ui, soft(theme, Size::Small, phrase!(lang, "partner.too_long")));
        }
    }
    ui.add_space(space::TIGHT);
    let copied = Id::new("the plan was copied");
    if button(ui, theme, &phrase!(lang, "partner.copy"), Weight::Quiet).clicked() {
        ui.ctx().copy_text(words.to_owned());
        ui.data_mut(|data| data.insert_temp(copied, words.to_owned()));
    }
    if ui.data(|data| data.get_temp::<String>(copied)).as_deref() == Some(words) {
        let words = phrase!(lang, "course.copied");
        let shown = label(ui, soft(theme, Size::Small, &words));
        announce(&shown, &words);
    }
}

/// The plans, each with the way to show it.
pub fn plans(ui: &mut Ui, view: &mut View, plans: &[KeptPlan]) {
    if plans.is_empty() {
        return;
    }
    let (theme, lang) = (view.theme, view.lang());
    heading(ui, theme, Size::Heading, &phrase!(lang, "partner.plans"));
    for plan in plans {
        ui.add_space(space::TIGHT);
        let words = plan_words(&plan.plan.text, lang);
        label(ui, text(theme, Size::Body, &words));
        let show = button(ui, theme, &phrase!(lang, "partner.show"), Weight::Quiet);
        let name = phrase!(lang, "partner.show_name", plan = words);
        show.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
        if show.clicked() {
            view.ask(CourseCommand::ShowPartner(plan.id));
        }
    }
    ui.add_space(space::WIDE);
}
