//! What an experienced trainer would say of a sentence, held over every moment that conversations come to:
//! of the shipped scenarios, and of random ones. Each property is of a kind of sentence at a kind of moment,
//! whatever the words; the rules that bring it about have tests of their own.

#![allow(clippy::disallowed_methods, reason = "the shipped scenarios are read from the disk")]

#[path = "engine/random.rs"]
mod random;

use counterpart_core::conversation::parameters::{CROSSED_SCORE_CAP, Parameters};
use counterpart_core::conversation::{Judgement, Pick, Play, State};
use counterpart_core::scenario::{
    Beat, Choice, EndingKind, Feeling, MoveKind, MoveKind as M, Scenario, SeatIx, Turn, parse,
};
use counterpart_core::scoring::{OutcomeKind, attainable, improvements, outcome};
use counterpart_library::Library;
use proptest::prelude::*;
use random::RandomScenario;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

static SHIPPED: LazyLock<Vec<Arc<Scenario>>> =
    LazyLock::new(|| Library::load(None).playable().cloned().collect());

/// How many plays of each shipped seat are looked at.
const PLAYS: u64 = 400;
/// A conversation that ends so many points below what it could have come to is told what to change.
const SHORT: f64 = 8.0;

/// A sentence at a moment.
struct Said<'a> {
    beat: &'a Beat,
    state: &'a State,
    choice: &'a Choice,
}

impl Said<'_> {
    /// Whether everything that the sentence does is of these kinds.
    fn only(&self, kinds: &[MoveKind]) -> bool {
        self.choice.acts().all(|act| kinds.contains(&act.kind))
    }

    fn does(&self, kinds: &[MoveKind]) -> bool {
        self.choice.acts().any(|act| kinds.contains(&act.kind))
    }

    /// Whether it takes back a line that stands crossed.
    fn takes_back(&self) -> bool {
        self.choice.takes_back.is_some_and(|line| self.state.crossed & (1 << line) != 0)
    }

    /// Whether nothing at this moment goes before a feeling or a question: no line and no open account.
    fn free(&self) -> bool {
        !self.beat.has_line() && !self.beat.accuses() && !self.state.owed && !self.takes_back()
    }

    /// Whether they are neither too heated for reasons nor full of something else.
    fn is_sober(&self) -> bool {
        let heat = self.state.minds[usize::from(self.choice.to)].heat;
        heat < Parameters::DEFAULT.hot && self.beat.feels.is_none()
    }

    /// Whether time is nearly up and nothing has been settled.
    fn left(&self, sentences: u8) -> bool {
        self.state.agreed.is_none() && self.state.turns_left <= sentences
    }
}

/// A kind of sentence at a kind of moment, and how it is judged there.
struct Property {
    what: &'static str,
    applies: fn(&Said) -> bool,
    least: i8,
    most: i8,
}

const COMFORT: &[MoveKind] =
    &[M::Acknowledge, M::ReflectFeeling, M::TakeTheirSide, M::Appreciate, M::NameTension];
/// Of these, what is only kind: to say that it is tense between the two is more than that.
const KIND: &[MoveKind] = &[M::Acknowledge, M::ReflectFeeling, M::TakeTheirSide, M::Appreciate];
const QUESTIONS: &[MoveKind] = &[M::AskOpen, M::AskClosed, M::InviteIdeas, M::InviteFeedback];
const OPENING: &[MoveKind] = &[M::AskOpen, M::InviteIdeas, M::InviteFeedback];

const PROPERTIES: &[Property] = &[
    Property {
        what: "crossing a line, helping to, asking how or saying thanks for it does damage",
        applies: |said| said.choice.crosses,
        least: -2,
        most: -2,
    },
    Property {
        what: "where a line is at stake nothing but the no is of use",
        applies: |said| said.beat.has_line() && !said.does(&[M::SetBoundary]) && !said.takes_back(),
        least: -2,
        most: 0,
    },
    Property {
        what: "where a line stands crossed, whatever isn’t taking it back goes on with it",
        applies: |said| {
            said.beat.has_line()
                && said.state.crossed != 0
                && !said.does(&[M::SetBoundary])
                && !said.takes_back()
        },
        least: -2,
        most: -1,
    },
    Property {
        what: "a line that was crossed can be taken back, and that is right",
        applies: |said| said.takes_back() && !said.choice.crosses && said.only(&[M::SetBoundary]),
        least: 2,
        most: 2,
    },
    Property {
        what: "comfort, praise or a nod doesn’t answer an accusation",
        applies: |said| {
            said.beat.accuses() && !said.beat.has_line() && said.only(COMFORT) && !said.takes_back()
        },
        least: -2,
        most: -1,
    },
    Property {
        what: "saying an accusation back doesn’t own it",
        applies: |said| said.beat.accuses() && said.only(&[M::Reflect, M::Summarise]) && !said.takes_back(),
        least: -2,
        most: 0,
    },
    Property {
        what: "as long as a fault isn’t owned, kind words don’t count",
        applies: |said| said.state.owed && said.only(KIND) && !said.takes_back() && said.beat.feels.is_none(),
        least: -2,
        most: 0,
    },
    Property {
        what: "reasons, needs and common goals don’t answer an accusation",
        applies: |said| {
            let reasons = [M::StateFact, M::StateNeed, M::ClarifyRoles, M::AlignGoal, M::CheckInterest];
            said.beat.accuses() && said.only(&reasons) && !said.takes_back()
        },
        least: -2,
        most: 0,
    },
    Property {
        what: "kindness isn’t an answer",
        applies: |said| said.beat.asks && said.only(KIND) && !said.takes_back() && said.is_sober(),
        least: -2,
        most: 0,
    },
    Property {
        what: "a question is answered straight, at any heat",
        applies: |said| said.beat.asks && said.free() && said.only(&[M::Answer]),
        least: 1,
        most: 2,
    },
    Property {
        what: "a question for a question is felt as dodging",
        applies: |said| said.beat.asks && said.only(QUESTIONS) && !said.takes_back(),
        least: -2,
        most: -1,
    },
    Property {
        what: "a feeling that is met helps, at any heat",
        applies: |said| {
            let meets = match said.beat.feels {
                Some(Feeling::Hurt | Feeling::Ashamed | Feeling::Afraid) => {
                    &[M::ReflectFeeling, M::TakeTheirSide]
                }
                Some(Feeling::Worn) => &[M::ReflectFeeling, M::Appreciate],
                Some(Feeling::Moved) => &[M::ReflectFeeling, M::Acknowledge],
                None => return false,
            };
            said.free() && said.only(meets) && !said.left(1)
        },
        least: 1,
        most: 2,
    },
    Property {
        what: "business as usual past a feeling misses",
        applies: |said| {
            said.beat.feels.is_some()
                && said.free()
                && said.only(&[M::StateNeed, M::StateFact, M::ClarifyRoles, M::AlignGoal, M::InviteIdeas])
        },
        least: -2,
        most: -1,
    },
    Property {
        what: "with the last sentences nothing new is opened",
        applies: |said| {
            said.left(Parameters::DEFAULT.last_sentences) && said.only(OPENING) && !said.takes_back()
        },
        least: -2,
        most: -1,
    },
    Property {
        what: "what only prepares comes to nothing with the last sentence",
        applies: |said| {
            let prepares =
                [M::StateNeed, M::StateFact, M::AlignGoal, M::AskClosed, M::Acknowledge, M::Summarise];
            said.left(1) && said.only(&prepares) && !said.takes_back()
        },
        least: -2,
        most: 0,
    },
];

/// How often each property was looked at.
type Seen = BTreeMap<&'static str, usize>;

/// Holds every sentence that can be said now to what must be true of it.
fn hold(play: &Play, seen: &mut Seen) -> Result<(), String> {
    let beat = play.seat().beat(play.beat());
    let Turn::Speak(choices) = &beat.turn else { return Ok(()) };
    for offer in play.offers() {
        let choice = &choices[offer.option.index()];
        let said = Said { beat, state: play.state(), choice };
        let Judgement { quality, rule } = offer.judgement;
        for property in PROPERTIES.iter().filter(|property| (property.applies)(&said)) {
            *seen.entry(property.what).or_default() += 1;
            if !(property.least..=property.most).contains(&quality) {
                return Err(format!(
                    "{}: {} · {} · {} · {}: {quality} by {} after {:?}",
                    property.what,
                    play.scenario().id,
                    play.seat().id,
                    beat.id,
                    offer.option.number(),
                    rule.id,
                    play.picks(),
                ));
            }
        }
    }
    Ok(())
}

/// Holds the end of a play to what must be true of it.
fn hold_end(play: &Play) -> Result<(), String> {
    let (scenario, seat, state) = (play.scenario(), play.seat(), play.state());
    let outcome = outcome(scenario, seat, state).ok_or("no outcome")?;
    let said =
        |what: &str| Err(format!("{what}: {} · {} {:?}: {outcome:?}", scenario.id, seat.id, play.picks()));
    if state.crossed != 0 {
        if outcome.kind != OutcomeKind::LineCrossed || outcome.crossed.is_empty() {
            return said("a crossed line is what the outcome is called by");
        }
        if outcome.score > f64::from(CROSSED_SCORE_CAP) {
            return said("with a line crossed little is left");
        }
    }
    if state.agreed.is_none() && outcome.kind == OutcomeKind::WinWin {
        return said("nothing was settled, so nobody won");
    }
    if play.ending() == Some(EndingKind::Agreement) && state.agreed.is_none() {
        return said("an agreement is one only if something was settled");
    }
    Ok(())
}

/// A small generator of numbers, the same on every machine (Steele, Lea & Flood 2014, SplitMix64).
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *seed;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Plays to the end: the best-judged sentence as often as `skill` of four says, otherwise any.
fn play_out(scenario: &Arc<Scenario>, seat: SeatIx, mut seed: u64, seen: &mut Seen) -> Result<Play, String> {
    let skill = seed % 4;
    let mut play = Play::start(Arc::clone(scenario), seat);
    while play.ending().is_none() {
        hold(&play, seen)?;
        let mut offers = play.offers();
        if next(&mut seed) % 4 < skill {
            let best = offers.iter().map(|offer| offer.judgement.quality).max();
            offers.retain(|offer| Some(offer.judgement.quality) == best);
        }
        let number = usize::try_from(next(&mut seed) % offers.len() as u64).expect("few offers");
        play.pick(Pick::option(offers[number].option)).map_err(|error| error.to_string())?;
    }
    hold_end(&play)?;
    Ok(play)
}

fn seats(scenario: &Scenario) -> impl Iterator<Item = SeatIx> + use<> {
    (0u8..).map(SeatIx).take(scenario.seats.len())
}

#[test]
fn sentences_of_the_shipped_scenarios_are_judged_as_a_trainer_would() {
    let mut seen = Seen::new();
    for scenario in SHIPPED.iter() {
        for seat in seats(scenario) {
            for seed in 0..PLAYS {
                if let Err(what) = play_out(scenario, seat, seed, &mut seen) {
                    panic!("seed {seed}: {what}");
                }
            }
        }
    }
    for property in PROPERTIES {
        assert!(seen.contains_key(property.what), "never looked at: {}", property.what);
    }
}

#[test]
fn whoever_falls_well_short_is_told_what_to_change() {
    for scenario in SHIPPED.iter() {
        for seat in seats(scenario) {
            for seed in 2..4 {
                let play =
                    play_out(scenario, seat, seed, &mut Seen::new()).unwrap_or_else(|what| panic!("{what}"));
                let attainable = attainable(&play);
                let told = improvements(&play, &attainable);
                assert!(
                    attainable.missing() < SHORT || !told.is_empty(),
                    "{} · {:?}, seed {seed}: {} points short, and nothing to change",
                    scenario.id,
                    seat,
                    attainable.missing()
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn sentences_of_random_scenarios_are_judged_as_a_trainer_would(
        random in random::scenario(),
        seed in any::<u64>(),
    ) {
        let scenario = random_scenario(&random);
        for seat in seats(&scenario) {
            for nth in 0..8 {
                let played = play_out(&scenario, seat, seed.wrapping_add(nth), &mut Seen::new());
                prop_assert!(played.is_ok(), "seed {seed} + {nth}: {}", played.err().unwrap_or_default());
            }
        }
    }
}

fn random_scenario(random: &RandomScenario) -> Arc<Scenario> {
    let file = random.to_ron();
    let parsed = parse(&file);
    Arc::new(parsed.scenario.unwrap_or_else(|| panic!("{:?}\n{file}", parsed.problems)))
}
