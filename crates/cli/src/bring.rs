//! `import`: starts it, shows how far it is, and names everything that could not be read.

use std::io::IsTerminal;
use std::path::Path;
use std::time::{Duration, Instant};

use contract::{
    BringIn, FileStateView, FilesView, ImportState, ImportView, Nothing, ScansState, ScansView, WhyNotReadable,
};
use desk::Desk;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use zeroize::Zeroizing;

use crate::args::Import;
use crate::place::{open_and, place};
use crate::say::{Ended, Outcome, json, told, words};

/// How often a line is printed where there is no terminal to draw a bar on.
pub const LINE_EVERY: Duration = Duration::from_secs(5);

pub fn import(args: &Import) -> Outcome {
    let passwords = args.file_passwords.as_deref().map(file_passwords).transpose()?;
    let desk = open_and(&args.opening, !args.no_ocr)?;
    if let Some(passwords) = passwords
        && let Err(failure) = desk.offer_file_passwords(passwords)
    {
        desk.close();
        return Err(told(failure));
    }
    let started = if args.paths.is_empty() {
        desk.carry_on_import(Nothing {})
    } else {
        let places = args.paths.iter().map(|p| place(p)).collect::<Result<_, _>>()?;
        desk.bring_in(BringIn { places })
    };
    if let Err(failure) = started {
        desk.close();
        return Err(told(failure));
    }
    let view = watch(&desk, args.quiet)?;
    let files = desk.files(Nothing {}).map_err(told)?;
    desk.close();
    if args.json {
        println!("{}", json(&serde_json::json!({ "import": view, "files": files.files }))?);
    } else {
        tell(&view, &files);
    }
    if let Some(failure) = view.failure.as_ref().or(view.scans.failure.as_ref()) {
        return Err(words(failure));
    }
    let troubled = |state| matches!(state, FileStateView::DoneWithProblems | FileStateView::NotReadable);
    let pictures = args.no_ocr || (view.scans.waiting == 0 && view.scans.could_not_read == 0);
    let whole = pictures && view.not_taken.is_empty() && !files.files.iter().any(|f| troubled(f.state));
    Ok(if whole { Ended::Done } else { Ended::WithProblems })
}

/// One password on each line. Blanks at the ends of a line belong to nothing.
fn file_passwords(file: &Path) -> Result<Vec<Zeroizing<String>>, String> {
    let text = std::fs::read_to_string(file).map(Zeroizing::new).map_err(|e| format!("{}: {e}", file.display()))?;
    let lines = text.trim_start_matches('\u{FEFF}').lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.map(|line| Zeroizing::new(line.to_owned())).collect())
}

/// Waits until the import has ended and the pictures are read, drawing how far it is on standard error.
pub fn watch(desk: &Desk, quiet: bool) -> Result<ImportView, String> {
    let on_terminal = std::io::stderr().is_terminal();
    let target = if quiet || !on_terminal { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} pages are ready. {msg}");
    let bar = ProgressBar::with_draw_target(Some(0), target).with_style(style.map_err(|e| e.to_string())?);
    let mut last_line = Instant::now();
    loop {
        let view = desk.import_status(Nothing {}).map_err(told)?;
        let reading = view.state != ImportState::Running && view.scans.state == ScansState::Running;
        if reading {
            let done = view.scans.read + view.scans.could_not_read;
            bar.set_length(u64::from(done + view.scans.waiting));
            bar.set_position(u64::from(done));
            bar.set_message(scans_line(&view.scans));
        } else {
            bar.set_length(u64::from(view.pages));
            bar.set_position(u64::from(view.pages_ready));
            bar.set_message(view.current.clone().unwrap_or_default());
        }
        if view.state != ImportState::Running && !reading {
            bar.finish_and_clear();
            return desk.wait_for_import().map_err(told);
        }
        if !quiet && !on_terminal && last_line.elapsed() >= LINE_EVERY {
            if reading {
                eprintln!("{}", scans_line(&view.scans));
            } else {
                eprintln!("{} of {} pages are ready.", view.pages_ready, view.pages);
            }
            last_line = Instant::now();
        }
        std::thread::sleep(Duration::from_millis(40));
    }
}

fn scans_line(scans: &ScansView) -> String {
    let done = scans.read + scans.could_not_read;
    let left = match scans.minutes_left {
        Some(1) => " About a minute left.".to_owned(),
        Some(minutes) => format!(" About {minutes} minutes left."),
        None => String::new(),
    };
    format!("Reading the words in scanned pages: {done} of {}.{left}", done + scans.waiting)
}

pub fn tell(view: &ImportView, files: &FilesView) {
    println!("{} files, {} pages are ready to read.", files.files.len(), view.pages_ready);
    if view.already_here > 0 {
        println!("{} of them were here already.", view.already_here);
    }
    for thing in &view.not_taken {
        println!("Not taken in: {} ({})", thing.name, kebab(&thing.why));
    }
    for file in &files.files {
        if file.why == Some(WhyNotReadable::Locked) {
            println!("Asks for a password: {}. The file itself is kept. Give it with --file-passwords.", file.name);
        } else if let Some(why) = &file.why {
            println!("Could not be read: {} ({}). The file itself is kept.", file.name, kebab(why));
        }
        for page in &file.trouble {
            println!("{}, page {} could not be read ({}).", file.name, page.page, kebab(&page.why));
        }
        if file.pictures_waiting > 0 {
            println!("{}: {} pages are pictures whose words are still to be read.", file.name, file.pictures_waiting);
        }
        if file.pictures_not_read > 0 {
            println!(
                "{}: the words of {} pages could not be read from their picture.",
                file.name, file.pictures_not_read
            );
        }
    }
    if view.scans.state == ScansState::NoModels {
        println!("What pictures are read with is not installed here, so scanned pages stay pictures.");
    }
}

/// The name of a value as it crosses to the window, with spaces.
pub fn kebab(value: &impl serde::Serialize) -> String {
    let name = serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    name.replace(['-', '_'], " ")
}
