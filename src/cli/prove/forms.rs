//! `prove --forms`: which seats, played before and after a course, are as hard as each other, and what a
//! score on one form is worth on another.
//!
//! **Not here:** how forms are compared and searched (`course::forms`).

use super::Proved;
use super::report::figure;
use super::tables::table;
use crate::course::forms::{
    Arrangement, Curve, MOST_APART, Pair, SeatCurve, Wish, apart, arranged, best, equated,
};
use crate::course::needs::Side;
use crate::phrase;
use crate::scoring::rounded;
use crate::text::{Lang, list};
use serde_json::{Value, json};

/// At these skills expected outcomes are printed; JSON has all.
const PRINTED: [f64; 4] = [-1.0, 0.0, 1.0, 2.0];
/// Scores that are equated, 0–100.
const SCORES: std::ops::RangeInclusive<u32> = 0..=100;
/// Of these, every so manieth is printed.
const EVERY: usize = 10;

/// What was found.
pub struct Forms {
    /// Seats that were left out, since not everything of them was explored.
    open: Vec<String>,
    /// Names of seats that there aren't.
    unknown: Vec<String>,
    /// Whether the forms were named; otherwise they are the best of all.
    named: bool,
    found: Option<Arrangement>,
}

/// Forms as they are named: seats joined by `+`, forms by commas.
fn read(named: &str) -> Vec<Vec<String>> {
    named.split(',').map(|form| form.split('+').map(|seat| seat.trim().to_owned()).collect()).collect()
}

/// Searches the best forms of what was proved, or compares those that are named.
pub fn forms(proved: &[Proved], named: Option<&str>) -> Forms {
    let (whole, open): (Vec<&Proved>, Vec<&Proved>) = proved.iter().partition(|of| of.proof.complete());
    let seats: Vec<SeatCurve> = whole.into_iter().map(seat).collect();
    let open = open.into_iter().map(|of| seat(of).name()).collect();
    let Some(named) = named else {
        return Forms { open, unknown: Vec::new(), named: false, found: best(&seats, Wish::USUAL) };
    };
    let forms = read(named);
    let is_unknown = |name: &&String| !seats.iter().any(|seat| seat.name() == **name);
    let unknown = forms.iter().flatten().filter(is_unknown).cloned().collect();
    Forms { open, unknown, named: true, found: arranged(&seats, &forms) }
}

fn seat(proved: &Proved) -> SeatCurve {
    let (scenario, at) = (&proved.scenario, proved.seat());
    let department = scenario.cast.get(at.plays.index()).map(|person| person.department);
    let is_supplier = department == Some(scenario.flow.supplier);
    let learners = &proved.proof.learners;
    SeatCurve {
        scenario: scenario.id.clone(),
        seat: at.id.clone(),
        side: if is_supplier { Side::Provider } else { Side::Customer },
        curve: Curve {
            thetas: learners.iter().map(|learner| learner.theta).collect(),
            means: learners.iter().map(|learner| learner.mean).collect(),
            spreads: learners.iter().map(|learner| learner.spread).collect(),
        },
    }
}

impl Forms {
    /// Whether there are forms, and none lies too far from another.
    pub fn are_alike(&self) -> bool {
        self.found.as_ref().is_some_and(|found| apart(found).is_empty())
    }

    /// In words.
    pub fn words(&self, lang: Lang) -> String {
        let mut lines = Vec::new();
        if !self.open.is_empty() {
            let seats = list(lang, &self.open.iter().map(String::as_str).collect::<Vec<_>>());
            lines.push(phrase!(lang, "cli.prove.forms_open", seats = seats));
        }
        let Some(found) = &self.found else {
            lines.push(if self.unknown.is_empty() {
                phrase!(lang, "cli.prove.forms_none")
            } else {
                let seats = list(lang, &self.unknown.iter().map(String::as_str).collect::<Vec<_>>());
                phrase!(lang, "cli.prove.forms_unknown", seats = seats)
            });
            return lines.join("\n");
        };
        lines.push(if self.named {
            phrase!(lang, "cli.prove.forms_named")
        } else {
            phrase!(lang, "cli.prove.forms_best", searched = found.searched)
        });
        for (place, form) in found.forms.iter().enumerate() {
            let seats = form.seats.join(" + ");
            lines.push(phrase!(lang, "cli.prove.forms_form", number = place + 1, seats = seats));
        }
        lines.push(String::new());
        lines.push(phrase!(lang, "cli.prove.forms_expected"));
        lines.push(expected(found, lang));
        lines.push(String::new());
        lines.push(phrase!(lang, "cli.prove.forms_pairs"));
        lines.push(pairs(found, lang));
        lines.push(String::new());
        lines.extend(equating(found, lang));
        let most = figure(MOST_APART, 1);
        lines.push(if apart(found).is_empty() {
            phrase!(lang, "cli.prove.forms_alike", most = most)
        } else {
            phrase!(lang, "cli.prove.forms_apart", most = most)
        });
        lines.join("\n")
    }

    /// For scripts.
    pub fn json(&self) -> Value {
        let found = self.found.as_ref();
        json!({
            "named": self.named,
            "left_out": self.open,
            "unknown": self.unknown,
            "searched": found.map(|found| found.searched),
            "forms": found.map(|found| found.forms.iter().map(|form| json!({
                "seats": form.seats,
                "thetas": form.curve.thetas,
                "means": all(&form.curve.means),
                "spreads": all(&form.curve.spreads),
            })).collect::<Vec<_>>()),
            "pairs": found.map(|found| found.pairs.iter().map(|pair| json!({
                "forms": [pair.first, pair.second],
                "rms": rounded(pair.distance.rms, 9),
                "bias": rounded(pair.distance.bias, 9),
                "spread": rounded(pair.distance.spread, 9),
                "most": rounded(pair.distance.most, 9),
            })).collect::<Vec<_>>()),
            // What each score, 0 to 100, is worth on form 1: a list for each form from the second on.
            "equated": found.map(|found| equated_all(found).iter().map(|scores| {
                scores.as_ref().map(|scores| all(scores))
            }).collect::<Vec<_>>()),
            "alike": self.are_alike(),
        })
    }
}

fn all(values: &[f64]) -> Vec<f64> {
    values.iter().map(|value| rounded(*value, 9)).collect()
}

fn heading(lang: Lang, number: usize) -> String {
    phrase!(lang, "cli.prove.forms_number", number = number)
}

fn expected(found: &Arrangement, lang: Lang) -> String {
    let mut rows = vec![vec![String::new()]];
    rows[0].extend(PRINTED.map(|theta| format!("θ {}", figure(theta, 0))));
    for (place, form) in found.forms.iter().enumerate() {
        let mut row = vec![heading(lang, place + 1)];
        row.extend(PRINTED.map(|theta| {
            let place = form.curve.thetas.iter().position(|known| *known == theta);
            place.map_or_else(String::new, |place| {
                let (mean, spread) = (form.curve.means[place], form.curve.spreads[place]);
                format!("{mean:.1} ± {spread:.1}")
            })
        }));
        rows.push(row);
    }
    table(&rows, false)
}

fn pairs(found: &Arrangement, lang: Lang) -> String {
    let names = ["rms", "bias", "spread", "most"];
    let mut rows = vec![vec![String::new()]];
    rows[0].extend(names.map(|name| match name {
        "rms" => phrase!(lang, "cli.prove.forms_rms"),
        "bias" => phrase!(lang, "cli.prove.forms_bias"),
        "spread" => phrase!(lang, "cli.prove.forms_spread"),
        _ => phrase!(lang, "cli.prove.forms_most"),
    }));
    rows.extend(found.pairs.iter().map(|Pair { first, second, distance }| {
        let decimals = |value: f64, many: usize| format!("{value:.many$}").replace('-', "−");
        vec![
            phrase!(lang, "cli.prove.forms_pair", first = first, second = second),
            decimals(distance.rms, 2),
            decimals(rounded(distance.bias, 2), 2),
            decimals(distance.spread, 2),
            decimals(distance.most, 1),
        ]
    }));
    table(&rows, false)
}

/// What each score is worth on form 1, for each form from the second on; none where the outcome expected
/// doesn't rise with skill.
fn equated_all(found: &Arrangement) -> Vec<Option<Vec<f64>>> {
    let Some((first, others)) = found.forms.split_first() else { return Vec::new() };
    let of = |form: &Curve| -> Option<Vec<f64>> {
        SCORES.map(|score| equated(form, &first.curve, f64::from(score))).collect()
    };
    others.iter().map(|form| of(&form.curve)).collect()
}

fn equating(found: &Arrangement, lang: Lang) -> Vec<String> {
    let scores = SCORES.step_by(EVERY).map(|score| score.to_string());
    let mut rows =
        vec![std::iter::once(phrase!(lang, "cli.prove.forms_score")).chain(scores).collect::<Vec<_>>()];
    for (place, equated) in equated_all(found).into_iter().enumerate() {
        let Some(equated) = equated else { continue };
        let cells = equated.into_iter().step_by(EVERY).map(|score| format!("{score:.1}"));
        rows.push(std::iter::once(heading(lang, place + 2)).chain(cells).collect());
    }
    if rows.len() == 1 {
        return Vec::new();
    }
    vec![phrase!(lang, "cli.prove.forms_equated"), table(&rows, false), String::new()]
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn forms_are_named_by_their_seats() {
        let forms = read("bounced-claim/finance+changed-spec/manufacturing, late-shipment/sales");
        assert_eq!(forms[0], ["bounced-claim/finance", "changed-spec/manufacturing"]);
        assert_eq!(forms[1], ["late-shipment/sales"]);
    }
}
