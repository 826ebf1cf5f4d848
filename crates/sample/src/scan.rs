//! Makes pages look as if somebody had put them on a photocopier: rendered, made grey, a little crooked, with grain, specks and holes.
//!
//! Rendering uses the processor's vector instructions, so that two kinds of computer may differ in a few grey levels. One never differs from itself.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, GrayImage, Luma};

use crate::ink::Plate;
use crate::rng::Lot;

/// Dots to the inch of the made-up photocopier.
const DOTS: f32 = 110.0;
/// The JPEG quality that keeps letters readable and a page near 100 kB.
const QUALITY: u8 = 42;

/// Every page of a PDF as grey pixels, as the made-up photocopier sees it.
pub fn render_grey(pdf: Vec<u8>) -> Vec<GrayImage> {
    render_grey_at(pdf, DOTS)
}

/// Every page of a PDF as grey pixels, at so many dots to the inch.
pub fn render_grey_at(pdf: Vec<u8>, dots: f32) -> Vec<GrayImage> {
    let pdf = Pdf::new(Arc::new(pdf)).expect("our own PDF is well formed");
    let cache = RenderCache::new();
    let scale = dots / 72.0;
    let paper = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    pdf.pages()
        .iter()
        .map(|page| {
            let drawn = render(page, &cache, &InterpreterSettings::default(), &RenderSettings::default(), &paper);
            let (wide, tall) = (u32::from(drawn.width()), u32::from(drawn.height()));
            let grey = drawn
                .data()
                .iter()
                .map(|p| ((u32::from(p.r) * 77 + u32::from(p.g) * 151 + u32::from(p.b) * 28) >> 8) as u8)
                .collect();
            GrayImage::from_raw(wide, tall, grey).expect("one grey level a pixel")
        })
        .collect()
}

/// Photocopies the pages of a PDF.
pub fn photocopy(pdf: Vec<u8>, seed: u64) -> Vec<Plate> {
    let mut lot = Lot::new(seed);
    render_grey(pdf).iter().map(|page| copy(page, &mut lot)).collect()
}

fn copy(page: &GrayImage, lot: &mut Lot) -> Plate {
    let (wide, tall) = page.dimensions();
    let crooked = (lot.below(140) as f32 / 100.0 - 0.7).to_radians();
    let (slip_x, slip_y) = (lot.below(9) as f32 - 4.0, lot.below(11) as f32 - 5.0);
    let paper_grey = 236 + lot.below(12) as i32;
    let (sin, cos) = crooked.sin_cos();
    let (mid_x, mid_y) = (wide as f32 / 2.0, tall as f32 / 2.0);
    let mut out = GrayImage::new(wide, tall);
    for (x, y, pixel) in out.enumerate_pixels_mut() {
        let (dx, dy) = (x as f32 - mid_x, y as f32 - mid_y);
        let ink = soft(page, mid_x + dx * cos - dy * sin + slip_x, mid_y + dx * sin + dy * cos + slip_y);
        let grain = (lot.draw() & 7) as i32 - 3;
        let edge = (18 - x.min(wide - 1 - x).min(y) as i32).max(0) * 3;
        // Old toner is never quite black and its paper never quite white.
        let grey = 24 + ink * (paper_grey - 24) / 255 + grain - edge;
        *pixel = Luma([grey.clamp(0, 255) as u8]);
    }
    for _ in 0..24 + lot.below(30) {
        speck(&mut out, lot);
    }
    for part in [0.28, 0.72] {
        hole(&mut out, 26, (tall as f32 * part) as u32 + lot.below(6) as u32, 9);
    }
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .encode(out.as_raw(), wide, tall, ExtendedColorType::L8)
        .expect("writing to memory");
    Plate { jpeg, wide, tall }
}

/// The grey level between four pixels; white outside the page.
pub fn soft(page: &GrayImage, x: f32, y: f32) -> i32 {
    let (wide, tall) = page.dimensions();
    if x < 0.0 || y < 0.0 || x >= wide as f32 - 1.0 || y >= tall as f32 - 1.0 {
        return 255;
    }
    let (left, top) = (x as u32, y as u32);
    let (fx, fy) = ((x.fract() * 16.0) as i32, (y.fract() * 16.0) as i32);
    let at = |x, y| i32::from(page.get_pixel(x, y).0[0]);
    let upper = at(left, top) * (16 - fx) + at(left + 1, top) * fx;
    let lower = at(left, top + 1) * (16 - fx) + at(left + 1, top + 1) * fx;
    (upper * (16 - fy) + lower * fy) >> 8
}

fn speck(page: &mut GrayImage, lot: &mut Lot) {
    let (wide, tall) = page.dimensions();
    let (x, y) = (lot.below(wide as usize - 2) as u32, lot.below(tall as usize - 2) as u32);
    let grey = 60 + lot.below(90) as u8;
    page.put_pixel(x, y, Luma([grey]));
    if lot.below(3) == 0 {
        page.put_pixel(x + 1, y, Luma([grey]));
        page.put_pixel(x, y + 1, Luma([grey + 30]));
    }
}

fn hole(page: &mut GrayImage, x: u32, y: u32, radius: u32) {
    let (wide, tall) = page.dimensions();
    for py in y.saturating_sub(radius)..(y + radius).min(tall) {
        for px in x.saturating_sub(radius)..(x + radius).min(wide) {
            let (dx, dy) = (px.abs_diff(x), py.abs_diff(y));
            if dx * dx + dy * dy < radius * radius {
                page.put_pixel(px, py, Luma([52]));
            }
        }
    }
}
