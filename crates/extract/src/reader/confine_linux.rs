//! The cell on Linux: limits, Landlock and a seccomp list of allowed calls. Everything else is refused with `EPERM`, so
//! that a parser that tries finds out politely; the parent's clock and the memory limit stop what is left.
//!
//! `unsafe`: these are plain system calls with no pointer into our memory but the ones named, for which there is no safe
//! wrapper that does not also pull in far more than is wanted in this process.
#![allow(unsafe_code)]

use std::io;

use landlock::{ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetStatus, Scope};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    apply_filter,
};

use crate::limits::{CHILD_CPU_SECONDS, CHILD_MEMORY};
use crate::{Confinement, Landlock};

/// Locks this process down. It has to run while there is one thread: later ones inherit it.
pub fn lock_down() -> Confinement {
    close_everything_but_the_pipes();
    let limits = set_limits().is_ok();
    // Landlock needs a handle for a moment, so the limit on open files comes after it.
    let landlock = landlock_all();
    let limits = limits && limit(libc::RLIMIT_NOFILE, 3).is_ok();
    let seccomp = seccomp_list().is_ok();
    Confinement { landlock, seccomp, limits }
}

/// Ends this process when the parent is gone, even in the middle of a page.
///
/// `PR_SET_PDEATHSIG` would do it too, but it watches the *thread* that started the child, and readers outlive threads.
pub fn end_with_the_parent() {
    let watcher = std::thread::Builder::new().stack_size(64 * 1024).spawn(|| {
        loop {
            let mut pipe = libc::pollfd { fd: 0, events: 0, revents: 0 };
            // SAFETY: one pollfd of ours, for the length of the call.
            let woken = unsafe { libc::poll(&raw mut pipe, 1, -1) };
            let interrupted = woken < 0 && io::Error::last_os_error().kind() == io::ErrorKind::Interrupted;
            if !interrupted {
                // At once: the working thread may be stuck, holding whatever a tidy end would wait for.
                // SAFETY: ends this process and touches nothing of it.
                unsafe { libc::_exit(0) };
            }
        }
    });
    if watcher.is_err() {
        std::process::exit(1);
    }
}

/// Takes the lowest place in the queue for the processor. It has to run before [`lock_down`], which forbids it.
pub fn give_way() {
    // SAFETY: takes numbers only, and can only make this process wait longer.
    unsafe { libc::setpriority(libc::PRIO_PROCESS, 0, 19) };
}

fn close_everything_but_the_pipes() {
    // SAFETY: closes handles by number; nothing in this process has opened one yet.
    unsafe { libc::syscall(libc::SYS_close_range, 3_u32, u32::MAX, 0_u32) };
}

fn limit(what: libc::__rlimit_resource_t, most: u64) -> io::Result<()> {
    let value = libc::rlimit { rlim_cur: most, rlim_max: most };
    // SAFETY: reads one rlimit of ours.
    match unsafe { libc::setrlimit(what, &raw const value) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

fn set_limits() -> io::Result<()> {
    limit(libc::RLIMIT_AS, CHILD_MEMORY)?;
    limit(libc::RLIMIT_CPU, CHILD_CPU_SECONDS)?;
    limit(libc::RLIMIT_FSIZE, 0)?;
    limit(libc::RLIMIT_CORE, 0)?;
    for (option, value) in [(libc::PR_SET_DUMPABLE, 0), (libc::PR_SET_NO_NEW_PRIVS, 1)] {
        // SAFETY: these two options take numbers only.
        if unsafe { libc::prctl(option, value as libc::c_ulong, 0, 0, 0) } != 0 {
            return Err(io::Error::last_os_error());
        }
    }
    Ok(())
}

fn landlock_all() -> Landlock {
    let newest = ABI::V6;
    let enforced = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(newest))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(newest)))
        .and_then(|rules| rules.scope(Scope::from_all(newest)))
        .and_then(Ruleset::create)
        // No rule is added: nothing is allowed.
        .and_then(landlock::RulesetCreated::restrict_self);
    match enforced.map(|status| status.ruleset) {
        Ok(RulesetStatus::FullyEnforced) => Landlock::Full,
        Ok(RulesetStatus::PartiallyEnforced) => Landlock::Partial,
        _ => Landlock::None,
    }
}

type Failed = Box<dyn std::error::Error>;

fn seccomp_list() -> Result<(), Failed> {
    let arch: seccompiler::TargetArch = std::env::consts::ARCH.try_into()?;
    // clone3 takes its flags through memory, where a filter cannot look. ENOSYS makes the C library use clone.
    let without_clone3: BpfProgram = SeccompFilter::new(
        [(libc::SYS_clone3, vec![])].into(),
        SeccompAction::Allow,
        SeccompAction::Errno(libc::ENOSYS as u32),
        arch,
    )?
    .try_into()?;
    let listed: BpfProgram = SeccompFilter::new(
        allowed()?.into_iter().collect(),
        SeccompAction::Errno(libc::EPERM as u32),
        SeccompAction::Allow,
        arch,
    )?
    .try_into()?;
    apply_filter(&without_clone3)?;
    apply_filter(&listed)?;
    Ok(())
}

/// The calls that reading from a pipe, thinking and writing to a pipe need.
fn allowed() -> Result<Vec<(i64, Vec<SeccompRule>)>, Failed> {
    let mut calls: Vec<(i64, Vec<SeccompRule>)> = [
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_write,
        libc::SYS_writev,
        libc::SYS_ppoll,
        libc::SYS_close,
        libc::SYS_brk,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_madvise,
        libc::SYS_futex,
        libc::SYS_exit,
        libc::SYS_exit_group,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_restart_syscall,
        libc::SYS_sigaltstack,
        libc::SYS_set_robust_list,
        libc::SYS_rseq,
        libc::SYS_clone3,
        libc::SYS_sched_yield,
        libc::SYS_sched_getaffinity,
        libc::SYS_getrandom,
        libc::SYS_clock_gettime,
        libc::SYS_clock_nanosleep,
        libc::SYS_nanosleep,
        libc::SYS_getpid,
        libc::SYS_gettid,
    ]
    .map(|call| (call, Vec::new()))
    .into();
    #[cfg(target_arch = "x86_64")]
    calls.push((libc::SYS_poll, Vec::new()));

    let all_of = |argument: u8, bits: i32, wanted: i32| {
        SeccompCondition::new(argument, SeccompCmpArgLen::Qword, SeccompCmpOp::MaskedEq(bits as u64), wanted as u64)
    };
    // New threads of this process, never a new process.
    let thread = libc::CLONE_VM | libc::CLONE_THREAD | libc::CLONE_SIGHAND;
    calls.push((libc::SYS_clone, vec![SeccompRule::new(vec![all_of(0, thread, thread)?])?]));
    // Memory, never code.
    for call in [libc::SYS_mmap, libc::SYS_mprotect] {
        calls.push((call, vec![SeccompRule::new(vec![all_of(2, libc::PROT_EXEC, 0)?])?]));
    }
    // A thread may be given a name. Nothing else about the process may be changed.
    let name = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, libc::PR_SET_NAME as u64)?;
    calls.push((libc::SYS_prctl, vec![SeccompRule::new(vec![name])?]));
    // It may end itself with a signal, and only itself.
    let own = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, u64::from(std::process::id()))?;
    calls.push((libc::SYS_tgkill, vec![SeccompRule::new(vec![own])?]));
    Ok(calls)
}
