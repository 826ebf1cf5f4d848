//! A photograph or a scan as one page without words. The camera's note on which way up it was held is obeyed.

use std::io::Cursor;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};
use record::{FileProblem, PageContent, PageProblem, TextFrom};

use super::{Paper, scan_boxes};
use crate::Opened;
use crate::limits::PHOTO_PIXELS;

pub struct Photo {
    bytes: Vec<u8>,
    format: ImageFormat,
    /// Pixels, the right way up.
    size: (u32, u32),
}

impl Photo {
    pub fn open(bytes: Vec<u8>, format: ImageFormat) -> Result<Self, FileProblem> {
        let mut decoder = decoder(&bytes, format).map_err(|_| FileProblem::Damaged)?;
        let (mut width, mut height) = decoder.dimensions();
        if width == 0 || height == 0 {
            return Err(FileProblem::Damaged);
        }
        if u64::from(width) * u64::from(height) > PHOTO_PIXELS {
            return Err(FileProblem::TooBig);
        }
        if lies_on_its_side(decoder.orientation().unwrap_or(Orientation::NoTransforms)) {
            std::mem::swap(&mut width, &mut height);
        }
        drop(decoder);
        Ok(Self { bytes, format, size: (width, height) })
    }
}

impl Photo {
    /// The removed parts that the photographed page shows. A photograph that does not open shows none; its picture tells.
    fn burnt(&self, width: f32) -> Vec<scan_boxes::Burnt> {
        let Ok(mut decoder) = decoder(&self.bytes, self.format) else { return Vec::new() };
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let Ok(photo) = DynamicImage::from_decoder(decoder) else { return Vec::new() };
        let mut grey = DynamicImage::ImageLuma8(photo.into_luma8());
        grey.apply_orientation(orientation);
        scan_boxes::find(&scan_boxes::Grey::of_photo(&grey, width), width)
    }
}

impl Paper for Photo {
    fn opened(&self) -> Opened {
        Opened { pages: 1, members: Vec::new() }
    }

    fn page(&mut self, _number: u32) -> Result<PageContent, PageProblem> {
        // As big as it would be on a sheet of A4.
        let (width, height) = (self.size.0 as f32, self.size.1 as f32);
        let scale = (595.0 / width).min(842.0 / height);
        let (text, words, redactions) = scan_boxes::told(&self.burnt((width * scale).max(1.0)));
        Ok(PageContent {
            text,
            text_from: TextFrom::None,
            width: (width * scale).max(1.0),
            height: (height * scale).max(1.0),
            words,
            redactions,
            problem: None,
            has_picture: true,
            scan: record::Scan::ToRead,
        })
    }

    fn picture(&mut self, _number: u32, max_side: u32) -> Result<Vec<u8>, PageProblem> {
        let mut decoder = decoder(&self.bytes, self.format).map_err(|_| PageProblem::Damaged)?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let mut photo = DynamicImage::from_decoder(decoder).map_err(|_| PageProblem::Damaged)?;
        // Made smaller before it is turned: less to turn.
        if photo.width().max(photo.height()) > max_side {
            photo = photo.thumbnail(max_side, max_side);
        }
        photo.apply_orientation(orientation);
        if photo.color().has_color() || photo.color().has_alpha() {
            let rgb = on_white(photo);
            png(rgb.as_raw(), rgb.width(), rgb.height(), ExtendedColorType::Rgb8)
        } else {
            let grey = photo.into_luma8();
            png(grey.as_raw(), grey.width(), grey.height(), ExtendedColorType::L8)
        }
    }
}

/// What shows through a see-through picture is paper.
fn on_white(photo: DynamicImage) -> image::RgbImage {
    if !photo.color().has_alpha() {
        return photo.into_rgb8();
    }
    let from = photo.into_rgba8();
    image::RgbImage::from_fn(from.width(), from.height(), |x, y| {
        let [r, g, b, a] = from.get_pixel(x, y).0;
        let mix = |c: u8| ((u16::from(c) * u16::from(a) + 255 * (255 - u16::from(a))) / 255) as u8;
        image::Rgb([mix(r), mix(g), mix(b)])
    })
}

fn decoder(bytes: &[u8], format: ImageFormat) -> image::ImageResult<impl ImageDecoder + '_> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(PHOTO_PIXELS * 4 + (64 << 20));
    reader.limits(limits);
    reader.into_decoder()
}

fn lies_on_its_side(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    )
}

/// Pixels as PNG, quickly: it is looked at once and thrown away, or kept encrypted.
pub fn png(pixels: &[u8], width: u32, height: u32, colours: ExtendedColorType) -> Result<Vec<u8>, PageProblem> {
    let mut out = Vec::new();
    PngEncoder::new_with_quality(&mut out, CompressionType::Fast, FilterType::Up)
        .write_image(pixels, width, height, colours)
        .map_err(|_| PageProblem::Damaged)?;
    Ok(out)
}
