//! Lints about what a scenario is made of: interests, endings, seats, notes for a facilitator. They
//! need its text alone.

use super::finding::count;
use super::{Check, Class, Finding, Limits, Lint, Spot, lints};
use counterpart_core::scenario::{InterestKind, Scenario, Seat, SeatIx, Turn};
use counterpart_core::text::Words;

lints! {
    /// Too few interests on one side, or none that is shared or tradable.
    FEW_INTERESTS = Lint {
        id: "FORM-01",
        name: Words::new("诉求太少", "Too few interests"),
        finds: Words::new(
            "某一方的诉求不到三个，或者没有共同的，或者没有可交换的",
            "Somebody across a table has fewer than three interests, none that is shared, or none that can be traded",
        ),
        why: Words::new(
            "没有共同点就没有共同的目标，没有可交换的就只能各让一步。",
            "Without something shared there is no common goal, and without something to trade only splitting the difference is left.",
        ),
        advice: Words::new(
            "给这一方补上诉求，标上 kind: Shared 或 kind: Tradable。",
            "Add interests on that side, and mark one as kind: Shared and one as kind: Tradable.",
        ),
        fires: Words::new("李伟只有两个诉求", "Li Wei has two interests"),
        passes: Words::new(
            "李伟有四个，一个共同，一个可交换",
            "Li Wei has four, one of them shared and one tradable",
        ),
        class: Class::Balance,
        limits: &[("least", 3.0)],
        check: Check::Scenario(few_interests),
    };

    /// A seat with too few endings.
    FEW_ENDINGS = Lint {
        id: "FORM-02",
        name: Words::new("结局太少", "Too few endings"),
        finds: Words::new("一个位子的结局不到三个", "A seat has fewer than three endings"),
        why: Words::new(
            "只有输赢两种结局，谈得好不好就看不出来。",
            "With only won or lost, how the talk went doesn’t show.",
        ),
        advice: Words::new(
            "加上结局：谈成、勉强谈成、闹到上级、谈崩、时间到。",
            "Add endings: a good agreement, a thin one, escalation, a walk-out, out of time.",
        ),
        fires: Words::new("只有“谈成”和“谈崩”", "Only an agreement and a walk-out"),
        passes: Words::new("谈成、勉强谈成、谈崩、时间到", "Two kinds of agreement, a walk-out, out of time"),
        class: Class::Balance,
        limits: &[("least", 3.0)],
        check: Check::Scenario(few_endings),
    };

    /// A scenario that can be played from one side only.
    ONE_SEAT = Lint {
        id: "FORM-03",
        name: Words::new("只有一边能谈", "Only one side"),
        finds: Words::new("情景只能从一个位子玩", "The scenario has only one seat"),
        why: Words::new(
            "换到对面再谈一次，是这里最要紧的一步。",
            "To play it again from the other side is what all this is for.",
        ),
        advice: Words::new(
            "再写一个位子：同一件事，从对方那边谈。",
            "Write the other seat: the same conflict from the other side.",
        ),
        fires: Words::new("只有销售的位子", "A seat for Sales alone"),
        passes: Words::new("销售和仓库各有一个位子", "A seat for Sales and one for the warehouse"),
        class: Class::Balance,
        limits: &[("least", 2.0)],
        check: Check::Scenario(one_seat),
    };

    /// Too little for a facilitator, or nothing to predict.
    LITTLE_TO_DISCUSS = Lint {
        id: "FORM-04",
        name: Words::new("没给主持人留话", "Little for a facilitator"),
        finds: Words::new(
            "停顿不到三处，课后问题不到三个，或者某个位子没有预测",
            "Fewer than three pauses or questions afterwards, or a seat without a prediction",
        ),
        why: Words::new(
            "停下来猜一猜、谈一谈，练的东西才带得走。",
            "Stopping to guess and to talk is what makes practice last.",
        ),
        advice: Words::new(
            "补上 facilitator.pauses、facilitator.after 和一个 predict。",
            "Add to facilitator.pauses and facilitator.after, and a predict beat.",
        ),
        fires: Words::new("只有一处停顿", "One pause"),
        passes: Words::new(
            "三处停顿、三个问题、每个位子一次预测",
            "Three pauses, three questions, a prediction at every seat",
        ),
        class: Class::Balance,
        limits: &[("pauses", 3.0), ("questions", 3.0), ("predictions", 1.0)],
        check: Check::Scenario(little_to_discuss),
    };
}

/// FORM-01
fn few_interests(scenario: &Scenario, limits: &Limits) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, seat) in (0u8..).zip(&scenario.seats) {
        for person in &seat.facing {
            let kinds: Vec<InterestKind> =
                scenario.interests_of(*person).map(|interest| scenario.interest(interest).kind).collect();
            let name = &scenario.character(*person).name;
            let spot = Spot::Field("interests");
            if (kinds.len() as f64) < limits.get("least") {
                let (number, least) = (kinds.len(), limits.get("least"));
                findings.push(Finding::new(
                    spot,
                    format!("{}只有 {number} 个诉求，至少要 {least} 个", name.zh),
                    format!("{} has {} of at least {least}", name.en, count(number, "interest", "interests")),
                ));
            }
            for (kind, zh, en) in [
                (InterestKind::Shared, "没有和对方共同的诉求", "has no interest that the other side shares"),
                (InterestKind::Tradable, "没有可交换的诉求", "has no interest that can be traded"),
            ] {
                if !kinds.contains(&kind) {
                    let (zh, en) = (format!("{}{zh}", name.zh), format!("{} {en}", name.en));
                    findings.push(Finding::new(spot, zh, en));
                }
            }
        }
        // Both seats face the same people when there are more than two.
        if index > 1 {
            break;
        }
    }
    findings.dedup();
    findings
}

/// FORM-02
fn few_endings(scenario: &Scenario, limits: &Limits) -> Vec<Finding> {
    let endings = |seat: &Seat| seat.beats.iter().filter(|beat| matches!(beat.turn, Turn::End(_))).count();
    (0u8..)
        .zip(&scenario.seats)
        .filter(|(_, seat)| (endings(seat) as f64) < limits.get("least"))
        .map(|(index, seat)| {
            let (number, least) = (endings(seat), limits.get("least"));
            Finding::new(
                Spot::Seat(SeatIx(index)),
                format!("位子 {} 只有 {number} 个结局，至少要 {least} 个", seat.id),
                format!(
                    "The seat {} has {} of at least {least}",
                    seat.id,
                    count(number, "ending", "endings")
                ),
            )
        })
        .collect()
}

/// FORM-03
fn one_seat(scenario: &Scenario, limits: &Limits) -> Vec<Finding> {
    let (number, least) = (scenario.seats.len(), limits.get("least"));
    if number as f64 >= least {
        return Vec::new();
    }
    vec![Finding::new(
        Spot::Field("seats"),
        format!("只有 {number} 个位子，至少要 {least} 个"),
        format!("There is {} of at least {least}", count(number, "seat", "seats")),
    )]
}

/// FORM-04
fn little_to_discuss(scenario: &Scenario, limits: &Limits) -> Vec<Finding> {
    let mut findings = Vec::new();
    let notes = &scenario.facilitator;
    for (number, limit, zh, en) in [
        (notes.pauses.len(), "pauses", "处停顿", "Pauses"),
        (notes.after.len(), "questions", "个课后问题", "Questions afterwards"),
    ] {
        let least = limits.get(limit);
        if (number as f64) < least {
            findings.push(Finding::new(
                Spot::Field("facilitator"),
                format!("只有 {number} {zh}，至少要 {least} {}", zh.chars().next().unwrap_or('个')),
                format!("{en}: {number} of at least {least}"),
            ));
        }
    }
    for (index, seat) in (0u8..).zip(&scenario.seats) {
        let predictions = seat.beats.iter().filter(|beat| matches!(beat.turn, Turn::Predict(_))).count();
        if (predictions as f64) < limits.get("predictions") {
            let spot = Spot::Seat(SeatIx(index));
            findings.push(Finding::new(
                spot,
                format!("位子 {} 没有预测", seat.id),
                format!("The seat {} has no prediction", seat.id),
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;

    #[test]
    fn finds_a_side_with_too_little_to_talk_about() {
        assert_eq!(sample::in_scenario(&FEW_INTERESTS, |_| ()), []);
        let none_shared = sample::in_scenario(&FEW_INTERESTS, |scenario| {
            for interest in &mut scenario.interests {
                interest.kind = InterestKind::Own;
            }
        });
        assert_eq!(none_shared.len(), 4, "{none_shared:?}");
    }

    #[test]
    fn finds_a_seat_that_can_only_be_won_or_lost() {
        assert_eq!(sample::in_scenario(&FEW_ENDINGS, |_| ()), []);
        let found = sample::in_scenario(&FEW_ENDINGS, |scenario| {
            let beats = &mut scenario.seats[0].beats;
            let mut kept = 0;
            beats.retain(|beat| {
                kept += usize::from(matches!(beat.turn, Turn::End(_)));
                kept <= 2 || !matches!(beat.turn, Turn::End(_))
            });
        });
        assert_eq!(found.iter().map(|found| found.spot).collect::<Vec<_>>(), [Spot::Seat(SeatIx(0))]);
    }

    #[test]
    fn finds_a_scenario_without_the_other_seat() {
        assert_eq!(sample::in_scenario(&ONE_SEAT, |_| ()), []);
        assert_eq!(sample::in_scenario(&ONE_SEAT, |scenario| scenario.seats.truncate(1)).len(), 1);
    }

    #[test]
    fn finds_what_a_facilitator_misses() {
        assert_eq!(sample::in_scenario(&LITTLE_TO_DISCUSS, |_| ()), []);
        let found = sample::in_scenario(&LITTLE_TO_DISCUSS, |scenario| {
            scenario.facilitator.pauses.truncate(2);
            scenario.facilitator.after.clear();
            scenario.seats[1].beats.retain(|beat| !matches!(beat.turn, Turn::Predict(_)));
        });
        assert_eq!(found.len(), 3, "{found:?}");
    }
}
