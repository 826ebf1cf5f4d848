//! Locking the child down before it reads a byte. Where this system cannot do it, the answer says so and nothing is read.

#[cfg(target_os = "linux")]
#[path = "confine_linux.rs"]
mod system;
#[cfg(not(target_os = "linux"))]
#[path = "confine_elsewhere.rs"]
mod system;

#[cfg(debug_assertions)]
#[path = "confine_probe.rs"]
mod probing;

#[cfg(debug_assertions)]
pub use probing::probe;
pub use system::{end_with_the_parent, give_way, lock_down};
