//! The screens before a conversation, driven by label, role and key, without a window.

use counterpart::app::theme::{Theme, apply_style, install_fonts};
use counterpart::app::views::{self, View};
use counterpart::library::{Library, check_bytes};
use counterpart::phrase;
use counterpart::records::Store;
use counterpart::scenario::Scenario;
use counterpart::server::{KeptRoom, KeptState};
use counterpart::session::{
    Mode, NavCommand, Outside, Phase, PlayCommand, Screen, Session, SettingsCommand, ThemeChoice,
};
use counterpart::text::{Lang, Text};
use counterpart::words;
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::collections::BTreeSet;
use std::sync::Arc;

pub const SIZE: (f32, f32) = (1280.0, 720.0);

fn outside() -> Outside {
    let mut drawn: u128 = 0;
    let random = move || {
        drawn += 1;
        drawn
    };
    Outside::of(|| 1_700_000_000_000, random)
}

pub fn session(library: Library, lang: Option<Lang>) -> Session {
    Session::new(library, Store::in_memory().expect("a store"), outside(), lang, Some(7))
}

pub fn shipped(lang: Lang) -> Session {
    session(Library::load(None), Some(lang))
}

/// The scenario that newcomers are sent to.
pub fn first(session: &Session) -> Arc<Scenario> {
    session.library.find("late-shipment").expect("the first scenario").clone()
}

fn desk(scenario: &Scenario, seat: usize, lang: Lang) -> String {
    let department = scenario.department_of(scenario.seats[seat].plays);
    scenario.departments[department.index()].name.get(lang).to_owned()
}

/// Plays from a seat; `sentences` limits how far.
fn play(session: &mut Session, seat: usize, sentences: usize) {
    let scenario = first(session);
    let seat = scenario.seats[seat].id.clone();
    session.apply(NavCommand::Go(Screen::Briefing { scenario: scenario.id.clone(), seat }));
    session.apply(PlayCommand::Begin);
    for _ in 0..sentences {
        let playing = session.playing.as_ref().expect("a play");
        if playing.is_over() {
            break;
        }
        let option = playing.shown()[0].option;
        session.apply(PlayCommand::Guess(option));
        session.apply(PlayCommand::Sure(50));
        session.apply(PlayCommand::Say(option));
        assert_eq!(session.playing.as_ref().map(|playing| playing.phase), Some(Phase::Heard));
        session.apply(PlayCommand::GoOn);
    }
    if session.playing.as_ref().is_some_and(|playing| playing.is_over()) {
        session.apply(PlayCommand::SeeOutcome);
        session.apply(NavCommand::Go(Screen::Home));
    } else {
        session.apply(PlayCommand::Leave);
    }
}

pub fn window(session: Session, size: (f32, f32)) -> Harness<'static, Session> {
    let mut fonts = false;
    let draw = move |ui: &mut egui::Ui, session: &mut Session| {
        let theme = Theme::of(&session.preferences, false);
        apply_style(ui.ctx(), &theme);
        if !fonts {
            install_fonts(ui.ctx(), session.lang());
            fonts = true;
            ui.ctx().request_repaint();
            return;
        }
        let mut out = Vec::new();
        views::show(ui, &mut View { session, theme: &theme, out: &mut out });
        let changed = !out.is_empty();
        for command in out {
            session.apply(command);
        }
        if changed {
            ui.ctx().request_repaint();
        }
    };
    let mut harness = Harness::builder().with_size(vec2(size.0, size.1)).build_ui_state(draw, session);
    harness.run_ok();
    harness
}

pub fn press(harness: &mut Harness<Session>, key: Key) {
    harness.key_press(key);
    harness.run_ok();
}

pub fn click(harness: &mut Harness<Session>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_ok();
}

/// Large text may push things below the edge; the keyboard gets there.
pub fn choose_by_key(harness: &mut Harness<Session>, label: &str) {
    harness.get_by_label(label).focus();
    harness.run_ok();
    press(harness, Key::Space);
}

fn focused(harness: &Harness<Session>) -> Option<String> {
    let mut nodes = harness.root().children_recursive();
    nodes.find(|node| node.is_focused()).map(|node| node.accesskit_node().label().unwrap_or_default())
}

#[test]
fn the_first_start_asks_for_a_language_by_number_by_enter_and_by_mouse() {
    for lang in Lang::ALL {
        let mut harness = window(session(Library::load(None), None), SIZE);
        press(&mut harness, if lang == Lang::Zh { Key::Num1 } else { Key::Num2 });
        assert_eq!(harness.state().preferences.lang, Some(lang));
        assert_eq!(*harness.state().screen(), Screen::Home);

        let mut harness = window(session(Library::load(None), None), SIZE);
        click(&mut harness, lang.endonym());
        assert_eq!(harness.state().preferences.lang, Some(lang));
    }
    let mut harness = window(session(Library::load(None), None), SIZE);
    assert_eq!(focused(&harness).as_deref(), Some(Lang::Zh.endonym()));
    press(&mut harness, Key::ArrowRight);
    assert_eq!(focused(&harness).as_deref(), Some(Lang::En.endonym()));
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().preferences.lang, Some(Lang::En));
}

#[test]
fn home_sends_a_newcomer_to_the_first_scenario_and_then_to_its_other_seat() {
    for lang in Lang::ALL {
        let mut fresh = shipped(lang);
        let scenario = first(&fresh);
        let mut harness = window(shipped(lang), SIZE);
        let label = phrase!(lang, "home.sit_at", seat = desk(&scenario, 0, lang));
        assert_eq!(focused(&harness), Some(label));
        press(&mut harness, Key::Enter);
        let briefing = |seat: usize| Screen::Briefing {
            scenario: scenario.id.clone(),
            seat: scenario.seats[seat].id.clone(),
        };
        assert_eq!(*harness.state().screen(), briefing(0));

        play(&mut fresh, 0, 99);
        let mut harness = window(fresh, SIZE);
        let (from, here) = (desk(&scenario, 0, lang), desk(&scenario, 1, lang));
        harness.get_by_label(&phrase!(lang, "course.why_other_desk", from = from, here = here));
        choose_by_key(&mut harness, &phrase!(lang, "home.sit_at", seat = here));
        assert_eq!(*harness.state().screen(), briefing(1));
    }
}

#[test]
fn home_continues_what_was_left_and_gives_it_up_only_after_asking() {
    let lang = Lang::En;
    let mut left = shipped(lang);
    play(&mut left, 1, 2);
    let mut harness = window(left, SIZE);
    harness.get_by_label(&phrase!(lang, "home.continue_at", count = 3));
    assert_eq!(focused(&harness), Some(phrase!(lang, "home.continue")));
    press(&mut harness, Key::Enter);
    assert_eq!(*harness.state().screen(), Screen::Conversation);
    harness.state_mut().apply(PlayCommand::Leave);
    harness.run_ok();

    click(&mut harness, &phrase!(lang, "home.give_up"));
    assert_eq!(harness.state().progress.unfinished.len(), 1, "asked first");
    click(&mut harness, &phrase!(lang, "home.give_up_no"));
    assert_eq!(*harness.state().screen(), Screen::Home);
    click(&mut harness, &phrase!(lang, "home.give_up"));
    click(&mut harness, &phrase!(lang, "home.give_up_yes"));
    assert!(harness.state().progress.unfinished.is_empty());
}

#[test]
fn a_finished_conversation_is_looked_back_at_from_home() {
    let lang = Lang::Zh;
    let mut done = shipped(lang);
    play(&mut done, 0, 99);
    let attained = done.progress.recent[0].attained.as_ref().and_then(|attained| attained.share);
    let mut harness = window(done, (1280.0, 1400.0));
    let share = words::share(lang, attained.expect("a share"));
    let row = harness.get_by(|node| {
        node.role() == Role::Button && node.label().is_some_and(|label| label.contains(&share))
    });
    row.click();
    harness.run_ok();
    assert_eq!(*harness.state().screen(), Screen::Outcome);
    assert!(harness.state().review.is_some());
}

#[test]
fn a_library_without_a_playable_scenario_says_so_and_why() {
    let lang = Lang::En;
    let files = vec![check_bytes("torn.ron", "Scenario(\n  format: 2,\n  id: 5".as_bytes())];
    let problem = files[0].problems[0].message.get(lang).to_owned();
    let mut harness = window(session(Library { files, ..Library::default() }, Some(lang)), SIZE);
    harness.get_by_label(&phrase!(lang, "library.none"));
    press(&mut harness, Key::Enter);
    assert_eq!(*harness.state().screen(), Screen::Library);
    harness.get_by_label("torn.ron");
    harness.get_by_label_contains(&problem);
    harness.get_by_label_contains("counterpart check");
}

#[test]
fn a_library_of_thirty_shows_each_and_the_broken_ones_do_not_get_in_the_way() {
    let lang = Lang::Zh;
    let shipped = Library::load(None);
    let name = "late-shipment";
    let source = shipped.files.iter().find(|file| file.name.contains(name)).map(|file| file.source.clone());
    let source = source.expect("the first scenario");
    let copy = |number: usize| {
        let id = format!("copy-{number:02}");
        check_bytes(
            &format!("{id}.ron"),
            source.replace(&format!("id: \"{name}\""), &format!("id: \"{id}\"")).as_bytes(),
        )
    };
    let mut files: Vec<_> = (0..30).map(copy).collect();
    files.push(check_bytes("elsewhere.ron", source.as_bytes()));
    let mut many = session(Library { files, ..Library::default() }, Some(lang));
    many.apply(NavCommand::Go(Screen::Library));
    let desk = phrase!(
        lang,
        "home.sit_at",
        seat = desk(&many.library.find("copy-00").expect("a copy").clone(), 0, lang)
    );
    let harness = window(many, SIZE);
    assert_eq!(harness.get_all_by_label(&desk).count(), 30);
    harness.get_by_label("elsewhere.ron");
}

#[test]
fn a_desk_in_the_library_opens_its_briefing_and_escape_leads_back() {
    let lang = Lang::En;
    let mut begun = shipped(lang);
    play(&mut begun, 0, 99);
    begun.apply(NavCommand::Go(Screen::Library));
    let scenario = first(&begun);
    let mut harness = window(begun, SIZE);
    harness.get_by_label(&phrase!(lang, "library.seat_finished", seat = desk(&scenario, 0, lang)));
    // The card may lie below the edge; the keyboard gets there.
    choose_by_key(&mut harness, &phrase!(lang, "home.sit_at", seat = desk(&scenario, 1, lang)));
    assert!(
        matches!(harness.state().screen(), Screen::Briefing { seat, .. } if *seat == scenario.seats[1].id)
    );
    press(&mut harness, Key::Escape);
    assert_eq!(*harness.state().screen(), Screen::Library);
    press(&mut harness, Key::Escape);
    assert_eq!(*harness.state().screen(), Screen::Home);
}

#[test]
fn the_briefing_tells_this_side_only_and_enter_sits_down() {
    for (lang, seat) in [(Lang::Zh, 0), (Lang::En, 1)] {
        let mut before = shipped(lang);
        let scenario = first(&before);
        let (mine, theirs) = (&scenario.seats[seat], &scenario.seats[1 - seat]);
        let screen = |id: &str| Screen::Briefing { scenario: scenario.id.clone(), seat: id.to_owned() };
        before.apply(NavCommand::Go(screen(&mine.id)));
        let mut harness = window(before, SIZE);
        harness.get_by_label(mine.brief.get(lang));
        harness.get_by_label(scenario.facts[0].get(lang));
        harness.get_by_label(&phrase!(lang, "briefing.you_sit_here"));
        for known in &theirs.knows {
            assert!(harness.query_by_label(known.get(lang)).is_none(), "{}", known.get(lang));
        }
        assert!(harness.query_by_label(theirs.brief.get(lang)).is_none());

        click(&mut harness, &phrase!(lang, "settings.assessment"));
        assert_eq!(harness.state().preferences.mode, Mode::Assessment);
        harness.get_by_label(&phrase!(lang, "settings.assessment_words"));

        click(&mut harness, &phrase!(lang, "briefing.other_seat", seat = desk(&scenario, 1 - seat, lang)));
        assert_eq!(*harness.state().screen(), screen(&theirs.id));
        assert_eq!(focused(&harness), Some(phrase!(lang, "briefing.begin")));
        press(&mut harness, Key::Enter);
        assert_eq!(*harness.state().screen(), Screen::Conversation);
        assert_eq!(harness.state().playing.as_ref().map(|playing| playing.mode), Some(Mode::Assessment));
    }
}

#[test]
fn settings_apply_at_once_and_escape_leads_back_to_where_one_was() {
    let mut before = shipped(Lang::En);
    before.apply(NavCommand::Go(Screen::Library));
    before.apply(NavCommand::Go(Screen::Settings));
    let mut harness = window(before, SIZE);
    assert_eq!(harness.get_by_label("English").accesskit_node().toggled(), Some(Toggled::True));
    click(&mut harness, Lang::Zh.endonym());
    harness.get_by_label(&phrase!(Lang::Zh, "settings.title"));
    click(&mut harness, "150%");
    click(&mut harness, &phrase!(Lang::Zh, "settings.dark"));
    choose_by_key(&mut harness, &phrase!(Lang::Zh, "settings.high_contrast"));
    choose_by_key(&mut harness, &phrase!(Lang::Zh, "settings.reduced_motion"));
    let preferences = &harness.state().preferences;
    assert_eq!((preferences.text_percent, preferences.theme), (150, ThemeChoice::Dark));
    assert!(preferences.high_contrast && preferences.reduced_motion);
    let label = phrase!(Lang::Zh, "settings.high_contrast");
    assert_eq!(harness.get_by_label(&label).accesskit_node().toggled(), Some(Toggled::True));
    choose_by_key(&mut harness, &label);
    assert!(!harness.state().preferences.high_contrast);
    press(&mut harness, Key::Escape);
    assert_eq!(*harness.state().screen(), Screen::Library);
}

#[test]
fn a_message_stays_until_put_away_and_makes_room_for_what_has_the_keyboard() {
    let lang = Lang::En;
    let mut told = shipped(lang);
    told.apply(NavCommand::Go(Screen::Library));
    told.tell(Text::new("旧记录读不了。", "The old records could not be read."));
    let mut harness = window(told, SIZE);
    let dismiss = phrase!(lang, "notice.dismiss");
    assert!(harness.get_by_label(&dismiss).rect().bottom() < 200.0, "at the top");
    let home = phrase!(lang, "library.home");
    harness.get_by_label(&home).focus();
    harness.run_ok();
    harness.step();
    assert!(harness.get_by_label(&dismiss).rect().top() > 500.0, "out of the way of the button at the top");
    click(&mut harness, &dismiss);
    assert!(harness.state().notices.is_empty());
    assert!(harness.query_by_label(&dismiss).is_none());
}

/// Every screen of this file.
fn screens(session: &Session) -> Vec<Screen> {
    let scenario = first(session);
    let seat = scenario.seats[0].id.clone();
    let briefing = Screen::Briefing { scenario: scenario.id.clone(), seat };
    vec![
        Screen::Language,
        Screen::Home,
        Screen::Library,
        briefing,
        Screen::Lessons,
        Screen::Settings,
        Screen::Licences,
    ]
}

#[test]
fn tab_reaches_everything_that_can_be_pressed_and_never_leads_out_of_sight() {
    let cases = [((1280.0, 720.0), 100), ((1024.0, 600.0), 200)];
    for (size, percent) in cases {
        for number in 0..screens(&shipped(Lang::En)).len() {
            let mut session = shipped(Lang::En);
            play(&mut session, 0, 99);
            play(&mut session, 1, 2);
            session.apply(SettingsCommand::TextPercent(percent));
            session.tell(Text::new("一条消息。", "A message."));
            let screen = screens(&session)[number].clone();
            session.apply(NavCommand::Go(screen.clone()));
            let mut harness = window(session, size);
            let wanted: BTreeSet<_> = pressable(&harness);
            assert!(wanted.len() > 1, "{screen:?}");
            let mut reached = BTreeSet::new();
            for _ in 0..=wanted.len() {
                press(&mut harness, Key::Tab);
                let Some(node) = harness.root().children_recursive().find(|node| node.is_focused()) else {
                    continue;
                };
                reached.insert(node.accesskit_node().label().unwrap_or_default());
                let rect = node.rect();
                let seen = egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(size.0, size.1));
                assert!(seen.contains_rect(rect), "{screen:?} at {percent}%: {rect:?} is out of sight");
            }
            assert_eq!(reached, wanted, "{screen:?} at {percent}%");
            assert_eq!(*harness.state().screen(), screen, "Tab presses nothing");
        }
    }
}

#[test]
fn shift_and_tab_lead_back() {
    let mut harness = window(shipped(Lang::En), SIZE);
    let start = focused(&harness);
    press(&mut harness, Key::Tab);
    assert_ne!(focused(&harness), start);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    harness.run_ok();
    assert_eq!(focused(&harness), start);
}

fn pressable(harness: &Harness<Session>) -> BTreeSet<String> {
    let roles = [Role::Button, Role::RadioButton, Role::CheckBox, Role::TextInput];
    let nodes = harness.root().children_recursive();
    nodes
        .map(|node| node.accesskit_node())
        .filter(|node| roles.contains(&node.role()))
        .map(|node| node.label().unwrap_or_default())
        .collect()
}

/// A session that is kept.
fn kept(state: KeptState, lost: usize, hash: Option<String>) -> KeptRoom {
    KeptRoom {
        folder: format!("rooms/{state:?}").into(),
        state,
        scenario: "late-shipment".to_owned(),
        hash,
        setup: None,
        began: Default::default(),
        phones: 23,
        ballots: 5,
        lost,
        report: None,
    }
}

#[test]
fn kept_sessions_are_there_to_go_on_with_and_to_tell_of() {
    for lang in Lang::ALL {
        let mut session = shipped(lang);
        let hash = Some(first(&session).hash.clone());
        let title = first(&session).title.get(lang).to_owned();
        session.apply(NavCommand::Go(Screen::Workshop));
        session.show_kept_rooms(vec![
            kept(KeptState::Ended, 0, hash.clone()),
            kept(KeptState::PutAside, 3, hash),
            kept(KeptState::Unreadable, 0, None),
        ]);
        let mut harness = window(session, SIZE);
        let lines = |harness: &Harness<Session>| {
            harness
                .query_all_by_label_contains(&title)
                .filter(|node| node.accesskit_node().role() == Role::Label)
                .count()
        };
        assert!(lines(&harness) >= 3, "{lang}: one line for each");
        let report = phrase!(lang, "workshop.kept_report");
        assert_eq!(harness.query_all_by_label(&report).count(), 2, "{lang}: what can be read");
        assert_eq!(harness.query_all_by_label(&phrase!(lang, "workshop.go_on")).count(), 1, "{lang}");
        let damaged = phrase!(lang, "kept.damaged", state = phrase!(lang, "kept.put_aside"), lost = 3);
        assert!(harness.query_by_label_contains(&damaged).is_some(), "{lang}");
        // A report of what is gone meanwhile: that is told.
        harness.query_all_by_label(&report).next().expect("a button").focus();
        harness.run_ok();
        press(&mut harness, Key::Space);
        assert_eq!(harness.state().notices.len(), 1, "{lang}");
    }
}

#[test]
fn the_question_before_deleting_has_the_keyboard_and_enter_deletes_nothing() {
    for lang in Lang::ALL {
        let mut session = shipped(lang);
        session.apply(NavCommand::Go(Screen::People));
        let mut harness = window(session, SIZE);
        let forget = phrase!(lang, "people.forget");
        harness.get_by_label(&forget).focus();
        harness.run_ok();
        press(&mut harness, Key::Enter);
        let words = phrase!(lang, "people.forget_no");
        let keep = harness.get_by_label(&words);
        assert!(keep.is_focused(), "{lang}");
        let seen = egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(SIZE.0, SIZE.1));
        assert!(seen.contains_rect(keep.rect()), "{lang}: {:?} is out of sight", keep.rect());
        press(&mut harness, Key::Enter);
        assert!(!harness.state().people.asked, "{lang}");
        assert_eq!((harness.state().people.everybody.len(), harness.state().screen()), (1, &Screen::People));
    }
}
