//! The list of characters that can be drawn is what the fonts themselves say. `INSTA_UPDATE=always` writes it
//! anew after a font has changed.

#![allow(clippy::disallowed_methods, reason = "the fonts are read from the disk")]

use counterpart_core::characters::is_drawn;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/fonts")
}

fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    bytes[at..at + length].iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// The characters of a font, by its table `cmap`: segments of format 4 (by their differences alone, glyph 0
/// left out) and groups of format 12. OpenType specification 1.9, "cmap".
fn characters(font: &[u8]) -> BTreeSet<u32> {
    let tables = (0..number(font, 4, 2)).map(|table| 12 + 16 * table);
    let cmap = tables
        .clone()
        .find(|at| &font[*at..at + 4] == b"cmap")
        .map(|at| number(font, at + 8, 4))
        .expect("a cmap");
    let mut found = BTreeSet::new();
    for table in 0..number(font, cmap + 2, 2) {
        let start = cmap + number(font, cmap + 4 + 8 * table + 4, 4);
        match number(font, start, 2) {
            4 => {
                let double = number(font, start + 6, 2);
                for segment in (0..double).step_by(2) {
                    let last = number(font, start + 14 + segment, 2);
                    let first = number(font, start + 16 + double + segment, 2);
                    let delta = number(font, start + 16 + 2 * double + segment, 2);
                    let at = start + 16 + 3 * double + segment;
                    let offset = number(font, at, 2);
                    for code in (first..=last).filter(|code| *code != 0xffff) {
                        let glyph = match offset {
                            0 => code + delta,
                            _ => match number(font, at + offset + 2 * (code - first), 2) {
                                0 => 0,
                                glyph => glyph + delta,
                            },
                        };
                        if glyph % 0x1_0000 != 0 {
                            found.insert(code as u32);
                        }
                    }
                }
            }
            12 => {
                for group in 0..number(font, start + 12, 4) {
                    let at = start + 16 + 12 * group;
                    found.extend((number(font, at, 4)..=number(font, at + 4, 4)).map(|code| code as u32));
                }
            }
            format => panic!("a table of format {format}"),
        }
    }
    found
}

fn of_face(face: &str) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder()).expect("the fonts") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.contains(face) && (name.ends_with(".otf") || name.ends_with(".ttf")) {
            found.extend(characters(&std::fs::read(&path).expect("a font")));
        }
    }
    found
}

/// What both the regular and the bold face have, as ranges.
fn listed() -> String {
    let both: Vec<u32> = of_face("Regular").intersection(&of_face("Bold")).copied().collect();
    assert!(both.len() > 8_000, "only {} characters", both.len());
    let ranges = both.chunk_by(|one, next| one + 1 == *next).map(|range| match range {
        [only] => format!("{only:x}"),
        range => format!("{:x}-{:x}", range[0], range[range.len() - 1]),
    });
    let mut lines = vec![String::new()];
    for range in ranges {
        let length = lines.last().map_or(0, String::len);
        if length + range.len() + 1 > 100 {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(&range);
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_list_is_what_the_fonts_have() {
    let path = folder().join("characters.txt");
    let listed = listed();
    if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        std::fs::write(&path, &listed).expect("the list is written");
    }
    let known = std::fs::read_to_string(&path).expect("the list");
    assert!(
        known == listed,
        "{} isn't what the fonts have; INSTA_UPDATE=always writes it anew",
        path.display()
    );
    for code in (0x20..0x1_0000).step_by(97) {
        let Some(c) = char::from_u32(code) else { continue };
        let drawn = of_list(&known, code);
        assert!(!drawn || is_drawn(c), "{c}");
    }
    for c in ['電', 'Ł', '😀', '👍', '✗'] {
        assert_eq!(is_drawn(c), of_list(&known, u32::from(c)), "{c}");
    }
}

fn of_list(list: &str, code: u32) -> bool {
    let number = |digits: &str| u32::from_str_radix(digits, 16).expect("a number");
    list.split_whitespace().any(|range| {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        (number(first)..=number(last)).contains(&code)
    })
}
