//! The desk: one method a command. It orders the stages (intake, extract, vault, understand, story, ask, share), runs what takes
//! long in the background, and turns every failure into a code that the window has words for. It draws nothing and decides nothing.

mod asked;
mod backups;
mod bring;
mod covering;
mod covers;
mod expected;
mod export;
mod fail;
mod found;
mod harden;
mod idle;
mod import;
mod index;
mod jobs;
mod keeping;
mod known;
mod left_out;
mod look;
mod notes;
mod open;
mod papers;
mod people;
mod picture;
mod place;
mod pure;
mod questions;
mod read;
mod readings;
mod receipt;
mod removed;
mod repeated;
mod repeats_view;
mod scans;
mod story_view;
mod surroundings;
mod timeline;
mod typed;
mod understanding;
mod unlock;
mod views;
mod whose;
mod why;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use contract::{Failure, FailureCode};

use crate::idle::IdleClock;
use crate::jobs::Jobs;
use crate::look::Remembered;
use crate::open::OpenPlace;

pub use extract::{ReaderProgram, reader_main_if_asked};
pub use harden::{end_now, harden, under_test};
pub use idle::{Absence, Clock, ComputerClock};
pub use pure::{DeadlineAnswer, DeadlineFacts, DeadlineProblem, MADE_UP_BORN, Wait, dates_of_line, deadline};
pub use surroundings::Surroundings;

/// Everything that the window and the terminal can ask for. Cheap to share: every method takes `&self`.
pub struct Desk {
    around: Surroundings,
    remembered: Mutex<Remembered>,
    /// Places chosen in the system's own window, by the token that the window knows them by.
    chosen: Mutex<HashMap<String, PathBuf>>,
    open: Mutex<Option<Arc<OpenPlace>>>,
    idle: IdleClock,
    jobs: Jobs,
    /// The passphrase that this program offered last, to know whether the person took it.
    offered: Mutex<String>,
    /// Whether pictures of pages are read by themselves in the background.
    reads_pictures: AtomicBool,
    /// Whether words under covers are shown all the same.
    lifts_covers: AtomicBool,
}

impl Desk {
    #[must_use]
    pub fn new(around: Surroundings) -> Self {
        Self::with_clock(around, Arc::new(ComputerClock))
    }

    /// As [`Desk::new`], by other clocks than the computer's.
    #[must_use]
    pub fn with_clock(around: Surroundings, clock: Arc<dyn Clock>) -> Self {
        let remembered = Remembered::load(&around.config);
        Self {
            around,
            remembered: Mutex::new(remembered),
            chosen: Mutex::default(),
            open: Mutex::default(),
            idle: IdleClock::start(clock),
            jobs: Jobs::default(),
            offered: Mutex::default(),
            reads_pictures: AtomicBool::new(true),
            lifts_covers: AtomicBool::new(false),
        }
    }

    /// Says whether the pictures of pages are read in the background, in safe places that are opened from now on. They are
    /// unless this says otherwise; a program that only asks something would start it for nothing.
    pub fn read_pictures(&self, wanted: bool) {
        self.reads_pictures.store(wanted, Ordering::Release);
    }

    /// Says whether words under covers are shown all the same. The terminal says so: whoever asks there asks for the words.
    pub fn lift_covers(&self, lifted: bool) {
        self.lifts_covers.store(lifted, Ordering::Release);
    }

    /// The open safe place, or `Locked`.
    fn place(&self) -> Result<Arc<OpenPlace>, Failure> {
        let place = held(&self.open).clone().ok_or_else(|| Failure::of(FailureCode::Locked))?;
        place.covers.lift(self.lifts_covers.load(Ordering::Acquire));
        Ok(place)
    }

    /// Closes the safe place if one is open: stops what runs, seals it, lets go of its lock. Nothing saved is lost.
    pub fn close(&self) {
        self.jobs.stop_and_wait();
        self.close_place();
    }

    fn close_place(&self) {
        let open = held(&self.open).take();
        if let Some((vault, generation)) = open.and_then(|place| place.close()) {
            held(&self.remembered).saw(&vault, generation);
        }
    }
}

/// A lock that another thread left in the middle of something still guards whole values here: each is replaced in one step.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
