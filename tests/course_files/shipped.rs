//! What comes with the program is sound, and can be used as it is.

use super::*;
use counterpart_core::scenario::{Problem, Topic};
use counterpart_course::file::course::{Keep, StepKind};
use counterpart_course::file::survey::ItemKind;

fn loaded() -> Courses {
    Courses::load(None, &Library::load(None))
}

#[test]
fn nothing_is_wrong_with_what_is_shipped() {
    let courses = loaded();
    let mut wrong = String::new();
    for file in &courses.files {
        for problem in &file.file.problems {
            writeln!(
                wrong,
                "{}: {} {:?}",
                file.file.name,
                problem.message.en,
                line_of(problem, &file.file.source)
            )
            .expect("a string takes it");
        }
        assert!(file.content.is_some() || !wrong.is_empty(), "{}", file.file.name);
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn there_is_a_course_for_45_90_and_180_minutes_and_one_of_sixty_days() {
    let courses = loaded();
    let minutes: Vec<Option<u16>> = courses.courses().map(|course| course.minutes).collect();
    for wanted in [45, 90, 180] {
        assert!(minutes.contains(&Some(wanted)), "{wanted}");
    }
    let long = courses.courses().find(|course| course.id == "sixty-days").expect("the long one");
    assert_eq!(long.steps.last().map(|step| (step.day, &step.what)), Some((60, &StepKind::FollowUp)));
    assert_eq!(long.forms.len(), 3);
    for course in courses.courses().filter(|course| course.id != "sixty-days") {
        assert_eq!(course.keep, Keep::Nothing, "{}: nothing leaves a computer unasked", course.id);
        assert!(course.needed() <= course.minutes.unwrap_or(0), "{}", course.id);
    }
}

/// The items as they are specified: fifteen mirrored ones, the relation, the whole, the choice, the incident.
#[test]
fn the_survey_asks_what_it_should_of_both_sides() {
    let courses = loaded();
    let survey = courses.surveys().next().expect("the survey");
    let codes: Vec<&str> = survey.items.iter().map(|item| item.code.as_str()).collect();
    let mirrored: Vec<String> = (1..=15).map(|number| format!("S{number:02}")).collect();
    let all: Vec<&str> = mirrored.iter().map(String::as_str).chain(["R16", "O17", "P18", "I19"]).collect();
    assert_eq!(codes, all);
    for item in &survey.items {
        let kind = match item.code.as_str() {
            "R16" => ItemKind::Relation,
            "O17" => ItemKind::Overall,
            "P18" => ItemKind::Choice,
            "I19" => ItemKind::Incident,
            _ => ItemKind::Mirrored,
        };
        assert_eq!(item.kind, kind, "{}", item.code);
        let alike = item.customer == item.provider;
        assert_eq!(
            alike,
            kind != ItemKind::Mirrored,
            "{}: both sides are asked in their own words",
            item.code
        );
    }
    let asked = |topic: &Topic| survey.items.iter().any(|item| item.topic == Some(*topic));
    assert!(Topic::ALL.iter().all(asked), "every topic has its item");
    let shown = |problem: &Problem| survey.items.iter().any(|item| item.problem == Some(*problem));
    assert!(Problem::ALL.iter().all(shown), "every kind of trouble has its item");
}

#[test]
fn a_file_of_ones_own_takes_the_place_of_a_shipped_one_and_may_point_at_shipped_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = "Course(format: 1, id: \"room-45\", title: (zh: \"我的\", en: \"Mine\"), lines: [])";
    fs::write(folder.path().join("room-45.ron"), source).expect("a file");
    // A case of the same name is another file.
    fs::create_dir(folder.path().join("cases")).expect("a folder");
    let case = fs::read_to_string(super::folder(Kind::Case).join("base.ron")).expect("the base");
    let case = case.replace("id: \"base\"", "id: \"room-45\"").replace("[\"other\"]", "[]");
    fs::write(folder.path().join("cases/room-45.ron"), case).expect("a file");
    let own = Courses::load(Some(folder.path()), &Library::load(None));
    let mine: Vec<&str> = own
        .courses()
        .filter(|course| course.id == "room-45")
        .map(|course| course.title.en.as_str())
        .collect();
    assert_eq!(mine, ["Mine"]);
    assert_eq!(own.files.len(), loaded().files.len() + 1);
    assert!(own.cases().any(|case| case.id == "room-45"));
    let none = Courses::load(Some(&folder.path().join("nowhere")), &Library::load(None));
    assert!(none.unread.is_empty());
}

#[test]
fn an_id_that_is_not_the_files_name_is_told_and_a_course_is_no_scenario() {
    let source = "Course(format: 1, id: \"spring\", title: (zh: \"春\", en: \"Spring\"), lines: [])";
    let file = check_bytes("autumn.ron", source.as_bytes());
    assert_eq!(courses::kind(&file), Some(Kind::Course));
    let checked = courses::check(vec![file], Vec::new());
    assert_eq!(checked[0].file.problems.len(), 1);
    assert_eq!(checked[0].file.problems[0].code, "id-not-file-name");
    assert!(checked[0].content.is_none());
    let scenario = Library::load(None).files.into_iter().next().expect("a scenario");
    assert_eq!(courses::kind(&scenario), None);
}
