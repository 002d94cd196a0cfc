//! Random scenarios that the loader finds nothing wrong with.

use proptest::prelude::*;
use std::fmt::Write as _;

/// A scenario in numbers; whatever they are, [`RandomScenario::to_ron`] makes a valid file of them.
#[derive(Clone, Debug)]
pub struct RandomScenario {
    turns: u8,
    starts: [[u8; 4]; 2],
    depths: Vec<u8>,
    worths: Vec<[u8; 2]>,
    walk_away: [u8; 2],
    beats: Vec<RandomBeat>,
}

#[derive(Clone, Debug)]
struct RandomBeat {
    predicts: bool,
    by: bool,
    hints: Option<u8>,
    stake: Option<u8>,
    when: Option<(u8, u8, u8)>,
    options: Vec<RandomOption>,
}

#[derive(Clone, Debug)]
struct RandomOption {
    kind: u8,
    about: u8,
    next: u8,
    when: Option<(u8, u8, u8)>,
    branch: Option<(u8, u8, u8)>,
    to: Option<bool>,
}

/// Any such scenario.
#[allow(dead_code, reason = "not every test that takes in this file uses both")]
pub fn scenario() -> impl Strategy<Value = RandomScenario> {
    scenario_of(1..=14)
}

/// Any such scenario that is short enough to play in every way there is.
#[allow(dead_code, reason = "not every test that takes in this file uses both")]
pub fn short_scenario() -> impl Strategy<Value = RandomScenario> {
    scenario_of(1..=4)
}

fn scenario_of(turns: std::ops::RangeInclusive<u8>) -> impl Strategy<Value = RandomScenario> {
    let start = || [0u8..=100, 0..=84, 0..=100, 0..=100];
    let condition = || prop::option::of((any::<u8>(), 0u8..=100, 0u8..=100));
    let option =
        (any::<u8>(), any::<u8>(), any::<u8>(), condition(), condition(), prop::option::of(any::<bool>()))
            .prop_map(|(kind, about, next, when, branch, to)| RandomOption {
                kind,
                about,
                next,
                when,
                branch,
                to,
            });
    let beat = (
        prop::bool::weighted(0.2),
        any::<bool>(),
        prop::option::of(any::<u8>()),
        prop::option::of(any::<u8>()),
        condition(),
        prop::collection::vec(option, 2..=4),
    )
        .prop_map(|(predicts, by, hints, stake, when, options)| RandomBeat {
            predicts,
            by,
            hints,
            stake,
            when,
            options,
        });
    (
        turns,
        [start(), start()],
        prop::collection::vec(0u8..=100, 1..=4),
        prop::collection::vec([0u8..=100, 0..=100], 1..=3),
        [0u8..=60, 0..=60],
        prop::collection::vec(beat, 1..=7),
    )
        .prop_map(|(turns, starts, depths, worths, walk_away, beats)| RandomScenario {
            turns,
            starts,
            depths,
            worths,
            walk_away,
            beats,
        })
}

const SAID: &str = "(zh: \"嗯。\", en: \"Hm.\")";
const PEOPLE: [&str; 2] = ["ann", "bob"];
const STAKES: [&str; 6] = ["Safety", "Law", "Trifle", "Criticism", "Fault", "Concession"];
const GAUGES: [&str; 4] = ["Trust", "Heat", "Safety", "Clarity"];
const PLAIN: [&str; 28] = [
    "ReflectFeeling",
    "AskClosed",
    "Summarise",
    "Acknowledge",
    "NameTension",
    "TakeTheirSide",
    "GiveFeedback",
    "InviteFeedback",
    "ReceiveFeedback",
    "StateNeed",
    "StateFact",
    "ClarifyRoles",
    "AlignGoal",
    "InviteIdeas",
    "Commit",
    "Appreciate",
    "Apologise",
    "OfferHelp",
    "SetBoundary",
    "TakeABreak",
    "Blame",
    "Dismiss",
    "Threaten",
    "Deflect",
    "Lecture",
    "AdviseEarly",
    "Overpromise",
    "Interrogate",
];
const ABOUT_INTERESTS: [&str; 4] = ["Reflect", "CheckInterest", "GuessAsFact", "AskOpen"];
const ABOUT_AGREEMENTS: [&str; 4] = ["Propose", "Trade", "Demand", "GiveIn"];

fn pick<T: Copy>(list: &[T], number: u8) -> T {
    list[usize::from(number) % list.len()]
}

impl RandomScenario {
    /// The file.
    pub fn to_ron(&self) -> String {
        let mut out =
            String::from("Scenario(format: 1, id: \"random\", problem: UnclearRoles, topics: [],\n");
        let mut add = |line: String| out.push_str(&(line + "\n"));
        add(format!("title: {SAID}, summary: {SAID}, departments: {{\"a\": {SAID}, \"b\": {SAID}}},"));
        add(format!("flow: (supplier: \"a\", customer: \"b\", hands_over: {SAID}, end_customer: {SAID}),"));
        add("cast: {".to_owned());
        let look =
            "look: (body: \"Tee\", head: \"Bun\", skin: \"#aaaaaa\", hair: \"#222222\", top: \"#333333\")";
        add(format!("\"me\": (name: {SAID}, pronoun: She, department: \"a\", role: {SAID}, {look}),"));
        for (person, [trust, heat, safety, clarity]) in PEOPLE.iter().zip(self.starts) {
            add(format!(
                "\"{person}\": (name: {SAID}, pronoun: He, department: \"b\", role: {SAID}, {look}, \
                 start: (trust: {trust}, heat: {heat}, safety: {safety}, clarity: {clarity})),"
            ));
        }
        add("}, interests: {".to_owned());
        for (number, depth) in self.depths.iter().enumerate() {
            let of = PEOPLE[number % 2];
            add(format!(
                "\"i{number}\": (of: \"{of}\", label: {SAID}, position: {SAID}, really: {SAID}, depth: {depth}),"
            ));
        }
        add("}, agreements: {".to_owned());
        for (number, [a, b]) in self.worths.iter().enumerate() {
            let rests_on = if number % 2 == 0 { "\"i0\"" } else { "" };
            add(format!(
                "\"g{number}\": (title: {SAID}, worth: {{\"a\": {a}, \"b\": {b}}}, rests_on: [{rests_on}]),"
            ));
        }
        let [a, b] = self.walk_away;
        add(format!(
            "}}, walk_away: {{\"a\": {a}, \"b\": {b}}}, seats: {{\"a\": (plays: \"me\", facing: [\"ann\", \"bob\"],"
        ));
        add(format!(
            "turns: {}, brief: {SAID}, opens: \"n0\", walks_out: \"leaves\", time_up: \"late\", beats: {{",
            self.turns
        ));
        for (number, beat) in self.beats.iter().enumerate() {
            add(self.beat(number, beat));
        }
        for (id, ends) in [("done", "Agreement"), ("leaves", "WalkOut"), ("late", "TimeUp")] {
            add(format!("\"{id}\": (by: \"ann\", says: {SAID}, thinks: {SAID}, ends: {ends}),"));
        }
        add("})})".to_owned());
        out
    }

    /// A beat whose first option leads to the next beat, so that all are on a way to an ending; the
    /// other options lead anywhere.
    fn beat(&self, number: usize, beat: &RandomBeat) -> String {
        let on = if number + 1 < self.beats.len() { format!("n{}", number + 1) } else { "done".to_owned() };
        let by = PEOPLE[usize::from(beat.by)];
        let mut out = format!("\"n{number}\": (by: \"{by}\", thinks: {SAID}, ");
        match beat.when {
            Some(when) => {
                write!(out, "says: [(when: {}, text: {SAID}), (text: {SAID})], ", self.condition(when))
            }
            None => write!(out, "says: {SAID}, "),
        }
        .expect("a string takes it");
        if let Some(hint) = beat.hints {
            write!(out, "hints: [\"{}\"], ", self.interest(hint)).expect("a string takes it");
        }
        if let Some(stake) = beat.stake {
            write!(out, "stakes: [{}], ", pick(&STAKES, stake)).expect("a string takes it");
        }
        // Predictions only lead on, so that no ring of them comes about.
        if beat.predicts {
            let all: Vec<String> = (0..self.depths.len()).map(|number| format!("\"i{number}\"")).collect();
            write!(out, "predict: (truth: \"i0\", among: [{}], next: \"{on}\")),", all.join(", "))
                .expect("a string takes it");
            return out;
        }
        out.push_str("options: [");
        for (position, option) in beat.options.iter().enumerate() {
            let next = match position {
                0 => on.clone(),
                _ => self.anywhere(option.next),
            };
            let next = match option.branch {
                Some(when) => format!(
                    "[(when: {}, to: \"{}\"), (to: \"{next}\")]",
                    self.condition(when),
                    self.anywhere(option.next.wrapping_mul(7))
                ),
                None => format!("\"{next}\""),
            };
            write!(out, "(say: {SAID}, reaction: {SAID}, move: {}, next: {next}", self.act(option))
                .expect("a string takes it");
            // Two options must always be open.
            if let Some(when) = option.when.filter(|_| position >= 2) {
                write!(out, ", when: {}", self.condition(when)).expect("a string takes it");
            }
            if let Some(to) = option.to {
                write!(out, ", to: \"{}\"", PEOPLE[usize::from(to)]).expect("a string takes it");
            }
            out.push_str("),\n");
        }
        out.push_str("]),");
        out
    }

    fn interest(&self, number: u8) -> String {
        format!("i{}", usize::from(number) % self.depths.len())
    }

    fn agreement(&self, number: u8) -> String {
        format!("g{}", usize::from(number) % self.worths.len())
    }

    /// Any beat, endings included; for predictions see [`RandomScenario::beat`].
    fn anywhere(&self, number: u8) -> String {
        match usize::from(number) % (self.beats.len() + 2) {
            0 => "done".to_owned(),
            1 => "leaves".to_owned(),
            beat => format!("n{}", beat - 2),
        }
    }

    fn act(&self, option: &RandomOption) -> String {
        let about = option.about;
        match option.kind % 3 {
            0 => pick(&PLAIN, about).to_owned(),
            1 => format!("{}(\"{}\")", pick(&ABOUT_INTERESTS, about), self.interest(about / 4)),
            _ => format!("{}(\"{}\")", pick(&ABOUT_AGREEMENTS, about), self.agreement(about / 4)),
        }
    }

    /// A condition that some state meets and that needs nothing to be offered anywhere.
    fn condition(&self, (kind, low, high): (u8, u8, u8)) -> String {
        let (low, high) = (low.min(high), low.max(high));
        match kind % 8 {
            0..4 => {
                let of = PEOPLE[usize::from(kind / 8) % 2];
                format!("{}(min: {low}, max: {high}, of: \"{of}\")", pick(&GAUGES, kind))
            }
            4 => format!("Visited(\"n{}\")", usize::from(kind / 8) % self.beats.len()),
            5 => "Any([Deceived, TurnsLeft(min: 2)])".to_owned(),
            6 => format!("Not(Revealed(\"{}\"))", self.interest(kind / 8)),
            _ => format!("All([TurnsLeft(max: {high}), Not(Refused(\"{}\"))])", self.agreement(kind / 8)),
        }
    }
}
