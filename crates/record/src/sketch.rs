//! A few numbers made from a page's words, by which other copies of the page are found without reading any words again.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What is kept of a page for finding its copies. It says nothing of the words but whether others are like them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    /// Words on the page, removed parts not counted.
    pub words: u32,
    /// Removed parts on the page.
    pub holes: u32,
    /// How sure the reading of the picture was, in percent; none when the words stand in the file itself.
    pub scan: Option<u8>,
    /// One number for all the words in their order, whatever the lines; 0 for a page without words.
    pub whole: u64,
    /// Numbers of some runs of three words, lowest first: the same runs are taken on every page.
    #[serde(with = "hex")]
    pub marks: Vec<u32>,
}

/// Eight hexadecimal figures a mark: less room than figures and commas, and quicker to read.
mod hex {
    use super::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(marks: &[u32], to: S) -> Result<S::Ok, S::Error> {
        use std::fmt::Write;
        let mut text = String::with_capacity(marks.len() * 8);
        for mark in marks {
            // Writing to a string cannot fail.
            let _ = write!(text, "{mark:08x}");
        }
        to.serialize_str(&text)
    }

    pub fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Vec<u32>, D::Error> {
        let text = std::borrow::Cow::<'a, str>::deserialize(from)?;
        let wrong = || serde::de::Error::custom("marks are eight hexadecimal figures each");
        text.as_bytes()
            .chunks(8)
            .map(|figures| {
                let figures = std::str::from_utf8(figures).ok().ok_or_else(wrong)?;
                if figures.len() != 8 || !figures.bytes().all(|b| b.is_ascii_hexdigit()) {
                    return Err(wrong());
                }
                u32::from_str_radix(figures, 16).map_err(|_| wrong())
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back_as_they_were_and_broken_ones_are_refused() {
        let sketch = Sketch { words: 3, holes: 1, scan: Some(91), whole: u64::MAX, marks: vec![0, 7, u32::MAX] };
        let text = serde_json::to_string(&sketch).unwrap();
        assert!(text.contains("0000000000000007ffffffff"), "{text}");
        assert_eq!(serde_json::from_str::<Sketch>(&text).unwrap(), sketch);
        for broken in ["0000", "zzzzzzzz", "+0000001", "é000000"] {
            let text = text.replace("0000000000000007ffffffff", broken);
            assert!(serde_json::from_str::<Sketch>(&text).is_err(), "{broken}");
        }
    }
}
