//! Which boxes take words away. Words under a later box, or in the colour of what they stand on, are marked as gone;
//! each box that hides words, or is black where a line of words would be, becomes one removed part.

use record::RedactionKind;

use super::colour::{Colour, Painted};
use super::ink::{Drawn, Filled, Letter, Sign};
use super::picture::PaintOver;
use crate::limits::REDACTIONS;
use crate::written;

/// Height of the strips by which boxes are looked up, in points.
const STRIP: f32 = 16.0;
/// A box that lets less than this through hides what is under it.
const COVERS: f32 = 0.95;
/// Brightness on paper under which a box is dark.
const DARK: f32 = 0.4;

/// A removed part on the page.
#[derive(Debug, Clone)]
pub struct Removed {
    pub kind: RedactionKind,
    pub area: [f32; 4],
    pub reason: Option<String>,
    pub words_underneath: bool,
    /// Where the first hidden letter stood, so that the mark goes to exactly that place in the text.
    pub first: Option<Letter>,
    /// Set where hidden words could still be made out on a picture.
    pub paint_over: Option<PaintOver>,
}

/// What is known about one box while the letters are gone through.
#[derive(Debug, Clone, Default)]
struct Tally {
    hidden: u32,
    first: Option<Letter>,
    faint: bool,
    label: String,
    labelled: Vec<usize>,
}

/// Marks letters as gone and returns the removed parts, top to bottom.
pub fn find(drawn: &mut Drawn, width: f32, height: f32) -> Vec<Removed> {
    let boxes: Vec<Filled> = drawn.boxes.iter().copied().filter(hides).collect();
    let strips = Strips::new(&boxes, height);
    let page = width * height;
    let mut tallies = vec![Tally::default(); boxes.len()];
    let mut on_paper: Vec<Letter> = Vec::new();
    let mut letters = std::mem::take(&mut drawn.letters);
    for (place, letter) in letters.iter_mut().enumerate() {
        if letter.sign == Sign::Blank && boxes.is_empty() {
            continue;
        }
        let (x, y) = letter.middle();
        let around = strips.at(y).iter().copied().filter(|&b| holds(boxes[b].area, x, y));
        let (mut above, mut below) = (None, None);
        for b in around {
            let tall = boxes[b].area[3] - boxes[b].area[1];
            if boxes[b].turn > letter.turn {
                // A line through words hides nothing, and recognised words lie under the scan that they belong to.
                let under_a_scan = letter.inkless && share(boxes[b].area, page) > 0.9;
                if tall >= 0.45 * letter.size.min(40.0) && !under_a_scan {
                    above = Some(b);
                }
            } else {
                below = Some(b);
            }
        }
        let verdict = match (above, below) {
            (Some(b), _) => Verdict::Under(b),
            (None, below) => stands_on(letter, below, &boxes, &drawn.images),
        };
        match verdict {
            Verdict::Under(b) | Verdict::Lost(b) => {
                letter.gone = true;
                if letter.sign != Sign::Blank {
                    let tally = &mut tallies[b];
                    tally.hidden += 1;
                    tally.first.get_or_insert(*letter);
                    tally.faint |= matches!(verdict, Verdict::Lost(_)) || see_through(&boxes[b]);
                }
            }
            Verdict::White if letter.sign != Sign::Blank => {
                letter.gone = true;
                on_paper.push(*letter);
            }
            Verdict::On(b) if tallies[b].label.len() < 400 => {
                let tally = &mut tallies[b];
                match letter.sign {
                    Sign::One(c) => tally.label.push(c),
                    Sign::Several(s) => tally.label.push_str(drawn.several.get(s as usize).map_or("", String::as_str)),
                    Sign::Blank => tally.label.push(' '),
                }
                tally.labelled.push(place);
            }
            _ => {}
        }
    }
    let mut found = judge(&boxes, &tallies, &mut letters, page);
    drawn.letters = letters;
    found.extend(white_on_white(&on_paper));
    found.sort_by(|a, b| a.area[1].total_cmp(&b.area[1]).then(a.area[0].total_cmp(&b.area[0])));
    let mut found = joined(found);
    found.truncate(REDACTIONS / 2);
    found
}

enum Verdict {
    Seen,
    /// Seen, on this box.
    On(usize),
    /// Under this later box.
    Under(usize),
    /// In the colour of this box, on which it stands.
    Lost(usize),
    /// White on bare paper.
    White,
}

/// Boxes that nothing can be read through, and dark ones that were meant so.
fn hides(filled: &Filled) -> bool {
    let [x0, y0, x1, y1] = filled.area;
    if x1 - x0 < 2.0 || y1 - y0 < 2.0 {
        return false;
    }
    match filled.painted {
        Painted::Plain(colour) => colour.alpha >= COVERS || is_dark(filled),
        Painted::Many { alpha } => alpha >= COVERS,
        Painted::Gaps => false,
    }
}

fn is_dark(filled: &Filled) -> bool {
    matches!(filled.painted, Painted::Plain(colour) if colour.on_paper() < DARK)
}

fn see_through(filled: &Filled) -> bool {
    matches!(filled.painted, Painted::Plain(colour) if colour.alpha < 0.999)
}

/// Can a letter that nothing covers be told from what it stands on?
fn stands_on(letter: &Letter, below: Option<usize>, boxes: &[Filled], images: &[([f32; 4], u32)]) -> Verdict {
    let (x, y) = letter.middle();
    let since = below.map_or(0, |b| boxes[b].turn);
    let on_image = || images.iter().any(|(area, turn)| *turn < letter.turn && *turn > since && holds(*area, x, y));
    let Some(b) = below else {
        let white = !letter.inkless
            && letter.colour.is_some_and(|c| c.alpha > 0.5 && c.rgb.iter().all(|&part| part > 0.97))
            && !on_image();
        return if white { Verdict::White } else { Verdict::Seen };
    };
    // What a letter without ink says is only to be believed where the picture could say it too.
    if letter.inkless {
        return if is_dark(&boxes[b]) && !on_image() { Verdict::Lost(b) } else { Verdict::Seen };
    }
    match (boxes[b].painted, letter.colour) {
        (Painted::Plain(ground), Some(ink)) if ground.alpha >= COVERS && ink.like(ground) && !on_image() => {
            Verdict::Lost(b)
        }
        _ => Verdict::On(b),
    }
}

/// From what was counted to removed parts. Labels that give a reason are taken out of the words.
fn judge(boxes: &[Filled], tallies: &[Tally], letters: &mut [Letter], page: f32) -> Vec<Removed> {
    let mut found = Vec::new();
    for (b, (filled, tally)) in boxes.iter().zip(tallies).enumerate() {
        let label = tally.label.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_label = written::is_label(&label);
        let dark = is_dark(filled);
        // Light paint with other words on it was a ground for those, not a way to hide the ones before.
        let replaced = !dark && !label.is_empty() && !is_label;
        let counts = match (tally.hidden, label.is_empty()) {
            (0, true) => looks_removed(filled, page) || is_white_gap(filled, letters),
            (0, false) => is_label && looks_removed(filled, page),
            _ => !replaced,
        };
        if !counts || (tally.hidden == 0 && is_overpainted(b, boxes)) {
            continue;
        }
        let reason = (is_label && !label.is_empty()).then_some(label);
        if reason.is_some() {
            tally.labelled.iter().for_each(|&place| letters[place].gone = true);
        }
        let rgb = match filled.painted {
            Painted::Plain(Colour { rgb, .. }) if !dark => rgb.map(|part| (part * 255.0) as u8),
            _ => [0; 3],
        };
        found.push(Removed {
            kind: if dark { RedactionKind::Box } else { RedactionKind::White },
            area: filled.area,
            reason,
            words_underneath: tally.hidden > 0,
            first: tally.first,
            // Over a scan what shines through is no letter, but it shines through.
            paint_over: (tally.faint || see_through(filled)).then_some(PaintOver { area: filled.area, rgb }),
        });
    }
    found
}

/// A black box without words under it, of a size that words would have had. Rules, bullets, margins and coloured bars are
/// not that.
fn looks_removed(filled: &Filled, page: f32) -> bool {
    let [x0, y0, x1, y1] = filled.area;
    let (wide, high) = (x1 - x0, y1 - y0);
    let Painted::Plain(colour) = filled.painted else { return false };
    let black = colour.on_paper() < 0.3 && colour.strength() < 0.25;
    let rule = high < 5.0 || wide < 6.0 || wide > 60.0 * high || high > 12.0 * wide;
    let bullet = wide < 11.0 && high < 11.0;
    black && !rule && !bullet && share(filled.area, page) <= 1.0
}

/// White paint in the middle of a line, with words close by on both sides: a gap that was made.
fn is_white_gap(filled: &Filled, letters: &[Letter]) -> bool {
    let [x0, y0, x1, y1] = filled.area;
    let white =
        matches!(filled.painted, Painted::Plain(c) if c.alpha >= COVERS && c.rgb.iter().all(|&part| part > 0.97));
    if !white || !(6.0..=28.0).contains(&(y1 - y0)) || !(10.0..=400.0).contains(&(x1 - x0)) {
        return false;
    }
    let beside = |left: bool| {
        letters.iter().any(|letter| {
            let (_, y) = letter.middle();
            let gap = if left { x0 - letter.bounds[2] } else { letter.bounds[0] - x1 };
            letter.sign != Sign::Blank && y > y0 && y < y1 && gap > -2.0 && gap < 0.6 * letter.size
        })
    };
    beside(true) && beside(false)
}

/// Painted over by a later box, as frames are made.
fn is_overpainted(b: usize, boxes: &[Filled]) -> bool {
    let own = boxes[b];
    let size = (own.area[2] - own.area[0]) * (own.area[3] - own.area[1]);
    boxes[b + 1..]
        .iter()
        .any(|later| later.turn > own.turn && !is_dark(later) && overlap(own.area, later.area) > 0.6 * size)
}

/// White letters on bare paper, a stretch on one line at a time.
fn white_on_white(letters: &[Letter]) -> Vec<Removed> {
    let mut found: Vec<Removed> = Vec::new();
    for letter in letters {
        if let Some(last) = found.last_mut()
            && let Some(first) = last.first
            && (first.from[1] - letter.from[1]).abs() < 0.3 * letter.size
            && letter.bounds[0] - last.area[2] < 1.5 * letter.size
            && letter.bounds[0] >= last.area[0]
        {
            last.area = around(last.area, letter.bounds);
        } else {
            found.push(Removed {
                kind: RedactionKind::White,
                area: letter.bounds,
                reason: None,
                words_underneath: true,
                first: Some(*letter),
                paint_over: None,
            });
        }
        if let Some(last) = found.last_mut() {
            last.paint_over = Some(PaintOver { area: last.area, rgb: [255; 3] });
        }
    }
    found
}

/// One removed part for boxes that lie on each other or follow each other without a gap on one line.
fn joined(found: Vec<Removed>) -> Vec<Removed> {
    let mut out: Vec<Removed> = Vec::new();
    // Sorted from the top, so only the last few can touch.
    for next in found {
        let near = out.len().saturating_sub(12);
        match out[near..].iter_mut().find(|one| belong_together(one, &next)) {
            Some(one) => {
                one.area = around(one.area, next.area);
                one.words_underneath |= next.words_underneath;
                one.reason = one.reason.take().or(next.reason);
                one.first = match (one.first, next.first) {
                    (Some(a), Some(b)) => Some(if b.turn < a.turn { b } else { a }),
                    (a, b) => a.or(b),
                };
                one.paint_over = match (one.paint_over, next.paint_over) {
                    (Some(a), Some(b)) => Some(PaintOver { area: around(a.area, b.area), rgb: a.rgb }),
                    (a, b) => a.or(b),
                };
                if next.kind == RedactionKind::Box {
                    one.kind = RedactionKind::Box;
                }
            }
            None => out.push(next),
        }
    }
    out
}

fn belong_together(one: &Removed, next: &Removed) -> bool {
    let size = |a: [f32; 4]| (a[2] - a[0]) * (a[3] - a[1]);
    let (a, b) = (one.area, next.area);
    if overlap(a, b) > 0.5 * size(a).min(size(b)) {
        return true;
    }
    let high = (a[3] - a[1]).min(b[3] - b[1]);
    let level = a[3].min(b[3]) - a[1].max(b[1]) > 0.7 * (a[3] - a[1]).max(b[3] - b[1]);
    let gap = b[0].max(a[0]) - a[2].min(b[2]);
    one.kind == next.kind && one.reason.is_none() && next.reason.is_none() && level && gap < (0.12 * high).min(1.5)
}

fn holds(area: [f32; 4], x: f32, y: f32) -> bool {
    x >= area[0] && x <= area[2] && y >= area[1] && y <= area[3]
}

fn overlap(a: [f32; 4], b: [f32; 4]) -> f32 {
    (a[2].min(b[2]) - a[0].max(b[0])).max(0.0) * (a[3].min(b[3]) - a[1].max(b[1])).max(0.0)
}

fn around(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

fn share(area: [f32; 4], page: f32) -> f32 {
    (area[2] - area[0]) * (area[3] - area[1]) / page.max(1.0)
}

/// Boxes by the height at which they stand, so that a letter is not compared with every box of the page.
struct Strips {
    boxes: Vec<Vec<usize>>,
}

impl Strips {
    fn new(filled: &[Filled], height: f32) -> Self {
        if filled.is_empty() {
            return Self { boxes: Vec::new() };
        }
        let last = (height / STRIP) as usize;
        let mut boxes = vec![Vec::new(); last + 1];
        for (b, one) in filled.iter().enumerate() {
            let from = (one.area[1].max(0.0) / STRIP) as usize;
            let to = ((one.area[3].max(0.0) / STRIP) as usize).min(last);
            for strip in &mut boxes[from.min(last)..=to] {
                strip.push(b);
            }
        }
        Self { boxes }
    }

    fn at(&self, y: f32) -> &[usize] {
        self.boxes.get((y.max(0.0) / STRIP) as usize).map_or(&[], Vec::as_slice)
    }
}
