//! Looks for strings in the bytes of a whole disk, in every form in which a program might have written them by mistake.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

/// A form of a string: how it is called, and its bytes.
type Form = (&'static str, Vec<u8>);

/// Where a string was found: which, in what form, at which byte.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    pub canary: String,
    pub form: &'static str,
    pub at: usize,
}

/// Everything that is looked for, made once for many disks.
pub struct Hunt {
    forms: AhoCorasick,
    of: Vec<(String, &'static str)>,
}

/// What a hunt went through.
#[derive(Debug, Default)]
pub struct Searched {
    pub hits: BTreeSet<Hit>,
    /// Compressed streams that were found and opened, and their bytes.
    pub streams: u64,
    pub unpacked: u64,
}

impl Hunt {
    pub fn new(canaries: &[String]) -> Result<Self, String> {
        let mut patterns = Vec::new();
        let mut of = Vec::new();
        for canary in canaries {
            for (form, bytes) in forms(canary) {
                patterns.push(bytes);
                of.push((canary.clone(), form));
            }
        }
        Ok(Self { forms: AhoCorasick::new(patterns).map_err(|e| e.to_string())?, of })
    }

    pub fn search(&self, disk: &[u8]) -> Searched {
        let mut searched = Searched::default();
        self.look(disk, "", 0, &mut searched.hits);
        for at in 0..disk.len().saturating_sub(12) {
            let Some(stream) = compressed(&disk[at..]) else { continue };
            let Some(bytes) = inflated(stream) else { continue };
            searched.streams += 1;
            searched.unpacked += bytes.len() as u64;
            self.look(&bytes, "deflate", at, &mut searched.hits);
        }
        searched
    }

    fn look(&self, bytes: &[u8], packed: &'static str, at: usize, hits: &mut BTreeSet<Hit>) {
        for found in self.forms.find_overlapping_iter(bytes) {
            let (canary, form) = &self.of[found.pattern().as_usize()];
            let (form, at) = if packed.is_empty() { (*form, found.start()) } else { (packed, at) };
            hits.insert(Hit { canary: canary.clone(), form, at });
        }
    }
}

/// UTF-8, UTF-16 in both orders, hexadecimal in both cases, and base64 at each of its three alignments.
fn forms(text: &str) -> Vec<Form> {
    let bytes = text.as_bytes();
    let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    let mut forms = vec![
        ("UTF-8", bytes.to_vec()),
        ("UTF-16LE", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("UTF-16BE", text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ("hex", hex.to_uppercase().into_bytes()),
        ("hex", hex.into_bytes()),
    ];
    // With 0, 1 or 2 bytes before it; the letters that depend on what stands around it are left out.
    for before in 0..3 {
        let padded = [&vec![0; before][..], bytes].concat();
        let whole = base64(&padded);
        let (from, to) = ((before * 8).div_ceil(6), padded.len() * 8 / 6);
        forms.push(("base64", whole[from..to].to_vec()));
    }
    forms
}

pub fn base64(bytes: &[u8]) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut letters = Vec::new();
    for three in bytes.chunks(3) {
        let word = three.iter().fold(0u32, |word, b| word << 8 | u32::from(*b)) << (8 * (3 - three.len()));
        letters.extend((0..4).map(|i| LETTERS[(word >> (18 - 6 * i) & 63) as usize]));
    }
    letters
}

/// The deflate stream that begins here, after the head of zlib, gzip or a member of a ZIP.
fn compressed(bytes: &[u8]) -> Option<&[u8]> {
    match bytes {
        // The second byte makes a number that 31 divides, and says that no dictionary is needed.
        [0x78, second, ..] if (0x7800 + u16::from(*second)) % 31 == 0 && second & 0x20 == 0 => bytes.get(2..),
        [0x1f, 0x8b, 8, flags, ..] => {
            let mut at = 10;
            if flags & 4 != 0 {
                at += 2 + usize::from(u16::from_le_bytes([*bytes.get(10)?, *bytes.get(11)?]));
            }
            for _ in 0..(flags >> 3 & 1) + (flags >> 4 & 1) {
                at += bytes.get(at..)?.iter().take(4096).position(|b| *b == 0)? + 1;
            }
            bytes.get(at + usize::from(flags & 2)..)
        }
        [b'P', b'K', 3, 4, ..] => {
            let head = bytes.get(..30)?;
            let method = u16::from_le_bytes([head[8], head[9]]);
            let names =
                u16::from_le_bytes([head[26], head[27]]) as usize + u16::from_le_bytes([head[28], head[29]]) as usize;
            if method == 8 { bytes.get(30 + names..) } else { None }
        }
        _ => None,
    }
}

/// Whatever of it unpacks, also when its end is missing; at most 4 MiB.
fn inflated(stream: &[u8]) -> Option<Vec<u8>> {
    let stream = &stream[..stream.len().min(1 << 20)];
    let bytes = match miniz_oxide::inflate::decompress_to_vec_with_limit(stream, 4 << 20) {
        Ok(bytes) => bytes,
        Err(error) => error.output,
    };
    (bytes.len() >= 16).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_found_and_nothing_else() {
        let canary = "quietlanternharbour".to_owned();
        let hunt = Hunt::new(std::slice::from_ref(&canary)).expect("a hunt");
        let utf16: Vec<u8> = canary.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(format!("some words, {canary}, more").as_bytes(), 6);
        for (form, bytes) in [
            ("UTF-8", canary.clone().into_bytes()),
            ("UTF-16BE", utf16),
            ("hex", canary.bytes().flat_map(|b| format!("{b:02X}").into_bytes()).collect()),
            ("base64", base64(format!("..{canary}..").as_bytes())),
            ("base64", base64(format!("...{canary}").as_bytes())),
            ("base64", base64(format!("x{canary}xyz").as_bytes())),
            ("deflate", packed),
        ] {
            let disk = [&[0x55; 999][..], &bytes, &[0xaa; 999]].concat();
            let found = hunt.search(&disk).hits;
            assert!(found.iter().any(|hit| hit.form == form && hit.canary == canary), "{form}: {found:?}");
        }
        assert!(hunt.search(&crate::rng::Rng::part(1, 1).bytes(200_000)).hits.is_empty());
    }
}
