//! What the lints find in scenarios, seats and libraries, by a library's settings.
//!
//! **Not here:** the lints ([`super::lints`]), reading the settings ([`super::settings`]).

use super::lints::{AnswersView, Check, Finding, LINTS, LibraryView, Limits, Lint, Scope, SeatView, Spot};
use super::seat::SeatProof;
use super::settings::Settings;
use super::unreached::Unseen;
use counterpart_core::diagnostic::{Diagnostic, Severity};
use counterpart_core::scenario::places::Places;
use counterpart_core::scenario::{Day, DayIx, Scenario};
use counterpart_core::text::Text;

/// Something that a lint found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The lint.
    pub lint: &'static Lint,
    /// How much it matters here.
    pub severity: Severity,
    /// What it found.
    pub finding: Finding,
}

impl Found {
    /// The finding as a problem of a scenario's file, with its place.
    pub fn diagnostic(&self, scenario: &Scenario, places: &Places) -> Diagnostic {
        let path = self.finding.spot.path(scenario);
        let span = if path.is_empty() {
            None
        } else {
            places.find(&path.iter().map(String::as_str).collect::<Vec<_>>())
        };
        Diagnostic { span, ..self.at_large() }
    }

    /// The finding as one of another day, which it names.
    fn on(self, day_ix: DayIx, day: &Day) -> Found {
        let Finding { spot, message, advice } = self.finding;
        let spot = match spot {
            Spot::Seat(seat) => Spot::Day(seat, day_ix),
            other => other,
        };
        let message = Text::new(
            format!("“{}”这一天：{}", day.id, message.zh),
            format!("On the day `{}`: {}", day.id, message.en),
        );
        Found { finding: Finding { spot, message, advice }, ..self }
    }

    /// The finding without a place.
    pub fn at_large(&self) -> Diagnostic {
        Diagnostic {
            code: self.lint.id,
            severity: self.severity,
            span: None,
            message: self.finding.message.clone(),
            hint: self
                .finding
                .advice
                .clone()
                .unwrap_or_else(|| Text::new(self.lint.advice.zh, self.lint.advice.en)),
            mend: None,
        }
    }
}

/// What is found in the text of a scenario, alone or as one of several.
pub fn in_scenario(scenario: &Scenario, scope: Scope, settings: &Settings) -> Vec<Found> {
    run(settings, scope, |check, limits| match check {
        Check::Scenario(check) => check(scenario, limits),
        Check::Answers(_) | Check::Seat(_) | Check::Library(_) => Vec::new(),
    })
}

/// What is found in a seat, alone or as one of several.
pub fn in_seat(scenario: &Scenario, proof: &SeatProof, scope: Scope, settings: &Settings) -> Vec<Found> {
    let answers = AnswersView::of(scenario, proof);
    let whole = SeatView::of(scenario, proof);
    run(settings, scope, |check, limits| match (check, &whole) {
        (Check::Answers(check), _) => check(&answers, limits),
        (Check::Seat(check), Some(view)) => check(view, limits),
        // Of a seat of which not everything was explored, there are no figures to go by.
        (Check::Seat(_), None) | (Check::Scenario(_) | Check::Library(_), _) => Vec::new(),
    })
}

/// What is found on the other days of a seat, each by itself. What one day doesn't bring up another may, so
/// what no play comes upon is said of the seat; and what is found at a beat on the day as it is written is
/// said there.
pub fn on_days(scenario: &Scenario, proof: &SeatProof, scope: Scope, settings: &Settings) -> Vec<Found> {
    let usual = in_seat(scenario, proof, scope, settings);
    let is_known = |found: &Found| {
        let same = |known: &Found| known.lint.id == found.lint.id && known.finding.spot == found.finding.spot;
        !matches!(found.finding.spot, Spot::Seat(_)) && usual.iter().any(same)
    };
    let days = scenario.seats[proof.seat.index()].each_day().zip(&proof.days);
    days.flat_map(|((day_ix, day), proof)| {
        let other = scenario.on_day(proof.seat, day_ix);
        let unseen = Unseen::of(Vec::new(), proof.complete());
        let proof = SeatProof { unseen, reasons: Vec::new(), ..proof.clone() };
        let found = other.map(|other| in_seat(&other, &proof, scope, settings)).unwrap_or_default();
        found
            .into_iter()
            .filter(|found| !is_known(found))
            .map(|found| found.on(day_ix, day))
            .collect::<Vec<_>>()
    })
    .collect()
}

/// What is found in several seats together.
pub fn in_library(view: &LibraryView, settings: &Settings) -> Vec<Found> {
    if view.seats == 0 {
        return Vec::new();
    }
    run(settings, Scope::of(view.scenarios), |check, limits| match check {
        Check::Library(check) => check(view, limits),
        Check::Scenario(_) | Check::Answers(_) | Check::Seat(_) => Vec::new(),
    })
}

fn run(settings: &Settings, scope: Scope, look: impl Fn(Check, &Limits) -> Vec<Finding>) -> Vec<Found> {
    LINTS
        .iter()
        .copied()
        .filter(|lint| scope.allows(lint.class))
        .filter_map(|lint| Some((lint, settings.severity(lint)?)))
        .flat_map(|(lint, severity)| {
            let found = look(lint.check, &settings.limits(lint));
            found.into_iter().map(move |finding| Found { lint, severity, finding })
        })
        .collect()
}
