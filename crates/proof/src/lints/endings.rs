//! Lints about how plays of a seat end: how much of that was explored, how unlike the endings are, and
//! whether they are what they are called.
//!
//! **Not here:** whether winning takes skill ([`super::winning`]).

use super::finding::{count, per_cent};
use super::{AnswersView, Check, Class, Finding, Limits, Lint, SeatView, Spot, lints};
use crate::seat::{EndingProof, THETAS};
use counterpart_core::text::{Lang, Words, list};

lints! {
    /// More states than were to be explored.
    NOT_ALL_EXPLORED = Lint {
        id: "BUDGET-01",
        name: Words::new("没有算完", "Not everything was explored"),
        finds: Words::new("状态太多，预算内没有算完", "There are more states than the budget allows"),
        why: Words::new(
            "没算完，就不能说走不到、谈不成；概率也只是一部分。",
            "What wasn’t come upon may still be there, and the probabilities are parts of the whole.",
        ),
        advice: Words::new(
            "减少回合或者选项，或者用 --budget 给多一点。",
            "Use fewer turns or options, or allow more with --budget.",
        ),
        fires: Words::new("预算一百万，状态三百万", "A budget of a million, and three million states"),
        passes: Words::new("预算一千五百万，状态三百万", "A budget of fifteen million, and three million states"),
        class: Class::Broken,
        limits: &[],
        check: Check::Answers(not_all_explored),
    };

    /// An ending that is called an agreement and is come to with nothing agreed.
    SETTLES_NOTHING = Lint {
        id: "END-02",
        name: Words::new("没谈成的“谈成”", "An agreement that settles nothing"),
        finds: Words::new(
            "有的玩法什么都没定下来，却走到 ends: Agreement 的结局",
            "Some play comes to an ending that says ends: Agreement with nothing agreed",
        ),
        why: Words::new(
            "文件说谈成了，演练时却算时间到，两边什么都没得到。",
            "The file says that it is settled; played, it counts as out of time, and neither side gets anything.",
        ),
        advice: Words::new(
            "给通向它的去路加上 when: Agreed(…)；路上要有提方案、交换或让步的选项。没打算谈成的，写 ends: TimeUp。",
            "Guard the ways to it with when: Agreed(…), and let an option before it Propose, Trade or GiveIn; where nothing is meant to be settled, write ends: TimeUp.",
        ),
        fires: Words::new(
            "提了方案，不管对方答不答应都走到“谈成了”",
            "A proposal leads to the agreement whether or not it is accepted",
        ),
        passes: Words::new(
            "带 when: Agreed(\"fair\") 的去路才通向它，没答应的走另一条",
            "(when: Agreed(\"fair\"), to: \"done\"), and another branch for a refusal",
        ),
        class: Class::Broken,
        limits: &[],
        check: Check::Answers(settles_nothing),
    };

    /// Fewer than three endings that an average learner comes to.
    ENDINGS_ALIKE = Lint {
        id: "END-01",
        name: Words::new("结局太单一", "Endings too much alike"),
        finds: Words::new(
            "普通学员（θ = 0）有 5% 以上机会走到的结局不到三个",
            "Fewer than three endings come up in at least 5% of an average learner’s plays (θ = 0)",
        ),
        why: Words::new(
            "怎么谈都一个结局，选择就没有分量。",
            "Where everything ends alike, choices have no weight.",
        ),
        advice: Words::new(
            "让谈崩、闹到上级、时间到和勉强谈成都有可能。",
            "Make a walk-out, an escalation, running out of time and a thin agreement all possible.",
        ),
        fires: Words::new("96% 都是时间到", "96% run out of time"),
        passes: Words::new(
            "时间到 40%，谈崩 30%，勉强谈成 20%",
            "40% run out of time, 30% walk out, 20% settle thinly",
        ),
        class: Class::Broken,
        limits: &[("endings", 3.0), ("share", 0.05)],
        check: Check::Answers(endings_alike),
    };

    /// A seat at which plays are left without a way to an agreement before time is up.
    NO_WAY_TO_A_PROPOSAL = Lint {
        id: "END-03",
        name: Words::new("来不及提方案", "No way to a proposal"),
        finds: Words::new(
            "还剩两三句，什么都没谈成，怎么选也走不到能提方案的节拍，这样的随机玩法超过 5%",
            "With two or three sentences left and nothing agreed, no choice leads to where something can be proposed, in more than 5% of random plays",
        ),
        why: Words::new(
            "最后几句说什么都一样：只能等时间到。",
            "The last sentences make no difference: all that is left is to run out of time.",
        ),
        advice: Words::new(
            "给这些节拍加一个能提方案的选项（Propose、Trade 或 GiveIn），或者在 TurnsLeft(max: 3) 的时候直接通到能提方案的节拍。",
            "Let an option of these beats Propose, Trade or GiveIn, or lead with TurnsLeft(max: 3) straight to a beat where one can.",
        ),
        fires: Words::new(
            "还剩两句，对方又翻起旧账，道歉和解释都只通回旧账，11% 的随机玩法卡在这里",
            "Two sentences before the end they bring up an old story, and both options only lead back to it; 11% of random plays are left there",
        ),
        passes: Words::new(
            "还剩两句，对方说“那你说怎么办”，下一句就能提方案",
            "Two sentences before the end they ask “so what do you suggest?”, and the next sentence can propose",
        ),
        class: Class::Broken,
        // As rare as an ending that hardly anybody comes to (END-01).
        limits: &[("most", 0.05)],
        check: Check::Seat(no_way_to_the_table),
    };
}

/// BUDGET-01
fn not_all_explored(view: &AnswersView, _: &Limits) -> Vec<Finding> {
    if view.complete() {
        return Vec::new();
    }
    let (states, open) = (view.size().states, per_cent(view.size().open));
    let unseen = view.unseen().not_known().len();
    vec![
        Finding::new(
            Spot::Seat(view.seat_ix()),
            format!(
                "算了 {states} 个状态就停了：随机玩有 {open} 走到没算的地方，文件里有 {unseen} 处还没走到过，说不准走不走得到"
            ),
            format!(
                "It stopped after {states} states: {open} of random plays go where nothing was explored, and nobody can tell yet whether a play comes to {} of the file",
                count(unseen as u32, "part", "parts")
            ),
        )
        .advised(
            format!("位子 {} 有 {} 个回合：少一个，状态大约少到三分之一；或者用 --budget 给多一点。", view.seat().id, view.seat().turns),
            format!(
                "The seat {} has {} turns: each one fewer leaves about a third of the states; or allow more with --budget.",
                view.seat().id,
                view.seat().turns
            ),
        ),
    ]
}

/// END-01: an ending that may come up often enough beyond what was explored counts as one that does.
fn endings_alike(view: &AnswersView, limits: &Limits) -> Vec<Finding> {
    let (share, wanted) = (limits.get("share"), limits.get("endings"));
    let often = |ending: &&EndingProof| view.comes_to(ending, 0.0).most >= share;
    let common = view.endings().iter().filter(often).count();
    if common as f64 >= wanted {
        return Vec::new();
    }
    let each: Vec<String> = view
        .endings()
        .iter()
        .map(|ending| {
            format!("{} {}", view.seat().beat(ending.beat).id, per_cent(view.comes_to(ending, 0.0).least))
        })
        .collect();
    let each: Vec<&str> = each.iter().map(String::as_str).collect();
    let share = per_cent(share);
    vec![Finding::new(
        Spot::Seat(view.seat_ix()),
        format!(
            "普通学员（θ = 0）走到 {share} 以上的结局只有 {common} 个，至少要 {wanted} 个：{}",
            list(Lang::Zh, &each)
        ),
        format!(
            "Average players (θ = 0) come to {common} of at least {wanted} endings in {share} of plays or more: {}",
            list(Lang::En, &each)
        ),
    )]
}

/// END-02
fn settles_nothing(view: &AnswersView, _: &Limits) -> Vec<Finding> {
    let unsettled =
        view.endings().iter().filter_map(|ending| Some((ending, ending.unsettled.shortest.seen()?)));
    unsettled
        .map(|(ending, picks)| {
            let middle = THETAS.iter().position(|theta| *theta == 0.0).unwrap_or(0);
            let share = per_cent(ending.unsettled.learners[middle]);
            let choices = crate::choices_list(picks);
            Finding::new(
                Spot::Beat(view.seat_ix(), ending.beat),
                format!("写着谈成，却什么都没定下来，演练时算时间到；随机玩有 {share} 这样结束：--choices {choices}"),
                format!(
                    "It is called an agreement and nothing was agreed, so that it counts as out of time; {share} of random plays end so: --choices {choices}"
                ),
            )
        })
        .collect()
}

/// END-03
fn no_way_to_the_table(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let (stranded, most) = (&view.proof().stranded, limits.get("most"));
    if stranded.random <= most {
        return Vec::new();
    }
    let (random, skilled) = (per_cent(stranded.random), per_cent(stranded.skilled));
    let beats = stranded.at.iter().take(3);
    let beats: Vec<String> =
        beats.map(|(beat, share)| format!("{} {}", view.seat().beat(*beat).id, per_cent(*share))).collect();
    let beats: Vec<&str> = beats.iter().map(String::as_str).collect();
    let choices = crate::choices_list(stranded.shortest.as_deref().unwrap_or_default());
    let most = per_cent(most);
    vec![Finding::new(
        Spot::Seat(view.proof().seat),
        format!(
            "还剩两三句时，{random} 的随机玩法什么都没谈成，也再走不到能提方案的节拍，最多 {most}（会谈的 θ = +2 是 {skilled}）；最常卡在 {}：--choices {choices}",
            list(Lang::Zh, &beats)
        ),
        format!(
            "With two or three sentences left, {random} of random plays have nothing agreed and no way to where something can be proposed, of at most {most} ({skilled} of skilled ones, θ = +2); most often at {}: --choices {choices}",
            list(Lang::En, &beats)
        ),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Answer;
    use crate::lints::sample;
    use counterpart_core::conversation::Pick;
    use counterpart_core::scenario::OptionIx;

    #[test]
    fn says_how_much_is_open() {
        assert_eq!(sample::in_answers(&NOT_ALL_EXPLORED, |_| ()), []);
        let found = sample::in_answers(&NOT_ALL_EXPLORED, |proof| {
            proof.size.plays = None;
            proof.size.open = 0.25;
        });
        assert!(found[0].message.en.contains("25%"), "{found:?}");
    }

    #[test]
    fn finds_a_seat_that_ends_one_way_if_that_is_certain() {
        assert_eq!(sample::in_answers(&ENDINGS_ALIKE, |_| ()), []);
        let found = |open: f64| {
            sample::in_answers(&ENDINGS_ALIKE, |proof| {
                for ending in &mut proof.endings {
                    ending.learners.fill(0.04);
                }
                for learner in &mut proof.learners {
                    learner.open = open;
                }
            })
        };
        assert_eq!(found(0.0).len(), 1);
        assert!(found(0.0)[0].message.en.contains("done 4%, gone 4% and late 4%"), "{:?}", found(0.0));
        assert_eq!(found(0.02), [], "they may come up in six of a hundred");
    }

    #[test]
    fn finds_plays_that_are_left_without_a_way_to_an_agreement_and_says_where() {
        use crate::stranded::Stranded;
        use counterpart_core::scenario::BeatIx;
        let found = |random: f64| {
            sample::in_seat(&NO_WAY_TO_A_PROPOSAL, |proof| {
                let at = vec![(BeatIx(1), random)];
                let shortest = Some(vec![Pick::option(OptionIx(2)), Pick::option(OptionIx(0))]);
                proof.stranded = Stranded { random, skilled: 0.01, at, shortest };
            })
        };
        assert_eq!(found(0.05), []);
        let found = found(0.11);
        assert!(
            found[0].message.en.contains("11% of random plays") && found[0].message.en.contains("talk 11%"),
            "{found:?}"
        );
        assert!(found[0].message.en.ends_with("--choices 3,1"), "{found:?}");
    }

    /// In the sample every beat is one sentence from the table or at it.
    #[test]
    fn a_seat_with_the_table_always_near_leaves_nobody_without_a_way() {
        assert_eq!(sample::in_seat(&NO_WAY_TO_A_PROPOSAL, |_| ()), []);
        assert_eq!(sample::proof(&sample::scenario()).stranded, crate::stranded::Stranded::default());
    }

    #[test]
    fn finds_what_is_called_an_agreement_and_names_the_play() {
        let found = |answer: Answer<Vec<Pick>>| {
            sample::in_answers(&SETTLES_NOTHING, |proof| proof.endings[0].unsettled.shortest = answer)
        };
        assert_eq!(found(Answer::Impossible), []);
        assert_eq!(found(Answer::NotKnown), []);
        let found = found(Answer::Seen(vec![Pick::option(OptionIx(1)), Pick::option(OptionIx(0))]));
        assert!(found[0].message.en.ends_with("--choices 2,1"), "{found:?}");
    }
}
