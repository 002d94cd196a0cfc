//! `counterpart host`, led by what is typed; the phones have tests of their own.

use super::{PROJECTOR, Ran, fixtures, folder, program, run, typing};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;

fn hosted(data: &Path, lang: &str, args: &[&str], input: &str) -> Ran {
    let data = data.to_str().unwrap();
    let fixed = ["--lang", lang, "--address", "127.0.0.1", "--port", "0", "--data", data];
    typing(program(&fixtures(), &[&["host"], args, &fixed].concat()), input)
}

#[test]
fn a_session_of_raised_hands_is_led_from_the_keyboard() {
    for (lang, over) in [("en", "The session is over"), ("zh", "这一场结束了")] {
        let data = tempfile::tempdir().unwrap();
        let ran = hosted(data.path(), lang, &[PROJECTOR], "\nv\nh 1 4 0\nv\nr\n\nf\nq\nq\n");
        assert_eq!(ran.code, Some(0), "{ran}");
        assert!(ran.out.contains("[4]") && ran.out.contains(over), "{ran}");
        let reports: Vec<_> =
            ran.out.lines().filter(|line| line.contains("rooms") && line.contains('.')).collect();
        assert_eq!(reports.len(), 3, "{ran}");
    }
}

#[test]
fn more_votes_and_hands_than_people_are_told_of_once() {
    for (lang, said) in [("en", "Careful: 6 votes and hands for 5 people"), ("zh", "一共 6，现场只有 5 人")]
    {
        let data = tempfile::tempdir().unwrap();
        let ran = hosted(data.path(), lang, &[PROJECTOR], "\np ５\nv\nh 1 3 1\nh 1 4 1\nv\n");
        assert_eq!(ran.out.matches(said).count(), 1, "{ran}");
        // Where nobody said how many people there are, and nobody has a phone, hands are all that is known.
        let data = tempfile::tempdir().unwrap();
        let ran = hosted(data.path(), lang, &[PROJECTOR], "\nv\nh 1 4 1\np 6\np 5\np\n");
        assert_eq!(ran.out.matches(said).count(), 1, "{ran}");
    }
}

#[test]
fn what_cannot_be_done_now_is_said_and_changes_nothing() {
    for (input, said) in [
        ("r\n", "That can’t be done right now."),
        ("x\n", "Not understood."),
        ("\nt 9\n", "Not understood."),
        ("\nv\nh 1\n", "There is no such choice."),
        ("\nv\nv\nr\n\n", "Nobody has voted."),
        ("\nv\nh 2 2 0\nv\n\n\n", "A tie (1 and 2)."),
    ] {
        let data = tempfile::tempdir().unwrap();
        let ran = hosted(data.path(), "en", &[PROJECTOR], input);
        assert!(ran.out.contains(said), "{said}: {ran}");
        assert!(ran.out.ends_with("run the same command to go on.\n"), "{ran}");
    }
}

#[test]
fn an_unfinished_session_goes_on_and_an_ended_one_does_not() {
    let data = tempfile::tempdir().unwrap();
    let lines = |ran: &Ran| ran.out.contains("Going on with the unfinished session");
    assert!(!lines(&hosted(data.path(), "en", &[PROJECTOR], "\n")));
    let again = hosted(data.path(), "en", &[PROJECTOR], "q\nq\n");
    assert!(lines(&again) && again.out.contains("The session is over"), "{again}");
    assert!(!lines(&hosted(data.path(), "en", &[PROJECTOR], "q\nq\n")));
}

#[test]
fn the_end_is_asked_for_twice_in_a_row() {
    for (input, is_over) in [
        ("q\n", false),
        ("q\nq\n", true),
        ("q\n?\nq\n", false),
        ("\nf\n\n", false),
        // One Return too many is no answer.
        ("\nf\n\n\n", false),
        ("\nf\n\nq\n", true),
        ("q!\n", false),
        ("q!\nq!\n", true),
    ] {
        for (lang, over) in [("en", "The session is over"), ("zh", "这一场结束了")] {
            let data = tempfile::tempdir().unwrap();
            let ran = hosted(data.path(), lang, &[PROJECTOR], input);
            assert_eq!(ran.out.contains(over), is_over, "{input:?}: {ran}");
            assert_eq!(ran.code, Some(0), "{input:?}: {ran}");
        }
    }
}

/// The folder of the only room.
fn room(data: &Path) -> PathBuf {
    let mut rooms = std::fs::read_dir(data.join("rooms")).unwrap();
    let room = rooms.next().unwrap().unwrap().path();
    assert!(rooms.next().is_none());
    room
}

#[test]
fn a_session_ends_only_when_its_report_stands_or_it_is_to_end_without() {
    let data = tempfile::tempdir().unwrap();
    hosted(data.path(), "en", &[PROJECTOR], "\n");
    let in_the_way = room(data.path()).join("report.html.part");
    std::fs::create_dir(&in_the_way).unwrap();
    let ran = hosted(data.path(), "en", &[PROJECTOR], "q\nq\n");
    assert!(ran.err.contains("report.html.part") && ran.out.contains("the session goes on"), "{ran}");
    assert!(!ran.out.contains("The session is over") && ran.out.contains("The session is kept"), "{ran}");
    let ran = hosted(data.path(), "en", &[PROJECTOR], "q\nq\nq!\n");
    assert!(ran.out.contains("The session is over"), "{ran}");
    assert_eq!(ran.code, Some(2), "{ran}");
    assert!(ran.err.contains("counterpart report"), "{ran}");
    std::fs::remove_dir(&in_the_way).unwrap();
    let path = room(data.path()).display().to_string();
    let ran = run(&["report", &path, "--lang", "en", "--scenarios", "."]);
    assert!(ran.code == Some(0) && room(data.path()).join("report.html").exists(), "{ran}");
}

#[test]
fn a_table_that_is_open_elsewhere_stays_and_the_new_one_lies_beside_it() {
    let data = tempfile::tempdir().unwrap();
    hosted(data.path(), "en", &[PROJECTOR], "\n");
    // What can't be replaced.
    std::fs::create_dir_all(room(data.path()).join("votes.csv/held")).unwrap();
    let ran = hosted(data.path(), "en", &[PROJECTOR], "q\nq\n");
    assert!(ran.code == Some(0) && ran.out.contains("votes (2).csv"), "{ran}");
    assert!(room(data.path()).join("feedback.csv").is_file());
}

#[test]
fn every_kept_session_is_listed_and_can_be_told_of() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().display().to_string();
    for (lang, none) in [("en", "no workshop sessions"), ("zh", "没有工作坊的记录")] {
        let ran = run(&["report", &folder, "--lang", lang]);
        assert!(ran.code == Some(2) && ran.err.contains(none), "{ran}");
    }
    hosted(data.path(), "en", &[PROJECTOR], "\nv\nh 1 4 0\n");
    let path = room(data.path());
    let named = path.display().to_string();
    for (lang, state) in [("en", "not ended"), ("zh", "没结束")] {
        for listed in [&folder, &data.path().join("rooms").display().to_string()] {
            let ran = run(&["report", listed, "--lang", lang]);
            assert!(ran.code == Some(0) && ran.out.contains(state) && ran.out.contains(&named), "{ran}");
        }
    }
    // It was not ended, and its scenario is no shipped one: the text was kept with it.
    let ran = run(&["report", &named, "--lang", "en"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran}");
    let html = std::fs::read_to_string(path.join("report.html")).unwrap();
    assert!(html.contains("had not ended"), "{html}");
    // Elsewhere, and of the journal itself.
    let elsewhere = tempfile::tempdir().unwrap();
    let to = elsewhere.path().join("new/folder").display().to_string();
    let journal = path.join("journal");
    let ran = run(&["report", &journal.display().to_string(), "--to", &to, "--lang", "en"]);
    assert!(ran.code == Some(0) && Path::new(&to).join("votes.csv").exists(), "{ran}");
    // Damaged: told as far as it goes, and that it goes no further.
    let mut bytes = std::fs::read(&journal).unwrap();
    let length = bytes.len();
    bytes[length - 60..length - 20].fill(0);
    std::fs::write(&journal, &bytes).unwrap();
    for (lang, said) in [("en", "is damaged"), ("zh", "损坏了")] {
        let ran = run(&["report", &named, "--lang", lang]);
        assert!(ran.code == Some(1) && ran.err.contains(said), "{ran}");
    }
    assert_eq!(std::fs::read(&journal).unwrap(), bytes, "the record is not changed");
    assert_eq!(run(&["report", "no-such-folder"]).code, Some(2));
}

#[test]
fn a_mended_comma_leaves_nobody_behind() {
    let data = tempfile::tempdir().unwrap();
    let source = std::fs::read_to_string(fixtures().join(PROJECTOR)).unwrap();
    let files = folder(&[(PROJECTOR, &source)]);
    let path = files.path().join(PROJECTOR).display().to_string();
    hosted(data.path(), "en", &[&path], "\nv\nh 1 4 0\n");
    let first = room(data.path()).display().to_string();
    let mended = source.replacen("The borrowed projector", "The borrowed projector, again", 1);
    assert_ne!(mended, source);
    std::fs::write(files.path().join(PROJECTOR), mended).unwrap();
    // It goes on as it began, and says so; a new one is there for the asking.
    let ran = hosted(data.path(), "en", &[&path], "v\n");
    assert!(ran.out.contains("keeps the text that it began with") && ran.out.contains("[4]"), "{ran}");
    assert!(!ran.out.contains("projector, again"), "{ran}");
    let ran = hosted(data.path(), "en", &[&path, "--new"], "q\nq\n");
    assert!(ran.out.contains("projector, again") && ran.out.contains(&first), "{ran}");
    // That one was ended: the other is not gone on with unasked, and is told of.
    let ran = hosted(data.path(), "en", &[&path], "q\nq\n");
    assert!(!ran.out.contains("Going on") && ran.out.contains(&format!("--resume {first}")), "{ran}");
    let ran = hosted(data.path(), "en", &["--resume", &first], "q\nq\n");
    assert!(ran.out.contains("Going on") && ran.code == Some(0), "{ran}");
}

#[test]
fn a_session_of_another_program_is_told_of() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().to_str().unwrap();
    let arguments =
        ["host", PROJECTOR, "--lang", "en", "--address", "127.0.0.1", "--port", "0", "--data", folder];
    let mut other = program(&fixtures(), &arguments);
    let mut other = other.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(other.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.starts_with("Link")));
    let ran = hosted(data.path(), "en", &[PROJECTOR], "q\nq\n");
    assert!(ran.out.contains("another program is leading a session"), "{ran}");
    drop(other.stdin.take());
    assert!(other.wait().unwrap().success());
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_with_its_report_and_says_that_it_is_kept() {
    use rustix::process::{Pid, Signal, kill_process};
    for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().to_str().unwrap();
        let arguments =
            ["host", PROJECTOR, "--lang", "en", "--address", "127.0.0.1", "--port", "0", "--data", folder];
        let mut child = program(&fixtures(), &arguments);
        let mut child = child.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        writeln!(child.stdin.as_mut().unwrap(), "n").unwrap();
        assert!(
            lines.any(|line| line.starts_with("Phones: 0"))
                && lines.any(|line| line.starts_with("Phones: 0"))
        );
        kill_process(Pid::from_child(&child), signal).unwrap();
        let rest: Vec<String> = lines.collect();
        assert!(rest.iter().any(|line| line.contains("The session is kept")), "{signal:?}: {rest:?}");
        assert_eq!(child.wait().unwrap().code(), Some(0), "{signal:?}");
        assert!(room(data.path()).join("report.html").exists());
        assert!(hosted(data.path(), "en", &[PROJECTOR], "").out.contains("Going on"));
    }
}

/// Where nothing can be written any more, the room is left: with its report if that can be written, without one by
/// `q!`; and never with the word that all is well.
#[cfg(unix)]
#[test]
fn a_room_that_can_not_be_written_any_more_can_be_left() {
    for (removed, typed, reported) in [(true, "q\nq\nq!\n", false), (false, "q\nq\n", true)] {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("data");
        let name = folder.to_str().unwrap();
        let arguments =
            ["host", PROJECTOR, "--lang", "en", "--address", "127.0.0.1", "--port", "0", "--data", name];
        let mut child = program(&fixtures(), &arguments);
        let child = child.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = child.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        writeln!(child.stdin.as_mut().unwrap(), "n").unwrap();
        assert!((0..2).all(|_| lines.any(|line| line.starts_with("Phones: 0"))));
        let room = room(&folder);
        match removed {
            // A file in its place: nothing is to be made there again.
            true => {
                std::fs::remove_dir_all(&folder).unwrap();
                std::fs::write(&folder, b"").unwrap();
            }
            // An older copy, written over it.
            false => std::fs::write(room.join("journal"), b"older").unwrap(),
        }
        child.stdin.take().unwrap().write_all(format!("v\n{typed}").as_bytes()).unwrap();
        let rest: Vec<String> = lines.collect();
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{rest:?} {told}");
        let all_is_well = |line: &String| line.contains("The session is over") || line.contains("is kept");
        assert!(!rest.iter().any(all_is_well), "{rest:?}");
        assert_eq!(room.join("report.html").exists(), reported, "{rest:?} {told}");
        if reported {
            assert!(told.contains("Another program has written to"), "{told}");
        }
    }
}

#[test]
fn nobody_who_reads_is_no_reason_to_close_the_room() {
    let data = tempfile::tempdir().unwrap();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let folder = data.path().to_str().unwrap();
    let arguments =
        ["host", PROJECTOR, "--lang", "en", "--address", "127.0.0.1", "--port", "0", "--data", folder];
    let mut child = program(&fixtures(), &arguments);
    let mut child = child.stdin(Stdio::piped()).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"n\nq\nq\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains("the room stays open"));
    assert_eq!(output.status.code(), Some(0));
    assert!(room(data.path()).join("report.html").exists());
}

#[test]
fn what_is_no_scenario_or_seat_is_said() {
    let data = tempfile::tempdir().unwrap();
    assert_eq!(hosted(data.path(), "en", &["no-such"], "").code, Some(2));
    let ran = hosted(data.path(), "en", &[PROJECTOR, "--seat", "nobody"], "");
    assert!(ran.code == Some(2) && ran.err.contains("nobody"), "{ran}");
    let taken = data.path().join("file");
    std::fs::write(&taken, "").unwrap();
    assert_eq!(hosted(&taken, "en", &[PROJECTOR], "").code, Some(2));
}
