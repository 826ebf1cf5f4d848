//! A photograph from a telephone (HEIC) as one page without words.

use std::borrow::Cow;

use heic_rs::{DecodeOptions, PixelLayout, probe};
use image::metadata::Orientation;
use record::{FileProblem, PageContent, PageProblem};

use super::Paper;
use super::photo::{boxed_page, drawn, is_huge};
use crate::Opened;
use crate::limits::PHOTO_PIXELS;

pub struct Heic {
    bytes: Vec<u8>,
    size: (u32, u32),
}

impl Heic {
    pub fn open(bytes: Vec<u8>) -> Result<Self, FileProblem> {
        let about = probe(&bytes).map_err(|_| FileProblem::Damaged)?;
        is_huge((about.coded_width, about.coded_height), false)?;
        is_huge((about.width, about.height), false)?;
        Ok(Self { bytes, size: (about.width, about.height) })
    }
}

impl Paper for Heic {
    fn opened(&self) -> Opened {
        Opened { pages: 1, members: Vec::new() }
    }

    fn page(&mut self, number: u32) -> Result<PageContent, PageProblem> {
        let size = self.size;
        Ok(boxed_page(size, |side| self.picture(number, side)))
    }

    fn picture(&mut self, _number: u32, max_side: u32) -> Result<Vec<u8>, PageProblem> {
        // The way up is told in the file and obeyed by the decoder. Its threads would each want their own memory.
        let how = DecodeOptions::default()
            .with_layout(PixelLayout::Rgb8)
            .with_max_pixels(Some(PHOTO_PIXELS))
            .with_transforms(true)
            .with_threads(Some(1));
        let image = heic_rs::decode(&with_range(&self.bytes), &how).map_err(|_| PageProblem::Damaged)?;
        let photo = image::RgbImage::from_raw(image.width, image.height, image.data).ok_or(PageProblem::Damaged)?;
        drawn(image::DynamicImage::ImageRgb8(photo), Orientation::NoTransforms, max_side)
    }
}

/// A telephone tells in the picture's own stream that its colours use all values, and beside it only a colour profile. The
/// decoder looks at neither and would stretch the contrast. So the profile, which it does not use, gives its place to a box
/// that says so; nothing in the file moves.
fn with_range(bytes: &[u8]) -> Cow<'_, [u8]> {
    // What describes the picture stands at the start.
    let head = &bytes[..bytes.len().min(1 << 20)];
    let find = |what: &[u8]| head.windows(what.len()).position(|w| w == what);
    if find(b"colrnclx").is_some() {
        return Cow::Borrowed(bytes);
    }
    let Some(at) = find(b"colrprof").or_else(|| find(b"colrrICC")).and_then(|at| at.checked_sub(4)) else {
        return Cow::Borrowed(bytes);
    };
    let size = head.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_be_bytes) as usize;
    // A box of 19 bytes, and one of nothing for the rest.
    if size < 19 + 8 || at + size > bytes.len() {
        return Cow::Borrowed(bytes);
    }
    let mut told = bytes.to_vec();
    // As telephones code it: colours of a P3 screen, the curve of sRGB, the mixing of BT.601, all values.
    told[at..at + 19].copy_from_slice(b"\0\0\0\x13colrnclx\0\x0C\0\x0D\0\x06\x80");
    told[at + 19..at + 23].copy_from_slice(&((size - 19) as u32).to_be_bytes());
    told[at + 23..at + 27].copy_from_slice(b"free");
    Cow::Owned(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_profile_gives_its_place_to_the_range() {
        let file = [b"....".as_slice(), b"\0\0\0\x20colrprof", &[7; 20], b"rest"].concat();
        let told = with_range(&file);
        assert_eq!(told.len(), file.len());
        assert_eq!(&told[4..12], b"\0\0\0\x13colr");
        assert_eq!(&told[23..31], b"\0\0\0\x0Dfree");
        assert!(told.ends_with(b"rest"));
        assert_eq!(with_range(b"no boxes").as_ref(), b"no boxes");
    }
}
