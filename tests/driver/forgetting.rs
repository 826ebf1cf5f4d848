//! What a locked window leaves behind: nothing in memory, nothing on the clipboard, no memory dump, and while it is open no way in
//! for another program of the same user.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::memory::{self, Found, Needles};
use super::running::{Kept, Running, as_somebody, is_alive, keep, name_of, until};
use crate::support::*;

const FORGOTTEN_WITHIN: Duration = Duration::from_secs(2);
/// What the app calls itself among the system's processes.
const APP: &str = "ownstory";

/// Words that only the record holds, found by typing their beginning. The words of the made-up file would not do: the program
/// holds them too, to make that file.
const TYPED: &str = "quillwort";
const CANARY: &str = "quillwort-over-Anstey";

fn needles(kept: &Kept) -> Needles {
    let text = age(kept);
    let (root, database) = keys::of(&text);
    let raw: Vec<u8> = (0..32).map(|i| u8::from_str_radix(&root[i * 2..][..2], 16).expect("hex")).collect();
    let hex: String = database.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut needles = vec![
        ("root key", raw),
        ("root key in letters", root.into_bytes()),
        ("database key", database),
        ("database key in letters", hex.into_bytes()),
    ];
    needles.extend(memory::word("passphrase", PASSPHRASE));
    needles.extend(memory::word("recovery words", &kept.words));
    needles.extend(memory::word("words of the record", CANARY));
    needles
}

/// What the key file holds, by the recovery sheet and stock age (docs/formats/vault.md).
fn age(kept: &Kept) -> String {
    let sheet = kept.folder.path().join("sheet.txt");
    fs::write(&sheet, &kept.identity).expect("the sheet");
    let key = kept.folder.path().join("safe/keys/recovery.age");
    let told = Command::new("age").arg("-d").arg("-i").arg(&sheet).arg(key).output().expect("age is installed");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    String::from_utf8(told.stdout).expect("text")
}

/// A PDF of one page with one line on it.
fn one_page(line: &str) -> Vec<u8> {
    let words = format!("BT /F1 12 Tf 72 720 Td ({line}) Tj ET");
    let parts = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{words}\nendstream", words.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut pdf = String::from("%PDF-1.4\n");
    let mut table = String::from("xref\n0 6\n0000000000 65535 f \n");
    for (i, part) in parts.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", pdf.len()));
        pdf.push_str(&format!("{} 0 obj\n{part}\nendobj\n", i + 1));
    }
    let at = pdf.len();
    pdf.push_str(&format!("{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"));
    pdf.into_bytes()
}

fn found(running: &Running, needles: &Needles) -> Vec<Found> {
    let mut found: Vec<Found> = running.processes().into_iter().flat_map(|pid| memory::look(pid, needles)).collect();
    found.sort();
    found
}

fn told(found: &[Found]) -> BTreeSet<(&str, &str, bool)> {
    found.iter().map(|f| (f.what, f.process.as_str(), f.locked)).collect()
}

/// Finds the canary and opens its page, so that the web view holds its words and a reader draws it.
fn read_a_page(running: &Running) {
    let start = Instant::now();
    while readers(running).is_empty() {
        assert!(start.elapsed() < super::client::PATIENCE, "a page is opened");
        running.settle();
        running.keys(&["alt+2"]);
        running.settle();
        running.keys(&["ctrl+f", "ctrl+a"]);
        running.type_text(TYPED);
        running.keys(&["Return"]);
        running.settle();
        // The first page that was found has the focus.
        running.keys(&["Return"]);
        running.settle();
    }
}

/// Processes that read papers: the app starts them without any environment.
fn readers(running: &Running) -> Vec<u32> {
    let has_nothing = |pid: &u32| fs::read(format!("/proc/{pid}/environ")).is_ok_and(|environ| environ.is_empty());
    running.processes().into_iter().filter(has_nothing).collect()
}

fn clipboard(running: &Running) -> Option<String> {
    let read = running.on_display("xclip", &["-selection", "clipboard", "-out"]);
    read.status.success().then(|| String::from_utf8_lossy(&read.stdout).into_owned())
}

fn copy_the_page(running: &Running) -> String {
    let start = Instant::now();
    loop {
        running.keys(&["ctrl+a", "ctrl+c"]);
        std::thread::sleep(Duration::from_millis(300));
        if let Some(copied) = clipboard(running).filter(|words| words.contains(CANARY)) {
            return copied;
        }
        assert!(start.elapsed() < super::client::PATIENCE, "the page is copied: {:?}", clipboard(running));
    }
}

#[test]
#[ignore = "opens a real window; `cargo xtask test` runs it"]
fn after_locking_nothing_is_in_memory_or_on_the_clipboard() {
    let kept = keep(&[("Letter.pdf", one_page(&format!("We sat by the window and read {CANARY} again.")))]);
    let needles = needles(&kept);
    let running = Running::start(&kept, &[]);
    let holder = running.unlock();
    read_a_page(&running);
    copy_the_page(&running);
    let copied_at = Instant::now();
    let targets =
        running.on_display("xclip", &["-selection", "clipboard", "-out", "-target", "x-kde-passwordManagerHint"]);
    assert_eq!(targets.stdout, b"secret", "programs that remember what was copied are told not to");

    // The search sees what there is to see: else finding nothing afterwards would mean nothing.
    let open = found(&running, &needles);
    let seen = told(&open);
    eprintln!("while open: {seen:#?}");
    for (what, process) in [("root key", APP), ("words of the record", APP), ("words of the record", "WebKitWebProces")]
    {
        assert!(seen.iter().any(|(w, p, _)| *w == what && *p == process), "no {what} in {process} while open");
    }
    let root: Vec<_> = seen.iter().filter(|(what, ..)| what.starts_with("root key")).collect();
    assert!(root.iter().all(|(_, _, locked)| *locked), "the root key lies in locked memory alone: {root:?}");

    no_way_in(holder);

    // A minute after copying, not before and not long after.
    while copied_at.elapsed() < Duration::from_secs(58) {
        std::thread::sleep(Duration::from_millis(250));
    }
    assert!(clipboard(&running).is_some_and(|words| words.contains(CANARY)), "it stays for a minute");
    while copied_at.elapsed() < Duration::from_secs(62) {
        std::thread::sleep(Duration::from_millis(250));
    }
    assert_eq!(clipboard(&running), None, "and no longer");

    // What another program copied since is not ours to take away.
    copy_the_page(&running);
    let foreign = running.folder_file("foreign", "words of another program");
    running.on_display("sh", &["-c", &format!("xclip -selection clipboard -in {} >/dev/null 2>&1", foreign.display())]);
    let start = Instant::now();
    running.keys(&["ctrl+shift+l"]);
    until("a lock", || (!is_alive(holder)).then_some(()));
    std::thread::sleep(FORGOTTEN_WITHIN.saturating_sub(start.elapsed()));
    let left = found(&running, &needles);
    assert!(left.is_empty(), "after locking: {:#?}", told(&left));
    assert_eq!(clipboard(&running).as_deref(), Some("words of another program"));

    // Locking takes the words off the clipboard without waiting for the minute.
    let holder = running.unlock();
    read_a_page(&running);
    copy_the_page(&running);
    running.keys(&["ctrl+shift+h"]);
    until("a lock", || (!is_alive(holder)).then_some(()));
    assert_eq!(clipboard(&running), None);
}

/// No program of the same user can look into the process that holds the keys, though it can into others.
fn no_way_in(holder: u32) {
    let mut other = as_somebody(Path::new("/bin/sleep"));
    let mut other = other.arg("60").spawn().expect("another program");
    until("another program", || (name_of(other.id()) == "sleep").then_some(()));
    let attached = |pid: u32| {
        let mut strace = as_somebody(Path::new("/usr/bin/timeout"));
        strace.args(["--signal=INT", "1", "strace", "-o", "/dev/null", "-p", &pid.to_string()]);
        let output = strace.stdin(Stdio::null()).output().expect("strace is installed");
        String::from_utf8_lossy(&output.stderr).contains("attached")
    };
    let read = |pid: u32| {
        let mut head = as_somebody(Path::new("/usr/bin/head"));
        head.args(["--bytes=1", &format!("/proc/{pid}/environ")]).stderr(Stdio::null());
        head.output().expect("head is installed").status.success()
    };
    // Some systems let nobody look into a program that they did not start; there this proves nothing more, and nothing less.
    let free = fs::read_to_string("/proc/sys/kernel/yama/ptrace_scope").map_or(true, |scope| scope.trim() == "0");
    if free {
        assert!(attached(other.id()), "a program that does not mind can be looked into");
    }
    assert!(read(other.id()));
    assert!(!attached(holder), "the app can be looked into");
    assert!(!read(holder), "the memory of the app can be read");
    other.kill().expect("it is stopped");
    other.wait().expect("it ends");
}

#[test]
#[ignore = "opens a real window; `cargo xtask test` runs it"]
fn no_process_writes_its_memory_to_a_file_when_it_crashes() {
    let kept = keep(&[("Letter.pdf", one_page(&format!("We sat by the window and read {CANARY} again.")))]);
    let running = Running::start(&kept, &[]);
    let pattern = fs::read_to_string("/proc/sys/kernel/core_pattern").expect("the system tells where dumps go");
    let to = match Path::new(pattern.trim()).parent().filter(|folder| folder.is_absolute()) {
        Some(folder) => folder.to_owned(),
        None => running.cwd(),
    };
    // Dumps that go to a program can only be counted where that program puts them; `prlimit` below holds for those too.
    let by_file = !pattern.starts_with('|');
    let dumps = |folder: &Path| -> BTreeSet<_> {
        fs::read_dir(folder).map(|list| list.flatten().map(|e| e.path()).collect()).unwrap_or_default()
    };
    let before = dumps(&to);
    if by_file {
        // A program that does not mind leaves one here, so that finding none afterwards means something.
        let mut crash = as_somebody(Path::new("/bin/sh"));
        crash.args(["-c", "ulimit -c unlimited; kill -SEGV $$"]).current_dir(running.cwd());
        crash.status().expect("it runs");
        let new: Vec<_> = dumps(&to).difference(&before).cloned().collect();
        assert!(!new.is_empty(), "a dump can be seen in {}", to.display());
        new.iter().for_each(|dump| fs::remove_file(dump).expect("removed"));
    }
    let crashed = |pid: u32| {
        let limits = fs::read_to_string(format!("/proc/{pid}/limits")).unwrap_or_default();
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap_or_default().to_owned();
        let words: Vec<&str> = core.split_whitespace().collect();
        assert!(matches!(words[4..6], ["0" | "1", "0" | "1"]), "{}: {core}", name_of(pid));
        // The first is caught, by what looks for a full stack, and gives way to the system's own answer to the next.
        until("a crash", || {
            Command::new("kill").args(["-SEGV", &pid.to_string()]).stderr(Stdio::null()).status().expect("kill runs");
            std::thread::sleep(Duration::from_millis(100));
            (!is_alive(pid)).then_some(())
        });
    };
    let holder = running.unlock();
    read_a_page(&running);
    let reader = readers(&running)[0];
    let web = |running: &Running| -> Vec<u32> {
        running.processes().into_iter().filter(|pid| name_of(*pid).starts_with("WebKit")).collect()
    };
    let all = web(&running);
    assert!(all.len() >= 2, "the web view and its helper: {all:?}");
    crashed(reader);
    all.into_iter().filter(|pid| is_alive(*pid)).for_each(crashed);
    crashed(holder);
    until("an empty desk", || running.processes().is_empty().then_some(()));
    let new: Vec<_> = dumps(&to).difference(&before).cloned().collect();
    assert!(new.is_empty(), "{new:?}");
    terminal_minds_too();
}

/// The terminal face gives up dumps as well, and lets nobody look in.
fn terminal_minds_too() {
    let folder = folder();
    fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("open to others");
    let program = folder.path().join("ownstory-cli");
    fs::copy(cli(), &program).expect("the terminal face is copied");
    let mut terminal = as_somebody(&program);
    terminal.args(["dates"]).stdin(Stdio::piped()).stdout(Stdio::null()).current_dir(folder.path());
    let mut terminal = terminal.spawn().expect("it starts");
    until("the terminal face", || {
        let limits = fs::read_to_string(format!("/proc/{}/limits", terminal.id())).ok()?;
        let is_set =
            limits.lines().any(|l| l.starts_with("Max core file size") && l.split_whitespace().nth(4) == Some("1"));
        (is_set && name_of(terminal.id()).starts_with("ownstory")).then_some(())
    });
    no_way_in(terminal.id());
    terminal.kill().expect("it is stopped");
    terminal.wait().expect("it ends");
}
