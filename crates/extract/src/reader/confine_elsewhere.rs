//! Systems for which the lock-down is not written yet. The reader refuses to read there.

use crate::{Confinement, Landlock};

pub fn lock_down() -> Confinement {
    Confinement { landlock: Landlock::None, seccomp: false, limits: false }
}

pub fn end_with_the_parent() {}

pub fn give_way() {}
