//! The picture of a scanned page, put together while the page draws itself, so that its images are unpacked once. Only images
//! that are as big as a page, or strips as wide as one, are taken in: what else a page shows is drawn, and known from that.

use hayro_interpret::kurbo::Affine;
use hayro_interpret::{BlendMode, Image, ImageData, ImageDrawProps, LumaData, Paint};

use crate::formats::scan_boxes::{Burnt, Grey, find};
use crate::limits::PHOTO_PIXELS;

/// An image that covers this share of its page is a scan of it.
const MOST_OF_PAGE: f32 = 0.4;
/// A strip of a scan that was cut up is at least this share as wide as the page.
const STRIP: f32 = 0.92;
/// Images of one page that are looked at.
const IMAGES: u32 = 300;

#[derive(Debug, Default)]
pub struct Scanned {
    /// False where nobody asks: a picture is wanted, not what is removed from it.
    wanted: bool,
    width: f32,
    height: f32,
    grey: Option<Grey>,
    covered: f32,
    images: u32,
    pixels: u64,
}

impl Scanned {
    pub fn new(width: f32, height: f32, wanted: bool) -> Self {
        Self { wanted, width, height, ..Self::default() }
    }

    /// Takes an image in if it is a scan of the page, or a strip of one. `area` is where it shows.
    pub fn take_in(&mut self, image: &Image<'_, '_>, props: &ImageDrawProps<'_>, area: [f32; 4]) {
        let (wide, high) = (area[2] - area[0], area[3] - area[1]);
        let share = wide * high / (self.width * self.height).max(1.0);
        let size = u64::from(image.width()) * u64::from(image.height());
        let is_scan = share > MOST_OF_PAGE || (wide > STRIP * self.width && image.width() > 400);
        let plain = props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal;
        if !self.wanted || !is_scan || !plain || self.images >= IMAGES || self.pixels + size > PHOTO_PIXELS {
            return;
        }
        self.images += 1;
        self.pixels += size;
        self.covered += share;
        let (width, height) = (self.width, self.height);
        let grey = self.grey.get_or_insert_with(|| Grey::paper(width, height));
        let dots = grey.wide as f32 / width;
        let hint = Some(((wide * dots) as u32 + 1, (high * dots) as u32 + 1));
        let whole = (f64::from(image.width()), f64::from(image.height()));
        match image {
            Image::Raster(raster) => raster.with_rgba(
                |data, alpha| {
                    if alpha.is_none() {
                        lay(grey, dots, area, props.transform, whole, &Levels::of(&data));
                    }
                },
                hint,
            ),
            Image::Stencil(stencil) => stencil.with_stencil(
                |luma, paint| {
                    let ink = match paint {
                        Paint::Color(colour) => {
                            let [r, g, b, _] = colour.to_rgba().components();
                            (255.0 * (0.299 * r + 0.587 * g + 0.114 * b)) as u8
                        }
                        Paint::Pattern(_) => return,
                    };
                    lay(grey, dots, area, props.transform, whole, &Levels::Stencil(&luma, ink));
                },
                hint,
            ),
        }
    }

    /// The removed parts that are burnt into the page, if it is a scan.
    pub fn burnt(self) -> Vec<Burnt> {
        match self.grey {
            Some(grey) if self.covered > MOST_OF_PAGE => find(&grey, self.width),
            _ => Vec::new(),
        }
    }
}

enum Levels<'d> {
    Grey(&'d LumaData),
    Rgb(&'d [u8], usize, usize),
    Stencil(&'d LumaData, u8),
}

impl<'d> Levels<'d> {
    fn of(data: &'d ImageData) -> Self {
        match data {
            ImageData::Luma(luma) => Self::Grey(luma),
            ImageData::Rgb(rgb) => Self::Rgb(&rgb.data, rgb.width as usize, rgb.height as usize),
        }
    }

    fn size(&self) -> (usize, usize) {
        match self {
            Self::Grey(luma) | Self::Stencil(luma, _) => (luma.width as usize, luma.height as usize),
            Self::Rgb(_, wide, tall) => (*wide, *tall),
        }
    }

    /// The level of a pixel by its place in the data; where a stencil lets the page show, `under`.
    fn at(&self, at: usize, under: u32) -> u32 {
        match self {
            Self::Grey(luma) => luma.data.get(at).map_or(under, |&p| u32::from(p)),
            Self::Rgb(data, ..) => data
                .get(3 * at..3 * at + 3)
                .map_or(under, |p| (u32::from(p[0]) * 77 + u32::from(p[1]) * 150 + u32::from(p[2]) * 29) >> 8),
            Self::Stencil(luma, ink) => {
                let covers = luma.data.get(at).map_or(0, |&p| u32::from(p));
                (u32::from(*ink) * covers + under * (255 - covers)) / 255
            }
        }
    }
}

/// Lays an image on the paper: each pixel of the paper is the mean of a few of the image that it stands for.
fn lay(grey: &mut Grey, dots: f32, area: [f32; 4], transform: Affine, whole: (f64, f64), levels: &Levels<'_>) {
    let (wide, tall) = levels.size();
    if wide == 0 || tall == 0 || transform.determinant().abs() < 1e-9 {
        return;
    }
    // From pixels of the paper to pixels of the data, which may be coarser than the image says that it is.
    let to_data = Affine::scale_non_uniform(wide as f64 / whole.0, tall as f64 / whole.1)
        * transform.inverse()
        * Affine::scale(1.0 / f64::from(dots));
    let [a, b, c, d, e, f] = to_data.as_coeffs().map(|v| v as f32);
    let step = a.hypot(b).max(c.hypot(d));
    let fine = (step.round() as usize).clamp(1, 3);
    let edge = |points: f32, most: usize| ((points * dots).max(0.0) as usize).min(most);
    let (x0, y0) = (edge(area[0], grey.wide), edge(area[1], grey.tall));
    let (x1, y1) = (edge(area[2] + 1.0 / dots, grey.wide), edge(area[3] + 1.0 / dots, grey.tall));
    let part = 1.0 / fine as f32;
    for y in y0..y1 {
        for x in x0..x1 {
            let under = u32::from(grey.pixels[y * grey.wide + x]);
            let (mut sum, mut seen) = (0, 0);
            for n in 0..fine * fine {
                let px = x as f32 + ((n % fine) as f32 + 0.5) * part;
                let py = y as f32 + ((n / fine) as f32 + 0.5) * part;
                let (u, v) = (a * px + c * py + e, b * px + d * py + f);
                if u >= 0.0 && v >= 0.0 && (u as usize) < wide && (v as usize) < tall {
                    sum += levels.at(v as usize * wide + u as usize, under);
                    seen += 1;
                }
            }
            if let Some(mean) = u32::checked_div(sum, seen) {
                grey.pixels[y * grey.wide + x] = mean as u8;
            }
        }
    }
}
