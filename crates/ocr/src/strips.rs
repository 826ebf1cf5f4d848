//! The detector's map → slanted strips, each around one line of writing or a part of one.

/// The map's values from here up belong to writing.
const WRITING: f32 = 0.3;
/// A patch whose mean is lower is no writing.
const SURE: f32 = 0.5;
/// The detector paints lines thinner than they are. This brings them back to size: PaddleOCR's "unclip ratio".
const UNCLIP: f32 = 1.6;
/// Patches of fewer pixels of the map are specks.
const FEWEST_PIXELS: u32 = 8;
/// No page has more lines; what comes after the largest is noise.
const MOST: usize = 1_500;
/// A patch this many times longer than high tells how crooked the page is.
const LONG: f32 = 4.0;

/// A slanted rectangle. Angles are in radians, clockwise on the picture from "to the right".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strip {
    pub middle: (f32, f32),
    /// Along the writing.
    pub length: f32,
    pub height: f32,
    pub angle: f32,
}

impl Strip {
    /// The point that lies `along` from the middle in the direction of writing and `down` across it.
    pub fn at(&self, along: f32, down: f32) -> (f32, f32) {
        let (sin, cos) = self.angle.sin_cos();
        (self.middle.0 + along * cos - down * sin, self.middle.1 + along * sin + down * cos)
    }

    /// The same strip on a picture that is `by` times bigger.
    pub fn scaled(self, by: (f32, f32)) -> Self {
        let size = (by.0 + by.1) / 2.0;
        Self {
            middle: (self.middle.0 * by.0, self.middle.1 * by.1),
            length: self.length * size,
            height: self.height * size,
            angle: self.angle,
        }
    }

    /// The same strip on the same picture of this size, turned upside down.
    pub fn upside_down(self, (width, height): (f32, f32)) -> Self {
        Self { middle: (width - self.middle.0, height - self.middle.1), ..self }
    }
}

/// What was found on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub strips: Vec<Strip>,
    /// The angle at which most writing runs.
    pub skew: f32,
    /// The part of the writing that runs down the page rather than across, 0 to 1.
    pub sideways: f32,
}

/// The strips of a map of `width` columns, whose values say how likely each pixel is to belong to writing.
pub fn find(map: &[f32], width: usize) -> Found {
    let patches = patches(map, width);
    let (mut across, mut down) = (0.0, 0.0);
    let mut slants: Vec<(f32, f32)> = Vec::new();
    for patch in &patches {
        let (length, height, angle) = patch.shape();
        if length > LONG * height {
            if angle.abs() > std::f32::consts::FRAC_PI_4 {
                down += length;
            } else {
                across += length;
                slants.push((angle, length));
            }
        }
    }
    let skew = weighted_median(&mut slants);
    let strips = patches.iter().map(|patch| patch.strip(skew)).collect();
    let sideways = if across + down > 0.0 { down / (across + down) } else { 0.0 };
    Found { strips, skew, sideways }
}

/// The value that half of the weight lies below.
fn weighted_median(values: &mut [(f32, f32)]) -> f32 {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = values.iter().map(|v| v.1).sum::<f32>() / 2.0;
    let mut sum = 0.0;
    for (value, weight) in values.iter() {
        sum += weight;
        if sum >= half {
            return *value;
        }
    }
    0.0
}

/// Pixels beside each other: row, first column, one after the last.
type Run = (u32, u32, u32);

/// Pixels of writing that touch each other.
struct Patch {
    runs: Vec<Run>,
    pixels: u32,
    mean: (f64, f64),
    /// Variances across and down, and how they go together.
    spread: (f64, f64, f64),
}

impl Patch {
    fn new(runs: Vec<Run>) -> Self {
        let (mut n, mut sx, mut sy, mut sxx, mut syy, mut sxy) = (0.0_f64, 0.0, 0.0, 0.0, 0.0, 0.0);
        for &(row, from, to) in &runs {
            let (y, count) = (f64::from(row), f64::from(to - from));
            let middle = (f64::from(from) + f64::from(to) - 1.0) / 2.0;
            n += count;
            sx += middle * count;
            sy += y * count;
            // The sum of the squares of a run of whole numbers.
            sxx += count * middle * middle + count * (count * count - 1.0) / 12.0;
            syy += y * y * count;
            sxy += y * middle * count;
        }
        let mean = (sx / n, sy / n);
        let spread = (sxx / n - mean.0 * mean.0, syy / n - mean.1 * mean.1, sxy / n - mean.0 * mean.1);
        Self { runs, pixels: n as u32, mean, spread }
    }

    /// Length and height of a rectangle with the same spread, and the angle of its long side, -90° to 90°.
    fn shape(&self) -> (f32, f32, f32) {
        let (a, b, c) = self.spread;
        let (mid, off) = ((a + b) / 2.0, (((a - b) / 2.0).powi(2) + c * c).sqrt());
        let angle = 0.5 * (2.0 * c).atan2(a - b);
        let side = |variance: f64| (12.0 * variance.max(0.0) + 1.0).sqrt() as f32;
        (side(mid + off), side(mid - off), angle as f32)
    }

    fn strip(&self, skew: f32) -> Strip {
        let (length, height, own) = self.shape();
        // A short patch does not know how it lies.
        let own_is_good = length > LONG * height && (own - skew).abs() < 0.2;
        let angle = if own_is_good { own } else { skew };
        let (sin, cos) = f64::from(angle).sin_cos();
        let (mut u, mut v) = ((f64::INFINITY, f64::NEG_INFINITY), (f64::INFINITY, f64::NEG_INFINITY));
        for &(row, from, to) in &self.runs {
            for x in [from, to - 1] {
                let (dx, dy) = (f64::from(x) - self.mean.0, f64::from(row) - self.mean.1);
                let (along, down) = (dx * cos + dy * sin, dy * cos - dx * sin);
                u = (u.0.min(along), u.1.max(along));
                v = (v.0.min(down), v.1.max(down));
            }
        }
        let (length, height) = (u.1 - u.0 + 1.0, v.1 - v.0 + 1.0);
        let grown = length * height * f64::from(UNCLIP) / (2.0 * (length + height));
        let (along, down) = ((u.0 + u.1) / 2.0, (v.0 + v.1) / 2.0);
        Strip {
            middle: (
                (self.mean.0 + along * cos - down * sin + 0.5) as f32,
                (self.mean.1 + along * sin + down * cos + 0.5) as f32,
            ),
            length: (length + 2.0 * grown) as f32,
            height: (height + 2.0 * grown) as f32,
            angle,
        }
    }
}

/// The patches of writing, the largest first kept where there are too many; in the order of their first rows.
fn patches(map: &[f32], width: usize) -> Vec<Patch> {
    let mut runs: Vec<Run> = Vec::new();
    let mut sums: Vec<f64> = Vec::new();
    for (y, row) in map.chunks_exact(width.max(1)).enumerate() {
        let mut x = 0;
        while x < row.len() {
            if row[x] > WRITING {
                let from = x;
                while x < row.len() && row[x] > WRITING {
                    x += 1;
                }
                runs.push((y as u32, from as u32, x as u32));
                sums.push(row[from..x].iter().map(|v| f64::from(*v)).sum());
            } else {
                x += 1;
            }
        }
    }
    let owner = owners(&runs);
    let mut gathered: Vec<(Vec<Run>, f64)> = Vec::new();
    let mut place = vec![usize::MAX; runs.len()];
    for (n, run) in runs.iter().enumerate() {
        let root = owner[n];
        if place[root] == usize::MAX {
            place[root] = gathered.len();
            gathered.push((Vec::new(), 0.0));
        }
        let (own, sum) = &mut gathered[place[root]];
        own.push(*run);
        *sum += sums[n];
    }
    let mut patches: Vec<Patch> = gathered
        .into_iter()
        .map(|(runs, sum)| (Patch::new(runs), sum))
        .filter(|(patch, sum)| patch.pixels >= FEWEST_PIXELS && sum / f64::from(patch.pixels) >= f64::from(SURE))
        .map(|(patch, _)| patch)
        .collect();
    if patches.len() > MOST {
        let mut sizes: Vec<u32> = patches.iter().map(|p| p.pixels).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        let least = sizes[MOST];
        patches.retain(|p| p.pixels > least);
    }
    patches
}

/// For each run the number of the run that stands for its patch: runs that touch, also by a corner, belong together.
fn owners(runs: &[Run]) -> Vec<usize> {
    let mut owner: Vec<usize> = (0..runs.len()).collect();
    let mut above = 0..0;
    let mut here = 0..0;
    for n in 0..runs.len() {
        let (row, from, to) = runs[n];
        if here.is_empty() || runs[here.start].0 != row {
            let follows = !here.is_empty() && runs[here.start].0 + 1 == row;
            above = if follows { here } else { n..n };
            here = n..n;
        }
        here.end = n + 1;
        // Runs above that end before this one starts cannot touch a later one either.
        while above.start < above.end && runs[above.start].2 < from {
            above.start += 1;
        }
        for other in above.clone() {
            if runs[other].1 > to {
                break;
            }
            let (a, b) = (root(&mut owner, other), root(&mut owner, n));
            owner[a.max(b)] = a.min(b);
        }
    }
    (0..runs.len()).map(|n| root(&mut owner, n)).collect()
}

fn root(owner: &mut [usize], mut at: usize) -> usize {
    while owner[at] != at {
        owner[at] = owner[owner[at]];
        at = owner[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A map with bars of writing: middle, length, height, angle.
    fn map(size: (usize, usize), bars: &[Strip]) -> Vec<f32> {
        let mut out = vec![0.0; size.0 * size.1];
        for (n, pixel) in out.iter_mut().enumerate() {
            let (x, y) = ((n % size.0) as f32 + 0.5, (n / size.0) as f32 + 0.5);
            for bar in bars {
                let (sin, cos) = bar.angle.sin_cos();
                let (dx, dy) = (x - bar.middle.0, y - bar.middle.1);
                let (u, v) = (dx * cos + dy * sin, dy * cos - dx * sin);
                if u.abs() <= bar.length / 2.0 && v.abs() <= bar.height / 2.0 {
                    *pixel = 0.9;
                }
            }
        }
        out
    }

    #[test]
    fn slanted_bars_are_found_where_they_lie() {
        let bar = |y: f32| Strip { middle: (150.0, y), length: 200.0, height: 6.0, angle: 0.05 };
        let found = find(&map((300, 120), &[bar(40.0), bar(80.0)]), 300);
        assert_eq!(found.strips.len(), 2);
        assert!((found.skew - 0.05).abs() < 0.005, "{}", found.skew);
        assert!(found.sideways < 0.01);
        for (strip, y) in found.strips.iter().zip([40.0, 80.0]) {
            assert!((strip.middle.0 - 150.0).abs() < 2.0 && (strip.middle.1 - y).abs() < 2.0, "{strip:?}");
            // Grown by 1.6 × area ÷ outline on each side, which is 4.7 here.
            assert!((strip.height - 15.5).abs() < 2.5 && (strip.length - 209.0).abs() < 4.0, "{strip:?}");
        }
    }

    #[test]
    fn writing_down_the_page_is_noticed() {
        let bar = Strip { middle: (60.0, 150.0), length: 200.0, height: 6.0, angle: std::f32::consts::FRAC_PI_2 };
        assert!(find(&map((120, 300), &[bar]), 120).sideways > 0.99);
    }

    proptest! {
        #[test]
        fn any_map_gives_sound_strips(width in 1_usize..40, values in prop::collection::vec(prop_oneof![Just(0.0_f32), Just(1.0), 0.0_f32..1.0, Just(f32::NAN)], 0..900)) {
            let found = find(&values, width);
            prop_assert!(found.skew.is_finite() && (0.0..=1.0).contains(&found.sideways));
            for strip in found.strips {
                prop_assert!(strip.length >= 1.0 && strip.height >= 1.0);
                prop_assert!([strip.length, strip.height, strip.angle, strip.middle.0, strip.middle.1].iter().all(|v| v.is_finite()));
            }
        }

        #[test]
        fn touching_runs_are_one_patch(width in 1_usize..12, cells in prop::collection::vec(any::<bool>(), 0..100)) {
            let map: Vec<f32> = cells.iter().map(|c| if *c { 1.0 } else { 0.0 }).collect();
            let rows = map.len() / width;
            let cells = &cells[..rows * width];
            // The slow and plain way: paint from each cell that is not painted yet.
            let mut painted = vec![false; cells.len()];
            let mut expected = Vec::new();
            for start in 0..cells.len() {
                if !cells[start] || painted[start] { continue; }
                let (mut todo, mut size) = (vec![start], 0);
                painted[start] = true;
                while let Some(at) = todo.pop() {
                    size += 1;
                    let (x, y) = ((at % width) as i32, (at / width) as i32);
                    for (dx, dy) in (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy))) {
                        let (nx, ny) = (x + dx, y + dy);
                        if nx < 0 || ny < 0 || nx as usize >= width || ny as usize >= rows { continue; }
                        let next = ny as usize * width + nx as usize;
                        if cells[next] && !painted[next] { painted[next] = true; todo.push(next); }
                    }
                }
                if size >= FEWEST_PIXELS { expected.push(size); }
            }
            let mut got: Vec<u32> = patches(&map, width).iter().map(|p| p.pixels).collect();
            got.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(got, expected);
        }
    }
}
