//! Another made-up life for every number: a county's typed file, a borough's printed forms, or a city's system prints, with their truth.
//!
//! It shares no words, layouts or people with the file in `content/`, and was written before the reader's own lists were looked at. Each number has
//! its own house style. Even numbers use one half of the wordings and odd numbers the other, so that a reader that was helped with even ones can be
//! measured on odd ones.

mod bundle;
mod damage;
mod expected;
mod house;
mod life;
mod named;
mod papers;
mod press;
mod sentences;
mod spec;
mod tellings;
mod wordings;

use crate::rng::Lot;
use crate::{MadeUpFile, SampleFile};

/// The made-up file with this number. The same number gives the same bytes.
#[must_use]
pub fn another_life(number: u64) -> MadeUpFile {
    let mut lot = Lot::new(0x0C0F_FEE0 ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let house = house::House::new(number, &mut lot);
    let life = life::Life::new(&house, &mut lot);
    let mut papers = papers::all(&house, &life, &mut lot);
    let unheard = papers.iter().any(sentences::is_unheard_review);
    // Names have dice of their own, so that a change of them moves nothing else.
    let mut names = Lot::new(0x0BAD_F00D ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let cast = named::Cast::new(&house, &life, &mut names);
    cast.weave(&mut papers, &house, &life, &mut names);
    let bound = bundle::bind_all(papers, &house, &mut lot);
    let mut truth = bound.truth;
    life.tell(&mut truth, unheard);
    truth.people.extend(cast.own_truths(&life));
    let files = bound.files.into_iter().map(|(name, bytes)| SampleFile { name, bytes }).collect();
    MadeUpFile { files, truth }
}
