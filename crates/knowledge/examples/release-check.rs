//! `cargo xtask release-check`: says how much of the content has been checked, and fails when a release may not ship it.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

use knowledge::Knowledge;

fn main() -> ExitCode {
    let knowledge = Knowledge::england();
    println!("{:<30}{:>8}{:>15}", "", "checked", "to be checked");
    for kind in knowledge.how_checked() {
        println!("{:<30}{:>8}{:>15}", kind.kind, kind.checked, kind.to_be_checked.len());
    }
    let reasons = knowledge.not_ready_on(chrono::Local::now().date_naive());
    if reasons.is_empty() {
        println!("\nEvery entry of the content is checked.");
        return ExitCode::SUCCESS;
    }
    println!("\nNot ready for a release:");
    for reason in &reasons {
        println!("  {reason}");
    }
    eprintln!("{} entries are not ready for a release. knowledge/england/README.md says what to do.", reasons.len());
    ExitCode::FAILURE
}
