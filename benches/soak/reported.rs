//! What the report says, beside what was counted.

use super::ground::Ground;
use super::lead::Counts;
use super::program::binary;
use std::fs;
use std::path::Path;

/// The table's cells behind its first line. No cell that is asked for has a quotation mark or a line break in it.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    let cells = |line: &str| line.trim_matches('"').split("\",\"").map(str::to_owned).collect();
    text.trim_end().split("\r\n").skip(1).map(cells).collect()
}

/// The votes of phones in every ballot, as a table has them.
fn votes(path: &Path, ballots: usize) -> Vec<Counts> {
    let mut all = vec![Counts::new(); ballots];
    for row in rows(path) {
        let number = |column: usize| row[column].parse::<usize>().unwrap();
        let ballot = &mut all[number(0) - 1];
        assert_eq!(number(4), ballot.len() + 1, "places in their order: {row:?}");
        assert_eq!(row[7], "0", "nobody raised a hand");
        ballot.push(row[6].parse().unwrap());
    }
    all
}

/// Compares the report that was written at the end, and the one that the journal gives afterwards.
pub fn compare(ground: &Ground, counted: &[Counts], phones: usize) {
    let rooms: Vec<_> =
        fs::read_dir(ground.data().join("rooms")).unwrap().map(|room| room.unwrap().path()).collect();
    let [room] = rooms.as_slice() else { panic!("one session has become {}: {rooms:?}", rooms.len()) };
    let again = ground.elsewhere().join("again");
    let mut command = ground.command(&binary());
    let output = command.args(["report", "--lang", "en", "--to"]).arg(&again).arg(room).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for folder in [room.as_path(), &again] {
        assert_eq!(
            votes(&folder.join("votes.csv"), counted.len()),
            counted,
            "reported is not what was counted"
        );
        let answers = rows(&folder.join("feedback.csv"));
        // The first question: how much they can use, which every phone answered.
        let counts: Vec<usize> = answers.iter().take(4).map(|row| row[2].parse().unwrap()).collect();
        let given = |answer| (0..phones).filter(|number| number % 4 == answer).count();
        assert_eq!(counts, [0, 1, 2, 3].map(given), "everybody's answer, as it was given");
    }
}
