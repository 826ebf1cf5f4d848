//! A private D-Bus with a login service that the test speaks for: it owns the service's name, answers what the app asks of it, and
//! says that the computer goes to sleep.

use std::io::{PipeReader, Read};
use std::os::fd::{FromRawFd, IntoRawFd, OwnedFd};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use dbus::Message;
use dbus::arg::{PropMap, RefArg, Variant};
use dbus::blocking::SyncConnection;
use dbus::channel::{MatchingReceiver, Sender as _};
use dbus::message::MatchRule;

use super::client::PATIENCE;

const LOGIN: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const MANAGER_PATH: &str = "/org/freedesktop/login1";
const SESSION: &str = "org.freedesktop.login1.Session";
pub const SESSION_PATH: &str = "/org/freedesktop/login1/session/_37";
/// The name of the session in the app's environment.
pub const SESSION_ID: &str = "7";

/// The bus and the login service on it. They go when it is dropped.
pub struct Login {
    daemon: Child,
    pub address: String,
    bus: Arc<SyncConnection>,
    /// The other ends of the moments before sleep that were given out, in order.
    given: Receiver<PipeReader>,
}

impl Login {
    pub fn start(folder: &Path) -> Self {
        let address = format!("unix:path={}", folder.join("bus").display());
        let config = folder.join("bus.conf");
        // Any user of this computer may come in and own any name: it is the test's own bus.
        let text = format!(
            "<busconfig><type>session</type><listen>{address}</listen><auth>EXTERNAL</auth><allow_anonymous/>\
             <policy context=\"default\"><allow user=\"*\"/><allow own=\"*\"/><allow send_destination=\"*\"/>\
             <allow receive_sender=\"*\"/></policy></busconfig>"
        );
        std::fs::write(&config, text).expect("the bus's settings");
        let daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--nopidfile", "--nosyslog"])
            .stdout(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed");
        let start = Instant::now();
        let bus = loop {
            match SyncConnection::new_address(&address) {
                Ok(bus) => break Arc::new(bus),
                Err(problem) => assert!(start.elapsed() < PATIENCE, "the bus answers: {problem}"),
            }
            std::thread::sleep(Duration::from_millis(20));
        };
        bus.request_name(LOGIN, false, true, true).expect("the service's name");
        let (give, given) = channel();
        let give = Mutex::new(give);
        bus.start_receive(
            MatchRule::new_method_call(),
            Box::new(move |message, bus| {
                let give = give.lock().expect("one at a time");
                let _ = bus.send(answer(&message, &give));
                true
            }),
        );
        let serving = Arc::clone(&bus);
        // It ends when the bus does. While it listens, nothing can be said, so it listens in short turns.
        std::thread::spawn(move || while serving.process(Duration::from_millis(10)).is_ok() {});
        Self { daemon, address, bus, given }
    }

    /// The moment before sleep that the app asked for next.
    pub fn moment(&self) -> PipeReader {
        self.given.recv_timeout(PATIENCE).expect("the app asks for a moment before sleep")
    }

    pub fn sleep(&self, begins: bool) {
        self.say(MANAGER_PATH, MANAGER, "PrepareForSleep", |m| m.append1(begins));
    }

    pub fn lock_session(&self, path: &str) {
        self.say(path, SESSION, "Lock", |m| m);
    }

    /// A property of the session has changed.
    pub fn session_is(&self, name: &str, value: bool) {
        let mut changed = PropMap::new();
        changed.insert(name.into(), Variant(Box::new(value) as Box<dyn RefArg>));
        let fill = |m: Message| m.append3(SESSION, changed, Vec::<String>::new());
        self.say(SESSION_PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged", fill);
    }

    pub fn screen_locks(&self, name: &str) {
        self.say("/ScreenSaver", name, "ActiveChanged", |m| m.append1(true));
    }

    fn say(&self, path: &str, interface: &str, member: &str, fill: impl FnOnce(Message) -> Message) {
        let signal = Message::new_signal(path, interface, member).expect("well-formed names");
        self.bus.send(fill(signal)).expect("the bus takes it");
        self.bus.channel().flush();
    }
}

impl Drop for Login {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

fn answer(message: &Message, give: &Sender<PipeReader>) -> Message {
    let member = message.member().map(|m| m.to_string()).unwrap_or_default();

    match member.as_str() {
        "Inhibit" => {
            let (read, write) = std::io::pipe().expect("a pipe");
            // A test that has ended asks for no more of them.
            let _ = give.send(read);
            message.method_return().append1(owned(write.into()))
        }
        "GetSession" if message.read1::<&str>() == Ok(SESSION_ID) => {
            message.method_return().append1(dbus::Path::from(SESSION_PATH))
        }
        _ => message.error(&"org.freedesktop.DBus.Error.UnknownMethod".into(), c"not known here"),
    }
}

#[allow(unsafe_code)]
fn owned(fd: OwnedFd) -> dbus::arg::OwnedFd {
    // SAFETY: the number is given up by one owner and taken over by the other.
    unsafe { dbus::arg::OwnedFd::from_raw_fd(fd.into_raw_fd()) }
}

/// How long until every holder of the moment has let go of it.
pub fn let_go(mut moment: PipeReader) -> Duration {
    let start = Instant::now();
    let mut nothing = [0_u8];
    let read = moment.read(&mut nothing).expect("a pipe");
    assert_eq!(read, 0, "nobody writes into it");
    start.elapsed()
}
