//! How to join: the QR code, the address, the room code, the Wi-Fi; and how many are there.

use super::fitting::{largest, put};
use super::qr_code;
use crate::app::theme::{LINE, RADIUS, Size, space};
use crate::app::views::View;
use crate::app::views::facilitate::handle;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::scene::{paint_portrait, paint_scene, pair, scene_of};
use crate::app::views::shared::widgets::laid_out;
use crate::phrase;
use crate::scenario::Face;
use crate::server::spaced_code;
use crate::session::workshop::Workshop;
use egui::{Color32, CornerRadius, Galley, Pos2, Rect, Sense, Stroke, Ui, Vec2, pos2, vec2};
use std::sync::Arc;

/// The code's side, as a share of the picture's height.
const CODE: f32 = 0.66;

/// Draws the picture.
pub fn show(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let title = workshop.scenario.title.get(lang);
    let inner = rect.shrink(space::PAGE);
    let room = vec2(inner.width(), 0.16 * rect.height());
    let heading = largest(ui, theme, title, true, p.ink, room, &[Size::Title, Size::Heading, Size::Small]);
    put(ui, inner.min, &heading, p.ink);
    let top = inner.top() + heading.size().y + space::NORMAL;
    ui.painter().hline(inner.x_range(), top, Stroke::new(LINE, p.ink));
    let body = Rect::from_min_max(pos2(inner.left(), top + space::WIDE), inner.max);
    match &workshop.qr {
        Some(qr) => {
            let body = hint(ui, view, body);
            let here = counted(ui, view, workshop, body);
            let side = (CODE * rect.height()).min(body.height() - here).min(0.4 * body.width());
            let square = Rect::from_min_size(body.min, Vec2::splat(side));
            qr_code::paint(ui, square, qr, lang);
            let words = Rect::from_min_max(pos2(square.right() + space::PAGE, body.top()), body.max);
            let used = ways_in(ui, view, workshop, words.with_max_y(body.bottom() - here - space::TIGHT));
            if workshop.snapshot.teams.is_empty() {
                people(ui, view, workshop, Rect::from_min_max(pos2(used.x + space::PAGE, used.y), body.max));
            }
        }
        None if workshop.leads_nowhere => {
            let words = phrase!(lang, "projector.no_network");
            let told = largest(
                ui,
                theme,
                &words,
                true,
                p.ink,
                body.size(),
                &[Size::Heading, Size::Body, Size::Small],
            );
            put(ui, body.min, &told, p.ink);
        }
        None => picture(ui, view, workshop, body),
    }
}

/// What helps where scanning doesn't, along the lower edge: what reads codes for most in China opens no such page, and
/// phones leave a Wi-Fi without internet. Gives what is left above.
fn hint(ui: &Ui, view: &View, body: Rect) -> Rect {
    let theme = view.theme;
    let words = phrase!(view.lang(), "projector.scanning");
    let width = body.width() - handle::room(ui, view);
    let galley = laid_out(ui, &words, theme.font(Size::Small), theme.palette.ink_soft, width);
    let top = body.bottom() - galley.size().y;
    put(ui, pos2(body.left(), top), &galley, theme.palette.ink_soft);
    body.with_max_y(top - space::NORMAL)
}

/// The two who will talk, in the corner that is left, if there is room for them.
fn people(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let Some((left, right)) = pair(&workshop.scenario) else { return };
    let side = ((rect.width() - space::NORMAL) / 2.0).min(0.9 * rect.height());
    if side < 0.12 * ui.ctx().content_rect().height() {
        return;
    }
    let second = Rect::from_min_size(rect.max - Vec2::splat(side), Vec2::splat(side));
    let first = second.translate(vec2(-side - space::NORMAL, 0.0));
    let look = |person| &workshop.scenario.character(person).look;
    paint_portrait(ui, view.theme, first, look(left), Face::Suspicious, false);
    paint_portrait(ui, view.theme, second, look(right), Face::Serious, true);
}

/// The address, the code and the Wi-Fi, as large as there is room for all of them. Gives the right end of the code, and
/// where it begins downwards.
fn ways_in(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect) -> Pos2 {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let Some(joining) = &workshop.joining else { return rect.max };
    let network = &view.session.preferences.network;
    let wifi = if network.is_empty() {
        phrase!(lang, "projector.same_wifi")
    } else {
        phrase!(lang, "projector.wifi", name = network)
    };
    let address = joining.address.trim_start_matches("http://").to_owned();
    let small = [Size::Small].as_slice();
    let lines = [
        (wifi, false, p.ink, [Size::Body, Size::Small].as_slice(), space::WIDE),
        (phrase!(lang, "projector.scan_or_open"), false, p.ink_soft, small, space::TIGHT),
        (address, true, p.ink, [Size::Title, Size::Heading, Size::Small].as_slice(), space::WIDE),
        (phrase!(lang, "projector.type_code"), false, p.ink_soft, small, space::TIGHT),
        (
            spaced_code(&joining.code),
            true,
            p.teal,
            [Size::Display, Size::Title, Size::Heading, Size::Small].as_slice(),
            0.0,
        ),
    ];
    // Each of them in its largest sizes first, then in smaller ones, and closer together.
    let lay = |less: usize| {
        let line = |(words, bold, ink, sizes, gap): &(String, bool, Color32, &[Size], f32)| {
            let sizes = &sizes[less.min(sizes.len() - 1)..];
            let galley = largest_in_a_line(ui, view, words, *bold, rect.size(), sizes);
            (galley, *ink, if less > 0 { gap.min(space::NORMAL) } else { *gap })
        };
        lines.iter().map(line).collect::<Vec<_>>()
    };
    let height = |lines: &[(Arc<Galley>, Color32, f32)]| {
        lines.iter().map(|(galley, _, gap)| galley.size().y + gap).sum::<f32>()
    };
    let found = (0..3).map(lay).find(|lines| height(lines) <= rect.height());
    let (mut at, mut end) = (rect.min, rect.min);
    for (galley, ink, gap) in found.unwrap_or_else(|| lay(3)) {
        end = pos2(put(ui, at, &galley, ink).right(), at.y);
        at.y += galley.size().y + gap;
    }
    end
}

/// The largest size in which words stay on one line; in the smallest they may break.
fn largest_in_a_line(
    ui: &Ui,
    view: &View,
    words: &str,
    bold: bool,
    room: Vec2,
    sizes: &[Size],
) -> Arc<Galley> {
    let theme = view.theme;
    let one = sizes.iter().find(|size| {
        let font = if bold { theme.bold(**size) } else { theme.font(**size) };
        laid_out(ui, words, font, theme.palette.ink, f32::INFINITY).size().x <= room.x
    });
    let size = [one.or(sizes.last()).copied().unwrap_or(Size::Small)];
    largest(ui, theme, words, bold, theme.palette.ink, room, &size)
}

/// How many phones are there, along the lower edge; gives the height that it takes.
fn counted(ui: &Ui, view: &View, workshop: &Workshop, body: Rect) -> f32 {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let words = phrase!(lang, "projector.joined", count = workshop.snapshot.joined);
    let galley = laid_out(ui, &words, theme.bold(Size::Body), p.ink, f32::INFINITY);
    let teams = teams(view, workshop);
    let high = galley.size().y + 2.0 * space::TIGHT;
    let pill = Rect::from_min_size(
        pos2(body.left(), body.bottom() - high),
        vec2(galley.size().x + 2.0 * space::WIDE, high),
    );
    ui.painter().rect(
        pill,
        CornerRadius::same(RADIUS),
        p.teal_soft,
        Stroke::new(LINE, p.teal),
        egui::StrokeKind::Inside,
    );
    let at = put(ui, pill.min + vec2(space::WIDE, space::TIGHT), &galley, p.ink);
    announce(&ui.interact(at, ui.id().with("joined"), Sense::hover()), &words);
    if let Some(teams) = teams {
        let room = body.right() - pill.right() - space::WIDE;
        let galley = laid_out(ui, &teams, theme.font(Size::Small), p.ink_soft, room);
        if galley.rows.len() == 1 {
            let at = pos2(pill.right() + space::WIDE, pill.center().y - galley.size().y / 2.0);
            put(ui, at, &galley, p.ink_soft);
        }
    }
    high + space::WIDE
}

/// How many phones each team has.
fn teams(view: &View, workshop: &Workshop) -> Option<String> {
    let lang = view.lang();
    let snapshot = &workshop.snapshot;
    let team = |(number, count): (usize, &usize)| {
        phrase!(lang, "projector.team_count", team = number, count = count)
    };
    let words: Vec<String> = (1..).zip(&snapshot.teams).map(team).collect();
    (!words.is_empty()).then(|| words.join("   "))
}

/// Without phones there is nothing to join: a picture of the two, and what it is about.
fn picture(ui: &Ui, view: &View, workshop: &Workshop, body: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let words = workshop.scenario.summary.get(lang);
    let sizes = [Size::Speech, Size::Body, Size::Small];
    let told = largest(ui, theme, words, false, p.ink, vec2(body.width(), 0.35 * body.height()), &sizes);
    put(ui, body.min, &told, p.ink);
    let rect = body.with_min_y(body.top() + told.size().y + space::WIDE);
    if let Some(scene) = scene_of(&workshop.scenario, Face::Suspicious, Face::Explaining) {
        paint_scene(ui, theme, rect, &scene);
    }
}
