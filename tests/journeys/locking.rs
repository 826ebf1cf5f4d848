//! Locking at the desk, without a window: by clocks that the test turns, and a thousand times over.

use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use contract::*;
use desk::{Absence, Clock, Desk, Surroundings};

use crate::support::*;

/// Two clocks that stand still until they are turned.
#[derive(Default)]
struct Turned(Mutex<(Duration, Duration)>);

impl Turned {
    fn wait(&self, time: Duration) {
        let mut now = self.0.lock().expect("one at a time");
        now.0 += time;
        now.1 += time;
    }

    fn sleep(&self, time: Duration) {
        self.0.lock().expect("one at a time").0 += time;
    }
}

impl Clock for Turned {
    fn with_sleep(&self) -> Duration {
        self.0.lock().expect("one at a time").0
    }

    fn awake(&self) -> Duration {
        self.0.lock().expect("one at a time").1
    }
}

fn desk_by(clock: &Arc<Turned>, folder: &Path) -> Desk {
    let around = Surroundings::inside(folder.join("computer"), desk::ReaderProgram::at(app()));
    Desk::with_clock(around, Arc::clone(clock) as Arc<dyn Clock>)
}

fn opened(folder: &Path) -> (Arc<Turned>, Desk) {
    let clock = Arc::new(Turned::default());
    clock.wait(Duration::from_secs(1000));
    let desk = desk_by(&clock, folder);
    desk.look_around(nothing()).expect("a safe place of its own");
    (clock, desk)
}

/// Asks as the shell asks, waiting as long as it is told to, until there is something to lock for.
fn watched(clock: &Turned, desk: &Desk) -> (Absence, Duration) {
    let start = clock.awake();
    loop {
        match desk.absence() {
            Absence::None { look_again } => clock.wait(look_again),
            absence => return (absence, clock.awake() - start),
        }
    }
}

#[test]
fn it_is_idle_at_the_minute_that_was_set_and_not_a_second_later() {
    let folder = folder();
    let (clock, desk) = opened(folder.path());
    assert_eq!(watched(&clock, &desk), (Absence::Idle, Duration::from_secs(600)));
    let settings = Settings { idle_minutes: 1, ..desk.settings(nothing()).unwrap() };
    desk.set_settings(settings).unwrap();
    desk.touch(nothing()).unwrap();
    clock.wait(Duration::from_millis(59_999));
    assert_eq!(desk.absence(), Absence::None { look_again: Duration::from_millis(1) });
    clock.wait(Duration::from_millis(1));
    assert_eq!(desk.absence(), Absence::Idle);
    // Somebody comes back at the last moment.
    desk.touch(nothing()).unwrap();
    clock.wait(Duration::from_secs(59));
    desk.touch(nothing()).unwrap();
    assert_eq!(watched(&clock, &desk), (Absence::Idle, Duration::from_secs(60)));
    desk.close();
}

#[test]
fn a_computer_that_slept_locks_on_waking_whoever_touches_it_first() {
    let folder = folder();
    let (clock, desk) = opened(folder.path());
    assert!(matches!(desk.absence(), Absence::None { .. }));
    clock.sleep(Duration::from_secs(30));
    desk.touch(nothing()).unwrap();
    assert_eq!(desk.absence(), Absence::Slept, "30 seconds of sleep are enough, and a touch does not hide them");
    // Idling counts sleep as well: nine minutes here, one asleep.
    desk.touch(nothing()).unwrap();
    clock.wait(Duration::from_secs(540));
    clock.sleep(Duration::from_millis(900));
    assert!(matches!(desk.absence(), Absence::None { .. }), "clocks that part by less than a second mean nothing");
    desk.close();
}

#[test]
fn with_nothing_open_there_is_nothing_to_lock() {
    let folder = folder();
    let clock = Arc::new(Turned::default());
    let desk = desk_by(&clock, folder.path());
    clock.sleep(Duration::from_secs(100_000));
    assert!(matches!(desk.absence(), Absence::None { .. }));
    desk.look_around(nothing()).unwrap();
    assert!(matches!(desk.absence(), Absence::None { .. }), "sleep before the opening is not sleep after it");
    assert!(desk.is_open());
    desk.close();
    assert!(!desk.is_open());
    clock.wait(Duration::from_secs(100_000));
    assert!(matches!(desk.absence(), Absence::None { .. }));
}

#[test]
fn locking_does_not_wait_for_an_import_to_end() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    let paper = folder.path().join("Volume 9 long.pdf");
    std::fs::write(&paper, sample::prose_pdf(3000)).unwrap();
    desk.bring_in(BringIn { places: vec![place(&paper)] }).unwrap();
    let start = Instant::now();
    while desk.import_status(nothing()).unwrap().pages_ready < 100 {
        assert!(start.elapsed() < Duration::from_secs(60), "the import starts");
        std::thread::sleep(Duration::from_millis(20));
    }
    let start = Instant::now();
    desk.close();
    let took = start.elapsed();
    let (desk, opened) = reopen(folder.path());
    assert_eq!(opened.seal, SealState::Verified);
    assert!(opened.import_waiting, "it was at work");
    desk.close();
    assert!(took < Duration::from_secs(1), "locking took {took:?}");
}

const CYCLES: u32 = 1000;
/// Tells the copy of this test program that only this test runs in where its folder is.
const FOLDER: &str = "OWNSTORY_LOCK_CYCLES";

/// In a process of its own, because the other tests open files and take memory in this one.
#[test]
fn a_thousand_locks_leave_nothing_behind() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return lock_again_and_again(Path::new(&folder));
    }
    let folder = folder();
    let this = std::env::current_exe().unwrap();
    let name = "journeys::locking::a_thousand_locks_leave_nothing_behind";
    let status = Command::new(this).args(["--exact", name, "--nocapture"]).env(FOLDER, folder.path()).status().unwrap();
    assert!(status.success());
    assert!(folder.path().join("done").is_file(), "the other process did the work");
}

/// Opens by the recovery words, which cost no key derivation, reads a page, and closes.
fn lock_again_and_again(folder: &Path) {
    let desk = new_desk(folder);
    let at = place(&folder.join("safe"));
    let request = CreateSafePlace { name: "My folder".into(), passphrase: PASSPHRASE.into(), place: at.clone() };
    let words = desk.create_safe_place(request).expect("a safe place").recovery.words.join(" ");
    let paper = folder.join("paper.pdf");
    std::fs::write(&paper, sample::prose_pdf(3)).expect("a paper");
    bring_in(&desk, &[&paper]);
    desk.close();
    let mut before = (0, 0);
    let mut longest = Duration::ZERO;
    for cycle in 0..CYCLES {
        desk.open_with_recovery(OpenWithRecovery {
            words: words.clone(),
            place: Some(at.clone()),
            despite_damage: false,
        })
        .expect("it opens");
        desk.page(PageWanted { seq: 1, find: None }).expect("the page");
        let start = Instant::now();
        desk.close();
        longest = longest.max(start.elapsed());
        assert!(!desk.is_open());
        // The first hundred fill what is kept on purpose.
        if cycle == 99 {
            before = (resident_kb(), open_files());
        }
    }
    let after = (resident_kb(), open_files());
    eprintln!(
        "resident {} -> {} KB, open files {} -> {}, longest lock {longest:?}",
        before.0, after.0, before.1, after.1
    );
    assert_eq!(after.1, before.1, "open files");
    assert!(after.0 * 100 <= before.0 * 105, "resident memory: {} -> {} KB", before.0, after.0);
    assert!(longest < Duration::from_secs(1), "the longest lock took {longest:?}");
    std::fs::write(folder.join("done"), b"").expect("a file");
}

fn resident_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the system tells of this process");
    let line = status.lines().find(|l| l.starts_with("VmRSS:")).expect("its memory");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).expect("a number")
}

fn open_files() -> usize {
    std::fs::read_dir("/proc/self/fd").expect("its open files").count()
}
