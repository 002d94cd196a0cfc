//! The model: the sentence that fails, what happens then, and the same moment with the other sentence.

use super::around::{self, Panel};
use super::blocks::{Block, Look, Told};
use super::moment;
use crate::app::views::View;
use crate::app::views::conversation::heard::{Reason, events, verdict};
use crate::app::views::conversation::options::{Card, Deck};
use crate::app::views::conversation::spoken::Spoken;
use crate::conversation::{Play, TurnRecord};
use crate::phrase;
use crate::session::lesson::{Acted, Change, Moment, Part, Taking, minds};
use crate::session::{LessonCommand, Playing};
use crate::text::{Lang, labelled};
use egui::{Id, Rect, Ui};
use egui_phosphor::regular as icon;

/// Draws the moment that is on the stage.
pub fn show(ui: &mut Ui, view: &mut View, taking: &Taking, room: Rect) {
    let lang = view.lang();
    let (Some(playing), Some(at)) = (taking.on_stage(), taking.moment()) else { return };
    let good = taking.part() == Part::LikeThis;
    let mut spoken = Spoken::of(playing, lang);
    if taking.thought_shown() {
        spoken.thought = Some(playing.play.thinks(playing.play.state()).get(lang).to_owned());
    }
    let panel = match at {
        Moment::Asked => Panel::Deck(asked(lang, taking, playing)),
        _ => Panel::Told(Told {
            blocks: blocks(lang, taking, playing, good, at),
            on: phrase!(lang, "lesson.on"),
            salt: Id::new(moment(taking)),
        }),
    };
    around::show(ui, view, &spoken, &panel, room);
}

fn blocks(lang: Lang, taking: &Taking, playing: &Playing, good: bool, at: Moment) -> Vec<Block> {
    let acted = &taking.acted;
    let play = &playing.play;
    match at {
        Moment::Before => led(lang, play),
        Moment::Line(number) => {
            let mut blocks = Vec::new();
            if number == 0 && !good && acted.moments(false).first() == Some(&at) {
                blocks.push(Block::Words(Look::Soft, who(lang, play)));
            }
            let words = match (good, number) {
                (false, 0) => phrase!(lang, "lesson.goes_wrong"),
                (true, 0) => phrase!(lang, "lesson.same_moment"),
                _ => phrase!(lang, "lesson.and_then"),
            };
            blocks.push(Block::Words(Look::Bold, words));
            blocks.push(thought(lang, taking, playing));
            blocks
        }
        Moment::Heard(number) if good && number + 1 == acted.turns(true).len() => {
            vec![
                Block::Beside(column(lang, acted, false), column(lang, acted, true)),
                Block::Said(Look::Plain, acted.say.get(lang).to_owned()),
            ]
        }
        Moment::Heard(_) => {
            let Some(turn) = playing.heard() else { return Vec::new() };
            let expected = taking.expected().filter(|_| !good && taking.is_last_moment());
            let mut blocks: Vec<Block> =
                expected.map(|expected| answer(lang, acted, expected)).into_iter().collect();
            blocks.extend(done(lang, playing, turn));
            blocks
        }
        Moment::Asked => Vec::new(),
    }
}

/// Who one is, and whom one faces.
pub fn who(lang: Lang, play: &Play) -> String {
    let scenario = play.scenario();
    let by = play.seat().facing[usize::from(play.seat().beat(play.beat()).by)];
    let me = play.seat().plays;
    phrase!(
        lang,
        "lesson.who",
        title = scenario.title.get(lang),
        name = scenario.character(me).name.get(lang),
        seat = scenario.department_name(me).get(lang),
        other = scenario.character(by).name.get(lang),
        others = scenario.department_name(by).get(lang)
    )
}

/// What was said last on the way to a moment: their line; the answer to it stands on the stage.
pub fn led(lang: Lang, play: &Play) -> Vec<Block> {
    let mut blocks = vec![Block::Words(Look::Soft, who(lang, play))];
    if let Some(turn) = play.turns().last() {
        let by = play.seat().beat(turn.before.beat).by;
        let name = play.scenario().character(play.seat().facing[usize::from(by)]).name.get(lang);
        let said = play.says(&turn.before).get(lang);
        blocks.push(Block::Said(Look::Plain, phrase!(lang, "lesson.said_before", name = name, said = said)));
    }
    blocks
}

/// The way to what the other side thinks.
fn thought(lang: Lang, taking: &Taking, playing: &Playing) -> Block {
    let name = playing.play.scenario().character(playing.speaker()).name.get(lang);
    let (sign, words) = if taking.thought_shown() {
        (icon::EYE, phrase!(lang, "lesson.cover_thought"))
    } else {
        (icon::EYE_SLASH, phrase!(lang, "lesson.thought", name = name))
    };
    Block::Press(sign, words, LessonCommand::ToggleThought)
}

/// What may happen now.
fn asked(lang: Lang, taking: &Taking, playing: &Playing) -> Deck {
    let name = playing.play.scenario().character(playing.speaker()).name.get(lang);
    let cards = Change::ALL.into_iter().map(|change| {
        let words = match change {
            Change::Heat => phrase!(lang, "lesson.heat_rises"),
            Change::Neither => phrase!(lang, "lesson.neither_rises"),
            Change::Trust => phrase!(lang, "lesson.trust_rises"),
        };
        Card::plain(words, LessonCommand::Expect(change))
    });
    Deck {
        question: Some(phrase!(lang, "lesson.what_now", name = name)),
        cards: cards.collect(),
        hint: phrase!(lang, "lesson.hint_choose", count = Change::ALL.len()),
        salt: ("lesson asked", taking.acted.moments(false).len()),
    }
}

/// Whether it was so.
fn answer(lang: Lang, acted: &Acted, expected: Change) -> Block {
    let happened = acted.change();
    let words = match happened {
        Change::Heat => phrase!(lang, "lesson.heat_rises"),
        Change::Neither => phrase!(lang, "lesson.neither_rises"),
        Change::Trust => phrase!(lang, "lesson.trust_rises"),
    };
    let words = if expected == happened {
        phrase!(lang, "lesson.as_expected", what = words)
    } else {
        phrase!(lang, "lesson.not_as_expected", what = words)
    };
    Block::Said(Look::Bold, words)
}

/// How what was said fitted, why, and what it did.
pub fn done(lang: Lang, playing: &Playing, turn: &TurnRecord) -> Vec<Block> {
    let why = Reason::of(lang, playing, turn);
    let mut blocks = vec![
        Block::Verdict(turn.chosen().judgement.quality, verdict(lang, turn)),
        Block::Words(Look::Plain, why.says),
    ];
    blocks.extend(why.rule.map(|rule| Block::Words(Look::Soft, rule)));
    blocks.push(Block::Gauges(minds(&playing.play, turn).map(|mind| *mind)));
    blocks
        .extend(events(lang, &playing.play, turn).into_iter().map(|event| Block::Words(Look::Plain, event)));
    blocks
}

/// One side of the comparison: what was said, what it made them think, how it fitted, what it changed.
fn column(lang: Lang, acted: &Acted, good: bool) -> Vec<Block> {
    let play = acted.side(good);
    let name =
        if good { phrase!(lang, "lesson.part_like_this") } else { phrase!(lang, "lesson.part_not_this") };
    let mut blocks = vec![Block::Side(good, name)];
    for (number, turn) in acted.turns(good).iter().enumerate() {
        if number > 0 {
            let by = play.seat().beat(turn.before.beat).by;
            let name = play.scenario().character(play.seat().facing[usize::from(by)]).name.get(lang);
            blocks.push(Block::Words(Look::Soft, labelled(lang, name, play.says(&turn.before).get(lang))));
        }
        blocks
            .push(Block::Words(Look::Bold, play.words(turn.before.beat, turn.chosen()).get(lang).to_owned()));
        if let Some(thought) = play.reaction(turn) {
            blocks.push(Block::Thought(thought.get(lang).to_owned()));
        }
        blocks.push(Block::Verdict(turn.chosen().judgement.quality, verdict(lang, turn)));
    }
    let turns = acted.turns(good);
    if let (Some(first), Some(last)) = (turns.first(), turns.last()) {
        blocks.push(Block::Gauges([*minds(play, first)[0], *minds(play, last)[1]]));
    }
    blocks
}
