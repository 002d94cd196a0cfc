//! What a panel tells, piece by piece: each knows how high it is, so that the stage above gets the rest.

use crate::app::theme::{RADIUS, Size, Theme, space};
use crate::app::views::View;
use crate::app::views::conversation::bubble::dashed;
use crate::app::views::conversation::gauges::{self, Gauge};
use crate::app::views::conversation::options::panel;
use crate::app::views::debrief::judgement::colours;
use crate::app::views::shared::icons::{icon_button, icon_button_height};
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::{
    Weight, button, focus_when_new, label, laid_out, pressed, scroll_by_keys,
};
use crate::conversation::Mind;
use crate::session::LessonCommand;
use crate::words;
use egui::{
    Align, Color32, CornerRadius, FontId, Id, Key, Layout, Rect, RichText, ScrollArea, Sense, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};
use egui_phosphor::regular as icon;

const SIDE: f32 = 24.0;
const CHIP: Vec2 = vec2(12.0, 5.0);
const INSIDE: f32 = 14.0;
const THOUGHT: Vec2 = vec2(12.0, 7.0);
/// The narrowest that one of two columns gets, at text of 100 %.
const COLUMN: f32 = 300.0;
/// The width of the column of signs, in letters.
const SIGNS: f32 = 2.5;

/// How words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As text.
    Plain,
    /// In bold.
    Bold,
    /// As an aside.
    Soft,
}

/// A piece of what is told.
pub enum Block {
    /// Words.
    Words(Look, String),
    /// Words that a screen reader says by itself.
    Said(Look, String),
    /// The name of a side, with a sign, in the colours of what works or of what fails.
    Side(bool, String),
    /// What somebody thinks.
    Thought(String),
    /// How something fitted, in its colours: a judgement and the words for it.
    Verdict(i8, String),
    /// What changed in somebody.
    Gauges([Mind; 2]),
    /// A sentence that could be said, how it is judged, and what more is said of it.
    Judged {
        /// The judgement.
        quality: i8,
        /// The sentence.
        sentence: String,
        /// How it fits.
        details: String,
        /// Whether it was said.
        chosen: bool,
    },
    /// A quiet button with a sign.
    Press(&'static str, String, LessonCommand),
    /// Two columns, one below the other where they would be too narrow.
    Beside(Vec<Block>, Vec<Block>),
}

/// What a panel tells, and how it goes on.
pub struct Told {
    /// The pieces.
    pub blocks: Vec<Block>,
    /// What the button says that leads on.
    pub on: String,
    /// What tells this panel from another one in the same place.
    pub salt: Id,
}

impl Told {
    /// The height that it wants at a width.
    pub fn height(&self, ui: &Ui, view: &View, width: f32) -> f32 {
        let inner = width - 2.0 * SIDE - self.button(ui, view) - space::WIDE;
        let least = 1.5 * view.theme.bold(Size::Body).size + 20.0;
        height_of(&self.blocks, ui, view, inner).max(least) + 2.0 * space::NORMAL + 8.0
    }

    fn button(&self, ui: &Ui, view: &View) -> f32 {
        let theme = view.theme;
        laid_out(ui, &self.on, theme.bold(Size::Body), theme.palette.ink, f32::INFINITY).size().x + 44.0
    }

    /// Draws it. What doesn't fit scrolls, also by page up and down.
    pub fn show(&self, ui: &mut Ui, view: &mut View, rect: Rect) {
        let theme = view.theme;
        panel(ui, theme, rect);
        let inner = rect.shrink2(vec2(SIDE, space::NORMAL));
        let left = inner.with_max_x(inner.right() - self.button(ui, view) - space::WIDE);
        let mut told = ui.new_child(UiBuilder::new().max_rect(left).id_salt("told"));
        told.spacing_mut().scroll = egui::style::ScrollStyle::thin();
        ScrollArea::vertical().id_salt(self.salt).auto_shrink([false, false]).show(&mut told, |ui| {
            scroll_by_keys(ui, left.height());
            show_all(&self.blocks, ui, view, self.salt);
        });
        let layout = Layout::right_to_left(Align::Center);
        let mut ask = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout).id_salt("on"));
        let on = button(&mut ask, theme, &self.on, Weight::Primary);
        focus_when_new(ui, &on, self.salt);
        // Enter and space press what has the keyboard; where nothing has it, they lead on all the same.
        let nothing = ui.ctx().memory(|memory| memory.focused().is_none());
        if on.clicked() || nothing && (pressed(ui, Key::Enter) || pressed(ui, Key::Space)) {
            view.ask(LessonCommand::On);
        }
    }
}

fn height_of(blocks: &[Block], ui: &Ui, view: &View, width: f32) -> f32 {
    let gaps = space::TIGHT * blocks.len().saturating_sub(1) as f32;
    blocks.iter().map(|block| block.height(ui, view, width)).sum::<f32>() + gaps
}

fn show_all(blocks: &[Block], ui: &mut Ui, view: &mut View, salt: Id) {
    ui.spacing_mut().item_spacing = vec2(8.0, space::TIGHT);
    // A row of text is as high as its text.
    ui.spacing_mut().interact_size.y = 0.0;
    for (number, block) in blocks.iter().enumerate() {
        block.show(ui, view, salt.with(number));
    }
}

impl Look {
    fn dressed(self, theme: &Theme) -> (FontId, Color32) {
        let p = &theme.palette;
        match self {
            Look::Plain => (theme.font(Size::Body), p.ink),
            Look::Bold => (theme.bold(Size::Body), p.ink),
            Look::Soft => (theme.font(Size::Small), p.ink_soft),
        }
    }
}

impl Block {
    fn height(&self, ui: &Ui, view: &View, width: f32) -> f32 {
        let theme = view.theme;
        let high = |words: &str, font: FontId, width: f32| {
            laid_out(ui, words, font, theme.palette.ink, width).size().y
        };
        match self {
            Block::Words(look, words) | Block::Said(look, words) => high(words, look.dressed(theme).0, width),
            Block::Side(good, words) => high(&side(*good, words), theme.bold(Size::Body), width),
            Block::Thought(words) => {
                high(words, theme.font(Size::Body), width - 2.0 * THOUGHT.x) + 2.0 * THOUGHT.y
            }
            Block::Verdict(_, words) => {
                high(words, theme.bold(Size::Small), width - 2.0 * CHIP.x) + 2.0 * CHIP.y
            }
            Block::Gauges(minds) => flow(&changes(ui, view, minds), width).1,
            Block::Judged { sentence, details, chosen, .. } => {
                let font = if *chosen { theme.bold(Size::Body) } else { theme.font(Size::Body) };
                let width = width - SIGNS * theme.bold(Size::Body).size;
                high(sentence, font, width) + 1.0 + high(details, theme.font(Size::Small), width)
            }
            Block::Press(sign, words, _) => icon_button_height(ui, theme, sign, words),
            Block::Beside(left, right) => {
                let each = column(theme, width);
                let inner = each.unwrap_or(width) - 2.0 * INSIDE;
                let heights = [left, right].map(|blocks| height_of(blocks, ui, view, inner) + 2.0 * INSIDE);
                match each {
                    Some(_) => heights[0].max(heights[1]),
                    None => heights[0] + space::NORMAL + heights[1],
                }
            }
        }
    }

    fn show(&self, ui: &mut Ui, view: &mut View, salt: Id) {
        let theme = view.theme;
        let p = &theme.palette;
        let width = ui.available_width();
        match self {
            Block::Words(look, words) => {
                let (font, ink) = look.dressed(theme);
                label(ui, RichText::new(words).font(font).color(ink));
            }
            Block::Said(look, words) => {
                let (font, ink) = look.dressed(theme);
                let told = label(ui, RichText::new(words).font(font).color(ink));
                announce(&told, words);
            }
            Block::Side(good, words) => {
                let ink = if *good { p.teal } else { p.rust };
                let shown = RichText::new(side(*good, words)).font(theme.bold(Size::Body)).color(ink);
                let response = label(ui, shown);
                // The sign is for the eye.
                response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
            }
            Block::Thought(words) => {
                let inner = width - 2.0 * THOUGHT.x;
                let galley = laid_out(ui, words, theme.font(Size::Body), p.plum, inner);
                let size = vec2(width, galley.size().y + 2.0 * THOUGHT.y);
                let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
                ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), p.plum_soft);
                dashed(ui, rect, p.plum);
                ui.painter().galley(rect.min + THOUGHT, galley, p.plum);
            }
            Block::Verdict(quality, words) => {
                let (ink, ground) = colours(theme, *quality);
                let galley = laid_out(ui, words, theme.bold(Size::Small), ink, width - 2.0 * CHIP.x);
                let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * CHIP, Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
                let round = CornerRadius::same((rect.height() / 2.0).min(18.0) as u8);
                ui.painter().rect_filled(rect, round, ground);
                ui.painter().galley(rect.min + CHIP, galley, ink);
            }
            Block::Gauges(minds) => {
                let gauges = changes(ui, view, minds);
                let (places, height) = flow(&gauges, width);
                let (area, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
                for (gauge, place) in gauges.iter().zip(places) {
                    gauge.show(ui, theme, area.min + place + vec2(0.0, 2.0), salt);
                }
            }
            Block::Judged { quality, sentence, details, chosen } => {
                let (ink, _) = colours(theme, *quality);
                let indent = SIGNS * theme.bold(Size::Body).size;
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    let sign = words::judgement_sign(*quality);
                    let sign = laid_out(ui, sign, theme.bold(Size::Body), ink, f32::INFINITY);
                    let (rect, _) = ui.allocate_exact_size(vec2(indent, sign.size().y), Sense::hover());
                    ui.painter().galley(rect.min, sign, ink);
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 1.0;
                        let font = if *chosen { theme.bold(Size::Body) } else { theme.font(Size::Body) };
                        label(ui, RichText::new(sentence).font(font).color(p.ink));
                        label(ui, RichText::new(details).font(theme.font(Size::Small)).color(p.ink_soft));
                    });
                });
            }
            Block::Press(sign, words, command) => {
                if icon_button(ui, theme, sign, words, true).clicked() {
                    view.ask(command.clone());
                }
            }
            Block::Beside(left, right) => beside(ui, view, [left, right], width, salt),
        }
    }
}

/// The name of a side behind its sign.
fn side(good: bool, words: &str) -> String {
    format!("{}  {words}", if good { icon::CHECK_CIRCLE } else { icon::X_CIRCLE })
}

/// The width of each of two columns; none where they stand one below the other.
fn column(theme: &Theme, width: f32) -> Option<f32> {
    let each = (width - space::NORMAL) / 2.0;
    (each >= COLUMN * theme.scale.sqrt()).then_some(each)
}

fn beside(ui: &mut Ui, view: &mut View, columns: [&Vec<Block>; 2], width: f32, salt: Id) {
    let theme = view.theme;
    let each = column(theme, width);
    let across = each.unwrap_or(width);
    let heights = columns.map(|blocks| height_of(blocks, ui, view, across - 2.0 * INSIDE) + 2.0 * INSIDE);
    let heights = if each.is_some() { [heights[0].max(heights[1]); 2] } else { heights };
    let whole = if each.is_some() { heights[0] } else { heights[0] + space::NORMAL + heights[1] };
    let (area, _) = ui.allocate_exact_size(vec2(width, whole), Sense::hover());
    let second = match each {
        Some(each) => area.min + vec2(each + space::NORMAL, 0.0),
        None => area.min + vec2(0.0, heights[0] + space::NORMAL),
    };
    for (number, (blocks, at)) in columns.into_iter().zip([area.min, second]).enumerate() {
        let rect = Rect::from_min_size(pos2(at.x, at.y), vec2(across, heights[number]));
        let round = CornerRadius::same(RADIUS);
        ui.painter().rect(rect, round, theme.palette.card, theme.line(), StrokeKind::Inside);
        let place = UiBuilder::new().max_rect(rect.shrink(INSIDE)).id_salt((salt, number));
        show_all(blocks, &mut ui.new_child(place), view, salt.with(("column", number)));
    }
}

fn changes(ui: &Ui, view: &View, [before, after]: &[Mind; 2]) -> Vec<Gauge> {
    gauges::changed(ui, view.theme, view.lang(), before, after)
}

/// The places of gauges, in as many equal rows as they need, and their height.
fn flow(gauges: &[Gauge], width: f32) -> (Vec<Vec2>, f32) {
    let widest = gauges.iter().map(|gauge| gauge.size.x).fold(0.0, f32::max);
    let fits = ((width + space::WIDE) / (widest + space::WIDE)).floor().max(1.0) as usize;
    let rows = gauges.len().div_ceil(fits);
    let across = gauges.len().div_ceil(rows.max(1)).max(1);
    let tall = gauges.iter().map(|gauge| gauge.size.y).fold(0.0, f32::max) + space::TIGHT;
    let place = |number: usize| {
        vec2((number % across) as f32 * (widest + space::WIDE), (number / across) as f32 * tall)
    };
    ((0..gauges.len()).map(place).collect(), rows as f32 * tall)
}
