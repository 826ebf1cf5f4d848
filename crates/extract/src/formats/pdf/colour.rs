//! Colours as far as reading needs them: light or dark, the same or not, and how much shows through.

use hayro_interpret::Paint;
use hayro_interpret::pattern::Pattern;

/// Red, green, blue from 0 to 1, and how much of it covers (1: nothing shows through).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colour {
    pub rgb: [f32; 3],
    pub alpha: f32,
}

impl Colour {
    /// How bright it looks on white paper, 0 (black) to 1.
    pub fn on_paper(self) -> f32 {
        let [r, g, b] = self.rgb;
        let own = 0.299 * r + 0.587 * g + 0.114 * b;
        own * self.alpha + (1.0 - self.alpha)
    }

    /// How far from grey.
    pub fn strength(self) -> f32 {
        let [r, g, b] = self.rgb;
        r.max(g).max(b) - r.min(g).min(b)
    }

    /// So alike that words in the one cannot be read on the other.
    pub fn like(self, other: Self) -> bool {
        self.rgb.iter().zip(other.rgb).all(|(a, b)| (a - b).abs() < 0.1)
    }
}

/// What something is painted with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Painted {
    Plain(Colour),
    /// A shading: it covers, in colours that are not looked at.
    Many {
        alpha: f32,
    },
    /// A repeated drawing, which may leave gaps.
    Gaps,
}

pub fn painted(paint: &Paint<'_>) -> Painted {
    match paint {
        Paint::Color(colour) => {
            let [r, g, b, alpha] = colour.to_rgba().components();
            Painted::Plain(Colour { rgb: [r, g, b], alpha })
        }
        Paint::Pattern(pattern) => match &**pattern {
            Pattern::Shading(shading) => Painted::Many { alpha: shading.opacity },
            Pattern::Tiling(_) => Painted::Gaps,
        },
    }
}
