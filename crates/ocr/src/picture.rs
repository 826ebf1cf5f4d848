//! Grey pictures: made smaller, turned, and sampled along a slanted strip.

use crate::{Grey, Turn};

/// A grey picture of our own.
#[derive(Debug, Clone)]
pub struct Picture {
    pub pixels: Vec<u8>,
    pub width: usize,
    pub height: usize,
}

/// The picture scaled to `width` × `height`: each pixel is the mean of what it covers, or lies between its neighbours when
/// the picture becomes bigger.
pub fn scaled(page: Grey<'_>, width: usize, height: usize) -> Picture {
    let across = weights(page.width as usize, width);
    let down = weights(page.height as usize, height);
    let mut pixels = vec![0; width * height];
    let mut row = vec![0.0_f32; width];
    for (y, out) in pixels.chunks_exact_mut(width).enumerate() {
        row.fill(0.0);
        let (from, shares) = &down[y];
        for (n, share) in shares.iter().enumerate() {
            let start = (from + n) * page.width as usize;
            let line = &page.pixels[start..start + page.width as usize];
            for (sum, (from, parts)) in row.iter_mut().zip(&across) {
                let mean: f32 = parts.iter().zip(&line[*from..]).map(|(w, p)| w * f32::from(*p)).sum();
                *sum += mean * share;
            }
        }
        for (pixel, sum) in out.iter_mut().zip(&row) {
            *pixel = (sum + 0.5) as u8;
        }
    }
    Picture { pixels, width, height }
}

/// For each of `to` pixels: the first of `from` pixels that it takes from, and how much of that and the next ones. Sums to 1.
fn weights(from: usize, to: usize) -> Vec<(usize, Vec<f32>)> {
    let step = from as f32 / to as f32;
    let reach = step.max(1.0);
    (0..to)
        .map(|n| {
            let middle = (n as f32 + 0.5) * step;
            let first = ((middle - reach / 2.0).max(0.0) as usize).min(from - 1);
            let last = ((middle + reach / 2.0).ceil() as usize).clamp(first + 1, from);
            let share = |at: usize| {
                if step >= 1.0 {
                    let (a, b) = ((at as f32).max(middle - reach / 2.0), (at as f32 + 1.0).min(middle + reach / 2.0));
                    (b - a).max(0.0)
                } else {
                    (1.0 - (at as f32 + 0.5 - middle).abs()).max(0.0)
                }
            };
            let mut shares: Vec<f32> = (first..last).map(share).collect();
            let sum: f32 = shares.iter().sum();
            if sum > 0.0 {
                shares.iter_mut().for_each(|s| *s /= sum);
            } else {
                shares = vec![1.0];
            }
            (first, shares)
        })
        .collect()
}

impl Picture {
    pub fn grey(&self) -> Grey<'_> {
        Grey { pixels: &self.pixels, width: self.width as u32, height: self.height as u32 }
    }

    /// Half as wide and half as high.
    pub fn halved(page: Grey<'_>) -> Self {
        let (wide, width, height) = (page.width as usize, page.width as usize / 2, page.height as usize / 2);
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            let upper = &page.pixels[2 * y * wide..][..2 * width];
            let lower = &page.pixels[(2 * y + 1) * wide..][..2 * width];
            let four = upper.chunks_exact(2).zip(lower.chunks_exact(2));
            pixels.extend(
                four.map(|(a, b)| {
                    ((u16::from(a[0]) + u16::from(a[1]) + u16::from(b[0]) + u16::from(b[1]) + 2) / 4) as u8
                }),
            );
        }
        Self { pixels, width, height }
    }

    /// Turned back to upright.
    pub fn upright(&self, turn: Turn) -> Self {
        let size = (self.width as f32, self.height as f32);
        let (width, height) = if turn.is_sideways() { (self.height, self.width) } else { (self.width, self.height) };
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let (gx, gy) = turn.to_given(x as f32 + 0.5, y as f32 + 0.5, size);
                pixels.push(self.pixels[gy as usize * self.width + gx as usize]);
            }
        }
        Self { pixels, width, height }
    }
}

impl Turn {
    pub(crate) fn is_sideways(self) -> bool {
        matches!(self, Self::Quarter | Self::ThreeQuarters)
    }

    /// Where a point of the upright picture lies in the picture of this size that was given.
    pub(crate) fn to_given(self, x: f32, y: f32, (width, height): (f32, f32)) -> (f32, f32) {
        match self {
            Self::None => (x, y),
            Self::Quarter => (width - y, x),
            Self::Half => (width - x, height - y),
            Self::ThreeQuarters => (y, height - x),
        }
    }
}

/// The picture at its own size and at halves of it, so that a strip is never sampled from much too many pixels.
pub struct Pyramid<'a> {
    given: Grey<'a>,
    smaller: Vec<Picture>,
}

impl<'a> Pyramid<'a> {
    pub fn new(given: Grey<'a>) -> Self {
        Self { given, smaller: Vec::new() }
    }

    /// The level at which `step` pixels of the given picture are between 1 and 1.6 pixels, and how many halvings that is.
    fn level(&mut self, step: f32) -> (Grey<'_>, u32) {
        let mut halvings = 0;
        while step > 1.6 * (1 << halvings) as f32 && halvings < 6 {
            let from = if halvings == 0 { self.given } else { self.smaller[halvings - 1].grey() };
            if from.width < 4 || from.height < 4 {
                break;
            }
            if self.smaller.len() == halvings {
                let half = Picture::halved(from);
                self.smaller.push(half);
            }
            halvings += 1;
        }
        let picture = if halvings == 0 { self.given } else { self.smaller[halvings - 1].grey() };
        (picture, halvings as u32)
    }

    /// A strip `size` pixels wide and high, whose pixel (0, 0) has its corner at `corner` of the given picture and whose
    /// next pixels to the right and below lie `right` and `down` further on. Outside, the picture's edge goes on.
    pub fn strip(&mut self, corner: (f32, f32), right: (f32, f32), down: (f32, f32), size: (usize, usize)) -> Picture {
        let step = right.0.hypot(right.1).min(down.0.hypot(down.1));
        let (from, halvings) = self.level(step);
        let scale = 1.0 / (1_u32 << halvings) as f32;
        let (wide, last_x, last_y) = (from.width as usize, from.width as i32 - 1, from.height as i32 - 1);
        let mut pixels = Vec::with_capacity(size.0 * size.1);
        for row in 0..size.1 {
            for column in 0..size.0 {
                let (u, v) = (column as f32 + 0.5, row as f32 + 0.5);
                let x = (corner.0 + u * right.0 + v * down.0) * scale - 0.5;
                let y = (corner.1 + u * right.1 + v * down.1) * scale - 0.5;
                let (left, top) = (x.floor(), y.floor());
                let (fx, fy) = (x - left, y - top);
                let (x0, x1) = (
                    (left as i32).clamp(0, last_x) as usize,
                    (left as i32).saturating_add(1).clamp(0, last_x) as usize,
                );
                let (y0, y1) =
                    ((top as i32).clamp(0, last_y) as usize, (top as i32).saturating_add(1).clamp(0, last_y) as usize);
                let at = |x: usize, y: usize| f32::from(from.pixels[y * wide + x]);
                let upper = at(x0, y0) + (at(x1, y0) - at(x0, y0)) * fx;
                let lower = at(x0, y1) + (at(x1, y1) - at(x0, y1)) * fx;
                pixels.push((upper + (lower - upper) * fy + 0.5) as u8);
            }
        }
        Picture { pixels, width: size.0, height: size.1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn turning_back_and_looking_up_agree() {
        let picture = Picture { pixels: (0..6).collect(), width: 3, height: 2 };
        assert_eq!(picture.upright(Turn::None).pixels, [0, 1, 2, 3, 4, 5]);
        assert_eq!(picture.upright(Turn::Half).pixels, [5, 4, 3, 2, 1, 0]);
        // Writing that was turned clockwise has its first line down the right side.
        assert_eq!(picture.upright(Turn::Quarter).pixels, [2, 5, 1, 4, 0, 3]);
        assert_eq!(picture.upright(Turn::ThreeQuarters).pixels, [3, 0, 4, 1, 5, 2]);
    }

    proptest! {
        #[test]
        fn scaling_keeps_an_even_grey_even(w in 1_u32..80, h in 1_u32..80, tw in 1_usize..90, th in 1_usize..90, grey: u8) {
            let pixels = vec![grey; (w * h) as usize];
            let out = scaled(Grey { pixels: &pixels, width: w, height: h }, tw, th);
            prop_assert!(out.pixels.iter().all(|p| p.abs_diff(grey) <= 1));
        }

        #[test]
        fn any_strip_can_be_taken(w in 1_u32..60, h in 1_u32..60, x in -1e6_f32..1e6, y in -1e6_f32..1e6, a in -50.0_f32..50.0, b in -50.0_f32..50.0) {
            let pixels = vec![9; (w * h) as usize];
            let mut pyramid = Pyramid::new(Grey { pixels: &pixels, width: w, height: h });
            let strip = pyramid.strip((x, y), (a, b), (-b, a), (7, 5));
            prop_assert!(strip.pixels.iter().all(|p| *p == 9));
        }
    }
}
