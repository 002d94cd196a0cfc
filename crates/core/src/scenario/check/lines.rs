//! Lines that must not be crossed: where they are, and what is said of crossing them.

use super::findings::Findings;
use super::seat::SeatNames;
use crate::diagnostic::Span;
use crate::scenario::Code;
use crate::scenario::id::BeatIx;
use crate::scenario::model::MAX_LINES;
use crate::scenario::moves::MoveKind;
use crate::scenario::read::{BeatDraft, Entries, Id, OptionDraft, Spanned, shortened};
use crate::scenario::vocabulary::Stake;
use crate::text::Text;

/// How the words for a line may look, for hints in Chinese.
pub const SAMPLE_ZH: &str = "line: (zh: \"没培训就上了机器\", en: \"…\")";
/// The same for hints in English.
pub const SAMPLE_EN: &str = "line: (zh: \"…\", en: \"untrained people on the machine\")";

/// Whether safety or the law is at stake.
pub fn at_stake(stakes: &[Stake]) -> bool {
    stakes.iter().any(|stake| matches!(stake, Stake::Safety | Stake::Law))
}

/// Whether an option crosses a line: where there is one, yielding always does.
pub fn crosses(option: &OptionDraft, stakes: &[Stake]) -> bool {
    let yields = option.act.as_ref().is_some_and(|act| act.kind == MoveKind::GiveIn);
    option.crosses.as_ref().is_some_and(|crosses| crosses.value) || (yields && at_stake(stakes))
}

/// The beats of a seat at which a line can be crossed.
pub fn of(beats: &Entries<BeatDraft>, findings: &mut Findings) -> Vec<BeatIx> {
    let crossed = |draft: &BeatDraft| {
        let stakes = draft.stakes.as_deref().unwrap_or_default();
        let options = draft.options.iter().flatten().flat_map(|options| options.value.iter().flatten());
        options.into_iter().any(|option| crosses(option, stakes))
    };
    let lines: Vec<BeatIx> = (0u16..)
        .zip(&beats.list)
        .filter(|(_, (_, draft))| draft.as_ref().is_some_and(crossed))
        .map(|(index, _)| BeatIx(index))
        .collect();
    findings.limit(
        ("能越线的节拍", "beats at which a line can be crossed"),
        lines.len(),
        MAX_LINES,
        beats.span,
    );
    // With more than there may be there is no scenario; those beyond are lines all the same.
    lines
}

/// What is said of the line at a beat. Required where one can be crossed; files of the first version of
/// the format name what is at stake instead.
pub fn told(
    id: &Id,
    written: Option<Option<Text>>,
    stakes: &[Stake],
    names: &SeatNames,
    findings: &mut Findings,
) -> Option<Option<Text>> {
    let crossed = names.has_line(&id.value);
    match (written?, crossed) {
        (Some(line), true) => Some(Some(line)),
        (None, false) => Some(None),
        (None, true) if names.known.format < 2 => Some(Some(usual(stakes))),
        (None, true) => {
            findings.error(
                Code::MissingLine,
                id.span,
                Text::new(
                    format!("节拍“{}”里有越线的选项，却没写越的是什么线", shortened(&id.value)),
                    format!(
                        "An option of the beat `{}` crosses a line, and no `line` says which",
                        shortened(&id.value)
                    ),
                ),
                Text::new(
                    format!("写上结尾要怎么说这件事，比如 {SAMPLE_ZH}"),
                    format!("Say how the ending is to tell of it, such as {SAMPLE_EN}"),
                ),
            );
            None
        }
        (Some(_), false) => {
            findings.error(
                Code::IdleLine,
                id.span,
                Text::new(
                    format!("节拍“{}”写了 line，却没有越线的选项", shortened(&id.value)),
                    format!(
                        "The beat `{}` has a `line` that none of its options crosses",
                        shortened(&id.value)
                    ),
                ),
                Text::new(
                    "给越线的选项写上 crosses: true，或者删掉 line。",
                    "Give the option that crosses it `crosses: true`, or delete the `line`.",
                ),
            );
            None
        }
    }
}

/// What is said of a line that an author has not put into words.
pub fn usual(stakes: &[Stake]) -> Text {
    if stakes.contains(&Stake::Safety) {
        Text::new("答应了会伤到人的做法", "agreed to something that could hurt people")
    } else {
        Text::new("答应了违反规定的做法", "agreed to something that breaks the rules")
    }
}

/// An option says that it crosses a line where there is none.
pub fn misplaced(crosses: Option<&Spanned<bool>>, stakes: Option<&[Stake]>, findings: &mut Findings) {
    let Some((crosses, stakes)) = crosses.zip(stakes) else { return };
    if crosses.value && !at_stake(stakes) {
        findings.error(
            Code::NoLineHere,
            crosses.span,
            Text::new(
                "这个节拍没有安全或法规上的要害，无线可越",
                "Neither safety nor the law is at stake in this beat: there is no line to cross",
            ),
            Text::new(
                "给节拍写上 stakes: [Safety] 或 [Law]，或者删掉 crosses。",
                "Give the beat `stakes: [Safety]` or `[Law]`, or delete `crosses`.",
            ),
        );
    }
}

/// A beat is named for its line and has none.
pub fn none_here(id: &Id, findings: &mut Findings) {
    findings.error(
        Code::NoLineThere,
        id.span,
        Text::new(
            format!("节拍“{}”里没有越线的选项", shortened(&id.value)),
            format!("No option of the beat `{}` crosses a line", shortened(&id.value)),
        ),
        Text::new(
            "写一个有 crosses: true 的节拍的 id。",
            "Name a beat that has an option with `crosses: true`.",
        ),
    );
}

/// Of whom it is said that a line is taken back and crossed in one sentence.
pub fn both_ways(span: Span, findings: &mut Findings) {
    findings.error(
        Code::CrossesAndTakesBack,
        span,
        Text::new("同一句话既越线又收回", "One sentence both crosses a line and takes one back"),
        Text::new("只留一个。", "Keep one of the two."),
    );
}
