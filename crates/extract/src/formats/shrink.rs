//! Makes a picture smaller while its rows come in, so that one of a thousand million pixels is drawn in little memory.
//! Each pixel that comes out is the mean of those that went in at its place.

use image::ExtendedColorType;
use record::PageProblem;

use super::photo::png;

/// Takes rows of grey or of red, green and blue, one byte each.
pub struct Shrink {
    from: (u32, u32),
    to: (u32, u32),
    channels: usize,
    /// For each column that comes in, where it goes.
    columns: Vec<u32>,
    /// How many columns go to one place.
    widths: Vec<u32>,
    sums: Vec<u64>,
    rows_in_sums: u32,
    row: u32,
    out: Vec<u8>,
}

impl Shrink {
    /// A picture of `from` pixels, to be at most `max_side` along its longest side. It is never made bigger.
    pub fn new(from: (u32, u32), max_side: u32, channels: usize) -> Self {
        let longest = from.0.max(from.1).max(1);
        let to = if longest <= max_side {
            from
        } else {
            let side = |s: u32| ((u64::from(s) * u64::from(max_side) / u64::from(longest)) as u32).max(1);
            (side(from.0), side(from.1))
        };
        let columns: Vec<u32> =
            (0..from.0).map(|x| (u64::from(x) * u64::from(to.0) / u64::from(from.0)) as u32).collect();
        let mut widths = vec![0; to.0 as usize];
        for &column in &columns {
            widths[column as usize] += 1;
        }
        Self {
            from,
            to,
            channels,
            columns,
            widths,
            sums: vec![0; to.0 as usize * channels],
            rows_in_sums: 0,
            row: 0,
            out: Vec::with_capacity(to.0 as usize * to.1 as usize * channels),
        }
    }

    /// The next row, of at least the declared width; rows past the declared height are left out.
    pub fn row(&mut self, pixels: &[u8]) {
        if self.row >= self.from.1 {
            return;
        }
        match self.channels {
            1 => {
                for (&column, &value) in self.columns.iter().zip(pixels) {
                    self.sums[column as usize] += u64::from(value);
                }
            }
            _ => {
                for (&column, pixel) in self.columns.iter().zip(pixels.chunks_exact(self.channels)) {
                    let at = column as usize * self.channels;
                    for (sum, &value) in self.sums[at..at + self.channels].iter_mut().zip(pixel) {
                        *sum += u64::from(value);
                    }
                }
            }
        }
        self.rows_in_sums += 1;
        let place = |row: u32| u64::from(row) * u64::from(self.to.1) / u64::from(self.from.1);
        self.row += 1;
        if self.row == self.from.1 || place(self.row) != place(self.row - 1) {
            for (at, sum) in self.sums.iter_mut().enumerate() {
                let count = u64::from(self.widths[at / self.channels]) * u64::from(self.rows_in_sums);
                self.out.push((*sum / count.max(1)) as u8);
                *sum = 0;
            }
            self.rows_in_sums = 0;
        }
    }

    /// The smaller picture. What never came in is white.
    pub fn finish(mut self) -> (Vec<u8>, (u32, u32)) {
        self.out.resize(self.to.0 as usize * self.to.1 as usize * self.channels, 255);
        (self.out, self.to)
    }

    /// The smaller picture as PNG, turned as the file asks.
    pub fn into_png(self, orientation: image::metadata::Orientation) -> Result<Vec<u8>, PageProblem> {
        let grey = self.channels == 1;
        let (pixels, (width, height)) = self.finish();
        let picture = if grey {
            image::GrayImage::from_raw(width, height, pixels).map(image::DynamicImage::ImageLuma8)
        } else {
            image::RgbImage::from_raw(width, height, pixels).map(image::DynamicImage::ImageRgb8)
        };
        let mut picture = picture.ok_or(PageProblem::Damaged)?;
        picture.apply_orientation(orientation);
        let colours = if grey { ExtendedColorType::L8 } else { ExtendedColorType::Rgb8 };
        png(picture.as_bytes(), picture.width(), picture.height(), colours)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_made_smaller_row_by_row() {
        let mut shrink = Shrink::new((4, 4), 2, 1);
        for row in [[0, 0, 10, 10], [0, 0, 30, 30], [200, 200, 0, 0], [100, 100, 0, 0]] {
            shrink.row(&row);
        }
        assert_eq!(shrink.finish(), (vec![0, 20, 150, 0], (2, 2)));
        // What is cut off stays white, and a picture is never made bigger.
        let mut short = Shrink::new((2, 2), 100, 1);
        short.row(&[1, 2]);
        assert_eq!(short.finish(), (vec![1, 2, 255, 255], (2, 2)));
    }

    #[test]
    fn long_and_thin_pictures_keep_a_pixel() {
        let mut thin = Shrink::new((10_000, 1), 100, 3);
        thin.row(&[7; 30_000]);
        assert_eq!(thin.finish(), (vec![7; 300], (100, 1)));
    }
}
