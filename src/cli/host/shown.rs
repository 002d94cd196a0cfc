//! What the terminal shows of a room: whatever is new since it last looked.

use crate::cli::story;
use crate::conversation::Offer;
use crate::conversation::order::ShownPlace;
use crate::phrase;
use crate::room::{Ballot, CaseStage, Phase, Room, ServiceAgreement, TooMany};
use crate::server::Health;
use crate::text::{Lang, labelled};

/// Where a room is: phase; road, moment and ballots; the stage of a case and the room's own line; the agreement.
type Place = (Phase, (usize, usize, u32), Option<(Option<CaseStage>, String)>, Option<ServiceAgreement>);

/// What has been shown.
#[derive(Debug, Default)]
pub struct Shown {
    /// Where the room was.
    place: Option<Place>,
    counts: String,
    trouble: bool,
    /// Whether somebody was guessing at the room code when it was looked last.
    guesses: bool,
    /// How many hadn't been let in by then.
    crowded: u32,
    /// Whether it was told that the record is full.
    full: bool,
    /// In which ballot more was counted than there are people, and how much.
    too_many: Option<(u32, TooMany)>,
}

impl Shown {
    /// The lines that are new.
    pub fn news(&mut self, room: &Room, lang: Lang) -> Vec<String> {
        let mut lines = Vec::new();
        let in_case = room.case().map(|run| (run.stage, run.our_line.clone()));
        let moment = (room.road(), room.play().turns().len(), room.ballot_number());
        let place = (room.phase(), moment, in_case, room.agreement().cloned());
        if self.place.as_ref() != Some(&place) {
            self.place = Some(place);
            lines.extend(scene(room, lang));
            self.counts.clear();
        }
        let counts = counts(room, lang);
        if self.counts != counts {
            lines.push(counts.clone());
            self.counts = counts;
        }
        lines
    }

    /// The lines about somebody who guesses at the code, about phones that weren't let in, and about a record that takes no more; each once while it lasts.
    pub fn doors(&mut self, health: &Health, lang: Lang) -> Vec<String> {
        let mut lines = Vec::new();
        let is_told = std::mem::replace(&mut self.guesses, health.guesses.is_some());
        if let Some(count) = health.guesses.filter(|_| !is_told) {
            lines.push(phrase!(lang, "host.guesses", count = count));
        }
        if std::mem::replace(&mut self.crowded, health.crowded) < health.crowded {
            lines.push(phrase!(lang, "host.crowded", count = health.crowded));
        }
        if health.is_full && !std::mem::replace(&mut self.full, true) {
            lines.push(phrase!(lang, "host.full"));
        }
        lines
    }

    /// The line about more votes and hands than people; again when the figures are others.
    pub fn too_many(&mut self, room: &Room, people: Option<u32>, lang: Lang) -> Option<String> {
        let now = room.too_many(people).map(|found| (room.ballot_number(), found));
        let before = std::mem::replace(&mut self.too_many, now);
        let (_, TooMany { counted, people, is_said }) = now.filter(|_| now != before)?;
        Some(match is_said {
            true => phrase!(lang, "host.too_many", counted = counted, people = people),
            false => phrase!(lang, "host.too_many_phones", counted = counted, phones = people),
        })
    }

    /// Whether trouble is told for the first time.
    pub fn is_first_trouble(&mut self) -> bool {
        !std::mem::replace(&mut self.trouble, true)
    }
}

/// The counts, in one line.
fn counts(room: &Room, lang: Lang) -> String {
    let phones = room.phones().len();
    match (room.phase(), room.ballot()) {
        (Phase::Open, Some(ballot)) => {
            let hands: u64 = ballot.hands.iter().map(|hands| u64::from(*hands)).sum();
            phrase!(lang, "host.voted", voted = ballot.voted(), phones = phones, hands = hands)
        }
        (Phase::Case, _) => match room.case_ballot().filter(|ballot| ballot.is_open) {
            Some(ballot) => {
                let tally = ballot.votes.tally(ballot.ask.options.len());
                let hands: u64 = tally.hands.iter().map(|hands| u64::from(*hands)).sum();
                phrase!(lang, "host.voted", voted = ballot.votes.voted(), phones = phones, hands = hands)
            }
            None => phrase!(lang, "host.phones", phones = phones),
        },
        (Phase::Feedback, _) => {
            let answers = room.phones().iter().filter(|phone| phone.reaction.is_some()).count();
            phrase!(lang, "host.answers", answers = answers, phones = phones)
        }
        _ => phrase!(lang, "host.phones", phones = phones),
    }
}

/// Where the room is now.
fn scene(room: &Room, lang: Lang) -> Vec<String> {
    let play = room.play();
    let mut lines = vec![String::new()];
    match room.phase() {
        Phase::Lobby => {
            lines.push(play.scenario().facilitator.before.get(lang).to_owned());
            lines.push(phrase!(lang, "host.lobby"));
        }
        Phase::Beat => {
            if let Some(record) = play.turns().last() {
                lines.push(story::said(play, record, lang));
                lines.push(story::feedback(play, record, false, lang));
                lines.push(String::new());
            }
            lines.push(story::turn_heading(play, play.turns().len() + 1, play.state(), lang));
            lines.push(story::heard(play, play.state(), lang));
            lines.extend(pause(room, lang));
        }
        Phase::Open => {
            lines.push(phrase!(lang, "host.open", number = room.ballot_number()));
            lines.extend(options(room, lang, false));
        }
        Phase::Closed => {
            lines.push(phrase!(lang, "host.closed", number = room.ballot_number()));
            lines.extend(options(room, lang, true));
        }
        Phase::Revealed => {
            lines.push(phrase!(lang, "host.revealed"));
            lines.extend(behind(room, lang));
        }
        Phase::Discussion => {
            let words = room.talk().and_then(|talk| talk.question.words(play.scenario()));
            let words = words.map(|words| words.get(lang).to_owned()).unwrap_or_default();
            lines.push(phrase!(lang, "host.talk", question = words));
        }
        Phase::Case => lines.extend(super::in_case::lines(room, lang)),
        Phase::Agreement => {
            lines.push(phrase!(lang, "host.agreement"));
            lines.extend(room.agreement().into_iter().flat_map(|agreed| agreement(agreed, lang)));
        }
        Phase::Feedback => lines.push(phrase!(lang, "host.feedback")),
        Phase::Ended => lines.push(phrase!(lang, "host.ended")),
    }
    lines
}

/// The agreement, line by line, and who signs it.
fn agreement(agreed: &ServiceAgreement, lang: Lang) -> Vec<String> {
    let labels = [
        phrase!(lang, "agreement.what"),
        phrase!(lang, "agreement.by_when"),
        phrase!(lang, "agreement.sent_back"),
        phrase!(lang, "agreement.call"),
    ];
    let lines = labels.iter().zip(agreed.lines()).map(|(label, line)| labelled(lang, label, line));
    let names = agreed.names.iter().filter(|name| !name.is_empty()).cloned();
    lines.chain(names).map(|line| format!("  {line}")).collect()
}

/// The scenario's question for this moment, if it has one.
fn pause(room: &Room, lang: Lang) -> Option<String> {
    let play = room.play();
    let mut pauses = play.scenario().facilitator.pauses.iter();
    let here = pauses.find(|pause| pause.seat == play.seat_ix() && pause.beat == play.beat())?;
    Some(phrase!(lang, "host.pause", question = here.ask.get(lang)))
}

/// The options as they are shown, with their counts if the ballot is closed.
fn options(room: &Room, lang: Lang, with_counts: bool) -> Vec<String> {
    let play = room.play();
    let totals = room.ballot().map(Ballot::tally).map(|tally| tally.totals()).unwrap_or_default();
    let line = |(place, offer): (ShownPlace, Offer)| {
        let words = play.words(play.beat(), &offer).get(lang);
        let count = totals.get(place.index()).copied().filter(|_| with_counts);
        match count {
            Some(count) => {
                phrase!(lang, "host.option_counted", number = place.number(), count = count, words = words)
            }
            None => format!("  {}. {words}", place.number()),
        }
    };
    ShownPlace::each().zip(room.shown_offers()).map(line).collect()
}

/// What stands behind the options.
fn behind(room: &Room, lang: Lang) -> Vec<String> {
    let play = room.play();
    let mut lines = Vec::new();
    for (place, offer) in ShownPlace::each().zip(room.shown_offers()) {
        lines.push(format!("  {}. {}", place.number(), play.words(play.beat(), &offer).get(lang)));
        lines.push(format!("     {}", story::judged(offer.judgement, lang)));
    }
    let by = play.seat().facing[usize::from(play.seat().beat(play.beat()).by)];
    let title = phrase!(lang, "phone.was_thinking", name = play.scenario().character(by).name.get(lang));
    lines.push(labelled(lang, &title, play.thinks(play.state()).get(lang)));
    lines
}
