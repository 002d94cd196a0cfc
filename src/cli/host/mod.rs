//! `counterpart host`: a room without a window, led from the terminal.
//!
//! **Not here:** the room (`room`), its network and journal (`server`), the same with a window
//! (`session::workshop`).

mod order;
mod shown;

use super::args::HostArgs;
use super::check::{cannot_read, printable, problems};
use super::print::Console;
use super::{COULD_NOT, FINE, PROBLEMS, seats};
use crate::exchange::Report;
use crate::library::{self, Library};
use crate::phrase;
use crate::records;
use crate::room::{Phase, Refusal};
use crate::scenario::{OptionIx, Scenario};
use crate::server::{Host, Joining, Limits, Options, Qr, Refused, interfaces, spaced_code};
use crate::text::{Lang, list};
use jiff::tz::TimeZone;
use order::Order;
use shown::Shown;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// What the loop waits for.
enum News {
    /// A line was typed; none at the end of input.
    Typed(Option<String>),
    /// Something may have changed in the room.
    Changed,
}

/// Hosts a room until it is ended, or until nothing more is typed.
pub fn host(console: Console, args: &HostArgs, lang: Lang) -> io::Result<u8> {
    let scenario = match find(console, args, lang)? {
        Ok(scenario) => scenario,
        Err(code) => return Ok(code),
    };
    let chosen = seats::chosen(&scenario, args.seat.as_deref(), args.day.as_deref(), lang);
    let (seat, day) = match chosen {
        Ok(chosen) => chosen,
        Err(complaint) => {
            console.complain(&complaint)?;
            return Ok(COULD_NOT);
        }
    };
    let Some(data) = args.data.clone().or_else(records::data_dir) else {
        console.complain(&phrase!(lang, "host.no_data"))?;
        return Ok(COULD_NOT);
    };
    let options = Options {
        seat,
        day,
        address: args.address,
        port: args.port,
        most_phones: args.seats,
        teams: args.teams,
        names: args.names,
        new: args.new,
        limits: Limits::sharing(args.per_address),
        ..Options::new(&data)
    };
    let (news, coming) = channel();
    let changed = news.clone();
    // Nobody is there to be told once the loop has ended.
    let host = Host::start(&scenario, options, move || changed.send(News::Changed).unwrap_or_default());
    match host {
        Ok(host) => {
            tracing::info!(scenario = scenario.id, resumed = host.is_resumed(), "a room is hosted");
            listen(console, news);
            Leading { console, at: host.likely_address(), host, lang }.lead(&coming)
        }
        Err(error) => {
            tracing::error!(%error, "the room can't be hosted");
            console.complain(&error.told(lang))?;
            Ok(COULD_NOT)
        }
    }
}

/// Takes in what is typed, on a thread of its own.
fn listen(console: Console, news: Sender<News>) {
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

/// The scenario that is meant: a file, or the id of a shipped one. Or the exit code if there is none to
/// play; why is said.
fn find(console: Console, args: &HostArgs, lang: Lang) -> io::Result<Result<Arc<Scenario>, u8>> {
    let shipped = args.scenario.to_str().filter(|_| !args.scenario.exists());
    if let Some(scenario) = shipped.and_then(|id| Library::load(None).find(id).cloned()) {
        return Ok(Ok(scenario));
    }
    let checked = match library::check_file(&args.scenario) {
        Ok(checked) => checked,
        Err(error) => {
            console.complain(&cannot_read(&args.scenario, &error.cause, lang))?;
            return Ok(Err(COULD_NOT));
        }
    };
    if let Some(scenario) = checked.scenario {
        return Ok(Ok(scenario));
    }
    problems(&checked, lang, console.colours_err, |text| console.complain(&text))?;
    console.complain(&phrase!(lang, "cli.play.broken", file = printable(&args.scenario)))?;
    Ok(Err(PROBLEMS))
}

/// The one who leads the room.
struct Leading {
    console: Console,
    host: Host,
    at: IpAddr,
    lang: Lang,
}

impl Leading {
    fn lead(mut self, coming: &Receiver<News>) -> io::Result<u8> {
        self.greet()?;
        let mut shown = Shown::default();
        loop {
            for line in self.host.look(|room| shown.news(room, self.lang)) {
                self.console.line(&line)?;
            }
            if self.host.health().is_broken && shown.is_first_trouble() {
                tracing::error!("the journal can't be written; nothing is counted any more");
                self.console.complain(&phrase!(self.lang, "host.broken"))?;
            }
            if self.host.look(|room| room.phase() == Phase::Ended) {
                self.report()?;
                return Ok(FINE);
            }
            match coming.recv() {
                Ok(News::Changed) => {}
                Ok(News::Typed(Some(line))) => self.typed(&line)?,
                Ok(News::Typed(None)) | Err(_) => {
                    self.console.line(&phrase!(self.lang, "host.kept"))?;
                    return Ok(FINE);
                }
            }
        }
    }

    fn typed(&mut self, line: &str) -> io::Result<()> {
        let lang = self.lang;
        let now = |limit: Duration| self.host.closes_after(limit);
        self.host.settle();
        match self.host.look(|room| order::read(line, room, now)) {
            Order::Do(command) => {
                if let Err(refused) = self.host.act(command) {
                    self.console.line(&self.refusal(&refused))?;
                }
            }
            Order::Help => self.console.line(&phrase!(lang, "host.help"))?,
            Order::Report => self.report()?,
            Order::Join(None) => self.joining()?,
            Order::Join(Some(number)) => match interfaces().get(number.wrapping_sub(1)) {
                Some(interface) => {
                    self.at = interface.address;
                    self.joining()?;
                }
                None => self.console.line(&phrase!(lang, "host.no_such"))?,
            },
            Order::Unknown => self.console.line(&phrase!(lang, "host.unknown"))?,
        }
        Ok(())
    }

    fn greet(&self) -> io::Result<()> {
        let lang = self.lang;
        let title = self.host.look(|room| room.play().scenario().title.get(lang).to_owned());
        self.console.line(&phrase!(lang, "host.title", title = title))?;
        let day = self.host.look(|room| room.play().day().map(|day| day.name.get(lang).to_owned()));
        if let Some(day) = day {
            self.console.line(&phrase!(lang, "host.day", day = day))?;
        }
        if self.host.is_resumed() {
            self.console.line(&phrase!(lang, "host.resumed"))?;
        }
        self.joining()?;
        self.console.line(&phrase!(lang, "host.help"))
    }

    /// How phones come in, and by which other addresses they could.
    fn joining(&self) -> io::Result<()> {
        let lang = self.lang;
        let Joining { address, code, link } = self.host.joining(self.at);
        self.console.line("")?;
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
            self.console.line(&line)?;
        }
        self.console.line(&phrase!(lang, "host.address", address = address))?;
        self.console.line(&phrase!(lang, "host.code", code = spaced_code(&code)))?;
        self.console.line(&phrase!(lang, "host.link", link = link))?;
        self.console.line(&phrase!(lang, "host.wifi"))?;
        let others = interfaces();
        if others.len() > 1 {
            for (number, interface) in (1..).zip(&others) {
                let (name, address) = (&interface.name, interface.address);
                let line = phrase!(lang, "host.interface", number = number, name = name, address = address);
                self.console.line(&line)?;
            }
        }
        Ok(())
    }

    fn report(&self) -> io::Result<()> {
        let began = self.host.began().to_zoned(TimeZone::system());
        let is_stopped = self.host.health().is_broken;
        let report = self.host.look(|room| match is_stopped {
            true => Report::of_stopped(room, &began, self.lang),
            false => Report::of(room, &began, self.lang),
        });
        match report.keep(self.host.folder()) {
            Ok(kept) => {
                for path in [kept.html, kept.votes, kept.feedback] {
                    self.console.line(&phrase!(self.lang, "host.report", path = printable(&path)))?;
                }
                Ok(())
            }
            Err(error) => {
                tracing::error!(%error, "the report can't be written");
                self.console.complain(&phrase!(self.lang, "host.cannot_data", cause = error))
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
            Refused::Disk => phrase!(lang, "host.broken"),
            Refused::Room(_) | Refused::Crowded => phrase!(lang, "host.not_now"),
        }
    }
}
