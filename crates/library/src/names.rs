//! Names of files: which are scenarios, which nearly are, and which were made by something else.

use std::path::Path;

/// The ending of scenario files.
pub const EXTENSION: &str = "ron";

/// What a file's name says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A scenario.
    Scenario,
    /// A scenario but for one ending too many, as `x.ron.txt`: what it should be called.
    OneEndingTooMany(String),
    /// What a system lays beside a file of this name and nobody reads.
    Companion(String),
    /// Something else.
    Other,
}

/// What a file's name says it is.
pub fn named(path: &Path) -> Named {
    let Some(name) = path.file_name() else { return Named::Other };
    let name = name.to_string_lossy();
    if let Some(of) = name.strip_prefix("._") {
        return if ends_in_ron(of) { Named::Companion(of.to_owned()) } else { Named::Other };
    }
    if name.starts_with('.') {
        return Named::Other;
    }
    if ends_in_ron(&name) {
        return Named::Scenario;
    }
    // What an editor or a browser adds to a name that it doesn't know.
    const ADDED: [&str; 8] = [".txt", ".text", ".rtf", ".doc", ".docx", ".md", ".json", ".html"];
    let lower = name.to_ascii_lowercase();
    let added = ADDED.into_iter().find(|added| lower.ends_with(added));
    match added.map(|added| &name[..name.len() - added.len()]) {
        Some(meant) if ends_in_ron(meant) => Named::OneEndingTooMany(meant.to_owned()),
        _ => Named::Other,
    }
}

/// Whether a name ends as scenarios do, in whatever case: Windows and cameras write `.RON`.
fn ends_in_ron(name: &str) -> bool {
    let dot = name.len().checked_sub(EXTENSION.len() + 1);
    dot.is_some_and(|dot| {
        dot > 0
            && name.is_char_boundary(dot)
            && name[dot..].starts_with('.')
            && name[dot + 1..].eq_ignore_ascii_case(EXTENSION)
    })
}

/// The name of which a file looks like a copy, as file managers and sync clients make them: `x (1)`,
/// `x - Copy`, `x - 副本`, `x (conflicted copy 2026-11-30)`, `x.sync-conflict-…`, `x-DESKTOP-7A2K9QX`, `x 2`.
/// Both without their ending.
pub fn copied_from(stem: &str) -> Option<&str> {
    const MARKS: [&str; 10] = [
        " - copy",
        " copy",
        "_copy",
        " - 副本",
        " 副本",
        "的副本",
        ".sync-conflict-",
        " - 复制",
        "_conflict",
        ".conflict",
    ];
    // In small letters the same length: only ASCII is looked for in both.
    let lower = stem.to_ascii_lowercase();
    let marked = MARKS.iter().filter_map(|mark| lower.find(mark)).min();
    let bracketed = [" (", "(", "（", " （"].iter().filter_map(|open| {
        let at = lower.find(open)?;
        let inside = lower[at..].trim_start_matches([' ', '(', '（']).trim_end_matches([')', '）']);
        let tells = ["copy", "conflict", "副本", "冲突", "复制"].iter().any(|word| inside.contains(word));
        let numbered = !inside.is_empty() && inside.chars().all(|c| c.is_ascii_digit());
        (tells || numbered).then_some(at)
    });
    let at = bracketed.chain(marked).chain(computer(stem)).chain(counted(stem)).min()?;
    (at > 0).then(|| &stem[..at])
}

/// Where the name of a computer begins that somebody's cloud put behind a name: capitals, digits and hyphens, up
/// to the end (`x-DESKTOP-7A2K9QX`) or to what else was put there (`x_OFFICE_Nov-30-1012-2026`). Ids have no
/// capitals.
fn computer(stem: &str) -> Option<usize> {
    const SHORTEST: usize = 3;
    let of_a_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let mut starts = stem.match_indices(['-', '_']).map(|(at, _)| at);
    starts.find(|at| {
        let name = stem[at + 1..].split('_').next().unwrap_or_default();
        name.len() >= SHORTEST
            && name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.chars().all(of_a_name)
    })
}

/// Where a number begins that was put behind a name to tell it from another (`x 2`). Ids have no spaces.
fn counted(stem: &str) -> Option<usize> {
    let kept = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    (kept.len() < stem.len() && kept.ends_with(' ')).then(|| kept.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_nearly_right_are_known_for_what_they_are() {
        for name in ["a.ron", "A-b.RON", "名称.Ron", "a (1).ron"] {
            assert_eq!(named(Path::new(name)), Named::Scenario, "{name}");
        }
        for name in ["a.ron.txt", "a.ron.TXT", "a.ron.docx"] {
            assert_eq!(named(Path::new(name)), Named::OneEndingTooMany("a.ron".into()), "{name}");
        }
        assert_eq!(named(Path::new("x/._a.ron")), Named::Companion("a.ron".into()));
        for name in
            [".ron", ".a.ron.swp", ".a.ron", "a.ron.bak", "a.ron~", "a.txt", "ron", "._a", "", "好", "r好n"]
        {
            assert_eq!(named(Path::new(name)), Named::Other, "{name}");
        }
    }

    #[test]
    fn copies_are_known_by_what_made_them() {
        for copy in [
            "a-b (1)",
            "a-b(2)",
            "a-b - Copy",
            "a-b - Copy (2)",
            "a-b copy",
            "a-b copy 2",
            "a-b - 副本",
            "a-b 副本",
            "a-b的副本",
            "a-b - 副本 (3)",
            "a-b（1）",
            "a-b (conflicted copy 2026-11-30)",
            "a-b (Li Wei's conflicted copy 2026-11-30)",
            "a-b (冲突的副本 2026-11-30)",
            "a-b.sync-conflict-20261130-101112-ABCDEFG",
            "a-b (Case Conflict)",
            "a-b_conflict-20261130",
            "a-b-DESKTOP-7A2K9QX",
            "a-b-LIWEI-PC",
            "a-b-LAPTOP-3",
            "a-b_OFFICE_Nov-30-1012-2026_Conflict",
            "a-b.Conflict",
            "a-b 2",
            "a-b 副本 3",
        ] {
            assert_eq!(copied_from(copy), Some("a-b"), "{copy}");
        }
        for other in
            ["a-b", "a-copy", "copy", "a (draft)", "(1)", "a-b-2", "a-b-V2", "2 2b", " 2", "PC-7", ""]
        {
            assert_eq!(copied_from(other), None, "{other}");
        }
    }
}
