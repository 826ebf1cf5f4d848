//! The rig in the size that fits a CI run. `cargo xtask soak` runs the same for as long as anyone likes.

use std::process::{Command, Stdio};

fn rig(words: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rig"));
    command.args(words).stdin(Stdio::null());
    let output = command.output().expect("the rig starts");
    let said = String::from_utf8_lossy(&output.stdout);
    eprintln!("{words:?}: {}", said.trim());
    assert!(output.status.success(), "{words:?}\n{said}\n{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_returned_survives_200_sudden_ends() {
    rig(&["kills", "count=200"]);
}

#[test]
fn what_returned_survives_power_cuts() {
    rig(&["cuts", "count=150"]);
}

/// If one of these is not noticed, the other numbers say nothing.
#[test]
fn an_original_that_is_not_synced_is_noticed() {
    rig(&["cuts", "count=25", "mutant=UnsyncedOriginal"]);
}

#[test]
fn a_log_that_is_not_synced_is_noticed() {
    rig(&["cuts", "count=25", "mutant=UnsyncedLog"]);
}

#[test]
fn a_row_before_its_original_is_noticed() {
    rig(&["cuts", "count=150", "mutant=RowFirst"]);
}

#[test]
fn every_second_call_that_fails_is_told_and_loses_nothing() {
    rig(&["faults", "every=2"]);
}

#[test]
fn small_disks_fill_up_and_nothing_is_lost() {
    rig(&["full", "count=10"]);
}

#[test]
fn nothing_stands_in_clear_on_the_raw_disk() {
    rig(&["canary"]);
}

#[test]
fn files_cut_short_holed_and_lengthened_are_named() {
    rig(&["bends"]);
}
