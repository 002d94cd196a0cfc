//! The first question, about one's own week: typed or thought, scored by nobody, kept nowhere.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::scene::{has_room_for_pictures, paint_scene, scene_of};
use crate::app::views::shared::widgets::{Weight, button, card, focus_on_page, heading, label, page, soft};
use crate::phrase;
use crate::scenario::Face;
use crate::session::LessonCommand;
use crate::session::lesson::Taking;
use egui::{Id, Margin, Sense, TextEdit, Ui, vec2};

/// Draws it.
pub fn show(ui: &mut Ui, view: &mut View, taking: &Taking) {
    let theme = view.theme;
    let height = picture_height(ui);
    page(ui, theme, 820.0, |ui| {
        picture(ui, view, taking, height, Face::Suspicious);
        card(ui, theme, |ui| {
            ui.set_width(ui.available_width());
            question(ui, view, taking);
        });
    });
}

/// How high the picture above a page is.
pub fn picture_height(ui: &Ui) -> f32 {
    (ui.max_rect().height() * 0.36).clamp(120.0, 320.0)
}

/// The two of the model in their room, one of them with this face, where there is room for it.
pub fn picture(ui: &mut Ui, view: &View, taking: &Taking, height: f32, face: Face) {
    if !has_room_for_pictures(ui, view.theme) {
        return;
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    if let Some(scene) = scene_of(taking.acted.side(false).scenario(), face, Face::Calm) {
        paint_scene(ui, view.theme, rect, &scene);
    }
    ui.add_space(space::NORMAL);
}

fn question(ui: &mut Ui, view: &mut View, taking: &Taking) {
    let (theme, lang) = (view.theme, view.lang());
    let asked = taking.lesson.recall.get(lang);
    heading(ui, theme, Size::Heading, asked);
    label(ui, soft(theme, Size::Small, phrase!(lang, "lesson.recall_kept_nowhere")));
    ui.add_space(space::TIGHT);
    let id = Id::new(("lesson recall", &taking.lesson.id));
    let mut typed = ui.data_mut(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let field = TextEdit::multiline(&mut typed)
        .id(id.with("field"))
        .font(theme.font(Size::Body))
        .margin(Margin::same(12))
        .desired_rows(2)
        .desired_width(f32::INFINITY)
        .hint_text(soft(theme, Size::Body, phrase!(lang, "lesson.recall_hint")));
    let field = ui.add(field);
    field.ctx.accesskit_node_builder(field.id, |node| node.set_label(asked));
    if field.gained_focus() {
        field.scroll_to_me(None);
    }
    ui.add_space(space::TIGHT);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let on = button(ui, theme, &phrase!(lang, "lesson.recall_on"), Weight::Primary);
        // Whoever would rather think than write goes on by Enter.
        focus_on_page(ui, &on, id);
        let skip = button(ui, theme, &phrase!(lang, "lesson.recall_skip"), Weight::Quiet);
        if on.clicked() || skip.clicked() {
            typed.clear();
            view.ask(LessonCommand::On);
        }
    });
    ui.data_mut(|data| data.insert_temp(id, typed));
}
