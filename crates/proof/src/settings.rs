//! What a library says about the lints: `library.ron` beside its scenarios.
//!
//! ```ron
//! Library(
//!     lints: {
//!         "CUE-03": (severity: Off),
//!         "TEXT-01": (severity: Error, limits: {"says-en": 200}),
//!     },
//! )
//! ```

use super::lints::{LINTS, Limits, Lint, find};
use counterpart_core::diagnostic::{Diagnostic, Severity, Span};
use counterpart_core::scenario::id::nearest;
use counterpart_core::scenario::places::Places;
use counterpart_core::text::{Lang, Text, list};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The name of the file.
pub const FILE: &str = "library.ron";

/// How much a lint matters in a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Level {
    /// Not looked for.
    Off,
    /// Reported.
    Warning,
    /// Reported, and counts as wrong.
    Error,
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Level {
        match severity {
            Severity::Note | Severity::Warning => Level::Warning,
            Severity::Error => Level::Error,
        }
    }
}

/// What a library goes by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    changed: BTreeMap<&'static str, (Option<Level>, Limits)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Library")]
struct LibraryDraft {
    #[serde(default)]
    lints: BTreeMap<String, LintDraft>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LintDraft {
    severity: Option<Level>,
    #[serde(default)]
    limits: BTreeMap<String, f64>,
}

impl Settings {
    /// How much a lint matters; nothing if it is off.
    pub fn severity(&self, lint: &Lint) -> Option<Severity> {
        let changed = self.changed.get(lint.id).and_then(|(level, _)| *level);
        match changed.unwrap_or(Level::from(lint.class.severity())) {
            Level::Off => None,
            Level::Warning => Some(Severity::Warning),
            Level::Error => Some(Severity::Error),
        }
    }

    /// The limits that a lint goes by.
    pub fn limits(&self, lint: &Lint) -> Limits {
        self.changed.get(lint.id).map_or_else(|| Limits::of(lint.limits), |(_, limits)| limits.clone())
    }

    /// Reads the file's text. What can't be made sense of is reported and left as it was.
    pub fn parse(source: &str) -> (Settings, Vec<Diagnostic>) {
        let options =
            ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let draft: LibraryDraft = match options.from_str(source) {
            Ok(draft) => draft,
            Err(error) => return (Settings::default(), vec![unreadable(source, &error)]),
        };
        let places = Places::of(source);
        let mut settings = Settings::default();
        let mut problems = Vec::new();
        for (id, draft) in draft.lints {
            let Some(lint) = find(&id) else {
                problems.push(unknown(
                    places.find(&["lints", &id]),
                    &id,
                    nearest(&id.to_uppercase(), LINTS.iter().map(|lint| lint.id)),
                ));
                continue;
            };
            let mut limits = Limits::of(lint.limits);
            for (name, value) in draft.limits {
                if !limits.set(&name, value) {
                    let known: Vec<&str> = lint.limits.iter().map(|(known, _)| *known).collect();
                    let span = places.find(&["lints", &id, "limits", &name]);
                    problems.push(no_such_limit(span, lint, &name, &known));
                }
            }
            settings.changed.insert(lint.id, (draft.severity, limits));
        }
        (settings, problems)
    }
}

/// `ron` counts lines and columns from 1, columns in characters.
fn unreadable(source: &str, error: &ron::error::SpannedError) -> Diagnostic {
    let at = error.span.start;
    let line_start: usize = source.split_inclusive('\n').take(at.line.saturating_sub(1)).map(str::len).sum();
    let inside =
        source[line_start..].chars().take(at.col.saturating_sub(1)).map(char::len_utf8).sum::<usize>();
    let start = (line_start + inside).min(source.len());
    Diagnostic {
        code: "library-unreadable",
        severity: Severity::Error,
        span: Some(Span::new(start, start + 1)),
        message: Text::new(format!("读不懂：{}", error.code), format!("This can’t be read: {}", error.code)),
        hint: Text::new("照 docs/proof.md 里的例子写。", "Write it like the example in docs/proof.md."),
        mend: None,
    }
}

fn unknown(span: Option<Span>, word: &str, meant: Option<&str>) -> Diagnostic {
    Diagnostic {
        code: "library-unknown",
        severity: Severity::Error,
        span,
        message: Text::new(format!("没有 {word}"), format!("There is no `{word}`")),
        hint: match meant {
            Some(meant) => Text::new(format!("是 {meant} 吗？"), format!("Did you mean `{meant}`?")),
            None => Text::new(
                "counterpart rules 列出了所有检查项。",
                "`counterpart rules` lists everything that is looked for.",
            ),
        },
        mend: None,
    }
}

fn no_such_limit(span: Option<Span>, lint: &Lint, name: &str, known: &[&str]) -> Diagnostic {
    let hint = if known.is_empty() {
        Text::new(format!("{} 没有界限可设。", lint.id), format!("{} has no limits to set.", lint.id))
    } else {
        Text::new(
            format!("{} 有这些：{}。", lint.id, list(Lang::Zh, known)),
            format!("{} has these: {}.", lint.id, list(Lang::En, known)),
        )
    };
    Diagnostic { hint, ..unknown(span, name, None) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_library_says_counts_and_the_rest_stays() {
        let (settings, problems) = Settings::parse(
            r#"Library(lints: {"CUE-03": (severity: Off), "text-01": (severity: Error, limits: {"says-en": 200})})"#,
        );
        assert_eq!(problems, []);
        let lint = |id| find(id).expect("a lint");
        assert_eq!(settings.severity(lint("CUE-03")), None);
        assert_eq!(settings.severity(lint("TEXT-01")), Some(Severity::Error));
        assert!((settings.limits(lint("TEXT-01")).get("says-en") - 200.0).abs() < 1e-9);
        assert!((settings.limits(lint("TEXT-01")).get("says-zh") - 60.0).abs() < 1e-9);
        assert_eq!(settings.severity(lint("CUE-01")), Some(Severity::Error));
        assert_eq!(settings.severity(lint("MODE-01")), Some(Severity::Warning));
    }

    #[test]
    fn what_is_mistyped_is_named_with_its_place() {
        let source = r#"Library(lints: {"CUE-33": (severity: Off), "CUE-01": (limits: {"mots": 0.5})})"#;
        let (_, problems) = Settings::parse(source);
        let at: Vec<&str> = problems
            .iter()
            .filter_map(|found| found.span)
            .map(|span| &source[span.start..span.end])
            .collect();
        assert_eq!(at, ["\"mots\"", "\"CUE-33\""]);
        assert!(problems[0].hint.en.contains("most"), "{:?}", problems[0]);
        let (_, problems) = Settings::parse("Library(\n    lint: {},\n)");
        assert_eq!(problems.len(), 1);
        assert!(problems[0].span.is_some_and(|span| span.start > 8), "{problems:?}");
    }
}
