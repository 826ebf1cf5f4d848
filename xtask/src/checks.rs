//! Checks of the project's own texts: nothing of a build machine, nothing that a release must not say.

use std::io::Write as _;
use std::process::Stdio;

use crate::shell::{Done, answer, cargo, lints, program, root, target};

/// What no file of the project may hold, and why. Written in pieces so that this file does not hold it either.
fn banned() -> Vec<(String, &'static str)> {
    vec![
        (["/work", "/main"].concat(), "a path of one machine"),
        (["/root", "/."].concat(), "a path of one machine"),
        (["unsafe", "-inline"].concat(), "a content policy that lets a page run what a record says"),
        (["unsafe", "-eval"].concat(), "a content policy that lets a page run what a record says"),
        (["dangerously", "SetInnerHTML"].concat(), "a way for words of a record to become a page"),
        ([".inner", "HTML"].concat(), "a way for words of a record to become a page"),
    ]
}

pub fn texts() -> Done {
    let listed = answer(program("git", &["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    let banned = banned();
    let mut wrong = Vec::new();
    for name in listed.lines() {
        let Ok(text) = std::fs::read_to_string(root().join(name)) else { continue };
        // The window's own checks name what they forbid.
        let is_check = name.contains(".test.") || name.contains("/checks/");
        for (words, why) in banned.iter().filter(|_| !is_check) {
            if text.contains(words.as_str()) {
                wrong.push(format!("{name} holds {words:?}: {why}"));
            }
        }
        // What others published is as long as they made it.
        if name.ends_with(".rs") && !name.starts_with("vendor/") && text.lines().count() > 800 {
            wrong.push(format!("{name} is longer than 800 lines"));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// No client that could reach a network is built into the app.
pub fn no_network_client() -> Done {
    let tree =
        answer(crate::shell::cargo(&["tree", "--edges", "normal", "--prefix", "none", "--package", "ownstory"]))?;
    let clients = ["reqwest ", "hyper ", "ureq ", "rustls ", "native-tls ", "curl ", "isahc ", "surf "];
    let found: Vec<&str> = tree.lines().filter(|line| clients.iter().any(|c| line.starts_with(c))).collect();
    if found.is_empty() { Ok(()) } else { Err(format!("a network client is built in: {}", found.join(", "))) }
}

/// A fault that clippy warns of is refused by the compiler that the checks use: they lean on how clippy is told its options.
pub fn lints_bite() -> Done {
    const FAULT: &[u8] =
        b"//! A fault.\n/// Copied the long way.\npub fn fault(number: u8) -> u8 {\n    number.clone()\n}\n";
    let (driver, (name, options)) = lints(&cargo(&[]));
    let mut compiler = program(&driver.to_string_lossy(), &["rustc", "--crate-name", "fault", "--crate-type", "lib"]);
    compiler.args(["--edition", "2024", "--emit", "metadata", "--out-dir"]).arg(target()?).arg("-").env(name, options);
    let mut running = compiler
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("clippy could not be started: {e}"))?;
    running.stdin.take().ok_or("no way in")?.write_all(FAULT).map_err(|e| e.to_string())?;
    let told = running.wait_with_output().map_err(|e| e.to_string())?;
    let said = String::from_utf8_lossy(&told.stderr);
    let refused = !told.status.success() && said.contains("clone_on_copy");
    if refused { Ok(()) } else { Err(format!("a known fault was not refused by the lints; they said: {said}")) }
}
