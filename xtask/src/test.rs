//! `cargo xtask test`: every check, from texts to the real window. The first that fails ends it.

use std::time::Instant;

use crate::shell::{Done, cargo, go, linted, program, root};
use crate::{checks, install, layers};

/// One part of the checks: its name, and what it does.
type Part = (&'static str, fn() -> Done);

const PARTS: &[Part] = &[
    ("texts", checks::texts),
    ("format", || go(cargo(&["fmt", "--all", "--check"]))),
    ("layers", layers::check),
    ("network", checks::no_network_client),
    ("ui", ui),
    // With the lints: see `linted`.
    ("build", || checks::lints_bite().and_then(|()| go(linted(&["build", "--workspace", "--all-targets"])))),
    ("tests", tests),
    ("vault", vault),
    ("rig", rig),
    ("window", window),
];

/// Runs every part, or only the parts named.
pub fn test(only: Vec<String>) -> Done {
    if let Some(unknown) = only.iter().find(|name| PARTS.iter().all(|(part, _)| part != name)) {
        return Err(format!("there is no part named {unknown}"));
    }
    install::to_test()?;
    let mut times = Vec::new();
    for (name, part) in PARTS {
        if only.is_empty() || only.iter().any(|n| n == name) {
            let start = Instant::now();
            part()?;
            times.push(format!("{name} {} s", start.elapsed().as_secs()));
            eprintln!("xtask: passed so far: {}", times.join(", "));
        }
    }
    eprintln!("\nEvery check passed: {}.", times.join(", "));
    Ok(())
}

fn ui() -> Done {
    for script in ["check", "test", "build"] {
        let mut command = program("npm", &["run", script, "--silent"]);
        command.current_dir(root().join("ui"));
        go(command)?;
    }
    Ok(())
}

/// Unit and property tests of every crate, the journeys through the desk, and the window on the mock runtime.
fn tests() -> Done {
    let bagit = install::bagit()?;
    let mut command = linted(&["test", "--workspace", "--quiet"]);
    command.env("OWNSTORY_BAGIT_PYTHON", bagit);
    go(command)
}

/// The vault from outside. Built by itself: its cheap passphrase lock must not get into anything else.
fn vault() -> Done {
    go(linted(&["test", "--package", "vault", "--features", "quick-kdf", "--quiet"]))
}

/// The reliability rig in its short size. Built by itself, as the vault's tests are: it has faults in it.
fn rig() -> Done {
    go(linted(&["test", "--package", "rig", "--features", "teeth", "--quiet"]))
}

/// The real window under Xvfb, driven by WebDriver; then traced, for sockets.
fn window() -> Done {
    // The whole workspace is chosen, as in the other parts: cargo would build the heavy crates again for a smaller choice.
    let chosen = ["test", "--workspace", "--test", "ownstory_tests", "--", "--ignored", "--test-threads", "1"];
    go(linted(&chosen))
}
