//! `counterpart report --course`, `course enter` and `certificate`, where something is wrong or missing. The whole of it,
//! with its figures, is lived in `course_year`.

use super::{Ran, fixtures, program, run, typing};
use std::path::Path;

const HEADER: &str = "name,department,day,what,about,answer,more\n";

fn with_data(data: &Path, args: &[&str]) -> Ran {
    let mut command = program(&fixtures(), &[args, &["--data", data.to_str().unwrap()]].concat());
    command.env("TZ", "UTC");
    typing(command, "")
}

fn enter(data: &Path, rows: &str, lang: &str) -> Ran {
    let table = data.join("table.csv");
    std::fs::write(&table, format!("{HEADER}{rows}")).unwrap();
    with_data(data, &["course", "enter", "sixty-days", table.to_str().unwrap(), "--lang", lang])
}

#[test]
fn a_table_is_taken_whole_or_not_at_all() {
    let data = tempfile::tempdir().unwrap();
    let wrong = "K1,Sales,2027-03-01,took-up,,,\n\
                 ,Sales,2027-03-01,took-up,,,\n\
                 K1,Sales,1 March,took-up,,,\n\
                 K1,Sales,2027-03-01,lessons,,,\n\
                 K1,Sales,2027-03-01,lesson,win-loss,,\n\
                 K1,Sales,2027-03-01,form-1,late-shipment,1,\n\
                 K1,Sales,2027-03-01,form-1,late-shipment/sales,1,\n\
                 K1,Sales,2027-03-01,reaction,,one sure,\n\
                 K1,Sales,2027-03-01,plan,if,,\n\
                 K1,Sales,2027-03-01,kept,,did-helped,\n\
                 K1,Sales,2027-03-01,plan,if,then,\n\
                 K1,Sales,2027-04-30,kept,,did-helped,no-time\n\
                 K1,Sales,2027-04-30,kept,,came-not-done,rain\n\
                 K1,Sales,2027-03-03,drill,win-win,99,\n";
    for lang in ["zh", "en"] {
        let refused = enter(data.path(), wrong, lang);
        assert_eq!(refused.code, Some(1), "{refused}");
        let lines: Vec<&str> = refused.err.lines().collect();
        assert_eq!(lines.len(), 13, "{refused}");
        let places: Vec<String> = (3..=11).chain(13..=15).map(|line| line.to_string()).collect();
        for (told, place) in lines.iter().zip(&places) {
            assert!(told.contains(place.as_str()) && !told.contains("%{"), "{place}: {told}");
        }
    }
    let people = with_data(data.path(), &["people", "--json"]).json();
    assert_eq!(people.as_array().unwrap().len(), 1, "nobody was added: {people}");
}

#[test]
fn what_is_entered_is_told_and_whoever_was_here_still_is() {
    let data = tempfile::tempdir().unwrap();
    let rows = "K1,Sales,2027-03-01,took-up,,,\nK1,Sales,2027-03-01,lesson,win-win,,\n\
                K1,Sales,2027-03-01,reaction,,one alone - little,\nK1,Sales,2027-03-02,plan,\"they, too\",I ask,\n\
                K1,Sales,2027-04-30,volunteer,,ext. 9,\n";
    let done = enter(data.path(), rows, "en");
    assert!(done.code == Some(0) && done.out.contains("5 rows"), "{done}");
    let people = with_data(data.path(), &["people", "--json"]).json();
    assert_eq!((&people[0]["here"], &people[1]["name"]), (&true.into(), &"K1".into()), "{people}");
    let told = with_data(data.path(), &["people", "K1", "--show", "--lang", "en"]);
    for said in ["win-win", "alone", "ext. 9", "If they, too, I will ask."] {
        assert!(told.out.contains(said), "{said}: {told}");
    }
    // One person: the page has words and no figure, and nothing of it is theirs.
    let written =
        with_data(data.path(), &["report", "--course", "sixty-days", "--on", "2027-05-20", "--lang", "en"]);
    assert_eq!((written.code, written.out.lines().count()), (Some(0), 4), "{written}");
    let own = data.path().join("evaluation/sixty-days");
    let page = std::fs::read_to_string(own.join("evaluation.html")).unwrap();
    assert!(page.contains("Fewer than 5 people took part") && !page.contains("K1"), "{page}");
    assert_eq!(std::fs::read_to_string(own.join("group.csv")).unwrap().lines().count(), 1);
    let folder = own.to_str().unwrap();
    let certified =
        with_data(data.path(), &["certificate", "sixty-days", "K1", "--to", folder, "--lang", "zh"]);
    assert_eq!((certified.code, certified.out.lines().count()), (Some(0), 3), "{certified}");
    let nothing =
        with_data(data.path(), &["certificate", "workshop-90", "K1", "--to", folder, "--lang", "en"]);
    assert!(nothing.code == Some(2) && nothing.err.contains("nothing to certify"), "{nothing}");
}

#[test]
fn what_cannot_be_told_of_is_said_with_the_way_out() {
    let data = tempfile::tempdir().unwrap();
    let empty = with_data(data.path(), &["report", "--course", "sixty-days", "--lang", "en"]);
    assert!(empty.code == Some(2) && empty.err.contains("--data"), "{empty}");
    assert_eq!(enter(data.path(), "K1,Sales,2027-03-01,took-up,,,\n", "en").code, Some(0));
    let nobody = with_data(data.path(), &["report", "--course", "workshop-90", "--lang", "en"]);
    assert!(nobody.code == Some(2) && nobody.err.contains("Nobody"), "{nobody}");
    let unknown = with_data(data.path(), &["report", "--course", "sixty-nights", "--lang", "en"]);
    assert!(unknown.code == Some(2) && unknown.err.contains("sixty-days"), "{unknown}");
    let own = data.path().join("evaluation/sixty-days");
    std::fs::create_dir_all(&own).unwrap();
    std::fs::write(
        own.join("survey-before.csv"),
        "line,side,item,answered,0,1,2,3,4,picked\nx,customer,S01,9,,,,,,\n",
    )
    .unwrap();
    let wrong = with_data(data.path(), &["report", "--course", "sixty-days", "--lang", "en"]);
    assert!(
        wrong.code == Some(1) && wrong.err.contains("line 2") && wrong.err.contains("upstream-downstream"),
        "{wrong}"
    );
    std::fs::write(own.join("survey-before.csv"), b"line,side,item\xb0\n").unwrap();
    let other = with_data(data.path(), &["report", "--course", "sixty-days", "--lang", "en"]);
    assert!(other.code == Some(1) && other.err.contains("UTF-8"), "{other}");
    std::fs::remove_file(own.join("survey-before.csv")).unwrap();
    let asked = with_data(data.path(), &["report", "--course", "sixty-days", "--interviews", "--lang", "en"]);
    assert!(
        asked.code == Some(0) && asked.out.contains("Nobody has said yet") && asked.out.contains("8."),
        "{asked}"
    );
    // A session or an earlier wave that isn't there leaves no page without it.
    let (course, nowhere) =
        (["report", "--course", "sixty-days", "--lang", "en"], data.path().join("nowhere"));
    for option in ["--room", "--earlier"] {
        let named = with_data(data.path(), &[&course[..], &[option, nowhere.to_str().unwrap()]].concat());
        assert!(named.code == Some(2) && named.err.contains("nowhere"), "{option}: {named}");
        assert!(!own.join("evaluation.html").exists(), "{option}");
        assert_eq!(run(&["report", option, "x"]).code, Some(2), "{option}: of which course?");
    }
    assert_eq!(run(&["report", "--interviews"]).code, Some(2), "of which course?");
}
