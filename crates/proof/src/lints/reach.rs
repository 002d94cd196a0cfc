//! Lints about what no play comes upon, and about plays that can’t get out of a ring.
//!
//! **Not here:** how what is missing is put into words ([`super::because`]).

use super::because::because;
use super::{AnswersView, Check, Class, Finding, Limits, Lint, Spot, lints};
use crate::unreached::Unreached;
use crate::why::Reason;
use counterpart_core::text::{Text, Words};

lints! {
    /// A beat that no play comes to.
    UNREACHED_BEAT = Lint {
        id: "REACH-01",
        name: Words::new("走不到的一拍", "A beat nobody comes to"),
        finds: Words::new(
            "有一拍，条件算进去以后，怎么玩都走不到",
            "A beat that no play comes to, conditions considered",
        ),
        why: Words::new(
            "写了没人看得到，前面的条件多半写错了。",
            "What nobody sees was written in vain, and a condition before it is likely wrong.",
        ),
        advice: Words::new(
            "放宽通向它的条件，或者删掉它。",
            "Loosen the conditions that lead to it, or delete it.",
        ),
        fires: Words::new(
            "只有信任到 95 才走到，而信任最高到 80",
            "It takes a trust of 95, and trust never gets above 80",
        ),
        passes: Words::new("信任到 70 就走到", "It takes a trust of 70"),
        class: Class::Broken,
        limits: &[],
        check: Check::Answers(|view, _| unreached(view, &UNREACHED_BEAT)),
    };

    /// A variant of a line that nobody ever hears.
    UNHEARD_LINE = Lint {
        id: "REACH-02",
        name: Words::new("听不到的一句", "A line nobody hears"),
        finds: Words::new(
            "对白或心里话有一个变体，条件从来轮不到",
            "A variant of a line or a thought whose turn never comes",
        ),
        why: Words::new(
            "前面的变体总是先成立，或者它的条件到这里不可能成立。",
            "The variants before it always hold first, or its condition can’t hold here.",
        ),
        advice: Words::new("调换变体的次序，或者改条件。", "Change the order of the variants, or the condition."),
        fires: Words::new(
            "第二个变体要火气 60 以上，而第一个变体 50 以上就成立",
            "The second asks for a heat of 60 and the first for 50",
        ),
        passes: Words::new("先问 60，再问 50", "First 60, then 50"),
        class: Class::Broken,
        limits: &[],
        check: Check::Answers(|view, _| unreached(view, &UNHEARD_LINE)),
    };

    /// An option that is never on offer.
    UNOFFERED_OPTION = Lint {
        id: "REACH-03",
        name: Words::new("从不出现的选项", "An option never on offer"),
        finds: Words::new(
            "走到这一拍时，选项的条件从来不成立",
            "An option whose condition never holds when the beat is reached",
        ),
        why: Words::new("写了没人选得到。", "Nobody can ever choose it."),
        advice: Words::new(
            "改它的 when，或者让前面的话能满足它。",
            "Change its when, or let what comes before make it true.",
        ),
        fires: Words::new(
            "要先听懂一个这时还没人说过的诉求",
            "It asks for an interest to be understood that nobody can have mentioned yet",
        ),
        passes: Words::new("要先听懂上一拍说的诉求", "It asks for one that came up in the beat before"),
        class: Class::Broken,
        limits: &[],
        check: Check::Answers(|view, _| unreached(view, &UNOFFERED_OPTION)),
    };

    /// A branch that no play goes along.
    UNTAKEN_BRANCH = Lint {
        id: "REACH-04",
        name: Words::new("没人走的岔路", "A branch nobody takes"),
        finds: Words::new(
            "选项后面的一条去路，怎么玩都不会走",
            "A branch after an option that no play goes along",
        ),
        why: Words::new(
            "它的条件在这里不可能成立，或者前面的去路总是先成立。",
            "Its condition can’t hold here, or the branches before it always hold first.",
        ),
        advice: Words::new(
            "改条件、换次序，或者删掉这条去路。",
            "Change the condition or the order, or delete the branch.",
        ),
        fires: Words::new(
            "“谈成了”的去路，而这个方案这时不可能被接受",
            "A branch for an agreement that can’t be accepted at this point",
        ),
        passes: Words::new(
            "火气 60 以上走一边，否则走另一边，两边都有人走",
            "One way from a heat of 60, another below it, and plays go along both",
        ),
        class: Class::Broken,
        limits: &[],
        check: Check::Answers(|view, _| unreached(view, &UNTAKEN_BRANCH)),
    };

    /// A condition of an option that always holds.
    ALWAYS_OFFERED = Lint {
        id: "REACH-05",
        name: Words::new("白写的条件", "A condition that always holds"),
        finds: Words::new(
            "选项的 when 在走到这一拍时总是成立",
            "An option’s when holds whenever the beat is reached",
        ),
        why: Words::new(
            "读文件的人会以为它有时不出现。",
            "Whoever reads the file believes that the option is sometimes missing.",
        ),
        advice: Words::new("删掉 when，或者改成想要的条件。", "Delete the when, or change it to what was meant."),
        fires: Words::new("when: Heat(max: 100)", "when: Heat(max: 100)"),
        passes: Words::new(
            "when: Heat(max: 50)，有时成立有时不成立",
            "when: Heat(max: 50), which holds in some plays and not in others",
        ),
        class: Class::Broken,
        limits: &[],
        check: Check::Answers(|view, _| unreached(view, &ALWAYS_OFFERED)),
    };

    /// An agreement that no play at this seat settles on.
    UNSETTLED_AGREEMENT = Lint {
        id: "REACH-06",
        name: Words::new("谈不成的方案", "An agreement nobody reaches"),
        finds: Words::new(
            "从这个位子怎么谈，对方都不会接受某个方案",
            "No play at this seat gets the other side to accept an agreement",
        ),
        why: Words::new(
            "结果图上有它，却谁也到不了。",
            "It stands in the picture of results, and nobody can get there.",
        ),
        advice: Words::new(
            "看看它依据的诉求能不能都听懂，价值够不够，有没有地方提。",
            "See whether all interests it rests on can be understood, whether it is worth enough, and where it can be put.",
        ),
        fires: Words::new(
            "方案要听懂四个诉求，而回合只够听懂三个",
            "It rests on four interests, and there are turns for three",
        ),
        passes: Words::new("方案要听懂三个，八句话能做到", "It rests on three, which takes eight sentences"),
        class: Class::Broken,
        limits: &[],
        check: Check::Answers(|view, _| unreached(view, &UNSETTLED_AGREEMENT)),
    };

    /// A play that goes round and can’t get out.
    GOING_ROUND = Lint {
        id: "LOOP-01",
        name: Words::new("绕不出去", "Going round"),
        finds: Words::new(
            "有的玩法会绕回同一拍，怎么选都出不去，只能等时间到",
            "Some play comes back to the same beat and can’t get out of it, whatever is said, until time runs out",
        ),
        why: Words::new(
            "时间到是结局之一，不该是唯一的出路。",
            "Running out of time is an ending; it shouldn’t be the only way out.",
        ),
        advice: Words::new("给这一圈加一条不靠条件的出路。", "Give the ring a way out that needs no condition."),
        fires: Words::new(
            "两拍互相跳，只有火气低于 30 才离得开，而火气在这里降不下来",
            "Two beats lead to each other unless heat is below 30, and nothing there lowers it",
        ),
        passes: Words::new("第三次绕回来时有一条直接结束的去路", "There is a branch that ends it"),
        class: Class::Broken,
        limits: &[],
        check: Check::Answers(going_round),
    };
}

/// What this lint has to say of the parts of a seat that no play comes upon.
fn unreached(view: &AnswersView, lint: &Lint) -> Vec<Finding> {
    let impossible = view.unseen().impossible().iter().copied();
    let own = impossible.filter(|part| found_by(*part).id == lint.id);
    own.map(|part| {
        let (spot, what) = described(view, part);
        let told = spot.told(view.scenario());
        let reason = view.reason(part).map(|reason| because(view, part, reason)).unwrap_or(Text::new("", ""));
        let zh = format!("{}：{}{}", told.zh, what.zh, reason.zh);
        let finding = Finding::new(spot, zh, format!("{}: {}{}", told.en, what.en, reason.en));
        match view.reason(part) {
            Some(Reason::TooCool { .. }) => finding.advised(
                "让对方一开始更急（start 的 heat），或者让几句话更伤人；一句最伤人的话大约加 10 到 20。",
                "Let them start hotter (heat in start), or let some sentences hurt more: a worst one adds some 10 to 20.",
            ),
            Some(Reason::TimeLeft { .. }) => finding.advised(
                "减少回合（turns），或者让谈话能绕得更久。",
                "Give fewer turns, or let the talk go on for longer.",
            ),
            _ => finding,
        }
    })
    .collect()
}

/// Which lint finds a part of this kind.
const fn found_by(part: Unreached) -> &'static Lint {
    match part {
        Unreached::Beat(_) => &UNREACHED_BEAT,
        Unreached::Says(..) | Unreached::Thinks(..) => &UNHEARD_LINE,
        Unreached::Option(..) => &UNOFFERED_OPTION,
        Unreached::Branch(..) | Unreached::AfterGuess(..) => &UNTAKEN_BRANCH,
        Unreached::AlwaysOffered(..) => &ALWAYS_OFFERED,
        Unreached::Agreement(_) => &UNSETTLED_AGREEMENT,
    }
}

/// Where a part stands, and what is said of it.
fn described(view: &AnswersView, part: Unreached) -> (Spot, Text) {
    let at = view.seat_ix();
    match part {
        Unreached::Beat(beat) => {
            (Spot::Beat(at, beat), Text::new("怎么玩都走不到这一拍", "no play comes to this beat"))
        }
        Unreached::Says(beat, variant) => {
            (Spot::Says(at, beat, variant), Text::new("怎么玩都听不到这一句", "no play hears this line"))
        }
        Unreached::Thinks(beat, variant) => (
            Spot::Thinks(at, beat, variant),
            Text::new("怎么玩都看不到这句心里话", "no play shows this thought"),
        ),
        Unreached::Option(beat, option) => (
            Spot::Option(at, beat, option),
            Text::new("这个选项从来不会出现", "this option is never on offer"),
        ),
        Unreached::Branch(beat, option, branch) => (
            Spot::Branch(at, beat, option, branch),
            Text::new("没有一次会走这条去路", "no play goes along this branch"),
        ),
        Unreached::AfterGuess(beat, branch) => (
            Spot::AfterGuess(at, beat, branch),
            Text::new("没有一次会走这条去路", "no play goes along this branch"),
        ),
        Unreached::AlwaysOffered(beat, option) => (
            Spot::Option(at, beat, option),
            Text::new("这个选项的条件总是成立", "the condition of this option always holds"),
        ),
        Unreached::Agreement(agreement) => (
            Spot::Agreement(agreement),
            Text::new(
                format!("从位子 {} 怎么玩都谈不成它", view.seat().id),
                format!("no play at the seat {} settles on it", view.seat().id),
            ),
        ),
    }
}

/// LOOP-01
fn going_round(view: &AnswersView, _: &Limits) -> Vec<Finding> {
    let stuck = view.stuck().seen().into_iter();
    stuck
        .map(|stuck| {
            let choices = crate::choices_list(&stuck.picks);
            Finding::new(
                Spot::Beat(view.seat_ix(), stuck.beat),
                format!("会绕回这一拍，再也出不去：--choices {choices}"),
                format!("Plays come back to this beat and never get out: --choices {choices}"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Answer;
    use crate::cycles::Stuck;
    use crate::lints::sample;
    use crate::unreached::Unseen;
    use counterpart_core::conversation::Pick;
    use counterpart_core::scenario::{AgreementIx, BeatIx, Gauge, InterestIx, OptionIx, SeatIx};

    /// One of every kind of unreached part, the lint that finds it, and where.
    const PARTS: [(Unreached, &Lint, Spot); 8] = [
        (Unreached::Beat(BeatIx(1)), &UNREACHED_BEAT, Spot::Beat(SeatIx(0), BeatIx(1))),
        (Unreached::Says(BeatIx(0), 1), &UNHEARD_LINE, Spot::Says(SeatIx(0), BeatIx(0), 1)),
        (Unreached::Thinks(BeatIx(0), 0), &UNHEARD_LINE, Spot::Thinks(SeatIx(0), BeatIx(0), 0)),
        (
            Unreached::Option(BeatIx(0), OptionIx(2)),
            &UNOFFERED_OPTION,
            Spot::Option(SeatIx(0), BeatIx(0), OptionIx(2)),
        ),
        (
            Unreached::Branch(BeatIx(0), OptionIx(1), 0),
            &UNTAKEN_BRANCH,
            Spot::Branch(SeatIx(0), BeatIx(0), OptionIx(1), 0),
        ),
        (Unreached::AfterGuess(BeatIx(2), 1), &UNTAKEN_BRANCH, Spot::AfterGuess(SeatIx(0), BeatIx(2), 1)),
        (
            Unreached::AlwaysOffered(BeatIx(0), OptionIx(0)),
            &ALWAYS_OFFERED,
            Spot::Option(SeatIx(0), BeatIx(0), OptionIx(0)),
        ),
        (Unreached::Agreement(AgreementIx(0)), &UNSETTLED_AGREEMENT, Spot::Agreement(AgreementIx(0))),
    ];

    #[test]
    fn each_finds_just_that_and_nothing_that_is_only_not_known() {
        for lint in LINTS.iter().copied().filter(|lint| lint.id.starts_with("REACH-")) {
            assert_eq!(sample::in_answers(lint, |_| ()), [], "{}", lint.id);
            let found = |complete: bool| {
                let found = sample::in_answers(lint, |proof| {
                    proof.unseen = Unseen::of(PARTS.map(|(part, _, _)| part).to_vec(), complete);
                });
                found.iter().map(|found| found.spot).collect::<Vec<Spot>>()
            };
            let expected: Vec<Spot> =
                PARTS.iter().filter(|(_, of, _)| of.id == lint.id).map(|(_, _, spot)| *spot).collect();
            assert!(!expected.is_empty(), "{}", lint.id);
            assert_eq!(found(true), expected, "{}", lint.id);
            assert_eq!(found(false), [], "{}", lint.id);
        }
    }

    #[test]
    fn says_how_much_is_missing() {
        let told = |part: Unreached, reason: Reason| {
            let found = sample::in_answers(found_by(part), |proof| {
                proof.unseen = Unseen::of(vec![part], true);
                proof.reasons = vec![(part, reason)];
            });
            found[0].message.en.clone()
        };
        let walk_out = told(Unreached::Beat(BeatIx(5)), Reason::TooCool { hottest: 84, leaves_at: 85 });
        assert!(walk_out.ends_with("at a heat of 85, and the hottest that anybody gets is 84"), "{walk_out}");
        let gauge = Reason::Gauge { gauge: Gauge::Trust, wanted: (95, 100), reached: (12, 80) };
        let option = told(Unreached::Option(BeatIx(0), OptionIx(2)), gauge);
        assert!(option.ends_with("asks for a trust of 95–100, and here that is 12–80"), "{option}");
        let never = Reason::NotSaid { never: vec![InterestIx(1)], most: 1, all: 2 };
        let agreement = told(Unreached::Agreement(AgreementIx(0)), never);
        assert!(
            agreement.contains("rests on 2 interests, and at most 1") && agreement.ends_with("never “b”")
        );
    }

    #[test]
    fn names_the_beat_and_the_play_that_is_stuck() {
        let found = |stuck: Answer<Stuck>| sample::in_answers(&GOING_ROUND, |proof| proof.stuck = stuck);
        assert_eq!(found(Answer::Impossible), []);
        assert_eq!(found(Answer::NotKnown), []);
        let stuck =
            Stuck { beat: BeatIx(1), picks: vec![Pick::option(OptionIx(0)), Pick::option(OptionIx(2))] };
        let found = found(Answer::Seen(stuck));
        assert_eq!(found[0].spot, Spot::Beat(SeatIx(0), BeatIx(1)));
        assert!(found[0].message.en.ends_with("1,3"), "{found:?}");
    }
}
