//! Keeping a safe place from the terminal: check, backup, restore, salvage, new keys.

use std::io::IsTerminal;
use std::path::Path;
use std::time::{Duration, Instant};

use contract::{
    CheckSafePlace, DamageView, DamageWhat, Failure, JobState, JobView, Nothing, OpenSafePlace, StartBackup,
    StartNewKeys, StartRestore, StartSalvage,
};
use desk::Desk;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::args::{Backup, Check, NewKeys, Restore, Salvage};
use crate::bring::LINE_EVERY;
use crate::place::{Key, key, new_desk, new_sheet, open, passphrase, place, tell_words};
use crate::say::{Ended, Outcome, json, told};

const LOOK_EVERY: Duration = Duration::from_millis(100);

/// Shows how far a job is until it ends, and gives its outcome or why there is none.
fn wait(desk: &Desk, started: Result<JobView, Failure>, quiet: bool) -> Result<JobView, String> {
    let mut view = started.map_err(told)?;
    let bar = ProgressBar::with_draw_target(
        Some(100),
        if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() },
    );
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent} % {elapsed}") {
        bar.set_style(style);
    }
    let lines = !quiet && !std::io::stderr().is_terminal();
    let mut last_line = Instant::now();
    while view.state == JobState::Running {
        bar.set_position(u64::from(view.percent));
        if lines && last_line.elapsed() >= LINE_EVERY {
            eprintln!("{} % done.", view.percent);
            last_line = Instant::now();
        }
        std::thread::sleep(LOOK_EVERY);
        view = desk.job(Nothing {}).map_err(told)?;
    }
    bar.finish_and_clear();
    match view.failure.clone() {
        Some(failure) => Err(told(failure)),
        None => Ok(view),
    }
}

fn damage_words(damage: &DamageView) -> String {
    let what = match damage.what {
        DamageWhat::Part => "a small file of the safe place, mended at the next opening",
        DamageWhat::Database => "the database",
        DamageWhat::SearchIndex => "the list of words for searching",
        DamageWhat::Page => "a page",
        DamageWhat::OriginalMissing => "an original is missing",
        DamageWhat::OriginalChanged => "an original was changed",
        DamageWhat::StrayOriginal => "an original that belongs to no paper",
        DamageWhat::OpenToOthers => "others on this computer may open the folder",
    };
    let file = damage.file.as_deref().map(|f| format!(": {f}")).unwrap_or_default();
    let page = damage.page.map(|p| format!(", page {p}")).unwrap_or_default();
    format!("Damaged: {what}{file}{page}")
}

pub fn check(args: &Check) -> Outcome {
    let desk = open(&args.opening)?;
    let view = wait(&desk, desk.start_check(CheckSafePlace { full: args.full }), true);
    desk.close();
    let report = view?.check.ok_or("The check was stopped.")?;
    if args.json {
        println!("{}", json(&report)?);
    } else if report.damage.is_empty() {
        println!("Everything is whole: {} files, {} pages.", report.files, report.pages);
    } else {
        for damage in &report.damage {
            println!("{}", damage_words(damage));
        }
    }
    Ok(if report.damage.is_empty() { Ended::Done } else { Ended::WithProblems })
}

pub fn backup(args: &Backup) -> Outcome {
    let desk = open(&args.opening)?;
    let to = place(&args.to)?;
    let with_passphrase = !args.words_only;
    let started = if args.to.is_dir() {
        desk.start_backup(StartBackup { into: to, with_passphrase })
    } else {
        desk.start_backup_to_file(&to, with_passphrase)
    };
    let view = wait(&desk, started, args.quiet);
    desk.close();
    let view = view?;
    let made = view.backup.ok_or("The backup was stopped. Nothing was left behind.")?;
    if args.json {
        println!("{}", json(&made)?);
    } else {
        println!("The backup is made and tested: {} files, {} pages.", made.files, made.pages);
        println!("{}", made.label);
        if view.backups_removed > 0 {
            println!("Older backups taken away there, so that the newest three stay: {}.", view.backups_removed);
        }
    }
    Ok(Ended::Done)
}

fn new_passphrase(file: Option<&Path>) -> Result<String, String> {
    passphrase(file, true)
}

pub fn restore(args: &Restore) -> Outcome {
    let desk = new_desk();
    let (passphrase, words) = match key(&args.key)? {
        Key::Passphrase(typed) => (Some(typed), None),
        Key::Words(words) => (None, Some(words)),
    };
    let new_passphrase = match (&args.new_passphrase_file, &words) {
        (Some(file), _) => Some(new_passphrase(Some(file))?),
        (None, Some(_)) => Some(new_passphrase(None)?),
        (None, None) => None,
    };
    let request =
        StartRestore { backup: place(&args.backup)?, into: place(&args.vault)?, passphrase, words, new_passphrase };
    let view = wait(&desk, desk.start_restore(request), args.quiet);
    desk.close();
    let opened = view?.opened.ok_or("It was stopped. Nothing was left behind.")?;
    if args.json {
        println!("{}", json(&opened)?);
    } else {
        println!("The safe place is back: {} files, {} pages.", opened.papers, opened.pages);
    }
    Ok(Ended::Done)
}

pub fn salvage(args: &Salvage) -> Outcome {
    let mut sheet = args.new_recovery_file.as_deref().map(new_sheet).transpose()?;
    let desk = new_desk();
    let (passphrase, words) = match key(&args.opening.key)? {
        Key::Passphrase(typed) => (Some(typed), None),
        Key::Words(words) => (None, Some(words)),
    };
    let request = StartSalvage {
        from: Some(place(&args.opening.vault)?),
        passphrase,
        words,
        into: place(&args.into)?,
        new_passphrase: new_passphrase(args.new_passphrase_file.as_deref())?,
    };
    let view = wait(&desk, desk.start_salvage(request), args.quiet);
    desk.close();
    let view = view?;
    let (Some(saved), Some(recovery)) = (view.salvaged, view.recovery) else {
        return Err("It was stopped. Nothing was left behind.".into());
    };
    tell_words(&recovery.words.join(" "), sheet.as_mut())?;
    if args.json {
        println!("{}", json(&saved)?);
    } else {
        println!("Saved: {} files, {} pages, {} notes and decisions.", saved.files, saved.pages, saved.notes);
        if saved.recovered > 0 {
            println!("{} files lost their names. They are called “Recovered paper 1” and so on.", saved.recovered);
        }
        if saved.notes_lost > 0 {
            println!("Lost: {} notes and decisions.", saved.notes_lost);
        }
        for damage in &saved.lost {
            println!("{}", damage_words(damage));
        }
        println!("Run `ownstory-cli import` on the new one: it reads what still has to be read.");
    }
    let whole = saved.lost.is_empty() && saved.notes_lost == 0 && saved.recovered == 0;
    Ok(if whole { Ended::Done } else { Ended::WithProblems })
}

pub fn new_keys(args: &NewKeys) -> Outcome {
    let Key::Passphrase(current) = key(&args.opening.key)? else {
        return Err("New keys need the passphrase of now. Nothing was changed.".into());
    };
    let mut sheet = args.new_recovery_file.as_deref().map(new_sheet).transpose()?;
    let desk = new_desk();
    let opening =
        OpenSafePlace { passphrase: current.clone(), place: Some(place(&args.opening.vault)?), despite_damage: false };
    desk.open_safe_place(opening).map_err(told)?;
    let passphrase = new_passphrase(args.new_passphrase_file.as_deref())?;
    let view = wait(&desk, desk.start_new_keys(StartNewKeys { current, passphrase }), args.quiet);
    desk.close();
    let recovery = view?.recovery.ok_or("It was stopped. The old keys still open it.")?;
    tell_words(&recovery.words.join(" "), sheet.as_mut())?;
    println!("Backups made before still open with the old keys. Make a new one, and throw the old ones away.");
    Ok(Ended::Done)
}
