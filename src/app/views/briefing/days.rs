//! On which day the conversation takes place, where the scenario has others than the one as it is written.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::choice::choose;
use crate::app::views::shared::widgets::{card, heading, label, soft};
use crate::phrase;
use crate::scenario::{Day, DayIx, SeatRef};
use crate::session::PlayCommand;
use crate::text::Lang;
use egui::Ui;

/// Draws the choice, and marks the days that were played.
pub fn show(ui: &mut Ui, view: &mut View, at: SeatRef) {
    if at.seat.days.is_empty() {
        return;
    }
    let (theme, lang) = (view.theme, view.lang());
    ui.add_space(space::NORMAL);
    card(ui, theme, |ui| {
        ui.set_width(ui.available_width());
        let about = phrase!(lang, "briefing.day");
        heading(ui, theme, Size::Heading, &about);
        label(ui, soft(theme, Size::Small, phrase!(lang, "briefing.day_means")));
        let progress = &view.session.progress;
        let named = |day: Option<&Day>| {
            let name = name(lang, day);
            match progress.is_finished_on(&at.scenario.id, &at.seat.id, day.map(|day| day.id.as_str())) {
                true => phrase!(lang, "briefing.day_played", day = name),
                false => name,
            }
        };
        let mut days: Vec<(Option<DayIx>, String)> = vec![(None, named(None))];
        days.extend(at.seat.each_day().map(|(index, day)| (Some(index), named(Some(day)))));
        let picked = choose(ui, theme, &about, &days, view.session.day_of(at));
        view.ask_all(picked.map(PlayCommand::ChooseDay));
    });
}

/// What a day is called.
pub fn name(lang: Lang, day: Option<&Day>) -> String {
    day.map_or_else(|| phrase!(lang, "briefing.day_as_written"), |day| day.name.get(lang).to_owned())
}
