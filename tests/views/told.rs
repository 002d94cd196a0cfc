//! What is told of a sentence, of a feeling and of a score, the same on every screen.

use crate::debrief::{App, LAPTOP, every_play, example_with, is_read, press, read_aloud, review, shown};
use counterpart::conversation::Play;
use counterpart::library::Library;
use counterpart::phrase;
use counterpart::records::{DATABASE_FILE, SCHEMA_VERSION, Store};
use counterpart::scenario::{Feeling, MoveKind};
use counterpart::scoring::Headline;
use counterpart::session::{
    NavCommand, Outside, PlayCommand, RecordsCommand, ReviewCommand, Screen, Session, SettingsCommand,
    Situation,
};
use counterpart::text::Lang;
use counterpart::words;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// What the author says of the sentence that meets what is felt.
const COACH: [&str; 2] =
    ["没把他当成弄丢的人，他的肩膀松了。", "You did not treat him as the one who lost it."];
/// What must not be agreed to in the example.
const LINE: [&str; 2] = ["不登记就拿走", "taking it without signing"];
/// What is promised on the way.
const PROMISE: [&str; 2] = ["柜子里的备用机先借", "the spare from the cupboard"];

fn of(lang: Lang, texts: [&'static str; 2]) -> &'static str {
    texts[usize::from(lang == Lang::En)]
}

fn ron(texts: [&str; 2]) -> String {
    format!("(zh: \"{}\", en: \"{}\")", texts[0], texts[1])
}

/// The example in which he is hurt at first, an author has something to say of what meets that, something is
/// promised with the line that follows, and a line can be crossed there.
fn example() -> Library {
    let hurt = "hints: [\"blamed-again\"],\n                    feels: Hurt,".to_owned();
    let noticed = "reaction: (zh: \"嗯，她看见了。\", en: \"Hm. She noticed.\"),";
    let coached = format!("{noticed}\n                            coach: {},", ron(COACH));
    let thinks = "thinks: (zh: \"总算有人问一句。\", en: \"Somebody asked, for once.\"),";
    let promised = format!(
        "{thinks} stakes: [Law], line: {}, promises: (what: {}, worth: {{\"training\": 10, \"admin\": 5}}),",
        ron(LINE),
        ron(PROMISE)
    );
    example_with(&[
        ("hints: [\"blamed-again\"],", &hurt),
        (noticed, &coached),
        (thinks, &promised),
        ("move: Demand(\"find-it-now\"),", "move: Demand(\"find-it-now\"), crosses: true,"),
    ])
}

fn session(library: Library, lang: Lang, percent: u16) -> Session {
    let mut ids = 0;
    let random = move || {
        ids += 1;
        ids
    };
    let store = Store::in_memory().expect("a store");
    let mut session = Session::new(library, store, Outside::of(|| 0, random), Some(lang), Some(1));
    session.apply(SettingsCommand::TextPercent(percent));
    session
}

fn begin(session: &mut Session) {
    session.apply(NavCommand::Go(Screen::Briefing {
        scenario: "borrowed-projector".into(),
        seat: "training".into(),
    }));
    session.apply(PlayCommand::Begin);
}

/// Says the option with this move.
fn say(session: &mut Session, kind: MoveKind) {
    let play = &session.playing.as_ref().expect("a play").play;
    let offer = play.offers().into_iter().find(|offer| offer.act.kind == kind).expect("it is on offer");
    session.apply(PlayCommand::Say(offer.option));
}

/// A session in which something with this move was just said in answer to the first line.
fn answered(lang: Lang, percent: u16, kind: MoveKind) -> Session {
    let mut session = session(example(), lang, percent);
    begin(&mut session);
    say(&mut session, kind);
    session
}

/// In both languages, at a laptop's size, in plain letters and in letters twice as large.
fn everywhere(mut look: impl FnMut(Lang, u16)) {
    for lang in Lang::ALL {
        for percent in [100, 200] {
            look(lang, percent);
        }
    }
}

#[test]
fn the_coach_comes_first_and_the_name_of_the_rule_second() {
    everywhere(|lang, percent| {
        let session = answered(lang, percent, MoveKind::ReflectFeeling);
        let rule = session.playing.as_ref().expect("a play").play.turns()[0].chosen().judgement.rule;
        let harness = shown(session, LAPTOP);
        let read = read_aloud(&harness);
        let place = |part: &str| read.iter().position(|text| text.contains(part));
        let (coach, name) = (place(of(lang, COACH)), place(rule.name.get(lang)));
        assert!(coach.is_some() && coach < name, "{lang} {percent}: {coach:?} and {name:?}");
        assert_eq!(place(rule.says.get(lang)), None, "what the rule says is for the debrief");
        assert!(rule.figures().is_none_or(|figures| place(figures.get(lang)).is_none()));
    });
}

#[test]
fn where_no_coach_speaks_the_rule_does() {
    everywhere(|lang, percent| {
        let session = answered(lang, percent, MoveKind::CheckInterest);
        let rule = session.playing.as_ref().expect("a play").play.turns()[0].chosen().judgement.rule;
        let harness = shown(session, LAPTOP);
        assert!(is_read(&harness, rule.says.get(lang)), "{lang} {percent}");
        assert!(is_read(&harness, rule.name.get(lang)), "{lang} {percent}");
    });
}

/// The mood in the header, as a screen reader tells it: after the name.
fn mood(harness: &Harness<'_, App>, lang: Lang) -> String {
    let named = if lang == Lang::Zh { "老何：" } else { "Mr He: " };
    read_aloud(harness).into_iter().find(|text| text.starts_with(named)).expect("a mood")
}

#[test]
fn whoever_is_hurt_is_called_so_until_it_is_met() {
    everywhere(|lang, percent| {
        let hurt = Feeling::Hurt.name().get(lang);
        let mut opening = session(example(), lang, percent);
        begin(&mut opening);
        let playing = opening.playing.clone().expect("a play");
        assert_eq!(playing.seen().name, Feeling::Hurt.name());
        assert_eq!(playing.seen().features, Situation::Feels(Feeling::Hurt).features());
        let harness = shown(opening, LAPTOP);
        assert!(mood(&harness, lang).contains(hurt), "{}", mood(&harness, lang));
        assert!(
            is_read(&harness, playing.line().get(lang))
                && is_read(&harness, &words::speaker(lang, "", Some(Feeling::Hurt)))
        );
        let met = shown(answered(lang, percent, MoveKind::ReflectFeeling), LAPTOP);
        assert!(!mood(&met, lang).contains(hurt), "met: {}", mood(&met, lang));
        let missed = shown(answered(lang, percent, MoveKind::Blame), LAPTOP);
        assert!(mood(&missed, lang).contains(hurt), "not met: {}", mood(&missed, lang));
        let mut on = answered(lang, percent, MoveKind::Blame);
        on.apply(PlayCommand::GoOn);
        let next = shown(on, LAPTOP);
        assert!(!mood(&next, lang).contains(hurt), "the next line says nothing of it: {}", mood(&next, lang));
    });
}

/// Says what has these moves, and sees what it came to; a guess in between takes its first answer.
fn ended(lang: Lang, percent: u16, kinds: &[MoveKind]) -> Session {
    let mut session = session(example(), lang, percent);
    begin(&mut session);
    for kind in kinds {
        say(&mut session, *kind);
        session.apply(PlayCommand::GoOn);
        let play = &session.playing.as_ref().expect("a play").play;
        if let Some(guess) = play.offers().iter().find(|offer| offer.act.kind == MoveKind::Predict) {
            session.apply(PlayCommand::Guess(guess.option));
            session.apply(PlayCommand::Sure(60));
            session.apply(PlayCommand::GoOn);
        }
    }
    assert!(session.playing.as_ref().is_some_and(|playing| playing.is_over()), "{kinds:?}");
    session
}

/// Moves that settle something, and moves that cross the line.
const SETTLED: &[MoveKind] = &[MoveKind::CheckInterest, MoveKind::Propose];

#[test]
fn a_replay_has_the_coach_before_the_rule_and_what_was_felt_beside_the_picture() {
    everywhere(|lang, percent| {
        let mut done = ended(
            lang,
            percent,
            &[
                MoveKind::ReflectFeeling,
                MoveKind::Demand,
                MoveKind::Demand,
                MoveKind::Demand,
                MoveKind::Demand,
            ],
        );
        done.apply(PlayCommand::SeeOutcome);
        done.apply(NavCommand::Go(Screen::Debrief));
        done.apply(ReviewCommand::ShowReplay);
        done.apply(ReviewCommand::SelectTurn(0));
        let harness = shown(done, LAPTOP);
        let rule = review(&harness).play.turns()[0].chosen().judgement.rule;
        let read = read_aloud(&harness);
        let place = |part: &str| read.iter().position(|text| text.contains(part));
        let (coach, says) = (place(of(lang, COACH)), place(rule.says.get(lang)));
        assert!(coach.is_some() && coach < says, "{lang} {percent}: {coach:?} and {says:?}");
        let portrait = format!(
            "{} · {}",
            if lang == Lang::Zh { "老何" } else { "Mr He" },
            Feeling::Hurt.name().get(lang)
        );
        assert!(is_read(&harness, &portrait), "{read:?}");
    });
}

#[test]
fn a_score_is_the_same_share_of_what_was_there_on_every_screen() {
    everywhere(|lang, percent| {
        let mut done = ended(lang, percent, SETTLED);
        done.apply(PlayCommand::SeeOutcome);
        let mut harness = shown(done, LAPTOP);
        let (score, attainable) = (review(&harness).outcome.score, review(&harness).attainable.clone());
        let share = words::share(lang, attainable.percent(score).expect("the best is known"));
        assert!(is_read(&harness, &share) && is_read(&harness, &words::points(lang, score, &attainable)));
        press(&mut harness, Key::Enter);
        harness.state_mut().session.apply(ReviewCommand::ShowReplay);
        harness.run_steps(3);
        assert!(is_read(&harness, &share), "the debrief");
        harness.state_mut().session.apply(NavCommand::Go(Screen::Home));
        harness.run_steps(3);
        let headline = words::headline(lang, Headline::Agreed);
        let row = |label: String| label.contains(&share) && label.contains(&headline);
        let mut buttons = harness.query_all_by_role(Role::Button);
        assert!(buttons.any(|node| node.accesskit_node().label().is_some_and(row)), "home {lang} {percent}");
    });
}

#[test]
fn of_a_play_whose_share_is_not_known_the_points_are_shown() {
    everywhere(|lang, percent| {
        let mut done = ended(lang, percent, SETTLED);
        // It is left before it is looked back at.
        done.apply(PlayCommand::Leave);
        let [play] = done.progress.recent.as_slice() else { panic!("{:?}", done.progress.recent) };
        assert_eq!(play.attained, None);
        let points = play.row.ended.as_ref().and_then(|end| end.outcome).expect("points");
        let harness = shown(done, LAPTOP);
        assert!(is_read(&harness, &phrase!(lang, "home.recent_points", points = points)), "{lang} {percent}");
        assert!(!read_aloud(&harness).iter().any(|text| text.contains(&format!("{points}%"))));
    });
}

/// The outcome of a play that came to something with this headline.
fn outcome_with(lang: Lang, percent: u16, headline: Headline) -> Harness<'static, App> {
    let of = |play: &Play| {
        let outcome = counterpart::scoring::outcome(play.scenario(), play.seat(), play.state());
        outcome.map(|outcome| outcome.headline())
    };
    let play = every_play(&example()).into_iter().find(|play| of(play) == Some(headline));
    let play = play.unwrap_or_else(|| panic!("no play comes to {headline:?}"));
    let mut session = session(example(), lang, percent);
    begin(&mut session);
    for turn in play.turns() {
        if turn.is_prediction() {
            session.apply(PlayCommand::Guess(turn.pick.option));
            session.apply(PlayCommand::Sure(60));
        } else {
            session.apply(PlayCommand::Say(turn.pick.option));
        }
        session.apply(PlayCommand::GoOn);
    }
    session.apply(PlayCommand::SeeOutcome);
    shown(session, LAPTOP)
}

#[test]
fn a_line_that_was_crossed_stands_over_the_outcome_and_what_was_promised_is_told() {
    everywhere(|lang, percent| {
        let crossed = outcome_with(lang, percent, Headline::OverTheLine);
        let title = words::headline(lang, Headline::OverTheLine);
        crossed.get_by_role_and_label(Role::Heading, &title);
        assert!(is_read(&crossed, of(lang, LINE)) && is_read(&crossed, of(lang, PROMISE)));
        assert!(is_read(&crossed, &phrase!(lang, "outcome.capped", most = 30)), "{lang} {percent}");
        let promised = outcome_with(lang, percent, Headline::Agreed);
        assert!(is_read(&promised, of(lang, PROMISE)) && !is_read(&promised, of(lang, LINE)));
    });
}

#[test]
fn records_that_are_not_open_are_told_at_home_and_can_be_tried_again() {
    everywhere(|lang, percent| {
        let folder = tempfile::tempdir().expect("a folder");
        // Another copy uses records of a newer version, which can't be moved aside from under it.
        let other = Store::open(folder.path(), 1_000).expect("a store");
        let file = folder.path().join(DATABASE_FILE);
        let version = |version: u32| {
            let database = rusqlite::Connection::open(&file).expect("the database");
            database.pragma_update(None, "user_version", version).expect("written");
        };
        version(99);
        let outside = Outside { data: Some(folder.path().to_owned()), ..Outside::of(|| 0, || 1) };
        let mut opened = Session::open(example(), outside, Some(lang), Some(1)).expect("a session");
        opened.apply(SettingsCommand::TextPercent(percent));
        let mut harness = shown(opened, LAPTOP);
        assert!(is_read(&harness, &phrase!(lang, "home.not_opened")));
        assert!(is_read(&harness, &file.display().to_string()), "where they are");
        assert!(is_read(&harness, &phrase!(lang, "home.not_opened_means")));
        version(SCHEMA_VERSION);
        harness.get_by_role_and_label(Role::Button, &phrase!(lang, "home.open_again")).focus();
        harness.run_steps(2);
        press(&mut harness, Key::Enter);
        assert!(harness.state().asked.contains(&RecordsCommand::OpenAgain.into()));
        assert!(!is_read(&harness, &phrase!(lang, "home.not_opened")));
        drop(other);
    });
}
