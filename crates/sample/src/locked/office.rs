//! Word files, workbooks and papers of OpenOffice behind a password, with every lock that their programs have put on them
//! since 1997.

use std::io::{Cursor, Read, Seek, Write};

use cfb::CompoundFile;
use md5::{Digest, Md5};
use msoffice_crypto::{EncryptParams, HashAlgorithm, encrypt_ooxml_standard_with_key_bits, encrypt_ooxml_with_params};
use sha1::Sha1;

/// The locks of a Word file, a workbook or slides of 2007 and later, oldest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackageLock {
    /// As Office 2007 wrote it.
    StandardAes128,
    StandardAes256,
    /// As Office 2010 wrote it.
    AgileSha1,
    /// As Office writes it since 2013.
    AgileSha512,
}

impl PackageLock {
    pub const ALL: [Self; 4] = [Self::StandardAes128, Self::StandardAes256, Self::AgileSha1, Self::AgileSha512];
}

/// How often Office mixes a password.
pub const ROUNDS: u32 = 100_000;

/// The same file behind a lock. The password is mixed `rounds` times; the older two locks have a count of their own.
///
/// # Panics
/// When the bytes are no ZIP.
#[must_use]
pub fn lock_package(package: &[u8], lock: PackageLock, password: &str, rounds: u32) -> Vec<u8> {
    let agile = |hash, bits| EncryptParams {
        spin_count: rounds,
        hash,
        key_data_key_bits: bits,
        password_key_bits: bits,
        ..EncryptParams::default()
    };
    let locked = match lock {
        PackageLock::StandardAes128 => encrypt_ooxml_standard_with_key_bits(package, password, 128),
        PackageLock::StandardAes256 => encrypt_ooxml_standard_with_key_bits(package, password, 256),
        PackageLock::AgileSha1 => encrypt_ooxml_with_params(package, password, agile(HashAlgorithm::Sha1, 128)),
        PackageLock::AgileSha512 => encrypt_ooxml_with_params(package, password, agile(HashAlgorithm::Sha512, 256)),
    };
    locked.expect("a ZIP and a lock that Office has")
}

/// The same paper of OpenOffice behind the lock that LibreOffice writes today.
///
/// # Panics
/// When the bytes are no such paper.
#[must_use]
pub fn lock_odf(package: &[u8], password: &str) -> Vec<u8> {
    odf_crypto::encrypt(package, password).expect("a paper of OpenOffice with its list of parts")
}

/// The locks of Word and Excel before 2007.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OldLock {
    /// As Office 97 and 2000 wrote it.
    Rc4,
    /// As every Office since XP writes it into an old kind of file.
    CryptoApi,
}

impl OldLock {
    pub const ALL: [Self; 2] = [Self::Rc4, Self::CryptoApi];
}

/// The same letter of Word 97 behind a lock ([MS-DOC] 2.2.6). For letters as `kinds` writes them: their only table is that
/// of the pieces.
///
/// # Panics
/// When the bytes are no such letter.
#[must_use]
pub fn lock_doc(letter: &[u8], lock: OldLock, password: &str) -> Vec<u8> {
    const CLEAR: usize = 68;
    let key = Key::new(lock, password);
    let head = key.head();
    let mut file = open(letter);
    let mut words = read(&mut file, "/WordDocument");
    words[0x0B] |= 0x01;
    let size = u32::try_from(head.len()).expect("short").to_le_bytes();
    words[0x0E..0x12].copy_from_slice(&size);
    // The table of pieces now stands behind the lock's own words.
    words[0x1A2..0x1A6].copy_from_slice(&size);
    let clear = words[..CLEAR].to_vec();
    key.mix(&mut words, 512);
    words[..CLEAR].copy_from_slice(&clear);
    let mut table = [head.clone(), read(&mut file, "/1Table")].concat();
    key.mix(&mut table, 512);
    table[..head.len()].copy_from_slice(&head);
    put(&mut file, "/WordDocument", &words);
    put(&mut file, "/1Table", &table);
    file.flush().expect("writing to memory");
    file.into_inner().into_inner()
}

/// The same workbook of Excel 97 behind a lock ([MS-XLS] 2.2.10).
///
/// # Panics
/// When the bytes are no such workbook.
#[must_use]
pub fn lock_xls(workbook: &[u8], lock: OldLock, password: &str) -> Vec<u8> {
    const BEGIN: u16 = 0x0809;
    const LOCK: u16 = 0x002F;
    const SHEET: u16 = 0x0085;
    let key = Key::new(lock, password);
    let mut file = open(workbook);
    let open_book = read(&mut file, "/Workbook");
    let mut says = LOCK.to_le_bytes().to_vec();
    let body = [vec![1, 0], key.head()].concat();
    says.extend(u16::try_from(body.len()).expect("short").to_le_bytes());
    says.extend(&body);
    // The lock is told right after the first record; what comes after it moves.
    let first = 4 + usize::from(u16::from_le_bytes([open_book[2], open_book[3]]));
    let mut book = [&open_book[..first], &says, &open_book[first..]].concat();
    let mut clear: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = 0;
    while at + 4 <= book.len() {
        let kind = u16::from_le_bytes([book[at], book[at + 1]]);
        let end = at + 4 + usize::from(u16::from_le_bytes([book[at + 2], book[at + 3]]));
        if kind == SHEET {
            let place: [u8; 4] = book[at + 4..at + 8].try_into().expect("four bytes");
            let moved = u32::from_le_bytes(place) + u32::try_from(says.len()).expect("short");
            book[at + 4..at + 8].copy_from_slice(&moved.to_le_bytes());
        }
        clear.push(match kind {
            BEGIN | LOCK => at..end,
            SHEET => at..at + 8,
            _ => at..at + 4,
        });
        at = end;
    }
    let before = book.clone();
    key.mix(&mut book, 1024);
    for part in clear {
        book[part.clone()].copy_from_slice(&before[part]);
    }
    put(&mut file, "/Workbook", &book);
    file.flush().expect("writing to memory");
    file.into_inner().into_inner()
}

/// What a password becomes ([MS-OFFCRYPTO] 2.3.5.2 and 2.3.6.2).
struct Key {
    lock: OldLock,
    mixed: Vec<u8>,
}

const SALT: &[u8; 16] = b"0123456789abcdef";
const VERIFIER: &[u8; 16] = b"fedcba9876543210";

impl Key {
    fn new(lock: OldLock, password: &str) -> Self {
        let password: Vec<u8> = password.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mixed = match lock {
            OldLock::Rc4 => {
                let again = [&Md5::digest(&password)[..5], SALT.as_slice()].concat().repeat(16);
                Md5::digest(again)[..5].to_vec()
            }
            OldLock::CryptoApi => Sha1::digest([SALT.as_slice(), &password].concat()).to_vec(),
        };
        Self { lock, mixed }
    }

    fn of_block(&self, block: u32) -> Vec<u8> {
        let whole = [self.mixed.as_slice(), &block.to_le_bytes()].concat();
        match self.lock {
            OldLock::Rc4 => Md5::digest(whole).to_vec(),
            OldLock::CryptoApi => Sha1::digest(whole)[..16].to_vec(),
        }
    }

    fn mix(&self, bytes: &mut [u8], block_bytes: usize) {
        for (block, part) in (0..).zip(bytes.chunks_mut(block_bytes)) {
            rc4(&self.of_block(block), part);
        }
    }

    /// What the file says of its lock: how a password is mixed, and with what a right one is known.
    fn head(&self) -> Vec<u8> {
        let proof = match self.lock {
            OldLock::Rc4 => Md5::digest(VERIFIER).to_vec(),
            OldLock::CryptoApi => Sha1::digest(VERIFIER).to_vec(),
        };
        let mut hidden = [VERIFIER.as_slice(), &proof].concat();
        rc4(&self.of_block(0), &mut hidden);
        let (verifier, proof) = hidden.split_at(VERIFIER.len());
        match self.lock {
            OldLock::Rc4 => [[1, 0, 1, 0].as_slice(), SALT, verifier, proof].concat(),
            OldLock::CryptoApi => {
                // Its flags say that the properties of the file are not locked.
                const FLAGS: u32 = 0x0C;
                let about = [FLAGS, 0, 0x6801, 0x8004, 128, 1, 0, 0];
                let mut out = vec![4, 0, 2, 0];
                let mut numbers = |numbers: &[u32]| out.extend(numbers.iter().flat_map(|n| n.to_le_bytes()));
                numbers(&[FLAGS, 4 * about.len() as u32 + 2]);
                numbers(&about);
                out.extend([0, 0]);
                out.extend([16, 0, 0, 0]);
                out.extend(SALT);
                out.extend(verifier);
                out.extend([20, 0, 0, 0]);
                out.extend(proof);
                out
            }
        }
    }
}

fn rc4(key: &[u8], bytes: &mut [u8]) {
    let mut state: Vec<u8> = (0..=255).collect();
    let mut j = 0_u8;
    for i in 0..256 {
        j = j.wrapping_add(state[i]).wrapping_add(key[i % key.len()]);
        state.swap(i, usize::from(j));
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    for byte in bytes {
        i = i.wrapping_add(1);
        j = j.wrapping_add(state[usize::from(i)]);
        state.swap(usize::from(i), usize::from(j));
        *byte ^= state[usize::from(state[usize::from(i)].wrapping_add(state[usize::from(j)]))];
    }
}

fn open(bytes: &[u8]) -> CompoundFile<Cursor<Vec<u8>>> {
    CompoundFile::open(Cursor::new(bytes.to_vec())).expect("an old office file")
}

fn read<F: Read + Seek>(file: &mut CompoundFile<F>, path: &str) -> Vec<u8> {
    let mut out = Vec::new();
    file.open_stream(path).expect("it has this part").read_to_end(&mut out).expect("reading from memory");
    out
}

fn put(file: &mut CompoundFile<Cursor<Vec<u8>>>, path: &str, bytes: &[u8]) {
    file.create_stream(path).expect("writing to memory").write_all(bytes).expect("writing to memory");
}
