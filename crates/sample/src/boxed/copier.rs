//! What copying and scanning do to a page: it turns a little, its paper greys, shadows fall, dirt comes on it.

use image::{GrayImage, Luma};

use crate::rng::Lot;
use crate::scan::soft;

/// One way to copy.
#[derive(Debug, Clone, Copy)]
pub struct Copier {
    /// Degrees by which a page may turn either way.
    pub turn: f32,
    pub paper: u8,
    pub toner: u8,
    pub grain: u8,
    /// Width in pixels of a shadow along the left edge; 0 for none.
    pub spine: u32,
    pub specks: usize,
    /// True where a copier knows only black and white.
    pub two_levels: bool,
}

/// The page as it went through, and the way from a place on the page to its place on the copy, in pixels.
pub fn copy(page: &GrayImage, how: Copier, lot: &mut Lot) -> (GrayImage, impl Fn(f32, f32) -> (f32, f32) + use<>) {
    let (wide, tall) = page.dimensions();
    let turn = (how.turn * (lot.below(2001) as f32 / 1000.0 - 1.0)).to_radians();
    let (sin, cos) = turn.sin_cos();
    let (mx, my) = (wide as f32 / 2.0, tall as f32 / 2.0);
    let mut out = GrayImage::new(wide, tall);
    for (x, y, pixel) in out.enumerate_pixels_mut() {
        let (dx, dy) = (x as f32 - mx, y as f32 - my);
        let ink = soft(page, mx + dx * cos - dy * sin, my + dx * sin + dy * cos);
        let (paper, toner) = (i32::from(how.paper), i32::from(how.toner));
        let mut grey = toner + ink * (paper - toner) / 255;
        if how.grain > 0 {
            grey += lot.below(2 * usize::from(how.grain) + 1) as i32 - i32::from(how.grain);
        }
        if x < how.spine {
            grey = grey * (60 + 195 * x as i32 / how.spine as i32) / 255;
        }
        if how.two_levels {
            grey = if grey < 132 { 0 } else { 255 };
        }
        *pixel = Luma([grey.clamp(0, 255) as u8]);
    }
    for _ in 0..how.specks {
        let (x, y) = (lot.below(wide as usize - 2) as u32, lot.below(tall as usize - 2) as u32);
        out.put_pixel(x, y, Luma([30 + lot.below(90) as u8]));
        out.put_pixel(x + lot.below(2) as u32, y + 1, Luma([50]));
    }
    (out, move |x, y| {
        let (dx, dy) = (x - mx, y - my);
        (mx + dx * cos + dy * sin, my - dx * sin + dy * cos)
    })
}

/// An area in pixels of the page, as the upright area around it on the copy.
pub fn moved(area: [f32; 4], to: &impl Fn(f32, f32) -> (f32, f32)) -> [f32; 4] {
    let corners =
        [(area[0], area[1]), (area[2], area[1]), (area[0], area[3]), (area[2], area[3])].map(|(x, y)| to(x, y));
    let all =
        |pick: fn(f32, f32) -> f32, of: fn(&(f32, f32)) -> f32| corners.iter().map(of).reduce(pick).unwrap_or_default();
    [all(f32::min, |c| c.0), all(f32::min, |c| c.1), all(f32::max, |c| c.0), all(f32::max, |c| c.1)]
}
