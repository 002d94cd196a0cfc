//! A case in a room over real connections: what phones see of it and when, a host that is gone in between, the report; and the
//! service agreement.

use super::client::Phone;
use super::{Hosted, options, scenario};
use counterpart::library::{Library, courses};
use counterpart::room::{CASE_BALLOTS, Case, CaseStage, Command, ServiceAgreement};
use counterpart::scenario::OptionIx;
use counterpart::server::Host;
use counterpart::text::Lang;
use serde_json::{Value, json};
use std::fs;

fn case() -> Case {
    let cases = courses::cases(&Library::load(None));
    cases.iter().find(|case| case.id == "huawei").unwrap().for_room()
}

fn on(hosted: &Hosted) {
    hosted.does(&[hosted.host.look(|room| room.next(None)).unwrap()]);
}

fn stage(hosted: &Hosted) -> CaseStage {
    hosted.host.look(|room| room.case().unwrap().stage.unwrap())
}

/// Goes on until the vote on a question is open.
fn to_vote(hosted: &Hosted, ask: u16) {
    while stage(hosted) != CaseStage::First(ask) {
        on(hosted);
    }
}

fn shown(phone: &Phone) -> Value {
    phone.state()["room"].take()
}

/// A room in which so many phones are about to vote on the first question of a case.
fn voting(phones: u16) -> (Hosted, Vec<Phone>) {
    let hosted = Hosted::open();
    hosted.does(&[Command::TakeCase { case: Box::new(case()) }]);
    let phones: Vec<Phone> = (1..=phones).map(|number| hosted.site.phone(number)).collect();
    phones.iter().for_each(|phone| drop(phone.join()));
    on(&hosted);
    to_vote(&hosted, 0);
    (hosted, phones)
}

#[test]
fn phones_see_no_count_and_no_answer_before_both_votes_are_closed() {
    let (hosted, phones) = voting(2);
    let asked = shown(&phones[0]);
    assert_eq!((&asked["phase"], &asked["case"]["stage"]), (&json!("case"), &json!("first")));
    assert_eq!((&asked["ballot"]["number"], &asked["case"]["facts"]), (&json!(CASE_BALLOTS), &json!([])));
    assert_eq!(asked["ballot"]["options"].as_array().unwrap().len(), 4);
    for (nth, (phone, option)) in phones.iter().zip([3, 1]).enumerate() {
        assert_eq!(phone.vote(CASE_BALLOTS, OptionIx(option), nth as u32 + 1), json!({ "ack": 1 }));
    }
    let own = phones[1].state()["you"].take();
    assert_eq!((&own["ballot"], &own["vote"]["option"]), (&json!(CASE_BALLOTS), &json!(1)));
    on(&hosted);
    let talked = shown(&phones[0]);
    assert_eq!((&talked["case"]["stage"], &talked["ballot"]), (&json!("talk"), &Value::Null));
    // The answer to a question of fact stands in the fact that goes with it.
    assert_eq!((&talked["case"]["both"], &talked["case"]["facts"]), (&json!([]), &json!([])));
    on(&hosted);
    assert_eq!(shown(&phones[0])["ballot"]["number"], json!(CASE_BALLOTS + 1));
    assert_eq!(phones[1].vote(CASE_BALLOTS, OptionIx(2), 9)["refused"], json!("not-open"));
    phones.iter().for_each(|phone| drop(phone.vote(CASE_BALLOTS + 1, OptionIx(3), 10)));
    on(&hosted);
    let both = shown(&phones[0])["case"].take();
    let counts: Vec<(u64, u64, bool)> = both["both"]
        .as_array()
        .unwrap()
        .iter()
        .map(|option| {
            let count = |round: &str| option[round].as_u64().unwrap();
            (count("first"), count("second"), option["right"].as_bool().unwrap())
        })
        .collect();
    assert_eq!(counts, [(0, 0, false), (1, 0, false), (0, 0, false), (1, 2, true)]);
    assert_eq!(both["facts"].as_array().unwrap().len(), 1);
    assert_eq!(both["points"], json!([]), "what both sides say comes next");
    on(&hosted);
    assert_eq!(shown(&phones[0])["case"]["points"].as_array().unwrap().len(), 2);
}

#[test]
fn a_host_that_was_gone_goes_on_in_the_case_and_both_votes_are_reported() {
    let (hosted, phones) = voting(3);
    phones.iter().for_each(|phone| drop(phone.vote(CASE_BALLOTS, OptionIx(0), 1)));
    let Hosted { host, data, .. } = hosted;
    drop(host);
    let host = Host::start(&scenario(), options(data.path()), || {}).unwrap();
    assert!(host.is_resumed());
    let site = super::Site::of(&host.joining(std::net::Ipv4Addr::LOCALHOST.into()));
    let hosted = Hosted { host, site, data };
    assert_eq!(stage(&hosted), CaseStage::First(0));
    assert_eq!(hosted.host.look(|room| room.case().unwrap().tallies(0).unwrap()[0].totals()), [3, 0, 0, 0]);
    on(&hosted);
    on(&hosted);
    let phone = hosted.site.phone(1);
    assert_eq!(phone.vote(CASE_BALLOTS + 1, OptionIx(3), 2), json!({ "ack": 1 }));
    while stage(&hosted) != CaseStage::OurLine {
        on(&hosted);
    }
    hosted.does(&[Command::WriteOurLine { words: "<b>call</b> before six".to_owned() }]);
    on(&hosted);
    let kept = hosted.report(Lang::En);
    let html = fs::read_to_string(&kept.html).unwrap();
    assert!(html.contains("Before the talk") && html.contains("After the talk"), "{html}");
    let row = html.split("<tr").find(|row| row.contains("About nine tenths")).unwrap();
    assert!(row.contains("<td>3</td>") && row.contains("<td>0</td>"), "{row}");
    let row = html.split("<tr").find(|row| row.contains("Less than a third")).unwrap();
    assert!(
        row.contains("<td>0</td>") && row.contains("<td>1</td>") && row.contains("the right answer"),
        "{row}"
    );
    assert!(html.contains("&lt;b&gt;call&lt;/b&gt; before six"));
}

#[test]
fn the_agreement_is_on_phones_while_it_is_shown_and_in_the_report_with_two_lines_to_sign() {
    let hosted = Hosted::open();
    let phone = hosted.site.phone(1);
    phone.join();
    hosted.does(&[Command::Start]);
    let agreement = ServiceAgreement {
        what: "the packing list <i>whole</i>".to_owned(),
        by_when: "by four".to_owned(),
        sent_back: "without a date".to_owned(),
        call: "Lin, 8123".to_owned(),
        names: ["Lin".to_owned(), "Wang".to_owned()],
    };
    hosted.does(&[Command::Agree { agreement: Box::new(agreement) }]);
    let seen = shown(&phone);
    assert_eq!((&seen["phase"], &seen["agreement"]["call"]), (&json!("agreement"), &json!("Lin, 8123")));
    on(&hosted);
    assert_eq!(shown(&phone)["agreement"], Value::Null);
    for lang in Lang::ALL {
        let html = fs::read_to_string(hosted.report(lang).html).unwrap();
        assert_eq!(html.matches("class=\"line\"").count(), 2, "{html}");
        for words in [
            "the packing list &lt;i&gt;whole&lt;/i&gt;",
            "by four",
            "without a date",
            "Lin, 8123",
            "<p>Wang</p>",
        ] {
            assert!(html.contains(words), "{words}");
        }
    }
}

#[test]
fn every_shipped_case_can_be_taken_up() {
    let cases = courses::cases(&Library::load(None));
    assert_eq!(cases.len(), 4);
    for case in cases {
        assert!(case.for_room().is_sound(), "{}", case.id);
        assert!(!case.for_room().opening().is_empty(), "{}", case.id);
    }
}
