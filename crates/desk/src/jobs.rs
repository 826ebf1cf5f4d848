//! The one long job that may run in the background: a check, a backup, a restore, a salvage, new keys.
//!
//! Holds how far it is and how the last one ended. What a job does is written where it belongs; this only runs it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use contract::{Failure, FailureCode, JobKind, JobState, JobView, Opened};
use vault::{Passphrase, VaultError};

use crate::fail::failed;
use crate::held;

/// A safe place that a job made and that is to be opened now.
pub struct ToOpen {
    pub folder: PathBuf,
    pub passphrase: Passphrase,
    /// Settings to write once it is open.
    pub then: Vec<(&'static str, &'static str)>,
}

/// What a job that ended well has to tell.
pub struct Outcome {
    /// Only the parts that are the job's own are set.
    pub view: JobView,
    pub open: Option<ToOpen>,
}

impl Outcome {
    /// Sets what this job tells; the rest stays empty.
    pub fn telling(tell: impl FnOnce(&mut JobView)) -> Self {
        let mut view = nothing();
        tell(&mut view);
        Self { view, open: None }
    }
}

/// Why a job did not end well.
pub enum Ended {
    Stopped,
    Failed(Failure),
    /// As one of the two above, and the safe place that was closed for it is to be opened again.
    Closed(Box<Self>, ToOpen),
}

impl From<VaultError> for Ended {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Stopped => Self::Stopped,
            other => Self::Failed(failed(other)),
        }
    }
}

impl From<Failure> for Ended {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

#[derive(Default)]
pub struct Jobs {
    told: Arc<Told>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// What the job and those who ask about it share.
pub struct Told {
    view: Mutex<JobView>,
    /// What is to be opened, and how the job has ended once that is done.
    open: Mutex<Option<(ToOpen, JobState)>>,
    stop: AtomicBool,
}

impl Default for Told {
    fn default() -> Self {
        Self { view: Mutex::new(nothing()), open: Mutex::default(), stop: AtomicBool::new(false) }
    }
}

impl Told {
    /// Says how far the job is. False when it is to stop.
    pub fn progress(&self, done: u64, all: u64) -> bool {
        let percent = done.saturating_mul(100).checked_div(all).unwrap_or(0).min(100) as u32;
        held(&self.view).percent = percent;
        !self.stop.load(Ordering::Acquire)
    }

    fn end(&self, ended: Result<Outcome, Ended>) {
        let (told, state, open) = match ended {
            Ok(outcome) => (JobView { percent: 100, ..outcome.view }, JobState::Done, outcome.open),
            Err(ended) => not_well(ended),
        };
        let mut view = held(&self.view);
        // What is to be opened is opened by whoever asks next, on their thread; until then the job is not over.
        let now = if open.is_some() { JobState::Running } else { state };
        *held(&self.open) = open.map(|open| (open, state));
        *view = JobView { kind: view.kind, state: now, ..told };
    }
}

fn not_well(ended: Ended) -> (JobView, JobState, Option<ToOpen>) {
    match ended {
        Ended::Stopped => (nothing(), JobState::Stopped, None),
        Ended::Failed(failure) => (JobView { failure: Some(failure), ..nothing() }, JobState::Failed, None),
        Ended::Closed(why, open) => {
            let (view, state, _) = not_well(*why);
            (view, state, Some(open))
        }
    }
}

fn nothing() -> JobView {
    JobView {
        kind: None,
        state: JobState::Idle,
        percent: 0,
        failure: None,
        check: None,
        backup: None,
        salvaged: None,
        opened: None,
        recovery: None,
        older_than_seen: false,
        backups_removed: 0,
    }
}

impl Jobs {
    /// Starts a job, unless one is running.
    pub fn start(
        &self,
        kind: JobKind,
        work: impl FnOnce(&Told) -> Result<Outcome, Ended> + Send + 'static,
    ) -> Result<JobView, Failure> {
        let mut thread = held(&self.thread);
        {
            let mut view = held(&self.told.view);
            if view.state == JobState::Running {
                return Err(Failure::of(FailureCode::JobRunning));
            }
            *view = JobView { kind: Some(kind), state: JobState::Running, ..nothing() };
        }
        self.told.stop.store(false, Ordering::Release);
        let told = Arc::clone(&self.told);
        let started = std::thread::Builder::new().name("job".into()).spawn(move || {
            // A fault in a job must not leave it "running" for ever; what it did up to there is whole on the disk.
            let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&told)));
            told.end(ended.unwrap_or_else(|_| Err(Failure::of(FailureCode::Unexpected).into())));
        });
        match started {
            Ok(handle) => *thread = Some(handle),
            Err(_) => self.told.end(Err(Failure::of(FailureCode::Unexpected).into())),
        }
        Ok(self.view())
    }

    pub fn view(&self) -> JobView {
        held(&self.told.view).clone()
    }

    pub fn is_running(&self) -> bool {
        held(&self.told.view).state == JobState::Running
    }

    /// The safe place that the job made, once. Whoever takes it opens it and then says so with [`Jobs::opened`].
    pub fn take_to_open(&self) -> Option<(ToOpen, JobState)> {
        held(&self.told.open).take()
    }

    /// Ends a job whose safe place was opened, or could not be.
    pub fn opened(&self, opened: Result<Opened, Failure>, state: JobState) {
        let mut view = held(&self.told.view);
        match opened {
            Ok(opened) => {
                view.state = state;
                view.older_than_seen = opened.older_copy;
                view.opened = Some(Opened { older_copy: false, ..opened });
            }
            Err(failure) => {
                view.state = JobState::Failed;
                view.failure = Some(failure);
            }
        }
    }

    /// Forgets the last job's outcome: new recovery words must not stay in memory once they were seen.
    pub fn forget(&self) {
        let mut view = held(&self.told.view);
        if view.state != JobState::Running {
            *view = nothing();
        }
    }

    pub fn stop(&self) {
        self.told.stop.store(true, Ordering::Release);
    }

    pub fn wait(&self) {
        let thread = held(&self.thread).take();
        if let Some(thread) = thread {
            // Its own faults were caught and told.
            let _ = thread.join();
        }
    }

    pub fn stop_and_wait(&self) {
        self.stop();
        self.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_job_runs_at_a_time_and_its_end_is_told() {
        let jobs = Jobs::default();
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let started = jobs.start(JobKind::Check, move |told| {
            assert!(told.progress(1, 4));
            wait.recv().expect("told to go on");
            if told.progress(2, 4) { Ok(Outcome::telling(|v| v.backups_removed = 7)) } else { Err(Ended::Stopped) }
        });
        assert_eq!(started.expect("starts").state, JobState::Running);
        let second = jobs.start(JobKind::Backup, |_| Err(Ended::Stopped));
        assert_eq!(second.expect_err("one at a time").code, FailureCode::JobRunning);
        go.send(()).expect("it waits");
        jobs.wait();
        let view = jobs.view();
        assert_eq!((view.kind, view.state, view.backups_removed), (Some(JobKind::Check), JobState::Done, 7));
        jobs.forget();
        assert_eq!(jobs.view().state, JobState::Idle);
    }

    #[test]
    fn a_stopped_failed_or_faulty_job_says_so() {
        let jobs = Jobs::default();
        jobs.start(JobKind::Backup, |told| {
            while told.progress(0, 0) {
                std::thread::yield_now();
            }
            Err(Ended::Stopped)
        })
        .expect("starts");
        jobs.stop_and_wait();
        assert_eq!(jobs.view().state, JobState::Stopped);
        jobs.start(JobKind::Backup, |_| Err(VaultError::NoSpace.into())).expect("starts");
        jobs.wait();
        assert_eq!(jobs.view().failure.expect("told").code, FailureCode::NoRoom);
        jobs.start(JobKind::Backup, |_| panic!("a fault of our own")).expect("starts");
        jobs.wait();
        assert_eq!(jobs.view().failure.expect("told").code, FailureCode::Unexpected);
    }
}
