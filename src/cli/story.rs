//! A play in words: what was said, what was thought, and how it was judged.

use super::seats;
use crate::conversation::{Event, Judgement, Mind, Play, State, TurnRecord};
use crate::phrase;
use crate::scenario::{Argument, BeatIx, Move, Scenario, Target, Turn};
use crate::text::{Lang, Text, labelled};
use crate::words;

/// A move as it is written in scenario files, without the quotes.
pub fn act(scenario: &Scenario, act: Move) -> String {
    let kind = act.kind.key();
    match act.target {
        Target::Interest(interest) => format!("{kind}({})", scenario.interest(interest).id),
        Target::Agreement(agreement) => format!("{kind}({})", scenario.agreement(agreement).id),
        Target::Nothing
            if matches!(act.kind.argument(), Some(Argument::MaybeInterest | Argument::MaybeAgreement)) =>
        {
            format!("{kind}(None)")
        }
        Target::Nothing => kind.to_owned(),
    }
}

/// The name of the play: the scenario's title, the seat, who is played, and the day unless it is the one as it
/// is written.
pub fn heading(play: &Play, lang: Lang) -> String {
    let scenario = play.scenario();
    let person = scenario.character(play.seat().plays);
    let department = &scenario.departments[person.department.index()].name;
    let heading = phrase!(
        lang,
        "cli.play.heading",
        title = scenario.title.get(lang),
        name = person.name.get(lang),
        department = department.get(lang),
        role = person.role.get(lang),
    );
    match play.day() {
        Some(day) => format!("{heading} · {}", day.name.get(lang)),
        None => heading,
    }
}

/// What the player reads before it begins.
pub fn briefing(play: &Play, lang: Lang) -> String {
    let (scenario, seat) = (play.scenario(), play.seat());
    let department = |index: usize| scenario.departments[index].name.get(lang);
    let flow = phrase!(
        lang,
        "cli.play.flow",
        supplier = department(scenario.flow.supplier.index()),
        what = scenario.flow.hands_over.get(lang),
        customer = department(scenario.flow.customer.index()),
        last = scenario.flow.end_customer.get(lang),
    );
    let mut lines = vec![heading(play, lang), String::new(), seat.brief.get(lang).to_owned(), flow];
    let mut section = |title: String, texts: &[Text]| {
        if !texts.is_empty() {
            lines.push(String::new());
            lines.push(title);
            lines.extend(texts.iter().map(|text| format!("  · {}", text.get(lang))));
        }
    };
    section(phrase!(lang, "cli.play.facts"), &scenario.facts);
    section(phrase!(lang, "cli.play.knows"), play.knows());
    let others = || seat.each_day().filter(|(day, _)| Some(*day) != play.day_ix()).map(|(_, day)| day);
    if others().next().is_some() {
        lines.push(String::new());
        lines.push(phrase!(lang, "cli.play.days", days = seats::named(others(), lang)));
    }
    lines.join("\n")
}

/// The number of a turn and what is left.
pub fn turn_heading(play: &Play, turn: usize, state: &State, lang: Lang) -> String {
    let beat = &play.seat().beat(state.beat).id;
    let left = phrase!(lang, "cli.play.left", count = state.turns_left);
    phrase!(lang, "cli.play.turn", turn = turn, beat = beat, left = left)
}

/// What somebody across the table says in a state.
pub fn heard(play: &Play, state: &State, lang: Lang) -> String {
    let by = usize::from(play.seat().beat(state.beat).by);
    let speaker = words::speaker(lang, name(play, by, lang), play.feels(state, by));
    labelled(lang, &speaker, play.says(state).get(lang))
}

/// What the player said, as a line and as a move.
pub fn said(play: &Play, record: &TurnRecord, lang: Lang) -> String {
    let offer = record.chosen();
    let words = play.words(record.before.beat, offer).get(lang);
    let words = match record.pick.confidence {
        Some(sure) => phrase!(lang, "cli.play.sure", words = words, sure = sure),
        None => words.to_owned(),
    };
    let you = if record.is_prediction() {
        phrase!(lang, "cli.play.your_guess")
    } else {
        phrase!(lang, "cli.play.you")
    };
    format!("{}  [{}]", labelled(lang, &you, &words), act(play.scenario(), offer.act))
}

/// What came of a turn: what they had been thinking and thought of it, the judgement with its rule,
/// what it brought about, and the gauges.
pub fn feedback(play: &Play, record: &TurnRecord, hide: bool, lang: Lang) -> String {
    let beat = play.seat().beat(record.before.beat);
    let person = |person: u8| name(play, usize::from(person), lang);
    let mut lines = Vec::new();
    if !hide {
        let thought = play.thinks(&record.before).get(lang);
        lines.push(phrase!(lang, "cli.play.thought", name = person(beat.by), text = thought));
        let option = play.option(record.before.beat, record.pick.option);
        if let Some((choice, thought)) = option.zip(play.reaction(record)) {
            let reaction = thought.get(lang);
            lines.push(phrase!(lang, "cli.play.thinks", name = person(choice.to), text = reaction));
        }
    }
    if let Turn::Predict(prediction) = &beat.turn {
        let truth = play.scenario().interest(prediction.truth).label.get(lang);
        lines.push(phrase!(lang, "cli.play.truth", truth = truth));
    }
    lines.push(judged(record.chosen().judgement, lang));
    lines.extend(play.coach(record).map(|said| said.get(lang).to_owned()));
    lines.push(record.chosen().judgement.rule.says.get(lang).to_owned());
    lines.extend(record.events.iter().filter_map(|event| happened(play, *event, lang)));
    if !record.is_prediction() {
        lines.extend(gauges(play, record, lang));
    }
    lines.iter().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

/// A judgement: its sign, what that means, and the rule.
pub fn judged(judgement: Judgement, lang: Lang) -> String {
    let means = words::judgement(lang, judgement.quality);
    let rule = judgement.rule;
    phrase!(
        lang,
        "cli.play.judged",
        quality = quality(judgement.quality),
        means = means,
        rule = rule.id,
        name = rule.name.get(lang),
    )
}

/// A quality with its sign, the minus as it is set in print.
fn quality(quality: i8) -> String {
    match quality {
        1.. => format!("+{quality}"),
        0 => "0".to_owned(),
        _ => format!("−{}", quality.unsigned_abs()),
    }
}

fn name(play: &Play, person: usize, lang: Lang) -> &str {
    play.scenario().character(play.seat().facing[person]).name.get(lang)
}

fn happened(play: &Play, event: Event, lang: Lang) -> Option<String> {
    let scenario = play.scenario();
    let who = |person: u8| name(play, usize::from(person), lang);
    Some(match event {
        Event::Revealed(interest) => {
            phrase!(lang, "cli.event.revealed", what = scenario.interest(interest).really.get(lang))
        }
        Event::Understood(interest) => {
            phrase!(lang, "cli.event.understood", what = scenario.interest(interest).label.get(lang))
        }
        Event::Accepted(agreement) => {
            phrase!(lang, "cli.event.accepted", what = scenario.agreement(agreement).title.get(lang))
        }
        Event::Refused(agreement) => {
            phrase!(lang, "cli.event.refused", what = scenario.agreement(agreement).title.get(lang))
        }
        Event::Crossed(beat) => phrase!(lang, "cli.event.crossed", what = line(play, beat, lang)),
        Event::TakenBack(beat) => phrase!(lang, "cli.event.taken_back", what = line(play, beat, lang)),
        Event::Owned => phrase!(lang, "cli.event.owned"),
        Event::PromiseBroken(person) => {
            phrase!(lang, "cli.event.promise_broken", name = who(person))
        }
        Event::WalkedOut(person) => phrase!(lang, "cli.event.walked_out", name = who(person)),
        Event::TimeUp => phrase!(lang, "cli.event.time_up"),
        Event::Arrived(_) | Event::Ended(_) => return None,
    })
}

/// What must not be agreed to at a beat.
pub fn line(play: &Play, beat: BeatIx, lang: Lang) -> &str {
    play.seat().beat(beat).line.as_ref().map_or("", |line| line.get(lang))
}

/// One line for everyone across the table: each gauge before and after.
fn gauges(play: &Play, record: &TurnRecord, lang: Lang) -> Vec<String> {
    let people = play.seat().facing.len();
    let moved = |old: u8, new: u8| {
        if old == new { old.to_string() } else { format!("{old}→{new}") }
    };
    let line = |(person, (old, new)): (usize, (&Mind, &Mind))| {
        phrase!(
            lang,
            "cli.play.gauges",
            name = name(play, person, lang),
            trust = moved(old.trust, new.trust),
            heat = moved(old.heat, new.heat),
            safety = moved(old.safety, new.safety),
            clarity = moved(old.clarity, new.clarity),
        )
    };
    record.before.minds.iter().zip(&record.after.minds).take(people).enumerate().map(line).collect()
}
