//! What the facilitator may ask the group: the author's questions, and one's own.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::text_field::one_line;
use crate::app::views::shared::widgets::{Weight, bold, button, heading, label, soft, text, tinted_card};
use crate::phrase;
use crate::room::{LONGEST_TEXT, Phase, Question};
use crate::session::WorkshopCommand;
use crate::session::workshop::{FacilitatorCommand, Workshop};
use egui::{Id, Key, Ui};

/// Draws the questions.
pub fn show(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    let (theme, lang) = (view.theme, view.lang());
    let phase = workshop.snapshot.phase;
    if let Some(asked) = &workshop.snapshot.talk {
        tinted_card(ui, theme, theme.palette.note, |ui| {
            ui.set_width(ui.available_width());
            label(ui, soft(theme, Size::Small, phrase!(lang, "phone.talk")));
            label(ui, bold(theme, Size::Heading, asked.get(lang)));
        });
        ui.add_space(space::TIGHT);
        return;
    }
    let is_voting = workshop.case_here().is_some_and(|case| case.is_open);
    if is_voting || matches!(phase, Phase::Lobby | Phase::Open | Phase::Agreement | Phase::Ended) {
        return;
    }
    super::card(ui, theme, |ui| {
        heading(ui, theme, Size::Heading, &phrase!(lang, "desk.questions"));
        let notes = &workshop.scenario.facilitator;
        if let Some(at) = workshop.snapshot.pause_here.filter(|_| workshop.case_here().is_none()) {
            label(ui, soft(theme, Size::Small, phrase!(lang, "desk.question_here")));
            ask(ui, view, notes.pauses[at].ask.get(lang), Question::Pause(number(at)), true);
        }
        let is_over = workshop.snapshot.playing.play.ending().is_some() || phase == Phase::Feedback;
        if is_over {
            for (at, question) in notes.after.iter().enumerate() {
                ask(ui, view, question.get(lang), Question::After(number(at)), false);
            }
        }
        own(ui, view);
    });
}

fn number(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// A question and the button that puts it.
fn ask(ui: &mut Ui, view: &mut View, words: &str, question: Question, here: bool) {
    let (theme, lang) = (view.theme, view.lang());
    let words_of = if here { bold(theme, Size::Body, words) } else { text(theme, Size::Body, words) };
    label(ui, words_of);
    ui.push_id(words, |ui| {
        if button(ui, theme, &phrase!(lang, "desk.ask"), Weight::Quiet).clicked() {
            view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::Ask(question)));
        }
    });
}

/// A question in one's own words.
fn own(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    let id = Id::new("own question");
    let mut typed = ui.data_mut(|data| data.get_temp::<String>(id)).unwrap_or_default();
    ui.add_space(space::TIGHT);
    let name = label(ui, bold(theme, Size::Body, phrase!(lang, "desk.own_question")));
    let field = one_line(ui, theme, id.with("field"), &mut typed, &name, LONGEST_TEXT, "", f32::INFINITY);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let asks = button(ui, theme, &phrase!(lang, "desk.ask_own"), Weight::Quiet).clicked();
    if (entered || asks) && !typed.trim().is_empty() {
        view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::Ask(Question::Own(
            typed.trim().to_owned(),
        ))));
        typed.clear();
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
}
