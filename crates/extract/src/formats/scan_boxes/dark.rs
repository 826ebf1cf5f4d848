//! Dark boxes in a picture: found where a small window is nearly all dark, then judged by shape, edges and evenness.
//!
//! Table headers, letterheads, photographs, logos, spine shadows and punched holes are dark too. Each test below names the
//! one that it keeps out.

use record::RedactionKind;

use super::Lying;
use super::grey::Grey;
use super::lean::lying;
use super::level::{DARK, Ink, LIGHT};
use super::regions::{Region, regions};

/// The window, in points, and how much of it has to be dark. Letters never fill it.
const WINDOW: (f32, f32) = (9.4, 5.0);
const FULL: f32 = 0.82;
/// A hole up to this size, in points, may be a letter printed in white.
const HOLE: (f32, f32) = (13.0, 11.0);

/// What is looked at: the page with one level of paper, what is dark on it, and how many pixels a point has.
struct Look<'a> {
    even: &'a Grey,
    /// 1 where it is dark, or a white letter on the dark.
    dark: Vec<u8>,
    dots: f32,
}

pub fn boxes(ink: &Ink, dots: f32) -> Vec<(RedactionKind, Lying)> {
    let even = &ink.even;
    let (wide, tall) = (even.wide, even.tall);
    let plain: Vec<u8> = even.pixels.iter().map(|&p| u8::from(p < DARK)).collect();
    let mut core = filled(&plain, wide, tall, window(dots, 1.0), FULL);
    if !core.contains(&1) {
        return Vec::new();
    }
    let dark = without_holes(&plain, wide, tall, dots);
    let closed = filled(&dark, wide, tall, window(dots, 1.3), 0.9);
    core.iter_mut().zip(closed).for_each(|(a, b)| *a |= b);
    let look = Look { even, dark, dots };
    let mut found: Vec<Lying> = Vec::new();
    for region in regions(wide, tall, true, |at| core[at] == 1) {
        if let Some(lies) = look.judge(&region)
            && !found.iter().any(|other| same(other, &lies))
        {
            found.push(lies);
        }
    }
    found.into_iter().map(|lies| (RedactionKind::ScanBox, lies)).collect()
}

fn window(dots: f32, by: f32) -> (usize, usize) {
    let odd = |points: f32| ((points * dots * by) as usize) | 1;
    (odd(WINDOW.0).max(5), odd(WINDOW.1).max(3))
}

/// 1 where the window around a pixel is dark to this share. Sums over rectangles make every window cost the same.
fn filled(mask: &[u8], wide: usize, tall: usize, (across, down): (usize, usize), share: f32) -> Vec<u8> {
    let mut out = vec![0; mask.len()];
    if wide <= across || tall <= down {
        return out;
    }
    let line = wide + 1;
    let mut sums = vec![0_u32; line * (tall + 1)];
    for y in 0..tall {
        let mut row = 0;
        for x in 0..wide {
            row += u32::from(mask[y * wide + x]);
            sums[(y + 1) * line + x + 1] = sums[y * line + x + 1] + row;
        }
    }
    let enough = ((across * down) as f32 * share) as u32;
    for y in 0..tall - down {
        let (top, bottom) = (y * line, (y + down) * line);
        let to = (y + down / 2) * wide + across / 2;
        for x in 0..wide - across {
            let sum = sums[bottom + x + across] + sums[top + x] - sums[bottom + x] - sums[top + x + across];
            out[to + x] = u8::from(sum >= enough);
        }
    }
    out
}

/// The mask with small light islands filled: letters printed in white on a box.
fn without_holes(mask: &[u8], wide: usize, tall: usize, dots: f32) -> Vec<u8> {
    let mut out = mask.to_vec();
    let (across, down) = ((HOLE.0 * dots) as usize, (HOLE.1 * dots) as usize);
    for hole in regions(wide, tall, false, |at| mask[at] == 0) {
        let [x0, y0, x1, y1] = hole.bounds;
        let inside = x0 > 0 && y0 > 0 && x1 < wide && y1 < tall;
        if inside && x1 - x0 <= across && y1 - y0 <= down {
            for (y, from, to) in hole.runs {
                out[y * wide + from..y * wide + to].fill(1);
            }
        }
    }
    out
}

fn same(one: &Lying, other: &Lying) -> bool {
    let (a, b) = (one.around(), other.around());
    let across = (a[2].min(b[2]) - a[0].max(b[0])).max(0.0);
    let down = (a[3].min(b[3]) - a[1].max(b[1])).max(0.0);
    let size = |r: [f32; 4]| (r[2] - r[0]) * (r[3] - r[1]);
    across * down > 0.5 * size(a).min(size(b))
}

impl Look<'_> {
    /// The box that a dark region is, or nothing.
    fn judge(&self, region: &Region) -> Option<Lying> {
        let lies = self.grown(lying(region)?);
        let (wide, high) = (2.0 * lies.half.0 / self.dots, 2.0 * lies.half.1 / self.dots);
        let rule = high < 5.2 || wide < 8.5 || wide > 70.0 * high || high > 9.0 * wide;
        let bullet = wide < 13.0 && high < 13.0;
        // A word is wider than it is high, and a block of lines wider still: this is a dot, a seal or a piece of a crest.
        let chunk = high > 15.5 && wide < 60.0 && wide < 2.2 * high;
        if rule || bullet || chunk || !self.is_clear_of_edges(&lies) {
            return None;
        }
        // A shape that is no rectangle leaves some of itself outside, or some of the rectangle empty.
        if self.outside(region, &lies) > 0.15 || self.share(&lies, 0.0, |p, dark| dark == 1 || p < DARK) < 0.8 {
            return None;
        }
        if !self.is_square_cut(&lies) || !self.stands_out(&lies) || !self.is_even(&lies) {
            return None;
        }
        (!self.is_heading(&lies) && !self.has_words_on(&lies)).then_some(lies)
    }

    fn pixel(&self, x: f32, y: f32) -> Option<(u8, u8)> {
        let (x, y) = (x.round(), y.round());
        let inside = x >= 0.0 && y >= 0.0 && (x as usize) < self.even.wide && (y as usize) < self.even.tall;
        inside.then(|| {
            let at = y as usize * self.even.wide + x as usize;
            (self.even.pixels[at], self.dark[at])
        })
    }

    /// Moves each side out as long as most of it is dark there, so that ragged edges count by their mean.
    fn grown(&self, mut lies: Lying) -> Lying {
        let most = (WINDOW.0 * self.dots) as usize + 2;
        for _ in 0..2 {
            for side in [(0.0, -1.0), (0.0, 1.0), (-1.0, 0.0), (1.0, 0.0)] {
                for _ in 0..most {
                    let (mut dark, mut all) = (0_u32, 0_u32);
                    let (a, b) = (lies.half.0, lies.half.1);
                    let long = if side.0 == 0.0 { a } else { b };
                    let mut at = -(long - 1.0).max(0.0);
                    while at <= long - 1.0 || all == 0 {
                        let (u, v) = if side.0 == 0.0 { (at, side.1 * (b + 1.0)) } else { (side.0 * (a + 1.0), at) };
                        let (x, y) = lies.place(u, v);
                        if let Some((_, is_dark)) = self.pixel(x, y) {
                            dark += u32::from(is_dark);
                        }
                        all += 1;
                        at += 1.0;
                    }
                    if dark * 2 < all {
                        break;
                    }
                    lies.middle = lies.place(side.0 * 0.5, side.1 * 0.5);
                    lies.half = (a + side.0.abs() * 0.5, b + side.1.abs() * 0.5);
                }
            }
        }
        lies
    }

    /// The shadow at the edge of a copier's glass and at the spine of a book runs off the page.
    fn is_clear_of_edges(&self, lies: &Lying) -> bool {
        let [x0, y0, x1, y1] = lies.around();
        let near = 2.0 * self.dots;
        x0 > near && y0 > near && x1 < self.even.wide as f32 - near && y1 < self.even.tall as f32 - near
    }

    fn outside(&self, region: &Region, lies: &Lying) -> f32 {
        let wider = Lying { half: (lies.half.0 + 1.5, lies.half.1 + 1.5), ..*lies };
        let out: usize = region
            .runs
            .iter()
            .map(|&(y, from, to)| (from..to).filter(|&x| !wider.holds(x as f32, y as f32)).count())
            .sum();
        out as f32 / region.pixels.max(1) as f32
    }

    /// How much of the rectangle, less a margin in pixels, is as asked.
    fn share(&self, lies: &Lying, margin: f32, wanted: impl Fn(u8, u8) -> bool) -> f32 {
        let (mut found, mut all) = (0_u32, 0_u32);
        self.each(lies, margin, |_, _, p, dark| {
            found += u32::from(wanted(p, dark));
            all += 1;
        });
        found as f32 / all.max(1) as f32
    }

    /// Every pixel of the rectangle, with its place in the rectangle's own frame.
    fn each(&self, lies: &Lying, margin: f32, mut see: impl FnMut(f32, f32, u8, u8)) {
        let (a, b) = (lies.half.0 - margin, lies.half.1 - margin);
        let mut v = -b;
        while v <= b {
            let mut u = -a;
            while u <= a {
                let (x, y) = lies.place(u, v);
                if let Some((p, dark)) = self.pixel(x, y) {
                    see(u, v, p, dark);
                }
                u += 1.0;
            }
            v += 1.0;
        }
    }

    /// Punched holes, dots and seals are round, and a big bold letter is full of gaps. Strokes of a pen that are long have
    /// round ends and are let through.
    fn is_square_cut(&self, lies: &Lying) -> bool {
        let (a, b) = lies.half;
        let small = 2.0 * a < 26.0 * self.dots && 2.0 * b < 16.0 * self.dots;
        if !small && (a > 1.7 * b || b > 1.7 * a) {
            return true;
        }
        // The dark pixels here, by row and column, against the rectangle that holds them.
        let out = |half: f32| half + (1.4 * self.dots).max(if small { 0.0 } else { 0.3 * half });
        let wider = Lying { half: (out(a), out(b)), ..*lies };
        let (columns, rows) = ((2.0 * wider.half.0) as usize + 2, (2.0 * wider.half.1) as usize + 2);
        let (mut by_column, mut by_row, mut dark) = (vec![0_u32; columns], vec![0_u32; rows], 0_u32);
        self.each(&wider, 0.0, |u, v, p, _| {
            if p < DARK {
                dark += 1;
                by_column[((u + wider.half.0) as usize).min(columns - 1)] += 1;
                by_row[((v + wider.half.1) as usize).min(rows - 1)] += 1;
            }
        });
        let held = |counts: &[u32], least: f32| counts.iter().filter(|&&n| n as f32 > least).count();
        let around = held(&by_column, 0.3 * b) * held(&by_row, 0.3 * a);
        dark as f32 > 0.86 * around as f32
    }

    /// Beyond its edge a box ends at once. A shadow fades, and a photograph or a crossing-out goes on.
    fn stands_out(&self, lies: &Lying) -> bool {
        let gap = 1.6 * self.dots;
        let reach = 3.4 * self.dots;
        let (a, b) = lies.half;
        let mut shares = [0.0_f32; 4];
        for (share, (su, sv)) in shares.iter_mut().zip([(0.0, -1.0), (0.0, 1.0), (-1.0, 0.0), (1.0, 0.0)]) {
            let (mut light, mut all) = (0_u32, 0_u32);
            let long = if su == 0.0 { a } else { b };
            let mut out = gap;
            while out <= reach {
                let mut at = -long;
                while at <= long {
                    let (u, v) = if su == 0.0 { (at, sv * (b + out)) } else { (su * (a + out), at) };
                    let (x, y) = lies.place(u, v);
                    if let Some((p, _)) = self.pixel(x, y) {
                        light += u32::from(p > LIGHT);
                        all += 1;
                    }
                    at += 1.0;
                }
                out += 1.0;
            }
            *share = if all == 0 { 0.0 } else { light as f32 / all as f32 };
        }
        let clear = shares.iter().filter(|&&s| s > 0.45).count();
        clear >= 3 && shares.iter().sum::<f32>() > 2.4
    }

    /// A box has one level, however much grain; a photograph has many.
    fn is_even(&self, lies: &Lying) -> bool {
        let tile = 6.0 * self.dots;
        let (across, down) = ((2.0 * lies.half.0 / tile) as usize, (2.0 * lies.half.1 / tile) as usize);
        if across * down < 6 {
            return true;
        }
        let mut sums = vec![(0_u32, 0_u32, 0_u32); across * down];
        self.each(lies, 2.0, |u, v, p, _| {
            let (tx, ty) = (((u + lies.half.0) / tile) as usize, ((v + lies.half.1) / tile) as usize);
            if tx < across && ty < down {
                let sum = &mut sums[ty * across + tx];
                *sum = (sum.0 + u32::from(p), sum.1 + u32::from(p > LIGHT), sum.2 + 1);
            }
        });
        // Parts with white letters on them are left out.
        let means: Vec<f32> =
            sums.iter().filter(|s| s.2 > 0 && s.1 * 12 < s.2).map(|s| s.0 as f32 / s.2 as f32).collect();
        if means.len() < 6 {
            return true;
        }
        let mean = means.iter().sum::<f32>() / means.len() as f32;
        let spread = (means.iter().map(|m| (m - mean).powi(2)).sum::<f32>() / means.len() as f32).sqrt();
        spread < 21.0
    }

    /// Dark words on grey: a shaded field of a form, which can be read. The rim of a bad copy is dark too and left out.
    fn has_words_on(&self, lies: &Lying) -> bool {
        let mut counts = [0_u32; 256];
        self.each(lies, 3.0 * self.dots, |_, _, p, _| counts[usize::from(p)] += 1);
        let all: u32 = counts.iter().sum();
        let mut seen = 0;
        let middle = counts.iter().position(|&n| {
            seen += n;
            2 * seen >= all
        });
        let Some(middle) = middle.filter(|&m| m > 85) else { return false };
        let darker: u32 = counts[..middle - 50].iter().sum();
        darker as f32 > 0.03 * all as f32
    }

    /// White words on a dark bar: the head of a table or a letter, not a reason printed on a box.
    fn is_heading(&self, lies: &Lying) -> bool {
        let (wide, high) = (2.0 * lies.half.0 / self.dots, 2.0 * lies.half.1 / self.dots);
        let (mut light, mut all) = (0_u32, 0_u32);
        let columns = (2.0 * lies.half.0) as usize + 2;
        let rows = (2.0 * lies.half.1) as usize + 2;
        let (mut by_column, mut by_row) = (vec![0_u32; columns], vec![0_u32; rows]);
        self.each(lies, 1.5, |u, v, p, _| {
            all += 1;
            if p > LIGHT {
                light += 1;
                by_column[((u + lies.half.0) as usize).min(columns - 1)] += 1;
                by_row[((v + lies.half.1) as usize).min(rows - 1)] += 1;
            }
        });
        let share = light as f32 / all.max(1) as f32;
        if share < 0.02 {
            return false;
        }
        // Letters as big as these are a name, and this much white is a picture.
        let lines = stretches(&by_row, 2);
        let tallest = lines.iter().map(|(from, to)| to - from).max().unwrap_or(0) as f32 / self.dots;
        if share > 0.4 || (tallest > 13.0 && lines.len() < 3) {
            return true;
        }
        let words = stretches(&by_column, (14.0 * self.dots) as usize);
        let first = words.first().map_or(0.0, |w| w.0 as f32 / self.dots);
        let last = words.last().map_or(wide, |w| wide - w.1 as f32 / self.dots);
        let flat = high < 30.0;
        let parted = flat && words.len() >= 2;
        let from_the_left = flat && wide > 130.0 && first < 9.0 && last > 3.0 * first.max(4.0);
        let whole_line = flat && wide > 330.0;
        parted || from_the_left || whole_line
    }
}

/// Stretches that are not empty, with gaps of up to `gap` inside them.
fn stretches(counts: &[u32], gap: usize) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, _) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        match found.last_mut() {
            Some(last) if at - last.1 <= gap => last.1 = at + 1,
            _ => found.push((at, at + 1)),
        }
    }
    found
}
