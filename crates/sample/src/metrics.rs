//! How wide each letter of the fourteen standard fonts is, so that lines can be broken; and the one-byte letters they are written in.
//!
//! The widths are those of Adobe's font metrics files. Nothing here draws.

/// A face of the standard fonts. The files name them and embed none: every reader must bring them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    Sans,
    SansBold,
    Serif,
    SerifBold,
    SerifItalic,
    Typed,
}

impl Face {
    pub const ALL: [Self; 6] =
        [Self::Sans, Self::SansBold, Self::Serif, Self::SerifBold, Self::SerifItalic, Self::Typed];

    /// The name in a page's font table.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sans => "F1",
            Self::SansBold => "F2",
            Self::Serif => "F3",
            Self::SerifBold => "F4",
            Self::SerifItalic => "F5",
            Self::Typed => "F6",
        }
    }

    /// The name of the standard font.
    pub fn font_name(self) -> &'static str {
        match self {
            Self::Sans => "Helvetica",
            Self::SansBold => "Helvetica-Bold",
            Self::Serif => "Times-Roman",
            Self::SerifBold => "Times-Bold",
            Self::SerifItalic => "Times-Italic",
            Self::Typed => "Courier",
        }
    }

    /// The heavier face that goes with this one.
    pub fn bold(self) -> Self {
        match self {
            Self::Sans | Self::SansBold => Self::SansBold,
            Self::Serif | Self::SerifBold | Self::SerifItalic => Self::SerifBold,
            Self::Typed => Self::Typed,
        }
    }

    /// The width of a text in points at `size` points.
    pub fn width(self, text: &str, size: f32) -> f32 {
        let units: u32 = text.chars().map(|c| u32::from(self.letter(c))).sum();
        units as f32 * size / 1000.0
    }

    fn letter(self, letter: char) -> u16 {
        let table = match self {
            Self::Typed => return 600,
            Self::Sans => &SANS,
            Self::SansBold => &SANS_BOLD,
            Self::Serif => &SERIF,
            Self::SerifBold => &SERIF_BOLD,
            Self::SerifItalic => &SERIF_ITALIC,
        };
        let like = match letter {
            ' '..='~' => letter,
            '\u{2018}' | '\u{2019}' => '`',
            '\u{201C}' | '\u{201D}' => {
                if self == Self::Sans || self == Self::SansBold {
                    'r'
                } else {
                    'c'
                }
            }
            '\u{2013}' | '\u{a3}' => '0',
            '\u{2014}' | '\u{2026}' => return 1000,
            '\u{2022}' => return 350,
            'é' | 'è' | 'ê' => 'e',
            '½' => 'm',
            _ => 'n',
        };
        table[like as usize - 32]
    }
}

/// The text in Windows-1252, which the fonts are told to use. A letter outside it becomes a question mark.
pub fn windows_1252(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            '\u{20AC}' => 0x80,
            '\u{2026}' => 0x85,
            '\u{2018}' => 0x91,
            '\u{2019}' => 0x92,
            '\u{201C}' => 0x93,
            '\u{201D}' => 0x94,
            '\u{2022}' => 0x95,
            '\u{2013}' => 0x96,
            '\u{2014}' => 0x97,
            c if (c as u32) < 0x100 => c as u32 as u8,
            _ => b'?',
        })
        .collect()
}

/// True for a letter that [`windows_1252`] keeps.
pub fn is_in_the_fonts(letter: char) -> bool {
    letter == '?' || windows_1252(letter.encode_utf8(&mut [0; 4])) != b"?"
}

#[rustfmt::skip]
const SANS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    222, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

#[rustfmt::skip]
const SANS_BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    278, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

#[rustfmt::skip]
const SERIF: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

#[rustfmt::skip]
const SERIF_BOLD: [u16; 95] = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
    930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778,
    611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
    333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500,
    556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];

#[rustfmt::skip]
const SERIF_ITALIC: [u16; 95] = [
    250, 333, 420, 500, 500, 833, 778, 214, 333, 333, 500, 675, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 675, 675, 675, 500,
    920, 611, 611, 667, 722, 611, 611, 722, 722, 333, 444, 667, 556, 833, 667, 722,
    611, 722, 611, 500, 556, 722, 611, 833, 611, 556, 556, 389, 278, 389, 422, 500,
    333, 500, 500, 444, 500, 444, 278, 500, 500, 278, 278, 444, 278, 722, 500, 500,
    500, 500, 389, 389, 278, 500, 444, 667, 444, 444, 389, 400, 275, 400, 541,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_standard_fonts() {
        assert_eq!(Face::Typed.width("ten letter", 10.0), 60.0);
        assert!((Face::Sans.width("Sam", 10.0) - 20.56).abs() < 0.001);
        assert!((Face::Serif.width("Wm.", 10.0) - 19.72).abs() < 0.001);
    }

    #[test]
    fn pounds_and_curly_quotes_are_one_byte() {
        assert_eq!(windows_1252("£5 \u{2019}\u{201C}"), [0xA3, b'5', b' ', 0x92, 0x93]);
    }
}
