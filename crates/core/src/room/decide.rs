//! What a command comes to. Nothing changes here.

use super::agreement::ServiceAgreement;
use super::ballot::Vote;
use super::case::{CASE_BALLOTS, CaseRun};
use super::command::{Command, Refusal};
use super::event::Event;
use super::phase::Phase;
use super::phone::{Key, Plan};
use super::question::Question;
use super::reaction::{Clearer, Reaction};
use super::state::Room;
use super::typed::{LONGEST_NAME, LONGEST_TEXT, typed, typed_line};
use crate::scenario::OptionIx;

impl Room {
    /// The events that a command comes to; none if it was carried out before. The error says why it
    /// comes to nothing.
    pub fn decide(&self, command: Command) -> Result<Vec<Event>, Refusal> {
        use Phase::{Agreement, Beat, Closed, Discussion, Ended, Lobby, Open, Revealed};
        let phase = self.phase;
        let is_in = |phases: &[Phase]| if phases.contains(&phase) { Ok(()) } else { Err(Refusal::NotNow) };
        Ok(match command {
            Command::Join { key, name } => self.join(key, &name)?,
            Command::Vote { key, ballot, option, sure, nth } => self.vote(key, ballot, option, sure, nth)?,
            Command::React { key, reaction } => self.react(key, reaction)?,
            Command::SharePlan { key, plan } => self.share(key, plan)?,
            Command::Start => {
                is_in(&[Lobby, Phase::Case])?;
                self.no_case_vote()?;
                vec![Event::Started]
            }
            Command::Open { closes_at } => {
                is_in(&[Beat])?;
                self.play.ending().map_or(Ok(()), |_| Err(Refusal::NotNow))?;
                vec![Event::Opened { closes_at }]
            }
            Command::Tick { now } => {
                let is_over = |at: u64| at <= now;
                let closes_at = self.ballots.last().filter(|_| phase == Open).and_then(|b| b.closes_at);
                if closes_at.is_some_and(is_over) { vec![Event::Closed] } else { Vec::new() }
            }
            Command::CountHands { counts } => {
                is_in(&[Open, Closed, Phase::Case])?;
                let in_case = self.case_ballot().map_or(0, |ballot| ballot.ask.options.len());
                let shown = match phase {
                    Phase::Case if in_case == 0 => return Err(Refusal::NotNow),
                    Phase::Case => in_case,
                    _ => self.ballots.last().map_or(0, |ballot| ballot.shown.len()),
                };
                if counts.len() != shown {
                    return Err(Refusal::NoSuch);
                }
                vec![Event::HandsCounted { counts }]
            }
            Command::Close => {
                is_in(&[Open])?;
                vec![Event::Closed]
            }
            Command::Reveal => {
                is_in(&[Closed])?;
                vec![Event::Revealed]
            }
            Command::Take { option } => {
                is_in(&[Beat, Closed, Revealed])?;
                self.take(option)?
            }
            Command::Discuss { question } => {
                is_in(&[Beat, Closed, Revealed, Phase::Feedback, Phase::Case])?;
                self.no_case_vote()?;
                vec![Event::Asked { question: self.checked(question)? }]
            }
            Command::Resume => {
                is_in(&[Discussion, Agreement])?;
                vec![Event::Resumed]
            }
            Command::Rewind { turn } => {
                is_in(&[Beat, Open, Closed, Revealed, Discussion, Agreement, Phase::Feedback])?;
                if self.beneath() == Phase::Case {
                    return Err(Refusal::NotNow);
                }
                let now = self.play.turns().len();
                if usize::from(turn) > now {
                    return Err(Refusal::NoSuch);
                }
                let stays = usize::from(turn) == now && self.beneath() == Beat;
                if stays {
                    return Err(Refusal::NotNow);
                }
                self.closing([Event::Rewound { turn }])
            }
            Command::WrapUp => {
                is_in(&[Beat, Open, Closed, Revealed, Discussion, Agreement, Phase::Case])?;
                self.closing([Event::WrappedUp])
            }
            Command::TakeCase { case } => {
                is_in(&[Lobby])?;
                if !case.is_sound() {
                    return Err(Refusal::NoSuch);
                }
                vec![Event::CaseTaken { case }]
            }
            Command::CaseOn { talk_until } => {
                is_in(&[Lobby, Phase::Case])?;
                let run = self.case.as_ref().ok_or(Refusal::NotNow)?;
                vec![Event::CaseMoved { stage: run.next(talk_until).ok_or(Refusal::NotNow)? }]
            }
            Command::CaseBack => {
                is_in(&[Phase::Case])?;
                let back = self.case.as_ref().and_then(CaseRun::back);
                vec![Event::CaseMoved { stage: back.ok_or(Refusal::NotNow)? }]
            }
            Command::WriteOurLine { words } => {
                is_in(&[Phase::Case])?;
                self.our_line(&words)?
            }
            Command::Agree { agreement } => {
                is_in(&[Beat, Closed, Revealed, Phase::Feedback, Phase::Case, Agreement])?;
                self.no_case_vote()?;
                self.agree(&agreement)?
            }
            Command::End => match phase {
                Ended => return Err(Refusal::NotNow),
                _ => self.closing([Event::Ended]),
            },
        })
    }

    /// Nothing else comes between a question of a case and its vote.
    fn no_case_vote(&self) -> Result<(), Refusal> {
        let is_open = self.case_ballot().is_some_and(|ballot| ballot.is_open);
        if is_open { Err(Refusal::NotNow) } else { Ok(()) }
    }

    fn our_line(&self, words: &str) -> Result<Vec<Event>, Refusal> {
        let words = typed_line(words);
        let stands = self.case.as_ref().map(|run| run.our_line.as_str());
        Ok(if stands == Some(words.as_str()) { Vec::new() } else { vec![Event::OurLine { words }] })
    }

    fn agree(&self, agreement: &ServiceAgreement) -> Result<Vec<Event>, Refusal> {
        let agreement = agreement.fit();
        if agreement.lines().iter().all(|line| line.is_empty()) {
            return Err(Refusal::Empty);
        }
        let is_shown = self.phase == Phase::Agreement && self.agreement.as_ref() == Some(&agreement);
        Ok(if is_shown { Vec::new() } else { vec![Event::Agreed { agreement }] })
    }

    /// A ballot that is open is closed first.
    fn closing<const N: usize>(&self, events: [Event; N]) -> Vec<Event> {
        let close = Some(Event::Closed).filter(|_| self.phase == Phase::Open);
        close.into_iter().chain(events).collect()
    }

    fn known(&self, key: Key) -> Result<u32, Refusal> {
        self.phone(key).ok_or(Refusal::Unknown)
    }

    fn join(&self, key: Key, name: &str) -> Result<Vec<Event>, Refusal> {
        if self.phone(key).is_some() {
            return Ok(Vec::new());
        }
        if self.phase == Phase::Ended {
            return Err(Refusal::NotNow);
        }
        if self.phones.len() >= self.setup.most_phones as usize {
            return Err(Refusal::Full);
        }
        let name = Some(typed(name, LONGEST_NAME)).filter(|name| self.setup.names && !name.is_empty());
        Ok(vec![Event::Joined { key, team: self.smallest_team(), name }])
    }

    fn smallest_team(&self) -> Option<u8> {
        let size = |team: u8| self.phones.iter().filter(|phone| phone.team == Some(team)).count();
        (0..self.setup.teams).min_by_key(|team| size(*team))
    }

    fn vote(
        &self,
        key: Key,
        ballot: u32,
        option: OptionIx,
        sure: Option<u8>,
        nth: u32,
    ) -> Result<Vec<Event>, Refusal> {
        let phone = self.known(key)?;
        if ballot >= CASE_BALLOTS || self.beneath() == Phase::Case {
            return self.vote_in_case(phone, ballot, Vote { option, sure, nth });
        }
        let Some(asked) = self.ballots.last().filter(|_| ballot == self.ballot_number()) else {
            return Err(Refusal::NotOpen);
        };
        // What was counted already is acknowledged again, even after the ballot was closed.
        if asked.vote(phone as usize).is_some_and(|stands| stands.nth >= nth) {
            return Ok(Vec::new());
        }
        if !asked.is_open {
            return Err(Refusal::NotOpen);
        }
        let fits = sure.is_none_or(|sure| sure <= 100 && asked.is_prediction);
        if !asked.shown.shows(option) || !fits {
            return Err(Refusal::NoSuch);
        }
        Ok(vec![Event::Voted { phone, option, sure, nth }])
    }

    fn vote_in_case(&self, phone: u32, number: u32, vote: Vote) -> Result<Vec<Event>, Refusal> {
        let asked = self.case_ballot().filter(|ballot| ballot.number == number).ok_or(Refusal::NotOpen)?;
        let stands = asked.votes.vote(phone as usize);
        if stands.is_some_and(|stands| stands.nth >= vote.nth) {
            return Ok(Vec::new());
        }
        if !asked.is_open {
            return Err(Refusal::NotOpen);
        }
        if vote.option.index() >= asked.ask.options.len() || vote.sure.is_some() {
            return Err(Refusal::NoSuch);
        }
        let Vote { option, sure, nth } = vote;
        Ok(vec![Event::Voted { phone, option, sure, nth }])
    }

    fn react(&self, key: Key, reaction: Reaction) -> Result<Vec<Event>, Refusal> {
        let phone = self.known(key)?;
        if self.beneath() != Phase::Feedback {
            return Err(Refusal::NotNow);
        }
        // What was typed for an answer that isn't ticked any more was meant for nobody.
        let names_one = reaction.clearer == Some(Clearer::OneThing);
        let learnt = if names_one { typed(&reaction.learnt, LONGEST_TEXT) } else { String::new() };
        let reaction = Reaction { learnt, change: typed(&reaction.change, LONGEST_TEXT), ..reaction };
        if reaction.is_empty() {
            return Err(Refusal::Empty);
        }
        let known = self.phones[phone as usize].reaction.as_ref() == Some(&reaction);
        Ok(if known { Vec::new() } else { vec![Event::Reacted { phone, reaction }] })
    }

    fn share(&self, key: Key, plan: Option<Plan>) -> Result<Vec<Event>, Refusal> {
        let phone = self.known(key)?;
        if self.beneath() != Phase::Feedback {
            return Err(Refusal::NotNow);
        }
        let short = |text: &str| typed(text, LONGEST_TEXT);
        let plan = plan.map(|plan| Plan { when: short(&plan.when), then: short(&plan.then) });
        if plan.as_ref().is_some_and(|plan| plan.when.is_empty() || plan.then.is_empty()) {
            return Err(Refusal::Empty);
        }
        let known = self.phones[phone as usize].plan == plan;
        Ok(if known { Vec::new() } else { vec![Event::Planned { phone, plan }] })
    }

    fn take(&self, option: Option<OptionIx>) -> Result<Vec<Event>, Refusal> {
        let offered = self.play.offers();
        let option = match option {
            Some(option) => option,
            None => self.choice()?,
        };
        if !offered.iter().any(|offer| offer.option == option) {
            return Err(Refusal::NoSuch);
        }
        let sure =
            if self.is_prediction() { self.ballot().and_then(|ballot| ballot.sure_of(option)) } else { None };
        Ok(vec![Event::Taken { option, sure }])
    }

    /// The option with the most votes, if there is one such.
    fn choice(&self) -> Result<OptionIx, Refusal> {
        let ballot = self.ballot().ok_or(Refusal::NotNow)?;
        let leaders: Vec<OptionIx> =
            ballot.tally().leaders().into_iter().filter_map(|place| ballot.shown.at(place)).collect();
        match leaders.as_slice() {
            [] => Err(Refusal::NoVotes),
            [one] => Ok(*one),
            _ => Err(Refusal::Tie(leaders)),
        }
    }

    fn checked(&self, question: Question) -> Result<Question, Refusal> {
        let question = match question {
            Question::Own(words) => Question::Own(typed(&words, LONGEST_TEXT)),
            other => other,
        };
        let words = question.words(self.play.scenario()).ok_or(Refusal::NoSuch)?;
        if words.zh.is_empty() { Err(Refusal::Empty) } else { Ok(question) }
    }
}
