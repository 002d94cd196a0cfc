//! How far the value of a gauge can still be told: by what is judged, said, settled or offered before the
//! talk is over, and not by the score.
//!
//! A trust of 83 and one of 84 are the same to a conversation if nothing that can still be said brings one of
//! them across a border ([`Borders`]) and not the other. The borders of a beat are those that are asked for
//! there, and those that a change by one of its sentences maps onto a border of the beat it leads to: so they
//! follow from the end backwards, along every change that the effects of the model can bring.
//!
//! **Not here:** what of a state is asked for at all ([`super::relevance`]).

use super::info_set::InfoSet;
use super::relevance::successors;
use counterpart_core::conversation::borders::{Borders, asked, judged};
use counterpart_core::conversation::parameters::FULL;
use counterpart_core::conversation::{Engine, Judgement, Mind, effects, rules};
use counterpart_core::scenario::{
    BeatIx, Choice, Condition, Gauge, Line, MoveKind, Next, OptionIx, Reaction, Turn,
};
use std::collections::{BTreeMap, BTreeSet};

/// How many values a gauge has.
const VALUES: usize = FULL as usize + 1;

/// For each value of a gauge, the one that a sentence makes of it.
type Change = [u8; VALUES];

/// Trust, heat, safety, clarity, in the order of [`GAUGES`].
type OfGauges<T> = [T; GAUGES.len()];

const GAUGES: [Gauge; 4] = [Gauge::Trust, Gauge::Heat, Gauge::Safety, Gauge::Clarity];

/// The borders that still matter.
#[derive(Clone, Debug)]
pub struct Horizon {
    /// For each person across the table, for each number of sentences left, for each beat.
    people: Vec<Vec<Vec<OfGauges<Borders>>>>,
}

/// Which judgements each sentence of a seat is expected to get.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected(BTreeSet<(BeatIx, OptionIx, i8)>);

impl Expected {
    /// Those that it gets in these information sets.
    pub fn of(info_sets: &[InfoSet]) -> Expected {
        let each = info_sets.iter().flat_map(|info_set| {
            let judged = info_set.options.iter().zip(&info_set.judgements);
            judged.map(|(option, judged)| (info_set.beat, *option, judged.quality))
        });
        Expected(each.collect())
    }

    /// Whether nothing is judged otherwise in these information sets.
    pub fn holds(&self, info_sets: &[InfoSet]) -> bool {
        Expected::of(info_sets)
            .0
            .into_iter()
            .all(|(beat, option, quality)| self.may_be(beat, option, quality))
    }

    /// What is expected by either.
    pub fn join(&mut self, other: Expected) {
        self.0.extend(other.0);
    }

    /// Whether a sentence may be judged so: as it was before, or in any way if it never was.
    fn may_be(&self, beat: BeatIx, option: OptionIx, quality: i8) -> bool {
        self.0.contains(&(beat, option, quality))
            || (-2..=2).all(|quality| !self.0.contains(&(beat, option, quality)))
    }
}

impl Horizon {
    /// Of this seat, under these numbers of the model, if every sentence is judged as expected.
    pub fn of(engine: &Engine, expected: &Expected) -> Horizon {
        let people = (0u8..).zip(&engine.seat.facing).map(|(person, _)| person);
        Horizon { people: people.map(|person| Person::new(engine, person, expected).borders()).collect() }
    }

    /// The person with each gauge at the lowest value that goes on alike from a beat, with so many sentences
    /// left.
    pub fn reduced(&self, person: usize, sentences: u8, beat: BeatIx, mind: &Mind) -> Mind {
        let [trust, heat, safety, clarity] = &self.people[person][usize::from(sentences)][beat.index()];
        Mind {
            trust: trust.lowest(mind.trust),
            heat: heat.lowest(mind.heat),
            safety: safety.lowest(mind.safety),
            clarity: clarity.lowest(mind.clarity),
            ..*mind
        }
    }
}

/// One sentence of the seat, as it reaches one person.
struct Sentence {
    /// What decides about its judgement, and about whether it is offered.
    before: OfGauges<Borders>,
    /// What is asked once it was said: where it leads, what is thought, who leaves.
    after: OfGauges<Borders>,
    /// The changes that it can bring.
    changes: OfGauges<BTreeSet<Change>>,
    next: Vec<BeatIx>,
}

/// One person across the table.
struct Person<'a> {
    engine: &'a Engine<'a>,
    person: u8,
    expected: &'a Expected,
    /// Whether anything said at the seat is a promise that can't be kept.
    promises: bool,
}

impl<'a> Person<'a> {
    fn new(engine: &'a Engine<'a>, person: u8, expected: &'a Expected) -> Person<'a> {
        let spoken = engine.seat.beats.iter().filter_map(|beat| match &beat.turn {
            Turn::Speak(choices) => Some(choices),
            Turn::Predict(_) | Turn::End(_) => None,
        });
        let promises = spoken.flatten().flat_map(Choice::acts).any(|act| act.kind == MoveKind::Overpromise);
        Person { engine, person, expected, promises }
    }

    /// For each number of sentences left, for each beat.
    fn borders(&self) -> Vec<Vec<OfGauges<Borders>>> {
        let seat = self.engine.seat;
        let mut known: BTreeMap<(Vec<MoveKind>, u8), OfGauges<BTreeSet<Change>>> = BTreeMap::new();
        let sentences: Vec<Vec<Sentence>> = (0u16..)
            .zip(&seat.beats)
            .map(|(index, beat)| match &beat.turn {
                Turn::Speak(choices) => OptionIx::each()
                    .zip(choices)
                    .map(|(option, choice)| self.sentence(BeatIx(index), option, choice, &mut known))
                    .collect(),
                Turn::Predict(_) | Turn::End(_) => Vec::new(),
            })
            .collect();
        let lines: Vec<OfGauges<Borders>> = seat
            .beats
            .iter()
            .map(|beat| {
                let of_next = match &beat.turn {
                    Turn::Predict(prediction) => self.of_next(&prediction.next),
                    Turn::Speak(_) | Turn::End(_) => Default::default(),
                };
                joined(joined(self.of_line(&beat.says), self.of_line(&beat.thinks)), of_next)
            })
            .collect();
        let mut by_sentences: Vec<Vec<OfGauges<Borders>>> = Vec::new();
        for left in 0..=usize::from(seat.turns) {
            let mut now = lines.clone();
            if let Some(later) = left.checked_sub(1).map(|fewer| &by_sentences[fewer]) {
                for (borders, sentences) in now.iter_mut().zip(&sentences) {
                    for sentence in sentences {
                        let next = sentence.next.iter().map(|next| later[next.index()]);
                        *borders = joined(*borders, sentence.drawn(next.fold(sentence.after, joined)));
                    }
                }
            }
            // Predictions cost no sentence: until nothing changes any more.
            let mut changed = true;
            while changed {
                changed = false;
                for (index, beat) in seat.beats.iter().enumerate() {
                    if matches!(beat.turn, Turn::Predict(_)) {
                        let next = successors(seat, index).map(|next| now[next.index()]);
                        let all = next.fold(now[index], joined);
                        changed |= all != now[index];
                        now[index] = all;
                    }
                }
            }
            by_sentences.push(now);
        }
        by_sentences
    }

    fn sentence(
        &self,
        beat: BeatIx,
        option: OptionIx,
        choice: &Choice,
        known: &mut BTreeMap<(Vec<MoveKind>, u8), OfGauges<BTreeSet<Change>>>,
    ) -> Sentence {
        let Engine { scenario, seat, p } = *self.engine;
        let hears = choice.to == self.person;
        let offered =
            choice.when.iter().fold(Default::default(), |borders, when| joined(borders, self.of(when)));
        let judged =
            GAUGES.map(|gauge| if hears { judged(p, scenario, seat, choice, gauge) } else { Borders::NONE });
        let mut after = self.of_next(&choice.next);
        if let Reaction::ByState(line) = &choice.reaction {
            after = joined(after, self.of_line(line));
        }
        let leaves = [Borders::NONE, Borders::at([p.heat_walk_out]), Borders::NONE, Borders::NONE];
        let qualities = (-2..=2).filter(|quality| self.expected.may_be(beat, option, *quality));
        let qualities: Vec<i8> = qualities.collect();
        let kinds: Vec<MoveKind> =
            if hears { choice.acts().map(|act| act.kind).collect() } else { Vec::new() };
        let bits = qualities.iter().fold(0, |bits, quality| bits | 1_u8 << (quality + 2));
        let changes =
            known.entry((kinds.clone(), bits)).or_insert_with(|| self.changes(&kinds, &qualities)).clone();
        let next = choice.next.branches.iter().map(|(_, beat)| *beat).chain([seat.walks_out, seat.time_up]);
        Sentence {
            before: joined(offered, judged),
            after: joined(after, leaves),
            changes,
            next: next.collect(),
        }
    }

    /// Every change of each gauge that a sentence of these acts can bring, judged by one of these qualities;
    /// without acts, that it was said to somebody else.
    fn changes(&self, kinds: &[MoveKind], qualities: &[i8]) -> OfGauges<BTreeSet<Change>> {
        let mut changes: OfGauges<BTreeSet<Change>> = Default::default();
        let mut bring = |judgement: i8, acts: &[(MoveKind, i8)]| {
            // None outstanding, one that comes out now, one that doesn't yet.
            let minds = [(false, 0), (false, 1), (false, 2), (true, 0), (true, 1), (true, 2)];
            for (deceived, promise_due) in minds.into_iter().take(if self.promises { 6 } else { 1 }) {
                let mut maps: OfGauges<Change> = [[0; VALUES]; GAUGES.len()];
                for (value, at) in (0u8..).zip(0..VALUES) {
                    let before = Mind {
                        trust: value,
                        heat: value,
                        safety: value,
                        clarity: value,
                        deceived,
                        promise_due,
                    };
                    let mut mind = before;
                    effects::heard(self.engine.p, &mut mind, judgement, acts.iter().copied());
                    effects::turn_passes(self.engine.p, &mut mind, &before);
                    for (map, gauge) in maps.iter_mut().zip(GAUGES) {
                        map[at] = mind.gauge(gauge);
                    }
                }
                for (known, map) in changes.iter_mut().zip(maps) {
                    known.insert(map);
                }
            }
        };
        match kinds {
            [] => bring(0, &[]),
            [kind] => qualities.iter().for_each(|judged| bring(*judged, &[(*kind, *judged)])),
            [first, second, ..] => {
                let plain = Judgement::plain();
                let of = |quality| Judgement { quality, ..plain };
                for one in -2..=2 {
                    for other in -2..=2 {
                        let both = rules::of_both((*first, of(one)), (*second, of(other))).quality;
                        if qualities.contains(&both) {
                            bring(both, &[(*first, one), (*second, other)]);
                        }
                    }
                }
            }
        }
        changes
    }

    fn of(&self, condition: &Condition) -> OfGauges<Borders> {
        GAUGES.map(|gauge| asked(condition, self.person, gauge))
    }

    fn of_line(&self, line: &Line) -> OfGauges<Borders> {
        let asked = line.variants.iter().filter_map(|(when, _)| when.as_ref());
        asked.fold(Default::default(), |borders, when| joined(borders, self.of(when)))
    }

    fn of_next(&self, next: &Next) -> OfGauges<Borders> {
        let asked = next.branches.iter().filter_map(|(when, _)| when.as_ref());
        asked.fold(Default::default(), |borders, when| joined(borders, self.of(when)))
    }
}

impl Sentence {
    /// The borders before it that follow from those after it.
    fn drawn(&self, after: OfGauges<Borders>) -> OfGauges<Borders> {
        std::array::from_fn(|gauge| {
            let mapped = self.changes[gauge].iter().map(|change| pulled_back(after[gauge], change));
            mapped.fold(self.before[gauge], Borders::and)
        })
    }
}

/// The borders between values that a change takes to either side of a border.
fn pulled_back(borders: Borders, change: &Change) -> Borders {
    let pairs = change.windows(2).zip(1u8..);
    Borders::at(pairs.filter(|(pair, _)| borders.part(pair[0], pair[1])).map(|(_, value)| value))
}

fn joined(one: OfGauges<Borders>, other: OfGauges<Borders>) -> OfGauges<Borders> {
    std::array::from_fn(|gauge| one[gauge].and(other[gauge]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: a change that adds three, and a border at 50. Before it, 47 is the first that gets there.
    #[test]
    fn a_border_is_drawn_where_a_sentence_can_take_somebody_across_it() {
        let change: Change = std::array::from_fn(|value| (value + 3).min(100) as u8);
        assert_eq!(pulled_back(Borders::at([50]), &change), Borders::at([47]));
        // 97 is where it ends: whatever lies above is alike.
        assert_eq!(pulled_back(Borders::at([99, 100]), &change), Borders::at([96, 97]));
        assert_eq!(pulled_back(Borders::NONE, &change), Borders::NONE);
    }
}
