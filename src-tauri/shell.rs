//! The commands that need the window or the system: native choosers, locking, hiding, printing.

use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

use contract::{Chosen, Done, Failure, FailureCode, Nothing, PlaceFor, Startup, SuggestPlace};
use desk::Desk;
use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::{Start, WINDOW};

/// What was dropped on the window and not yet taken in.
#[derive(Default)]
pub struct Dropped(Mutex<Vec<PathBuf>>);

fn desk<R: Runtime>(app: &AppHandle<R>) -> Arc<Desk> {
    Arc::clone(&app.state::<Arc<Desk>>())
}

pub fn startup<R: Runtime>(app: &AppHandle<R>, _: Nothing) -> Result<Startup, Failure> {
    Ok(Startup { locked_by_idle: app.state::<Start>().locked_by_idle, ..desk(app).startup() })
}

pub fn choose_files<R: Runtime>(app: &AppHandle<R>, _: Nothing) -> Result<Chosen, Failure> {
    let picked = rfd::FileDialog::new().pick_files().unwrap_or_default();
    Ok(desk(app).remember_places(picked))
}

pub fn choose_folder<R: Runtime>(app: &AppHandle<R>, _: Nothing) -> Result<Chosen, Failure> {
    let picked = rfd::FileDialog::new().pick_folder();
    Ok(desk(app).remember_places(picked))
}

pub fn choose_save_place<R: Runtime>(app: &AppHandle<R>, request: SuggestPlace) -> Result<Chosen, Failure> {
    let desk = desk(app);
    let suggested = PathBuf::from(desk.suggest_place(request.clone())?.typed);
    let mut dialog = rfd::FileDialog::new();
    if let Some(folder) = suggested.parent() {
        dialog = dialog.set_directory(folder);
    }
    let name = suggested.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let picked = match request.purpose {
        // These two are folders that must not exist yet: the person chooses where, the name stays.
        PlaceFor::SafePlace | PlaceFor::OpenExport => dialog.pick_folder().map(|folder| folder.join(name)),
        _ => dialog.set_file_name(name).save_file(),
    };
    Ok(desk.remember_places(picked))
}

/// Takes in what was dropped on the window; the window asks for it with [`dropped`].
pub fn take_dropped<R: Runtime>(app: &AppHandle<R>, paths: &[PathBuf]) {
    let waiting = app.state::<Dropped>();
    waiting.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(paths);
    // A lost signal costs nothing: what was dropped waits until it is asked for.
    let _ = app.emit("dropped", ());
}

pub fn dropped<R: Runtime>(app: &AppHandle<R>, _: Nothing) -> Result<Chosen, Failure> {
    let waiting = app.state::<Dropped>();
    let paths = std::mem::take(&mut *waiting.0.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(desk(app).remember_places(paths))
}

pub fn lock<R: Runtime>(app: &AppHandle<R>, _: Nothing) -> Result<Done, Failure> {
    start_afresh(app, &[])
}

pub fn hide_now<R: Runtime>(app: &AppHandle<R>, _: Nothing) -> Result<Done, Failure> {
    start_afresh(app, &[Start::HIDDEN])
}

pub fn lock_by_idle<R: Runtime>(app: &AppHandle<R>) -> Result<Done, Failure> {
    start_afresh(app, &[Start::LOCKED_BY_IDLE])
}

/// Locking ends this process, so that the kernel takes back every page of memory that held keys or words, and starts a new
/// one at the lock screen. The window goes first: hiding must not wait for the safe place to close.
fn start_afresh<R: Runtime>(app: &AppHandle<R>, args: &[&str]) -> Result<Done, Failure> {
    if let Some(window) = app.get_webview_window(WINDOW) {
        // A window that will not hide is about to end with its process.
        let _ = window.hide();
    }
    desk(app).close();
    let program = std::env::current_exe().map_err(|_| Failure::of(FailureCode::Unexpected))?;
    // Should the new window not start, nothing is lost: the safe place is closed and this process still ends.
    let _ = Command::new(program).args(args).spawn();
    app.exit(0);
    Ok(Done {})
}

pub fn print_page<R: Runtime>(app: &AppHandle<R>, _: Nothing) -> Result<Done, Failure> {
    let window = app.get_webview_window(WINDOW).ok_or_else(|| Failure::of(FailureCode::Unexpected))?;
    window.print().map_err(|_| Failure::of(FailureCode::Unexpected))?;
    Ok(Done {})
}
