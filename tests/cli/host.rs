//! `counterpart host`, led by what is typed; the phones have tests of their own.

use super::{PROJECTOR, Ran, fixtures, program, typing};
use std::path::Path;

fn hosted(data: &Path, lang: &str, args: &[&str], input: &str) -> Ran {
    let data = data.to_str().unwrap();
    let fixed = ["--lang", lang, "--address", "127.0.0.1", "--port", "0", "--data", data];
    typing(program(&fixtures(), &[&["host"], args, &fixed].concat()), input)
}

#[test]
fn a_session_of_raised_hands_is_led_from_the_keyboard() {
    for (lang, over) in [("en", "The session is over"), ("zh", "这一场结束了")] {
        let data = tempfile::tempdir().unwrap();
        let ran = hosted(data.path(), lang, &[PROJECTOR], "\nv\nh 1 4 0\nv\nr\n\nf\nq\n");
        assert_eq!(ran.code, Some(0), "{ran}");
        assert!(ran.out.contains("[4]") && ran.out.contains(over), "{ran}");
        let reports: Vec<_> =
            ran.out.lines().filter(|line| line.contains("rooms") && line.contains('.')).collect();
        assert_eq!(reports.len(), 3, "{ran}");
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
    let again = hosted(data.path(), "en", &[PROJECTOR], "q\n");
    assert!(lines(&again) && again.out.contains("The session is over"), "{again}");
    assert!(!lines(&hosted(data.path(), "en", &[PROJECTOR], "q\n")));
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
