//! Boxes that lie on a page as annotations without a drawing of their own: marks for removal that were never carried out, and
//! black squares and highlights. Nobody draws them, so the words under them show; the council meant to take them out.

use hayro_interpret::TransformExt;
use hayro_interpret::kurbo::{Affine, Rect as Area};
use hayro_syntax::object::dict::keys::{ANNOTS, AP, C, F, IC, RECT, SUBTYPE};
use hayro_syntax::object::{Array, Dict, Name, Rect};
use hayro_syntax::page::Page;

use super::colour::{Colour, Painted};
use super::ink::Filled;

/// Annotations of one page that are looked at.
const MOST: usize = 2_000;
/// What the picture has to paint over shows through by this much.
const NOT_QUITE: f32 = 0.99;

/// The boxes, painted last of all.
pub fn boxes(page: &Page<'_>) -> Vec<Filled> {
    let Some(all) = page.raw().get::<Array<'_>>(ANNOTS) else { return Vec::new() };
    let upright = page.initial_transform(true).to_kurbo();
    all.iter::<Dict<'_>>().take(MOST).flat_map(|annotation| covers(&annotation, upright)).collect()
}

fn covers(annotation: &Dict<'_>, upright: Affine) -> Vec<Filled> {
    let Some(kind) = annotation.get::<Name<'_>>(SUBTYPE) else { return Vec::new() };
    let hidden = annotation.get::<u32>(F).unwrap_or(0) & 2 != 0;
    let drawn = annotation.get::<Dict<'_>>(AP).is_some();
    let rgb = match kind.as_ref() {
        b"Redact" => Some([0.0; 3]),
        b"Square" if !drawn && !hidden => colour(annotation.get::<Array<'_>>(IC)),
        b"Highlight" if !drawn && !hidden => colour(annotation.get::<Array<'_>>(C)),
        _ => None,
    };
    let Some(rgb) = rgb.filter(|rgb| rgb.iter().all(|&part| part < 0.35)) else { return Vec::new() };
    let painted = Painted::Plain(Colour { rgb, alpha: NOT_QUITE });
    places(annotation)
        .into_iter()
        .map(|area| {
            let area = upright.transform_rect_bbox(area);
            Filled { area: [area.x0, area.y0, area.x1, area.y1].map(|v| v as f32), turn: u32::MAX, painted }
        })
        .filter(|filled| filled.area.iter().all(|v| v.is_finite()))
        .collect()
}

/// The lines that it marks, or else the whole of it.
fn places(annotation: &Dict<'_>) -> Vec<Area> {
    let numbers: Vec<f64> =
        annotation.get::<Array<'_>>(b"QuadPoints").map_or_else(Vec::new, |quads| quads.iter::<f64>().collect());
    let quads = numbers.chunks_exact(8).map(|q| {
        let side = |from: usize, pick: fn(f64, f64) -> f64, first: f64| {
            q.iter().skip(from).step_by(2).copied().fold(first, pick)
        };
        let (least, most) = (f64::INFINITY, f64::NEG_INFINITY);
        Area::new(side(0, f64::min, least), side(1, f64::min, least), side(0, f64::max, most), side(1, f64::max, most))
    });
    let quads: Vec<Area> = quads.take(MOST).collect();
    if !quads.is_empty() {
        return quads;
    }
    annotation.get::<Rect>(RECT).map(|r| Area::new(r.x0, r.y0, r.x1, r.y1)).into_iter().collect()
}

/// Grey, RGB or CMYK by how many numbers there are; nothing where there are none, which means see-through.
fn colour(numbers: Option<Array<'_>>) -> Option<[f32; 3]> {
    let parts: Vec<f32> = numbers?.iter::<f32>().take(5).collect();
    match parts[..] {
        [grey] => Some([grey; 3]),
        [r, g, b] => Some([r, g, b]),
        [c, m, y, k] => Some([c, m, y].map(|ink| (1.0 - ink) * (1.0 - k))),
        _ => None,
    }
}
