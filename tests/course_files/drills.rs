//! Drills: found the same way every time, and made of moments that are what a drill's should be.

use super::*;
use counterpart_course::file::lesson::Lesson;

/// The lesson of the corpus, and the shelf it points at.
fn base() -> (Lesson, Shelf) {
    let shelf = shelf();
    let lesson = lesson::parse(&read(Kind::Lesson, BASE, &shelf), &shelf).content.expect("the base");
    (lesson, shelf)
}

#[test]
fn the_same_scenarios_give_the_same_drill_in_whatever_order_they_come() {
    let (lesson, shelf) = base();
    let made = drill::generate(&lesson, &shelf);
    let mut turned = shelf.clone();
    turned.scenarios.reverse();
    assert_eq!(made, drill::generate(&lesson, &turned));
    assert!(made.items.len() >= lints::FEWEST_ITEMS, "{}", made.items.len());
}

#[test]
fn a_drill_is_read_as_it_was_written() {
    let (lesson, shelf) = base();
    let made = drill::generate(&lesson, &shelf);
    let written = drill::write(&made);
    let read = drill::parse(&written, &shelf);
    assert_eq!(read.problems, []);
    assert_eq!(read.content, Some(made.clone()));
    assert_eq!(drill::idle(&made, &lesson, &written, &shelf), []);
}

/// Each condition, item by item, by the engine itself; over the shipped scenarios, too.
#[test]
fn every_item_is_a_moment_in_which_a_rule_of_the_lesson_decides() {
    let (lesson, small) = base();
    let shipped = Shelf { scenarios: Library::load(None).playable().cloned().collect(), cases: Vec::new() };
    for shelf in [small, shipped] {
        let made = drill::generate(&lesson, &shelf);
        assert!(!made.items.is_empty());
        let mut longest = [0usize; 2];
        for item in &made.items {
            assert!(item.lead.len() <= drill::LONGEST_LEAD, "{item:?}");
            let play = item.until(&shelf).expect("a way");
            let offers = play.offers();
            let best = offers.iter().find(|offer| offer.option == item.best).expect("an offer");
            assert!(best.judgement.quality >= 1, "{item:?}");
            assert!(lesson.drill.best.contains(&best.act.kind), "{item:?}");
            let rule = best.judgement.rule.id;
            assert!(rule.starts_with("HEAT-") || lesson.rules.iter().any(|own| own.id == rule), "{item:?}");
            let others = || offers.iter().filter(|offer| offer.option != item.best);
            assert!(others().all(|offer| offer.judgement.quality < best.judgement.quality), "{item:?}");
            let tempts = others()
                .any(|offer| offer.judgement.quality <= -1 && lesson.drill.against.contains(&offer.act.kind));
            assert!(tempts, "{item:?}");
            let length = |offer: &counterpart_core::conversation::Offer, lang: usize| {
                let words = play.words(play.beat(), offer);
                [&words.zh, &words.en][lang].chars().count()
            };
            for (lang, longest) in longest.iter_mut().enumerate() {
                *longest += usize::from(others().all(|offer| length(offer, lang) < length(best, lang)));
            }
        }
        for count in longest {
            assert!(3 * count <= made.items.len(), "{count} of {} give themselves away", made.items.len());
        }
        let beats = made.items.iter().map(|item| {
            let play = item.until(&shelf).expect("a way");
            (item.desk.clone(), play.beat(), item.best)
        });
        let beats: Vec<_> = beats.collect();
        let different: BTreeSet<_> = beats.iter().cloned().collect();
        assert_eq!(different.len(), beats.len(), "one beat asks the same thing twice");
        for (desk, beat, _) in &beats {
            assert!(beats.iter().filter(|(other, at, _)| other == desk && at == beat).count() <= 2);
        }
    }
}

#[test]
fn a_lesson_without_a_drill_is_told_of_in_its_folder() {
    let (lesson, shelf) = base();
    let source = read(Kind::Lesson, BASE, &shelf);
    let file = |name: &str, source: &str| check_bytes(name, source.as_bytes());
    let alone = courses::check(vec![file("lessons/base.ron", &source)], shelf.scenarios.clone());
    let codes = |files: &[courses::CourseFile]| -> Vec<&'static str> {
        files.iter().flat_map(|file| &file.file.problems).map(|found| found.code).collect()
    };
    assert_eq!(codes(&alone), ["no-drill"]);
    assert!(alone[0].content.is_some(), "it can be taken all the same");
    let made = drill::write(&drill::generate(&lesson, &shelf));
    let both = vec![file("lessons/base.ron", &source), file("lessons/base.drill.ron", &made)];
    assert_eq!(codes(&courses::check(both, shelf.scenarios)), Vec::<&str>::new());
}
