//! The report: what it tells, whom it names, and that nothing that was typed does anything in it.

use super::{Hosted, hosted, scenario};
use counterpart::exchange::Report;
use counterpart::records::{STEP_TOOK_UP, Step, Store};
use counterpart::room::{Command, Event, Key, Question, Ratings, Room};
use counterpart::text::Lang;
use jiff::tz::TimeZone;
use serde_json::json;
use std::fs;

const SCRIPT: &str = "<script>alert(1)</script>";
const FORMULA: &str = "=cmd|' /C calc'!A0";

/// A session with two roads, and everything in it that people can type.
fn session(names: bool) -> Hosted {
    let hosted = hosted(|options| {
        options.names = names;
        options.teams = 2;
    });
    let phones = [1, 2].map(|number| hosted.site.phone(number));
    for (phone, name) in phones.iter().zip([SCRIPT, "王芳"]) {
        assert_eq!(phone.act(&json!({ "join": { "name": name } })), json!({ "ack": 1 }));
    }
    hosted.votes();
    let shown = hosted.host.look(|room| room.ballot().unwrap().shown.options().to_vec());
    phones.iter().for_each(|phone| drop(phone.vote(1, shown[1], 1)));
    hosted.does(&[Command::Close, Command::Reveal]);
    hosted.does(&[Command::Discuss { question: Question::Own(SCRIPT.to_owned()) }, Command::Resume]);
    hosted.does(&[Command::Take { option: None }, Command::Rewind { turn: 0 }]);
    hosted.does(&[Command::Open { closes_at: None }, Command::CountHands { counts: vec![0, 2, 7, 0] }]);
    hosted.does(&[Command::Close, Command::Take { option: Some(shown[0]) }, Command::WrapUp]);
    let answer =
        json!({ "answer": { "uses": "one", "clearer": "one-thing", "learnt": SCRIPT, "change": FORMULA } });
    assert_eq!(phones[0].act(&answer), json!({ "ack": 1 }));
    let plan = json!({ "plan": { "plan": { "when": SCRIPT, "then": "\"><img src=x onerror=alert(1)>" } } });
    assert_eq!(phones[1].act(&plan), json!({ "ack": 1 }));
    hosted.does(&[Command::End]);
    hosted
}

#[test]
fn nothing_that_was_typed_does_anything() {
    for lang in Lang::ALL {
        let session = session(true);
        let kept = session.report(lang);
        assert!(kept.html.starts_with(session.data.path()));
        let html = fs::read_to_string(&kept.html).unwrap();
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assert!(html.contains("default-src 'none'"));
        let feedback = fs::read_to_string(&kept.feedback).unwrap();
        assert!(feedback.contains("\"'=cmd|"), "{feedback}");
        assert!(!feedback.contains("\"=cmd"));
    }
}

#[test]
fn names_stand_in_it_only_if_they_were_asked_for() {
    for names in [true, false] {
        let session = session(names);
        let kept = session.report(Lang::Zh);
        let html = fs::read_to_string(kept.html).unwrap();
        let feedback = fs::read_to_string(kept.feedback).unwrap();
        assert_eq!([html.contains("王芳"), feedback.contains("王芳")], [names, names]);
    }
}

#[test]
fn both_roads_and_every_vote_stand_in_it() {
    let session = session(false);
    let kept = session.report(Lang::En);
    let html = fs::read_to_string(&kept.html).unwrap();
    assert!(html.contains("Road 1") && html.contains("Road 2"));
    assert!(html.contains("the group’s choice") && html.contains("the facilitator’s choice"));
    assert!(html.contains("class=\"columns\""), "side by side");
    assert!(html.contains("Team 1") && html.contains("Talked over"));
    let votes = fs::read_to_string(&kept.votes).unwrap();
    assert!(votes.starts_with('\u{feff}'));
    let rows: Vec<&str> = votes.trim_end().split("\r\n").collect();
    let options = session.host.look(|room| room.ballots()[0].shown.len());
    assert_eq!(rows.len(), 1 + 2 * options);
    assert!(rows.iter().skip(1).any(|row| row.ends_with("\"1\",\"1\"")), "one of each team: {votes}");
    assert!(rows.iter().any(|row| row.contains(",\"0\",\"7\",")), "seven hands: {votes}");
}

/// A session at whose end so many phones answered alike.
fn answered_by(phones: u8) -> Hosted {
    let hosted = Hosted::open();
    let phones: Vec<_> = (1..=phones).map(|number| hosted.site.phone(number.into())).collect();
    phones.iter().for_each(|phone| drop(phone.join()));
    hosted.does(&[Command::Start, Command::WrapUp]);
    for phone in &phones {
        let nothing = phone.act(&json!({ "answer": { "change": " " } }));
        assert_eq!(nothing, json!({ "ack": 1, "refused": "empty" }));
        let answer = json!({ "answer": { "uses": "several", "able": null, "obstacle": "no-time" } });
        assert_eq!(phone.act(&answer), json!({ "ack": 1 }));
    }
    hosted
}

#[test]
fn answers_are_counted_from_five_people_on_and_never_averaged() {
    let session = answered_by(5);
    let kept = session.report(Lang::En);
    let table = fs::read_to_string(&kept.feedback).unwrap();
    for row in
        ["several things\",\"5\"", "perhaps something\",\"0\"", "no time\",\"5\"", "I’ll forget\",\"0\""]
    {
        assert!(table.contains(row), "{row}: {table}");
    }
    assert_eq!(table.matches("Fewer than 5").count(), 2, "the two questions that nobody answered: {table}");
    let session = answered_by(4);
    let kept = session.report(Lang::En);
    let (table, page) =
        (fs::read_to_string(&kept.feedback).unwrap(), fs::read_to_string(&kept.html).unwrap());
    assert_eq!(table.matches("Fewer than 5").count(), 4, "{table}");
    assert_eq!(page.matches("Fewer than 5").count(), 4, "{page}");
    for page in [table, page] {
        assert!(!page.contains("several things") && !page.contains("no time"), "{page}");
    }
}

/// The manager's page of a course takes in what phones answered in kept sessions: of six people, and not of four.
#[test]
fn what_phones_answered_comes_into_the_managers_page() {
    let data = tempfile::tempdir().unwrap();
    let mut store = Store::open(data.path(), 0).unwrap().store;
    let step = Step {
        course: "sixty-days".to_owned(),
        kind: STEP_TOOK_UP.to_owned(),
        subject: String::new(),
        day: 20_000,
        zone_min: 0,
        detail: "{}".to_owned(),
        at_ms: 1,
    };
    store.add_step(&step).unwrap();
    drop(store);
    let rooms = [answered_by(6), answered_by(4)];
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_counterpart"));
    command.args(["report", "--course", "sixty-days", "--lang", "en", "--data"]).arg(data.path());
    for room in &rooms {
        // Named twice, a session is counted once.
        for _ in 0..2 {
            command.arg("--room").arg(room.report(Lang::En).html.parent().unwrap());
        }
    }
    let ran = command.output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let own = data.path().join("evaluation/sixty-days");
    let group = fs::read_to_string(own.join("group.csv")).unwrap();
    assert!(group.contains("several things\",\"6\""), "{group}");
    assert!(group.contains("no time\",\"6\"") && !group.contains("able-"), "{group}");
    let page = fs::read_to_string(own.join("evaluation.html")).unwrap();
    assert!(page.contains("sessions: 2"), "{page}");
}

#[test]
fn sessions_from_before_the_five_questions_still_have_their_report() {
    let session = Hosted::open();
    let mut events = vec![Event::Started, Event::WrappedUp];
    for phone in 0..5 {
        let key = Key([u8::try_from(phone).unwrap(); 16]);
        events.insert(0, Event::Joined { key, team: None, name: None });
        let feedback = Ratings { understand: 4, useful: 2, different: "more time".to_owned() };
        events.push(Event::Answered { phone, feedback });
    }
    let setup = session.host.look(|room| room.setup().clone());
    let room = Room::replay(scenario(), setup, &events).unwrap();
    let began = session.host.began().to_zoned(TimeZone::UTC);
    let report = Report::of(&room, &began, Lang::En);
    assert!(report.html.contains("I can use something of this in my work"), "{}", report.html);
    assert_eq!(report.html.matches("<li>more time</li>").count(), 5);
    assert!(
        report.feedback.contains("\"2\",\"5\"") && report.feedback.contains("\"4\",\"5\""),
        "{}",
        report.feedback
    );
    assert!(!report.html.contains("Next week"), "what wasn't asked isn't counted");
}
