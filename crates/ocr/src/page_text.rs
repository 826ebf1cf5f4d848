//! Lines of words → the page's text, with places in PDF points.

use record::WordBox;

use crate::Recognised;

/// A page's words as the rest of the program keeps them. All offsets count Unicode scalar values of `text`.
#[derive(Debug, Clone, PartialEq)]
pub struct PageText {
    /// A line feed between lines, an empty line between paragraphs, a tab between far-apart parts of a line.
    pub text: String,
    /// In the order of the text.
    pub words: Vec<WordBox>,
    /// Mean over the words, 0 to 1; 0 without words.
    pub confidence: f32,
    /// Words that may be wrong, `start..end`, in order.
    pub unsure: Vec<(u32, u32)>,
}

impl Recognised {
    /// Lays the words out as text. `points` is the page's width and height in PDF points, as it is shown: the picture's
    /// pixels are spread evenly over it.
    #[must_use]
    pub fn into_page_text(self, points: (f32, f32)) -> PageText {
        let scale = (points.0 / self.size.0.max(1) as f32, points.1 / self.size.1.max(1) as f32);
        let mut out = PageText { text: String::new(), words: Vec::new(), confidence: 0.0, unsure: Vec::new() };
        let mut at = 0_u32;
        for line in &self.lines {
            if !out.text.is_empty() {
                let end = if line.paragraph_start { "\n\n" } else { "\n" };
                out.text.push_str(end);
                at += end.len() as u32;
            }
            for (n, word) in line.words.iter().enumerate() {
                if n > 0 {
                    out.text.push(if word.tab_before { '\t' } else { ' ' });
                    at += 1;
                }
                let start = at;
                out.text.push_str(&word.text);
                at += word.text.chars().count() as u32;
                let [x0, y0, x1, y1] = word.bbox;
                let (x0, x1) = (clip(x0 * scale.0, points.0), clip(x1 * scale.0, points.0));
                let (y0, y1) = (clip(y0 * scale.1, points.1), clip(y1 * scale.1, points.1));
                out.words.push(WordBox { start, end: at, x0, y0, x1: x1.max(x0), y1: y1.max(y0) });
                out.confidence += word.confidence;
                if word.unsure {
                    out.unsure.push((start, at));
                }
            }
        }
        out.confidence /= out.words.len().max(1) as f32;
        out
    }
}

fn clip(value: f32, end: f32) -> f32 {
    if value.is_finite() { value.clamp(0.0, end.max(0.0)) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Line, Turn, Word};

    fn word(text: &str, bbox: [f32; 4], confidence: f32) -> Word {
        Word { text: text.into(), confidence, least: confidence, unsure: confidence < 0.5, bbox, tab_before: false }
    }

    #[test]
    fn lines_paragraphs_and_cells_keep_their_places() {
        let mut far = word("£5", [80.0, 0.0, 90.0, 10.0], 0.25);
        far.tab_before = true;
        let page = Recognised {
            turned: Turn::None,
            skew_degrees: 0.0,
            lines: vec![
                Line { words: vec![word("née", [0.0, 0.0, 20.0, 10.0], 0.75), far], paragraph_start: true },
                Line { words: vec![word("so", [-3.0, 20.0, 20.0, 30.0], 1.0)], paragraph_start: false },
                Line { words: vec![word("end", [0.0, 190.0, 20.0, 230.0], 1.0)], paragraph_start: true },
            ],
            size: (100, 200),
        };
        let text = page.into_page_text((50.0, 100.0));
        assert_eq!(text.text, "née\t£5\nso\n\nend");
        assert_eq!(text.unsure, [(4, 6)]);
        assert!((text.confidence - 0.75).abs() < 1e-6);
        for (word, expected) in text.words.iter().zip(["née", "£5", "so", "end"]) {
            assert_eq!(record::char_slice(&text.text, word.start, word.end), expected);
        }
        assert_eq!((text.words[2].x0, text.words[2].y0), (0.0, 10.0));
        assert_eq!(text.words[3].y1, 100.0);
    }
}
