//! Running other programs from the project's root, and saying which one failed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub type Done = Result<(), String>;

/// The project's root folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies inside the project").to_owned()
}

/// A program to be run from the root, or from a folder inside it.
pub fn program(name: &str, args: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(args).current_dir(root());
    command
}

/// Cargo, with the compiler that this was built with.
pub fn cargo(args: &[&str]) -> Command {
    let mut command = program(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()), args);
    // What cargo sets for xtask itself would make every other build look new.
    for (name, _) in std::env::vars() {
        if name.starts_with("CARGO_PKG_")
            || name.starts_with("CARGO_MANIFEST_")
            || name == "CARGO_BIN_NAME"
            || name == "CARGO_CRATE_NAME"
        {
            command.env_remove(name);
        }
    }
    command
}

/// As [`cargo`], with every crate of ours compiled by clippy's own compiler, and every warning an error. `cargo clippy` would
/// compile some six hundred crates once more only to look at ours, which takes longer than all the tests (docs/decisions/0024).
pub fn linted(args: &[&str]) -> Command {
    let mut command = cargo(args);
    let (driver, options) = lints(&command);
    command.env("RUSTC_WORKSPACE_WRAPPER", driver).env(options.0, options.1);
    command
}

/// Clippy's compiler, and the variable by which it is told that every warning is an error.
pub fn lints(cargo: &Command) -> (PathBuf, (&'static str, &'static str)) {
    let beside_cargo = Path::new(cargo.get_program()).with_file_name("clippy-driver");
    let driver = if beside_cargo.is_file() { beside_cargo } else { PathBuf::from("clippy-driver") };
    (driver, ("CLIPPY_ARGS", "--deny__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__"))
}

/// Runs it, showing what it prints.
pub fn go(mut command: Command) -> Done {
    let shown = shown(&command);
    eprintln!("\n$ {shown}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` ended with {status}")),
        Err(error) => Err(format!("`{shown}` could not be started: {error}")),
    }
}

/// What it prints on standard output.
pub fn answer(mut command: Command) -> Result<String, String> {
    let shown = shown(&command);
    let output =
        command.stderr(Stdio::inherit()).output().map_err(|e| format!("`{shown}` could not be started: {e}"))?;
    if !output.status.success() {
        return Err(format!("`{shown}` ended with {}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|e| format!("`{shown}` did not print text: {e}"))
}

/// True when it can be started and ends well; what it prints is not shown.
pub fn works(name: &str, args: &[&str]) -> bool {
    program(name, args).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}

/// The folder that cargo builds into.
pub fn target() -> Result<PathBuf, String> {
    let metadata = answer(cargo(&["metadata", "--format-version", "1", "--no-deps"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata).map_err(|e| e.to_string())?;
    metadata["target_directory"].as_str().map(PathBuf::from).ok_or_else(|| "cargo names no target folder".into())
}

/// The built program of this name.
pub fn built(name: &str) -> Result<PathBuf, String> {
    let path = target()?.join("debug").join(name);
    if path.is_file() { Ok(path) } else { Err(format!("{} has not been built", path.display())) }
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|a| a.to_string_lossy().into_owned()));
    words.join(" ")
}
