//! The roads of a session, and where they part.

use super::page::bar;
use super::turn;
use counterpart_core::conversation::Play;
use counterpart_core::room::{Road, Room};
use counterpart_core::scoring::{self, Outcome, rounded};
use counterpart_core::text::{Lang, labelled};
use counterpart_phrases::{phrase, words};
use maud::{Markup, html};

/// The conversation along a road; none if its picks don't belong to the scenario, which can't be.
pub fn play(room: &Room, road: &Road) -> Option<Play> {
    room.play().anew(&road.picks).ok()
}

/// Every road in turn: the first in full; each other one from where it left, beside the one it left.
pub fn roads(room: &Room, lang: Lang) -> Markup {
    let all = room.roads().iter().enumerate();
    let all = all.filter_map(|(number, road)| Some((number, road, play(room, road)?)));
    html! {
        @for (number, road, play) in all {
            section {
                (heading(room, number, road, lang))
                @for turn in road.own_from()..play.turns().len() {
                    (turn::told(room, &play, number, turn, lang))
                }
                (turn::undecided(room, &play, number, lang))
                (ending(&play, lang))
            }
        }
    }
}

/// Which road it is, and what it looks like beside the one it left.
fn heading(room: &Room, number: usize, road: &Road, lang: Lang) -> Markup {
    html! {
        @match road.left {
            None if room.roads().len() == 1 => h2 { (phrase!(lang, "report.road")) },
            None => h2 { (phrase!(lang, "report.road_n", number = number + 1)) },
            Some((left, turn)) => {
                h2 {
                    (phrase!(lang, "report.road_back", number = number + 1, turn = turn + 1, left = left + 1))
                }
                (side_by_side(room, left, number, lang))
            },
        }
    }
}

/// Two roads from where they part, in two columns.
fn side_by_side(room: &Room, left: usize, right: usize, lang: Lang) -> Markup {
    let from = room.roads()[right].own_from();
    let both = [left, right].into_iter();
    let both = both.filter_map(|number| Some((number, play(room, room.roads().get(number)?)?)));
    html! {
        div.columns {
            @for (number, play) in both {
                div.column {
                    h3 { (phrase!(lang, "report.road_n", number = number + 1)) }
                    ol {
                        @for (turn, record) in play.turns().iter().enumerate().skip(from) {
                            li {
                                (turn + 1) ". " (play.words(record.before.beat, record.chosen()).get(lang)) " "
                                (turn::fitted(record.is_prediction(), record.chosen().judgement, lang))
                            }
                        }
                    }
                    (ending(&play, lang))
                }
            }
        }
    }
}

/// What the conversation came to, for both departments.
fn ending(play: &Play, lang: Lang) -> Markup {
    let scenario = play.scenario();
    let Some(outcome) = scoring::outcome_of(play) else {
        return html! { p.soft { (phrase!(lang, "report.unfinished")) } };
    };
    let result = words::result(lang, &outcome);
    let (lines, promises) = (outcome.lines(play.seat()), outcome.promises(play.seat()));
    let Outcome { agreement, gains, .. } = outcome;
    html! {
        div.ending {
            h3 { (result) }
            @for line in lines {
                p { (labelled(lang, &phrase!(lang, "outcome.line"), line.get(lang))) }
            }
            @if let Some(agreement) = agreement {
                p { (scenario.agreement(agreement).title.get(lang)) }
            }
            @for promise in promises {
                p { (labelled(lang, &phrase!(lang, "outcome.promised"), promise.get(lang))) }
            }
            @for gain in gains {
                (gained(scenario.departments[gain.department.index()].name.get(lang), gain.share, lang))
            }
        }
    }
}

/// What a department got of what it could get, which may be less than nothing.
fn gained(department: &str, share: f64, lang: Lang) -> Markup {
    let percent = rounded(100.0 * share, 0);
    let shown = format!("{percent:.0}").replace('-', "−");
    html! {
        p { (phrase!(lang, "phone.gain", department = department, percent = shown)) }
        (bar(percent.clamp(0.0, 100.0) as u64))
    }
}
