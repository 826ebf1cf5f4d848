//! Paints over parts of a page's picture, in the process that drew it: what is under a closed cover is in no picture that leaves it.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use record::PageProblem;

/// Cool grey-blue, as covers are.
const PAINT: Rgb<u8> = Rgb([199, 204, 219]);

/// The picture with these areas painted over. Each is left, top, right and bottom, as shares of the width and height.
///
/// # Errors
/// The picture could not be read or written again; then there is none to show.
pub fn paint_over(png: &[u8], areas: &[[f32; 4]]) -> Result<Vec<u8>, PageProblem> {
    let picture = image::load_from_memory_with_format(png, ImageFormat::Png).map_err(|_| PageProblem::Damaged)?;
    let mut picture = picture.into_rgb8();
    for area in areas {
        paint(&mut picture, area);
    }
    let mut out = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut out, ImageFormat::Png).map_err(|_| PageProblem::Damaged)?;
    Ok(out.into_inner())
}

fn paint(picture: &mut RgbImage, &[left, top, right, bottom]: &[f32; 4]) {
    let (width, height) = picture.dimensions();
    let first = |share: f32, length: u32| (share.clamp(0.0, 1.0) * length as f32).floor() as u32;
    let last = |share: f32, length: u32| ((share.clamp(0.0, 1.0) * length as f32).ceil() as u32).min(length);
    for y in first(top, height)..last(bottom, height) {
        for x in first(left, width)..last(right, width) {
            picture.put_pixel(x, y, PAINT);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_under_an_area_is_gone_and_the_rest_is_as_it_was() {
        let black = RgbImage::from_pixel(100, 50, Rgb([0, 0, 0]));
        let mut png = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(black).write_to(&mut png, ImageFormat::Png).unwrap();
        let made = paint_over(&png.into_inner(), &[[0.1, 0.2, 0.5, 0.4], [f32::NAN, 0.0, 2.0, 0.02]]).unwrap();
        let made = image::load_from_memory(&made).unwrap().into_rgb8();
        for (x, y, pixel) in made.enumerate_pixels() {
            let under = (10..50).contains(&x) && (10..20).contains(&y) || y == 0;
            assert_eq!(*pixel == PAINT, under, "{x} {y}");
        }
        assert!(paint_over(b"no picture", &[]).is_err());
    }
}
