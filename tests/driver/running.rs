//! The app as a person has it: no WebDriver, nothing switched off. Started as a usual user, used by the keys of an X display, and
//! looked at from outside: its windows, its processes, their memory.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use super::client::PATIENCE;
use super::screen::Display;
use crate::support::*;

/// The user that the app runs as when the tests run as root: nobody.
const SOMEBODY: u32 = 65534;

/// A safe place, and what opens it.
pub struct Kept {
    pub folder: tempfile::TempDir,
    pub words: String,
    pub identity: String,
}

/// Makes a safe place with these files in it.
pub fn keep(files: &[(&str, Vec<u8>)]) -> Kept {
    let folder = folder();
    let desk = new_desk(folder.path());
    let request = contract::CreateSafePlace {
        name: "My folder".into(),
        passphrase: PASSPHRASE.into(),
        place: place(&folder.path().join("safe")),
    };
    let made = desk.create_safe_place(request).expect("a safe place");
    let from = folder.path().join("From the council");
    fs::create_dir_all(&from).expect("a folder");
    files.iter().for_each(|(name, bytes)| fs::write(from.join(name), bytes).expect("a file"));
    bring_in(&desk, &[&from]);
    desk.close();
    Kept { folder, words: made.recovery.words.join(" "), identity: made.recovery.identity }
}

/// Makes a safe place with the made-up file in it.
pub fn keep_made_up() -> Kept {
    let files: Vec<_> = made_up().files.iter().map(|file| (file.name.as_str(), file.bytes.clone())).collect();
    keep(&files)
}

/// The app, with a display, a home folder and a safe place of its own.
pub struct Running {
    folder: tempfile::TempDir,
    display: Display,
    started: Vec<Child>,
    /// Further variables of its environment.
    more: Vec<(String, String)>,
}

impl Running {
    /// Prepares the home folder and starts the app at its lock screen.
    pub fn start(kept: &Kept, more: &[(&str, String)]) -> Self {
        let folder = folder();
        let home = folder.path().join("home");
        fs::create_dir_all(home.join(".config/ownstory")).expect("a home folder");
        fs::create_dir_all(folder.path().join("cwd")).expect("a working folder");
        copy_folder(&kept.folder.path().join("safe"), &home.join("safe"));
        let remembered = serde_json::json!({ "folder": home.join("safe") });
        fs::write(home.join(".config/ownstory/window.json"), remembered.to_string()).expect("what is remembered");
        // The build's own folder may be closed to other users.
        fs::copy(app(), folder.path().join("ownstory")).expect("the app is copied");
        if is_root() {
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("open to others");
            give(folder.path());
        }
        let more = more.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let mut running = Self { folder, display: Display::start(), started: Vec::new(), more };
        running.again();
        running
    }

    /// Starts the app once more.
    pub fn again(&mut self) {
        let mut command = as_somebody(Path::new("/bin/sh"));
        // The largest core files are asked for, so that none can only be the app's own doing.
        command.args(["-c", "ulimit -c unlimited; exec \"$0\""]).arg(self.folder.path().join("ownstory"));
        self.surround(&mut command);
        self.started.push(command.spawn().expect("the app starts"));
        self.window();
    }

    fn surround(&self, command: &mut Command) {
        let home = self.home();
        command
            .current_dir(self.cwd())
            .env("DISPLAY", &self.display.name)
            .env("HOME", &home)
            .env("XDG_CONFIG_HOME", home.join(".config"))
            .env("XDG_DATA_HOME", home.join(".local/share"))
            .env("XDG_CACHE_HOME", home.join(".cache"))
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("XDG_RUNTIME_DIR")
            .env_remove("XDG_SESSION_ID")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("TAURI_AUTOMATION")
            .env_remove("TAURI_WEBVIEW_AUTOMATION")
            .envs(self.more.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::options().create(true).append(true).open(self.told()).expect("a file"));
    }

    /// What the app says on standard error. Nothing of the record is ever in it.
    fn told(&self) -> PathBuf {
        self.folder.path().join("told")
    }

    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub fn cwd(&self) -> PathBuf {
        self.folder.path().join("cwd")
    }

    /// A new file beside the home folder.
    pub fn folder_file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).expect("a file");
        path
    }

    /// Runs a program on the app's display.
    pub fn on_display(&self, program: &str, args: &[&str]) -> Output {
        let mut command = Command::new(program);
        command.args(args).env("DISPLAY", &self.display.name);
        command.output().unwrap_or_else(|e| panic!("{program} is installed: {e}"))
    }

    /// The windows called Folder that can be seen.
    pub fn windows(&self) -> Vec<String> {
        let found = self.on_display("xdotool", &["search", "--onlyvisible", "--name", "^Folder$"]);
        String::from_utf8_lossy(&found.stdout).lines().map(str::to_owned).collect()
    }

    /// The one window, once it is there and can be written into.
    pub fn window(&self) -> String {
        let window = until("a window", || self.windows().pop());
        self.on_display("xdotool", &["windowfocus", "--sync", &window]);
        window
    }

    pub fn keys(&self, keys: &[&str]) {
        let mut args = vec!["key", "--delay", "30"];
        args.extend(keys);
        assert!(self.on_display("xdotool", &args).status.success(), "{keys:?}");
    }

    pub fn type_text(&self, text: &str) {
        assert!(self.on_display("xdotool", &["type", "--delay", "15", text]).status.success());
    }

    /// Waits until the app has nothing left to do: what it shows is drawn, and has the focus where it belongs.
    pub fn settle(&self) {
        let used = || -> u64 { self.processes().into_iter().map(time_used).sum() };
        let mut before = used();
        until("quiet", || {
            std::thread::sleep(Duration::from_millis(400));
            let (now, last) = (used(), before);
            before = now;
            // In hundredths of a second.
            (now <= last + 2).then_some(())
        });
    }

    /// Types the passphrase into the lock screen, and gives the process that then holds the keys.
    pub fn unlock(&self) -> u32 {
        for _ in 0..3 {
            self.window();
            until("the lock screen", || self.display.shows_words().then_some(()));
            self.settle();
            // Should a key have been lost before, this closes what was said about it and goes back to the field.
            self.keys(&["Return"]);
            self.settle();
            self.keys(&["ctrl+a"]);
            self.type_text(PASSPHRASE);
            self.keys(&["Return"]);
            let tried = Instant::now();
            while tried.elapsed() < PATIENCE / 2 {
                if let Some(holder) = self.holder() {
                    return holder;
                }
                std::thread::sleep(Duration::from_millis(50));
            }
        }
        panic!("the passphrase opens it");
    }

    /// The process that has the database of the safe place open.
    pub fn holder(&self) -> Option<u32> {
        let database = self.home().join("safe/v.db");
        self.processes().into_iter().find(|pid| {
            let files = fs::read_dir(format!("/proc/{pid}/fd")).into_iter().flatten().flatten();
            files.filter_map(|file| fs::read_link(file.path()).ok()).any(|file| file == database)
        })
    }

    /// Everything that runs on behalf of this app: what has its home folder in its environment, and what those started.
    pub fn processes(&self) -> BTreeSet<u32> {
        let home = format!("HOME={}", self.home().display());
        let all: Vec<(u32, u32)> = pids().filter_map(|pid| Some((pid, parent(pid)?))).collect();
        let ours = |pid: u32| {
            let environ = fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
            environ.split(|b| *b == 0).any(|line| line == home.as_bytes())
        };
        let mut found: BTreeSet<u32> = all.iter().map(|(pid, _)| *pid).filter(|pid| ours(*pid)).collect();
        loop {
            let children: Vec<u32> = all
                .iter()
                .filter(|(pid, of)| found.contains(of) && !found.contains(pid))
                .map(|(pid, _)| *pid)
                .collect();
            if children.is_empty() {
                return found;
            }
            found.extend(children);
        }
    }

    /// Every file in the home folder outside the safe place.
    pub fn files_at_home(&self) -> BTreeSet<PathBuf> {
        let mut found = BTreeSet::new();
        let mut folders = vec![self.home()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() && path != self.home().join("safe") {
                    folders.push(path);
                } else if path.is_file() {
                    found.insert(path);
                }
            }
        }
        found
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let ended: Vec<_> = self.started.iter_mut().map(|child| child.try_wait()).collect();
            eprintln!("still running: {:?}; ended: {ended:?}", self.processes());
            eprintln!("{}", fs::read_to_string(self.told()).unwrap_or_default());
        }
        for pid in self.processes() {
            let _ = Command::new("kill").args(["-KILL", &pid.to_string()]).stderr(Stdio::null()).status();
        }
        for child in &mut self.started {
            let _ = child.wait();
        }
    }
}

/// A program that will run as a usual user.
pub fn as_somebody(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    let id = SOMEBODY.to_string();
    command.args(["--reuid", &id, "--regid", &id, "--clear-groups"]).arg(program);
    command
}

pub fn is_root() -> bool {
    let status = fs::read_to_string("/proc/thread-self/status").expect("the system tells of this process");
    status.lines().any(|line| line.starts_with("Uid:") && line.split_whitespace().nth(2) == Some("0"))
}

pub fn name_of(pid: u32) -> String {
    fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default().trim().to_owned()
}

/// Running and not merely waiting to be buried.
pub fn is_alive(pid: u32) -> bool {
    state(pid).is_some_and(|state| state != 'Z' && state != 'X')
}

fn pids() -> impl Iterator<Item = u32> {
    let entries = fs::read_dir("/proc").expect("the system lists its processes").flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter(|pid| is_alive(*pid))
}

fn stat(pid: u32) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    Some(stat.rsplit_once(") ")?.1.to_owned())
}

fn state(pid: u32) -> Option<char> {
    stat(pid)?.chars().next()
}

fn parent(pid: u32) -> Option<u32> {
    stat(pid)?.split(' ').nth(1)?.parse().ok()
}

/// The processor time that a process has used, in hundredths of a second.
fn time_used(pid: u32) -> u64 {
    let stat = stat(pid).unwrap_or_default();
    stat.split(' ').skip(11).take(2).filter_map(|n| n.parse::<u64>().ok()).sum()
}

/// Waits until there is something.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "waited for {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &to);
        } else {
            fs::copy(&path, &to).expect("a copy");
        }
    }
}

/// Gives everything in a folder to the user that the app runs as.
fn give(path: &Path) {
    chown(path, Some(SOMEBODY), Some(SOMEBODY)).expect("given");
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder").flatten() {
            give(&entry.path());
        }
    }
}
