//! What only the engine can say of a lesson: its models acted, its drill walked, its words counted.

use super::course::Course;
use super::drill::Item;
use super::lesson::{Lesson, Model};
use super::{Code, Shelf};
use counterpart_core::conversation::{Judgement, Play, TurnRecord, WhyIllegal};
use counterpart_core::diagnostic::{Diagnostic, Severity, Span};
use counterpart_core::scenario::OptionIx;
use counterpart_core::scenario::places::Places;
use counterpart_core::text::{Lang, Text};
use std::collections::BTreeSet;

/// The fewest items of a drill: at two sittings of five, nobody meets the same moment twice.
pub const FEWEST_ITEMS: usize = 12;

/// How much is read in a minute: characters of Chinese, words of English (a convention, for texts that
/// are new to whoever reads).
pub const READ_IN_A_MINUTE: [usize; 2] = [300, 180];

/// The longest that a lesson may take to read, in seconds.
pub const LONGEST: usize = 390;

/// How many of a lesson's rules are shown with their words: the first ones.
pub const RULES_SHOWN: usize = 3;

/// What is wrong with a lesson by the engine's own word. `items` are those of its drill; `courses` those
/// that it is given in, if it is known.
pub fn of_lesson(
    lesson: &Lesson,
    source: &str,
    shelf: &Shelf,
    items: &[Item],
    courses: &[Course],
) -> Vec<Diagnostic> {
    let places = Places::of(source);
    let mut found = Vec::new();
    let mut shown: BTreeSet<&str> = BTreeSet::new();
    for (index, model) in (0..).zip(&lesson.models) {
        let index = index.to_string();
        for good in [false, true] {
            let field = if good { "good" } else { "bad" };
            match model.acted(shelf, good) {
                None => {}
                // The way to the moment is both sides', and wrong once.
                Some(Err(error)) if good && error.turn <= model.lead.len() => {}
                Some(Err(error)) => {
                    let (field, turn) = place_of(model, field, error.turn);
                    found.push(illegal(places.find(&["models", &index, field, &turn]), &error.why));
                }
                Some(Ok(play)) => {
                    let turns = &play.turns()[model.lead.len()..];
                    shown.extend(turns.iter().map(|turn| judged(turn).rule.id));
                    let span = places.find(&["models", &index, field]);
                    found.extend(side(lesson, good, turns, span));
                }
            }
        }
    }
    let offered = items.iter().filter_map(|item| item.until(shelf)).flat_map(|play| play.offers());
    shown.extend(offered.map(|offer| offer.judgement.rule.id));
    for (index, rule) in lesson.rules.iter().enumerate().filter(|(_, rule)| !shown.contains(rule.id)) {
        found.push(error(
            Code::RuleNeverShown,
            places.find(&["rules", &index.to_string()]),
            Text::new(
                format!("{} 在示范和练习里都没有出现", rule.id),
                format!("{} is shown by no model and in no item", rule.id),
            ),
            Text::new("换一个示范，或者去掉这条规则。", "Choose another model, or take the rule out."),
        ));
    }
    found.extend(drill(items, places.find(&["drill"])));
    found.extend(forms(lesson, courses, places.find(&["models"])));
    found.extend(reading(lesson, shelf, items, places.find(&["title"])));
    found
}

fn error(code: Code, span: Option<Span>, message: Text, hint: Text) -> Diagnostic {
    Diagnostic { code: code.key(), severity: Severity::Error, span, message, hint, mend: None }
}

/// The field and the position in it of a turn that can't be made, from 1.
fn place_of(model: &Model, field: &'static str, turn: usize) -> (&'static str, String) {
    match turn.checked_sub(model.lead.len() + 1) {
        Some(position) => (field, position.to_string()),
        None => ("lead", turn.saturating_sub(1).to_string()),
    }
}

fn illegal(span: Option<Span>, why: &WhyIllegal) -> Diagnostic {
    let message = match why {
        WhyIllegal::NotOffered { picked, open } => {
            let open = open.iter().map(|option: &OptionIx| option.number().to_string());
            let open = open.collect::<Vec<_>>().join(", ");
            Text::new(
                format!("这里不能选 {picked}，能选的有 {open}"),
                format!("{picked} can't be said here; these can: {open}"),
            )
        }
        _ => Text::new("对话在这之前就结束了", "The conversation is over before this"),
    };
    let hint = Text::new(
        "用 counterpart play 走一遍，照着写编号。",
        "Walk it with counterpart play, and write the numbers that it gives.",
    );
    error(Code::IllegalModel, span, message, hint)
}

fn judged(turn: &TurnRecord) -> Judgement {
    turn.chosen().judgement
}

/// A bad side must be judged below 0 by a rule of the lesson, a good one above 0 and nowhere below.
fn side(lesson: &Lesson, good: bool, turns: &[TurnRecord], span: Option<Span>) -> Option<Diagnostic> {
    let worst = turns.iter().map(judged).min_by_key(|judgement| judgement.quality)?;
    let best = turns.iter().map(judged).max_by_key(|judgement| judgement.quality)?;
    let named = |rule: &str| lesson.rules.iter().any(|own| own.id == rule);
    if good {
        let wrong = if worst.quality < 0 { worst } else { best };
        return (best.quality <= 0 || worst.quality < 0).then(|| {
            error(
                Code::GoodIsNotGood,
                span,
                Text::new(
                    format!("好的这一边被 {} 判为 {}", wrong.rule.id, wrong.quality),
                    format!("The good side is judged {} by {}", wrong.quality, wrong.rule.id),
                ),
                Text::new("换一句判得好的。", "Choose a sentence that is judged above 0."),
            )
        });
    }
    let fails = turns.iter().map(judged).any(|judgement| judgement.quality < 0 && named(judgement.rule.id));
    (!fails).then(|| {
        error(
            Code::BadIsNotBad,
            span,
            Text::new(
                format!("坏的这一边被 {} 判为 {}", worst.rule.id, worst.quality),
                format!("The bad side is judged {} by {}", worst.quality, worst.rule.id),
            ),
            Text::new(
                "换一句被本课的规则判在 0 以下的；或者把那条规则写进 rules。",
                "Choose a sentence that a rule of the lesson judges below 0, or name that rule in `rules`.",
            ),
        )
    })
}

fn drill(items: &[Item], span: Option<Span>) -> Option<Diagnostic> {
    let scenarios: BTreeSet<&str> = items.iter().map(|item| item.desk.scenario.as_str()).collect();
    let (count, from) = (items.len(), scenarios.len());
    (count < FEWEST_ITEMS || from < 2).then(|| {
        error(
            Code::TooFewItems,
            span,
            Text::new(
                format!("练习题有 {count} 道，来自 {from} 个情景；至少要 {FEWEST_ITEMS} 道、2 个情景"),
                format!(
                    "There are {count} items from {from} scenarios; at least {FEWEST_ITEMS} from 2 are needed"
                ),
            ),
            Text::new(
                "在 best 和 against 里多写几种动作，或者多写几条规则。",
                "Name more moves in `best` and `against`, or more rules.",
            ),
        )
    })
}

/// A lesson whose models all lie in one form can't be given before that form is taken.
fn forms(lesson: &Lesson, courses: &[Course], span: Option<Span>) -> Option<Diagnostic> {
    let scenarios: BTreeSet<&str> = lesson.models.iter().map(|model| model.desk.scenario.as_str()).collect();
    let in_one = |course: &&Course| {
        let forms: BTreeSet<Option<usize>> = scenarios.iter().map(|id| course.form_of(id)).collect();
        forms.len() == 1 && forms.first().is_some_and(Option::is_some)
    };
    let message = match courses.iter().find(in_one) {
        _ if scenarios.len() < 2 => Text::new("所有示范都来自同一个情景", "All models are from one scenario"),
        Some(course) => Text::new(
            format!("所有示范都在课程 {} 的同一组里", course.id),
            format!("All models lie in one form of the course `{}`", course.id),
        ),
        None => return None,
    };
    Some(error(
        Code::ModelsInOneForm,
        span,
        message,
        Text::new(
            "再找一个示范，来自另一组的情景：一组没做过，它的情景就不能给人看。",
            "Find a model in a scenario of another form: what a form keeps can't be shown before it is taken.",
        ),
    ))
}

fn reading(lesson: &Lesson, shelf: &Shelf, items: &[Item], span: Option<Span>) -> Option<Diagnostic> {
    let seconds = reading_time(lesson, shelf, items);
    let [zh, en] = seconds;
    seconds.iter().any(|seconds| *seconds > LONGEST).then(|| {
        error(
            Code::TooMuchToRead,
            span,
            Text::new(
                format!("读完要 {zh} 秒（中文）、{en} 秒（英文），最多 {LONGEST} 秒"),
                format!("It takes {zh} s to read in Chinese and {en} s in English; at most {LONGEST} s"),
            ),
            Text::new("写短些，或者换短一点的示范。", "Write less, or choose models with shorter sentences."),
        )
    })
}

/// How long a lesson takes to read, in seconds, in Chinese and in English: its own words, its longest
/// model with both sides, the first [`RULES_SHOWN`] rules, and as many items as are taken at a time, of
/// the usual length.
pub fn reading_time(lesson: &Lesson, shelf: &Shelf, items: &[Item]) -> [usize; 2] {
    [Lang::Zh, Lang::En].map(|lang| {
        let of = |text: &Text| amount(text.get(lang), lang);
        let own = [&lesson.title, &lesson.recall, &lesson.unless];
        let own = own.into_iter().chain(&lesson.ifs).chain(&lesson.thens).map(of).sum::<usize>();
        let model = lesson.models.iter().map(|model| of_model(model, shelf, lang)).max().unwrap_or(0);
        let rules = lesson.rules.iter().take(RULES_SHOWN);
        let rules: usize =
            rules.map(|rule| amount(rule.name.get(lang), lang) + amount(rule.says.get(lang), lang)).sum();
        let drill: usize =
            items.iter().filter_map(|item| item.until(shelf)).map(|play| of_moment(&play, lang)).sum();
        let drill = (drill * usize::from(lesson.drill.take)).checked_div(items.len()).unwrap_or(0);
        ((own + model + rules + drill) * 60).div_ceil(READ_IN_A_MINUTE[lang as usize])
    })
}

/// Characters of Chinese, without marks; words of English.
fn amount(text: &str, lang: Lang) -> usize {
    match lang {
        Lang::Zh => text.chars().filter(|c| c.is_alphanumeric()).count(),
        Lang::En => text.split_whitespace().count(),
    }
}

/// What was said last before the moment, then both sides with what was thought.
fn of_model(model: &Model, shelf: &Shelf, lang: Lang) -> usize {
    let lead = model.until(shelf).and_then(Result::ok).map_or(0, |play| {
        amount(play.says(play.state()).get(lang), lang) + amount(play.thinks(play.state()).get(lang), lang)
    });
    let side = |good: bool| {
        let Some(Ok(play)) = model.acted(shelf, good) else { return 0 };
        let turns = &play.turns()[model.lead.len()..];
        let of_turn = |turn: &TurnRecord| {
            let said = amount(play.words(turn.before.beat, turn.chosen()).get(lang), lang);
            said + play.reaction(turn).map_or(0, |text| amount(text.get(lang), lang))
        };
        turns.iter().map(of_turn).sum::<usize>()
    };
    amount(model.say.get(lang), lang) + lead + side(false) + side(true)
}

/// What a drill item has one read: what was said just before, their line, the sentences to choose from, and
/// the thought on the best of them.
fn of_moment(play: &Play, lang: Lang) -> usize {
    let before = play
        .turns()
        .last()
        .map_or(0, |turn| amount(play.words(turn.before.beat, turn.chosen()).get(lang), lang));
    let offers = play.offers();
    let options: usize =
        offers.iter().map(|offer| amount(play.words(play.beat(), offer).get(lang), lang)).sum();
    before + amount(play.says(play.state()).get(lang), lang) + options
}
