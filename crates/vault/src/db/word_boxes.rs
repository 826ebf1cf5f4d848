//! Where the words of a page stand, packed: about ten bytes a word.
//!
//! Byte 0 is the version, 1. Then for each word six variable-length numbers (LEB128; the signed ones zigzag): start less
//! the end before, length, and in hundredths of a point x0 less the x0 before, y0 less the y0 before, width, height.

use record::WordBox;

const VERSION: u8 = 1;
/// Boxes are kept to a hundredth of a point, 3.5 thousandths of a millimetre.
const SCALE: f32 = 100.0;

fn hundredths(value: f32) -> i64 {
    // A box that is no number, or is far off any paper, is brought back to something that can be drawn.
    if value.is_finite() { (value.clamp(-1e6, 1e6) * SCALE).round() as i64 } else { 0 }
}

fn put(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn put_signed(out: &mut Vec<u8>, value: i64) {
    put(out, ((value << 1) ^ (value >> 63)) as u64);
}

fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

fn take_signed(bytes: &mut &[u8]) -> Option<i64> {
    take(bytes).map(|v| (v >> 1) as i64 ^ -((v & 1) as i64))
}

pub(crate) fn pack(words: &[WordBox]) -> Vec<u8> {
    let mut out = Vec::with_capacity(1 + words.len() * 11);
    out.push(VERSION);
    let (mut end, mut x, mut y) = (0i64, 0, 0);
    for word in words {
        put_signed(&mut out, i64::from(word.start) - end);
        end = i64::from(word.end);
        put_signed(&mut out, end - i64::from(word.start));
        let (x0, y0) = (hundredths(word.x0), hundredths(word.y0));
        put_signed(&mut out, x0 - x);
        put_signed(&mut out, y0 - y);
        put_signed(&mut out, hundredths(word.x1) - x0);
        put_signed(&mut out, hundredths(word.y1) - y0);
        (x, y) = (x0, y0);
    }
    out
}

/// None when the bytes are not what [`pack`] makes.
pub(crate) fn unpack(packed: &[u8]) -> Option<Vec<WordBox>> {
    let (version, mut bytes) = packed.split_first()?;
    if *version != VERSION {
        return None;
    }
    let points = |n: i64| n as f32 / SCALE;
    let mut words = Vec::with_capacity(bytes.len() / 9);
    let (mut end, mut x, mut y) = (0i64, 0i64, 0i64);
    while !bytes.is_empty() {
        let mut next = || take_signed(&mut bytes);
        let start = end.checked_add(next()?)?;
        end = start.checked_add(next()?)?;
        x = x.checked_add(next()?)?;
        y = y.checked_add(next()?)?;
        let (x1, y1) = (x.checked_add(next()?)?, y.checked_add(next()?)?);
        words.push(WordBox {
            start: u32::try_from(start).ok()?,
            end: u32::try_from(end).ok()?,
            x0: points(x),
            y0: points(y),
            x1: points(x1),
            y1: points(y1),
        });
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_come_back_to_a_hundredth_of_a_point() {
        let words: Vec<_> = (0..500u32)
            .map(|i| {
                let (x, y) = (72.0 + (i % 12) as f32 * 38.257, 90.333 + (i / 12) as f32 * 13.8);
                WordBox { start: i * 6, end: i * 6 + 5, x0: x, y0: y, x1: x + 31.414, y1: y + 11.5 }
            })
            .chain([WordBox { start: 1, end: 0, x0: f32::NAN, y0: -4.0, x1: f32::INFINITY, y1: 9e30 }])
            .collect();
        let packed = pack(&words);
        assert!(packed.len() < words.len() * 12, "{} bytes", packed.len());
        let back = unpack(&packed).expect("our own bytes");
        for (a, b) in words.iter().zip(&back).take(500) {
            assert_eq!((a.start, a.end), (b.start, b.end));
            for (p, q) in [(a.x0, b.x0), (a.y0, b.y0), (a.x1, b.x1), (a.y1, b.y1)] {
                assert!((p - q).abs() <= 0.0051, "{p} {q}");
            }
        }
        assert_eq!(unpack(&pack(&back)), Some(back), "packing again changes nothing");
        assert_eq!(unpack(&[2]), None);
        assert_eq!(unpack(&packed[..packed.len() - 1]), None);
    }
}
