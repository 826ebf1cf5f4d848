//! When to lock without being asked: nobody used the program for the time that the person set, or the computer slept. It only
//! says so; the shell locks. Both are read from clocks alone, so that they hold where no system service tells of sleep.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use contract::{Done, Failure, Nothing};

use crate::{Desk, held};

/// How often the clocks are looked at while a safe place is open. A sleep is noticed at most this long after waking.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// The clocks part by this much or more only when the computer sleeps.
const SLEPT: Duration = Duration::from_secs(1);

/// Two clocks of one computer, each counting from a start of its own.
pub trait Clock: Send + Sync {
    /// Counts the time that the computer slept.
    fn with_sleep(&self) -> Duration;
    /// Stands still while the computer sleeps.
    fn awake(&self) -> Duration;
}

/// What the clocks say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// Nothing to lock for. Look again after this time.
    None { look_again: Duration },
    /// Nobody used the program for the time that the person set.
    Idle,
    /// The computer slept since the last look, with the safe place open.
    Slept,
}

/// When somebody last used the program, in milliseconds of the clock that counts sleep.
pub(crate) struct IdleClock {
    clock: Arc<dyn Clock>,
    touched: AtomicU64,
    /// How far the two clocks were apart when last looked at.
    slept: AtomicU64,
}

impl IdleClock {
    pub fn start(clock: Arc<dyn Clock>) -> Self {
        let (touched, slept) = (millis(clock.with_sleep()), millis(apart(&*clock)));
        Self { clock, touched: AtomicU64::new(touched), slept: AtomicU64::new(slept) }
    }

    pub fn touch(&self) {
        self.touched.store(millis(self.clock.with_sleep()), Ordering::Relaxed);
    }

    fn idle(&self) -> Duration {
        self.clock.with_sleep().saturating_sub(Duration::from_millis(self.touched.load(Ordering::Relaxed)))
    }

    /// How long the computer slept since this was last asked. Sleeping takes the clocks apart and nothing brings them together.
    fn slept(&self) -> Duration {
        let now = millis(apart(&*self.clock));
        Duration::from_millis(now.saturating_sub(self.slept.swap(now, Ordering::Relaxed)))
    }
}

fn apart(clock: &dyn Clock) -> Duration {
    clock.with_sleep().saturating_sub(clock.awake())
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

impl Desk {
    /// Somebody is using the program.
    pub fn touch(&self, _: Nothing) -> Result<Done, Failure> {
        self.idle.touch();
        Ok(Done {})
    }

    /// True while there is anything to lock.
    #[must_use]
    pub fn is_open(&self) -> bool {
        held(&self.open).is_some()
    }

    /// Whether to lock now, or when to ask again. For one asker: a sleep is told once.
    #[must_use]
    pub fn absence(&self) -> Absence {
        let slept = self.idle.slept();
        if !self.is_open() {
            return Absence::None { look_again: LOOK_EVERY };
        }
        if slept >= SLEPT {
            return Absence::Slept;
        }
        let limit = Duration::from_secs(u64::from(held(&self.remembered).idle_minutes) * 60);
        let left = limit.saturating_sub(self.idle.idle());
        if left.is_zero() { Absence::Idle } else { Absence::None { look_again: left.min(LOOK_EVERY) } }
    }
}

/// The clocks of the computer that this runs on.
pub struct ComputerClock;

#[cfg(target_os = "linux")]
impl Clock for ComputerClock {
    fn with_sleep(&self) -> Duration {
        linux_clock(libc::CLOCK_BOOTTIME)
    }

    fn awake(&self) -> Duration {
        linux_clock(libc::CLOCK_MONOTONIC)
    }
}

#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
fn linux_clock(which: libc::clockid_t) -> Duration {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `now` is a valid place to write the time to. std's clocks do not say which of the two they are.
    let answer = unsafe { libc::clock_gettime(which, &raw mut now) };
    if answer == 0 {
        Duration::new(now.tv_sec.unsigned_abs(), u32::try_from(now.tv_nsec).unwrap_or(0))
    } else {
        Duration::ZERO
    }
}

/// By the wall clock, which counts sleep; setting it forward looks like a sleep, and locks.
#[cfg(not(target_os = "linux"))]
impl Clock for ComputerClock {
    fn with_sleep(&self) -> Duration {
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default()
    }

    fn awake(&self) -> Duration {
        static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        START.get_or_init(std::time::Instant::now).elapsed()
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;

    #[test]
    fn the_clock_that_counts_sleep_is_never_behind_the_other() {
        let clock = ComputerClock;
        let awake = clock.awake();
        assert!(!awake.is_zero() && clock.with_sleep() >= awake);
    }
}
