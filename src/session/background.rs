//! Work that takes longer than a picture may: done beside the window's thread, asked after once a frame, and
//! given up when nobody waits for it any more.
//!
//! **Not here:** what is worked out (each area of the session), and what stands on the screen meanwhile
//! (`app::views`).

use super::{Outside, ScreenId, Session};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

/// Something to be done, once.
pub type Job = Box<dyn FnOnce() + Send>;

/// Who does what takes long. Whatever it does with a job, what the job comes to arrives by itself.
pub type Worker = Box<dyn Fn(Job) + Send + Sync>;

/// Does every job at once, before anything else goes on: for tests and for pictures.
pub fn at_once() -> Worker {
    Box::new(|job| job())
}

/// Does every job in a thread of its own.
pub fn in_threads() -> Worker {
    Box::new(|job| {
        let thread = std::thread::Builder::new().name("counterpart at work".to_owned());
        if let Err(error) = thread.spawn(job) {
            // The job is gone with the thread, and whoever waits for it hears so.
            tracing::error!(%error, "no thread could be begun");
        }
    })
}

/// What the game works out without holding the window up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// What could have been had in the play that is looked back at.
    Attainable,
    /// The person's skill over all their plays.
    Skill,
    /// Where the person stands in their course, and what comes next.
    Course,
    /// The person's records are being opened once more.
    Records,
    /// The scenarios of the person's own folder.
    Library,
    /// The lessons there are.
    Lessons,
    /// Which sessions of workshops are kept.
    KeptRooms,
    /// The report of a kept session.
    KeptReport,
    /// The report of the room that is led.
    Report,
}

/// How long a job may take, and whether anybody still waits for it.
pub struct Patience {
    given_up: Arc<AtomicBool>,
    now_ms: Arc<dyn Fn() -> u64 + Send + Sync>,
    until_ms: u64,
}

impl Patience {
    /// Whether the job should go on.
    pub fn lasts(&self) -> bool {
        !self.given_up.load(Ordering::Relaxed) && (self.now_ms)() < self.until_ms
    }
}

/// A job that is on its way. Dropped, it is given up.
pub struct Pending<T> {
    result: Receiver<T>,
    given_up: Arc<AtomicBool>,
}

impl<T: Send + 'static> Pending<T> {
    /// Hands a job to the worker of `outside`, with the patience for so many milliseconds. The screen is drawn again
    /// when it is done, and so it is if it breaks.
    pub fn begin(
        outside: &Outside,
        most_ms: u64,
        work: impl FnOnce(&Patience) -> T + Send + 'static,
    ) -> Pending<T> {
        let given_up = Arc::new(AtomicBool::new(false));
        let now_ms = Arc::clone(&outside.steady_ms);
        let until_ms = now_ms().saturating_add(most_ms);
        let patience = Patience { given_up: Arc::clone(&given_up), now_ms, until_ms };
        let (sender, result) = sync_channel(1);
        let wake = Wake(Arc::clone(&outside.wake));
        (outside.worker)(Box::new(move || {
            // Dropped last: the window is woken once there is something to hear, even if the work breaks.
            let wake = wake;
            let done = work(&patience);
            if !patience.given_up.load(Ordering::Relaxed) {
                // Nobody may be there to hear it any more.
                sender.send(done).unwrap_or_default();
            }
            drop(sender);
            drop(wake);
        }));
        Pending { result, given_up }
    }

    /// What it came to, if it is done.
    pub fn look(&self) -> Outcome<T> {
        match self.result.try_recv() {
            Ok(done) => Outcome::Done(done),
            Err(TryRecvError::Empty) => Outcome::NotYet,
            Err(TryRecvError::Disconnected) => Outcome::Lost,
        }
    }
}

impl<T> Drop for Pending<T> {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}

/// What a job has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// It isn't done yet.
    NotYet,
    /// It is done.
    Done(T),
    /// It broke; the log says how.
    Lost,
}

struct Wake(Arc<dyn Fn() + Send + Sync>);

impl Drop for Wake {
    fn drop(&mut self) {
        (self.0)();
    }
}

/// Takes what a job has come to, and the job with it; none while it isn't done.
pub(super) fn arrived<T: Send + 'static>(pending: &mut Option<Pending<T>>) -> Option<Outcome<T>> {
    match pending.as_ref()?.look() {
        Outcome::NotYet => None,
        outcome => {
            *pending = None;
            Some(outcome)
        }
    }
}

impl Session {
    /// Takes in what was worked out meanwhile, and what has happened in the room. Called once before each frame.
    pub fn catch_up(&mut self) {
        self.take_in_records();
        self.take_in_library();
        self.take_in_lessons();
        self.take_in_attainable();
        self.take_in_skill();
        self.take_in_course();
        self.take_in_kept_rooms();
        self.take_in_kept_report();
        self.take_in_report();
        self.look_at_room();
    }

    /// Whether something is being worked out.
    pub fn is_at(&self, work: Work) -> bool {
        match work {
            Work::Attainable => self.at_work.attainable.is_some(),
            Work::Skill => self.at_work.skill.is_some(),
            Work::Course => self.at_work.course.is_some(),
            Work::Records => self.at_work.records.is_some(),
            Work::Library => self.at_work.library.is_some(),
            Work::Lessons => self.at_work.lessons.is_some(),
            Work::KeptRooms => self.at_work.kept_rooms.is_some(),
            Work::KeptReport => self.at_work.kept_report.is_some(),
            Work::Report => self.workshop.as_ref().is_some_and(super::Workshop::is_writing),
        }
    }

    /// Gives up what no screen shows any more, neither the open one nor one beneath.
    pub(super) fn give_up_what_nobody_waits_for(&mut self) {
        let is_there = |ids: &[ScreenId]| {
            let open = std::iter::once(self.navigation.open());
            open.chain(self.navigation.beneath()).any(|screen| ids.contains(&screen.id()))
        };
        if !is_there(&[ScreenId::Outcome, ScreenId::Debrief]) {
            self.at_work.attainable = None;
        }
        if !is_there(&[ScreenId::Debrief]) {
            self.at_work.skill = None;
        }
        if !is_there(&[ScreenId::Home, ScreenId::Programme]) {
            self.at_work.course = None;
        }
    }
}

/// What is on its way.
#[derive(Default)]
pub(super) struct AtWork {
    pub attainable: Option<Pending<crate::scoring::Attainable>>,
    pub skill: Option<Pending<crate::history::PersonSkill>>,
    pub course: Option<Pending<super::course::Worked>>,
    pub records: Option<Pending<Result<crate::records::Opened, crate::records::OpenError>>>,
    pub library: Option<Pending<crate::library::Library>>,
    pub lessons: Option<Pending<super::lesson::Found>>,
    pub kept_rooms: Option<Pending<super::workshop::KeptFound>>,
    pub kept_report: Option<Pending<super::workshop::KeptReport>>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;
    use std::sync::atomic::AtomicUsize;

    fn outside(worker: Worker) -> (Outside, Arc<AtomicUsize>) {
        let woken = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&woken);
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(move || {
            counted.fetch_add(1, Ordering::SeqCst);
        });
        (Outside { worker, wake, ..Outside::of(|| 0, || 1) }, woken)
    }

    #[test]
    fn what_is_done_arrives_once_and_wakes_the_window() {
        let (outside, woken) = outside(at_once());
        let mut pending = Some(Pending::begin(&outside, 10, |_| 7));
        assert_eq!(woken.load(Ordering::SeqCst), 1);
        assert_eq!(arrived(&mut pending), Some(Outcome::Done(7)));
        assert_eq!(arrived(&mut pending), None);
    }

    #[test]
    fn what_breaks_or_never_begins_is_lost_and_not_waited_for() {
        let (outside, woken) = outside(Box::new(drop));
        assert_eq!(Pending::begin(&outside, 10, |_| 7).look(), Outcome::Lost);
        assert_eq!(woken.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn who_waits_no_longer_has_the_work_stopped() {
        let jobs: Arc<Mutex<Vec<Job>>> = Arc::default();
        let kept = Arc::clone(&jobs);
        let (outside, _) = outside(Box::new(move |job| kept.lock().expect("the jobs").push(job)));
        let lasted = Arc::new(AtomicUsize::new(9));
        let seen = Arc::clone(&lasted);
        let work = move |patience: &Patience| seen.store(usize::from(patience.lasts()), Ordering::SeqCst);
        let pending = Pending::begin(&outside, 10, work.clone());
        assert_eq!(pending.look(), Outcome::NotYet);
        drop(pending);
        for job in jobs.lock().expect("the jobs").drain(..) {
            job();
        }
        assert_eq!(lasted.load(Ordering::SeqCst), 0, "given up");
        let pending = Pending::begin(&outside, 10, work);
        jobs.lock().expect("the jobs").drain(..).for_each(|job| job());
        assert_eq!((lasted.load(Ordering::SeqCst), pending.look()), (1, Outcome::Done(())));
    }

    #[test]
    fn work_ends_when_its_time_is_up() {
        let clock = Arc::new(AtomicUsize::new(5));
        let now = Arc::clone(&clock);
        let outside = Outside::of(move || now.load(Ordering::SeqCst) as i64, || 1);
        let looked = Pending::begin(&outside, 10, move |patience| {
            let mut times = 0;
            while patience.lasts() {
                clock.fetch_add(1, Ordering::SeqCst);
                times += 1;
            }
            times
        });
        assert_eq!(looked.look(), Outcome::Done(10));
    }
}
