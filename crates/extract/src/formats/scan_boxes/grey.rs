//! A grey picture of a page, and how a bigger one is made small: each pixel is the mean of what it stands for.

use image::DynamicImage;

/// Dots to the inch at which pages are looked at.
const DOTS: f32 = 100.0;

/// Grey levels, 0 black to 255 white, row by row.
#[derive(Debug, Clone, Default)]
pub struct Grey {
    pub pixels: Vec<u8>,
    pub wide: usize,
    pub tall: usize,
}

impl Grey {
    /// White paper for a page of this size in points, at the usual resolution.
    pub fn paper(width: f32, height: f32) -> Self {
        let side = |points: f32| ((points * DOTS / 72.0).round() as usize).clamp(1, 8_000);
        // A sheet as big as a wall is looked at more coarsely.
        let mut scale = 1.0;
        while side(width * scale) * side(height * scale) > 16_000_000 {
            scale *= 0.5;
        }
        let (wide, tall) = (side(width * scale), side(height * scale));
        Self { pixels: vec![255; wide * tall], wide, tall }
    }

    /// A photograph as it would look on a page of `width` points, never bigger than it is.
    pub fn of_photo(photo: &DynamicImage, width: f32) -> Self {
        let (wide, tall) = (photo.width() as usize, photo.height() as usize);
        let step = (wide as f32 / (width * DOTS / 72.0)).max(1.0);
        let to_wide = ((wide as f32 / step) as usize).clamp(1, 8_000);
        let to_tall = ((tall as f32 / step) as usize).clamp(1, 8_000);
        let luma;
        let from: &[u8] = match photo {
            DynamicImage::ImageLuma8(grey) => grey.as_raw(),
            other => {
                luma = other.to_luma8();
                luma.as_raw()
            }
        };
        let mut pixels = vec![255; to_wide * to_tall];
        for (y, row) in pixels.chunks_exact_mut(to_wide).enumerate() {
            let (y0, y1) = span(y, tall, to_tall);
            for (x, to) in row.iter_mut().enumerate() {
                let (x0, x1) = span(x, wide, to_wide);
                let sum: u32 = (y0..y1)
                    .map(|y| from[y * wide + x0..y * wide + x1].iter().map(|&p| u32::from(p)).sum::<u32>())
                    .sum();
                *to = (sum / ((y1 - y0) * (x1 - x0)) as u32) as u8;
            }
        }
        Self { pixels, wide: to_wide, tall: to_tall }
    }
}

/// The pixels of `from` that pixel `at` of `to` stands for; never none.
fn span(at: usize, from: usize, to: usize) -> (usize, usize) {
    let start = (at * from / to).min(from - 1);
    (start, ((at + 1) * from / to).clamp(start + 1, from))
}
