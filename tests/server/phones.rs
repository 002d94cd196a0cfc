//! Phones that mean well: they join, vote, drop, come back and come late.

use super::{Hosted, hosted, options, scenario};
use counterpart::room::{Command, Phase, Question};
use counterpart::scenario::OptionIx;
use counterpart::server::{Host, Options};
use serde_json::{Value, json};
use std::fs::OpenOptions;
use std::io::Write as _;
use std::net::Ipv4Addr;
use tungstenite::Message;
use tungstenite::protocol::CloseFrame;
use tungstenite::protocol::frame::coding::CloseCode;

/// The option that is shown first, and the second.
fn first_two(room: &Value) -> [OptionIx; 2] {
    [0, 1].map(|at| room["ballot"]["options"][at]["option"].as_u64().unwrap() as u8).map(OptionIx)
}

#[test]
fn the_code_leads_to_the_room_and_the_room_to_the_vote() {
    let hosted = Hosted::open();
    assert_eq!(hosted.site.get("/api/hello").status, 200);
    let typed = format!(" {}-{} ", &hosted.site.code[..3].to_lowercase(), &hosted.site.code[3..]);
    let token = hosted.site.guess(&typed).json()["token"].as_str().unwrap().to_owned();
    assert_eq!(token, hosted.site.token);
    let phone = hosted.site.phone(1);
    let mut live = phone.live();
    assert_eq!(live.next("you")["you"], Value::Null);
    live.asks(1, &json!({ "join": { "name": "" } }));
    assert_eq!(live.next("ack"), json!({ "ack": 1 }));
    assert_eq!(live.next("you")["you"]["number"], 1);
    hosted.votes();
    let [first, second] = first_two(&live.room(|room| room["phase"] == "open"));
    for (nth, option) in [(1, first), (2, second)] {
        live.asks(10 + nth, &json!({ "vote": { "ballot": 1, "option": option, "nth": nth } }));
        assert_eq!(live.next("ack"), json!({ "ack": 10 + nth }));
    }
    assert_eq!(hosted.counts()[..2], [0, 1]);
    hosted.does(&[Command::Close]);
    let closed = live.room(|room| room["phase"] == "closed");
    assert_eq!(closed["ballot"]["options"][1]["count"], 1);
    assert_eq!(closed["ballot"]["options"][1]["behind"], Value::Null, "not before it is revealed");
    assert_eq!(closed["ballot"]["thinks"], Value::Null);
    hosted.does(&[Command::Reveal]);
    let revealed = live.room(|room| room["phase"] == "revealed");
    assert!(revealed["ballot"]["options"][0]["behind"]["says"]["zh"].is_string());
    assert!(revealed["ballot"]["thinks"]["en"].is_string());
}

#[test]
fn nobody_sees_counts_or_reasons_while_the_vote_is_open() {
    let hosted = Hosted::open();
    let phone = hosted.site.phone(1);
    phone.join();
    hosted.votes();
    let mut live = phone.live();
    let open = live.room(|room| room["phase"] == "open");
    for option in open["ballot"]["options"].as_array().unwrap() {
        assert_eq!((&option["count"], &option["behind"]), (&Value::Null, &Value::Null));
    }
}

#[test]
fn everything_works_without_a_websocket() {
    let hosted = Hosted::open();
    let phone = hosted.site.phone(1);
    assert_eq!(phone.state()["you"], Value::Null);
    assert_eq!(phone.join(), json!({ "ack": 1 }));
    hosted.votes();
    let mut live = hosted.site.phone(2).live();
    live.room(|room| room["phase"] == "open");
    let [first, _] = first_two(&phone.state()["room"]);
    assert_eq!(phone.vote(1, first, 1), json!({ "ack": 1 }));
    let you = phone.state()["you"].clone();
    assert_eq!(you["vote"], json!({ "ballot": 1, "option": first, "sure": null, "nth": 1 }));
    // Counts come with the next tick.
    while live.next("tally")["tally"]["voted"] != 1 {}
    assert_eq!(phone.state()["tally"]["phones"], 1);
    assert_eq!(hosted.counts()[0], 1);
}

#[test]
fn a_phone_that_drops_comes_back_as_the_same_seat_with_its_vote() {
    let hosted = Hosted::open();
    let phones = [hosted.site.phone(1), hosted.site.phone(2)];
    phones.iter().for_each(|phone| drop(phone.join()));
    hosted.votes();
    let mut live = phones[1].live();
    let [first, second] = first_two(&live.room(|room| room["phase"] == "open"));
    live.asks(1, &json!({ "vote": { "ballot": 1, "option": first, "nth": 1 } }));
    live.next("ack");
    drop(live);
    // Another network, another way: the same seat.
    assert_eq!(phones[1].state()["you"]["number"], 2);
    assert_eq!(phones[1].vote(1, second, 2), json!({ "ack": 1 }));
    let mut live = phones[1].live();
    assert_eq!(live.next("you")["you"]["vote"]["option"], json!(second));
    // What the phone had sent before it dropped, and sends once more.
    live.asks(2, &json!({ "vote": { "ballot": 1, "option": first, "nth": 1 } }));
    assert_eq!(live.next("ack"), json!({ "ack": 2 }));
    assert_eq!(hosted.counts()[..2], [0, 1]);
    assert_eq!(hosted.host.look(|room| room.phones().len()), 2);
}

#[test]
fn a_late_phone_lands_where_the_room_is() {
    let hosted = Hosted::open();
    hosted.votes();
    hosted.does(&[Command::CountHands { counts: vec![5, 1, 0, 0] }, Command::Close]);
    hosted.does(&[Command::Discuss { question: Question::Own("why?".to_owned()) }]);
    let mut live = hosted.site.phone(9).live();
    let room = live.room(|room| room["phase"] == "discussion");
    assert_eq!(room["question"]["en"], "why?");
    assert_eq!(room["beneath"], "closed");
    assert_eq!(room["ballot"]["options"][0]["count"], 5);
}

#[test]
fn a_vote_after_the_end_is_told_so_and_not_counted() {
    let hosted = Hosted::open();
    let phone = hosted.site.phone(1);
    phone.join();
    hosted.votes();
    hosted.does(&[Command::Close]);
    assert_eq!(phone.vote(1, OptionIx(0), 1), json!({ "ack": 1, "refused": "not-open" }));
    assert_eq!(hosted.counts().iter().sum::<u64>(), 0);
}

#[test]
fn a_countdown_closes_the_vote_by_itself() {
    let hosted = Hosted::open();
    let phone = hosted.site.phone(1);
    let mut live = phone.live();
    let closes_at = Some(hosted.host.closes_after(std::time::Duration::from_millis(300)));
    hosted.does(&[Command::Start, Command::Open { closes_at }]);
    let open = live.room(|room| room["phase"] == "open");
    assert_eq!(open["ballot"]["closes_at"].as_u64(), closes_at);
    let closed = live.room(|room| room["phase"] == "closed");
    assert!(closed["now"].as_u64() >= closes_at, "not before its time");
}

#[test]
fn a_full_room_says_so_and_goes_on() {
    let hosted = hosted(|options| options.most_phones = 2);
    let phones = [1, 2, 3].map(|number| hosted.site.phone(number));
    let answers = phones.each_ref().map(|phone| phone.join()["refused"].clone());
    assert_eq!(answers, [Value::Null, Value::Null, json!("full")]);
    assert_eq!(phones[0].join(), json!({ "ack": 1 }), "who is in stays in");
}

#[test]
fn counts_go_out_on_a_tick() {
    let hosted = Hosted::open();
    let mut watching = hosted.site.phone(1).live();
    watching.asks(1, &json!({ "join": {} }));
    let phones = [2, 3, 4].map(|number| hosted.site.phone(number));
    phones.iter().for_each(|phone| drop(phone.join()));
    hosted.votes();
    let [first, _] = first_two(&watching.room(|room| room["phase"] == "open"));
    phones.iter().for_each(|phone| drop(phone.vote(1, first, 1)));
    let mut told = 0;
    while watching.next("tally")["tally"]["voted"] != 3 {
        told += 1;
        assert!(told < 20, "one tick tells of many votes");
    }
}

#[test]
fn a_host_that_is_started_again_goes_on_where_it_was() {
    let data = tempfile::tempdir().unwrap();
    let start = |change: fn(&mut Options)| {
        let mut options = Options { port: None, ..options(data.path()) };
        change(&mut options);
        Host::start(&scenario(), options, || {}).unwrap()
    };
    let host = start(|options| options.port = Some(0));
    let joining = host.joining(Ipv4Addr::LOCALHOST.into());
    let phone = super::client::Site::of(&joining).phone(1);
    phone.join();
    host.act(Command::Start).unwrap();
    host.act(Command::Open { closes_at: None }).unwrap();
    let shown = host.look(|room| room.ballot().unwrap().shown.options().to_vec());
    phone.vote(1, shown[2], 1);
    let before = host.look(Clone::clone);
    assert!(!host.is_resumed());
    drop(host);

    let host = start(|_| {});
    assert!(host.is_resumed());
    assert_eq!(host.joining(Ipv4Addr::LOCALHOST.into()), joining, "phones look where it was");
    assert!(host.look(|room| *room == before));
    assert_eq!(phone.state()["you"]["vote"]["option"], json!(shown[2]));
    // Nobody else takes the journal over while this one has it.
    let other = start(|options| options.port = Some(0));
    assert!(!other.is_resumed());
    assert_ne!(other.joining(Ipv4Addr::LOCALHOST.into()).code, joining.code);
    host.act(Command::End).unwrap();
    drop((host, other));
    let third = start(|options| options.port = Some(0));
    assert!(third.is_resumed(), "the second room was not ended");
    assert_eq!(third.look(|room| room.phase()), Phase::Lobby);
}

#[test]
fn a_torn_record_is_set_aside_and_the_room_goes_on() {
    let hosted = Hosted::open();
    let phone = hosted.site.phone(1);
    phone.join();
    hosted.votes();
    let before = hosted.host.look(Clone::clone);
    let (Hosted { host, site, data }, torn) = (hosted, b"\x40\0\0\0only the beginning");
    let folder = host.folder().to_owned();
    drop(host);
    let mut journal = OpenOptions::new().append(true).open(folder.join("journal")).unwrap();
    journal.write_all(torn).unwrap();
    drop(journal);
    let start = || Host::start(&scenario(), Options { port: None, ..options(data.path()) }, || {}).unwrap();
    let host = start();
    assert!(host.is_resumed() && host.look(|room| *room == before));
    assert_eq!(std::fs::read(folder.join("journal.torn")).unwrap(), torn);
    // What comes after it is whole.
    assert_eq!(site.phone(2).join(), json!({ "ack": 1 }));
    drop(host);
    assert_eq!(start().look(|room| room.phones().len()), 2);
}

#[test]
fn signs_of_life_and_farewells_are_answered() {
    let hosted = Hosted::open();
    let mut live = hosted.site.phone(1).live();
    live.next("room");
    live.socket.send(Message::Ping("there?".into())).unwrap();
    let answer = std::iter::from_fn(|| live.socket.read().ok()).find(Message::is_pong);
    assert_eq!(answer, Some(Message::Pong("there?".into())));
    let farewell = CloseFrame { code: CloseCode::Away, reason: "".into() };
    live.socket.close(Some(farewell)).unwrap();
    assert_eq!(live.closed(), 1001);
}

#[test]
fn a_phone_that_is_gone_is_given_up() {
    let hosted = Hosted::limited(|limits| limits.silence = std::time::Duration::from_millis(50));
    let mut dead = hosted.site.phone(1).live();
    dead.next("room");
    // Nobody answers the pings, since nobody reads them.
    let stream = dead.socket.get_ref().try_clone().unwrap();
    let gone = std::thread::spawn(move || {
        let mut stream = stream;
        std::io::Read::read_to_end(&mut stream, &mut Vec::new()).unwrap_or_default()
    });
    gone.join().unwrap();
    assert_eq!(hosted.host.health().here, 0);
}
