//! Everything the child says is checked here before anyone else sees it. What cannot be true makes the page damaged.

use record::{PageContent, PageProblem, Redaction, Scan, WordBox, safe_path, turns_words};

use super::{Member, Opened};
use crate::limits::{MEMBERS, PAGES, REASON_CHARS, REDACTIONS, SIDE_POINTS, TEXT_BYTES, WORDS};

/// The file as the child tells of it, or nothing if it cannot be so.
pub fn opened(told: Opened) -> Option<Opened> {
    if told.pages > PAGES || told.members.len() > MEMBERS {
        return None;
    }
    let members = told.members.into_iter().map(|m| Member { name: safe_path(&m.name), size: m.size });
    Some(Opened { pages: told.pages, members: members.collect() })
}

/// The page as the child tells of it.
///
/// # Errors
/// `TooBig` for a text over 5 MB, `Damaged` for offsets, numbers or counts that cannot be.
pub fn page(mut told: PageContent) -> Result<PageContent, PageProblem> {
    if told.text.len() > TEXT_BYTES {
        return Err(PageProblem::TooBig);
    }
    let length = told.text.chars().count();
    let sound = told.problem.is_none()
        && [told.width, told.height].iter().all(|side| (1.0..=SIDE_POINTS).contains(side))
        && told.words.len() <= WORDS
        && told.redactions.len() <= REDACTIONS
        && words_are_sound(&told.words, length)
        && told.redactions.iter().all(|r| redaction_is_sound(r, length))
        && scan_is_sound(&told.scan, length);
    if !sound {
        return Err(PageProblem::Damaged);
    }
    if told.text.chars().any(unwanted) {
        // One for one, so that no offset moves.
        told.text = told.text.chars().map(|c| if unwanted(c) { ' ' } else { c }).collect();
    }
    for redaction in &mut told.redactions {
        if let Some(reason) = &mut redaction.reason {
            *reason = reason.chars().filter(|c| !unwanted(*c)).take(REASON_CHARS).collect();
        }
    }
    Ok(told)
}

/// True for PNG bytes no side of which is longer than `max_side` pixels.
pub fn picture(png: &[u8], max_side: u32) -> bool {
    let side = |at: usize| png.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_be_bytes);
    png.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")
        && (1..=max_side).contains(&side(16))
        && (1..=max_side).contains(&side(20))
}

/// Control characters other than the end of a line and the tab; what turns the reading direction round; and the code points
/// that Unicode keeps for programs' own use and that are no characters. The search marks its hits with two of those.
pub fn unwanted(c: char) -> bool {
    let no_character = matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE;
    c.is_control() && c != '\n' && c != '\t' || turns_words(c) || no_character
}

fn words_are_sound(words: &[WordBox], length: usize) -> bool {
    let mut from = 0;
    words.iter().all(|w| {
        let fits = w.start >= from && w.start < w.end && w.end as usize <= length;
        from = w.end;
        fits && box_is_sound([w.x0, w.y0, w.x1, w.y1])
    })
}

fn redaction_is_sound(r: &Redaction, length: usize) -> bool {
    r.start < r.end && r.end as usize <= length && r.bbox.is_none_or(box_is_sound)
}

fn scan_is_sound(scan: &Scan, length: usize) -> bool {
    let Scan::Read { confidence, unsure } = scan else { return true };
    let mut from = 0;
    let mut in_order = |&(start, end): &(u32, u32)| {
        let fits = start >= from && start < end && end as usize <= length;
        from = end;
        fits
    };
    (0.0..=1.0).contains(confidence) && unsure.len() <= WORDS && unsure.iter().all(&mut in_order)
}

fn box_is_sound([x0, y0, x1, y1]: [f32; 4]) -> bool {
    let near = |v: f32| v.is_finite() && v.abs() <= 2.0 * SIDE_POINTS;
    near(x0) && near(y0) && near(x1) && near(y1) && x0 <= x1 && y0 <= y1
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{RedactionKind, TextFrom};

    fn sound() -> PageContent {
        PageContent {
            text: "Amy █ home".into(),
            text_from: TextFrom::Pdf,
            width: 595.0,
            height: 842.0,
            words: vec![WordBox { start: 0, end: 3, x0: 1.0, y0: 1.0, x1: 2.0, y1: 2.0 }],
            redactions: vec![Redaction {
                kind: RedactionKind::Box,
                start: 4,
                end: 5,
                bbox: Some([0.0, 0.0, 9.0, 9.0]),
                reason: None,
                text_underneath: false,
            }],
            problem: None,
            has_picture: true,
            scan: record::Scan::No,
        }
    }

    #[test]
    fn a_sound_page_passes_and_control_characters_do_not() {
        assert_eq!(page(sound()), Ok(sound()));
        let mut with_controls = sound();
        with_controls.text = "Amy\u{7} █\nhome\u{85}\u{202E}\u{FDD0}\u{1FFFF}".into();
        assert_eq!(page(with_controls).unwrap().text, "Amy  █\nhome    ");
    }

    #[test]
    fn what_cannot_be_is_damaged() {
        let lies: [fn(&mut PageContent); 12] = [
            |p| p.words[0].end = 400,
            |p| p.words[0].end = 0,
            |p| p.words[0].x1 = f32::NAN,
            |p| p.words[0].x0 = 9.0,
            |p| p.redactions[0].end = 11,
            |p| p.redactions[0].bbox = Some([f32::INFINITY, 0.0, 0.0, 0.0]),
            |p| p.width = -1.0,
            |p| p.height = f32::NAN,
            |p| p.problem = Some(PageProblem::TooBig),
            |p| p.scan = Scan::Read { confidence: f32::NAN, unsure: vec![] },
            |p| p.scan = Scan::Read { confidence: 0.5, unsure: vec![(3, 4), (2, 3)] },
            |p| p.scan = Scan::Read { confidence: 0.5, unsure: vec![(3, 11)] },
        ];
        for lie in lies {
            let mut told = sound();
            lie(&mut told);
            assert_eq!(page(told), Err(PageProblem::Damaged));
        }
        let mut long = sound();
        long.text = "x".repeat(TEXT_BYTES + 1);
        assert_eq!(page(long), Err(PageProblem::TooBig));
    }

    #[test]
    fn a_picture_is_a_png_of_the_size_asked_for() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend([0, 0, 3, 0, 0, 0, 2, 0]);
        assert!(picture(&png, 768));
        assert!(!picture(&png, 767));
        assert!(!picture(b"<svg>", 768));
    }
}
