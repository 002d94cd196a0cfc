//! What of a lesson is kept, gone back to, locked, and whose it is.

use super::*;

#[test]
fn a_lesson_goes_on_where_it_was_left_after_the_window_was_closed() {
    for part in [Part::NotThis, Part::LikeThis, Part::Why, Part::Drill, Part::Plan] {
        let dir = tempfile::tempdir().unwrap();
        let mut session = on_disk(dir.path());
        begin(&mut session, "win-win");
        to(&mut session, part);
        let mut answered = 0;
        if part == Part::Drill {
            for _ in 0..2 {
                while taking(&session).drilling.said().is_none() {
                    step(&mut session);
                }
                on(&mut session);
            }
            answered = 2;
        } else if part == Part::Plan {
            answered = 5;
        }
        drop(session);
        let mut session = on_disk(dir.path());
        session.apply(NavCommand::Go(Screen::Lessons));
        assert_eq!(session.lessons.standing("win-win"), Standing::Begun(part));
        begin(&mut session, "win-win");
        assert_eq!((taking(&session).part(), taking(&session).reached()), (part, part));
        assert_eq!(taking(&session).drilling.answered().len(), answered, "{part:?}");
        to(&mut session, Part::Plan);
        assert_eq!(taking(&session).drilling.answered().len(), 5, "{part:?}: the rest, and no more");
    }
}

#[test]
fn one_leaves_for_the_settings_and_comes_back_to_the_same_moment() {
    let mut session = with_lessons();
    begin(&mut session, "role-clarity");
    to(&mut session, Part::LikeThis);
    let moment = taking(&session).moment();
    session.apply(NavCommand::Go(Screen::Settings));
    assert!(session.on_stage().is_none());
    session.apply(NavCommand::Back);
    assert_eq!((taking(&session).part(), taking(&session).moment()), (Part::LikeThis, moment));
    session.apply(LessonCommand::Leave);
    begin(&mut session, "role-clarity");
    assert_eq!((taking(&session).part(), taking(&session).moment()), (Part::LikeThis, moment));
}

#[test]
fn parts_that_were_reached_can_be_gone_back_to_and_no_others() {
    let mut session = with_lessons();
    begin(&mut session, "feedback");
    session.apply(LessonCommand::GoTo(Part::Why));
    assert_eq!(taking(&session).part(), Part::Recall);
    to(&mut session, Part::Drill);
    session.apply(LessonCommand::GoTo(Part::NotThis));
    assert_eq!((taking(&session).part(), taking(&session).reached()), (Part::NotThis, Part::Drill));
    assert_eq!(taking(&session).expected(), None, "asked anew");
    session.apply(LessonCommand::GoTo(Part::Drill));
    assert_eq!(taking(&session).part(), Part::Drill);
}

/// Whatever is pressed, in whatever order, the way on is open.
#[test]
fn no_part_is_a_dead_end() {
    for seed in 0..40_u64 {
        let mut session = with_lessons();
        let all = ids(&session);
        begin(&mut session, &all[seed as usize % all.len()]);
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut draw = |most: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % most
        };
        for _ in 0..60 {
            let command = match draw(12) {
                0 => LessonCommand::ToggleThought,
                1 => LessonCommand::Expect(Change::ALL[draw(3) as usize]),
                2 => LessonCommand::Say(OptionIx(draw(5) as u8)),
                3 => LessonCommand::When(Half::Given(draw(4) as usize)),
                4 => LessonCommand::Then(Half::Own("说一句".to_owned())),
                5 => LessonCommand::ChooseAgain,
                6 => LessonCommand::GoTo(Part::ALL[draw(6) as usize]),
                7 => LessonCommand::KeepPlan { rehearsed: false },
                _ => LessonCommand::On,
            };
            session.apply(command);
        }
        // From anywhere a person comes to the end by doing what is asked.
        for _ in 0..100 {
            if taking(&session).ended().is_some() {
                break;
            }
            step(&mut session);
        }
        assert!(taking(&session).ended().is_some(), "seed {seed}: {:?}", taking(&session).part());
    }
}

#[test]
fn a_locked_scenario_never_shows() {
    let library = Library::load(None);
    let scenarios: Vec<String> = library.playable().map(|scenario| scenario.id.clone()).collect();
    for locked in &scenarios {
        let mut session = with_locked(std::slice::from_ref(locked));
        for id in ids(&session) {
            begin(&mut session, &id);
            if session.lessons.taking.is_none() {
                // Nothing of it can be shown, and the list says so.
                let one = session.lessons.find(&id).unwrap();
                assert!(one.lesson.models.iter().all(|model| model.desk.scenario == *locked), "{id}");
                continue;
            }
            while taking(&session).ended().is_none() {
                if let Some(stage) = session.on_stage() {
                    assert_ne!(stage.play.scenario().id, *locked, "{id} {:?}", taking(&session).part());
                }
                assert_ne!(taking(&session).acted.side(true).scenario().id, *locked, "{id}");
                step(&mut session);
            }
        }
    }
    let mut session = with_locked(&scenarios);
    assert!(session.lessons.all().iter().all(|one| !session.lessons.is_open(&one.lesson)));
    begin(&mut session, "feedback");
    assert!(session.lessons.taking.is_none() && session.on_stage().is_none());
    // Nothing that is pressed there does anything.
    for command in [LessonCommand::On, LessonCommand::Again, LessonCommand::NoPlan] {
        session.apply(command);
        assert!(session.lessons.taking.is_none());
    }
}

#[test]
fn lessons_are_read_beside_the_window_and_begin_when_they_are_there() {
    let jobs: Arc<Mutex<Vec<Job>>> = Arc::default();
    let kept = Arc::clone(&jobs);
    let outside = Outside { worker: Box::new(move |job| kept.lock().unwrap().push(job)), ..outside() };
    let store = Store::in_memory().unwrap();
    let mut session = Session::new(Library::load(None), store, outside, Some(Lang::En), Some(7));
    begin(&mut session, "feedback");
    assert!(session.is_at(Work::Lessons) && !session.lessons.are_known());
    assert!(session.lessons.taking.is_none());
    // Pressed meanwhile, nothing happens.
    on(&mut session);
    for job in jobs.lock().unwrap().drain(..) {
        job();
    }
    session.catch_up();
    assert!(!session.is_at(Work::Lessons) && session.lessons.are_known());
    assert_eq!(taking(&session).part(), Part::Recall);
    session.apply(LessonCommand::Leave);
    assert!(jobs.lock().unwrap().is_empty(), "they are read once");
}

#[test]
fn everybody_takes_their_own_lessons() {
    let dir = tempfile::tempdir().unwrap();
    let mut session = on_disk(dir.path());
    begin(&mut session, "feedback");
    to(&mut session, Part::Why);
    session.apply(PeopleCommand::Add { name: "K7".to_owned(), department: String::new() });
    assert!(session.lessons.taking.is_none());
    session.apply(NavCommand::Go(Screen::Lessons));
    assert_eq!(session.lessons.standing("feedback"), Standing::New);
    begin(&mut session, "feedback");
    assert_eq!(taking(&session).part(), Part::Recall);
}

#[test]
fn a_lesson_that_there_is_not_says_so() {
    let mut session = with_lessons();
    session.apply(LessonCommand::Begin("no-such-lesson".to_owned()));
    assert!(session.lessons.taking.is_none());
    session.apply(LessonCommand::Leave);
    assert_eq!(session.screen().id(), ScreenId::Lessons);
}

#[test]
fn a_model_that_no_longer_plays_is_passed_over() {
    let session = with_lessons();
    let shelf: Shelf = session.lessons.shelf();
    let lesson = &session.lessons.find("feedback").unwrap().lesson;
    let mut broken = lesson.models[0].clone();
    broken.lead = vec![OptionIx(200)];
    assert!(counterpart::session::lesson::Acted::of(&broken, &shelf).is_none());
    assert!(counterpart::session::lesson::Acted::of(&lesson.models[0], &shelf).is_some());
}
