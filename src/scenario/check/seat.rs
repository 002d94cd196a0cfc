//! A seat and its beats.

use super::conditions::condition;
use super::names::{Names, unknown};
use super::{Findings, agreement_of, flow};
use crate::diagnostic::Span;
use crate::scenario::condition::Condition;
use crate::scenario::id::{BeatIx, CharacterIx, InterestIx};
use crate::scenario::model::*;
use crate::scenario::moves::{Family, Move, MoveKind, Target};
use crate::scenario::read::{
    BeatDraft, ConditionDraft, Entry, LineDraft, MoveDraft, NextDraft, OptionDraft, PredictDraft,
    SeatDraft, Spanned,
};
use crate::text::Text;

/// What the seat is part of.
pub struct Within<'a> {
    pub names: &'a Names,
    pub cast: &'a [Character],
    pub interests: &'a [Interest],
}

/// The names that hold inside one seat.
pub struct SeatNames {
    facing: Vec<CharacterIx>,
    beats: Vec<String>,
    watched: Vec<BeatIx>,
}

impl SeatNames {
    /// The position of a person across the table.
    pub fn facing(&self, id: &Spanned<String>, within: &Within, findings: &mut Findings) -> Option<u8> {
        let person = CharacterIx(within.names.cast.find(id, findings)?);
        let position = self.facing.iter().position(|facing| *facing == person);
        if position.is_none() {
            findings.error(
                "not-at-the-table",
                id.span,
                Text::new(
                    format!("“{}”不在这个座位对面", id.value),
                    format!("`{}` does not sit across from this seat", id.value),
                ),
                Text::new("把这个人写进 facing，或者换成对面的人。", "Add the person to `facing`, or name somebody who is there."),
            );
        }
        position.and_then(|position| u8::try_from(position).ok())
    }

    /// An interest of somebody across the table.
    pub fn their_interest(
        &self,
        id: &Spanned<String>,
        within: &Within,
        findings: &mut Findings,
    ) -> Option<InterestIx> {
        let interest = InterestIx(within.names.interests.find(id, findings)?);
        if !self.facing.contains(&within.interests[interest.index()].of) {
            findings.error(
                "own-interest",
                id.span,
                Text::new(
                    format!("“{}”不是对面的人的诉求", id.value),
                    format!("`{}` is not an interest of anybody across the table", id.value),
                ),
                Text::new("这里只能写对方的诉求。", "Only the other side's interests can stand here."),
            );
        }
        Some(interest)
    }

    fn beat(&self, id: &Spanned<String>, findings: &mut Findings) -> Option<BeatIx> {
        let found = self.beats.iter().position(|known| *known == id.value);
        if found.is_none() {
            unknown(findings, id, "beat", self.beats.iter().map(String::as_str));
        }
        found.and_then(|position| u16::try_from(position).ok()).map(BeatIx)
    }

    /// The bit that remembers whether a beat was visited.
    pub fn watch(&mut self, id: &Spanned<String>, findings: &mut Findings) -> Option<u8> {
        const MOST: usize = 32;
        let beat = self.beat(id, findings)?;
        let position = self.watched.iter().position(|watched| *watched == beat).unwrap_or_else(|| {
            self.watched.push(beat);
            self.watched.len() - 1
        });
        if position >= MOST {
            findings.error(
                "too-many",
                id.span,
                Text::new(
                    format!("条件里问到的节拍超过 {MOST} 个"),
                    format!("Conditions ask about more than {MOST} beats"),
                ),
                Text::new("用状态条件代替一部分 Visited。", "Use conditions on the state instead of some `Visited`."),
            );
            return None;
        }
        u8::try_from(position).ok()
    }
}

/// Checks a seat.
pub fn seat((id, draft): Entry<SeatDraft>, within: &Within, findings: &mut Findings) -> Option<Seat> {
    let plays = within.names.cast.find(&draft.plays, findings).map(CharacterIx);
    let facing: Option<Vec<CharacterIx>> = draft
        .facing
        .value
        .iter()
        .map(|person| within.names.cast.find(person, findings).map(CharacterIx))
        .collect();
    let turns = findings.ranged(&draft.turns, 1, 40);
    let (plays, facing) = (plays?, facing?);
    table(plays, &facing, &draft, within, findings);
    let mut names = SeatNames {
        facing,
        beats: draft.beats.iter().map(|(id, _)| id.value.clone()).collect(),
        watched: Vec::new(),
    };
    let opens = names.beat(&draft.opens, findings);
    let walks_out = names.beat(&draft.walks_out, findings);
    let time_up = names.beat(&draft.time_up, findings);
    let places: Vec<Span> = draft.beats.iter().map(|(id, _)| id.span).collect();
    let mut whole = true;
    let mut beats = Vec::new();
    for entry in draft.beats {
        match beat(entry, &mut names, within, findings) {
            Some(beat) => beats.push(beat),
            None => whole = false,
        }
    }
    if !whole {
        return None;
    }
    let seat = Seat {
        id: id.value,
        plays,
        facing: names.facing,
        turns,
        brief: draft.brief,
        knows: draft.knows,
        opens: opens?,
        walks_out: walks_out?,
        time_up: time_up?,
        beats,
        watched: names.watched,
    };
    for (ending, span) in [(seat.walks_out, draft.walks_out.span), (seat.time_up, draft.time_up.span)] {
        if !matches!(seat.beat(ending).turn, Turn::End(_)) {
            findings.error(
                "not-an-ending",
                span,
                Text::new(
                    format!("“{}”不是结局", seat.beat(ending).id),
                    format!("`{}` is not an ending", seat.beat(ending).id),
                ),
                Text::new("指向一个有 ends 的节拍。", "Point to a beat that has `ends`."),
            );
        }
    }
    flow::check(&seat, &places, findings);
    Some(seat)
}

fn table(plays: CharacterIx, facing: &[CharacterIx], draft: &SeatDraft, within: &Within, findings: &mut Findings) {
    if facing.is_empty() || facing.len() > MAX_FACING {
        findings.error(
            "bad-table",
            draft.facing.span,
            Text::new(
                format!("对面要有一到 {MAX_FACING} 个人"),
                format!("One to {MAX_FACING} people must sit across the table"),
            ),
            Text::new("改 facing。", "Change `facing`."),
        );
    }
    for (person, written) in facing.iter().zip(&draft.facing.value) {
        if *person == plays {
            findings.error(
                "bad-table",
                written.span,
                Text::new("玩家不能坐在自己对面", "The player can't sit across from themselves"),
                Text::new("从 facing 里去掉这个人。", "Take this person out of `facing`."),
            );
        } else if within.cast[person.index()].start.is_none() {
            findings.error(
                "missing-start",
                written.span,
                Text::new(
                    format!("“{}”坐在对面，却没有 start", written.value),
                    format!("`{}` sits across the table but has no `start`", written.value),
                ),
                Text::new(
                    "在 cast 里给这个人写上 start: (trust：…，heat：…，safety：…，clarity：…)。",
                    "Give this person start: (trust: …, heat: …, safety: …, clarity: …) in `cast`.",
                ),
            );
        }
    }
}

fn beat((id, draft): Entry<BeatDraft>, names: &mut SeatNames, within: &Within, findings: &mut Findings) -> Option<Beat> {
    let by = names.facing(&draft.by, within, findings);
    let says = line(&draft.says, names, within, findings);
    let thinks = line(&draft.thinks, names, within, findings);
    let hints = draft
        .hints
        .iter()
        .filter_map(|interest| names.their_interest(interest, within, findings))
        .fold(0, |set, interest| set | interest.bit());
    let parts =
        [draft.options.is_some(), draft.predict.is_some(), draft.ends.is_some()].map(usize::from);
    if parts.iter().sum::<usize>() != 1 {
        findings.error(
            "beat-shape",
            id.span,
            Text::new(
                format!("节拍“{}”要有 options、predict、ends 三者之一", id.value),
                format!("The beat `{}` needs exactly one of options, predict and ends", id.value),
            ),
            Text::new("留下一个，删掉其余的。", "Keep one and delete the others, or add the one that is missing."),
        );
        return None;
    }
    let turn = match (draft.options, draft.predict, draft.ends) {
        (Some(options), _, _) => speak(options, by, names, within, findings),
        (_, Some(predict), _) => predicted(predict, names, within, findings),
        (_, _, ends) => ends.map(Turn::End),
    };
    Some(Beat {
        id: id.value,
        by: by?,
        says: says?,
        thinks: thinks?,
        hints,
        stakes: draft.stakes,
        face: draft.face,
        turn: turn?,
    })
}

fn speak(
    options: Spanned<Vec<OptionDraft>>,
    by: Option<u8>,
    names: &mut SeatNames,
    within: &Within,
    findings: &mut Findings,
) -> Option<Turn> {
    let count = options.value.len();
    if !(2..=4).contains(&count) {
        findings.error(
            "option-count",
            options.span,
            Text::new(format!("这里有 {count} 个选项，要有二到四个"), format!("There are {count} options here; two to four are needed")),
            Text::new("补足或删减。", "Add or take away."),
        );
    }
    let unguarded = options.value.iter().filter(|option| option.when.is_none()).count();
    if count >= 2 && unguarded < 2 {
        findings.error(
            "too-few-options",
            options.span,
            Text::new(
                "不带条件的选项少于两个，玩家可能无话可说",
                "Fewer than two options are without a condition: the player could be left with nothing to say",
            ),
            Text::new("至少留两个不带 when 的选项。", "Leave at least two options without `when`."),
        );
    }
    let choices: Vec<Option<Choice>> = options
        .value
        .into_iter()
        .map(|option| choice(option, by, names, within, findings))
        .collect();
    Some(Turn::Speak(choices.into_iter().collect::<Option<Vec<Choice>>>()?))
}

fn choice(draft: OptionDraft, by: Option<u8>, names: &mut SeatNames, within: &Within, findings: &mut Findings) -> Option<Choice> {
    let act = act(&draft.act, names, within, findings);
    let next = next(&draft.next, names, within, findings);
    let when = maybe(&draft.when, names, within, findings);
    let to = match &draft.to {
        None => by,
        Some(person) => names.facing(person, within, findings),
    };
    let tone = match &draft.tone {
        None => None,
        Some(tone) if (-2..=2).contains(&tone.value) => i8::try_from(tone.value).ok(),
        Some(tone) => {
            findings.error(
                "out-of-range",
                tone.span,
                Text::new(format!("{} 不在 -2 到 2 之间", tone.value), format!("{} is not between -2 and 2", tone.value)),
                Text::new("-2 很冷，0 平常，2 很暖。", "-2 is cold, 0 plain, 2 warm."),
            );
            None
        }
    };
    let act = act?;
    Some(Choice {
        say: draft.say,
        act,
        reaction: draft.reaction,
        next: next?,
        when: when?,
        to: to?,
        tone: tone.unwrap_or(act.kind.warmth()),
    })
}

fn act(draft: &Spanned<MoveDraft>, names: &SeatNames, within: &Within, findings: &mut Findings) -> Option<Move> {
    enum About<'a> {
        Nothing,
        Interest(&'a String),
        Agreement(&'a String),
    }
    macro_rules! kinds {
        (bare: $($bare:ident)*; interest: $($interest:ident)*; agreement: $($agreement:ident)*;
         maybe_interest: $($maybe_interest:ident)*; maybe_agreement: $($maybe_agreement:ident)*) => {
            match &draft.value {
                $(MoveDraft::$bare => (MoveKind::$bare, About::Nothing),)*
                $(MoveDraft::$interest(id) => (MoveKind::$interest, About::Interest(id)),)*
                $(MoveDraft::$agreement(id) => (MoveKind::$agreement, About::Agreement(id)),)*
                $(MoveDraft::$maybe_interest(id) => (
                    MoveKind::$maybe_interest,
                    id.as_ref().map_or(About::Nothing, About::Interest),
                ),)*
                $(MoveDraft::$maybe_agreement(id) => (
                    MoveKind::$maybe_agreement,
                    id.as_ref().map_or(About::Nothing, About::Agreement),
                ),)*
            }
        };
    }
    let (kind, about) = kinds!(
        bare: ReflectFeeling AskClosed Summarise Acknowledge NameTension TakeTheirSide GiveFeedback
            InviteFeedback ReceiveFeedback StateNeed StateFact ClarifyRoles AlignGoal InviteIdeas
            Commit Appreciate Apologise OfferHelp SetBoundary TakeABreak Blame Dismiss Threaten
            Deflect Lecture AdviseEarly Overpromise Interrogate;
        interest: Reflect CheckInterest GuessAsFact;
        agreement: Propose Trade;
        maybe_interest: AskOpen;
        maybe_agreement: Demand GiveIn
    );
    let id = |word: &String| Spanned { value: word.clone(), span: draft.span };
    let target = match about {
        About::Nothing => Target::Nothing,
        About::Interest(word) => Target::Interest(names.their_interest(&id(word), within, findings)?),
        About::Agreement(word) => Target::Agreement(agreement_of(within.names, &id(word), findings)?),
    };
    debug_assert_ne!(kind.family(), Family::Predict, "predictions are not options");
    Some(Move { kind, target })
}

fn predicted(draft: PredictDraft, names: &mut SeatNames, within: &Within, findings: &mut Findings) -> Option<Turn> {
    let truth = names.their_interest(&draft.truth, within, findings);
    let among: Option<Vec<InterestIx>> = draft
        .among
        .value
        .iter()
        .map(|interest| names.their_interest(interest, within, findings))
        .collect();
    let next = next(&draft.next, names, within, findings);
    let (truth, among) = (truth?, among?);
    if !(1..=4).contains(&among.len()) {
        findings.error(
            "option-count",
            draft.among.span,
            Text::new("among 里要有一到四个诉求", "`among` needs one to four interests"),
            Text::new("补足或删减。", "Add or take away."),
        );
    }
    if !among.contains(&truth) {
        findings.error(
            "truth-not-among",
            draft.truth.span,
            Text::new("正确答案不在 among 里", "The truth is not among the answers"),
            Text::new("把它加进 among。", "Add it to `among`."),
        );
    }
    Some(Turn::Predict(Prediction { truth, among, next: next? }))
}

fn maybe(
    draft: &Option<Spanned<ConditionDraft>>,
    names: &mut SeatNames,
    within: &Within,
    findings: &mut Findings,
) -> Option<Option<Condition>> {
    match draft {
        None => Some(None),
        Some(draft) => {
            Some(Some(condition(draft, names, within, findings)?))
        }
    }
}

fn line(draft: &LineDraft, names: &mut SeatNames, within: &Within, findings: &mut Findings) -> Option<Line> {
    last_is_open(draft.variants.iter().map(|(when, text)| (when.is_none(), text.span)), draft.span, findings);
    let variants: Vec<Option<(Option<Condition>, Text)>> = draft
        .variants
        .iter()
        .map(|(when, text)| Some((maybe(when, names, within, findings)?, text.value.clone())))
        .collect();
    Some(Line { variants: variants.into_iter().collect::<Option<_>>()? })
}

fn next(draft: &NextDraft, names: &mut SeatNames, within: &Within, findings: &mut Findings) -> Option<Next> {
    last_is_open(draft.branches.iter().map(|(when, to)| (when.is_none(), to.span)), draft.span, findings);
    let branches: Vec<Option<(Option<Condition>, BeatIx)>> = draft
        .branches
        .iter()
        .map(|(when, to)| {
            let to = names.beat(to, findings);
            Some((maybe(when, names, within, findings)?, to?))
        })
        .collect();
    Some(Next { branches: branches.into_iter().collect::<Option<_>>()? })
}

/// Of a list with conditions, the last must be without, and no other.
fn last_is_open(items: impl Iterator<Item = (bool, Span)>, span: Span, findings: &mut Findings) {
    let items: Vec<(bool, Span)> = items.collect();
    let Some(((last_open, last), earlier)) = items.split_last() else {
        findings.error(
            "empty-list",
            span,
            Text::new("这个列表是空的", "This list is empty"),
            Text::new("至少写一项。", "Write at least one item."),
        );
        return;
    };
    if !last_open {
        findings.error(
            "last-has-condition",
            *last,
            Text::new("最后一项还带着条件，可能一项都不成立", "The last one has a condition, so that perhaps none holds"),
            Text::new("在最后加一项不带 when 的。", "Add a last one without `when`."),
        );
    }
    for (open, place) in earlier {
        if *open {
            findings.error(
                "never-reached",
                *place,
                Text::new("这一项没有条件，后面的永远轮不到", "This one has no condition, so those after it are never reached"),
                Text::new("给它加上 when，或者移到最后。", "Give it a `when`, or move it to the end."),
            );
        }
    }
}
