//! The shell: one window, page pictures, choosers, locking. It does no thinking; every command goes to the desk.

mod clipboard;
mod commands;
mod idle;
pub mod picture;
mod shell;
#[cfg(target_os = "linux")]
mod system_events;

use std::sync::Arc;

use desk::Desk;
use tauri::{Manager, Runtime, Url, WebviewUrl, WebviewWindowBuilder};

/// The only window.
pub const WINDOW: &str = "main";

/// How the program was started, which only the program itself says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Start {
    /// It locked itself because nobody used it.
    pub locked_by_idle: bool,
    /// It locked itself because the computer went to sleep, its screen was locked, or another user took over.
    pub locked_by_system: bool,
    /// It was hidden in a hurry: start small.
    pub hidden: bool,
}

impl Start {
    const LOCKED_BY_IDLE: &'static str = "--locked-by-idle";
    const LOCKED_BY_SYSTEM: &'static str = "--locked-by-system";
    const HIDDEN: &'static str = "--hidden";

    /// Anything else on the command line means nothing here.
    fn from_args() -> Self {
        let mut start = Self::default();
        for arg in std::env::args_os().skip(1) {
            start.locked_by_idle |= arg == Self::LOCKED_BY_IDLE;
            start.locked_by_system |= arg == Self::LOCKED_BY_SYSTEM;
            start.hidden |= arg == Self::HIDDEN;
        }
        start
    }
}

/// Opens the window and stays until it is closed.
pub fn run() {
    let start = Start::from_args();
    let network_refused = desk::harden();
    let desk = Arc::new(Desk::new(desk::Surroundings::of_this_computer(network_refused)));
    let app = builder(tauri::Builder::default(), Arc::clone(&desk), start)
        .build(context())
        .expect("tauri.conf.json is checked when the program is built");
    app.run(move |app, event| {
        if let tauri::RunEvent::Exit = event {
            clipboard::clear(app);
            desk.close();
        }
    });
}

/// What tauri.conf.json says, and the window's own pages, built in.
#[must_use]
pub fn context<R: Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

/// Everything that the window is made of, on any runtime, so that tests can use it without a display.
pub fn builder<R: Runtime>(builder: tauri::Builder<R>, desk: Arc<Desk>, start: Start) -> tauri::Builder<R> {
    let pictures = Arc::clone(&desk);
    builder
        .manage(desk)
        .manage(start)
        .manage(shell::Dropped::default())
        .manage(shell::Leaving::default())
        .register_asynchronous_uri_scheme_protocol(picture::SCHEME, move |_, request, responder| {
            let desk = Arc::clone(&pictures);
            std::thread::spawn(move || responder.respond(picture::answer(&desk, &request)));
        })
        .invoke_handler(commands::handler())
        .setup(move |app| {
            let window = WebviewWindowBuilder::new(app, WINDOW, WebviewUrl::App("index.html".into()))
                .title("Folder")
                .inner_size(1280.0, 800.0)
                .min_inner_size(320.0, 256.0)
                // A window under test cannot be: WebKitGTK lets WebDriver into no ephemeral context.
                .incognito(!desk::under_test())
                .content_protected(true)
                .devtools(false)
                .zoom_hotkeys_enabled(false)
                .on_navigation(may_open)
                .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
                .on_download(|_, _| false)
                .build()?;
            if start.hidden {
                window.minimize()?;
            }
            idle::watch(app.handle().clone());
            #[cfg(target_os = "linux")]
            system_events::watch(app.handle());
            Ok(())
        })
        .on_window_event(|window, event| {
            if let tauri::WindowEvent::DragDrop(tauri::DragDropEvent::Drop { paths, .. }) = event {
                shell::take_dropped(window.app_handle(), paths);
            }
        })
}

/// The window shows this program's own page and nothing else.
#[must_use]
pub fn may_open(url: &Url) -> bool {
    is_own_page(url, cfg!(windows))
}

/// As [`may_open`] on this system or another: on Windows the page has an address of HTTP, on all others a scheme of its own.
#[must_use]
pub fn is_own_page(url: &Url, on_windows: bool) -> bool {
    let own = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => on_windows && url.host_str() == Some("tauri.localhost"),
        _ => false,
    };
    own && url.port().is_none() && url.username().is_empty() && url.password().is_none()
}
