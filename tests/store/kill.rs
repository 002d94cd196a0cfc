//! A process that is killed, and a disk that loses its last writes: what was acknowledged is
//! there, in order, and the play goes on.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use counterpart_records::{Opened, Store};

use super::{NOW, RULES, database, new_play, open, options, said, uid};

const CHILD: &str = "COUNTERPART_STORE_TEST_CHILD";

/// What the child acknowledged: the options chosen in each play.
type Acknowledged = BTreeMap<String, Vec<u32>>;

/// Not a test of its own: the process that gets killed. It continues where the last one was, and
/// says each thing after the store has acknowledged it.
#[test]
fn child() {
    let Some(dir) = std::env::var_os(CHILD) else {
        return;
    };
    std::panic::set_hook(Box::new(|panic| say(&format!("failed: {panic}"))));
    say("ready");
    let Opened { mut store, notice } = Store::open(Path::new(&dir), NOW).unwrap();
    assert_eq!(notice, None);
    loop {
        let (uid, mut turn) = match store.unfinished().unwrap().first() {
            Some(play) => (play.row.uid.clone(), play.choices),
            None => {
                let number = store.recent(u32::MAX).unwrap().len() as u32;
                (store.begin_play(&new_play(number)).unwrap().uid, 0)
            }
        };
        say(&format!("play {uid}"));
        while turn < 12 {
            let option = (turn * 7 + std::process::id()) % 4;
            store.append_choice(&uid, &said(turn, option, None, NOW)).unwrap();
            say(&format!("choice {uid} {turn} {option}"));
            turn += 1;
        }
        store.finish_play(&uid, "agreement", None, RULES, NOW).unwrap();
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}

/// Runs a child until `delay` after it is ready, kills it, and returns what it said.
fn killed_after(dir: &Path, delay: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::child", "--nocapture"])
        .env(CHILD, dir)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let (ready, wait) = mpsc::channel();
    let reader = thread::spawn(move || {
        let mut said = Vec::new();
        for line in out.lines().map_while(Result::ok) {
            if line.ends_with("ready") {
                ready.send(()).unwrap();
            }
            said.push(line);
        }
        said
    });
    wait.recv().unwrap();
    thread::sleep(delay);
    child.kill().unwrap();
    child.wait().unwrap();
    let said = reader.join().unwrap();
    assert!(!said.iter().any(|line| line.starts_with("failed")), "{said:#?}");
    said
}

fn note(said: &[String], acknowledged: &mut Acknowledged) {
    for line in said {
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["play", uid] => {
                acknowledged.entry(uid.to_owned()).or_default();
            }
            ["choice", uid, turn, option] => {
                let choices = acknowledged.entry(uid.to_owned()).or_default();
                assert_eq!(choices.len(), turn.parse::<usize>().unwrap());
                choices.push(option.parse().unwrap());
            }
            _ => {}
        }
    }
}

/// Every acknowledged choice is there, and at most one that had no time to be acknowledged.
fn compare(store: &Store, acknowledged: &mut Acknowledged) {
    let mut unspoken = 0;
    for (uid, known) in acknowledged.iter_mut() {
        let found = options(&store.load_play(uid).unwrap().unwrap().choices);
        assert_eq!(found[..known.len()], known[..], "{uid}");
        unspoken += found.len() - known.len();
        *known = found;
    }
    let plays = store.recent(u32::MAX).unwrap().len();
    unspoken += plays - acknowledged.len();
    assert!(unspoken <= 1, "{unspoken} writes were never acknowledged");
    for play in store.recent(u32::MAX).unwrap() {
        acknowledged.entry(play.row.uid).or_default();
    }
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let dir = tempfile::tempdir().unwrap();
    let mut acknowledged = Acknowledged::new();
    // A slow machine needs more rounds to say anything.
    for round in 0..200_u64 {
        let delay = Duration::from_micros(3_000 + round * 7_919 % 60_000);
        note(&killed_after(dir.path(), delay), &mut acknowledged);
        compare(&open(dir.path()), &mut acknowledged);
        let choices: usize = acknowledged.values().map(Vec::len).sum();
        if round >= 20 && choices > 100 {
            return;
        }
    }
    panic!("the children never got far: {acknowledged:?}");
}

#[test]
fn a_kill_while_the_database_is_made_leaves_a_usable_folder() {
    for round in 0..25 {
        let dir = tempfile::tempdir().unwrap();
        let mut acknowledged = Acknowledged::new();
        note(&killed_after(dir.path(), Duration::from_micros(round * 400)), &mut acknowledged);
        let mut store = open(dir.path());
        compare(&store, &mut acknowledged);
        store.begin_play(&new_play(u32::MAX)).unwrap();
    }
}

#[test]
fn a_log_that_lost_its_end_gives_the_choices_before_it() {
    let source = tempfile::tempdir().unwrap();
    let mut store = open(source.path());
    store.begin_play(&new_play(1)).unwrap();
    let log_name = "counterpart.sqlite3-wal";
    // How long the log was when each choice was acknowledged.
    let mut acknowledged_at = Vec::new();
    for turn in 0..20 {
        store.append_choice(&uid(1), &said(turn, turn * 3 % 4, None, NOW)).unwrap();
        acknowledged_at.push(fs::metadata(source.path().join(log_name)).unwrap().len() as usize);
    }
    let log = fs::read(source.path().join(log_name)).unwrap();
    let whole = store.load_play(&uid(1)).unwrap().unwrap().choices;
    for len in (0..log.len()).step_by(997).chain([log.len()]) {
        let dir = tempfile::tempdir().unwrap();
        fs::copy(database(source.path()), database(dir.path())).unwrap();
        // Lost writes read as zeros or not at all.
        let mut torn = log[..len].to_vec();
        if len % 2 == 0 {
            torn.resize(log.len(), 0);
        }
        fs::write(dir.path().join(log_name), torn).unwrap();
        let found = open(dir.path()).load_play(&uid(1)).unwrap();
        let choices = found.map_or_else(Vec::new, |play| play.choices);
        let expected = acknowledged_at.iter().filter(|&&at| at <= len).count();
        assert_eq!(choices, whole[..expected], "{len} of {} bytes", log.len());
    }
}

#[test]
fn a_page_half_written_from_the_log_is_written_again() {
    let (source, dir) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut store = open(source.path());
    store.begin_play(&new_play(1)).unwrap();
    for turn in 0..20 {
        store.append_choice(&uid(1), &said(turn, 1, None, NOW)).unwrap();
    }
    let mut torn = fs::read(database(source.path())).unwrap();
    torn.extend([b'x'; 100]);
    fs::write(database(dir.path()), torn).unwrap();
    let log_name = "counterpart.sqlite3-wal";
    fs::copy(source.path().join(log_name), dir.path().join(log_name)).unwrap();
    assert_eq!(open(dir.path()).load_play(&uid(1)).unwrap(), store.load_play(&uid(1)).unwrap());
    drop(open(dir.path()));
}
