//! The real window, without WebDriver and under strace: it opens no internet socket and leaves nothing in clear.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::screen::Display;
use crate::support::*;

#[test]
#[ignore = "opens a real window; `cargo xtask test` runs it"]
fn the_window_opens_no_internet_socket_and_writes_nothing_of_the_file() {
    let folder = folder();
    let home = folder.path().join("home");
    fs::create_dir_all(&home).unwrap();
    let display = Display::start();
    let trace = folder.path().join("trace");
    let calls = ["-e", "trace=socket"];
    let stay = Duration::from_secs(3);
    let trace = traced(&home, &display, &calls, [] as [&str; 0], &trace, stay).expect("the window opens and stays");
    assert!(trace.contains("AF_UNIX"), "the trace sees sockets");
    // A refused call is not a socket: the system answers it with an error because we told it to.
    let opened: Vec<&str> = trace.lines().filter(|l| l.contains("AF_INET") && !l.contains("= -1")).collect();
    assert!(opened.is_empty(), "{opened:#?}");
}

/// Starts the app with these arguments under strace, without WebDriver, lets its window stand for a while, and ends it. Gives what
/// strace saw, or none when no window came and stayed.
pub fn traced(
    home: &Path,
    display: &Display,
    calls: &[&str],
    args: impl IntoIterator<Item = impl AsRef<OsStr>>,
    trace: &Path,
    stay: Duration,
) -> Option<String> {
    let mut child = Command::new("strace")
        // A group of its own: ending strace alone would leave the program that it watches.
        .process_group(0)
        .args(["-f", "-qq"])
        .args(calls)
        .arg("-o")
        .arg(trace)
        .arg(app())
        .args(args)
        .env("DISPLAY", &display.name)
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join(".config"))
        .env("XDG_DATA_HOME", home.join(".local/share"))
        .env("XDG_CACHE_HOME", home.join(".cache"))
        .env("GDK_BACKEND", "x11")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("TAURI_AUTOMATION")
        .env_remove("TAURI_WEBVIEW_AUTOMATION")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("strace is installed");
    let shown = window_appears(&display.name);
    std::thread::sleep(stay);
    let alive = child.try_wait().expect("it runs").is_none();
    let group = format!("-{}", child.id());
    assert!(Command::new("kill").args(["-KILL", "--", &group]).status().expect("kill").success());
    child.wait().expect("it ends");
    (shown && alive).then(|| fs::read_to_string(trace).expect("strace wrote what it saw"))
}

/// Waits until a window called Folder is on the display.
fn window_appears(display: &str) -> bool {
    let start = Instant::now();
    while start.elapsed() < super::client::PATIENCE {
        let found = Command::new("xdotool").args(["search", "--name", "^Folder$"]).env("DISPLAY", display).output();
        if found.is_ok_and(|o| o.status.success() && !o.stdout.is_empty()) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    false
}
