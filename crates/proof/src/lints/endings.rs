//! Lints about how plays of a seat end: how much of that was explored, how unlike the endings are, and
//! whether they are what they are called.
//!
//! **Not here:** whether winning takes skill ([`super::winning`]).

use super::finding::{count, per_cent};
use super::{AnswersView, Check, Class, Finding, Limits, Lint, Spot, lints};
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
