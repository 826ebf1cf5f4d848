//! Pictures: red above and blue below, or on a scan a black bar in the middle.

use std::io::Cursor;

use image::{ImageFormat, RgbImage};

/// 64 by 32 points. Written once by libheif; no library that is free to ship writes this kind.
pub const HEIC: &[u8] = include_bytes!("../../content/kinds/two-colours.heic");

fn two_colours() -> RgbImage {
    RgbImage::from_fn(64, 32, |_, y| image::Rgb(if y < 16 { [250, 0, 0] } else { [0, 0, 250] }))
}

pub fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    two_colours().write_to(&mut out, format).expect("writing to memory");
    out.into_inner()
}

/// Three pages: a fax (G4), grey packed with LZW, and a photograph packed as JPEG and lying on its side.
pub fn tiff() -> Vec<u8> {
    let jpeg = encoded(ImageFormat::Jpeg);
    let pages = [
        Page { compression: 4, photometric: 0, bits: 1, samples: 1, size: (32, 16), orientation: 1, data: fax(16) },
        Page {
            compression: 5,
            photometric: 1,
            bits: 8,
            samples: 1,
            size: (4, 2),
            orientation: 1,
            data: lzw(&[0, 255, 0, 255, 9, 9, 9, 9]),
        },
        Page { compression: 7, photometric: 6, bits: 8, samples: 3, size: (64, 32), orientation: 6, data: jpeg },
    ];
    let mut out = b"II*\0".to_vec();
    let mut link = out.len();
    out.extend([0; 4]);
    for page in pages {
        let data_at = out.len() as u32;
        out.extend(&page.data);
        if out.len() % 2 == 1 {
            out.push(0);
        }
        let bits_at = out.len() as u32;
        out.extend([page.bits; 3].iter().flat_map(|b| b.to_le_bytes()));
        let directory = out.len() as u32;
        out[link..link + 4].copy_from_slice(&directory.to_le_bytes());
        let bits = if page.samples == 1 { u32::from(page.bits) } else { bits_at };
        let entries: [(u16, u16, u32, u32); 10] = [
            (256, 4, 1, page.size.0),
            (257, 4, 1, page.size.1),
            (258, 3, u32::from(page.samples), bits),
            (259, 3, 1, u32::from(page.compression)),
            (262, 3, 1, u32::from(page.photometric)),
            (273, 4, 1, data_at),
            (274, 3, 1, u32::from(page.orientation)),
            (277, 3, 1, u32::from(page.samples)),
            (278, 4, 1, page.size.1),
            (279, 4, 1, page.data.len() as u32),
        ];
        out.extend((entries.len() as u16).to_le_bytes());
        for (tag, kind, count, value) in entries {
            out.extend(tag.to_le_bytes());
            out.extend(kind.to_le_bytes());
            out.extend(count.to_le_bytes());
            out.extend(value.to_le_bytes());
        }
        link = out.len();
        out.extend([0; 4]);
    }
    out
}

struct Page {
    compression: u16,
    photometric: u16,
    bits: u16,
    samples: u16,
    size: (u32, u32),
    orientation: u16,
    data: Vec<u8>,
}

/// Rows of 8 white, 16 black and 8 white points (ITU-T T.6): the first told by its runs, the others "as above".
fn fax(rows: usize) -> Vec<u8> {
    let code = format!("001{}{}1{}{}", "10011", "0000010111", "111".repeat(rows - 1), "000000000001".repeat(2));
    code.as_bytes()
        .chunks(8)
        .map(|bits| bits.iter().enumerate().fold(0, |b, (at, &bit)| b | (bit - b'0') << (7 - at)))
        .collect()
}

/// LZW that never uses what it has learned: each byte is a code of nine bits.
fn lzw(bytes: &[u8]) -> Vec<u8> {
    let codes = std::iter::once(256).chain(bytes.iter().map(|&b| u16::from(b))).chain([257]);
    let bits: String = codes.map(|code| format!("{code:09b}")).collect();
    bits.as_bytes()
        .chunks(8)
        .map(|bits| bits.iter().enumerate().fold(0, |b, (at, &bit)| b | (bit - b'0') << (7 - at)))
        .collect()
}
