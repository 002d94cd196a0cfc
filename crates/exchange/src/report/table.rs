//! The two tables of a session.

use super::road::play;
use crate::table::Table;
use counterpart_core::room::Room;
use counterpart_core::text::Lang;
use counterpart_phrases::phrase;

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

/// Every answer to the three questions, and every plan that was shared.
pub fn feedback(room: &Room, lang: Lang) -> String {
    let names = room.setup().names;
    let mut columns = vec![
        phrase!(lang, "report.column_understand"),
        phrase!(lang, "report.column_useful"),
        phrase!(lang, "report.column_different"),
        phrase!(lang, "debrief.plan_if"),
        phrase!(lang, "debrief.plan_then"),
    ];
    if names {
        columns.insert(0, phrase!(lang, "report.column_name"));
    }
    let mut table = Table::new(&columns);
    for phone in room.phones().iter().filter(|phone| phone.feedback.is_some() || phone.plan.is_some()) {
        let said = phone.feedback.as_ref();
        let plan = phone.plan.as_ref();
        let mut cells = vec![
            said.map(|said| said.understand.to_string()).unwrap_or_default(),
            said.map(|said| said.useful.to_string()).unwrap_or_default(),
            said.map(|said| said.different.clone()).unwrap_or_default(),
            plan.map(|plan| plan.when.clone()).unwrap_or_default(),
            plan.map(|plan| plan.then.clone()).unwrap_or_default(),
        ];
        if names {
            cells.insert(0, phone.name.clone().unwrap_or_default());
        }
        table.row(&cells);
    }
    table.text()
}
