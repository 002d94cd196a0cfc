//! Where somebody stands, in counts: the sides they have taken, what they have heard, the rules that have become
//! their own, and what has grown. And the way to the course, which stands on a card of its own.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::widgets::{Weight, bold, button, heading, label, soft, text};
use crate::conversation::rules;
use crate::phrase;
use crate::session::course::{Growth, Reached};
use crate::session::{NavCommand, Screen, Work};
use egui::{RichText, Ui};

/// Draws it.
pub fn show(ui: &mut Ui, view: &View) {
    let (theme, lang, session) = (view.theme, view.lang(), view.session);
    heading(ui, theme, Size::Heading, &phrase!(lang, "course.where"));
    ui.add_space(space::TIGHT);
    match &session.course.standing {
        Some(standing) if standing.reached.conversations > 0 => counts(ui, view, &standing.reached),
        None if session.is_at(Work::Course) => {
            label(ui, soft(theme, Size::Body, phrase!(lang, "course.working_out")));
        }
        _ => {
            label(ui, soft(theme, Size::Body, phrase!(lang, "course.where_none")));
        }
    }
}

fn counts(ui: &mut Ui, view: &View, reached: &Reached) {
    let (theme, lang) = (view.theme, view.lang());
    let line = |ui: &mut Ui, words: RichText| {
        label(ui, words);
    };
    let (desks, all) = (reached.desks, reached.desks_all);
    line(ui, text(theme, Size::Body, phrase!(lang, "course.desks", desks = desks, all = all)));
    let (heard, all) = (reached.heard, reached.heard_all);
    line(ui, text(theme, Size::Body, phrase!(lang, "course.heard", heard = heard, all = all)));
    line(ui, text(theme, Size::Body, phrase!(lang, "course.rules", count = reached.rules.len())));
    match reached.rules.last().and_then(|id| rules::find(id)) {
        Some(rule) => {
            let words = phrase!(lang, "course.rules_last", rule = rule.name.get(lang));
            line(ui, soft(theme, Size::Small, words));
        }
        None => line(ui, soft(theme, Size::Small, phrase!(lang, "course.rules_how"))),
    }
    if let Some(growth) = &reached.growth {
        ui.add_space(space::TIGHT);
        grown(ui, view, growth);
    }
}

/// The first conversations beside the latest ones.
fn grown(ui: &mut Ui, view: &View, growth: &Growth) {
    let (theme, lang) = (view.theme, view.lang());
    let over = match growth.conversations {
        1 => phrase!(lang, "course.growth_one"),
        count => phrase!(lang, "course.growth", count = count),
    };
    label(ui, bold(theme, Size::Small, over).color(theme.palette.teal));
    let (first, last) = (growth.first, growth.last);
    for (what, first, first_all, last, last_all) in [
        (phrase!(lang, "course.growth_best"), first.best, first.telling, last.best, last.telling),
        (phrase!(lang, "course.growth_heard"), first.heard, first.heard_all, last.heard, last.heard_all),
    ] {
        let shown = phrase!(
            lang,
            "course.of",
            first = first,
            first_all = first_all,
            last = last,
            last_all = last_all
        );
        let told = phrase!(
            lang,
            "course.of_name",
            what = what,
            first = first,
            first_all = first_all,
            last = last,
            last_all = last_all
        );
        let row = ui.horizontal_wrapped(|ui| {
            label(ui, text(theme, Size::Body, what));
            label(ui, bold(theme, Size::Body, shown));
        });
        row.response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &told));
    }
}

/// The course that was taken up, or that there are some.
pub fn course(ui: &mut Ui, view: &mut View) {
    let (theme, lang, session) = (view.theme, view.lang(), view.session);
    heading(ui, theme, Size::Heading, &phrase!(lang, "course.title"));
    let name = match (session.course.course(), &session.course.taken) {
        (Some(course), _) => course.title.get(lang).to_owned(),
        (None, Some(taken)) => taken.course.clone(),
        (None, None) => phrase!(lang, "course.none_taken"),
    };
    label(ui, soft(theme, Size::Body, name));
    ui.add_space(space::TIGHT);
    if button(ui, theme, &phrase!(lang, "course.title_open"), Weight::Secondary).clicked() {
        view.ask(NavCommand::Go(Screen::Programme));
    }
}
