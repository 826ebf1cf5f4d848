//! Power cuts: a session on a disk whose every write is listed; then that disk as a cut at some moment could have left
//! it, mounted, opened and compared with what had been said to be saved at that moment.

use std::fs::File;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::args::Args;
use crate::child::{Work, Worker};
use crate::disk::{self, Kind, Mounted};
use crate::logged::Logged;
use crate::rng::Rng;
use crate::room::Bench;
use crate::scenario::Scenario;
use crate::verify::{Found, Told, verify};
use crate::writelog::WriteLog;

const SCENARIOS: [Scenario; 3] = [Scenario::Mixed, Scenario::Import, Scenario::Locks];
/// Points of one session; then there is another session.
const POINTS: u64 = 25;
pub const MUTANTS: [&str; 3] = ["UnsyncedOriginal", "RowFirst", "UnsyncedLog"];

/// What a disk does with the writes since the last flush.
#[derive(Debug, Clone, Copy)]
enum Loss {
    /// It did them all, in order, up to the cut.
    Prefix,
    /// It did some of them.
    Subset,
    /// It did some of them, and of some only a part.
    Torn,
}

/// A session that ran to its end on a listed disk: what was said when.
struct Recorded {
    /// For each line of the worker, how many writes there were before it.
    lines: Vec<(usize, String)>,
    /// Writes before the session began.
    first: usize,
    log: WriteLog,
    before: PathBuf,
}

/// `cuts count=60 [fs=ext4|xfs] [seed=…] [mutant=…]`. With a mutant, the run fails when the mutant is not caught.
pub fn run(args: &Args, bench: &Bench) -> Result<Value, String> {
    args.only(&["count", "fs", "seed", "mutant"])?;
    let (count, seed) = (args.number("count", 60)?, args.seed()?);
    let kind = Kind::parse(args.word_or("fs", "ext4"))?;
    let mutant = args.word_or("mutant", "");
    if !mutant.is_empty() && !MUTANTS.contains(&mutant) {
        return Err(format!("there is no mutant named {mutant}; there is {}", MUTANTS.join(", ")));
    }
    let mut rng = Rng::part(seed, 3);
    let (mut points, mut sessions, mut caught, mut beyond, mut strays, mut writes) = (0, 0u64, 0u64, 0u64, 0, 0);
    let mut first_caught = String::new();
    while points < count {
        // Mutants are about what is kept, and one that only changes locks says nothing of them.
        let scenario = if mutant.is_empty() { SCENARIOS[sessions as usize % 3] } else { Scenario::Import };
        let life = rng.next();
        let recorded = record(bench, kind, scenario, life, mutant)?;
        sessions += 1;
        writes += recorded.log.entries.len() - recorded.first;
        let here = POINTS.min(count - points);
        let (mut safe, image) = (Safe::new(bench, &recorded)?, bench.path().join("cut.img"));
        for (cut, loss) in moments(&recorded, here, &mut rng) {
            points += 1;
            let told = told_at(&recorded, cut, scenario, life)?;
            let at = format!("seed {seed}, {} {} life {life}, cut {cut}, {loss:?}", kind.name(), scenario.name());
            safe.cut(&image, &recorded.log, cut, loss, &mut rng)?;
            match judge(bench, kind, &image, &told) {
                Ok(found) => {
                    beyond += u64::from(found.done > told.acked);
                    strays = strays.max(found.strays);
                }
                Err(why) if mutant.is_empty() => return Err(format!("{at}: {why}")),
                Err(why) => {
                    caught += 1;
                    first_caught = if first_caught.is_empty() { format!("{at}: {why}") } else { first_caught };
                }
            }
        }
    }
    if !mutant.is_empty() && caught == 0 {
        return Err(format!("{mutant} was not noticed at {points} points (seed {seed}): the rig has no teeth"));
    }
    let mut result = json!({
        "part": "cuts", "fs": kind.name(), "count": points, "sessions": sessions, "writes": writes, "seed": seed,
        "beyond": beyond, "most_stray_originals": strays,
    });
    if !mutant.is_empty() {
        result["mutant"] = mutant.into();
        result["caught"] = caught.into();
        result["first_caught"] = first_caught.into();
    }
    Ok(result)
}

/// Lets a worker do a whole session. It waits after each line until the position in the list is noted.
fn record(bench: &Bench, kind: Kind, scenario: Scenario, life: u64, mutant: &str) -> Result<Recorded, String> {
    let mut logged = Logged::new(&bench.folder("cuts")?, kind)?;
    let first = logged.position()?;
    let folder = logged.path().join("vault");
    let mut command = Work { folder: &folder, scenario, seed: life, from: 0 }.command()?;
    command.arg("wait=yes");
    if !mutant.is_empty() {
        command.env("RIG_MUTANT", mutant);
    }
    let mut worker = Worker::start(command)?;
    let mut lines = Vec::new();
    while let Some(line) = worker.line() {
        let position = logged.position()?;
        let waits = line.starts_with("at ") || line.starts_with("ok ");
        lines.push((position, line));
        if waits {
            // After the last step nobody waits.
            let _ = worker.go_on();
        }
    }
    let (status, said) = worker.end()?;
    if !status.success()
        || lines.last().is_none_or(|(_, l)| l != "end")
        || lines.iter().any(|(_, l)| l.starts_with("no "))
    {
        return Err(format!("the session ended with {status} after {:?}: {said}", lines.last()));
    }
    let (before, log) = logged.end()?;
    Ok(Recorded { lines, first, log, before })
}

/// When to cut, earliest first: just after something was said to be saved, just after a flush, or at any write.
fn moments(recorded: &Recorded, count: u64, rng: &mut Rng) -> Vec<(usize, Loss)> {
    let said: Vec<usize> = recorded.lines.iter().filter(|(_, l)| l.starts_with("ok ")).map(|(at, _)| *at).collect();
    let log = &recorded.log;
    let flushes: Vec<usize> =
        (recorded.first..log.entries.len()).filter(|i| log.entries[*i].is_flush()).map(|i| i + 1).collect();
    let mut moments: Vec<(usize, Loss)> = (0..count)
        .map(|i| {
            let cut = match i % 3 {
                0 => said[rng.below(said.len())],
                1 => flushes[rng.below(flushes.len())],
                _ => recorded.first + rng.below(recorded.log.entries.len() - recorded.first + 1),
            };
            (cut, [Loss::Prefix, Loss::Subset, Loss::Torn][rng.below(3)])
        })
        .collect();
    moments.sort_by_key(|(cut, _)| *cut);
    moments
}

/// What had been said when there had been so many writes.
fn told_at(recorded: &Recorded, cut: usize, scenario: Scenario, life: u64) -> Result<Told, String> {
    let mut told = Told { seed: life, steps: scenario.steps(life), ..Told::default() };
    let heard = recorded.lines.iter().filter(|(position, _)| *position <= cut);
    heard.into_iter().try_for_each(|(_, line)| told.hear(line))?;
    Ok(told)
}

/// The disk with everything that was safe at the last moment; what is safe only grows from one moment to the next.
struct Safe {
    image: PathBuf,
    upto: usize,
}

impl Safe {
    fn new(bench: &Bench, recorded: &Recorded) -> Result<Self, String> {
        let image = bench.path().join("safe.img");
        disk::copy(&recorded.before, &image)?;
        Ok(Self { image, upto: 0 })
    }

    /// Rebuilds the disk as a cut at this moment could have left it.
    fn cut(&mut self, to: &Path, log: &WriteLog, cut: usize, loss: Loss, rng: &mut Rng) -> Result<(), String> {
        let told = |e: std::io::Error| format!("{}: {e}", to.display());
        let open = |path: &Path| File::options().write(true).open(path).map_err(told);
        let safe = log.safe_until(cut);
        log.replay(&open(&self.image)?, self.upto, safe).map_err(told)?;
        self.upto = safe;
        disk::copy(&self.image, to)?;
        let disk = open(to)?;
        match loss {
            Loss::Prefix => log.replay(&disk, safe, cut),
            Loss::Subset => log.replay_some(&disk, safe, cut, rng, false),
            Loss::Torn => log.replay_some(&disk, safe, cut, rng, true),
        }
        .map_err(told)
    }
}

/// Mounts the rebuilt disk and compares.
fn judge(bench: &Bench, kind: Kind, image: &Path, told: &Told) -> Result<Found, String> {
    let mounted = Mounted::new(image, kind, &bench.path().join("cut"))?;
    let found = verify(&mounted.path().join("vault"), told);
    mounted.end()?;
    found
}
