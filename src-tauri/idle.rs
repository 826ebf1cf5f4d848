//! Locks the program when nobody has used it for the time that the person set.

use std::sync::Arc;
use std::time::Duration;

use desk::Desk;
use tauri::{AppHandle, Manager, Runtime};

use crate::shell;

/// How often to look. A lock comes at most this much late.
const EVERY: Duration = Duration::from_secs(5);

pub fn watch<R: Runtime>(app: AppHandle<R>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(EVERY);
            if app.state::<Arc<Desk>>().idle_for_too_long() {
                // A failure here means that the new process could not start; this one still ends.
                let _ = shell::lock_by_idle(&app);
                return;
            }
        }
    });
}
