//! What could keep somebody waiting: files that are none, and proofs that take long.

use super::{folder, program, run_in};
use serde_json::json;
use std::process::{Command, Stdio};

#[cfg(unix)]
#[test]
fn a_pipe_is_no_scenario_for_any_command() {
    let folder = folder(&[]);
    assert!(Command::new("mkfifo").arg(folder.path().join("x.ron")).status().unwrap().success());
    let ran = run_in(folder.path(), &["check", ".", "--json"]);
    assert_eq!((ran.code, &ran.json()[0]["code"]), (Some(1), &json!("not-a-file")), "{ran}");
    for args in [
        &["check", "x.ron"] as &[&str],
        &["check", "x.ron", "--mend"],
        &["prove", "x.ron"],
        &["prove", "."],
        &["graph", "x.ron"],
        &["play", "x.ron", "--choices", "1"],
        &["host", "./x.ron"],
    ] {
        let ran = run_in(folder.path(), args);
        assert_ne!(ran.code, Some(0), "{args:?} {ran}");
        assert!(format!("{ran}").contains("pipe"), "{args:?} {ran}");
    }
}

#[test]
fn a_name_with_one_ending_too_many_is_told_in_both_languages() {
    let folder = folder(&[("borrowed-projector.ron.txt", "Scenario(")]);
    for (lang, told) in [
        ("en", ["one ending too many", "it should be borrowed-projector.ron", "File name extensions"]),
        ("zh", ["文件名多了一个结尾", "应该是 borrowed-projector.ron", "文件扩展名"]),
    ] {
        let ran = run_in(folder.path(), &["check", ".", "--lang", lang]);
        assert_eq!(ran.code, Some(1), "{ran}");
        for words in told {
            assert!(ran.out.contains(words), "{words}: {ran}");
        }
    }
}

#[test]
fn what_no_font_has_is_a_warning_and_no_fault() {
    let folder = folder(&[(super::PROJECTOR, &super::with("The borrowed projector", "Łucja’s 投影機 👍"))]);
    let ran = run_in(folder.path(), &["check", super::PROJECTOR, "--json"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    let warned = &ran.json()[0];
    assert_eq!(
        (&warned["code"], &warned["severity"], &warned["class"]),
        (&json!("not-drawn"), &json!("warning"), &json!(null))
    );
    for named in ["U+0141", "U+6A5F", "U+1F44D"] {
        assert!(warned["message"].as_str().unwrap().contains(named), "{ran}");
    }
}

/// A scenario that takes minutes to prove, and to draw.
#[cfg(target_os = "linux")]
fn endless() -> tempfile::TempDir {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/late-shipment.ron");
    let source = std::fs::read_to_string(path).unwrap();
    let longer = |line: &str| match line.trim_start().strip_prefix("turns: ") {
        Some(_) => "turns: 40,\n".to_owned(),
        None => format!("{line}\n"),
    };
    let source: String = source.lines().map(longer).collect();
    assert!(source.contains("turns: 40,"));
    folder(&[("late-shipment.ron", &source)])
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_tells_what_was_found_until_then() {
    use rustix::process::{Pid, Signal, kill_process};
    let folder = endless();
    for (args, told) in [
        (&["prove", "late-shipment.ron", "--lang", "en"] as &[&str], "Stopped before anything was proved."),
        (&["graph", "late-shipment.ron", "--lang", "en"], "Stopped; nothing was drawn."),
    ] {
        let mut child =
            program(folder.path(), args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // Until it listens, a signal would end it as it does any program.
        loop {
            let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
            let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap();
            if u64::from_str_radix(caught.trim(), 16).unwrap() & 2 != 0 {
                break;
            }
            assert_eq!(child.try_wait().unwrap(), None, "it ended by itself");
            std::thread::yield_now();
        }
        kill_process(Pid::from_child(&child), Signal::INT).unwrap();
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), err.trim()), (Some(2), told), "{args:?}");
    }
}

#[test]
fn a_graph_that_was_cut_short_says_so() {
    let ran = run_in(&super::fixtures(), &["graph", super::PROJECTOR, "--budget", "3", "--lang", "en"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    assert!(ran.err.contains("Stopped by the budget"), "{ran}");
}
