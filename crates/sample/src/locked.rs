//! Papers behind a password, as councils send them: PDFs and Office files with every lock that these have. For tests.

mod office;

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::encryption::crypt_filters::{Aes128CryptFilter, Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};

pub use office::{OldLock, PackageLock, ROUNDS, lock_doc, lock_odf, lock_package, lock_xls};

/// The ways in which a PDF is locked, oldest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    Rc4With40Bits,
    Rc4With128Bits,
    Aes128,
    Aes128ClearMetadata,
    /// AES-256 as Acrobat 9 wrote it.
    Aes256R5,
    Aes256R6,
}

impl Lock {
    pub const ALL: [Self; 6] = [
        Self::Rc4With40Bits,
        Self::Rc4With128Bits,
        Self::Aes128,
        Self::Aes128ClearMetadata,
        Self::Aes256R5,
        Self::Aes256R6,
    ];
}

/// The same PDF behind a lock. An empty `user` password makes one that opens for everybody and only forbids printing.
///
/// # Panics
/// When the bytes are no PDF, or a password has letters that the lock does not know.
#[must_use]
pub fn lock_pdf(pdf: &[u8], lock: Lock, user: &str, owner: &str) -> Vec<u8> {
    let mut document = Document::load_mem(pdf).expect("a PDF");
    let id = Object::String(b"0123456789abcdef".to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    let state = state(&document, lock, user, owner);
    document.encrypt(&state).expect("a PDF that was not locked");
    let mut out = Vec::new();
    document.save_to(&mut out).expect("memory takes all");
    out
}

fn state(document: &Document, lock: Lock, user_password: &str, owner_password: &str) -> EncryptionState {
    let name = || b"StdCF".to_vec();
    let filters = |filter: Arc<dyn CryptFilter>| BTreeMap::from([(name(), filter)]);
    let permissions = Permissions::empty();
    let key = [7_u8; 32];
    let version = match lock {
        Lock::Rc4With40Bits => EncryptionVersion::V1 { document, owner_password, user_password, permissions },
        Lock::Rc4With128Bits => {
            EncryptionVersion::V2 { document, owner_password, user_password, key_length: 128, permissions }
        }
        Lock::Aes128 | Lock::Aes128ClearMetadata => EncryptionVersion::V4 {
            document,
            encrypt_metadata: lock == Lock::Aes128,
            crypt_filters: filters(Arc::new(Aes128CryptFilter)),
            stream_filter: name(),
            string_filter: name(),
            owner_password,
            user_password,
            permissions,
        },
        #[allow(deprecated, reason = "files locked like this are about")]
        Lock::Aes256R5 => EncryptionVersion::R5 {
            encrypt_metadata: true,
            crypt_filters: filters(Arc::new(Aes256CryptFilter)),
            file_encryption_key: &key,
            stream_filter: name(),
            string_filter: name(),
            owner_password,
            user_password,
            permissions,
        },
        Lock::Aes256R6 => EncryptionVersion::V5 {
            encrypt_metadata: true,
            crypt_filters: filters(Arc::new(Aes256CryptFilter)),
            file_encryption_key: &key,
            stream_filter: name(),
            string_filter: name(),
            owner_password,
            user_password,
            permissions,
        },
    };
    EncryptionState::try_from(version).expect("passwords that this lock knows the letters of")
}
