//! The two windows of a workshop: every picture of every moment of every shipped scenario, laid out for a
//! projector and measured; and the presenter's desk beside it.

use crate::audit;
use crate::moments;
use crate::page;
use crate::steps;

use audit::Painted;
use counterpart::app::geometry::stage_id;
use counterpart::app::geometry::{Geometry, Side};
use counterpart::app::theme::{FAR, far_letters};
use counterpart::conversation::order::ShownPlace;
use counterpart::library::Library;
use counterpart::phrase;
use counterpart::room::{Phase, Refusal};
use counterpart::session::workshop::{FacilitatorCommand, Notice};
use counterpart::session::{Screen, WorkshopCommand};
use counterpart::text::Lang;
use egui::epaint::{ClippedShape, Shape};
use egui::{Key, Rect};
use page::{Page, session};
use std::collections::BTreeSet;
use steps::{Group, lead, room};

/// The pictures of projectors: wide, and as old ones are.
pub const PICTURES: [(f32, f32); 2] = [(1280.0, 720.0), (1024.0, 768.0)];

/// The heights of all letters that were painted, with the words.
fn letters(shape: &Shape, found: &mut Vec<(f32, String)>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| letters(shape, found)),
        Shape::Text(text) => {
            let words = text.galley.text().to_owned();
            found.extend(text.galley.job.sections.iter().map(|one| (one.format.font_id.size, words.clone())));
        }
        _ => {}
    }
}

/// Where the stage is, and what is said on it.
#[derive(Clone, Copy)]
pub enum Stage<'w> {
    /// There is none.
    Absent,
    /// It is there, with this line.
    There(&'w str),
    /// It gives way where there is no room for the line as well.
    GivesWay(&'w str),
}

/// What is wrong with a picture: with its layout, with letters too small to be read from afar, with a face
/// that is covered, or with words that can't be seen as a whole.
fn faults(page: &Page, shapes: &[ClippedShape], wanted: &[String], stage: Stage) -> Vec<String> {
    let painted = Painted::of(shapes, page.window);
    let mut wrong = painted.wrong();
    let mut sizes = Vec::new();
    for clipped in shapes {
        letters(&clipped.shape, &mut sizes);
    }
    let least = far_letters(page.window.size()) - 0.01;
    let small = sizes.into_iter().filter(|(size, _)| *size < least);
    wrong.extend(small.map(|(size, words)| format!("letters of {size} points: “{words}”")));
    let seen: BTreeSet<(&str, usize)> = painted.read().map(|(words, line, _)| (words, line)).collect();
    // A line may stand behind the name of who says it.
    let is_read = |words: &str| {
        let is_whole =
            |text: &str, count| text.ends_with(words) && (0..count).all(|line| seen.contains(&(text, line)));
        painted.read().any(|(text, _, count)| is_whole(text, count))
    };
    let said = match stage {
        Stage::Absent => None,
        Stage::There(line) => Some(line),
        Stage::GivesWay(line) => is_read(line).then_some(line),
    };
    let unread = wanted.iter().map(String::as_str).chain(said).filter(|words| !is_read(words));
    wrong.extend(unread.map(|words| format!("can't be read: “{words}”")));
    if said.is_some() {
        let stage = page.ctx.data(|data| data.get_temp::<Rect>(stage_id())).expect("a stage");
        let geometry = Geometry::of(stage);
        let heads = [Side::Left, Side::Right].map(|side| geometry.head(side).intersect(stage));
        wrong.extend(
            heads.into_iter().flat_map(|head| painted.over(head)).map(|it| format!("over a face: {it}")),
        );
    }
    wrong
}

/// Looks at the picture as it is now.
pub fn look(page: &mut Page, name: &str, wanted: &[String], stage: Stage, wrong: &mut Vec<String>) {
    page.draw(Vec::new());
    let shapes = page.draw(Vec::new());
    let found = faults(page, &shapes, wanted, stage);
    wrong.extend(found.into_iter().map(|found| format!("{:?} {name}: {found}", page.window.size())));
}

/// Every picture from a moment on: what is said, the vote, the counts, what stands behind, one by one, a
/// question, and what each sentence does.
fn pictures(lang: Lang) {
    let library = Library::load(None);
    let mut wrong = Vec::new();
    for size in PICTURES {
        let mut page = Page::open(session(Library::load(None), lang, 200), size);
        page.is_projector = true;
        let mut kept = Vec::new();
        for scenario in library.playable() {
            for (seat_number, seat) in scenario.seats.iter().enumerate() {
                for (beat_number, beat) in seat.beats.iter().enumerate() {
                    for variant in 0..beat.says.variants.len() {
                        let name = format!("{} {} {} {variant} {lang}", scenario.id, seat.id, beat.id);
                        let opened = moments::opened(scenario, seat_number, beat_number, variant);
                        page.session.enter_room(room(&opened, seat_number, Group::Teams));
                        moment(&mut page, &name, lang, &mut kept, &mut wrong);
                    }
                }
            }
        }
        // The line stays nearly always while it is voted on what to answer.
        let share = kept.iter().filter(|stays| **stays).count() as f64 / kept.len() as f64;
        assert!(share >= 0.95, "{size:?} {lang}: the line stays in {:.0} % of the votes", 100.0 * share);
    }
    let named: Vec<&String> = wrong.iter().take(40).collect();
    assert!(wrong.is_empty(), "{} wrong: {named:#?}", wrong.len());
}

fn moment(page: &mut Page, name: &str, lang: Lang, kept: &mut Vec<bool>, wrong: &mut Vec<String>) {
    lead(page, FacilitatorCommand::Next);
    let workshop = page.session.workshop.as_ref().expect("a room");
    let play = &workshop.snapshot.playing.play;
    let said = play.says(play.state()).get(lang).to_owned();
    let offers = workshop.snapshot.offers.iter();
    let options: Vec<String> =
        offers.map(|offer| play.words(play.beat(), offer).get(lang).to_owned()).collect();
    look(page, &format!("{name}, the line"), &[], Stage::There(&said), wrong);
    if options.is_empty() {
        lead(page, FacilitatorCommand::WrapUp);
        return look(page, &format!("{name}, the end"), &[], Stage::Absent, wrong);
    }
    lead(page, FacilitatorCommand::Vote);
    look(page, &format!("{name}, the vote"), &options, Stage::GivesWay(&said), wrong);
    let shapes = page.draw(Vec::new());
    let stays = Painted::of(&shapes, page.window).read().any(|(words, _, _)| words.ends_with(&said));
    kept.push(stays);
    steps::vote(page, 23);
    lead(page, FacilitatorCommand::Vote);
    look(page, &format!("{name}, the counts"), &options, Stage::GivesWay(&said), wrong);
    lead(page, FacilitatorCommand::Reveal);
    look(page, &format!("{name}, what stands behind"), &[], Stage::Absent, wrong);
    for (at, words) in (1..).zip(&options) {
        lead(page, FacilitatorCommand::Point { forward: true });
        look(page, &format!("{name}, pointing"), &[format!("{at}  {words}")], Stage::Absent, wrong);
    }
    lead(page, FacilitatorCommand::Point { forward: true });
    let workshop = page.session.workshop.as_ref().expect("a room");
    let play = &workshop.snapshot.playing.play;
    let thought = play.thinks(play.state()).get(lang).to_owned();
    look(page, &format!("{name}, the thought"), &[thought], Stage::Absent, wrong);
    let line = said;
    for place in ShownPlace::each().take(options.len()) {
        steps::take(page, place);
        assert!(page.session.workshop.as_ref().expect("a room").heard, "{name}");
        let said = options[place.index()].clone();
        let workshop = page.session.workshop.as_ref().expect("a room");
        let predicts = workshop.snapshot.playing.heard().is_some_and(|turn| turn.is_prediction());
        let line = if predicts { line.clone() } else { said };
        look(page, &format!("{name}, after number {}", place.number()), &[], Stage::There(&line), wrong);
        lead(page, FacilitatorCommand::Back);
    }
}

#[test]
fn every_picture_of_every_moment_can_be_read_from_afar_in_chinese() {
    pictures(Lang::Zh);
}

#[test]
fn every_picture_of_every_moment_can_be_read_from_afar_in_english() {
    pictures(Lang::En);
}

#[test]
fn questions_and_the_way_in_can_be_read_from_afar() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for size in PICTURES {
            let mut page = Page::open(session(Library::load(None), lang, 100), size);
            page.is_projector = true;
            for scenario in Library::load(None).playable() {
                for group in [Group::Alone, Group::Teams] {
                    page.session.enter_room(room(scenario, 0, group));
                    let title = vec![scenario.title.get(lang).to_owned()];
                    look(&mut page, &format!("{} {group:?}", scenario.id), &title, Stage::Absent, &mut wrong);
                }
                let notes = &scenario.facilitator;
                lead(&mut page, FacilitatorCommand::Next);
                let pauses = (0..notes.pauses.len()).map(|at| counterpart::room::Question::Pause(at as u16));
                let after = (0..notes.after.len()).map(|at| counterpart::room::Question::After(at as u16));
                for question in pauses.chain(after) {
                    let words = question.words(scenario).expect("a question").get(lang).to_owned();
                    lead(&mut page, FacilitatorCommand::Ask(question));
                    look(&mut page, &format!("{} {lang}", scenario.id), &[words], Stage::Absent, &mut wrong);
                    lead(&mut page, FacilitatorCommand::Talk);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {:#?}", wrong.len(), wrong.iter().take(40).collect::<Vec<_>>());
}

/// A letter of the smallest size is seen under 16 minutes of arc from ten metres, on a 120-inch screen
/// (ISO 9241-303): the size of the letters follows from the picture's, so this is about any projector.
#[test]
fn the_smallest_letters_can_be_read_from_ten_metres() {
    let font = include_bytes!("../../assets/fonts/NotoSansSC-Regular.otf");
    let face = egui::FontData::from_static(font);
    assert!(!face.font.is_empty());
    let (capital, em) = steps::capital_height(font);
    let screen_high = 120.0 * 0.0254 * 9.0 / (16.0_f64.powi(2) + 9.0_f64.powi(2)).sqrt();
    let letter = f64::from(FAR) * screen_high * f64::from(capital) / f64::from(em);
    let minutes = (letter / 10.0).atan().to_degrees() * 60.0;
    assert!(minutes >= 16.0, "{minutes:.1} minutes of arc");
}

/// The desk of a room that has just been opened.
fn seat_name(lang: Lang, group: Group) -> Page {
    let mut page = Page::open(session(Library::load(None), lang, 100), (1280.0, 720.0));
    let scenario = Library::load(None).find("late-shipment").expect("it").clone();
    page.session.enter_room(room(&scenario, 0, group));
    page.draw(Vec::new());
    page
}

#[test]
fn everything_on_the_desk_goes_by_keys() {
    let mut page = seat_name(Lang::En, Group::Phones);
    let phase = |page: &Page| page.session.workshop.as_ref().expect("a room").snapshot.phase;
    let heard = |page: &Page| page.session.workshop.as_ref().expect("a room").heard;
    let turns =
        |page: &Page| page.session.workshop.as_ref().expect("a room").snapshot.playing.play.turns().len();
    page.press(Key::Space);
    assert_eq!(phase(&page), Phase::Beat);
    page.press(Key::V);
    assert_eq!(phase(&page), Phase::Open);
    steps::vote(&mut page, 5);
    page.press(Key::V);
    assert_eq!(phase(&page), Phase::Closed);
    page.press(Key::R);
    assert_eq!(phase(&page), Phase::Revealed);
    page.press(Key::ArrowRight);
    assert_eq!(page.session.workshop.as_ref().expect("a room").pointed, 1);
    page.press(Key::D);
    assert_eq!(phase(&page), Phase::Discussion);
    page.press(Key::D);
    assert_eq!(phase(&page), Phase::Revealed);
    page.press(Key::Space);
    assert_eq!((phase(&page), turns(&page), heard(&page)), (Phase::Beat, 1, true));
    page.press(Key::Space);
    assert_eq!((phase(&page), turns(&page), heard(&page)), (Phase::Beat, 1, false), "once, not twice");
    page.press(Key::Num2);
    assert_eq!(turns(&page), 2);
    page.press(Key::B);
    assert_eq!((turns(&page), heard(&page)), (1, false));
    page.press(Key::J);
    assert!(page.session.workshop.as_ref().expect("a room").shows_joining);
    page.press(Key::J);
    page.press(Key::P);
    assert!(!page.session.workshop.as_ref().expect("a room").projector);
    page.press(Key::M);
    assert!(page.session.workshop.as_ref().expect("a room").drawer);
    page.press(Key::P);
    page.press(Key::F);
    assert_eq!(phase(&page), Phase::Feedback);
    page.press(Key::Space);
    assert_eq!(phase(&page), Phase::Feedback, "the end is asked for twice");
    page.press(Key::Space);
    assert_eq!(phase(&page), Phase::Ended);
}

/// What a keyboard tells of a key that is pressed, and the letter that comes with it.
fn stroke(key: Key, letter: &str) -> [egui::Event; 2] {
    let pressed = egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    };
    [pressed, egui::Event::Text(letter.to_owned())]
}

fn strike(page: &mut Page, key: Key) {
    page.draw(stroke(key, &key.name().to_lowercase()).to_vec());
    page.draw(Vec::new());
}

#[test]
fn raised_hands_are_typed_and_a_tie_is_the_facilitators_to_decide() {
    let mut page = seat_name(Lang::En, Group::Alone);
    page.press(Key::Space);
    page.press(Key::V);
    strike(&mut page, Key::C);
    // What is typed there is no key of the desk.
    page.draw(vec![egui::Event::Text("2 2".to_owned())]);
    page.press(Key::Enter);
    let said = |page: &Page| page.session.workshop.as_ref().expect("a room").said.clone();
    let wrong = |page: &Page| page.session.workshop.as_ref().expect("a room").counting.clone()?.wrong;
    let wanted = page.session.workshop.as_ref().expect("a room").snapshot.offers.len();
    assert_eq!(wrong(&page), Some(Notice::NotCounts { wanted }));
    // The field still has the keyboard, and what is typed next replaces what was wrong.
    page.draw(vec![egui::Event::Text("2 2 1 0".to_owned())]);
    page.press(Key::Enter);
    assert_eq!(page.session.workshop.as_ref().expect("a room").counting, None);
    let count = page.session.workshop.as_ref().expect("a room").snapshot.count.clone().expect("a ballot");
    assert_eq!(count.hands, [2, 2, 1, 0]);
    // More than there are people, once it is said how many there are.
    let warned = |page: &mut Page, people: &str| {
        let said = FacilitatorCommand::SetPeople(people.to_owned());
        page.session.apply(WorkshopCommand::Facilitate(said));
        let shapes = page.draw(Vec::new());
        let told = phrase!(Lang::En, "desk.too_many", counted = 5, people = 4);
        Painted::of(&shapes, page.window).read().any(|(words, _, _)| words == told)
    };
    assert_eq!(
        ["", "5", "４", "4x", ""].map(|people| warned(&mut page, people)),
        [false, false, true, true, false]
    );
    page.press(Key::V);
    page.press(Key::R);
    page.press(Key::Space);
    assert!(matches!(said(&page), Some(Notice::Refused(Refusal::Tie(_)))), "{:?}", said(&page));
    let shapes = page.draw(Vec::new());
    let painted = Painted::of(&shapes, page.window);
    let told = phrase!(Lang::En, "desk.tie", options = "1 and 2");
    assert!(painted.read().any(|(words, _, _)| words == told), "{told}");
    page.press(Key::Num2);
    assert!(page.session.workshop.as_ref().expect("a room").heard);
}

/// Everything within one picture, as somebody types who is faster than the computer.
#[test]
fn what_is_typed_after_the_key_of_the_hands_is_for_their_field() {
    let mut page = seat_name(Lang::En, Group::Alone);
    page.press(Key::Space);
    page.press(Key::V);
    let typed = [(Key::C, "c"), (Key::Num1, "1"), (Key::Space, " "), (Key::Num4, "4"), (Key::Space, " ")];
    let more = [(Key::Num2, "2"), (Key::Space, " "), (Key::Num0, "0")];
    let [enter, _] = stroke(Key::Enter, "");
    let typed = typed.into_iter().chain(more);
    for letters_first in [false, true] {
        let events = typed.clone().flat_map(|(key, letter)| {
            let [pressed, text] = stroke(key, letter);
            if letters_first { [text, pressed] } else { [pressed, text] }
        });
        page.draw(events.chain([enter.clone()]).collect());
        page.draw(Vec::new());
        let snapshot = &page.session.workshop.as_ref().expect("a room").snapshot;
        assert_eq!(snapshot.phase, Phase::Open, "a space there is no next");
        assert_eq!(snapshot.count.as_ref().expect("a ballot").hands, [1, 4, 2, 0]);
        // What was counted is thrown away.
        lead(&mut page, FacilitatorCommand::Back);
        lead(&mut page, FacilitatorCommand::Back);
        lead(&mut page, FacilitatorCommand::Vote);
    }
}

/// The desk in every window and size of text, in every phase.
#[test]
fn the_desk_is_laid_out_well() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for (size, percent) in page::WINDOWS {
            let mut page = Page::open(session(Library::load(None), lang, percent), size);
            for scenario in Library::load(None).playable() {
                page.session.enter_room(room(scenario, 1, Group::Teams));
                for (step, wanted) in steps::whole_session() {
                    lead(&mut page, step.clone());
                    if matches!(step, FacilitatorCommand::Vote) {
                        steps::vote(&mut page, 17);
                    }
                    page.forget();
                    assert_eq!(*page.session.screen(), Screen::Facilitate);
                    let name = format!("{percent} % {} {lang} after {step:?}", scenario.id);
                    read_on(&mut page, &name, wanted, &mut wrong);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {:#?}", wrong.len(), wrong.iter().take(40).collect::<Vec<_>>());
}

/// Looks at a desk from its top to its end.
fn read_on(page: &mut Page, name: &str, wanted: fn(&Page) -> Vec<String>, wrong: &mut Vec<String>) {
    let mut unread: BTreeSet<String> = wanted(page).into_iter().collect();
    page.draw(Vec::new());
    let mut found = BTreeSet::new();
    for _ in 0..40 {
        let shapes = page.draw(Vec::new());
        let painted = Painted::of(&shapes, page.window);
        found.extend(painted.wrong());
        for (words, _, _) in painted.read() {
            unread.remove(words);
        }
        if unread.is_empty() {
            break;
        }
        page.press(Key::PageDown);
    }
    found.extend(unread.into_iter().map(|words| format!("can't be read: “{words}”")));
    wrong.extend(found.into_iter().map(|found| format!("{:?} {name}: {found}", page.window.size())));
}

#[test]
fn the_drawer_leaves_the_picture_and_is_read_beside_it() {
    for lang in Lang::ALL {
        let mut page = seat_name(lang, Group::Phones);
        lead(&mut page, FacilitatorCommand::SetProjector(false));
        lead(&mut page, FacilitatorCommand::Next);
        let spoils = |page: &mut Page| {
            let shapes = page.draw(Vec::new());
            let painted = Painted::of(&shapes, page.window);
            let title = phrase!(lang, "desk.options");
            painted.read().any(|(words, _, _)| words == title)
        };
        page.draw(Vec::new());
        assert!(!spoils(&mut page), "the group sees no moves");
        page.press(Key::M);
        assert!(spoils(&mut page));
        page.session.apply(WorkshopCommand::Facilitate(FacilitatorCommand::SetDrawer(false)));
        assert!(!spoils(&mut page));
        let phase = |page: &Page| page.session.workshop.as_ref().expect("a room").snapshot.phase;
        page.press(Key::PageDown);
        assert_eq!(phase(&page), Phase::Open, "a remote leads on");
        page.press(Key::PageUp);
        assert_eq!(phase(&page), Phase::Open, "and takes no vote back");
        steps::vote(&mut page, 5);
        page.press(Key::PageDown);
        page.press(Key::PageDown);
        let pointed = |page: &Page| page.session.workshop.as_ref().expect("a room").pointed;
        for at in 1..=5 {
            page.press(Key::PageDown);
            assert_eq!((phase(&page), pointed(&page)), (Phase::Revealed, at), "by every sentence");
        }
        page.press(Key::PageUp);
        assert_eq!(pointed(&page), 4);
        page.press(Key::PageDown);
        page.press(Key::PageDown);
        assert!(page.session.workshop.as_ref().expect("a room").heard);
    }
}
