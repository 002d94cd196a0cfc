//! Sessions that are kept: what is found of them, whatever became of their folder, and that nobody is told that
//! something is there that isn't.

use super::client::Site;
use super::held::until;
use super::{Hosted, hosted, options, scenario};
use counterpart::exchange::Report;
use counterpart::room::{Command, Phase, Room};
use counterpart::scenario::{Scenario, SeatIx, parse};
use counterpart::server::{
    CannotRead, Host, KeptRoom, KeptState, Options, ReadRoom, Refused, StartError, TroubleKind,
};
use counterpart::text::Lang;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::json;
use std::fs;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

fn start(data: &Path, change: impl FnOnce(&mut Options)) -> Result<Host, StartError> {
    let mut options = options(data);
    change(&mut options);
    Host::start(&scenario(), options, || {})
}

fn states(data: &Path) -> Vec<KeptState> {
    KeptRoom::all(data).unwrap().into_iter().map(|room| room.state).collect()
}

fn known(_: &str) -> Option<Arc<Scenario>> {
    None
}

#[test]
fn every_session_is_listed_and_says_how_it_stands() {
    let data = tempfile::tempdir().unwrap();
    assert_eq!(states(data.path()), []);
    let host = start(data.path(), |options| (options.seat, options.teams) = (SeatIx(1), 2)).unwrap();
    assert_eq!(states(data.path()), [KeptState::InUse]);
    host.act(Command::Start).unwrap();
    let folder = host.folder().to_owned();
    drop(host);
    let found = KeptRoom::at(&folder).unwrap();
    assert_eq!((found.state.clone(), found.scenario.as_str()), (KeptState::Unfinished, "late-shipment"));
    assert_eq!((found.setup.clone().unwrap().teams, found.phones, found.lost), (2, 0, 0));
    let is_meant = |seat, day| found.is_meant("late-shipment", seat, day);
    assert!(found.is_of_today() && is_meant(1, None) && !is_meant(0, None) && !is_meant(1, Some(0)));
    for lang in Lang::ALL {
        let line = found.line("T", &TimeZone::UTC, lang);
        assert!(line.contains("T") && line.contains(&found.began.strftime("%Y-%m-%d").to_string()), "{line}");
    }
}

#[test]
fn a_new_session_puts_the_unfinished_one_aside_and_it_never_comes_back_unasked() {
    let data = tempfile::tempdir().unwrap();
    let first = start(data.path(), |_| {}).unwrap();
    let folder = first.folder().to_owned();
    drop(first);
    let second = start(data.path(), |options| options.new = true).unwrap();
    assert!(!second.is_resumed());
    second.act(Command::End).unwrap();
    drop(second);
    let mut found = states(data.path());
    found.sort_by_key(|state| *state == KeptState::PutAside);
    assert_eq!(found, [KeptState::Ended, KeptState::PutAside]);
    let third = start(data.path(), |_| {}).unwrap();
    assert!(!third.is_resumed(), "yesterday's ghost");
    third.act(Command::End).unwrap();
    drop(third);
    // Asked for by its name it is there, and no longer put aside.
    let again = start(data.path(), |options| options.resume = Some(folder.clone())).unwrap();
    assert!(again.is_resumed() && again.folder() == folder);
    drop(again);
    assert!(start(data.path(), |_| {}).unwrap().is_resumed());
}

#[test]
fn what_cannot_be_gone_on_with_says_why_and_is_not_touched() {
    let data = tempfile::tempdir().unwrap();
    let host = start(data.path(), |_| {}).unwrap();
    let folder = host.folder().to_owned();
    let resume = |folder: &Path| start(data.path(), |options| options.resume = Some(folder.to_owned())).err();
    assert!(matches!(resume(&folder), Some(StartError::InUse(_))));
    host.act(Command::End).unwrap();
    drop(host);
    assert!(matches!(resume(&folder), Some(StartError::Ended(_))));
    let nowhere = data.path().join("nowhere");
    assert!(matches!(resume(&nowhere), Some(StartError::Data(trouble)) if trouble.kind == TroubleKind::Gone));
    let journal = folder.join("journal");
    fs::remove_file(folder.join("journal.head")).unwrap();
    for bytes in [vec![], vec![0; 4096], b"not a journal".to_vec()] {
        fs::write(&journal, &bytes).unwrap();
        let error = resume(&folder).unwrap();
        assert!(matches!(error, StartError::Journal(_)), "{error}");
        assert_eq!(KeptRoom::at(&folder).unwrap().state, KeptState::Unreadable);
        assert!(matches!(ReadRoom::of(&folder, known), Err(CannotRead::Journal { is_newer: false, .. })));
        assert_eq!(fs::read(&journal).unwrap(), bytes);
        for lang in Lang::ALL {
            assert!(error.told(lang).contains(&folder.display().to_string()), "{}", error.told(lang));
        }
    }
    // Nobody else is kept from opening a room by it.
    assert!(!start(data.path(), |_| {}).unwrap().is_resumed());
}

#[cfg(unix)]
#[test]
fn whatever_lies_where_a_journal_should_a_room_is_opened() {
    let data = tempfile::tempdir().unwrap();
    let rooms = data.path().join("rooms");
    let place = |name: &str| {
        let folder = rooms.join(format!("29991130T100000Z-{name}"));
        fs::create_dir_all(&folder).unwrap();
        folder.join("journal")
    };
    assert!(std::process::Command::new("mkfifo").arg(place("pipe")).status().unwrap().success());
    fs::create_dir(place("folder")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", place("device")).unwrap();
    std::os::unix::fs::symlink("journal", place("loop")).unwrap();
    std::os::unix::fs::symlink("/nowhere/at/all", place("dangling")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(place("socket")).unwrap();
    fs::write(rooms.join("notes.txt"), "").unwrap();
    std::os::unix::fs::symlink("/nowhere/at/all", rooms.join("29991130T100000Z-gone")).unwrap();
    let found = KeptRoom::all(data.path()).unwrap();
    assert_eq!(found.len(), 6);
    for room in &found {
        assert!(matches!(room.state, KeptState::Trouble(_)), "{room:?}");
        assert!(ReadRoom::of(&room.folder, known).is_err());
    }
    assert!(!start(data.path(), |_| {}).unwrap().is_resumed());
}

/// Where the folder of rooms belongs may lie anything, too: it is said to be in the way, and nothing is waited for.
#[cfg(unix)]
#[test]
fn whatever_lies_where_the_folder_of_rooms_should_is_said_to_be_in_the_way() {
    for what in ["a file", "a pipe", "a dead link"] {
        let data = tempfile::tempdir().unwrap();
        let rooms = data.path().join("rooms");
        match what {
            "a file" => fs::write(&rooms, "").unwrap(),
            "a pipe" => assert!(std::process::Command::new("mkfifo").arg(&rooms).status().unwrap().success()),
            _ => std::os::unix::fs::symlink("/nowhere/at/all", &rooms).unwrap(),
        }
        let error = start(data.path(), |_| {}).unwrap_err();
        for (lang, said) in [(Lang::En, "is in the way"), (Lang::Zh, "挡住了")] {
            let told = error.told(lang);
            assert!(told.contains(said) && told.contains(&rooms.display().to_string()), "{what}: {told}");
        }
    }
}

/// Files that say to be longer than any journal, or as long, cost neither memory nor time to speak of.
#[test]
fn a_journal_without_end_is_not_read_to_its_end() {
    let (data, folder, _) = killed();
    let journal = fs::read(folder.join("journal")).unwrap();
    let place = |name: &str, begins: &[u8], length: u64| {
        let folder = data.path().join("rooms").join(format!("29991130T100000Z-{name}"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("journal"), begins).unwrap();
        fs::File::options().write(true).open(folder.join("journal")).unwrap().set_len(length).unwrap();
    };
    // Nothing of it is on the disk: a file with holes.
    place("endless", &journal, 1 << 42);
    place("empty", &[], 1 << 42);
    place("zeroes", &journal, 64 << 20);
    let found = KeptRoom::all(data.path()).unwrap();
    let state = |name: &str| found.iter().find(|room| room.folder.ends_with(name)).unwrap();
    assert_eq!(state("29991130T100000Z-endless").state, KeptState::Unreadable);
    assert_eq!(state("29991130T100000Z-empty").state, KeptState::Unreadable);
    let damaged = state("29991130T100000Z-zeroes");
    assert_eq!((&damaged.state, damaged.phones, damaged.lost), (&KeptState::Unfinished, 3, 1));
    assert_eq!(found.iter().filter(|room| room.folder == folder && room.lost == 0).count(), 1);
}

/// What was left behind where a report is written, be it a pipe, is not waited for.
#[cfg(unix)]
#[test]
fn nothing_in_the_place_of_a_report_is_waited_for() {
    let data = tempfile::tempdir().unwrap();
    let host = start(data.path(), |_| {}).unwrap();
    for name in ["report.html.part", "votes.csv.part", "feedback.csv.part", "report.html", "votes.csv"] {
        let pipe = host.folder().join(name);
        assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());
    }
    let began = host.began().to_zoned(TimeZone::UTC);
    let kept = host.look(|room| Report::of(room, &began, Lang::En)).keep(host.folder()).unwrap();
    for path in [kept.html, kept.votes, kept.feedback] {
        assert!(fs::symlink_metadata(&path).unwrap().is_file(), "{}", path.display());
    }
}

/// A session with three phones and their votes, that was killed.
fn killed() -> (tempfile::TempDir, PathBuf, Room) {
    let Hosted { host, site, data } = Hosted::open();
    let phones = [1, 2, 3].map(|number| site.phone(number));
    phones.iter().for_each(|phone| assert_eq!(phone.join(), json!({ "ack": 1 })));
    for command in [Command::Start, Command::Open { closes_at: None }] {
        host.act(command).unwrap();
    }
    let shown = host.look(|room| room.ballot().unwrap().shown.options().to_vec());
    for (phone, option) in phones.iter().zip(&shown) {
        assert_eq!(phone.vote(1, *option, 1), json!({ "ack": 1 }));
    }
    let room = host.look(Room::clone);
    let folder = host.folder().to_owned();
    drop(host);
    (data, folder, room)
}

/// Where the records of a journal begin; the end is the last.
fn starts(journal: &[u8]) -> Vec<usize> {
    let mut starts = vec![0];
    let mut at = 0;
    while at < journal.len() {
        at += 12 + u32::from_le_bytes(journal[at..at + 4].try_into().unwrap()) as usize;
        starts.push(at);
    }
    starts
}

#[test]
fn damage_at_every_record_is_said_and_kept_and_nothing_false_is_told() {
    let (data, folder, whole) = killed();
    let journal = fs::read(folder.join("journal")).unwrap();
    let starts = starts(&journal);
    // 3 phones, 1 beginning, 1 vote, 3 choices, and the head.
    assert_eq!(starts.len(), 1 + 9);
    for record in 0..9 {
        let bytes = starts[record]..starts[record + 1];
        for (name, is_mended) in [("a bit", true), ("a byte", true), ("all of it", false)] {
            let case = tempfile::tempdir().unwrap();
            let room = case.path().join("rooms").join(folder.file_name().unwrap());
            fs::create_dir_all(&room).unwrap();
            fs::copy(folder.join("journal.head"), room.join("journal.head")).unwrap();
            let mut harmed = journal.clone();
            match name {
                "a bit" => harmed[bytes.start + 20] ^= 1,
                "a byte" => harmed[bytes.end - 1] = 0,
                _ => harmed[bytes.clone()].fill(0),
            }
            fs::write(room.join("journal"), &harmed).unwrap();
            let name = format!("{name} of record {record}");

            let read = ReadRoom::of(&room, |_| Some(scenario())).unwrap();
            let host = start(case.path(), |_| {}).unwrap();
            let found = host.resumed().unwrap().clone();
            // The first record lies there twice.
            if is_mended || record == 0 {
                assert!(host.look(|room| *room == whole) && read.room == whole, "{name}");
                assert_eq!((found.lost, found.mended, read.lost), (0, 1, 0), "{name}");
            } else {
                assert_eq!((found.used, read.lost), (record - 1, found.lost), "{name}");
                assert!(found.lost > 8 - record, "{name}: {found:?}");
                let votes = (record.saturating_sub(6)).min(3);
                let counted = host.look(|room| room.ballot().map_or(0, |ballot| ballot.voted()));
                assert_eq!(counted, votes, "{name}");
            }
            let copy = found.copy.clone().unwrap();
            assert_eq!(fs::read(&copy).unwrap(), harmed, "{name}: the whole of it as it was");
            for lang in Lang::ALL {
                let told = found.told(lang);
                assert!(told.contains(&copy.display().to_string()), "{name}: {told}");
                let says_all =
                    told.contains("Everything that was confirmed") || told.contains("确认过的票都在");
                assert_eq!(says_all, found.lost == 0, "{name}: {told}");
                let began = Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC);
                let report = Report::of_kept(&read.room, &began, read.lost, read.is_changed, lang);
                let says_lost = report.html.contains("damaged") || report.html.contains("损坏");
                assert_eq!(says_lost, read.lost > 0, "{name}");
            }
            // What comes after it is whole.
            let site = Site::of(&host.joining(Ipv4Addr::LOCALHOST.into()));
            assert_eq!(site.phone(9).join(), json!({ "ack": 1 }), "{name}");
            drop(host);
            let again = start(case.path(), |_| {}).unwrap();
            assert_eq!(again.resumed().unwrap().lost, 0, "{name}");
        }
    }
    drop(data);
}

#[test]
fn what_a_later_version_has_written_is_left_to_it() {
    let (data, folder, _) = killed();
    let mut journal = fs::read(folder.join("journal")).unwrap();
    let starts = starts(&journal);
    // The last record, written by a version that knows more: the same length and another word.
    let last = &mut journal[starts[8] + 12..];
    let text = String::from_utf8(last.to_vec()).unwrap().replace("voted", "waved");
    last.copy_from_slice(text.as_bytes());
    let before = &journal[starts[7] + 4..starts[7] + 12].to_vec();
    let sum = {
        use sha2::{Digest as _, Sha256};
        let mut hash = Sha256::new();
        hash.update(before);
        hash.update(text.as_bytes());
        hash.finalize()
    };
    journal[starts[8] + 4..starts[8] + 12].copy_from_slice(&sum[..8]);
    fs::write(folder.join("journal"), &journal).unwrap();
    assert_eq!(states(data.path()), [KeptState::Newer]);
    let resume = start(data.path(), |options| options.resume = Some(folder.clone()));
    assert!(matches!(resume.err(), Some(StartError::Newer(_))));
    assert!(!start(data.path(), |_| {}).unwrap().is_resumed());
    assert_eq!(fs::read(folder.join("journal")).unwrap(), journal);
    assert_eq!(ReadRoom::of(&folder, |_| Some(scenario())).unwrap().lost, 1);
}

#[test]
fn a_session_keeps_the_text_that_was_played() {
    let text = include_str!("../../scenarios/late-shipment.ron");
    let played = Arc::new(parse(text).scenario.unwrap());
    let title = played.title.en.clone();
    let mended = Arc::new(parse(&text.replacen(&title, "Another title", 1)).scenario.unwrap());
    assert_ne!(mended.hash, played.hash);
    let data = tempfile::tempdir().unwrap();
    let options = Options { text: Some(text.to_owned()), ..options(data.path()) };
    let host = Host::start(&played, options.clone(), || {}).unwrap();
    host.act(Command::Start).unwrap();
    let folder = host.folder().to_owned();
    drop(host);
    // The text has changed meanwhile, or its file is gone.
    let room = KeptRoom::at(&folder).unwrap();
    for now in [Some(Arc::clone(&mended)), None] {
        assert_eq!(room.scenario(|_| now.clone()).unwrap().hash, played.hash);
        let read = ReadRoom::of(&folder, |_| now.clone()).unwrap();
        assert_eq!((read.is_changed, read.room.phase()), (false, Phase::Beat));
    }
    let other = Options { resume: Some(folder.clone()), ..options.clone() };
    assert!(matches!(Host::start(&mended, other.clone(), || {}).err(), Some(StartError::OtherScenario(_))));
    drop(Host::start(&played, other, || {}).unwrap());
    // Without the text, that of now is taken for the report, and it is said.
    fs::remove_file(folder.join("scenario.ron")).unwrap();
    assert!(room.scenario(|_| Some(Arc::clone(&mended))).is_none());
    assert!(ReadRoom::of(&folder, |_| Some(Arc::clone(&mended))).unwrap().is_changed);
    assert!(matches!(ReadRoom::of(&folder, known), Err(CannotRead::Scenario { .. })));
}

#[test]
fn a_journal_that_nobody_would_find_again_counts_nothing() {
    type Harm = fn(&Path);
    let harms: [(&str, TroubleKind, Harm); 4] = [
        ("removed", TroubleKind::Gone, |folder| fs::remove_dir_all(folder.parent().unwrap()).unwrap()),
        ("renamed", TroubleKind::Gone, |folder| fs::rename(folder, folder.with_extension("old")).unwrap()),
        ("its file removed", TroubleKind::Gone, |folder| fs::remove_file(folder.join("journal")).unwrap()),
        ("replaced by a copy", TroubleKind::Gone, |folder| {
            fs::copy(folder.join("journal"), folder.join("copy")).unwrap();
            fs::rename(folder.join("copy"), folder.join("journal")).unwrap();
        }),
    ];
    for (name, kind, harm) in harms {
        let hosted = Hosted::limited(|limits| limits.tick = Duration::from_secs(60));
        let phone = hosted.site.phone(1);
        phone.join();
        hosted.votes();
        let option = hosted.host.look(|room| room.ballot().unwrap().shown.options()[0]);
        assert!(hosted.host.is_kept(), "{name}");
        harm(hosted.host.folder());
        assert_eq!(phone.vote(1, option, 1)["refused"], "trouble", "{name}");
        assert_eq!(hosted.counts().iter().sum::<u64>(), 0, "{name}");
        assert_eq!(hosted.host.act(Command::Close), Err(Refused::Disk), "{name}");
        assert!(!hosted.host.is_kept(), "{name}");
        let trouble = hosted.host.trouble().unwrap();
        assert_eq!(trouble.kind, kind, "{name}");
        assert!(Lang::ALL.iter().all(|lang| trouble.told(*lang).contains("journal")), "{name}: {trouble}");
        // What was counted so far can be told of all the same.
        hosted.report(Lang::En);
    }
}

#[test]
fn a_folder_that_goes_is_noticed_while_nobody_does_anything() {
    let hosted = hosted(|options| {
        options.limits.tick = Duration::from_millis(10);
        options.limits.look_at_journal = Duration::from_millis(10);
    });
    fs::remove_dir_all(hosted.host.folder()).unwrap();
    until(|| hosted.host.health().is_broken);
    assert_eq!(hosted.host.trouble().unwrap().kind, TroubleKind::Gone);
}

#[test]
fn a_room_that_cannot_be_opened_leaves_nothing_behind() {
    let data = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let error = start(data.path(), |options| options.port = Some(port)).err().unwrap();
    assert!(error.told(Lang::En).contains(&port.to_string()), "{error}");
    assert_eq!(states(data.path()), []);
    // A file where the rooms' folder should be: what is in the way is named.
    fs::write(data.path().join("rooms"), "").unwrap();
    let error = start(data.path(), |_| {}).err().unwrap();
    for lang in Lang::ALL {
        let told = error.told(lang);
        assert!(told.contains(&data.path().join("rooms").display().to_string()), "{told}");
    }
}
