//! Pictures inside a paper of words, such as a scanned letter pasted into a Word file: each becomes a page after the pages
//! of words. Small ones (logos, signatures) are left out; one that is used twice is one page. Where a drawn shape may cover
//! part of a picture, none is shown: nobody can say here where the shape lies.

pub mod odf;
pub mod word;

use image::metadata::Orientation;
use image::{ImageFormat, guess_format};
use record::{FileProblem, PageContent, PageProblem, TextFrom};

use super::photo::{Photo, boxed_page, drawn};
use super::tiff::Sheets;
use super::{Leaves, Paper, leaves};
use crate::Opened;
use crate::limits::{PICTURE_SIDE, PLATE_BYTES, PLATES};

/// Pixels along the shorter and the longer side of the smallest picture that becomes a page. At 100 dots to the inch that
/// is 6 by 8 cm: less holds a letterhead or a signature, and no letter. The smallest cameras took 320 by 240.
const SMALLEST: (u32, u32) = (240, 320);
/// How far apart the darkest and the lightest point of a picture may be that is a mere patch of colour.
const PATCH: u8 = 24;

/// How much of a picture is cut away at its left, top, right and bottom, in parts of its size.
pub type Cut = [f32; 4];

/// The pictures of a paper, in their order.
#[derive(Default)]
pub struct Found {
    pictures: Vec<Picture>,
    bytes: usize,
    covered: bool,
    /// Drawings of a kind that cannot be drawn here, or of which nobody can say what part is shown.
    drawings: usize,
    too_many: usize,
}

struct Picture {
    bytes: Vec<u8>,
    cut: Option<Cut>,
    /// It lies over the words and not among them.
    floats: bool,
}

impl Found {
    pub fn add(&mut self, bytes: Vec<u8>, cut: Option<Cut>, floats: bool) {
        if format(&bytes).is_none() {
            self.drawings += 1;
        } else if self.pictures.iter().any(|known| known.bytes == bytes && known.cut == cut) {
            // A letterhead on every page.
        } else if self.pictures.len() >= PLATES || self.bytes + bytes.len() > PLATE_BYTES {
            self.too_many += 1;
        } else {
            self.bytes += bytes.len();
            self.pictures.push(Picture { bytes, cut, floats });
        }
    }

    /// A drawing that is told of and not shown.
    pub fn add_drawing(&mut self) {
        self.drawings += 1;
    }

    /// A filled shape was found, which may lie on any of the pictures.
    pub fn may_be_covered(&mut self) {
        self.covered = true;
    }

    /// Opens the pictures and leaves out the small ones.
    pub fn plates(self) -> Plates {
        let (mut plates, mut covered, mut drawings) = (Vec::new(), self.covered, self.drawings);
        for picture in self.pictures {
            let Some(mut plate) = Plate::open(picture.bytes, picture.cut) else { continue };
            // Which of its sides was cut depends on the program that turned it.
            if plate.turned && plate.cut.is_some() {
                drawings += 1;
                continue;
            }
            // A black patch laid over a scan, as a picture of its own.
            covered |= picture.floats && plate.is_patch();
            if !plate.is_small() {
                plates.push(plate);
            }
        }
        let mut told = String::new();
        if covered && !plates.is_empty() {
            let many = plates.len();
            told += &line(many, "picture", "not shown, as a drawn shape may cover part of it");
            plates.clear();
        }
        told += &line(self.too_many, "more picture", "not shown");
        told += &line(drawings, "drawing", "not shown");
        Plates { plates, told }
    }
}

fn line(count: usize, what: &str, how: &str) -> String {
    match count {
        0 => String::new(),
        1 => format!("\n(1 {what} in this file is {how}.)"),
        many => format!("\n({many} {what}s in this file are {}.)", how.replace("of it", "of them")),
    }
}

fn format(bytes: &[u8]) -> Option<ImageFormat> {
    use ImageFormat::{Bmp, Gif, Jpeg, Png, Tiff, WebP};
    guess_format(bytes).ok().filter(|format| matches!(format, Png | Jpeg | Gif | Bmp | Tiff | WebP))
}

/// Pictures as pages.
pub struct Plates {
    plates: Vec<Plate>,
    /// What is said of those that are not shown, on lines of their own.
    pub told: String,
}

struct Plate {
    /// Or why it cannot be drawn.
    paper: Result<Box<dyn Paper>, PageProblem>,
    /// Pixels; none for a fax of many sheets, which is never small.
    size: Option<(u32, u32)>,
    /// The camera's note says that it lies on its side.
    turned: bool,
    cut: Option<Cut>,
}

impl Plate {
    fn open(bytes: Vec<u8>, cut: Option<Cut>) -> Option<Self> {
        let problem = |problem| match problem {
            FileProblem::TooBig => PageProblem::TooBig,
            _ => PageProblem::Damaged,
        };
        let cut = cut.filter(|cut| cut.iter().any(|part| *part > 0.0));
        let plate = |paper, size, turned| Self { paper, size, turned, cut };
        Some(match format(&bytes)? {
            ImageFormat::Tiff => plate(
                Sheets::open(bytes).map(|sheets| Box::new(sheets) as Box<dyn Paper>).map_err(problem),
                None,
                false,
            ),
            format => match Photo::open(bytes, format) {
                Ok(photo) => {
                    let (size, turned) = (photo.size(), photo.is_turned());
                    plate(Ok(Box::new(photo)), Some(size), turned)
                }
                Err(why) => plate(Err(problem(why)), None, false),
            },
        })
    }

    /// Pixels of what is left of it.
    fn left(&self) -> Option<(u32, u32)> {
        let (width, height) = self.size?;
        let [left, top, right, bottom] = self.cut.unwrap_or_default();
        let part = |side: u32, cut: f32| ((side as f32 * (1.0 - cut).clamp(0.0, 1.0)) as u32).max(1);
        Some((part(width, left + right), part(height, top + bottom)))
    }

    fn is_small(&self) -> bool {
        let (shorter, longer) = SMALLEST;
        self.left().is_some_and(|(w, h)| w.min(h) < shorter || w.max(h) < longer)
    }

    fn is_patch(&mut self) -> bool {
        let Ok(paper) = &mut self.paper else { return false };
        let Ok(png) = paper.picture(1, 64) else { return false };
        let Ok(grey) = image::load_from_memory_with_format(&png, ImageFormat::Png) else { return false };
        let grey = grey.into_luma8();
        let (mut darkest, mut lightest) = (u8::MAX, 0);
        for point in grey.as_raw() {
            (darkest, lightest) = (darkest.min(*point), lightest.max(*point));
        }
        lightest.saturating_sub(darkest) < PATCH
    }

    fn pages(&self) -> u32 {
        self.paper.as_ref().map_or(1, |paper| paper.opened().pages)
    }

    fn page(&mut self, number: u32) -> Result<PageContent, PageProblem> {
        match self.left().filter(|_| self.cut.is_some()) {
            Some(size) => {
                self.paper.as_ref().map_err(|why| *why)?;
                Ok(boxed_page(size, |side| self.picture(number, side)))
            }
            None => self.paper.as_mut().map_err(|why| *why)?.page(number),
        }
    }

    fn picture(&mut self, number: u32, max_side: u32) -> Result<Vec<u8>, PageProblem> {
        let (whole, left) = (self.size, self.left());
        let paper = self.paper.as_mut().map_err(|why| *why)?;
        let (Some([x0, y0, x1, y1]), Some(whole), Some(left)) = (self.cut, whole, left) else {
            return paper.picture(number, max_side);
        };
        // Drawn so much bigger that what is left of it has the size that is wanted.
        let bigger = f64::from(whole.0.max(whole.1)) / f64::from(left.0.max(left.1));
        let side = ((f64::from(max_side) * bigger) as u32).clamp(1, PICTURE_SIDE);
        let damaged = |_| PageProblem::Damaged;
        let png = paper.picture(number, side)?;
        let whole = image::load_from_memory_with_format(&png, ImageFormat::Png).map_err(damaged)?;
        let (width, height) = (whole.width() as f32, whole.height() as f32);
        let (left, top) = ((width * x0) as u32, (height * y0) as u32);
        let across = ((width * (1.0 - x0 - x1)) as u32).max(1);
        let down = ((height * (1.0 - y0 - y1)) as u32).max(1);
        drawn(whole.crop_imm(left, top, across, down), Orientation::NoTransforms, max_side)
    }
}

/// A paper of words with its pictures behind them. The words keep the numbers of their pages.
pub struct Illustrated {
    words: Leaves,
    plates: Vec<Plate>,
}

/// A text as pages, with its pictures behind them.
///
/// # Errors
/// `Empty` without words and pictures, `TooBig` past the limit of pages.
pub fn behind(text: &str, plates: Plates, text_from: TextFrom) -> Result<Illustrated, FileProblem> {
    let words = match leaves(&format!("{}{}", text.trim_end(), plates.told), text_from) {
        Err(FileProblem::Empty) if !plates.plates.is_empty() => Leaves { pages: Vec::new() },
        words => words?,
    };
    Ok(Illustrated::new(words, plates))
}

impl Illustrated {
    pub fn new(words: Leaves, plates: Plates) -> Self {
        Self { words, plates: plates.plates }
    }

    fn plate(&mut self, number: u32) -> Option<(&mut Plate, u32)> {
        let mut number = number.checked_sub(self.words.opened().pages)?;
        for plate in &mut self.plates {
            let pages = plate.pages();
            if number <= pages {
                return Some((plate, number));
            }
            number -= pages;
        }
        None
    }
}

impl Paper for Illustrated {
    fn opened(&self) -> Opened {
        let plates: u32 = self.plates.iter().map(Plate::pages).sum();
        Opened { pages: self.words.opened().pages + plates, members: Vec::new() }
    }

    fn page(&mut self, number: u32) -> Result<PageContent, PageProblem> {
        if number <= self.words.opened().pages {
            return self.words.page(number);
        }
        let (plate, number) = self.plate(number).ok_or(PageProblem::Damaged)?;
        plate.page(number)
    }

    fn picture(&mut self, number: u32, max_side: u32) -> Result<Vec<u8>, PageProblem> {
        let (plate, number) = self.plate(number).filter(|(_, number)| *number > 0).ok_or(PageProblem::Damaged)?;
        plate.picture(number, max_side)
    }
}
