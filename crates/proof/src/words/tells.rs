//! The n-grams that tell most, for writers: how often they stand in best options, and which options
//! carry them.

use super::grams::{BEGIN, END};
use super::reader::Reader;
use super::{Sheet, WordsAudit};
use counterpart_core::text::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// So many are listed of each sort: those that tell best options, and those that tell others.
pub const LISTED: usize = 20;

/// What stands in fewer options than this is chance.
const LEAST: usize = 4;

/// Words that tell best options from others.
#[derive(Clone, Debug, PartialEq)]
pub struct Tell {
    /// The words; `[` is where a sentence begins, `]` where it ends.
    pub text: String,
    /// Whether they tell best options; otherwise they tell that an option isn't the best.
    pub tells_best: bool,
    /// In how many options they stand.
    pub options: usize,
    /// How many of these are the best of their beat.
    pub best: usize,
    /// How strongly they tell, in standard deviations from chance.
    pub deviations: f64,
    /// The options in which they stand.
    pub carriers: Vec<Carrier>,
}

/// An option that carries words.
#[derive(Clone, Debug, PartialEq)]
pub struct Carrier {
    /// Its scenario.
    pub scenario: String,
    /// Its seat.
    pub seat: String,
    /// Its beat.
    pub beat: String,
    /// Its place among the options, from 0.
    pub option: u8,
    /// Whether it is the best of its beat in most states.
    pub best: bool,
    /// What it says.
    pub says: String,
}

/// What tells most, best options first, each sort by strength. Of n-grams that stand in one another, and
/// in the same options, the longest is named.
pub(super) fn tells(sheets: &[Sheet], reader: &Reader, lang: Lang) -> Vec<Tell> {
    let mut carried: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for (number, sheet) in sheets.iter().enumerate() {
        for (option, of) in sheet.options.iter().enumerate() {
            for gram in &of.grams {
                carried.entry(gram).or_default().push((number, option));
            }
        }
    }
    let scenarios = |carriers: &[(usize, usize)]| {
        carriers.iter().map(|(sheet, _)| sheets[*sheet].scenario).collect::<BTreeSet<usize>>().len()
    };
    // One scenario's own topic tells nothing to somebody who reads another.
    let mut ranked: Vec<(&str, f64)> = reader
        .weights()
        .filter(|(gram, _)| {
            let carriers = &carried[gram];
            carriers.len() >= LEAST && scenarios(carriers) > 1 && says_something(gram)
        })
        .map(|(gram, weight)| (gram, weight.deviations))
        .collect();
    // The stronger first; of equals the longer, then by the alphabet.
    ranked.sort_by(|(one, strong), (other, stronger)| {
        let by_strength = stronger.abs().total_cmp(&strong.abs());
        by_strength.then(other.len().cmp(&one.len())).then(one.cmp(other))
    });
    let mut listed: Vec<(&str, f64)> = Vec::new();
    for tells_best in [true, false] {
        let mut own: Vec<(&str, f64)> = Vec::new();
        for (gram, strength) in ranked.iter().copied().filter(|(_, of)| (*of > 0.0) == tells_best) {
            let said = own.iter().any(|(known, _)| {
                (known.contains(gram) || gram.contains(known)) && mostly(&carried[gram], &carried[known])
            });
            if !said {
                own.push((gram, strength));
            }
            if own.len() == LISTED {
                break;
            }
        }
        listed.extend(own);
    }
    let tell = |(gram, deviations): (&str, f64)| {
        let carriers: Vec<Carrier> = carried[gram].iter().map(|at| carrier(sheets, *at, lang)).collect();
        Tell {
            text: gram.to_owned(),
            tells_best: deviations > 0.0,
            options: carriers.len(),
            best: carriers.iter().filter(|carrier| carrier.best).count(),
            deviations,
            carriers,
        }
    };
    listed.into_iter().map(tell).collect()
}

/// Whether there is a letter in it: a comma may tell, and no writer can do anything about it.
fn says_something(gram: &str) -> bool {
    gram.replace([BEGIN, END].map(|mark| mark.chars().next().unwrap_or(' ')), "")
        .chars()
        .any(char::is_alphanumeric)
}

/// Whether two n-grams stand in the same options, but for a fifth of them.
fn mostly(one: &[(usize, usize)], other: &[(usize, usize)]) -> bool {
    let shared = one.iter().filter(|at| other.contains(at)).count();
    5 * shared >= 4 * one.len().min(other.len())
}

fn carrier(sheets: &[Sheet], (sheet, option): (usize, usize), lang: Lang) -> Carrier {
    let sheet = &sheets[sheet];
    let (scenario, seat) = sheet.seat;
    let seat = &scenario.seats[seat.index()];
    let of = &sheet.options[option];
    Carrier {
        scenario: scenario.id.clone(),
        seat: seat.id.clone(),
        beat: seat.beat(sheet.beat).id.clone(),
        option: option as u8,
        best: of.best,
        says: of.choice.say.get(lang).to_owned(),
    }
}

impl WordsAudit {
    /// What tells most, of one sort: best options, or others.
    pub fn strongest(&self, tells_best: bool) -> impl Iterator<Item = &Tell> {
        self.tells.iter().filter(move |tell| tell.tells_best == tells_best)
    }
}
