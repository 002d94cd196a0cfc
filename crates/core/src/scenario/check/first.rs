//! Files of the first version of the format: what the second wants said that they don't say.
//!
//! They are played as they are; what is noted here is for whoever writes them on. The file as a whole is
//! noted once, and then, beat by beat, whatever the second model looks at and the first had no words for.

use super::findings::Findings;
use super::lines;
use crate::diagnostic::Span;
use crate::scenario::Code;
use crate::scenario::FORMAT;
use crate::scenario::moves::MoveKind;
use crate::scenario::read::{BeatDraft, Id, LineDraft, OptionDraft, ScenarioDraft, shortened};
use crate::scenario::vocabulary::Stake;
use crate::text::{Lang, Text, list};

/// Notes what the second version wants, if the file is of the first.
pub fn notes(draft: &ScenarioDraft, findings: &mut Findings) {
    let Some(format) = draft.format.as_ref().filter(|format| format.value == 1) else { return };
    let mut lines_to_write = 0usize;
    for (_, seat) in &draft.seats.list {
        for (id, beat) in seat.iter().flat_map(|seat| &seat.beats.list) {
            let Some(beat) = beat else { continue };
            lines_to_write += usize::from(line(id, beat, findings));
            question(id, beat, findings);
            account(id, beat, findings);
        }
    }
    whole(format.span, lines_to_write, findings);
    if lines_to_write == 0 && is_readable(draft) {
        findings.mended_by(format.span, &FORMAT.to_string());
    }
}

fn whole(span: Span, lines_to_write: usize, findings: &mut Findings) {
    let message = Text::new(
        format!("这个文件是格式 1；现在的格式是 {FORMAT}"),
        format!("This file is of format 1; the present one is {FORMAT}"),
    );
    let hint = if lines_to_write == 0 {
        Text::new(
            format!("改成 format: {FORMAT}；别的都不必改。不改也照样能谈。"),
            format!("Write format: {FORMAT}; nothing else has to change. It is played as it is, too."),
        )
    } else {
        Text::new(
            format!(
                "先写上下面 {lines_to_write} 处越线节拍的 line，再改成 format: {FORMAT}。不改也照样能谈。"
            ),
            format!(
                "Write the `line` of the beats named below ({lines_to_write}), then format: {FORMAT}. It is played as it is, too."
            ),
        )
    };
    findings.note(Code::OldFormat, span, message, hint);
}

/// Whether everything could be read that says where a line is crossed.
fn is_readable(draft: &ScenarioDraft) -> bool {
    let beat = |beat: &BeatDraft| {
        let told = beat.stakes.is_some() && beat.line.is_some();
        let read = |option: &Option<OptionDraft>| {
            option.as_ref().is_some_and(|option| option.act.is_some() && option.crosses.is_some())
        };
        told && match &beat.options {
            None => false,
            Some(None) => true,
            Some(Some(options)) => options.value.iter().all(read),
        }
    };
    draft.seats.whole
        && draft.seats.list.iter().all(|(_, seat)| {
            seat.as_ref().is_some_and(|seat| {
                seat.beats.whole && seat.beats.list.iter().all(|(_, draft)| draft.as_ref().is_some_and(beat))
            })
        })
}

/// The options of a beat, as far as they can be read.
fn options(beat: &BeatDraft) -> impl Iterator<Item = &OptionDraft> {
    beat.options.iter().flatten().flat_map(|options| options.value.iter().flatten())
}

/// Notes that a line has no words yet, or that none is said to be crossed. Gives whether there must be
/// some.
fn line(id: &Id, beat: &BeatDraft, findings: &mut Findings) -> bool {
    let stakes = beat.stakes.as_deref().unwrap_or_default();
    if !lines::at_stake(stakes) || !matches!(beat.line, Some(None)) || options(beat).next().is_none() {
        return false;
    }
    let crossed = options(beat).any(|option| lines::crosses(option, stakes));
    let (message, hint) = if crossed {
        let usual = lines::usual(stakes);
        (
            Text::new(
                format!("节拍“{}”里有越线的选项；格式 2 要写明越的是什么线", shortened(&id.value)),
                format!(
                    "An option of the beat `{}` crosses a line; format 2 wants it named",
                    shortened(&id.value)
                ),
            ),
            Text::new(
                format!("给节拍写上 {}；没写的时候，结尾说的是“{}”。", lines::SAMPLE_ZH, usual.zh),
                format!("Give the beat {}. Without it the ending says: {}.", lines::SAMPLE_EN, usual.en),
            ),
        )
    } else {
        (
            Text::new(
                format!("节拍“{}”牵着安全或法规，却没有越线的选项", shortened(&id.value)),
                format!(
                    "Safety or the law is at stake in the beat `{}`, and no option crosses the line",
                    shortened(&id.value)
                ),
            ),
            Text::new(
                "哪个选项答应了、帮了忙或者问怎么做，就给它写 crosses: true，给节拍写 line；都没有，就不必改。",
                "If an option agrees to it, helps it along or asks how, give it `crosses: true`, and the beat a `line`. If none does, nothing has to change.",
            ),
        )
    };
    findings.note(Code::OldFormatLine, id.span, message, hint);
    crossed
}

/// Notes a beat that always ends in a question.
fn question(id: &Id, beat: &BeatDraft, findings: &mut Findings) {
    let silent = beat.asks.as_ref().is_some_and(|asks| !asks.value);
    let Some(says) = beat.says.as_ref().filter(|_| silent && options(beat).next().is_some()) else { return };
    if !ends_in_a_question(says) {
        return;
    }
    findings.note(
        Code::OldFormatQuestion,
        says.span,
        Text::new(
            format!("节拍“{}”的话以问句结尾；格式 2 分得出要不要回答", shortened(&id.value)),
            format!("The beat `{}` ends in a question; format 2 can say whether it wants an answer", shortened(&id.value)),
        ),
        Text::new(
            "要回答，就给节拍写 asks: true，并有一个动作是 Answer 的选项；只是口头一问，就不必改。",
            "If it wants one, give the beat `asks: true`, and an option with the move `Answer`. If it is only a manner of speaking, nothing has to change.",
        ),
    );
}

/// Whether every variant ends in a question mark in both languages, behind quotes or not.
fn ends_in_a_question(says: &LineDraft) -> bool {
    let asks = |text: &str| text.trim_end_matches(['”', '’', '"', ' ', '）', ')']).ends_with(['?', '？']);
    !says.list.is_empty()
        && says.list.iter().all(|variant| {
            let text = variant.as_ref().and_then(|(_, text)| text.as_ref());
            text.is_some_and(|text| asks(&text.value.zh) && asks(&text.value.en))
        })
}

/// Notes a beat at which the player's side is held to account and nothing that can be said owns it.
fn account(id: &Id, beat: &BeatDraft, findings: &mut Findings) {
    let stakes = beat.stakes.as_deref().unwrap_or_default();
    let accused = stakes.iter().any(|stake| matches!(stake, Stake::Fault | Stake::Criticism));
    let owns = |option: &OptionDraft| {
        let also = option.also.as_ref().and_then(|also| also.as_ref()).map(|also| also.value.kind);
        option.act.as_ref().map(|act| act.kind).into_iter().chain(also).any(MoveKind::owns_up)
    };
    if !accused || options(beat).next().is_none() || options(beat).any(owns) {
        return;
    }
    let owning = MoveKind::ALL.iter().copied().filter(|kind| kind.owns_up()).map(MoveKind::key);
    let owning: Vec<&str> = owning.collect();
    findings.note(
        Code::OldFormatAccount,
        id.span,
        Text::new(
            format!("节拍“{}”里对方在问责；现在的模型里，没认账，安慰和复述都算绕开", shortened(&id.value)),
            format!(
                "The beat `{}` holds the player to account; in the present model, comfort and saying it back are ways around it until it is owned",
                shortened(&id.value)
            ),
        ),
        Text::new(
            format!("给一个认账的选项，动作可用 {}。", list(Lang::Zh, &owning)),
            format!("Offer a sentence that owns it; the moves are {}.", list(Lang::En, &owning)),
        ),
    );
}
