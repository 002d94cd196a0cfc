//! Work shared out among the processors, and one budget for all of it.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Does the tasks, as many at a time as the machine has processors, and gives the results in the
/// order of the tasks. A task hears its place among them; one without a result is left out.
pub fn share_out<T: Sync, R: Send>(tasks: &[T], work: impl Fn(usize, &T) -> Option<R> + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(tasks.len());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(task) = tasks.get(place) else { break };
                    let result = work(place, task);
                    if let (Ok(mut done), Some(result)) = (done.lock(), result) {
                        done.push((place, result));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The states that all tasks together may hold at a time. Of those that are at work, the first in order
/// always goes on; one that would need more than is left drops what it has and begins again when it is the
/// first. So what comes out doesn't depend on what happens to be at work beside it.
#[derive(Debug)]
pub struct Pool {
    budget: usize,
    /// How many states each task at work holds, by its place.
    held: Mutex<BTreeMap<usize, usize>>,
    changed: Condvar,
}

/// There is no room for a task beside the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRoom;

impl Pool {
    /// Room for so many states.
    pub fn new(budget: usize) -> Pool {
        Pool { budget, held: Mutex::new(BTreeMap::new()), changed: Condvar::new() }
    }

    fn held(&self) -> MutexGuard<'_, BTreeMap<usize, usize>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does a task, again if it had to make room. `work` is to call [`Pool::holds`] as it grows and to give
    /// up where that says so.
    pub fn run<R>(&self, place: usize, mut work: impl FnMut() -> ControlFlow<NoRoom, R>) -> R {
        self.held().insert(place, 0);
        loop {
            match work() {
                ControlFlow::Continue(result) => {
                    self.held().remove(&place);
                    self.changed.notify_all();
                    return result;
                }
                ControlFlow::Break(NoRoom) => self.wait(place),
            }
        }
    }

    /// A task holds so many states now. Breaks if it has to make room.
    pub fn holds(&self, place: usize, states: usize) -> ControlFlow<NoRoom> {
        let mut held = self.held();
        held.insert(place, states);
        let first = held.keys().next() == Some(&place);
        if !first && held.values().sum::<usize>() > self.budget {
            held.insert(place, 0);
            return ControlFlow::Break(NoRoom);
        }
        ControlFlow::Continue(())
    }

    /// Waits until a task is the first of those at work.
    fn wait(&self, place: usize) {
        let waited = self.changed.wait_while(self.held(), |held| held.keys().next() != Some(&place));
        drop(waited);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_tasks() {
        let tasks: Vec<u64> = (0..100).collect();
        let squares: Vec<u64> = tasks.iter().map(|task| task * task).collect();
        assert_eq!(share_out(&tasks, |_, task| Some(task * task)), squares);
        assert_eq!(share_out(&[], |_, task: &u64| Some(*task)), Vec::<u64>::new());
        let even = share_out(&tasks, |place, _| place.is_multiple_of(2).then_some(place));
        assert_eq!(even, (0..100).step_by(2).collect::<Vec<_>>());
    }

    #[test]
    fn what_finds_no_room_makes_room_and_is_done_all_the_same() {
        let pool = Pool::new(12);
        pool.held().insert(0, 0);
        pool.held().insert(1, 0);
        assert_eq!(pool.holds(0, 8), ControlFlow::Continue(()));
        assert_eq!(pool.holds(1, 8), ControlFlow::Break(NoRoom), "16 are more than 12");
        assert_eq!(
            pool.holds(0, 12),
            ControlFlow::Continue(()),
            "all of it: the other has let go of its own"
        );
        pool.held().remove(&0);
        assert_eq!(pool.holds(1, 12), ControlFlow::Continue(()), "it is the first now");
        assert_eq!(pool.holds(1, 99), ControlFlow::Continue(()), "its own budget is another matter");
    }

    #[test]
    fn all_tasks_together_hold_no_more_than_there_is_room_for() {
        let (pool, most) = (Pool::new(100), AtomicUsize::new(0));
        let tasks: Vec<usize> = (0..40).map(|task| 20 + 7 * task % 80).collect();
        let done = share_out(&tasks, |place, size| {
            Some(pool.run(place, || {
                for states in 0..=*size {
                    pool.holds(place, states)?;
                    let held = pool.held().values().sum::<usize>();
                    // Whoever isn't the first lets go at its next step: one step of each is the most beyond.
                    most.fetch_max(held, Ordering::Relaxed);
                    std::thread::yield_now();
                }
                ControlFlow::Continue(*size)
            }))
        });
        assert_eq!(done, tasks);
        let workers = std::thread::available_parallelism().map_or(1, usize::from);
        assert!(most.into_inner() <= 100 + 100 * (workers - 1).min(1), "more than the first and the room");
    }
}
