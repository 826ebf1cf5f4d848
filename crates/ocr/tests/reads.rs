//! The whole road with the real models: made-up pages whose words are known, turned pages, and pictures that are no pages.
//!
//! How well and how fast in general is measured by `cargo xtask bench`; here is only a bar that nobody may fall below.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::sync::{LazyLock, Mutex};

use ocr::{Grey, Models, OcrError, Recognised, Recogniser, Turn};
use sample::{Condition, ReadingPage, reading_page};

static RECOGNISER: LazyLock<Mutex<Recogniser>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    let model = |name: &str| std::fs::read(folder.join(name)).expect("the models: `cargo xtask models` fetches them");
    let models = Models { detection: model("PP-OCRv6_det_small.onnx"), recognition: model("PP-OCRv6_rec_small.onnx") };
    Mutex::new(Recogniser::load(&models).unwrap())
});

fn read(pixels: &[u8], width: u32, height: u32) -> Result<Recognised, OcrError> {
    RECOGNISER.lock().unwrap().read(Grey { pixels, width, height })
}

/// The upper part of a page, cut between two lines: as much as a test needs.
fn top(page: &ReadingPage, lines: usize) -> ReadingPage {
    let mut bottoms: Vec<f32> = page.words.iter().map(|w| w.bbox[3]).collect();
    bottoms.sort_by(f32::total_cmp);
    let mut levels: Vec<f32> = Vec::new();
    for bottom in bottoms {
        if levels.last().is_none_or(|last| bottom - last > 12.0) {
            levels.push(bottom);
        }
    }
    // Crooked lines run into each other in this count, so it is only about so many.
    let height = (levels[lines.min(levels.len() - 1)] as u32).min(page.height);
    let pixels = page.pixels[..(height * page.width) as usize].to_vec();
    let words = page.words.iter().filter(|w| w.bbox[3] < height as f32).cloned().collect();
    ReadingPage { pixels, width: page.width, height, words }
}

/// Of the words of the truth, the part that was read rightly and at its place.
fn found(page: &ReadingPage, read: &Recognised) -> f32 {
    let there = |text: &str, [x0, y0, x1, y1]: [f32; 4]| {
        read.lines.iter().flat_map(|l| &l.words).any(|word| {
            let (x, y) = ((word.bbox[0] + word.bbox[2]) / 2.0, (word.bbox[1] + word.bbox[3]) / 2.0);
            word.text == text && (x0..=x1).contains(&x) && (y0..=y1).contains(&y)
        })
    };
    let right = page.words.iter().filter(|w| there(&w.text, w.bbox)).count();
    right as f32 / page.words.len() as f32
}

/// Letters to change, add or take away to come from the truth to what was read, as a part of the truth's.
fn letters_wrong(page: &ReadingPage, read: Recognised) -> f32 {
    let text = read.into_page_text((595.0, 842.0)).text;
    let plain = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect::<Vec<char>>();
    let (a, b) = (plain(&text), plain(&page.text()));
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()] as f32 / b.len() as f32
}

#[test]
fn each_condition_is_read_and_each_word_has_its_place() {
    for condition in Condition::ALL {
        let page = reading_page(condition, 2_000);
        let read = read(&page.pixels, page.width, page.height).unwrap();
        assert_eq!(read.turned, Turn::None, "{}", condition.name());
        let in_place = found(&page, &read);
        assert!(in_place > 0.93, "{}: {in_place} of the words are in place", condition.name());
        let wrong = letters_wrong(&page, read);
        assert!(wrong < 0.02, "{}: {wrong} of the letters are wrong", condition.name());
    }
}

#[test]
fn a_turned_page_is_noticed_and_its_words_lie_where_they_are_seen() {
    let page = top(&reading_page(Condition::Skewed, 2_001), 12);
    for turn in [Turn::Quarter, Turn::Half, Turn::ThreeQuarters] {
        let page = turned(&page, turn);
        let read = read(&page.pixels, page.width, page.height).unwrap();
        assert_eq!(read.turned, turn);
        let in_place = found(&page, &read);
        assert!(in_place > 0.85, "{turn:?}: {in_place} of the words are in place");
    }
}

fn turned(page: &ReadingPage, turn: Turn) -> ReadingPage {
    let (w, h) = (page.width as f32, page.height as f32);
    let place = |x: f32, y: f32| match turn {
        Turn::None => (x, y),
        Turn::Quarter => (h - y, x),
        Turn::Half => (w - x, h - y),
        Turn::ThreeQuarters => (y, w - x),
    };
    let (width, height) =
        if matches!(turn, Turn::None | Turn::Half) { (page.width, page.height) } else { (page.height, page.width) };
    let mut pixels = vec![0; page.pixels.len()];
    for (n, pixel) in page.pixels.iter().enumerate() {
        let (x, y) = place((n as u32 % page.width) as f32 + 0.5, (n as u32 / page.width) as f32 + 0.5);
        pixels[y as usize * width as usize + x as usize] = *pixel;
    }
    let words = page.words.iter().map(|word| {
        let [x0, y0, x1, y1] = word.bbox;
        let ((ax, ay), (bx, by)) = (place(x0, y0), place(x1, y1));
        sample::PlacedWord { text: word.text.clone(), bbox: [ax.min(bx), ay.min(by), ax.max(bx), ay.max(by)] }
    });
    ReadingPage { pixels, width, height, words: words.collect() }
}

#[test]
fn pictures_that_are_no_pages_have_no_words_and_do_no_harm() {
    let blank =
        |width: u32, height: u32, grey: u8| read(&vec![grey; (width * height) as usize], width, height).unwrap();
    for (width, height) in [(1, 1), (1, 6_000), (6_000, 1), (3, 3), (8_000, 8_000), (500, 29_000)] {
        for grey in [0, 255] {
            assert!(blank(width, height, grey).lines.is_empty(), "{width} × {height}, grey {grey}");
        }
    }
    let mut state = 1_u64;
    let noise: Vec<u8> = (0..900 * 700)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        })
        .collect();
    let read_noise = read(&noise, 900, 700);
    assert!(matches!(&read_noise, Ok(read) if read.lines.len() < 3) || read_noise == Err(OcrError::TooMuch));
    assert_eq!(read_noise, read(&noise, 900, 700));
    // Bars of every width, like a code to be scanned.
    let bars: Vec<u8> =
        (0..1_200 * 800).map(|n| if (n % 1_200) * (n % 1_200) / 700 % 2 == 0 { 0 } else { 255 }).collect();
    assert!(read(&bars, 1_200, 800).is_ok());
}

#[test]
fn sizes_that_do_not_fit_are_refused() {
    for (pixels, width, height) in [(0, 0, 0), (5, 2, 2), (4, 4, 0), (40_000, 40_000, 1)] {
        assert_eq!(read(&vec![0; pixels], width, height), Err(OcrError::Picture));
    }
}
