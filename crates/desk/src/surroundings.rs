//! What the desk is given by the computer that it runs on: folders, the clock that counts sleep, the program to read papers with.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use extract::ReaderProgram;

/// Where things are on this computer.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Remembers how the window looks and where the safe place is. Nothing of the file ever goes here.
    pub config: PathBuf,
    /// Where the made-up file's own safe place is kept while someone looks around in it.
    pub data: PathBuf,
    /// Where a new safe place and saved papers are suggested.
    pub home: PathBuf,
    pub documents: PathBuf,
    /// The program that papers are read with, in a process of its own.
    pub reader: ReaderProgram,
    /// True when the system was told to refuse internet sockets to this process.
    pub network_refused: bool,
}

impl Surroundings {
    /// The usual folders of this computer.
    #[must_use]
    pub fn of_this_computer(network_refused: bool) -> Self {
        let home = folder("HOME").or_else(|| folder("USERPROFILE")).unwrap_or_else(std::env::temp_dir);
        let config = folder("XDG_CONFIG_HOME").or_else(|| folder("APPDATA")).unwrap_or_else(|| home.join(".config"));
        let data =
            folder("XDG_DATA_HOME").or_else(|| folder("LOCALAPPDATA")).unwrap_or_else(|| home.join(".local/share"));
        let documents = Some(home.join("Documents")).filter(|d| d.is_dir()).unwrap_or_else(|| home.clone());
        Self {
            config: config.join("ownstory"),
            data: data.join("ownstory"),
            home,
            documents,
            reader: ReaderProgram::this_program(),
            network_refused,
        }
    }

    /// All folders inside one, for tests and for work that must leave no trace elsewhere.
    #[must_use]
    pub fn inside(folder: PathBuf, reader: ReaderProgram) -> Self {
        Self {
            config: folder.join("config"),
            data: folder.join("data"),
            home: folder.clone(),
            documents: folder,
            reader,
            network_refused: false,
        }
    }
}

/// A folder named by the environment; a relative one is not to be trusted and is left out.
fn folder(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|p| p.is_absolute())
}

/// Seconds since somebody last used the program. Counts the time that the computer slept.
pub struct IdleClock(AtomicU64);

impl IdleClock {
    pub fn start() -> Self {
        Self(AtomicU64::new(seconds_since_start_of_computer()))
    }

    pub fn touch(&self) {
        self.0.store(seconds_since_start_of_computer(), Ordering::Relaxed);
    }

    pub fn idle(&self) -> Duration {
        Duration::from_secs(seconds_since_start_of_computer().saturating_sub(self.0.load(Ordering::Relaxed)))
    }
}

#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
fn seconds_since_start_of_computer() -> u64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `now` is a valid place to write the time to. CLOCK_BOOTTIME counts sleep, which std's Instant does not.
    let answer = unsafe { libc::clock_gettime(libc::CLOCK_BOOTTIME, &raw mut now) };
    if answer == 0 { now.tv_sec.unsigned_abs() } else { 0 }
}

#[cfg(not(target_os = "linux"))]
fn seconds_since_start_of_computer() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_secs())
}
