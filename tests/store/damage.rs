//! Whatever lies in the data folder: it is kept, it is said, and the store opens.

use std::fs;
use std::path::Path;

use counterpart_records::{Notice, Opened, SCHEMA_VERSION, Store, WhyAside};
use rusqlite::Connection;

use super::{NOW, database, filled, names, new_play, open, options, said, uid};

/// Opens a folder whose database can't be used, and proves that it is kept byte for byte and that
/// an empty one takes its place.
pub(super) fn check_set_aside(dir: &Path, why: WhyAside) {
    let before = fs::read(database(dir)).unwrap();
    let word = if why == WhyAside::Damaged { "damaged" } else { "newer" };
    let kept_as = dir.join(format!("counterpart.{word}-20261123T142253Z.sqlite3"));
    let Opened { mut store, notice } = Store::open(dir, NOW).unwrap();
    let expected = Notice::SetAside { kept_as: kept_as.clone(), why };
    assert_eq!(notice, Some(expected), "{} bytes", before.len());
    assert_eq!(fs::read(&kept_as).unwrap(), before);
    assert_eq!(store.recent(9).unwrap(), []);
    store.begin_play(&new_play(77)).unwrap();
    drop(store);
    assert_eq!(open(dir).recent(9).unwrap().len(), 1);
    assert_eq!(fs::read(&kept_as).unwrap(), before);
}

/// Random enough, and the same each time.
fn noise(len: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    (0..len).map(|_| next()).collect()
}

#[test]
fn what_is_no_database_is_set_aside() {
    for content in [noise(50_000), noise(5), vec![0; 4096], b"SQLite format 3\0".to_vec(), vec![b'\n']] {
        let dir = tempfile::tempdir().unwrap();
        fs::write(database(dir.path()), content).unwrap();
        check_set_aside(dir.path(), WhyAside::Damaged);
    }
}

#[test]
fn a_truncated_database_is_set_aside() {
    let source = tempfile::tempdir().unwrap();
    filled(source.path(), 40);
    let whole = fs::read(database(source.path())).unwrap();
    let from_end = [1, 2, 100, 511, 512, 4095, 4096, 8192].map(|lost| whole.len() - lost);
    for len in [1, 15, 16, 50, 99, 100, 511, 512]
        .into_iter()
        .chain(from_end)
        .chain((1000..whole.len()).step_by(1777))
    {
        let dir = tempfile::tempdir().unwrap();
        fs::write(database(dir.path()), &whole[..len]).unwrap();
        check_set_aside(dir.path(), WhyAside::Damaged);
    }
}

/// Emptied by a drive or a person, with and without what SQLite keeps beside it: that isn't a first start.
#[test]
fn a_database_that_was_emptied_is_set_aside() {
    for alone in [false, true] {
        let dir = tempfile::tempdir().unwrap();
        filled(dir.path(), 40);
        fs::write(database(dir.path()), b"").unwrap();
        if alone {
            for beside in ["-wal", "-shm"] {
                fs::remove_file(dir.path().join(format!("counterpart.sqlite3{beside}"))).unwrap_or_default();
            }
        }
        check_set_aside(dir.path(), WhyAside::Damaged);
    }
    // Nobody has made one yet.
    let dir = tempfile::tempdir().unwrap();
    fs::write(database(dir.path()), b"").unwrap();
    assert_eq!(Store::open(dir.path(), NOW).unwrap().notice, None);
}

#[test]
fn every_zeroed_page_is_noticed() {
    let source = tempfile::tempdir().unwrap();
    filled(source.path(), 600);
    let before = open(source.path()).load_play(&uid(1)).unwrap();
    let whole = fs::read(database(source.path())).unwrap();
    let pages = whole.len() / 4096;
    let mut noticed = 0;
    for page in 0..pages {
        let dir = tempfile::tempdir().unwrap();
        let mut zeroed = whole.clone();
        zeroed[page * 4096..(page + 1) * 4096].fill(0);
        fs::write(database(dir.path()), zeroed).unwrap();
        let Opened { store, notice } = Store::open(dir.path(), NOW).unwrap();
        if notice.is_some() {
            noticed += 1;
        } else {
            // A page that nothing is kept in.
            assert_eq!(store.load_play(&uid(1)).unwrap(), before, "page {page}");
        }
    }
    assert!(pages >= 10 && noticed >= 10, "{noticed} of {pages}");

    let mut middle = whole.clone();
    middle[4096..5 * 4096].fill(0);
    fs::write(database(source.path()), middle).unwrap();
    check_set_aside(source.path(), WhyAside::Damaged);
}

#[test]
fn a_database_that_is_not_ours_is_set_aside() {
    for sql in [
        "CREATE TABLE play (title TEXT); PRAGMA user_version = 0",
        "CREATE TABLE invoice (amount INTEGER); PRAGMA user_version = 1",
        "CREATE TABLE invoice (amount INTEGER); PRAGMA user_version = 2",
        "CREATE TABLE invoice (amount INTEGER); PRAGMA user_version = 3",
        "CREATE TABLE invoice (amount INTEGER); PRAGMA user_version = -3",
    ] {
        let dir = tempfile::tempdir().unwrap();
        Connection::open(database(dir.path())).unwrap().execute_batch(sql).unwrap();
        check_set_aside(dir.path(), WhyAside::Damaged);
    }
}

#[test]
fn a_newer_database_is_set_aside_with_its_log() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path(), 3);
    let newer = WhyAside::Newer { found: 99, known: SCHEMA_VERSION };
    // Killed in the middle: the version that tells is still in the log.
    let source = tempfile::tempdir().unwrap();
    filled(source.path(), 3);
    let writer = Connection::open(database(source.path())).unwrap();
    writer.pragma_update(None, "user_version", 99).unwrap();
    let log_name = "counterpart.sqlite3-wal";
    fs::copy(database(source.path()), database(dir.path())).unwrap();
    fs::copy(source.path().join(log_name), dir.path().join(log_name)).unwrap();
    let log = fs::read(dir.path().join(log_name)).unwrap();
    assert!(!log.is_empty());

    check_set_aside(dir.path(), newer);
    let kept = dir.path().join("counterpart.newer-20261123T142253Z.sqlite3");
    assert_eq!(fs::read(dir.path().join("counterpart.newer-20261123T142253Z.sqlite3-wal")).unwrap(), log);
    let kept = Connection::open(kept).unwrap();
    let (version, choices): (u32, u32) = kept
        .query_row("SELECT user_version, (SELECT count(*) FROM choice) FROM pragma_user_version", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert_eq!((version, choices), (99, 3));
}

#[test]
fn a_log_without_its_database_is_set_aside() {
    // SQLite takes a single byte for an empty file.
    for rest in [None, Some(""), Some("x"), Some("short")] {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("counterpart.sqlite3-wal"), [b'x'; 100]).unwrap();
        if let Some(rest) = rest {
            fs::write(database(dir.path()), rest).unwrap();
        }
        let notice = Store::open(dir.path(), NOW).unwrap().notice;
        let Some(Notice::SetAside { kept_as, why: WhyAside::Damaged }) = notice else {
            panic!("{notice:?}");
        };
        assert_eq!(fs::read_to_string(&kept_as).ok().as_deref(), rest);
        let kept_log = dir.path().join("counterpart.damaged-20261123T142253Z.sqlite3-wal");
        assert_eq!(fs::read(kept_log).unwrap(), [b'x'; 100]);
        drop(open(dir.path()));
    }
}

#[test]
fn a_folder_in_the_place_of_the_file_is_set_aside() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(database(dir.path())).unwrap();
    fs::write(database(dir.path()).join("letter.txt"), "dear").unwrap();
    let Some(Notice::SetAside { kept_as, .. }) = Store::open(dir.path(), NOW).unwrap().notice else {
        panic!("no notice");
    };
    assert_eq!(fs::read_to_string(kept_as.join("letter.txt")).unwrap(), "dear");
    drop(open(dir.path()));
}

#[test]
fn nothing_is_ever_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    let stamp = "counterpart.damaged-20261123T142253Z";
    fs::write(dir.path().join(format!("{stamp}-2.sqlite3-wal")), "somebody's").unwrap();
    for content in ["first", "second", "third"] {
        fs::write(database(dir.path()), content).unwrap();
        let opened = Store::open(dir.path(), NOW).unwrap();
        assert!(opened.notice.unwrap().to_string().contains("kept as"));
    }
    let expected = [
        format!("{stamp}-3.sqlite3"),
        format!("{stamp}-4.sqlite3"),
        format!("{stamp}.sqlite3"),
        "counterpart.sqlite3".to_owned(),
    ];
    assert_eq!(names(dir.path()), expected);
    let read = |number: &str| fs::read_to_string(dir.path().join(format!("{stamp}{number}.sqlite3")));
    assert_eq!([read("").unwrap(), read("-3").unwrap(), read("-4").unwrap()], ["first", "second", "third"]);
}

fn check_not_kept(dir: &Path) {
    let Opened { mut store, notice } = Store::open(dir, NOW).unwrap();
    assert!(matches!(notice, Some(Notice::NotKept { .. })), "{notice:?}");
    assert_eq!(store.path(), None);
    store.begin_play(&new_play(1)).unwrap();
    store.append_choice(&uid(1), &said(0, 2, None, NOW)).unwrap();
    assert_eq!(options(&store.load_play(&uid(1)).unwrap().unwrap().choices), [2]);
}

#[test]
fn a_folder_that_cannot_be_made_or_written_gives_a_store_in_memory() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    check_not_kept(&file);
    check_not_kept(&file.join("deeper"));
    if cfg!(target_os = "linux") {
        check_not_kept(Path::new("/proc"));
    }
}

#[cfg(unix)]
#[test]
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn a_read_only_folder_gives_a_store_in_memory() {
    use std::os::unix::fs::PermissionsExt as _;

    let dir = tempfile::tempdir().unwrap();
    filled(dir.path(), 2);
    let before = fs::read(database(dir.path())).unwrap();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(dir.path().join("probe"), "").is_ok() {
        eprintln!("skipped: this user (root?) may write to a read-only folder");
    } else {
        check_not_kept(dir.path());
    }
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(fs::read(database(dir.path())).unwrap(), before);
    assert_eq!(open(dir.path()).load_play(&uid(1)).unwrap().unwrap().choices.len(), 2);
}
