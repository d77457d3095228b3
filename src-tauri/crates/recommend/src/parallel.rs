//! The same work on many things, shared among the processors.
//!
//! What comes out does not depend on how many there are: each thing is worked on by
//! itself, and the results stand in the order of the things.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does the work on each of these.
pub fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    each_in(processors, things, work)
}

fn each_in<T: Sync, R: Send>(
    threads: usize,
    things: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    if threads.min(things.len()) < 2 {
        return things.iter().map(work).collect();
    }
    // Whoever is ready takes the next, because some take much longer than others.
    let next = AtomicUsize::new(0);
    let work_through = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else {
                return done;
            };
            done.push((at, work(thing)));
        }
    };
    let mut done = thread::scope(|scope| {
        let others = 1..threads.min(things.len());
        let others: Vec<_> = others.map(|_| scope.spawn(work_through)).collect();
        let mut done = work_through();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::each_in;

    /// Each is done once, and the order is that of the things, however many work.
    #[test]
    fn results_stand_in_the_order_of_the_things() {
        let things: Vec<u64> = (0..1_000).collect();
        let slow_first = |thing: &u64| (0..(1_000 - thing)).fold(*thing, |a, b| a ^ (b * 7));
        let alone: Vec<u64> = things.iter().map(slow_first).collect();
        for threads in [1, 2, 3, 16] {
            assert_eq!(each_in(threads, &things, slow_first), alone);
        }
        assert!(each_in(4, &[] as &[u64], slow_first).is_empty());
    }
}
