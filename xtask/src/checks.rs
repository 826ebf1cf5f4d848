//! Checks of the project's own texts: nothing of a build machine, nothing that a release must not say.

use crate::shell::{Done, answer, program, root};

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
