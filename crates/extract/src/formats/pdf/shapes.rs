//! Upright rectangles among the shapes that a page paints. A frame is not a box: what is painted counts, not the outline.

use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{FillRule, StrokeProps};

/// A page may paint no more shapes in one path than this and still be looked at shape by shape.
const MOST_PARTS: usize = 2_000;

/// The upright rectangles, in page space, that filling this path paints whole.
pub fn filled(path: &BezPath, transform: Affine, rule: FillRule) -> Vec<Rect> {
    let parts: Vec<&[PathEl]> = parts(path.elements());
    if parts.len() > MOST_PARTS {
        return Vec::new();
    }
    let mut found = Vec::new();
    for part in &parts {
        let outline = transform * BezPath::from_vec(part.to_vec());
        let bounds = outline.bounding_box();
        let share = outline.area().abs() / bounds.area();
        // A rectangle by its area, so that rounded corners and hand-drawn boxes count too.
        if !(share.is_finite() && share > 0.9) {
            continue;
        }
        if parts.len() > 1 {
            let own = BezPath::from_vec(part.to_vec()).bounding_box();
            if !is_inside(path, own.center(), rule) {
                continue;
            }
        }
        found.push(bounds);
    }
    found
}

/// Thick upright or level lines, as the rectangles that they paint in page space.
pub fn stroked(path: &BezPath, transform: Affine, stroke: &StrokeProps) -> Vec<Rect> {
    let [a, b, c, d, _, _] = transform.as_coeffs();
    let scale = (a * d - b * c).abs().sqrt();
    let half = f64::from(stroke.line_width) * scale / 2.0;
    let thick = half.is_finite() && half >= 1.5;
    // A broken line does not hide what is under it.
    if !thick || !stroke.dash_array.is_empty() || path.elements().len() > MOST_PARTS {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut from = Point::ZERO;
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => from = to,
            PathEl::LineTo(to) => {
                let (p, q) = (transform * from, transform * to);
                let (across, down) = ((p.x - q.x).abs(), (p.y - q.y).abs());
                if down < 0.05 * across {
                    found.push(Rect::from_points(p, q).inflate(0.0, half));
                } else if across < 0.05 * down {
                    found.push(Rect::from_points(p, q).inflate(half, 0.0));
                }
                from = to;
            }
            PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => from = to,
            PathEl::ClosePath => {}
        }
    }
    found
}

fn parts(elements: &[PathEl]) -> Vec<&[PathEl]> {
    let starts: Vec<usize> =
        elements.iter().enumerate().filter(|(_, e)| matches!(e, PathEl::MoveTo(_))).map(|(i, _)| i).collect();
    let ends = starts.iter().skip(1).copied().chain([elements.len()]);
    starts.iter().copied().zip(ends).map(|(from, to)| &elements[from..to]).filter(|part| part.len() > 2).collect()
}

fn is_inside(path: &BezPath, point: Point, rule: FillRule) -> bool {
    let winding = path.winding(point);
    match rule {
        FillRule::NonZero => winding != 0,
        FillRule::EvenOdd => winding % 2 != 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxes(rects: &[Rect], rule: FillRule) -> usize {
        let mut path = BezPath::new();
        rects.iter().for_each(|r| path.extend(r.to_path(0.1)));
        filled(&path, Affine::IDENTITY, rule).len()
    }

    #[test]
    fn boxes_count_and_frames_do_not() {
        let (big, inner, other) =
            (Rect::new(0., 0., 100., 50.), Rect::new(2., 2., 98., 48.), Rect::new(0., 60., 80., 72.));
        assert_eq!(boxes(&[big], FillRule::NonZero), 1);
        assert_eq!(boxes(&[big, other], FillRule::NonZero), 2);
        assert_eq!(boxes(&[big, inner], FillRule::EvenOdd), 0);
        let mut triangle = BezPath::new();
        triangle.move_to((0., 0.));
        triangle.line_to((50., 0.));
        triangle.line_to((0., 50.));
        assert!(filled(&triangle, Affine::IDENTITY, FillRule::NonZero).is_empty());
    }

    #[test]
    fn a_thick_line_is_a_box() {
        let mut line = BezPath::new();
        line.move_to((10., 20.));
        line.line_to((110., 20.));
        let thick = StrokeProps { line_width: 12.0, ..StrokeProps::default() };
        assert_eq!(stroked(&line, Affine::IDENTITY, &thick), [Rect::new(10., 14., 110., 26.)]);
        assert!(stroked(&line, Affine::IDENTITY, &StrokeProps::default()).is_empty());
    }
}
