//! An original as it lies encrypted on the disk, read under the name of the original that it should be.
#![no_main]

mod common;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

const ORIGINAL: &[u8] = b"On 3 May 2009 Amy moved to Hillside.";
static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    // In memory where there is such a place: nothing of it is worth a disk.
    let shm = std::path::Path::new("/dev/shm");
    let made = if shm.is_dir() { tempfile::tempdir_in(shm) } else { tempfile::tempdir() };
    made.expect("a folder")
});

fuzz_target!(
    init: common::begin(|| {
        let stored = vault::fuzzing::stored(ORIGINAL);
        assert!(vault::fuzzing::blob(FOLDER.path(), &stored, ORIGINAL));
        vec![("original", stored), ("other", vault::fuzzing::stored(b"Other words."))]
    }),
    |bytes: &[u8]| {
        let _ = vault::fuzzing::blob(FOLDER.path(), bytes, ORIGINAL);
    }
);
