//! Connected regions of a mask, as runs of pixels.

/// A run of pixels on one row: row, first column, column after the last.
pub type Run = (usize, usize, usize);

#[derive(Debug, Clone)]
pub struct Region {
    pub runs: Vec<Run>,
    pub pixels: usize,
    /// `[x0, y0, x1, y1]`, the last ones outside.
    pub bounds: [usize; 4],
}

/// The regions of pixels for which `is_set` is true. Pixels that touch at a corner belong together where `corners` is set.
pub fn regions(wide: usize, tall: usize, corners: bool, is_set: impl Fn(usize) -> bool) -> Vec<Region> {
    let mut runs: Vec<Run> = Vec::new();
    let mut parent: Vec<usize> = Vec::new();
    let reach = usize::from(corners);
    let mut above = 0..0;
    for y in 0..tall {
        let first = runs.len();
        let mut x = 0;
        let mut next_above = above.start;
        while x < wide {
            if !is_set(y * wide + x) {
                x += 1;
                continue;
            }
            let from = x;
            while x < wide && is_set(y * wide + x) {
                x += 1;
            }
            let own = runs.len();
            runs.push((y, from, x));
            parent.push(own);
            while next_above < above.end && runs[next_above].2 + reach <= from {
                next_above += 1;
            }
            let mut other = next_above;
            while other < above.end && runs[other].1 < x + reach {
                join(&mut parent, own, other);
                other += 1;
            }
        }
        above = first..runs.len();
    }
    let mut place = vec![usize::MAX; runs.len()];
    let mut found: Vec<Region> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let root = root(&mut parent, at);
        if place[root] == usize::MAX {
            place[root] = found.len();
            found.push(Region { runs: Vec::new(), pixels: 0, bounds: [usize::MAX, usize::MAX, 0, 0] });
        }
        let region = &mut found[place[root]];
        let &(y, from, to) = run;
        region.runs.push(*run);
        region.pixels += to - from;
        let [x0, y0, x1, y1] = &mut region.bounds;
        (*x0, *y0, *x1, *y1) = ((*x0).min(from), (*y0).min(y), (*x1).max(to), (*y1).max(y + 1));
    }
    found
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

fn join(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b)] = a.min(b);
}
