//! Two columns of prose side by side are told from a table or a form, and read one after the other.

use super::layout::{Piece, Row};

/// Narrowest white space between two columns, in points.
const GUTTER: f32 = 10.0;

/// Takes rows apart where two columns of prose stand side by side, so that the left one is read before the right one.
pub fn in_reading_order(rows: Vec<Row>) -> Vec<Row> {
    let mut out = Vec::with_capacity(rows.len());
    let mut at = 0;
    while at < rows.len() {
        match columns_from(&rows[at..]) {
            Some((count, gutter)) => {
                let band = &rows[at..at + count];
                for left in [true, false] {
                    let side = band.iter().filter_map(|row| {
                        let pieces: Vec<Piece> =
                            row.pieces.iter().copied().filter(|p| (p.u1 <= gutter) == left).collect();
                        let first = pieces.first()?;
                        Some(Row { v: first.v, size: row.size, pieces, apart: false })
                    });
                    let start = out.len();
                    out.extend(side);
                    if let Some(first) = out.get_mut(start) {
                        first.apart = true;
                    }
                }
                at += count;
                if let Some(next) = rows.get(at) {
                    out.push(Row { apart: true, ..next.clone() });
                    at += 1;
                }
            }
            None => {
                out.push(rows[at].clone());
                at += 1;
            }
        }
    }
    out
}

/// How many rows from the first stand in two columns of prose, and where the white space between them is. A form or a
/// table is not prose: there one side is short, and has to be read beside the other.
fn columns_from(rows: &[Row]) -> Option<(usize, f32)> {
    let first = rows.first()?;
    let gaps = first.pieces.windows(2).map(|p| (p[0].u1, p[1].u0)).filter(|(a, b)| b - a >= GUTTER);
    gaps.take(4).find_map(|gap| {
        let (mut from, mut to) = gap;
        let (mut left, mut right) = (Side::default(), Side::default());
        let mut count = 0;
        for row in rows.iter().take(200) {
            let (mut l, mut r) = (from, to);
            let crossed = row.pieces.iter().any(|p| {
                if p.u1 <= to && p.u0 < from {
                    l = l.max(p.u1);
                } else if p.u0 >= from {
                    r = r.min(p.u0);
                } else {
                    return true;
                }
                false
            });
            if crossed || r - l < GUTTER {
                break;
            }
            (from, to) = (l, r);
            count += 1;
            left.add(row.pieces.iter().filter(|p| p.u1 <= from));
            right.add(row.pieces.iter().filter(|p| p.u0 >= to));
        }
        let (fewer, more) = (left.lines.len().min(right.lines.len()), left.lines.len().max(right.lines.len()));
        (left.is_prose() && right.is_prose() && fewer * 10 >= more * 6).then_some((count, (from + to) / 2.0))
    })
}

/// One side of a white space: for each line where it starts, where it ends, and how much of that is words.
#[derive(Default)]
struct Side {
    lines: Vec<(f32, f32, f32)>,
}

impl Side {
    fn add<'p>(&mut self, pieces: impl Iterator<Item = &'p Piece>) {
        let line = pieces.map(|p| (p.u0, p.u1, p.u1 - p.u0)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1), a.2 + b.2));
        self.lines.extend(line);
    }

    /// Most lines run from one edge of the side to the other without gaps, as cells of a table do not.
    fn is_prose(&self) -> bool {
        let from = self.lines.iter().map(|l| l.0).fold(f32::INFINITY, f32::min);
        let to = self.lines.iter().map(|l| l.1).fold(f32::NEG_INFINITY, f32::max);
        let full = self.lines.iter().filter(|l| l.2 > 0.75 * (to - from)).count();
        self.lines.len() >= 5 && to - from >= 110.0 && full * 10 >= self.lines.len() * 7
    }
}
