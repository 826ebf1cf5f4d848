//! The pictures that lay loose in the file: a garden, drawn from shapes, and a certificate, photographed askew.
//!
//! There is no person in either.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, Rgb, RgbImage};

use crate::rng::Lot;
use crate::scan::render_grey;

const WIDE: u32 = 960;
const TALL: u32 = 640;

/// A garden in front of a long low house, in colours that have faded. JPEG.
pub fn garden() -> Vec<u8> {
    let mut lot = Lot::new(20_100_415);
    let mut picture = RgbImage::from_fn(WIDE, TALL, scene);
    plants(&mut picture, &mut lot);
    tent(&mut picture);
    for pixel in picture.pixels_mut() {
        let grain = (lot.draw() & 15) as i32 - 7;
        pixel.0 = pixel.0.map(|c| (i32::from(c) + grain).clamp(0, 255) as u8);
    }
    jpeg(&picture, 78)
}

fn scene(x: u32, y: u32) -> Rgb<u8> {
    let (fx, fy) = (x as f32 / WIDE as f32, y as f32 / TALL as f32);
    let house = (0.12..0.80).contains(&fx) && (0.24..0.52).contains(&fy);
    let roof = (0.14..0.24).contains(&fy) && fx > 0.09 + (0.24 - fy) * 0.5 && fx < 0.83 - (0.24 - fy) * 0.5;
    if roof {
        let tile = if (y / 7).is_multiple_of(2) { 0 } else { 10 };
        return Rgb([132 + tile, 84 + tile, 70 + tile]);
    }
    if house {
        let (wx, wy) = ((fx * 25.0).fract(), fy);
        let window = (0.30..0.42).contains(&wy) && (fx * 25.0) as u32 % 3 == 1 && (0.1..0.9).contains(&wx);
        let door = (0.44..0.48).contains(&fx) && fy > 0.34;
        return match (window, door) {
            (_, true) => Rgb([70, 104, 92]),
            (true, _) => Rgb([164, 188, 196]),
            _ => Rgb([214, 196, 164]),
        };
    }
    if fy < 0.46 {
        let haze = (fy * 150.0) as u8;
        return Rgb([172 + haze / 2, 196 + haze / 3, 218 + haze / 5]);
    }
    let path = (fx - 0.46).abs() < 0.02 + (fy - 0.5) * 0.16;
    if path && fy > 0.52 {
        return Rgb([196, 184, 162]);
    }
    let bed = fy > 0.62 && ((fx * 9.0).fract() < 0.55);
    if bed { Rgb([112, 86, 62]) } else { Rgb([118, 150, 82]) }
}

fn plants(picture: &mut RgbImage, lot: &mut Lot) {
    for row in 0..9u32 {
        let x = (row as f32 + 0.27) / 9.0 * WIDE as f32;
        if (x / WIDE as f32 - 0.46).abs() < 0.1 {
            continue;
        }
        for step in 0..11u32 {
            let y = 410 + step * 21;
            let size = 5 + step / 2 + lot.below(4) as u32;
            let green = 110 + lot.below(60) as u8;
            blot(picture, x as u32 + lot.below(9) as u32, y, size, Rgb([52, green, 48]));
            if lot.below(5) == 0 {
                blot(picture, x as u32, y - 4, 3, Rgb([206, 78, 62]));
            }
        }
    }
}

/// The orange and cream tent that Joan posted.
fn tent(picture: &mut RgbImage) {
    for y in 350..470u32 {
        let half = (y - 350) * 5 / 6;
        for x in 800 - half..800 + half {
            let stripe = (x + (y - 350) / 3) / 14 % 2 == 0;
            picture.put_pixel(x, y, if stripe { Rgb([226, 136, 48]) } else { Rgb([242, 222, 178]) });
        }
    }
    for y in 390..470u32 {
        let half = (y - 390) / 5;
        for x in 800 - half..800 + half {
            picture.put_pixel(x, y, Rgb([92, 62, 40]));
        }
    }
}

fn blot(picture: &mut RgbImage, x: u32, y: u32, radius: u32, colour: Rgb<u8>) {
    for py in y.saturating_sub(radius)..(y + radius).min(TALL) {
        for px in x.saturating_sub(radius)..(x + radius).min(WIDE) {
            if px.abs_diff(x).pow(2) + py.abs_diff(y).pow(2) < radius * radius {
                picture.put_pixel(px, py, colour);
            }
        }
    }
}

/// The first page of a PDF, photographed on a table. JPEG.
pub fn photographed(pdf: Vec<u8>) -> Vec<u8> {
    let page = render_grey(pdf).into_iter().next().expect("a page to photograph");
    let (wide, tall) = page.dimensions();
    let mut lot = Lot::new(20_060_614);
    let picture = RgbImage::from_fn(wide + 120, tall + 120, |x, y| {
        // A shear stands for a camera that was not held straight.
        let px = i64::from(x) - 60 - i64::from(y) / 60;
        let py = i64::from(y) - 60 + i64::from(x) / 80;
        let shade = (u64::from(x) * 24 / u64::from(wide)) as i32 - (lot.draw() & 3) as i32;
        let inside = (0..i64::from(wide)).contains(&px) && (0..i64::from(tall)).contains(&py);
        let base = if inside {
            let ink = i32::from(page.get_pixel(px as u32, py as u32).0[0]);
            [ink * 248 / 255, ink * 240 / 255, ink * 218 / 255]
        } else {
            let grain = i32::from(y / 5 % 3 == 0) * 8;
            [136 - grain, 102 - grain, 72 - grain]
        };
        Rgb(base.map(|c| (c - shade).clamp(0, 255) as u8))
    });
    jpeg(&picture, 68)
}

fn jpeg(picture: &RgbImage, quality: u8) -> Vec<u8> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality)
        .encode(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .expect("writing to memory");
    out
}
