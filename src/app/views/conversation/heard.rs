//! After something was said, where moves are explained: how it fitted and why, and what it changed.

use super::super::View;
use super::super::debrief::judgement::colours;
use super::gauges::{self, Gauge};
use super::options::panel;
use crate::app::theme::{Size, Theme, space};
use crate::app::views::shared::widgets::{
    Weight, button, focus_when_new, label, laid_out, pressed, scroll_by_keys, soft, text,
};
use crate::conversation::{Event, Offer, Play, TurnRecord};
use crate::phrase;
use crate::scenario::{BeatIx, Turn};
use crate::session::{PlayCommand, Playing, SettingsCommand};
use crate::text::Lang;
use crate::words;
use egui::{
    Align, Color32, CornerRadius, Galley, Id, Key, Layout, Pos2, Rect, ScrollArea, Sense, Ui, UiBuilder,
    Vec2, WidgetInfo, WidgetType, vec2,
};
use std::sync::Arc;

const SIDE: f32 = 24.0;
const CHIP_PADDING: Vec2 = vec2(12.0, 5.0);

/// The panel, laid out.
pub struct Laid {
    verdict: Arc<Galley>,
    colours: (Color32, Color32),
    /// The name of the rule, where what it says comes next.
    rule: Option<Arc<Galley>>,
    why: Reason,
    gauges: Vec<Gauge>,
    events: Vec<String>,
    /// What the button that shows or hides the figures says; none after a prediction.
    figures: Option<String>,
    turn: usize,
    /// Where the words end and the button begins.
    button: f32,
    /// The height below which not even the button fits.
    pub least: f32,
    /// The height that it wants.
    pub height: f32,
}

/// Lays out what the last thing said has done.
pub fn lay(ui: &Ui, view: &View, playing: &Playing, width: f32) -> Laid {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let button = go_on_width(ui, view);
    let inner = width - 2.0 * SIDE - button - space::WIDE;
    let line = |words: &str, font, ink| laid_out(ui, words, font, ink, inner);
    let Some(turn) = playing.heard() else {
        let nothing = line("", theme.font(Size::Body), p.ink);
        return Laid {
            verdict: nothing.clone(),
            colours: (p.ink, p.card),
            rule: None,
            why: Reason::default(),
            gauges: Vec::new(),
            events: Vec::new(),
            figures: None,
            turn: 0,
            button,
            least: 0.0,
            height: 0.0,
        };
    };
    let quality = turn.chosen().judgement.quality;
    let colours = colours(theme, quality);
    let chip_width = inner - 2.0 * CHIP_PADDING.x;
    let verdict = laid_out(ui, &verdict(lang, turn), theme.bold(Size::Small), colours.0, chip_width);
    let why = Reason::of(lang, playing, turn);
    let rule = why.rule_beside(lang, turn).map(|name| line(&name, theme.font(Size::Small), p.ink_soft));
    let play = &playing.play;
    let to = play.option(turn.before.beat, turn.pick.option).map_or(0, |choice| usize::from(choice.to));
    let asked = view.session.preferences.meters;
    let gauges =
        asked.then(|| gauges::changed(ui, theme, lang, &turn.before.minds[to], &turn.after.minds[to]));
    let gauges = gauges.unwrap_or_default();
    let events = events(lang, play, turn);
    let figures = (!turn.is_prediction()).then(|| match asked {
        true => phrase!(lang, "board.no_meters"),
        false => phrase!(lang, "board.meters"),
    });
    let least = theme.bold(Size::Body).size * 1.5 + 20.0 + 2.0 * space::NORMAL;
    let number = play.turns().len();
    let mut laid = Laid {
        verdict,
        colours,
        rule,
        why,
        gauges,
        events,
        figures,
        turn: number,
        button,
        least,
        height: 0.0,
    };
    let high = |words: &String, font| line(words, font, p.ink).size().y + space::TIGHT;
    let told: f32 = std::iter::once(&laid.why.says)
        .chain(&laid.events)
        .map(|words| high(words, theme.font(Size::Body)))
        .chain(laid.why.rule.iter().map(|name| high(name, theme.font(Size::Small))))
        .sum();
    let figures_high =
        |words: &String| line(words, theme.font(Size::Body), p.ink).size().y + 14.0 + space::TIGHT;
    let way = laid.figures.as_ref().map_or(0.0, figures_high);
    let rows = laid.head(inner).1 + laid.spread_gauges(inner).1 + way;
    laid.height = (rows + told + 2.0 * space::NORMAL + 8.0).max(laid.least);
    laid
}

impl Laid {
    /// The places of the verdict and, beside it, its rule, and their height.
    fn head(&self, width: f32) -> ([Pos2; 2], f32) {
        let mut flow = Flow::new(width);
        let chip = flow.place(self.verdict.size() + 2.0 * CHIP_PADDING);
        let height = self.verdict.size().y + 2.0 * CHIP_PADDING.y;
        let beside = self.rule.as_ref().map_or(0.0, |rule| rule.size().x);
        let rule = if beside > 0.0 { flow.place(vec2(beside, height)) } else { chip };
        ([chip, rule], flow.bottom() + space::TIGHT)
    }

    /// The places of the gauges, and their height.
    fn spread_gauges(&self, width: f32) -> (Vec<Pos2>, f32) {
        let mut flow = Flow::new(width);
        flow.gap = vec2(space::WIDE, space::TIGHT);
        let places: Vec<Pos2> = self.gauges.iter().map(|gauge| flow.place(gauge.size)).collect();
        let height = if places.is_empty() { 0.0 } else { flow.bottom() + 2.0 * space::TIGHT };
        (places, height)
    }
}

/// Things side by side, and in the next line where they don't fit.
struct Flow {
    width: f32,
    gap: Vec2,
    at: Pos2,
    row: f32,
}

impl Flow {
    fn new(width: f32) -> Flow {
        Flow { width, gap: vec2(space::NORMAL, space::TIGHT), at: Pos2::ZERO, row: 0.0 }
    }

    fn place(&mut self, size: Vec2) -> Pos2 {
        if self.at.x > 0.0 && self.at.x + size.x > self.width {
            self.at = egui::pos2(0.0, self.bottom() + self.gap.y);
            self.row = 0.0;
        }
        let place = self.at;
        self.at.x += size.x + self.gap.x;
        self.row = self.row.max(size.y);
        place
    }

    fn bottom(&self) -> f32 {
        self.at.y + self.row
    }
}

fn go_on_width(ui: &Ui, view: &View) -> f32 {
    let theme = view.theme;
    let words = phrase!(view.lang(), "play.go_on");
    laid_out(ui, &words, theme.bold(Size::Body), theme.palette.ink, f32::INFINITY).size().x + 44.0
}

/// Draws the panel. What doesn't fit scrolls, also by page up and down.
pub fn show(ui: &mut Ui, view: &mut View, rect: Rect, laid: &Laid) {
    let theme = view.theme;
    panel(ui, theme, rect);
    let inner = rect.shrink2(vec2(SIDE, space::NORMAL));
    let left = inner.with_max_x(inner.right() - laid.button - space::WIDE);
    let mut told = ui.new_child(UiBuilder::new().max_rect(left).id_salt("heard"));
    told.spacing_mut().scroll = egui::style::ScrollStyle::thin();
    ScrollArea::vertical().id_salt(("heard", laid.turn)).auto_shrink([false, false]).show(&mut told, |ui| {
        scroll_by_keys(ui, left.height());
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        head(ui, theme, laid, left.width());
        label(ui, text(theme, Size::Body, &laid.why.says));
        if let Some(name) = &laid.why.rule {
            label(ui, soft(theme, Size::Small, name));
        }
        let (places, height) = laid.spread_gauges(left.width());
        let (area, _) =
            ui.allocate_exact_size(vec2(left.width(), (height - space::TIGHT).max(0.0)), Sense::hover());
        for (gauge, place) in laid.gauges.iter().zip(places) {
            gauge.show(ui, theme, area.min + place.to_vec2() + vec2(0.0, 2.0), Id::new(("gauge", laid.turn)));
        }
        for event in &laid.events {
            label(ui, text(theme, Size::Body, event));
        }
        if let Some(words) = &laid.figures
            && button(ui, theme, words, Weight::Quiet).clicked()
        {
            view.ask(SettingsCommand::Meters(!view.session.preferences.meters));
        }
    });
    if laid.figures.is_some() && pressed(ui, Key::M) {
        view.ask(SettingsCommand::Meters(!view.session.preferences.meters));
    }
    let layout = Layout::right_to_left(Align::Center);
    let mut ask = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout).id_salt("go on"));
    let go_on = button(&mut ask, theme, &phrase!(view.lang(), "play.go_on"), Weight::Primary);
    focus_when_new(ui, &go_on, ("heard", laid.turn));
    // Enter and space press it when it has the keyboard; here they do so in any case.
    let elsewhere = !go_on.has_focus() && (pressed(ui, Key::Enter) || pressed(ui, Key::Space));
    if go_on.clicked() || elsewhere {
        view.ask(PlayCommand::GoOn);
    }
}

fn head(ui: &mut Ui, theme: &Theme, laid: &Laid, width: f32) {
    let ([chip, rule], height) = laid.head(width);
    let (area, _) = ui.allocate_exact_size(vec2(width, height - space::TIGHT), Sense::hover());
    let chip = Rect::from_min_size(area.min + chip.to_vec2(), laid.verdict.size() + 2.0 * CHIP_PADDING);
    let (ink, ground) = laid.colours;
    ui.painter().rect_filled(chip, CornerRadius::same((chip.height() / 2.0).min(18.0) as u8), ground);
    ui.painter().galley(chip.min + CHIP_PADDING, laid.verdict.clone(), ink);
    let beside = area.min + rule.to_vec2() + vec2(0.0, CHIP_PADDING.y);
    let rule = laid.rule.as_ref().map(|rule| (Rect::from_min_size(beside, rule.size()), rule));
    if let Some((place, rule)) = rule {
        ui.painter().galley(place.min, Arc::clone(rule), theme.palette.ink_soft);
    }
    for (number, (place, galley)) in std::iter::once((chip, &laid.verdict)).chain(rule).enumerate() {
        let response = ui.interact(place, Id::new(("heard", laid.turn, number)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, galley.text()));
    }
}

/// How the last thing said fitted, with the name of its act; of a prediction, whether it was right.
pub fn verdict(lang: Lang, turn: &TurnRecord) -> String {
    let quality = turn.chosen().judgement.quality;
    if turn.is_prediction() {
        return if quality > 0 {
            phrase!(lang, "play.predicted_right")
        } else {
            phrase!(lang, "play.predicted_wrong")
        };
    }
    let (sign, fit) = (words::judgement_sign(quality), words::judgement(lang, quality));
    format!("{sign}  {} · {fit}", turn.chosen().act.kind.name().get(lang))
}

/// Why something fitted as it did.
#[derive(Default)]
pub struct Reason {
    /// What the sentence did to this person, in the author's words; where there are none, what the rule says;
    /// of a prediction, what was true.
    pub says: String,
    /// The name of the rule, where it comes after what the author says.
    pub rule: Option<String>,
}

impl Reason {
    /// Why what was said at a turn fitted as it did.
    pub fn of(lang: Lang, playing: &Playing, turn: &TurnRecord) -> Reason {
        let play = &playing.play;
        if let (true, Turn::Predict(prediction)) =
            (turn.is_prediction(), &play.seat().beat(turn.before.beat).turn)
        {
            let truth = play.scenario().interest(prediction.truth).label.get(lang);
            return Reason { says: phrase!(lang, "play.truth_was", truth = truth), rule: None };
        }
        Reason::of_offer(lang, play, turn.before.beat, turn.chosen())
    }

    /// Why something that can be said at a beat fits as it does.
    pub fn of_offer(lang: Lang, play: &Play, beat: BeatIx, offer: &Offer) -> Reason {
        let rule = offer.judgement.rule;
        match play.coaching(beat, offer) {
            Some(coach) => {
                Reason { says: coach.get(lang).to_owned(), rule: Some(rule.name.get(lang).to_owned()) }
            }
            None => Reason { says: rule.says.get(lang).to_owned(), rule: None },
        }
    }

    /// The name of the rule, where it stands beside the verdict and above what the rule says.
    fn rule_beside(&self, lang: Lang, turn: &TurnRecord) -> Option<String> {
        let name = turn.chosen().judgement.rule.name.get(lang).to_owned();
        self.rule.is_none().then_some(name)
    }
}

/// What came to light, and what was settled or turned down.
pub fn events(lang: Lang, play: &Play, turn: &TurnRecord) -> Vec<String> {
    let scenario = play.scenario();
    let label = |interest| scenario.interest(interest).label.get(lang);
    let line = |at| play.seat().beat(at).line.as_ref().map_or("", |line| line.get(lang));
    let title = |agreement| scenario.agreement(agreement).title.get(lang);
    turn.events
        .iter()
        .filter_map(|event| match event {
            Event::Understood(interest) => Some(phrase!(lang, "play.understood", what = label(*interest))),
            Event::Revealed(interest) if !turn.after.is_understood(*interest) => {
                Some(phrase!(lang, "play.revealed", what = label(*interest)))
            }
            Event::Accepted(agreement) => Some(phrase!(lang, "play.accepted", what = title(*agreement))),
            Event::Refused(agreement) => Some(phrase!(lang, "play.refused", what = title(*agreement))),
            Event::Crossed(at) => Some(phrase!(lang, "play.crossed", what = line(*at))),
            Event::TakenBack(at) => Some(phrase!(lang, "play.taken_back", what = line(*at))),
            Event::PromiseBroken(_) => Some(phrase!(lang, "play.promise_broken")),
            _ => None,
        })
        .collect()
}
