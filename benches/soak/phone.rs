//! One phone: it joins, votes, changes its vote, sends it once more, sleeps, reloads, returns; and it knows what was
//! acknowledged.

use super::ground::Ground;
use super::program::Site;
use super::swarm::Member;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until, timeout};

/// How long a phone waits for an answer before it thinks that its connection is dead.
const ANSWER: Duration = Duration::from_secs(6);

/// What all phones have come to, added up.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    /// Votes that were acknowledged as counted.
    pub acknowledged: u64,
    /// Votes that were refused since the ballot was closed.
    pub late: u64,
    /// Votes that were refused since the disk took nothing.
    pub no_disk: u64,
    /// Votes of which it wasn't known whether they had arrived.
    pub unheard: u64,
    /// Connections that were made.
    pub connections: u64,
    /// The longest that anybody waited for an acknowledgement.
    pub longest: Duration,
}

/// What phones and whoever leads the room see of each other.
pub struct Shared {
    /// Where the room is.
    pub site: watch::Sender<Site>,
    /// The latest that any phone has heard of the room.
    pub seen: watch::Sender<Value>,
    /// The ballot for which every phone is to say what became of its vote.
    pub call: watch::Sender<u64>,
    /// What each has said: the ballot, and the option that counts.
    pub settled: Mutex<Vec<(u64, Option<u64>)>>,
    /// In which age everybody has last come in; none if they never have.
    pub came: Mutex<Vec<Option<u64>>>,
    /// The age: another one begins whenever everybody has to come anew.
    pub age: watch::Sender<u64>,
    /// Who has answered the questions at the end.
    pub answered: Mutex<Vec<bool>>,
    pub sums: Mutex<Sums>,
    /// Whether some phone has found something that can't be.
    pub is_wrong: AtomicBool,
}

/// What it sends, and what it hears of that.
pub struct Phone {
    number: u16,
    shared: Arc<Shared>,
    dice: ChaCha8Rng,
    /// Its seat, once it has one.
    seat: Option<u64>,
    /// The ballot that the rest is about.
    ballot: u64,
    /// The number of its last vote.
    nth: u64,
    /// The last vote that was acknowledged: its number and option.
    acknowledged: Option<(u64, u64)>,
    /// Votes that were sent since, of which it isn't known whether they count.
    unheard: Vec<(u64, u64)>,
    /// The vote that waits for its answer, and since when.
    waits: Option<(u64, Instant)>,
    /// The options of the ballot while it is open.
    open: Option<Vec<u64>>,
    is_feedback: bool,
}

/// Why it lets go of its connection.
enum End {
    /// It is gone.
    Lost,
    /// The page is loaded once more.
    Reload,
    /// The phone sleeps.
    Sleep(Duration),
}

impl From<io::Error> for End {
    fn from(_: io::Error) -> End {
        End::Lost
    }
}

impl Drop for Phone {
    fn drop(&mut self) {
        self.shared.is_wrong.fetch_or(std::thread::panicking(), Ordering::Relaxed);
    }
}

impl Phone {
    pub fn new(number: u16, shared: &Arc<Shared>, seed: u64) -> Phone {
        Phone {
            number,
            shared: Arc::clone(shared),
            dice: ChaCha8Rng::seed_from_u64(seed),
            seat: None,
            ballot: 0,
            nth: 0,
            acknowledged: None,
            unheard: Vec::new(),
            waits: None,
            open: None,
            is_feedback: false,
        }
    }

    /// Takes part for as long as there is a room.
    pub async fn takes_part(mut self) {
        // Not all at the same moment.
        sleep(Duration::from_millis(self.dice.random_range(0..3_000))).await;
        loop {
            let wait = match self.attends().await {
                Err(End::Sleep(wait)) => wait,
                Err(End::Reload) => Duration::ZERO,
                Err(End::Lost) | Ok(()) => Duration::from_millis(self.dice.random_range(100..900)),
            };
            // Whoever is called wakes up.
            let mut call = self.shared.call.subscribe();
            call.mark_unchanged();
            tokio::select! { () = sleep(wait) => {}, _ = call.changed() => {} }
        }
    }

    /// One connection, from its beginning to its end.
    async fn attends(&mut self) -> Result<(), End> {
        let mut site = self.shared.site.subscribe();
        let here = site.borrow_and_update().clone();
        let age = *self.shared.age.borrow();
        let (from, key) = (Ground::phone(here.network, self.number), format!("{:0>21}A", self.number));
        let late = |_| End::Lost;
        let mut member =
            timeout(ANSWER, Member::connect(here.address, from, &here.token, &key)).await.map_err(late)??;
        self.shared.sums.lock().unwrap().connections += 1;
        // What was sent before and not heard of may have arrived, or not.
        self.waits = None;
        let mut you = timeout(ANSWER, member.next_of(r#"{"you""#)).await.map_err(late)??["you"].take();
        if you.is_null() {
            assert_eq!(self.seat, None, "phone {} has lost its seat", self.number);
            you = timeout(ANSWER, member.join()).await.map_err(late)??.or(Err(End::Lost))?;
        }
        self.finds(&you);
        self.shared.came.lock().unwrap()[usize::from(self.number)] = Some(age);
        let mut call = self.shared.call.subscribe();
        call.mark_unchanged();
        self.settles();
        let mut next = Instant::now();
        loop {
            tokio::select! {
                text = member.next() => self.hears(&text?)?,
                () = sleep_until(next) => {
                    next = Instant::now() + Duration::from_millis(self.dice.random_range(600..3_000));
                    self.does(&mut member).await?;
                }
                _ = call.changed() => {
                    // What isn't known is asked for by coming anew; some come anew all the same, and compare.
                    if !self.is_sure() || self.dice.random_ratio(1, 3) {
                        return Err(End::Reload);
                    }
                    self.settles();
                }
                _ = site.changed() => return Err(End::Lost),
            }
        }
    }

    /// Compares what the room says of it with what it knows itself.
    fn finds(&mut self, you: &Value) {
        let number = you["number"].as_u64().unwrap();
        assert_eq!(*self.seat.get_or_insert(number), number, "phone {} has got another seat", self.number);
        let ballot = you["ballot"].as_u64().unwrap();
        if ballot != self.ballot {
            self.begins(ballot);
        }
        let vote = &you["vote"];
        let found = vote["nth"].as_u64().zip(vote["option"].as_u64());
        assert!(
            found == self.acknowledged || found.is_some_and(|found| self.unheard.contains(&found)),
            "phone {}, ballot {ballot}: found {found:?}, acknowledged {:?}, sent since {:?}",
            self.number,
            self.acknowledged,
            self.unheard,
        );
        self.acknowledged = found;
        // The others may still be on their way to the disk; where it failed, the next host may find what this one refused.
        let known = found.map_or(0, |(nth, _)| nth);
        self.unheard.retain(|(nth, _)| *nth > known);
    }

    /// Another ballot.
    fn begins(&mut self, ballot: u64) {
        (self.ballot, self.acknowledged, self.waits, self.open) = (ballot, None, None, None);
        self.unheard.clear();
    }

    fn is_sure(&self) -> bool {
        self.waits.is_none() && self.unheard.is_empty()
    }

    /// Says what became of its vote, if it is asked and knows.
    fn settles(&self) {
        let call = *self.shared.call.borrow();
        let option = match self.ballot == call {
            true => self.acknowledged.map(|(_, option)| option),
            false => None,
        };
        self.shared.settled.lock().unwrap()[usize::from(self.number)] = (call, option);
    }

    fn hears(&mut self, text: &str) -> Result<(), End> {
        if text.starts_with(r#"{"tally""#) {
            return Ok(());
        }
        let mut message: Value = serde_json::from_str(text).unwrap();
        if message.get("room").is_some() {
            let room = message["room"].take();
            let ballot = room["ballot"]["number"].as_u64();
            if let Some(ballot) = ballot.filter(|ballot| *ballot > self.ballot) {
                self.begins(ballot);
            }
            let is_open = room["phase"] == "open" && ballot == Some(self.ballot);
            let options = || room["ballot"]["options"].as_array().unwrap().iter();
            self.open = is_open.then(|| options().map(|option| option["option"].as_u64().unwrap()).collect());
            self.is_feedback = room["phase"] == "feedback";
            let state = |room: &Value| (room["phase"].clone(), room["ballot"]["number"].clone());
            self.shared.seen.send_if_modified(|seen| {
                let is_news = state(seen) != state(&room);
                if is_news {
                    *seen = room;
                }
                is_news
            });
        } else if let Some(id) = message["ack"].as_u64() {
            self.is_answered(id, message["refused"].as_str());
        } else if message.get("you").is_some_and(|you| !you.is_null()) && self.is_sure() {
            self.finds(&message["you"]);
        }
        Ok(())
    }

    fn is_answered(&mut self, id: u64, refused: Option<&str>) {
        if id == FEEDBACK {
            let is_kept = refused.is_none();
            self.shared.answered.lock().unwrap()[usize::from(self.number)] |= is_kept;
            return;
        }
        let Some((nth, since)) = self.waits.take_if(|(nth, _)| *nth + VOTES == id) else { return };
        let mut sums = self.shared.sums.lock().unwrap();
        sums.longest = sums.longest.max(since.elapsed());
        match refused {
            None => {
                sums.acknowledged += 1;
                let sent = self.unheard.iter().find(|(sent, _)| *sent == nth).copied();
                // One that was sent once more was acknowledged before.
                self.acknowledged = sent.or(self.acknowledged);
                self.unheard.retain(|(sent, _)| *sent > nth);
            }
            Some("not-open") => {
                sums.late += 1;
                self.unheard.retain(|(sent, _)| *sent != nth);
            }
            Some("trouble") => sums.no_disk += 1,
            Some(other) => panic!("phone {}: {other}", self.number),
        }
    }

    /// Something that people do with their phones.
    async fn does(&mut self, member: &mut Member) -> Result<(), End> {
        if self.waits.is_some_and(|(_, since)| since.elapsed() > ANSWER) {
            self.shared.sums.lock().unwrap().unheard += 1;
            return Err(End::Lost);
        }
        if self.is_feedback && !self.shared.answered.lock().unwrap()[usize::from(self.number)] {
            let answer = format!(
                r#"{{"id":{FEEDBACK},"do":{{"answer":{{"uses":"{}"}}}}}}"#,
                ["nothing", "perhaps", "one", "several"][usize::from(self.number) % 4]
            );
            return Ok(member.say(&answer).await?);
        }
        match self.dice.random_range(0..100) {
            0..6 => return Err(End::Sleep(Duration::from_millis(self.dice.random_range(1_000..9_000)))),
            6..12 => return Err(End::Reload),
            _ => {}
        }
        let Some(options) = self.open.as_ref().filter(|_| self.waits.is_none()) else { return Ok(()) };
        // What was acknowledged is sent once more, as by a page that hasn't heard of it.
        let repeats = self.unheard.is_empty() && self.dice.random_ratio(1, 10);
        let again = self.acknowledged.filter(|_| repeats);
        let (nth, option) = match again {
            Some(again) => again,
            None => {
                self.nth += 1;
                let vote = (self.nth, options[self.dice.random_range(0..options.len())]);
                self.unheard.push(vote);
                vote
            }
        };
        self.waits = Some((nth, Instant::now()));
        let (id, ballot) = (VOTES + nth, self.ballot);
        let vote =
            format!(r#"{{"id":{id},"do":{{"vote":{{"ballot":{ballot},"option":{option},"nth":{nth}}}}}}}"#);
        Ok(member.say(&vote).await?)
    }
}

/// The number of the message that answers the questions at the end; those of votes begin behind `VOTES`.
const FEEDBACK: u64 = 2;
const VOTES: u64 = 1_000;
