//! What a captured child would try, in debug builds only: the test reads off that the kernel refuses every bit of it.
//!
//! `unsafe`: the point is to make raw system calls, past everything that a safe wrapper would refuse first.
#![allow(unsafe_code)]

use crate::reader::Attempt;

/// Tries each thing once and says how it was refused.
#[cfg(not(target_os = "linux"))]
pub fn probe() -> Vec<Attempt> {
    Vec::new()
}

/// Tries each thing once and says how it was refused.
#[cfg(target_os = "linux")]
pub fn probe() -> Vec<Attempt> {
    use libc::{c_long, syscall};

    let path = c"/etc/passwd".as_ptr();
    let new_path = c"/tmp/ownstory-reader-was-here".as_ptr();
    let folder = c"/".as_ptr();
    let mut space = [0_u64; 64];
    let room = space.as_mut_ptr();
    let arguments = [path, std::ptr::null()];
    // SAFETY: asks the kernel for a number.
    let parent = unsafe { libc::getppid() };
    let (inet, inet6, unix, netlink) = (libc::AF_INET, libc::AF_INET6, libc::AF_UNIX, libc::AF_NETLINK);
    let (stream, datagram, raw) = (libc::SOCK_STREAM, libc::SOCK_DGRAM, libc::SOCK_RAW);
    let cwd = libc::AT_FDCWD;
    let kill_signal = libc::SIGKILL;
    let code = libc::PROT_READ | libc::PROT_WRITE | libc::PROT_EXEC;
    let private = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;

    macro_rules! attempts {
        ($($what:literal: $call:ident($($argument:expr),*);)*) => {
            vec![$({
                // SAFETY: every pointer is to a string or to `space`, both of which outlive the call.
                let got: c_long = unsafe { syscall(libc::$call $(, $argument)*) };
                let errno = if got < 0 { std::io::Error::last_os_error().raw_os_error().unwrap_or(-1) } else { 0 };
                if got == 0 && matches!(libc::$call, libc::SYS_clone) {
                    // A new process came of it: the parent's answer tells; this copy ends here.
                    // SAFETY: ends this process at once.
                    unsafe { libc::_exit(9) };
                }
                Attempt { what: $what.to_owned(), errno }
            }),*]
        };
    }
    attempts! {
        "open a file": SYS_openat(cwd, path, libc::O_RDONLY);
        "open a file in a newer way": SYS_openat2(cwd, path, room, 24_usize);
        "create a file": SYS_openat(cwd, new_path, libc::O_CREAT | libc::O_WRONLY, 0o600);
        "open a folder": SYS_openat(cwd, folder, libc::O_RDONLY | libc::O_DIRECTORY);
        "list a folder": SYS_getdents64(0, room, 512);
        "ask about a file": SYS_statx(cwd, path, 0, 0xFFF, room);
        "remove a file": SYS_unlinkat(cwd, new_path, 0);
        "rename a file": SYS_renameat2(cwd, path, cwd, new_path, 0);
        "link a file": SYS_symlinkat(path, cwd, new_path);
        "change rights": SYS_fchmodat(cwd, path, 0o777);
        "read a link": SYS_readlinkat(cwd, c"/proc/self/exe".as_ptr(), room, 512);
        "make a folder": SYS_mkdirat(cwd, new_path, 0o700);
        "change folder": SYS_chdir(folder);
        "mount": SYS_mount(path, folder, path, 0, 0);
        "TCP": SYS_socket(inet, stream, 0);
        "TCP over IPv6": SYS_socket(inet6, stream, 0);
        "UDP": SYS_socket(inet, datagram, 0);
        "raw packets": SYS_socket(inet, raw, 1);
        "UNIX socket": SYS_socket(unix, stream, 0);
        "netlink": SYS_socket(netlink, raw, 0);
        "pair of sockets": SYS_socketpair(unix, stream, 0, room);
        "connect": SYS_connect(1, room, 16);
        "send": SYS_sendto(1, room, 8, 0, 0, 0);
        "run a program": SYS_execve(path, arguments.as_ptr(), 0);
        "run a program from a handle": SYS_execveat(cwd, path, arguments.as_ptr(), 0, 0);
        "new process": SYS_clone(libc::SIGCHLD, 0, 0, 0, 0);
        "kill the parent": SYS_kill(parent, kill_signal);
        "kill the parent's thread": SYS_tgkill(parent, parent, kill_signal);
        "a handle on the parent": SYS_pidfd_open(parent, 0);
        "trace the parent": SYS_ptrace(libc::PTRACE_ATTACH, parent, 0, 0);
        "read the parent's memory": SYS_process_vm_readv(parent, room, 1, room, 1, 0);
        "file in memory": SYS_memfd_create(c"x".as_ptr(), 0);
        "memory with code": SYS_mmap(0, 4096, code, private, -1, 0);
        "make memory code": SYS_mprotect(room as usize & !4095, 4096, code);
        "another ring": SYS_io_uring_setup(8, room);
        "kernel programs": SYS_bpf(0, room, 64);
        "become dumpable": SYS_prctl(libc::PR_SET_DUMPABLE, 1, 0, 0, 0);
        "lift a limit": SYS_prlimit64(0, libc::RLIMIT_AS, 0, room);
        "new namespaces": SYS_unshare(libc::CLONE_NEWUSER);
        "watch faults": SYS_userfaultfd(0);
        "count events": SYS_perf_event_open(room, 0, -1, -1, 0);
        "shared memory": SYS_shmget(0, 4096, 0o1600);
        "a second filter": SYS_seccomp(1, 0, room);
        "copy a handle": SYS_dup(0);
        "pipe": SYS_pipe2(room, 0);
        "change owner": SYS_setuid(0);
    }
}
