//! TIFF files: each picture in one is a page without words, as scanners and fax machines write them. Pictures are taken
//! apart strip by strip, so that one of a thousand million points is drawn in little memory.

use std::io::Cursor;

use image::metadata::Orientation;
use record::{FileProblem, PageContent, PageProblem};
use tiff::ColorType;
use tiff::decoder::{ChunkType, Decoder, Limits};
use tiff::tags::{PlanarConfiguration, Tag};

use super::Paper;
use super::photo::{boxed_page, is_huge, lies_on_its_side, over_white};
use super::shrink::Shrink;
use crate::Opened;
use crate::limits::PAGES;

/// Bytes of one strip, or of one row of tiles, unpacked.
const BAND_BYTES: usize = 512 << 20;

pub struct Sheets {
    decoder: Decoder<Cursor<Vec<u8>>>,
    /// For each page, its place in the file and its size.
    pages: Vec<(usize, Size)>,
}

/// Points across and down, or why the page cannot be drawn.
type Size = Result<(u32, u32), PageProblem>;

impl Sheets {
    pub fn open(bytes: Vec<u8>) -> Result<Self, FileProblem> {
        let mut limits = Limits::default();
        limits.decoding_buffer_size = BAND_BYTES;
        limits.intermediate_buffer_size = BAND_BYTES;
        let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(|_| FileProblem::Damaged)?.with_limits(limits);
        let mut pages = Vec::new();
        for place in 0.. {
            // A small picture of a picture, for looking up: not a page.
            let is_preview = decoder.find_tag_unsigned::<u32>(Tag::NewSubfileType).ok().flatten().unwrap_or(0) & 1 == 1;
            if !(is_preview && place > 0) {
                pages.push((place, size(&mut decoder)));
            }
            if pages.len() > PAGES as usize {
                return Err(FileProblem::TooBig);
            }
            // A chain that breaks or bites its tail ends there: what came before is whole.
            if !decoder.more_images() || decoder.next_image().is_err() {
                break;
            }
        }
        match pages.as_slice() {
            [(_, Err(PageProblem::TooBig))] => Err(FileProblem::TooBig),
            pages_ if pages_.iter().all(|(_, size)| size.is_err()) => Err(FileProblem::Damaged),
            _ => Ok(Self { decoder, pages }),
        }
    }

    fn turn_to(&mut self, number: u32) -> Size {
        let (place, size) = *self.pages.get(number as usize - 1).ok_or(PageProblem::Damaged)?;
        let size = size?;
        self.decoder.seek_to_image(place).map_err(|_| PageProblem::Damaged)?;
        Ok(size)
    }
}

impl Paper for Sheets {
    fn opened(&self) -> Opened {
        Opened { pages: u32::try_from(self.pages.len()).unwrap_or(u32::MAX), members: Vec::new() }
    }

    fn page(&mut self, number: u32) -> Result<PageContent, PageProblem> {
        let (width, height) = self.turn_to(number)?;
        let on_its_side = lies_on_its_side(orientation(&mut self.decoder));
        let size = if on_its_side { (height, width) } else { (width, height) };
        Ok(boxed_page(size, |side| self.picture(number, side)))
    }

    fn picture(&mut self, number: u32, max_side: u32) -> Result<Vec<u8>, PageProblem> {
        let size = self.turn_to(number)?;
        let orientation = orientation(&mut self.decoder);
        shrunk(&mut self.decoder, size, max_side)?.into_png(orientation)
    }
}

fn size(decoder: &mut Decoder<Cursor<Vec<u8>>>) -> Size {
    let size = decoder.dimensions().map_err(|_| PageProblem::Damaged)?;
    match is_huge(size, true) {
        Ok(_) => Ok(size),
        Err(FileProblem::TooBig) => Err(PageProblem::TooBig),
        Err(_) => Err(PageProblem::Damaged),
    }
}

fn orientation(decoder: &mut Decoder<Cursor<Vec<u8>>>) -> Orientation {
    let told = decoder.find_tag_unsigned::<u8>(Tag::Orientation).ok().flatten();
    told.and_then(Orientation::from_exif).unwrap_or(Orientation::NoTransforms)
}

fn shrunk(
    decoder: &mut Decoder<Cursor<Vec<u8>>>,
    (width, height): (u32, u32),
    max_side: u32,
) -> Result<Shrink, PageProblem> {
    let damaged = |_| PageProblem::Damaged;
    let planar = decoder.find_tag_unsigned::<u16>(Tag::PlanarConfiguration).ok().flatten();
    // Red, green and blue each in a picture of its own: no scanner writes that.
    if planar == Some(PlanarConfiguration::Planar.to_u16()) {
        return Err(PageProblem::Damaged);
    }
    let pixels = Pixels::of(decoder.colortype().map_err(damaged)?).ok_or(PageProblem::Damaged)?;
    let mut shrink = Shrink::new((width, height), max_side, pixels.channels());
    let (chunk_width, chunk_height) = decoder.chunk_dimensions();
    let chunks = match decoder.get_chunk_type() {
        ChunkType::Strip => decoder.strip_count(),
        ChunkType::Tile => decoder.tile_count(),
    }
    .map_err(damaged)?;
    let across = match decoder.get_chunk_type() {
        ChunkType::Strip => 1,
        ChunkType::Tile => width.div_ceil(chunk_width.max(1)),
    };
    let row_bytes = width as usize * pixels.channels();
    if row_bytes.saturating_mul(chunk_height.min(height) as usize) > BAND_BYTES && across > 1 {
        return Err(PageProblem::TooBig);
    }
    let (mut packed, mut rows) = (Vec::new(), vec![Vec::new(); if across > 1 { chunk_height as usize } else { 1 }]);
    let mut drawn = 0;
    for chunk in 0..chunks {
        let (wide, high) = decoder.chunk_data_dimensions(chunk);
        let layout = decoder.image_chunk_buffer_layout(chunk).map_err(damaged)?;
        if layout.len > BAND_BYTES || wide == 0 || high == 0 {
            return Err(PageProblem::TooBig);
        }
        packed.clear();
        packed.resize(layout.len, 0);
        match decoder.read_chunk_bytes(chunk, &mut packed) {
            Ok(()) => {}
            // The rest of a scan that breaks off is left white, as long as there is something to see.
            Err(_) if chunk > 0 => break,
            Err(_) => return Err(PageProblem::Damaged),
        }
        let stride = layout.row_stride.map_or(layout.len / high as usize, usize::from).max(1);
        for (row, line) in packed.chunks(stride).take(high as usize).enumerate() {
            let at = if across > 1 { row } else { 0 };
            let unpacked = rows.get_mut(at).ok_or(PageProblem::Damaged)?;
            pixels.unpack(line, wide as usize, unpacked);
            if across == 1 {
                shrink.row(unpacked);
                unpacked.clear();
            }
        }
        if across > 1 && (chunk + 1) % across == 0 {
            for row in &mut rows {
                // The last row of tiles is shorter than the others.
                if drawn < height && !row.is_empty() {
                    shrink.row(row);
                    drawn += 1;
                }
                row.clear();
            }
        }
    }
    Ok(shrink)
}

/// How the bytes of one row stand for colours.
enum Pixels {
    /// Bits a grey; 1, 2, 4, 8 or 16.
    Grey(u8),
    GreyAlpha(u8),
    Rgb(u8),
    Rgba(u8),
    Cmyk(u8),
    Ycc,
}

impl Pixels {
    fn of(told: ColorType) -> Option<Self> {
        Some(match told {
            ColorType::Gray(bits @ (1 | 2 | 4 | 8 | 16)) => Self::Grey(bits),
            ColorType::Multiband { bit_depth: bits @ (8 | 16), num_samples: 2 } | ColorType::GrayA(bits @ (8 | 16)) => {
                Self::GreyAlpha(bits)
            }
            ColorType::RGB(bits @ (8 | 16)) => Self::Rgb(bits),
            ColorType::RGBA(bits @ (8 | 16)) => Self::Rgba(bits),
            ColorType::CMYK(bits @ (8 | 16)) => Self::Cmyk(bits),
            ColorType::YCbCr(8) => Self::Ycc,
            _ => return None,
        })
    }

    fn channels(&self) -> usize {
        if matches!(self, Self::Grey(_) | Self::GreyAlpha(_)) { 1 } else { 3 }
    }

    /// Adds the colours of a row, one byte each.
    fn unpack(&self, line: &[u8], wide: usize, out: &mut Vec<u8>) {
        match *self {
            Self::Grey(bits @ (1 | 2 | 4)) => {
                let (each, most) = (usize::from(8 / bits), (1_u16 << bits) - 1);
                out.extend((0..wide).map(|x| {
                    let byte = line.get(x / each).copied().unwrap_or(0);
                    let value = u16::from(byte >> (8 - usize::from(bits) * (x % each + 1))) & most;
                    (value * 255 / most) as u8
                }));
            }
            Self::Grey(bits) => out.extend(samples(line, bits).take(wide)),
            Self::GreyAlpha(bits) => {
                let all: Vec<u8> = samples(line, bits).collect();
                out.extend(all.chunks_exact(2).take(wide).map(|p| over_white(p[0], p[1])));
            }
            Self::Rgb(8) => out.extend_from_slice(&line[..line.len().min(wide * 3)]),
            Self::Rgb(bits) => out.extend(samples(line, bits).take(wide * 3)),
            Self::Rgba(bits) => {
                let all: Vec<u8> = samples(line, bits).collect();
                let mixed = all.chunks_exact(4).take(wide);
                out.extend(mixed.flat_map(|p| [p[0], p[1], p[2]].map(|c| over_white(c, p[3]))));
            }
            Self::Cmyk(bits) => {
                let all: Vec<u8> = samples(line, bits).collect();
                let light = |ink: u8, black: u8| (u16::from(255 - ink) * u16::from(255 - black) / 255) as u8;
                out.extend(all.chunks_exact(4).take(wide).flat_map(|p| [p[0], p[1], p[2]].map(|c| light(c, p[3]))));
            }
            Self::Ycc => out.extend(line.chunks_exact(3).take(wide).flat_map(|p| {
                let [y, cb, cr] = [f32::from(p[0]), f32::from(p[1]) - 128.0, f32::from(p[2]) - 128.0];
                [y + 1.402 * cr, y - 0.344_136 * cb - 0.714_136 * cr, y + 1.772 * cb].map(|c| c.clamp(0.0, 255.0) as u8)
            })),
        }
    }
}

/// The upper eight bits of each sample.
fn samples(line: &[u8], bits: u8) -> impl Iterator<Item = u8> + '_ {
    let step = usize::from(bits / 8);
    // Wider samples come in this computer's own order.
    let at = if cfg!(target_endian = "little") { step - 1 } else { 0 };
    line.chunks_exact(step).map(move |sample| sample[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(pixels: &Pixels, line: &[u8], wide: usize) -> Vec<u8> {
        let mut out = Vec::new();
        pixels.unpack(line, wide, &mut out);
        out
    }

    #[test]
    fn colours_of_all_kinds_become_one_byte_each() {
        assert_eq!(unpacked(&Pixels::Grey(1), &[0b1010_0000], 3), [255, 0, 255]);
        assert_eq!(unpacked(&Pixels::Grey(4), &[0xF0, 0x80], 3), [255, 0, 136]);
        assert_eq!(unpacked(&Pixels::Grey(16), &0xAB12_u16.to_ne_bytes(), 1), [0xAB]);
        assert_eq!(unpacked(&Pixels::Rgba(8), &[10, 20, 30, 0], 1), [255, 255, 255]);
        assert_eq!(unpacked(&Pixels::Cmyk(8), &[0, 255, 0, 0], 1), [255, 0, 255]);
        assert_eq!(unpacked(&Pixels::Ycc, &[128, 128, 128], 1), [128, 128, 128]);
    }
}
