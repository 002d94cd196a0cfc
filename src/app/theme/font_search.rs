//! Looking through the fonts of a system for those that draw certain characters.
//!
//! Of each file no more is read than what it says of its letters; only the ones that are taken are read whole.
//! A file may be anything: what can't be read or understood is passed over.
//!
//! **Not here:** when that is done, and what becomes of what was found (`system_fonts`).

use egui::FontData;
use skrifa::raw::tables::cmap::Cmap;
use skrifa::raw::{FontData as Bytes, FontRead as _};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

/// How deep folders of fonts are looked into, how many files at the most, and how large they may be, in bytes.
const DEEPEST: u8 = 6;
const MOST_FILES: usize = 10_000;
const LARGEST: u64 = 128 << 20;
/// The most that a file may say of its letters, in bytes, and the most faces that it may have.
const LARGEST_TABLE: u32 = 4 << 20;
const MOST_FACES: u32 = 64;
/// The most fonts that are taken for one search.
const MOST_FONTS: usize = 6;

/// Faces that are made for screens, the ones that fit the game's own best first; any other comes behind them.
const LIKED: [&str; 20] = [
    "notosanscjk",
    "notosanstc",
    "notosanshk",
    "sourcehansans",
    "msyh",
    "msjh",
    "pingfang",
    "hiragino",
    "stheiti",
    "wqy",
    "droidsansfallback",
    "notosans-",
    "segoeui",
    "arialuni",
    "arial",
    "dejavusans",
    "liberationsans",
    "notoemoji",
    "seguisym",
    "symbola",
];

/// Where a system keeps its fonts.
pub fn folders() -> Vec<PathBuf> {
    let below =
        |variable: &str, path: &str| std::env::var_os(variable).map(|home| Path::new(&home).join(path));
    if cfg!(target_os = "windows") {
        let own = below("LOCALAPPDATA", "Microsoft/Windows/Fonts");
        return below("WINDIR", "Fonts").into_iter().chain(own).collect();
    }
    if cfg!(target_os = "macos") {
        let system = ["/System/Library/Fonts", "/Library/Fonts"].map(PathBuf::from);
        return system.into_iter().chain(below("HOME", "Library/Fonts")).collect();
    }
    let shared = std::env::var_os("XDG_DATA_DIRS").unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let shared: Vec<PathBuf> = std::env::split_paths(&shared).map(|folder| folder.join("fonts")).collect();
    let own = below("XDG_DATA_HOME", "fonts").or_else(|| below("HOME", ".local/share/fonts"));
    let always = ["/usr/share/fonts", "/usr/local/share/fonts"].map(PathBuf::from);
    let mut all: Vec<PathBuf> =
        shared.into_iter().chain(always).chain(own).chain(below("HOME", ".fonts")).collect();
    all.sort();
    all.dedup();
    all
}

/// Fonts in these folders that together draw as many of the characters as any do, the ones that draw most of them
/// first.
pub fn search(folders: &[PathBuf], wanted: &BTreeSet<char>) -> Vec<FontData> {
    let mut files = Vec::new();
    for folder in folders {
        files_in(folder, DEEPEST, &mut files);
    }
    let mut faces: Vec<Face> = files.iter().flat_map(|file| faces_of(file, wanted)).collect();
    let mut left = wanted.clone();
    let mut found = Vec::new();
    while found.len() < MOST_FONTS && !left.is_empty() {
        faces.retain(|face| !face.draws.is_disjoint(&left));
        let best = (0..faces.len()).min_by_key(|at| {
            let face = &faces[*at];
            let worth = face.draws.intersection(&left).count();
            (std::cmp::Reverse(worth), face.liking, face.oddness, face.path, face.index)
        });
        let Some(best) = best.map(|at| faces.swap_remove(at)) else { break };
        // It may have gone since, or be of no use as a whole; then another may draw the same.
        match std::fs::read(best.path) {
            Ok(bytes) if skrifa::FontRef::from_index(&bytes, best.index).is_ok() => {
                left.retain(|c| !best.draws.contains(c));
                found.push(FontData { index: best.index, ..FontData::from_owned(bytes) });
            }
            Ok(_) | Err(_) => {}
        }
    }
    found
}

/// A face that draws some of what is wanted.
struct Face<'f> {
    path: &'f Path,
    index: u32,
    draws: BTreeSet<char>,
    /// Its place among the liked ones.
    liking: usize,
    /// How far it is from an upright, regular letter.
    oddness: u32,
}

fn files_in(folder: &Path, deeper: u8, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        // Nothing but a file is opened: a pipe would never answer.
        let Ok(metadata) = std::fs::metadata(&path) else { continue };
        if metadata.is_dir() && deeper > 0 {
            files_in(&path, deeper - 1, files);
        } else if metadata.is_file()
            && metadata.len() <= LARGEST
            && is_font(&path)
            && files.len() < MOST_FILES
        {
            files.push(path);
        }
    }
}

fn is_font(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase();
    ["ttf", "otf", "ttc", "otc"].contains(&ending.as_str())
}

/// The faces in a file that draw some of what is wanted.
fn faces_of<'f>(path: &'f Path, wanted: &BTreeSet<char>) -> Vec<Face<'f>> {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase();
    let liking = LIKED.iter().position(|liked| name.starts_with(liked)).unwrap_or(LIKED.len());
    let Ok(mut file) = File::open(path) else { return Vec::new() };
    let offsets = offsets(&mut file).unwrap_or_default();
    let face = |(index, offset)| {
        let (draws, oddness) = letters(&mut file, offset, wanted)?;
        (!draws.is_empty()).then_some(Face { path, index, draws, liking, oddness })
    };
    (0..).zip(offsets).filter_map(face).collect()
}

fn read<const N: usize>(file: &mut File, at: u64) -> Option<[u8; N]> {
    file.seek(SeekFrom::Start(at)).ok()?;
    let mut bytes = [0; N];
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Where each face of a file begins.
fn offsets(file: &mut File) -> Option<Vec<u32>> {
    let head: [u8; 12] = read(file, 0)?;
    if &head[..4] != b"ttcf" {
        return Some(vec![0]);
    }
    let count = u32_at(&head, 8)?.min(MOST_FACES);
    (0..u64::from(count)).map(|face| Some(u32::from_be_bytes(read(file, 12 + 4 * face)?))).collect()
}

/// What a face draws of the wanted, and how odd it looks; none if it has no outlines (pictures of emoji can't be
/// used) or says nothing.
fn letters(file: &mut File, offset: u32, wanted: &BTreeSet<char>) -> Option<(BTreeSet<char>, u32)> {
    let head: [u8; 12] = read(file, u64::from(offset))?;
    let (mut cmap, mut style, mut has_outlines) = (None, None, false);
    for table in 0..u64::from(u16_at(&head, 4)?) {
        let record: [u8; 16] = read(file, u64::from(offset) + 12 + 16 * table)?;
        let place = (u32_at(&record, 8)?, u32_at(&record, 12)?);
        match &record[..4] {
            b"cmap" => cmap = Some(place),
            b"OS/2" => style = Some(place),
            b"glyf" | b"CFF " | b"CFF2" => has_outlines = true,
            _ => {}
        }
    }
    let (at, length) = cmap.filter(|(_, length)| has_outlines && *length <= LARGEST_TABLE)?;
    let mut bytes = vec![0; usize::try_from(length).ok()?];
    file.seek(SeekFrom::Start(u64::from(at))).ok()?;
    file.read_exact(&mut bytes).ok()?;
    let cmap = Cmap::read(Bytes::new(&bytes)).ok()?;
    let is_drawn = |c: &char| cmap.map_codepoint(*c).is_some_and(|glyph| glyph.to_u32() != 0);
    let draws = wanted.iter().copied().filter(is_drawn).collect();
    Some((draws, style.and_then(|(at, _)| oddness(file, at)).unwrap_or(0)))
}

/// How far a face is from an upright, regular letter of normal width, by what its OS/2 table says.
fn oddness(file: &mut File, at: u32) -> Option<u32> {
    let table: [u8; 64] = read(file, u64::from(at))?;
    let weight = u32::from(u16_at(&table, 4)?).abs_diff(400) / 100;
    let width = u32::from(u16_at(&table, 6)?).abs_diff(5);
    let is_italic = u16_at(&table, 62)? & 1;
    Some(weight + width + 8 * u32::from(is_italic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fonts() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts")
    }

    fn drawn(font: &FontData, c: char) -> bool {
        use skrifa::MetadataProvider as _;
        skrifa::FontRef::from_index(&font.font, font.index).is_ok_and(|face| face.charmap().map(c).is_some())
    }

    #[test]
    fn a_font_is_found_that_draws_what_is_wanted_the_regular_one_first() {
        let found = search(&[fonts()], &BTreeSet::from(['机', '珺', '電']));
        assert_eq!(found.len(), 1, "the bold face draws no more, and nothing draws the third");
        assert!(drawn(&found[0], '机') && drawn(&found[0], '珺') && !drawn(&found[0], '電'));
        let regular = std::fs::read(fonts().join("NotoSansSC-Regular.otf")).expect("the font");
        assert_eq!(found[0].font.len(), regular.len());
        // Two fonts where one isn't enough.
        assert_eq!(search(&[fonts()], &BTreeSet::from(['机', '\u{25fb}'])).len(), 2);
        assert!(search(&[fonts()], &BTreeSet::from(['電'])).is_empty());
    }

    #[test]
    fn whatever_lies_in_the_folder_is_passed_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let whole = std::fs::read(fonts().join("StandIn-Regular.ttf")).expect("the font");
        let put =
            |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).expect("written");
        // Cut anywhere, and with each byte of its directory and of the table of letters changed.
        for length in 0..whole.len() {
            put(&format!("cut-{length}.ttf"), &whole[..length]);
        }
        for at in 0..400.min(whole.len()) {
            let mut bent = whole.clone();
            bent[at] ^= 0xff;
            put(&format!("bent-{at}.ttf"), &bent);
        }
        put("many.ttc", b"ttcf\0\x01\0\0\xff\xff\xff\xff");
        put("empty.otf", b"");
        std::fs::create_dir(folder.path().join("folder.ttf")).expect("a folder");
        std::fs::create_dir_all(folder.path().join("a/b/c")).expect("folders");
        std::fs::write(folder.path().join("a/b/c/deep.TTF"), &whole).expect("written");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(folder.path(), folder.path().join("a/loop")).expect("a link");
            let pipe = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.ttf")).status();
            assert!(pipe.expect("mkfifo").success());
        }
        let found = search(&[folder.path().to_owned()], &BTreeSet::from(['\u{25fb}']));
        assert!(found.iter().any(|font| drawn(font, '\u{25fb}')), "{}", found.len());
        assert!(search(&[folder.path().join("nowhere")], &BTreeSet::from(['a'])).is_empty());
    }
}
