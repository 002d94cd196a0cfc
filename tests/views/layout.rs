//! Every line of every shipped scenario, laid out in windows from 1024×600 to 3840×2160 with text of
//! 100–200 %: nothing cut off, nothing on top of something else, nothing out of reach of the keyboard.

use crate::audit;
use crate::moments;
use crate::page;
use crate::screens;

use audit::Painted;
use counterpart::app::geometry::stage_id;
use counterpart::app::geometry::{Geometry, Side};
use counterpart::library::Library;
use counterpart::phrase;
use counterpart::session::{NavCommand, PlayCommand, ReviewCommand, Screen};
use counterpart::text::Lang;
use egui::{Key, Rect};
use moments::Moment;
use page::{Page, WINDOWS, session};
use std::collections::{BTreeMap, BTreeSet};

/// How many wrong things a failure names.
const NAMED: usize = 40;

/// How a finding begins that is about words out of reach.
const UNREAD: &str = "can't be read";

/// Looks at a screen, turns pages and follows the keyboard until everything wanted was readable as a
/// whole; gives what is wrong, and what could not be read.
pub fn look(page: &mut Page, wanted: &[String]) -> Vec<String> {
    let mut wrong = BTreeSet::new();
    let mut unread: BTreeSet<String> = wanted.iter().cloned().collect();
    let mut lines: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    page.draw(Vec::new());
    let mut shapes = page.draw(Vec::new());
    // As many pages as the longest library takes; they are only turned while something is unread.
    let pages = [Key::PageDown; 30].into_iter().chain([Key::Tab; 8]);
    for key in std::iter::once(None).chain(pages.map(Some)) {
        if let Some(key) = key {
            if unread.is_empty() {
                break;
            }
            shapes = page.press(key);
        }
        let painted = Painted::of(&shapes, page.window);
        wrong.extend(painted.wrong());
        for (words, line, count) in painted.read() {
            let lines = lines.entry(words.to_owned()).or_default();
            lines.insert(line);
            if lines.len() == count {
                unread.remove(words);
            }
        }
    }
    wrong.into_iter().chain(unread.into_iter().map(|words| format!("{UNREAD}: “{words}”"))).collect()
}

/// Faces stay free, whatever is said.
pub fn faces(page: &Page, painted: &Painted) -> Vec<String> {
    let stage = page.ctx.data(|data| data.get_temp::<Rect>(stage_id())).expect("a stage");
    let geometry = Geometry::of(stage);
    let heads = [Side::Left, Side::Right].map(|side| geometry.head(side).intersect(stage));
    heads.into_iter().flat_map(|head| painted.over(head)).map(|over| format!("over a face: {over}")).collect()
}

fn conversations(lang: Lang) {
    let library = Library::load(None);
    let mut moments: Vec<Moment> =
        library.playable().flat_map(|scenario| moments::of(scenario, lang)).collect();
    // The longest first, so that a failure names the worst.
    moments.sort_by_key(|moment| std::cmp::Reverse(moment.length()));
    let mut wrong = Vec::new();
    for (size, percent) in WINDOWS {
        let mut page = Page::open(session(Library::load(None), lang, percent), size);
        page.session.apply(NavCommand::Go(Screen::Conversation));
        for moment in &moments {
            page.forget();
            page.session.playing = Some(moment.playing.clone());
            let mut found = look(&mut page, &moment.words);
            let shapes = page.draw(Vec::new());
            found.extend(faces(&page, &Painted::of(&shapes, page.window)));
            let name = &moment.name;
            wrong.extend(found.into_iter().map(|found| format!("{size:?} {percent} % {name}: {found}")));
        }
    }
    report(&wrong);
}

/// Fails if anything is wrong, and names the first of it.
pub fn report(wrong: &[String]) {
    let named: Vec<&String> = wrong.iter().take(NAMED).collect();
    assert!(wrong.is_empty(), "{} wrong: {named:#?}", wrong.len());
}

/// The screens before and after a conversation.
fn other_screens(lang: Lang) {
    let mut wrong = Vec::new();
    for (size, percent) in WINDOWS {
        let mut page = Page::open(session(Library::load(None), lang, percent), size);
        let mut visit = |page: &mut Page, name: &str, words: &[String]| {
            page.forget();
            let screen = page.session.screen().clone();
            let found = look(page, words);
            assert_eq!(*page.session.screen(), screen, "looking changes nothing");
            wrong.extend(
                found.into_iter().map(|found| format!("{size:?} {percent} % {name} {lang}: {found}")),
            );
        };
        for (screen, words) in screens::before(&page.session, lang) {
            page.session.apply(NavCommand::Go(screen.clone()));
            visit(&mut page, &format!("{screen:?}"), &words);
        }
        for scenario in screens::scenarios(&page.session) {
            for (seat, taste) in scenario.seats.iter().zip(screens::TASTES.into_iter().cycle()) {
                let name = format!("{} {} {taste:?}", scenario.id, seat.id);
                screens::begin(&mut page.session, &scenario, &seat.id);
                for step in 1.. {
                    let said = screens::say(&mut page.session, taste, step);
                    visit(&mut page, &format!("{name}, step {step}"), &[]);
                    page.session.apply(PlayCommand::GoOn);
                    visit(&mut page, &format!("{name}, after step {step}"), &[]);
                    if !said {
                        break;
                    }
                }
                page.session.apply(PlayCommand::SeeOutcome);
                let agreement = page.session.review.as_ref().and_then(|review| review.outcome.agreement);
                let settled =
                    agreement.map(|agreement| scenario.agreement(agreement).title.get(lang).to_owned());
                visit(&mut page, &format!("outcome {name}"), &Vec::from_iter(settled));
                page.session.apply(NavCommand::Go(Screen::Debrief));
                visit(&mut page, &format!("recall {name}"), &[]);
                page.session.apply(ReviewCommand::ShowReplay);
                let turns = page.session.review.as_ref().map_or(0, |review| review.play.turns().len());
                for turn in 0..turns {
                    page.session.apply(ReviewCommand::SelectTurn(turn));
                    page.session.apply(ReviewCommand::ToggleThought(turn));
                    let words = screens::of_turn(&page.session, turn, lang);
                    visit(&mut page, &format!("debrief {name} turn {}", turn + 1), &words);
                }
                page.session.apply(NavCommand::Go(Screen::Home));
                visit(&mut page, &format!("home after {name}"), &[]);
            }
        }
    }
    report(&wrong);
}

/// A course, from its choice to the plan that is looked back at.
fn course(lang: Lang) {
    let mut wrong = Vec::new();
    for (size, percent) in WINDOWS {
        let mut page = Page::open(session(Library::load(None), lang, percent), size);
        for stage in 0.. {
            let Some((name, words)) = screens::course_stage(&mut page.session, stage, lang) else { break };
            page.forget();
            let found = look(&mut page, &words);
            wrong.extend(
                found.into_iter().map(|found| format!("{size:?} {percent} % {name} {lang}: {found}")),
            );
        }
    }
    report(&wrong);
}

#[test]
fn every_stage_of_a_course_is_laid_out_well_in_chinese() {
    course(Lang::Zh);
}

#[test]
fn every_stage_of_a_course_is_laid_out_well_in_english() {
    course(Lang::En);
}

/// The list of keys lies on top of a screen: what matters is that all of it can be read.
#[test]
fn the_list_of_keys_can_be_read_to_its_end() {
    for lang in Lang::ALL {
        for (size, percent) in WINDOWS {
            let mut page = Page::open(session(Library::load(None), lang, percent), size);
            page.session.apply(NavCommand::Go(Screen::Library));
            page.draw(Vec::new());
            page.press(Key::F1);
            let title = phrase!(lang, "help.title");
            let wanted = [phrase!(lang, "help.tab"), phrase!(lang, "help.this"), phrase!(lang, "help.close")];
            let unread = look(&mut page, &wanted).into_iter().filter(|found| found.starts_with(UNREAD));
            assert_eq!(Vec::from_iter(unread), Vec::<String>::new(), "{size:?} {percent} % {lang}");
            let shapes = page.press(Key::Escape);
            let painted = Painted::of(&shapes, page.window);
            assert!(painted.read().all(|(words, _, _)| words != title), "Esc puts it away");
            assert_eq!(*page.session.screen(), Screen::Library, "and does nothing else");
            page.press(Key::Escape);
            assert_eq!(*page.session.screen(), Screen::Home);
        }
    }
}

#[test]
fn every_other_screen_is_laid_out_well_in_chinese() {
    other_screens(Lang::Zh);
}

#[test]
fn every_other_screen_is_laid_out_well_in_english() {
    other_screens(Lang::En);
}

#[test]
fn every_moment_of_every_conversation_is_laid_out_well_in_chinese() {
    conversations(Lang::Zh);
}

#[test]
fn every_moment_of_every_conversation_is_laid_out_well_in_english() {
    conversations(Lang::En);
}
