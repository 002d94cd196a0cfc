//! Lints about winning for both: whether it can be done, takes listening, and takes skill.
//!
//! **Not here:** how else plays end ([`super::endings`]).

use super::finding::per_cent;
use super::{AnswersView, Check, Class, Finding, Limits, Lint, SeatView, Spot, lints};
use crate::answer::Answer;
use crate::why::Blockers;
use counterpart_core::scenario::Scenario;
use counterpart_core::scoring::rounded;
use counterpart_core::text::{Lang, Text, Words, list};

lints! {
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
        class: Class::Broken,
        limits: &[("skilled", 0.4)],
        check: Check::Answers(no_win_win),
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
        class: Class::Broken,
        limits: &[],
        check: Check::Answers(won_unheard),
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
        class: Class::GivesAway,
        limits: &[("most", 0.05)],
        check: Check::Answers(luck_wins),
    };

    /// A line that it pays to cross.
    CROSSING_PAYS = Lint {
        id: "WIN-04",
        name: Words::new("越线划算", "Crossing pays"),
        finds: Words::new(
            "有要害的节拍上，越线以后能谈到的，比说“不行”以后还多",
            "Where safety or the law is at stake, more is attainable after crossing the line than after the no",
        ),
        why: Words::new(
            "这等于教人：出点格，收益更大。",
            "It teaches that a breach is the better deal.",
        ),
        advice: Words::new(
            "给“不行”一条正当的出路：同一句里（also），或者下一拍；或者让收回越线的路更长。",
            "Give the no a lawful way out, in the same sentence (also) or in the beat after it; or make the way back from the breach longer.",
        ),
        fires: Words::new("答应的还能谈到 67 分，拒绝的只剩 45 分", "67 is attainable after agreeing, 45 after the no"),
        passes: Words::new("拒绝以后还能谈到 82 分，答应再收回是 79 分", "82 is attainable after the no, 79 after agreeing and taking it back"),
        class: Class::Broken,
        limits: &[],
        check: Check::Seat(crossing_pays),
    };
}

/// WIN-04
fn crossing_pays(view: &SeatView, _: &Limits) -> Vec<Finding> {
    let paying = view.proof().breaches.iter().filter(|breach| breach.pays > 0);
    paying
        .map(|breach| {
            let share = per_cent(breach.pays as f64 / breach.states as f64);
            let most = rounded(breach.most, 1);
            Finding::new(
                Spot::Beat(view.proof().seat, breach.beat),
                format!("在 {share} 的状态里，越线比说“不行”更划算，最多多 {most} 分"),
                format!("In {share} of the states crossing the line leaves more than the no, by {most} at the most"),
            )
        })
        .collect()
}

/// WIN-01
fn no_win_win(view: &AnswersView, limits: &Limits) -> Vec<Finding> {
    let (wins, least) = (view.wins(2.0), limits.get("skilled"));
    // What wasn't explored may hold the wins that are missing.
    if wins.most >= least {
        return Vec::new();
    }
    let why = told(view.blockers(), view.scenario());
    let spot = Spot::Seat(view.seat_ix());
    vec![match view.won() {
        Answer::Seen(best) => {
            let choices = crate::choices_list(&best.picks);
            let (share, least, sentences) = (per_cent(wins.least), per_cent(least), view.sentences(best));
            Finding::new(
                spot,
                format!(
                    "会谈的（θ = +2）只有 {share} 谈成双赢，至少要 {least}。{}最短的双赢要 {sentences} 句，一共能说 {} 句：--choices {choices}",
                    why.zh,
                    view.seat().turns
                ),
                format!(
                    "Skilled players (θ = +2) reach a win-win in {share} of plays, of at least {least}. {}The shortest win-win takes {sentences} of {} sentences: --choices {choices}",
                    why.en,
                    view.seat().turns
                ),
            )
        }
        Answer::Impossible | Answer::NotKnown => Finding::new(
            spot,
            format!("怎么玩都谈不成双赢。{}", why.zh),
            format!("No play reaches a win-win. {}", why.en.trim_end()),
        ),
    }]
}

/// How plays of skilled learners end that don't win, the most common way first, and what they haven't
/// understood.
fn told(blockers: &Blockers, scenario: &Scenario) -> Text {
    let mut ways = [
        (blockers.out_of_time, "时间不够", "run out of time"),
        (blockers.settled, "谈成了但不是双赢", "settle for less"),
        (blockers.walked_out, "谈崩", "end in a walk-out"),
        (blockers.escalated, "闹到上级", "go to the boss"),
    ];
    ways.sort_by(|one, other| other.0.total_cmp(&one.0));
    let ways: Vec<(String, String)> = ways
        .iter()
        .filter(|(share, _, _)| *share > 0.0)
        .map(|(share, zh, en)| (format!("{} {zh}", per_cent(*share)), format!("{} {en}", per_cent(*share))))
        .collect();
    if ways.is_empty() {
        return Text::new("", "");
    }
    let zh: Vec<&str> = ways.iter().map(|(zh, _)| zh.as_str()).collect();
    let en: Vec<&str> = ways.iter().map(|(_, en)| en.as_str()).collect();
    let mut told = Text::new(format!("{}。", list(Lang::Zh, &zh)), format!("{}. ", list(Lang::En, &en)));
    if let Some((interest, share)) = blockers.not_understood {
        let (label, share) = (&scenario.interest(interest).label, per_cent(share));
        told.zh += &format!("没赢的里面，{share} 没听懂“{}”。", label.zh);
        told.en += &format!("“{}” wasn’t understood in {share} of those that don’t win. ", label.en);
    }
    told
}

/// WIN-02
fn won_unheard(view: &AnswersView, _: &Limits) -> Vec<Finding> {
    let won = view.won_unheard().seen().into_iter();
    won.map(|picks| {
        let choices = crate::choices_list(picks);
        Finding::new(
            Spot::Seat(view.seat_ix()),
            format!("对方的诉求听懂不到两个也谈成了双赢：--choices {choices}"),
            format!("A win-win with fewer than two interests understood: --choices {choices}"),
        )
    })
    .collect()
}

/// WIN-03
fn luck_wins(view: &AnswersView, limits: &Limits) -> Vec<Finding> {
    // Skill 0 picks evenly.
    let (wins, most) = (view.wins(0.0), limits.get("most"));
    if wins.least <= most {
        return Vec::new();
    }
    let (share, most) = (per_cent(wins.least), per_cent(most));
    let shortest = view.won().seen().map(|best| view.sentences(best)).unwrap_or_default();
    vec![Finding::new(
        Spot::Seat(view.seat_ix()),
        format!("随机选有 {share} 谈成双赢，最多 {most}；最短的双赢只要说对 {shortest} 句"),
        format!(
            "{share} of random plays reach a win-win, of at most {most}; the shortest takes {shortest} right sentences"
        ),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;
    use counterpart_core::conversation::Pick;
    use counterpart_core::scenario::OptionIx;

    fn winning(lint: &Lint, share: f64, open: f64) -> Vec<Finding> {
        sample::in_answers(lint, |proof| {
            for learner in &mut proof.learners {
                learner.wins = share;
                learner.open = open;
            }
            if share == 0.0 {
                proof.won = Answer::of(None, open == 0.0);
            }
        })
    }

    #[test]
    fn finds_a_seat_where_skill_does_not_pay_if_that_is_certain() {
        assert_eq!(winning(&NO_WIN_WIN, 0.5, 0.0), []);
        assert!(winning(&NO_WIN_WIN, 0.2, 0.0)[0].message.en.contains("in 20% of plays, of at least 40%"));
        assert!(winning(&NO_WIN_WIN, 0.0, 0.0)[0].message.en.starts_with("No play"));
        assert_eq!(winning(&NO_WIN_WIN, 0.2, 0.3), [], "half of the plays may win");
    }

    #[test]
    fn names_the_play() {
        let found =
            |answer: Answer<Vec<Pick>>| sample::in_answers(&WON_UNHEARD, |proof| proof.won_unheard = answer);
        assert_eq!(found(Answer::Impossible), []);
        assert_eq!(found(Answer::NotKnown), []);
        let found = found(Answer::Seen(vec![Pick::option(OptionIx(1))]));
        assert!(found[0].message.en.ends_with("--choices 2"), "{found:?}");
    }

    #[test]
    fn finds_a_seat_that_luck_wins() {
        assert_eq!(winning(&LUCK_WINS, 0.05, 0.5), [], "at least five in a hundred");
        assert_eq!(winning(&LUCK_WINS, 0.06, 0.0).len(), 1);
    }
}
