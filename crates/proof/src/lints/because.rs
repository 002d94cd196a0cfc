//! What is missing where no play comes, in words: the second half of what the lints of
//! [`super::reach`] say.
//!
//! **Not here:** what it is ([`crate::why`]).

use super::AnswersView;
use super::finding::count;
use crate::unreached::Unreached;
use crate::why::Reason;
use counterpart_core::scenario::{Gauge, InterestIx};
use counterpart_core::text::{Lang, Text, Words, list};

/// How much is missing, as the rest of the sentence.
pub(super) fn because(view: &AnswersView, part: Unreached, reason: &Reason) -> Text {
    let interest = |interest: InterestIx| &view.scenario().interest(interest).label;
    match reason {
        Reason::TooCool { hottest, leaves_at } => Text::new(
            format!("：火气到 {leaves_at} 才会走人，而最高只到 {hottest}"),
            format!(
                "; somebody leaves at a heat of {leaves_at}, and the hottest that anybody gets is {hottest}"
            ),
        ),
        Reason::TimeLeft { turns } => Text::new(
            format!("：每一局结束时都还剩至少 {turns} 句话"),
            format!("; every play is over with at least {} left", count(*turns, "sentence", "sentences")),
        ),
        Reason::Gauge { gauge, wanted, reached } => {
            let name = gauge_name(*gauge);
            let (zh, en) = (range(*wanted), range(*reached));
            Text::new(
                format!("：要{} {zh}，这里是 {en}", name.zh),
                format!("; it asks for {} of {zh}, and here that is {en}", name.en),
            )
        }
        Reason::Turns { wanted, reached } => Text::new(
            format!("：要还剩 {} 句，这里还剩 {}", range(*wanted), range(*reached)),
            format!(
                "; it asks for {} sentences left, and here there are {}",
                range(*wanted),
                range(*reached)
            ),
        ),
        Reason::Interest(of) => Text::new(
            format!("：“{}”到这里还没有哪一局说到或听懂过", interest(*of).zh),
            format!("; “{}” is never said or understood by then", interest(*of).en),
        ),
        Reason::Agreement(of) => {
            let title = &view.scenario().agreement(*of).title;
            Text::new(
                format!("：“{}”到这里还没有哪一局谈成或被拒过", title.zh),
                format!("; “{}” is never accepted or turned down by then", title.en),
            )
        }
        Reason::NeverHolds => {
            Text::new("：条件里有一项在这里从不成立", "; a part of its condition never holds here")
        }
        Reason::NeverTogether => Text::new(
            "：条件里的每一项都有成立的时候，只是从不同时成立",
            "; each part of its condition holds in some play, but never all at once",
        ),
        Reason::TooLate => Text::new(
            "：轮到它之前，前面的总是先成立",
            match part {
                Unreached::Says(..) | Unreached::Thinks(..) => "; those before it always hold first",
                _ => "; a branch before it always holds first",
            },
        ),
        Reason::NeverPut => {
            Text::new("：没有哪个出现的选项提过它", "; no option that is ever on offer puts it forward")
        }
        Reason::NotSaid { never, most, all } => {
            let labels = |lang: Lang| {
                let labels: Vec<String> = never
                    .iter()
                    .map(|of| match lang {
                        Lang::Zh => format!("“{}”", interest(*of).zh),
                        Lang::En => format!("“{}”", interest(*of).en),
                    })
                    .collect();
                list(lang, &labels.iter().map(String::as_str).collect::<Vec<_>>())
            };
            let (mut zh, mut en) = (
                format!("：提它的时候最多说开了 {most} 个，它依据 {all} 个"),
                format!(
                    "; it rests on {all} interests, and at most {most} have been said when it is put forward"
                ),
            );
            if !never.is_empty() {
                zh += &format!("，从没说开的是{}", labels(Lang::Zh));
                en += &format!(", never {}", labels(Lang::En));
            }
            Text::new(zh, en)
        }
        Reason::Unacceptable { worth, wanted, heat, clarity } => Text::new(
            format!(
                "：诉求都说开了也不答应。它对他们值 {worth}，信任最高的时候也要值 {wanted} 才答应；那时火气最低 {heat}，清楚程度最高 {clarity}"
            ),
            format!(
                "; even with everything said it is refused: it is worth {worth} to them, and at the highest trust they take nothing below {wanted}; heat is at least {heat} then and clarity at most {clarity}"
            ),
        ),
    }
}

fn range((low, high): (u8, u8)) -> String {
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}

const fn gauge_name(gauge: Gauge) -> Words {
    match gauge {
        Gauge::Trust => Words::new("信任", "a trust"),
        Gauge::Heat => Words::new("火气", "a heat"),
        Gauge::Safety => Words::new("安全感", "a safety"),
        Gauge::Clarity => Words::new("清楚程度", "a clarity"),
    }
}
