//! Random sessions against a model that keeps nothing but what people would write on a flip chart.

use super::steps::{command, step};
use super::{scenario, setup};
use counterpart_core::conversation::{Pick, Play};
use counterpart_core::room::{Command, Event, Phase, Refusal, Room, Use};
use counterpart_core::scenario::{OptionIx, Scenario, SeatIx, Turn};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

static SCENARIO: LazyLock<Arc<Scenario>> = LazyLock::new(scenario);

/// How many phones may come in; one fewer than there are in the sequences.
const MOST: u32 = 5;

/// The flip chart.
#[derive(Clone, Debug)]
struct Model {
    phase: Phase,
    back: Phase,
    /// Keys in the order in which they came.
    phones: Vec<u8>,
    /// Every ballot: who voted for what, and the count of hands.
    ballots: Vec<(BTreeMap<u8, (OptionIx, u32)>, Option<Vec<u32>>)>,
    due: Option<u64>,
    road: Vec<Pick>,
    left: Vec<Vec<Pick>>,
    talks: usize,
    answers: BTreeMap<u8, Option<Use>>,
    plans: BTreeMap<u8, bool>,
    sent: BTreeMap<u8, u32>,
}

impl Model {
    fn new() -> Model {
        Model {
            phase: Phase::Lobby,
            back: Phase::Lobby,
            phones: Vec::new(),
            ballots: Vec::new(),
            due: None,
            road: Vec::new(),
            left: Vec::new(),
            talks: 0,
            answers: BTreeMap::new(),
            plans: BTreeMap::new(),
            sent: BTreeMap::new(),
        }
    }

    fn play(&self) -> Play {
        Play::replay(Arc::clone(&SCENARIO), SeatIx(0), &self.road).unwrap()
    }

    fn options(&self) -> Vec<OptionIx> {
        self.play().offers().iter().map(|offer| offer.option).collect()
    }

    /// Votes and hands by option.
    fn counted(&self, shown: &[OptionIx]) -> Vec<u64> {
        let (votes, hands) = self.ballots.last().unwrap();
        let of = |option: OptionIx| votes.values().filter(|(voted, _)| *voted == option).count() as u64;
        let raised = |at: usize| hands.as_ref().map_or(0, |hands| u64::from(hands[at]));
        shown.iter().enumerate().map(|(at, option)| of(*option) + raised(at)).collect()
    }

    /// Whether the room must do it; if so, it is noted.
    fn does(&mut self, command: &Command, shown: &[OptionIx]) -> bool {
        use Phase::{Beat, Closed, Discussion, Ended, Lobby, Open, Revealed};
        let beneath = if self.phase == Discussion { self.back } else { self.phase };
        let known = |number: u8| self.phones.contains(&number);
        match command {
            Command::Join { key, .. } => {
                let number = key.0[0];
                let comes_back = known(number);
                let fits = self.phones.len() < MOST as usize && self.phase != Ended;
                if !comes_back && fits {
                    self.phones.push(number);
                }
                comes_back || fits
            }
            Command::Vote { key, ballot, option, nth, .. } => {
                let number = key.0[0];
                if !known(number) || *ballot as usize != self.ballots.len() || *ballot == 0 {
                    return false;
                }
                let votes = &mut self.ballots.last_mut().unwrap().0;
                if votes.get(&number).is_some_and(|(_, stands)| stands >= nth) {
                    return true;
                }
                let counts = self.phase == Open && shown.contains(option);
                if counts {
                    votes.insert(number, (*option, *nth));
                }
                counts
            }
            Command::React { key, reaction } => {
                let fits = known(key.0[0]) && beneath == Phase::Feedback && reaction.uses.is_some();
                if fits {
                    self.answers.insert(key.0[0], reaction.uses);
                }
                fits
            }
            Command::SharePlan { key, plan } => {
                let fits = known(key.0[0]) && beneath == Phase::Feedback;
                if fits {
                    self.plans.insert(key.0[0], plan.is_some());
                }
                fits
            }
            Command::Start => self.goes(&[Lobby], Beat),
            Command::Open { closes_at } => {
                let does = self.play().ending().is_none() && self.goes(&[Beat], Open);
                if does {
                    self.ballots.push((BTreeMap::new(), None));
                    self.due = *closes_at;
                }
                does
            }
            Command::Tick { now } => {
                if self.phase == Open && self.due.is_some_and(|due| due <= *now) {
                    self.phase = Closed;
                }
                true
            }
            Command::CountHands { counts } => {
                let fits = [Open, Closed].contains(&self.phase) && counts.len() == shown.len();
                if fits {
                    self.ballots.last_mut().unwrap().1 = Some(counts.clone());
                }
                fits
            }
            Command::Close => self.goes(&[Open], Closed),
            Command::Reveal => self.goes(&[Closed], Revealed),
            Command::Take { option } => {
                if ![Beat, Closed, Revealed].contains(&self.phase) {
                    return false;
                }
                let option = option.or_else(|| {
                    let counted = Some(()).filter(|()| self.phase != Beat).map(|()| self.counted(shown))?;
                    let most = counted.iter().max().copied().filter(|most| *most > 0)?;
                    let leads: Vec<_> = (0..shown.len()).filter(|at| counted[*at] == most).collect();
                    (leads.len() == 1).then(|| shown[leads[0]])
                });
                let Some(option) = option.filter(|option| self.options().contains(option)) else {
                    return false;
                };
                self.road.push(Pick::option(option));
                self.phase = Beat;
                true
            }
            Command::Discuss { .. } => {
                let from = self.phase;
                let does = self.goes(&[Beat, Closed, Revealed, Phase::Feedback], Discussion);
                if does {
                    self.back = from;
                    self.talks += 1;
                }
                does
            }
            Command::Resume => {
                let back = self.back;
                self.goes(&[Discussion], back)
            }
            Command::Rewind { turn } => {
                let turn = usize::from(*turn);
                let moves = turn < self.road.len() || (turn == self.road.len() && beneath != Beat);
                let does = moves && ![Lobby, Ended].contains(&self.phase);
                if does {
                    if turn < self.road.len() {
                        self.left.push(self.road.clone());
                        self.road.truncate(turn);
                    }
                    self.phase = Beat;
                }
                does
            }
            Command::WrapUp => self.goes(&[Beat, Open, Closed, Revealed, Discussion], Phase::Feedback),
            Command::End => {
                self.goes(&[Lobby, Beat, Open, Closed, Revealed, Discussion, Phase::Feedback], Ended)
            }
            Command::TakeCase { .. }
            | Command::CaseOn { .. }
            | Command::CaseBack
            | Command::WriteOurLine { .. }
            | Command::Agree { .. } => unreachable!("no step of this test: `case` has its own"),
        }
    }

    fn goes(&mut self, from: &[Phase], to: Phase) -> bool {
        let does = from.contains(&self.phase);
        if does {
            self.phase = to;
        }
        does
    }
}

fn same(room: &Room, model: &Model) -> Result<(), TestCaseError> {
    prop_assert_eq!(room.phase(), model.phase);
    prop_assert_eq!(room.phones().len(), model.phones.len());
    let options = |picks: &[Pick]| picks.iter().map(|pick| pick.option).collect::<Vec<_>>();
    prop_assert_eq!(options(&room.play().picks()), options(&model.road));
    prop_assert_eq!(options(&room.roads()[room.road()].picks), options(&model.road));
    prop_assert_eq!(room.roads().len(), model.left.len() + 1);
    for (road, left) in room.roads().iter().zip(&model.left) {
        prop_assert_eq!(options(&road.picks), options(left), "a road that was left stays as it was");
    }
    prop_assert_eq!(room.ballots().len(), model.ballots.len());
    for (ballot, (votes, hands)) in room.ballots().iter().zip(&model.ballots) {
        let tally = ballot.tally();
        for (place, option) in ballot.shown.iter() {
            let voted = votes.values().filter(|(voted, _)| *voted == option).count();
            prop_assert_eq!(tally.phones[place.index()] as usize, voted);
        }
        prop_assert_eq!(ballot.voted(), votes.len(), "one phone, one vote");
        prop_assert_eq!(hands.clone().unwrap_or_default(), ballot.hands.clone());
    }
    prop_assert_eq!(room.talks().len(), model.talks);
    for (phone, number) in room.phones().iter().zip(&model.phones) {
        prop_assert_eq!(phone.reaction.as_ref().map(|said| said.uses), model.answers.get(number).copied());
        prop_assert_eq!(phone.plan.is_some(), model.plans.get(number).copied().unwrap_or(false));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn a_room_counts_as_the_model_does_and_its_events_rebuild_it(
        steps in prop::collection::vec(step(), 1..140),
    ) {
        let setup = setup(MOST, 2, false);
        let mut room = Room::open(Arc::clone(&SCENARIO), setup.clone()).unwrap();
        let mut model = Model::new();
        let mut events: Vec<Event> = Vec::new();
        for step in &steps {
            match command(step, &room, &mut model.sent) {
                None => {
                    let journal = serde_json::to_string(&events).unwrap();
                    events = serde_json::from_str(&journal).unwrap();
                    let again = Room::replay(Arc::clone(&SCENARIO), setup.clone(), &events).unwrap();
                    prop_assert!(again == room, "{step:?}: the events rebuild the room");
                    room = again;
                }
                Some(command) => {
                    let shown = room.ballot().map_or(Vec::new(), |ballot| ballot.shown.options().to_vec());
                    let does = model.does(&command, &shown);
                    let decided = room.decide(command.clone());
                    prop_assert_eq!(decided.is_ok(), does, "{:?} at {:?}: {:?}", command, room.phase(), decided);
                    for event in decided.unwrap_or_default() {
                        room.apply(&event).unwrap();
                        events.push(event);
                    }
                }
            }
            same(&room, &model)?;
        }
    }

    #[test]
    fn a_room_can_always_go_on_to_its_end(choices in prop::collection::vec(0u8..4, 60)) {
        let mut room = Room::open(Arc::clone(&SCENARIO), setup(MOST, 0, false)).unwrap();
        let mut choices = choices.into_iter().cycle();
        let mut commands = 0;
        while let Some(next) = room.next(None) {
            let events = match room.decide(next) {
                Ok(events) => events,
                Err(Refusal::NoVotes) => {
                    let offers = room.play().offers();
                    let at = usize::from(choices.next().unwrap()) % offers.len();
                    room.decide(Command::Take { option: Some(offers[at].option) }).unwrap()
                }
                Err(other) => return Err(TestCaseError::fail(format!("{other:?} at {:?}", room.phase()))),
            };
            for event in events {
                room.apply(&event).unwrap();
            }
            commands += 1;
        }
        prop_assert_eq!(room.phase(), Phase::Ended);
        prop_assert!(room.play().ending().is_some());
        let predictions = room.ballots().iter().filter(|ballot| ballot.is_prediction).count();
        let asked = room.play().turns().iter().filter(|turn| {
            matches!(room.play().seat().beat(turn.before.beat).turn, Turn::Predict(_))
        });
        prop_assert_eq!(predictions, asked.count());
        // Open, close, reveal and take each moment; start, wrap up and end.
        prop_assert_eq!(commands, 4 * room.ballots().len() + 3);
    }
}
