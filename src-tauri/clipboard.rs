//! What was copied lies on the clipboard for a minute at most, and not after locking, hiding or closing. It never takes away what
//! another program copied since: the system tells when the clipboard is no longer ours. On Linux, by GTK; elsewhere it copies nothing.

use std::sync::mpsc;
use std::time::Duration;

use contract::{Done, Failure, FailureCode};
use tauri::{AppHandle, Runtime};

/// How long copied words stay on the clipboard.
const KEPT: Duration = Duration::from_secs(60);
/// How long the window's own thread may take to do it.
const PATIENCE: Duration = Duration::from_secs(2);

/// Puts words on the clipboard for [`KEPT`].
pub fn copy<R: Runtime>(app: &AppHandle<R>, text: String) -> Result<Done, Failure> {
    let not_copied = || Failure::of(FailureCode::Unexpected);
    let (tell, told) = mpsc::channel();
    app.run_on_main_thread(move || tell.send(system::copy(text, KEPT)).unwrap_or_default())
        .map_err(|_| not_copied())?;
    if told.recv_timeout(PATIENCE) == Ok(true) { Ok(Done {}) } else { Err(not_copied()) }
}

/// Takes our words off the clipboard, if they are still there. Does not wait.
pub fn clear<R: Runtime>(app: &AppHandle<R>) {
    // A thread that can no longer be asked is ending, and the clipboard with it.
    let _ = app.run_on_main_thread(system::clear);
}

#[cfg(target_os = "linux")]
mod system {
    use std::cell::RefCell;
    use std::rc::{Rc, Weak};
    use std::time::Duration;

    use gtk::{Clipboard, TargetEntry, TargetFlags, gdk, glib};

    const WORDS: u32 = 0;
    const HINT: u32 = 1;

    thread_local! {
        /// What was copied last, while the clipboard is ours: GTK lets go of it when anything else is copied. On GTK's own thread.
        static COPIED: RefCell<Weak<String>> = const { RefCell::new(Weak::new()) };
    }

    /// False when the system did not take the words.
    pub fn copy(text: String, kept: Duration) -> bool {
        if !gtk::is_initialized_main_thread() {
            return false;
        }
        let text = Rc::new(text);
        let copied = Rc::downgrade(&text);
        let targets = [
            TargetEntry::new("UTF8_STRING", TargetFlags::empty(), WORDS),
            TargetEntry::new("text/plain;charset=utf-8", TargetFlags::empty(), WORDS),
            // Programs that keep a list of what was copied know by this to leave it out.
            TargetEntry::new("x-kde-passwordManagerHint", TargetFlags::empty(), HINT),
        ];
        let taken = Clipboard::get(&gdk::SELECTION_CLIPBOARD).set_with_data(&targets, move |_, asked, which| {
            if which == HINT {
                asked.set(&asked.target(), 8, b"secret");
            } else {
                asked.set_text(&text);
            }
        });
        if taken {
            COPIED.set(Weak::clone(&copied));
            glib::timeout_add_local_once(kept, move || {
                if copied.strong_count() > 0 {
                    clear();
                }
            });
        }
        taken
    }

    pub fn clear() {
        let ours = COPIED.with_borrow(|copied| copied.strong_count() > 0);
        if ours {
            Clipboard::get(&gdk::SELECTION_CLIPBOARD).clear();
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    pub fn copy(_: String, _: std::time::Duration) -> bool {
        false
    }

    pub fn clear() {}
}
