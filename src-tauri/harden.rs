//! What this process gives up before it opens a window: internet sockets, core dumps, being read by other programs.
//!
//! On Linux the web view's own processes inherit it. Told honestly per system in docs/threat-model.md.

/// Gives up what can be given up here. True when the system was told to refuse internet sockets.
#[cfg(target_os = "linux")]
pub fn at_start() -> bool {
    desk::forbid_memory_dumps();
    // WebDriver talks to the web view over a loopback socket, so a window under test keeps its sockets. The tests that
    // trace sockets start the window without it.
    if std::env::var_os("TAURI_AUTOMATION").is_some() {
        return false;
    }
    refuse_internet().is_ok()
}

#[cfg(not(target_os = "linux"))]
pub fn at_start() -> bool {
    false
}

#[cfg(target_os = "linux")]
fn refuse_internet() -> Result<(), Box<dyn std::error::Error>> {
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    };

    let family = |family: libc::c_int| -> Result<SeccompRule, seccompiler::BackendError> {
        let number = u64::from(family.unsigned_abs());
        SeccompRule::new(vec![SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, number)?])
    };
    let internet = vec![family(libc::AF_INET)?, family(libc::AF_INET6)?, family(libc::AF_PACKET)?];
    let filter = SeccompFilter::new(
        [(libc::SYS_socket, internet)].into(),
        SeccompAction::Allow,
        SeccompAction::Errno(libc::EAFNOSUPPORT.unsigned_abs()),
        std::env::consts::ARCH.try_into()?,
    )?;
    let program: BpfProgram = filter.try_into()?;
    // For every thread, and inherited by every process that this one starts.
    seccompiler::apply_filter_all_threads(&program)?;
    Ok(())
}
