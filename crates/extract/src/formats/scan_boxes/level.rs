//! How light the paper is at each place, and what is dark beside it. A shadow over half a page must not turn it to ink.

use super::grey::Grey;

/// Side of a block, in pixels.
const BLOCK: usize = 64;
/// The level that paper is brought to.
pub const PAPER: u8 = 230;
/// Beside paper of 230, what is darker than this is ink or a box.
pub const DARK: u8 = 150;
/// What is lighter than this is paper.
pub const LIGHT: u8 = 168;

/// Levels of the blocks of a page.
pub struct Levels {
    across: usize,
    down: usize,
    /// The nine lightest parts in ten are no lighter than this.
    high: Vec<u8>,
    middle: Vec<u8>,
    /// The usual paper of the page.
    pub page: u8,
}

impl Levels {
    pub fn of(grey: &Grey) -> Self {
        let (across, down) = (grey.wide.div_ceil(BLOCK), grey.tall.div_ceil(BLOCK));
        let (mut high, mut middle) = (Vec::new(), Vec::new());
        for by in 0..down {
            for bx in 0..across {
                let mut counts = [0_u32; 256];
                let rows = by * BLOCK..((by + 1) * BLOCK).min(grey.tall);
                let (from, to) = (bx * BLOCK, ((bx + 1) * BLOCK).min(grey.wide));
                for y in rows {
                    for &p in &grey.pixels[y * grey.wide + from..y * grey.wide + to] {
                        counts[usize::from(p)] += 1;
                    }
                }
                high.push(part(&counts, 0.9));
                middle.push(part(&counts, 0.5));
            }
        }
        let mut sorted = high.clone();
        sorted.sort_unstable();
        let page = sorted.get(sorted.len() * 6 / 10).copied().unwrap_or(255).max(1);
        Self { across, down, high, middle, page }
    }

    /// The blocks around one, itself among them.
    fn near(&self, of: &[u8], bx: usize, by: usize, reach: usize) -> Vec<u8> {
        let rows = by.saturating_sub(reach)..(by + reach + 1).min(self.down);
        let columns = bx.saturating_sub(reach)..(bx + reach + 1).min(self.across);
        rows.flat_map(|y| columns.clone().map(move |x| of[y * self.across + x])).collect()
    }

    /// The paper at a pixel as most of what is around it has it, so that a clean patch cannot speak for itself.
    pub fn usual(&self) -> Vec<u8> {
        let blocks = (0..self.across * self.down).map(|b| {
            let mut near = self.near(&self.middle, b % self.across, b / self.across, 2);
            near.sort_unstable();
            near[near.len() / 2]
        });
        blocks.collect()
    }

    pub fn block_of(&self, x: usize, y: usize) -> usize {
        (y / BLOCK) * self.across + x / BLOCK
    }
}

fn part(counts: &[u32; 256], share: f32) -> u8 {
    let all: u32 = counts.iter().sum();
    let wanted = (all as f32 * share) as u32;
    let mut seen = 0;
    for (level, &count) in (0_u8..=255).zip(counts) {
        seen += count;
        if seen > wanted {
            return level;
        }
    }
    255
}

/// A page with its paper brought to one level.
pub struct Ink {
    pub even: Grey,
}

impl Ink {
    /// Nothing for a picture that is no sheet of paper: a photograph of a garden has dark doors and windows, but no paper.
    pub fn of(grey: &Grey, levels: &Levels) -> Option<Self> {
        if levels.page < 90 {
            return None;
        }
        let floor = (f32::from(levels.page) * 0.6) as u8;
        let blocks: Vec<f32> = (0..levels.across * levels.down)
            .map(|b| {
                let near = levels.near(&levels.high, b % levels.across, b / levels.across, 1);
                let paper = near.into_iter().max().unwrap_or(255).max(floor);
                f32::from(PAPER) / f32::from(paper)
            })
            .collect();
        let mut even = Grey { pixels: vec![0; grey.pixels.len()], wide: grey.wide, tall: grey.tall };
        for y in 0..grey.tall {
            let (by, fy) = between(y, levels.down);
            let mut row = Vec::with_capacity(levels.across);
            for bx in 0..levels.across {
                let (a, b) =
                    (blocks[by * levels.across + bx], blocks[(by + 1).min(levels.down - 1) * levels.across + bx]);
                row.push(a + (b - a) * fy);
            }
            for x in 0..grey.wide {
                let (bx, fx) = between(x, levels.across);
                let (a, b) = (row[bx], row[(bx + 1).min(levels.across - 1)]);
                let at = y * grey.wide + x;
                even.pixels[at] = (f32::from(grey.pixels[at]) * (a + (b - a) * fx)).min(255.0) as u8;
            }
        }
        let paper = even.pixels.iter().filter(|&&p| p > LIGHT + 30).count();
        let dark = even.pixels.iter().filter(|&&p| p < DARK).count();
        let all = even.pixels.len() as f32;
        let is_sheet = paper as f32 > 0.25 * all && (paper + dark) as f32 > 0.72 * all;
        is_sheet.then_some(Self { even })
    }
}

/// The block whose middle lies before a pixel, and how far the pixel is on the way to the next.
fn between(at: usize, blocks: usize) -> (usize, f32) {
    let place = (at as f32 - BLOCK as f32 / 2.0) / BLOCK as f32;
    let block = (place.max(0.0) as usize).min(blocks - 1);
    (block, (place - block as f32).clamp(0.0, 1.0))
}
