//! What the process gives up before it does anything: internet sockets, core dumps, being read by other programs of the same
//! user, and panic messages that could hold words of a record. Told honestly per system in docs/threat-model.md.

/// Gives up what can be given up here. True when the system now refuses internet sockets to this process and to every process
/// that it starts.
pub fn harden() -> bool {
    tell_no_words_in_a_panic();
    system::forbid_memory_dumps();
    // WebDriver talks to the web view over a loopback socket, so a window under test keeps its sockets. The tests that trace
    // sockets start the program without it.
    !under_test() && system::refuse_internet().is_ok()
}

/// True when WebDriver started this program. It gives up two defences, which docs/threat-model.md names: the refusal of loopback
/// sockets, and the web view that keeps nothing.
#[must_use]
pub fn under_test() -> bool {
    std::env::var_os("TAURI_AUTOMATION").is_some()
}

/// Ends this process at once, whatever its threads are doing: nothing is dropped, flushed or waited for. For locking, when the
/// window does not end by itself. What was saved is on the disk already.
pub fn end_now() -> ! {
    system::end_now()
}

/// A panic tells where it happened and never what it held: its message may quote a page.
fn tell_no_words_in_a_panic() {
    std::panic::set_hook(Box::new(|info| {
        if let Some(at) = info.location() {
            eprintln!("Something went wrong at {}:{}. Everything saved is safe.", at.file(), at.line());
        }
    }));
}

#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
mod system {
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    };

    /// Tells the system never to write this process's memory to a file and to keep other programs of the same user from reading it.
    pub fn forbid_memory_dumps() {
        // One byte, not none: a system that hands dumps to a program of its own does so under a limit of 0 too, and at 1 never.
        let none = libc::rlimit { rlim_cur: 1, rlim_max: 1 };
        // SAFETY: plain calls with valid arguments. If the system refuses, the program is as it was.
        unsafe {
            libc::setrlimit(libc::RLIMIT_CORE, &raw const none);
            libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0);
        }
    }

    pub fn end_now() -> ! {
        // SAFETY: it takes a plain number, runs no code of this program and does not come back.
        unsafe { libc::_exit(0) }
    }

    /// For every thread, and inherited by every process that this one starts: the web view's and the reader's too.
    pub fn refuse_internet() -> Result<(), Box<dyn std::error::Error>> {
        let family = |family: libc::c_int| -> Result<SeccompRule, seccompiler::BackendError> {
            let number = u64::from(family.unsigned_abs());
            SeccompRule::new(vec![SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, number)?])
        };
        let internet = vec![family(libc::AF_INET)?, family(libc::AF_INET6)?, family(libc::AF_PACKET)?];
        let filter = SeccompFilter::new(
            // A ring of system calls would be a way round the filter, so there is none.
            [(libc::SYS_socket, internet), (libc::SYS_io_uring_setup, Vec::new())].into(),
            SeccompAction::Allow,
            SeccompAction::Errno(libc::EAFNOSUPPORT.unsigned_abs()),
            std::env::consts::ARCH.try_into()?,
        )?;
        let program: BpfProgram = filter.try_into()?;
        seccompiler::apply_filter_all_threads(&program)?;
        Ok(())
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    pub fn forbid_memory_dumps() {}

    pub fn end_now() -> ! {
        std::process::abort()
    }

    pub fn refuse_internet() -> Result<(), Box<dyn std::error::Error>> {
        Err("not on this system".into())
    }
}
