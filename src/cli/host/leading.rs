//! The one who leads the room: what they type, and what they are shown.

use super::order::{self, Order};
use super::shown::Shown;
use crate::cli::check::printable;
use crate::cli::print::Console;
use crate::cli::{COULD_NOT, FINE};
use crate::exchange::{Report, WhereKept};
use crate::phrase;
use crate::room::{Case, Command, Phase, Refusal};
use crate::scenario::OptionIx;
use crate::server::{Host, Joining, Qr, Refused, Trouble, Ways, spaced_code};
use crate::text::{Lang, list};
use jiff::tz::TimeZone;
use std::io;
use std::net::IpAddr;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender};
use std::time::Duration;

/// What the loop waits for.
pub enum News {
    /// A line was typed; none at the end of input.
    Typed(Option<String>),
    /// Something may have changed in the room.
    Changed,
    /// It is told to stop.
    Stop,
}

/// Takes in what is typed, on a thread of its own.
pub fn listen(console: Console, news: Sender<News>) {
    std::thread::spawn(move || {
        loop {
            let line = console.answer().unwrap_or_else(|error| {
                tracing::error!(%error, "nothing can be typed any more; the host stops and keeps the room");
                None
            });
            let is_end = line.is_none();
            if news.send(News::Typed(line)).is_err() || is_end {
                return;
            }
        }
    });
}

/// The one who leads the room.
pub struct Leading {
    console: Console,
    host: Host,
    ways: Ways,
    /// The network that was offered last since nobody had knocked.
    offered: Option<IpAddr>,
    lang: Lang,
    /// How many people are in the room, if that was said.
    people: Option<u32>,
    /// Whether the end was asked for once.
    sure_to_end: bool,
    /// Whether the report could not be written when the end was asked for.
    without_report: bool,
    /// Whether it is left as it is, since nothing can be written to it any more.
    leaves: bool,
    /// Whether nobody reads what is printed.
    unread: bool,
}

impl Leading {
    /// Whoever leads the room of this host.
    pub fn of(console: Console, host: Host, lang: Lang) -> Leading {
        let mut ways = Ways::at(host.likely_address(), host.now_ms());
        ways.follow(&host.interfaces(), host.now_ms());
        let (sure_to_end, without_report, leaves, unread) = (false, false, false, false);
        Leading {
            console,
            host,
            ways,
            offered: None,
            lang,
            people: None,
            sure_to_end,
            without_report,
            leaves,
            unread,
        }
    }

    /// The same with a case to take up first.
    pub fn with(mut self, case: Option<Case>) -> io::Result<Leading> {
        if let Some(case) = case {
            self.act(Command::TakeCase { case: Box::new(case) })?;
        }
        Ok(self)
    }

    /// Leads it to its end; gives the exit code.
    pub fn lead(mut self, coming: &Receiver<News>) -> io::Result<u8> {
        self.greet()?;
        let mut shown = Shown::default();
        loop {
            for line in self.host.look(|room| shown.news(room, self.lang)) {
                self.say(&line)?;
            }
            let people = self.people;
            if let Some(line) = self.host.look(|room| shown.too_many(room, people, self.lang)) {
                self.say(&line)?;
            }
            for line in shown.doors(&self.host.health(), self.lang) {
                self.say(&line)?;
            }
            if let Some(trouble) = self.host.trouble().filter(|_| shown.is_first_trouble()) {
                tracing::error!(%trouble, "nothing is counted any more");
                self.console.complain(&trouble.told(self.lang))?;
            }
            if self.host.look(|room| room.phase() == Phase::Ended) {
                return self.ended();
            }
            match coming.recv() {
                Ok(News::Changed) => self.look_for_networks()?,
                Ok(News::Typed(Some(line))) => {
                    self.typed(&line)?;
                    if self.leaves {
                        return self.stopped();
                    }
                }
                Ok(News::Stop) => {
                    // Whoever is told to stop may not come back: the report stands as far as things have gone.
                    if self.host.look(|room| room.phase() != Phase::Lobby) {
                        self.report(None)?;
                    }
                    return self.stopped();
                }
                Ok(News::Typed(None)) | Err(_) => return self.stopped(),
            }
        }
    }

    /// Prints a line. That nobody reads it is no reason to close the room.
    fn say(&mut self, line: &str) -> io::Result<()> {
        match self.console.line(line) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                if !std::mem::replace(&mut self.unread, true) {
                    tracing::warn!("nobody reads what is printed");
                    // Whoever has closed the one may have closed the other.
                    self.console.complain(&phrase!(self.lang, "host.nobody_reads")).unwrap_or_default();
                }
                Ok(())
            }
            done => done,
        }
    }

    /// It stops before its end: says what is kept, after having looked.
    fn stopped(&mut self) -> io::Result<u8> {
        let lang = self.lang;
        if self.host.is_kept() {
            self.say(&phrase!(lang, "host.kept"))?;
            return Ok(FINE);
        }
        self.say(&phrase!(lang, "host.not_kept"))?;
        if let Some(trouble) = self.host.trouble() {
            self.console.complain(&trouble.told(lang))?;
        }
        Ok(COULD_NOT)
    }

    /// It is over. What came between the report and the end is in it, too.
    fn ended(&mut self) -> io::Result<u8> {
        let is_written = !self.without_report && self.report(None)?;
        if is_written {
            return Ok(FINE);
        }
        let path = printable(self.host.folder());
        self.console.complain(&phrase!(self.lang, "host.ended_no_report", path = path))?;
        Ok(COULD_NOT)
    }

    fn typed(&mut self, line: &str) -> io::Result<()> {
        let lang = self.lang;
        let now = |limit: Duration| self.host.closes_after(limit);
        self.host.settle();
        let order = self.host.look(|room| order::read(line, room, now));
        let was_sure = std::mem::take(&mut self.sure_to_end);
        match order {
            // A bare Return is one too many more often than a word.
            Order::Do(Command::End) => self.end(was_sure && !line.trim().is_empty())?,
            Order::EndAtOnce if self.host.trouble().is_some() => self.leaves = true,
            Order::EndAtOnce if self.without_report => self.act(Command::End)?,
            Order::EndAtOnce => self.end(was_sure)?,
            Order::Do(command) => self.act(command)?,
            Order::Help => self.say(&phrase!(lang, "host.help"))?,
            Order::Report(None) => drop(self.report(None)?),
            Order::Report(Some(folder)) => drop(self.report(Some(&folder))?),
            Order::Join(None) => self.joining()?,
            Order::Join(Some(number)) => match self.host.interfaces().get(number.wrapping_sub(1)) {
                Some(interface) => {
                    self.ways.choose(interface.address, self.host.now_ms());
                    self.joining()?;
                }
                None => self.say(&phrase!(lang, "host.no_such"))?,
            },
            Order::RenewCode => match self.host.renew_code() {
                Ok(()) => self.joining()?,
                Err(trouble) => self.console.complain(&trouble.told_at_start(lang))?,
            },
            Order::LetInMore => {
                self.host.let_in_more();
                self.say(&phrase!(lang, "host.let_in"))?;
            }
            Order::People(people) => {
                self.people = people;
                let words = match people {
                    Some(people) => phrase!(lang, "host.people", people = people),
                    None => phrase!(lang, "host.no_people"),
                };
                self.say(&words)?;
            }
            Order::NoLimit => self.say(&phrase!(lang, "host.no_limit"))?,
            Order::Unknown => self.say(&phrase!(lang, "host.unknown"))?,
        }
        Ok(())
    }

    fn act(&mut self, command: Command) -> io::Result<()> {
        match self.host.act(command) {
            Ok(()) => Ok(()),
            Err(refused) => {
                let words = self.refusal(&refused);
                self.say(&words)
            }
        }
    }

    /// Ends the session: what is ended stays ended, so that is asked for twice; and not before its report is written.
    fn end(&mut self, is_sure: bool) -> io::Result<()> {
        let lang = self.lang;
        if self.host.look(|room| room.phase() == Phase::Ended) {
            return self.say(&phrase!(lang, "host.not_now"));
        }
        // After a report that failed, it was asked for before.
        if !is_sure && !self.without_report {
            self.sure_to_end = true;
            return self.say(&phrase!(lang, "host.end_sure"));
        }
        if self.host.trouble().is_some() {
            // That it is over can't be written down any more, so it is left, with its report if that can be.
            match self.written(None)? {
                Some(_) => self.leaves = true,
                None => self.say(&phrase!(lang, "host.end_broken"))?,
            }
            return Ok(());
        }
        if self.host.look(|room| room.phase() == Phase::Open) {
            self.act(Command::Close)?;
        }
        // Where it lies is said once it is over; then what came in the meantime is in it, too.
        self.without_report = self.written(None)?.is_none();
        if self.without_report {
            return self.say(&phrase!(lang, "host.end_no_report"));
        }
        self.act(Command::End)
    }

    fn greet(&mut self) -> io::Result<()> {
        let lang = self.lang;
        let title = self.host.look(|room| room.play().scenario().title.get(lang).to_owned());
        self.say(&phrase!(lang, "host.title", title = title))?;
        let day = self.host.look(|room| room.play().day().map(|day| day.name.get(lang).to_owned()));
        if let Some(day) = day {
            self.say(&phrase!(lang, "host.day", day = day))?;
        }
        if let Some(resumed) = self.host.resumed().cloned() {
            self.say(&resumed.told(lang))?;
        }
        self.joining()?;
        self.say(&phrase!(lang, "host.help"))
    }

    /// Follows a network that has come or gone; where nobody has knocked, offers the next.
    fn look_for_networks(&mut self) -> io::Result<()> {
        let (lang, now, list) = (self.lang, self.host.now_ms(), self.host.interfaces());
        let led_nowhere = self.ways.leads_nowhere();
        if self.ways.follow(&list, now) || self.ways.leads_nowhere() != led_nowhere {
            self.offered = None;
            self.say(&phrase!(lang, "host.network_changed"))?;
            return self.joining();
        }
        let at = self.ways.address();
        let has_come = self.host.has_knocked(at) || self.host.look(|room| room.phase() != Phase::Lobby);
        let Some(next) = self.ways.next(&list, has_come, now).filter(|_| self.offered != Some(at)) else {
            return Ok(());
        };
        self.offered = Some(at);
        let number = list.iter().position(|one| one.address == next.address).map_or(0, |place| place + 1);
        let (name, address) = (&next.name, next.address);
        let words =
            phrase!(lang, "host.nobody_knocks", at = at, number = number, name = name, address = address);
        self.say(&words)
    }

    /// How phones come in, and by which other addresses they could.
    fn joining(&mut self) -> io::Result<()> {
        let lang = self.lang;
        let at = self.ways.address();
        let Joining { address, code, link } = self.host.joining(at);
        self.say("")?;
        if self.ways.leads_nowhere() && !self.host.is_bound_to(at) {
            // An address that leads nowhere would be typed, and its picture scanned.
            return self.say(&phrase!(lang, "host.no_network", code = spaced_code(&code)));
        }
        // Blocks of ink on what may be a dark ground: with colours the ground is painted, without them the
        // light modules are.
        let painted = self.console.colours_out;
        let qr = Qr::of(&link);
        if qr.is_none() {
            // The address and the code stand below.
            tracing::warn!("there is no QR code for the link: it is too long");
        }
        for line in qr.map(|qr| qr.lines(!painted)).unwrap_or_default() {
            let line = if painted { format!("\x1b[30;107m{line}\x1b[0m") } else { line };
            self.say(&line)?;
        }
        self.say(&phrase!(lang, "host.address", address = address))?;
        self.say(&phrase!(lang, "host.code", code = spaced_code(&code)))?;
        self.say(&phrase!(lang, "host.link", link = link))?;
        self.say(&phrase!(lang, "host.wifi"))?;
        self.say(&phrase!(lang, "host.scanning"))?;
        let others = self.host.interfaces();
        if others.len() > 1 {
            for (number, interface) in (1..).zip(&others) {
                let (name, address) = (&interface.name, interface.address);
                let line = phrase!(lang, "host.interface", number = number, name = name, address = address);
                self.say(&line)?;
            }
        }
        Ok(())
    }

    /// Writes the report beside the journal, or into a folder, and says where. Gives whether it stands.
    fn report(&mut self, folder: Option<&Path>) -> io::Result<bool> {
        let Some(kept) = self.written(folder)? else { return Ok(false) };
        for path in [kept.html, kept.votes, kept.feedback] {
            self.say(&phrase!(self.lang, "host.report", path = printable(&path)))?;
        }
        Ok(true)
    }

    /// Writes the report. If it can't be, that is said.
    fn written(&self, folder: Option<&Path>) -> io::Result<Option<WhereKept>> {
        let began = self.host.began().to_zoned(TimeZone::system());
        let is_stopped = self.host.health().is_broken;
        let report = self.host.look(|room| match is_stopped {
            true => Report::of_stopped(room, &began, self.lang),
            false => Report::of(room, &began, self.lang),
        });
        let folder = folder.unwrap_or_else(|| self.host.folder());
        match report.keep(folder) {
            Ok(kept) => Ok(Some(kept)),
            Err(error) => {
                tracing::error!(%error, "the report can't be written");
                let trouble = Trouble::at(&error.path, &error.cause);
                self.console.complain(&trouble.told_at_start(self.lang))?;
                Ok(None)
            }
        }
    }

    fn refusal(&self, refused: &Refused) -> String {
        let lang = self.lang;
        match refused {
            Refused::Room(Refusal::Tie(tied)) => {
                let shown = self.host.look(|room| {
                    let place = |option: &OptionIx| room.ballot()?.shown.shown_at(*option);
                    let places = tied.iter().filter_map(place);
                    places.map(|place| place.number().to_string()).collect::<Vec<_>>()
                });
                let tied: Vec<&str> = shown.iter().map(String::as_str).collect();
                phrase!(lang, "host.tie", options = list(lang, &tied))
            }
            Refused::Room(Refusal::NoVotes) => phrase!(lang, "host.no_votes"),
            Refused::Room(Refusal::NoSuch | Refusal::Empty) => phrase!(lang, "host.no_such"),
            Refused::Slow => phrase!(lang, "host.slow"),
            Refused::Disk => self
                .host
                .trouble()
                .map_or_else(|| phrase!(lang, "host.not_now"), |trouble| trouble.told(lang)),
            Refused::Room(_) | Refused::Crowded | Refused::Long => phrase!(lang, "host.not_now"),
        }
    }
}
