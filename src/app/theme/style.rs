//! The theme as egui's style, so that no widget looks like a default one.

use super::{FOCUS_LINE, LINE, RADIUS, Size, Theme, motion};
use egui::epaint::FontColorTransferFunction;
use egui::{CornerRadius, Stroke, TextStyle, Vec2, Visuals};

/// Sets egui's style to the theme.
pub fn apply_style(ctx: &egui::Context, theme: &Theme) {
    let p = &theme.palette;
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Heading, theme.bold(Size::Title)),
            (TextStyle::Body, theme.font(Size::Body)),
            (TextStyle::Button, theme.font(Size::Body)),
            (TextStyle::Small, theme.font(Size::Small)),
            (TextStyle::Monospace, theme.font(Size::Body)),
        ]
        .into();
        style.spacing.item_spacing = Vec2::new(10.0, 8.0);
        style.spacing.button_padding = Vec2::new(16.0, 8.0);
        style.spacing.interact_size.y = 34.0;
        style.spacing.scroll.floating = true;
        style.animation_time = if theme.still { 0.0 } else { motion::QUICK };
        if theme.still {
            style.scroll_animation = egui::style::ScrollAnimation::none();
        }
        style.interaction.selectable_labels = false;

        let mut visuals = if theme.dark { Visuals::dark() } else { Visuals::light() };
        visuals.override_text_color = Some(p.ink);
        // What a field says while it is empty is read, too.
        visuals.weak_text_color = Some(p.ink_soft);
        // What can't be used now is drawn as such, not faded until it can't be read.
        visuals.disabled_alpha = 1.0;
        visuals.panel_fill = p.paper;
        visuals.window_fill = p.card;
        visuals.window_stroke = theme.line();
        visuals.extreme_bg_color = p.card;
        visuals.text_edit_bg_color = Some(p.card);
        visuals.faint_bg_color = p.teal_soft;
        visuals.hyperlink_color = p.teal;
        visuals.selection.bg_fill = p.teal_soft;
        visuals.selection.stroke = Stroke::new(FOCUS_LINE, p.teal);
        visuals.warn_fg_color = p.rust;
        visuals.error_fg_color = p.rust;
        if !theme.dark {
            // The default draws dark text on light paper thinner than the type is.
            visuals.text_options.color_transfer_function = FontColorTransferFunction::Gamma(0.62);
        }
        let corner = CornerRadius::same(RADIUS);
        for (widget, fill, line) in [
            (&mut visuals.widgets.noninteractive, p.card, Stroke::new(1.0, p.rule)),
            (&mut visuals.widgets.inactive, p.card, Stroke::new(LINE, p.ink)),
            (&mut visuals.widgets.hovered, p.teal_soft, Stroke::new(LINE, p.teal)),
            (&mut visuals.widgets.active, p.teal_soft, Stroke::new(FOCUS_LINE, p.teal)),
            (&mut visuals.widgets.open, p.teal_soft, Stroke::new(LINE, p.ink)),
        ] {
            widget.bg_fill = fill;
            widget.weak_bg_fill = fill;
            widget.bg_stroke = line;
            widget.corner_radius = corner;
            widget.fg_stroke = Stroke::new(LINE, p.ink);
            widget.expansion = 0.0;
        }
        style.visuals = visuals;
    });
}
