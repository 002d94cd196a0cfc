//! A play: one run through a seat, and its transcript.

use super::parameters::Parameters;
use super::rules::{self, Judgement};
use super::state::State;
use super::step::{self, Event, Pick};
use crate::scenario::{
    BeatIx, Choice, Day, DayIx, EndingKind, Feeling, Fit, InterestIx, Move, MoveKind, OptionIx, Reaction,
    Scenario, Seat, SeatIx, Target, Turn,
};
use crate::text::Text;
use std::sync::Arc;

/// Something the player could say, and how it would be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Which one.
    pub option: OptionIx,
    /// The act.
    pub act: Move,
    /// The judgement it would get.
    pub judgement: Judgement,
}

/// One turn of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnRecord {
    /// The state in which the player had to choose.
    pub before: State,
    /// Everything that could be chosen, in the order of the file.
    pub offers: Vec<Offer>,
    /// What was chosen.
    pub pick: Pick,
    /// The state after it.
    pub after: State,
    /// What it brought about.
    pub events: Vec<Event>,
}

impl TurnRecord {
    /// The offer that was taken.
    pub fn chosen(&self) -> &Offer {
        // A turn is only recorded once its pick was found among the offers.
        self.offers.iter().find(|offer| offer.option == self.pick.option).unwrap_or(&self.offers[0])
    }

    /// Whether the turn was a prediction.
    pub fn is_prediction(&self) -> bool {
        self.chosen().act.kind == MoveKind::Predict
    }
}

/// Why something could not be picked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhyIllegal {
    /// The conversation is over.
    #[error("the conversation is already over")]
    Over,
    /// There is no such option, or its condition doesn't hold.
    #[error("option {} can't be chosen here; these can: {}", picked, numbers(open))]
    NotOffered {
        /// The option's number in the file, from 1.
        picked: usize,
        /// Those that may be chosen.
        open: Vec<OptionIx>,
    },
    /// A confidence outside of 0–100, or with something that is no prediction.
    #[error("a confidence is a number from 0 to 100 and goes with a prediction only")]
    Confidence,
}

fn numbers(options: &[OptionIx]) -> String {
    options.iter().map(|option| option.number().to_string()).collect::<Vec<_>>().join(", ")
}

/// A pick that could not be made, and at which turn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("turn {turn}: {why}")]
pub struct IllegalPick {
    /// The turn, from 1.
    pub turn: usize,
    /// Why.
    pub why: WhyIllegal,
}

/// One run through a seat.
#[derive(Clone, Debug)]
pub struct Play {
    scenario: Arc<Scenario>,
    seat: SeatIx,
    /// The day, by its position among the seat's days; none for the day as it is written.
    day: Option<DayIx>,
    turns: Vec<TurnRecord>,
    state: State,
}

impl Play {
    /// A play at its opening.
    pub fn start(scenario: Arc<Scenario>, seat: SeatIx) -> Play {
        Play::start_on(scenario, seat, None)
    }

    /// A play at its opening on a day; one that the seat doesn't have is the day as it is written.
    pub fn start_on(scenario: Arc<Scenario>, seat: SeatIx, day: Option<DayIx>) -> Play {
        let at = &scenario.seats[seat.index()];
        let day = day.filter(|day| day.index() < at.days.len());
        let state = State::opening_on(&scenario, at, day.map(|day| &at.days[day.index()]));
        Play { scenario, seat, day, turns: Vec::new(), state }
    }

    /// A play that has made these picks on the day as it is written. The error names the turn that can't
    /// be made.
    pub fn replay(scenario: Arc<Scenario>, seat: SeatIx, picks: &[Pick]) -> Result<Play, IllegalPick> {
        Play::start(scenario, seat).with(picks)
    }

    /// The same conversation from its opening on, on the same day, with these picks in place of its own. The
    /// error names the turn that can't be made.
    pub fn anew(&self, picks: &[Pick]) -> Result<Play, IllegalPick> {
        Play::start_on(Arc::clone(&self.scenario), self.seat, self.day).with(picks)
    }

    /// The play gone on with. The error names the turn that can't be made.
    pub fn with(mut self, picks: &[Pick]) -> Result<Play, IllegalPick> {
        for pick in picks {
            self.pick(*pick)?;
        }
        Ok(self)
    }

    /// The scenario.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// The seat, as an index.
    pub fn seat_ix(&self) -> SeatIx {
        self.seat
    }

    /// The seat.
    pub fn seat(&self) -> &Seat {
        &self.scenario.seats[self.seat.index()]
    }

    /// The day on which it takes place; none for the day as it is written.
    pub fn day(&self) -> Option<&Day> {
        self.seat().days.get(self.day?.index())
    }

    /// The same as a position among the seat's days.
    pub const fn day_ix(&self) -> Option<DayIx> {
        self.day
    }

    /// What the player knows and the other side doesn't.
    pub fn knows(&self) -> &[Text] {
        self.day().map_or(&self.seat().knows, |day| &day.knows)
    }

    /// What was thought on hearing what was said at a turn; none of a prediction.
    pub fn reaction(&self, turn: &TurnRecord) -> Option<&Text> {
        let choice = self.option(turn.before.beat, turn.pick.option)?;
        Some(choice.reaction.heard(turn.chosen().judgement.quality, &turn.after))
    }

    /// What a coach says of what was said at a turn, if anything of its own.
    pub fn coach(&self, turn: &TurnRecord) -> Option<&Text> {
        self.coaching(turn.before.beat, turn.chosen())
    }

    /// What a coach says of an offer at a beat, said or not, if anything of its own.
    pub fn coaching(&self, beat: BeatIx, offer: &Offer) -> Option<&Text> {
        self.option(beat, offer.option)?.coach.of(offer.judgement.quality)
    }

    /// What somebody across the table, by their position in the seat's `facing`, feels beside anger with
    /// the line of a state; none if it isn't theirs.
    pub fn feels(&self, state: &State, person: usize) -> Option<Feeling> {
        let beat = self.seat().beat(state.beat);
        beat.feels.filter(|_| usize::from(beat.by) == person)
    }

    /// What is left of it once a turn was made, until the next line: nothing if the sentence met it.
    pub fn still_feels(&self, turn: &TurnRecord, person: usize) -> Option<Feeling> {
        let feeling = self.feels(&turn.before, person)?;
        let said = self.option(turn.before.beat, turn.pick.option);
        let meets = said.is_some_and(|said| said.acts().any(|act| rules::meets(feeling, act.kind).is_some()));
        let met = meets && turn.chosen().judgement.quality > 0;
        (!met).then_some(feeling)
    }

    /// The state now.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The beat now.
    pub fn beat(&self) -> BeatIx {
        self.state.beat
    }

    /// The turns so far.
    pub fn turns(&self) -> &[TurnRecord] {
        &self.turns
    }

    /// The picks so far.
    pub fn picks(&self) -> Vec<Pick> {
        self.turns.iter().map(|turn| turn.pick).collect()
    }

    /// How it ended, if it has.
    pub fn ending(&self) -> Option<EndingKind> {
        step::ending(self.seat(), &self.state)
    }

    /// The states that the play went through, the opening first.
    pub fn states(&self) -> impl Iterator<Item = &State> {
        self.turns.iter().map(|turn| &turn.before).chain(std::iter::once(&self.state))
    }

    /// What was heard in the line of a beat, in a state.
    pub fn says(&self, state: &State) -> &Text {
        line(state, &self.seat().beat(state.beat).says.variants)
    }

    /// What was thought with it.
    pub fn thinks(&self, state: &State) -> &Text {
        line(state, &self.seat().beat(state.beat).thinks.variants)
    }

    /// An option at a beat; none at a prediction, and none if there is no such option.
    pub fn option(&self, beat: BeatIx, option: OptionIx) -> Option<&Choice> {
        match &self.seat().beat(beat).turn {
            Turn::Speak(choices) => choices.get(option.index()),
            _ => None,
        }
    }

    /// The words of an offer: an option's sentence, or an interest's label in a prediction.
    pub fn words(&self, beat: BeatIx, offer: &Offer) -> &Text {
        match (self.option(beat, offer.option), offer.act.interest()) {
            (Some(choice), _) => &choice.say,
            (None, Some(interest)) => &self.scenario.interest(interest).label,
            (None, None) => &self.scenario.title,
        }
    }

    /// Everything that may be chosen now, in the order of the file, with its judgement.
    pub fn offers(&self) -> Vec<Offer> {
        let seat = self.seat();
        let options = step::offered(seat, &self.state);
        match &seat.beat(self.state.beat).turn {
            Turn::Speak(choices) => options
                .into_iter()
                .map(|option| {
                    let choice = &choices[option.index()];
                    let judgement = step::judge_option(&self.scenario, seat, &self.state, choice);
                    Offer { option, act: choice.act, judgement }
                })
                .collect(),
            Turn::Predict(prediction) => options
                .into_iter()
                .map(|option| {
                    let guess: InterestIx = prediction.among[option.index()];
                    let (_, judgement) = step::predict(&self.scenario, seat, &self.state, prediction, guess);
                    let act = Move { kind: MoveKind::Predict, target: Target::Interest(guess) };
                    Offer { option, act, judgement }
                })
                .collect(),
            Turn::End(_) => Vec::new(),
        }
    }

    /// Makes a pick. Nothing changes if it can't be made.
    pub fn pick(&mut self, pick: Pick) -> Result<&TurnRecord, IllegalPick> {
        let turn = self.turns.len() + 1;
        let illegal = |why| IllegalPick { turn, why };
        let offers = self.offers();
        if offers.is_empty() {
            return Err(illegal(WhyIllegal::Over));
        }
        let Some(offer) = offers.iter().find(|offer| offer.option == pick.option) else {
            return Err(illegal(WhyIllegal::NotOffered {
                picked: pick.option.number(),
                open: offers.iter().map(|offer| offer.option).collect(),
            }));
        };
        let is_prediction = offer.act.kind == MoveKind::Predict;
        if pick.confidence.is_some_and(|sure| sure > 100 || !is_prediction) {
            return Err(illegal(WhyIllegal::Confidence));
        }
        let seat = self.seat();
        let (after, _) = match &seat.beat(self.state.beat).turn {
            Turn::Speak(choices) => {
                step::say(&self.scenario, seat, &self.state, &choices[pick.option.index()])
            }
            Turn::Predict(prediction) => {
                let guess = prediction.among[pick.option.index()];
                step::predict(&self.scenario, seat, &self.state, prediction, guess)
            }
            Turn::End(_) => return Err(illegal(WhyIllegal::Over)),
        };
        let events = step::events(&Parameters::DEFAULT, seat, &self.state, &after);
        self.turns.push(TurnRecord { before: self.state, offers, pick, after, events });
        self.state = after;
        Ok(&self.turns[turn - 1])
    }
}

impl Reaction {
    /// What is thought on hearing a sentence judged so, in the state after it.
    pub fn heard<'a>(&'a self, quality: i8, after: &State) -> &'a Text {
        match self {
            Reaction::ByState(said) => line(after, &said.variants),
            Reaction::ByFit(texts) => &texts[Fit::of(quality) as usize],
        }
    }
}

fn line<'a>(state: &State, variants: &'a [(Option<crate::scenario::Condition>, Text)]) -> &'a Text {
    // The last variant has no condition, so one always holds.
    state.first_that_holds(variants).unwrap_or(&variants[variants.len() - 1].1)
}
