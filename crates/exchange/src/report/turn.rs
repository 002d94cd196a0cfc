//! One moment of a road: what was heard, how the room voted, what was said, and the rule behind it.

use super::html::Html;
use counterpart_core::conversation::{Judgement, Play, State};
use counterpart_core::room::{Ballot, Room};
use counterpart_core::text::{Lang, labelled};
use counterpart_phrases::phrase;

/// A turn of a road, by its position.
pub fn told(room: &Room, play: &Play, road: usize, turn: usize, lang: Lang) -> Html {
    let record = &play.turns()[turn];
    let mut html = Html::new();
    html.open("article", "");
    html.element("h3", &phrase!(lang, "report.turn", turn = turn + 1));
    html.add(&heard(play, &record.before, lang));
    html.add(&asked(room, road, turn, lang));
    let ballots: Vec<&Ballot> = at(room, road, turn).collect();
    for ballot in &ballots {
        html.add(&votes(room, play, &record.before, ballot, lang));
    }
    let offer = record.chosen();
    if ballots.iter().all(|ballot| ballot.taken.is_none()) {
        let words = play.words(record.before.beat, offer).get(lang);
        html.classed("p", "taken", &phrase!(lang, "report.taken_without_vote", words = words));
    }
    html.open("p", "rule").add(&sign(offer.judgement, lang)).raw(" ");
    let rule = offer.judgement.rule;
    html.text(&labelled(lang, rule.name.get(lang), rule.says().get(lang))).raw(" ");
    html.classed("small", "soft", rule.id).close("p");
    if let Some(choice) = play.option(record.before.beat, record.pick.option) {
        let by = play.scenario().character(play.seat().facing[usize::from(choice.to)]);
        let title = phrase!(lang, "phone.thought_on_hearing", name = by.name.get(lang));
        html.classed("p", "thought", &labelled(lang, &title, choice.reaction.get(lang)));
    }
    html.close("article");
    html
}

/// Ballots and questions at the end of a road, on a moment at which nothing was said any more.
pub fn undecided(room: &Room, play: &Play, road: usize, lang: Lang) -> Html {
    let turn = play.turns().len();
    let mut html = Html::new();
    html.open("article", "").add(&heard(play, play.state(), lang)).add(&asked(room, road, turn, lang));
    for ballot in at(room, road, turn) {
        html.add(&votes(room, play, play.state(), ballot, lang));
    }
    html.close("article");
    html
}

fn at(room: &Room, road: usize, turn: usize) -> impl Iterator<Item = &Ballot> {
    room.ballots().iter().filter(move |ballot| ballot.road == road && ballot.turn == turn)
}

fn heard(play: &Play, state: &State, lang: Lang) -> Html {
    let by = play.seat().facing[usize::from(play.seat().beat(state.beat).by)];
    let name = play.scenario().character(by).name.get(lang);
    let mut html = Html::new();
    html.classed("p", "speech", &labelled(lang, name, play.says(state).get(lang)));
    html
}

fn asked(room: &Room, road: usize, turn: usize, lang: Lang) -> Html {
    let mut html = Html::new();
    let here = room.talks().iter().filter(|talk| talk.road == road && talk.turn == turn);
    for words in here.filter_map(|talk| talk.question.words(room.play().scenario())) {
        html.classed("p", "question", &labelled(lang, &phrase!(lang, "report.talked"), words.get(lang)));
    }
    html
}

/// How the room voted.
fn votes(room: &Room, play: &Play, state: &State, ballot: &Ballot, lang: Lang) -> Html {
    let tally = ballot.tally();
    let (totals, all) = (tally.totals(), tally.all());
    let leaders = tally.leaders();
    let teams = room.setup().teams;
    let of_team = |team: u8| ballot.tally_of(|phone| room.phones()[phone].team == Some(team), false);
    let by_team: Vec<_> = (0..teams).map(of_team).collect();
    let moment = Play::replay(play.scenario().clone(), play.seat_ix(), &play.picks()[..ballot.turn]);
    let offers = moment.map(|moment| moment.offers()).unwrap_or_default();
    let mut html = Html::new();
    html.open("table", "").open("thead", "").open("tr", "");
    html.element("th", &phrase!(lang, "report.option")).element("th", &phrase!(lang, "report.phones"));
    html.element("th", &phrase!(lang, "report.hands"));
    for team in 1..=teams {
        html.element("th", &phrase!(lang, "phone.team", team = team));
    }
    html.element("th", &phrase!(lang, "report.share")).close("tr").close("thead").open("tbody", "");
    for (position, option) in ballot.shown.iter().enumerate() {
        let Some(offer) = offers.iter().find(|offer| offer.option == *option) else { continue };
        let is_taken = ballot.taken.is_some_and(|pick| pick.option == *option);
        html.open("tr", if is_taken { "chosen" } else { "" }).open("td", "");
        html.text(play.words(state.beat, offer).get(lang)).raw(" ").add(&sign(offer.judgement, lang));
        if is_taken {
            let word = if leaders == [position] {
                phrase!(lang, "report.room_chose")
            } else {
                phrase!(lang, "report.facilitator_chose")
            };
            html.raw(" ").classed("strong", "mark", &word);
        }
        html.close("td").element("td", &tally.phones[position].to_string());
        html.element("td", &tally.hands[position].to_string());
        for team in &by_team {
            html.element("td", &team.phones[position].to_string());
        }
        let percent = (100 * totals[position] + all / 2).checked_div(all).unwrap_or(0);
        html.open("td", "share").text(&format!("{percent}%")).bar(percent).close("td").close("tr");
    }
    html.close("tbody").close("table");
    if ballot.taken.is_none() {
        html.classed("p", "soft", &phrase!(lang, "report.not_taken"));
    }
    html
}

/// A judgement in a sign and a word.
pub fn sign(judgement: Judgement, lang: Lang) -> Html {
    let (class, sign, word) = match judgement.quality {
        2.. => ("good", "▲▲", phrase!(lang, "judgement.fits_well")),
        1 => ("good", "▲", phrase!(lang, "judgement.fits")),
        0 => ("plain", "■", phrase!(lang, "judgement.neutral")),
        -1 => ("bad", "▼", phrase!(lang, "judgement.misses")),
        _ => ("bad", "▼▼", phrase!(lang, "judgement.hurts")),
    };
    let mut html = Html::new();
    html.classed("span", class, &format!("{sign} {word}"));
    html
}
