//! Conversations that were finished, to look back at.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::ring::{self, Reached};
use crate::app::views::shared::widgets::{focus_ring, heading, shows_focus};
use crate::phrase;
use crate::records::PlaySummary;
use crate::scenario::EndingKind;
use crate::scoring::Headline;
use crate::session::{ReviewCommand, Session};
use crate::text::Lang;
use crate::words;
use egui::{CornerRadius, Response, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The most that are listed.
const MOST: usize = 5;

/// Lists the last finished plays.
pub fn list(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    heading(ui, theme, Size::Heading, &phrase!(lang, "home.recent"));
    ui.add_space(space::TIGHT);
    let plays: Vec<&PlaySummary> = finished(view.session).take(MOST).collect();
    for play in plays {
        if row(ui, view, play).clicked() {
            view.ask(ReviewCommand::Open(play.row.uid.clone()));
        }
    }
}

/// The last plays that came to an end and may be looked back at, the newest first.
pub fn finished(session: &Session) -> impl Iterator<Item = &PlaySummary> {
    let is_finished = |play: &&PlaySummary| play.row.ended.as_ref().is_some_and(|end| end.outcome.is_some());
    session.progress.recent.iter().filter(is_finished).filter(|play| session.may_be_seen(&play.row))
}

/// One play: title and seat, how it ended, and the score in a ring.
fn row(ui: &mut Ui, view: &View, play: &PlaySummary) -> Response {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let title = title_of(view, play);
    let ending = ending_of(play, lang);
    let (reached, score) = reached(play, lang);
    let told = match reached {
        Reached::Share(_) => ending.clone(),
        Reached::Points(_) => format!("{ending} · {score}"),
    };
    let ring = 23.0 * theme.scale.sqrt();
    let indent = 2.0 * ring + 22.0;
    let width = ui.available_width();
    let layout =
        |words: &str, font, ink| ui.painter().layout(words.to_owned(), font, ink, width - indent - 8.0);
    let first = layout(&title, theme.bold(Size::Body), p.ink);
    let second = layout(&told, theme.font(Size::Small), p.ink_soft);
    let height = (first.size().y + second.size().y + 16.0).max(2.0 * ring + 12.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let name = phrase!(lang, "home.recent_name", title = title, ending = ending, score = score);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), &name));
    let round = CornerRadius::same(8);
    if response.hovered() || shows_focus(&response) {
        ui.painter().rect_filled(rect, round, p.teal_soft);
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    let centre = pos2(rect.left() + 8.0 + ring, rect.center().y);
    ring::paint(ui, theme, centre, ring, Size::Small, reached);
    let top = rect.center().y - (first.size().y + second.size().y) / 2.0;
    let second_top = top + first.size().y;
    ui.painter().galley(pos2(rect.left() + indent, top), first, p.ink);
    ui.painter().galley(pos2(rect.left() + indent, second_top), second, p.ink_soft);
    focus_ring(ui, theme, &response, rect, round);
    response
}

/// The title and the seat of a play, and the day if it is another one; its id if its scenario isn't there
/// any more.
pub fn title_of(view: &View, play: &PlaySummary) -> String {
    let lang = view.lang();
    match view.session.seat_ref(&play.row.scenario_id, &play.row.seat) {
        Some(at) => {
            let (title, seat) = (at.scenario.title.get(lang), at.department().get(lang));
            match play.row.day.as_deref().and_then(|id| at.seat.day(id)) {
                Some((_, day)) => {
                    let day = day.name.get(lang);
                    phrase!(lang, "home.title_seat_and_day", title = title, seat = seat, day = day)
                }
                None => phrase!(lang, "home.title_and_seat", title = title, seat = seat),
            }
        }
        None => play.row.scenario_id.clone(),
    }
}

/// What the ring shows, and the words for it: the share of what was there, if it is known.
fn reached(play: &PlaySummary, lang: Lang) -> (Reached, String) {
    match play.attained.as_ref().and_then(|attained| attained.share) {
        Some(percent) => (Reached::Share(percent), words::share(lang, percent)),
        None => {
            let points = play.row.ended.as_ref().and_then(|end| end.outcome).unwrap_or(0);
            (Reached::Points(points), phrase!(lang, "home.recent_points", points = points))
        }
    }
}

fn ending_of(play: &PlaySummary, lang: Lang) -> String {
    let noted = play.attained.as_ref().and_then(|attained| Headline::of_key(&attained.headline));
    if let Some(headline) = noted {
        return words::headline(lang, headline);
    }
    let key = play.row.ended.as_ref().map_or("", |end| end.ending.as_str());
    let kind = EndingKind::ALL.iter().find(|kind| kind.key() == key);
    kind.map_or_else(|| key.to_owned(), |kind| kind.name().get(lang).to_owned())
}
