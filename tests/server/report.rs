//! The report: what it tells, whom it names, and that nothing that was typed does anything in it.

use super::{Hosted, hosted};
use counterpart::room::{Command, Question};
use counterpart::text::Lang;
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
    let answer = json!({ "answer": { "understand": 5, "useful": 4, "different": FORMULA } });
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
