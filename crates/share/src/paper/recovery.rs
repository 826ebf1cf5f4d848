//! The recovery sheet: twelve words, the key that they stand for, and how to keep them, on one side of paper.

use qrcode::{Color, QrCode};
use typeset::{Block, Day, Paper, Qr, Span, Style};

/// What the sheet holds. It opens the safe place: keep it no longer than it takes to print it.
#[derive(Clone)]
pub struct RecoverySheet {
    /// What the safe place is called.
    pub name: String,
    pub words: Vec<String>,
    /// The same key as an `age` identity (`AGE-SECRET-KEY-1…`).
    pub identity: String,
    pub made_on: Day,
}

/// Why there is no recovery sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryProblem {
    #[error("a recovery sheet has twelve words")]
    NotTwelveWords,
    #[error("the key does not fit a QR code")]
    KeyTooLong,
}

/// Letters of the key on one line, so that it is read and typed in two halves.
const HALF: usize = 37;

/// Lays out the sheet.
///
/// # Errors
/// See [`RecoveryProblem`].
pub fn recovery_paper(sheet: &RecoverySheet) -> Result<Paper, RecoveryProblem> {
    if sheet.words.len() != 12 {
        return Err(RecoveryProblem::NotTwelveWords);
    }
    let code = QrCode::new(sheet.identity.as_bytes()).map_err(|_| RecoveryProblem::KeyTooLong)?;
    let side = code.width();
    let dark = code.into_colors().into_iter().map(|c| c == Color::Dark).collect();
    let letters: Vec<char> = sheet.identity.chars().collect();
    let mut key = vec![];
    for half in letters.chunks(HALF) {
        if !key.is_empty() {
            key.push(Span::LineBreak);
        }
        key.push(Span::Exact(half.iter().collect()));
    }
    let say = |words: &str| Block::Paragraph(vec![Span::text(words)]);
    let heading = |words: &str| Block::Heading { level: 1, text: vec![Span::text(words)] };
    let point = |words: &str| vec![say(words)];
    let blocks = vec![
        say("These 12 words open your safe place if you forget your password. Nobody else has them."),
        Block::Boxed(vec![Block::Words(sheet.words.clone())]),
        heading("How to use them"),
        say(
            "Choose “Use my recovery sheet” where you type your password. Then type the words in this order, with a space between them.",
        ),
        heading("How to keep this paper"),
        Block::List {
            ordered: false,
            items: vec![
                point("Keep it where you keep your most important papers, or with someone you trust."),
                point("Anyone who has this paper can read everything in your safe place."),
                point("Keep it away from the computer. Do not take a photo of it or send it to anyone."),
                point("Some printers remember what they print. Use one that you trust."),
                point("If you lose it, open your safe place and make a new sheet."),
            ],
        },
        heading("If this program is gone one day"),
        say(
            "A helper who knows computers can open your files with a free program called age. They need this key. The square is the same key, for a camera.",
        ),
        Block::Paragraph(key),
        Block::Qr(Qr { side, dark, width_mm: 36, alt: "QR code of the key that is printed above it.".into() }),
    ];
    Ok(Paper {
        title: "My recovery sheet".into(),
        subtitle: format!("{}  ·  made on {}", sheet.name.trim(), in_words(sheet.made_on)),
        made_on: sheet.made_on,
        style: Style::Sheet,
        blocks,
    })
}

fn in_words(day: Day) -> String {
    let month = record::MONTHS.get(usize::from(day.month).wrapping_sub(1)).copied().unwrap_or_default();
    format!("{} {month} {}", day.day, day.year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(words: usize) -> RecoverySheet {
        RecoverySheet {
            name: "My folder".into(),
            words: (0..words).map(|n| format!("word{n}")).collect(),
            identity: format!("AGE-SECRET-KEY-1{}", "QPZRY9X8".repeat(8)).chars().take(74).collect(),
            made_on: Day { year: 2026, month: 11, day: 21 },
        }
    }

    #[test]
    fn it_has_twelve_words_and_the_whole_key_in_two_halves() {
        let paper = recovery_paper(&sheet(12)).expect("twelve words");
        assert_eq!(paper.subtitle, "My folder  ·  made on 21 November 2026");
        let halves: Vec<String> = paper
            .blocks
            .iter()
            .filter_map(|b| if let Block::Paragraph(spans) = b { Some(spans) } else { None })
            .flatten()
            .filter_map(|s| if let Span::Exact(half) = s { Some(half.clone()) } else { None })
            .collect();
        assert_eq!(halves.concat(), sheet(12).identity);
        assert_eq!(recovery_paper(&sheet(11)).err(), Some(RecoveryProblem::NotTwelveWords));
    }

    #[test]
    fn a_camera_reads_the_key_from_the_square() {
        let paper = recovery_paper(&sheet(12)).expect("twelve words");
        let qr = paper.blocks.iter().find_map(|b| if let Block::Qr(qr) = b { Some(qr) } else { None }).expect("a code");
        let read = rqrr::SimpleGrid::from_func(qr.side, |x, y| qr.dark[y * qr.side + x]);
        let (_, key) = rqrr::Grid::new(read).decode().expect("a code that can be read");
        assert_eq!(key, sheet(12).identity);
    }
}
