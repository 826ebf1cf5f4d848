//! PDF pages through hayro: the words where they stand, what is drawn over them, and the picture.
//!
//! Words that a box covers are dropped here, inside the reader process, and never reach the app.

mod annotated;
mod burnt;
mod colour;
mod columns;
mod cover;
mod doubt;
mod ink;
mod layout;
mod picture;
mod scanned;
mod shapes;
mod unlock;

use hayro::RenderCache;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;
use record::{FileProblem, PageContent, PageProblem, Scan, TextFrom};

use super::Paper;
use crate::limits::{PAGES, SIDE_POINTS, TEXT_BYTES, WORDS};
use crate::passwords::Passwords;
use crate::{Opened, written};

/// hayro's caches only grow, so they are made anew after this many pages, and after this many pictures.
const PAGES_A_CACHE: u32 = 200;
const PICTURES_A_CACHE: u32 = 40;

pub fn with_pdf(bytes: Vec<u8>, passwords: &Passwords, then: &mut dyn FnMut(Result<&mut dyn Paper, FileProblem>)) {
    let (pdf, password) = match unlock::open(bytes, passwords) {
        Ok(opened) => opened,
        Err(problem) => return then(Err(problem)),
    };
    match pdf.pages().len() {
        0 => then(Err(FileProblem::Damaged)),
        pages if pages > PAGES as usize => then(Err(FileProblem::TooBig)),
        _ => then(Ok(&mut Sheets { password, ..Sheets::new(&pdf) })),
    }
}

struct Sheets<'a> {
    pdf: &'a Pdf,
    /// Which password opened it.
    password: Option<u32>,
    settings: InterpreterSettings,
    cache: InterpreterCache<'a>,
    cached: u32,
    drawing: RenderCache<'a>,
    pictures: u32,
}

impl<'a> Sheets<'a> {
    fn new(pdf: &'a Pdf) -> Self {
        Self {
            pdf,
            password: None,
            settings: InterpreterSettings::default(),
            cache: InterpreterCache::new(),
            cached: 0,
            drawing: RenderCache::new(),
            pictures: 0,
        }
    }

    fn sheet(&self, number: u32) -> Result<&'a Page<'a>, PageProblem> {
        self.pdf.pages().get(number as usize - 1).ok_or(PageProblem::Damaged)
    }

    /// Lets the page draw itself, and notes what it draws; with `scans`, also what its scans look like.
    fn look(&mut self, page: &'a Page<'a>, scans: bool) -> ink::Drawn {
        self.cached += 1;
        if self.cached > PAGES_A_CACHE {
            self.cache = InterpreterCache::new();
            self.cached = 1;
        }
        let (width, height) = size(page);
        let area = hayro_interpret::kurbo::Rect::new(0.0, 0.0, width.into(), height.into());
        let upright = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(upright, area, &self.cache, page.xref(), self.settings.clone());
        let mut sink = ink::Sink::new(width, height, scans);
        interpret_page(page, &mut context, &mut sink);
        let mut drawn = sink.done();
        drawn.boxes.extend(annotated::boxes(page));
        drawn
    }
}

fn size(page: &Page<'_>) -> (f32, f32) {
    let (width, height) = page.render_dimensions();
    let side = |v: f32| if v.is_finite() { v.clamp(1.0, SIDE_POINTS) } else { 595.0 };
    (side(width), side(height))
}

impl Paper for Sheets<'_> {
    fn opened(&self) -> Opened {
        Opened { pages: u32::try_from(self.pdf.pages().len()).unwrap_or(u32::MAX), members: Vec::new() }
    }

    fn opened_with(&self) -> Vec<u32> {
        self.password.into_iter().collect()
    }

    fn page(&mut self, number: u32) -> Result<PageContent, PageProblem> {
        let page = self.sheet(number)?;
        let (width, height) = size(page);
        let mut drawn = self.look(page, true);
        let mut boxes = cover::find(&mut drawn, width, height);
        let scanned = std::mem::take(&mut drawn.scanned);
        burnt::seal(&mut drawn, &mut boxes, &scanned.burnt());
        let laid = layout::lay_out(&drawn, &boxes);
        if laid.text.len() > TEXT_BYTES || laid.words.len() > WORDS {
            return Err(PageProblem::TooBig);
        }
        let mut redactions = laid.redactions;
        let mut said = written::removed_in_words(&laid.text, &mut redactions);
        written::place(&mut said, &laid.words);
        if !said.is_empty() {
            redactions.extend(said);
            redactions.sort_by_key(|r| r.start);
        }
        let text_from =
            if laid.has_words || (!laid.text.is_empty() && !drawn.has_image) { TextFrom::Pdf } else { TextFrom::None };
        let doubtful = doubt::doubtful(&drawn, &laid.text, width, height);
        Ok(PageContent {
            text: laid.text,
            text_from,
            width,
            height,
            words: laid.words,
            redactions,
            problem: None,
            has_picture: true,
            scan: if text_from == TextFrom::None || doubtful { Scan::ToRead } else { Scan::No },
        })
    }

    fn picture(&mut self, number: u32, max_side: u32) -> Result<Vec<u8>, PageProblem> {
        let page = self.sheet(number)?;
        let (width, height) = size(page);
        let mut drawn = self.look(page, false);
        let see_through: Vec<_> =
            cover::find(&mut drawn, width, height).into_iter().filter_map(|b| b.paint_over).collect();
        self.pictures += 1;
        if self.pictures > PICTURES_A_CACHE {
            self.drawing = RenderCache::new();
            self.pictures = 1;
        }
        picture::draw(page, &self.settings, &self.drawing, (width, height), max_side, &see_through)
    }
}
