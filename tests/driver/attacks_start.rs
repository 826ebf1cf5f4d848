//! The built program, started with arguments that nobody meant: it opens its window, or reads in its cell, and nothing else.

use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::screen::Display;
use super::sockets::traced;
use crate::support::*;

/// How long the reader's role may take to end by itself.
const SOON: Duration = Duration::from_secs(20);

#[test]
#[ignore = "opens a real window; `cargo xtask test` runs it"]
fn odd_arguments_open_the_window_and_nothing_else() {
    let folder = folder();
    let canary = folder.path().join("canary paper.pdf");
    fs::write(&canary, sample::prose_pdf(1)).unwrap();
    let canary = canary.display().to_string();
    let long = "x".repeat(120_000);
    let odd: Vec<Vec<String>> = [
        vec![canary.as_str(), "--", canary.as_str()],
        vec!["--read-papers", canary.as_str()],
        vec!["--read-papers", "--read-papers"],
        vec![
            "--read-papers=1",
            "-psn_0_12345",
            "--parse",
            "file:///etc/passwd",
            "tauri://localhost/?x",
            "javascript:1",
        ],
        vec![
            "",
            "\u{1}\u{7}\u{1b}[2J",
            "\u{202E}",
            "--hidden=yes",
            "--locked-by-idle ",
            long.as_str(),
            "-rf",
            "--help",
            "--version",
            "$(touch /tmp/x)",
            "%n%s",
        ],
        vec![
            "--gtk-module=/tmp/x.so",
            "--g-fatal-warnings",
            "--display=:99",
            "--inspect",
            "--remote-debugging-port=9222",
            "--enable-devtools",
            "--no-sandbox",
            "--disable-web-security",
        ],
    ]
    .into_iter()
    .map(|args| args.into_iter().map(str::to_owned).collect())
    .collect();
    let display = Display::start();
    for (n, args) in odd.iter().enumerate() {
        let home = folder.path().join(format!("home {n}"));
        fs::create_dir_all(&home).unwrap();
        let about: String = args.join(" ").chars().take(120).collect();
        let file = folder.path().join(format!("trace {n}"));
        let calls = ["-s", "400", "-e", "trace=open,openat,execve"];
        let stay = Duration::from_millis(700);
        let trace = traced(&home, &display, &calls, args, &file, stay)
            .unwrap_or_else(|| panic!("with {about:?} no window opens and stays"));
        assert!(trace.contains("openat("), "the trace sees what is opened");
        let named = |line: &&str| line.contains("canary paper") || line.contains("/tmp/x");
        // Its own arguments are in its own execve; nothing else may name them.
        let opened: Vec<&str> = trace.lines().filter(named).filter(|l| !l.contains("execve(")).collect();
        assert!(opened.is_empty(), "{about:?} had something opened: {opened:#?}");
        let started: Vec<&str> = trace
            .lines()
            .filter(|l| l.contains("execve(") && l.contains("--read-papers"))
            .skip(usize::from(about.contains("--read-papers")))
            .collect();
        assert!(started.is_empty(), "{about:?} started a reader: {started:#?}");
        gone(&display.name);
    }
}

/// Waits until the last window is off the display, so that the next one is not taken for it.
fn gone(display: &str) {
    let start = Instant::now();
    while start.elapsed() < SOON {
        let found = Command::new("xdotool").args(["search", "--name", "^Folder$"]).env("DISPLAY", display).output();
        if found.is_ok_and(|o| o.stdout.is_empty()) {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the window of a program that was ended is still there");
}

#[test]
fn the_readers_role_is_played_in_its_cell_or_not_at_all() {
    let folder = folder();
    let canary = folder.path().join("canary paper.pdf");
    fs::write(&canary, "canary").unwrap();
    for said in
        [&b""[..], b"{}", b"GET / HTTP/1.1\r\n\r\n", &[0xFF; 4096], &[0; 64], canary.display().to_string().as_bytes()]
    {
        let mut child = Command::new(app())
            .arg("--read-papers")
            .env("DISPLAY", ":none")
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the built app");
        // It may have ended before it was spoken to.
        let _ = child.stdin.take().expect("a pipe").write_all(said);
        let start = Instant::now();
        while child.try_wait().expect("it is ours").is_none() {
            assert!(start.elapsed() < SOON, "it waits for ever");
            std::thread::sleep(Duration::from_millis(10));
        }
        let mut out = Vec::new();
        child.stdout.take().expect("a pipe").read_to_end(&mut out).unwrap();
        let mut told = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut told).unwrap();
        assert!(out.len() < 200 && !out.windows(6).any(|w| w == b"canary"), "{said:?}: {out:?}");
        assert!(told.is_empty(), "{told}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "it wrote something");
}
