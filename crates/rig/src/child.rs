//! A worker as its parent sees it: started, listened to, asked to go on, stopped dead.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::thread::JoinHandle;

use crate::scenario::Scenario;

/// What a worker is to do.
#[derive(Debug, Clone, Copy)]
pub struct Work<'a> {
    pub folder: &'a Path,
    pub scenario: Scenario,
    pub seed: u64,
    /// So many steps returned before.
    pub from: usize,
}

pub struct Worker {
    child: Child,
    lines: BufReader<ChildStdout>,
    input: Option<ChildStdin>,
    said: Option<JoinHandle<String>>,
}

impl Work<'_> {
    /// The command that does this work, for more words to be put to it.
    pub fn command(&self) -> Result<Command, String> {
        let mut command = Command::new(std::env::current_exe().map_err(|e| e.to_string())?);
        command
            .arg("worker")
            .arg(format!("folder={}", self.folder.display()))
            .arg(format!("scenario={}", self.scenario.name()))
            .arg(format!("seed={}", self.seed))
            .arg(format!("from={}", self.from));
        Ok(command)
    }
}

impl Worker {
    pub fn start(mut command: Command) -> Result<Self, String> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| format!("a worker could not be started: {e}"))?;
        let lines = BufReader::new(child.stdout.take().expect("it was piped"));
        let mut errors = child.stderr.take().expect("it was piped");
        let said = std::thread::spawn(move || {
            let mut text = Vec::new();
            let _ = errors.read_to_end(&mut text);
            String::from_utf8_lossy(&text).trim().to_owned()
        });
        Ok(Self { input: child.stdin.take(), child, lines, said: Some(said) })
    }

    /// The next whole line, or none when there will be no more. A line that was cut off does not count.
    pub fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        self.lines.read_line(&mut line).ok()?;
        line.strip_suffix('\n').map(str::to_owned)
    }

    pub fn go_on(&mut self) -> Result<(), String> {
        let input = self.input.as_mut().ok_or("the worker is not listening")?;
        input.write_all(b"\n").map_err(|e| format!("the worker does not listen: {e}"))
    }

    pub fn kill(&mut self) -> Result<(), String> {
        self.child.kill().map_err(|e| e.to_string())
    }

    /// How it ended, and what it said on standard error.
    pub fn end(mut self) -> Result<(ExitStatus, String), String> {
        drop(self.input.take());
        let status = self.child.wait().map_err(|e| e.to_string())?;
        let said = self.said.take().and_then(|thread| thread.join().ok()).unwrap_or_default();
        Ok((status, said))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // Nobody wants its work any more; it may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
