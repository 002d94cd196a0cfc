//! Scenarios on disk: found, read, and listed as playable or as broken with the reason.
//!
//! - [`Library`]: the shipped scenarios, and those in a folder of the person's own
//! - [`check_file`], [`check_bytes`]: one file, with everything that is wrong with it
//! - [`settings_in`]: what the library in a folder says about the lints
//! - [`courses`]: the files of courses, shipped and of one's own
//!
//! **Invariants.** Nothing half-read is ever played, and one broken file leaves the others playable.
//! Files are only read, never written, and of a scenario's file no more than
//! [`scenario::MAX_BYTES`]; what is no file like any other isn't opened, and nobody waits for a drive that
//! doesn't answer. A file that is played has its scenario's id for a name. What is listed
//! comes in the order of the names, whatever order the system gives.
//!
//! **Not here:** what makes a scenario right or wrong (`counterpart-core`), what is proved of it
//! (`counterpart-proof`), where a person's folder lies and what they played (`counterpart-records`).

pub mod courses;

use counterpart_core::diagnostic::Diagnostic;
use counterpart_core::scenario::places::Places;
use counterpart_core::scenario::{self, Code, Scenario};
use counterpart_core::text::{Text, system_says};
use counterpart_proof::settings::{self, Settings};
use include_dir::{Dir, include_dir};
use names::{Named, named};
use read::{Content, PATIENCE, content, content_within, in_time};
use refusals::{not_utf8, refused, too_large, wrong_name};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

mod names;
mod read;
mod refusals;

pub use names::EXTENSION;

/// The scenarios that come with the program.
static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../scenarios");

/// A file that was read.
#[derive(Debug)]
pub struct LoadedFile {
    /// The file as it was named, for messages.
    pub name: String,
    /// Its text, as far as it is text.
    pub source: String,
    /// The scenario, if nothing about it is an error.
    pub scenario: Option<Arc<Scenario>>,
    /// Everything that is wrong with it.
    pub problems: Vec<Diagnostic>,
}

/// The scenarios that can be chosen from.
#[derive(Debug, Default)]
pub struct Library {
    /// Every file, in the order of the names.
    pub files: Vec<LoadedFile>,
    /// What lies in the person's own folder and can't be opened, or the folder itself; of a drive that
    /// doesn't answer, the first. The files are listed among the broken ones, too.
    pub unread: Vec<CannotRead>,
}

/// A path that could not be looked at at all.
#[derive(Debug, thiserror::Error)]
#[error("{}: {cause}", path.display())]
pub struct CannotRead {
    /// The path.
    pub path: PathBuf,
    /// What the system says.
    pub cause: std::io::Error,
}

impl CannotRead {
    /// What happened and what to do about it: the path, then the system's words in a bracket.
    pub fn told(&self) -> Text {
        let path = self.path.display();
        match self.cause.kind() {
            ErrorKind::NotFound => Text::new(
                format!("没有这个文件或文件夹：{path}。请看看名字和位置对不对。"),
                format!("There is no such file or folder: {path}. Check its name and where it is."),
            ),
            ErrorKind::PermissionDenied => Text::new(
                format!("没有读取权限：{path}。请在系统里允许读取，或者把文件复制到自己的文件夹。"),
                format!(
                    "No permission to read {path}. Allow it in the system, or copy the file to a folder of your own."
                ),
            ),
            ErrorKind::TimedOut => Text::new(
                format!("一直没有回应：{path}。看看网络盘或 U 盘是不是断开了，再打开一次。"),
                format!(
                    "No answer: {path}. Check that its network drive or stick is connected, then try again."
                ),
            ),
            ErrorKind::WouldBlock => Text::new(
                format!(
                    "没有去读：{path}。前面已经有几个文件没有回应。把它们移走，或者连上它们所在的盘，再打开一次。"
                ),
                format!(
                    "Not looked at: {path}, since several files before it gave no answer. Move those away or connect their drive, then try again."
                ),
            ),
            _ => {
                let said = system_says(&self.cause);
                Text::new(
                    format!("读不了：{path}{}。请检查磁盘，或者换一份文件。", said.zh),
                    format!(
                        "{path} can't be read{}. Check the disk, or use another copy of the file.",
                        said.en
                    ),
                )
            }
        }
    }
}

impl Library {
    /// The scenarios that come with the program, and those in a folder of the person's own. A file
    /// there that can be played takes the place of a shipped one of the same name; one that can't is listed
    /// beside it. A folder that doesn't exist holds nothing.
    pub fn load(own: Option<&Path>) -> Library {
        let mut files: Vec<LoadedFile> = SHIPPED
            .files()
            .filter(|file| file.path().extension().is_some_and(|e| e == EXTENSION))
            .filter(|file| file.path().file_name().is_none_or(|name| name != settings::FILE))
            .map(|file| check_bytes(&file.path().display().to_string(), file.contents()))
            .collect();
        let mut unread = Vec::new();
        let found = own.map(scenario_files).transpose();
        let paths = found.unwrap_or_else(|error| {
            // Nobody has to have scenarios of their own.
            unread.extend((error.cause.kind() != ErrorKind::NotFound).then_some(error));
            None
        });
        let mut silent = 0;
        for path in paths.unwrap_or_default() {
            let checked = match silent {
                0 => check_file(&path),
                // A link may lead to a drive that is gone, and the others lie here.
                1..MOST_SILENT => check_within(AFTER_SILENCE, &path),
                _ => Err(CannotRead { path: path.clone(), cause: ErrorKind::WouldBlock.into() }),
            };
            // A course may lie beside the scenarios.
            if checked.as_ref().is_ok_and(|checked| courses::kind(checked).is_some()) {
                continue;
            }
            let checked = checked.unwrap_or_else(|error| {
                let listed = unreadable(&error);
                let is_silent = matches!(error.cause.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock);
                unread.extend((silent == 0 || !is_silent).then_some(error));
                silent += usize::from(is_silent);
                listed
            });
            if checked.scenario.is_some() {
                let name = path.file_name();
                files.retain(|file| Path::new(&file.name).file_name() != name);
            }
            files.push(checked);
        }
        files.sort_by(|a, b| a.name.cmp(&b.name));
        for error in &unread {
            tracing::warn!(%error, "what lies in the folder of scenarios can't be read");
        }
        Library { files, unread }
    }

    /// The playable scenarios.
    pub fn playable(&self) -> impl Iterator<Item = &Arc<Scenario>> {
        self.files.iter().filter_map(|file| file.scenario.as_ref())
    }

    /// The files that can't be played.
    pub fn broken(&self) -> impl Iterator<Item = &LoadedFile> {
        self.files.iter().filter(|file| file.scenario.is_none())
    }

    /// The playable scenario with this id.
    pub fn find(&self, id: &str) -> Option<&Arc<Scenario>> {
        self.playable().find(|scenario| scenario.id == id)
    }
}

/// The scenario files directly in a folder, in the order of their names, with those that are none only for
/// their ending: checking says so of them. The library's own file is none of them.
///
/// # Errors
///
/// When the folder can't be listed to its end; what was found until then would not be all of it.
pub fn scenario_files(folder: &Path) -> Result<Vec<PathBuf>, CannotRead> {
    let cannot = |cause| CannotRead { path: folder.to_owned(), cause };
    let listed = folder.to_owned();
    let paths = in_time(PATIENCE, move || {
        std::fs::read_dir(listed)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<PathBuf>>>()
    });
    let mut paths = paths.map_err(cannot)?;
    paths.retain(|path| {
        let own = path.file_name().is_some_and(|name| name == settings::FILE);
        matches!(named(path), Named::Scenario | Named::OneEndingTooMany(_)) && !own
    });
    paths.sort();
    Ok(paths)
}

/// Whether a path is meant for a scenario's file by its name, whatever lies there.
pub fn is_named_like_one(path: &Path) -> bool {
    named(path) == Named::Scenario
}

/// Whether a folder lies at a path; it doesn't where the system gives no answer.
pub fn is_folder(path: &Path) -> bool {
    let path = path.to_owned();
    in_time(PATIENCE, move || Ok(path.is_dir())).unwrap_or(false)
}

/// How long a file may take to answer where another has given none: most of what is slow then is gone.
const AFTER_SILENCE: Duration = Duration::from_secs(1);

/// After so many files that give no answer, the others of a folder aren't looked at.
const MOST_SILENT: usize = 4;

/// The largest file of a library's settings that is read, in bytes.
const MOST_SETTINGS: u64 = 64 * 1024;

/// What the library in a folder says about the lints, and the file it says it in; the usual if there
/// is no such file. What is wrong with the file is among its problems, and so is that it can't be read.
pub fn settings_in(folder: &Path) -> (Settings, Option<LoadedFile>) {
    let path = folder.join(settings::FILE);
    let name = path.display().to_string();
    let read = content(&path, MOST_SETTINGS).and_then(|content| match content {
        Content::Bytes(bytes) => {
            String::from_utf8(bytes).map_err(|error| std::io::Error::new(ErrorKind::InvalidData, error))
        }
        Content::TooLarge => Err(ErrorKind::FileTooLarge.into()),
        Content::Folder => Err(ErrorKind::IsADirectory.into()),
        Content::NoFile => Err(std::io::Error::other("a pipe, a socket or a device")),
    });
    let source = match read {
        Ok(source) => source,
        Err(cause) if cause.kind() == ErrorKind::NotFound => return (Settings::default(), None),
        Err(cause) => {
            let said = system_says(&cause);
            let unread = refused(
                name,
                Code::CannotRead,
                Text::new(
                    format!("这个文件读不了{}", said.zh),
                    format!("This file can't be read{}", said.en),
                ),
                Text::new(
                    "给它读取权限，另存为 UTF-8，或者移走它：没有它就按通常的界限检查。",
                    "Allow it to be read, save it as UTF-8, or move it away: without it the usual limits apply.",
                ),
            );
            return (Settings::default(), Some(unread));
        }
    };
    let (settings, problems) = Settings::parse(&source);
    (settings, Some(LoadedFile { name, source, scenario: None, problems }))
}

/// A file that can't be opened as one of a library: broken, with the reason.
pub fn unreadable(error: &CannotRead) -> LoadedFile {
    let told = error.told();
    refused(
        error.path.display().to_string(),
        Code::CannotRead,
        Text::new("这个文件打不开", "This file can't be opened"),
        told,
    )
}

/// Reads and checks one file. Whatever is wrong inside is among the problems; the error is for a
/// path that can't be opened.
pub fn check_file(path: &Path) -> Result<LoadedFile, CannotRead> {
    check_within(PATIENCE, path)
}

/// The same, waiting so long for the system's answer.
fn check_within(patience: Duration, path: &Path) -> Result<LoadedFile, CannotRead> {
    let name = path.display().to_string();
    let cannot = |cause| CannotRead { path: path.to_owned(), cause };
    let found = content_within(patience, path, scenario::MAX_BYTES).map_err(cannot)?;
    Ok(match (found, named(path)) {
        (Content::Folder, _) => refused(
            name,
            Code::NotAFile,
            Text::new("这是一个文件夹，不是情景文件", "This is a folder, not a scenario file"),
            Text::new(
                "指定里面的 .ron 文件，或者去掉 .ron 结尾。",
                "Name a .ron file inside it, or take the .ron off its name.",
            ),
        ),
        (Content::NoFile, _) => refused(
            name,
            Code::NotAFile,
            Text::new(
                "这不是普通文件，是管道、套接字或设备",
                "This is a pipe, a socket or a device and no file with a text in it",
            ),
            Text::new(
                "换成情景文件，或者把它移出这个文件夹。",
                "Name a scenario's file instead, or move this out of the folder.",
            ),
        ),
        (Content::Bytes(_) | Content::TooLarge, Named::OneEndingTooMany(meant)) => refused(
            name,
            Code::WrongEnding,
            Text::new(
                format!("文件名多了一个结尾，应该是 {meant}"),
                format!("The file's name has one ending too many; it should be {meant}"),
            ),
            Text::new(
                "去掉多出来的结尾。Windows 默认不显示它：先在资源管理器里勾选“文件扩展名”，再改名。",
                "Take the last ending off. Windows hides it unless “File name extensions” is ticked in the Explorer: tick that first, then rename the file.",
            ),
        ),
        (Content::Bytes(_) | Content::TooLarge, Named::Companion(of)) => refused(
            name,
            Code::NotAFile,
            Text::new(
                "这不是情景，是苹果电脑在旁边留下的附属文件",
                "This is no scenario but what a Mac leaves beside one",
            ),
            Text::new(
                format!("不用管它；要看的是 {of}。"),
                format!("Leave it as it is; the scenario is {of}."),
            ),
        ),
        (Content::TooLarge, _) => too_large(name),
        (Content::Bytes(bytes), _) => {
            let taken = |id: &str| is_another(path, &path.with_file_name(format!("{id}.{EXTENSION}")));
            check(&name, &bytes, taken)
        }
    })
}

/// Whether there is a file at `other` that isn't the one at `path` itself under a name in other letters.
fn is_another(path: &Path, other: &Path) -> bool {
    let (path, other) = (path.to_owned(), other.to_owned());
    let differs = in_time(PATIENCE, move || {
        let there = std::fs::symlink_metadata(&other).is_ok();
        Ok(there && path.canonicalize()? != other.canonicalize()?)
    });
    differs.unwrap_or(true)
}

/// Checks the content of a file of this name.
pub fn check_bytes(name: &str, bytes: &[u8]) -> LoadedFile {
    check(name, bytes, |_| false)
}

/// The same; `taken` says whether another file already has the name that goes with an id.
fn check(name: &str, bytes: &[u8], taken: impl Fn(&str) -> bool) -> LoadedFile {
    let source = match std::str::from_utf8(bytes) {
        Ok(source) => source,
        Err(wrong) => return not_utf8(name, bytes, wrong.valid_up_to()),
    };
    let parsed = scenario::parse(source);
    let mut problems = parsed.problems;
    let mut scenario = parsed.scenario;
    let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
    if let Some(found) = scenario.as_ref().filter(|found| found.id != stem) {
        let span = Places::of(source).find(&["id"]);
        problems.push(wrong_name(&found.id, &stem, span, taken(&found.id)));
        scenario = None;
    }
    LoadedFile {
        name: name.to_owned(),
        source: source.to_owned(),
        scenario: scenario.map(Arc::new),
        problems,
    }
}
