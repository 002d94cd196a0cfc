//! Lints about what somebody recognises who has played others: the first sentence, the stations of the
//! talk, a move that is always right or never, and the words of good options.

use super::finding::{in_words, names, per_cent};
use super::{Check, Class, Finding, LibraryView, Limits, Lint, Spot, lints};
use crate::variety::Station;
use counterpart_core::text::{Lang, Words, list};
use std::collections::BTreeMap;

lints! {
    /// One kind of first sentence that is best nearly everywhere.
    ONE_WAY_TO_BEGIN = Lint {
        id: "SAME-01",
        name: Words::new("开头都一样", "One way to begin"),
        finds: Words::new(
            "一半以上的位子，最好的第一句都属于同一类",
            "The best first sentence is of one family at more than half of the seats",
        ),
        why: Words::new(
            "玩过两个就知道第一句该说什么，不用看人。",
            "Who has played two knows how to begin the third without looking.",
        ),
        advice: Words::new(
            "让有的情景从一句事实、一条底线、一个道歉或一个方案开始才对。",
            "Let some scenarios begin best with a fact, a firm line, an apology or a proposal.",
        ),
        fires: Words::new("十二个位子里十个先倾听", "Ten of twelve seats begin best by listening"),
        passes: Words::new("倾听五个，表达四个，服务三个", "Listening at five, speaking up at four, service at three"),
        class: Class::Balance,
        limits: &[("most", 0.5)],
        check: Check::Library(one_way_to_begin),
    };

    /// Two seats that come through the same stations.
    ONE_ROAD = Lint {
        id: "SAME-02",
        name: Words::new("走的是同一条路", "One road"),
        finds: Words::new(
            "两个位子最好的一局经过同样的站，次序也一样",
            "The best plays of two seats come through the same stations, in the same order",
        ),
        why: Words::new(
            "第三次玩靠的是认路，不是谈话。",
            "The third play is recognition, not conversation.",
        ),
        advice: Words::new(
            "换一换次序，去掉一站，或者加一站别处没有的。",
            "Change the order, leave one out, or add one that stands nowhere else.",
        ),
        fires: Words::new(
            "两个位子都是：批评、倾听、小事、底线、方案",
            "At both: criticism, listening, a trifle, a line, solving",
        ),
        passes: Words::new("一个先认错，一个到最后才有错可认", "One begins with a fault to own, one ends with it"),
        class: Class::Balance,
        limits: &[],
        check: Check::Library(one_road),
    };

    /// A move that is hardly ever, or nearly always, the best where it is on offer.
    MOVE_TELLS = Lint {
        id: "MOVE-01",
        name: Words::new("看动作就知道对错", "The move tells"),
        finds: Words::new(
            "一种不是坑的动作，在出现的拍里不到一成最好，或者超过七成最好",
            "A move that is no trap is the best in fewer than a tenth of the beats that offer it, or in more than seven tenths",
        ),
        why: Words::new(
            "从不最好的动作是白练，总是最好的不用想。",
            "A move that never wins isn’t trained, and one that always does needs no thought.",
        ),
        advice: Words::new(
            "加几处它正合适的时刻，或者几处它看着对其实不对的。",
            "Add moments at which it is just right, or some at which it only looks so.",
        ),
        fires: Words::new("“设身处地”出现 23 拍，没有一拍最好", "Taking their side is on offer in 23 beats and best in none"),
        passes: Words::new("出现 20 拍，6 拍最好", "On offer in 20 beats, and best in 6"),
        class: Class::Balance,
        limits: &[("least", 0.1), ("most", 0.7), ("beats", 5.0)],
        check: Check::Library(move_tells),
    };

    /// Words that tell the best option without the conversation.
    WORDS_TELL = Lint {
        id: "WORDS-01",
        name: Words::new("字眼露底", "Words give it away"),
        finds: Words::new(
            "只看选项的字、不看对话，从别的情景学来的就能在 40% 以上的拍里挑出最好的",
            "Knowing the words of the other scenarios’ options and seeing no dialogue, one finds the best option in more than 40% of beats",
        ),
        why: Words::new("那就是在认口气，不是在听人。", "That is recognising a manner, not hearing a person."),
        advice: Words::new(
            "用 prove --words 看哪些字眼最露底，让它们也出现在不好的选项里，或者换个说法。",
            "prove --words lists the words that tell most: use them in poor options, too, or say it otherwise.",
        ),
        fires: Words::new("57% 的拍里挑中了最好的", "It finds the best option in 57% of beats"),
        passes: Words::new("33%，碰巧也有 25%", "33%, where chance gives 25%"),
        class: Class::Balance,
        limits: &[("most", 0.4)],
        check: Check::Library(words_tell),
    };
}

/// SAME-01
fn one_way_to_begin(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let seats = view.variety.seats.len();
    let mut families: BTreeMap<_, usize> = BTreeMap::new();
    for family in view.variety.seats.iter().filter_map(|seat| seat.first) {
        *families.entry(family).or_default() += 1;
    }
    families
        .into_iter()
        .filter(|(_, number)| *number as f64 > limits.get("most") * seats as f64)
        .map(|(family, number)| {
            let name = Station::helped_by(family).name();
            let most = libm::floor(limits.get("most") * seats as f64);
            Finding::new(
                Spot::Whole,
                format!("{seats} 个位子里有 {number} 个，最好的第一句都是“{}”类，最多 {most} 个", name.zh),
                format!("The best first sentence is of one family, {}, at {number} of {seats} seats, of at most {most}", name.en),
            )
        })
        .collect()
}

/// SAME-02
fn one_road(view: &LibraryView, _: &Limits) -> Vec<Finding> {
    let mut roads: BTreeMap<&[Station], Vec<&str>> = BTreeMap::new();
    for seat in view.variety.seats.iter().filter(|seat| !seat.stations.is_empty()) {
        roads.entry(&seat.stations).or_default().push(&seat.name);
    }
    roads
        .into_iter()
        .filter(|(_, seats)| seats.len() > 1)
        .map(|(stations, seats)| {
            let stations: Vec<Words> = stations.iter().map(|station| station.name()).collect();
            let (zh, en) = names(&stations);
            Finding::new(
                Spot::Whole,
                format!("{}走的是同样的站：{zh}", list(Lang::Zh, &seats)),
                format!("{} come through the same stations: {en}", list(Lang::En, &seats)),
            )
        })
        .collect()
}

/// MOVE-01
fn move_tells(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let (least, most) = (limits.get("least"), limits.get("most"));
    view.variety
        .moves
        .iter()
        .filter(|of| of.offered as f64 >= limits.get("beats"))
        .map(|of| (of, of.best as f64 / of.offered as f64))
        .filter(|(_, share)| !(least..=most).contains(share))
        .map(|(of, share)| {
            let name = of.kind.name();
            let (best, offered) = (of.best, of.offered);
            let (zh, en) = if share < least {
                (format!("至少要 {}", per_cent(least)), format!("at least {}", per_cent(least)))
            } else {
                (format!("最多 {}", per_cent(most)), format!("at most {}", per_cent(most)))
            };
            Finding::new(
                Spot::Whole,
                format!(
                    "“{}”（{}）出现在 {offered} 拍里，{best} 拍最好，是 {}，{zh}",
                    name.zh,
                    of.kind.key(),
                    per_cent(share)
                ),
                format!(
                    "{} is the best in {best} of the {offered} beats that offer it, {}, of {en}",
                    of.kind.key(),
                    per_cent(share)
                ),
            )
        })
        .collect()
}

/// WORDS-01
fn words_tell(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let most = limits.get("most");
    view.words
        .iter()
        .filter(|audit| audit.found > most)
        .map(|audit| {
            let (zh, en) = in_words(audit.lang);
            let (found, chance, beats) = (per_cent(audit.found), per_cent(audit.chance), audit.beats);
            let most = per_cent(most);
            Finding::new(
                Spot::Whole,
                format!("{zh}里，只看字眼就在 {beats} 拍中的 {found} 挑出最好的，最多 {most}（碰巧 {chance}）"),
                format!("In {en}, words alone find the best option in {found} of {beats} beats, of at most {most} (chance {chance})"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;
    use crate::variety::{MoveShare, SeatRoad};
    use counterpart_core::scenario::{Family, MoveKind};

    fn seat(name: &str, first: Family, stations: &[Station]) -> SeatRoad {
        SeatRoad { name: name.to_owned(), first: Some(first), stations: stations.to_vec() }
    }

    #[test]
    fn finds_one_beginning_at_more_than_half_of_the_seats() {
        let found = |firsts: &[Family]| {
            sample::in_library(&ONE_WAY_TO_BEGIN, |view| {
                view.variety.seats = firsts.iter().map(|first| seat("a · b", *first, &[])).collect();
            })
        };
        assert_eq!(found(&[Family::Listen, Family::Listen, Family::Express, Family::Solve]), []);
        let three = found(&[Family::Listen, Family::Listen, Family::Listen, Family::Solve]);
        assert!(three[0].message.en.contains("listening, at 3 of 4 seats, of at most 2"), "{three:?}");
    }

    #[test]
    fn finds_the_same_road_and_not_the_same_stations_in_another_order() {
        let roads = [
            seat("a · x", Family::Listen, &[Station::Fault, Station::Guess]),
            seat("b · y", Family::Listen, &[Station::Guess, Station::Fault]),
        ];
        let found = |more: Option<SeatRoad>| {
            sample::in_library(&ONE_ROAD, |view| {
                view.variety.seats = roads.iter().cloned().chain(more).collect();
            })
        };
        assert_eq!(found(None), []);
        let found = found(Some(seat("c · z", Family::Solve, &[Station::Fault, Station::Guess])));
        assert_eq!(
            found[0].message.en,
            "a · x and c · z come through the same stations: a fault and a guess"
        );
    }

    #[test]
    fn finds_moves_that_never_win_or_always_where_they_are_on_offer_often_enough() {
        let found = |offered: usize, best: usize| {
            sample::in_library(&MOVE_TELLS, |view| {
                view.variety.moves = vec![MoveShare { kind: MoveKind::TakeABreak, offered, best }];
            })
        };
        assert_eq!(found(20, 2), []);
        assert_eq!(found(20, 14), []);
        assert_eq!(found(4, 0), [], "four beats are too few");
        assert!(found(23, 0)[0].message.en.contains("0 of the 23 beats"));
        assert!(found(35, 27)[0].message.en.contains("77.1%, of at most 70%"));
    }

    #[test]
    fn finds_words_that_tell() {
        let found = |share: f64| {
            sample::in_library(&WORDS_TELL, |view| {
                for audit in &mut view.words {
                    audit.found = share;
                }
            })
        };
        assert_eq!(found(0.4), []);
        assert_eq!(found(0.5).len(), 2);
    }
}
