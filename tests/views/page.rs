//! Screens drawn without a window: the real views, fonts and sizes, and what they paint.

use counterpart::app::theme::{Theme, apply_style, install_fonts};
use counterpart::app::views::{self, View};
use counterpart::library::Library;
use counterpart::records::Store;
use counterpart::session::{Outside, Session, SettingsCommand};
use counterpart::text::Lang;
use egui::epaint::ClippedShape;
use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, vec2};

/// A window's size in points, and the size of text in per cent.
pub type Window = ((f32, f32), u16);

/// The windows between which everything must be laid out well: the smallest, a laptop's, a desktop's
/// and a projector's, at every size of text that differs much.
pub const WINDOWS: [Window; 12] = [
    ((1024.0, 600.0), 100),
    ((1024.0, 600.0), 150),
    ((1024.0, 600.0), 200),
    ((1280.0, 720.0), 100),
    ((1280.0, 720.0), 150),
    ((1280.0, 720.0), 200),
    ((1920.0, 1080.0), 100),
    ((1920.0, 1080.0), 150),
    ((1920.0, 1080.0), 200),
    ((3840.0, 2160.0), 100),
    ((3840.0, 2160.0), 150),
    ((3840.0, 2160.0), 200),
];

/// A session with these scenarios, in a language and at a size of text.
pub fn session(library: Library, lang: Lang, percent: u16) -> Session {
    let mut drawn: u128 = 0;
    let random = move || {
        drawn += 1;
        drawn
    };
    let outside = Outside::of(|| 1_700_000_000_000, random);
    let store = Store::in_memory().expect("a store");
    let mut session = Session::new(library, store, outside, Some(lang), Some(7));
    session.apply(SettingsCommand::TextPercent(percent));
    session.apply(SettingsCommand::ReducedMotion(true));
    session
}

/// A window without a screen.
pub struct Page {
    /// Where the views keep what is theirs.
    pub ctx: Context,
    /// What they show.
    pub session: Session,
    /// The window.
    pub window: Rect,
    /// Whether this is the projector's window.
    pub is_projector: bool,
    time: f64,
}

impl Page {
    /// Opens a window.
    pub fn open(session: Session, (width, height): (f32, f32)) -> Page {
        let ctx = Context::default();
        install_fonts(&ctx, session.lang());
        let window = Rect::from_min_size(Pos2::ZERO, vec2(width, height));
        let mut page = Page { ctx, session, window, is_projector: false, time: 0.0 };
        // Fonts are taken in at the beginning of a pass.
        let input = page.input(Vec::new());
        drop(page.ctx.run_ui(input, |_| {}));
        page
    }

    fn input(&mut self, events: Vec<Event>) -> RawInput {
        self.time += 0.1;
        RawInput {
            screen_rect: Some(self.window),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        }
    }

    /// Forgets what has the keyboard and how far everything was scrolled.
    pub fn forget(&mut self) {
        self.ctx.memory_mut(|memory| {
            memory.data.clear();
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
    }

    /// Draws one frame, and gives what was painted. What the views ask for is carried out.
    pub fn draw(&mut self, events: Vec<Event>) -> Vec<ClippedShape> {
        let theme = Theme::of(&self.session.preferences, false);
        let theme = if self.is_projector {
            theme.for_far(self.window.size())
        } else {
            theme.for_height(self.window.height())
        };
        apply_style(&self.ctx, &theme);
        let mut asked = Vec::new();
        let input = self.input(events);
        let (ctx, session) = (self.ctx.clone(), &self.session);
        let output = ctx.run_ui(input, |ui| {
            asked.clear();
            let mut whole = ui.new_child(egui::UiBuilder::new().max_rect(self.window));
            let mut view = View { session, theme: &theme, out: &mut asked };
            if self.is_projector {
                views::projector::show(&mut whole, &mut view);
            } else {
                views::show(&mut whole, &mut view);
            }
        });
        for command in asked {
            self.session.apply(command);
        }
        output.shapes
    }

    /// Presses a key and draws until nothing moves any more.
    pub fn press(&mut self, key: Key) -> Vec<ClippedShape> {
        let event = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        self.draw(vec![event(true)]);
        self.draw(vec![event(false)]);
        self.draw(Vec::new())
    }
}
