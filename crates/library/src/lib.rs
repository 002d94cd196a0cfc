//! Scenarios on disk: found, read, and listed as playable or as broken with the reason.
//!
//! - [`Library`]: the shipped scenarios, and those in a folder of the person's own
//! - [`check_file`], [`check_bytes`]: one file, with everything that is wrong with it
//! - [`settings_in`]: what the library in a folder says about the lints
//! - [`courses`]: the files of courses, shipped and of one's own
//!
//! **Invariants.** Nothing half-read is ever played, and one broken file leaves the others playable.
//! Files are only read, never written, and of a scenario's file no more than
//! [`scenario::MAX_BYTES`]. A file that is played has its scenario's id for a name. What is listed
//! comes in the order of the names, whatever order the system gives.
//!
//! **Not here:** what makes a scenario right or wrong (`counterpart-core`), what is proved of it
//! (`counterpart-proof`), where a person's folder lies and what they played (`counterpart-records`).

pub mod courses;

use counterpart_core::diagnostic::{Diagnostic, Severity};
use counterpart_core::scenario::{self, Code, Scenario, id::is_kebab_case};
use counterpart_core::text::{Text, system_says};
use counterpart_proof::settings::{self, Settings};
use include_dir::{Dir, include_dir};
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The scenarios that come with the program.
static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../scenarios");

/// The ending of scenario files.
pub const EXTENSION: &str = "ron";

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
    /// What lies in the person's own folder and can't be opened, or the folder itself.
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
    /// there takes the place of a shipped one of the same name. A folder that doesn't exist holds
    /// nothing.
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
        for path in paths.unwrap_or_default() {
            let checked = match check_file(&path) {
                // A course may lie beside the scenarios.
                Ok(checked) if courses::kind(&checked).is_some() => continue,
                Ok(checked) => checked,
                Err(error) => {
                    unread.push(error);
                    continue;
                }
            };
            let stem = path.file_name();
            files.retain(|file| Path::new(&file.name).file_name() != stem);
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

/// The scenario files directly in a folder, in the order of their names. The library's own file is
/// none of them.
///
/// # Errors
///
/// When the folder can't be listed to its end; what was found until then would not be all of it.
pub fn scenario_files(folder: &Path) -> Result<Vec<PathBuf>, CannotRead> {
    let cannot = |cause| CannotRead { path: folder.to_owned(), cause };
    let entries = std::fs::read_dir(folder).map_err(cannot)?;
    let paths: std::io::Result<Vec<PathBuf>> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths = paths.map_err(cannot)?;
    paths.retain(|path| {
        let own = path.file_name().is_some_and(|name| name == settings::FILE);
        path.extension().is_some_and(|extension| extension == EXTENSION) && !own
    });
    paths.sort();
    Ok(paths)
}

/// What the library in a folder says about the lints, and the file it says it in; the usual if there
/// is no such file. What is wrong with the file is among its problems, and so is that it can't be read.
pub fn settings_in(folder: &Path) -> (Settings, Option<LoadedFile>) {
    let path = folder.join(settings::FILE);
    let name = path.display().to_string();
    let source = match std::fs::read_to_string(&path) {
        Ok(source) => source,
        Err(cause) if cause.kind() == ErrorKind::NotFound => return (Settings::default(), None),
        Err(cause) => {
            let said = system_says(&cause);
            let unread = refused(
                name,
                "cannot-read",
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

/// Reads and checks one file. Whatever is wrong inside is among the problems; the error is for a
/// path that can't be opened.
pub fn check_file(path: &Path) -> Result<LoadedFile, CannotRead> {
    let name = path.display().to_string();
    let cannot = |cause| CannotRead { path: path.to_owned(), cause };
    let metadata = std::fs::metadata(path).map_err(cannot)?;
    if metadata.is_dir() {
        return Ok(refused(
            name,
            Code::NotAFile.key(),
            Text::new("这是一个文件夹，不是情景文件", "This is a folder, not a scenario file"),
            Text::new(
                "指定里面的 .ron 文件，或者去掉 .ron 结尾。",
                "Name a .ron file inside it, or take the .ron off its name.",
            ),
        ));
    }
    if metadata.len() > scenario::MAX_BYTES {
        return Ok(too_large(name));
    }
    // The file may grow between the look and the reading; no more than the limit is taken in.
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(cannot)?;
    file.take(scenario::MAX_BYTES + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > scenario::MAX_BYTES {
        return Ok(too_large(name));
    }
    Ok(check_bytes(&name, &bytes))
}

fn too_large(name: String) -> LoadedFile {
    let most = scenario::MAX_BYTES / 1024 / 1024;
    refused(
        name,
        Code::TooLarge.key(),
        Text::new(format!("文件超过 {most} MiB"), format!("The file is larger than {most} MiB")),
        Text::new(
            "情景文件只有文字；检查是不是放错了文件。",
            "A scenario is text only; check that this is the right file.",
        ),
    )
}

fn refused(name: String, code: &'static str, message: Text, hint: Text) -> LoadedFile {
    let problem = Diagnostic { code, severity: Severity::Error, span: None, message, hint, mend: None };
    LoadedFile { name, source: String::new(), scenario: None, problems: vec![problem] }
}

/// Checks the content of a file of this name.
pub fn check_bytes(name: &str, bytes: &[u8]) -> LoadedFile {
    let source = match std::str::from_utf8(bytes) {
        Ok(source) => source,
        Err(error) => {
            let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
            return refused(
                name.to_owned(),
                Code::NotUtf8.key(),
                Text::new(
                    format!("文件不是 UTF-8 编码（第 {line} 行开始）"),
                    format!("The file is not UTF-8 (from line {line} on)"),
                ),
                Text::new("在编辑器里另存为 UTF-8。", "Save it as UTF-8 in your editor."),
            );
        }
    };
    let parsed = scenario::parse(source);
    let mut problems = parsed.problems;
    let mut scenario = parsed.scenario;
    let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
    if let Some(found) = scenario.as_ref().filter(|found| found.id != stem) {
        problems.push(id_not_file_name(&found.id, stem));
        scenario = None;
    }
    LoadedFile {
        name: name.to_owned(),
        source: source.to_owned(),
        scenario: scenario.map(Arc::new),
        problems,
    }
}

fn id_not_file_name(id: &str, stem: &str) -> Diagnostic {
    Diagnostic {
        code: Code::IdNotFileName.key(),
        severity: Severity::Error,
        span: None,
        message: Text::new(
            format!("id 是 {id}，文件名却是 {stem}"),
            format!("The id is `{id}`, but the file is called `{stem}`"),
        ),
        hint: if is_kebab_case(stem) {
            Text::new(
                "改文件名或者改 id，让两者一样。",
                "Rename the file or change the id, so that they are the same.",
            )
        } else {
            Text::new(format!("把文件改名为 {id}.ron。"), format!("Rename the file to {id}.ron."))
        },
        mend: None,
    }
}
