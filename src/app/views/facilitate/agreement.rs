//! The internal service agreement at the desk: four lines and two names, typed as the room says them.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::projector::agreement_labels;
use crate::app::views::shared::text_field::one_line;
use crate::app::views::shared::widgets::{Weight, bold, button, heading, label, soft};
use crate::phrase;
use crate::room::{LONGEST_LINE, LONGEST_NAME, Phase, ServiceAgreement};
use crate::session::WorkshopCommand;
use crate::session::workshop::{FacilitatorCommand, Workshop};
use egui::{Id, Ui};

/// Whether there is something to agree on here: a conversation that is over, or a case at its end; and whatever was agreed on.
fn is_due(workshop: &Workshop) -> bool {
    use crate::room::CaseStage::OurLine;
    let snapshot = &workshop.snapshot;
    let is_over = snapshot.playing.play.ending().is_some() && snapshot.phase == Phase::Beat;
    let is_at_end = workshop.case_here().is_some_and(|case| case.stage == Some(OurLine));
    is_over
        || matches!(snapshot.phase, Phase::Feedback | Phase::Agreement)
        || (is_at_end && snapshot.phase == Phase::Case)
}

/// Draws the form.
pub fn show(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    if !is_due(workshop) {
        return;
    }
    let (theme, lang) = (view.theme, view.lang());
    let id = Id::new("service agreement").with(&workshop.scenario.id);
    let kept = workshop.snapshot.agreement.clone().unwrap_or_default();
    // What was agreed on elsewhere meanwhile takes the place of what stands in the form.
    let draft = ui.data_mut(|data| data.get_temp::<[ServiceAgreement; 2]>(id));
    let draft = draft.filter(|[basis, _]| *basis == kept).map(|[_, typed]| typed);
    let mut typed = draft.unwrap_or_else(|| kept.clone());
    super::card(ui, theme, |ui| {
        heading(ui, theme, Size::Heading, &phrase!(lang, "desk.agreement"));
        label(ui, soft(theme, Size::Small, phrase!(lang, "desk.agreement_means")));
        let [one, other] = &mut typed.names;
        let [what, by_when, sent_back, call] = agreement_labels(lang);
        let fields = [
            (what, &mut typed.what, LONGEST_LINE),
            (by_when, &mut typed.by_when, LONGEST_LINE),
            (sent_back, &mut typed.sent_back, LONGEST_LINE),
            (call, &mut typed.call, LONGEST_LINE),
            (phrase!(lang, "desk.agreement_name_one"), one, LONGEST_NAME),
            (phrase!(lang, "desk.agreement_name_other"), other, LONGEST_NAME),
        ];
        for (at, (words, line, longest)) in fields.into_iter().enumerate() {
            let name = label(ui, bold(theme, Size::Body, words));
            one_line(ui, theme, id.with(at), line, &name, longest, "", f32::INFINITY);
        }
        ui.add_space(space::TIGHT);
        ui.horizontal_wrapped(|ui| {
            if button(ui, theme, &phrase!(lang, "desk.agreement_show"), Weight::Secondary).clicked() {
                // What is too wide for the picture is seen here, too.
                typed = typed.fit();
                let agreement = Box::new(typed.clone());
                view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::Agree(agreement)));
            }
            let is_shown = workshop.snapshot.phase == Phase::Agreement;
            if is_shown && button(ui, theme, &phrase!(lang, "desk.agreement_away"), Weight::Quiet).clicked() {
                view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::Next));
            }
        });
    });
    ui.data_mut(|data| data.insert_temp(id, [kept, typed]));
}
