//! The files of courses: courses, lessons with their drills, cases and surveys.
//!
//! A folder of courses holds the courses themselves and, in folders of its own, `lessons`, `cases` and
//! `surveys`. They may point at each other, so they are read together: [`check`].

use super::refusals::wrong_name;
use super::{CannotRead, EXTENSION, Library, LoadedFile, check_bytes, check_file, scenario_files};
use counterpart_core::diagnostic::{Diagnostic, Severity};
use counterpart_core::scenario::Scenario;
use counterpart_core::text::Text;
use counterpart_course::file::case::{self, Case};
use counterpart_course::file::course::{self, Course};
use counterpart_course::file::drill::{self, Drill};
use counterpart_course::file::lesson::{self, Lesson};
use counterpart_course::file::survey::{self, Survey};
use counterpart_course::file::{Code, Kind, Parsed, Shelf, lints};
use include_dir::{Dir, include_dir};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The files that come with the program.
static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../courses");

/// What a file says.
#[derive(Clone, Debug)]
pub enum Content {
    /// A course.
    Course(Arc<Course>),
    /// A lesson.
    Lesson(Arc<Lesson>),
    /// The drill of one.
    Drill(Arc<Drill>),
    /// A case.
    Case(Arc<Case>),
    /// A survey.
    Survey(Arc<Survey>),
}

/// A file of a course that was read.
#[derive(Debug)]
pub struct CourseFile {
    /// The file, and what is wrong with it. It is no scenario.
    pub file: LoadedFile,
    /// Which kind it is.
    pub kind: Kind,
    /// What it says, if nothing about it is an error.
    pub content: Option<Content>,
}

/// The files of courses that there are.
#[derive(Debug, Default)]
pub struct Courses {
    /// Every file, in the order of the names.
    pub files: Vec<CourseFile>,
    /// What lies in the person's own folder and can't be opened.
    pub unread: Vec<CannotRead>,
}

impl Courses {
    /// What comes with the program, and what lies in a folder of the person's own. A file there takes the
    /// place of a shipped one of the same name. A folder that doesn't exist holds nothing.
    pub fn load(own: Option<&Path>, library: &Library) -> Courses {
        Courses::read(own, library, |_| true)
    }

    /// The same for those who want to use them and not to write them: what comes with the program isn't looked
    /// at as closely, since its tests have done that. A sixth of the time.
    pub fn for_use(own: Option<&Path>, library: &Library) -> Courses {
        let shipped: Vec<String> = shipped().into_iter().map(|file| file.name).collect();
        Courses::read(own, library, |file| !shipped.contains(&file.name))
    }

    fn read(own: Option<&Path>, library: &Library, closely: impl Fn(&LoadedFile) -> bool) -> Courses {
        let mut files = shipped();
        let mut unread = Vec::new();
        let found = own.map(course_files).transpose();
        let paths = found.unwrap_or_else(|error| {
            unread.extend((error.cause.kind() != ErrorKind::NotFound).then_some(error));
            None
        });
        for path in paths.unwrap_or_default() {
            match check_file(&path) {
                Ok(file) if kind(&file).is_some() => {
                    files.retain(|shipped| key(shipped) != key(&file));
                    files.push(file);
                }
                Ok(_) => {}
                Err(error) => unread.push(error),
            }
        }
        for error in &unread {
            tracing::warn!(%error, "what lies in the folder of courses can't be read");
        }
        let scenarios = library.playable().cloned().collect();
        Courses { files: check_some(files, scenarios, closely), unread }
    }

    /// The courses that can be used.
    pub fn courses(&self) -> impl Iterator<Item = &Arc<Course>> {
        self.contents().filter_map(|content| match content {
            Content::Course(course) => Some(course),
            _ => None,
        })
    }

    /// The lessons that can be taken.
    pub fn lessons(&self) -> impl Iterator<Item = &Arc<Lesson>> {
        self.contents().filter_map(|content| match content {
            Content::Lesson(lesson) => Some(lesson),
            _ => None,
        })
    }

    /// The drill of a lesson.
    pub fn drill(&self, lesson: &str) -> Option<&Arc<Drill>> {
        self.contents().find_map(|content| match content {
            Content::Drill(drill) if drill.lesson == lesson => Some(drill),
            _ => None,
        })
    }

    /// The cases that can be taken.
    pub fn cases(&self) -> impl Iterator<Item = &Arc<Case>> {
        self.contents().filter_map(|content| match content {
            Content::Case(case) => Some(case),
            _ => None,
        })
    }

    /// The surveys.
    pub fn surveys(&self) -> impl Iterator<Item = &Arc<Survey>> {
        self.contents().filter_map(|content| match content {
            Content::Survey(survey) => Some(survey),
            _ => None,
        })
    }

    fn contents(&self) -> impl Iterator<Item = &Content> {
        self.files.iter().filter_map(|file| file.content.as_ref())
    }
}

/// The shipped files, unchecked.
pub fn shipped() -> Vec<LoadedFile> {
    let folders = SHIPPED.dirs().flat_map(|folder| folder.files());
    SHIPPED
        .files()
        .chain(folders)
        .filter(|file| file.path().extension().is_some_and(|ending| ending == EXTENSION))
        .map(|file| check_bytes(&format!("courses/{}", file.path().display()), file.contents()))
        .collect()
}

/// The cases that come with the program and can be taken, in the order of their names. Nothing else is read.
pub fn cases(library: &Library) -> Vec<Arc<Case>> {
    let files = shipped().into_iter().filter(|file| kind(file) == Some(Kind::Case)).collect();
    let cases = check(files, library.playable().cloned().collect()).into_iter();
    cases
        .filter_map(|file| match file.content {
            Some(Content::Case(case)) => Some(case),
            _ => None,
        })
        .collect()
}

/// The files of courses in a folder: directly in it, and in its folders for lessons, cases and surveys.
///
/// # Errors
///
/// When the folder, or one of those in it, can't be listed to its end.
pub fn course_files(folder: &Path) -> Result<Vec<PathBuf>, CannotRead> {
    let mut paths = scenario_files(folder)?;
    for kind in Kind::ALL {
        let Some(inner) = kind.folder().map(|name| folder.join(name)) else { continue };
        if kind != Kind::Drill && inner.is_dir() {
            paths.extend(scenario_files(&inner)?);
        }
    }
    Ok(paths)
}

/// Which kind of course's file it is, by what it begins with, or else by where it lies; none for a scenario.
pub fn kind(file: &LoadedFile) -> Option<Kind> {
    if file.scenario.is_some() {
        return None;
    }
    let path = Path::new(&file.name);
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or("");
    Kind::of(&file.source).or_else(|| {
        let scenario = file.source.contains("Scenario(");
        Kind::by_place(folder, last_of(&file.name)).filter(|_| !scenario)
    })
}

/// What makes two files one and the same: a lesson and a case may have one name.
fn key(file: &LoadedFile) -> (Option<Kind>, &str) {
    (kind(file), last_of(&file.name))
}

fn last_of(name: &str) -> &str {
    Path::new(name).file_name().and_then(|name| name.to_str()).unwrap_or(name)
}

/// Reads and checks files of courses, together: what one points at is looked for among the others and in
/// these scenarios. Those that are none are left out; the rest comes in the order of the names.
pub fn check(files: Vec<LoadedFile>, scenarios: Vec<Arc<Scenario>>) -> Vec<CourseFile> {
    check_some(files, scenarios, |_| true)
}

/// The same, where lessons and drills are looked at by the engine only if `closely` says so.
fn check_some(
    files: Vec<LoadedFile>,
    mut scenarios: Vec<Arc<Scenario>>,
    closely: impl Fn(&LoadedFile) -> bool,
) -> Vec<CourseFile> {
    scenarios.sort_by(|a, b| a.id.cmp(&b.id));
    let of_kind: Vec<(Kind, LoadedFile)> =
        files.into_iter().filter_map(|file| Some((kind(&file)?, file))).collect();
    let cases = of_kind.iter().filter(|(kind, _)| *kind == Kind::Case);
    let cases = cases.map(|(_, file)| stem(&file.name, Kind::Case).to_owned()).collect();
    let shelf = Shelf { scenarios, cases };
    let mut read: Vec<CourseFile> = of_kind.into_iter().map(|(kind, file)| one(kind, file, &shelf)).collect();
    look_closer(&mut read, &shelf, closely);
    read.sort_by(|a, b| a.file.name.cmp(&b.file.name));
    read
}

/// The same of files that somebody names: what they point at may also have come with the program, and a
/// lesson's drill lies beside it. Only what was named is given.
pub fn check_named(files: Vec<LoadedFile>, scenarios: Vec<Arc<Scenario>>) -> Vec<CourseFile> {
    let named: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    let drills: Vec<LoadedFile> = files.iter().filter_map(drill_beside).collect();
    let mut all = files;
    for other in drills.into_iter().chain(shipped()) {
        if all.iter().all(|file| key(file) != key(&other)) {
            all.push(other);
        }
    }
    let mut checked = check(all, scenarios);
    checked.retain(|checked| named.contains(&checked.file.name));
    checked
}

/// The drill that lies beside a lesson.
fn drill_beside(file: &LoadedFile) -> Option<LoadedFile> {
    if kind(file) != Some(Kind::Lesson) {
        return None;
    }
    let path =
        Path::new(&file.name).with_file_name(format!("{}{}", stem(&file.name, Kind::Lesson), drill::ENDING));
    check_file(&path).ok()
}

/// The name of a file without its ending.
fn stem(name: &str, kind: Kind) -> &str {
    let name = last_of(name);
    let ending = if kind == Kind::Drill { drill::ENDING } else { ".ron" };
    name.strip_suffix(ending).unwrap_or(name)
}

/// Reads one file by itself.
fn one(kind: Kind, file: LoadedFile, shelf: &Shelf) -> CourseFile {
    if file.source.is_empty() && file.problems.iter().any(|problem| problem.code != "empty-file") {
        // It could not be read at all, and that is said.
        return CourseFile { file, kind, content: None };
    }
    let source = &file.source;
    let (content, id, mut problems) = match kind {
        Kind::Course => parts(course::parse(source, shelf), |course| course.id.clone(), Content::Course),
        Kind::Lesson => parts(lesson::parse(source, shelf), |lesson| lesson.id.clone(), Content::Lesson),
        Kind::Drill => parts(drill::parse(source, shelf), |drill| drill.lesson.clone(), Content::Drill),
        Kind::Case => parts(case::parse(source, shelf), |case| case.id.clone(), Content::Case),
        Kind::Survey => parts(survey::parse(source), |survey| survey.id.clone(), Content::Survey),
    };
    let stem = stem(&file.name, kind);
    problems.extend(id.filter(|id| id != stem).map(|id| wrong_name(&id, stem, None, false)));
    let file = LoadedFile { problems, scenario: None, ..file };
    CourseFile { file, kind, content }.settled()
}

fn parts<T>(
    parsed: Parsed<T>,
    id: impl Fn(&T) -> String,
    content: impl Fn(Arc<T>) -> Content,
) -> (Option<Content>, Option<String>, Vec<Diagnostic>) {
    let id = parsed.content.as_ref().map(id);
    (parsed.content.map(Arc::new).map(content), id, parsed.problems)
}

impl CourseFile {
    /// Without its content if something about it is an error.
    fn settled(mut self) -> CourseFile {
        self.file.problems.sort_by_key(|problem| problem.span.map(|span| span.start));
        if self.file.problems.iter().any(|problem| problem.severity == Severity::Error) {
            self.content = None;
        }
        self
    }
}

/// Adds what the engine says of lessons and drills, and what is missing among the files.
fn look_closer(read: &mut [CourseFile], shelf: &Shelf, closely: impl Fn(&LoadedFile) -> bool) {
    let courses: Vec<Course> = read
        .iter()
        .filter_map(|file| match &file.content {
            Some(Content::Course(course)) => Some(Course::clone(course)),
            _ => None,
        })
        .collect();
    let lessons: Vec<Arc<Lesson>> = read
        .iter()
        .filter_map(|file| match &file.content {
            Some(Content::Lesson(lesson)) => Some(Arc::clone(lesson)),
            _ => None,
        })
        .collect();
    let drills: Vec<String> = read
        .iter()
        .filter(|file| file.kind == Kind::Drill)
        .map(|file| stem(&file.file.name, Kind::Drill).to_owned())
        .collect();
    for file in read.iter_mut().filter(|file| closely(&file.file)) {
        let found = match &file.content {
            Some(Content::Lesson(lesson)) => {
                let items = drill::generate(lesson, shelf).items;
                let mut found = lints::of_lesson(lesson, &file.file.source, shelf, &items, &courses);
                found.extend((!drills.contains(&lesson.id)).then(|| no_drill(&lesson.id)));
                found
            }
            Some(Content::Drill(drill)) => match lessons.iter().find(|lesson| lesson.id == drill.lesson) {
                Some(lesson) => drill::idle(drill, lesson, &file.file.source, shelf),
                None => Vec::new(),
            },
            _ => continue,
        };
        file.file.problems.extend(found);
        file.file.problems.sort_by_key(|problem| problem.span.map(|span| span.start));
        if file.file.problems.iter().any(|problem| problem.severity == Severity::Error) {
            file.content = None;
        }
    }
}

/// A lesson without the file of its drill: it can be taken, since the drill can be made at any time.
fn no_drill(lesson: &str) -> Diagnostic {
    Diagnostic {
        code: Code::NoDrill.key(),
        severity: Severity::Note,
        span: None,
        message: Text::new("这一课还没有练习题", "This lesson has no drill yet"),
        hint: Text::new(
            format!("做一组：counterpart lesson drill {lesson}"),
            format!("Make one: counterpart lesson drill {lesson}"),
        ),
        mend: None,
    }
}
