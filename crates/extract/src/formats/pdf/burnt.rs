//! Recognised words that lie unseen under a box that is burnt into a scan. The box is black on the picture, and whoever copies
//! or searches the page still gets the words: they are marked as gone here, like those under a drawn box.

use record::RedactionKind;

use super::cover::Removed;
use super::ink::{Drawn, Letter, Sign};
use crate::formats::scan_boxes::Burnt;
use crate::written;

/// Adds the burnt boxes to the removed parts, and marks what lies under them as gone.
pub fn seal(drawn: &mut Drawn, removed: &mut Vec<Removed>, burnt: &[Burnt]) {
    for part in burnt {
        // A box that was drawn over the scan as well is known already.
        let known = removed.iter().position(|other| covers_most(other.area, part.area));
        let (mut hidden, mut label, mut first) = (String::new(), String::new(), None);
        let mut printed: Vec<usize> = Vec::new();
        for at in 0..drawn.letters.len() {
            let letter = drawn.letters[at];
            let (x, y) = letter.middle();
            if letter.gone || !part.covers(x, y) {
                continue;
            }
            let into = if is_printed_on(&letter, part.kind) {
                printed.push(at);
                &mut label
            } else {
                drawn.letters[at].gone = true;
                if letter.sign != Sign::Blank {
                    first.get_or_insert(letter);
                }
                &mut hidden
            };
            match letter.sign {
                Sign::One(c) => into.push(c),
                Sign::Several(s) => into.push_str(drawn.several.get(s as usize).map_or("", String::as_str)),
                Sign::Blank => into.push(' '),
            }
        }
        // A reader of pictures may have read the reason that is printed on the box.
        let read = [label, hidden].map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
        let reason = read.iter().find(|words| written::is_label(words)).cloned();
        if reason.as_ref() == Some(&read[0]) {
            printed.iter().for_each(|&at| drawn.letters[at].gone = true);
        }
        let letters = read[1].chars().filter(|c| c.is_alphanumeric()).count();
        let words_underneath = letters >= 2 && reason.as_ref() != Some(&read[1]);
        match known {
            Some(at) => {
                let one = &mut removed[at];
                one.words_underneath |= words_underneath;
                one.first = one.first.or(first);
                one.reason = one.reason.take().or(reason);
            }
            None => removed.push(Removed {
                kind: part.kind,
                area: part.area,
                reason,
                words_underneath,
                first,
                paint_over: None,
            }),
        }
    }
    removed.sort_by(|a, b| a.area[1].total_cmp(&b.area[1]).then(a.area[0].total_cmp(&b.area[0])));
}

/// With ink, in a colour that shows on the box.
fn is_printed_on(letter: &Letter, kind: RedactionKind) -> bool {
    let white = kind == RedactionKind::White;
    !letter.inkless && letter.colour.is_some_and(|c| if white { c.on_paper() < 0.5 } else { c.on_paper() > 0.6 })
}

fn covers_most(drawn: [f32; 4], burnt: [f32; 4]) -> bool {
    let across = (drawn[2].min(burnt[2]) - drawn[0].max(burnt[0])).max(0.0);
    let down = (drawn[3].min(burnt[3]) - drawn[1].max(burnt[1])).max(0.0);
    across * down > 0.5 * (burnt[2] - burnt[0]) * (burnt[3] - burnt[1])
}
