//! The roads of a session, and where they part.

use super::html::Html;
use super::turn;
use counterpart_core::conversation::Play;
use counterpart_core::room::{Road, Room};
use counterpart_core::scoring::{self, Outcome, OutcomeKind, rounded};
use counterpart_core::text::Lang;
use counterpart_phrases::phrase;
use std::sync::Arc;

/// The conversation along a road; none if its picks don't belong to the scenario, which can't be.
pub fn play(room: &Room, road: &Road) -> Option<Play> {
    let now = room.play();
    Play::replay(Arc::clone(now.scenario()), now.seat_ix(), &road.picks).ok()
}

/// Every road in turn: the first in full; each other one from where it left, beside the one it left.
pub fn roads(room: &Room, lang: Lang) -> Html {
    let mut html = Html::new();
    for (number, road) in room.roads().iter().enumerate() {
        let Some(play) = play(room, road) else { continue };
        let from = road.own_from();
        html.open("section", "");
        match road.left {
            None if room.roads().len() == 1 => html.element("h2", &phrase!(lang, "report.road")),
            None => html.element("h2", &phrase!(lang, "report.road_n", number = number + 1)),
            Some((left, turn)) => {
                let title =
                    phrase!(lang, "report.road_back", number = number + 1, turn = turn + 1, left = left + 1);
                html.element("h2", &title).add(&side_by_side(room, left, number, lang))
            }
        };
        for turn in from..play.turns().len() {
            html.add(&turn::told(room, &play, number, turn, lang));
        }
        html.add(&turn::undecided(room, &play, number, lang));
        html.add(&ending(&play, lang)).close("section");
    }
    html
}

/// Two roads from where they part, in two columns.
fn side_by_side(room: &Room, left: usize, right: usize, lang: Lang) -> Html {
    let mut html = Html::new();
    html.open("div", "columns");
    let from = room.roads()[right].own_from();
    for number in [left, right] {
        let Some(play) = room.roads().get(number).and_then(|road| play(room, road)) else { continue };
        html.open("div", "column").element("h3", &phrase!(lang, "report.road_n", number = number + 1));
        html.open("ol", "");
        for (turn, record) in play.turns().iter().enumerate().skip(from) {
            let offer = record.chosen();
            html.open("li", "")
                .text(&format!("{}. ", turn + 1))
                .text(play.words(record.before.beat, offer).get(lang))
                .raw(" ");
            html.add(&turn::sign(offer.judgement, lang)).close("li");
        }
        html.close("ol").add(&ending(&play, lang)).close("div");
    }
    html.close("div");
    html
}

/// What the conversation came to, for both departments.
fn ending(play: &Play, lang: Lang) -> Html {
    let mut html = Html::new();
    let scenario = play.scenario();
    let Some(outcome) = scoring::outcome(scenario, play.seat(), play.state()) else {
        html.classed("p", "soft", &phrase!(lang, "report.unfinished"));
        return html;
    };
    let Outcome { ending, agreement, gains, kind, .. } = outcome;
    html.open("div", "ending");
    html.element("h3", &format!("{} · {}", ending.name().get(lang), kind_words(kind, lang)));
    if let Some(agreement) = agreement {
        html.element("p", scenario.agreement(agreement).title.get(lang));
    }
    for gain in gains {
        let department = scenario.departments[gain.department.index()].name.get(lang);
        let percent = rounded(100.0 * gain.share, 0);
        let shown = format!("{percent:.0}").replace('-', "−");
        html.element("p", &phrase!(lang, "phone.gain", department = department, percent = shown));
        html.bar(percent.clamp(0.0, 100.0) as u64);
    }
    html.close("div");
    html
}

fn kind_words(kind: OutcomeKind, lang: Lang) -> String {
    match kind {
        OutcomeKind::WinWin => phrase!(lang, "outcome.win_win"),
        OutcomeKind::LoseLose => phrase!(lang, "outcome.lose_lose"),
        OutcomeKind::WinLose => phrase!(lang, "outcome.win_lose"),
        OutcomeKind::LoseWin => phrase!(lang, "outcome.lose_win"),
        OutcomeKind::Settled => phrase!(lang, "outcome.left_over"),
    }
}
