//! Random scenarios as files.

use super::{Guard, RandomBeat, RandomOption, RandomScenario};
use std::fmt::Write as _;

const SAID: &str = "(zh: \"嗯。\", en: \"Hm.\")";
const PEOPLE: [&str; 2] = ["ann", "bob"];
const STAKES: [&str; 6] = ["Safety", "Law", "Trifle", "Criticism", "Fault", "Concession"];
const GAUGES: [&str; 4] = ["Trust", "Heat", "Safety", "Clarity"];
const FEELINGS: [&str; 5] = ["Hurt", "Ashamed", "Afraid", "Worn", "Moved"];
const PLAIN: [&str; 29] = [
    "Answer",
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
            String::from("Scenario(format: 2, id: \"random\", problem: UnclearRoles, topics: [],\n");
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
        for number in 0..self.own_interests {
            add(format!("\"o{number}\": (of: \"me\", label: {SAID}, position: {SAID}, really: {SAID}),"));
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
        let endings = [("done", "Agreement"), ("leaves", "WalkOut"), ("late", "TimeUp")];
        for ((id, ends), farewell) in endings.into_iter().zip(self.farewells) {
            let says = self.line(farewell);
            add(format!("\"{id}\": (by: \"ann\", says: {says}, thinks: {SAID}, ends: {ends}),"));
        }
        add("})})".to_owned());
        out
    }

    /// A beat whose first option leads to the next beat, so that all are on a way to an ending; the
    /// other options lead anywhere.
    fn beat(&self, number: usize, beat: &RandomBeat) -> String {
        let on = if number + 1 < self.beats.len() { format!("n{}", number + 1) } else { "done".to_owned() };
        let by = PEOPLE[usize::from(beat.by)];
        let (says, thinks) = (self.line(beat.when), self.line(beat.muses));
        let mut out = format!("\"n{number}\": (by: \"{by}\", says: {says}, thinks: {thinks}, ");
        if let Some(hint) = beat.hints {
            write!(out, "hints: [\"{}\"], ", self.interest(hint)).expect("a string takes it");
        }
        if let Some(stake) = beat.stake {
            write!(out, "stakes: [{}], ", pick(&STAKES, stake)).expect("a string takes it");
        }
        if beat.more.is_multiple_of(4) {
            write!(out, "feels: {}, ", pick(&FEELINGS, beat.more / 4)).expect("a string takes it");
        }
        if beat.more.is_multiple_of(3) {
            out.push_str("asks: true, ");
        }
        if beat.more.is_multiple_of(5) {
            let worth = beat.more % 32;
            write!(out, "promises: (what: {SAID}, worth: {{\"a\": {worth}, \"b\": {}}}), ", worth / 2)
                .expect("a string takes it");
        }
        if self.can_cross(beat) {
            write!(out, "line: {SAID}, ").expect("a string takes it");
        }
        // Predictions only lead on or out, so that no ring of them comes about.
        if beat.predicts {
            let all: Vec<String> = (0..self.depths.len()).map(|number| format!("\"i{number}\"")).collect();
            let next = match beat.options[0].branch {
                Some(when) => format!("[(when: {}, to: \"done\"), (to: \"{on}\")]", self.condition(when)),
                None => format!("\"{on}\""),
            };
            write!(out, "predict: (truth: \"i0\", among: [{}], next: {next})),", all.join(", "))
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
            let (zh, en) = (usize::from(option.length % 3), usize::from(option.length % 5));
            let say = format!("(zh: \"嗯{}。\", en: \"H{}m.\")", "嗯".repeat(zh), "m".repeat(en));
            let reaction = match option.more / 64 {
                0 => format!("(hurts: {SAID}, neutral: {SAID}, fits: {SAID})"),
                1 => self.line(option.branch),
                _ => SAID.to_owned(),
            };
            write!(out, "(say: {say}, reaction: {reaction}, move: {}, next: {next}", self.act(option))
                .expect("a string takes it");
            out.push_str(&self.more(beat, option));
            if let Some(tone) = option.tone {
                write!(out, ", tone: {tone}").expect("a string takes it");
            }
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

    /// What else a sentence does.
    fn more(&self, beat: &RandomBeat, option: &RandomOption) -> String {
        let mut out = String::new();
        let crosses = Self::crosses(beat, option);
        if crosses && !self.act(option).starts_with("GiveIn") {
            out.push_str(", crosses: true");
        }
        let lines: Vec<usize> = (0..self.beats.len()).filter(|at| self.can_cross(&self.beats[*at])).collect();
        if !crosses && option.more % 4 == 1 && !lines.is_empty() {
            let line = pick(&lines, option.more / 4);
            write!(out, ", takes_back: \"n{line}\"").expect("a string takes it");
        }
        if option.more.is_multiple_of(3) {
            let also = match option.more % 2 {
                0 => pick(&PLAIN, option.more / 6).to_owned(),
                _ => format!(
                    "{}(\"{}\")",
                    pick(&ABOUT_INTERESTS, option.more / 6),
                    self.interest(option.more / 24)
                ),
            };
            if also != self.act(option) {
                write!(out, ", also: {also}").expect("a string takes it");
            }
        }
        if option.more.is_multiple_of(7) {
            write!(out, ", coach: (hurts: {SAID})").expect("a string takes it");
        }
        out
    }

    /// Whether an option crosses the line of its beat.
    fn crosses(beat: &RandomBeat, option: &RandomOption) -> bool {
        let line = beat.stake.is_some_and(|stake| matches!(pick(&STAKES, stake), "Safety" | "Law"));
        let yields = matches!(option.kind % 8, 5 | 6) && pick(&ABOUT_AGREEMENTS, option.about) == "GiveIn";
        line && !beat.predicts && (yields || option.more.is_multiple_of(2))
    }

    /// Whether some option of a beat crosses its line.
    fn can_cross(&self, beat: &RandomBeat) -> bool {
        beat.options.iter().any(|option| Self::crosses(beat, option))
    }

    /// A line that may depend on the state.
    fn line(&self, when: Option<Guard>) -> String {
        match when {
            Some(when) => format!("[(when: {}, text: {SAID}), (text: {SAID})]", self.condition(when)),
            None => SAID.to_owned(),
        }
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
        match option.kind % 8 {
            0..3 => pick(&PLAIN, about).to_owned(),
            3 | 4 => format!("{}(\"{}\")", pick(&ABOUT_INTERESTS, about), self.interest(about / 4)),
            5 | 6 => format!("{}(\"{}\")", pick(&ABOUT_AGREEMENTS, about), self.agreement(about / 4)),
            // Often enough for promises to come out in short plays, too.
            _ => "Overpromise".to_owned(),
        }
    }

    /// A condition of any kind. What asks for something that must be offered somewhere stands inside
    /// of `Any`, where the loader doesn't ask whether it is.
    fn condition(&self, (kind, low, high): Guard) -> String {
        let (low, high) = (low.min(high), low.max(high));
        let which = kind / 16;
        let beat = usize::from(which) % self.beats.len();
        let (interest, agreement) = (self.interest(which), self.agreement(which));
        match kind % 16 {
            0..4 => {
                let of = PEOPLE[usize::from(which) % 2];
                format!("{}(min: {low}, max: {high}, of: \"{of}\")", pick(&GAUGES, kind))
            }
            4 => format!("Visited(\"n{beat}\")"),
            5 => "Any([Deceived, TurnsLeft(min: 2)])".to_owned(),
            6 => format!("Not(Revealed(\"{interest}\"))"),
            7 => format!("All([TurnsLeft(max: {high}), Not(Refused(\"{agreement}\"))])"),
            8 => "Deceived".to_owned(),
            9 => format!("Any([Revealed(\"{interest}\")])"),
            10 => format!("Any([Understood(\"{interest}\")])"),
            11 => format!("Any([Agreed(\"{agreement}\")])"),
            12 => format!("Any([Refused(\"{agreement}\")])"),
            13 => format!("TurnsLeft(max: {})", low % 4),
            14 => match (0..self.beats.len()).find(|at| self.can_cross(&self.beats[*at])) {
                Some(line) => format!("Crossed(\"n{line}\")"),
                None => format!("Not(Visited(\"n{beat}\"))"),
            },
            _ => format!("All([Heat(min: {low}), Any([Not(Deceived), Understood(\"{interest}\")])])"),
        }
    }
}
