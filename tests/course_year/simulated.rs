//! Forty-one made-up people of two departments, and what they do in a year: whom they are, what they answer, how they
//! choose. Each has a skill θ that differs by scenario; after the course it is higher by [`GAIN`].

use counterpart::conversation::{Pick, Play};
use counterpart::library::Library;
use counterpart::scenario::MoveKind;
use rand::RngExt as _;
use rand_chacha::ChaCha12Rng;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

/// By how much everybody gains.
pub const GAIN: f64 = 0.5;
/// How steeply people choose by skill, as the model has it.
const SLOPE: f64 = 0.7;
/// By how much people differ from scenario to scenario.
const BY_SCENARIO: f64 = 1.2;

/// A standard normal (Box & Muller 1958).
pub fn normal(random: &mut ChaCha12Rng) -> f64 {
    let (one, two): (f64, f64) = (random.random(), random.random());
    (-2.0 * (1.0 - one).ln()).sqrt() * (2.0 * std::f64::consts::PI * two).cos()
}

/// A place in a list, by these weights.
pub fn drawn(weights: &[f64], random: &mut ChaCha12Rng) -> usize {
    let mut at = random.random::<f64>() * weights.iter().sum::<f64>();
    weights
        .iter()
        .position(|weight| {
            at -= weight;
            at < 0.0
        })
        .unwrap_or(weights.len() - 1)
}

/// Somebody.
pub struct Person {
    pub name: String,
    pub department: &'static str,
    pub second_first: bool,
    theta: f64,
    by_scenario: BTreeMap<String, f64>,
}

impl Person {
    pub fn new(number: usize, department: &'static str, random: &mut ChaCha12Rng) -> Person {
        // Two departments have somebody of the same code.
        let name = format!("K{}", number / 2);
        Person {
            name,
            department,
            second_first: number % 4 >= 2,
            theta: normal(random),
            by_scenario: BTreeMap::new(),
        }
    }

    /// A conversation to its end.
    pub fn talks(&mut self, library: &Library, desk: &str, learnt: bool, random: &mut ChaCha12Rng) -> Play {
        let (id, seat) = desk.split_once('/').unwrap();
        let scenario = library.find(id).unwrap();
        let own = *self.by_scenario.entry(id.to_owned()).or_insert_with(|| BY_SCENARIO * normal(random));
        let ability = self.theta + own + if learnt { GAIN } else { 0.0 };
        let mut play = Play::start(Arc::clone(scenario), scenario.seat(seat).unwrap().0);
        while play.ending().is_none() {
            let offers = play.offers();
            let weights: Vec<f64> =
                offers.iter().map(|of| (SLOPE * ability * f64::from(of.judgement.quality)).exp()).collect();
            let chosen = &offers[drawn(&weights, random)];
            let confidence = (chosen.act.kind == MoveKind::Predict).then_some(70);
            play.pick(Pick { option: chosen.option, confidence }).unwrap();
        }
        play
    }
}

/// The choices of a conversation as the command line takes them.
pub fn choices(play: &Play) -> String {
    let written = play.picks().into_iter().map(|pick| match pick.confidence {
        Some(sure) => format!("{}@{sure}", pick.option.number()),
        None => pick.option.number().to_string(),
    });
    written.collect::<Vec<_>>().join(",")
}

/// What one person answers in a survey about a line.
pub struct Answers {
    /// The items in the order of the survey; none where they couldn't say.
    pub values: Vec<Option<u8>>,
    /// What would help most.
    pub picks: Vec<usize>,
}

/// The answers of so many people, around these levels of 0–4; the items that are needed most are picked more often.
pub fn answers(people: usize, levels: &[f64], mirrored: usize, random: &mut ChaCha12Rng) -> Vec<Answers> {
    let person = |_| {
        let value = |level: &f64, random: &mut ChaCha12Rng| {
            let value = (level + 0.8 * normal(random)).round().clamp(0.0, 4.0) as u8;
            (random.random::<f64>() > 0.04).then_some(value)
        };
        let values = levels.iter().map(|level| value(level, random)).collect();
        let mut picks: Vec<usize> = Vec::new();
        let weights: Vec<f64> = levels[..mirrored].iter().map(|level| (4.0 - level).powi(3)).collect();
        while picks.len() < 3 {
            let pick = drawn(&weights, random);
            if !picks.contains(&pick) {
                picks.push(pick);
            }
        }
        Answers { values, picks }
    };
    (0..people).map(person).collect()
}

/// The counters of both sides as somebody types them in.
pub fn counters(codes: &[String], sides: [&[Answers]; 2]) -> String {
    let mut table = "line,side,item,answered,0,1,2,3,4,picked\n".to_owned();
    for (side, answers) in ["customer", "supplier"].into_iter().zip(sides) {
        for (item, code) in codes.iter().enumerate() {
            write!(table, "up-down,{side},{code},{}", answers.len()).unwrap();
            for value in 0..=4 {
                let count = answers.iter().filter(|of| of.values[item] == Some(value)).count();
                write!(table, ",{count}").unwrap();
            }
            writeln!(table, ",{}", answers.iter().filter(|of| of.picks.contains(&item)).count()).unwrap();
        }
    }
    table
}
