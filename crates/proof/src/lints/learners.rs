//! Lints about what simulated learners do at a seat: whether skill shows, and pays.

use super::finding::per_cent;
use super::{Check, Class, Finding, Limits, Lint, SeatView, Spot, lints};
use crate::seat::THETAS;
use counterpart_core::scenario::OptionIx;
use counterpart_core::scoring::rounded;
use counterpart_core::text::Words;

lints! {
    /// A seat that doesn’t tell good players from poor ones.
    TELLS_NOTHING_OF_SKILL = Lint {
        id: "LEARN-01",
        name: Words::new("分不出高下", "Tells nothing about skill"),
        finds: Words::new(
            "θ = +1 和 θ = −1 的学员，结果相差不到一个标准差",
            "Learners at θ = +1 and θ = −1 come out less than one standard deviation apart",
        ),
        why: Words::new("练得好不好，结果都差不多。", "Good and poor play come to much the same."),
        advice: Words::new(
            "让好选择更有后果，让坏选择更有代价。",
            "Let good choices lead further and poor ones cost more.",
        ),
        fires: Words::new("d′ = 0.4", "d′ = 0.4"),
        passes: Words::new("d′ = 2.1", "d′ = 2.1"),
        class: Class::Broken,
        limits: &[("least", 1.0)],
        check: Check::Seat(tells_nothing_of_skill),
    };

    /// An expected score that falls as skill rises.
    SKILL_HURTS = Lint {
        id: "LEARN-02",
        name: Words::new("越会谈分越低", "Skill that hurts"),
        finds: Words::new(
            "学员的能力高一档，平均结果反而低了",
            "A learner of more skill comes out lower on average",
        ),
        why: Words::new(
            "规则认为好的话，在这里没有好结果。",
            "What the rules call fitting doesn’t lead to good results here.",
        ),
        advice: Words::new(
            "看看高分选项通向哪里，是不是绕了远路。",
            "See where the fitting options lead; perhaps the long way round.",
        ),
        fires: Words::new("θ = 1 平均 50 分，θ = 1.5 平均 46 分", "A mean of 50 at θ = 1 and of 46 at θ = 1.5"),
        passes: Words::new("分数一路上升", "The mean rises all the way"),
        class: Class::Broken,
        limits: &[],
        check: Check::Seat(skill_hurts),
    };

    /// An option that hardly anybody of little skill picks.
    NOBODY_FALLS_FOR_IT = Lint {
        id: "LEARN-03",
        name: Words::new("没人上当的选项", "An option nobody falls for"),
        finds: Words::new(
            "θ ≤ 0 的学员看到它，选它的不到 5%",
            "Of learners at θ ≤ 0 who are shown it, fewer than 5% pick it",
        ),
        why: Words::new("没人会选的话，只是占地方。", "What nobody would say only takes up room."),
        advice: Words::new(
            "换成一个懂行的人在坏日子里会说的话。",
            "Replace it by something a sensible person would say on a bad day.",
        ),
        fires: Words::new("选它的只有 2%", "2% pick it"),
        passes: Words::new("选它的有 20%", "20% pick it"),
        class: Class::GivesAway,
        limits: &[("share", 0.05)],
        check: Check::Seat(nobody_falls_for_it),
    };
}

/// LEARN-01
fn tells_nothing_of_skill(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let (apart, least) = (view.proof().d_prime, limits.get("least"));
    if apart.outcome.min(apart.points) >= least {
        return Vec::new();
    }
    let mean = |theta: f64| view.proof().learner(theta).map_or((0.0, 0.0), |of| (of.mean, of.points));
    let (low, high) = (mean(-1.0), mean(1.0));
    let (d, what_zh, what_en, low, high) = if apart.outcome <= apart.points {
        (apart.outcome, "结果分", "outcome scores", low.0, high.0)
    } else {
        (apart.points, "得分", "points", low.1, high.1)
    };
    let (d, low, high) = (rounded(d, 2), rounded(low, 1), rounded(high, 1));
    vec![Finding::new(
        Spot::Seat(view.proof().seat),
        format!(
            "{what_zh}只差 d′ = {d}，至少要 {least}：不会谈的（θ = −1）平均 {low}，会谈的（θ = +1）平均 {high}"
        ),
        format!(
            "d′ of the {what_en} is {d} of at least {least}: poor players (θ = −1) come to {low} on average, good ones (θ = +1) to {high}"
        ),
    )]
}

/// LEARN-02
fn skill_hurts(view: &SeatView, _: &Limits) -> Vec<Finding> {
    let learners = &view.proof().learners;
    let pairs = learners.iter().zip(learners.iter().skip(1));
    pairs
        .filter(|(less, more)| more.mean <= less.mean)
        .map(|(less, more)| {
            let (low, high) = (rounded(less.mean, 1), rounded(more.mean, 1));
            let late = [less, more].map(|of| per_cent(of.out_of_time.share));
            Finding::new(
                Spot::Seat(view.proof().seat),
                format!(
                    "θ = {} 平均 {low} 分，θ = {} 平均 {high} 分；时间不够的从 {} 到 {}",
                    less.theta, more.theta, late[0], late[1]
                ),
                format!(
                    "A mean of {low} at θ = {}, but of {high} at θ = {}; out of time {} and {}",
                    less.theta, more.theta, late[0], late[1]
                ),
            )
        })
        .collect()
}

/// LEARN-03
fn nobody_falls_for_it(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let low: Vec<usize> = (0..THETAS.len()).filter(|place| THETAS[*place] <= 0.0).collect();
    let mut findings = Vec::new();
    for beat in &view.proof().beats {
        for (option, proof) in OptionIx::each().zip(&beat.options) {
            let taken =
                low.iter().filter_map(|place| proof.taken.get(*place)).sum::<f64>() / low.len() as f64;
            // The best option is no distractor.
            if proof.offered > 0.0 && proof.best < 0.5 && taken < limits.get("share") {
                let (share, least) = (per_cent(taken), per_cent(limits.get("share")));
                findings.push(Finding::new(
                    Spot::Option(view.proof().seat, beat.beat, option),
                    format!("不会谈的（θ ≤ 0）也只有 {share} 选它，至少要 {least}"),
                    format!("Of poor players (θ ≤ 0) {share} pick it, of at least {least}"),
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;
    use crate::seat::DPrime;
    use counterpart_core::scenario::{BeatIx, OptionIx, SeatIx};

    #[test]
    fn finds_a_seat_where_it_makes_no_difference() {
        let apart = |outcome: f64, points: f64| {
            sample::in_seat(&TELLS_NOTHING_OF_SKILL, |proof| proof.d_prime = DPrime { outcome, points })
        };
        assert_eq!(apart(1.2, 3.0), []);
        assert_eq!(apart(0.9, 3.0).len(), 1);
        assert_eq!(apart(1.2, 0.3).len(), 1);
    }

    #[test]
    fn finds_the_step_that_goes_down() {
        let rising = |step: f64| {
            sample::in_seat(&SKILL_HURTS, |proof| {
                let mut mean = 10.0;
                for learner in &mut proof.learners {
                    mean += step;
                    learner.mean = mean;
                }
            })
        };
        assert_eq!(rising(1.0), []);
        assert_eq!(rising(-1.0).len(), 8);
    }

    #[test]
    fn finds_what_only_takes_up_room() {
        assert_eq!(sample::in_seat(&NOBODY_FALLS_FOR_IT, |_| ()), []);
        let found = sample::in_seat(&NOBODY_FALLS_FOR_IT, |proof| {
            let option = &mut proof.beats[0].options[2];
            option.best = 0.0;
            option.taken.fill(0.02);
        });
        assert_eq!(
            found.iter().map(|found| found.spot).collect::<Vec<_>>(),
            [Spot::Option(SeatIx(0), BeatIx(0), OptionIx(2))]
        );
    }
}
