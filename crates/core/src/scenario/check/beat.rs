//! Beats and options.

use super::branches::{guard, line, next, reaction};
use super::findings::Findings;
use super::flow::{Kind, Way};
use super::lines;
use super::seat::SeatNames;
use super::worth::worths;
use crate::scenario::Code;
use crate::scenario::id::InterestIx;
use crate::scenario::model::*;
use crate::scenario::moves::{Argument, Move, Target};
use crate::scenario::read::{
    BeatDraft, Id, MoveDraft, OptionDraft, PredictDraft, PromiseDraft, Spanned, shortened,
};
use crate::scenario::speech::*;
use crate::scenario::vocabulary::Stake;
use crate::text::Text;

/// Checks a beat. Gives also where it leads, as far as that is known.
pub fn beat(
    id: &Id,
    draft: BeatDraft,
    names: &mut SeatNames,
    findings: &mut Findings,
) -> (Option<Beat>, Way) {
    let by = draft.by.as_ref().and_then(|by| names.facing(by, findings));
    let says = draft.says.as_ref().and_then(|says| line(says, names, findings));
    let thinks = draft.thinks.as_ref().and_then(|thinks| line(thinks, names, findings));
    let hints = draft.hints.as_ref().and_then(|hints| interests(hints, names, findings));
    let stakes = draft.stakes;
    let forbidden = lines::told(id, draft.line, stakes.as_deref().unwrap_or_default(), names, findings);
    let promises = match draft.promises {
        None => None,
        Some(None) => Some(None),
        Some(Some(promise)) => self::promise(id, promise, names, findings).map(Some),
    };
    let (turn, way) = match (draft.options, draft.predict, draft.ends) {
        (Some(Some(options)), Some(None), Some(None)) => {
            speak(options, by, stakes.as_deref(), names, findings)
        }
        (Some(None), Some(Some(predict)), Some(None)) => predicted(predict, names, findings),
        (Some(None), Some(None), Some(Some(ends))) => (Some(Turn::End(ends)), Way::of(Kind::End)),
        // Something couldn't be read: that was reported.
        (None, _, _) | (_, None, _) | (_, _, None) => (None, Way::unknown()),
        _ => {
            findings.error(
                Code::BeatShape,
                id.span,
                Text::new(
                    format!("节拍“{}”要有 options、predict、ends 三者之一", shortened(&id.value)),
                    format!(
                        "The beat `{}` needs one of options, predict and ends, and no more",
                        shortened(&id.value)
                    ),
                ),
                Text::new(
                    "一个也没有就补上，多了就只留一个。",
                    "Add one if it has none; if it has several, keep one.",
                ),
            );
            (None, Way::unknown())
        }
    };
    let beat = || {
        Some(Beat {
            id: id.value.clone(),
            by: by?,
            says: says?,
            thinks: thinks?,
            hints: hints?.into_iter().fold(0, |set, interest| set | interest.bit()),
            stakes: stakes?,
            feels: draft.feels?,
            asks: draft.asks?.value,
            line: forbidden?,
            promises: promises?,
            face: draft.face?,
            turn: turn?,
        })
    };
    (beat(), way)
}

fn interests(ids: &[Id], names: &SeatNames, findings: &mut Findings) -> Option<Vec<InterestIx>> {
    let found: Vec<Option<InterestIx>> = ids.iter().map(|id| names.their_interest(id, findings)).collect();
    found.into_iter().collect()
}

fn speak(
    options: Spanned<Vec<Option<OptionDraft>>>,
    by: Option<u8>,
    stakes: Option<&[Stake]>,
    names: &mut SeatNames,
    findings: &mut Findings,
) -> (Option<Turn>, Way) {
    let count = options.value.len();
    if !(2..=MAX_OPTIONS).contains(&count) {
        findings.error(
            Code::OptionCount,
            options.span,
            Text::new(
                format!("这里有 {count} 个选项，要有二到四个"),
                format!("The number of options here is {count}; it takes two to four"),
            ),
            Text::new("补足或删减。", "Add some, or take some away."),
        );
    }
    let guarded = |option: &OptionDraft| !matches!(option.when, Some(None));
    let unguarded = options.value.iter().flatten().filter(|option| !guarded(option)).count();
    let unread = options.value.iter().filter(|option| option.is_none()).count();
    if count >= 2 && unguarded + unread < 2 {
        findings.error(
            Code::TooFewOptions,
            options.span,
            Text::new(
                "不带条件的选项少于两个，玩家可能没有话可选",
                "Fewer than two options are without a condition: the player could be left with too little to choose from",
            ),
            Text::new("至少留两个不带 when 的选项。", "Leave at least two options without `when`."),
        );
    }
    let mut way = Way::of(Kind::Speak);
    let choices: Vec<Option<Choice>> = options
        .value
        .into_iter()
        .map(|option| match option {
            Some(option) => choice(option, by, stakes, names, &mut way, findings),
            None => {
                way.unsure = true;
                names.reach.unsure = true;
                None
            }
        })
        .collect();
    (choices.into_iter().collect::<Option<Vec<Choice>>>().map(Turn::Speak), way)
}

fn choice(
    draft: OptionDraft,
    by: Option<u8>,
    stakes: Option<&[Stake]>,
    names: &mut SeatNames,
    way: &mut Way,
    findings: &mut Findings,
) -> Option<Choice> {
    let act = draft.act.as_ref().and_then(|act| self::act(act, names, findings));
    let also = match &draft.also {
        None => None,
        Some(None) => Some(None),
        Some(Some(also)) => self::also(also, act, names, findings).map(Some),
    };
    match (act, also) {
        (Some(act), Some(also)) => {
            names.reach.offers(act);
            also.into_iter().for_each(|also| names.reach.offers(also));
        }
        _ => names.reach.unsure = true,
    }
    lines::misplaced(draft.crosses.as_ref(), stakes, findings);
    let crosses = stakes.map(|stakes| lines::crosses(&draft, stakes));
    let takes_back = match &draft.takes_back {
        None => None,
        Some(None) => Some(None),
        Some(Some(beat)) => {
            if crosses == Some(true) {
                lines::both_ways(beat.span, findings);
            }
            names.line(beat, findings).map(Some)
        }
    };
    let next = self::next(draft.next.as_ref(), names, way, findings);
    let reaction = draft.reaction.and_then(|draft| self::reaction(draft, names, findings));
    let when = guard(&draft.when, names, findings);
    let to = match &draft.to {
        Some(Some(person)) => names.facing(person, findings),
        Some(None) => by,
        None => None,
    };
    let tone = match &draft.tone {
        Some(Some(tone)) => self::tone(tone, findings),
        Some(None) => act.map(|act| act.kind.warmth()),
        None => None,
    };
    Some(Choice {
        say: draft.say?,
        act: act?,
        also: also?,
        crosses: crosses?,
        takes_back: takes_back?,
        reaction: reaction?,
        coach: Coaching { by_fit: draft.coach?.unwrap_or_default() },
        next: next?,
        when: when?,
        to: to?,
        tone: tone?,
    })
}

fn tone(tone: &Spanned<i64>, findings: &mut Findings) -> Option<i8> {
    let found = i8::try_from(tone.value).ok().filter(|tone| (-2..=2).contains(tone));
    if found.is_none() {
        findings.error(
            Code::OutOfRange,
            tone.span,
            Text::new(
                format!("{} 不在 -2 到 2 之间", tone.value),
                format!("{} is not between -2 and 2", tone.value),
            ),
            Text::new("-2 很冷，0 平常，2 很暖。", "-2 is cold, 0 plain, 2 warm."),
        );
    }
    found
}

/// A second act, which must be another than the first.
fn also(
    draft: &Spanned<MoveDraft>,
    act: Option<Move>,
    names: &SeatNames,
    findings: &mut Findings,
) -> Option<Move> {
    let also = self::act(&draft.value, names, findings)?;
    if act == Some(also) {
        findings.error(
            Code::SameMove,
            draft.span,
            Text::new("also 和 move 是同一个动作", "`also` is the same move as `move`"),
            Text::new("写另一个动作，或者删掉 also。", "Name another move, or delete `also`."),
        );
    }
    if let (Some(Target::Agreement(_)), Target::Agreement(_)) = (act.map(|act| act.target), also.target) {
        findings.error(
            Code::TwoAgreements,
            draft.span,
            Text::new("一句话只能提一个方案", "One sentence can put forward one agreement only"),
            Text::new("把另一个放到另一句里。", "Put the other one into a sentence of its own."),
        );
    }
    Some(also)
}

/// What was promised; that it was is remembered like any beat that is asked about.
fn promise(id: &Id, draft: PromiseDraft, names: &mut SeatNames, findings: &mut Findings) -> Option<Promise> {
    let worth = draft.worth.and_then(|worth| worths(&worth, names.known.names, findings));
    names.watch_itself(id, findings)?;
    Some(Promise { what: draft.what?, worth: worth? })
}

fn act(draft: &MoveDraft, names: &SeatNames, findings: &mut Findings) -> Option<Move> {
    let target = match (&draft.about, draft.kind.argument()?) {
        (None, _) | (_, Argument::Nothing) => Target::Nothing,
        (Some(id), Argument::Interest | Argument::MaybeInterest) => {
            Target::Interest(names.their_interest(id, findings)?)
        }
        (Some(id), Argument::Agreement | Argument::MaybeAgreement) => {
            Target::Agreement(names.agreement(id, findings)?)
        }
    };
    Some(Move { kind: draft.kind, target })
}

fn predicted(draft: PredictDraft, names: &mut SeatNames, findings: &mut Findings) -> (Option<Turn>, Way) {
    let truth = draft.truth.as_ref().and_then(|truth| names.their_interest(truth, findings));
    let among = draft.among.as_ref().and_then(|among| interests(&among.value, names, findings));
    let mut way = Way::of(Kind::Predict);
    let next = self::next(draft.next.as_ref(), names, &mut way, findings);
    if let Some(among) = draft.among.as_ref().filter(|among| !(1..=MAX_OPTIONS).contains(&among.value.len()))
    {
        let count = among.value.len();
        findings.error(
            Code::OptionCount,
            among.span,
            Text::new(
                format!("among 里有 {count} 个诉求，要有一到四个"),
                format!("The number of interests in `among` is {count}; it takes one to four"),
            ),
            Text::new("补足或删减。", "Add some, or take some away."),
        );
    } else if let (Some(interest), Some(among), Some(written)) = (truth, &among, &draft.truth)
        && !among.contains(&interest)
    {
        findings.error(
            Code::TruthNotAmong,
            written.span,
            Text::new("正确答案不在 among 里", "The truth is not among the answers"),
            Text::new(
                format!("把 \"{}\" 加进 among", shortened(&written.value)),
                format!("Add \"{}\" to `among`.", shortened(&written.value)),
            ),
        );
    }
    let turn = || Some(Turn::Predict(Prediction { truth: truth?, among: among?, next: next? }));
    (turn(), way)
}
