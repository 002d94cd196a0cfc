//! The drill of a lesson: moments in which its rules decide, found by walking scenarios, not written.
//!
//! An item is a moment after at most four sentences. The best sentence there is one of the lesson's
//! moves, judged +1 or more by one of the lesson's rules or because of heat; a tempting one is offered
//! that is judged −1 or less. Of one beat there are at most two moments, with different best sentences:
//! that the mood decides is the point. Length gives nothing away: in neither language is the best
//! sentence the longest in more than a third of the items.

use super::lesson::{Lesson, play};
use super::{Code, Desk, Kind, Parsed, Shelf, parts};
use counterpart_core::conversation::{Offer, Pick, Play};
use counterpart_core::diagnostic::{Diagnostic, Severity};
use counterpart_core::scenario::outline::Node;
use counterpart_core::scenario::places::Places;
use counterpart_core::scenario::reading::{Fields, Reader};
use counterpart_core::scenario::{BeatIx, OptionIx, Scenario, SeatIx};
use counterpart_core::text::Text;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;
use std::sync::Arc;

/// How the names of these files end, after the lesson's id.
pub const ENDING: &str = ".drill.ron";

/// The longest way to an item, in sentences.
pub const LONGEST_LEAD: usize = 4;

/// The most items of a drill.
pub const MOST_ITEMS: usize = 60;

/// The most items of one beat.
const MOST_OF_A_BEAT: usize = 2;

/// A drill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drill {
    /// The lesson, by its id.
    pub lesson: String,
    /// The scenarios that the items are from, with their hashes.
    pub scenarios: Vec<(String, String)>,
    /// The items.
    pub items: Vec<Item>,
}

/// A moment and what is best there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Whose moment.
    pub desk: Desk,
    /// What is said until then.
    pub lead: Vec<OptionIx>,
    /// The best sentence.
    pub best: OptionIx,
}

impl Item {
    /// The conversation up to the moment; none if it can't come to that.
    pub fn until(&self, shelf: &Shelf) -> Option<Play> {
        play(shelf, &self.desk, &self.lead)?.ok()
    }
}

/// The items of a lesson, from these scenarios.
pub fn generate(lesson: &Lesson, shelf: &Shelf) -> Drill {
    let mut found: Vec<Vec<(Item, [bool; 2])>> = Vec::new();
    let mut scenarios: Vec<&Arc<Scenario>> = shelf.scenarios.iter().collect();
    scenarios.sort_by(|a, b| a.id.cmp(&b.id));
    for scenario in &scenarios {
        for seat in (0u8..).map(SeatIx).take(scenario.seats.len()) {
            found.push(of_a_seat(lesson, scenario, seat, &models_at(lesson, shelf, scenario, seat)));
        }
    }
    // By turns from every seat, so that a cut leaves some of each.
    let mut mixed: Vec<(Item, [bool; 2])> = Vec::new();
    let longest = found.iter().map(Vec::len).max().unwrap_or(0);
    for round in 0..longest {
        mixed.extend(found.iter().filter_map(|items| items.get(round).cloned()));
    }
    let mut kept = thinned(mixed);
    kept.truncate(MOST_ITEMS);
    // What a cut leaves may hold a larger share of long ones than before.
    let mut items: Vec<Item> = thinned(kept).into_iter().map(|(item, _)| item).collect();
    items.sort_by(|a, b| (&a.desk, a.lead.len(), &a.lead).cmp(&(&b.desk, b.lead.len(), &b.lead)));
    let used: BTreeSet<&str> = items.iter().map(|item| item.desk.scenario.as_str()).collect();
    let scenarios = scenarios.iter().filter(|scenario| used.contains(scenario.id.as_str()));
    Drill {
        lesson: lesson.id.clone(),
        scenarios: scenarios.map(|scenario| (scenario.id.clone(), scenario.hash.clone())).collect(),
        items,
    }
}

/// The beats of the lesson's own models at a seat: what was shown is no exercise.
fn models_at(lesson: &Lesson, shelf: &Shelf, scenario: &Scenario, seat: SeatIx) -> BTreeSet<BeatIx> {
    let here = lesson.models.iter().filter(|model| {
        model.desk.scenario == scenario.id && model.desk.seat == scenario.seats[seat.index()].id
    });
    here.filter_map(|model| Some(model.until(shelf)?.ok()?.beat())).collect()
}

/// The items of one seat, each with whether its best sentence is the longest, in Chinese and in English.
fn of_a_seat(
    lesson: &Lesson,
    scenario: &Arc<Scenario>,
    seat: SeatIx,
    shown: &BTreeSet<BeatIx>,
) -> Vec<(Item, [bool; 2])> {
    let desk = Desk { scenario: scenario.id.clone(), seat: scenario.seats[seat.index()].id.clone() };
    let mut items = Vec::new();
    let mut of_beat: BTreeMap<BeatIx, Vec<OptionIx>> = BTreeMap::new();
    let mut open = VecDeque::from([Play::start(Arc::clone(scenario), seat)]);
    // The shortest ways come first, and of those the one with the smaller numbers.
    while let Some(here) = open.pop_front() {
        let offers = here.offers();
        let known = of_beat.entry(here.beat()).or_default();
        if !shown.contains(&here.beat())
            && known.len() < MOST_OF_A_BEAT
            && let Some(best) = item(lesson, &offers)
            && !known.contains(&best.option)
        {
            known.push(best.option);
            let lead = here.picks().iter().map(|pick| pick.option).collect();
            items.push((
                Item { desk: desk.clone(), lead, best: best.option },
                is_longest(&here, &offers, best),
            ));
        }
        if here.turns().len() < LONGEST_LEAD {
            for offer in &offers {
                let mut next = here.clone();
                if next.pick(Pick::option(offer.option)).is_ok() && next.ending().is_none() {
                    open.push_back(next);
                }
            }
        }
    }
    items
}

/// The best of what is offered, if the moment is one for this lesson.
fn item<'o>(lesson: &Lesson, offers: &'o [Offer]) -> Option<&'o Offer> {
    let best = offers.iter().max_by_key(|offer| offer.judgement.quality)?;
    let alone = offers.iter().filter(|offer| offer.judgement.quality == best.judgement.quality).count() == 1;
    let rule = best.judgement.rule.id;
    let taught = lesson.rules.iter().any(|taught| taught.id == rule) || rule.starts_with("HEAT-");
    let tempts =
        |offer: &&Offer| offer.judgement.quality <= -1 && lesson.drill.against.contains(&offer.act.kind);
    let is_one = alone
        && best.judgement.quality >= 1
        && taught
        && lesson.drill.best.contains(&best.act.kind)
        && offers.iter().any(|offer| tempts(&offer));
    is_one.then_some(best)
}

/// Whether the best sentence is the longest of those offered, in Chinese and in English.
fn is_longest(play: &Play, offers: &[Offer], best: &Offer) -> [bool; 2] {
    let lengths = |offer: &Offer| {
        let text: &Text = play.words(play.beat(), offer);
        [text.zh.chars().count(), text.en.chars().count()]
    };
    let own = lengths(best);
    let others = || offers.iter().filter(|offer| offer.option != best.option).map(lengths);
    [0, 1].map(|lang| others().all(|other| other[lang] < own[lang]))
}

/// Leaves out items whose best sentence is the longest until they are at most a third.
fn thinned(mixed: Vec<(Item, [bool; 2])>) -> Vec<(Item, [bool; 2])> {
    let mut kept = mixed.iter().filter(|(_, longest)| *longest == [false; 2]).count();
    let mut long = [0usize; 2];
    let mut thinned = Vec::new();
    for (item, longest) in mixed {
        if longest != [false; 2] {
            let with = [0, 1].map(|lang| long[lang] + usize::from(longest[lang]));
            if with.iter().any(|count| 3 * count > kept + 1) {
                continue;
            }
            (long, kept) = (with, kept + 1);
        }
        thinned.push((item, longest));
    }
    thinned
}

/// A drill as a file.
pub fn write(drill: &Drill) -> String {
    let mut out = String::from("// Generated: counterpart lesson drill ");
    let numbers = |options: &[OptionIx]| {
        options.iter().map(|option| option.number().to_string()).collect::<Vec<_>>().join(", ")
    };
    // A string takes whatever is written to it.
    let mut line = |text: std::fmt::Arguments| out.write_fmt(text).unwrap_or_default();
    line(format_args!(
        "{0}\nDrill(\n    format: 1,\n    lesson: \"{0}\",\n    scenarios: {{\n",
        drill.lesson
    ));
    for (id, hash) in &drill.scenarios {
        line(format_args!("        \"{id}\": \"{hash}\",\n"));
    }
    line(format_args!("    }},\n    items: [\n"));
    for Item { desk, lead, best } in &drill.items {
        let (scenario, seat) = (&desk.scenario, &desk.seat);
        let (lead, best) = (numbers(lead), best.number());
        line(format_args!(
            "        (scenario: \"{scenario}\", seat: \"{seat}\", lead: [{lead}], best: {best}),\n"
        ));
    }
    line(format_args!("    ],\n)\n"));
    out
}

/// Reads and checks a drill: its scenarios must be those that it was made from. Whether its items are
/// still good: [`idle`].
pub fn parse(source: &str, shelf: &Shelf) -> Parsed<Drill> {
    super::parse(Kind::Drill, source, |reader, node| drill(reader, node, shelf))
}

fn drill(reader: &mut Reader, node: &Node, shelf: &Shelf) -> Option<Drill> {
    let fields = Fields::of(reader, node, Kind::Drill.root(), &["format", "lesson", "scenarios", "items"])?;
    let format = parts::format(&fields, reader);
    let lesson = fields.part(reader, "lesson", |reader, node| reader.id(node));
    let scenarios = fields.map(reader, "scenarios", |reader, node| reader.string(node))?;
    let items = fields.part(reader, "items", |reader, node| {
        reader.whole_list(node, |reader, node| read_item(reader, node, shelf))
    });
    let id = lesson.as_ref().map_or("ID", |lesson| &lesson.value).to_owned();
    for (scenario, hash) in &scenarios.list {
        let Some((found, hash)) = shelf.scenario(&scenario.value).zip(hash.as_ref()) else { continue };
        if found.hash != hash.value {
            reader.report_as(
                Code::StaleDrill.key(),
                hash.span,
                Text::new(
                    format!("情景 {} 改过了，这些题是照旧的做的", scenario.value),
                    format!("The scenario `{}` has changed since these items were made", scenario.value),
                ),
                Text::new(
                    format!("重新做一遍：counterpart lesson drill {id}"),
                    format!("Make them anew: counterpart lesson drill {id}"),
                ),
            );
        }
    }
    format?;
    let scenarios = scenarios.list.into_iter().map(|(id, hash)| Some((id.value, hash?.value)));
    Some(Drill { lesson: lesson?.value, scenarios: scenarios.collect::<Option<Vec<_>>>()?, items: items? })
}

fn read_item(reader: &mut Reader, node: &Node, shelf: &Shelf) -> Option<Item> {
    let fields = Fields::of(reader, node, "item", &["scenario", "seat", "lead", "best"])?;
    let (scenario, seat) = (fields.id(reader, "scenario"), fields.id(reader, "seat"));
    let desk = scenario.zip(seat).and_then(|(scenario, seat)| parts::seat(reader, shelf, &scenario, &seat));
    let lead = fields.part(reader, "lead", parts::options);
    let best = fields.part(reader, "best", parts::option);
    Some(Item { desk: desk?, lead: lead?, best: best? })
}

/// Items that are no longer what they were: the way can't be gone, or something else is best there. Rules
/// change, too, not only scenarios.
pub fn idle(drill: &Drill, lesson: &Lesson, source: &str, shelf: &Shelf) -> Vec<Diagnostic> {
    let places = Places::of(source);
    let holds = |found: &Item| {
        let play = found.until(shelf)?;
        let offers = play.offers();
        item(lesson, &offers).filter(|best| best.option == found.best).map(|_| ())
    };
    let idle = drill.items.iter().enumerate().filter(|(_, found)| holds(found).is_none());
    idle.map(|(index, _)| Diagnostic {
        code: Code::IdleItem.key(),
        severity: Severity::Error,
        span: places.find(&["items", &index.to_string()]),
        message: Text::new("照今天的规则，这一题不成立了", "By the rules of today this item no longer holds"),
        hint: Text::new(
            format!("重新做一遍：counterpart lesson drill {}", lesson.id),
            format!("Make them anew: counterpart lesson drill {}", lesson.id),
        ),
        mend: None,
    })
    .collect()
}
