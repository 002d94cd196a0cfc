//! A ballot: what can be said, while it is voted on; the counts, once it is closed; and what stands
//! behind each sentence, once that is revealed.

use super::beside;
use super::fitting::{SENTENCES, put};
use crate::app::theme::{LINE, RADIUS, Size, space};
use crate::app::views::View;
use crate::app::views::conversation::spoken::Spoken;
use crate::app::views::debrief::judgement::colours;
use crate::app::views::shared::widgets::laid_out;
use crate::conversation::Offer;
use crate::conversation::order::ShownPlace;
use crate::phrase;
use crate::room::Phase;
use crate::scenario::Turn;
use crate::session::workshop::{Count, Workshop};
use crate::words;
use egui::{Align2, Color32, CornerRadius, FontId, Galley, Rect, Sense, Stroke, StrokeKind, Ui};
use egui::{WidgetInfo, WidgetType, pos2, vec2};
use std::sync::Arc;

/// Between two rows.
const GAP: f32 = 8.0;
/// The height of the bar along the lower edge of a row.
const FOOT: f32 = 6.0;
/// Within a row, above and below its words.
const PADDING: f32 = 5.0;

/// Draws what can be said below what was said; with the counts once the ballot is closed.
pub fn show(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let theme = view.theme;
    let snapshot = &workshop.snapshot;
    let spoken = Spoken::of(&snapshot.playing, view.lang());
    let question = question(view, workshop);
    let shows = if snapshot.phase == Phase::Closed { Shows::Counts } else { Shows::Sentences };
    let least = beside::least(ui, theme, view.lang(), rect.width(), &spoken);
    let fits = |rows: &Rows| rows.height + least <= rect.height();
    let rows =
        SENTENCES.iter().map(|size| Rows::lay(ui, view, workshop, rect.width(), *size, shows, Beside::All));
    // Teams give way to the sentences; the desk has them in any case.
    let smallest = || Rows::lay(ui, view, workshop, rect.width(), Size::Small, shows, Beside::Hands);
    let rows = rows.into_iter().find(fits).unwrap_or_else(smallest);
    let asked = question.map(|words| {
        let p = &theme.palette;
        laid_out(ui, &words, theme.bold(Size::Small), p.ink, rect.width() - 2.0 * space::PAGE)
    });
    // The question stands above the options if there is room for both.
    let high = |galley: &Arc<Galley>| galley.size().y + space::TIGHT;
    let asked = asked.filter(|galley| rows.height + high(galley) + least <= rect.height());
    let above = asked.as_ref().map_or(0.0, high);
    let (strip, below) = rect.split_top_bottom_at_y(rect.bottom() - rows.height - above);
    // Where four long sentences leave no room for the line, it has been read before.
    let below = if strip.height() + 0.5 >= least {
        beside::show(ui, theme, view.lang(), strip, &spoken);
        below
    } else {
        rect
    };
    ground(ui, view, below);
    if let Some(galley) = &asked {
        put(ui, below.min + vec2(space::PAGE, space::NORMAL), galley, theme.palette.ink);
    }
    rows.show(ui, view, below.with_min_y(below.top() + above));
}

/// Draws what stands behind the sentences, one below the other.
pub fn behind(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let title = if workshop.snapshot.is_prediction {
        phrase!(lang, "projector.behind_prediction")
    } else {
        phrase!(lang, "projector.behind")
    };
    let title = laid_out(ui, &title, theme.bold(Size::Small), p.ink_soft, rect.width() - 2.0 * space::PAGE);
    let head = title.size().y + space::NORMAL;
    let room = rect.height() - head;
    let lay = |size, shows, beside| Rows::lay(ui, view, workshop, rect.width(), size, shows, beside);
    let whole = |beside| SENTENCES.iter().map(move |size| lay(*size, Shows::Behind, beside));
    let rows = whole(Beside::Hands).find(|rows| rows.height <= room);
    let rows = rows.or_else(|| whole(Beside::Nothing).find(|rows| rows.height <= room));
    let Some(rows) = rows else {
        // The sentences matter more than the title; and where there is no room even then, everybody has
        // read them, and they are pointed at one by one from here.
        let whole = lay(Size::Small, Shows::Behind, Beside::Nothing);
        let fits = whole.height <= rect.height();
        let verdicts = || lay(Size::Body, Shows::VerdictsOnly, Beside::Nothing);
        return if fits { whole } else { verdicts() }.show(ui, view, rect);
    };
    put(ui, rect.min + vec2(space::PAGE, space::NORMAL), &title, p.ink_soft);
    rows.show(ui, view, rect.with_min_y(rect.top() + head));
}

/// What is asked of the group.
fn question(view: &View, workshop: &Workshop) -> Option<String> {
    let lang = view.lang();
    let snapshot = &workshop.snapshot;
    let who = workshop.scenario.character(snapshot.playing.speaker()).name.get(lang);
    match (snapshot.is_prediction, snapshot.phase) {
        (true, _) => Some(phrase!(lang, "play.predict_question", who = who)),
        (false, Phase::Open) => Some(phrase!(lang, "phone.what_say", name = who)),
        _ => None,
    }
}

fn ground(ui: &Ui, view: &View, rect: Rect) {
    ui.painter().rect_filled(rect, CornerRadius::ZERO, view.theme.palette.paper);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(LINE, view.theme.palette.ink));
}

/// What the rows show beside their numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Sentences,
    Counts,
    Behind,
    VerdictsOnly,
}

/// What stands below a sentence of its votes, beside how many there are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Nothing,
    /// How many of them are phones and how many are raised hands, where there are both.
    Hands,
    /// The same, and the teams.
    All,
}

/// What the frame and the number of an option say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Plain,
    /// It has the most votes. What it is worth isn't shown yet, so it has none of the colours of that.
    Leads,
    /// It fits; of a prediction, it is true.
    Fits,
}

/// One option.
struct Row {
    /// The sentence, and what stands below it.
    lines: Vec<(Arc<Galley>, Color32)>,
    count: Option<Arc<Galley>>,
    /// Which share of all votes it has.
    share: f32,
    /// The same in words, for screen readers.
    votes: Option<String>,
    mark: Mark,
    height: f32,
}

/// The options, laid out.
struct Rows {
    rows: Vec<Row>,
    /// Whether they show what fits.
    reveals: bool,
    badge: f32,
    height: f32,
}

impl Rows {
    fn lay(
        ui: &Ui,
        view: &View,
        workshop: &Workshop,
        width: f32,
        size: Size,
        shows: Shows,
        beside: Beside,
    ) -> Rows {
        let (theme, lang) = (view.theme, view.lang());
        let p = &theme.palette;
        let snapshot = &workshop.snapshot;
        let play = &snapshot.playing.play;
        let badge = 0.7 * theme.font(size).size;
        let count = snapshot.count.as_ref().filter(|count| !count.is_open && shows != Shows::Sentences);
        let told = |(place, _): (ShownPlace, &Offer)| {
            let own = count?.totals().get(place.index()).copied()?;
            Some(laid_out(ui, &own.to_string(), theme.bold(Size::Body), p.ink, f32::INFINITY))
        };
        let counts: Vec<_> = ShownPlace::each().zip(&snapshot.offers).map(told).collect();
        let widest = counts.iter().flatten().map(|galley| galley.size().x + space::WIDE).fold(0.0, f32::max);
        let room = width - 2.0 * space::PAGE - 2.0 * badge - 4.0 * space::NORMAL - widest;
        let reveals = matches!(shows, Shows::Behind | Shows::VerdictsOnly);
        let row = |(place, offer): (ShownPlace, &Offer)| {
            let mut lines = Vec::new();
            if shows != Shows::VerdictsOnly {
                let words = play.words(play.beat(), offer).get(lang);
                lines.push((laid_out(ui, words, theme.font(size), p.ink, room), p.ink));
            }
            if reveals {
                let (words, ink) = verdict(view, workshop, offer);
                lines.push((laid_out(ui, &words, theme.bold(Size::Small), ink, room), ink));
            }
            let hands = count.filter(|_| beside != Beside::Nothing && snapshot.joined > 0);
            let teams = count.filter(|_| beside == Beside::All && shows == Shows::Counts);
            let told = [
                hands.and_then(|count| of_hands(lang, count, place)),
                teams.and_then(|count| of_teams(lang, count, place)),
            ];
            let words = told.into_iter().flatten().collect::<Vec<_>>().join("   ");
            if !words.is_empty() {
                lines.push((laid_out(ui, &words, theme.font(Size::Small), p.ink_soft, room), p.ink_soft));
            }
            let all = count.map_or(0, Count::all);
            let own = count.and_then(|count| count.totals().get(place.index()).copied()).unwrap_or(0);
            let words: f32 = lines.iter().map(|(galley, _)| galley.size().y).sum();
            let leads = count.is_some_and(|count| count.leaders.contains(&place));
            let mark = match (reveals, leads) {
                (true, _) if fits_here(workshop, offer) => Mark::Fits,
                (false, true) => Mark::Leads,
                _ => Mark::Plain,
            };
            Row {
                lines,
                count: counts[place.index()].clone(),
                share: if all > 0 { own as f32 / all as f32 } else { 0.0 },
                votes: count.map(|count| {
                    let plain = || phrase!(lang, "desk.votes", votes = own);
                    of_hands(lang, count, place).unwrap_or_else(plain)
                }),
                mark,
                height: words.max(2.0 * badge) + 2.0 * PADDING,
            }
        };
        let rows: Vec<Row> = ShownPlace::each().zip(&snapshot.offers).map(row).collect();
        let height = rows.iter().map(|row| row.height + GAP).sum::<f32>() + GAP;
        Rows { rows, reveals, badge, height }
    }

    fn show(&self, ui: &Ui, view: &View, rect: Rect) {
        let theme = view.theme;
        let p = &theme.palette;
        // What is left over is shared out between the rows.
        let spare =
            ((rect.height() - self.height) / self.rows.len().max(1) as f32).clamp(0.0, 0.09 * rect.height());
        let mut top = rect.top() + GAP;
        for (place, row) in ShownPlace::each().zip(&self.rows) {
            let number = place.number();
            let card = Rect::from_min_size(
                pos2(rect.left() + space::PAGE, top),
                vec2(rect.width() - 2.0 * space::PAGE, row.height + spare),
            );
            let round = CornerRadius::same(RADIUS);
            ui.painter().rect_filled(card, round, p.card);
            if row.share > 0.0 {
                let bar = card.with_max_x(card.left() + row.share * card.width());
                // Once it is shown what fits, how many wanted something has no colour that says that it does.
                let (ground, ink) = if self.reveals { (p.rule, p.ink_soft) } else { (p.teal_soft, p.teal) };
                ui.painter().rect_filled(bar, round, ground);
                // Washed out by daylight, a pale ground alone would not be seen.
                let foot = bar.with_min_y(bar.bottom() - FOOT).shrink2(vec2(f32::from(RADIUS) / 2.0, 0.0));
                ui.painter().rect_filled(foot, CornerRadius::ZERO, ink);
            }
            let line = match row.mark {
                Mark::Plain => theme.line(),
                Mark::Leads => Stroke::new(2.5 * LINE, p.ink),
                Mark::Fits => Stroke::new(2.5 * LINE, p.teal),
            };
            ui.painter().rect_stroke(card, round, line, StrokeKind::Inside);
            let centre = pos2(card.left() + space::NORMAL + self.badge, card.center().y);
            let (disc, digit) = if row.mark == Mark::Fits { (p.teal, p.on_teal) } else { (p.ink, p.card) };
            ui.painter().circle_filled(centre, self.badge, disc);
            let font = FontId::new(self.badge / 0.7, theme.bold(Size::Small).family);
            ui.painter().text(centre, Align2::CENTER_CENTER, number, font, digit);
            let words: f32 = row.lines.iter().map(|(galley, _)| galley.size().y).sum();
            let left = centre.x + self.badge + space::NORMAL;
            let mut at = pos2(left, card.center().y - words / 2.0);
            let told: Vec<&str> = row.lines.iter().map(|(galley, _)| galley.text()).collect();
            for (galley, ink) in &row.lines {
                ui.painter().galley(at, Arc::clone(galley), *ink);
                at.y += galley.size().y;
            }
            if let Some(count) = &row.count {
                let size = count.size();
                let at = pos2(card.right() - space::NORMAL - size.x, card.center().y - size.y / 2.0);
                ui.painter().galley(at, Arc::clone(count), p.ink);
            }
            let response = ui.interact(card, ui.id().with(("option", number)), Sense::hover());
            let told = told.into_iter().chain(row.votes.as_deref()).collect::<Vec<_>>().join(" · ");
            let name = format!("{number}. {told}");
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &name));
            top = card.bottom() + GAP;
        }
    }
}

/// How many phones and how many raised hands it has; none if it has no hands.
fn of_hands(lang: crate::text::Lang, count: &Count, place: ShownPlace) -> Option<String> {
    let hands = count.hands.get(place.index()).copied().filter(|hands| *hands > 0)?;
    let phones = count.phones.get(place.index()).copied().unwrap_or(0);
    Some(phrase!(lang, "desk.votes_and_hands", votes = phones, hands = hands))
}

/// Whether an option fits here; of a prediction, whether it is what matters most.
fn fits_here(workshop: &Workshop, offer: &Offer) -> bool {
    let play = &workshop.snapshot.playing.play;
    match &play.seat().beat(play.beat()).turn {
        Turn::Predict(prediction) => prediction.among.get(offer.option.index()) == Some(&prediction.truth),
        _ => offer.judgement.quality > 0,
    }
}

/// How many votes each team gave it.
fn of_teams(lang: crate::text::Lang, count: &Count, place: ShownPlace) -> Option<String> {
    let of = |(team, counts): (usize, &Vec<u32>)| {
        let count = counts.get(place.index()).copied().filter(|count| *count > 0)?;
        Some(phrase!(lang, "projector.team_count", team = team, count = count))
    };
    let words: Vec<String> = (1..).zip(&count.teams).filter_map(of).collect();
    (!words.is_empty()).then(|| words.join("   "))
}

/// How an option fitted, and by which rule; of a prediction, whether it is what matters most.
pub fn verdict(view: &View, workshop: &Workshop, offer: &Offer) -> (String, Color32) {
    let lang = view.lang();
    let p = &view.theme.palette;
    let play = &workshop.snapshot.playing.play;
    if matches!(play.seat().beat(play.beat()).turn, Turn::Predict(_)) {
        return if fits_here(workshop, offer) {
            (format!("✓  {}", phrase!(lang, "phone.matters_most")), p.teal)
        } else {
            (phrase!(lang, "phone.matters_less"), p.ink_soft)
        };
    }
    let (fitted, ink) = fits(view, offer);
    (format!("{fitted} · {}", offer.judgement.rule.name.get(lang)), ink)
}

/// How something that can be said fitted.
pub fn fits(view: &View, offer: &Offer) -> (String, Color32) {
    let quality = offer.judgement.quality;
    let (ink, _) = colours(view.theme, quality);
    let (sign, fit) = (words::judgement_sign(quality), words::judgement(view.lang(), quality));
    (format!("{sign}  {fit}"), ink)
}
