//! What was read from a picture: lines of words, in the order in which a person would read them.

/// How far the writing on the picture is turned, clockwise. Turning the picture back by as much makes it upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    None,
    /// The tops of the letters point to the right.
    Quarter,
    /// Upside down.
    Half,
    /// The tops of the letters point to the left.
    ThreeQuarters,
}

impl Turn {
    /// 0, 90, 180 or 270.
    #[must_use]
    pub fn degrees(self) -> u32 {
        match self {
            Self::None => 0,
            Self::Quarter => 90,
            Self::Half => 180,
            Self::ThreeQuarters => 270,
        }
    }
}

/// All that was read from one picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognised {
    pub turned: Turn,
    /// How crooked the lines are besides, clockwise, between -45 and 45.
    pub skew_degrees: f32,
    /// In reading order.
    pub lines: Vec<Line>,
    /// Width and height of the picture in pixels.
    pub size: (u32, u32),
}

/// Words that stand beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// From left to right; never empty.
    pub words: Vec<Word>,
    /// True where a new paragraph, heading or column begins.
    pub paragraph_start: bool,
}

/// A run of letters without a space.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// Never empty; no white space in it.
    pub text: String,
    /// 0 to 1: the mean of its letters.
    pub confidence: f32,
    /// 0 to 1: of its letters, the one that is least sure.
    pub least: f32,
    /// True when it is likely enough to be wrong that a person should compare it with the picture.
    pub unsure: bool,
    /// `[x0, y0, x1, y1]` in pixels of the picture that was given, from its top left corner, as it was given (not turned).
    pub bbox: [f32; 4],
    /// True when so much room lies before it that it stands in another cell or column of the same line.
    pub tab_before: bool,
}
