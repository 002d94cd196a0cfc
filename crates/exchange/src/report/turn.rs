//! One moment of a road: what was heard, how the room voted, what was said, and the rule behind it.

use super::page::bar;
use counterpart_core::conversation::order::ShownPlace;
use counterpart_core::conversation::{Judgement, Play, State};
use counterpart_core::room::{Ballot, Room, Tally};
use counterpart_core::text::{Lang, labelled};
use counterpart_phrases::{phrase, words};
use maud::{Markup, html};

/// A turn of a road, by its position.
pub fn told(room: &Room, play: &Play, road: usize, turn: usize, lang: Lang) -> Markup {
    let record = &play.turns()[turn];
    let ballots: Vec<&Ballot> = at(room, road, turn).collect();
    let offer = record.chosen();
    let rule = offer.judgement.rule;
    let words = play.words(record.before.beat, offer).get(lang);
    html! {
        article {
            h3 { (phrase!(lang, "report.turn", turn = turn + 1)) }
            (heard(play, &record.before, lang))
            (asked(room, road, turn, lang))
            @for ballot in &ballots { (votes(room, play, &record.before, ballot, lang)) }
            @if ballots.iter().all(|ballot| ballot.taken.is_none()) {
                @if record.is_prediction() {
                    p.taken { (phrase!(lang, "report.guessed_without_vote", words = words)) }
                } @else {
                    p.taken { (phrase!(lang, "report.taken_without_vote", words = words)) }
                }
            }
            @if let Some(said) = play.coach(record) {
                p.coach { (said.get(lang)) }
            }
            p.rule {
                (fitted(record.is_prediction(), offer.judgement, lang)) " "
                (labelled(lang, rule.name.get(lang), rule.says.get(lang))) " "
                small.soft { (rule.id) }
            }
            @if let Some((choice, thought)) = play.option(record.before.beat, record.pick.option).zip(play.reaction(record)) {
                @let by = play.scenario().character(play.seat().facing[usize::from(choice.to)]);
                @let title = phrase!(lang, "phone.thought_on_hearing", name = by.name.get(lang));
                p.thought { (labelled(lang, &title, thought.get(lang))) }
            }
        }
    }
}

/// Ballots and questions at the end of a road, on a moment at which nothing was said any more.
pub fn undecided(room: &Room, play: &Play, road: usize, lang: Lang) -> Markup {
    let turn = play.turns().len();
    html! {
        article {
            (heard(play, play.state(), lang))
            (asked(room, road, turn, lang))
            @for ballot in at(room, road, turn) { (votes(room, play, play.state(), ballot, lang)) }
        }
    }
}

fn at(room: &Room, road: usize, turn: usize) -> impl Iterator<Item = &Ballot> {
    room.ballots().iter().filter(move |ballot| ballot.road == road && ballot.turn == turn)
}

fn heard(play: &Play, state: &State, lang: Lang) -> Markup {
    let by = usize::from(play.seat().beat(state.beat).by);
    let name = play.scenario().character(play.seat().facing[by]).name.get(lang);
    let speaker = words::speaker(lang, name, play.feels(state, by));
    html! { p.speech { (labelled(lang, &speaker, play.says(state).get(lang))) } }
}

fn asked(room: &Room, road: usize, turn: usize, lang: Lang) -> Markup {
    let here = room.talks().iter().filter(|talk| talk.road == road && talk.turn == turn);
    let words = here.filter_map(|talk| talk.question.words(room.play().scenario()));
    html! {
        @for words in words {
            p.question { (labelled(lang, &phrase!(lang, "report.talked"), words.get(lang))) }
        }
    }
}

/// How the room voted.
fn votes(room: &Room, play: &Play, state: &State, ballot: &Ballot, lang: Lang) -> Markup {
    let tally = ballot.tally();
    let teams = room.setup().teams;
    let of_team = |team: u8| ballot.tally_of(|phone| room.phones()[phone].team == Some(team), false);
    let by_team: Vec<Tally> = (0..teams).map(of_team).collect();
    let moment = play.anew(&play.picks()[..ballot.turn]);
    let offers = moment.map(|moment| moment.offers()).unwrap_or_default();
    let rows = ballot.shown.iter();
    let rows =
        rows.filter_map(|(place, option)| Some((place, offers.iter().find(|it| it.option == option)?)));
    html! {
        table {
            thead {
                tr {
                    @if ballot.is_prediction {
                        th { (phrase!(lang, "report.guess")) }
                    } @else {
                        th { (phrase!(lang, "report.option")) }
                    }
                    th { (phrase!(lang, "report.phones")) }
                    th { (phrase!(lang, "report.hands")) }
                    @for team in 1..=teams { th { (phrase!(lang, "phone.team", team = team)) } }
                    th { (phrase!(lang, "report.share")) }
                }
            }
            tbody {
                @for (place, offer) in rows {
                    @let taken = ballot.taken.is_some_and(|pick| pick.option == offer.option);
                    tr class=[taken.then_some("chosen")] {
                        td {
                            (play.words(state.beat, offer).get(lang)) " "
                            (fitted(ballot.is_prediction, offer.judgement, lang))
                            @if taken { " " strong.mark { (who_chose(&tally, place, ballot.is_prediction, lang)) } }
                        }
                        td { (tally.phones[place.index()]) }
                        td { (tally.hands[place.index()]) }
                        @for team in &by_team { td { (team.phones[place.index()]) } }
                        td.share { (percent(&tally, place)) "%" (bar(percent(&tally, place))) }
                    }
                }
            }
        }
        @if ballot.taken.is_none() { p.soft { (phrase!(lang, "report.not_taken")) } }
    }
}

fn who_chose(tally: &Tally, place: ShownPlace, is_prediction: bool, lang: Lang) -> String {
    match (tally.leaders() == [place], is_prediction) {
        (true, false) => phrase!(lang, "report.room_chose"),
        (true, true) => phrase!(lang, "report.room_guessed"),
        (false, false) => phrase!(lang, "report.facilitator_chose"),
        (false, true) => phrase!(lang, "report.facilitator_guessed"),
    }
}

/// The share of all votes, rounded half up; 0 if nobody voted.
fn percent(tally: &Tally, place: ShownPlace) -> u64 {
    let all = tally.all();
    (100 * tally.totals()[place.index()] + all / 2).checked_div(all).unwrap_or(0)
}

/// How what was said fitted; a guess is not something said, so of a prediction, whether it is what matters most.
pub fn fitted(is_prediction: bool, judgement: Judgement, lang: Lang) -> Markup {
    match (is_prediction, judgement.quality > 0) {
        (false, _) => sign(judgement, lang),
        (true, true) => html! { span class="good" { "✓ " (phrase!(lang, "phone.matters_most")) } },
        (true, false) => html! { span class="plain" { (phrase!(lang, "phone.matters_less")) } },
    }
}

/// A judgement in a sign and a word.
fn sign(judgement: Judgement, lang: Lang) -> Markup {
    let quality = judgement.quality;
    let class = match quality {
        1.. => "good",
        0 => "plain",
        _ => "bad",
    };
    html! { span class=(class) { (words::judgement_sign(quality)) " " (words::judgement(lang, quality)) } }
}
