//! The two tables of a session.

use super::feedback::{Said, too_few};
use super::road::play;
use crate::table::{Table, words};
use counterpart_core::room::{Phone, Room};
use counterpart_core::text::Lang;
use counterpart_phrases::{phrase, words};

/// Every option of every ballot.
pub fn votes(room: &Room, lang: Lang) -> String {
    let teams = room.setup().teams;
    let mut columns = vec![
        phrase!(lang, "report.column_ballot"),
        phrase!(lang, "report.column_road"),
        phrase!(lang, "report.column_turn"),
        phrase!(lang, "report.column_beat"),
        phrase!(lang, "report.column_place"),
        phrase!(lang, "report.option"),
        phrase!(lang, "report.phones"),
        phrase!(lang, "report.hands"),
        phrase!(lang, "report.column_taken"),
        phrase!(lang, "report.column_quality"),
        phrase!(lang, "report.column_rule"),
    ];
    columns.extend((1..=teams).map(|team| phrase!(lang, "phone.team", team = team)));
    let mut table = Table::new(&columns);
    for (number, ballot) in (1..).zip(room.ballots()) {
        let Some(mut road) = room.roads().get(ballot.road).cloned() else { continue };
        road.picks.truncate(ballot.turn);
        let Some(moment) = play(room, &road) else { continue };
        let (offers, tally) = (moment.offers(), ballot.tally());
        for (place, option) in ballot.shown.iter() {
            let Some(offer) = offers.iter().find(|offer| offer.option == option) else { continue };
            let taken = ballot.taken.is_some_and(|pick| pick.option == option);
            let mut cells = vec![
                i64::from(number).to_string(),
                (ballot.road + 1).to_string(),
                (ballot.turn + 1).to_string(),
                moment.seat().beat(ballot.beat).id.clone(),
                place.number().to_string(),
                moment.words(ballot.beat, offer).get(lang).to_owned(),
                tally.phones[place.index()].to_string(),
                tally.hands[place.index()].to_string(),
                u8::from(taken).to_string(),
                offer.judgement.quality.to_string(),
                offer.judgement.rule.id.to_owned(),
            ];
            cells.extend((0..teams).map(|team| {
                let of_team = ballot.tally_of(|phone| room.phones()[phone].team == Some(team), false);
                of_team.phones[place.index()].to_string()
            }));
            table.row(&cells);
        }
    }
    table.text()
}

/// How many gave each answer to the questions at the end, the lines that were written, and the plans that were
/// shared. Too few to be counted are told as such.
pub fn feedback(room: &Room, lang: Lang) -> String {
    let names = room.setup().names;
    let mut columns = vec![
        phrase!(lang, "report.column_question"),
        phrase!(lang, "report.column_answer"),
        phrase!(lang, "report.column_people"),
    ];
    if names {
        columns.push(phrase!(lang, "report.column_name"));
    }
    let mut table = Table::new(&columns);
    let mut row = |question: &str, answer: &str, people: Option<u32>, phone: Option<&Phone>| {
        let people = people.map(|people| people.to_string()).unwrap_or_default();
        let mut cells = vec![question.to_owned(), answer.to_owned(), people];
        if names {
            cells.push(phone.and_then(|phone| phone.name.as_deref()).map(words).unwrap_or_default());
        }
        table.row(&cells);
    };
    let said = Said::of(room, lang);
    for asked in &said.asked {
        match &asked.counts {
            Some(counts) => {
                for (answer, count) in asked.answers.iter().zip(counts) {
                    row(&asked.question, answer, Some(*count), None);
                }
            }
            None => row(&asked.question, &too_few(lang), None, None),
        }
    }
    for written in &said.written {
        for (phone, line) in &written.lines {
            row(&written.question, &words(line), None, Some(phone));
        }
    }
    for phone in room.phones() {
        if let Some(plan) = &phone.plan {
            let sentence = words::plan(lang, &plan.when, &plan.then);
            row(&phrase!(lang, "report.plans"), &sentence, None, Some(phone));
        }
    }
    table.text()
}
