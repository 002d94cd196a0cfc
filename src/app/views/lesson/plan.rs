//! Next week: an if and a then, each chosen by number or written, read, covered, and said back from memory.

use super::moment;
use super::recall::{picture, picture_height};
use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::text_field::one_line;
use crate::app::views::shared::widgets::{
    Weight, bold, button, card, focus_on_page, focus_ring, heading, label, number_pressed, numbered_card,
    numbered_card_height, page, soft, text, tinted_card,
};
use crate::phrase;
use crate::scenario::Face;
use crate::session::LessonCommand;
use crate::session::lesson::{HALF_LENGTH, Half, Stage, Taking};
use crate::text::Text;
use crate::words;
use egui::{CornerRadius, Id, Ui, vec2};

/// Draws it.
pub fn show(ui: &mut Ui, view: &mut View, taking: &Taking) {
    let (theme, lang) = (view.theme, view.lang());
    let height = picture_height(ui);
    let said = matches!(taking.planning.stage, Stage::Read | Stage::Back | Stage::Compared);
    page(ui, theme, 820.0, |ui| {
        if said {
            picture(ui, view, taking, height, Face::Calm);
        }
        heading(ui, theme, Size::Title, &phrase!(lang, "lesson.plan_title"));
        label(ui, soft(theme, Size::Body, phrase!(lang, "lesson.plan_why")));
        ui.add_space(space::TIGHT);
        match taking.planning.stage {
            Stage::When => choose(ui, view, taking, false),
            Stage::Then => choose(ui, view, taking, true),
            Stage::Read => read(ui, view, taking),
            Stage::Back => back(ui, view, taking),
            Stage::Compared => compared(ui, view, taking),
        }
    });
}

/// The plan as one sentence.
pub fn sentence(view: &View, [when, then]: &[String; 2]) -> String {
    words::plan(view.lang(), when, then)
}

fn said_back(taking: &Taking) -> Id {
    Id::new(("lesson said back", &taking.lesson.id))
}

/// Three to choose from by number, and a field for one's own.
fn choose(ui: &mut Ui, view: &mut View, taking: &Taking, then: bool) {
    let (theme, lang) = (view.theme, view.lang());
    let lesson = &taking.lesson;
    let given: &[Text] = if then { &lesson.thens } else { &lesson.ifs };
    let ask = |half| if then { LessonCommand::Then(half) } else { LessonCommand::When(half) };
    if then && let Some(Half::Given(number)) = &taking.planning.when {
        let when = lesson.ifs.get(*number).map_or("", |text| text.get(lang));
        label(ui, bold(theme, Size::Heading, format!("{when}…")));
    } else if then && let Some(Half::Own(words)) = &taking.planning.when {
        label(ui, bold(theme, Size::Heading, phrase!(lang, "lesson.plan_if_own", when = words)));
    }
    let question = if then { phrase!(lang, "lesson.plan_then") } else { phrase!(lang, "lesson.plan_if") };
    let asked = heading(ui, theme, Size::Heading, &question);
    announce(&asked, &question);
    ui.add_space(space::TIGHT);
    let width = ui.available_width();
    let mut picked = number_pressed(ui).filter(|number| *number <= given.len()).map(|number| number - 1);
    for (number, half) in given.iter().enumerate() {
        let words = half.get(lang);
        let size = vec2(width, numbered_card_height(ui, theme, words, None, width));
        let id = Id::new(("lesson half", then, number));
        let response = numbered_card(ui, theme, number + 1, words, None, size, id);
        focus_ring(ui, theme, &response, response.rect, CornerRadius::same(crate::app::theme::RADIUS));
        if number == 0 {
            focus_on_page(ui, &response, moment(taking));
        }
        if response.clicked() {
            picked = Some(number);
        }
    }
    if let Some(number) = picked {
        view.ask(ask(Half::Given(number)));
    }
    ui.add_space(space::NORMAL);
    let name = if then { phrase!(lang, "lesson.own_then") } else { phrase!(lang, "lesson.own_if") };
    let name = label(ui, bold(theme, Size::Body, name));
    let id = Id::new(("lesson own half", &lesson.id, then));
    let mut typed = ui.data_mut(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let hint =
        if then { phrase!(lang, "debrief.plan_then_hint") } else { phrase!(lang, "debrief.plan_if_hint") };
    let width = ui.available_width();
    let field = one_line(ui, theme, id.with("field"), &mut typed, &name, HALF_LENGTH, &hint, width);
    let complete = !typed.trim().is_empty();
    let by_enter = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ui.add_space(space::TIGHT);
    ui.horizontal_wrapped(|ui| {
        let take = ui.add_enabled_ui(complete, |ui| {
            button(ui, theme, &phrase!(lang, "lesson.own_take"), Weight::Secondary)
        });
        if complete && (take.inner.clicked() || by_enter) {
            view.ask(ask(Half::Own(std::mem::take(&mut typed))));
        }
        if button(ui, theme, &phrase!(lang, "lesson.no_plan"), Weight::Quiet).clicked() {
            view.ask(LessonCommand::NoPlan);
        }
    });
    ui.data_mut(|data| data.insert_temp(id, typed));
}

/// The plan on its card.
fn note(ui: &mut Ui, view: &View, taking: &Taking) {
    let theme = view.theme;
    let Some(plan) = taking.planning.words(&taking.lesson, view.lang()) else { return };
    let plan = sentence(view, &plan);
    tinted_card(ui, theme, theme.palette.note, |ui| {
        ui.set_width(ui.available_width());
        let told = label(ui, bold(theme, Size::Speech, &plan));
        announce(&told, &plan);
    });
}

fn read(ui: &mut Ui, view: &mut View, taking: &Taking) {
    let (theme, lang) = (view.theme, view.lang());
    note(ui, view, taking);
    ui.add_space(space::NORMAL);
    label(ui, text(theme, Size::Body, phrase!(lang, "lesson.plan_read")));
    ui.add_space(space::TIGHT);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let cover = button(ui, theme, &phrase!(lang, "lesson.plan_cover"), Weight::Primary);
        focus_on_page(ui, &cover, moment(taking));
        if cover.clicked() {
            view.ask(LessonCommand::On);
        }
        if button(ui, theme, &phrase!(lang, "lesson.plan_keep_unsaid"), Weight::Secondary).clicked() {
            view.ask(LessonCommand::KeepPlan { rehearsed: false });
        }
        if button(ui, theme, &phrase!(lang, "lesson.plan_other"), Weight::Quiet).clicked() {
            view.ask(LessonCommand::ChooseAgain);
        }
    });
}

fn back(ui: &mut Ui, view: &mut View, taking: &Taking) {
    let (theme, lang) = (view.theme, view.lang());
    card(ui, theme, |ui| {
        ui.set_width(ui.available_width());
        let name = heading(ui, theme, Size::Heading, &phrase!(lang, "lesson.plan_back"));
        label(ui, soft(theme, Size::Small, phrase!(lang, "lesson.plan_back_how")));
        ui.add_space(space::TIGHT);
        let id = said_back(taking);
        let mut typed = ui.data_mut(|data| data.get_temp::<String>(id)).unwrap_or_default();
        let width = ui.available_width();
        let longest = 2 * HALF_LENGTH;
        one_line(ui, theme, id.with("field"), &mut typed, &name, longest, "", width);
        ui.data_mut(|data| data.insert_temp(id, typed));
    });
    ui.add_space(space::NORMAL);
    let show = button(ui, theme, &phrase!(lang, "lesson.plan_show"), Weight::Primary);
    focus_on_page(ui, &show, moment(taking));
    if show.clicked() {
        view.ask(LessonCommand::On);
    }
}

fn compared(ui: &mut Ui, view: &mut View, taking: &Taking) {
    let (theme, lang) = (view.theme, view.lang());
    note(ui, view, taking);
    let id = said_back(taking);
    let typed = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    if !typed.trim().is_empty() {
        ui.add_space(space::TIGHT);
        label(ui, soft(theme, Size::Small, phrase!(lang, "lesson.plan_said")));
        label(ui, text(theme, Size::Body, typed.trim()));
    }
    ui.add_space(space::NORMAL);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let keep = button(ui, theme, &phrase!(lang, "lesson.plan_keep"), Weight::Primary);
        focus_on_page(ui, &keep, moment(taking));
        if keep.clicked() {
            ui.data_mut(|data| data.remove::<String>(id));
            view.ask(LessonCommand::KeepPlan { rehearsed: true });
        }
        if button(ui, theme, &phrase!(lang, "lesson.plan_other"), Weight::Quiet).clicked() {
            view.ask(LessonCommand::ChooseAgain);
        }
    });
}
