//! A photograph or a scan as one page without words: JPEG, PNG, GIF, BMP, WebP. The camera's note on which way up it was
//! held is obeyed. Of a moving picture only the first frame is shown. A huge JPEG or PNG is drawn smaller without ever
//! being unpacked whole; other huge pictures are too big.

use std::io::Cursor;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};
use record::{FileProblem, PageContent, PageProblem, TextFrom};

use super::shrink::Shrink;
use super::{Paper, scan_boxes};
use crate::Opened;
use crate::limits::{HUGE_PIXELS, HUGE_SIDE, PHOTO_PIXELS};

/// Pixels along the longest side of a picture that is looked at for boxes burnt into it: a little over 100 dots to the inch of A4.
const BOXES_SIDE: u32 = 1_240;

pub struct Photo {
    bytes: Vec<u8>,
    format: ImageFormat,
    /// Pixels, the right way up.
    size: (u32, u32),
    orientation: Orientation,
    /// Too big to be unpacked whole.
    huge: bool,
}

impl Photo {
    pub fn open(bytes: Vec<u8>, format: ImageFormat) -> Result<Self, FileProblem> {
        let mut decoder = decoder(&bytes, format).map_err(|_| FileProblem::Damaged)?;
        let (mut width, mut height) = decoder.dimensions();
        let huge = is_huge((width, height), matches!(format, ImageFormat::Jpeg | ImageFormat::Png))?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        if lies_on_its_side(orientation) {
            std::mem::swap(&mut width, &mut height);
        }
        drop(decoder);
        Ok(Self { bytes, format, size: (width, height), orientation, huge })
    }

    /// Pixels, the right way up.
    pub fn size(&self) -> (u32, u32) {
        self.size
    }

    /// True where the camera's note says that it was not held upright.
    pub fn is_turned(&self) -> bool {
        self.orientation != Orientation::NoTransforms
    }
}

impl Paper for Photo {
    fn opened(&self) -> Opened {
        Opened { pages: 1, members: Vec::new() }
    }

    fn page(&mut self, number: u32) -> Result<PageContent, PageProblem> {
        let size = self.size;
        Ok(boxed_page(size, |side| self.picture(number, side)))
    }

    fn picture(&mut self, _number: u32, max_side: u32) -> Result<Vec<u8>, PageProblem> {
        if self.huge {
            let shrunk = match self.format {
                ImageFormat::Png => shrunk_png(&self.bytes, max_side)?,
                _ => shrunk_jpeg(&self.bytes, max_side)?,
            };
            return shrunk.into_png(self.orientation);
        }
        let decoder = decoder(&self.bytes, self.format).map_err(|_| PageProblem::Damaged)?;
        let photo = DynamicImage::from_decoder(decoder).map_err(|_| PageProblem::Damaged)?;
        drawn(photo, self.orientation, max_side)
    }
}

/// True for a picture that may only be unpacked row by row.
///
/// # Errors
/// `Damaged` without a size, `TooBig` past all limits, or past the smaller one if it cannot be unpacked by rows.
pub fn is_huge((width, height): (u32, u32), by_rows: bool) -> Result<bool, FileProblem> {
    let pixels = u64::from(width) * u64::from(height);
    match pixels {
        0 => Err(FileProblem::Damaged),
        1..=PHOTO_PIXELS => Ok(false),
        ..=HUGE_PIXELS if by_rows && width.max(height) <= HUGE_SIDE => Ok(true),
        _ => Err(FileProblem::TooBig),
    }
}

/// A page that is a picture of so many pixels, as big as it would be on a sheet of A4.
pub fn picture_page((width, height): (u32, u32)) -> PageContent {
    let (width, height) = (width as f32, height as f32);
    let scale = (595.0 / width).min(842.0 / height);
    PageContent {
        text: String::new(),
        text_from: TextFrom::None,
        width: (width * scale).max(1.0),
        height: (height * scale).max(1.0),
        words: Vec::new(),
        redactions: Vec::new(),
        problem: None,
        has_picture: true,
        scan: record::Scan::ToRead,
    }
}

/// As [`picture_page`], with the removed parts that the picture shows. A picture that cannot be drawn shows none; asking for it
/// tells why.
pub fn boxed_page(size: (u32, u32), draw: impl FnOnce(u32) -> Result<Vec<u8>, PageProblem>) -> PageContent {
    let page = picture_page(size);
    let Some(grey) =
        draw(BOXES_SIDE).ok().and_then(|png| image::load_from_memory_with_format(&png, ImageFormat::Png).ok())
    else {
        return page;
    };
    let grey = DynamicImage::ImageLuma8(grey.into_luma8());
    let burnt = scan_boxes::find(&scan_boxes::Grey::of_photo(&grey, page.width), page.width);
    let (text, words, redactions) = scan_boxes::told(&burnt);
    PageContent { text, words, redactions, ..page }
}

/// A picture as PNG, at most `max_side` pixels along its longest side, turned as the file asks.
pub fn drawn(mut photo: DynamicImage, orientation: Orientation, max_side: u32) -> Result<Vec<u8>, PageProblem> {
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

fn shrunk_png(bytes: &[u8], max_side: u32) -> Result<Shrink, PageProblem> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|_| PageProblem::Damaged)?;
    let (info, samples) = (reader.info(), reader.output_color_type().0.samples());
    // Its rows come in seven goes, each all over the picture.
    if info.interlaced {
        return Err(PageProblem::TooBig);
    }
    let channels = if samples < 3 { 1 } else { 3 };
    let mut shrink = Shrink::new((info.width, info.height), max_side, channels);
    let mut paper = Vec::new();
    while let Some(row) = reader.next_row().map_err(|_| PageProblem::Damaged)? {
        if samples == channels {
            shrink.row(row.data());
            continue;
        }
        paper.clear();
        for pixel in row.data().chunks_exact(samples) {
            let (colours, alpha) = pixel.split_at(channels);
            paper.extend(colours.iter().map(|&c| over_white(c, alpha[0])));
        }
        shrink.row(&paper);
    }
    Ok(shrink)
}

/// JPEG keeps its pixels as waves, so a picture of an eighth of the size is made without the whole one.
fn shrunk_jpeg(bytes: &[u8], max_side: u32) -> Result<Shrink, PageProblem> {
    use jpeg_decoder::PixelFormat::{CMYK32, L8, L16, RGB24};
    let mut decoder = jpeg_decoder::Decoder::new(Cursor::new(bytes));
    decoder.set_max_decoding_buffer_size((PHOTO_PIXELS * 4) as usize);
    decoder.read_info().map_err(|_| PageProblem::Damaged)?;
    let side = u16::try_from(max_side).unwrap_or(u16::MAX);
    let mut size = decoder.scale(side, side).map_err(|_| PageProblem::TooBig)?;
    if u64::from(size.0) * u64::from(size.1) > PHOTO_PIXELS {
        size = decoder.scale(1, 1).map_err(|_| PageProblem::TooBig)?;
    }
    let info = decoder.info().ok_or(PageProblem::Damaged)?;
    let pixels = decoder.decode().map_err(|_| PageProblem::TooBig)?;
    let channels = if matches!(info.pixel_format, L8 | L16) { 1 } else { 3 };
    let mut shrink = Shrink::new((u32::from(size.0), u32::from(size.1)), max_side, channels);
    let mut rgb = Vec::new();
    for row in pixels.chunks(usize::from(size.0).max(1) * info.pixel_format.pixel_bytes()) {
        match info.pixel_format {
            L8 | RGB24 => shrink.row(row),
            L16 => shrink.row(
                &row.chunks_exact(2).map(|c| u16::from_ne_bytes([c[0], c[1]]).to_be_bytes()[0]).collect::<Vec<_>>(),
            ),
            CMYK32 => {
                rgb.clear();
                for ink in row.chunks_exact(4) {
                    rgb.extend(ink[..3].iter().map(|&c| (u16::from(c) * u16::from(ink[3]) / 255) as u8));
                }
                shrink.row(&rgb);
            }
        }
    }
    Ok(shrink)
}

pub fn over_white(colour: u8, alpha: u8) -> u8 {
    ((u16::from(colour) * u16::from(alpha) + 255 * (255 - u16::from(alpha))) / 255) as u8
}

/// What shows through a see-through picture is paper.
fn on_white(photo: DynamicImage) -> image::RgbImage {
    if !photo.color().has_alpha() {
        return photo.into_rgb8();
    }
    let from = photo.into_rgba8();
    image::RgbImage::from_fn(from.width(), from.height(), |x, y| {
        let [r, g, b, a] = from.get_pixel(x, y).0;
        image::Rgb([r, g, b].map(|c| over_white(c, a)))
    })
}

fn decoder(bytes: &[u8], format: ImageFormat) -> image::ImageResult<impl ImageDecoder + '_> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    // Opening a huge picture takes little memory; it is never unpacked whole here.
    limits.max_alloc = Some(PHOTO_PIXELS * 4 + (64 << 20));
    reader.limits(limits);
    reader.into_decoder()
}

pub fn lies_on_its_side(orientation: Orientation) -> bool {
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
