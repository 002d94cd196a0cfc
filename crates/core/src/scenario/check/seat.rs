//! A seat: who sits where, and the names that hold there.

use super::findings::Findings;
use super::flow::{self, Way};
use super::names::{Kind, Table};
use super::{Known, beat, days, lines};
use crate::diagnostic::Span;
use crate::scenario::Code;
use crate::scenario::id::{AgreementIx, BeatIx, CharacterIx, InterestIx};
use crate::scenario::model::{MAX_FACING, Seat};
use crate::scenario::read::{Id, SeatDraft, shortened};
use crate::text::Text;

/// The names that hold inside one seat.
pub struct SeatNames<'k> {
    pub known: &'k Known<'k>,
    facing: Vec<CharacterIx>,
    /// Whether those are all who sit across: if not, nobody is known to be missing.
    facing_whole: bool,
    beats: Table,
    watched: Vec<BeatIx>,
    lines: Vec<BeatIx>,
    /// What the options can bring about, and what the conditions ask for.
    pub reach: flow::Reach,
}

impl SeatNames<'_> {
    /// The position of a person across the table.
    pub fn facing(&self, id: &Id, findings: &mut Findings) -> Option<u8> {
        let person = CharacterIx(self.known.names.cast.find_small(id, findings)?);
        let position = self.facing.iter().position(|facing| *facing == person);
        if position.is_none() && self.facing_whole {
            findings.error(
                Code::NotAtTheTable,
                id.span,
                Text::new(
                    format!("“{}”不在这个位子对面", shortened(&id.value)),
                    format!("`{}` does not sit across from this seat", shortened(&id.value)),
                ),
                Text::new(
                    "把这个人写进 facing，或者换成对面的人。",
                    "Add the person to `facing`, or name somebody who is there.",
                ),
            );
        }
        position.and_then(|position| u8::try_from(position).ok())
    }

    /// An interest of somebody across the table.
    pub fn their_interest(&self, id: &Id, findings: &mut Findings) -> Option<InterestIx> {
        let interest = InterestIx(self.known.names.interests.find_small(id, findings)?);
        let owner = self.known.owners.get(interest.index()).copied().flatten();
        if self.facing_whole && owner.is_some_and(|owner| !self.facing.contains(&owner)) {
            findings.error(
                Code::OwnInterest,
                id.span,
                Text::new(
                    format!("“{}”不是对面的人的诉求", shortened(&id.value)),
                    format!("`{}` is not an interest of anybody across the table", shortened(&id.value)),
                ),
                Text::new("这里只能写对方的诉求。", "Only the other side's interests can stand here."),
            );
        }
        Some(interest)
    }

    /// The position of an interest, if it is known to be one of somebody across the table.
    pub fn position_of_theirs(&self, id: &Id) -> Option<u8> {
        let position = self.known.names.interests.position(&id.value)?;
        let owner = self.known.owners.get(usize::from(position)).copied().flatten()?;
        self.facing.contains(&owner).then_some(position)
    }

    /// An agreement.
    pub fn agreement(&self, id: &Id, findings: &mut Findings) -> Option<AgreementIx> {
        self.known.names.agreements.find_small(id, findings).map(AgreementIx)
    }

    /// A beat of this seat.
    pub fn beat(&self, id: &Id, findings: &mut Findings) -> Option<BeatIx> {
        let position = self.beats.find(id, findings)?;
        u16::try_from(position).ok().map(BeatIx)
    }

    /// Whether a line can be crossed at a beat.
    pub fn has_line(&self, beat: &str) -> bool {
        self.beats.place(beat).is_some_and(|place| self.lines.iter().any(|line| line.index() == place))
    }

    /// The bit that remembers whether the line at a beat was crossed.
    pub fn line(&self, id: &Id, findings: &mut Findings) -> Option<u8> {
        let beat = self.beat(id, findings)?;
        let position = self.lines.iter().position(|line| *line == beat);
        if position.is_none() && !self.reach.unsure {
            lines::none_here(id, findings);
        }
        position.and_then(|position| u8::try_from(position).ok())
    }

    /// The bit that remembers whether a beat was visited that a condition asks about.
    pub fn watch(&mut self, id: &Id, findings: &mut Findings) -> Option<u8> {
        let beat = self.beat(id, findings)?;
        self.remember(beat, id, findings)
    }

    /// The bit that remembers whether this beat itself was visited, which is no use of its id.
    pub fn watch_itself(&mut self, id: &Id, findings: &mut Findings) -> Option<u8> {
        let beat = u16::try_from(self.beats.place(&id.value)?).ok().map(BeatIx)?;
        self.remember(beat, id, findings)
    }

    fn remember(&mut self, beat: BeatIx, id: &Id, findings: &mut Findings) -> Option<u8> {
        const MOST: usize = 32;
        let position = match self.watched.iter().position(|watched| *watched == beat) {
            Some(position) => position,
            None if self.watched.len() == MOST => {
                findings.error(
                    Code::TooMany,
                    id.span,
                    Text::new(
                        format!("条件里问到的节拍超过 {MOST} 个"),
                        format!("Conditions ask about more than {MOST} beats"),
                    ),
                    Text::new(
                        "用状态条件代替一部分 Visited。",
                        "Use conditions on the state instead of some `Visited`.",
                    ),
                );
                return None;
            }
            None => {
                self.watched.push(beat);
                self.watched.len() - 1
            }
        };
        u8::try_from(position).ok()
    }
}

/// Checks a seat.
pub fn seat(index: u8, id: &Id, draft: SeatDraft, known: &Known, findings: &mut Findings) -> Option<Seat> {
    let plays =
        draft.plays.as_ref().and_then(|id| known.names.cast.find_small(id, findings)).map(CharacterIx);
    let facing = facing(plays, &draft, known, findings);
    let turns = draft.turns.as_ref().and_then(|turns| findings.ranged(turns, 1, 40));
    let mut names = SeatNames {
        known,
        facing: facing.clone().unwrap_or_default(),
        facing_whole: facing.is_some(),
        beats: Table::of(Kind::Beat(index), &draft.beats),
        watched: Vec::new(),
        lines: lines::of(&draft.beats, findings),
        reach: flow::Reach::default(),
    };
    let mut to = |id: &Option<Id>| names.beat(id.as_ref()?, findings);
    let opens = to(&draft.opens);
    let walks_out = to(&draft.walks_out);
    let time_up = to(&draft.time_up);
    let usual = days::Usual { facing: &names.facing.clone(), opens, knows: draft.knows.as_deref() };
    let days = days::days(draft.days, usual, &mut names, findings);

    let mut beats = Vec::new();
    let mut ways = Vec::new();
    for (id, draft) in draft.beats.list {
        let place = id.span;
        let (beat, mut way) = match draft {
            Some(draft) => beat::beat(&id, draft, &mut names, findings),
            None => (None, Way::unknown()),
        };
        way.place = place;
        way.id = shortened(&id.value);
        beats.push(beat);
        ways.push(way);
    }
    endings(&ways, [(walks_out, &draft.walks_out), (time_up, &draft.time_up)], findings);
    let mut doors = vec![opens, walks_out, time_up];
    match &days {
        Some(days) => doors.extend(days.iter().map(|day| Some(day.opens))),
        // Where a day that couldn't be read begins, nobody knows.
        None => doors.push(None),
    }
    flow::check(&ways, &doors, draft.beats.whole, findings);
    names.reach.check(&ways, draft.beats.whole, findings);
    Some(Seat {
        id: id.value.clone(),
        plays: plays?,
        facing: facing?,
        turns: turns?,
        brief: draft.brief?,
        knows: draft.knows?,
        opens: opens?,
        walks_out: walks_out?,
        time_up: time_up?,
        days: days?,
        beats: beats.into_iter().collect::<Option<_>>()?,
        watched: names.watched,
        lines: names.lines,
    })
}

fn endings(ways: &[Way], doors: [(Option<BeatIx>, &Option<Id>); 2], findings: &mut Findings) {
    for (beat, written) in doors {
        let (Some(beat), Some(written)) = (beat, written) else { continue };
        if !ways[beat.index()].may_end() {
            findings.error(
                Code::NotAnEnding,
                written.span,
                Text::new(
                    format!("“{}”不是结局", shortened(&written.value)),
                    format!("`{}` is not an ending", shortened(&written.value)),
                ),
                Text::new("指向一个有 ends 的节拍。", "Point to a beat that has `ends`."),
            );
        }
    }
}

/// Checks who sits across the table. None if that isn't clear: then nobody is known to be missing.
fn facing(
    plays: Option<CharacterIx>,
    draft: &SeatDraft,
    known: &Known,
    findings: &mut Findings,
) -> Option<Vec<CharacterIx>> {
    let written = draft.facing.as_ref()?;
    let count = written.value.len();
    if count == 0 || count > MAX_FACING {
        findings.error(
            Code::BadTable,
            written.span,
            Text::new(
                format!("对面要有 1 到 {MAX_FACING} 个人，这里是 {count} 个"),
                format!("It takes 1 to {MAX_FACING} people across the table; here are {count}"),
            ),
            Text::new("在 facing 里补足或删减。", "Add to `facing`, or take away."),
        );
    }
    let mut clear = (1..=MAX_FACING).contains(&count);
    let mut facing = Vec::new();
    for id in &written.value {
        let Some(person) = known.names.cast.find_small(id, findings).map(CharacterIx) else {
            clear = false;
            continue;
        };
        if plays == Some(person) {
            wrong_chair(
                id.span,
                Text::new("玩家不能坐在自己对面", "The player can't sit across from themselves"),
                findings,
            );
            clear = false;
        } else if facing.contains(&person) {
            wrong_chair(id.span, Text::new("这个人写了两次", "This person is named twice"), findings);
            clear = false;
        } else if known.starts.get(person.index()).copied().flatten() == Some(false) {
            missing_start(id, findings);
        }
        facing.push(person);
    }
    clear.then_some(facing)
}

fn wrong_chair(span: Span, message: Text, findings: &mut Findings) {
    let hint = Text::new("从 facing 里去掉。", "Take this one out of `facing`.");
    findings.error(Code::BadTable, span, message, hint);
}

fn missing_start(id: &Id, findings: &mut Findings) {
    const SAMPLE: &str = "start: (trust: 45, heat: 50, safety: 40, clarity: 30)";
    findings.error(
        Code::MissingStart,
        id.span,
        Text::new(
            format!("“{}”坐在对面，却没有 start", shortened(&id.value)),
            format!("`{}` sits across the table but has no `start`", shortened(&id.value)),
        ),
        Text::new(
            format!("在 cast 里给这个人写上，比如 {SAMPLE}"),
            format!("Give this person one in `cast`, such as {SAMPLE}"),
        ),
    );
}
