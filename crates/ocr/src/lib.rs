//! A picture of a page → its words, each with its place and how sure the reading is (OCR).
//!
//! Pure: it is given the models and the pixels, and answers. It opens no file, keeps nothing, and gives the same answer for
//! the same picture. What the words mean is for others to say.

mod alphabet;
mod letters;
mod onnx;
mod order;
mod page_text;
mod picture;
mod recognised;
mod recogniser;
mod strips;

pub use page_text::PageText;
pub use recognised::{Line, Recognised, Turn, Word};
pub use recogniser::Recogniser;

/// The two models, as the bytes of their ONNX files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Models {
    /// Finds lines of writing: `PP-OCRv6_det_small.onnx`.
    pub detection: Vec<u8>,
    /// Reads one line: `PP-OCRv6_rec_small.onnx`.
    pub recognition: Vec<u8>,
}

/// A grey picture: one byte a pixel, 0 black and 255 white, row by row from the top left corner.
#[derive(Debug, Clone, Copy)]
pub struct Grey<'a> {
    pub pixels: &'a [u8],
    pub width: u32,
    pub height: u32,
}

/// Why a picture could not be read. A picture without writing is no error: it has no lines.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OcrError {
    /// The models are not those that this crate was written for.
    #[error("the reading models cannot be used: {0}")]
    Models(String),
    /// The pixels are not as many as width and height say, or a side is 0 or over 30,000.
    #[error("the picture's size is not what it says")]
    Picture,
    /// More writing than a page can hold, as noise may look like. Nothing was read.
    #[error("there is more on the picture than a page can hold")]
    TooMuch,
    /// A model failed while it ran.
    #[error("reading the picture failed: {0}")]
    Failed(String),
}
