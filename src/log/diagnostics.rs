//! The one file to send in when something is wrong: which program on which system, what the data folder
//! holds, the settings, and the end of the log.
//!
//! Nothing of what people said, typed or answered is in it, no name, no secret; the user's folder is
//! written as `~`. It is plain text, so that whoever sends it can read it first, and in English, since it
//! is for those who mend the program; its head says in both languages what it is.

use super::discreet::without_home;
use super::{EARLIER, FILE};
use crate::records::{self, SCHEMA_VERSION, Settings, Survey};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The name of the file, unless another one is asked for.
pub const NAME: &str = "counterpart-diagnostics.txt";

/// How much of the end of the log goes in, in bytes.
const END_OF_LOG: usize = 200 * 1024;

/// How many files of the data folder are listed at most.
const MOST_FILES: usize = 300;

const HEAD: &str = "\
Counterpart: diagnostics 诊断信息
这份文件只说明程序、系统、数据文件夹、设置和运行日志，供查找问题用。里面没有谈话内容、写下的打算、姓名和密码；发出去之前可以先看一遍。
This file tells about the program, the system, the data folder, the settings and the log, to find out what is
wrong. Nothing that was said or written, no names and no secrets are in it; you can read it before you send it.
";

/// Writes the file: there, or in the data folder (which is `folder`) if no other place is named. Gives where
/// it is.
pub fn save(folder: Option<&Path>, file: Option<&Path>) -> io::Result<PathBuf> {
    let path = match (file, folder) {
        (Some(file), _) => file.to_owned(),
        (None, Some(folder)) => folder.join(NAME),
        (None, None) => std::env::temp_dir().join(NAME),
    };
    if let (None, Some(folder)) = (file, folder) {
        fs::create_dir_all(folder)?;
    }
    fs::write(&path, text(folder, records::home_dir().as_deref()))?;
    Ok(path)
}

/// What stands in the file about the data folder `folder`, with `~` in place of `home`.
pub fn text(folder: Option<&Path>, home: Option<&Path>) -> String {
    let mut text = HEAD.to_owned();
    let now = jiff::Timestamp::try_from(SystemTime::now()).unwrap_or(jiff::Timestamp::MIN);
    section(&mut text, "Program and system");
    line(&mut text, "version", env!("CARGO_PKG_VERSION"));
    line(&mut text, "built with the game", cfg!(feature = "app"));
    line(&mut text, "written", now);
    line(&mut text, "system", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH));
    if let Some(release) = release() {
        line(&mut text, "release", release);
    }
    for variable in ["LANG", "LC_ALL", "LC_MESSAGES", "XDG_SESSION_TYPE"] {
        let value = std::env::var(variable).unwrap_or_default();
        line(&mut text, variable, if value.is_empty() { "-" } else { &value });
    }
    section(&mut text, "Data folder");
    match folder {
        Some(folder) => about_folder(&mut text, folder),
        None => text.push_str("none: the system knows no folder for this user\n"),
    }
    without_home(&text, home)
}

fn about_folder(text: &mut String, folder: &Path) {
    line(text, "folder", folder.display());
    let mut files = Vec::new();
    let found = files_in(folder, Path::new(""), &mut files);
    if let Err(error) = found {
        line(text, "can't be read", error);
    }
    files.sort();
    for (name, bytes) in files.iter().take(MOST_FILES) {
        line(text, name, format!("{bytes} bytes"));
    }
    if files.len() > MOST_FILES {
        line(text, "and more", files.len() - MOST_FILES);
    }
    section(text, "Records");
    match records::survey(folder) {
        Ok(Some(survey)) => about_records(text, &survey),
        Ok(None) => text.push_str("there is no database\n"),
        Err(error) => line(text, "can't be read", error),
    }
    section(text, "End of the log");
    for name in [EARLIER, FILE] {
        match fs::read(folder.join(name)) {
            Ok(log) => {
                let log = String::from_utf8_lossy(&log);
                let from = log.ceil_char_boundary(log.len().saturating_sub(END_OF_LOG));
                writeln!(text, "--- {name}\n{}", &log[from..]).unwrap_or_default();
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => line(text, name, "not there"),
            Err(error) => line(text, name, error),
        }
    }
}

fn about_records(text: &mut String, survey: &Survey) {
    line(text, "schema", format!("{} (this program writes {SCHEMA_VERSION})", survey.schema));
    line(text, "check", &survey.check);
    for (table, rows) in &survey.rows {
        line(text, table, format!("{rows} rows"));
    }
    if let Some(unfinished) = survey.unfinished {
        line(text, "unfinished plays", unfinished);
    }
    section(text, "Settings");
    match &survey.settings {
        Some(settings) => {
            // The network's name is somebody's.
            let network = if settings.network.is_empty() { "" } else { "(named)" }.to_owned();
            writeln!(text, "{:#?}", Settings { network, ..settings.clone() }).unwrap_or_default();
        }
        None => text.push_str("not of the present schema\n"),
    }
}

/// Our own files in the data folder and its rooms, with their lengths in bytes. What a person keeps there
/// besides is theirs, its names too.
fn files_in(folder: &Path, below: &Path, files: &mut Vec<(String, u64)>) -> io::Result<()> {
    const OURS: [&str; 2] = ["counterpart", "journal"];
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let name = entry.file_name();
        let path = below.join(&name);
        let name = name.to_string_lossy();
        if kind.is_dir() && (name == "rooms" || below.starts_with("rooms")) {
            files_in(&entry.path(), &path, files)?;
        } else if kind.is_file() && OURS.iter().any(|ours| name.starts_with(ours)) {
            files.push((path.display().to_string(), entry.metadata()?.len()));
        }
    }
    Ok(())
}

/// What the system calls itself, where it says so in a file.
fn release() -> Option<String> {
    let release = fs::read_to_string("/etc/os-release").ok()?;
    let name = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    Some(name.trim_matches('"').to_owned())
}

fn section(text: &mut String, title: &str) {
    writeln!(text, "\n== {title}").unwrap_or_default();
}

fn line(text: &mut String, name: &str, value: impl std::fmt::Display) {
    writeln!(text, "{name}: {value}").unwrap_or_default();
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::records::{Choice, NewPlay, Plan, PlanText, Purpose, Reflection, Store};

    fn lived_in() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path(), 0).unwrap().store;
        let uid = "0123456789abcdef0123456789abcdef".to_owned();
        let play = NewPlay {
            uid: uid.clone(),
            scenario_id: "late-shipment".to_owned(),
            scenario_hash: "abc".to_owned(),
            rules: "def".to_owned(),
            seat: "sales".to_owned(),
            day: None,
            seed: 1,
            mode: "guided".to_owned(),
            purpose: Purpose::Free,
            course: String::new(),
            parent: None,
            started_ms: 0,
        };
        store.begin_play(&play).unwrap();
        let said = Choice { own_words: Some("SECRET-WORDS".to_owned()), ..Choice::plain(0, 2, 0) };
        store.append_choice(&uid, &said).unwrap();
        let recall = Reflection { kind: "recall".to_owned(), body: "SECRET-RECALL".to_owned(), at_ms: 0 };
        store.add_reflection(&uid, &recall).unwrap();
        let halves = PlanText::Halves { when: "SECRET-WHEN".to_owned(), then: "SECRET-THEN".to_owned() };
        store.add_plan(&uid, &Plan { text: halves, lang: None, day: 0, at_ms: 0 }).unwrap();
        let settings =
            Settings { network: "SECRET-NETWORK".to_owned(), text_percent: 175, ..Settings::default() };
        store.save_settings(&settings).unwrap();
        let room = folder.path().join("rooms/20261130T070000Z-late-shipment");
        fs::create_dir_all(&room).unwrap();
        fs::write(room.join("journal"), "SECRET-VOTES").unwrap();
        fs::create_dir(folder.path().join("scenarios")).unwrap();
        fs::write(folder.path().join("scenarios/secret-merger.ron"), "SECRET-SCENARIO").unwrap();
        fs::write(folder.path().join(EARLIER), "the first entry\n").unwrap();
        fs::write(folder.path().join(FILE), format!("at {}\nthe last entry\n", folder.path().display()))
            .unwrap();
        folder
    }

    #[test]
    fn it_tells_of_the_program_the_folder_the_records_the_settings_and_the_log() {
        let folder = lived_in();
        let text = text(Some(folder.path()), None);
        for part in [
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS,
            "counterpart.sqlite3: ",
            "journal: 12 bytes",
            &format!("schema: {SCHEMA_VERSION} "),
            "check: ok",
            "play: 1 rows",
            "choice: 1 rows",
            "unfinished plays: 1",
            "text_percent: 175",
            "the first entry",
            "the last entry",
        ] {
            assert!(text.contains(part), "{part} is missing:\n{text}");
        }
    }

    #[test]
    fn nothing_that_was_said_and_no_name_is_in_it() {
        let folder = lived_in();
        let text = text(Some(folder.path()), Some(folder.path()));
        assert!(!text.contains("SECRET") && !text.contains("secret-merger"), "{text}");
        assert!(text.contains("\"(named)\""), "{text}");
        assert!(!text.contains(&folder.path().display().to_string()) && text.contains("at ~\n"), "{text}");
    }

    #[test]
    fn it_changes_nothing_and_is_written_whatever_lies_there() {
        let folder = lived_in();
        let database = folder.path().join("counterpart.sqlite3");
        let before = fs::read(&database).unwrap();
        let saved = save(Some(folder.path()), None).unwrap();
        assert_eq!(saved, folder.path().join(NAME));
        assert_eq!(fs::read(&database).unwrap(), before);

        fs::write(&database, "no database at all").unwrap();
        let elsewhere = folder.path().join("elsewhere.txt");
        assert_eq!(save(Some(folder.path()), Some(&elsewhere)).unwrap(), elsewhere);
        let told = fs::read_to_string(elsewhere).unwrap();
        assert!(told.contains("can't be read: ") && told.contains("the last entry"), "{told}");
        assert!(text(None, None).contains("no folder for this user"));
        assert!(text(Some(&folder.path().join("not-there")), None).contains("there is no database"));
    }

    #[test]
    fn only_the_end_of_a_long_log_goes_in() {
        let folder = tempfile::tempdir().unwrap();
        let log = format!("the beginning\n{}the end\n", "句".repeat(END_OF_LOG));
        fs::write(folder.path().join(FILE), log).unwrap();
        let text = text(Some(folder.path()), None);
        assert!(!text.contains("the beginning") && text.contains("the end"));
        assert!(text.len() < END_OF_LOG + 10_000);
    }
}
