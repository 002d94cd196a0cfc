//! Who serves whom, as a picture: supplier, what is handed over, customer, end customer.

use crate::app::theme::{RADIUS, Size, Theme};
use crate::app::views::View;
use crate::app::views::shared::scene::paint_portrait;
use crate::app::views::shared::widgets::{bold, chip, label, laid_out, soft, text};
use crate::phrase;
use crate::scenario::SeatRef;
use crate::scenario::{CharacterIx, DepartmentIx, Face};
use egui::epaint::RectShape;
use egui::{
    Align2, CornerRadius, FontId, Frame, Margin, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};
use egui_phosphor::regular::USERS_THREE;

/// One of the three stations.
struct Station<'a> {
    title: &'a str,
    words: String,
    person: Option<CharacterIx>,
    mine: bool,
    faces_left: bool,
}

/// Draws the picture.
pub fn show(ui: &mut Ui, view: &View, at: SeatRef) {
    let lang = view.lang();
    let flow = &at.scenario.flow;
    let of = |department: DepartmentIx, faces_left: bool| {
        let here = |who: CharacterIx| at.scenario.department_of(who) == department;
        let person = [at.seat.plays, at.counterpart()].into_iter().find(|who| here(*who));
        let character = person.map(|who| at.scenario.character(who));
        Station {
            title: at.scenario.departments[department.index()].name.get(lang),
            words: character.map_or(String::new(), |character| character.name.get(lang).to_owned()),
            person,
            mine: here(at.seat.plays),
            faces_left,
        }
    };
    let end = Station {
        title: flow.end_customer.get(lang),
        words: phrase!(lang, "briefing.end_customer"),
        person: None,
        mine: false,
        faces_left: false,
    };
    let stations = [of(flow.supplier, false), of(flow.customer, true), end];
    let hands_over = flow.hands_over.get(lang);
    if ui.available_width() < 860.0 * view.theme.scale {
        below_each_other(ui, view, at, &stations, hands_over);
    } else {
        in_a_row(ui, view, at, &stations, hands_over);
    }
}

fn in_a_row(ui: &mut Ui, view: &View, at: SeatRef, stations: &[Station; 3], hands_over: &str) {
    let theme = view.theme;
    let whole = ui.available_width();
    let origin = ui.cursor().min;
    // Stations and arrows share the width in these parts.
    let parts = [0.245, 0.17, 0.245, 0.06, 0.28].map(|part| part * whole);
    let lefts: [f32; 3] = std::array::from_fn(|number| origin.x + parts[..2 * number].iter().sum::<f32>());
    let grounds: [_; 3] = std::array::from_fn(|_| ui.painter().add(Shape::Noop));
    let handed = laid_out(ui, hands_over, theme.font(Size::Small), theme.palette.ink, parts[1] - 28.0);
    let mut tall = 2.0 * (handed.size().y + 14.0);
    for (number, station) in stations.iter().enumerate() {
        let room = Rect::from_min_size(pos2(lefts[number], origin.y), vec2(parts[2 * number], f32::INFINITY));
        let used = ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
            ui.set_width(parts[2 * number]);
            padded(ui, |ui| inside(ui, view, at, station));
        });
        tall = tall.max(used.response.rect.height());
    }
    for (number, station) in stations.iter().enumerate() {
        let rect = Rect::from_min_size(pos2(lefts[number], origin.y), vec2(parts[2 * number], tall));
        ui.painter().set(grounds[number], ground(theme, rect, station.mine));
    }
    let middle = origin.y + tall / 2.0;
    for (start, width) in [(origin.x + parts[0], parts[1]), (lefts[1] + parts[2], parts[3])] {
        arrow(ui, theme, pos2(start + 8.0, middle), pos2(start + width - 8.0, middle));
    }
    let at = pos2(origin.x + parts[0] + 12.0, middle - handed.size().y - 8.0);
    ui.painter().galley(at, handed, theme.palette.ink);
    let rect = Rect::from_min_size(origin, vec2(whole, tall));
    let response = ui.allocate_rect(rect, Sense::hover());
    say(&response, view, stations, hands_over);
}

fn below_each_other(ui: &mut Ui, view: &View, at: SeatRef, stations: &[Station; 3], hands_over: &str) {
    let theme = view.theme;
    for (number, station) in stations.iter().enumerate() {
        let behind = ui.painter().add(Shape::Noop);
        let used = ui.scope(|ui| {
            ui.set_width(ui.available_width());
            padded(ui, |ui| inside(ui, view, at, station));
        });
        ui.painter().set(behind, ground(theme, used.response.rect, station.mine));
        if number < 2 {
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(40.0, 44.0), Sense::hover());
                arrow(ui, theme, rect.center_top(), rect.center_bottom());
                if number == 0 {
                    label(ui, text(theme, Size::Small, hands_over));
                }
            });
        }
    }
    let (_, response) = ui.allocate_exact_size(vec2(1.0, 1.0), Sense::hover());
    say(&response, view, stations, hands_over);
}

/// The picture in words.
fn say(response: &Response, view: &View, [supplier, customer, end]: &[Station; 3], hands_over: &str) {
    let words = phrase!(
        view.lang(),
        "briefing.flow",
        supplier = supplier.title,
        customer = customer.title,
        hands_over = hands_over,
        end_customer = end.title
    );
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
}

fn padded(ui: &mut Ui, inside: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(Margin::same(14)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        inside(ui);
    });
}

fn inside(ui: &mut Ui, view: &View, at: SeatRef, station: &Station) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    ui.horizontal_top(|ui| {
        if let Some(who) = station.person {
            let (rect, _) = ui.allocate_exact_size(vec2(92.0, 92.0), Sense::hover());
            let look = &at.scenario.character(who).look;
            let face = if station.mine { Face::Serious } else { Face::Concerned };
            paint_portrait(ui, theme, rect, look, face, station.faces_left);
        } else {
            let (rect, _) = ui.allocate_exact_size(vec2(40.0, 40.0), Sense::hover());
            let icon = FontId::new(34.0, theme.font(Size::Body).family);
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, USERS_THREE, icon, p.ink);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            if station.mine {
                chip(ui, theme, &phrase!(lang, "briefing.you_sit_here"), p.on_teal, p.teal);
            }
            if station.person.is_some() {
                label(ui, bold(theme, Size::Heading, station.title));
                label(ui, soft(theme, Size::Small, &station.words));
            } else {
                label(ui, soft(theme, Size::Small, &station.words));
                label(ui, bold(theme, Size::Body, station.title));
            }
        });
    });
}

/// The ground of a station; the player's has a thicker line, in another colour.
fn ground(theme: &Theme, rect: Rect, mine: bool) -> RectShape {
    let p = &theme.palette;
    let (fill, line) = if mine { (p.teal_soft, Stroke::new(3.5, p.teal)) } else { (p.card, theme.line()) };
    RectShape::new(rect, CornerRadius::same(RADIUS), fill, line, StrokeKind::Inside)
}

/// An ink line with a head.
fn arrow(ui: &Ui, theme: &Theme, from: Pos2, to: Pos2) {
    let ink = theme.palette.ink;
    let along = (to - from).normalized();
    let across = along.rot90();
    ui.painter().line_segment([from, to - along * 8.0], Stroke::new(2.5, ink));
    let head = vec![to, to - along * 13.0 + across * 7.0, to - along * 13.0 - across * 7.0];
    ui.painter().add(Shape::convex_polygon(head, ink, Stroke::NONE));
}
