//! `counterpart skill`: a person's skill over their plays, and what it rests on.

use super::args::SkillArgs;
use super::print::Console;
use super::transcript::Keyed;
use super::{COULD_NOT, FINE};
use crate::conversation::digest;
use crate::history::{CountedPlay, NotCounted, PersonSkill, date_of, skill};
use crate::library::Library;
use crate::phrase;
use crate::records::{self, DATABASE_FILE, Store};
use crate::scenario::Cluster;
use crate::scoring::{Evidence, LEAST_TELLING, Measure, rounded};
use crate::text::{Lang, labelled};
use crate::words;
use jiff::tz::TimeZone;
use serde::Serialize;
use std::io;
use std::path::Path;

/// Says what the plays in the data folder come to together.
pub fn skill_of(console: Console, args: &SkillArgs, lang: Lang) -> io::Result<u8> {
    let folder = args.data.clone().or_else(records::data_dir);
    // A person's own scenarios lie where the game looks for them.
    let beside = folder.as_ref().map(|folder| folder.join("scenarios"));
    let library = Library::load(args.scenarios.as_deref().or(beside.as_deref()));
    for unread in &library.unread {
        console.complain(unread.told().get(lang))?;
    }
    let found = match folder.filter(|folder| folder.join(DATABASE_FILE).exists()) {
        Some(folder) => read(console, &folder, &library, lang)?,
        None => Some((None, PersonSkill::default())),
    };
    let Some((person, found)) = found else { return Ok(COULD_NOT) };
    if args.json {
        console.line(&serde_json::to_string_pretty(&shape(person, &found))?)?;
    } else {
        console.line(&told(&library, &found, lang))?;
    }
    Ok(FINE)
}

/// The person and their skill; none if the records can't be read, which is said.
fn read(
    console: Console,
    folder: &Path,
    library: &Library,
    lang: Lang,
) -> io::Result<Option<(Option<String>, PersonSkill)>> {
    let opened = match Store::open(folder, jiff::Timestamp::now().as_millisecond()) {
        Ok(opened) => opened,
        Err(error) => {
            console.complain(error.told().get(lang))?;
            return Ok(None);
        }
    };
    if let Some(notice) = &opened.notice {
        console.complain(notice.told().get(lang))?;
    }
    let store = opened.store;
    let zone = TimeZone::system();
    match store.person().and_then(|person| Ok((Some(person.uid), skill(&store, library, &zone)?))) {
        Ok(found) => Ok(Some(found)),
        Err(error) => {
            console.complain(error.told(store.path()).get(lang))?;
            Ok(None)
        }
    }
}

fn told(library: &Library, found: &PersonSkill, lang: Lang) -> String {
    let PersonSkill { skills, plays } = found;
    let counted = plays.iter().filter(|play| play.not_counted.is_none()).count();
    let mut lines = vec![phrase!(lang, "cli.skill.heading", plays = counted)];
    let row = |name: &str, measure: &Measure, least: usize| {
        format!("  {}", labelled(lang, name, &measured(measure, least, lang)))
    };
    lines.push(row(&phrase!(lang, "skill.composite"), &skills.composite, 0));
    for (cluster, measure) in Cluster::ALL.into_iter().zip(&skills.clusters) {
        lines.push(row(cluster.name().get(lang), measure, LEAST_TELLING));
    }
    lines.push(format!("  {}", phrase!(lang, "skill.scale")));
    let left_out: Vec<String> = plays.iter().filter_map(|play| left_out(library, play, lang)).collect();
    if !left_out.is_empty() {
        lines.push(String::new());
        lines.push(phrase!(lang, "cli.skill.left_out"));
        lines.extend(left_out);
    }
    lines.push(String::new());
    lines.push(phrase!(lang, "debrief.not_a_test"));
    lines.join("\n")
}

/// A word and its figures, or what is missing to them; a cluster needs `least` telling decisions.
fn measured(measure: &Measure, least: usize, lang: Lang) -> String {
    let Evidence { scenarios, telling, best } = measure.evidence;
    let counts = phrase!(lang, "skill.told", telling = telling, best = best);
    match measure.estimate {
        Some(estimate) => {
            let figure = |value| format!("{:+.2}", rounded(value, 2)).replace('-', "−");
            let [low, high] = estimate.band().map(figure);
            let word = estimate.standing().name().get(lang);
            phrase!(
                lang,
                "cli.skill.estimate",
                word = word,
                low = low,
                high = high,
                counts = counts,
                scenarios = scenarios
            )
        }
        None => {
            let missing = words::evidence_missing(lang, measure.evidence, least);
            phrase!(lang, "cli.skill.not_yet", counts = counts, missing = missing)
        }
    }
}

/// A play that doesn't count, and why; none for one that does.
fn left_out(library: &Library, play: &CountedPlay, lang: Lang) -> Option<String> {
    let why = play.not_counted?.told(lang);
    let row = &play.row;
    let title = match library.find(&row.scenario_id) {
        Some(scenario) => scenario.title.get(lang).to_owned(),
        None => row.scenario_id.clone(),
    };
    let day = date_of(play.day);
    Some(phrase!(lang, "cli.skill.play", title = title, seat = row.seat, day = day, why = why))
}

/// As scripts read it.
#[derive(Debug, Serialize)]
struct Shape {
    /// Null where there are no records.
    person: Option<String>,
    /// The digest of the rules and numbers of now.
    rules: &'static str,
    skills: Keyed<Measured>,
    plays: Vec<Counted>,
}

/// What is known, with figures only where there is enough evidence.
#[derive(Debug, Serialize)]
struct Measured {
    scenarios: usize,
    telling: usize,
    best: usize,
    enough: bool,
    standing: Option<&'static str>,
    mean: Option<f64>,
    sd: Option<f64>,
    /// One standard deviation to either side of the mean.
    band: Option<[f64; 2]>,
}

#[derive(Debug, Serialize)]
struct Counted {
    uid: String,
    scenario: String,
    seat: String,
    /// The date on which it was begun.
    day: String,
    /// The digest of the rules and numbers by which it was judged; empty where that wasn't kept.
    rules: String,
    /// Whether those are other ones than those of now.
    judged_by_other_rules: bool,
    counts: bool,
    /// Why it doesn't count; null if it does.
    why_not: Option<&'static str>,
}

fn shape(person: Option<String>, found: &PersonSkill) -> Shape {
    let measured = |measure: &Measure| {
        let Evidence { scenarios, telling, best } = measure.evidence;
        let estimate = measure.estimate;
        Measured {
            scenarios,
            telling,
            best,
            enough: estimate.is_some(),
            standing: estimate.map(|estimate| estimate.standing().key()),
            mean: estimate.map(|estimate| rounded(estimate.mean, 2)),
            sd: estimate.map(|estimate| rounded(estimate.sd, 2)),
            band: estimate.map(|estimate| estimate.band().map(|end| rounded(end, 2))),
        }
    };
    let composite = ("composite".to_owned(), measured(&found.skills.composite));
    let clusters = Cluster::ALL
        .into_iter()
        .zip(&found.skills.clusters)
        .map(|(cluster, measure)| (cluster.key().to_owned(), measured(measure)));
    let plays = found.plays.iter().map(|play| Counted {
        uid: play.row.uid.clone(),
        scenario: play.row.scenario_id.clone(),
        seat: play.row.seat.clone(),
        day: date_of(play.day).to_string(),
        rules: play.row.rules.clone(),
        judged_by_other_rules: play.row.rules != digest(),
        counts: play.not_counted.is_none(),
        why_not: play.not_counted.map(NotCounted::key),
    });
    Shape {
        person,
        rules: digest(),
        skills: Keyed(std::iter::once(composite).chain(clusters).collect()),
        plays: plays.collect(),
    }
}
