//! Faults put in on purpose, so that the reliability rig can prove that it would notice them.
//!
//! Without the feature `mutants`, which nothing that is shipped turns on, there is none, and the compiler drops what asks.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mutant {
    /// An original gets its name before its bytes are surely on the disk.
    UnsyncedOriginal,
    /// The row that speaks of an original comes before the original.
    RowFirst,
    /// The database answers before its log is surely on the disk.
    UnsyncedLog,
}

/// True when the rig asked for this fault, by its name in `RIG_MUTANT`.
#[cfg(feature = "mutants")]
pub(crate) fn on(mutant: Mutant) -> bool {
    std::env::var("RIG_MUTANT").is_ok_and(|name| name == format!("{mutant:?}"))
}

#[cfg(not(feature = "mutants"))]
pub(crate) fn on(_: Mutant) -> bool {
    false
}
