//! Small pictures drawn by hand; whole pages are measured in `tests/reader/burnt.rs`.

use super::*;

/// A4 at 100 dots to the inch with lines of something like writing.
fn page() -> Grey {
    let mut grey = Grey::paper(595.0, 842.0);
    for (at, p) in grey.pixels.iter_mut().enumerate() {
        let (x, y) = (at % 826, at / 826);
        let written = (80..740).contains(&x) && (100..1100).contains(&y) && y % 20 < 9 && (x / 3 + y / 4) % 3 == 0;
        *p = if written { 40 } else { 240 - (at % 7) as u8 };
    }
    grey
}

fn paint(grey: &mut Grey, [x0, y0, x1, y1]: [usize; 4], level: u8) {
    for y in y0..y1 {
        grey.pixels[y * grey.wide + x0..y * grey.wide + x1].fill(level);
    }
}

#[test]
fn writing_alone_has_no_boxes() {
    assert_eq!(find(&page(), 595.0), []);
}

#[test]
fn a_box_is_found_where_it_is() {
    let mut grey = page();
    paint(&mut grey, [200, 298, 400, 316], 20);
    let found = find(&grey, 595.0);
    assert_eq!(found.len(), 1);
    let scale = 595.0 / grey.wide as f32;
    for (got, drawn) in found[0].area.iter().zip([200.0, 298.0, 400.0, 316.0]) {
        assert!((got - drawn * scale).abs() < 1.5, "{:?}", found[0].area);
    }
    assert!(found[0].covers(216.0, 221.0) && !found[0].covers(216.0, 240.0));
}

#[test]
fn a_garden_is_no_page_and_a_black_page_no_box() {
    let mut grey = Grey::paper(595.0, 842.0);
    grey.pixels
        .iter_mut()
        .enumerate()
        .for_each(|(at, p)| *p = (at % 826 / 5 * 37 % 97 + at / 826 / 7 * 53 % 89) as u8 + 30);
    paint(&mut grey, [300, 300, 500, 500], 10);
    assert_eq!(find(&grey, 595.0), []);
    grey.pixels.fill(12);
    assert_eq!(find(&grey, 595.0), []);
}

#[test]
fn a_clean_patch_is_white_out_and_clean_paper_is_not() {
    let mut grey = page();
    paint(&mut grey, [200, 300, 330, 322], 255);
    let found = find(&grey, 595.0);
    assert_eq!(found.iter().map(|b| b.kind).collect::<Vec<_>>(), [RedactionKind::White]);
    let mut clean = Grey::paper(595.0, 842.0);
    paint(&mut clean, [100, 100, 700, 109], 30);
    assert_eq!(find(&clean, 595.0), []);
}

#[test]
fn what_is_told_has_sound_places() {
    let mut grey = page();
    paint(&mut grey, [200, 298, 400, 316], 20);
    paint(&mut grey, [200, 498, 300, 516], 20);
    let (text, words, parts) = told(&find(&grey, 595.0));
    assert_eq!((text.as_str(), words.len(), parts.len()), ("█\n█", 2, 2));
    assert_eq!((parts[1].start, parts[1].end), (2, 3));
}

#[test]
fn small_and_empty_pictures_are_passed_over() {
    assert_eq!(find(&Grey { pixels: vec![0; 4], wide: 2, tall: 2 }, 595.0), []);
    assert_eq!(find(&Grey::default(), 595.0), []);
}

/// A page is looked at in far less time than it takes to unpack its picture. The bar leaves room for a busy computer.
#[test]
fn a_page_is_looked_at_quickly() {
    let mut grey = page();
    paint(&mut grey, [200, 298, 400, 316], 20);
    let quickest = (0..8)
        .map(|_| {
            let started = std::time::Instant::now();
            assert_eq!(find(&grey, 595.0).len(), 1);
            started.elapsed()
        })
        .min()
        .unwrap_or_default();
    eprintln!("a page of A4 is looked at in {quickest:?}");
    assert!(quickest.as_millis() < 250, "{quickest:?}");
}
