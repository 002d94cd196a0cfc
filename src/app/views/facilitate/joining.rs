//! How phones come in, on the desk: the QR code, small, the address, the network, and which of this
//! computer's interfaces it is about.

use super::keymap::with_key;
use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::projector::qr_code;
use crate::app::views::shared::choice::choose;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::text_field::one_line;
use crate::app::views::shared::widgets::{Weight, bold, button, heading, label, soft, text};
use crate::phrase;
use crate::records::NETWORK_LENGTH;
use crate::room::Phase;
use crate::server::spaced_code;
use crate::session::WorkshopCommand;
use crate::session::workshop::{FacilitatorCommand, Workshop};
use egui::{Id, Key, Sense, Ui, Vec2};

/// Draws the card; nothing where no phones come in.
pub fn show(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    let (theme, lang) = (view.theme, view.lang());
    let Some(joining) = &workshop.joining else { return };
    if workshop.snapshot.phase == Phase::Ended {
        return;
    }
    super::card(ui, theme, |ui| {
        heading(ui, theme, Size::Heading, &phrase!(lang, "desk.joining"));
        ui.horizontal_top(|ui| {
            if let Some(qr) = &workshop.qr {
                let (rect, _) =
                    ui.allocate_exact_size(Vec2::splat(132.0 * theme.scale.sqrt()), Sense::hover());
                qr_code::paint(ui, rect, qr, lang);
            }
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                if workshop.leads_nowhere {
                    let words = phrase!(lang, "desk.no_network");
                    let shown = label(ui, bold(theme, Size::Body, &words).color(theme.palette.rust));
                    announce(&shown, &words);
                } else {
                    label(ui, bold(theme, Size::Body, &joining.address));
                }
                let code = phrase!(lang, "projector.code", code = spaced_code(&joining.code));
                label(ui, bold(theme, Size::Heading, code));
                label(ui, soft(theme, Size::Small, phrase!(lang, "host.wifi")));
                label(ui, soft(theme, Size::Small, phrase!(lang, "host.scanning")));
                let words = if workshop.shows_joining {
                    phrase!(lang, "desk.hide_joining")
                } else {
                    phrase!(lang, "desk.show_joining")
                };
                let words = with_key(lang, &words, Key::J);
                if button(ui, theme, &words, Weight::Quiet).clicked() {
                    view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::ShowJoining(
                        !workshop.shows_joining,
                    )));
                }
            });
        });
        if let Some(next) = &workshop.offers {
            let (name, address) = (&next.name, next.address);
            let words = phrase!(lang, "desk.nobody_knocks", name = name, address = address);
            let shown = label(ui, bold(theme, Size::Body, &words));
            announce(&shown, &words);
            if button(ui, theme, &phrase!(lang, "desk.try_next"), Weight::Secondary).clicked() {
                view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::UseInterface(address)));
            }
        }
        doors(ui, view, workshop);
        network(ui, view);
        let ways: Vec<_> = workshop
            .interfaces
            .iter()
            .map(|interface| (interface.address, format!("{} · {}", interface.address, interface.name)))
            .collect();
        if ways.len() > 1 {
            let about = phrase!(lang, "desk.interface");
            label(ui, text(theme, Size::Body, &about));
            let picked = choose(ui, theme, &about, &ways, workshop.at);
            view.ask_all(
                picked.map(|address| WorkshopCommand::Facilitate(FacilitatorCommand::UseInterface(address))),
            );
        }
    });
}

/// Somebody who guesses at the code, phones that weren't let in, a record that is full, and a new code.
fn doors(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    let (theme, lang) = (view.theme, view.lang());
    let health = workshop.health;
    let alarm = |ui: &mut Ui, words: String| {
        let shown = label(ui, bold(theme, Size::Body, &words).color(theme.palette.rust));
        announce(&shown, &words);
    };
    if let Some(count) = health.guesses {
        alarm(ui, phrase!(lang, "desk.guesses", count = count));
    }
    if health.crowded > 0 {
        alarm(ui, phrase!(lang, "desk.crowded", count = health.crowded));
    }
    if health.is_full {
        alarm(ui, phrase!(lang, "host.full"));
    }
    if workshop.is_rehearsal() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let weight = if health.guesses.is_some() { Weight::Secondary } else { Weight::Quiet };
        if button(ui, theme, &phrase!(lang, "desk.renew_code"), weight).clicked() {
            view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::RenewCode));
        }
        if health.crowded > 0 && button(ui, theme, &phrase!(lang, "desk.let_in"), Weight::Secondary).clicked()
        {
            view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::LetInMore));
        }
    });
}

/// What the Wi-Fi is called, for the projector.
fn network(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    let id = Id::new("network");
    let kept = &view.session.preferences.network;
    let mut typed = ui.data_mut(|data| data.get_temp::<String>(id)).unwrap_or_else(|| kept.clone());
    ui.add_space(space::TIGHT);
    let name = label(ui, text(theme, Size::Body, phrase!(lang, "workshop.network")));
    let field = one_line(ui, theme, id.with("field"), &mut typed, &name, NETWORK_LENGTH, "", f32::INFINITY);
    if field.lost_focus() && typed.trim() != kept {
        view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::SetNetwork(typed.trim().to_owned())));
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
}
