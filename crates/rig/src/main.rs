//! The reliability rig: interrupts sessions on a vault in every way that a computer can, and compares what is left with
//! what was said to be saved. Each part fails loudly, also when it cannot be done here. It is not shipped.

mod args;
mod bends;
mod canary;
mod child;
mod cuts;
mod disk;
mod faults;
mod full;
mod hunt;
mod kills;
mod logged;
mod rng;
mod room;
mod scenario;
mod state;
mod step;
mod verify;
mod worker;
mod writelog;

use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

use serde_json::Value;

use crate::args::Args;
use crate::room::Bench;

type Part = (&'static str, fn(&Args, &Bench) -> Result<Value, String>);

const PARTS: &[Part] = &[
    ("kills", kills::run),
    ("cuts", cuts::run),
    ("faults", faults::run),
    ("full", full::run),
    ("canary", canary::run),
    ("bends", bends::run),
];

fn main() -> ExitCode {
    match started() {
        Ok(code) => code,
        Err(why) => {
            eprintln!("rig: {why}");
            ExitCode::FAILURE
        }
    }
}

fn started() -> Result<ExitCode, String> {
    if !cfg!(feature = "teeth") {
        return Err("build the rig with `--package rig --features teeth`".into());
    }
    let mut words = std::env::args().skip(1);
    let names: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
    let name = words.next().ok_or_else(|| format!("say which part: {}", names.join(", ")))?;
    let args = Args::parse(words)?;
    match name.as_str() {
        "worker" => return worker::run(&args).map(|()| ExitCode::SUCCESS),
        "canary-session" => return canary::child(&args).map(|()| ExitCode::SUCCESS),
        _ => {}
    }
    let (_, part) = PARTS
        .iter()
        .find(|(part, _)| *part == name)
        .ok_or_else(|| format!("there is no part named {name}; there is {}", names.join(", ")))?;
    if !room::is_inside() {
        return room::enter();
    }
    let start = Instant::now();
    let bench = Bench::new()?;
    let mut result = part(&args, &bench).map_err(|why| format!("{name} failed: {why}"))?;
    result["seconds"] = (start.elapsed().as_millis() as f64 / 1_000.0).into();
    writeln!(std::io::stdout(), "{result}").map_err(|e| e.to_string())?;
    Ok(ExitCode::SUCCESS)
}
