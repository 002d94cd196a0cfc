//! Cases and the service agreement in the two windows of a workshop: every picture of every shipped case, laid out for a
//! projector and measured; and the way through them by keys.

use crate::page;
use crate::room::{PICTURES, Stage, look};
use crate::steps;

use counterpart::library::{Library, courses};
use counterpart::phrase;
use counterpart::room::{
    CaseStage, Command as Wish, Key as PhoneKey, LONGEST_LINE, LONGEST_NAME, Phase, ServiceAgreement,
};
use counterpart::scenario::OptionIx;
use counterpart::session::workshop::{CaseSnapshot, FacilitatorCommand, Workshop};
use counterpart::text::Lang;
use egui::Key;
use page::{Page, session};
use steps::{Group, lead, room};

fn workshop(page: &Page) -> &Workshop {
    page.session.workshop.as_ref().expect("a room")
}

fn case(page: &Page) -> CaseSnapshot {
    workshop(page).case_here().expect("a case").clone()
}

/// Some of the phones vote, each for its own option.
fn vote(page: &mut Page) {
    let (ballot, options) = (case(page).number, case(page).options);
    let workshop = page.session.workshop.as_mut().expect("a room");
    for phone in 0..u8::try_from(options).expect("few options") {
        let (key, option) = (PhoneKey([phone; 16]), OptionIx(phone));
        workshop.pretend(Wish::Vote { key, ballot, option, sure: None, nth: 1 + ballot % 2 });
    }
}

/// Enters a room that has been given a case.
fn enter(page: &mut Page, id: &str) {
    let library = Library::load(None);
    let found = courses::cases(&library).into_iter().find(|case| case.id == id).expect("a case");
    let scenario = library.find(&found.bones[0]).expect("a scenario").clone();
    let mut workshop = room(&scenario, 0, Group::Phones);
    workshop.give_case(found.for_room());
    page.session.enter_room(workshop);
}

/// What has to be read in the picture of the present stage.
fn wanted(case: &CaseSnapshot, lang: Lang) -> Vec<String> {
    let ask = case.stage.and_then(CaseStage::ask).map(|at| &case.case.asks[usize::from(at)]);
    let mut wanted: Vec<String> = Vec::new();
    match case.stage.expect("a stage") {
        CaseStage::Fact(at) => {
            let fact = &case.case.facts[case.case.opening()[usize::from(at)]];
            wanted.extend([fact.says.get(lang).to_owned(), fact.source.clone()]);
        }
        // While pairs talk, what can be voted for may give way.
        CaseStage::Talk { .. } => wanted.push(ask.expect("a question").ask.get(lang).to_owned()),
        stage @ (CaseStage::First(_) | CaseStage::Second(_)) => {
            let ask = ask.expect("a question");
            wanted.push(ask.ask.get(lang).to_owned());
            let write = ask.write.iter().filter(|_| matches!(stage, CaseStage::First(_)));
            wanted.extend(ask.options.iter().chain(write).map(|words| words.get(lang).to_owned()));
        }
        CaseStage::Both(_) => {
            let ask = ask.expect("a question");
            let is_right = |at: usize| ask.right.is_some_and(|right| right.index() == at);
            let options = ask.options.iter().enumerate().filter(|(at, _)| !is_right(*at));
            wanted.extend(options.map(|(_, words)| words.get(lang).to_owned()));
            wanted.extend([phrase!(lang, "case.before"), phrase!(lang, "case.after")]);
        }
        CaseStage::Points(_) => {}
        CaseStage::OurLine => {
            wanted.extend(case.case.our_line.iter().map(|words| words.get(lang).to_owned()))
        }
    }
    wanted
}

fn pictures(lang: Lang) {
    let mut wrong = Vec::new();
    for size in PICTURES {
        let mut page = Page::open(session(Library::load(None), lang, 200), size);
        page.is_projector = true;
        for found in courses::cases(&Library::load(None)) {
            enter(&mut page, &found.id);
            loop {
                lead(&mut page, FacilitatorCommand::Next);
                let now = case(&page);
                if now.is_open {
                    vote(&mut page);
                }
                let name = format!("{} {lang} {:?}", found.id, now.stage);
                look(&mut page, &name, &wanted(&now, lang), Stage::Absent, &mut wrong);
                if now.stage == Some(CaseStage::OurLine) {
                    break;
                }
            }
            let line = if lang == Lang::Zh { "换".repeat(45) } else { "before it ships ".repeat(5) };
            let line = line.trim().to_owned();
            lead(&mut page, FacilitatorCommand::OurLine(line.clone()));
            look(&mut page, &format!("{} {lang}, our line", found.id), &[line], Stage::Absent, &mut wrong);
        }
        // The shortest and the longest that can be typed.
        for (lines, names) in [(12, 3), (LONGEST_LINE, LONGEST_NAME)] {
            let text = |longest| {
                if lang == Lang::Zh { "换".repeat(longest / 2) } else { "four ".repeat(longest / 5) }
            };
            let line = || counterpart::room::typed_line(&text(lines));
            let agreement = ServiceAgreement {
                what: line(),
                by_when: line(),
                sent_back: line(),
                call: line(),
                names: [text(names).trim().to_owned(), text(names).trim().to_owned()],
            };
            lead(&mut page, FacilitatorCommand::Agree(Box::new(agreement)));
            let name = format!("{lang} the agreement, {lines} letters");
            look(&mut page, &name, &[line()], Stage::Absent, &mut wrong);
        }
    }
    let named: Vec<&String> = wrong.iter().take(40).collect();
    assert!(wrong.is_empty(), "{} wrong: {named:#?}", wrong.len());
}

#[test]
fn every_picture_of_every_case_can_be_read_from_afar_in_chinese() {
    pictures(Lang::Zh);
}

#[test]
fn every_picture_of_every_case_can_be_read_from_afar_in_english() {
    pictures(Lang::En);
}

#[test]
fn a_case_is_led_by_keys() {
    let mut page = Page::open(session(Library::load(None), Lang::En, 100), (1280.0, 720.0));
    enter(&mut page, "huawei");
    page.draw(Vec::new());
    page.press(Key::Space);
    assert_eq!(case(&page).stage, Some(CaseStage::Fact(0)));
    page.press(Key::Space);
    page.press(Key::B);
    assert_eq!(case(&page).stage, Some(CaseStage::Fact(0)), "back to what was shown before");
    while !case(&page).is_open {
        page.press(Key::Space);
    }
    // Hands are counted as in any vote.
    page.press(Key::C);
    page.draw(vec![egui::Event::Text("0 1 2 9".to_owned())]);
    page.press(Key::Enter);
    assert_eq!(case(&page).tallies.expect("counts")[0].hands, [0, 1, 2, 9]);
    page.press(Key::Space);
    assert!(matches!(case(&page).stage, Some(CaseStage::Talk { until: Some(_), .. })));
    page.press(Key::F);
    assert_eq!(workshop(&page).snapshot.phase, Phase::Feedback, "it may end at any point");
}
