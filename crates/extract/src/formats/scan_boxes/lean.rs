//! The rectangle that a dark region fills, with the angle at which it lies on a crooked scan.

use super::Lying;
use super::regions::Region;

/// The rectangle that a region fills, with its lean taken from its longer sides. Nothing that leans more than a crooked scan.
pub fn lying(region: &Region) -> Option<Lying> {
    let [x0, y0, x1, y1] = region.bounds;
    let (wide, tall) = (x1 - x0, y1 - y0);
    let (mut tops, mut bottoms) = (vec![usize::MAX; wide], vec![0; wide]);
    let (mut lefts, mut rights) = (vec![usize::MAX; tall], vec![0; tall]);
    for &(y, from, to) in &region.runs {
        for x in from - x0..to - x0 {
            tops[x] = tops[x].min(y);
            bottoms[x] = bottoms[x].max(y + 1);
        }
        lefts[y - y0] = lefts[y - y0].min(from);
        rights[y - y0] = rights[y - y0].max(to);
    }
    let slope = if wide >= tall { slope(&tops, &bottoms) } else { -slope(&lefts, &rights) };
    if slope.abs() > 0.08 {
        return None;
    }
    let cos = 1.0 / (1.0 + slope * slope).sqrt();
    let sin = slope * cos;
    let (cx, cy) = ((x0 + x1) as f32 / 2.0, (y0 + y1) as f32 / 2.0);
    let level = |ends: &[usize], from: usize, middle: f32, across: f32, sign: f32| {
        let mut values: Vec<f32> = ends
            .iter()
            .enumerate()
            .map(|(at, &end)| end as f32 - across - sign * slope * ((from + at) as f32 + 0.5 - middle))
            .collect();
        values.sort_by(f32::total_cmp);
        values[values.len() / 2]
    };
    let (top, bottom) = (level(&tops, x0, cx, cy, 1.0), level(&bottoms, x0, cx, cy, 1.0));
    let (left, right) = (level(&lefts, y0, cy, cx, -1.0), level(&rights, y0, cy, cx, -1.0));
    let frame = Lying { middle: (cx, cy), half: (0.0, 0.0), sin, cos };
    let half = ((right - left) / 2.0, (bottom - top) / 2.0);
    (half.0 > 0.4 && half.1 > 0.4).then(|| Lying {
        middle: frame.place((left + right) / 2.0, (top + bottom) / 2.0),
        half,
        ..frame
    })
}

/// By least squares, how fast the middle between two edges moves.
fn slope(from: &[usize], to: &[usize]) -> f32 {
    let count = from.len() as f32;
    if count < 40.0 {
        return 0.0;
    }
    let middle = |at: usize| (from[at] + to[at]) as f32 / 2.0;
    let mean_at = (count - 1.0) / 2.0;
    let mean = (0..from.len()).map(middle).sum::<f32>() / count;
    let (mut along, mut across) = (0.0, 0.0);
    for at in 0..from.len() {
        let d = at as f32 - mean_at;
        along += d * d;
        across += d * (middle(at) - mean);
    }
    across / along
}
