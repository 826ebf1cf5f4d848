//! The commands that need the window or the system: native choosers, locking, hiding, printing.

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use contract::{Chosen, Done, Failure, FailureCode, Nothing, PlaceFor, Startup, SuggestPlace, Typed};
use desk::Desk;
use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::{Start, WINDOW, clipboard};

/// What was dropped on the window and not yet taken in.
#[derive(Default)]
pub struct Dropped(Mutex<Vec<PathBuf>>);

fn desk<R: Runtime>(app: &AppHandle<R>) -> Arc<Desk> {
    Arc::clone(&app.state::<Arc<Desk>>())
}

pub fn startup<R: Runtime>(app: &AppHandle<R>, _: Nothing) -> Result<Startup, Failure> {
    let (start, startup) = (*app.state::<Start>(), desk(app).startup());
    // The contract knows one reason; locked for no minutes of idling means that the system asked for it.
    let idle_minutes = if start.locked_by_system { 0 } else { startup.idle_minutes };
    Ok(Startup { locked_by_idle: start.locked_by_idle || start.locked_by_system, idle_minutes, ..startup })
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

pub fn copy_text<R: Runtime>(app: &AppHandle<R>, request: Typed) -> Result<Done, Failure> {
    clipboard::copy(app, request.text)
}

pub fn lock<R: Runtime>(app: &AppHandle<R>, _: Nothing) -> Result<Done, Failure> {
    start_afresh(app, &[]);
    Ok(Done {})
}

pub fn hide_now<R: Runtime>(app: &AppHandle<R>, _: Nothing) -> Result<Done, Failure> {
    start_afresh(app, &[Start::HIDDEN]);
    Ok(Done {})
}

/// Why it locks without being asked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nobody used it for the time that the person set.
    Idle,
    /// The computer slept or goes to sleep, its screen is locked, or another user took over.
    System,
}

pub fn lock_because<R: Runtime>(app: &AppHandle<R>, why: Why) {
    let arg = match why {
        Why::Idle => Start::LOCKED_BY_IDLE,
        Why::System => Start::LOCKED_BY_SYSTEM,
    };
    start_afresh(app, &[arg]);
}

/// True once locking has begun, which happens once in a process: a key, a clock and the system may all ask for it together.
#[derive(Default)]
pub struct Leaving(AtomicBool);

/// Sealing takes a fraction of a second. A safe place that is stuck on a paper is left as a crash would leave it, which loses
/// nothing that was saved; a computer that wants to sleep waits 5 seconds for us.
const TIME_TO_SEAL: Duration = Duration::from_secs(3);
/// How long the window may take to end by itself once it was told to.
const TIME_TO_END: Duration = Duration::from_millis(500);

/// Locking ends this process, so that the kernel takes back every page of memory that held keys or words, and starts a new
/// one at the lock screen. The window goes first: hiding must not wait for the safe place to close.
fn start_afresh<R: Runtime>(app: &AppHandle<R>, args: &[&str]) {
    if let Some(window) = app.get_webview_window(WINDOW) {
        // A window that will not hide is about to end with its process.
        let _ = window.hide();
    }
    if app.state::<Leaving>().0.swap(true, Ordering::AcqRel) {
        return;
    }
    clipboard::clear(app);
    let (desk, (tell, closed)) = (desk(app), mpsc::channel());
    std::thread::spawn(move || {
        desk.close();
        let _ = tell.send(());
    });
    let _ = closed.recv_timeout(TIME_TO_SEAL);
    // Should the new window not start, nothing is lost: this process still ends.
    let _ = std::env::current_exe().and_then(|program| Command::new(program).args(args).spawn());
    std::thread::spawn(|| {
        std::thread::sleep(TIME_TO_END);
        desk::end_now()
    });
    app.exit(0);
}

pub fn print_page<R: Runtime>(app: &AppHandle<R>, _: Nothing) -> Result<Done, Failure> {
    let window = app.get_webview_window(WINDOW).ok_or_else(|| Failure::of(FailureCode::Unexpected))?;
    window.print().map_err(|_| Failure::of(FailureCode::Unexpected))?;
    Ok(Done {})
}
