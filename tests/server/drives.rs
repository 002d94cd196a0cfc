//! Drives that can't do everything: network drives and shared folders without locks, or that can't flush a folder; and
//! disks that are full from the beginning.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Stands in for such a drive: what the variables name fails with that number.
const SHIM: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
static int fails(const char *what) {
    const char *number = getenv(what);
    if (number) errno = atoi(number);
    return number != NULL;
}
int flock(int file, int how) {
    if (fails("NO_LOCKS")) return -1;
    int (*real)(int, int) = (int (*)(int, int))dlsym(RTLD_NEXT, "flock");
    return real(file, how);
}
int fsync(int file) {
    struct stat about;
    if (fstat(file, &about) == 0 && S_ISDIR(about.st_mode) && fails("NO_FOLDER_FLUSH")) return -1;
    if (fails("NO_FLUSH")) return -1;
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    return real(file);
}
"#;

/// Hosts a room on such a drive until nothing more is typed.
fn hosted(folder: &Path, broken: &[(&str, &str)]) -> Output {
    let shim = folder.join("drive.so");
    if !shim.exists() {
        let source = folder.join("drive.c");
        fs::write(&source, SHIM).unwrap();
        let mut cc = Command::new("cc");
        cc.args(["-shared", "-fPIC", "-o"]).arg(&shim).arg(&source).arg("-ldl");
        assert!(cc.status().unwrap().success(), "a C compiler is needed to build, too");
    }
    let mut host = Command::new(env!("CARGO_BIN_EXE_counterpart"));
    host.args(["host", "late-shipment", "--lang", "en", "--address", "127.0.0.1", "--port", "0", "--data"]);
    host.arg(folder.join("data")).env("LD_PRELOAD", &shim).envs(broken.iter().copied());
    host.stdin(Stdio::null()).output().unwrap()
}

#[test]
fn a_drive_without_locks_or_a_flush_for_folders_does() {
    for broken in [
        ("NO_LOCKS", "37"),
        ("NO_LOCKS", "38"),
        ("NO_LOCKS", "95"),
        ("NO_FOLDER_FLUSH", "22"),
        ("NO_FOLDER_FLUSH", "95"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let first = hosted(folder.path(), &[broken]);
        let out = String::from_utf8_lossy(&first.stdout).into_owned();
        assert!(
            first.status.success() && out.contains("Room code") && out.contains("The session is kept"),
            "{broken:?}: {first:?}"
        );
        let again = hosted(folder.path(), &[broken]);
        assert!(String::from_utf8_lossy(&again.stdout).contains("Going on with"), "{broken:?}: {again:?}");
    }
}

#[test]
fn a_drive_that_keeps_nothing_opens_no_room_and_nothing_is_left_on_it() {
    for (code, says) in
        [("28", "The disk is full"), ("5", "can’t be read or written"), ("30", "no permission")]
    {
        let folder = tempfile::tempdir().unwrap();
        let ran = hosted(folder.path(), &[("NO_FLUSH", code)]);
        let err = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(2), "{ran:?}");
        let rooms = folder.path().join("data/rooms");
        assert!(err.contains(says) && err.contains(&rooms.display().to_string()), "{code}: {err}");
        assert_eq!(fs::read_dir(rooms).unwrap().count(), 0, "{code}");
    }
}
