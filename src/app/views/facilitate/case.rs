//! A case at the desk: what the room sees of it, both votes as they come in, and the room's own line.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::projector::alike;
use crate::app::views::shared::text_field::one_line;
use crate::app::views::shared::widgets::{Weight, bold, button, heading, label, soft, text};
use crate::phrase;
use crate::room::{CaseAsk, CaseStage, LONGEST_LINE, Tally, typed_line};
use crate::session::WorkshopCommand;
use crate::session::workshop::{CaseSnapshot, FacilitatorCommand, Workshop};
use egui::{Id, Key, Ui};

/// Draws the card of the case.
pub fn show(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    let Some(case) = workshop.case_here() else { return };
    let (theme, lang) = (view.theme, view.lang());
    super::card(ui, theme, |ui| {
        heading(ui, theme, Size::Heading, case.case.title.get(lang));
        if let Some(note) = &case.case.note {
            label(ui, soft(theme, Size::Small, note.get(lang)));
        }
        match case.stage {
            Some(CaseStage::Fact(_)) | None => {
                for at in case.case.opening() {
                    let fact = &case.case.facts[at];
                    label(ui, text(theme, Size::Body, fact.says.get(lang)));
                    label(ui, soft(theme, Size::Small, format!("{} · {}", fact.date, fact.source)));
                }
            }
            Some(CaseStage::OurLine) => our_line(ui, view, workshop, case),
            Some(stage) => {
                let asked = stage.ask().and_then(|ask| case.case.asks.get(usize::from(ask)));
                if let Some(ask) = asked {
                    question(ui, view, case, ask);
                }
            }
        }
    });
}

/// The question with both votes, what goes with it, and what both sides say.
fn question(ui: &mut Ui, view: &View, case: &CaseSnapshot, ask: &CaseAsk) {
    let (theme, lang) = (view.theme, view.lang());
    label(ui, bold(theme, Size::Body, ask.ask.get(lang)));
    for line in &ask.write {
        label(ui, text(theme, Size::Body, format!("___  {}", line.get(lang))));
    }
    if let Some([first, second]) = case.tallies.as_ref().filter(|_| !ask.options.is_empty()) {
        let (before, after) = (first.totals(), second.totals());
        for (at, words) in ask.options.iter().enumerate() {
            let is_right = ask.right.is_some_and(|right| right.index() == at);
            let mark = if is_right { " ✓" } else { "" };
            label(ui, text(theme, Size::Body, format!("{}  {}{mark}", at + 1, words.get(lang))));
            let count = |counts: &[u64]| counts.get(at).copied().unwrap_or(0);
            let words = phrase!(lang, "desk.case_votes", first = count(&before), second = count(&after));
            label(ui, bold(theme, Size::Small, words));
        }
        if !matches!(case.stage, Some(CaseStage::Both(_) | CaseStage::Points(_))) {
            label(ui, soft(theme, Size::Small, phrase!(lang, "desk.case_hidden")));
            if let Some(words) = window(view, ask, first) {
                label(ui, soft(theme, Size::Small, words));
            }
        }
    }
    ui.add_space(space::TIGHT);
    for fact in case.case.shown_with(ask) {
        label(ui, soft(theme, Size::Small, format!("{} · {}", fact.says.get(lang), fact.source)));
    }
    for point in &ask.points {
        let side = match point.is_for {
            true => phrase!(lang, "case.speaks_for"),
            false => phrase!(lang, "case.speaks_against"),
        };
        label(ui, bold(theme, Size::Small, side));
        label(ui, text(theme, Size::Body, point.says.get(lang)));
        label(ui, soft(theme, Size::Small, &point.source));
    }
}

/// How far the room agrees before it talks: where a talk moves most is a convention of peer instruction.
fn window(view: &View, ask: &CaseAsk, first: &Tally) -> Option<String> {
    let lang = view.lang();
    let totals = first.totals();
    let share = |own: u64| (100 * own).checked_div(first.all());
    match ask.right {
        Some(right) => {
            let percent = share(totals.get(right.index()).copied()?)?;
            Some(phrase!(lang, "desk.case_right_share", percent = percent))
        }
        None => {
            let percent = share(totals.into_iter().max()?)?;
            Some(phrase!(lang, "desk.case_window", percent = percent))
        }
    }
}

/// The room's own line: typed here as the room says it.
fn our_line(ui: &mut Ui, view: &mut View, workshop: &Workshop, case: &CaseSnapshot) {
    let (theme, lang) = (view.theme, view.lang());
    if let Some(prompt) = &case.case.our_line {
        label(ui, text(theme, Size::Body, prompt.get(lang)));
    }
    let id = Id::new("our line").with(case.number).with(&case.case.id);
    let draft = ui.data_mut(|data| data.get_temp::<[String; 2]>(id));
    let draft = draft.filter(|[basis, _]| *basis == case.our_line).map(|[_, typed]| typed);
    let mut typed = draft.unwrap_or_else(|| case.our_line.clone());
    let name = label(ui, bold(theme, Size::Body, phrase!(lang, "desk.our_line")));
    let field = one_line(ui, theme, id.with("field"), &mut typed, &name, LONGEST_LINE, "", f32::INFINITY);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let shows = button(ui, theme, &phrase!(lang, "desk.our_line_show"), Weight::Secondary).clicked();
    if entered || shows {
        typed = typed_line(&typed);
        view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::OurLine(typed.clone())));
    }
    ui.data_mut(|data| data.insert_temp(id, [case.our_line.clone(), typed]));
    if let Some(words) = alike(lang, workshop, case) {
        label(ui, soft(theme, Size::Body, words));
    }
}
