//! The only unsafe code of the vault: memory that is kept out of swap and core dumps, and handing SQLCipher its raw key.
#![allow(unsafe_code)] // mlock, madvise and sqlite3_key are C calls without a safe face.

use rusqlite::Connection;
use rusqlite::ffi;
use zeroize::Zeroize;

use crate::error::{Result, VaultError};

const PAGE: usize = 4096;

#[repr(C, align(4096))]
struct Aligned([u8; PAGE]);

/// One page of memory for keys: locked into RAM and left out of core dumps where the system allows, wiped on drop.
///
/// A system that refuses to lock it (a low limit) still gets a working page; wiping on drop does not depend on it.
pub(crate) struct KeyPage(Box<Aligned>);

impl KeyPage {
    pub(crate) fn new() -> Self {
        let page = Box::new(Aligned([0; PAGE]));
        #[cfg(unix)]
        // SAFETY: the pointer and length are those of a live allocation, aligned to a page; neither call writes to it.
        unsafe {
            libc::mlock(page.0.as_ptr().cast(), PAGE);
            #[cfg(target_os = "linux")]
            libc::madvise(page.0.as_ptr().cast_mut().cast(), PAGE, libc::MADV_DONTDUMP);
        }
        Self(page)
    }

    /// The 32 bytes of slot `n`, `n` below 128.
    pub(crate) fn slot(&self, n: usize) -> &[u8; 32] {
        self.0.0[n * 32..][..32].try_into().expect("32 bytes were taken")
    }

    pub(crate) fn slot_mut(&mut self, n: usize) -> &mut [u8; 32] {
        (&mut self.0.0[n * 32..][..32]).try_into().expect("32 bytes were taken")
    }
}

impl Drop for KeyPage {
    fn drop(&mut self) {
        self.0.0.zeroize();
        #[cfg(unix)]
        // SAFETY: the same live allocation that was locked; it is freed only after this.
        unsafe {
            #[cfg(target_os = "linux")]
            libc::madvise(self.0.0.as_ptr().cast_mut().cast(), PAGE, libc::MADV_DODUMP);
            libc::munlock(self.0.0.as_ptr().cast(), PAGE);
        }
    }
}

/// Gives a fresh connection its raw key and salt, `x'<64 hex><32 hex>'`.
///
/// By the C call, so that the key is never part of an SQL text. SQLCipher takes a key of another length for a
/// passphrase without a word, so the length is checked here.
pub(crate) fn give_key(connection: &Connection, spec: &[u8]) -> Result<()> {
    assert!(
        spec.len() == 99
            && spec.starts_with(b"x'")
            && spec[2..98].iter().all(u8::is_ascii_hexdigit)
            && spec[98] == b'\'',
        "a raw key with its salt is exactly 99 bytes"
    );
    // SAFETY: the handle is live for the borrow of `connection`; the buffer is read during the call only.
    let code = unsafe { ffi::sqlite3_key(connection.handle(), spec.as_ptr().cast(), spec.len() as i32) };
    if code == ffi::SQLITE_OK { Ok(()) } else { Err(VaultError::Database { code }) }
}

/// Every page of the database in clear, free ones included: for tests that look for words that must be gone.
#[cfg(test)]
pub(crate) fn decrypted_pages(connection: &Connection) -> Vec<u8> {
    let mut length = 0;
    // SAFETY: the handle is live for the borrow; a null schema means the main one. What comes back is `length` bytes
    // that belong to the caller, copied and freed here.
    unsafe {
        let bytes = ffi::sqlite3_serialize(connection.handle(), std::ptr::null(), &mut length, 0);
        assert!(!bytes.is_null(), "serialized");
        let copy = std::slice::from_raw_parts(bytes, length as usize).to_vec();
        ffi::sqlite3_free(bytes.cast());
        copy
    }
}
