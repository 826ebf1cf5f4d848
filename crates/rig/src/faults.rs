//! Writing that fails: the n-th call of a session that would change the disk answers with an error, for every n.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use crate::args::Args;
use crate::child::{Work, Worker};
use crate::room::{self, Bench};
use crate::scenario::Scenario;
use crate::verify::{Told, verify};

const SHIM: &str = include_str!("shim.c");
/// What a call can answer; `FULL` stays, the others come once.
const KINDS: [&str; 5] = ["ENOSPC", "EIO", "FULL", "SHORT", "EINTR"];

/// How one session with one fault went.
#[derive(Debug, Default)]
struct Went {
    /// The call that failed, as the C library names it; empty when the session made fewer calls.
    call: String,
    /// The answers of the steps that failed.
    causes: Vec<String>,
    calls: u64,
}

/// `faults [kinds=ENOSPC,EIO] [every=1] [seed=…]`: every n-th call.
pub fn run(args: &Args, bench: &Bench) -> Result<Value, String> {
    args.only(&["kinds", "every", "seed"])?;
    let (every, seed) = (args.number("every", 1)?.max(1), args.seed()?);
    let kinds: Vec<&str> = args.word_or("kinds", "ENOSPC,EIO").split(',').collect();
    if let Some(unknown) = kinds.iter().find(|k| !KINDS.contains(k)) {
        return Err(format!("there is no fault named {unknown}; there is {}", KINDS.join(", ")));
    }
    let shim = compile(bench)?;
    let whole = session(bench, &shim, seed, 0, KINDS[0], 0)?;
    if whole.calls < 100 {
        return Err(format!("only {} calls were seen: the shim stands beside the calls, not before them", whole.calls));
    }
    let next = AtomicU64::new(0);
    let total = kinds.len() as u64 * whole.calls.div_ceil(every);
    let found: Mutex<Vec<(usize, Went)>> = Mutex::default();
    let wrong: Mutex<Option<String>> = Mutex::default();
    std::thread::scope(|scope| {
        for lane in 1..=2 {
            let (next, found, wrong, kinds, shim) = (&next, &found, &wrong, &kinds, &shim);
            scope.spawn(move || {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= total || wrong.lock().is_ok_and(|w| w.is_some()) {
                        break;
                    }
                    let kind = n as usize % kinds.len();
                    let at = n / kinds.len() as u64 * every + 1;
                    let went = session(bench, shim, seed, at, kinds[kind], lane);
                    match went {
                        Ok(went) => found.lock().expect("no lane panics").push((kind, went)),
                        Err(why) => {
                            let why = format!("seed {seed}, {} at call {at}: {why}", kinds[kind]);
                            wrong.lock().expect("no lane panics").get_or_insert(why);
                        }
                    }
                }
            });
        }
    });
    if let Some(why) = wrong.into_inner().expect("no lane panics") {
        return Err(why);
    }
    let found = found.into_inner().expect("no lane panics");
    seldom_io(&found, &kinds)?;
    let mut by_kind = serde_json::Map::new();
    for (i, kind) in kinds.iter().enumerate() {
        let of_kind = || found.iter().filter(|(k, _)| *k == i).map(|(_, went)| went);
        let mut causes: BTreeMap<&str, u64> = BTreeMap::new();
        of_kind().flat_map(|w| &w.causes).for_each(|c| *causes.entry(c).or_default() += 1);
        let refused = of_kind().filter(|w| !w.causes.is_empty()).count();
        let struck = of_kind().filter(|w| !w.call.is_empty()).count();
        by_kind.insert((*kind).into(), json!({ "struck": struck, "steps_refused": refused, "causes": causes }));
    }
    Ok(
        json!({ "part": "faults", "calls": whole.calls, "count": found.len(), "every": every, "seed": seed, "kinds": by_kind }),
    )
}

fn compile(bench: &Bench) -> Result<PathBuf, String> {
    room::need(&[("cc", "build-essential")])?;
    let (source, library) = (bench.path().join("shim.c"), bench.path().join("shim.so"));
    fs::write(&source, SHIM).map_err(|e| e.to_string())?;
    room::run(
        Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"])
            .arg(&library)
            .arg(&source)
            .arg("-ldl"),
    )?;
    Ok(library)
}

/// One session in which call `at` fails, then one look without the shim.
fn session(bench: &Bench, shim: &Path, seed: u64, at: u64, kind: &str, lane: u32) -> Result<Went, String> {
    let place = bench.folder(&format!("faults-{lane}"))?;
    let (folder, count) = (place.join("vault"), place.join("count"));
    let scenario = Scenario::Short;
    let mut told = Told { seed, steps: scenario.steps(seed), ..Told::default() };
    let mut command = Work { folder: &folder, scenario, seed, from: 0 }.command()?;
    command
        .arg("retry=yes")
        .env("LD_PRELOAD", shim)
        .env("RIG_FOLDER", &folder)
        .env("RIG_AT", at.to_string())
        .env("RIG_KIND", kind)
        .env("RIG_COUNT", &count);
    let mut worker = Worker::start(command)?;
    let (mut went, mut last) = (Went::default(), String::new());
    while let Some(line) = worker.line() {
        told.hear(&line)?;
        let mut words = line.split(' ');
        let cause = match words.next() {
            Some("no") => words.nth(1),
            Some("open") => words.next(),
            _ => None,
        };
        went.causes.extend(cause.map(str::to_owned));
        last = line;
    }
    let (status, said) = worker.end()?;
    let counted = fs::read_to_string(&count).map_err(|e| format!("the shim did not count ({e}); {status}: {said}"))?;
    let (calls, call) = counted.trim().split_once(' ').unwrap_or((counted.trim(), ""));
    went.calls = calls.parse().map_err(|_| format!("the shim counted {counted:?}"))?;
    went.call = call.to_owned();
    let what = format!("{call} failed, the session said {:?} and ended with {status}", went.causes);
    if !status.success() || last != "end" {
        return Err(format!("{what}: {said}"));
    }
    if let Some(cause) = went.causes.iter().find(|cause| !names(kind, call, cause)) {
        return Err(format!("{what}: {cause} does not name the cause"));
    }
    // A fault that comes once may cost a step one refusal, never two: the second try goes through.
    if kind != "FULL" && (told.acked != told.steps.len() || went.causes.len() > 1) {
        return Err(format!("{what}: after one fault it did not go on; {} of {} steps", told.acked, told.steps.len()));
    }
    verify(&folder, &told).map_err(|why| format!("{what}; then {why}"))?;
    fs::remove_dir_all(place).map_err(|e| e.to_string())?;
    Ok(went)
}

/// Whether an answer of the vault is one that names this fault.
fn names(kind: &str, call: &str, cause: &str) -> bool {
    match kind {
        // SQLite tells a full disk only when it writes the database or its log; of the index of the log, of a log that
        // cannot be made and of every other call it says no more than that they failed. `seldom_io` counts these.
        "ENOSPC" => cause == "NoSpace" || (cause == "Io" && call != "write"),
        "FULL" => cause == "NoSpace" || cause == "Io",
        _ => cause == "Io",
    }
}

/// A full disk met by a write of the database itself is told as such, but for one in ten: those of the log's index.
fn seldom_io(found: &[(usize, Went)], kinds: &[&str]) -> Result<(), String> {
    let written = found.iter().filter(|(kind, went)| kinds[*kind] == "ENOSPC" && went.call.starts_with("pwrite"));
    let causes: Vec<&String> = written.flat_map(|(_, went)| &went.causes).collect();
    let vague = causes.iter().filter(|cause| *cause == &"Io").count();
    if vague * 10 > causes.len() {
        return Err(format!("{vague} of {} writes to a full disk are not told as that", causes.len()));
    }
    Ok(())
}
