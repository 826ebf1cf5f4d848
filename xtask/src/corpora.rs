//! `cargo xtask corpora DIR`: takes every file under a folder through the locked-down reader process, as an import does.
//!
//! The program that does it is `crates/extract/examples/corpora`, since this crate knows no other.

use crate::shell::{self, Done, cargo, go, program};

pub fn read(args: &[String]) -> Done {
    let [folder, rest @ ..] = args else { return Err("cargo xtask corpora DIR [REPORT]".into()) };
    // The whole workspace is chosen, as in the checks, so that the heavy crates are not built again for a smaller choice.
    go(cargo(&["build", "--workspace", "--example", "corpora"]))?;
    let built = shell::target()?.join("debug/examples/corpora");
    let mut command = program(&built.to_string_lossy(), &[]);
    // It is started from the project's root, and the folder was named from elsewhere.
    let from = std::env::current_dir().map_err(|e| e.to_string())?;
    command.arg(from.join(folder)).args(rest.iter().map(|r| from.join(r)));
    go(command)
}
