//! `prove --sensitivity`: what hangs on the numbers of the model.

use super::Proved;
use super::progress::Progress;
use super::tables::table;
use super::workers::{Pool, share_out};
use crate::conversation::parameters::Parameters;
use crate::phrase;
use crate::proof::sensitivity::{
    Agreement, Measured, Variation, compare, measure, measure_while, variations,
};
use crate::scoring::rounded;
use crate::text::Lang;
use serde_json::{Value, json};

/// The seed of the combinations.
const SEED: u64 = 20_261_123;
/// How many of the numbers that matter most are named.
const NAMED: usize = 8;

/// How a seat fares under every variation.
pub struct Robustness {
    scenario: String,
    seat: String,
    /// One at a time: the constant, the factor, and how far the results agree.
    single: Vec<(&'static str, f64, Agreement)>,
    /// All at once.
    together: Vec<Agreement>,
}

/// Asks it of seats.
pub fn robustness(proved: &[Proved], budget: usize, lang: Lang) -> Vec<Robustness> {
    let variations = variations(SEED);
    let progress = Progress::new(proved.len() * variations.len(), lang);
    let measured: Vec<Robustness> = proved
        .iter()
        .map(|proved| {
            let base = measure(&proved.scenario, proved.proof.seat, &Parameters::DEFAULT, budget);
            let pool = Pool::new(budget);
            let results: Vec<Measured> = share_out(&variations, |place, variation| {
                let (seat, parameters) = (proved.proof.seat, &variation.parameters);
                let measured = pool.run(place, || {
                    let mut holds = |_: u8, states: usize| pool.holds(place, states);
                    measure_while(&proved.scenario, seat, parameters, budget, &mut holds)
                });
                progress.seat_done();
                Some(measured)
            });
            gathered(proved, &base, &variations, &results)
        })
        .collect();
    progress.finish();
    measured
}

fn gathered(proved: &Proved, base: &Measured, variations: &[Variation], results: &[Measured]) -> Robustness {
    let (scenario, seat) = (&proved.scenario, proved.seat());
    let mut robustness = Robustness {
        scenario: scenario.id.clone(),
        seat: seat.id.clone(),
        single: Vec::new(),
        together: Vec::new(),
    };
    for (variation, result) in variations.iter().zip(results) {
        let agreement = compare(base, result);
        match variation.of {
            Some((name, factor)) => robustness.single.push((name, factor, agreement)),
            None => robustness.together.push(agreement),
        }
    }
    robustness
}

fn least(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(f64::INFINITY, f64::min)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(1.0)
}

fn figure(value: f64) -> String {
    format!("{:.3}", rounded(value, 3))
}

fn share(value: f64) -> String {
    format!("{}%", rounded(100.0 * value, 1))
}

/// What came of it, for people.
pub fn words(all: &[Robustness], lang: Lang) -> String {
    let variations = all.first().map_or(0, |first| first.single.len() + first.together.len());
    let seats = all.len();
    let mut lines =
        vec![phrase!(lang, "cli.sensitivity.heading", seed = SEED, variations = variations, seats = seats)];
    for of in all {
        let mean_kept = of.together.iter().map(|one| one.kept).sum::<f64>() / of.together.len().max(1) as f64;
        lines.push(phrase!(
            lang,
            "cli.sensitivity.seat",
            scenario = of.scenario,
            seat = of.seat,
            single = figure(least(of.single.iter().map(|(_, _, one)| one.ranks))),
            kept = share(least(of.single.iter().map(|(_, _, one)| one.kept))),
            median = figure(median(of.together.iter().map(|one| one.ranks))),
            worst = figure(least(of.together.iter().map(|one| one.ranks))),
            kept_all = share(mean_kept),
        ));
        lines.push(phrase!(lang, "cli.sensitivity.worst"));
        let mut single: Vec<_> = of.single.iter().collect();
        single.sort_by(|a, b| a.2.ranks.total_cmp(&b.2.ranks).then(a.2.kept.total_cmp(&b.2.kept)));
        let rows: Vec<Vec<String>> = single
            .into_iter()
            .take(NAMED)
            .map(|(name, factor, one)| {
                vec![(*name).to_owned(), format!("×{factor}"), figure(one.ranks), share(one.kept)]
            })
            .collect();
        lines.push(table(&rows, false));
    }
    lines.join("\n") + "\n"
}

/// What came of it, for scripts.
pub fn json(all: &[Robustness]) -> Value {
    let one = |agreement: &Agreement| json!({"ranks": rounded(agreement.ranks, 9), "kept": rounded(agreement.kept, 9)});
    json!({
        "seed": SEED,
        "seats": all.iter().map(|of| json!({
            "scenario": of.scenario,
            "seat": of.seat,
            "single": of.single.iter().map(|(name, factor, agreement)| {
                json!({"constant": name, "factor": factor, "agreement": one(agreement)})
            }).collect::<Vec<_>>(),
            "together": of.together.iter().map(one).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}
