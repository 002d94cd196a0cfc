//! Lints about how plays of a seat end: how much of that was explored, how unlike the endings are,
//! and whether winning takes skill.

use super::finding::per_cent;
use super::{Check, Finding, Limits, Lint, SeatView, Spot, lints};
use crate::bots::Bot;
use crate::seat::THETAS;
use counterpart_core::diagnostic::Severity;
use counterpart_core::text::Words;

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
        severity: Severity::Error,
        limits: &[],
        check: Check::Seat(not_all_explored),
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
        severity: Severity::Error,
        limits: &[("endings", 3.0), ("share", 0.05)],
        check: Check::Seat(endings_alike),
    };

    /// A seat at which even the best play doesn’t win for both.
    NO_WIN_WIN = Lint {
        id: "WIN-01",
        name: Words::new("赢不了双赢", "No win-win"),
        finds: Words::new(
            "最好的玩法也不是双赢，或者熟练的学员（θ = 2）很少做到",
            "Even the best play isn’t a win-win, or skilled learners (θ = 2) seldom reach one",
        ),
        why: Words::new(
            "做得再好也没有回报，等于在教人别费劲。",
            "If skill isn’t rewarded, the scenario teaches not to bother.",
        ),
        advice: Words::new(
            "看看最高分的那一局差在哪里：诉求、清楚程度还是回合。",
            "See what the best play lacks: interests, clarity or turns.",
        ),
        fires: Words::new("最高分的一局停在各让一半", "The best play ends with splitting the difference"),
        passes: Words::new(
            "θ = 2 的学员有八成谈成双赢",
            "Learners at θ = 2 reach a win-win in four plays of five",
        ),
        severity: Severity::Error,
        limits: &[("skilled", 0.4)],
        check: Check::Seat(no_win_win),
    };

    /// A win-win by somebody who hasn’t understood two interests.
    WON_UNHEARD = Lint {
        id: "WIN-02",
        name: Words::new("没听懂也赢", "Won without hearing"),
        finds: Words::new(
            "对方的诉求听懂不到两个，也能谈成双赢",
            "A play wins for both with fewer than two of the other side’s interests understood",
        ),
        why: Words::new("那就不用听了。", "Then listening isn’t needed."),
        advice: Words::new(
            "让好方案依据对方的诉求（rests_on）。",
            "Let good agreements rest on the other side’s interests (rests_on).",
        ),
        fires: Words::new("开场就提方案，对方就答应了", "A proposal right at the start is accepted"),
        passes: Words::new(
            "方案依据的三个诉求都听懂了，对方才答应",
            "It is accepted once the three interests it rests on are understood",
        ),
        severity: Severity::Error,
        limits: &[],
        check: Check::Seat(won_unheard),
    };

    /// A seat at which random play wins too often.
    LUCK_WINS = Lint {
        id: "WIN-03",
        name: Words::new("瞎选也赢", "Luck wins"),
        finds: Words::new("随机选也有 5% 以上谈成双赢", "Random play reaches a win-win in more than 5% of plays"),
        why: Words::new("运气能赢，说明不了本事。", "What luck can win says nothing about skill."),
        advice: Words::new(
            "让通向双赢的路需要更多对的选择。",
            "Let the way to a win-win take more good choices.",
        ),
        fires: Words::new("随机玩有 12% 双赢", "12% of random plays win"),
        passes: Words::new("随机玩有 1% 双赢", "1% of random plays win"),
        severity: Severity::Error,
        limits: &[("most", 0.05)],
        check: Check::Seat(luck_wins),
    };
}

/// BUDGET-01
fn not_all_explored(view: &SeatView, _: &Limits) -> Vec<Finding> {
    if view.proof.size.plays.is_some() {
        return Vec::new();
    }
    let (states, open) = (view.proof.size.states, per_cent(view.proof.size.open));
    vec![Finding::new(
        Spot::Seat(view.proof.seat),
        format!("算了 {states} 个状态就停了，随机玩有 {open} 走到没算的地方"),
        format!("It stopped after {states} states; {open} of random plays go where nothing was explored"),
    )]
}

/// END-01
fn endings_alike(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let middle = THETAS.iter().position(|theta| *theta == 0.0).unwrap_or(0);
    let share = limits.get("share");
    let shares: Vec<f64> =
        view.proof.endings.iter().filter_map(|ending| ending.learners.get(middle).copied()).collect();
    let common = shares.iter().filter(|of| **of >= share).count();
    if common as f64 >= limits.get("endings") {
        return Vec::new();
    }
    let share = per_cent(share);
    vec![Finding::new(
        Spot::Seat(view.proof.seat),
        format!("θ = 0 的学员只有 {common} 个结局达到 {share}"),
        format!("Learners at θ = 0 come to only {common} endings in {share} of plays or more"),
    )]
}

/// WIN-01
fn no_win_win(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let skilled = view.proof.learners.last().map_or(0.0, |learner| learner.wins);
    let possible = skilled > 0.0;
    if skilled >= limits.get("skilled") {
        return Vec::new();
    }
    let share = per_cent(skilled);
    let (zh, en) = if possible {
        (
            format!("θ = 2 的学员只有 {share} 谈成双赢"),
            format!("Learners at θ = 2 reach a win-win in only {share} of plays"),
        )
    } else {
        ("怎么玩都谈不成双赢".to_owned(), "No play reaches a win-win".to_owned())
    };
    vec![Finding::new(Spot::Seat(view.proof.seat), zh, en)]
}

/// WIN-02
fn won_unheard(view: &SeatView, _: &Limits) -> Vec<Finding> {
    let won = view.proof.won_unheard.iter();
    won.map(|picks| {
        let choices = crate::choices_list(picks);
        Finding::new(
            Spot::Seat(view.proof.seat),
            format!("对方的诉求听懂不到两个也谈成了双赢：--choices {choices}"),
            format!("A win-win with fewer than two interests understood: --choices {choices}"),
        )
    })
    .collect()
}

/// WIN-03
fn luck_wins(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let random = view.proof.bots.iter().find(|bot| bot.bot == Bot::Random).map_or(0.0, |bot| bot.wins);
    if random <= limits.get("most") {
        return Vec::new();
    }
    let share = per_cent(random);
    vec![Finding::new(
        Spot::Seat(view.proof.seat),
        format!("随机选有 {share} 谈成双赢"),
        format!("{share} of random plays reach a win-win"),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;
    use counterpart_core::conversation::Pick;
    use counterpart_core::scenario::OptionIx;

    #[test]
    fn says_how_much_is_open() {
        assert_eq!(sample::in_seat(&NOT_ALL_EXPLORED, |_| ()), []);
        let found = sample::in_seat(&NOT_ALL_EXPLORED, |proof| {
            proof.size.plays = None;
            proof.size.open = 0.25;
        });
        assert!(found[0].message.en.contains("25%"), "{found:?}");
    }

    #[test]
    fn finds_a_seat_that_ends_one_way() {
        assert_eq!(sample::in_seat(&ENDINGS_ALIKE, |_| ()), []);
        let found = sample::in_seat(&ENDINGS_ALIKE, |proof| {
            for ending in &mut proof.endings {
                ending.learners.fill(0.04);
            }
        });
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn finds_a_seat_where_skill_does_not_pay() {
        let winning = |share: f64| {
            sample::in_seat(&NO_WIN_WIN, |proof| {
                for learner in &mut proof.learners {
                    learner.wins = share;
                }
            })
        };
        assert_eq!(winning(0.5), []);
        assert_eq!(winning(0.2).len(), 1);
        assert!(winning(0.0)[0].message.en.starts_with("No play"));
    }

    #[test]
    fn names_the_play() {
        assert_eq!(sample::in_seat(&WON_UNHEARD, |proof| proof.won_unheard = None), []);
        let found =
            sample::in_seat(&WON_UNHEARD, |proof| proof.won_unheard = Some(vec![Pick::option(OptionIx(1))]));
        assert!(found[0].message.en.ends_with("--choices 2"), "{found:?}");
    }

    #[test]
    fn finds_a_seat_that_luck_wins() {
        let winning = |share: f64| {
            sample::in_seat(&LUCK_WINS, |proof| {
                for bot in &mut proof.bots {
                    bot.wins = share;
                }
            })
        };
        assert_eq!(winning(0.05), []);
        assert_eq!(winning(0.06).len(), 1);
    }
}
