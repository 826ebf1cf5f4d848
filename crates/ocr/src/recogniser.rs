//! The two models, and the road from a picture to words: find the strips of writing, see which way up they are, read each.

use std::fmt;
use std::sync::Arc;

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, ValueView};

use crate::letters::{self, Letter};
use crate::order::{self, Piece};
use crate::picture::{Picture, Pyramid, scaled};
use crate::strips::{self, Strip};
use crate::{Grey, Models, OcrError, Recognised, Turn, Word, alphabet, onnx};

/// The longest side of a picture, in pixels.
const SIDE: u32 = 30_000;
/// The detector looks at a picture of about so many pixels: an A4 page 960 high.
const LOOKED_AT: f32 = 960.0 * 679.0;
/// Sides of what the detector looks at are a multiple of this and at most so long.
const STEP: usize = 32;
const LOOKED_AT_SIDE: f32 = 3_200.0;
/// The recogniser's strips are so many pixels high,
const STRIP: usize = 48;
/// and between so many wide.
const NARROWEST: usize = 16;
const WIDEST: usize = 3_200;
/// A page whose strips are together wider than this is no page: 300 lines across A4.
const WORK: usize = 500_000;
/// More of the writing than this runs down the page: the page lies on its side.
const LIES: f32 = 0.6;
/// Strips whose letters' mean is lower are no writing.
const WRITING: f32 = 0.45;
/// Lines read upright with at least this mean are upright.
const UPRIGHT: f32 = 0.9;
/// So many lines are read upside down too when it is in doubt which way is up.
const TRIED: usize = 4;
/// The recogniser needs about so many steps for a letter. A page of wide letters, as a typewriter's, gives it more than
/// that, so its strips may be made narrower, but not below this part;
const STEPS_A_LETTER: f32 = 2.1;
const NARROWED: f32 = 0.7;
/// and only once this many letters were read surely.
const LETTERS_TO_JUDGE: usize = 100;
/// A strip is read this much narrower first, which is as much less work. It stands where its least sure letter is at least so
/// sure; else the strip is read again in full. A page on which that happens too often is read in full at once.
const QUICK: f32 = 0.75;
const QUICK_STANDS: f32 = 0.9;
const QUICK_TRIES: u32 = 4;
/// A word is unsure when its least sure letter is below this. Measured: see docs/decisions/0010-reading-models.md.
const UNSURE: f32 = 0.95;

/// Reads pictures. Loading takes a moment and most of the memory, so keep one for many pages.
pub struct Recogniser {
    detection: Net,
    recognition: Net,
    letters: Vec<char>,
    options: RunOptions,
}

struct Net {
    model: Model,
    input: NodeId,
    output: NodeId,
}

/// One strip as it was read.
struct Read {
    strip: Picture,
    letters: Vec<Letter>,
    steps: usize,
}

impl Read {
    /// How sure its least sure letter is; 0 for a strip without any.
    fn least(&self) -> f32 {
        self.letters.iter().map(|l| l.sure).reduce(f32::min).unwrap_or(0.0)
    }
}

/// How wide the letters of a page are, from those that were read.
#[derive(Default)]
struct Pitch {
    letters: usize,
    steps: f32,
}

impl Pitch {
    fn add(&mut self, read: &Read, narrowed: f32) {
        if read.letters.len() >= 20 && mean(&read.letters) >= UPRIGHT {
            self.letters += read.letters.len();
            self.steps += read.steps as f32 / narrowed;
        }
    }

    /// How much narrower strips may be made, 1 for not at all.
    fn narrowed(&self) -> f32 {
        if self.letters < LETTERS_TO_JUDGE {
            return 1.0;
        }
        (STEPS_A_LETTER * self.letters as f32 / self.steps).clamp(NARROWED, 1.0)
    }
}

/// How often a quick look at a strip was enough on this page.
#[derive(Default)]
struct Quick {
    tried: u32,
    stood: u32,
}

impl Quick {
    fn is_worth_it(&self) -> bool {
        self.tried < QUICK_TRIES || self.stood * 4 >= self.tried * 3
    }
}

impl fmt::Debug for Recogniser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recogniser").field("letters", &self.letters.len()).finish_non_exhaustive()
    }
}

impl Recogniser {
    /// Takes the models in. Everything runs on one thread of its own.
    ///
    /// # Errors
    /// `Models` when they are not the pair that is expected.
    pub fn load(models: &Models) -> Result<Self, OcrError> {
        let pruned = onnx::prune(&models.recognition, alphabet::is_kept)?;
        let pool = Arc::new(ThreadPool::with_num_threads(1));
        let options = RunOptions::default().with_thread_pool(Some(pool));
        let detection = Net::load(models.detection.clone(), "detector")?;
        let recognition = Net::load(pruned.model, "recogniser")?;
        Ok(Self { detection, recognition, letters: pruned.letters, options })
    }

    /// Reads one page. Works for any picture; 200 to 300 dots to the inch is best. Takes a second or two for a full page.
    ///
    /// # Errors
    /// `Picture` when the sizes do not fit, `TooMuch` when there is more than a page can hold, `Failed` when a model fails.
    pub fn read(&mut self, page: Grey<'_>) -> Result<Recognised, OcrError> {
        let sizes_fit = (1..=SIDE).contains(&page.width) && (1..=SIDE).contains(&page.height);
        if !sizes_fit || page.pixels.len() != page.width as usize * page.height as usize {
            return Err(OcrError::Picture);
        }
        let given = (page.width as f32, page.height as f32);
        let looked_at = looked_at(page);
        let mut turn = Turn::None;
        let mut found = self.find(&looked_at)?;
        if found.sideways > LIES {
            turn = Turn::Quarter;
            found = self.find(&looked_at.upright(turn))?;
        }
        let upright = if turn.is_sideways() { (given.1, given.0) } else { given };
        let small = if turn.is_sideways() {
            (looked_at.height as f32, looked_at.width as f32)
        } else {
            (looked_at.width as f32, looked_at.height as f32)
        };
        let by = (upright.0 / small.0, upright.1 / small.1);
        let mut strips: Vec<Strip> = found.strips.iter().map(|strip| strip.scaled(by)).collect();
        if strips.iter().map(width).sum::<usize>() > WORK {
            return Err(OcrError::TooMuch);
        }
        let mut pyramid = Pyramid::new(page);
        let mut reads: Vec<Option<Read>> = strips.iter().map(|_| None).collect();
        if self.is_upside_down(&mut pyramid, turn, given, &strips, &mut reads)? {
            turn = if turn == Turn::None { Turn::Half } else { Turn::ThreeQuarters };
            strips.iter_mut().for_each(|strip| *strip = strip.upside_down(upright));
            reads.iter_mut().for_each(|read| *read = None);
        }
        let mut pieces = Vec::with_capacity(strips.len());
        let mut pitch = Pitch::default();
        reads.iter().flatten().for_each(|read| pitch.add(read, 1.0));
        let mut quick = Quick::default();
        for (strip, read) in strips.iter().zip(reads) {
            let read = match read {
                Some(read) => read,
                None => {
                    let narrowed = pitch.narrowed();
                    let quickly = if quick.is_worth_it() && narrowed > QUICK {
                        let read = self.read_strip(&mut pyramid, turn, given, strip, QUICK)?;
                        let stands = read.least() >= QUICK_STANDS;
                        quick.tried += 1;
                        quick.stood += u32::from(stands);
                        stands.then_some((read, QUICK))
                    } else {
                        None
                    };
                    let (read, narrowed) = match quickly {
                        Some(read) => read,
                        None => (self.read_strip(&mut pyramid, turn, given, strip, narrowed)?, narrowed),
                    };
                    pitch.add(&read, narrowed);
                    read
                }
            };
            if mean(&read.letters) >= WRITING {
                pieces.push(Piece { strip: *strip, words: placed(&read, strip, turn, given) });
            }
        }
        let lines = order::lines(pieces, found.skew);
        Ok(Recognised { turned: turn, skew_degrees: found.skew.to_degrees(), lines, size: (page.width, page.height) })
    }

    fn find(&self, picture: &Picture) -> Result<strips::Found, OcrError> {
        let round = |side: usize| side.div_ceil(STEP) * STEP;
        let (width, height) = (round(picture.width), round(picture.height));
        let mut plane = Vec::with_capacity(width * height);
        for y in 0..height {
            // What is added to make the sides fit goes on as the edge is.
            let row = &picture.pixels[y.min(picture.height - 1) * picture.width..][..picture.width];
            plane.extend(row.iter().map(|p| tone(*p)));
            plane.resize((y + 1) * width, tone(row[picture.width - 1]));
        }
        let (shape, map) = self.detection.run(&plane, [height, width], &self.options)?;
        if shape != [1, 1, height, width] {
            return Err(OcrError::Failed("the detector's answer has another size".into()));
        }
        Ok(strips::find(&map, width))
    }

    /// Reads a few of the longest lines, and again upside down where they make little sense. What was read is kept.
    fn is_upside_down(
        &self,
        pyramid: &mut Pyramid<'_>,
        turn: Turn,
        given: (f32, f32),
        strips: &[Strip],
        reads: &mut [Option<Read>],
    ) -> Result<bool, OcrError> {
        let mut longest: Vec<usize> = (0..strips.len()).collect();
        longest.sort_by(|a, b| width(&strips[*b]).cmp(&width(&strips[*a])).then(a.cmp(b)));
        let other = if turn == Turn::None { Turn::Half } else { Turn::ThreeQuarters };
        let upright = if turn.is_sideways() { (given.1, given.0) } else { given };
        let (mut as_it_is, mut turned) = (0.0, 0.0);
        for n in longest.into_iter().take(TRIED) {
            let read = self.read_strip(pyramid, turn, given, &strips[n], 1.0)?;
            let sure = mean(&read.letters);
            reads[n] = Some(read);
            if sure >= UPRIGHT {
                return Ok(false);
            }
            let read = self.read_strip(pyramid, other, given, &strips[n].upside_down(upright), 1.0)?;
            as_it_is += sure;
            turned += mean(&read.letters);
        }
        Ok(turned > as_it_is)
    }

    fn read_strip(
        &self,
        pyramid: &mut Pyramid<'_>,
        turn: Turn,
        given: (f32, f32),
        strip: &Strip,
        narrowed: f32,
    ) -> Result<Read, OcrError> {
        let wide = (width(strip) as f32 * narrowed) as usize;
        let size = (wide.max(NARROWEST), STRIP);
        let corner = strip.at(-strip.length / 2.0, -strip.height / 2.0);
        let right = strip.at(strip.length / 2.0, -strip.height / 2.0);
        let below = strip.at(-strip.length / 2.0, strip.height / 2.0);
        let to_given = |(x, y)| turn.to_given(x, y, given);
        let (corner, right, below) = (to_given(corner), to_given(right), to_given(below));
        let step = |to: (f32, f32), count: usize| ((to.0 - corner.0) / count as f32, (to.1 - corner.1) / count as f32);
        let cut = pyramid.strip(corner, step(right, size.0), step(below, size.1), size);
        let plane: Vec<f32> = cut.pixels.iter().map(|p| tone(*p)).collect();
        let ([_, steps, classes], answer) = self.recognition.run(&plane, [STRIP, size.0], &self.options)?;
        if classes != self.letters.len() + 1 {
            return Err(OcrError::Failed("the recogniser's answer has another size".into()));
        }
        Ok(Read { strip: cut, letters: letters::decode(&answer, &self.letters), steps })
    }
}

impl Net {
    fn load(bytes: Vec<u8>, name: &str) -> Result<Self, OcrError> {
        let wrong = |why: String| OcrError::Models(format!("the {name}: {why}"));
        let mut options = ModelOptions::with_all_ops();
        options.prepack_weights(true);
        let model = options.load(onnx::without_tiny_weights(bytes)?).map_err(|e| wrong(e.to_string()))?;
        let (Some(&input), Some(&output)) = (model.input_ids().first(), model.output_ids().first()) else {
            return Err(wrong("it has no way in or out".into()));
        };
        Ok(Self { model, input, output })
    }

    /// Gives the model three equal planes of this height and width; the answer has `N` sides.
    fn run<const N: usize>(
        &self,
        plane: &[f32],
        [height, width]: [usize; 2],
        options: &RunOptions,
    ) -> Result<([usize; N], Vec<f32>), OcrError> {
        let planes = plane.repeat(3);
        let input = ValueView::from_shape([1, 3, height, width], &planes).map_err(|e| failed(&e))?;
        let [answer] = self
            .model
            .run_n(vec![(self.input, input.into())], [self.output], Some(options.clone()))
            .map_err(|e| failed(&e))?;
        answer.into_shape_vec::<f32, N>().map_err(|e| failed(&e))
    }
}

fn failed(why: &dyn fmt::Display) -> OcrError {
    OcrError::Failed(why.to_string())
}

/// The models take -1 for black and 1 for white.
fn tone(pixel: u8) -> f32 {
    f32::from(pixel) / 127.5 - 1.0
}

/// The picture as the detector looks at it.
fn looked_at(page: Grey<'_>) -> Picture {
    let (width, height) = (page.width as f32, page.height as f32);
    let scale = (LOOKED_AT / (width * height)).sqrt().min(1.0).min(LOOKED_AT_SIDE / width.max(height));
    let side = |length: f32| ((length * scale).round() as usize).max(1);
    scaled(page, side(width), side(height))
}

/// The width of a strip as the recogniser is given it.
fn width(strip: &Strip) -> usize {
    ((STRIP as f32 * strip.length / strip.height).ceil() as usize).clamp(NARROWEST, WIDEST)
}

fn mean(letters: &[Letter]) -> f32 {
    letters.iter().map(|l| l.sure).sum::<f32>() / letters.len().max(1) as f32
}

/// The words of a strip with their places, on the strip and on the given picture.
fn placed(read: &Read, strip: &Strip, turn: Turn, given: (f32, f32)) -> Vec<(f32, f32, Word)> {
    letters::words(&read.letters, read.steps, &read.strip)
        .into_iter()
        .map(|part| {
            // The strip is grown around the letters; their box is not.
            let half = strip.height * 0.36;
            let along = |share: f32| (share - 0.5) * strip.length;
            let corners = [(part.from, -half), (part.to, -half), (part.from, half), (part.to, half)];
            let mut bbox = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
            for (share, down) in corners {
                let (x, y) = strip.at(along(share), down);
                let (x, y) = turn.to_given(x, y, given);
                bbox = [bbox[0].min(x), bbox[1].min(y), bbox[2].max(x), bbox[3].max(y)];
            }
            let inside = |value: f32, end: f32| value.clamp(0.0, end);
            let bbox = [
                inside(bbox[0], given.0),
                inside(bbox[1], given.1),
                inside(bbox[2], given.0),
                inside(bbox[3], given.1),
            ];
            let unsure = part.least < UNSURE;
            (
                part.from,
                part.to,
                Word { text: part.text, confidence: part.mean, least: part.least, unsure, bbox, tab_before: false },
            )
        })
        .collect()
}
