//! A room of its own for a run: its mounts and processes are seen by nobody else and end with it, whatever ends it.
//!
//! The run is started again as the first process of new mount and process namespaces. When that process goes (done,
//! failed, Ctrl-C, killed) the kernel ends every process in the room and takes its mounts, its files in memory and its
//! loop devices away.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

const INSIDE: &str = "RIG_INSIDE";

/// What every part needs, and where Debian has it.
const TOOLS: &[(&str, &str)] = &[("unshare", "util-linux"), ("setpriv", "util-linux"), ("mount", "mount")];

/// True when this process is the first of a room.
pub fn is_inside() -> bool {
    std::env::var_os(INSIDE).is_some()
}

/// Starts this program again in a room, with the same words, and waits for it.
pub fn enter() -> Result<ExitCode, String> {
    if !cfg!(target_os = "linux") {
        return Err("the rig needs Linux: loop devices, FUSE and namespaces".into());
    }
    need(TOOLS)?;
    let status = Command::new("setpriv")
        // When this process goes, so does the one that holds the room, and with it the room.
        .args(["--pdeathsig", "KILL", "unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"])
        .args(["--propagation", "private", "--"])
        .arg(std::env::current_exe().map_err(|e| e.to_string())?)
        .args(std::env::args_os().skip(1))
        .env(INSIDE, "yes")
        .status()
        .map_err(|e| format!("setpriv and unshare could not be started: {e}"))?;
    match status.code() {
        Some(code) => Ok(ExitCode::from(code.clamp(0, 255) as u8)),
        None => Err(format!("the room could not be made or ended early ({status}); it needs root and namespaces")),
    }
}

/// Fails with the names of the programs that are missing, and of the packages that hold them.
pub fn need(tools: &[(&str, &str)]) -> Result<(), String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let there = |tool: &str| std::env::split_paths(&path).any(|folder| folder.join(tool).is_file());
    let missing: Vec<String> =
        tools.iter().filter(|(tool, _)| !there(tool)).map(|(tool, of)| format!("{tool} (Debian: {of})")).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("these programs are missing: {}", missing.join(", "))) }
}

/// A folder in memory that only this room sees.
pub struct Bench(PathBuf);

impl Bench {
    pub fn new() -> Result<Self, String> {
        if !is_inside() {
            return Err("a bench can only be put up inside a room".into());
        }
        // An empty folder is all that the outside ever sees of it.
        let folder = std::env::temp_dir().join("ownstory-rig");
        fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        run(Command::new("mount").args(["-t", "tmpfs", "-o", "mode=700,size=75%", "rig"]).arg(&folder))?;
        Ok(Self(folder))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// A new empty folder in it.
    pub fn folder(&self, name: &str) -> Result<PathBuf, String> {
        let folder = self.0.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        }
        fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        Ok(folder)
    }
}

/// Runs a program to its end; what it prints is told only when it fails.
pub fn run(command: &mut Command) -> Result<String, String> {
    let words: Vec<String> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let shown = words.join(" ");
    let output = command.stdin(Stdio::null()).output().map_err(|e| format!("`{shown}` could not be started: {e}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("`{shown}` ended with {}: {}", output.status, said.trim()))
}
