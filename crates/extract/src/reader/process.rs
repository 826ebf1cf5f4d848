//! Starting one child, speaking to it with a clock, and ending it. It knows frames, not files.

use std::io;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::wire::{Reply, Request, read_reply, write_request};
use super::{Confinement, GENTLY, READ_PAPERS, ReaderProblem, check};

/// Which program to run as the reader process.
#[derive(Debug, Clone)]
pub struct ReaderProgram(PathBuf);

impl ReaderProgram {
    /// This very program. Its `main` has to call [`crate::reader_main_if_asked`] first of all.
    #[must_use]
    pub fn this_program() -> Self {
        // The kernel's own link still works when an update has replaced the file on the disk.
        let own = PathBuf::from("/proc/self/exe");
        if cfg!(target_os = "linux") && own.exists() {
            return Self(own);
        }
        Self(std::env::current_exe().unwrap_or(own))
    }

    /// Another program that calls [`crate::reader_main_if_asked`] first of all.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }
}

/// How long the child may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// For one page or one picture.
    pub page: Duration,
    /// For opening a file, and for one member of it.
    pub open: Duration,
    /// Processor time for reading one page's picture. On a busy computer that takes longer by the clock on the wall.
    pub recognise: Duration,
}

impl Default for Clock {
    fn default() -> Self {
        Self { page: Duration::from_secs(15), open: Duration::from_secs(60), recognise: Duration::from_secs(30) }
    }
}

/// The child did not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// Its time is up; it is still running.
    Late,
    /// It ended, or said something that the reader process never says.
    Gone,
}

/// How often a caller that may want to stop is asked.
pub const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Frames on their way from the child. Bounded, so that a flood stops at the pipe.
const FRAMES_AHEAD: usize = 8;

/// A running child. Dropping it kills it.
pub struct Cell {
    child: Child,
    stdin: ChildStdin,
    replies: Receiver<Reply>,
}

impl Cell {
    /// Starts a child and waits until it says that it is locked down.
    pub fn start(program: &ReaderProgram, gently: bool) -> Result<(Self, Confinement), ReaderProblem> {
        let mut child = Command::new(&program.0)
            .arg(READ_PAPERS)
            .args(gently.then_some(GENTLY))
            .env_clear()
            .current_dir(if cfg!(unix) { "/" } else { "." })
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|_| ReaderProblem::NotStarted)?;
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(ReaderProblem::NotStarted);
        };
        let (send, replies) = sync_channel(FRAMES_AHEAD);
        // Frames are read and checked on their own thread, beside the parent's work on the page before.
        let listener = thread::Builder::new().name("reader-listener".into()).spawn(move || {
            let mut from = io::BufReader::with_capacity(64 * 1024, stdout);
            while let Ok(reply) = read_reply(&mut from) {
                let reply = match reply {
                    Reply::Page(number, told) => Reply::Page(number, told.and_then(check::page)),
                    other => other,
                };
                if send.send(reply).is_err() {
                    break;
                }
            }
        });
        let cell = Self { child, stdin, replies };
        if listener.is_err() {
            return Err(ReaderProblem::NotStarted);
        }
        // One that gives way to everything else may have to wait long for its first turn.
        match cell.hear(Duration::from_secs(if gently { 120 } else { 20 })) {
            Ok(Reply::Hello(confinement)) if confinement.seccomp && confinement.limits => Ok((cell, confinement)),
            Ok(Reply::Hello(_)) => Err(ReaderProblem::NoSafeReader),
            _ => Err(ReaderProblem::NotStarted),
        }
    }

    pub fn say(&mut self, request: &Request) -> Result<(), Silence> {
        write_request(&mut self.stdin, request).map_err(|_| Silence::Gone)
    }

    pub fn hear(&self, within: Duration) -> Result<Reply, Silence> {
        self.replies.recv_timeout(within).map_err(|e| match e {
            RecvTimeoutError::Timeout => Silence::Late,
            RecvTimeoutError::Disconnected => Silence::Gone,
        })
    }

    /// Processor time that the child has used, where the system tells.
    pub fn spent(&self) -> Option<Duration> {
        let told = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).ok()?;
        // After the name, which may hold anything but ends with the last bracket: the 12th and 13th, in hundredths.
        let after = &told[told.rfind(')')? + 1..];
        let mut fields = after.split_whitespace().skip(11).map(|field| field.parse::<u64>().ok());
        Some(Duration::from_millis((fields.next()?? + fields.next()??) * 10))
    }

    /// Sends a request and bytes after it while listening, so that a child that stops reading cannot hold the parent.
    /// `stop` is asked often; when it says so, the answer is `Late`.
    pub fn say_with_bytes(
        &mut self,
        request: &Request,
        bytes: &[u8],
        within: Duration,
        stop: &dyn Fn() -> bool,
    ) -> Result<Reply, Silence> {
        let Self { child, stdin, replies } = self;
        thread::scope(|scope| {
            let writer = scope.spawn(move || {
                // A child that ends early breaks the pipe; what it said before is still heard.
                let _ = write_request(stdin, request).and_then(|()| io::Write::write_all(stdin, bytes));
            });
            let asked = Instant::now();
            let heard = loop {
                let left = within.saturating_sub(asked.elapsed());
                match replies.recv_timeout(left.min(LOOK_EVERY)) {
                    Ok(reply) => break Ok(reply),
                    Err(RecvTimeoutError::Disconnected) => break Err(Silence::Gone),
                    Err(RecvTimeoutError::Timeout) if left <= LOOK_EVERY || stop() => break Err(Silence::Late),
                    Err(RecvTimeoutError::Timeout) => {}
                }
            };
            // An honest child has taken every byte before it answers. From one that has not, the pipe is taken away:
            // the writing thread ends only when the pipe does.
            let answered = Instant::now();
            while heard.is_ok() && !writer.is_finished() && answered.elapsed() < Duration::from_secs(2) {
                thread::sleep(Duration::from_millis(1));
            }
            if heard.is_err() || !writer.is_finished() {
                let _ = child.kill();
            }
            heard
        })
    }
}

impl Drop for Cell {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
