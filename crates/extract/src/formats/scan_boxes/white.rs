//! White patches that were laid on a scan by a program: upright, and cleaner and lighter than the paper around them. Plain
//! white space is never taken for one, and where the paper itself is clean white nothing can be said.

use super::Lying;
use super::grey::Grey;
use super::level::Levels;
use super::regions::regions;

/// Paper as white as this leaves no room for anything whiter.
const CLEAN: u8 = 250;

pub fn patches(grey: &Grey, levels: &Levels, dots: f32) -> Vec<Lying> {
    let (wide, tall) = (grey.wide, grey.tall);
    let usual = levels.usual();
    if wide < 3 || tall < 3 || usual.iter().all(|&level| level > CLEAN) {
        return Vec::new();
    }
    // The mean of nine, so that grain is not taken for patches: nearer to white than to its paper.
    let mut clean = vec![0_u8; grey.pixels.len()];
    for y in 1..tall - 1 {
        let rows = [y - 1, y, y + 1].map(|y| &grey.pixels[y * wide..(y + 1) * wide]);
        for x in 1..wide - 1 {
            let sum: u16 = rows.iter().map(|row| row[x - 1..x + 2].iter().map(|&p| u16::from(p)).sum::<u16>()).sum();
            let paper = usual[levels.block_of(x, y)];
            let least = (f32::from(paper) + 255.0) * 4.5;
            clean[y * wide + x] = u8::from(paper <= CLEAN && f32::from(sum) >= least && sum >= 9 * 248);
        }
    }
    let is_clean = |x: usize, y: usize| clean[y * wide + x] == 1;
    let (least, most) = ((14.0 * dots) as usize, (6.5 * dots) as usize);
    regions(wide, tall, true, |at| clean[at] == 1)
        .into_iter()
        .filter(|patch| {
            let [x0, y0, x1, y1] = patch.bounds;
            let (across, down) = (x1 - x0, y1 - y0);
            let of_words = across >= least && down >= most && down as f32 <= 320.0 * dots;
            of_words && patch.pixels as f32 > 0.35 * (across * down) as f32
        })
        .filter(|patch| {
            let [x0, y0, x1, y1] = patch.bounds;
            let step = (1.5 * dots).ceil() as usize;
            if x0 < 2 * step || y0 < 2 * step || x1 + 2 * step > wide || y1 + 2 * step > tall {
                return false;
            }
            let share = |places: &mut dyn Iterator<Item = (usize, usize)>| {
                let (mut found, mut all) = (0_u32, 0_u32);
                for (x, y) in places {
                    found += u32::from(is_clean(x, y));
                    all += 1;
                }
                found as f32 / all.max(1) as f32
            };
            // Clean up to each edge, and not beyond it.
            // Letters that the edge cuts through smear a little into it, so the better of two lines counts.
            [([y0 + 1, y0 + 2], y0 - step), ([y1 - 2, y1 - 3], y1 + step - 1)].into_iter().all(|(inner, outer)| {
                inner.into_iter().any(|y| share(&mut (x0..x1).map(|x| (x, y))) > 0.6)
                    && share(&mut (x0..x1).map(|x| (x, outer))) < 0.3
            }) && [([x0 + 1, x0 + 2], x0 - step), ([x1 - 2, x1 - 3], x1 + step - 1)].into_iter().all(
                |(inner, outer)| {
                    inner.into_iter().any(|x| share(&mut (y0..y1).map(|y| (x, y))) > 0.6)
                        && share(&mut (y0..y1).map(|y| (outer, y))) < 0.3
                },
            )
        })
        .map(|patch| Lying::upright(patch.bounds.map(|v| v as f32)))
        .collect()
}
