//! Colours: every text that is painted can be read on the ground it was painted on, in every theme, and
//! nothing outside the theme names a colour.

use crate::drill;
use crate::lesson;
use crate::page;
use crate::screens;
use crate::steps;

use counterpart::app::theme::{Palette, Theme};
use counterpart::library::Library;
use counterpart::session::workshop::FacilitatorCommand;
use counterpart::session::{NavCommand, PlayCommand, ReviewCommand, Screen, SettingsCommand, ThemeChoice};
use counterpart::text::Lang;
use egui::epaint::{ClippedShape, Shape, TextShape};
use egui::{Color32, Key, Pos2, Rect};
use page::{Page, session};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The least contrast of text, and of signs and lines that mean something (WCAG 2.2, 1.4.3 and 1.4.11).
const TEXT: f64 = 4.5;
const GRAPHICS: f64 = 3.0;

/// Relative luminance as in WCAG 2.2.
fn luminance(colour: Color32) -> f64 {
    let channel = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
}

fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What was painted so far, for looking up the ground under a text.
#[derive(Default)]
struct Canvas {
    grounds: Vec<(Rect, Color32)>,
    /// Pairs of text and ground, with an example and how many there were.
    pairs: BTreeMap<([u8; 4], [u8; 4]), (String, usize)>,
}

impl Canvas {
    fn take(&mut self, shape: &Shape, clip: Rect) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.take(shape, clip)),
            Shape::Rect(rect) if rect.fill.a() == 255 && rect.brush.is_none() => {
                self.grounds.push((rect.rect.intersect(clip), rect.fill));
            }
            Shape::Circle(circle) if circle.fill.a() == 255 => {
                let square = Rect::from_center_size(circle.center, egui::Vec2::splat(1.4 * circle.radius));
                self.grounds.push((square.intersect(clip), circle.fill));
            }
            Shape::Path(path) if path.fill.a() == 255 && path.points.len() <= 6 => {
                self.grounds.push((Rect::from_points(&path.points).intersect(clip), path.fill));
            }
            Shape::Text(text) => self.take_text(text, clip),
            _ => {}
        }
    }

    fn take_text(&mut self, text: &TextShape, clip: Rect) {
        for row in &text.galley.rows {
            let words: String = row.glyphs.iter().map(|glyph| glyph.chr).collect();
            let middle = row.rect().translate(text.pos.to_vec2()).center();
            if words.trim().is_empty() || !clip.contains(middle) || text.angle != 0.0 {
                continue;
            }
            let asked = text.galley.job.sections.first().map_or(Color32::PLACEHOLDER, |one| one.format.color);
            let ink = match text.override_text_color {
                Some(ink) => ink,
                None if asked == Color32::PLACEHOLDER => text.fallback_color,
                None => asked,
            };
            let ground = self.ground(middle);
            let ground = ground.unwrap_or_else(|| panic!("“{words}” stands on nothing"));
            let pair = self.pairs.entry((ink.to_array(), ground.to_array())).or_default();
            *pair = (words, pair.1 + 1);
        }
    }

    fn ground(&self, at: Pos2) -> Option<Color32> {
        self.grounds.iter().rev().find(|(place, _)| place.contains(at)).map(|(_, fill)| *fill)
    }
}

/// Every screen with everything that can be seen on it, painted.
fn painted(page: &mut Page) -> Vec<(String, Vec<ClippedShape>)> {
    let mut all = Vec::new();
    let mut see = |page: &mut Page, name: &str| {
        page.draw(Vec::new());
        all.push((name.to_owned(), page.draw(Vec::new())));
        // The keyboard on something else lights that up.
        all.push((format!("{name}, after Tab"), page.press(Key::Tab)));
    };
    for (screen, _) in screens::before(&page.session, Lang::En) {
        page.forget();
        page.session.apply(NavCommand::Go(screen.clone()));
        see(page, &format!("{screen:?}"));
    }
    let scenario = screens::scenarios(&page.session)[0].clone();
    for (seat, taste) in scenario.seats.iter().zip([screens::Taste::Worst, screens::Taste::Best]) {
        let briefing = Screen::Briefing { scenario: scenario.id.clone(), seat: seat.id.clone() };
        page.session.apply(NavCommand::Go(briefing));
        page.session.apply(PlayCommand::Begin);
        while page.session.playing.as_ref().is_some_and(|playing| !playing.is_over()) {
            page.forget();
            see(page, "choosing");
            let playing = page.session.playing.as_ref().expect("a play");
            let option = screens::choice(&playing.play, taste, 0);
            page.session.apply(PlayCommand::Guess(option));
            see(page, "how sure");
            page.session.apply(PlayCommand::Sure(60));
            page.session.apply(PlayCommand::Say(option));
            see(page, "heard");
            page.session.apply(PlayCommand::GoOn);
        }
        see(page, "the last line");
        page.press(Key::F1);
        see(page, "keys");
        page.press(Key::Escape);
        page.session.apply(PlayCommand::SeeOutcome);
        see(page, "outcome");
        page.session.apply(NavCommand::Go(Screen::Debrief));
        see(page, "recall");
        page.session.apply(ReviewCommand::ShowReplay);
        see(page, "covered");
        page.session.apply(ReviewCommand::ToggleThought(0));
        for turn in 0..page.session.review.as_ref().map_or(0, |review| review.play.turns().len()) {
            page.session.apply(ReviewCommand::SelectTurn(turn));
            see(page, "debrief");
        }
        page.session.apply(NavCommand::Go(Screen::Home));
        see(page, "home");
    }
    for id in ["feedback", "recognising-conflict"] {
        lesson::through(page, id, |page, _| see(page, "lesson"));
    }
    drill::through(page, "feedback", |page, _| see(page, "drill"));
    for stage in 0.. {
        let Some((name, _)) = screens::course_stage(&mut page.session, stage, Lang::En) else { break };
        page.forget();
        see(page, name);
    }
    workshop(page, &mut see);
    all
}

/// A whole workshop, on the desk and on the projector.
fn workshop(page: &mut Page, see: &mut impl FnMut(&mut Page, &str)) {
    let scenario = screens::scenarios(&page.session)[0].clone();
    page.session.enter_room(steps::room(&scenario, 0, steps::Group::Teams));
    for (step, _) in steps::whole_session() {
        steps::lead(page, step.clone());
        if matches!(step, FacilitatorCommand::Vote) {
            steps::vote(page, 17);
        }
        for is_projector in [true, false] {
            page.is_projector = is_projector;
            page.forget();
            see(page, &format!("after {step:?}, projector: {is_projector}"));
        }
    }
}

#[test]
fn every_painted_text_can_be_read_on_its_ground_in_every_theme() {
    for (choice, high_contrast) in [
        (ThemeChoice::Light, false),
        (ThemeChoice::Dark, false),
        (ThemeChoice::Light, true),
        (ThemeChoice::Dark, true),
    ] {
        let mut page = Page::open(session(Library::load(None), Lang::En, 100), (1280.0, 720.0));
        page.session.apply(SettingsCommand::Theme(choice));
        page.session.apply(SettingsCommand::HighContrast(high_contrast));
        let mut pairs = 0;
        for (name, shapes) in painted(&mut page) {
            let mut canvas = Canvas::default();
            for clipped in &shapes {
                canvas.take(&clipped.shape, clipped.clip_rect);
            }
            pairs += canvas.pairs.len();
            for ((ink, ground), (words, _)) in canvas.pairs {
                let colour = |[r, g, b, a]: [u8; 4]| Color32::from_rgba_premultiplied(r, g, b, a);
                let found = contrast(colour(ink), colour(ground));
                assert!(
                    found >= TEXT,
                    "{choice:?}, high contrast {high_contrast}, {name}: “{words}” {ink:?} on {ground:?}: {found:.2}"
                );
            }
        }
        assert!(pairs > 100, "only {pairs} pairs were looked at");
    }
}

#[test]
fn signs_lines_and_the_ring_of_the_keyboard_stand_out_from_every_ground() {
    let palettes = [
        Palette::LIGHT,
        Palette::DARK,
        Palette::LIGHT.high_contrast(false),
        Palette::DARK.high_contrast(true),
    ];
    for p in palettes {
        let theme = Theme { palette: p.clone(), dark: false, scale: 1.0, still: true };
        let drawn =
            [theme.focus_ring().color, theme.line().color, p.teal, p.rust, p.plum, p.amber, p.ink_soft];
        for (ink, ground) in drawn.iter().flat_map(|ink| [p.paper, p.card, p.note].map(|on| (*ink, on))) {
            let found = contrast(ink, ground);
            assert!(found >= GRAPHICS, "{ink:?} on {ground:?}: {found:.2}");
        }
        // The full part of a bar beside its empty part.
        for ink in [p.teal, p.rust, p.amber, p.ink] {
            assert!(contrast(ink, p.rule) >= GRAPHICS, "{ink:?} on the rule: {:.2}", contrast(ink, p.rule));
        }
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn only_the_theme_names_colours() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/app");
    let mut files = Vec::new();
    sources(&app, &mut files);
    files.retain(|file| !file.starts_with(app.join("theme")));
    assert!(files.len() > 40, "only {} files", files.len());
    for file in files {
        let source = std::fs::read_to_string(&file).expect("a source");
        for (number, line) in (1..).zip(source.lines()) {
            let after = line.split("Color32::").skip(1);
            let literal = after.into_iter().any(|rest| {
                rest.starts_with("from_") || rest.starts_with(|first: char| first.is_ascii_uppercase())
            });
            assert!(!literal && !line.contains("hex_color!"), "{}:{number}: {line}", file.display());
        }
    }
}
