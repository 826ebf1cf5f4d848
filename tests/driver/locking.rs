//! The real window locks when the system says that the person leaves, and hides at once when the person asks for it.

use std::path::Path;
use std::time::{Duration, Instant};

use super::login::{self, Login};
use super::running::{Running, is_alive, keep_made_up, until};
use crate::support::*;

/// How long a lock may take from the event to the end of the process that held the keys.
const LOCKED_WITHIN: Duration = Duration::from_secs(1);
const HIDDEN_WITHIN: Duration = Duration::from_millis(300);
/// How often to hide; each time the app starts anew. For a longer run, set this in the environment.
const HIDES: &str = "OWNSTORY_HIDES";
const USUAL_HIDES: usize = 5;

/// How much longer everything takes now than on a quiet machine: the time on the wall for a piece of work, over what it needs.
/// Never below 1, so that a quiet machine is held to the bars as they are.
fn busy() -> f64 {
    const WORK: Duration = Duration::from_millis(60);
    let used = || {
        let spent = std::fs::read_to_string("/proc/thread-self/schedstat").expect("the system counts a thread's time");
        let nanoseconds = spent.split(' ').next().and_then(|n| n.parse().ok()).expect("a number");
        Duration::from_nanos(nanoseconds)
    };
    let (wall, start) = (Instant::now(), used());
    while used() - start < WORK {}
    (wall.elapsed().as_secs_f64() / (used() - start).as_secs_f64()).max(1.0)
}

/// Opens the safe place, lets something happen, and measures until the process that held the keys has gone. The lock screen must
/// come up by itself, in a new process.
fn locks(running: &Running, what: &str, happens: impl FnOnce()) {
    let holder = running.unlock();
    let busy = busy();
    let start = Instant::now();
    happens();
    until(&format!("a lock: {what}"), || (!is_alive(holder)).then_some(()));
    let took = start.elapsed();
    // Its windows went with the process, so what can be seen now is the new one's.
    until("the lock screen", || running.windows().pop());
    eprintln!("{what}: locked in {took:?}, lock screen after {:?}, machine busy {busy:.1}", start.elapsed());
    assert!(took <= LOCKED_WITHIN.mul_f64(busy), "{what}: locked in {took:?}, machine busy {busy:.1}");
    assert!(running.holder().is_none(), "nothing is open");
}

#[test]
#[ignore = "opens a real window; `cargo xtask test` runs it"]
fn it_locks_before_sleep_with_the_screen_and_when_another_user_takes_over() {
    let folder = folder();
    std::fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let login = Login::start(folder.path());
    let kept = keep_made_up();
    let bus = |name: &'static str| (name, login.address.clone());
    let session = ("XDG_SESSION_ID", login::SESSION_ID.to_owned());
    let running = Running::start(&kept, &[bus("DBUS_SYSTEM_BUS_ADDRESS"), bus("DBUS_SESSION_BUS_ADDRESS"), session]);

    // With nothing open there is nothing to lock: sleep is not held up, and the next sleep is asked for anew.
    let moment = login.moment();
    let first = running.window();
    login.sleep(true);
    assert!(login::let_go(moment) < LOCKED_WITHIN);
    login.sleep(false);
    let moment = login.moment();
    assert_eq!(running.window(), first, "the same window stays");

    locks(&running, "the computer goes to sleep", || login.sleep(true));
    assert!(login::let_go(moment) < LOCKED_WITHIN, "the moment before sleep has ended with the process");
    login.sleep(false);
    locks(&running, "the session is locked", || {
        login.lock_session("/org/freedesktop/login1/session/_38");
        login.session_is("LockedHint", false);
        login.lock_session(login::SESSION_PATH);
    });
    locks(&running, "the screen is locked", || login.session_is("LockedHint", true));
    locks(&running, "another user takes over", || login.session_is("Active", false));
    locks(&running, "the screen saver", || login.screen_locks("org.freedesktop.ScreenSaver"));
    locks(&running, "GNOME's lock", || login.screen_locks("org.gnome.ScreenSaver"));
}

#[test]
#[ignore = "opens a real window; `cargo xtask test` runs it"]
fn hide_now_takes_the_window_away_at_once_and_leaves_no_trace() {
    let kept = keep_made_up();
    let mut running = Running::start(&kept, &[]);
    let times = std::env::var(HIDES).ok().and_then(|n| n.parse().ok()).unwrap_or(USUAL_HIDES);
    let mut took = Vec::new();
    let before = running.files_at_home();
    for time in 0..times {
        let holder = running.unlock();
        let window = running.window();
        // Something to hide, and still at work on being shown.
        running.keys(&[["alt+2", "alt+3"][time % 2]]);
        std::thread::sleep(Duration::from_millis(300));
        // What pressing and looking cost by themselves, on this machine as busy as it is.
        let (busy, start) = (busy(), Instant::now());
        running.keys(&["ctrl+shift+F12"]);
        running.windows();
        let own = start.elapsed();
        let start = Instant::now();
        running.keys(&["ctrl+shift+h"]);
        until("an empty screen", || (!running.windows().contains(&window)).then_some(()));
        let hidden = start.elapsed().saturating_sub(own);
        took.push(hidden);
        until("the end of what held the keys", || (!is_alive(holder)).then_some(()));
        let locked = start.elapsed();
        eprintln!(
            "hidden after {hidden:?} (pressing and looking: {own:?}), locked after {locked:?}, machine busy {busy:.1}"
        );
        assert!(hidden <= HIDDEN_WITHIN.mul_f64(busy), "hidden after {hidden:?}, machine busy {busy:.1}");
        assert!(locked <= LOCKED_WITHIN.mul_f64(busy), "locked after {locked:?}, machine busy {busy:.1}");
        // The new process starts small. What the display calls it tells nothing.
        let titles = until("a new window", || {
            let found = running.on_display("xdotool", &["search", "--class", "ownstory", "getwindowname", "%@"]);
            let titles: Vec<String> = String::from_utf8_lossy(&found.stdout).lines().map(str::to_owned).collect();
            titles.iter().any(|title| title == "Folder").then_some(titles)
        });
        assert!(titles.iter().all(|title| title == "Folder" || title == "ownstory"), "{titles:?}");
        for pid in running.processes() {
            let _ = std::process::Command::new("kill").args(["-KILL", &pid.to_string()]).status();
        }
        until("an empty desk", || running.processes().is_empty().then_some(()));
        running.again();
    }
    took.sort();
    eprintln!("hidden in {took:?}");
    let new: Vec<_> = running.files_at_home().difference(&before).cloned().collect();
    let strange: Vec<_> = new.iter().filter(|file| !is_known(&running.home(), file)).collect();
    assert!(strange.is_empty(), "written at home: {strange:?}");
    let telling = crate::journeys::no_trace::holding(&running.home(), sample::CANARIES);
    assert!(telling.is_empty(), "{telling:?}");
}

/// What the graphics library and the web view write at any start, whatever they show: shaders, random salts, an empty table.
/// docs/threat-model.md names them. The list of files used recently, which a desktop shows, is not among them.
fn is_known(home: &Path, file: &Path) -> bool {
    let file = file.strip_prefix(home).unwrap_or(file);
    let own = Path::new(".local/share/uk.ownstory.folder");
    file.starts_with(".cache/mesa_shader_cache")
        || file.starts_with(own) && file.file_name().is_some_and(|name| name == "salt" || name == "hsts-storage.sqlite")
}
