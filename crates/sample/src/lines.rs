//! Breaks words and boxes into lines of a given width. It measures; it does not draw.

use crate::markup::Span;
use crate::metrics::Face;

/// Something on a line, `at` so many points from its left end.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    Words { at: f32, face: Face, words: String },
    Said { at: f32, words: String },
    Code { at: f32, words: String },
    Black { at: f32, wide: f32, code: Option<String> },
    Under { at: f32, wide: f32, words: String },
    White { at: f32, wide: f32 },
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    pub pieces: Vec<Piece>,
    end: f32,
}

/// Lines of at most `wide` points. With `clear`, a box that has its words shows them.
pub fn break_lines(spans: &[Span], face: Face, size: f32, wide: f32, clear: bool) -> Vec<Line> {
    let space = face.width(" ", size);
    let mut lines = Vec::new();
    let mut line = Line::default();
    for group in groups(spans, clear) {
        let needs: f32 = group.iter().map(|s| width(s, face, size)).sum();
        let gap = if line.pieces.is_empty() { 0.0 } else { space };
        if !line.pieces.is_empty() && line.end + gap + needs > wide {
            lines.push(std::mem::take(&mut line));
        }
        let mut gap = if line.pieces.is_empty() { 0.0 } else { space };
        for span in group {
            push(&mut line, &span, gap, face, size, wide);
            gap = 0.0;
        }
    }
    if !line.pieces.is_empty() {
        lines.push(line);
    }
    lines
}

/// Spans that stand together without a space.
fn groups(spans: &[Span], clear: bool) -> Vec<Vec<Span>> {
    let mut out: Vec<Vec<Span>> = Vec::new();
    for span in spans {
        let shown = match span {
            Span::Black { clear: Some(words), glued, .. } if clear => {
                let mut words = words.split(' ');
                let first = Span::Word { text: words.next().unwrap_or("").into(), bold: false, glued: *glued };
                add(&mut out, first);
                for word in words {
                    add(&mut out, Span::Word { text: word.into(), bold: false, glued: false });
                }
                continue;
            }
            other => other.clone(),
        };
        add(&mut out, shown);
    }
    out
}

fn add(out: &mut Vec<Vec<Span>>, span: Span) {
    let glued = matches!(
        span,
        Span::Word { glued: true, .. } | Span::Black { glued: true, .. } | Span::Said { glued: true, .. }
    );
    match out.last_mut() {
        Some(group) if glued => group.push(span),
        _ => out.push(vec![span]),
    }
}

fn width(span: &Span, face: Face, size: f32) -> f32 {
    match span {
        Span::Word { text, bold, .. } => if *bold { face.bold() } else { face }.width(text, size),
        Span::Said { text, .. } => face.width(text, size),
        Span::Code { text } => Face::Sans.width(text, size * 0.78),
        Span::Under { text } => face.width(text, size) + 2.0,
        Span::White { letters } => *letters as f32 * size * 0.5,
        Span::Black { letters, code, .. } => {
            let code = code.as_deref().map_or(0.0, |c| Face::Sans.width(c, (size * 0.7).min(7.5)) + 4.0);
            (*letters as f32 * size * 0.5).max(code)
        }
    }
}

fn push(line: &mut Line, span: &Span, gap: f32, face: Face, size: f32, room: f32) {
    let at = line.end + gap;
    let wide = width(span, face, size).min(room);
    let piece = match span {
        Span::Word { text, bold, .. } => {
            let own = if *bold { face.bold() } else { face };
            if let Some(Piece::Words { face: last, words, .. }) = line.pieces.last_mut()
                && *last == own
            {
                if gap > 0.0 {
                    words.push(' ');
                }
                words.push_str(text);
                line.end = at + wide;
                return;
            }
            Piece::Words { at, face: own, words: text.clone() }
        }
        Span::Said { text, .. } => Piece::Said { at, words: text.clone() },
        Span::Code { text } => Piece::Code { at, words: text.clone() },
        Span::Under { text } => Piece::Under { at, wide, words: text.clone() },
        Span::White { .. } => Piece::White { at, wide },
        Span::Black { code, .. } => Piece::Black { at, wide, code: code.clone() },
    };
    line.pieces.push(piece);
    line.end = at + wide;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::spans;

    #[test]
    fn no_line_is_wider_than_its_room() {
        let spans = spans("One two three four five six seven [[10]], eight nine ten eleven twelve.");
        let lines = break_lines(&spans, Face::Serif, 11.0, 90.0, false);
        assert!(lines.len() > 3);
        assert!(lines.iter().all(|l| l.end <= 90.0));
    }

    #[test]
    fn a_clear_copy_shows_the_words() {
        let spans = spans("Rang [[8=Aunt Linda]] today.");
        let clear = break_lines(&spans, Face::Serif, 11.0, 300.0, true);
        assert_eq!(
            clear[0].pieces,
            vec![Piece::Words { at: 0.0, face: Face::Serif, words: "Rang Aunt Linda today.".into() }]
        );
    }
}
