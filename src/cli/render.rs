//! A diagnostic as people read it in a terminal.
//!
//! **Not here:** which problems there are and how they are worded (`scenario::check`, `proof::lints`).

use crate::diagnostic::{Diagnostic, Place, Severity, excerpt, line_at};
use crate::library::LoadedFile;
use crate::phrase;
use crate::proof::lints;
use crate::text::Lang;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet, normalize_untrusted_str};

/// How wide a shown line may be, in columns. The renderer cuts a longer one around the place.
const WIDTH: usize = 100;

/// How much of a line the renderer is given, in characters: it goes through all of it for every problem, and
/// a file may be one line of megabytes.
const LONGEST_LINE: usize = 4 * WIDTH;

/// How much of a place is underlined at most, in characters: enough to see what is meant.
const LONGEST_MARK: usize = 40;

/// One problem of a file: what is wrong and its code, the place, the line itself, what to do.
pub fn diagnostic(checked: &LoadedFile, problem: &Diagnostic, lang: Lang, colours: bool) -> String {
    let title = level(problem, lang).primary_title(problem.message.get(lang)).id(problem.code);
    // The renderer takes these as they are, and what an author wrote may stand in them.
    let path = normalize_untrusted_str(&checked.name);
    let hint = normalize_untrusted_str(problem.hint.get(lang));
    let hint = Level::HELP.with_name(phrase!(lang, "cli.level.help")).message(hint);
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let Some(span) = problem.span else {
        let origin = Origin::path(path);
        return renderer.render(&[title.element(origin).element(hint)]);
    };
    let place = Place::of(&checked.source, span.start);
    let shown = excerpt(&checked.source, span.start, LONGEST_LINE);
    let line = &checked.source[shown.clone()];
    let mut from = span.start.clamp(shown.start, shown.end) - shown.start;
    while !line.is_char_boundary(from) {
        from -= 1;
    }
    // Of a place that goes over several lines, the first is shown.
    let length = span.end.saturating_sub(span.start);
    let marked: usize = line[from..]
        .char_indices()
        .take(LONGEST_MARK)
        .take_while(|(byte, _)| *byte < length)
        .map(|(_, character)| character.len_utf8())
        .sum();
    let snippet = Snippet::source(line)
        .line_start(place.line)
        .annotation(AnnotationKind::Primary.span(from..from + marked));
    if line.len() == line_at(&checked.source, span.start).len() {
        return renderer.render(&[title.element(snippet.path(path)).element(hint)]);
    }
    // The renderer would count the column in what it is given.
    let origin = Origin::path(path).line(place.line).char_column(place.column);
    renderer.render(&[title.element(origin).element(snippet).element(hint)])
}

/// What a problem is headed with: the class of what a lint found, the colour by how much it matters here.
/// What keeps a file from being read is an error, and no more need be said.
fn level(problem: &Diagnostic, lang: Lang) -> Level<'static> {
    let (level, otherwise) = match problem.severity {
        Severity::Note => (Level::NOTE, phrase!(lang, "cli.level.note")),
        Severity::Error => (Level::ERROR, phrase!(lang, "cli.level.error")),
        Severity::Warning => (Level::WARNING, phrase!(lang, "cli.level.warning")),
    };
    let class = lints::find(problem.code).map(|lint| lint.class.name().get(lang).to_owned());
    level.with_name(class.unwrap_or(otherwise))
}

/// A problem that is about no file in particular.
pub fn at_large(problem: &Diagnostic, lang: Lang, colours: bool) -> String {
    let title = level(problem, lang).primary_title(problem.message.get(lang)).id(problem.code);
    let hint = normalize_untrusted_str(problem.hint.get(lang));
    let hint = Level::HELP.with_name(phrase!(lang, "cli.level.help")).message(hint);
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    renderer.render(&[title.element(hint)])
}

/// A name in words that can't steer the terminal.
pub fn plain(name: &str) -> String {
    normalize_untrusted_str(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;
    use crate::text::Text;

    fn rendered(source: &str, span: Option<Span>) -> String {
        let checked =
            LoadedFile { name: "a.ron".into(), source: source.into(), scenario: None, problems: Vec::new() };
        let problem = Diagnostic {
            code: "some-code",
            severity: Severity::Warning,
            span,
            message: Text::new("不对", "wrong"),
            hint: Text::new("改\u{1b}[31m", "mend it\u{1b}[31m"),
            mend: None,
        };
        diagnostic(&checked, &problem, Lang::En, false)
    }

    #[test]
    fn the_place_is_marked_on_its_line() {
        insta::assert_snapshot!(rendered("Scenario(\n  title: 1,\n)", Some(Span::new(12, 17))));
    }

    #[test]
    fn a_problem_of_the_whole_file_names_the_file() {
        insta::assert_snapshot!(rendered("", None));
    }

    #[test]
    fn a_place_at_the_end_or_over_several_lines_or_beyond_is_shown_all_the_same() {
        let source = "Scenario(\n  a: 1,\n";
        for (start, end) in [(source.len(), source.len()), (0, source.len()), (999, 1999), (10, 5)] {
            let shown = rendered(source, Some(Span::new(start, end)));
            assert!(shown.contains("a.ron:") && shown.contains("mend it"), "{start}..{end}\n{shown}");
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_place_however_wide_its_characters() {
        for filler in ["a b ", "换位", "\t"] {
            let before = filler.repeat(10_000);
            let source = format!("{before}Shout{}", filler.repeat(10_000));
            let whole = Span::new(0, source.len());
            for span in [Span::new(before.len(), before.len() + 5), whole] {
                let shown = rendered(&source, Some(span));
                let longest = shown.lines().map(|line| line.chars().count()).max();
                assert!(longest <= Some(2 * WIDTH), "{shown}");
                assert!(span == whole || shown.contains("Shout"), "{shown}");
                let column = before.chars().count() + 1;
                assert!(span == whole || shown.contains(&format!("a.ron:1:{column}\n")), "{shown}");
            }
        }
    }

    #[test]
    fn what_an_author_wrote_cannot_steer_the_terminal() {
        let source = "title: \"\u{1b}[31m\"";
        assert!(!rendered(source, Some(Span::new(7, 14))).contains('\u{1b}'));
    }
}
