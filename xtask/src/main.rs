//! The project's own commands: `cargo xtask run`, `cargo xtask test`, and what they are made of.

mod accuracy;
mod bench;
mod bench_keeping;
mod bench_reading;
mod checks;
mod contract;
mod corpora;
mod fixtures;
mod fuzz;
mod install;
mod layers;
mod models;
mod release;
mod run;
mod shell;
mod soak;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask run        install what is missing, build, and open the app (with no display: do the main job on the made-up file)
cargo xtask test       install what is missing and run every check
cargo xtask contract   write ui/src/contract.ts from crates/contract
cargo xtask fixtures   write the made-up file and its truth into tests/out/made-up-file
cargo xtask models     fetch the models that pictures of pages are read with, check them, put them where they are looked for
cargo xtask layers     check that crates depend only on what docs/architecture.md draws
cargo xtask bench      measure, and write docs/benchmarks.md
cargo xtask accuracy   score the reader on made-up files, and write docs/accuracy.md (`--export DIR --truth FILE` for files from elsewhere)
cargo xtask soak       kills, power cuts, failing writes for hours, and write docs/reliability.md (`soak kills=10000 cuts=300` for parts)
cargo xtask fuzz       look for inputs that break a reader: [target] [seconds each], see docs/fuzzing.md
cargo xtask release-check  list what no source has been looked up for, and fail while there is any (before a release)
cargo xtask corpora    read every file under a folder as an import does: DIR [report]
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let done = match args.next().as_deref() {
        Some("run") => run::run(),
        Some("test") => test::test(args.collect()),
        Some("contract") => contract::write(),
        Some("fixtures") => fixtures::write(args.next()),
        Some("models") => install::to_fetch_models().and_then(|()| models::install()),
        Some("layers") => layers::check(),
        Some("bench") => bench::bench(),
        Some("accuracy") => accuracy::accuracy(&args.collect::<Vec<_>>()),
        Some("soak") => soak::soak(&args.collect::<Vec<_>>()),
        Some("fuzz") => fuzz::fuzz(&args.collect::<Vec<_>>()),
        Some("release-check") => release::check(),
        Some("corpora") => corpora::read(&args.collect::<Vec<_>>()),
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\nxtask: {why}");
            ExitCode::FAILURE
        }
    }
}
