//! `cargo xtask run`: from a fresh machine to the open window; with no display, the main job in the terminal.

use crate::install;
use crate::shell::{Done, built, cargo, go, program, root};

pub fn run() -> Done {
    install::to_run()?;
    build_window()?;
    go(cargo(&["build", "--workspace", "--bins"]))?;
    if has_display() {
        go(program(&built("ownstory")?.to_string_lossy(), &[]))
    } else {
        eprintln!("There is no display here, so the main job is done in the terminal, on the made-up file.");
        let folder = root().join("tests/out/main-job");
        go(program(&built("ownstory-cli")?.to_string_lossy(), &["show-me", &folder.to_string_lossy()]))
    }
}

/// The window's pages, which the app's build takes in.
pub fn build_window() -> Done {
    let mut build = program("npm", &["run", "build", "--silent"]);
    build.current_dir(root().join("ui"));
    go(build)
}

fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
