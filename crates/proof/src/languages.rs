//! The languages that a scenario is written in: what isn't written in a language can't be too long in
//! it, and nobody can go by its length.

use counterpart_core::scenario::Scenario;
use counterpart_core::text::Lang;

/// The languages of a scenario, in the order of [`Lang::ALL`].
pub fn languages(scenario: &Scenario) -> Vec<Lang> {
    Lang::ALL.into_iter().filter(|lang| scenario.languages.contains(lang)).collect()
}
