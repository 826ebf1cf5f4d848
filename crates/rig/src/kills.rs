//! Stopped dead: a worker is killed at a random moment, again and again, and goes on where it was.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::time::Duration;

use serde_json::{Value, json};

use crate::args::Args;
use crate::child::{Work, Worker};
use crate::rng::Rng;
use crate::room::Bench;
use crate::scenario::Scenario;
use crate::verify::{Told, temporary, verify};

const SCENARIOS: [Scenario; 3] = [Scenario::Mixed, Scenario::Import, Scenario::Locks];

/// `kills count=200 [seed=…] [longest=…]`: at most `longest` milliseconds before each kill.
pub fn run(args: &Args, bench: &Bench) -> Result<Value, String> {
    args.only(&["count", "seed", "longest"])?;
    let (count, longest) = (args.number("count", 200)?, args.number("longest", 200)?);
    let seed = args.seed()?;
    let mut rng = Rng::part(seed, 2);
    let (mut kills, mut lives, mut steps, mut strays, mut beyond, mut in_making) = (0u64, 0u64, 0u64, 0u64, 0u64, 0u64);
    while kills < count {
        let scenario = SCENARIOS[lives as usize % SCENARIOS.len()];
        let life = rng.next();
        let folder = bench.folder("kills")?.join("vault");
        let mut told = Told { seed: life, steps: scenario.steps(life), ..Told::default() };
        loop {
            let work = Work { folder: &folder, scenario, seed: life, from: told.acked };
            let mut worker = Worker::start(work.command()?)?;
            // Half of the kills may come while it is being opened; the others come when work has begun.
            if rng.below(2) == 0
                && let Some(line) = worker.line()
            {
                told.hear(&line)?;
            }
            let from = told.acked;
            let ended = killed_after(&mut worker, Duration::from_micros(rng.next() % (longest * 1_000)), &mut told)?;
            let at = format!("seed {seed}, kill {kills}, {} life {life}", scenario.name());
            steps += (told.acked - from) as u64;
            let (status, said) = worker.end()?;
            if !ended && status.signal().is_none() {
                return Err(format!("{at}: the worker ended by itself with {status}: {said}"));
            }
            if !ended {
                kills += 1;
                if temporary(&folder).len() > 1 {
                    return Err(format!("{at}: more than one unfinished file: {:?}", temporary(&folder)));
                }
                // Now and then the next worker opens it as the kill left it, and may be killed in that.
                if rng.below(4) == 0 && told.acked > 0 && kills < count {
                    continue;
                }
            }
            let found = verify(&folder, &told).map_err(|e| format!("{}: {e}", at))?;
            strays += found.strays as u64;
            in_making += u64::from(found.no_vault);
            if found.done > told.acked {
                beyond += 1;
                if told.steps[told.acked].gives_words() {
                    told.words = None;
                }
                told.acked = found.done;
            }
            if found.no_vault && folder.exists() {
                // What a person would do too: a vault that never came to be is taken away and made anew.
                fs::remove_dir_all(&folder).map_err(|e| e.to_string())?;
            }
            if ended || kills >= count {
                break;
            }
        }
        lives += 1;
    }
    Ok(json!({
        "part": "kills", "count": kills, "lives": lives, "steps": steps, "seed": seed,
        "beyond": beyond, "before_there_was_a_vault": in_making, "stray_originals": strays,
    }))
}

/// Kills the worker after this time. True when it had ended by itself before.
fn killed_after(worker: &mut Worker, wait: Duration, told: &mut Told) -> Result<bool, String> {
    std::thread::sleep(wait);
    worker.kill()?;
    let mut ended = false;
    while let Some(line) = worker.line() {
        ended |= line == "end";
        told.hear(&line)?;
    }
    Ok(ended)
}
