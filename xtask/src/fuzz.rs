//! `cargo xtask fuzz`: builds the targets in `fuzz/` with coverage, on the stable compiler and with nothing to install, and
//! runs them one after the other. What they find and what they learned lies in the build's own folder, never in the project.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use crate::shell::{self, Done, answer, cargo, go, program, root};

/// What the compiler is told, as `cargo fuzz build --sanitizer none` tells it.
const COVERAGE: &[&str] = &[
    "--cfg",
    "fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
];

/// One target: its name, the most bytes of an input, and whether all of it runs inside the reader process in the app. There
/// a page that hangs or eats memory is ended by its clock and its limits, so such an input is counted and the run goes on.
struct Target(&'static str, u32, bool);

const TARGETS: &[Target] = &[
    Target("sniff", 4_096, false),
    Target("text", 4_096, true),
    Target("eml", 8_192, true),
    Target("docx", 32_768, true),
    Target("papers", 32_768, true),
    Target("pdf", 65_536, true),
    Target("photo", 16_384, true),
    Target("zip", 16_384, true),
    Target("frames", 8_192, false),
    Target("vault_files", 4_096, false),
    Target("word_boxes", 4_096, false),
    Target("blob", 4_096, false),
    Target("recovery_words", 512, false),
    Target("search", 1_024, false),
    Target("dates", 1_024, false),
    Target("pages", 4_096, false),
    Target("story_markdown", 1_024, false),
    Target("markdown_blocks", 2_048, false),
    Target("export_names", 1_024, false),
];

/// Seconds for each target when none are named.
const SECONDS: u32 = 60;

/// Runs one target or all, for so many seconds each.
pub fn fuzz(args: &[String]) -> Done {
    let named = |arg: &String| TARGETS.iter().find(|t| t.0 == arg);
    let (only, seconds) = match args {
        [] => (None, SECONDS),
        [one] => match (named(one), one.parse()) {
            (Some(target), _) => (Some(target), SECONDS),
            (None, Ok(seconds)) => (None, seconds),
            (None, Err(_)) => return Err(format!("there is no target named {one}")),
        },
        [one, seconds] => {
            let target = named(one).ok_or_else(|| format!("there is no target named {one}"))?;
            (Some(target), seconds.parse().map_err(|_| format!("{seconds} is no number of seconds"))?)
        }
        _ => return Err("cargo xtask fuzz [target] [seconds]".into()),
    };
    all_are_listed()?;
    let chosen: Vec<&Target> = TARGETS.iter().filter(|t| only.is_none_or(|o| o.0 == t.0)).collect();
    let programs = build(only)?;
    let mut table = String::from(
        "target | executions | seconds | edges | inputs kept | hung or hungry\n--- | --: | --: | --: | --: | --:\n",
    );
    let mut finds = Vec::new();
    for target in chosen {
        let ran = run(target, &programs.join(target.0), seconds)?;
        table.push_str(&ran.row);
        finds.extend(ran.finds);
    }
    eprintln!("\n{table}");
    if finds.is_empty() {
        return Ok(());
    }
    let list: Vec<String> = finds.iter().map(|f| format!("  {}", f.display())).collect();
    Err(format!("found:\n{}\nRun the target with the file as its one argument to see it again.", list.join("\n")))
}

/// A target that is built but not in the list would never run.
fn all_are_listed() -> Done {
    let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).map_err(|e| e.to_string())?;
    let bins = manifest.lines().filter_map(|l| l.strip_prefix("path = \"targets/")?.strip_suffix(".rs\""));
    let missing: Vec<&str> = bins.filter(|name| TARGETS.iter().all(|t| t.0 != *name)).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("xtask/src/fuzz.rs does not list {missing:?}")) }
}

/// Builds, and answers the folder in which the targets' programs lie.
fn build(only: Option<&Target>) -> Result<PathBuf, String> {
    let about = answer(program("rustc", &["-vV"]))?;
    let host = about.lines().find_map(|l| l.strip_prefix("host: ")).ok_or("rustc names no host")?;
    // With a target of its own the flags reach only what is fuzzed, not the build's own programs.
    let mut command = cargo(&["build", "--manifest-path", "fuzz/Cargo.toml", "--target", host]);
    match only {
        Some(target) => command.args(["--bin", target.0]),
        None => command.arg("--bins"),
    };
    let target = shell::target()?;
    command.env("CARGO_TARGET_DIR", &target).env_remove("RUSTFLAGS");
    command.env("CARGO_ENCODED_RUSTFLAGS", COVERAGE.join("\u{1f}"));
    go(command)?;
    Ok(target.join(host).join("debug"))
}

struct Ran {
    row: String,
    finds: Vec<PathBuf>,
}

fn run(target: &Target, built: &Path, seconds: u32) -> Result<Ran, String> {
    let Target(name, longest, in_reader) = *target;
    let home = shell::target()?.join("fuzzing").join(name);
    let (seeds, corpus, finds) = (home.join("seeds"), home.join("corpus"), home.join("finds"));
    for folder in [&seeds, &corpus, &finds] {
        fs::create_dir_all(folder).map_err(|e| e.to_string())?;
    }
    let before = files(&finds)?;
    let mut make_seeds = program(&built.to_string_lossy(), &[]);
    make_seeds.env("OWNSTORY_FUZZ_SEEDS", &seeds);
    go(make_seeds)?;

    let mut args = vec![
        corpus.to_string_lossy().into_owned(),
        seeds.to_string_lossy().into_owned(),
        format!("-max_total_time={seconds}"),
        format!("-max_len={longest}"),
        format!("-artifact_prefix={}/", finds.display()),
        "-timeout=5".into(),
        "-rss_limit_mb=1500".into(),
        "-print_final_stats=1".into(),
    ];
    if in_reader {
        args.extend(["-fork=1", "-ignore_timeouts=1", "-ignore_ooms=1", "-ignore_crashes=0"].map(String::from));
    }
    let words = root().join("fuzz/dictionaries").join(format!("{name}.dict"));
    if words.is_file() {
        args.push(format!("-dict={}", words.display()));
    }
    let started = Instant::now();
    let told = listen(built, &args)?;
    let took = started.elapsed().as_secs();

    // Once more over all that was kept: it counts the edges in one process, and names the panics that the reader contains.
    let replay = vec![
        "-runs=0".to_owned(),
        "-timeout=60".into(),
        "-rss_limit_mb=3000".into(),
        corpus.to_string_lossy().into_owned(),
        seeds.to_string_lossy().into_owned(),
    ];
    let edges = listen(built, &replay)?.edges;
    let new: Vec<PathBuf> = files(&finds)?.into_iter().filter(|f| !before.contains(f)).collect();
    let is = |file: &PathBuf, kinds: &[&str]| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        kinds.iter().any(|kind| name.starts_with(kind))
    };
    let contained = if in_reader { new.iter().filter(|f| is(f, &["timeout-", "oom-"])).count() } else { 0 };
    let finds: Vec<PathBuf> = new
        .into_iter()
        .filter(|f| is(f, &["crash-", "leak-"]) || (!in_reader && is(f, &["timeout-", "oom-"])))
        .collect();
    let row = format!("{name} | {} | {took} | {edges} | {} | {contained}\n", told.executions, files(&corpus)?.len());
    Ok(Ran { row, finds })
}

/// Lines that libFuzzer prints by the thousand.
const ROUTINE: &[&str] =
    &["\tNEW ", "\tREDUCE ", "\tRELOAD ", "NEW_FUNC", "NEW_PC", "# Uses:", "WARNING: Failed to find", "INFO: "];

/// What libFuzzer says of a run.
#[derive(Default)]
struct Told {
    executions: u64,
    edges: u64,
}

/// Runs a target with the stack that the reader process has, showing what it prints.
fn listen(built: &Path, args: &[String]) -> Result<Told, String> {
    let mut command = program("sh", &["-c", "ulimit -s 65536 && exec \"$0\" \"$@\""]);
    command.arg(built).args(args).stderr(Stdio::piped()).stdout(Stdio::null());
    eprintln!("\n$ {} {}", built.display(), args.join(" "));
    let mut child = command.spawn().map_err(|e| format!("{} could not be started: {e}", built.display()))?;
    let mut told = Told::default();
    let lines = BufReader::new(child.stderr.take().ok_or("no pipe")?);
    for line in lines.split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        if !ROUTINE.iter().any(|words| line.contains(words)) {
            eprintln!("{line}");
        }
        if let Some(number) = line.strip_prefix('#') {
            let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
            told.executions = told.executions.max(digits.parse().unwrap_or(0));
        }
        if let Some(number) = line.strip_prefix("stat::number_of_executed_units:") {
            told.executions = told.executions.max(number.trim().parse().unwrap_or(0));
        }
        if let Some((_, rest)) = line.split_once(" cov: ") {
            told.edges = rest.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(told.edges);
        }
    }
    // How it ended is told by what it left in the folder of finds.
    child.wait().map_err(|e| e.to_string())?;
    if told.executions == 0 { Err(format!("{} did not run", built.display())) } else { Ok(told) }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|e| e.to_string())?;
    Ok(entries.flatten().map(|e| e.path()).filter(|p| p.is_file()).collect())
}
