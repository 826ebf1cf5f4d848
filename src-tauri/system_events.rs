//! Locks when the system says that the person is leaving: the computer goes to sleep (a closed lid too), the screen is locked,
//! another user takes over. It listens on D-Bus and asks for one thing: a moment before sleep. Where there is no bus it does
//! nothing, and the clocks of `idle.rs` notice a sleep on waking.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use dbus::Message;
use dbus::arg::{OwnedFd, PropMap, cast};
use dbus::blocking::LocalConnection;
use dbus::blocking::stdintf::org_freedesktop_dbus::Properties;
use desk::Desk;
use tauri::{AppHandle, Manager, Runtime};

use crate::shell::{self, Why};

const LOGIN: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const MANAGER_PATH: &str = "/org/freedesktop/login1";
const SESSION: &str = "org.freedesktop.login1.Session";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
/// Where desktops tell that the screen is locked or blank. Each has a signal `ActiveChanged`.
const SCREEN_SAVERS: [&str; 5] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(2);
/// A bus that was not there, or went, is looked for again after this time.
const TRY_AGAIN: Duration = Duration::from_secs(30);
/// Longest wait for the next message; nothing happens when it is over.
const LISTEN: Duration = Duration::from_secs(3600);

/// What a message means to this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    GoesToSleep,
    Woke,
    PersonLeft,
}

pub fn watch<R: Runtime>(app: &AppHandle<R>) {
    keep_on(app, listen_to_login);
    keep_on(app, listen_to_screen);
}

fn keep_on<R: Runtime>(app: &AppHandle<R>, listen: fn(&AppHandle<R>) -> Result<(), dbus::Error>) {
    let app = app.clone();
    std::thread::spawn(move || {
        loop {
            // Why a bus cannot be had does not matter: without it this program has its clocks.
            let _ = listen(&app);
            std::thread::sleep(TRY_AGAIN);
        }
    });
}

/// Comes back when the bus goes.
fn listen_to_login<R: Runtime>(app: &AppHandle<R>) -> Result<(), dbus::Error> {
    let bus = LocalConnection::new_system()?;
    bus.add_match_no_cb(&format!("type='signal',sender='{LOGIN}',interface='{MANAGER}',member='PrepareForSleep'"))?;
    let session = own_session(&bus);
    if let Some(path) = &session {
        bus.add_match_no_cb(&format!("type='signal',sender='{LOGIN}',path='{path}'"))?;
    }
    // While this is held, sleep waits for us, at most as long as the system allows (5 seconds, unless it was changed).
    let mut moment = ask_for_a_moment(&bus);
    while let Some(message) = next(&bus) {
        match heard(&message, session.as_ref()) {
            Some(Heard::GoesToSleep) => {
                lock_if_open(app);
                moment = None;
            }
            // While the system prepares for sleep it gives no such moment, so a program that started then asks now.
            Some(Heard::Woke) if moment.is_none() => moment = ask_for_a_moment(&bus),
            Some(Heard::PersonLeft) => lock_if_open(app),
            Some(Heard::Woke) | None => {}
        }
    }
    Ok(())
}

/// Comes back when the bus goes.
fn listen_to_screen<R: Runtime>(app: &AppHandle<R>) -> Result<(), dbus::Error> {
    if !has_session_bus() {
        return Ok(());
    }
    let bus = LocalConnection::new_session()?;
    for name in SCREEN_SAVERS {
        bus.add_match_no_cb(&format!("type='signal',interface='{name}',member='ActiveChanged'"))?;
    }
    while let Some(message) = next(&bus) {
        if heard(&message, None) == Some(Heard::PersonLeft) {
            lock_if_open(app);
        }
    }
    Ok(())
}

/// Asked first, because libdbus would start a bus of its own where there is none.
fn has_session_bus() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    set("DBUS_SESSION_BUS_ADDRESS").is_some()
        || set("XDG_RUNTIME_DIR").is_some_and(|folder| Path::new(&folder).join("bus").exists())
}

/// The next message; none when the bus has gone.
fn next(bus: &LocalConnection) -> Option<Message> {
    loop {
        match bus.channel().blocking_pop_message(LISTEN) {
            Ok(Some(message)) => return Some(message),
            Ok(None) if bus.channel().is_connected() => {}
            Ok(None) | Err(_) => return None,
        }
    }
}

/// Locks, and does not come back, so that the moment before sleep lasts until this process has ended. With nothing open it
/// comes back at once.
fn lock_if_open<R: Runtime>(app: &AppHandle<R>) {
    if app.state::<Arc<Desk>>().is_open() {
        shell::lock_because(app, Why::System);
        loop {
            std::thread::park();
        }
    }
}

fn ask_for_a_moment(bus: &LocalConnection) -> Option<OwnedFd> {
    let login = bus.with_proxy(LOGIN, MANAGER_PATH, PATIENCE);
    let asked = ("sleep", "Folder", "Saves and closes", "delay");
    login.method_call(MANAGER, "Inhibit", asked).ok().map(|(moment,): (OwnedFd,)| moment)
}

/// The path of the session that this program runs in, by the name in its environment, else as the system sees it.
fn own_session(bus: &LocalConnection) -> Option<dbus::Path<'static>> {
    let login = bus.with_proxy(LOGIN, MANAGER_PATH, PATIENCE);
    let path_of = |id: String| login.method_call(MANAGER, "GetSession", (id,)).ok().map(|(path,)| path);
    let named = std::env::var("XDG_SESSION_ID").ok().filter(|id| !id.is_empty()).and_then(path_of);
    named.or_else(|| {
        let own = bus.with_proxy(LOGIN, "/org/freedesktop/login1/session/auto", PATIENCE);
        own.get::<String>(SESSION, "Id").ok().and_then(path_of)
    })
}

fn heard(message: &Message, session: Option<&dbus::Path<'static>>) -> Option<Heard> {
    let (interface, member) = (message.interface()?, message.member()?);
    let from_session = session.is_some() && message.path().as_ref() == session;
    match (&*interface, &*member) {
        (MANAGER, "PrepareForSleep") => {
            Some(if message.read1::<bool>().ok()? { Heard::GoesToSleep } else { Heard::Woke })
        }
        (SESSION, "Lock") if from_session => Some(Heard::PersonLeft),
        (PROPERTIES, "PropertiesChanged") if from_session => {
            let (of, changed) = message.read2::<&str, PropMap>().ok()?;
            let is = |name: &str, value: bool| {
                changed.get(name).and_then(|now| cast::<bool>(&now.0)).is_some_and(|now| *now == value)
            };
            (of == SESSION && (is("LockedHint", true) || is("Active", false))).then_some(Heard::PersonLeft)
        }
        (saver, "ActiveChanged") if SCREEN_SAVERS.contains(&saver) => {
            message.read1::<bool>().ok()?.then_some(Heard::PersonLeft)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use dbus::arg::{RefArg, Variant};

    use super::*;

    const OURS: &str = "/org/freedesktop/login1/session/_32";

    fn hears(path: &str, interface: &str, member: &str, fill: impl FnOnce(Message) -> Message) -> Option<Heard> {
        let message = fill(Message::new_signal(path, interface, member).unwrap());
        heard(&message, Some(&dbus::Path::from(OURS)))
    }

    fn changed(path: &str, name: &str, value: bool) -> Option<Heard> {
        let mut now = PropMap::new();
        now.insert(name.into(), Variant(Box::new(value) as Box<dyn RefArg>));
        hears(path, PROPERTIES, "PropertiesChanged", |m| m.append3(SESSION, now, Vec::<String>::new()))
    }

    #[test]
    fn sleep_is_told_from_waking() {
        assert_eq!(hears(MANAGER_PATH, MANAGER, "PrepareForSleep", |m| m.append1(true)), Some(Heard::GoesToSleep));
        assert_eq!(hears(MANAGER_PATH, MANAGER, "PrepareForSleep", |m| m.append1(false)), Some(Heard::Woke));
        assert_eq!(hears(MANAGER_PATH, MANAGER, "PrepareForShutdown", |m| m.append1(true)), None);
        assert_eq!(hears(MANAGER_PATH, MANAGER, "PrepareForSleep", |m| m.append1("yes")), None, "of another shape");
    }

    #[test]
    fn only_our_own_session_counts() {
        let other = "/org/freedesktop/login1/session/_33";
        assert_eq!(hears(OURS, SESSION, "Lock", |m| m), Some(Heard::PersonLeft));
        assert_eq!(hears(other, SESSION, "Lock", |m| m), None);
        assert_eq!(hears(OURS, SESSION, "Unlock", |m| m), None);
        assert_eq!(changed(OURS, "LockedHint", true), Some(Heard::PersonLeft));
        assert_eq!(changed(OURS, "LockedHint", false), None);
        assert_eq!(changed(OURS, "Active", false), Some(Heard::PersonLeft), "another user took over");
        assert_eq!(changed(OURS, "Active", true), None);
        assert_eq!(changed(other, "Active", false), None);
    }

    #[test]
    fn a_locked_screen_counts_and_an_unlocked_one_does_not() {
        for name in SCREEN_SAVERS {
            assert_eq!(hears("/any", name, "ActiveChanged", |m| m.append1(true)), Some(Heard::PersonLeft));
            assert_eq!(hears("/any", name, "ActiveChanged", |m| m.append1(false)), None);
        }
        assert_eq!(hears("/any", "com.example.Lamp", "ActiveChanged", |m| m.append1(true)), None);
    }
}
