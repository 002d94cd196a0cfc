//! The field for raised hands, on the desk and in the band over the picture, and what of the keys belongs in it.
//! What stands in it is the room's, so that both windows show the same.

use super::keys::Window;
use super::steps::told;
use crate::app::theme::{Size, Theme};
use crate::app::views::View;
use crate::app::views::shared::help;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::{bold, label, soft};
use crate::phrase;
use crate::room::{LONGEST_TEXT, Phase};
use crate::session::WorkshopCommand;
use crate::session::workshop::{CountingCommand, FacilitatorCommand, Workshop};
use crate::text::half_width;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Context, Event, Id, Key, Margin, Modifiers, Response, TextEdit, Ui};

/// The field.
pub fn field_id() -> Id {
    Id::new("raised hands")
}

fn asks(command: CountingCommand) -> WorkshopCommand {
    WorkshopCommand::Facilitate(FacilitatorCommand::Counting(command))
}

/// What a key led to in the picture that is being drawn: the room hears of it only after it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Led {
    #[default]
    Nowhere,
    /// Into an empty field.
    Begins,
    /// Back into the field.
    Back,
    /// Out of it.
    Out,
}

fn lead(ctx: &Context, to: Led) {
    let picture = ctx.cumulative_frame_nr();
    ctx.data_mut(|data| data.insert_temp(field_id(), (picture, to)));
}

fn led(ctx: &Context) -> Led {
    let picture = ctx.cumulative_frame_nr();
    let found = ctx.data(|data| data.get_temp::<(u64, Led)>(field_id()));
    found.filter(|(at, _)| *at == picture).map_or(Led::Nowhere, |(_, to)| to)
}

/// The attempt for which the field of this window has had the keyboard already.
fn seen(ctx: &Context) -> u32 {
    ctx.data(|data| data.get_temp(field_id().with("attempt"))).unwrap_or(0)
}

/// Leaves the counting with Esc.
pub fn leave(ctx: &Context, view: &mut View, workshop: &Workshop) {
    let is_left =
        workshop.counting.is_some() && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if is_left {
        lead(ctx, Led::Out);
        ctx.memory_mut(|memory| memory.surrender_focus(field_id()));
        view.ask(asks(CountingCommand::Stop));
    }
}

/// What of the keys belongs to the counting.
pub struct Taken {
    /// What goes into the field.
    typed: Vec<Event>,
    /// Whether it was begun with them.
    begins: bool,
}

/// Takes what belongs to the counting out of the keys, before they could mean anything else: its own key and all
/// that was typed after it (somebody who types fast on a slow computer has typed the counts before the next picture); and, while
/// hands are counted and the field of this window hasn't got the keyboard, whatever may stand in it.
pub fn take(ctx: &Context, workshop: &Workshop) -> Taken {
    let counts = workshop.may_count();
    let is_new = workshop.counting.as_ref().is_some_and(|counting| counting.attempt != seen(ctx));
    let is_free = is_new || ctx.memory(|memory| memory.focused()).is_none();
    // Where nothing can be counted nothing is entered either; a button that was led to is pressed.
    let enters = !counts || is_free;
    ctx.input_mut(|input| {
        let after = after_key(&mut input.events, Key::C);
        let begins = after.is_some();
        let mut typed: Vec<Event> = Vec::new();
        if workshop.counting.is_some() {
            typed = input.events.extract_if(.., |event| is_typing(event, enters)).collect();
        }
        match after {
            Some(after) if counts => typed = after,
            Some(mut after) => {
                after.retain(|event| !is_typing(event, true));
                input.events.extend(after);
            }
            None => {}
        }
        if !counts {
            typed.clear();
        }
        Taken { typed, begins }
    })
}

/// Puts what was taken into the field, which has the keyboard from now on.
pub fn put(ctx: &Context, view: &mut View, workshop: &Workshop, window: Window, taken: Taken) {
    let over_picture = window == Window::Projector;
    if taken.begins {
        view.ask(asks(CountingCommand::Begin { over_picture }));
    } else if taken.typed.is_empty() {
        return;
    } else if over_picture {
        view.ask(asks(CountingCommand::OverPicture));
    }
    if workshop.may_count() {
        lead(ctx, if taken.begins { Led::Begins } else { Led::Back });
        ctx.memory_mut(|memory| memory.request_focus(field_id()));
        ctx.input_mut(|input| input.events.extend(taken.typed));
    }
}

/// Takes out a key that was pressed and everything after it; gives what came after it, without the letter
/// that came with the key.
fn after_key(events: &mut Vec<Event>, wanted: Key) -> Option<Vec<Event>> {
    let is_it = |event: &Event| matches!(event, Event::Key { key, pressed: true, modifiers, .. } if *key == wanted && modifiers.is_none());
    let at = events.iter().position(is_it)?;
    let mut after = events.split_off(at);
    after.remove(0);
    // Its letter comes with it, before or after it.
    let is_letter =
        |event: &Event| matches!(event, Event::Text(text) if text.eq_ignore_ascii_case(wanted.name()));
    if events.last().is_some_and(is_letter) {
        events.pop();
    } else if after.first().is_some_and(is_letter) {
        after.remove(0);
    }
    Some(after)
}

/// Whether something may stand in the field or is done in it. Counts are often typed with spaces between them, and a space is
/// otherwise the next step.
fn is_typing(event: &Event, enters: bool) -> bool {
    const KEYS: [Key; 14] = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
        Key::Space,
        Key::Comma,
        Key::Backspace,
        Key::Delete,
    ];
    match event {
        Event::Key { key, modifiers, .. } => {
            modifiers.is_none() && (KEYS.contains(key) || (enters && *key == Key::Enter))
        }
        Event::Text(text) | Event::Paste(text) => {
            half_width(text).chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || c == ',')
        }
        _ => false,
    }
}

/// Whether the field stands over the picture. `alone` says that no desk is in sight.
pub fn is_over_picture(ctx: &Context, workshop: &Workshop, alone: bool) -> bool {
    let is_shown = workshop.counting.as_ref().is_some_and(|counting| counting.over_picture || alone);
    workshop.may_count() && (is_shown || matches!(led(ctx), Led::Begins | Led::Back))
}

/// Draws the field; what is typed in it counts hands and says nothing. Gives what stands in it. With `keeps` it keeps the
/// keyboard as long as it is there.
pub fn field(
    ui: &mut Ui,
    view: &mut View,
    workshop: &Workshop,
    (name, width, size): (&Response, f32, Size),
    keeps: bool,
) -> String {
    let (theme, lang) = (view.theme, view.lang());
    let (ctx, id) = (ui.ctx().clone(), field_id());
    let led = led(&ctx);
    let counting = workshop.counting.as_ref();
    let before = counting.filter(|_| led != Led::Begins).map_or("", |counting| counting.typed.as_str());
    let mut typed = before.to_owned();
    let is_new = counting.filter(|counting| counting.attempt != seen(&ctx));
    if let Some(counting) = is_new {
        ctx.data_mut(|data| data.insert_temp(id.with("attempt"), counting.attempt));
        ctx.memory_mut(|memory| memory.request_focus(id));
    }
    let last = id.with("typed");
    if is_new.is_some_and(|counting| counting.wrong.is_some()) {
        select(&ctx, id, 0, &typed);
    } else if ctx.data(|data| data.get_temp::<String>(last)).is_some_and(|last| last != typed) {
        // What was typed in the other window is gone on with at its end.
        select(&ctx, id, typed.chars().count(), &typed);
    }
    let hint = phrase!(lang, "desk.hands_hint", count = workshop.hands_wanted());
    let field = ui.add(
        edit(theme, &mut typed, size)
            .interactive(!help::is_open(&ctx))
            .desired_width(width)
            .hint_text(soft(theme, size, hint)),
    );
    let field = field.labelled_by(name.id);
    // What had the keyboard for less than a picture doesn't lose it.
    let is_led = matches!(led, Led::Begins | Led::Back);
    let is_left = field.lost_focus() || (is_led && !field.has_focus());
    let is_entered = is_left && ui.input(|input| input.key_pressed(Key::Enter));
    ctx.data_mut(|data| data.insert_temp(last, typed.clone()));
    if typed != before {
        view.ask(asks(CountingCommand::Type(typed.clone())));
    }
    if is_entered && (counting.is_some() || is_led || !typed.trim().is_empty()) {
        view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::CountHands(typed.clone())));
    } else if keeps && led != Led::Out && !field.has_focus() && !help::is_open(&ctx) {
        field.request_focus();
    }
    typed
}

fn edit<'t>(theme: &Theme, typed: &'t mut String, size: Size) -> TextEdit<'t> {
    TextEdit::singleline(typed)
        .id(field_id())
        .font(theme.font(size))
        .margin(Margin::symmetric(12, 8))
        .char_limit(LONGEST_TEXT)
}

/// Selects the text from a character on: what is typed next replaces it.
fn select(ctx: &Context, id: Id, from: usize, text: &str) {
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    let selected = CCursorRange::two(CCursor::new(from), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(selected));
    state.store(ctx, id);
}

/// Says why nothing was counted, or that nothing can be counted here; nothing if all is well.
pub fn trouble(ui: &mut Ui, view: &View, workshop: &Workshop, size: Size) {
    let Some(words) = trouble_words(view, workshop) else { return };
    let theme = view.theme;
    let shown = label(ui, bold(theme, size, &words).color(theme.palette.rust));
    announce(&shown, &words);
}

/// The same in words.
pub fn trouble_words(view: &View, workshop: &Workshop) -> Option<String> {
    let lang = view.lang();
    let counting = workshop.counting.as_ref()?;
    Some(match workshop.snapshot.phase {
        _ if workshop.may_count() => told(view, workshop, counting.wrong.as_ref()?),
        Phase::Lobby | Phase::Case | Phase::Beat | Phase::Open | Phase::Closed => {
            phrase!(lang, "desk.no_count_yet")
        }
        Phase::Discussion | Phase::Agreement => phrase!(lang, "desk.no_count_in_talk"),
        Phase::Revealed | Phase::Feedback | Phase::Ended => phrase!(lang, "desk.no_count_any_more"),
    })
}
