//! Ways to make a part of a picture dark or white, pixel by pixel.

use image::{GrayImage, Luma};

use crate::rng::Lot;

/// A place on a picture, in pixels.
pub type Place = [u32; 4];

/// From points to pixels.
pub fn place(area: [f32; 4], dots: f32, page: &GrayImage) -> Place {
    let at = |v: f32, most: u32| ((v * dots / 72.0).round().max(0.0) as u32).min(most);
    let (w, h) = page.dimensions();
    [at(area[0], w), at(area[1], h), at(area[2], w), at(area[3], h)]
}

pub fn each(page: &mut GrayImage, [x0, y0, x1, y1]: Place, mut level: impl FnMut(u32, u32, u8) -> u8) {
    for y in y0..y1.min(page.height()) {
        for x in x0..x1.min(page.width()) {
            let p = page.get_pixel_mut(x, y);
            *p = Luma([level(x, y, p.0[0])]);
        }
    }
}

pub fn solid(page: &mut GrayImage, at: Place, grey: u8) {
    each(page, at, |_, _, _| grey);
}

/// The stroke of a marker pen: edges that wander, streaks along it, round ends. `slit` leaves a thin pale line between two passes.
pub fn marker(page: &mut GrayImage, at: Place, grey: u8, slit: bool, lot: &mut Lot) {
    let [x0, y0, x1, y1] = at;
    let (mut up, mut down) = (0_i32, 0_i32);
    let streaks: Vec<i32> = (y0..y1 + 4).map(|_| lot.below(26) as i32 - 8).collect();
    let middle = (y0 + y1) / 2;
    for x in x0..x1 {
        up = (up + lot.below(3) as i32 - 1).clamp(-2, 2);
        down = (down + lot.below(3) as i32 - 1).clamp(-2, 2);
        let round = 3 - (x - x0).min(x1 - 1 - x).min(3) as i32;
        let (top, bottom) = (y0 as i32 + up + round, y1 as i32 + down - round);
        for y in top.max(0)..bottom.min(page.height() as i32) {
            let streak = streaks[(y - y0 as i32).clamp(0, streaks.len() as i32 - 1) as usize];
            let pale = if slit && y == middle as i32 { 80 } else { 0 };
            let level = (i32::from(grey) + streak + pale + lot.below(14) as i32).clamp(0, 200) as u8;
            page.put_pixel(x, y as u32, Luma([level]));
        }
    }
}

/// Copied once too often: the middle has lost its toner.
pub fn starved(page: &mut GrayImage, at: Place, edge: u8, middle: u8, lot: &mut Lot) {
    let [x0, y0, x1, y1] = at;
    each(page, at, |x, y, _| {
        let rim = (x - x0).min(x1 - 1 - x).min(y - y0).min(y1 - 1 - y).min(6) as i32;
        let level = i32::from(edge) + (i32::from(middle) - i32::from(edge)) * rim / 6;
        (level + lot.below(31) as i32 - 15).clamp(0, 255) as u8
    });
}

/// Something with the levels of a photograph: soft patches from dark to light.
pub fn photo(page: &mut GrayImage, at: Place, darkest: u8, lot: &mut Lot) {
    let blobs: Vec<(f32, f32, f32, f32)> = (0..9)
        .map(|_| {
            let x = at[0] + lot.below((at[2] - at[0]) as usize) as u32;
            let y = at[1] + lot.below((at[3] - at[1]) as usize) as u32;
            (x as f32, y as f32, 14.0 + lot.below(60) as f32, 40.0 + lot.below(110) as f32)
        })
        .collect();
    each(page, at, |x, y, _| {
        let mut level = f32::from(darkest);
        for (bx, by, size, light) in &blobs {
            let away = ((x as f32 - bx).powi(2) + (y as f32 - by).powi(2)) / (size * size);
            level += light * (-away).exp();
        }
        (level + lot.below(12) as f32).clamp(0.0, 245.0) as u8
    });
}

pub fn disc(page: &mut GrayImage, x: u32, y: u32, radius: u32, grey: u8) {
    let at = [x.saturating_sub(radius), y.saturating_sub(radius), x + radius, y + radius];
    each(
        page,
        at,
        |px, py, old| {
            if px.abs_diff(x).pow(2) + py.abs_diff(y).pow(2) < radius * radius { grey } else { old }
        },
    );
}

/// Black and white modules, as a code for machines has them; one row high for bars.
pub fn modules(page: &mut GrayImage, at: Place, side: u32, bars: bool, lot: &mut Lot) {
    let (across, down) = ((at[2] - at[0]) / side + 1, if bars { 1 } else { (at[3] - at[1]) / side + 1 });
    let set: Vec<bool> = (0..across * down).map(|_| lot.below(2) == 0).collect();
    each(page, at, |x, y, _| {
        let row = if bars { 0 } else { (y - at[1]) / side };
        if set[(row * across + (x - at[0]) / side) as usize] { 18 } else { 235 }
    });
}

/// Words from another sheet of the same size: black ones as they are, or white ones on what is dark.
pub fn print(page: &mut GrayImage, words: &GrayImage, at: Place, white: bool) {
    each(page, at, |x, y, old| {
        let ink = words.get_pixel(x, y).0[0];
        if white { old.max(235 - ink.min(235)) } else { old.min(ink) }
    });
}

/// A pen going to and fro over a line of words; they can still be read.
pub fn crossed_out(page: &mut GrayImage, [x0, y0, x1, y1]: Place) {
    let (tall, mut y, mut down) = ((y1 - y0).max(2), y0 as f32, true);
    for x in x0..x1.min(page.width() - 1) {
        y += if down { 1.7 } else { -1.7 };
        if y >= (y0 + tall) as f32 || y <= y0 as f32 {
            down = !down;
        }
        let row = (y.max(0.0) as u32).min(page.height() - 2);
        page.put_pixel(x, row, Luma([45]));
        page.put_pixel(x, row + 1, Luma([70]));
    }
}
