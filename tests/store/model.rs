//! Random sequences of operations do to the store what they do to a simple model in memory.

use std::path::Path;

use counterpart_core::text::Lang;
use counterpart_records::{
    ABANDONED, Choice, Ended, NewPlay, Parent, PlayRow, Reflection, Settings, Store, StoredPlay,
};
use proptest::prelude::*;

use super::{RULES, new_play, open, said, uid};

#[derive(Debug, Clone)]
enum Step {
    Begin { play: u32, scenario: bool, day: Option<bool>, seed: u64, parent: Option<(u32, u32)> },
    Append { play: u32, off_by: i64, option: u32, confidence: Option<u8> },
    Finish { play: u32, outcome: Option<u8> },
    Abandon { play: u32 },
    Reflect { play: u32, plan: bool, body: String },
    Set { language: Option<bool>, text_percent: u16, high_contrast: bool },
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let play = 0..6_u32;
    let percent = || prop::option::of(0..=110_u8);
    prop_oneof![
        3 => (play.clone(), any::<bool>(), any::<Option<bool>>(), any::<u64>(), prop::option::of((0..6_u32, 0..5_u32)))
            .prop_map(|(play, scenario, day, seed, parent)| Step::Begin { play, scenario, day, seed, parent }),
        12 => (play.clone(), prop_oneof![8 => Just(0), 1 => -1..=1_i64], any::<u32>(), percent())
            .prop_map(|(play, off_by, option, confidence)| {
                Step::Append { play, off_by, option, confidence }
            }),
        1 => (play.clone(), percent()).prop_map(|(play, outcome)| Step::Finish { play, outcome }),
        1 => play.clone().prop_map(|play| Step::Abandon { play }),
        1 => (play, any::<bool>(), any::<String>())
            .prop_map(|(play, plan, body)| Step::Reflect { play, plan, body }),
        1 => (prop::option::of(any::<bool>()), 90..=210_u16, any::<bool>()).prop_map(
            |(language, text_percent, high_contrast)| {
                Step::Set { language, text_percent, high_contrast }
            }
        ),
        1 => Just(Step::Reopen),
    ]
}

/// Plays in the order they began, with their reflections.
#[derive(Debug, Default)]
struct Model {
    plays: Vec<(StoredPlay, Vec<Reflection>)>,
    settings: Settings,
}

impl Model {
    fn play(&mut self, number: u32) -> Option<&mut (StoredPlay, Vec<Reflection>)> {
        self.plays.iter_mut().find(|(play, _)| play.row.uid == uid(number))
    }

    fn going_on(&mut self, number: u32) -> Option<&mut StoredPlay> {
        self.play(number).map(|(play, _)| play).filter(|play| play.row.ended.is_none())
    }

    fn count(&mut self, number: u32) -> u32 {
        self.play(number).map_or(0, |(play, _)| play.choices.len() as u32)
    }

    fn begin(&mut self, new: &NewPlay, parent: Option<(u32, u32)>) -> bool {
        let is_new = self.plays.iter().all(|(play, _)| play.row.uid != new.uid);
        let copied = match parent {
            None => Some(Vec::new()),
            Some((number, turn)) => self
                .play(number)
                .and_then(|(play, _)| play.choices.get(..turn as usize))
                .map(<[Choice]>::to_vec),
        };
        let (true, Some(choices)) = (is_new, copied) else {
            return false;
        };
        let new = new.clone();
        let row = PlayRow {
            uid: new.uid,
            scenario_id: new.scenario_id,
            scenario_hash: new.scenario_hash,
            rules: new.rules,
            seat: new.seat,
            day: new.day,
            seed: new.seed,
            mode: new.mode,
            purpose: new.purpose,
            course: new.course,
            parent: new.parent,
            started_ms: new.started_ms,
            ended: None,
        };
        self.plays.push((StoredPlay { row, choices }, Vec::new()));
        true
    }

    fn end(&mut self, number: u32, ending: &str, outcome: Option<u8>, at_ms: i64) -> bool {
        let valid = outcome.is_none_or(|outcome| outcome <= 100);
        let Some(play) = self.going_on(number).filter(|_| valid) else {
            return false;
        };
        play.row.ended = Some(Ended { at_ms, ending: ending.to_owned(), outcome });
        true
    }
}

/// Takes a step in both; they must agree on whether it can be taken.
fn take(store: &mut Store, model: &mut Model, step: Step, at_ms: i64) {
    let (done, expected) = match step {
        Step::Begin { play, scenario, day, seed, parent } => {
            let new = NewPlay {
                scenario_id: if scenario { "late-shipment" } else { "预算" }.to_owned(),
                day: day.map(|quiet| if quiet { "quiet" } else { "雨天" }.to_owned()),
                seed,
                parent: parent.map(|(number, turn)| Parent { uid: uid(number), turn }),
                started_ms: at_ms,
                ..new_play(play)
            };
            (store.begin_play(&new).is_ok(), model.begin(&new, parent))
        }
        Step::Append { play, off_by, option, confidence } => {
            let option = option % 5;
            let turn = u32::try_from(i64::from(model.count(play)) + off_by).unwrap_or(9);
            let valid = turn == model.count(play) && confidence.is_none_or(|sure| sure <= 100);
            let expected = model.going_on(play).filter(|_| valid).map(|play| {
                play.choices.push(said(turn, option, confidence, at_ms));
            });
            let done = store.append_choice(&uid(play), &said(turn, option, confidence, at_ms)).is_ok();
            (done, expected.is_some())
        }
        Step::Finish { play, outcome } => (
            store.finish_play(&uid(play), "agreement", outcome, RULES, at_ms).is_ok(),
            model.end(play, "agreement", outcome, at_ms),
        ),
        Step::Abandon { play } => {
            (store.abandon_play(&uid(play), at_ms).is_ok(), model.end(play, ABANDONED, None, at_ms))
        }
        Step::Reflect { play, plan, body } => {
            let kind = if plan { "plan" } else { "recall" }.to_owned();
            let new = Reflection { kind, body, at_ms };
            let done = store.add_reflection(&uid(play), &new).is_ok();
            let expected = model.play(play).filter(|_| !plan);
            (done, expected.map(|(_, reflections)| reflections.push(new)).is_some())
        }
        Step::Set { language, text_percent, high_contrast } => {
            let lang = language.map(|zh| if zh { Lang::Zh } else { Lang::En });
            let new = Settings { lang, text_percent, high_contrast, ..Settings::default() };
            let expected = (100..=200).contains(&text_percent);
            let done = store.save_settings(&new).is_ok();
            if expected {
                model.settings = new;
            }
            (done, expected)
        }
        Step::Reopen => (true, true),
    };
    assert_eq!(done, expected);
}

fn compare(store: &Store, model: &Model) {
    let newest_first = |wanted: &dyn Fn(&StoredPlay) -> bool| -> Vec<(PlayRow, u32)> {
        let plays = model.plays.iter().rev().map(|(play, _)| play).filter(|play| wanted(play));
        plays.map(|play| (play.row.clone(), play.choices.len() as u32)).collect()
    };
    let pairs = |found: Vec<counterpart_records::PlaySummary>| -> Vec<(PlayRow, u32)> {
        found.into_iter().map(|play| (play.row, play.choices)).collect()
    };
    assert_eq!(pairs(store.recent(100).unwrap()), newest_first(&|_| true));
    assert_eq!(pairs(store.unfinished().unwrap()), newest_first(&|play| play.row.ended.is_none()));
    assert_eq!(pairs(store.plays_of("预算").unwrap()), newest_first(&|play| play.row.scenario_id == "预算"));
    for (play, reflections) in &model.plays {
        assert_eq!(store.load_play(&play.row.uid).unwrap().as_ref(), Some(play));
        assert_eq!(&store.reflections(&play.row.uid).unwrap(), reflections);
    }
    assert_eq!(store.settings().unwrap(), model.settings);
}

fn run(dir: &Path, steps: Vec<Step>) {
    let mut store = open(dir);
    let mut model = Model::default();
    for (at_ms, step) in (1_000..).zip(steps) {
        if matches!(step, Step::Reopen) {
            drop(store);
            store = open(dir);
            compare(&store, &model);
        }
        take(&mut store, &mut model, step, at_ms);
    }
    compare(&store, &model);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_store_does_what_the_model_does(steps in prop::collection::vec(step(), 1..80)) {
        let dir = tempfile::tempdir().unwrap();
        run(dir.path(), steps);
    }
}
