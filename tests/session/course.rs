//! A course at the desk: taken up, its forms kept until they are taken, what comes next and why, the dates, the
//! plan looked back at.

use super::{SCENARIO, begin, play_on, say};
use counterpart::course::counts::Obstacle;
use counterpart::course::day::Day;
use counterpart::course::due::Appointment;
use counterpart::course::path::{MOST, Offer, Task, Why};
use counterpart::library::Library;
use counterpart::records::{Person, PlanFate, PlanText, Purpose, Store};
use counterpart::session::course::{StepState, reason, title_of};
use counterpart::session::{
    CourseCommand, Mode, NavCommand, Outside, PeopleCommand, PlayCommand, ReviewCommand, Screen, Session,
};
use counterpart::text::Lang;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Monday, 2027-03-01.
const MONDAY: i64 = 20_878;
const DAY_MS: i64 = 86_400_000;
const SIXTY: &str = "sixty-days";

/// A session whose clock can be moved.
struct Desk {
    session: Session,
    now_ms: Arc<AtomicI64>,
}

impl Desk {
    fn of(store: Store, data: Option<&Path>) -> Desk {
        let now_ms = Arc::new(AtomicI64::new(MONDAY * DAY_MS));
        let clock = Arc::clone(&now_ms);
        let mut count = 0;
        let random = move || {
            count += 2;
            count
        };
        // Every look at the clock is a little later.
        let outside = Outside::of(move || clock.fetch_add(1, Ordering::SeqCst), random);
        let outside = Outside { data: data.map(Path::to_owned), ..outside };
        let session = Session::new(Library::load(None), store, outside, Some(Lang::En), Some(7));
        Desk { session, now_ms }
    }

    /// In memory; the first form comes first, or the second.
    fn new(second_first: bool) -> Desk {
        let mut store = Store::in_memory().expect("a store");
        let uid = format!("{:031x}{}", 5, if second_first { '1' } else { '2' });
        store
            .add_person(&Person { uid, name: "K7".to_owned(), department: String::new(), made_ms: 0 })
            .expect("a person");
        let mut desk = Desk::of(store, None);
        desk.session.apply(NavCommand::Go(Screen::Home));
        desk
    }

    fn pass(&mut self, days: i64) {
        self.now_ms.fetch_add(days * DAY_MS, Ordering::SeqCst);
        self.session.apply(NavCommand::Go(Screen::Home));
    }

    fn take_up(&mut self, course: &str) {
        self.session.apply(NavCommand::Go(Screen::Programme));
        self.session.apply(CourseCommand::TakeUp(course.to_owned()));
        self.session.apply(CourseCommand::TakeUp(course.to_owned()));
        assert_eq!(self.session.course.taken.as_ref().expect("a course").course, course);
    }

    fn offers(&self) -> Vec<Offer> {
        self.session.course.offers().into_iter().cloned().collect()
    }

    fn first(&self) -> Task {
        self.offers().first().expect("an offer").task.clone()
    }

    /// Has whatever conversation is open, to its end and on.
    fn talk(&mut self) {
        self.session.apply(PlayCommand::Begin);
        assert_eq!(*self.session.screen(), Screen::Conversation);
        play_on(&mut self.session);
        self.session.apply(PlayCommand::SeeOutcome);
    }

    fn take_form(&mut self) {
        for _ in 0..2 {
            let task = self.first();
            assert!(matches!(task, Task::Form { .. }), "{task:?}");
            self.session.apply(CourseCommand::Begin(task));
            self.talk();
        }
    }

    fn locked(&self) -> BTreeSet<String> {
        let all = self.session.library.playable().map(|scenario| scenario.id.clone());
        all.filter(|scenario| self.session.is_locked(scenario)).collect()
    }
}

#[test]
fn newcomers_begin_with_a_conversation_and_there_is_always_something_else() {
    let mut desk = Desk::new(false);
    let (scenario, seat) = (SCENARIO.to_owned(), "sales".to_owned());
    assert_eq!(desk.first(), Task::Desk { scenario, seat });
    let mut seen: Vec<Task> = Vec::new();
    loop {
        let offers = desk.offers();
        assert!((1..=MOST).contains(&offers.len()), "{offers:?}");
        for offer in &offers {
            let (title, why) =
                (title_of(&desk.session, &offer.task, Lang::En), reason(&desk.session, offer, Lang::Zh));
            assert!(!title.is_empty() && !why.is_empty(), "{offer:?}");
        }
        if seen.contains(&offers[0].task) {
            break;
        }
        seen.extend(offers.into_iter().map(|offer| offer.task));
        desk.session.apply(CourseCommand::SomethingElse);
    }
    // Every desk and every lesson, and the library last; then it begins again.
    let unique: BTreeSet<String> = seen.iter().map(|task| format!("{task:?}")).collect();
    assert_eq!((unique.len(), seen.len()), (12 + 11 + 1, 12 + 11 + 1));
    assert_eq!(seen.last(), Some(&Task::Library));
}

#[test]
fn a_course_that_hands_something_in_is_taken_up_after_it_was_agreed_to() {
    let mut desk = Desk::new(false);
    desk.session.apply(NavCommand::Go(Screen::Programme));
    desk.session.apply(CourseCommand::TakeUp(SIXTY.to_owned()));
    assert_eq!(
        (desk.session.course.taken.clone(), desk.session.course.asked.as_deref()),
        (None, Some(SIXTY))
    );
    desk.session.apply(CourseCommand::DontTakeUp);
    assert_eq!(desk.locked(), BTreeSet::new());
    // One that hands nothing in takes one word.
    desk.session.apply(CourseCommand::TakeUp("workshop-90".to_owned()));
    assert_eq!(desk.session.course.taken.as_ref().map(|taken| taken.course.as_str()), Some("workshop-90"));
    desk.session.apply(CourseCommand::Leave);
    assert_eq!(desk.session.course.taken, None);
    desk.take_up(SIXTY);
    assert_eq!(desk.session.course.taken.as_ref().map(|taken| taken.first_day), Some(Day(MONDAY as i32)));
    assert_eq!(desk.locked().len(), 6, "every scenario is kept for a form");
    desk.session.apply(CourseCommand::Leave);
    assert_eq!(desk.locked(), BTreeSet::new());
}

#[test]
fn the_first_form_is_taken_once_without_hints_and_unlocks_its_own() {
    for second_first in [false, true] {
        let mut desk = Desk::new(second_first);
        desk.take_up(SIXTY);
        assert_eq!(desk.first(), Task::Survey);
        desk.session.apply(CourseCommand::TookPlace(Task::Survey));
        let number = if second_first { 2 } else { 1 };
        let forms = desk.session.course.taken.clone().expect("a course").forms;
        let form = forms.iter().find(|form| form.number == number).expect("the form").clone();
        let (scenario, seat) = form.seats[0].clone();
        let first = Task::Form { number, scenario: scenario.clone(), seat: seat.clone() };
        assert_eq!(desk.first(), first);
        assert_eq!(desk.offers()[0].why, Why::Step);

        desk.session.apply(CourseCommand::Begin(first.clone()));
        assert_eq!(
            *desk.session.screen(),
            Screen::Briefing { scenario: scenario.clone(), seat: seat.clone() }
        );
        assert!(desk.session.may_be_briefed(&scenario, &seat));
        desk.session.apply(PlayCommand::Begin);
        assert_eq!(desk.session.playing.as_ref().map(|playing| playing.mode), Some(Mode::Assessment));
        say(&mut desk.session);
        // Gone back to, its briefing begins no second one.
        let begun = desk.session.playing.as_ref().expect("a play").uid.clone();
        desk.session.apply(NavCommand::Back);
        assert!(matches!(desk.session.screen(), Screen::Briefing { .. }));
        desk.session.apply(PlayCommand::Begin);
        assert_eq!(desk.session.playing.as_ref().map(|playing| playing.uid.clone()), Some(begun));
        // Left and taken up again, it is the same conversation.
        let uid = desk.session.playing.as_ref().expect("a play").uid.clone();
        desk.session.apply(PlayCommand::Leave);
        assert_eq!(desk.session.to_go_on_with().map(|play| play.row.uid.as_str()), Some(uid.as_str()));
        desk.session.apply(CourseCommand::Begin(first.clone()));
        assert_eq!(desk.session.playing.as_ref().map(|playing| playing.uid.as_str()), Some(uid.as_str()));
        play_on(&mut desk.session);
        desk.session.apply(PlayCommand::SeeOutcome);
        // Nothing is said about the first before the second.
        assert_eq!(*desk.session.screen(), Screen::Programme);
        assert!(desk.session.is_locked(&scenario) && desk.session.review.is_none());
        desk.session.apply(ReviewCommand::Open(uid.clone()));
        assert!(desk.session.review.is_none());
        desk.session.notices.clear();
        desk.session.apply(CourseCommand::Begin(first.clone()));
        assert_eq!(*desk.session.screen(), Screen::Programme, "it isn't had twice");

        let (scenario, seat) = form.seats[1].clone();
        assert_eq!(desk.first(), Task::Form { number, scenario, seat });
        desk.session.apply(CourseCommand::Begin(desk.first()));
        desk.talk();
        assert_eq!(*desk.session.screen(), Screen::Outcome);
        let own: BTreeSet<String> = form.seats.iter().map(|(scenario, _)| scenario.clone()).collect();
        assert_eq!(desk.locked().intersection(&own).count(), 0);
        assert_eq!(desk.locked().len(), 4);
        desk.session.apply(NavCommand::Go(Screen::Programme));
        desk.session.apply(ReviewCommand::Open(uid));
        assert_eq!(*desk.session.screen(), Screen::Outcome);
    }
}

/// Every way that leads to what is said in a scenario, tried on each of those that are locked.
#[test]
fn nothing_leads_into_what_is_locked() {
    let mut desk = Desk::new(false);
    // Begun and finished before the course was taken up.
    begin(&mut desk.session, "sales");
    let begun = desk.session.playing.as_ref().expect("a play").uid.clone();
    desk.session.apply(PlayCommand::Leave);
    begin(&mut desk.session, "warehouse");
    let finished = desk.session.playing.as_ref().expect("a play").uid.clone();
    play_on(&mut desk.session);
    desk.session.apply(PlayCommand::SeeOutcome);
    desk.take_up(SIXTY);
    assert!(desk.session.review.is_none());
    let scenarios: Vec<_> = desk.session.library.playable().cloned().collect();
    for scenario in &scenarios {
        for seat in &scenario.seats {
            desk.session.apply(NavCommand::Go(Screen::Briefing {
                scenario: scenario.id.clone(),
                seat: seat.id.clone(),
            }));
            assert!(!desk.session.may_be_briefed(&scenario.id, &seat.id));
            desk.session.apply(PlayCommand::Begin);
            assert!(desk.session.playing.is_none(), "{} {}", scenario.id, seat.id);
        }
    }
    assert!(desk.session.to_go_on_with().is_none());
    desk.session.apply(PlayCommand::Resume(begun));
    desk.session.apply(ReviewCommand::Open(finished));
    assert!(desk.session.playing.is_none() && desk.session.review.is_none());
    assert_eq!(desk.session.notices.len(), 1, "told once: {:?}", desk.session.notices);
    // What is offered leads nowhere there either, but for the forms in their turn.
    desk.session.apply(NavCommand::Go(Screen::Home));
    let mut seen = BTreeSet::new();
    while seen.insert(format!("{:?}", desk.first())) {
        for offer in desk.offers() {
            assert!(!matches!(offer.task, Task::Desk { .. } | Task::Lesson(_)), "{offer:?}");
        }
        desk.session.apply(CourseCommand::SomethingElse);
    }
    // A form whose turn hasn't come is no way in: it is taken as it comes, and then from the course's page.
    desk.session.apply(PlayCommand::Begin);
    assert!(desk.session.playing.is_none());
}

#[test]
fn the_steps_follow_what_was_done_and_the_last_day_asks_for_the_plan_and_the_form() {
    let mut desk = Desk::new(false);
    desk.take_up(SIXTY);
    desk.session.apply(CourseCommand::TookPlace(Task::Survey));
    desk.take_form();
    desk.session.apply(NavCommand::Go(Screen::Home));
    // Practice: of what the first form has unlocked.
    let open = |desk: &Desk| -> Vec<usize> {
        let steps = &desk.session.course.standing.as_ref().expect("a standing").steps;
        (0..steps.len()).filter(|place| steps[*place].state == StepState::Open).collect()
    };
    assert_eq!(open(&desk), [2]);
    for _ in 0..2 {
        let offers = desk.offers();
        let desks = offers.iter().find(|offer| matches!(offer.task, Task::Desk { .. }));
        let task = desks.unwrap_or_else(|| panic!("a desk among {offers:?}")).task.clone();
        desk.session.apply(CourseCommand::Begin(task));
        desk.talk();
        desk.session.apply(NavCommand::Go(Screen::Home));
    }
    let plays = desk.session.progress.recent.iter();
    assert_eq!(plays.filter(|play| play.row.purpose == Purpose::Path && play.row.course == SIXTY).count(), 2);
    // A plan, where the last conversation is looked back at.
    desk.session.apply(CourseCommand::Begin(Task::Plan));
    assert_eq!(*desk.session.screen(), Screen::Outcome);
    desk.session.apply(NavCommand::Go(Screen::Debrief));
    let (when, then) = ("they change an order".to_owned(), "phone first".to_owned());
    desk.session.apply(ReviewCommand::KeepPlan { when, then });
    desk.session.apply(NavCommand::Go(Screen::Home));

    // Day 12 is a Saturday, so Monday the 15th; the other desk of a scenario of the first form.
    let dates = |desk: &Desk| desk.session.course.standing.as_ref().expect("a standing").dates.clone();
    assert_eq!(
        dates(&desk).iter().map(|due| (due.what, due.date.to_string())).collect::<Vec<_>>(),
        [(Appointment::Booster, "2027-03-15".to_owned()), (Appointment::Last, "2027-04-30".to_owned())]
    );
    desk.pass(13);
    assert!(!matches!(desk.first(), Task::Due(_)), "nothing before its day");
    desk.pass(1);
    assert_eq!(desk.first(), Task::Due(Appointment::Booster));
    let told = reason(&desk.session, &desk.offers()[0], Lang::En);
    assert!(told.contains("14 days") && told.contains("phone first"), "{told}");
    desk.session.apply(CourseCommand::Begin(desk.first()));
    let Screen::Briefing { scenario, seat } = desk.session.screen().clone() else { panic!("a briefing") };
    let taken = desk.session.course.taken.clone().expect("a course");
    assert!(taken.forms[0].seats.iter().any(|(own, sat)| *own == scenario && *sat != seat));
    desk.talk();
    assert_eq!(desk.session.progress.recent[0].row.purpose, Purpose::Booster);

    desk.pass(46);
    assert_eq!(desk.first(), Task::Due(Appointment::Last));
    desk.session.apply(CourseCommand::Begin(desk.first()));
    let plan = desk.session.course.looking_at.expect("a plan to look at");
    assert_eq!(*desk.session.screen(), Screen::Programme);
    desk.session.apply(CourseCommand::PlanBecame {
        plan,
        fate: PlanFate::NotDone,
        why: Some(Obstacle::NoTime),
        words: "  too many orders ".to_owned(),
    });
    assert_eq!(desk.session.course.looking_at, None);
    let plans = &desk.session.course.standing.as_ref().expect("a standing").plans;
    let look = &plans[0].looks[0];
    assert_eq!(
        (look.fate, look.why.as_deref(), look.words.as_deref()),
        (PlanFate::NotDone, Some("no-time"), Some("too many orders"))
    );
    // Then the third form, in the same way; and then nothing is due any more.
    desk.session.apply(CourseCommand::Begin(Task::Due(Appointment::Last)));
    desk.talk();
    assert_eq!(*desk.session.screen(), Screen::Programme);
    desk.session.apply(CourseCommand::Begin(Task::Due(Appointment::Last)));
    desk.talk();
    desk.session.apply(NavCommand::Go(Screen::Home));
    assert_eq!(dates(&desk), []);
    assert_eq!(desk.locked().len(), 2, "the form that was passed over");
}

#[test]
fn an_obstacle_belongs_to_what_was_not_done_alone() {
    let mut desk = Desk::new(false);
    begin(&mut desk.session, "sales");
    play_on(&mut desk.session);
    desk.session.apply(PlayCommand::SeeOutcome);
    let (when, then) = ("they shout".to_owned(), "wait".to_owned());
    desk.session.apply(ReviewCommand::KeepPlan { when, then });
    desk.pass(62);
    // Without a course, too: the other desk, and the plan.
    assert!(desk.offers().iter().any(|offer| offer.task == Task::Due(Appointment::Booster)));
    let plan =
        desk.session.course.standing.as_ref().expect("there is one").plan_to_look_at().expect("there is one");
    assert_eq!(plan.plan.text, PlanText::Halves { when: "they shout".to_owned(), then: "wait".to_owned() });
    let plan = plan.id;
    desk.session.apply(CourseCommand::LookAt(plan));
    let (fate, why) = (PlanFate::Helped, Some(Obstacle::NoTime));
    desk.session.apply(CourseCommand::PlanBecame { plan, fate, why, words: String::new() });
    assert_eq!(desk.session.notices, []);
    // What was looked back at asks for nothing any more.
    desk.session.apply(NavCommand::Go(Screen::Home));
    assert!(desk.offers().iter().all(|offer| !matches!(offer.task, Task::Due(_))), "{:?}", desk.offers());
}

/// Read beside the window or in it, the same records and the same day give the same.
#[test]
fn the_same_records_and_the_same_day_give_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let open = || Store::open(folder.path(), 1_000).expect("a store").store;
    let mut desk = Desk::of(open(), None);
    let mut growth = Vec::new();
    for seat in ["sales", "warehouse", "sales"] {
        begin(&mut desk.session, seat);
        play_on(&mut desk.session);
        desk.session.apply(PlayCommand::SeeOutcome);
        desk.session.apply(NavCommand::Go(Screen::Home));
        growth.push(desk.session.course.standing.as_ref().expect("a standing").reached.growth);
    }
    // After the third conversation it shows what has grown.
    assert_eq!(growth.iter().map(Option::is_some).collect::<Vec<_>>(), [false, false, true]);
    let once = desk.session.course.standing.clone().expect("a standing");
    let reached = &once.reached;
    assert_eq!((reached.conversations, reached.desks, reached.desks_all), (3, 2, 12));
    assert_eq!(reached.scenarios.len(), 1);
    assert!(reached.heard > 0 && reached.heard <= reached.heard_all, "{reached:?}");
    assert_eq!(reached.rules, Vec::<&str>::new(), "of one scenario alone no rule is one's own");
    drop(desk);
    let again = Desk::of(open(), None);
    assert_eq!(again.session.course.standing, Some(once));
}

#[test]
fn somebody_elses_course_is_not_ones_own() {
    let mut desk = Desk::new(false);
    desk.take_up(SIXTY);
    desk.session.apply(PeopleCommand::Add { name: "K8".to_owned(), department: String::new() });
    assert_eq!((desk.session.course.taken.clone(), desk.locked().len()), (None, 0));
    assert!(desk.session.course.standing.is_some());
}

#[test]
fn what_is_very_late_is_offered_once_more_and_then_dropped() {
    let mut desk = Desk::new(false);
    begin(&mut desk.session, "sales");
    play_on(&mut desk.session);
    desk.session.apply(PlayCommand::SeeOutcome);
    let (when, then) = ("they shout".to_owned(), "wait".to_owned());
    desk.session.apply(ReviewCommand::KeepPlan { when, then });
    let is_due = |desk: &Desk| desk.offers().iter().any(|offer| matches!(offer.task, Task::Due(_)));
    desk.pass(150);
    assert!(is_due(&desk), "offered once more");
    desk.session.apply(NavCommand::Go(Screen::Home));
    assert!(is_due(&desk), "and still there on that day");
    desk.pass(1);
    assert!(!is_due(&desk), "{:?}", desk.offers());
}

#[test]
fn the_dates_are_written_beside_the_records() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = Desk::of(Store::open(folder.path(), 1_000).expect("a store").store, Some(folder.path()));
    begin(&mut desk.session, "sales");
    play_on(&mut desk.session);
    desk.session.apply(PlayCommand::SeeOutcome);
    let (when, then) = ("SECRET".to_owned(), "SECRET".to_owned());
    desk.session.apply(ReviewCommand::KeepPlan { when, then });
    desk.session.apply(NavCommand::Go(Screen::Programme));
    desk.session.apply(CourseCommand::WriteDates);
    let path = folder.path().join("counterpart-dates.ics");
    let written = std::fs::read_to_string(&path).expect("the file");
    assert_eq!(written.matches("BEGIN:VEVENT").count(), 2, "{written}");
    assert!(written.contains("DTSTART;VALUE=DATE:20270315") && !written.contains("SECRET"), "{written}");
    assert_eq!(desk.session.dates_to_paste().lines().count(), 2);
    // A folder of that name is in the way.
    std::fs::remove_file(&path).expect("removed");
    std::fs::create_dir(&path).expect("a folder");
    desk.session.apply(CourseCommand::WriteDates);
    let told = &desk.session.notices.last().expect("a message").text;
    assert!(told.en.contains("could not be written") && told.zh.contains("写不了"), "{told:?}");
}
