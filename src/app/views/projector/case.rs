//! A case: facts, a question and its vote, the clock of the talk, both votes side by side, what both sides say, and our own
//! line.

use super::fitting::{ALONE, SENTENCES, largest, put};
use crate::app::theme::{LINE, RADIUS, Size, space};
use crate::app::views::View;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::laid_out;
use crate::phrase;
use crate::room::{CaseAsk, CaseStage, Tally};
use crate::session::workshop::{CaseSnapshot, Workshop};
use crate::text::Lang;
use egui::{Align2, CornerRadius, FontId, Rect, Sense, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};
use std::time::Duration;

/// Between two rows.
const GAP: f32 = 7.0;
/// Above and below the words of a row, together.
const PADDING: f32 = 7.0;

/// Draws the picture of the present stage.
pub fn show(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let Some(case) = workshop.case_here() else { return };
    let Some(stage) = case.stage else { return };
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let inner = rect.shrink2(vec2(space::PAGE, space::NORMAL));
    let asked = stage.ask().and_then(|ask| case.case.asks.get(usize::from(ask)));
    let title = match stage.ask() {
        Some(ask) => {
            let question = phrase!(lang, "case.question", number = ask + 1);
            format!("{} · {question}", case.case.title.get(lang))
        }
        None => case.case.title.get(lang).to_owned(),
    };
    let title = laid_out(ui, &title, theme.bold(Size::Small), p.ink_soft, inner.width());
    let at = put(ui, inner.min, &title, p.ink_soft);
    let below = inner.with_min_y(at.bottom() + space::TIGHT);
    match (stage, asked) {
        (CaseStage::Fact(at), _) => fact(ui, view, case, usize::from(at), below),
        (CaseStage::First(_) | CaseStage::Second(_), Some(ask)) => {
            question(ui, view, ask, stage, below);
        }
        (CaseStage::Talk { .. }, Some(ask)) => {
            let top = clock(ui, view, case, below);
            question(ui, view, ask, stage, below.with_min_y(top));
        }
        (CaseStage::Both(_), Some(ask)) => both(ui, view, case, ask, below),
        (CaseStage::Points(_), Some(ask)) => points(ui, view, ask, below),
        (CaseStage::OurLine, _) => our_line(ui, view, workshop, case, below),
        _ => {}
    }
}

/// A fact, as large as there is room for, with where it stands.
fn fact(ui: &Ui, view: &View, case: &CaseSnapshot, at: usize, rect: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let at = case.case.opening().get(at).copied();
    let Some(fact) = at.and_then(|at| case.case.facts.get(at)) else { return };
    let mut bottom = rect.bottom();
    let note = case.case.note.as_ref().map(|note| note.get(lang));
    for (words, ink) in note.into_iter().map(|note| (note, p.ink_soft)).chain([(fact.source.as_str(), p.ink)])
    {
        let galley = laid_out(ui, words, theme.font(Size::Small), ink, rect.width());
        bottom -= galley.size().y + space::TIGHT;
        put(ui, pos2(rect.left(), bottom), &galley, ink);
    }
    let card = rect.with_max_y(bottom - space::NORMAL);
    ui.painter().rect(card, CornerRadius::same(RADIUS), p.card, theme.line(), StrokeKind::Inside);
    let room = card.shrink(space::WIDE);
    let words = largest(ui, theme, fact.says.get(lang), false, p.ink, room.size(), &ALONE[1..]);
    let top = room.center().y - words.size().y / 2.0;
    let said = put(ui, pos2(room.left(), top), &words, p.ink);
    announce(&ui.interact(said, ui.id().with("fact"), Sense::hover()), fact.says.get(lang));
}

/// The clock of the talk, and what to talk about. Gives where it ends.
fn clock(ui: &Ui, view: &View, case: &CaseSnapshot, rect: Rect) -> f32 {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let left = case.talk_until().map(|until| until.saturating_sub(view.session.room_ms()));
    let mut words_left = rect.left() + space::WIDE;
    let mut high = 0.0_f32;
    let time = left.map(|left| {
        if left > 0 {
            ui.ctx().request_repaint_after(Duration::from_millis(left % 1000 + 20));
        }
        let seconds = left.div_ceil(1000);
        laid_out(
            ui,
            &format!("{}:{:02}", seconds / 60, seconds % 60),
            theme.bold(Size::Title),
            p.teal,
            f32::INFINITY,
        )
    });
    let wide = time.as_ref().map_or(0.0, |time| time.size().x + space::WIDE);
    let room = rect.width() - wide - 2.0 * space::WIDE;
    let words = phrase!(lang, "case.talk");
    let galley = largest(ui, theme, &words, true, p.ink, vec2(room, 0.2 * rect.height()), &SENTENCES[1..]);
    high =
        high.max(galley.size().y).max(time.as_ref().map_or(0.0, |time| time.size().y)) + 2.0 * space::NORMAL;
    let card = Rect::from_min_size(rect.min, vec2(rect.width(), high));
    ui.painter().rect(card, CornerRadius::same(RADIUS), p.note, theme.line(), StrokeKind::Inside);
    if let Some(time) = &time {
        put(ui, pos2(words_left, card.center().y - time.size().y / 2.0), time, p.teal);
        words_left += wide;
    }
    let at = pos2(words_left, card.center().y - galley.size().y / 2.0);
    let said = put(ui, at, &galley, p.ink);
    announce(&ui.interact(said, ui.id().with("talk"), Sense::hover()), &words);
    card.bottom() + space::NORMAL
}

/// The question, and below it what can be voted for, or the lines that everybody writes for themselves. While pairs talk,
/// what can be voted for gives way where there is no room for it: everybody has just read it.
fn question(ui: &Ui, view: &View, ask: &CaseAsk, stage: CaseStage, rect: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let numbered = !ask.options.is_empty();
    let is_first = matches!(stage, CaseStage::First(_));
    // Beside something to vote on, what is written stands in plain lines.
    let plain = ask.write.iter().filter(|_| numbered && is_first);
    let plain = plain.map(|words| {
        let words = format!("–  {}", words.get(lang));
        laid_out(ui, &words, theme.font(Size::Small), p.ink, rect.width())
    });
    let plain: Vec<_> = plain.collect();
    let plain_high: f32 = plain.iter().map(|galley| galley.size().y).sum();
    let own = if numbered { &ask.options } else { &ask.write };
    let mut rows: Vec<&str> = own.iter().map(|words| words.get(lang)).collect();
    let high = |rows: &[&str], size, columns| rows_height(ui, view, rows, rect.width(), size, columns);
    let least =
        |rows: &[&str]| high(rows, Size::Small, 1).min(high(rows, Size::Small, 2)) + plain_high + 2.0 * GAP;
    let words = ask.ask.get(lang);
    let smallest = laid_out(ui, words, theme.bold(Size::Small), p.ink, rect.width()).size().y;
    if matches!(stage, CaseStage::Talk { .. }) && smallest + least(&rows) > rect.height() {
        rows.clear();
    }
    let share = if rows.is_empty() { 1.0 } else { 0.42 };
    let most = (share * rect.height()).min((rect.height() - least(&rows)).max(0.0));
    let galley = largest(ui, theme, words, true, p.ink, vec2(rect.width(), most), &SENTENCES);
    let at = put(ui, rect.min, &galley, p.ink);
    announce(&ui.interact(at, ui.id().with("ask"), Sense::hover()), words);
    let mut below = rect.with_min_y(at.bottom() + GAP);
    for galley in &plain {
        below = below.with_min_y(put(ui, below.min, galley, p.ink).bottom());
    }
    if !plain.is_empty() {
        below = below.with_min_y(below.top() + GAP);
    }
    let mut ways = SENTENCES.iter().map(|size| (*size, 1)).chain([(Size::Small, 2)]);
    let fits = |way: &(Size, usize)| high(&rows, way.0, way.1) <= below.height();
    let (size, columns) = ways.find(fits).unwrap_or((Size::Small, 2));
    let lines = rows.len().div_ceil(columns).max(1);
    let spare =
        ((below.height() - high(&rows, size, columns)) / lines as f32).clamp(0.0, 0.06 * rect.height());
    let width = (below.width() - (columns - 1) as f32 * GAP) / columns as f32;
    let mut top = below.top();
    for (line, rows) in rows.chunks(columns).enumerate() {
        let high = line_height(ui, view, rows, width, size) + spare;
        for (column, words) in rows.iter().enumerate() {
            let left = below.left() + column as f32 * (width + GAP);
            let card = Rect::from_min_size(pos2(left, top), vec2(width, high));
            let number = line * columns + column + 1;
            row(ui, view, card, Some(number).filter(|_| numbered), words, size, width);
        }
        top += high + GAP;
    }
}

fn badge(view: &View, size: Size) -> f32 {
    0.7 * view.theme.font(size).size
}

fn words_width(view: &View, width: f32, size: Size) -> f32 {
    width - 2.0 * badge(view, size) - 3.0 * space::NORMAL
}

fn row_height(ui: &Ui, view: &View, words: &str, width: f32, size: Size) -> f32 {
    let theme = view.theme;
    let room = words_width(view, width, size);
    let galley = laid_out(ui, words, theme.font(size), theme.palette.ink, room);
    galley.size().y.max(2.0 * badge(view, size)) + PADDING
}

/// How high rows are that stand beside each other.
fn line_height(ui: &Ui, view: &View, rows: &[&str], width: f32, size: Size) -> f32 {
    rows.iter().map(|words| row_height(ui, view, words, width, size)).fold(0.0, f32::max)
}

fn rows_height(ui: &Ui, view: &View, rows: &[&str], width: f32, size: Size, columns: usize) -> f32 {
    let width = (width - (columns - 1) as f32 * GAP) / columns as f32;
    rows.chunks(columns).map(|rows| line_height(ui, view, rows, width, size) + GAP).sum()
}

/// A card with a number, or without one a line to write on, and words in its first part.
fn row(ui: &Ui, view: &View, card: Rect, number: Option<usize>, words: &str, size: Size, width: f32) {
    let theme = view.theme;
    let p = &theme.palette;
    ui.painter().rect(card, CornerRadius::same(RADIUS), p.card, theme.line(), StrokeKind::Inside);
    let round = badge(view, size);
    let centre = pos2(card.left() + space::NORMAL + round, card.center().y);
    if let Some(number) = number {
        ui.painter().circle_filled(centre, round, p.ink);
        let font = FontId::new(round / 0.7, theme.bold(Size::Small).family);
        ui.painter().text(centre, Align2::CENTER_CENTER, number, font, p.card);
    } else {
        let line = Rect::from_center_size(centre, vec2(1.6 * round, LINE * 1.5));
        ui.painter().rect_filled(line, CornerRadius::ZERO, p.ink);
    }
    let galley = laid_out(ui, words, theme.font(size), p.ink, words_width(view, width, size));
    let at = pos2(centre.x + round + space::NORMAL, card.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, std::sync::Arc::clone(&galley), p.ink);
    let response = ui.interact(card, ui.id().with(("case option", words)), Sense::hover());
    let name = number.map_or_else(|| words.to_owned(), |number| format!("{number}. {words}"));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &name));
}

/// Both votes, two bars for each option.
fn both(ui: &Ui, view: &View, case: &CaseSnapshot, ask: &CaseAsk, rect: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let Some(tallies) = &case.tallies else { return };
    let half = 0.5 * rect.width();
    let words: Vec<String> = (0..ask.options.len())
        .map(|at| {
            let right = ask.right.is_some_and(|right| right.index() == at);
            let words = ask.options[at].get(lang);
            if right { format!("{words} ✓ {}", phrase!(lang, "case.right")) } else { words.to_owned() }
        })
        .collect();
    let bars = 2.0 * 1.35 * theme.font(Size::Small).size + space::NORMAL;
    let high = |words: &String| row_height(ui, view, words, half, Size::Small).max(bars);
    let needed: f32 = words.iter().map(|words| high(words) + GAP).sum();
    let room = vec2(rect.width(), (rect.height() - needed - space::NORMAL).max(0.0));
    let galley = largest(ui, theme, ask.ask.get(lang), true, p.ink, room, &SENTENCES[1..]);
    let mut top = rect.top();
    if galley.size().y <= room.y {
        top = put(ui, rect.min, &galley, p.ink).bottom() + space::NORMAL;
    }
    let spare = (rect.bottom() - top - needed).max(0.0) / words.len().max(1) as f32;
    for (at, words) in words.iter().enumerate() {
        let card = Rect::from_min_size(
            pos2(rect.left(), top),
            vec2(rect.width(), high(words) + spare.min(0.06 * rect.height())),
        );
        row(ui, view, card, Some(at + 1), words, Size::Small, half);
        let right = card.with_min_x(card.left() + half).shrink2(vec2(space::NORMAL, space::TIGHT));
        let (upper, lower) = right.split_top_bottom_at_fraction(0.5);
        bar(ui, view, upper, at, tallies, 0);
        bar(ui, view, lower, at, tallies, 1);
        top = card.bottom() + GAP;
    }
}

/// One bar: when it was voted, how much of all votes it is, and the figure. All bars begin and end alike.
fn bar(ui: &Ui, view: &View, rect: Rect, at: usize, tallies: &[Tally; 2], round: usize) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let whens = [phrase!(lang, "case.before"), phrase!(lang, "case.after")];
    let lay = |words: &str| laid_out(ui, words, theme.bold(Size::Small), p.ink, f32::INFINITY);
    let figure = |tally: &Tally, at: usize| {
        let own = tally.totals().get(at).copied().unwrap_or(0);
        let percent = (100 * own).checked_div(tally.all()).unwrap_or(0);
        (percent, format!("{own} · {percent}%"))
    };
    let labels_wide = whens.iter().map(|words| lay(words).size().x).fold(0.0, f32::max);
    let mut figures_wide = 0.0_f32;
    for tally in tallies {
        for option in 0..tally.phones.len() {
            figures_wide = figures_wide.max(lay(&figure(tally, option).1).size().x);
        }
    }
    let (percent, told) = figure(&tallies[round], at);
    let (label, count) = (lay(&whens[round]), lay(&told));
    let middle = |high: f32| rect.center().y - high / 2.0;
    put(ui, pos2(rect.left(), middle(label.size().y)), &label, p.ink);
    put(ui, pos2(rect.right() - count.size().x, middle(count.size().y)), &count, p.ink);
    let left = rect.left() + labels_wide + space::NORMAL;
    let right = rect.right() - figures_wide - space::NORMAL;
    if right <= left {
        return;
    }
    let high = 0.55 * theme.font(Size::Small).size;
    let whole = Rect::from_min_max(pos2(left, middle(high)), pos2(right, middle(high) + high));
    let corner = CornerRadius::same((high / 2.0) as u8);
    ui.painter().rect_filled(whole, corner, p.rule);
    if percent > 0 {
        let wide = (whole.width() * percent as f32 / 100.0).max(high);
        let ink = if round == 0 { p.ink_soft } else { p.teal };
        ui.painter().rect_filled(whole.with_max_x(whole.left() + wide), corner, ink);
    }
    ui.painter().rect_stroke(whole, corner, egui::Stroke::new(LINE, p.ink), StrokeKind::Inside);
    let response = ui.interact(whole, ui.id().with(("bar", at, round)), Sense::hover());
    let name = format!("{} {told}", whens[round]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &name));
}

/// What speaks for it and against it, side by side.
fn points(ui: &Ui, view: &View, ask: &CaseAsk, rect: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let (left, right) = rect.split_left_right_at_fraction(0.5);
    let sides = [
        (true, left.with_max_x(left.right() - space::TIGHT)),
        (false, right.with_min_x(right.left() + space::TIGHT)),
    ];
    let told = |is_for: bool, with_source: bool| {
        let own = ask.points.iter().filter(|point| point.is_for == is_for);
        let words = own.map(|point| match with_source {
            true => format!("{}\n{}", point.says.get(lang), point.source),
            false => point.says.get(lang).to_owned(),
        });
        words.collect::<Vec<_>>().join("\n\n")
    };
    // Both sides in letters of one size; where there is no room for the sources, phones have them.
    let room =
        |card: &Rect| card.shrink(space::NORMAL).size() - vec2(0.0, 1.6 * theme.font(Size::Small).size);
    let high = |words: &str, size: Size, card: &Rect| {
        laid_out(ui, words, theme.font(size), p.ink, room(card).x).size().y
    };
    let fits = |size: Size, with_source: bool| {
        sides.iter().all(|(is_for, card)| high(&told(*is_for, with_source), size, card) <= room(card).y)
    };
    let sizes = SENTENCES[1..].iter().copied();
    let chosen = sizes.clone().map(|size| (size, true)).chain(sizes.map(|size| (size, false)));
    let (size, with_source) =
        chosen.into_iter().find(|(size, with)| fits(*size, *with)).unwrap_or((Size::Small, false));
    for (is_for, card) in sides {
        let (ground, ink, words) = match is_for {
            true => (p.teal_soft, p.teal, phrase!(lang, "case.speaks_for")),
            false => (p.note, p.rust, phrase!(lang, "case.speaks_against")),
        };
        ui.painter().rect(card, CornerRadius::same(RADIUS), ground, theme.line(), StrokeKind::Inside);
        let inner = card.shrink(space::NORMAL);
        let title = laid_out(ui, &words, theme.bold(Size::Small), ink, inner.width());
        let at = put(ui, inner.min, &title, ink);
        let galley = laid_out(ui, &told(is_for, with_source), theme.font(size), p.ink, inner.width());
        put(ui, pos2(inner.left(), at.bottom() + space::TIGHT), &galley, p.ink);
    }
}

/// What of it holds between the room's own two departments, and the conversation that sticks at the same point.
fn our_line(ui: &Ui, view: &View, workshop: &Workshop, case: &CaseSnapshot, rect: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let mut rect = rect;
    if let Some(words) = alike(lang, workshop, case) {
        let galley = laid_out(ui, &words, theme.bold(Size::Small), p.teal, rect.width());
        let top = rect.bottom() - galley.size().y;
        put(ui, pos2(rect.left(), top), &galley, p.teal);
        rect = rect.with_max_y(top - space::NORMAL);
    }
    let title = laid_out(ui, &phrase!(lang, "case.our_line"), theme.bold(Size::Heading), p.ink, rect.width());
    let at = put(ui, rect.min, &title, p.ink);
    let below = rect.with_min_y(at.bottom() + space::TIGHT);
    let has_line = !case.our_line.is_empty();
    let share = if has_line { 0.5 } else { 1.0 };
    let mut top = below.top();
    if let Some(prompt) = &case.case.our_line {
        let room = vec2(below.width(), share * below.height());
        let galley = largest(ui, theme, prompt.get(lang), false, p.ink, room, &SENTENCES);
        top = put(ui, below.min, &galley, p.ink).bottom() + space::NORMAL;
    }
    if has_line {
        let card = below.with_min_y(top);
        ui.painter().rect(card, CornerRadius::same(RADIUS), p.note, theme.line(), StrokeKind::Inside);
        let room = card.shrink(space::WIDE);
        let galley = largest(ui, theme, &case.our_line, true, p.ink, room.size(), &ALONE[1..]);
        let at = pos2(room.left(), room.center().y - galley.size().y / 2.0);
        let said = put(ui, at, &galley, p.ink);
        announce(&ui.interact(said, ui.id().with("our line"), Sense::hover()), &case.our_line);
    }
}

/// That the conversation of this room has the structure of the case, where that is so.
pub fn alike(lang: Lang, workshop: &Workshop, case: &CaseSnapshot) -> Option<String> {
    let scenario = &workshop.scenario;
    let is_alike = case.case.bones.contains(&scenario.id);
    is_alike.then(|| phrase!(lang, "case.alike", title = scenario.title.get(lang)))
}
