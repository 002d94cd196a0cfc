//! From screen to screen: a stack of those that were opened on the way.
//!
//! **Not here:** what a screen is called, its keys and how it is drawn (`app::screens`).

use super::Session;
use super::screen::{Need, Screen, ScreenId};

/// What leads from screen to screen.
#[derive(Clone, Debug, PartialEq)]
pub enum NavCommand {
    /// Open a screen. One that lies beneath is gone back to.
    Go(Screen),
    /// Back to the screen from which this one was opened.
    Back,
    /// Put the message at this position away.
    Dismiss(usize),
    /// Close the game.
    Quit,
}

/// The screens that were opened on the way, the open one last. There is always one; no screen lies
/// twice in it; at the bottom is home, or the choice of language before there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Navigation {
    beneath: Vec<Screen>,
    open: Screen,
}

impl Navigation {
    /// At a first screen.
    pub const fn at(first: Screen) -> Navigation {
        Navigation { beneath: Vec::new(), open: first }
    }

    /// The open screen.
    pub const fn open(&self) -> &Screen {
        &self.open
    }

    /// The screens beneath the open one, the one that is gone back to last.
    pub fn beneath(&self) -> &[Screen] {
        &self.beneath
    }

    /// Opens a screen on top, or goes back to where it lies; home lies beneath everything.
    pub fn go(&mut self, screen: Screen) {
        if matches!(screen.id(), ScreenId::Home | ScreenId::Language) {
            *self = Navigation::at(screen);
            return;
        }
        let id = screen.id();
        let from = std::mem::replace(&mut self.open, screen);
        self.beneath.push(from);
        if let Some(same) = self.beneath.iter().position(|beneath| beneath.id() == id) {
            self.beneath.truncate(same);
        }
    }

    /// Goes back to the screen beneath. The lowest stays open.
    pub fn back(&mut self) {
        if let Some(screen) = self.beneath.pop() {
            self.open = screen;
        }
    }

    /// Takes a screen out, whose matter is gone. The lowest stays.
    pub fn close(&mut self, id: ScreenId) {
        if self.open.id() == id {
            self.back();
        } else if let Some(at) = self.beneath.iter().position(|beneath| beneath.id() == id)
            && at > 0
        {
            self.beneath.remove(at);
        }
    }
}

impl Session {
    pub(super) fn navigate(&mut self, command: NavCommand) {
        match command {
            NavCommand::Go(screen) => self.open_screen(screen),
            NavCommand::Back => {
                self.navigation.back();
                self.load_needs();
            }
            NavCommand::Dismiss(position) => {
                if position < self.notices.len() {
                    self.notices.remove(position);
                }
            }
            NavCommand::Quit => self.closing = true,
        }
    }

    /// Opens a screen, with what it needs.
    pub(super) fn open_screen(&mut self, screen: Screen) {
        self.forget_what_was_meant(&screen);
        (self.course.looking_at, self.course.showing) = (None, None);
        self.navigation.go(screen);
        self.load_needs();
    }

    /// Reads what the open screen needs. What can't be read is told, and the screen opens all the same.
    pub(super) fn load_needs(&mut self) {
        self.give_up_what_nobody_waits_for();
        for need in self.screen().id().needs() {
            match need {
                Need::People => self.load_people(),
                Need::KeptOfPeople => self.load_kept(),
                Need::Progress => self.load_progress(),
                Need::KeptRooms => self.look_for_kept_rooms(),
                Need::Skill => self.load_skill(),
                Need::Lessons => self.load_lessons(),
                Need::Locks => self.load_locks(),
                Need::Course => self.load_course(),
                Need::Cases => self.load_cases(),
            }
        }
    }
}
