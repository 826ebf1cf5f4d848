//! The picture of a page. Where a box that hides words lets them shine through, it is painted solid first.

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use hayro_interpret::InterpreterSettings;
use hayro_syntax::page::Page;
use image::ExtendedColorType;
use record::PageProblem;

use crate::formats::photo::png;
use crate::limits::PICTURE_SIDE;

/// A place to paint over, in points, and the colour to do it in.
#[derive(Debug, Clone, Copy)]
pub struct PaintOver {
    pub area: [f32; 4],
    pub rgb: [u8; 3],
}

pub fn draw<'a>(
    page: &'a Page<'a>,
    settings: &InterpreterSettings,
    cache: &RenderCache<'a>,
    (width, height): (f32, f32),
    max_side: u32,
    paint_over: &[PaintOver],
) -> Result<Vec<u8>, PageProblem> {
    let max_side = max_side.min(PICTURE_SIDE) as f32;
    let scale = max_side / width.max(height);
    let pixels = |side: f32| (side * scale).round().clamp(1.0, max_side);
    let (across, down) = page.render_dimensions();
    // hayro cuts the product to whole pixels, so a little more than the wanted number is asked for.
    let to_pixels = PixmapSettings {
        x_scale: (pixels(width) + 0.01) / across,
        y_scale: (pixels(height) + 0.01) / down,
        bg_color: WHITE,
    };
    let map = render(page, cache, settings, &RenderSettings::default(), &to_pixels);
    let (wide, high) = (usize::from(map.width()), usize::from(map.height()));
    let mut rgb = vec![0; wide * high * 3];
    for (to, from) in rgb.chunks_exact_mut(3).zip(map.data_as_u8_slice().chunks_exact(4)) {
        to.copy_from_slice(&from[..3]);
    }
    for over in paint_over {
        let place = |at: f32, scale: f32, most: usize, up: bool| {
            let at = at * scale;
            (if up { at.ceil() } else { at.floor() }.max(0.0) as usize).min(most)
        };
        let (x0, x1) =
            (place(over.area[0], to_pixels.x_scale, wide, false), place(over.area[2], to_pixels.x_scale, wide, true));
        let (y0, y1) =
            (place(over.area[1], to_pixels.y_scale, high, false), place(over.area[3], to_pixels.y_scale, high, true));
        for row in y0..y1 {
            rgb[(row * wide + x0) * 3..(row * wide + x1) * 3]
                .chunks_exact_mut(3)
                .for_each(|p| p.copy_from_slice(&over.rgb));
        }
    }
    let (wide, high) = (u32::from(map.width()), u32::from(map.height()));
    if rgb.chunks_exact(3).all(|p| p[0] == p[1] && p[1] == p[2]) {
        let grey: Vec<u8> = rgb.iter().step_by(3).copied().collect();
        return png(&grey, wide, high, ExtendedColorType::L8);
    }
    png(&rgb, wide, high, ExtendedColorType::Rgb8)
}
