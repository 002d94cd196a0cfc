//! What every shipped scenario must hold, proved exactly: complete, fair, reachable in every part,
//! and won by nobody who hasn't listened. `docs/proof.md` explains the figures.

use counterpart_core::conversation::{Pick, Play};
use counterpart_core::scenario::{MoveKind, OptionIx, Pronoun, Room, Scenario, Seat, SeatIx, Topic, Turn};
use counterpart_core::scoring::{self, OutcomeKind};
use counterpart_library::Library;
use counterpart_proof::bots::Bot;
use counterpart_proof::findings::{Found, in_library, in_scenario, in_seat, on_days};
use counterpart_proof::lints::{LibraryView, Scope, SeatView};
use counterpart_proof::settings::Settings;
use counterpart_proof::{BUDGET, SeatProof, prove_seat};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

/// A play to every ending of every seat, found by `counterpart prove` and kept: a line each, with
/// scenario, seat, ending and choices.
const PLAYS: &str = include_str!("shipped/plays.txt");

/// The conversations of [`best_by_judgement`], a line each: what is played in a real window, too.
const BEST: &str = include_str!("shipped/best.txt");

/// What such a conversation comes to at the least, as a share of what was there.
const BEST_SHARE: f64 = 0.85;

static SHIPPED: LazyLock<Vec<Arc<Scenario>>> = LazyLock::new(|| {
    let library = Library::load(None);
    let broken: Vec<&str> = library.broken().map(|file| file.name.as_str()).collect();
    assert!(broken.is_empty(), "broken: {broken:?}");
    library.playable().cloned().collect()
});

static PROVED: LazyLock<Vec<(Arc<Scenario>, SeatProof)>> = LazyLock::new(|| {
    let seats: Vec<(Arc<Scenario>, SeatIx)> = SHIPPED
        .iter()
        .flat_map(|scenario| {
            seats(scenario).map(|(seat, _)| (Arc::clone(scenario), seat)).collect::<Vec<_>>()
        })
        .collect();
    let prove = |(scenario, seat): &(Arc<Scenario>, SeatIx)| {
        (Arc::clone(scenario), prove_seat(scenario, *seat, BUDGET))
    };
    std::thread::scope(|scope| {
        let halves = seats.split_at(seats.len() / 2);
        let first = scope.spawn(|| halves.0.iter().map(prove).collect::<Vec<_>>());
        let second: Vec<_> = halves.1.iter().map(prove).collect();
        let mut all = first.join().expect("a proof");
        all.extend(second);
        all
    })
});

fn seats(scenario: &Scenario) -> impl Iterator<Item = (SeatIx, &Seat)> {
    (0u8..).map(SeatIx).zip(&scenario.seats)
}

fn view<'a>((scenario, proof): &'a (Arc<Scenario>, SeatProof)) -> SeatView<'a> {
    SeatView::of(scenario, proof).expect("everything is explored")
}

/// All seats together.
static TOGETHER: LazyLock<LibraryView> = LazyLock::new(|| {
    let views: Vec<SeatView> = PROVED.iter().map(view).collect();
    LibraryView::of(&views)
});

/// What is known to be out of balance, by lint and by how what it says begins: the scenarios are to be
/// mended, not the lints. What is mended is taken off; what isn't listed is new.
const KNOWN: &[(&str, &str)] = &[];

#[test]
fn the_library_is_the_six_conflicts() {
    let ids: Vec<&str> = SHIPPED.iter().map(|scenario| scenario.id.as_str()).collect();
    assert_eq!(
        ids,
        ["bounced-claim", "changed-spec", "frozen-release", "late-shipment", "urgent-hire", "whose-ticket"]
    );
}

#[test]
fn each_has_two_seats_with_enough_to_say_at_both() {
    for scenario in SHIPPED.iter() {
        assert!(scenario.seats.len() >= 2, "{}", scenario.id);
        assert!(scenario.agreements.len() >= 4, "{}", scenario.id);
        assert!(scenario.pairing.is_some(), "{}", scenario.id);
        for (_, seat) in seats(scenario) {
            let name = format!("{}/{}", scenario.id, seat.id);
            assert!(seat.beats.len() >= 24, "{name}: {} beats", seat.beats.len());
            assert!((9..=14).contains(&seat.turns), "{name}: {} turns", seat.turns);
            assert!(!seat.knows.is_empty(), "{name}: nothing that the other side doesn't know");
            for beat in &seat.beats {
                if let Turn::Speak(choices) = &beat.turn {
                    let count = choices.len();
                    assert!((3..=4).contains(&count), "{name}/{}: {count} options", beat.id);
                }
            }
        }
    }
}

#[test]
fn nothing_is_found_wrong_with_any_of_them_but_what_is_known() {
    let settings = Settings::default();
    let mut found: Vec<(String, Found)> = Vec::new();
    for scenario in SHIPPED.iter() {
        let own = in_scenario(scenario, Scope::Library, &settings);
        found.extend(own.into_iter().map(|one| (scenario.id.clone(), one)));
    }
    for (scenario, proof) in PROVED.iter() {
        let name = format!("{}/{}", scenario.id, scenario.seats[proof.seat.index()].id);
        let own = in_seat(scenario, proof, Scope::Library, &settings);
        found.extend(own.into_iter().map(|one| (name.clone(), one)));
    }
    let library = in_library(&TOGETHER, &settings);
    found.extend(library.into_iter().map(|one| ("library".to_owned(), one)));
    let known = |one: &Found| {
        let message = &one.finding.message.en;
        KNOWN.iter().position(|(id, begins)| one.lint.id == *id && message.starts_with(begins))
    };
    let new: Vec<String> = found
        .iter()
        .filter(|(_, one)| known(one).is_none())
        .map(|(name, one)| {
            let class = one.lint.class.id();
            format!("{class} {} {name} {:?}: {}", one.lint.id, one.finding.spot, one.finding.message.en)
        })
        .collect();
    assert!(new.is_empty(), "{new:#?}");
    let seen: BTreeSet<usize> = found.iter().filter_map(|(_, one)| known(one)).collect();
    let mended: Vec<_> =
        (0..KNOWN.len()).filter(|place| !seen.contains(place)).map(|place| KNOWN[place]).collect();
    assert!(mended.is_empty(), "no longer found, so take them off the list: {mended:?}");
}

/// One file, and one seat of it, is judged by what it is alone.
#[test]
fn nothing_is_found_wrong_with_one_of_them_alone() {
    let settings = Settings::default();
    for scenario in SHIPPED.iter() {
        let seats: Vec<_> = PROVED.iter().filter(|(of, _)| Arc::ptr_eq(of, scenario)).collect();
        assert_eq!(seats.len(), 2);
        let mut found = in_scenario(scenario, Scope::One, &settings);
        for proved in &seats {
            found.extend(in_seat(scenario, &proved.1, Scope::One, &settings));
            found.extend(on_days(scenario, &proved.1, Scope::One, &settings));
            found.extend(in_library(&LibraryView::of(&[view(proved)]), &settings));
        }
        let together: Vec<SeatView> = seats.into_iter().map(view).collect();
        found.extend(in_library(&LibraryView::of(&together), &settings));
        let told: Vec<String> =
            found.iter().map(|one| format!("{}: {}", one.lint.id, one.finding.message.en)).collect();
        assert_eq!(told, Vec::<String>::new(), "{}", scenario.id);
    }
}

/// The lints give a cue the benefit of the doubt, as of a few beats they must. Over all that is shipped
/// there are beats enough, and the figures themselves keep to the limits.
#[test]
fn over_all_of_them_no_cue_goes_beyond_its_limit_by_the_figure_itself() {
    let cues = &TOGETHER.cues;
    assert!(cues.beats >= 290, "{}", cues.beats);
    for (lang, of) in cues.languages() {
        assert!((0.15..=0.35).contains(&of.longest), "{lang}: {of:?}");
        assert!(of.correlation.abs() <= 0.1, "{lang}: {of:?}");
        for [best, others] in [of.absolutes, of.hedges] {
            assert!((best - others).abs() <= 0.15, "{lang}: {of:?}");
        }
    }
    assert_eq!(cues.languages().count(), 2);
    assert!(cues.position.iter().all(|share| *share <= 0.4), "{:?}", cues.position);
    for of in &TOGETHER.bots {
        let most = match of.bot {
            Bot::Random | Bot::BestFit | Bot::Mode(_) => continue,
            Bot::First | Bot::Last | Bot::Longest(_) | Bot::Shortest(_) => 15.0,
            Bot::ContextBlind => 60.0,
            _ => 30.0,
        };
        assert!(of.mean <= most, "{of:?}");
    }
}

#[test]
fn every_ending_has_a_play_that_leads_there() {
    let mut kept: BTreeMap<(&str, &str, &str), Vec<Pick>> = BTreeMap::new();
    for line in PLAYS.lines().filter(|line| !line.starts_with('#')) {
        let [scenario, seat, ending, choices] = line.split_whitespace().collect::<Vec<_>>()[..] else {
            panic!("four words: {line}");
        };
        let picks = choices
            .split(',')
            .map(|choice| OptionIx::from_number(choice.parse().expect("a number")))
            .map(|option| Pick::option(option.expect("a number from 1")))
            .collect();
        kept.insert((scenario, seat, ending), picks);
    }
    let mut wanted = 0;
    for scenario in SHIPPED.iter() {
        for (index, seat) in seats(scenario) {
            for ending in seat.beats.iter().filter(|beat| matches!(beat.turn, Turn::End(_))) {
                wanted += 1;
                let key = (scenario.id.as_str(), seat.id.as_str(), ending.id.as_str());
                let picks = kept.get(&key).unwrap_or_else(|| panic!("no play kept for {key:?}"));
                let play = Play::replay(Arc::clone(scenario), index, picks).expect("a legal play");
                assert_eq!(seat.beat(play.beat()).id, ending.id, "{key:?}");
                assert!(play.ending().is_some());
            }
        }
    }
    assert_eq!(kept.len(), wanted, "a kept play belongs to no ending");
}

/// The conversation in which every sentence is the one that is judged best at its moment, the first of
/// equals; guesses are made quite surely.
fn best_by_judgement(scenario: &Arc<Scenario>, seat: SeatIx) -> Play {
    let mut play = Play::start(Arc::clone(scenario), seat);
    while play.ending().is_none() {
        let offers = play.offers();
        let best = offers.iter().map(|offer| offer.judgement.quality).max().expect("something to say");
        let offer = offers.iter().find(|offer| offer.judgement.quality == best).expect("the best");
        let confidence = (offer.act.kind == MoveKind::Predict).then_some(80);
        play.pick(Pick { option: offer.option, confidence }).expect("it was offered");
    }
    play
}

fn written(play: &Play) -> String {
    let choices = play.picks().into_iter().map(|pick| {
        let sure = pick.confidence.map(|sure| format!("@{sure}")).unwrap_or_default();
        format!("{}{sure}", pick.option.number())
    });
    let choices: Vec<String> = choices.collect();
    format!("{} {} {}\n", play.scenario().id, play.seat().id, choices.join(","))
}

#[test]
fn whoever_says_what_is_judged_best_comes_to_a_win_win() {
    let mut lines = String::from("# scenario seat choices: at every moment the first that is judged best.\n");
    for scenario in SHIPPED.iter() {
        for (index, seat) in seats(scenario) {
            let play = best_by_judgement(scenario, index);
            lines.push_str(&written(&play));
            let outcome = scoring::outcome_of(&play).expect("it has ended");
            let opening = Play::start(Arc::clone(scenario), index);
            let there = scoring::best_outcome(scenario, seat, opening.state()).expect("it is worked out");
            let of =
                format!("{} · {}: {} of {there}, {:?}", scenario.id, seat.id, outcome.score, outcome.kind);
            assert_eq!(outcome.kind, OutcomeKind::WinWin, "{of}");
            assert!(outcome.score >= BEST_SHARE * there, "{of}");
        }
    }
    assert_eq!(lines, BEST, "tests/shipped/best.txt has to be:\n{lines}");
}

#[test]
fn people_and_rooms_and_topics_are_spread_over_the_library() {
    let cast: Vec<_> = SHIPPED.iter().flat_map(|scenario| &scenario.cast).collect();
    let women = cast.iter().filter(|person| person.pronoun == Pronoun::She).count();
    assert_eq!(2 * women, cast.len(), "as many women as men");
    let rooms: BTreeSet<Room> = SHIPPED.iter().map(|scenario| scenario.room).collect();
    assert_eq!(rooms.len(), Room::ALL.len());
    let topics: BTreeSet<Topic> = SHIPPED.iter().flat_map(|scenario| scenario.topics.clone()).collect();
    assert_eq!(topics.len(), Topic::ALL.len(), "trained by nobody: {:?}", {
        Topic::ALL.iter().filter(|topic| !topics.contains(topic)).collect::<Vec<_>>()
    });
    let names: BTreeSet<&str> = cast.iter().map(|person| person.name.en.as_str()).collect();
    assert_eq!(names.len(), cast.len(), "two people of one name");
    let looks: BTreeSet<String> = cast.iter().map(|person| format!("{:?}", person.look)).collect();
    assert_eq!(looks.len(), cast.len(), "two people who look alike");
}
