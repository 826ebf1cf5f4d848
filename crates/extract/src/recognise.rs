//! One page's picture → its words. Runs in the reader process; what a box hides is neither read nor kept.

use image::ImageFormat;
use ocr::{Grey, PageText, Recogniser};
use record::{PageContent, PageProblem, Redaction, Scan, TextFrom, WordBox};

use crate::formats::Paper;
use crate::limits::{SCAN_DOTS, SCAN_SIDE};
use crate::written;

/// A reading that is less sure than this is no better than none, nor than words that the file itself holds.
const WORTH_KEEPING: f32 = 0.4;
/// The mark of a removed part in the text.
const HOLE: &str = "█";

/// Reads the page's picture, as it would be shown. Removed parts that the file itself draws stay what they are.
///
/// # Errors
/// Why the page could not be opened or drawn. A picture that was looked at in vain is no error.
pub fn recognise(paper: &mut dyn Paper, recogniser: &mut Recogniser, number: u32) -> Result<PageContent, PageProblem> {
    let page = paper.page(number)?;
    let side = (page.width.max(page.height) / 72.0 * SCAN_DOTS).clamp(1_000.0, SCAN_SIDE);
    // The picture that is shown, and no other: what is painted over there is painted over here.
    let png = paper.picture(number, side as u32)?;
    let grey = image::load_from_memory_with_format(&png, ImageFormat::Png).map_err(|_| PageProblem::Damaged)?;
    let grey = grey.into_luma8();
    let picture = Grey { pixels: grey.as_raw(), width: grey.width(), height: grey.height() };
    let Ok(read) = recogniser.read(picture) else { return Ok(PageContent { scan: Scan::CouldNotRead, ..page }) };
    let text = read.into_page_text((page.width, page.height));
    Ok(settle(page, text))
}

/// The page with the words that were read, if they are worth it.
fn settle(page: PageContent, read: PageText) -> PageContent {
    let worth = !read.words.is_empty() && read.confidence >= WORTH_KEEPING;
    if page.text_from != TextFrom::None && !worth {
        return PageContent { scan: Scan::CouldNotRead, ..page };
    }
    let read = if worth {
        read
    } else {
        PageText { text: String::new(), words: Vec::new(), confidence: 0.0, unsure: Vec::new() }
    };
    with_holes(page, &read)
}

/// One word or one removed part on its way into the text.
struct Token {
    /// What stands between it and the one before.
    gap: String,
    word: Option<WordBox>,
    text: String,
    unsure: bool,
    /// Which removed part of the page this is.
    hole: Option<usize>,
}

/// The words that were read, with the page's removed parts among them in reading order. Words inside one are dropped.
fn with_holes(mut page: PageContent, read: &PageText) -> PageContent {
    let mut tokens = tokens(read);
    let holes: Vec<Redaction> = page.redactions.drain(..).filter(|r| r.bbox.is_some()).collect();
    for (nth, hole) in holes.iter().enumerate() {
        let bbox = hole.bbox.unwrap_or_default();
        let place = take_out(&mut tokens, bbox).unwrap_or_else(|| place_of(&tokens, bbox));
        put_in(&mut tokens, place, bbox, nth);
    }
    page.text.clear();
    page.words.clear();
    let mut unsure = Vec::new();
    let mut at = 0;
    for (nth, token) in tokens.iter().enumerate() {
        if nth > 0 {
            page.text.push_str(&token.gap);
            at += token.gap.chars().count() as u32;
        }
        let (start, end) = (at, at + token.text.chars().count() as u32);
        page.text.push_str(&token.text);
        at = end;
        if let Some(word) = token.word {
            page.words.push(WordBox { start, end, ..word });
        }
        if token.unsure {
            unsure.push((start, end));
        }
        if let Some(hole) = token.hole {
            page.redactions.push(Redaction { start, end, ..holes[hole].clone() });
        }
    }
    let said = written::removed_in_words(&page.text, &mut page.redactions);
    page.redactions.extend(said);
    page.redactions.sort_by_key(|r| r.start);
    page.text_from = TextFrom::Ocr;
    page.scan = Scan::Read { confidence: read.confidence.clamp(0.0, 1.0), unsure };
    page
}

fn tokens(read: &PageText) -> Vec<Token> {
    let letters: Vec<char> = read.text.chars().collect();
    let part = |from: u32, to: u32| letters.get(from as usize..to as usize).unwrap_or_default().iter().collect();
    let mut unsure = read.unsure.iter().peekable();
    let mut at = 0;
    read.words
        .iter()
        .map(|word| {
            while unsure.next_if(|(_, end)| *end <= word.start).is_some() {}
            let token = Token {
                gap: part(at, word.start),
                word: Some(*word),
                text: part(word.start, word.end),
                unsure: unsure.peek().is_some_and(|(start, _)| *start < word.end),
                hole: None,
            };
            at = word.end;
            token
        })
        .collect()
}

/// Takes out the words inside a box. Answers where the first of them stood.
fn take_out(tokens: &mut Vec<Token>, bbox: [f32; 4]) -> Option<usize> {
    let mut first = None;
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].word.is_some_and(|word| is_inside(&word, bbox)) {
            first.get_or_insert(at);
            let gone = tokens.remove(at);
            // The end of a line stays one.
            if let Some(next) = tokens.get_mut(at)
                && ends(&gone.gap) > ends(&next.gap)
            {
                next.gap = gone.gap;
            }
        } else {
            at += 1;
        }
    }
    first
}

fn ends(gap: &str) -> usize {
    gap.matches('\n').count()
}

fn is_inside(word: &WordBox, [x0, y0, x1, y1]: [f32; 4]) -> bool {
    let across = (word.x1.min(x1) - word.x0.max(x0)).max(0.0);
    let down = (word.y1.min(y1) - word.y0.max(y0)).max(0.0);
    let size = ((word.x1 - word.x0) * (word.y1 - word.y0)).max(0.01);
    let (x, y) = (f32::midpoint(word.x0, word.x1), f32::midpoint(word.y0, word.y1));
    across * down > 0.4 * size || (x0..=x1).contains(&x) && (y0..=y1).contains(&y)
}

/// Where a box without words belongs: after the nearest word to its left on its line, else before the nearest to its
/// right, else after the last word above it.
fn place_of(tokens: &[Token], [x0, y0, x1, y1]: [f32; 4]) -> usize {
    let level = |w: &WordBox| {
        let shared = w.y1.min(y1) - w.y0.max(y0);
        shared > 0.5 * (w.y1 - w.y0).min(y1 - y0)
    };
    let middle = f32::midpoint(x0, x1);
    let words = || tokens.iter().enumerate().filter_map(|(at, token)| Some((at, token.word?)));
    let left = words().filter(|(_, w)| level(w) && f32::midpoint(w.x0, w.x1) <= middle);
    if let Some((at, _)) = left.max_by(|(_, a), (_, b)| a.x1.total_cmp(&b.x1)) {
        return at + 1;
    }
    let right = words().filter(|(_, w)| level(w));
    if let Some((at, _)) = right.min_by(|(_, a), (_, b)| a.x0.total_cmp(&b.x0)) {
        return at;
    }
    let above = words().filter(|(_, w)| w.y1 <= f32::midpoint(y0, y1));
    above.max_by(|(_, a), (_, b)| a.y1.total_cmp(&b.y1)).map_or(0, |(at, _)| at + 1)
}

/// Puts a removed part into the text, on a line of its own unless a neighbour stands on its line.
fn put_in(tokens: &mut Vec<Token>, place: usize, bbox: [f32; 4], hole: usize) {
    let beside = |token: Option<&Token>| {
        token.and_then(|t| t.word).is_some_and(|w| w.y1.min(bbox[3]) - w.y0.max(bbox[1]) > 0.3 * (w.y1 - w.y0))
    };
    let before = place.checked_sub(1).and_then(|at| tokens.get(at));
    let (after_word, before_word) = (beside(before), beside(tokens.get(place)));
    let follows_hole = before.is_some_and(|t| t.hole.is_some());
    let mut gap = if after_word { " " } else { "\n" }.to_owned();
    if let Some(next) = tokens.get_mut(place) {
        if before_word && !after_word && ends(&next.gap) > 0 {
            // First on its line.
            gap = std::mem::replace(&mut next.gap, " ".to_owned());
        } else if before_word && after_word && ends(&next.gap) > 0 && !follows_hole {
            // Last on a line whose boxes overlap the next.
        } else if ends(&next.gap) == 0 && !before_word {
            next.gap = "\n".to_owned();
        } else if next.gap.is_empty() {
            next.gap = " ".to_owned();
        }
    }
    let token = Token { gap, word: None, text: HOLE.to_owned(), unsure: false, hole: Some(hole) };
    tokens.insert(place, token);
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{RedactionKind, char_slice};

    /// Lines of words, 10 points wide and high, 15 apart; empty words leave room.
    fn read(lines: &[&str]) -> PageText {
        let (mut text, mut words, mut at) = (String::new(), Vec::new(), 0);
        for (row, line) in lines.iter().enumerate() {
            for (column, word) in line.split(' ').enumerate() {
                if word.is_empty() {
                    continue;
                }
                if !text.is_empty() {
                    text.push(if text.ends_with('\n') || column > 0 { ' ' } else { '\n' });
                    at += 1;
                }
                let (x, y) = (column as f32 * 15.0, row as f32 * 15.0);
                let end = at + word.chars().count() as u32;
                words.push(WordBox { start: at, end, x0: x, y0: y, x1: x + 10.0, y1: y + 10.0 });
                text.push_str(word);
                at = end;
            }
        }
        PageText { text, words, confidence: 0.9, unsure: vec![] }
    }

    fn page(boxes: &[[f32; 4]]) -> PageContent {
        let hole = |bbox: &[f32; 4]| Redaction {
            kind: RedactionKind::Box,
            start: 0,
            end: 1,
            bbox: Some(*bbox),
            reason: None,
            text_underneath: false,
        };
        PageContent {
            text: "█".into(),
            text_from: TextFrom::None,
            width: 595.0,
            height: 842.0,
            words: vec![],
            redactions: boxes.iter().map(hole).collect(),
            problem: None,
            has_picture: true,
            scan: Scan::ToRead,
        }
    }

    fn text(lines: &[&str], boxes: &[[f32; 4]]) -> String {
        let made = settle(page(boxes), read(lines));
        for word in &made.words {
            assert!(!char_slice(&made.text, word.start, word.end).contains(['█', ' ', '\n']), "{made:?}");
        }
        let holes = made.redactions.iter().filter(|r| char_slice(&made.text, r.start, r.end) == "█").count();
        assert_eq!(holes, boxes.len(), "{made:?}");
        made.text
    }

    #[test]
    fn words_under_a_box_are_dropped_and_the_box_keeps_their_place() {
        let lines = ["a b c", "d e f"];
        assert_eq!(text(&lines, &[[14.0, 0.0, 26.0, 10.0]]), "a █ c\nd e f");
        assert_eq!(text(&lines, &[[0.0, 0.0, 10.0, 10.0]]), "█ b c\nd e f");
        assert_eq!(text(&lines, &[[30.0, 0.0, 40.0, 10.0]]), "a b █\nd e f");
        assert_eq!(text(&lines, &[[0.0, 15.0, 10.0, 25.0]]), "a b c\n█ e f");
        assert_eq!(text(&lines, &[[0.0, 0.0, 60.0, 11.0]]), "█\nd e f");
        assert_eq!(text(&lines, &[[0.0, 0.0, 60.0, 60.0]]), "█");
    }

    #[test]
    fn a_box_without_words_stands_where_a_reader_would_meet_it() {
        let lines = ["a  c", "d", "", "g"];
        assert_eq!(text(&lines, &[[15.0, 0.0, 25.0, 10.0]]), "a █ c\nd\ng");
        assert_eq!(text(&lines, &[[15.0, 15.0, 40.0, 25.0]]), "a c\nd █\ng");
        assert_eq!(text(&lines, &[[0.0, 30.0, 40.0, 40.0]]), "a c\nd\n█\ng");
        assert_eq!(text(&[], &[[0.0, 30.0, 40.0, 40.0]]), "█");
    }

    #[test]
    fn a_poor_reading_does_not_take_the_place_of_the_files_own_words() {
        let own = PageContent { text: "own words".into(), text_from: TextFrom::Pdf, ..page(&[]) };
        let poor = PageText { confidence: 0.2, ..read(&["l1 ,, x"]) };
        let kept = settle(own.clone(), poor.clone());
        assert_eq!((kept.text.as_str(), kept.scan), ("own words", Scan::CouldNotRead));
        assert_eq!(settle(own, read(&["better words"])).text, "better words");
        // A photograph of a face has no words, and that is an answer.
        let face = settle(page(&[]), poor);
        assert_eq!((face.text.as_str(), face.text_from), ("", TextFrom::Ocr));
    }
}
