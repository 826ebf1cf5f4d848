//! Locks the program when nobody has used it for the time that the person set, or when the computer slept.

use std::sync::Arc;

use desk::{Absence, Desk};
use tauri::{AppHandle, Manager, Runtime};

use crate::shell::{self, Why};

pub fn watch<R: Runtime>(app: AppHandle<R>) {
    std::thread::spawn(move || {
        let desk = Arc::clone(&app.state::<Arc<Desk>>());
        loop {
            match desk.absence() {
                Absence::None { look_again } => std::thread::sleep(look_again),
                Absence::Idle => return shell::lock_because(&app, Why::Idle),
                Absence::Slept => return shell::lock_because(&app, Why::System),
            }
        }
    });
}
