#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use counterpart_core::scenario::Cluster;
use counterpart_core::scoring::Estimate;
use counterpart_course::anonymity::{Answers, Closed, Least};
use counterpart_course::counts::{Able, Clearer, Kept, Obstacle, Reaction, Use};
use counterpart_course::evaluation::{Participant, Surveys, Weekly, figures, rated};
use counterpart_course::file::{Shelf, course, survey};
use counterpart_course::needs::Tally;
use counterpart_phrases::phrase;

const COURSE: &str = r#"Course(
    format: 1,
    id: "spring",
    title: (zh: "内部客户训练营 2027 春", en: "Internal customers, spring 2027"),
    organiser: (zh: "培训部", en: "Training"),
    departments: {"warehouse": (zh: "仓储部", en: "Warehouse"), "sales": (zh: "销售部", en: "Sales")},
    lines: [(id: "warehouse-sales", supplier: "warehouse", customer: "sales",
        hands_over: (zh: "货", en: "goods"), end_customer: (zh: "医院", en: "hospitals"), people: (supplier: 14, customer: 22))],
    steps: [Survey, Plan, FollowUp(day: 60)],
)"#;

fn of_file<T>(parsed: counterpart_course::file::Parsed<T>) -> T {
    let problems = parsed.problems;
    parsed.content.unwrap_or_else(|| panic!("{problems:?}"))
}

fn survey() -> Survey {
    of_file(survey::parse(include_str!("../../../../courses/surveys/two-way.ron")))
}

fn tally(people: u32, answered: u32, seed: u32) -> Tally {
    let items = rated(&survey()).len() as u32;
    let values = (0..items).map(|item| {
        let mut counts = [0; 5];
        for person in 0..answered {
            counts[((person * 7 + item * (seed + 1) * 3 + seed) % 5) as usize / 2 + usize::from(seed > 2)] +=
                1;
        }
        counts
    });
    let picks = (0..items).map(|item| if item < 15 { (item * 5 + seed) % answered.max(1) } else { 0 });
    Tally { people, answered, values: values.collect(), picks: picks.collect() }
}

fn surveyed(answered: [u32; 4]) -> Surveys {
    let closed = |customers, suppliers, more: u32| {
        let (customer, provider) = (tally(22, customers, more), tally(14, suppliers, more + 2));
        Closed { lines: vec![Answers { line: "warehouse-sales".to_owned(), customer, provider }] }
    };
    Surveys {
        items: rated(&survey()),
        before: Some(closed(answered[0], answered[1], 0)),
        after: Some(closed(answered[2], answered[3], 1)),
    }
}

/// So many people, each with everything.
fn people(many: usize) -> Vec<Participant> {
    let person = |number: usize| {
        let gain = 0.25 + 0.4 * ((number * 7 % 11) as f64 - 5.0) / 5.0;
        let form = |mean: f64| Some(Estimate { mean, sd: 0.7 });
        Participant {
            forms: vec![form(0.0), form(if number % 2 == 1 { -gain } else { gain }), form(gain / 2.0)],
            second_first: number % 2 == 1,
            practised: [9, 7, 8, 3 + (number % 2) as u32, 6],
            uses: Some(Use::ALL[(number * 3 + number / 5) % 4]),
            able: Some(Able::ALL[number * 5 % 4]),
            obstacle: Some(Obstacle::ALL[number * number % 6]),
            clearer: Some(Clearer::ALL[number % 3]),
            plans: vec![(
                Some(Kept::ALL[number % 7 % 4]),
                (number % 7 % 4 == 2).then_some(Obstacle::ALL[number / 7 % 2 + 1]),
            )],
        }
    };
    (0..many).map(person).collect()
}

fn evaluation(many: usize, answered: [u32; 4], lang: Lang) -> Evaluation {
    let (course, survey) = (of_file(course::parse(COURSE, &Shelf::default())), survey());
    let weekly = Weekly {
        line: "warehouse-sales".to_owned(),
        name: "=1+1 <b>".to_owned(),
        before: vec![9.0, 11.0, 8.0, 10.0, 9.0, 12.0, 7.0, 9.0],
        after: vec![8.0, 7.0, 6.0, 8.0, 5.0, 6.0, 4.0, 5.0],
    };
    let figures = figures(&people(many), 3, &surveyed(answered), &[weekly], Least::default());
    let on = Day::read("2027-05-20").unwrap();
    Evaluation::of(&Evaluated { course: &course, survey: &survey, figures: &figures, on }, lang)
}

fn rows(table: &str) -> Vec<Vec<String>> {
    let plain = table.strip_prefix('\u{feff}').expect("a byte order mark");
    let cells = |row: &str| row.trim_matches('"').split("\",\"").map(str::to_owned).collect();
    plain.split_terminator("\r\n").map(cells).collect()
}

#[test]
fn everything_that_may_be_said_is_said() {
    for lang in Lang::ALL {
        let told = evaluation(40, [20, 12, 18, 11], lang);
        assert!(!told.html.contains("%{") && !told.html.contains("evaluation."), "{}", told.html);
        assert!(told.html.contains("&lt;b&gt;") && !told.html.contains("<b>="), "what is typed stays text");
        for drawing in ["svg class=\"dumbbell\"", "svg class=\"intervals\"", "svg class=\"run\""] {
            assert!(told.html.contains(drawing), "{drawing}");
        }
        let group = rows(&told.group);
        let found =
            |key: &str| group.iter().find(|row| row[0] == key).unwrap_or_else(|| panic!("{key}")).clone();
        assert_eq!(found("people")[2], "40");
        assert_eq!(found("learnt-1-2")[5], "40");
        assert!(found("before-warehouse-sales")[1].starts_with("'=1+1"), "{group:?}");
        assert_eq!(rows(&told.line_items).len(), 1 + 17);
        assert_eq!(rows(&told.plans).len(), 1 + 1 + 4 + 6);
        assert_eq!(group.iter().filter(|row| row[0].starts_with("practised-")).count(), Cluster::ALL.len());
    }
}

#[test]
fn of_few_people_the_words_are_left() {
    for lang in Lang::ALL {
        let told = evaluation(4, [4, 3, 4, 2], lang);
        for drawing in ["svg class=\"dumbbell\"", "svg class=\"intervals\"", "class=\"stack"] {
            assert!(!told.html.contains(drawing), "{drawing}");
        }
        let keys: Vec<String> = rows(&told.group).into_iter().skip(1).map(|row| row[0].clone()).collect();
        assert_eq!(keys, ["before-warehouse-sales", "after-warehouse-sales"]);
        assert_eq!((rows(&told.line_items).len(), rows(&told.plans).len()), (1, 1));
        // Eight: an interval and no dot, and a side of the line that too few answered for.
        let told = evaluation(8, [8, 4, 4, 4], lang);
        assert!(
            told.html.contains("svg class=\"intervals\"") && !told.html.contains("circle class=\"mean\"")
        );
        let first = &rows(&told.group)[2];
        assert_eq!((first[0].as_str(), first[2].as_str()), ("learnt-1-2", ""));
        assert!(rows(&told.line_items).iter().skip(1).all(|row| row[8..12].iter().all(String::is_empty)));
    }
}

fn told(figures: &counterpart_course::evaluation::Figures, lang: Lang) -> Evaluation {
    let (course, survey) = (of_file(course::parse(COURSE, &Shelf::default())), survey());
    let on = Day::read("2027-05-20").unwrap();
    Evaluation::of(&Evaluated { course: &course, survey: &survey, figures, on }, lang)
}

#[test]
fn what_rooms_answered_stands_in_place_of_the_records_and_never_for_a_few() {
    let said = |many: usize, uses| vec![Reaction { uses: Some(uses), ..Reaction::default() }; many];
    for lang in Lang::ALL {
        let all = figures(&people(40), 3, &surveyed([20, 12, 18, 11]), &[], Least::default());
        let rooms = all.with_rooms(&[said(9, Use::One), said(4, Use::Nothing), said(6, Use::Several)]);
        let told = told(&rooms, lang);
        let group = rows(&told.group);
        let uses: Vec<&str> =
            group.iter().filter(|row| row[0].starts_with("uses-")).map(|row| row[2].as_str()).collect();
        assert_eq!(uses, ["0", "0", "9", "6"], "those of four people aren't in it");
        assert!(group.iter().all(|row| !row[0].starts_with("able-")), "nobody was asked in the rooms");
        assert!(told.html.contains(&phrase!(lang, "evaluation.said_rooms", rooms = 3)), "{}", told.html);
    }
}

#[test]
fn waves_stand_beside_each_other_where_both_may_be_shown() {
    for lang in Lang::ALL {
        let later = figures(&people(40), 3, &surveyed([20, 12, 18, 11]), &[], Least::default());
        let earlier = figures(&people(24), 3, &surveyed([16, 10, 15, 9]), &[], Least::default());
        let beside = told(&later.clone().beside(&earlier), lang);
        assert!(!beside.html.contains("%{") && !beside.html.contains("evaluation."), "{}", beside.html);
        let keys = |told: &Evaluation| -> Vec<String> {
            let group = rows(&told.group).into_iter().map(|row| row[0].clone());
            group.filter(|key| key.starts_with("beside-")).collect()
        };
        let found = keys(&beside);
        assert_eq!((found[0].as_str(), found.len()), ("beside-learnt", 1 + 17), "{found:?}");
        // Of a wave in which too few took both forms and too few rated twice nothing can be had this way.
        let few = figures(&people(11), 3, &surveyed([16, 10, 4, 9]), &[], Least::default());
        let beside = told(&later.clone().beside(&few), lang);
        assert_eq!(keys(&beside), Vec::<String>::new());
        assert!(beside.html.contains(&phrase!(lang, "evaluation.beside_no_items")), "{}", beside.html);
        assert_eq!(keys(&told(&later, lang)), Vec::<String>::new(), "nobody asked");
    }
}

#[test]
fn it_is_written_whole() {
    let folder = tempfile::tempdir().unwrap();
    let paths = evaluation(40, [20, 12, 18, 11], Lang::En).keep(folder.path()).unwrap();
    let names: Vec<_> =
        paths.iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(names, ["evaluation.html", "group.csv", "line_items.csv", "plans.csv"]);
}
