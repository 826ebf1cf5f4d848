//! `ownstory-cli`: the desk for people with many files, for scripts, and for measuring. Its words are a promise (docs/cli.md).

// Printing is what this face is for.
#![allow(clippy::print_stdout)]

mod args;
mod bring;
mod keep;
mod measure;
mod place;
mod pure;
mod receipt;
mod say;
mod show_me;
mod take;
mod tell;
mod whose;
mod why;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Args, Command};
use crate::say::Ended;

fn main() -> ExitCode {
    desk::reader_main_if_asked();
    desk::harden();
    let args = Args::parse();
    let ended = match &args.command {
        Command::Create(a) => place::create(a),
        Command::Import(a) => bring::import(a),
        Command::Status(a) => tell::status(a),
        Command::Search(a) => tell::search(a),
        Command::Timeline(a) => tell::timeline(a),
        Command::Why(a) => why::why(a),
        Command::Questions(a) => tell::questions(a),
        Command::YourWords(a) => whose::your_words(a),
        Command::Agreed(a) => whose::agreed(a),
        Command::Copied(a) => whose::copied(a),
        Command::Receipt(a) => receipt::receipt(a),
        Command::Story(a) => take::story(a),
        Command::Explain(a) => pure::explain(a),
        Command::Deadline(a) => pure::deadline(a),
        Command::Dates => pure::dates(),
        Command::Export(a) => take::export(a),
        Command::Check(a) => keep::check(a),
        Command::Backup(a) => keep::backup(a),
        Command::Restore(a) => keep::restore(a),
        Command::Salvage(a) => keep::salvage(a),
        Command::NewKeys(a) => keep::new_keys(a),
        Command::ShowMe(a) => show_me::show_me(a),
        Command::Measure(a) => measure::measure(a),
        Command::MeasureImport(a) => measure::measure_import(a),
        Command::MeasureAdding(a) => measure::measure_adding(a),
        Command::MeasureKeeping(a) => measure::measure_keeping(a),
    };
    match ended {
        Ok(Ended::Done) => ExitCode::SUCCESS,
        Ok(Ended::WithProblems) => ExitCode::from(1),
        Err(words) => {
            eprintln!("{words}");
            ExitCode::from(2)
        }
    }
}
