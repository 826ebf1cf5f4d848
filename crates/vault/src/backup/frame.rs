//! The tar frame of a backup, outside and inside. Only one way to write a header is taken for a header: byte for byte
//! the one that we would write for its name and length. So links, devices, long names, holes and odd modes do not exist.

use std::io::{self, Read, Write};

pub(super) const BLOCK: usize = 512;
/// Two empty blocks end a tar.
pub(super) const END: [u8; 2 * BLOCK] = [0; 2 * BLOCK];

/// One part: its name and its length in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub name: String,
    pub length: u64,
}

/// The header of a regular file, mode 0600, of nobody in particular. `name` has at most 100 bytes.
pub(super) fn header(name: &str, length: u64, time: u64) -> [u8; BLOCK] {
    let mut header = tar::Header::new_gnu();
    header.as_gnu_mut().expect("made as such").name[..name.len()].copy_from_slice(name.as_bytes());
    header.set_entry_type(tar::EntryType::Regular);
    header.set_mode(0o600);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(time);
    header.set_size(length);
    header.set_cksum();
    *header.as_bytes()
}

/// Zeros that fill the last block of a part.
pub(super) fn filling(length: u64) -> usize {
    (BLOCK - (length % BLOCK as u64) as usize) % BLOCK
}

/// What a part takes in the frame: header, bytes, filling.
pub(super) fn framed(length: u64) -> u64 {
    BLOCK as u64 + length + filling(length) as u64
}

pub(super) fn write(to: &mut impl Write, name: &str, bytes: &[u8], time: u64) -> io::Result<()> {
    to.write_all(&header(name, bytes.len() as u64, time))?;
    to.write_all(bytes)?;
    to.write_all(&END[..filling(bytes.len() as u64)])
}

fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "not a frame of ours")
}

/// Reads the next header and its time in seconds since 1970; none at the end. `time` is the one that it must have.
///
/// # Errors
/// [`io::ErrorKind::InvalidData`] for every header that is not ours, [`io::ErrorKind::UnexpectedEof`] when it is cut off.
pub(super) fn next(from: &mut impl Read, time: Option<u64>) -> io::Result<Option<(Part, u64)>> {
    let mut block = [0; BLOCK];
    from.read_exact(&mut block)?;
    if block == [0; BLOCK] {
        from.read_exact(&mut block)?;
        return if block == [0; BLOCK] { Ok(None) } else { Err(broken()) };
    }
    let found = tar::Header::from_byte_slice(&block);
    let length = found.entry_size().map_err(|_| broken())?;
    let found_time = found.mtime().map_err(|_| broken())?;
    let name = block[..100].split(|b| *b == 0).next().unwrap_or_default();
    let name = std::str::from_utf8(name).map_err(|_| broken())?;
    // A length near the end of what 64 bits hold would overflow the sums that are made with it.
    let sane = length <= i64::MAX as u64 / 2 && time.is_none_or(|t| t == found_time);
    if !sane || block != header(name, length, found_time) {
        return Err(broken());
    }
    Ok(Some((Part { name: name.to_owned(), length }, found_time)))
}

/// Reads over the filling after a part, which must be zeros.
pub(super) fn end_of(from: &mut impl Read, length: u64) -> io::Result<()> {
    let mut block = [0; BLOCK];
    let filling = &mut block[..filling(length)];
    from.read_exact(filling)?;
    if filling.iter().all(|b| *b == 0) { Ok(()) } else { Err(broken()) }
}

/// Reads to the end, where only zeros may stand. Returns how many.
pub(super) fn only_zeros(from: &mut impl Read) -> io::Result<u64> {
    let mut buffer = vec![0; 64 * 1024];
    let mut count = 0;
    loop {
        match from.read(&mut buffer) {
            Ok(0) => return Ok(count),
            Ok(n) if buffer[..n].iter().all(|b| *b == 0) => count += n as u64,
            Ok(_) => return Err(broken()),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
}

/// Refuses an age file whose header is longer than 16 KiB, before any of it is parsed.
pub(super) fn bounded_age<R: Read>(mut from: R) -> io::Result<io::Chain<io::Cursor<Vec<u8>>, R>> {
    let mut start = Vec::new();
    from.by_ref().take(16 * 1024).read_to_end(&mut start)?;
    if !start.windows(5).any(|w| w == b"\n--- ") {
        return Err(broken());
    }
    Ok(io::Cursor::new(start).chain(from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_frames_are_read_and_no_other() {
        let mut bytes = Vec::new();
        write(&mut bytes, "a.txt", &[7; 700], 1_700_000_000).expect("written");
        bytes.extend(END);
        assert_eq!(bytes.len() as u64, framed(700) + 1024);
        let mut from = &bytes[..];
        let (part, time) = next(&mut from, None).expect("ours").expect("a part");
        assert_eq!((part.name.as_str(), part.length, time), ("a.txt", 700, 1_700_000_000));
        from = &from[700..];
        end_of(&mut from, 700).expect("zeros");
        assert!(next(&mut from, Some(time)).expect("ours").is_none());
        for bit in 0..BLOCK * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let same = next(&mut &changed[..], Some(time)).is_ok_and(|p| p.is_some_and(|(p, _)| p == part));
            assert!(!same, "bit {bit}");
        }
    }

    #[test]
    fn every_other_kind_of_tar_entry_is_refused() {
        use tar::EntryType as T;
        for kind in
            [T::Symlink, T::Link, T::Char, T::Block, T::Fifo, T::Directory, T::GNUSparse, T::XHeader, T::XGlobalHeader]
        {
            let mut other = tar::Header::new_gnu();
            other.set_path("v.db").expect("short");
            other.set_entry_type(kind);
            other.set_size(0);
            other.set_mode(0o600);
            other.set_mtime(5);
            other.set_cksum();
            assert!(next(&mut &other.as_bytes()[..], None).is_err(), "{kind:?}");
        }
    }

    #[test]
    fn very_long_parts_have_a_header_too() {
        for length in [8 << 30, (8 << 30) - 1, 1 << 40] {
            let block = header("v.db", length, 3);
            assert_eq!(next(&mut &block[..], None).expect("ours").expect("a part").0.length, length);
        }
    }
}
