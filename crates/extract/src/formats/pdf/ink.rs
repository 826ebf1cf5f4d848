//! Notes what a page draws, in the order in which it draws it: letters, filled boxes and images. It judges nothing.

use hayro_interpret::font::{Glyph as Drawing, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{BezPath, Point, Rect, Shape};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, SoftMask};

use super::colour::{Colour, Painted, painted};
use super::scanned::Scanned;
use super::shapes;
use crate::limits::TEXT_BYTES;

/// Stands for a letter of which the file does not say what it is.
pub const UNKNOWN: char = '\u{FFFD}';
/// Boxes on one page; a drawing of more than this is no page of writing.
const MOST_BOXES: usize = 20_000;
/// An image this small may be a black box blown up.
const SMALL_IMAGE: u32 = 4_096;
/// One this small is looked at too where it lies over words, as only a box does.
const COVER_IMAGE: u32 = 400_000;

/// A letter (or a few that one sign stands for) in page space: points from the top left corner, y down.
#[derive(Debug, Clone, Copy)]
pub struct Letter {
    pub sign: Sign,
    /// `[x0, y0, x1, y1]` of the em box.
    pub bounds: [f32; 4],
    /// Where the baseline starts and ends.
    pub from: [f32; 2],
    pub to: [f32; 2],
    /// Height of the em in points.
    pub size: f32,
    /// Its place in the order of painting; a run of letters shares one.
    pub turn: u32,
    /// `None` where it is painted with a pattern.
    pub colour: Option<Colour>,
    /// Drawn without ink, as programs do that lay recognised words over a scan.
    pub inkless: bool,
    /// Covered or unreadable; set by [`super::cover`].
    pub gone: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    One(char),
    /// Place in [`Drawn::several`].
    Several(u32),
    Blank,
}

impl Letter {
    /// A point in the middle of the small letters, where a cover has to be to hide them.
    pub fn middle(&self) -> (f32, f32) {
        ((self.bounds[0] + self.bounds[2]) / 2.0, (self.bounds[1] + self.bounds[3]) / 2.0)
    }
}

/// An upright rectangle that was painted, clipped to what shows.
#[derive(Debug, Clone, Copy)]
pub struct Filled {
    pub area: [f32; 4],
    pub turn: u32,
    pub painted: Painted,
}

#[derive(Debug, Default)]
pub struct Drawn {
    pub letters: Vec<Letter>,
    pub several: Vec<String>,
    pub boxes: Vec<Filled>,
    /// Where images stand, and when they were drawn.
    pub images: Vec<([f32; 4], u32)>,
    pub has_image: bool,
    /// The page as a picture, where it is a scan.
    pub scanned: Scanned,
}

pub struct Sink {
    page: [f32; 4],
    drawn: Drawn,
    clips: Vec<[f32; 4]>,
    /// For each open group: how much of it covers, or nothing where that is not known.
    groups: Vec<Option<f32>>,
    turn: u32,
    bytes: usize,
    /// What each character code of the run in hand stands for and how wide it is: a run has one font, and asking
    /// hayro for every letter anew is what reading a page would mostly cost.
    codes: Box<[Code; 256]>,
}

#[derive(Clone, Copy)]
struct Code {
    /// The run for which this was found out; turns count from 1.
    turn: u32,
    sign: Sign,
    wide: f32,
}

impl Sink {
    pub fn new(width: f32, height: f32, scans: bool) -> Self {
        Self {
            page: [0.0, 0.0, width, height],
            drawn: Drawn { scanned: Scanned::new(width, height, scans), ..Drawn::default() },
            clips: Vec::new(),
            groups: Vec::new(),
            turn: 0,
            bytes: 0,
            codes: Box::new([Code { turn: 0, sign: Sign::Blank, wide: 0.0 }; 256]),
        }
    }

    pub fn done(self) -> Drawn {
        self.drawn
    }

    fn visible(&self) -> [f32; 4] {
        self.clips.last().copied().unwrap_or(self.page)
    }

    fn next(&mut self) -> u32 {
        self.turn += 1;
        self.turn
    }

    /// How much the open groups let cover; nothing where a mask or a mixing makes it unknown.
    fn cover_of_groups(&self) -> Option<f32> {
        self.groups.iter().try_fold(1.0, |all, one| one.map(|one| all * one))
    }

    fn boxes(&mut self, areas: Vec<Rect>, painted: Painted, blend: BlendMode, masked: bool) {
        let Some(share) = self.cover_of_groups() else { return };
        if masked || areas.is_empty() || self.drawn.boxes.len() > MOST_BOXES {
            return;
        }
        let painted = match painted {
            Painted::Plain(colour) => {
                let mixed = match blend {
                    BlendMode::Normal => true,
                    // Black stays black however it is multiplied; a highlighter's yellow lets words through.
                    BlendMode::Multiply | BlendMode::Darken | BlendMode::ColorBurn => colour.on_paper() < 0.1,
                    _ => false,
                };
                if !mixed {
                    return;
                }
                Painted::Plain(Colour { alpha: colour.alpha * share, ..colour })
            }
            Painted::Many { alpha } if blend == BlendMode::Normal => Painted::Many { alpha: alpha * share },
            _ => return,
        };
        let turn = self.next();
        for area in areas {
            let area = meet(flat(area), self.visible());
            if area[2] - area[0] >= 1.0 && area[3] - area[1] >= 1.0 {
                self.drawn.boxes.push(Filled { area, turn, painted });
            }
        }
    }

    fn shape(&mut self, path: &BezPath, props: &DrawProps<'_>, mode: &DrawMode) {
        let areas = match mode {
            DrawMode::Fill(rule) | DrawMode::FillAndStroke(rule, _) => shapes::filled(path, props.transform, *rule),
            DrawMode::Stroke(stroke) => shapes::stroked(path, props.transform, stroke),
            DrawMode::Invisible => return,
        };
        self.boxes(areas, painted(&props.paint), props.blend_mode, props.soft_mask.is_some());
    }

    fn code(&mut self, glyph: &Drawing<'_>, turn: u32) -> (Sign, f32) {
        let code = glyph.char_code() as usize;
        if let Some(known) = self.codes.get(code).filter(|known| known.turn == turn) {
            return (known.sign, known.wide);
        }
        let wide = match glyph {
            Drawing::Outline(outline) => outline.advance_width(),
            Drawing::Type3(drawing) => drawing.advance_width(),
        };
        let (sign, wide) = (self.sign(glyph.as_unicode()), wide.unwrap_or(500.0));
        if let Some(place) = self.codes.get_mut(code) {
            *place = Code { turn, sign, wide };
        }
        (sign, wide)
    }

    fn sign(&mut self, unicode: Option<BfString>) -> Sign {
        match unicode {
            None => Sign::One(UNKNOWN),
            Some(BfString::Char(c)) => self.one(c),
            Some(BfString::String(s)) => {
                let mut chars = s.chars();
                match (chars.next(), chars.next()) {
                    (None, _) => Sign::Blank,
                    (Some(c), None) => self.one(c),
                    _ => self
                        .several(s.chars().filter(|c| !c.is_control() && !record::turns_words(*c)).take(16).collect()),
                }
            }
        }
    }

    fn one(&mut self, c: char) -> Sign {
        match c {
            ' '..='~' => {
                if c == ' ' {
                    Sign::Blank
                } else {
                    Sign::One(c)
                }
            }
            // Letters that printers cast as one piece are written as the letters that they are.
            '\u{FB00}' => self.several("ff".into()),
            '\u{FB01}' => self.several("fi".into()),
            '\u{FB02}' => self.several("fl".into()),
            '\u{FB03}' => self.several("ffi".into()),
            '\u{FB04}' => self.several("ffl".into()),
            // A soft hyphen that is drawn is a hyphen; the Symbol font's own bullet is a bullet.
            '\u{AD}' => Sign::One('-'),
            '\u{F0B7}' | '\u{F0A7}' => Sign::One('•'),
            _ if c.is_whitespace()
                || c.is_control()
                || record::turns_words(c)
                || c == '\u{200B}'
                || c == '\u{FEFF}' =>
            {
                Sign::Blank
            }
            _ => Sign::One(c),
        }
    }

    fn several(&mut self, letters: String) -> Sign {
        self.drawn.several.push(letters);
        Sign::Several(u32::try_from(self.drawn.several.len() - 1).unwrap_or(u32::MAX))
    }
}

impl<'a> Device<'a> for Sink {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.shape(path, &props, mode);
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.shape(&rect.to_path(0.1), &props, mode);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let area = meet(flat(clip.path.bounding_box()), self.visible());
        self.clips.push(area);
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        let area = meet(flat(*rect), self.visible());
        self.clips.push(area);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.groups.push((mask.is_none() && blend == BlendMode::Normal).then_some(opacity));
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        // Far past what a page may hold, the rest only costs time; the page is then told to be too big.
        if self.bytes > 2 * TEXT_BYTES {
            return;
        }
        let turn = self.next();
        let colour = match painted(&props.paint) {
            Painted::Plain(colour) => Some(colour),
            _ => None,
        };
        let inkless = matches!(mode, DrawMode::Invisible) || colour.is_some_and(|c| c.alpha < 0.03);
        let [left, top, right, bottom] = self.visible();
        self.drawn.letters.reserve(run.glyphs().len());
        for glyph in run.glyphs() {
            let [a, b, c, d, e, f] = (props.transform * glyph.transform()).as_coeffs().map(|v| v as f32);
            let (sign, wide) = self.code(glyph, turn);
            let mut size = if c == 0.0 { d.abs() } else { c.hypot(d) } * 1000.0;
            let (run_x, run_y) = (a * wide, b * wide);
            let (mut up_x, mut up_y) = (c * 800.0, d * 800.0);
            if matches!(**glyph, Drawing::Type3(_)) && run_x.hypot(run_y) > 1.5 * size {
                // Letters drawn as little programs may have any scale; their width tells their size better.
                let grow = run_x.hypot(run_y) * 1.6 / size.max(1e-6);
                size *= grow;
                up_x *= grow;
                up_y *= grow;
            }
            if !(size.is_finite()
                && size > 0.3
                && e.is_finite()
                && f.is_finite()
                && run_x.is_finite()
                && run_y.is_finite())
            {
                continue;
            }
            let (down_x, down_y) = (-up_x / 4.0, -up_y / 4.0);
            let bounds = [
                e + run_x.min(0.0) + up_x.min(down_x),
                f + run_y.min(0.0) + up_y.min(down_y),
                e + run_x.max(0.0) + up_x.max(down_x),
                f + run_y.max(0.0) + up_y.max(down_y),
            ];
            let (x, y) = ((bounds[0] + bounds[2]) / 2.0, (bounds[1] + bounds[3]) / 2.0);
            // What is cut off by the edge of the page or of a window in it does not show, so it is not read.
            if !(x >= left && x <= right && y >= top && y <= bottom) {
                continue;
            }
            self.bytes += 3;
            self.drawn.letters.push(Letter {
                sign,
                bounds,
                from: [e, f],
                to: [e + run_x, f + run_y],
                size,
                turn,
                colour,
                inkless,
                gone: false,
            });
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let (wide, high) = (f64::from(image.width()), f64::from(image.height()));
        let corners = props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, wide, high));
        let area = meet(flat(corners), self.visible());
        if area[2] <= area[0] || area[3] <= area[1] {
            return;
        }
        self.drawn.has_image = true;
        let turn = self.next();
        if self.drawn.images.len() < MOST_BOXES {
            self.drawn.images.push((area, turn));
        }
        self.drawn.scanned.take_in(&image, &props, area);
        let size = image.width().saturating_mul(image.height());
        let over_words = size <= COVER_IMAGE && self.drawn.letters.iter().any(|l| lies_in(l, area));
        if (size <= SMALL_IMAGE || over_words)
            && let Some(colour) = one_colour(&image)
        {
            self.boxes(vec![corners], Painted::Plain(colour), props.blend_mode, props.soft_mask.is_some());
        }
    }
}

/// The colour of an image that is one flat colour all over.
fn one_colour(image: &Image<'_, '_>) -> Option<Colour> {
    let mut found = None;
    match image {
        Image::Raster(raster) => raster.with_rgba(
            |data, alpha| {
                if alpha.is_some() {
                    return;
                }
                let (pixels, step) = match &data {
                    ImageData::Rgb(rgb) => (&rgb.data, 3),
                    ImageData::Luma(luma) => (&luma.data, 1),
                };
                let Some(first) = pixels.get(..step) else { return };
                if pixels.chunks_exact(step).all(|p| p.iter().zip(first).all(|(a, b)| a.abs_diff(*b) < 8)) {
                    let part = |i: usize| f32::from(first[i.min(step - 1)]) / 255.0;
                    found = Some(Colour { rgb: [part(0), part(1), part(2)], alpha: 1.0 });
                }
            },
            None,
        ),
        Image::Stencil(stencil) => stencil.with_stencil(
            |luma, paint| {
                if luma.data.iter().all(|&covers| covers > 247)
                    && let Painted::Plain(colour) = painted(paint)
                {
                    found = Some(colour);
                }
            },
            None,
        ),
    }
    found
}

fn lies_in(letter: &Letter, area: [f32; 4]) -> bool {
    let (x, y) = letter.middle();
    x > area[0] && x < area[2] && y > area[1] && y < area[3]
}

fn flat(rect: Rect) -> [f32; 4] {
    let (a, b) = (Point::new(rect.x0, rect.y0), Point::new(rect.x1, rect.y1));
    [a.x.min(b.x) as f32, a.y.min(b.y) as f32, a.x.max(b.x) as f32, a.y.max(b.y) as f32]
}

fn meet(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])]
}
